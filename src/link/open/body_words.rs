//! The words of which names of enterprises, schools and authorities are made.

use std::sync::LazyLock;

use crate::link::phrases::Phrases;
use crate::text::WordSet;

/// How the name behind a head is formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// "Công ty": legal forms, trades and a proper name.
    Enterprise,
    /// "Trường", with its level.
    School,
    /// A level of school without the word "trường": "THCS Hoằng Trường".
    Level,
    /// An authority named by its sector: "Sở Nội vụ", "Phòng Giáo dục và Đào tạo".
    Sector,
    /// Anything else with a proper name: "Bệnh viện", "Khách sạn", "Nhà máy".
    House,
    /// A place of work that is a body only as the unit of a union: "Công đoàn Cảng …".
    Yard,
    /// A newspaper.
    Press,
    /// A part of another body: "Văn phòng LĐLĐ tỉnh", "Ban Tổ chức LĐLĐ …".
    Part,
    /// The union of what follows.
    Union,
    /// The union of what follows, surely a grassroots one.
    Grassroots,
    /// A group within a grassroots union.
    Group,
    /// A union of people of one trade who have no common employer: "Nghiệp đoàn Nghề cá xã …".
    Guild,
}

pub(super) static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    let table: [(Head, &[&str]); 12] = [
        (
            Head::Enterprise,
            &[
                "công ty",
                "cty",
                "tổng công ty",
                "tcty",
                "tct",
                "tổng cty",
                "tập đoàn",
                "xí nghiệp",
                "xn",
                "nhà máy",
                "hợp tác xã",
                "htx",
                "ngân hàng",
                "doanh nghiệp tư nhân",
                "dntn",
                "chi nhánh",
                "quỹ tín dụng",
                "quỹ tín dụng nhân dân",
                "ctcp",
                "mỏ sắt",
                "mỏ than",
                "mỏ đá",
            ],
        ),
        (
            Head::School,
            &["trường", "đại học", "học viện", "trường đại học"],
        ),
        (
            Head::Level,
            &[
                "thcs",
                "thpt",
                "tiểu học",
                "mầm non",
                "mẫu giáo",
                "trung học cơ sở",
                "trung học phổ thông",
                "ptdt",
                "pt dtnt",
            ],
        ),
        (
            Head::Sector,
            &[
                "sở",
                "phòng",
                "cục",
                "chi cục",
                "ban quản lý",
                "kho bạc",
                "bảo hiểm xã hội",
                "tổng cục",
                "viện",
                "viện kiểm sát",
                "tòa án",
                "thanh tra",
                "công an",
                "trung tâm",
                "hạt kiểm lâm",
                "điện lực",
                "bưu điện",
                "viễn thông",
                "bđt",
                "ttvt",
                "đài",
                "hải quan",
                "vụ",
            ],
        ),
        (
            Head::House,
            &[
                "bệnh viện",
                "đội quản lý điện",
                "đội quản lý điện lực",
                "bv",
                "bvđk",
                "nt",
                "khách sạn",
                "cảng hàng không",
                "cảng hk",
                "cảng hkqt",
                "ty",
                "nhà hát",
                "siêu thị",
                "nhà xuất bản",
                "trạm y tế",
                "bệnh xá",
                "trại giam",
                "đồn biên phòng",
                "trung đoàn",
                "lữ đoàn",
                "sư đoàn",
                "binh đoàn",
                "quân đoàn",
                "quân khu",
                "nông trường",
                "lâm trường",
            ],
        ),
        (
            Head::Yard,
            &[
                "cảng",
                "ga",
                "bến xe",
                "nhà khách",
                "nhà xe",
                "khu du lịch",
                "vườn quốc gia",
                "nhà văn hóa",
                "cung văn hóa",
                "cung thiếu nhi",
                "nhà thiếu nhi",
                "bảo tàng",
                "thư viện",
                "xưởng",
                "phân xưởng",
                "nhà thuốc",
                "mỏ",
                "kho",
                "tổng kho",
                "đoàn tiếp viên",
                "đội bay",
                "đoàn bay",
            ],
        ),
        (Head::Press, &["báo", "tạp chí", "thông tấn xã"]),
        (
            Head::Part,
            &[
                "văn phòng",
                "ban",
                "trại tạm giam",
                "phòng cảnh sát",
                "chi bộ",
                "đảng bộ",
                "đảng ủy",
                "đảng đoàn",
                "đoàn thanh niên",
                "ủy ban kiểm tra",
                "hội đồng thi đua khen thưởng",
                "hội đồng thi đua - khen thưởng",
            ],
        ),
        (Head::Union, &["công đoàn", "cđ", "công đoàn khối"]),
        (
            Head::Grassroots,
            &[
                "công đoàn cơ sở",
                "cđcs",
                "công đoàn cơ quan",
                "cđ cơ quan",
                "công đoàn cơ sở thành viên",
                "cđcs thành viên",
            ],
        ),
        (Head::Guild, &["nghiệp đoàn"]),
        (
            Head::Group,
            &["tổ công đoàn", "công đoàn bộ phận", "cđbp", "cđ bộ phận"],
        ),
    ];
    Phrases::new(
        table
            .iter()
            .flat_map(|(head, phrases)| phrases.iter().map(move |phrase| (*phrase, *head))),
    )
});

/// Small words that stand inside names of bodies: legal forms, trades, sectors.
pub(super) static INNER: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "cổ phần tnhh mtv cp một hai thành viên trách nhiệm hữu hạn sản xuất thương mại dịch vụ du lịch xây dựng đầu tư \
     phát triển xuất nhập khẩu may mặc dệt giày da điện tử cơ khí thực phẩm thủy sản chế biến công nghiệp tập đoàn \
     quốc tế việt nam kinh doanh tổng hợp vận tải giao thông môi trường đô thị cấp thoát nước điện lực hợp tác \
     mầm non mẫu giáo tiểu học trung học cơ sở phổ thông dân tộc nội trú bán trú cao đẳng đại học nghề trung cấp \
     thcs thpt ptdt liên cấp chuyên thực hành tư thục công lập thị trấn xã phường \
     nội vụ tài chính tư pháp y tế giáo dục đào tạo văn hóa thể thao thông tin truyền thông công thương nông nghiệp \
     nông thôn tài nguyên khoa học công nghệ ngoại vụ lao động thương binh xã hội kế hoạch thanh tra dân tộc \
     thống kê thuế hải quan kiểm lâm thi hành án khu kinh tế bảo trợ bảo hiểm nghề thường xuyên nghiệp \
     hành chính dân đảng kiểm soát bệnh tật đa khoa sản nhi mắt chuyên khoa khu vực vùng trung tâm phòng \
     chi nhánh nhà máy xí nghiệp xổ số kiến thiết than khoáng sản \
     quản lý dự án dược phẩm hóa chất bao bì nhựa gỗ giấy in ấn viễn thông bưu chính phát thanh truyền hình và \
     chính sách pháp luật tổ chức kiểm tra tuyên giáo nữ công dân vận tuyên truyền quan hệ \
     thanh niên phụ nữ cựu chiến binh kỹ thuật ngoại ngữ tin học chính trị hành chính",
    ])
});
