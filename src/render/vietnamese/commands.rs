//! Why a command could not do its work, and what the system says of files.

use super::Row;

#[rustfmt::skip]
pub(super) const SENTENCES: &[Row] = &[
    // The system.
    ("No such file or directory", "không có tệp hay thư mục này"),
    ("Permission denied", "không có quyền làm việc đó"),
    ("Is a directory", "đó là thư mục"),
    ("Not a directory", "đó không phải thư mục"),
    ("Read-only file system", "hệ tệp chỉ cho đọc"),
    ("No space left on device", "đĩa đã đầy"),
    ("File exists", "đã có tệp này"),
    ("stream did not contain valid UTF-8", "không phải văn bản UTF-8"),
    ("standard input: {}", "đầu vào chuẩn: {}"),
    ("{} is a folder", "{} là thư mục"),
    // Graphs.
    ("there is no graph at {}", "không có đồ thị nào ở {}"),
    ("`thidua build ARTICLES... -o {}` makes it", "`thidua build BÀI_VIẾT... -o {}` sẽ dựng nó"),
    ("`thidua build ARTICLES... -o FILE` makes a graph out of articles.", "`thidua build BÀI_VIẾT... -o TỆP` dựng đồ thị từ các bài viết."),
    ("A newer thidua wrote it; update this one, or build the graph anew.", "Một bản thidua mới hơn đã ghi nó; hãy cập nhật bản này, hoặc dựng lại đồ thị."),
    ("Build the graph anew; `thidua build` loses nothing but time.", "Hãy dựng lại đồ thị; `thidua build` chỉ tốn thời gian, không mất gì khác."),
    // Arguments.
    ("`{}` is no mode", "không có cách ghi `{}`"),
    ("modes are {}", "các cách ghi: {}"),
    ("`{}` is not KEY=VALUE", "`{}` không có dạng TÊN=GIÁ_TRỊ"),
    ("`{}` is not of the form FIELD=NAME", "`{}` không có dạng TRƯỜNG=TÊN"),
    ("Fields are text, title, url, date, author, source and id.", "Các trường là text, title, url, date, author, source và id."),
    // Exports.
    ("which format?", "định dạng nào?"),
    ("There are csv, {}.", "Có csv, {}."),
    ("csv needs -o: it writes two files", "csv cần -o vì ghi hai tệp"),
    ("`--format nodes-csv` and `--format relationships-csv` write to standard output.", "`--format nodes-csv` và `--format relationships-csv` ghi ra đầu ra chuẩn."),
    ("there is no format `{}`", "không có định dạng `{}`"),
    ("lists are divided by `{}`, because some hold a semicolon: neo4j-admin wants --array-delimiter='{}'", "danh sách ngăn bằng `{}`, vì có danh sách chứa dấu chấm phẩy: neo4j-admin cần --array-delimiter='{}'"),
    // `thidua check`.
    ("there is no `.cypher` file here", "ở đây không có tệp `.cypher` nào"),
    ("{}: there is no such file", "{}: không có tệp này"),
    ("the file holds no query", "tệp không có truy vấn nào"),
    ("the columns are {}", "các cột là {}"),
    ("a query that suggests values has one column", "truy vấn gợi ý giá trị phải có đúng một cột"),
    ("parameter `{}` is not in the header", "phần đầu không khai tham số `{}`"),
    ("parameter `{}` is not used", "tham số `{}` không được dùng"),
    ("`{}` is not of type {}", "`{}` không thuộc kiểu {}"),
    ("the header has no `// {}: …`", "phần đầu thiếu `// {}: …`"),
    // `thidua explain`.
    ("there are no words in that surface", "trong đó không có chữ nào"),
    (
        "which words are to be explained? SURFACE is missing",
        "cần giải thích những từ nào? thiếu SURFACE",
    ),
    ("`{}` is no mention here", "`{}` không phải lần nhắc tên nào ở đây"),
    ("`{}` is no fact here", "`{}` không phải sự kiện nào ở đây"),
    ("At {} the words are a part of `{}`.", "Ở {}, những từ này là một phần của `{}`."),
    ("At {} they stand outside of the article (a menu, a footer).", "Ở {}, chúng nằm ngoài bài viết (trình đơn, chân trang)."),
    ("At {} they name nothing in particular, as far as the rules can tell.", "Ở {}, theo các luật thì chúng không chỉ riêng điều gì."),
];
