//! The words of which names of enterprises, schools and authorities are made.

use std::sync::LazyLock;

use crate::link::phrases::Phrases;
use crate::text::{Tokens, WordSet};

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
}

pub(super) static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    let table: [(Head, &[&str]); 10] = [
        (
            Head::Enterprise,
            &[
                "công ty",
                "cty",
                "tổng công ty",
                "tcty",
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
                "đài",
                "hải quan",
            ],
        ),
        (
            Head::House,
            &[
                "bệnh viện",
                "bv",
                "bvđk",
                "nt",
                "khách sạn",
                "cảng hàng không",
                "nhà hát",
                "siêu thị",
                "nhà xuất bản",
                "trạm y tế",
                "bệnh xá",
                "nông trường",
                "lâm trường",
            ],
        ),
        (
            Head::Press,
            &[
                "báo",
                "tạp chí",
                "đài phát thanh",
                "đài truyền hình",
                "thông tấn xã",
            ],
        ),
        (
            Head::Part,
            &[
                "văn phòng",
                "ban",
                "chi bộ",
                "đảng bộ",
                "đảng ủy",
                "đảng đoàn",
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
            ],
        ),
        (Head::Group, &["tổ công đoàn", "công đoàn bộ phận", "cđbp"]),
    ];
    Phrases::new(
        table
            .iter()
            .flat_map(|(head, phrases)| phrases.iter().map(move |phrase| (*phrase, *head))),
    )
});

/// Words of several syllables that stand in names of bodies with small letters behind one
/// capital, by their first syllable.
static WORDS: LazyLock<rustc_hash::FxHashMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let words = "hóa dầu|lọc hóa dầu|bao bì|bách khoa|bưu chính|bảo trì|bảo vệ thực vật|cao su|cao thế|chiếu sáng|chăn nuôi| \
     chấn thương chỉnh hình|chế biến|chế tạo|cà phê|cây xanh|công cộng|công nghiệp|công nghệ| \
     công trình|công trình thủy lợi|cơ khí|cảng biển|cấp nước|cầu đường|cổ truyền|du lịch| \
     dược phẩm|dầu khí|dệt kim|gang thép|gia súc|giao nhận|giao thông|giống cây trồng| \
     giống vật nuôi|hàn quốc|hàng hải|hàng không|hóa chất|hạ thế|hạ tầng|hạt giống|in ấn| \
     khai thác|kho vận|khoáng sản|khu công nghiệp|kim khí|kinh tế|kế toán|kết cấu|kỹ thuật| \
     linh kiện|luyện kim|lâm nghiệp|lâm đặc sản|lương thực|lưới điện|lắp máy|lắp đặt|may mặc| \
     miền bắc|miền nam|miền trung|mía đường|môi trường|nghệ thuật|ngoại ngữ|ngoại thương| \
     ngân hàng|nhi đồng|nhiệt điện|nhà ở|nhật bản|nông nghiệp|nước giải khát|nước sạch| \
     phát triển nhà|phân bón|phụ sản|phụ tùng|phục hồi chức năng|quốc dân|quốc gia|quốc tế| \
     rau quả|răng hàm mặt|sách thiết bị|sư phạm|sửa chữa|thiết bị|thiết kế|thoát nước|thuốc lá| \
     thông tin|thương mại|thể thao|thủ công mỹ nghệ|thủy lợi|thủy sản|thủy tinh|thủy điện| \
     thức ăn|thực phẩm|tim mạch|trung ương|truyền thông|truyền tải|truyền tải điện|tài chính| \
     túi xách|tư vấn|viễn thông|việt nam|văn hóa|vận tải|vật liệu|vật tư|vệ sinh|xe máy|xi măng| \
     xuất khẩu|xuất nhập khẩu|xây dựng|y dược|y học|y tế|ô tô|điện lực|đóng tàu| \
     đô thị|đông lạnh|đường bộ|đường sắt|địa chất|đồ gỗ| \
     bảo tồn|di tích|cố đô|di sản|danh thắng|thắng cảnh|cây trồng|vật nuôi|nghiên cứu|quan trắc| \
     khí tượng|thủy văn|đăng kiểm|kiểm nghiệm|đo lường|dự phòng|huyết học|truyền máu|pháp y| \
     tâm thần|ung bướu|da liễu|nội tiết|y học biển|y học cổ truyền|dân số|thủy nông|trồng trọt| \
     phòng hộ|đặc dụng|kiểm dịch|động vật|thực vật|thú y|khuyến nông|khuyến công|xúc tiến| \
     hướng nghiệp|dạy nghề|thiếu nhi|thể dục|cải lương|kịch nói|múa rối|triển lãm|hội chợ| \
     thư viện|bảo tàng|lưu trữ|lịch sử|công chứng|trợ giúp pháp lý|quỹ đất|bất động sản| \
     chứng khoán|nhân thọ|quân đội|quân y|biên phòng|đường thủy|nội địa|không lưu|xăng dầu| \
     khí hóa lỏng|que hàn|ắc quy|săm lốp|mủ cao su|bánh kẹo|thủy hải sản|hải sản|gốm sứ|bê tông| \
     thang máy|cơ điện|điện máy|tin học|phần mềm|quảng cáo|giải trí|lữ hành|hợp chất|hóa mỹ phẩm| \
     kho bãi|bốc xếp|chất thải|chỉnh hình|hàm mặt|tai mũi họng|tim mạch|mắt kính|vắc xin|sinh phẩm| \
     văn phòng phẩm|chế biến gỗ|lâm sản|nông sản|gia cầm|thức ăn chăn nuôi|phân lân|phân đạm| \
     dịch vụ|công ích|nghiệp vụ|kỹ nghệ|mỹ thuật|tạo hình|địa ốc|cán bộ|chính quyền|đoàn thể|nhãn hàng|mây tre đan|mây tre|châm cứu|súc sản|chăm sóc sức khỏe|giám định|\
     khai thác mỏ|luyện cán thép|giầy da|da giày";
    let mut table: rustc_hash::FxHashMap<String, Vec<Vec<String>>> = Default::default();
    for word in words.split('|') {
        let folded = crate::text::fold(word.trim());
        let mut syllables = folded.split(' ').map(str::to_owned);
        if let Some(first) = syllables.next() {
            table.entry(first).or_default().push(syllables.collect());
        }
    }
    table
});

/// The syllables with which these words begin.
static FIRST: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(WORDS.keys().map(String::as_str)));

/// Returns the end of the longest such word that begins at token `i`.
pub(super) fn word_at(tokens: &Tokens, i: usize) -> Option<usize> {
    if !FIRST.has(tokens, i) {
        return None;
    }
    let rests = WORDS.get(tokens.key(i))?;
    let reads = |rest: &&Vec<String>| {
        let mut own = rest.iter().enumerate();
        own.all(|(n, syllable)| tokens.key(i + 1 + n) == syllable)
    };
    let longest = rests.iter().filter(reads).map(Vec::len).max()?;
    Some(i + 1 + longest)
}

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
     hành chính dân đảng kiểm soát bệnh tật đa khoa sản nhi mắt chuyên khoa khu vực trung tâm phòng \
     chi nhánh nhà máy xí nghiệp xổ số kiến thiết than khoáng sản \
     quản lý dự án dược phẩm hóa chất bao bì nhựa gỗ giấy in ấn viễn thông bưu chính phát thanh truyền hình và \
     chính sách pháp luật tổ chức kiểm tra tuyên giáo nữ công dân vận tuyên truyền quan hệ \
     thanh niên phụ nữ cựu chiến binh kỹ thuật ngoại ngữ tin học chính trị hành chính",
    ])
});
