//! The wording of page furniture, folded.
//!
//! These are the labels that Vietnamese news sites and content systems print around articles; no
//! site is meant in particular.

/// Lines that consist of one of these open a list of other articles, or the readers' corner.
pub(super) const LISTS: &[&str] = &[
    "ảnh",
    "bài khác",
    "bài liên quan",
    "bài tiếp theo",
    "bài trước",
    "bài viết khác",
    "bài viết liên quan",
    "bài viết cùng chuyên mục",
    "bài viết mới",
    "bài đọc nhiều",
    "bình luận",
    "các bài khác",
    "các bài viết khác",
    "các tin khác",
    "các tin bài khác",
    "các tin cũ hơn",
    "các tin liên quan",
    "các tin mới hơn",
    "các tin đã đưa",
    "các tin đã đăng",
    "có thể bạn quan tâm",
    "cùng chuyên mục",
    "gửi bình luận",
    "gửi ý kiến",
    "gửi phản hồi",
    "mới nhất",
    "nên xem",
    "những tin cũ hơn",
    "những tin mới hơn",
    "những tin cùng chuyên mục",
    "phản hồi",
    "quảng cáo",
    "tag",
    "tags",
    "thảo luận",
    "tin bài khác",
    "tin bài liên quan",
    "tin bài cùng chuyên mục",
    "tin cùng chuyên mục",
    "tin cùng loại",
    "tin cũ hơn",
    "tin hot",
    "tin khác",
    "tin liên quan",
    "tin mới",
    "tin mới hơn",
    "tin mới nhất",
    "tin nổi bật",
    "tin nóng",
    "tin tức khác",
    "tin xem nhiều",
    "tin đọc nhiều",
    "từ khoá",
    "xem nhiều",
    "xem nhiều nhất",
    "đọc nhiều",
    "đọc nhiều nhất",
    "ý kiến bạn đọc",
];

/// Lines that consist of one of these are buttons and menu entries.
pub(super) const BUTTONS: &[&str] = &[
    "a",
    "a a",
    "báo in",
    "chia sẻ",
    "chia sẻ bài viết",
    "danh mục",
    "facebook",
    "font chữ",
    "giới thiệu",
    "google",
    "gửi",
    "gửi bài",
    "gửi bài viết",
    "gửi email",
    "gửi mail",
    "hỏi đáp",
    "in bài",
    "in bài viết",
    "in tin",
    "in trang",
    "kết quả tìm kiếm",
    "liên hệ",
    "liên kết website",
    "lên đầu trang",
    "lịch công tác",
    "lưu bài viết",
    "m",
    "menu",
    "nghe đọc bài",
    "phiên bản di động",
    "phóng sự ảnh",
    "quay lại",
    "rss",
    "sơ đồ site",
    "sơ đồ trang",
    "thích",
    "thư viện ảnh",
    "thư viện video",
    "thống kê",
    "thống kê truy cập",
    "trang chủ",
    "trang trước",
    "trang sau",
    "trở lại",
    "trở về",
    "tìm kiếm",
    "twitter",
    "tweet",
    "video",
    "về trang trước",
    "văn bản",
    "xem tiếp",
    "xem thêm",
    "youtube",
    "zalo",
    "đánh giá bài viết",
    "đăng ký",
    "đăng nhập",
    "đọc tiếp",
    "để lại bình luận",
];

/// Short lines that begin with one of these are furniture, whatever follows.
pub(super) const PREFIXES: &[&str] = &[
    "bản quyền",
    "bạn đang xem",
    "bạn đọc có thể",
    "bình luận",
    "bấm để",
    "chia sẻ",
    "chịu trách nhiệm",
    "click",
    "copyright",
    "cơ quan chủ quản",
    "cơ quan ngôn luận",
    "cổng thông tin điện tử",
    "cỡ chữ",
    "email",
    "e mail",
    "fax",
    "fanpage",
    "ghi rõ nguồn",
    "giấy phép",
    "gp số",
    "hotline",
    "hôm nay lượt",
    "hôm qua lượt",
    "kích thước chữ",
    "liên hệ",
    "liên hệ quảng cáo",
    "lượt truy cập",
    "lượt xem",
    "lượt đọc",
    "mọi thông tin",
    "mời bạn đọc",
    "mời quý",
    "người gửi",
    "người đăng",
    "ngày đăng",
    "nguồn tin",
    "nội dung thuộc",
    "phát triển bởi",
    "phụ trách",
    "powered by",
    "số lượt",
    "số điện thoại",
    "sđt",
    "tags",
    "tel",
    "theo dõi chúng tôi",
    "theo dõi trên",
    "thiết kế bởi",
    "thông tin điện tử",
    "toà soạn",
    "trang thông tin điện tử",
    "trưởng ban biên tập",
    "tổng biên tập",
    "tổng lượt",
    "tổng số lượt",
    "tổng số truy cập",
    "tổng số điểm",
    "tổng truy cập",
    "từ khoá",
    "website được",
    "đang online",
    "đang truy cập",
    "điện thoại",
    "đã truy cập",
    "đã xem",
    "đăng bởi",
    "đăng lúc",
    "bài đăng lúc",
    "bài đăng ngày",
];

