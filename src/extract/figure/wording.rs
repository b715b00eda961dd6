//! What is counted, by its words: money, prizes, people who are praised, no result at all.

/// Nouns that number the parts of a plan or measure time and space: no result.
pub(super) const NO_RESULT: [&str; 80] = [
    "tết",
    "chỗ",
    "chỗ ngồi",
    "hồi",
    "nhát",
    "tiếng",
    "tiếng đồng hồ",
    "bàn thắng",
    "cự ly",
    "cự li",
    "dân",
    "nhân khẩu",
    "cây số",
    "kíp",
    "inch",
    "trang",
    "tầng",
    "con nhỏ",
    "con trai",
    "con gái",
    "người con",
    "người là nữ",
    "phòng ngủ",
    "phòng khách",
    "phòng ở",
    "phòng tắm",
    "đợt",
    "nội dung",
    "nhiệm vụ",
    "mục tiêu",
    "chức năng",
    "lần",
    "giai đoạn",
    "khâu",
    "mặt",
    "tiêu chí",
    "chủ đề",
    "bước",
    "cấp",
    "ngày",
    "giờ",
    "phút",
    "giây",
    "tháng",
    "năm",
    "tuần",
    "tuổi",
    "mét",
    "km",
    "m",
    "m2",
    "ha",
    "độ",
    "buổi",
    "nhóm nhiệm vụ",
    "hình thức",
    "khẩu hiệu",
    "phần",
    "kỳ",
    "thế kỷ",
    "ca",
    "quý",
    "khóa",
    "vòng",
    "nhóm",
    "điểm",
    "phần thi",
    "môn thi",
    "môn",
    "khu vực",
    "hạng mục",
    "chuyên đề",
    "kỳ đại hội",
    "nhiệm kỳ",
    "giỏi",
    "tốt",
    "thể loại",
    "vốn",
    "vốn nhà nước",
    "điểm tuyệt đối",
];

/// Measures that what stands before the number is told in: "sản lượng đạt 318 tấn".
pub(super) const MEASURES: [&str; 8] = ["kwh", "mw", "tấn", "tạ", "lít", "kg", "phút", "m3"];

/// Words that end a counted noun phrase.
pub(super) const ENDS: [&str; 24] = [
    "kiêm", "xuống", "rồi", "hơn", "vừa", "đang", "luôn", "lúc", "và", "với", "đã", "được", "có",
    "là", "so", "như", "thì", "năm", "tháng", "ngày", "do", "nhưng", "trị", "giá",
];

/// Words between a noun and its number that do not belong to the noun.
pub(super) const QUALIFIERS: [&str; 15] = [
    "đến",
    "chỉ",
    "còn",
    "hơn",
    "trên",
    "gần",
    "khoảng",
    "đạt",
    "ước",
    "được",
    "lên",
    "tới",
    "vượt",
    "từ",
    "đạt được",
];

/// What stands before a number without naming what is counted.
pub(super) const NO_NOUN: [&str; 17] = [
    "số phiếu",
    "phiếu",
    "phiếu tín nhiệm",
    "phiếu thuận",
    "xuống",
    "bằng",
    "rộng",
    "dài",
    "cao",
    "nặng",
    "chiếm",
    "tăng",
    "đạt",
    "thành lập",
    "trung ương",
    "số phiếu bầu",
    "phiếu bầu",
];

/// People that a number counts without saying which.
pub(super) const PEOPLE: [&str; 5] = ["người", "đồng chí", "chị", "anh", "em"];

/// Tells whether words only compare a share with what was told before: "tăng 8%", "đạt lần lượt 86%".
pub(super) fn only_compares(words: &str) -> bool {
    words.split(' ').all(|word| {
        matches!(
            word,
            "tăng"
                | "giảm"
                | "chiếm"
                | "chậm"
                | "muộn"
                | "nhanh"
                | "còn"
                | "bằng"
                | "đạt"
                | "vượt"
                | "tương"
                | "đương"
                | "lần"
                | "lượt"
                | "thêm"
        )
    })
}

pub(super) fn is_money(unit: &str) -> bool {
    ["đồng", "usd", "vnđ"]
        .iter()
        .any(|money| unit.contains(money))
}

