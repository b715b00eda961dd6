//! From articles to linked mentions.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use thidua::corpus::{Article, Options, articles};
use thidua::gazetteer::Gazetteer;
use thidua::link::Linker;
use thidua::text::{Span, char_offsets};

/// Writes `target/linked.jsonl` for the scorer, where the corpus for it is at hand.
#[test]
fn mentions_of_the_shared_corpus_are_written_for_the_scorer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared/corpus");
    write(&[shared.join("seeds"), shared.join("news")], "linked.jsonl");
    write(&[root.join("data/sample")], "linked_sample.jsonl");
}

fn write(inputs: &[PathBuf], name: &str) {
    let inputs: Vec<PathBuf> = inputs
        .iter()
        .filter(|path| path.exists())
        .cloned()
        .collect();
    if inputs.is_empty() {
        return;
    }
    let linker = Linker::new(Gazetteer::load_builtin());
    let mut out = String::new();
    for article in articles(&inputs, &Options::default()) {
        let article = article.unwrap();
        let linked = linker.link(&article);
        let offsets = char_offsets(&article.text);
        let mut rows = Vec::new();
        for (mention, why) in linked.mentions.iter().zip(&linked.explanations) {
            let Some(id) = &mention.id else { continue };
            rows.push(serde_json::json!({
                "start": offsets.of_byte(mention.span.start as usize),
                "end": offsets.of_byte(mention.span.end as usize),
                "surface": mention.span.of(&article.text),
                "type": mention.entity,
                "id": id,
                "rule": mention.rule,
                "confidence": mention.confidence,
                "why": why.features,
            }));
        }
        let row = serde_json::json!({"doc": article.name, "mentions": rows, "facts": []});
        writeln!(out, "{row}").unwrap();
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target")
        .join(name);
    std::fs::write(target, out).unwrap();
}

/// Links one line of text of a day and returns `surface=identifier`, `?` where none is known.
fn linked_on(day: &str, text: &str) -> Vec<String> {
    let article = Article {
        name: "line".to_owned(),
        text: text.to_owned(),
        body: vec![Span::new(0, text.len())],
        published: Some(day.to_owned()),
        ..Article::default()
    };
    let linked = Linker::new(Gazetteer::load_builtin()).link(&article);
    let mentions = linked.mentions.iter();
    mentions
        .map(|mention| {
            let id = mention.id.as_deref().unwrap_or("?");
            format!("{}={id}", mention.span.of(text))
        })
        .collect()
}

fn linked(text: &str) -> Vec<String> {
    linked_on("2021-05-01", text)
}

#[test]
fn a_date_glued_to_a_sentence_is_no_number_of_a_text() {
    for (text, expected) in [
        (
            "Đợt thi đua kéo dài đến ngày 3/4/2021.Trong đợt này có 5 sáng kiến.",
            &[][..],
        ),
        (
            "Theo văn bản số 12/CV-CĐGD, các trường tổng kết thi đua.",
            &["văn bản số 12/CV-CĐGD=l:12/cv-cdgd"],
        ),
        (
            "Kế hoạch số 01.2/KH-LĐLĐ",
            &["Kế hoạch số 01.2/KH-LĐLĐ=l:01.2/kh-ldld"],
        ),
        ("Nhà trường ban hành văn bản về thi đua.", &[]),
    ] {
        assert_eq!(linked(text), expected, "{text}");
    }
}

#[test]
fn bodies_of_a_head_and_a_place() {
    for (text, expected) in [
        ("LĐLĐ tỉnh Long An", "LĐLĐ tỉnh Long An=u:ldld:80"),
        (
            "Liên đoàn lao động (LĐLĐ) tỉnh Trà Vinh",
            "Liên đoàn lao động (LĐLĐ) tỉnh Trà Vinh=u:ldld:84",
        ),
        ("LĐLĐ TP.HCM", "LĐLĐ TP.HCM=u:ldld:79"),
        (
            "Liên đoàn Lao động TPHCM",
            "Liên đoàn Lao động TPHCM=u:ldld:79",
        ),
        ("LĐLĐ Q.1", "LĐLĐ Q.1=u:ldld:760"),
        (
            "LIÊN ĐOÀN LAO ĐỘNG HUYỆN CỦ CHI",
            "LIÊN ĐOÀN LAO ĐỘNG HUYỆN CỦ CHI=u:ldld:783",
        ),
        (
            "Công đoàn Viên chức (CĐVC) tỉnh Cao Bằng",
            "Công đoàn Viên chức (CĐVC) tỉnh Cao Bằng=u:cdn:vien-chuc:04",
        ),
        (
            "Công đoàn ngành Giáo dục quận Hà Đông",
            "Công đoàn ngành Giáo dục quận Hà Đông=u:cdn:giao-duc:268",
        ),
        (
            "Công đoàn các Khu kinh tế và Khu công nghiệp tỉnh Quảng Nam",
            "Công đoàn các Khu kinh tế và Khu công nghiệp tỉnh Quảng Nam=u:cdn:khu-cong-nghiep:49",
        ),
        ("Công đoàn Thủ đô", "Công đoàn Thủ đô=u:ldld:01"),
        (
            "UBND quận Ba Đình",
            "UBND quận Ba Đình=o:uy-ban-nhan-dan:001",
        ),
        (
            "Sở LĐ-TB&XH tỉnh Đồng Nai",
            "Sở LĐ-TB&XH tỉnh Đồng Nai=o:so-lao-dong-thuong-binh-va-xa-hoi:75",
        ),
        (
            "Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam",
            "Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam=u:tld",
        ),
        (
            "Cụm thi đua số 5 LĐLĐ thành phố Hà Nội",
            "Cụm thi đua số 5 LĐLĐ thành phố Hà Nội=u:cum:5:01",
        ),
    ] {
        assert_eq!(linked(text), [expected], "{text}");
    }
}

#[test]
fn one_head_may_have_many_places() {
    let found = linked("LĐLĐ các huyện: Con Cuông, Thanh Chương và thị xã Thái Hòa họp.");
    let expected = [
        "LĐLĐ các huyện: Con Cuông=u:ldld:422",
        "Thanh Chương=u:ldld:428",
        "thị xã Thái Hòa=u:ldld:414",
    ];
    assert_eq!(found, expected);
}

#[test]
fn relative_bodies_are_the_articles_own() {
    let found =
        linked("LĐLĐ huyện Hoằng Hóa họp. LĐLĐ tỉnh khen LĐLĐ huyện, Huyện ủy và UBND huyện.");
    let expected = [
        "LĐLĐ huyện Hoằng Hóa=u:ldld:399",
        "LĐLĐ tỉnh=u:ldld:38",
        "LĐLĐ huyện=u:ldld:399",
        "Huyện ủy=o:huyen-uy:399",
        "UBND huyện=o:uy-ban-nhan-dan:399",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_the_text_cannot_tell_is_left_open() {
    assert_eq!(
        linked("LĐLĐ huyện Châu Thành tặng quà."),
        ["LĐLĐ huyện Châu Thành=?"]
    );
    let told = linked("LĐLĐ huyện Châu Thành (tỉnh Kiên Giang) tặng quà.");
    assert_eq!(
        told,
        ["LĐLĐ huyện Châu Thành=u:ldld:905", "tỉnh Kiên Giang=p:91"]
    );
}

#[test]
fn units_are_those_of_the_articles_day() {
    for (day, text, expected) in [
        ("2025-06-30", "tỉnh Phú Thọ", "tỉnh Phú Thọ=p:25"),
        ("2025-07-01", "tỉnh Phú Thọ", "tỉnh Phú Thọ=p25:25"),
        ("2025-09-01", "LĐLĐ TP.HCM", "LĐLĐ TP.HCM=u:ldld:p25:79"),
        (
            "2025-09-01",
            "LĐLĐ tỉnh Đắk Nông (cũ)",
            "LĐLĐ tỉnh Đắk Nông=u:ldld:67",
        ),
        (
            "2025-09-01",
            "LĐLĐ thành phố Hà Nội",
            "LĐLĐ thành phố Hà Nội=u:ldld:01",
        ),
    ] {
        assert_eq!(linked_on(day, text), [expected], "{day} {text}");
    }
}

#[test]
fn generic_uses_are_no_mentions() {
    for text in [
        "các cấp công đoàn và công đoàn cơ sở",
        "LĐLĐ các huyện, thị xã, thành phố tổ chức hội nghị",
        "LĐLĐ quận, huyện, ngành của thành phố",
        "an toàn, văn minh, chỉ đạo, thịnh vượng",
        "thi đua phát huy sáng kiến, cải tiến kỹ thuật trong sản xuất",
        "nhân rộng gương người tốt, việc tốt làm nòng cốt",
        "biểu dương 95 công nhân, lao động tiêu biểu",
    ] {
        assert_eq!(linked(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn awards_and_campaigns_keep_their_marks_and_spellings() {
    for (text, expected) in [
        (
            "phong trào “Lao động giỏi”, “Lao động sáng tạo” sôi nổi",
            "Lao động giỏi”, “Lao động sáng tạo=c:lao-dong-gioi-lao-dong-sang-tao",
        ),
        (
            "phong trào “Xanh, Sạch, Đẹp, đảm bảo ATVSLĐ”",
            "Xanh, Sạch, Đẹp, đảm bảo ATVSLĐ=c:xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong",
        ),
        (
            "phong trào “Giỏi việc nước, đảm đang việc nhà”",
            "Giỏi việc nước, đảm đang việc nhà=c:gioi-viec-nuoc-dam-viec-nha",
        ),
        (
            "Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”",
            "Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”=a:ky-niem-chuong-vi-su-nghiep-xay-dung-to-chuc-cong-doan",
        ),
        (
            "tặng Huân chương Lao động hạng II",
            "Huân chương Lao động hạng II=a:huan-chuong-lao-dong-hang-nhi",
        ),
        (
            "trao Huy hiệu 30 năm tuổi Đảng",
            "Huy hiệu 30 năm tuổi Đảng=a:huy-hieu-30-nam-tuoi-dang",
        ),
        (
            "chương trình “Tết Sum vầy 2019”",
            "Tết Sum vầy 2019=c:tet-sum-vay",
        ),
        ("Hội thi “Bàn tay vàng”", "Bàn tay vàng=c:ban-tay-vang"),
    ] {
        assert_eq!(linked(text), [expected], "{text}");
    }
}

#[test]
fn spelling_and_decomposition_change_nothing() {
    use unicode_normalization::UnicodeNormalization;
    let text = "LĐLĐ huyện Hoằng Hóa và Sở Nội vụ tỉnh Khánh Hòa tặng Bằng khen.";
    let ids = |text: &str| -> Vec<String> {
        let found = linked(text).into_iter();
        found
            .map(|pair| pair.rsplit('=').next().unwrap_or_default().to_owned())
            .collect()
    };
    let expected = ["u:ldld:399", "o:so-noi-vu:56", "a:bang-khen"];
    assert_eq!(ids(text), expected);
    assert_eq!(ids(&text.nfd().collect::<String>()), expected);
    assert_eq!(
        ids(&text.replace("Hóa", "Hoá").replace("Hòa", "Hoà")),
        expected
    );
    assert_eq!(
        ids(&text.replace('Đ', "\u{D0}").replace(' ', "\u{A0}")),
        expected
    );
}

/// Checks lines of text against the mentions that they hold.
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(linked(text), *expected, "{text}");
    }
}

#[test]
fn names_of_firms_end_where_their_words_end() {
    check(&[
        (
            "Giám đốc Công ty TNHH Sao Khuê – Chi nhánh Bến Lức tặng quà.",
            &[
                "Công ty TNHH Sao Khuê – Chi nhánh Bến Lức=o:cong-ty-tnhh-sao-khue-chi-nhanh-ben-luc",
            ],
        ),
        (
            "thăm Công ty CP Hoa Ban – Vinacomin đúng dịp Tết",
            &["Công ty CP Hoa Ban – Vinacomin=o:cong-ty-cp-hoa-ban-vinacomin"],
        ),
        (
            "thăm Công ty CP Hoa Ban – một đơn vị mạnh",
            &["Công ty CP Hoa Ban=o:cong-ty-cp-hoa-ban"],
        ),
        (
            "Công ty Cà phê Ea K'pam thi đua về đích",
            &["Công ty Cà phê Ea K'pam=o:cong-ty-ca-phe-ea-k-pam"],
        ),
        (
            "Tập đoàn Thép Đại Nam tổ chức 3 lớp tập huấn",
            &["Tập đoàn Thép Đại Nam=o:tap-doan-thep-dai-nam"],
        ),
        (
            "Công ty Lưới điện cao thế 5, thợ giỏi của năm",
            &["Công ty Lưới điện cao thế 5=o:cong-ty-luoi-dien-cao-the-5"],
        ),
        (
            "Công đoàn Bệnh viện Tim mạch Trung ương thăm hỏi đoàn viên",
            &["Công đoàn Bệnh viện Tim mạch Trung ương=u:cdcs:benh-vien-tim-mach-trung-uong:vn"],
        ),
        (
            "Công ty TNHH MTV Khai thác công trình thủy lợi Hoa Ban trồng cây",
            &[
                "Công ty TNHH MTV Khai thác công trình thủy lợi Hoa Ban=o:cong-ty-tnhh-mtv-khai-thac-cong-trinh-thuy-loi-hoa-ban",
            ],
        ),
        (
            "Trường Đại học Giao thông vận tải thi đua dạy tốt",
            &["Trường Đại học Giao thông vận tải=o:truong-dai-hoc-giao-thong-van-tai"],
        ),
        (
            "Chủ tịch Công đoàn Công ty HanaViet Lê Thị Na nói",
            &[
                "Công đoàn Công ty HanaViet=u:cdcs:cong-ty-hanaviet:vn",
                "Lê Thị Na=n:le-thi-na",
            ],
        ),
        (
            "Công đoàn Bệnh viện Nhi đồng 7 được khen",
            &["Công đoàn Bệnh viện Nhi đồng 7=u:cdcs:benh-vien-nhi-dong-7:vn"],
        ),
        (
            "Công đoàn cơ sở Văn phòng UBND tỉnh Bến Tre họp",
            &["Công đoàn cơ sở Văn phòng UBND tỉnh Bến Tre=u:cdcs:van-phong-ubnd-tinh-ben-tre:83"],
        ),
        (
            "CĐCS Trường Tiểu học số 2 Hoa Ban; Trường Mầm non thị trấn Ba Tri 2, tỉnh Bến Tre",
            &[
                "CĐCS Trường Tiểu học số 2 Hoa Ban=u:cdcs:truong-tieu-hoc-so-2-hoa-ban:836",
                "Trường Mầm non thị trấn Ba Tri 2=o:truong-mam-non-thi-tran-ba-tri-2",
                "tỉnh Bến Tre=p:83",
            ],
        ),
        (
            "Công ty CP Xây dựng số 5 và bạn bè; Công ty Hoa Ban số 12 đường Lúa",
            &[
                "Công ty CP Xây dựng số 5=o:cong-ty-cp-xay-dung-so-5",
                "Công ty Hoa Ban=o:cong-ty-hoa-ban",
            ],
        ),
        (
            "mua tại Quỹ tín dụng nhân dân Tân Lập",
            &["Quỹ tín dụng nhân dân Tân Lập=o:quy-tin-dung-nhan-dan-tan-lap"],
        ),
    ]);
}

#[test]
fn the_year_of_an_edition_stands_outside_its_name() {
    check(&[
        (
            "kế hoạch Tháng Công nhân năm 2022 của thành phố",
            &["Tháng Công nhân=c:thang-cong-nhan"],
        ),
        (
            "tổng kết Tháng Công nhân lần thứ 9 năm 2017 và nhiệm vụ",
            &["Tháng Công nhân=c:thang-cong-nhan"],
        ),
        (
            "“Tháng Công nhân” năm 2022",
            &["Tháng Công nhân=c:thang-cong-nhan"],
        ),
        (
            "khai mạc Hội thi Thợ hàn giỏi năm 2023 vùng Đông Bắc",
            &["Hội thi Thợ hàn giỏi=c:hoi-thi-tho-han-gioi"],
        ),
        (
            "đạt giải cuộc thi phóng sự “Người thợ tháng Ba” và hát bài “Lên ca”",
            &["Người thợ tháng Ba=c:nguoi-tho-thang-ba"],
        ),
        (
            "mở Hội thao công nhân, viên chức, lao động huyện Ba Tri năm 2021",
            &[
                "Hội thao công nhân, viên chức, lao động huyện Ba Tri=c:hoi-thao-cong-nhan-vien-chuc-lao-dong-huyen-ba-tri",
            ],
        ),
        (
            "mở Cuộc thi sáng tác thơ về công nhân, nhân dịp Quốc khánh",
            &["Cuộc thi sáng tác thơ về công nhân=c:cuoc-thi-sang-tac-tho-ve-cong-nhan"],
        ),
        (
            "Cuộc thi “Ca trưởng kể chuyện” khép lại; chị Na đạt giải “Ca trưởng kể chuyện”.",
            &[
                "Ca trưởng kể chuyện=c:ca-truong-ke-chuyen",
                "Ca trưởng kể chuyện=c:ca-truong-ke-chuyen",
            ],
        ),
    ]);
}

#[test]
fn many_of_a_kind_are_nobody() {
    check(&[
        (
            "LĐLĐ tỉnh Bến Tre mời 12 LĐLĐ tỉnh dự họp.",
            &["LĐLĐ tỉnh Bến Tre=u:ldld:83"],
        ),
        (
            "LĐLĐ tỉnh Bến Tre họp; từ năm 2019 LĐLĐ tỉnh giao ban.",
            &["LĐLĐ tỉnh Bến Tre=u:ldld:83", "LĐLĐ tỉnh=u:ldld:83"],
        ),
    ]);
}

#[test]
fn unions_of_sectors_belong_to_the_body_that_the_article_names() {
    check(&[
        (
            "Công đoàn Y tế Việt Nam họp. Công đoàn ngành Y tế khen Công đoàn cơ sở Bệnh viện Hoa Sen.",
            &[
                "Công đoàn Y tế Việt Nam=u:cdn:y-te",
                "Công đoàn ngành Y tế=u:cdn:y-te",
                "Công đoàn cơ sở Bệnh viện Hoa Sen=u:cdcs:benh-vien-hoa-sen:vn",
            ],
        ),
        (
            "LĐLĐ tỉnh Bến Tre mời Công đoàn ngành Y tế; Công đoàn Viên chức; Công đoàn các Khu công nghiệp dự.",
            &[
                "LĐLĐ tỉnh Bến Tre=u:ldld:83",
                "Công đoàn ngành Y tế=u:cdn:y-te:83",
                "Công đoàn Viên chức=u:cdn:vien-chuc:83",
                "Công đoàn các Khu công nghiệp=u:cdn:khu-cong-nghiep:83",
            ],
        ),
        // A guest from a district does not make the firm's union its own.
        (
            "LĐLĐ tỉnh Bến Tre khen LĐLĐ huyện Ba Tri và Công đoàn Công ty May Lan Anh. LĐLĐ tỉnh họp.",
            &[
                "LĐLĐ tỉnh Bến Tre=u:ldld:83",
                "LĐLĐ huyện Ba Tri=u:ldld:836",
                "Công đoàn Công ty May Lan Anh=u:cdcs:cong-ty-may-lan-anh:83",
                "LĐLĐ tỉnh=u:ldld:83",
            ],
        ),
        // Nor do several districts side by side.
        (
            "LĐLĐ huyện Ba Tri, LĐLĐ huyện Bình Đại và Công đoàn Công ty May Lan Anh, tỉnh Bến Tre",
            &[
                "LĐLĐ huyện Ba Tri=u:ldld:836",
                "LĐLĐ huyện Bình Đại=u:ldld:835",
                "Công đoàn Công ty May Lan Anh=u:cdcs:cong-ty-may-lan-anh:83",
                "tỉnh Bến Tre=p:83",
            ],
        ),
        ("LĐLD huyện Ba Tri", &["LĐLD huyện Ba Tri=u:ldld:836"]),
    ]);
}

#[test]
fn persons_are_read_whole_and_posts_are_none() {
    check(&[
        (
            "đồng chí Trần Hoàng Anh- Phó Chủ tịch",
            &["Trần Hoàng Anh=n:tran-hoang-anh"],
        ),
        (
            "bà Lê Thị Na, Ủy viên Đoàn Chủ tịch",
            &["Lê Thị Na=n:le-thi-na"],
        ),
        (
            "ông Lê Văn Tám, UV Ban Thường vụ",
            &["Lê Văn Tám=n:le-van-tam"],
        ),
    ]);
}

#[test]
fn abbreviations_that_the_text_explains_are_mentions_and_stand_for_the_name() {
    check(&[
        (
            "Công đoàn Tổng công ty Xây lắp Ban Mai (BAMACO) thi kéo co. Công đoàn BAMACO về nhất, \
             BAMACO thưởng nóng.",
            &[
                "Công đoàn Tổng công ty Xây lắp Ban Mai=u:cdcs:tong-cong-ty-xay-lap-ban-mai:vn",
                "BAMACO=o:tong-cong-ty-xay-lap-ban-mai",
                "Công đoàn BAMACO=u:cdcs:tong-cong-ty-xay-lap-ban-mai:vn",
                "BAMACO=o:tong-cong-ty-xay-lap-ban-mai",
            ],
        ),
        (
            "Công ty CP Hạt giống Ban Mai (BAGICO) và Công đoàn Công ty BAGICO",
            &[
                "Công ty CP Hạt giống Ban Mai=o:cong-ty-cp-hat-giong-ban-mai",
                "BAGICO=o:cong-ty-cp-hat-giong-ban-mai",
                "Công đoàn Công ty BAGICO=u:cdcs:cong-ty-cp-hat-giong-ban-mai:vn",
            ],
        ),
        (
            "Tổng Liên đoàn Lao động Việt Nam (LĐLĐ Việt Nam) họp",
            &[
                "Tổng Liên đoàn Lao động Việt Nam=u:tld",
                "LĐLĐ Việt Nam=u:tld",
            ],
        ),
        (
            "Tổng công ty Hạt giống Ban Mai - CTCP (BM SEED) và Công đoàn BM SEED",
            &[
                "Tổng công ty Hạt giống Ban Mai - CTCP=o:tong-cong-ty-hat-giong-ban-mai",
                "BM SEED=o:tong-cong-ty-hat-giong-ban-mai",
                "Công đoàn BM SEED=u:cdcs:tong-cong-ty-hat-giong-ban-mai:vn",
            ],
        ),
        // A place or a remark in parentheses is no short form.
        (
            "Công ty CP Hạt giống Ban Mai (TPHCM)",
            &[
                "Công ty CP Hạt giống Ban Mai=o:cong-ty-cp-hat-giong-ban-mai",
                "TPHCM=p:79",
            ],
        ),
        (
            "Công đoàn Công ty May Ban Mai (bên trái) nhận cờ",
            &["Công đoàn Công ty May Ban Mai=u:cdcs:cong-ty-may-ban-mai:vn"],
        ),
    ]);
}

#[test]
fn a_head_alone_is_the_body_that_was_named_with_it() {
    check(&[
        (
            "LĐLĐ huyện Ba Tri thăm Công đoàn Công ty May Ban Mai. Công đoàn Công ty cảm ơn LĐLĐ huyện.",
            &[
                "LĐLĐ huyện Ba Tri=u:ldld:836",
                "Công đoàn Công ty May Ban Mai=u:cdcs:cong-ty-may-ban-mai:836",
                "Công đoàn Công ty=u:cdcs:cong-ty-may-ban-mai:836",
                "LĐLĐ huyện=u:ldld:836",
            ],
        ),
        ("các Công đoàn công ty thi đua", &[]),
        ("Công đoàn Công ty thi đua", &[]),
        (
            "Công đoàn KCN Hoa Sữa, tỉnh Bến Tre",
            &[
                "Công đoàn KCN Hoa Sữa=u:cdn:khu-cong-nghiep-hoa-sua:83",
                "tỉnh Bến Tre=p:83",
            ],
        ),
    ]);
}

#[test]
fn places_are_listed_behind_one_type_word() {
    check(&[
        (
            "tại huyện Ba Tri, Bình Đại và Thạnh Phú, tỉnh Bến Tre",
            &[
                "huyện Ba Tri=p:836",
                "Bình Đại=p:835",
                "Thạnh Phú=p:837",
                "tỉnh Bến Tre=p:83",
            ],
        ),
        // The province after its district is no second district.
        (
            "huyện Long Hồ, Vĩnh Long",
            &["huyện Long Hồ=p:857", "Vĩnh Long=p:86"],
        ),
        ("các cấp công đoàn Bến Tre thi đua", &["Bến Tre=p:83"]),
    ]);
    // "cũ" tells that the reform of 2025 is over, even where no day is known.
    let found = linked_on(
        "",
        "Tỉnh Hải Dương cũ nay thuộc thành phố Hải Phòng, gồm 2 phường: Ái Quốc, Tân Hưng.",
    );
    let expected = [
        "Tỉnh Hải Dương=p:30",
        "thành phố Hải Phòng=p25:31",
        "Ái Quốc=p25:10660",
        "Tân Hưng=p25:10537",
    ];
    assert_eq!(found, expected);
}

#[test]
fn prizes_and_movements_in_other_words() {
    check(&[
        (
            "nhận “Giải thưởng Ca trưởng giỏi lần thứ II, năm 2020”",
            &["Giải thưởng Ca trưởng giỏi lần thứ II, năm 2020=a:giai-thuong-ca-truong-gioi"],
        ),
        (
            "45 CN giỏi của huyện; phong trào thi đua “CN giỏi”",
            &["CN giỏi=a:cong-nhan-gioi", "CN giỏi=c:cong-nhan-gioi"],
        ),
        (
            "Phong trào thi đua lao động giỏi lan rộng; ai cũng mong thành lao động giỏi.",
            &["lao động giỏi=c:lao-dong-gioi-lao-dong-sang-tao"],
        ),
        (
            "Cờ thi đua chuyên đề Xanh - Sạch - Đẹp",
            &[
                "Cờ thi đua chuyên đề=a:co-thi-dua-chuyen-de",
                "Xanh - Sạch - Đẹp=c:xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong",
            ],
        ),
        ("về trước kế hoạch 45 ngày", &[]),
        ("EVN và VNPT Hoa Ban", &["EVN=o:tap-doan-dien-luc-viet-nam"]),
    ]);
}

#[test]
fn names_go_on_as_far_as_they_are_one() {
    check(&[
        (
            "Giám đốc Trung tâm Bảo tồn di tích Cố đô Huế Lê Văn Bằng",
            &[
                "Trung tâm Bảo tồn di tích Cố đô Huế=o:trung-tam-bao-ton-di-tich-co-do-hue",
                "Lê Văn Bằng=n:le-van-bang",
            ],
        ),
        (
            "Phó Bí thư Đảng ủy Công ty CP Than Đèo Nai",
            &["Đảng ủy Công ty CP Than Đèo Nai=o:dang-uy-cong-ty-cp-than-deo-nai"],
        ),
        (
            "tham gia Hội thi Sáng tạo Nông nghiệp và Cơ khí Long An năm 2020",
            &[
                "Hội thi Sáng tạo Nông nghiệp và Cơ khí Long An=c:hoi-thi-sang-tao-nong-nghiep-va-co-khi-long-an",
            ],
        ),
        (
            "dự cuộc thi tìm hiểu 75 năm truyền thống ngành than.",
            &["tìm hiểu 75 năm truyền thống ngành than=c:tim-hieu-75-nam-truyen-thong-nganh-than"],
        ),
        (
            "nhận Giải thưởng Trịnh Hoài Đức lần thứ 4",
            &["Giải thưởng Trịnh Hoài Đức=a:giai-thuong-trinh-hoai-duc"],
        ),
        (
            "đứng đầu Cụm thi đua 9 LĐLĐ tỉnh khu vực Tây Nguyên.",
            &[
                "Cụm thi đua 9 LĐLĐ tỉnh khu vực Tây Nguyên=u:cum:9-lien-doan-lao-dong-tinh-khu-vuc-tay-nguyen:vn",
            ],
        ),
        (
            "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2021",
            &[
                "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh=c:hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh",
            ],
        ),
    ]);
}

#[test]
fn a_post_and_its_body_lead_up_to_a_person() {
    check(&[
        (
            "Phó Chủ tịch LĐLĐ tỉnh Phú Yên Kráng Hồng Sương",
            &[
                "LĐLĐ tỉnh Phú Yên=u:ldld:54",
                "Kráng Hồng Sương=n:krang-hong-suong",
            ],
        ),
        (
            "Chủ tịch CĐ Xây dựng Lê Thị Bảo An cho biết",
            &[
                "CĐ Xây dựng=u:cdn:xay-dung",
                "Lê Thị Bảo An=n:le-thi-bao-an",
            ],
        ),
        (
            "Chủ tịch Công đoàn GTVT VN Đỗ Minh Sang",
            &[
                "Công đoàn GTVT VN=u:cdn:giao-thong-van-tai",
                "Đỗ Minh Sang=n:do-minh-sang",
            ],
        ),
        (
            "cố Thủ tướng Chính phủ Phạm Văn Đồng",
            &["Phạm Văn Đồng=n:pham-van-dong"],
        ),
        (
            "5 cá nhân được Thủ tướng tặng Bằng khen; Thủ tướng đến thăm",
            &["Thủ tướng=o:thu-tuong-chinh-phu", "Bằng khen=a:bang-khen"],
        ),
    ]);
}

#[test]
fn what_stands_side_by_side_has_one_place() {
    check(&[
        (
            "Phó Chủ tịch HĐND, UBND tỉnh Phú Yên",
            &[
                "HĐND=o:hoi-dong-nhan-dan:54",
                "UBND tỉnh Phú Yên=o:uy-ban-nhan-dan:54",
            ],
        ),
        (
            "Theo Phú Yên, Bà rịa - Vũng Tàu thì UBND và LĐLĐ tỉnh Phú Yên cùng tổ chức",
            &[
                "Phú Yên=p:54",
                "Bà rịa - Vũng Tàu=p:77",
                "UBND=o:uy-ban-nhan-dan:54",
                "LĐLĐ tỉnh Phú Yên=u:ldld:54",
            ],
        ),
        (
            "Tổng Giám đốc Tập đoàn Dệt May Việt Nam; lãnh đạo Tập đoàn đã có mặt",
            &[
                "Tập đoàn Dệt May Việt Nam=o:tap-doan-det-may-viet-nam",
                "Tập đoàn=o:tap-doan-det-may-viet-nam",
            ],
        ),
        (
            "Công đoàn Trường Tiểu học Hoa Ban được khen; công đoàn nhà trường rất vui.",
            &[
                "Công đoàn Trường Tiểu học Hoa Ban=u:cdcs:truong-tieu-hoc-hoa-ban:vn",
                "công đoàn nhà trường=u:cdcs:truong-tieu-hoc-hoa-ban:vn",
            ],
        ),
    ]);
}

#[test]
fn legal_texts_as_hands_and_machines_write_them() {
    check(&[
        (
            "Hướng dẫn số 77/ HD-LĐLĐ",
            &["Hướng dẫn số 77/ HD-LĐLĐ=l:77/hd-ldld"],
        ),
        ("Chỉ thị 03 CT/TW", &["Chỉ thị 03 CT/TW=l:03ct/tw"]),
        ("08/11/2022Ngày hội", &[]),
        (
            "Điều lệ Công đoàn Việt Nam khóa XII",
            &["Điều lệ Công đoàn Việt Nam khóa XII=l:dieu-le-cong-doan-viet-nam-khoa-xii"],
        ),
        (
            "Nghị quyết Đại hội Công đoàn tỉnh Phú Yên lần thứ XI; các chỉ tiêu Nghị quyết Đại hội XI đều vượt",
            &[
                "Nghị quyết Đại hội Công đoàn tỉnh Phú Yên lần thứ XI=l:nghi-quyet-dai-hoi-cong-doan-tinh-phu-yen-lan-thu-xi",
                "Nghị quyết Đại hội XI=l:nghi-quyet-dai-hoi-cong-doan-tinh-phu-yen-lan-thu-xi",
            ],
        ),
        (
            "Hội nghị Ban Chấp hành LĐLĐ tỉnh Phú Yên lần thứ 9 khóa X diễn ra",
            &[
                "Hội nghị Ban Chấp hành LĐLĐ tỉnh Phú Yên lần thứ 9 khóa X=e:hoi-nghi-ban-chap-hanh-ldld-tinh-phu-yen-lan-thu-9-khoa-x",
            ],
        ),
    ]);
}

#[test]
fn congresses_are_one_however_they_are_called() {
    check(&[
        (
            "Đại hội Công đoàn xã Hoa Ban lần thứ III\n\nNgày 3/10, các đại biểu đã họp.",
            &[
                "Đại hội Công đoàn xã Hoa Ban lần thứ III=e:dai-hoi-cong-doan-xa-hoa-ban-lan-thu-iii",
            ],
        ),
        (
            "Đại hội Đảng bộ tỉnh Phú Yên lần thứ XVII; thi đua chào mừng Đại hội Đảng bộ tỉnh Phú Yên",
            &[
                "Đại hội Đảng bộ tỉnh Phú Yên lần thứ XVII=e:dai-hoi-dang-bo-tinh-phu-yen-lan-thu-xvii",
                "Đại hội Đảng bộ tỉnh Phú Yên=e:dai-hoi-dang-bo-tinh-phu-yen-lan-thu-xvii",
            ],
        ),
        (
            "Hội nghị điển hình tiên tiến trong công nhân, viên chức, lao động lần thứ IV đã họp",
            &[
                "Hội nghị điển hình tiên tiến trong công nhân, viên chức, lao động lần thứ IV=e:hoi-nghi-dien-hinh-tien-tien-trong-cong-nhan-vien-chuc-lao-dong-lan-thu-iv",
            ],
        ),
        (
            "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Phú Yên",
            &["Nghị quyết Đại hội Đảng bộ tỉnh Phú Yên=l:nghi-quyet-dai-hoi-dang-bo-tinh-phu-yen"],
        ),
    ]);
}

#[test]
fn bodies_that_the_article_shortens() {
    check(&[
        (
            "Công ty CP Than Đèo Nai; Đảng ủy Công ty biểu dương; CĐCS Công ty tặng quà",
            &[
                "Công ty CP Than Đèo Nai=o:cong-ty-cp-than-deo-nai",
                "Đảng ủy Công ty=o:dang-uy-cong-ty-cp-than-deo-nai",
                "CĐCS Công ty=u:cdcs:cong-ty-cp-than-deo-nai:vn",
            ],
        ),
        (
            "Uỷ viên T.Ư Đảng; Công đoàn (CĐ) Xây dựng tỉnh Phú Yên",
            &[
                "T.Ư Đảng=o:ban-chap-hanh-trung-uong-dang",
                "Công đoàn (CĐ) Xây dựng tỉnh Phú Yên=u:cdn:xay-dung:54",
            ],
        ),
        (
            "CĐCS Trường Mầm non Hoa Ban, xã Hòa Thắng",
            &[
                "CĐCS Trường Mầm non Hoa Ban=u:cdcs:truong-mam-non-hoa-ban:vn",
                "xã Hòa Thắng=?",
            ],
        ),
        (
            "ở 5 tỉnh/thành phố Hải Phòng, Phú Yên",
            &["Hải Phòng=p:31", "Phú Yên=p:54"],
        ),
        (
            "Phó Bí thư Đoàn Thanh niên; TGĐ Lê Minh Sang",
            &["Lê Minh Sang=n:le-minh-sang"],
        ),
    ]);
}

#[test]
fn editions_and_trades_of_contests() {
    check(&[
        (
            "Hội thi Bàn tay vàng khai thác mủ cao su cấp Tổng Công ty",
            &["Bàn tay vàng khai thác mủ cao su=c:ban-tay-vang"],
        ),
        (
            "Hội thi “Nét đẹp thợ lò mỏ hầm tỉnh Phú Yên lần thứ II năm 2021”",
            &[
                "Nét đẹp thợ lò mỏ hầm tỉnh Phú Yên lần thứ II năm 2021=c:net-dep-tho-lo-mo-ham-tinh-phu-yen",
            ],
        ),
        (
            "Phó Chủ tịch HĐQT, Tổng giám đốc Công ty CP Hoàng Thịnh Phát; trao cờ của LĐLĐ TP. Ông",
            &[
                "Công ty CP Hoàng Thịnh Phát=o:cong-ty-cp-hoang-thinh-phat",
                "LĐLĐ TP=?",
            ],
        ),
        (
            "LĐLĐ huyện Sông Hinh tổ chức Đại hội lần thứ V; Hướng dẫn số: 06/HD-LĐLĐ",
            &[
                "LĐLĐ huyện Sông Hinh=u:ldld:561",
                "Đại hội lần thứ V=e:dai-hoi-ldld-huyen-song-hinh-lan-thu-v",
                "Hướng dẫn số: 06/HD-LĐLĐ=l:06/hd-ldld",
            ],
        ),
    ]);
}

#[test]
fn unions_of_central_agencies_and_names_that_need_their_place() {
    check(&[
        (
            "Công đoàn Thanh tra Chính phủ, Công đoàn VKSND tối cao",
            &[
                "Công đoàn Thanh tra Chính phủ=u:cdcs:thanh-tra-chinh-phu:vn",
                "Công đoàn VKSND tối cao=u:cdcs:vien-kiem-sat-nhan-dan-toi-cao:vn",
            ],
        ),
        (
            "Khối thi đua số 4 Công đoàn Viên chức Việt Nam; Phó Bí thư Đoàn Khối",
            &["Khối thi đua số 4 Công đoàn Viên chức Việt Nam=u:cum:khoi-4:vn"],
        ),
        (
            "công nhân Xí nghiệp Dịch vụ công ích huyện Sông Hinh",
            &[
                "Xí nghiệp Dịch vụ công ích huyện Sông Hinh=o:xi-nghiep-dich-vu-cong-ich-huyen-song-hinh",
            ],
        ),
        (
            "Lễ trao tặng Giải thưởng Tôn Đức Thắng lần thứ 9 diễn ra",
            &["Giải thưởng Tôn Đức Thắng=a:giai-thuong-ton-duc-thang"],
        ),
    ]);
}

#[test]
fn names_go_on_in_small_letters_up_to_their_proper_part() {
    check(&[
        (
            "công nhân Công ty CP In bao thư Hoa Ban, Công ty TNHH sợi Mai Lâm",
            &[
                "Công ty CP In bao thư Hoa Ban=o:cong-ty-cp-in-bao-thu-hoa-ban",
                "Công ty TNHH sợi Mai Lâm=o:cong-ty-tnhh-soi-mai-lam",
            ],
        ),
        (
            "HTX Chiếu cói xuất Hoa Ban, Viện Châm cứu Trung ương, Bệnh viện 30 Trung ương",
            &[
                "HTX Chiếu cói xuất Hoa Ban=o:htx-chieu-coi-xuat-hoa-ban",
                "Viện Châm cứu Trung ương=o:vien-cham-cuu-trung-uong",
                "Bệnh viện 30 Trung ương=o:benh-vien-30-trung-uong",
            ],
        ),
        (
            "Công đoàn Bệnh viện Phổi Trung ương tổ chức Hội nghị",
            &["Công đoàn Bệnh viện Phổi Trung ương=u:cdcs:benh-vien-phoi-trung-uong:vn"],
        ),
        (
            "Trường Đại học Luật - Kinh tế, Công ty Than Hoa Ban - TKV; CĐCS xã Hoa Mai - Hoa Ban",
            &[
                "Trường Đại học Luật - Kinh tế=o:truong-dai-hoc-luat-kinh-te",
                "Công ty Than Hoa Ban - TKV=o:cong-ty-than-hoa-ban-tkv",
            ],
        ),
        (
            "tác giả của Báo An ninh Hải Phòng đoạt giải",
            &["Báo An ninh Hải Phòng=o:bao-an-ninh-hai-phong"],
        ),
    ]);
}

#[test]
fn kinds_of_bodies_are_nobody() {
    check(&[
        (
            "LĐLĐ tỉnh Hà Nam, các Phòng Nội vụ và ngành Điện lực họp ở Phòng Hội thảo",
            &["LĐLĐ tỉnh Hà Nam=u:ldld:35"],
        ),
        (
            "khách đến phòng giao dịch và các trường Đại học Quốc gia",
            &[],
        ),
    ]);
}

#[test]
fn departments_and_central_unions_in_all_their_spellings() {
    check(&[
        (
            "Bộ GD&ĐT, Sở Giáo dục và Đào tạo (GD&ĐT) Hà Nam, Sở Khoa học & Công nghệ tỉnh Hà Nam",
            &[
                "Bộ GD&ĐT=o:bo-giao-duc-va-dao-tao",
                "Sở Giáo dục và Đào tạo (GD&ĐT) Hà Nam=o:so-giao-duc-va-dao-tao:35",
                "Sở Khoa học & Công nghệ tỉnh Hà Nam=o:so-khoa-hoc-va-cong-nghe:35",
            ],
        ),
        (
            "CĐYTVN, Công đoàn ngành Điện lực Viêt Nam và Tập đoàn EVN",
            &[
                "CĐYTVN=u:cdn:y-te",
                "Công đoàn ngành Điện lực Viêt Nam=u:cdn:dien-luc",
                "Tập đoàn EVN=o:tap-doan-dien-luc-viet-nam",
            ],
        ),
        (
            "Liên đoàn Lao động (huyện Sông Hinh) họp",
            &["Liên đoàn Lao động (huyện Sông Hinh)=u:ldld:561"],
        ),
        (
            "Công đoàn Công ty TNHH Hoa Ban (LĐLĐ tỉnh Hà Nam), Công đoàn Công ty TNHH Hoa Mai \
             (Công đoàn Dệt May Việt Nam); LĐLĐ quận Ba Đình",
            &[
                "Công đoàn Công ty TNHH Hoa Ban=u:cdcs:cong-ty-tnhh-hoa-ban:35",
                "LĐLĐ tỉnh Hà Nam=u:ldld:35",
                "Công đoàn Công ty TNHH Hoa Mai=u:cdcs:cong-ty-tnhh-hoa-mai:vn",
                "Công đoàn Dệt May Việt Nam=u:cdn:det-may",
                "LĐLĐ quận Ba Đình=u:ldld:001",
            ],
        ),
    ]);
}

#[test]
fn contests_end_where_their_occasion_begins() {
    check(&[
        (
            "tham gia Hội thi gói bánh chưng xanh chào mừng Ngày Phụ nữ Việt Nam",
            &["Hội thi gói bánh chưng xanh=c:hoi-thi-goi-banh-chung-xanh"],
        ),
        (
            "kỷ niệm ngày phụ nữ Việt Nam và chiến thắng Điện Biên phủ",
            &[],
        ),
    ]);
}

#[test]
fn highland_names_councils_of_firms_and_agencies() {
    check(&[
        (
            "LĐLĐ huyện Čư M'gar, tỉnh Dak Lak",
            &["LĐLĐ huyện Čư M'gar=u:ldld:648", "tỉnh Dak Lak=p:66"],
        ),
        (
            "Hội đồng thi đua khen thưởng Công ty CP Hoa Ban và Công ty CP Việt Nam kỹ nghệ thực phẩm",
            &[
                "Hội đồng thi đua khen thưởng Công ty CP Hoa Ban=o:hoi-dong-thi-dua-khen-thuong-cong-ty-cp-hoa-ban",
                "Công ty CP Việt Nam kỹ nghệ thực phẩm=o:cong-ty-cp-viet-nam-ky-nghe-thuc-pham",
            ],
        ),
        (
            "nông trường thắng cuộc là NT Hoa Ban; Công đoàn BV Hoa Mai, bác sĩ BVĐK huyện Sông Hinh",
            &[
                "NT Hoa Ban=o:nong-truong-hoa-ban",
                "Công đoàn BV Hoa Mai=u:cdcs:benh-vien-hoa-mai:561",
                "BVĐK huyện Sông Hinh=o:benh-vien-da-khoa-huyen-song-hinh",
            ],
        ),
        (
            "Hội Dược liệu Việt Nam và Hội nghị ở Việt Nam",
            &[
                "Hội Dược liệu Việt Nam=o:hoi-duoc-lieu-viet-nam",
                "Việt Nam=p:vn",
            ],
        ),
        (
            "LĐLĐ huyện Sông Hinh; đội nam của CĐCS Cơ quan Khối Chính quyền của huyện",
            &[
                "LĐLĐ huyện Sông Hinh=u:ldld:561",
                "CĐCS Cơ quan Khối Chính quyền=u:cdcs:co-quan-khoi-chinh-quyen:561",
            ],
        ),
    ]);
}

#[test]
fn firms_are_called_by_their_brands_and_without_their_legal_form() {
    check(&[
        (
            "Công đoàn Saigontourist phối hợp với Vietravel; lãnh đạo Transerco trao quà",
            &[
                "Công đoàn Saigontourist=u:cdcs:tong-cong-ty-du-lich-sai-gon:79",
                "Transerco=o:tong-cong-ty-van-tai-ha-noi",
            ],
        ),
        (
            "Công đoàn VNPT Hà Giang có 2 cá nhân, thuộc Công đoàn VNPT",
            &[
                "Công đoàn VNPT Hà Giang=u:cdcs:vnpt-ha-giang:02",
                "Công đoàn VNPT=u:cdn:vnpt",
            ],
        ),
        (
            "Công ty TNHH MTV Cao su Hoa Ban khen thưởng. Công đoàn Cao su Hoa Ban tặng quà công \
             nhân của Cao su Hoa Ban, ngành Cao su Hoa Ban",
            &[
                "Công ty TNHH MTV Cao su Hoa Ban=o:cong-ty-tnhh-mtv-cao-su-hoa-ban",
                "Công đoàn Cao su Hoa Ban=u:cdcs:cong-ty-tnhh-mtv-cao-su-hoa-ban:vn",
                "Cao su Hoa Ban=o:cong-ty-tnhh-mtv-cao-su-hoa-ban",
            ],
        ),
        (
            "CĐ TCty Du lịch Hà Nội và Công ty CP Than Hoa Ban - Vinacomin",
            &[
                "CĐ TCty Du lịch Hà Nội=u:cdcs:tong-cong-ty-du-lich-ha-noi:01",
                "Công ty CP Than Hoa Ban - Vinacomin=o:cong-ty-cp-than-hoa-ban-vinacomin",
            ],
        ),
    ]);
}

#[test]
fn names_end_before_abbreviations_and_editions() {
    check(&[
        (
            "hưởng ứng Tháng hành động về an toàn, vệ sinh lao động (ATVSLĐ) năm 2021",
            &[
                "Tháng hành động về an toàn, vệ sinh lao động=c:thang-hanh-dong-ve-an-toan-ve-sinh-lao-dong",
            ],
        ),
        (
            "tổ chức Hội thi Bàn tay vàng khai thác mủ cao su năm 2021",
            &["Bàn tay vàng khai thác mủ cao su=c:ban-tay-vang"],
        ),
        (
            "cuộc thi Báo chí viết về công nhân và công đoàn năm 2019 - 2020",
            &["Báo chí viết về công nhân và công đoàn=c:bao-chi-viet-ve-cong-nhan-va-cong-doan"],
        ),
    ]);
}

#[test]
fn festivals_of_workers_have_names_and_common_ones_need_a_year() {
    check(&[
        (
            "giải A tại liên hoan văn nghệ công nhân, viên chức, lao động huyện Sông Hinh",
            &[
                "giải A=a:giai-a",
                "liên hoan văn nghệ công nhân, viên chức, lao động huyện Sông Hinh=c:lien-hoan-van-nghe-cong-nhan-vien-chuc-lao-dong-huyen-song-hinh",
            ],
        ),
        ("Liên hoan văn nghệ diễn ra sôi nổi", &[]),
        (
            "tổ chức Hội thao thể dục thể thao năm 2021",
            &["Hội thao thể dục thể thao=c:hoi-thao-the-duc-the-thao"],
        ),
    ]);
}

#[test]
fn meetings_go_on_behind_commas_and_congresses_to_their_term() {
    check(&[
        (
            "tổ chức Hội nghị tổng kết phong trào thi đua, công tác khen thưởng năm 2021, nhiều đại biểu dự",
            &[
                "Hội nghị tổng kết phong trào thi đua, công tác khen thưởng năm 2021=e:hoi-nghi-tong-ket-phong-trao-thi-dua-cong-tac-khen-thuong-nam-2021",
            ],
        ),
        (
            "chào mừng Đại hội Công đoàn huyện Sông Hinh lần thứ X (nhiệm kỳ 2023-2028)",
            &[
                "Đại hội Công đoàn huyện Sông Hinh lần thứ X (nhiệm kỳ 2023-2028)=e:dai-hoi-cong-doan-huyen-song-hinh-lan-thu-x",
            ],
        ),
    ]);
}

#[test]
fn clusters_are_called_by_the_kind_of_their_members() {
    check(&[(
        "Khối thi đua Liên đoàn Lao động quận của Hải Phòng, LĐLĐ thành phố Hải Phòng",
        &[
            "Khối thi đua Liên đoàn Lao động quận=u:cum:khoi-lien-doan-lao-dong-quan:31",
            "Hải Phòng=p:31",
            "LĐLĐ thành phố Hải Phòng=u:ldld:31",
        ],
    )]);
}

#[test]
fn quoted_names_that_are_praised_are_awards() {
    check(&[
        (
            "LĐLĐ huyện Sông Hinh tuyên dương “Người thợ tận tâm” năm 2021, trên địa bàn thủ đô",
            &[
                "LĐLĐ huyện Sông Hinh=u:ldld:561",
                "Người thợ tận tâm=a:nguoi-tho-tan-tam",
                "thủ đô=p:01",
            ],
        ),
        (
            "nhiều năm liền là chiến sĩ thi đua cấp tỉnh, có nhiều sáng kiến, sáng tạo",
            &["chiến sĩ thi đua cấp tỉnh=a:chien-si-thi-dua-cap-tinh"],
        ),
    ]);
}

#[test]
fn what_is_to_be_built_and_quoted_contests_are_named_in_full() {
    check(&[
        (
            "cuộc vận động xây dựng người CBCC “Tận tụy, gương mẫu” được tổ chức rộng khắp",
            &[
                "xây dựng người CBCC “Tận tụy, gương mẫu”=c:xay-dung-nguoi-can-bo-cong-chuc-tan-tuy-guong-mau",
            ],
        ),
        (
            "phát động “Cuộc thi vẽ tranh cổ động chào mừng ngày hội”",
            &[
                "Cuộc thi vẽ tranh cổ động chào mừng ngày hội=c:cuoc-thi-ve-tranh-co-dong-chao-mung-ngay-hoi",
            ],
        ),
        (
            "LĐLĐ huyện Sông Hinh phát động phong trào thi đua yêu nước năm 2021",
            &[
                "LĐLĐ huyện Sông Hinh=u:ldld:561",
                "phong trào thi đua yêu nước năm 2021=c:phong-trao-thi-dua-yeu-nuoc-nam-2021",
            ],
        ),
        (
            "tổ chức Hội nghị điển hình tiên tiến ngành Dệt may lần thứ II, giai đoạn 2015 - 2020",
            &[
                "Hội nghị điển hình tiên tiến ngành Dệt may lần thứ II, giai đoạn 2015 - 2020=e:hoi-nghi-dien-hinh-tien-tien-nganh-det-may-lan-thu-ii",
            ],
        ),
    ]);
}

#[test]
fn movements_to_build_and_to_bring_out_are_called_so_behind_their_word() {
    check(&[
        (
            "góp phần vào phong trào xây dựng gia đình văn hóa ở khu phố",
            &["xây dựng gia đình văn hóa=c:xay-dung-gia-dinh-van-hoa"],
        ),
        (
            "mở phong trào thi đua phát huy sáng kiến, cải tiến kỹ thuật ở các tổ",
            &["phát huy sáng kiến, cải tiến kỹ thuật=c:phat-huy-sang-kien-cai-tien-ky-thuat"],
        ),
        (
            "đẩy mạnh thi đua phát huy sáng kiến, cải tiến kỹ thuật",
            &[],
        ),
    ]);
}

#[test]
fn prizes_in_small_letters_names_with_k_and_posts_of_the_government() {
    check(&[
        (
            "trao 1 giải nhất, 2 giải nhì và 3 giải ba",
            &[
                "giải nhất=a:giai-nhat",
                "giải nhì=a:giai-nhi",
                "giải ba=a:giai-ba",
            ],
        ),
        ("trao các giải nhất, nhì, ba", &[]),
        (
            "chị Liêng K’Hoa và cô Kơ Să K'Lan đến dự",
            &["Liêng K’Hoa=n:lieng-k-hoa", "Kơ Să K'Lan=n:ko-sa-k-lan"],
        ),
        (
            "Ông Lê Văn Bằng Phó Thủ tướng Chính phủ đến dự",
            &["Lê Văn Bằng=n:le-van-bang", "Chính phủ=o:chinh-phu"],
        ),
        (
            "LĐLĐ tỉnh Phú Yên làm việc với Tổng cục Lâm nghiệp Xanh",
            &[
                "LĐLĐ tỉnh Phú Yên=u:ldld:54",
                "Tổng cục Lâm nghiệp Xanh=o:tong-cuc-lam-nghiep-xanh",
            ],
        ),
    ]);
}

#[test]
fn the_address_of_a_post_tells_where_a_grassroots_union_belongs() {
    check(&[
        (
            "Tại Hà Nội, LĐLĐ thành phố Hà Nội gặp Trần Thị Vân, Chủ tịch Công đoàn Công ty May Lộc Hà, thị xã Gò Công, LĐLĐ tỉnh Tiền Giang; và các chị khác",
            &[
                "Hà Nội=p:01",
                "LĐLĐ thành phố Hà Nội=u:ldld:01",
                "Trần Thị Vân=n:tran-thi-van",
                "Công đoàn Công ty May Lộc Hà=u:cdcs:cong-ty-may-loc-ha:82",
                "thị xã Gò Công=p:816",
                "LĐLĐ tỉnh Tiền Giang=u:ldld:82",
            ],
        ),
        // A list of those who take part.
        (
            "LĐLĐ thành phố Hà Nội mời Công đoàn Công ty May Lộc Hà, LĐLĐ tỉnh Tiền Giang; và các đơn vị khác",
            &[
                "LĐLĐ thành phố Hà Nội=u:ldld:01",
                "Công đoàn Công ty May Lộc Hà=u:cdcs:cong-ty-may-loc-ha:01",
                "LĐLĐ tỉnh Tiền Giang=u:ldld:82",
            ],
        ),
    ]);
}

/// Every example of `docs/linking.md` is read by the rule of its line.
#[test]
fn the_rules_of_the_page_read_their_examples() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/linking.md");
    let page = std::fs::read_to_string(page).unwrap();
    let linker = Linker::new(Gazetteer::load_builtin());
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() > 50, "the tables have {} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| misread(&linker, row[1].trim_matches('`'), row[2]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tells what became of the words in bold where `rule` did not read them.
fn misread(linker: &Linker, rule: &str, example: &str) -> Option<String> {
    let (title, body) = match example.strip_prefix("Title: ") {
        Some(titled) => titled.split_once(" / ").expect("a title and a body"),
        None => ("", example),
    };
    let marked = [title, body]
        .map(|part| part.replace(" / ", "\n"))
        .join("\n");
    let bold = marked.split("**").nth(1).expect("words in bold");
    let start = marked.find("**").expect("words in bold");
    let text = marked.replace("**", "");
    let title = title.replace("**", "");
    let article = Article {
        name: "example".to_owned(),
        body: vec![Span::new(usize::from(title.is_empty()), text.len())],
        title: (!title.is_empty()).then(|| title.clone()),
        published: Some("2021-05-01".to_owned()),
        text,
        ..Article::default()
    };
    let linked = linker.link(&article);
    let read = |span: Span, by: &str| (span, by) == (Span::new(start, start + bold.len()), rule);
    let mut mentions = linked.mentions.iter();
    if mentions.any(|mention| read(mention.span, &mention.rule)) {
        return None;
    }
    let found: Vec<String> = linked
        .mentions
        .iter()
        .map(|mention| format!("{} by {}", mention.span.of(&article.text), mention.rule))
        .collect();
    Some(format!("{rule}: {bold}: found {}", found.join("; ")))
}

#[test]
fn a_section_of_a_page_of_news_has_its_own_province() {
    let text = "Tây Ninh: Trao học bổng\n\nLĐLĐ tỉnh trao 30 suất học bổng.\n\n\
                Bình Dương: Ngày hội\n\nCông đoàn các KCN tỉnh dự. LĐLĐ tỉnh tặng Bằng khen.";
    let found = linked(text);
    for expected in [
        "Công đoàn các KCN tỉnh=u:cdn:khu-cong-nghiep:74",
        "LĐLĐ tỉnh=u:ldld:72",
        "LĐLĐ tỉnh=u:ldld:74",
    ] {
        assert!(
            found.iter().any(|one| one == expected),
            "{expected}: {found:?}"
        );
    }
}
