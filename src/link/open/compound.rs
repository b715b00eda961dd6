//! Words of several syllables in names of bodies, of which only the first syllable has its capital:
//! "Bệnh viện Phụ sản", "Học viện Cảnh sát nhân dân".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::{Tokens, WordSet};

/// Nouns of trades, sectors and fields. No sentence goes on with them behind a name.
const NOUNS: &str = "hóa dầu|bia|sữa|thép|gạch|tổng hợp|phía nam|phía bắc|phía đông|phía tây|chính trị|bệnh phổi|lọc hóa dầu|bao bì|bách khoa|bưu chính|bảo trì|bảo vệ thực vật|cao su|cao thế| \
     chiếu sáng|chăn nuôi|chấn thương chỉnh hình|chế biến|chế tạo|cà phê|cây xanh|công cộng| \
     công nghiệp|công nghệ|công trình|công trình thủy lợi|cơ khí|cảng biển|cấp nước|cầu đường| \
     cổ truyền|du lịch|dược phẩm|dầu khí|dệt kim|gang thép|gia súc|giao nhận|giao thông| \
     giống cây trồng|giống vật nuôi|hàn quốc|hàng hải|hàng không|hóa chất|hạ thế|hạ tầng| \
     hạt giống|in ấn|khai thác|kho vận|khoáng sản|khu công nghiệp|kim khí|kinh tế|kế toán| \
     kết cấu|kỹ thuật|linh kiện|luyện kim|lâm nghiệp|lâm đặc sản|lương thực|lưới điện|lắp máy| \
     lắp đặt|may mặc|miền bắc|miền nam|miền trung|mía đường|môi trường|nghệ thuật|ngoại ngữ| \
     ngoại thương|ngân hàng|nhi đồng|nhiệt điện|nhà ở|nhật bản|nông nghiệp|nước giải khát| \
     nước sạch|phát triển nhà|phân bón|phụ sản|phụ tùng|phục hồi chức năng|quốc dân|quốc gia| \
     quốc tế|rau quả|răng hàm mặt|sách thiết bị|sư phạm|sửa chữa|thiết bị|thiết kế|thoát nước| \
     thuốc lá|thông tin|thương mại|thể thao|thủ công mỹ nghệ|thủy lợi|thủy sản|thủy tinh| \
     thủy điện|thức ăn|thực phẩm|tim mạch|trung ương|truyền thông|truyền tải|truyền tải điện| \
     tài chính|túi xách|tư vấn|viễn thông|việt nam|văn hóa|vận tải|vật liệu|vật tư|vệ sinh| \
     xe máy|xi măng|xuất khẩu|xuất nhập khẩu|xây dựng|y dược|y học|y tế|ô tô|điện lực|đóng tàu| \
     đô thị|đông lạnh|đường bộ|đường sắt|địa chất|đồ gỗ|bảo tồn|di tích|cố đô|di sản|danh thắng| \
     thắng cảnh|cây trồng|vật nuôi|nghiên cứu|quan trắc|khí tượng|thủy văn|đăng kiểm|kiểm nghiệm| \
     đo lường|dự phòng|huyết học|truyền máu|pháp y|tâm thần|ung bướu|da liễu|nội tiết|y học biển| \
     y học cổ truyền|dân số|thủy nông|trồng trọt|phòng hộ|đặc dụng|kiểm dịch|động vật|thực vật| \
     thú y|khuyến nông|khuyến công|xúc tiến|hướng nghiệp|dạy nghề|thiếu nhi|thể dục|cải lương| \
     kịch nói|múa rối|triển lãm|hội chợ|thư viện|bảo tàng|lưu trữ|lịch sử|công chứng| \
     trợ giúp pháp lý|quỹ đất|bất động sản|chứng khoán|nhân thọ|quân đội|quân y|biên phòng| \
     đường thủy|nội địa|không lưu|xăng dầu|khí hóa lỏng|que hàn|ắc quy|săm lốp|mủ cao su| \
     bánh kẹo|thủy hải sản|hải sản|gốm sứ|bê tông|thang máy|cơ điện|điện máy|cửa khẩu|cửa khẩu cảng|cửa khẩu quốc tế|tin học|phần mềm| \
     quảng cáo|giải trí|lữ hành|hợp chất|hóa mỹ phẩm|kho bãi|bốc xếp|chất thải|chỉnh hình| \
     hàm mặt|tai mũi họng|ngoại tổng hợp|nội tổng hợp|công nghệ thông tin|mắt kính|vắc xin|sinh phẩm|văn phòng phẩm|chế biến gỗ|lâm sản|nông sản| \
     gia cầm|thức ăn chăn nuôi|phân lân|phân đạm|dịch vụ|công ích|nghiệp vụ|kỹ nghệ|mỹ thuật| \
     tạo hình|địa ốc|cán bộ|chính quyền|đoàn thể|nhãn hàng|mây tre đan|mây tre|châm cứu|súc sản| \
     chăm sóc sức khỏe|giám định|khai thác mỏ|luyện cán thép|giầy da|da giày|cảnh sát|an ninh| \
     nhân dân|nhân đạo|nhân ái|từ thiện|bệnh nhiệt đới|nhiệt đới|truyền nhiễm|lao phổi|ngoại hối| \
     tiền tệ|kim hoàn|vàng bạc|đá quý|bạc đá quý|ngoại giao|sông đà|giáo dưỡng|ma túy| \
     người có công|người cao tuổi|người khuyết tật|khuyết tật|trẻ em|trẻ mồ côi|sơ sinh| \
     thanh thiếu niên|thiếu niên|gia đình|hình sự|phòng cháy chữa cháy|phòng cháy| \
     tìm kiếm cứu nạn|đất đai|tài sản|việc làm|đào tạo nghề|hòa nhập|đặc biệt| \
     năng khiếu|chất lượng cao|dân lập|giao thông vận tải|bến phà|bến xe|đầu máy|toa xe| \
     hành khách|hàng hóa|xe buýt|xe khách|đường cao tốc|cao tốc|hạ tầng kỹ thuật|vật liệu nổ| \
     tàu thủy|tàu biển|cơ giới|trắc địa|bản đồ|viễn thám|địa chính|khí đốt|năng lượng| \
     năng lượng tái tạo|điện mặt trời|điện gió|nguyên tử|hạt nhân|tiêu chuẩn|chất lượng| \
     sở hữu trí tuệ|phần cứng|bán dẫn|điện lạnh|điện cơ|dây cáp|cáp điện|dây cáp điện|bóng đèn| \
     phích nước|bóng đèn phích nước|dụng cụ|chính xác|khuôn mẫu|nhôm kính|tôn thép|cán thép| \
     ống thép|phôi thép|kính nổi|gạch ngói|gạch men|sành sứ|sứ vệ sinh|đá ốp lát|thạch cao| \
     tấm lợp|bột giặt|mỹ phẩm|gia dụng|sách giáo khoa|báo chí|điện ảnh|âm nhạc|ca múa| \
     ca múa nhạc|ca múa kịch|truyền thống|dân ca|lễ hội|lâm sinh|bò sữa|sữa bò|nước mắm|bánh mứt| \
     rượu bia|nước khoáng|nước ngọt|hồ tiêu|hạt điều|lúa gạo|xay xát|dầu thực vật|đồ hộp|giết mổ| \
     bông vải|tơ tằm|dệt nhuộm|giày dép|đồ chơi|mỹ nghệ|gỗ mỹ nghệ|nội thất|trang trí nội thất| \
     cây cảnh|công viên|công viên cây xanh|nghĩa trang|tang lễ|rác thải|nước thải|chất thải rắn| \
     bách hóa|nhà hàng|khách sạn|suối khoáng|vui chơi giải trí|du thuyền| \
     hàng không dân dụng|dân dụng|mặt đất|suất ăn|hoa tiêu|đại lý|vận tải biển|kho tàng|dự trữ| \
     nhà nước|tín dụng|bảo hiểm|kế hoạch hóa gia đình|kế hoạch hóa|sức khỏe|sức khỏe sinh sản| \
     sinh sản|bà mẹ|dinh dưỡng|vệ sinh dịch tễ|dịch tễ|sốt rét|ký sinh trùng|côn trùng|thẩm mỹ| \
     ung thư|đột quỵ|dược liệu|trang thiết bị|trang thiết bị y tế|vật tư y tế| \
     thiết bị y tế|công nghệ cao|công nghệ mới|kỹ thuật mới|kỹ thuật số|giải pháp mới|giải pháp| \
     giải pháp xanh|năng lượng xanh|năng lượng sạch|công nghệ xanh|công nghệ số|chuyển đổi số| \
     dân sự|dân cư|kinh tế đối ngoại|đối ngoại|hợp tác quốc tế|quan hệ lao động| \
     lao động tiền lương|tiền lương|nhân sự|hành chính quản trị|quản trị|kế hoạch tổng hợp| \
     vật tư thiết bị|tổ chức cán bộ|tổ chức hành chính|thuế quan|ngân sách|ngân quỹ|kho quỹ| \
     giá cả|thị trường|quản lý thị trường|cạnh tranh|thương binh|liệt sĩ|biển đảo|hải dương| \
     hải dương học|sinh học|hóa học|vật lý|cơ học|toán học|tâm lý|tâm lý giáo dục|xã hội học| \
     dân tộc học|khảo cổ|ngôn ngữ|chủ nghĩa|khoa học xã hội|khoa học tự nhiên|nhân văn| \
     khoa học kỹ thuật|khí tượng thủy văn|động đất|sóng thần|biến đổi khí hậu|khí hậu|phóng sự| \
     phim tài liệu|tài liệu|thời sự|văn học|mầm non|hoa hồng|hoa sen|hoa mai|hoa lan|hoa đào| \
     hoa hướng dương|hướng dương|hoa phượng|họa mi|sơn ca|vàng anh|tuổi thơ|tuổi hoa|tuổi ngọc| \
     sao mai|sao sáng|bình minh|ánh dương|búp sen|búp măng|măng non|ban mai|nắng mai|tương lai| \
     ánh sao|bảo vệ môi trường|bảo hiểm nhân thọ|bốc dỡ|đồng phục|thời trang| \
     nguyên liệu|phụ liệu|nguyên phụ liệu|hàng may mặc|thủ công|đồ uống|giấy vở|bột giấy| \
     hóa dược|thuốc sát trùng|sát trùng|kim loại|kim loại màu|luyện đồng|nhiên liệu|dầu nhờn| \
     nhựa đường|bê tông đúc sẵn|thương mại điện tử|hàng tiêu dùng|tiêu dùng|thực phẩm đông lạnh| \
     rau củ|cây ăn quả|cây công nghiệp|thuốc thú y|nhà và đô thị|máy tính|điện thoại| \
     quản lý bay|quân sự|quốc phòng|kỹ thuật quân sự|khoa học quân sự|công an nhân dân";

