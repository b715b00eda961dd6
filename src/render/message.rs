//! Every sentence that the shell and the command line say, in both languages.
//!
//! One table, one row a message: the compiler refuses a row that lacks a language, and a test
//! compares the places to fill. Fluent or rust-i18n would bring a parser, a file format and
//! look-ups by string that can miss; two languages without cases or plural tables need none of
//! it (Vietnamese has no plural; the few English ones are rows of their own).

use super::lang::Lang;

macro_rules! messages {
    ($($name:ident { $en:literal, $vi:literal })*) => {
        /// A sentence of the program. The text of each is its documentation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Message {
            $(#[doc = $en] $name,)*
        }

        impl Message {
            /// Every message, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the sentence, its places still open.
            #[must_use]
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Vi) => $vi,)*
                }
            }
        }
    };
}

messages! {
    // Results.
    OneRow { "1 row", "1 dòng" }
    Rows { "{count} rows", "{count} dòng" }
    RowsShown { "{rows} ({shown} shown)", "{rows} (hiện {shown})" }
    NoRows { "no rows", "không có dòng nào" }
    Took { "{what} · {time}", "{what} · {time}" }
    ColumnsLeftOut { "{count} columns left out; `:mode line` shows all", "bớt {count} cột; `:mode line` để xem hết" }

    // Errors around a query.
    ErrorWord { "error", "lỗi" }
    WarningWord { "warning", "lưu ý" }
    HelpWord { "help", "gợi ý" }
    // Commands over articles.
    Built {
        "{file}: documents: {documents}, facts: {facts}, nodes: {nodes}, relationships: {rels}, in {seconds} s",
        "{file}: văn bản: {documents}, sự kiện: {facts}, nút: {nodes}, quan hệ: {rels}, trong {seconds} giây"
    }
    Reviewed {
        "{articles} articles; to look at: {unresolved} unresolved, {links} doubtful links, {facts} doubtful facts",
        "{articles} bài; cần xem: {unresolved} chưa rõ nghĩa, {links} liên kết ngờ, {facts} sự kiện ngờ"
    }
    WithDecisions { "with the decisions of {file}", "dùng các quyết định trong {file}" }
    NoArticle { "there is no article in that", "ở đó không có bài viết nào" }
    DidYouMean { "did you mean {names}?", "ý bạn là {names}?" }
    Or { " or ", " hay " }
    UsageWord { "usage", "cách dùng" }

    // Commands.
    GroupLook { "Look around", "Xem" }
    GroupResults { "Results", "Kết quả" }
    GroupQueries { "Queries", "Truy vấn" }
    GroupChanges { "Changes", "Thay đổi" }
    GroupShell { "Shell", "Shell" }
    EmptyCommand { "a command follows the `:`; see `:help`", "sau `:` là tên lệnh; xem `:help`" }
    NoSuchCommand { "no command `:{name}`", "không có lệnh `:{name}`" }
    SeeHelp { "`:help` lists the commands", "`:help` liệt kê các lệnh" }
    NoHelpOn { "no help on `{topic}`", "không có trợ giúp về `{topic}`" }
    HelpFooter { "More: :help COMMAND, a function's name, keys, modes, queries, functions, procedures.\nAnything else is openCypher and ends in `;`.", "Xem thêm: :help LỆNH, tên hàm, keys, modes, queries, functions, procedures.\nCòn lại là openCypher, kết thúc bằng `;`." }
    AboutBox { "a table that fits the terminal", "bảng vừa với màn hình" }
    AboutMarkdown { "a table of Markdown", "bảng Markdown" }
    AboutCsv { "comma-separated values", "giá trị cách nhau bằng dấu phẩy" }
    AboutTsv { "tab-separated values", "giá trị cách nhau bằng dấu tab" }
    AboutJson { "one JSON array; nodes, relationships and paths are typed objects", "một mảng JSON; nút, quan hệ và đường đi là đối tượng có kiểu" }
    AboutJsonl { "one JSON object a line", "mỗi dòng một đối tượng JSON" }
    AboutLine { "one line a value, one block a row", "mỗi giá trị một dòng, mỗi dòng kết quả một khối" }
    AboutCypher { "a list of maps to paste into a query", "danh sách ánh xạ để dán vào truy vấn" }
    AboutGraph { "the nodes and relationships of the answer, each once", "các nút và quan hệ trong kết quả, mỗi thứ một lần" }
    AboutHtml { "a page for the browser", "trang cho trình duyệt" }

    // Looking around.
    ColumnEntity { "entity", "thực thể" }
    ColumnId { "id", "mã" }
    ColumnKind { "kind", "loại" }
    ColumnFoundAs { "found as", "tìm thấy qua" }
    ColumnLinks { "links", "quan hệ" }
    ColumnRelationship { "relationship", "quan hệ" }
    ColumnNeighbour { "neighbour", "nút kề" }
    ColumnPath { "path", "đường đi" }
    ColumnName { "name", "tên" }
    ColumnTitle { "title", "tiêu đề" }
    ColumnParameters { "parameters", "tham số" }
    NothingFound { "nothing is called `{text}`", "không có gì tên là `{text}`" }
    SeveralFound { "`{text}` may be several; say which by its id", "`{text}` có thể là nhiều thứ; hãy chọn bằng mã" }
    NoNodeInResult { "the last result holds no node; give an id or a name", "kết quả vừa rồi không có nút nào; hãy cho mã hoặc tên" }
    AlsoCalled { "also called", "còn gọi là" }
    OneSentence { "1 sentence of evidence", "1 câu làm chứng" }
    Sentences { "{count} sentences of evidence", "{count} câu làm chứng" }
    SeeEvidence { "{told}; `:evidence` shows it", "{told}; `:evidence` để xem" }
    NoSuchLinks { "it has no relationship of type `{type}`", "không có quan hệ loại `{type}`" }
    NoPath { "no path of at most {steps} steps", "không có đường đi nào trong {steps} bước" }
    OneStep { "1 step", "1 bước" }
    Steps { "{count} steps", "{count} bước" }
    NoSuchKind { "no label or relationship type `{name}`", "không có nhãn hay loại quan hệ `{name}`" }
    SchemaNodes { "Nodes: {count}", "Nút: {count}" }
    SchemaRels { "Relationships: {count}", "Quan hệ: {count}" }
    SchemaSources { "Sources: {count}", "Nguồn: {count}" }

    // Evidence.
    NothingToProve { "the result holds no nodes or relationships whose evidence could be shown; return some, as in `RETURN o, r, a`", "kết quả không có nút hay quan hệ nào để dẫn chứng; hãy trả về chúng, ví dụ `RETURN o, r, a`" }
    NoEvidence { "no sentence stands behind this", "không có câu nào làm chứng cho điều này" }
    TextNotKept { "(the text of the source was not kept)", "(không giữ nguyên văn của nguồn)" }
    ReadBy { "{place} · rule {rule} · confidence {confidence}", "{place} · luật {rule} · độ tin {confidence}" }
    MorePlaces { "and in {count} more places", "và ở {count} chỗ khác" }
    OrElse { "or else {score} {name}", "hoặc là {score} {name}" }
    MeansNothing { "the article does not tell which", "bài viết không cho biết là ai, là gì" }
    NothingWeak { "nothing was read with a confidence below {below}", "không có gì được đọc với độ tin dưới {below}" }
    ColumnConfidence { "confidence", "độ tin" }
    ColumnWhat { "what", "điều gì" }
    ColumnRule { "rule", "luật" }
    ColumnWhere { "where", "ở đâu" }
    NoSuchRow { "no row {row}: the last result has {rows}", "không có dòng {row}: kết quả vừa rồi có {rows}" }

    // Results.
    LimitIs { "a box shows at most {rows}", "bảng hiện nhiều nhất {rows}" }
    LimitIsNone { "a box shows all rows", "bảng hiện mọi dòng" }
    NextGoesTo { "the next result goes to {target}", "kết quả kế tiếp sẽ vào {target}" }
    ResultsGoTo { "results go to {target}; `:output` brings them back", "kết quả sẽ vào {target}; `:output` để trở lại màn hình" }
    ResultsGoHere { "results are shown here", "kết quả hiện ở đây" }
    Written { "{rows} to {target}", "{rows} vào {target}" }
    NoLastResult { "there is no result yet", "chưa có kết quả nào" }
    NoLastYet { "`$_` is the last result, and there is none yet", "`$_` là kết quả vừa rồi, mà chưa có kết quả nào" }
    LastIs { "the last result: {rows} of {columns}", "kết quả vừa rồi: {rows}, các cột {columns}" }
    LastIsTheLast { "`$_` is the last result and cannot be set", "`$_` là kết quả vừa rồi, không đặt được" }
    OpenAs { "`{format}` is not html or csv", "`{format}` không phải html hay csv" }
    UnknownFormat { "which format? {names}", "định dạng nào? {names}" }
    Exported { "written to {target}", "đã ghi vào {target}" }

    // Queries and parameters.
    NoLastQuery { "there is no query yet", "chưa có truy vấn nào" }
    NoSuchQuery { "no saved query `{name}`", "không có truy vấn đã lưu `{name}`" }
    SeeQueries { "`:queries` lists them", "`:queries` liệt kê chúng" }
    NoQueries { "no saved query", "không có truy vấn nào" }
    NoSuchParameter { "query `{query}` has no parameter `{name}`", "truy vấn `{query}` không có tham số `{name}`" }
    ItsParameters { "it has {names}", "các tham số: {names}" }
    ParameterNeeded { "query `{query}` needs a value for `{name}`", "truy vấn `{query}` cần giá trị cho `{name}`" }
    WrongType { "parameter `{name}` wants a value of type {kind}, not `{value}`", "tham số `{name}` cần giá trị kiểu {kind}, không phải `{value}`" }
    KeyValueExpected { "expected KEY=VALUE, found `{text}`", "cần TÊN=GIÁ TRỊ, không phải `{text}`" }
    NoParameters { "no parameters are set", "chưa đặt tham số nào" }
    SavedAs { "saved as {path}", "đã lưu vào {path}" }
    ReadsItself { "{path} reads itself", "{path} tự đọc chính nó" }

    // `thidua explain`.
    ByWayOf { "rule {rule}, by way of the article, confidence {confidence}", "luật {rule}, suy từ bài viết, độ tin {confidence}" }
    ByRule { "rule {rule}, confidence {confidence}", "luật {rule}, độ tin {confidence}" }
    MightBe { "it might also have been", "cũng có thể là" }
    FactsOfWords { "facts from these words", "sự kiện từ những từ này" }
    OtherFacts { "other facts of the article", "các sự kiện khác của bài" }
    MoreFacts { "… and {count} more (--all)", "… và {count} sự kiện nữa (--all)" }

    // The command line.
    ExitStatus { "EXIT STATUS", "MÃ KẾT THÚC" }
    ExitAnswered { "answered; also when the reader of the output went away", "đã trả lời; kể cả khi bên đọc kết quả đã thôi đọc" }
    ExitAtFault { "the query or the data is at fault", "truy vấn hoặc dữ liệu có lỗi" }
    ExitUsage { "the command line is at fault", "dòng lệnh có lỗi" }
    ExitInterrupted { "interrupted", "bị ngắt" }
    Banner { "thidua {version} · nodes: {nodes}, relationships: {rels}, articles: {sources} · `:help` for commands, `:quit` to leave", "thidua {version} · nút: {nodes}, quan hệ: {rels}, bài báo: {sources} · `:help` xem lệnh, `:quit` để thoát" }
    FirstGraph { "no graph here yet: made one of {articles} sample articles in {file}", "ở đây chưa có đồ thị: đã dựng từ {articles} bài báo mẫu vào {file}" }
    Checked { "{files} files, {mistakes} mistakes, {warnings} warnings", "{files} tệp, {mistakes} lỗi, {warnings} lưu ý" }
    DecidedBy { "decided by {rule}, confidence {confidence}", "theo luật {rule}, độ tin {confidence}" }

    // The terminal.
    FixOrEnter { "fix it, or Enter again to see more, or Ctrl-C to drop it", "sửa tiếp, hoặc Enter lần nữa để xem rõ, hoặc Ctrl-C để bỏ" }
    GoesOn { "`;` ends the statement and runs it", "`;` để kết thúc câu lệnh và chạy" }
    StillRunning { "running; Ctrl-C stops it ·", "đang chạy; Ctrl-C để dừng ·" }
    EditorFailed { "{editor}: {error}", "{editor}: {error}" }

    // Changes.
    NodesCreated { "nodes created: {count}", "nút tạo mới: {count}" }
    NodesDeleted { "nodes deleted: {count}", "nút đã xóa: {count}" }
    RelsCreated { "relationships created: {count}", "quan hệ tạo mới: {count}" }
    RelsDeleted { "relationships deleted: {count}", "quan hệ đã xóa: {count}" }
    PropertiesSet { "properties set: {count}", "thuộc tính đã đặt: {count}" }
    PropertiesRemoved { "properties removed: {count}", "thuộc tính đã bỏ: {count}" }
    LabelsAdded { "labels added: {count}", "nhãn thêm: {count}" }
    LabelsRemoved { "labels removed: {count}", "nhãn bỏ: {count}" }
    NotKept { "the change is not in the graph's file: {error}", "thay đổi chưa được ghi vào tệp đồ thị: {error}" }
    AlreadyBegun { "a transaction is open already; `:commit` or `:rollback` ends it", "đang có một giao dịch; `:commit` hoặc `:rollback` để kết thúc" }
    NotBegun { "no transaction is open; `:begin` opens one", "chưa có giao dịch; `:begin` để bắt đầu" }
    Begun { "transaction begun; `:commit` keeps what follows, `:rollback` takes it back", "đã bắt đầu giao dịch; `:commit` để giữ, `:rollback` để bỏ" }
    Committed { "kept", "đã giữ" }
    RolledBack { "taken back to `:begin`", "đã trở lại lúc `:begin`" }
    NothingToUndo { "nothing to take back", "không có gì để bỏ" }
    Undone { "the last change is taken back", "đã bỏ thay đổi vừa rồi" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name)
            .collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn every_message_says_the_same_in_both_languages() {
        for message in Message::ALL {
            let (en, vi) = (message.text(Lang::En), message.text(Lang::Vi));
            assert!(!en.is_empty() && !vi.is_empty(), "{message:?} is empty");
            assert_eq!(places(en), places(vi), "{message:?} has other places");
        }
    }
}
