//! The help of the command line in Vietnamese.

use clap::Command;

use crate::render::Lang;
use crate::repl::phrasebook;

const PLACE_GRAPH: &str =
    "Đồ thị do `thidua build` ghi [mặc định: graph.thidua, dựng từ các bài mẫu nếu chưa có]";
const PLACE_MODE: &str =
    "Cách ghi kết quả: box, markdown, csv, tsv, json, jsonl, line, html, cypher hoặc graph";

/// What each command and argument is about. A key is the command's path, then the argument's id.
const HELP: &[(&str, &str)] = &[
    (
        "thidua",
        "Đọc tin tức công đoàn thành đồ thị tri thức và trả lời openCypher",
    ),
    (
        "thidua lang",
        "Ngôn ngữ của thông báo và trợ giúp: en hoặc vi",
    ),
    ("thidua color", "Khi nào tô màu: auto, always hoặc never"),
    (
        "thidua completions",
        "In phần tự hoàn thành cho bash, zsh, fish, elvish hoặc powershell",
    ),
    ("thidua completions shell", "Shell cần tự hoàn thành"),
    (
        "thidua annotate",
        "In các lần nhắc tên và sự kiện của bài, mỗi dòng một đối tượng JSON",
    ),
    (
        "thidua articles",
        "Tệp, thư mục, mẫu tên, hoặc - là đầu vào chuẩn; văn bản, HTML hoặc JSONL, kể cả tệp nén",
    ),
    (
        "thidua decisions",
        "Các quyết định của người phân tích [mặc định: decisions.toml, nếu có]",
    ),
    (
        "thidua no_decisions",
        "Đọc không dùng quyết định nào, kể cả khi có decisions.toml",
    ),
    (
        "thidua fields",
        "Tên khác của một trường trong dòng JSONL, ví dụ text=content; có các trường text, title, url, date, author, source và id",
    ),
    (
        "thidua whole_text",
        "Coi cả trang là bài viết, kể cả trình đơn và chân trang",
    ),
    ("thidua annotate output", "Nơi ghi [mặc định: đầu ra chuẩn]"),
    ("thidua build", "Dựng đồ thị từ các bài viết"),
    ("thidua build output", "Nơi ghi đồ thị"),
    (
        "thidua build whole_gazetteer",
        "Đưa cả danh bạ vào đồ thị, không chỉ phần mà bài viết nhắc đến",
    ),
    ("thidua build quiet", "Không in tóm tắt và tiến độ"),
    (
        "thidua explain",
        "Giải thích vì sao một lần nhắc tên mang nghĩa ấy",
    ),
    (
        "thidua explain surface",
        "Các chữ như bài viết in, ví dụ \"LĐLĐ huyện\"; hoặc mã của một sự kiện, f:…",
    ),
    ("thidua explain articles", "Bài viết (một hoặc nhiều)"),
    (
        "thidua explain json",
        "In JSON, mỗi lần nhắc hoặc sự kiện một đối tượng",
    ),
    (
        "thidua explain all",
        "Liệt kê mọi sự kiện khác về cùng thực thể, không chỉ vài sự kiện đầu",
    ),
    (
        "thidua review",
        "Liệt kê những chỗ cần xem lại, kèm quyết định để giải quyết",
    ),
    (
        "thidua review below",
        "Liệt kê liên kết và sự kiện dưới độ tin này",
    ),
    (
        "thidua review only",
        "Liệt kê gì: all, unresolved, links hoặc facts",
    ),
    (
        "thidua review mode",
        "In thành bảng: box, markdown, csv, tsv, json, jsonl, line, html, cypher hoặc graph",
    ),
    (
        "thidua export",
        "Ghi đồ thị theo định dạng của công cụ khác",
    ),
    ("thidua graph", "Đồ thị, tệp do `thidua build` ghi"),
    (
        "thidua export format",
        "Định dạng: csv, cypher, dot, gexf, graphml, json, jsonl, nodes-csv, ntriples, relationships-csv hoặc turtle [mặc định: theo đuôi của FILE]",
    ),
    (
        "thidua export output",
        "Nơi ghi; csv ghi FILE.nodes.csv và FILE.relationships.csv [mặc định: đầu ra chuẩn]",
    ),
    ("thidua stats", "In số liệu về đồ thị"),
    ("thidua stats json", "In JSON"),
    ("thidua check", "Tìm lỗi trong các truy vấn đã lưu"),
    ("thidua check paths", "Tệp, hoặc thư mục chứa chúng"),
    (
        "thidua check graph",
        "Đồ thị mà nhãn, loại quan hệ và khóa cần khớp",
    ),
    ("thidua query", "Trả lời một truy vấn"),
    (
        "thidua query text",
        "Truy vấn; `-` đọc các câu lệnh từ đầu vào chuẩn",
    ),
    ("thidua query parameters", "Tham số: place='Huế'"),
    ("thidua query keep_going", "Chạy tiếp sau lỗi"),
    ("thidua query graph", PLACE_GRAPH),
    ("thidua query mode", PLACE_MODE),
    ("thidua run", "Chạy truy vấn đã lưu"),
    ("thidua run name", "Tên truy vấn đã lưu, hoặc tệp"),
    ("thidua run parameters", "Giá trị tham số: place='Huế'"),
    ("thidua run graph", PLACE_GRAPH),
    ("thidua run mode", PLACE_MODE),
    ("thidua shell", "Mở shell, hoặc chạy một tập lệnh"),
    (
        "thidua shell commands",
        "Chạy các câu lệnh này rồi thoát; có thể lặp lại",
    ),
    (
        "thidua shell files",
        "Chạy các câu lệnh trong tệp rồi thoát; `-` là đầu vào chuẩn",
    ),
    ("thidua shell init", "Chạy tệp trước, rồi ở lại trong shell"),
    ("thidua shell parameters", "Tham số: place='Huế'"),
    (
        "thidua shell keep_going",
        "Chạy tiếp sau lỗi trong tập lệnh",
    ),
    (
        "thidua shell no_rc",
        "Không đọc tệp `rc` trong thư mục cấu hình",
    ),
    ("thidua shell graph", PLACE_GRAPH),
    ("thidua shell mode", PLACE_MODE),
    ("thidua man", "In trang hướng dẫn (man)"),
];

/// Returns the table with every text in `lang`.
pub(crate) fn command(command: Command, lang: Lang) -> Command {
    phrasebook::speak(command, "thidua", HELP, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        if phrasebook::find(path, HELP).is_none() {
            found.push(path.to_owned());
        }
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            let own = format!("{path} {id}");
            let known = phrasebook::find(&own, HELP)
                .or_else(|| phrasebook::find(&format!("thidua {id}"), HELP));
            if known.is_none() && !arg.is_hide_set() {
                found.push(own);
            }
        }
        for sub in command.get_subcommands() {
            missing(sub, &format!("{path} {}", sub.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_vietnamese_help() {
        let mut found = Vec::new();
        missing(&super::super::table(Lang::En), "thidua", &mut found);
        assert!(found.is_empty(), "no Vietnamese help for {found:#?}");
    }

    #[test]
    fn the_table_of_arguments_is_sound() {
        super::super::table(Lang::En).debug_assert();
        super::super::table(Lang::Vi).debug_assert();
    }
}