/// Words that are verbs too, "hỗ trợ", "phát triển": of a name only where a capital begins them.
const BEGUN: &str = "quản lý|hiến máu|thi đua|khen thưởng|công đoàn|cấp cứu|kiểm toán|đóng gói|cứu hộ|chữa cháy|hỗ trợ|phát triển|xử lý|phòng chống|kiểm soát|kiểm định|kiểm tra|khảo sát| \
     thăm dò|thi công|tu bổ|bảo dưỡng|duy tu|điều dưỡng|điều dưỡng và phục hồi|nuôi dưỡng| \
     chăm sóc|ứng dụng|chuyển giao|tiếp nhận|phát hành|giao dịch|đấu giá|đăng ký|lưu ký| \
     điều hành|điều phối|điều độ|vận hành|cung ứng|phân phối|bán lẻ|cho thuê|mua bán|sát hạch| \
     bồi dưỡng|huấn luyện|thi đấu|trợ giúp|cai nghiện|giáo dục|hoạt động|sáng tác|sáng tạo| \
     tổ chức sự kiện|sản xuất|hỗ trợ phát triển|phục vụ|kết nối|khởi nghiệp|đổi mới| \
     đổi mới sáng tạo|bảo đảm|đảm bảo|an toàn|giới thiệu|tiết kiệm|khuyến học|thu phí|thu mua| \
     giữ xe|tiếp vận|trung chuyển|tuyên truyền|hồi sức|hồi sức tích cực";

