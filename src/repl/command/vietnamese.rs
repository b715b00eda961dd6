//! What the commands do, in Vietnamese.

/// Vietnamese help; a key is the command, then the argument.
pub(crate) const HELP: &[(&str, &str)] = &[
    ("find", "Tìm theo tên hoặc tên khác; không cần gõ dấu"),
    (
        "find text",
        "Từ cần tìm; `:find :Campaign tet` chỉ tìm phong trào",
    ),
    (
        "show",
        "Hiện thẻ thông tin: tên, loại, nơi, ngày, quan hệ theo loại, nguồn",
    ),
    (
        "show id",
        "Mã hoặc tên; không có thì lấy nút đầu của kết quả vừa rồi",
    ),
    ("expand", "Liệt kê các nút kề"),
    ("expand id", "Mã hoặc tên"),
    ("expand rel_type", "Chỉ quan hệ loại này"),
    ("path", "Đường ngắn nhất giữa hai nút, không kể chiều"),
    ("path from", "Mã hoặc tên"),
    ("path to", "Mã hoặc tên"),
    ("path steps", "Số bước nhiều nhất"),
    (
        "schema",
        "Liệt kê nhãn, loại quan hệ và thuộc tính, kèm số lượng và ví dụ",
    ),
    ("schema name", "Chỉ nhãn hoặc loại quan hệ này"),
    ("evidence", "Hiện các câu làm chứng cho kết quả vừa rồi"),
    (
        "evidence row",
        "Chỉ dòng này, tính từ 1; hoặc một mã hay tên",
    ),
    (
        "why",
        "Giải thích vì sao các từ trong câu được hiểu như vậy",
    ),
    (
        "why row",
        "Chỉ dòng này của kết quả, tính từ 1; hoặc một mã hay tên",
    ),
    (
        "review",
        "Liệt kê những gì được đọc với độ tin thấp, yếu nhất trước",
    ),
    ("review below", "Chỉ những gì dưới độ tin này"),
    (
        "mode",
        "Chọn cách ghi kết quả: box, markdown, csv, tsv, json, jsonl, line, html, cypher hoặc graph",
    ),
    (
        "mode mode",
        "Cách ghi; không có thì cho biết cách đang dùng",
    ),
    (
        "once",
        "Ghi kết quả kế tiếp vào tệp, hoặc vào lệnh sau dấu `|`",
    ),
    ("once target", "TỆP (đuôi tệp chọn cách ghi) hoặc | LỆNH"),
    (
        "output",
        "Từ nay ghi mọi kết quả vào tệp; không có tệp thì lại ra màn hình",
    ),
    ("output target", "TỆP (đuôi tệp chọn cách ghi)"),
    ("last", "Hiện lại kết quả vừa rồi, đầy đủ"),
    (
        "open",
        "Mở kết quả vừa rồi trong trình duyệt hoặc bảng tính",
    ),
    ("open format", "html hoặc csv"),
    ("export", "Ghi đồ thị ra tệp ở định dạng khác"),
    ("export file", "Tệp; đuôi tệp chọn định dạng"),
    ("export format", "Định dạng, khi đuôi tệp không nói rõ"),
    ("queries", "Liệt kê truy vấn đã lưu"),
    (
        "queries text",
        "Chỉ truy vấn có từ này trong tên hoặc tiêu đề",
    ),
    ("run", "Chạy truy vấn đã lưu"),
    ("run name", "Tên truy vấn, hoặc tệp"),
    ("run values", "Giá trị tham số: place='Huế'"),
    ("save", "Lưu truy vấn vừa rồi dưới một tên"),
    ("save name", "Tên: chữ thường, số và `_`"),
    ("save title", "Tiêu đề trong danh sách"),
    (
        "edit",
        "Sửa truy vấn vừa rồi, hoặc truy vấn đã lưu, bằng $EDITOR",
    ),
    ("edit name", "Tên truy vấn đã lưu"),
    ("read", "Chạy các câu lệnh trong tệp"),
    ("read file", "Tệp"),
    (
        "param",
        "Đặt, xem hoặc bỏ tham số: `:param place='Huế'`, `:param place=`",
    ),
    ("param values", "TÊN=GIÁ TRỊ; TÊN= để bỏ"),
    ("explain", "Hiện kế hoạch của truy vấn mà không chạy"),
    (
        "explain query",
        "Truy vấn; không có thì lấy truy vấn vừa rồi",
    ),
    (
        "profile",
        "Chạy truy vấn và hiện kế hoạch với số dòng từng bước",
    ),
    (
        "profile query",
        "Truy vấn; không có thì lấy truy vấn vừa rồi",
    ),
    ("begin", "Bắt đầu giao dịch: chưa ghi gì cho đến `:commit`"),
    ("commit", "Giữ các thay đổi từ `:begin`"),
    ("rollback", "Bỏ các thay đổi từ `:begin`"),
    ("undo", "Bỏ câu lệnh vừa thay đổi đồ thị"),
    ("timer", "Báo thời gian sau mỗi kết quả: on hoặc off"),
    ("timer when", "on hoặc off"),
    ("limit", "Số dòng bảng hiện ra; 0 là tất cả"),
    ("limit rows", "Số dòng"),
    (
        "help",
        "Trợ giúp về lệnh, hàm, hoặc: keys, modes, queries, functions, procedures",
    ),
    ("help topic", "Điều cần giải thích"),
    ("quit", "Thoát"),
];
