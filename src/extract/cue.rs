//! The words that announce a fact or give a role, as one table for one automaton.

use std::sync::LazyLock;

use crate::link::Phrases;

/// Whom a counted noun counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// "tập thể", "đơn vị": collectives.
    Collective,
    /// "cá nhân", "đoàn viên": individuals.
    Individual,
    /// "tập thể, cá nhân" under one number.
    Both,
    /// "gương", "sáng kiến": the text does not say which.
    Either,
}

/// What a phrase does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// "phát động".
    Launch,
    /// "hưởng ứng", "triển khai", "tham gia".
    Join,
    /// "tổ chức": joins with a campaign, says nothing otherwise.
    Organise,
    /// "tặng", "trao": confers the award that follows.
    Give,
    /// "khen thưởng": confers without a named form.
    Praise,
    /// "biểu dương", "tôn vinh": honours without a named form.
    Honour,
    /// "đạt", "nhận": the subject is the recipient.
    Receive,
    /// "được".
    Passive,
    /// "đề nghị".
    Propose,
    /// "sẽ", "phấn đấu", "chưa": what follows did not happen.
    Unreal,
    /// "do", "bởi": an agent follows.
    By,
    /// "của".
    Of,
    /// "cho": recipients follow.
    For,
    /// "phối hợp với": the next body acts along.
    Together,
    /// "tại", "về", "trong": the body that follows is no subject.
    Aside,
    /// "chỉ đạo", "yêu cầu": the subject tells others to do what follows.
    Direct,
    /// "các cấp công đoàn": the federation that the article is about.
    AllLevels,
    /// "các công đoàn cơ sở": nobody in particular.
    Unions,
    /// A noun that may be counted.
    Noun(Noun),
    /// "nhà trường", "đơn vị" as the one that acts or receives.
    TheUnit,
    /// "đồng chí", "ông": the person spoke of.
    ThePerson,
    /// "cụ thể", "gồm": what comes before is only a summary.
    List,
    /// "cấp huyện": the level of an award.
    Level(Level),
    /// A post that a person holds.
    Post,
    /// "theo", "căn cứ": a legal basis follows.
    Basis,
    /// "thực hiện": a basis or a campaign follows.
    CarryOut,
    /// "danh hiệu", "hình thức": an award's name follows.
    AwardHead,
    /// "phong trào", "cuộc vận động": a campaign's name follows.
    CampaignHead,
    /// "với chủ đề".
    Theme,
    /// "công tác thi đua, khen thưởng" and the like: no trigger inside.
    Noise,
    /// "quà", "tiền": a gift and no award.
    Gift,
    /// "Ban Thường vụ": stands before the body that acts.
    Organ,
}

/// The level of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Base,
    District,
    Province,
    Country,
}