/// So much money is more than one gift is worth, in đồng.
pub(super) const A_SUM: f64 = 5e6;

/// So much is a sum, whatever it is called.
pub(super) const A_BUDGET: f64 = 1e9;

/// Tells whether money is a sum that was saved, raised or given, and not what each or one of
/// several got: "làm lợi 3 tỉ đồng".
pub(super) fn tells_a_sum(what: &str) -> bool {
    const SUMS: [&str; 28] = [
        "góp",
        "đầu tư",
        "cho vay",
        "tài trợ",
        "trích",
        "bình quân",
        "tiền lương",
        "đăng ký",
        "thu hồi",
        "chi thưởng",
        "giải ngân",
        "hỗ trợ",
        "ủng hộ",
        "vận động",
        "đóng góp",
        "huy động",
        "số tiền",
        "trị giá",
        "giá trị",
        "kinh phí",
        "làm lợi",
        "tiết kiệm",
        "thu nhập",
        "doanh thu",
        "lợi nhuận",
        "ngân sách",
        "quyên góp",
        "quỹ",
    ];
    // "Quỹ xã hội thu được 216 triệu đồng, chi 180 triệu đồng".
    let account = matches!(what, "thu" | "chi") || what.ends_with(" thu");
    (account || SUMS.iter().any(|sum| what.contains(sum))) && !what.contains("mỗi")
}

/// "thu nhập bình quân", "tiền lương của công nhân": what people earn, however little.
pub(super) fn tells_pay(what: &str) -> bool {
    let whose = what.contains("bình quân") || what.contains(" của ") || what.contains(" thấp");
    whose && (what.starts_with("thu nhập") || what.contains("lương"))
}

/// "9.300 ngày công", "21 km đường", "214 giờ thao giảng", "47 buổi đối thoại": so much was done,
/// and no stretch of time or space measured.
pub(super) fn is_work(what: &str) -> bool {
    const DONE: [&str; 11] = [
        "giờ làm việc",
        "ngày công",
        "km đường",
        "km kênh",
        "giờ thao giảng",
        "giờ dạy",
        "giờ giảng",
        "ha mía",
        "ha lúa",
        "ha rừng",
        "ha cà phê",
    ];
    DONE.iter().any(|work| what.starts_with(work))
        || what.strip_prefix("buổi ").is_some_and(|of| {
            ["sáng", "chiều", "tối"]
                .iter()
                .all(|part| !of.starts_with(part))
        })
}

/// "thu ngân sách trên địa bàn": what a place reaches, and no body.
pub(super) fn tells_of_a_place(what: &str) -> bool {
    what.contains("ngân sách trên địa bàn") || what.starts_with("tổng sản phẩm trên địa bàn")
}

/// "2 người chết", "3 công nhân bị thương".
pub(super) fn tells_of_victims(what: &str) -> bool {
    ["người chết", "bị thương", "tử vong", "bị nạn", "ngộ độc"]
        .iter()
        .any(|word| what.contains(word))
}

/// "63 lượt cá nhân", "3 đơn vị xuất sắc": whoever is praised is counted by conferrals.
pub(super) fn counts_the_praised(what: &str) -> bool {
    let bare = what.strip_prefix("lượt ").unwrap_or(what);
    // "19 tập thể, cá nhân đăng ký ủng hộ": who comes forward, and no one praised.
    if what.contains(" đăng ký") {
        return false;
    }
    [
        "tập thể",
        "cá nhân",
        "gương",
        "tấm gương",
        "điển hình",
        "nhân tố",
    ]
    .iter()
    .any(|noun| bare.starts_with(noun))
        || (what.contains(" xuất sắc") || what.contains(" tiêu biểu"))
            && !["sáng kiến", "đề tài", "công trình", "mô hình", "giải pháp"]
                .iter()
                .any(|thing| bare.starts_with(thing))
}

/// Prizes are given, not reached: "3 giải ba"; a "giải pháp" is a result.
pub(super) fn is_prize(what: &str) -> bool {
    what == "giải" || what.starts_with("giải ") && !what.starts_with("giải pháp")
}