/// Of these the page's publisher tells who it is; also prefixes of furniture.
pub(super) const PUBLISHERS: &[&str] = &[
    "bản quyền thuộc về",
    "bản quyền thuộc",
    "trang thông tin điện tử tổng hợp",
    "trang thông tin điện tử",
    "trang tin điện tử",
    "cổng thông tin điện tử",
    "trang thông tin",
    "cơ quan chủ quản",
    "cơ quan của",
];

/// Prefixes that need a colon, because without it they begin sentences ("Xem thêm: …").
pub(super) const COLON_PREFIXES: &[&str] = &[
    "bài liên quan",
    "chủ đề",
    "có thể bạn quan tâm",
    "đọc thêm",
    "hôm nay",
    "hôm qua",
    "nguồn",
    "tag",
    "thuộc chuyên mục",
    "chuyên mục",
    "tháng này",
    "tin liên quan",
    "trụ sở",
    "tuần này",
    "website",
    "xem",
    "xem thêm",
    "địa chỉ",
    "đt",
];

/// Lines that begin with one of these date the page.
pub(super) const DATE: &[&str] = &[
    "bài đăng",
    "cập nhật",
    "chủ nhật",
    "được đăng",
    "đăng lúc",
    "đăng ngày",
    "bài đăng lúc",
    "bài đăng ngày",
    "gửi lúc",
    "ngày cập nhật",
    "ngày đăng",
    "ngày gửi",
    "ngày xuất bản",
    "ngày đăng tin",
    "thời gian",
    "xuất bản",
    "đã đăng",
];

/// Words that stand beside a date when it dates a page.
pub(super) const CALENDAR: &[&str] = &[
    "am", "ba", "bảy", "bẩy", "bốn", "chủ", "cập", "giờ", "gmt", "hai", "lúc", "ngày", "nhật",
    "năm", "phút", "pm", "sáu", "thứ", "tư", "đăng", "gửi", "cn", "xuất", "bản", "vào", "t2",
];

/// Words before an author's name, with a colon.
pub(super) const AUTHOR: &[&str] = &[
    "ảnh và bài",
    "bài",
    "bài ảnh",
    "bài và ảnh",
    "bài viết",
    "biên tập",
    "ctv",
    "người viết",
    "nguồn bài viết",
    "phóng viên",
    "pv",
    "theo",
    "thực hiện",
    "tin",
    "tin ảnh",
    "tin bài",
    "tin và ảnh",
    "tin bài ảnh",
    "tác giả",
    "tác giả bài viết",
    "tg",
    "tổng hợp",
];

/// Tells whether `words` begins with the whole words of one of the labels.
pub(super) fn begins_any(words: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| begins(words, label))
}

/// Tells whether a stretch of a line is headed by a label: who posted, which column, how many read.
pub(super) fn heads(words: &str) -> bool {
    let words = words.strip_prefix("được ").unwrap_or(words);
    begins_any(words, PREFIXES) || begins_any(words, COLON_PREFIXES)
}

/// Tells whether `words` begins with the whole words of `label`.
pub(super) fn begins(words: &str, label: &str) -> bool {
    words
        .strip_prefix(label)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::text::fold;

    #[test]
    fn labels_are_folded() {
        let lists: [&[&str]; 7] = [
            super::LISTS,
            super::BUTTONS,
            super::PREFIXES,
            super::PUBLISHERS,
            super::COLON_PREFIXES,
            super::DATE,
            super::AUTHOR,
        ];
        for label in lists.concat().iter().chain(super::CALENDAR) {
            assert_eq!(*label, fold(label));
        }
    }
}