const TABLE: &[(Cue, &[&str])] = &[
    (
        Cue::Launch,
        &["phát động", "khởi xướng", "mở đợt", "phát động thi đua", "khởi động", "mở đợt thi đua"],
    ),
    (
        Cue::Join,
        &[
            "hưởng ứng", "triển khai", "tham gia", "đẩy mạnh", "duy trì", "thực hiện tốt", "triển khai thực hiện",
            "tổ chức thực hiện", "tổ chức triển khai", "vận động", "cụ thể hóa", "đăng ký", "phát huy hiệu quả",
            "nhân rộng", "ký kết", "tích cực hưởng ứng", "tích cực tham gia", "xây dựng mô hình", "gắn với", "lồng ghép",
            "bàn giao", "trao mái ấm", "hỗ trợ", "làm tốt", "tiếp tục", "tập trung", "chú trọng", "thi đua",
        ],
    ),
    (Cue::Organise, &["tổ chức", "đồng tổ chức", "chủ trì", "đăng cai"]),
    (
        Cue::Give,
        &[
            "tặng", "trao", "trao tặng", "tặng thưởng", "trao thưởng", "phong tặng", "truy tặng", "xét tặng", "công nhận",
            "suy tôn", "cấp", "trao giải", "quyết định tặng", "ký quyết định tặng", "gắn", "công nhận danh hiệu",
        ],
    ),
    (
        Cue::Praise,
        &["khen thưởng", "tặng khen", "khen tặng", "khen", "khen ngợi và khen thưởng", "trao khen thưởng", "trao tặng khen thưởng"],
    ),
    (
        Cue::Honour,
        &["biểu dương", "tuyên dương", "vinh danh", "tôn vinh", "biểu dương và tôn vinh"],
    ),
    (
        Cue::Receive,
        &["nhận", "đón nhận", "đạt", "giành", "giành được", "đạt được", "nhận được", "đoạt", "vinh dự nhận", "vinh dự đón nhận"],
    ),
    (Cue::Passive, &["được", "vinh dự được"]),
    (Cue::Propose, &["đề nghị", "đề xuất", "kiến nghị", "trình", "đang đề nghị", "xét đề nghị", "lập hồ sơ đề nghị"]),
    (
        Cue::Unreal,
        &[
            "sẽ", "phấn đấu", "chưa", "không", "nếu", "dự kiến", "phải", "chỉ tiêu", "mục tiêu", "ít nhất", "tối thiểu",
            "nhằm", "để", "cần", "mong muốn", "đăng ký phấn đấu", "điều kiện", "tiêu chuẩn", "hứa", "phấn đấu đạt",
            "có thể", "đề ra", "giao chỉ tiêu", "đặt mục tiêu", "chưa được", "không được", "quyết tâm", "tiêu chí", "xét chọn",
            "bình xét", "lựa chọn", "giới thiệu", "từ chối", "thu hồi", "hoãn",
        ],
    ),
    (Cue::By, &["do", "bởi"]),
    (Cue::Of, &["của"]),
    (Cue::For, &["cho", "đối với", "tới", "đến"]),
    (Cue::Together, &["phối hợp với", "phối hợp cùng", "cùng với", "cùng", "cùng phối hợp với", "liên tịch với", "phối hợp"]),
    (
        Cue::Aside,
        &["tại", "về", "trong", "từ", "theo chỉ đạo của", "vào", "với", "bên cạnh", "so với", "trên", "thuộc", "giữa", "của các", "ở", "qua"],
    ),
    (Cue::Direct, &["chỉ đạo", "yêu cầu", "hướng dẫn", "giao", "đề nghị các", "kêu gọi", "quán triệt", "lãnh đạo chỉ đạo"]),
    (
        Cue::AllLevels,
        &[
            "các cấp công đoàn", "các cấp cđ", "công đoàn các cấp", "các cấp công đoàn trong", "cđ các cấp", "tổ chức công đoàn",
            "các công đoàn cấp trên trực tiếp cơ sở", "các cấp công đoàn trên địa bàn", "công đoàn cấp trên trực tiếp cơ sở",
        ],
    ),
    (
        Cue::Unions,
        &[
            "các công đoàn cơ sở", "các cđcs", "công đoàn cơ sở", "cđcs", "nhiều cđcs", "một số cđcs", "các đơn vị",
            "nhiều công đoàn cơ sở", "một số công đoàn cơ sở", "công đoàn các doanh nghiệp", "các tổ công đoàn", "các cụm thi đua",
            "mỗi công đoàn cơ sở", "các công đoàn", "các doanh nghiệp",
        ],
    ),
    (
        Cue::Noun(Noun::Collective),
        &[
            "tập thể", "đơn vị", "tổ công đoàn", "cơ quan", "doanh nghiệp", "lượt tập thể", "công ty", "chi hội", "phòng ban",
            "công đoàn bộ phận", "trường học", "tổ sản xuất", "phân xưởng", "đội", "tổ", "nhóm", "khối", "cụm", "ban nữ công",
            "câu lạc bộ", "cđcs tiêu biểu", "công đoàn", "trường", "công đoàn cấp trên cơ sở",
        ],
    ),
    (
        Cue::Noun(Noun::Individual),
        &[
            "cá nhân", "đoàn viên", "công nhân", "lao động", "cán bộ", "giáo viên", "người", "nữ công nhân", "thanh niên",
            "học sinh", "sinh viên", "chủ tịch công đoàn", "nhà giáo", "bác sĩ", "nhân viên", "viên chức", "công chức",
            "người lao động", "cnlđ", "cnvclđ", "nlđ", "hội viên", "đảng viên", "thầy cô giáo", "nghệ nhân", "thợ", "kỹ sư",
            "lượt cá nhân", "chủ tịch cđcs", "cán bộ công đoàn", "lượt người", "công nhân lao động", "thí sinh", "y bác sĩ",
            "điều dưỡng", "nữ cnvclđ", "cháu", "em", "thợ giỏi", "nữ đoàn viên", "doanh nhân", "nhà khoa học", "hộ sinh", "chị", "anh",
            "đại biểu", "cặp vợ chồng", "an toàn vệ sinh viên", "chiến sĩ", "đoàn viên công đoàn", "công dân",
        ],
    ),
    (
        Cue::Noun(Noun::Both),
        &[
            "tập thể , cá nhân", "tập thể và cá nhân", "cá nhân , tập thể", "cá nhân và tập thể", "lượt tập thể , cá nhân",
            "tập thể cá nhân", "lượt tập thể và cá nhân", "tập thể - cá nhân", "đơn vị , cá nhân", "đơn vị và cá nhân",
            "gương tập thể , cá nhân", "gương tập thể và cá nhân", "điển hình tập thể , cá nhân", "cá nhân , đơn vị",
        ],
    ),
    (
        Cue::Noun(Noun::Either),
        &[
            "gương", "sáng kiến", "đề tài", "giải pháp", "công trình", "gia đình", "mô hình", "tác phẩm", "điển hình", "điển hình tiên tiến",
            "sáng kiến , sáng tạo", "sản phẩm", "đề tài , sáng kiến", "tấm gương", "gương điển hình", "gương điển hình tiên tiến",
        ],
    ),
    (Cue::TheUnit, &["nhà trường", "đơn vị", "công ty", "bệnh viện", "cơ quan"]),
    (Cue::ThePerson, &["đồng chí", "đ/c", "ông", "bà", "anh", "chị", "cô", "thầy"]),
    (Cue::List, &["cụ thể", "cụ thể như sau", "như sau", "trong đó", "gồm"]),
    (Cue::Level(Level::Base), &["cấp cơ sở", "cấp trường", "cấp công ty"]),
    (Cue::Level(Level::District), &["cấp huyện", "cấp quận", "cấp thị xã", "cấp trên cơ sở"]),
    (Cue::Level(Level::Province), &["cấp tỉnh", "cấp thành phố", "cấp ngành"]),
    (Cue::Level(Level::Country), &["cấp toàn quốc", "cấp trung ương", "cấp nhà nước", "toàn quốc"]),
    (Cue::Basis, &["theo", "căn cứ", "căn cứ vào", "dựa trên", "thực hiện theo", "trên cơ sở"]),
    (Cue::CarryOut, &["thực hiện", "quán triệt và thực hiện", "tổng kết thực hiện", "sơ kết thực hiện"]),
    (Cue::AwardHead, &["danh hiệu", "hình thức", "giải thưởng", "gương"]),
    (
        Cue::CampaignHead,
        &["phong trào", "phong trào thi đua", "cuộc vận động", "pttđ", "đợt thi đua", "các phong trào", "các phong trào thi đua", "những phong trào", "nhiều phong trào", "nhiều phong trào thi đua"],
    ),
    (Cue::Theme, &["chủ đề", "với chủ đề", "mang chủ đề", "có chủ đề"]),
    (
        Cue::Noise,
        &[
            "thi đua khen thưởng", "thi đua , khen thưởng", "thi đua - khen thưởng", "thi đua – khen thưởng", "công tác khen thưởng",
            "thi đua và khen thưởng", "hình thức khen thưởng", "nhận thức", "ghi nhận", "xác nhận", "nhận xét", "nhận định", "công nhận đạt",
            "nhận thấy", "trao đổi", "cảm nhận", "tiếp nhận", "trao quyền", "thỏa thuận", "chuyên trách", "cấp ủy", "cấp cơ sở",
            "cấp trên", "đạt chuẩn", "đạt hiệu quả", "đạt kết quả", "tổ chức công đoàn", "tổ chức đảng", "các tổ chức",
            "khen thưởng đột xuất", "giấy khen thưởng", "đơn xin", "kết nạp", "cho biết", "cho rằng", "cho hay", "đến nay",
            "tính đến", "tiến tới", "hướng tới", "thời gian tới", "hiện nay", "nhận nhiệm vụ", "xin nhận", "đạt trên", "nhận quà",
            "cho thấy", "năm tới", "đến dự", "tới dự", "dẫn đến", "bằng cấp", "văn phòng phẩm", "cấp phát",
        ],
    ),
    (
        Cue::Gift,
        &["suất quà", "phần quà", "túi quà", "quà", "tiền", "học bổng", "sổ tiết kiệm", "hiện vật", "suất học bổng", "triệu đồng", "kinh phí", "nhà", "vé xe", "phiếu mua hàng", "hỗ trợ"],
    ),
    (Cue::Organ, &["ban thường vụ", "btv", "ban chấp hành", "bch", "thường trực", "lãnh đạo", "đại diện", "đại diện lãnh đạo", "tập thể"]),
];