/// What follows the first syllable of a word, and whether a capital must begin it.
type Rest = (Vec<String>, bool);

static WORDS: LazyLock<FxHashMap<String, Vec<Rest>>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Vec<Rest>> = FxHashMap::default();
    let nouns = NOUNS.split('|').map(|word| (word, false));
    for (word, begun) in nouns.chain(BEGUN.split('|').map(|word| (word, true))) {
        let folded = crate::text::fold(word.trim());
        let mut syllables = folded.split(' ').map(str::to_owned);
        if let Some(first) = syllables.next() {
            let rest = syllables.collect();
            table.entry(first).or_default().push((rest, begun));
        }
    }
    table
});

/// The syllables with which these words begin.
static FIRST: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(WORDS.keys().map(String::as_str)));

/// Returns the end of the longest such word that begins at token `i`.
pub(in crate::link) fn word_at(tokens: &Tokens, i: usize) -> Option<usize> {
    longest_at(tokens, i, false)
}

/// Returns the same where what precedes tells that a trade goes on: "và xử lý nước thải" is no verb then.
pub(super) fn trade_word_at(tokens: &Tokens, i: usize) -> Option<usize> {
    longest_at(tokens, i, true)
}

fn longest_at(tokens: &Tokens, i: usize, told: bool) -> Option<usize> {
    if !FIRST.has(tokens, i) {
        return None;
    }
    let rests = WORDS.get(tokens.key(i))?;
    let reads = |(rest, begun): &&Rest| {
        let mut own = rest.iter().enumerate();
        own.all(|(n, syllable)| tokens.key(i + 1 + n) == syllable)
            && (!begun || told || tokens[i].is_capitalised())
    };
    let longest = rests
        .iter()
        .filter(reads)
        .map(|(rest, _)| rest.len())
        .max()?;
    Some(i + 1 + longest)
}
