//! Pages as they are scraped: what of them is the article.

use std::fs;

use thidua::corpus::{Article, Options, articles};

const LEAD: &str = "Sáng nay, công đoàn huyện đã phát động đợt thi đua mới tới tất cả các công \
                    đoàn cơ sở trên địa bàn, với ba nội dung chính.";
const MORE: &str = "Theo ban tổ chức, đợt thi đua kéo dài sáu tháng, có chấm điểm hằng tháng và \
                    trao thưởng cho những tổ dẫn đầu vào dịp cuối năm.";
const TITLE: &str = "Huyện nhà phát động đợt thi đua mới trong công nhân";

fn read(page: &[&str]) -> Article {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trang.txt");
    fs::write(&path, page.join("\n")).unwrap();
    articles(&[path], &Options::default())
        .next()
        .unwrap()
        .unwrap()
}

/// The lines of the article, and nothing of the furniture.
fn body(article: &Article) -> Vec<&str> {
    let spans = article.body.iter().map(|span| span.of(&article.text));
    spans
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn menus_counters_and_footers_are_not_the_article() {
    let article = read(&[
        "Trang chủ | Giới thiệu | Tin tức | Liên hệ",
        "• Thống kê truy cập",
        "• Đang online: 12",
        "  Hôm nay: 345",
        "  Đã truy cập: 1234567",
        "",
        TITLE,
        "Thứ ba, 06/04/2021 - 08:15",
        "",
        LEAD,
        "",
        MORE,
        "",
        "Thu Hà",
        "",
        "Chia sẻ",
        "Trang thông tin điện tử Liên đoàn Lao động tỉnh Bình An",
        "Giấy phép số 12/GP-TTĐT cấp ngày 01/9/2019",
        "Địa chỉ: Số 1, đường Hoa Sữa",
        "Điện thoại: 0200.000.000; Email: congdoan@binhan.example",
    ]);
    assert_eq!(body(&article), [TITLE, LEAD, MORE, "Thu Hà"]);
    assert_eq!(article.title.as_deref(), Some(TITLE));
    assert_eq!(article.published.as_deref(), Some("2021-04-06"));
    assert_eq!(article.author.as_deref(), Some("Thu Hà"));
    assert_eq!(
        article.source.as_deref(),
        Some("Liên đoàn Lao động tỉnh Bình An")
    );
}

#[test]
fn lists_of_other_articles_end_the_article() {
    let other = "Công nhân khu công nghiệp thi nấu bữa ăn ca đủ chất";
    let teaser = "(BCN) Hơn ba trăm công nhân đã dự cuộc thi nấu ăn do công đoàn khu công nghiệp \
                  mở hôm qua, với phần thi chính là bữa ăn ca.";
    let article = read(&[
        TITLE,
        LEAD,
        MORE,
        "Thu Hà",
        "Có thể bạn quan tâm",
        other,
        other,
        teaser,
        other,
        other,
        teaser,
        "Xem thêm",
        "Phiên bản di động",
    ]);
    assert_eq!(body(&article), [TITLE, LEAD, MORE, "Thu Hà"]);
}

#[test]
fn a_box_of_links_within_the_text_does_not_end_it() {
    let article = read(&[
        TITLE,
        LEAD,
        "Tin liên quan",
        "Công nhân thi nấu ăn ở khu công nghiệp",
        MORE,
        LEAD,
    ]);
    assert_eq!(body(&article), [TITLE, LEAD, MORE, LEAD]);
}

#[test]
fn headlines_between_lead_and_text_are_links() {
    let two = [
        "Công nhân khu công nghiệp thi nấu bữa ăn ca đủ chất",
        "Chung kết hội diễn văn nghệ công nhân viên chức toàn tỉnh",
    ];
    let article = read(&[TITLE, "", LEAD, two[0], two[1], "", MORE]);
    assert_eq!(body(&article), [TITLE, LEAD, MORE]);
    let joined = "Tập huấn nghiệp vụ cho cán bộ nữ công năm 2020 Tiếp tục đổi mới hoạt động";
    assert_eq!(
        body(&read(&[TITLE, "", LEAD, "", joined, "", MORE])),
        [TITLE, LEAD, MORE]
    );
}

#[test]
fn captions_and_headings_stay() {
    let caption = "Bà Lê Thị Mai trao quà cho công nhân tại buổi lễ";
    let heading = "Ba nội dung chính";
    let article = read(&[TITLE, "", LEAD, "", caption, "", heading, "", MORE]);
    assert_eq!(body(&article), [TITLE, LEAD, caption, heading, MORE]);
}

#[test]
fn a_caption_over_the_text_is_no_headline() {
    let caption = "Chủ tịch công đoàn huyện trao quà cho công nhân tại buổi lễ";
    let article = read(&[TITLE, "", caption, "", LEAD, "", MORE]);
    assert_eq!(article.title.as_deref(), Some(TITLE));
    assert_eq!(body(&article), [TITLE, caption, LEAD, MORE]);
}

#[test]
fn bylines_in_their_many_forms() {
    for (line, author) in [
        ("Thu Hà", "Thu Hà"),
        ("THU HÀ", "THU HÀ"),
        ("T.H", "T.H"),
        ("Bài và ảnh: Thu Hà", "Thu Hà"),
        ("Tin, ảnh: Lê Thu Hà", "Lê Thu Hà"),
        ("Tác giả: Lê Thu Hà - Công đoàn ngành Y tế", "Lê Thu Hà"),
        ("Lê Thu Hà - Công đoàn ngành Y tế", "Lê Thu Hà"),
        ("PV Thu Hà", "Thu Hà"),
        ("(Theo Thu Hà)", "Thu Hà"),
        ("Thu Hà - Lò Văn Sơn", "Thu Hà"),
        ("THU HÀ - C.T", "THU HÀ"),
    ] {
        let article = read(&[
            TITLE,
            LEAD,
            MORE,
            line,
            "Chia sẻ",
            "ĐỒNG HÀNH CÙNG CÔNG NHÂN",
        ]);
        assert_eq!(article.author.as_deref(), Some(author), "{line}");
        assert_eq!(body(&article), [TITLE, LEAD, MORE, line]);
    }
    let inline = format!("{MORE} Thu Hà");
    let article = read(&[TITLE, LEAD, &inline]);
    assert_eq!(article.author.as_deref(), Some("Thu Hà"));
    let article = read(&[TITLE, "Đăng lúc 08:15 - 06/04/2021 bởi Thu Hà", LEAD, MORE]);
    assert_eq!(article.author.as_deref(), Some("Thu Hà"));
    let fields = "Ngày đăng: 06/04/2021 | Tác giả: Thu Hà | Cỡ chữ: A A A";
    let article = read(&[fields, TITLE, LEAD, MORE]);
    assert_eq!(article.author.as_deref(), Some("Thu Hà"));
    let article = read(&[TITLE, LEAD, MORE]);
    assert_eq!(article.author, None);
}

#[test]
fn a_passage_without_a_headline_is_all_article() {
    let article = read(&[LEAD]);
    assert_eq!(body(&article), [LEAD]);
    assert_eq!(
        (article.title, article.published, article.author),
        (None, None, None)
    );
}

#[test]
fn lists_of_recipients_stay() {
    let list = [
        "- Công đoàn Công ty May Sao Mai;",
        "- Công đoàn Trường Tiểu học Bình An.",
    ];
    let intro = "Các tập thể được tặng Giấy khen gồm:";
    let article = read(&[TITLE, LEAD, MORE, intro, list[0], list[1]]);
    assert_eq!(body(&article), [TITLE, LEAD, MORE, intro, list[0], list[1]]);
}

#[test]
fn people_who_are_spoken_of_are_no_authors() {
    for line in [
        "Bà Lê Thị Na, Phó Chủ tịch công đoàn huyện, trao quà cho nữ công nhân",
        "Đồng chí Lê Văn Tám - Trưởng ban tổ chức đợt thi đua",
        "THI ĐUA KHEN THƯỞNG",
    ] {
        let article = read(&[TITLE, LEAD, line, MORE]);
        assert_eq!(article.author, None, "{line}");
    }
    let article = read(&[TITLE, LEAD, MORE, "Anh Thư"]);
    assert_eq!(article.author.as_deref(), Some("Anh Thư"));
}

#[test]
fn sentences_below_pictures_belong_to_the_article() {
    let caption = "Lãnh đạo công đoàn huyện trao bảng tên công trình cho tổ trưởng. Ảnh: LÊ NA";
    let article = read(&[caption, "", TITLE, LEAD, MORE]);
    assert_eq!(body(&article), [caption, TITLE, LEAD, MORE]);
    let twice = "Công nhân thi kéo co trong ngày phát động đợt thi đua";
    let article = read(&[TITLE, LEAD, twice, twice, MORE]);
    assert_eq!(body(&article), [TITLE, LEAD, twice, twice, MORE]);
}

#[test]
fn an_author_beside_the_date_signs_the_article() {
    let article = read(&[TITLE, "", "Thu Hà LĐO | 06/04/2021 08:15", "", LEAD, MORE]);
    assert_eq!(article.author.as_deref(), Some("Thu Hà"));
    assert_eq!(body(&article), [TITLE, "Thu Hà", LEAD, MORE]);
    let slogan = "Nhiệt liệt chào mừng 90 năm ngày truyền thống!     Toàn huyện thi đua lập thành \
                  tích, đoàn kết vượt qua khó khăn trong sản xuất!";
    let article = read(&[slogan, TITLE, LEAD, MORE]);
    assert_eq!(body(&article), [TITLE, LEAD, MORE]);
}
#[test]
fn a_list_of_names_before_the_text_belongs_to_the_article() {
    let list = [
        "Các tập thể, cá nhân được công đoàn tỉnh khen thưởng năm 2015",
        "(Kèm theo Quyết định số 31/QĐ ngày 12/01/2016)",
        "A. Tập thể",
        "1. Công đoàn Nhà máy Sợi Bình An",
        "2. Công đoàn Trạm Y tế Hòa Lộc",
        "B. Cá nhân",
        "1. Bà Lò Thị Nhung, thợ may",
        LEAD,
        MORE,
    ];
    let article = read(&list);
    assert_eq!(body(&article), list);
    assert_eq!(article.title.as_deref(), Some(list[0]));
}

#[test]
fn a_line_that_says_who_posted_when_is_no_headline() {
    for posted in [
        "Bài đăng lúc 09:20, ngày 03/06/2019 · Chuyên mục: Tin cơ sở",
        "Được đăng bởi: Ban biên tập - Ngày: 03/06/2019",
        "Đăng bởi: Quản trị mạng | 03/06/2019 | Lượt xem: 1.204",
    ] {
        let article = read(&[TITLE, posted, LEAD, MORE]);
        assert_eq!(body(&article), [TITLE, LEAD, MORE], "{posted}");
        assert_eq!(article.title.as_deref(), Some(TITLE), "{posted}");
        assert_eq!(article.published.as_deref(), Some("2019-06-03"), "{posted}");
    }
}

#[test]
fn a_headline_that_begins_with_a_place_is_no_author() {
    let title = "Bình An - Nhiều tổ thợ dệt thi đua vượt định mức";
    let article = read(&[title, "Mai Chi • 10/05/2018 08:00", LEAD, MORE]);
    assert_eq!(article.title.as_deref(), Some(title));
    assert_eq!(article.author.as_deref(), Some("Mai Chi"));
}

#[test]
fn short_news_below_one_another_are_all_article() {
    let page = [
        TITLE,
        "04/07/2021",
        LEAD,
        "Ban nữ công mở lớp dạy nghề cho con em thợ mỏ vùng cao",
        "23/06/2021",
        "Ngày 18/6, ban nữ công đã mở lớp dạy nghề cho con em thợ mỏ, có ba mươi học viên, học trong \
         hai tháng tại nhà văn hóa, do hai thợ bậc cao đứng lớp, người học được nhận phụ cấp và có \
         chỗ làm ở xưởng may của mỏ sau khi",
    ];
    let dates = [page[1], page[4]];
    let kept: Vec<&str> = page
        .into_iter()
        .filter(|line| !dates.contains(line))
        .collect();
    assert_eq!(body(&read(&page)), kept);
}

#[test]
fn a_sentence_that_begins_with_a_day_is_no_row_of_headlines() {
    let lead = "Chiều 28.7, lãnh đạo huyện đã mở giải bóng đá Công nhân toàn huyện lần đầu tiên được \
                tổ chức tại sân vận động, với mười sáu đội của các nhà máy, hầm lò và bến cảng, trong \
                khuôn khổ ngày hội";
    let article = read(&[TITLE, lead, MORE]);
    assert_eq!(body(&article), [TITLE, lead, MORE]);
}

#[test]
fn a_list_of_honours_is_the_article_with_the_line_over_it() {
    let page = [
        "Thành tích của Trường Hoa Ban:",
        "Huân chương Lao động hạng Ba năm 2001",
        "Cờ thi đua Chính phủ năm 2008",
        "Bằng khen của Bộ Giáo dục và Đào tạo năm 2010",
        "Bằng khen của tỉnh vì đã có nhiều thành tích trong công tác dạy và học, trong xây dựng \
         nhà trường và trong phong trào thi đua từ năm 2011 đến nay.",
    ];
    let parted: Vec<&str> = page.iter().flat_map(|line| [*line, ""]).collect();
    assert_eq!(body(&read(&parted)), page);
}