const POSTS: &[&str] = &[
    "chủ tịch", "phó chủ tịch", "phó chủ tịch thường trực", "bí thư", "phó bí thư", "phó bí thư thường trực", "giám đốc",
    "phó giám đốc", "tổng giám đốc", "phó tổng giám đốc", "trưởng ban", "phó trưởng ban", "phó ban", "trưởng phòng",
    "phó trưởng phòng", "phó phòng", "hiệu trưởng", "phó hiệu trưởng", "hiệu phó", "tổ trưởng", "tổ phó", "thủ tướng",
    "phó thủ tướng", "bộ trưởng", "thứ trưởng", "chánh văn phòng", "phó chánh văn phòng", "chủ nhiệm", "phó chủ nhiệm",
    "ủy viên", "ủy viên ban chấp hành", "ủy viên ban thường vụ", "uỷ viên", "chuyên viên", "tổng bí thư", "chi ủy viên", "pct", "phó ct",
    "cục trưởng", "phó cục trưởng", "vụ trưởng", "viện trưởng", "chi cục trưởng", "tổng biên tập", "phó tổng biên tập",
    "chủ tịch hđqt", "chủ tịch hội đồng quản trị", "chủ tịch hội đồng thành viên", "kế toán trưởng", "quản đốc", "phó quản đốc", "trưởng trạm", "đội trưởng",
    "bí thư thường trực", "ủy viên thường vụ", "ủy viên đoàn chủ tịch", "phó chủ tịch phụ trách", "quyền chủ tịch", "thư ký", "bí thư chi bộ",
    "chủ tịch công đoàn cơ sở", "trưởng khoa", "phó trưởng khoa", "trưởng bộ môn", "thủ quỹ", "phó thủ trưởng", "chánh thanh tra",
];

/// All cues.
pub(super) static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    let mut entries: Vec<(&str, Cue)> = Vec::new();
    // Posts first, then the table from its end: of two meanings of one phrase the automaton
    // reports the one entered first.
    entries.extend(POSTS.iter().map(|post| (*post, Cue::Post)));
    for (cue, phrases) in TABLE {
        entries.extend(phrases.iter().map(|phrase| (*phrase, *cue)));
    }
    Phrases::new(entries)
});
