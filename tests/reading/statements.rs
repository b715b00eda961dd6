//! One sentence, its facts: what each construction of the genre says, and what says nothing.

use thidua::corpus::{Article, Options, articles};
use thidua::extract::{FactKind, RULES, Reader, Status, explain};
use thidua::text::Span;

/// Reads a passage of an article of 2023 about a federation and returns its facts, one a line.
fn read(reader: &Reader, title: &str, text: &str) -> Vec<String> {
    let text = format!("{title}\n\n{text}");
    let article = Article {
        name: "passage".to_owned(),
        body: vec![Span::new(0, text.len())],
        title: Some(title.to_owned()),
        published: Some("2023-10-20".to_owned()),
        text,
        ..Article::default()
    };
    let reading = reader.read(article);
    reading.facts.iter().map(|fact| line(&fact.kind)).collect()
}

fn or_dash(slot: &Option<String>) -> &str {
    slot.as_deref().unwrap_or("-")
}

pub(super) fn line(fact: &FactKind) -> String {
    match fact {
        FactKind::Launched {
            org,
            campaign,
            date,
        } => {
            format!("launched {org} {campaign} {}", or_dash(date))
        }
        FactKind::TookPart { org, campaign } => format!("joined {org} {campaign}"),
        FactKind::Conferred {
            grantor,
            award,
            collectives,
            individuals,
            total,
            recipients,
            status,
            ..
        } => {
            let count = |letter: &str, count: &Option<u64>| {
                count.map_or(String::new(), |count| format!(" {letter}{count}"))
            };
            let proposed = if *status == Status::Proposed {
                " proposed"
            } else {
                ""
            };
            let names: String = recipients.iter().map(|id| format!(" {id}")).collect();
            let (c, i, t) = (
                count("c", collectives),
                count("i", individuals),
                count("t", total),
            );
            format!(
                "conferred {} {award}{c}{i}{t}{names}{proposed}",
                or_dash(grantor)
            )
        }
        FactKind::Reported {
            org,
            what,
            value,
            unit,
            ..
        } => {
            let unit = unit
                .as_ref()
                .map_or(String::new(), |unit| format!(" [{unit}]"));
            format!("reported {} {value}{unit} {what}", or_dash(org))
        }
        FactKind::HoldsPost { person, title, org } => format!("post {person} {org} {title}"),
        FactKind::BasedOn { subject, legal } => format!("based {} {legal}", or_dash(subject)),
    }
}

const TITLE: &str = "LĐLĐ huyện Yên Định tổng kết phong trào thi đua";

/// Sentence, then the facts that it states.
const STATEMENTS: &[(&str, &[&str])] = &[
    (
        "LĐLĐ tỉnh trao 1 giải nhất, 2 giải nhì cho các đội đạt giải.",
        &[
            "conferred u:ldld:38 a:giai-nhat c1",
            "conferred u:ldld:38 a:giai-nhi c2",
        ],
    ),
    (
        "Ông Lê Văn Bằng, Phó Thủ tướng Chính phủ, đến dự.",
        &["post n:le-van-bang o:chinh-phu Phó Thủ tướng"],
    ),
    ("Hai địa phương có nhiều người đoạt giải nhất.", &[]),
    ("Căn nhà có 2 phòng ngủ và 1 phòng khách.", &[]),
    (
        "LĐLĐ tỉnh trao 2 Cờ thi đua, 23 Bằng khen của Tổng LĐLĐ Việt Nam cho các tập thể.",
        &[
            "conferred u:tld a:co-thi-dua c2",
            "conferred u:tld a:bang-khen c23",
        ],
    ),
    (
        "Có 3 CĐCS nhận Cờ thi đua Tổng LĐLĐ Việt Nam.",
        &["conferred u:tld a:co-thi-dua c3"],
    ),
    (
        "LĐLĐ huyện trao Kỷ niệm chương cho 4 cá nhân góp phần xây dựng tổ chức Công đoàn Việt Nam.",
        &["conferred u:ldld:394 a:ky-niem-chuong i4"],
    ),
    (
        "Theo đề nghị của Hội đồng thi đua, LĐLĐ tỉnh tặng Bằng khen cho 6 cá nhân.",
        &["conferred u:ldld:38 a:bang-khen i6"],
    ),
    (
        "17 tấm gương công nhân được LĐLĐ huyện biểu dương.",
        &["conferred u:ldld:394 a:bieu-duong i17"],
    ),
    (
        "LĐLĐ huyện tổng kết và trao giải cuộc thi “Nét đẹp công nhân”.",
        &["joined u:ldld:394 c:net-dep-cong-nhan"],
    ),
    (
        "LĐLĐ huyện trao 7 suất quà, mỗi suất trị giá 500.000 đồng; công đoàn cả nước có hơn 11 triệu đoàn viên.",
        &[
            "reported u:ldld:394 7 suất quà",
            "reported u:ldld:394 11000000 đoàn viên",
        ],
    ),
    (
        "LĐLĐ huyện trao 40 suất quà của LĐLĐ tỉnh cho đoàn viên.",
        &["reported u:ldld:38 40 suất quà"],
    ),
    (
        "LĐLĐ huyện khen thưởng 4 tổ khai thác và 30 công nhân của 6 đơn vị.",
        &["conferred u:ldld:394 a:khen-thuong c4 i30"],
    ),
    (
        "Lãnh đạo LĐLĐ tỉnh cùng các cá nhân tiêu biểu đạt Giải thưởng Nguyễn Văn Linh.",
        &[],
    ),
    (
        "Qua xét chọn, có 64 nữ CNVC-LĐ đạt danh hiệu Công nhân giỏi.",
        &["conferred - a:cong-nhan-gioi i64"],
    ),
    (
        "Thừa ủy quyền của Tổng LĐLĐ Việt Nam, bà Trần Thị Cúc trao Bằng khen cho 3 cá nhân.",
        &["conferred u:tld a:bang-khen i3"],
    ),
    (
        "Bà Trần Thị Cúc thay mặt UBND tỉnh Thanh Hóa tặng Bằng khen cho 3 cá nhân.",
        &["conferred o:uy-ban-nhan-dan:38 a:bang-khen i3"],
    ),
    (
        "Ông Lê Văn Bằng, Tỉnh ủy viên, Chủ tịch LĐLĐ tỉnh Thanh Hóa, dự hội nghị.",
        &["post n:le-van-bang u:ldld:38 Chủ tịch"],
    ),
    (
        "Phó Chủ tịch LĐLĐ tỉnh Lê Văn Bằng và Chủ tịch UBND huyện Yên Định Trần Thị Cúc dự hội nghị.",
        &[
            "post n:le-van-bang u:ldld:38 Phó Chủ tịch",
            "post n:tran-thi-cuc o:uy-ban-nhan-dan:394 Chủ tịch",
        ],
    ),
    (
        "UBND tỉnh Thanh Hóa tặng Bằng khen cho 8 cá nhân, LĐLĐ tỉnh tặng Bằng khen cho 21 tập thể.",
        &[
            "conferred o:uy-ban-nhan-dan:38 a:bang-khen i8",
            "conferred u:ldld:38 a:bang-khen c21",
        ],
    ),
    (
        "LĐLĐ tỉnh tặng 6 Cờ thi đua cho 7 tập thể và 19 Bằng khen cho cá nhân.",
        &[
            "conferred u:ldld:38 a:co-thi-dua c7",
            "conferred u:ldld:38 a:bang-khen i19",
        ],
    ),
    (
        "LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể, trao Kỷ niệm chương cho 4 cá nhân.",
        &[
            "conferred u:ldld:38 a:bang-khen c3",
            "conferred u:ldld:38 a:ky-niem-chuong i4",
        ],
    ),
    (
        "LĐLĐ huyện được Tổng LĐLĐ Việt Nam đề nghị tặng Cờ thi đua của Chính phủ.",
        &["conferred o:chinh-phu a:co-thi-dua-chinh-phu c1 u:ldld:394 proposed"],
    ),
    (
        "Để động viên đoàn viên, LĐLĐ tỉnh tặng Giấy khen cho 5 cá nhân tại 3 cụm thi đua.",
        &["conferred u:ldld:38 a:giay-khen i5"],
    ),
    (
        "LĐLĐ huyện kỷ niệm 94 năm ngày thành lập Công đoàn Việt Nam và tuyên dương 9 cán bộ.",
        &["conferred u:ldld:394 a:bieu-duong i9"],
    ),
    (
        "Hội nghị được LĐLĐ huyện tổ chức nhằm tôn vinh 32 công nhân.",
        &["conferred u:ldld:394 a:bieu-duong i32"],
    ),
    (
        "LĐLĐ huyện khen thưởng đột xuất 6 cá nhân.",
        &["conferred u:ldld:394 a:khen-thuong i6"],
    ),
    (
        "LĐLĐ huyện trao 2 nhà “Mái ấm Công đoàn” cho đoàn viên khó khăn.",
        &[
            "joined u:ldld:394 c:mai-am-cong-doan",
            "reported u:ldld:394 2 nhà mái ấm công đoàn",
        ],
    ),
    (
        "Có 3 đội tham gia hội thi “Cán bộ công đoàn giỏi”, gồm: LĐLĐ huyện Thọ Xuân; LĐLĐ huyện Nông Cống.",
        &[
            "joined u:ldld:395 c:can-bo-cong-doan-gioi",
            "joined u:ldld:404 c:can-bo-cong-doan-gioi",
            "reported u:ldld:394 3 đội tham gia hội thi cán bộ công đoàn giỏi",
        ],
    ),
    (
        "Ông Lê Văn Bằng được bầu giữ chức Phó Chủ tịch LĐLĐ tỉnh Thanh Hóa.",
        &["post n:le-van-bang u:ldld:38 Phó Chủ tịch"],
    ),
    (
        "Ông Lê Văn Bằng từng giữ chức Phó Chủ tịch LĐLĐ tỉnh Thanh Hóa.",
        &[],
    ),
    ("Hội thi gồm 3 phần thi, diễn ra tại 12 tỉnh.", &[]),
    (
        "LĐLĐ tỉnh Thanh Hóa tặng Bằng khen cho 12 tập thể và 25 cá nhân.",
        &["conferred u:ldld:38 a:bang-khen c12 i25"],
    ),
    (
        "Dịp này, 7 tập thể, 15 cá nhân được LĐLĐ huyện tặng Giấy khen.",
        &["conferred u:ldld:394 a:giay-khen c7 i15"],
    ),
    (
        "Tổng LĐLĐ Việt Nam tặng Cờ thi đua cho LĐLĐ huyện Yên Định.",
        &["conferred u:tld a:co-thi-dua c1 u:ldld:394"],
    ),
    (
        "Bà Lê Thị Mai, Chủ tịch LĐLĐ huyện Yên Định, được UBND tỉnh Thanh Hóa tặng Bằng khen.",
        &[
            "conferred o:uy-ban-nhan-dan:38 a:bang-khen i1 n:le-thi-mai",
            "post n:le-thi-mai u:ldld:394 Chủ tịch",
        ],
    ),
    (
        "Năm 2022, 03 cá nhân được Tổng LĐLĐ Việt Nam tặng Bằng Lao động sáng tạo; 05 tập thể, 09 cá nhân được LĐLĐ tỉnh khen thưởng.",
        &[
            "conferred u:tld a:bang-lao-dong-sang-tao i3",
            "conferred u:ldld:38 a:khen-thuong c5 i9",
        ],
    ),
    (
        "LĐLĐ huyện đã biểu dương, khen thưởng 30 đoàn viên tiêu biểu.",
        &["conferred u:ldld:394 a:khen-thuong i30"],
    ),
    (
        "Công đoàn Viên chức tỉnh Thanh Hóa và LĐLĐ huyện Yên Định tặng Giấy khen cho 20 cá nhân.",
        &[
            "conferred u:cdn:vien-chuc:38 a:giay-khen i20",
            "conferred u:ldld:394 a:giay-khen i20",
        ],
    ),
    (
        "Hội nghị tuyên dương 45 công nhân tiêu biểu.",
        &["conferred - a:bieu-duong i45"],
    ),
    (
        "Có 1.250 lượt tập thể, cá nhân được các cấp khen thưởng.",
        &["conferred - a:khen-thuong t1250"],
    ),
    (
        "LĐLĐ huyện đề nghị LĐLĐ tỉnh tặng Bằng khen cho 04 tập thể, 06 cá nhân.",
        &["conferred u:ldld:38 a:bang-khen c4 i6 proposed"],
    ),
    (
        "LĐLĐ huyện sẽ tặng Giấy khen cho 10 tập thể vào cuối năm.",
        &["conferred u:ldld:394 a:giay-khen c10 proposed"],
    ),
    (
        "LĐLĐ huyện phấn đấu mỗi năm có 50 công nhân đạt danh hiệu “Công nhân giỏi”.",
        &[],
    ),
    (
        "LĐLĐ huyện trao 50 suất quà cho công nhân có hoàn cảnh khó khăn.",
        &["reported u:ldld:394 50 suất quà"],
    ),
    (
        "Công đoàn Công ty TNHH May Sao Vàng đón nhận Cờ thi đua của LĐLĐ tỉnh Thanh Hóa.",
        &["conferred u:ldld:38 a:co-thi-dua c1 u:cdcs:cong-ty-tnhh-may-sao-vang:394"],
    ),
    (
        "Chủ tịch nước tặng thưởng Huân chương Lao động hạng Ba cho ông Trịnh Văn Hùng.",
        &["conferred o:chu-tich-nuoc a:huan-chuong-lao-dong-hang-ba i1 n:trinh-van-hung"],
    ),
    (
        "Hơn 300 người được công nhận danh hiệu “Lao động giỏi”.",
        &["conferred - a:lao-dong-gioi i300"],
    ),
    (
        "Ngày 12/10, LĐLĐ huyện Yên Định phát động đợt thi đua “90 ngày nước rút” chào mừng ngày thành lập.",
        &["launched u:ldld:394 c:90-ngay-nuoc-rut 2023-10-12"],
    ),
    (
        "Phong trào “Mỗi tuần một việc tốt” do LĐLĐ tỉnh Thanh Hóa phát động được đoàn viên hưởng ứng.",
        &[
            "launched u:ldld:38 c:moi-tuan-mot-viec-tot -",
            "joined u:ldld:394 c:moi-tuan-mot-viec-tot",
        ],
    ),
    (
        "LĐLĐ huyện sẽ phát động phong trào “Văn hóa xếp hàng” trong năm tới.",
        &[],
    ),
    (
        "LĐLĐ huyện triển khai cuộc vận động “Toàn dân đoàn kết xây dựng đời sống văn hóa” và phong trào “Giỏi việc nước, đảm việc nhà”.",
        &[
            "joined u:ldld:394 c:toan-dan-doan-ket-xay-dung-doi-song-van-hoa",
            "joined u:ldld:394 c:gioi-viec-nuoc-dam-viec-nha",
        ],
    ),
    (
        "Hưởng ứng Chương trình “75 nghìn sáng kiến, vượt khó, phát triển” do Tổng LĐLĐ Việt Nam phát động, Công đoàn Công ty CP Mía đường Lam Sơn có 120 sáng kiến, làm lợi 3,5 tỷ đồng.",
        &[
            "launched u:tld c:75-nghin-sang-kien-vuot-kho-phat-trien -",
            "joined u:cdcs:cong-ty-cp-mia-duong-lam-son:394 c:75-nghin-sang-kien-vuot-kho-phat-trien",
            "reported u:cdcs:cong-ty-cp-mia-duong-lam-son:394 120 sáng kiến",
            "reported u:cdcs:cong-ty-cp-mia-duong-lam-son:394 3.5 [tỷ đồng] làm lợi",
        ],
    ),
    (
        "Thực hiện Kế hoạch số 45/KH-LĐLĐ của LĐLĐ tỉnh, LĐLĐ huyện Yên Định đã tổ chức Hội thi “Thợ giỏi ngành may”.",
        &[
            "joined u:ldld:394 c:tho-gioi-nganh-may",
            "based c:tho-gioi-nganh-may l:45/kh-ldld",
        ],
    ),
    (
        "Đồng chí Nguyễn Văn An - Phó Chủ tịch Thường trực LĐLĐ huyện phát biểu khai mạc.",
        &["post n:nguyen-van-an u:ldld:394 Phó Chủ tịch Thường trực"],
    ),
    (
        "Dự hội nghị có các đồng chí: Võ Mạnh Sơn - Chủ tịch LĐLĐ tỉnh; Lê Văn Tám, Bí thư Huyện ủy Yên Định.",
        &[
            "post n:vo-manh-son u:ldld:38 Chủ tịch",
            "post n:le-van-tam o:huyen-uy:394 Bí thư",
        ],
    ),
    (
        "Chủ tịch Công đoàn Công ty TNHH Giày Ánh Dương Phạm Thị Hoa cho biết, công ty có 2.400 lao động.",
        &[
            "post n:pham-thi-hoa u:cdcs:cong-ty-tnhh-giay-anh-duong:394 Chủ tịch",
            "reported o:cong-ty-tnhh-giay-anh-duong 2400 lao động",
        ],
    ),
    (
        "Ông Trần Bá Đạt, nguyên Chủ tịch LĐLĐ huyện, chia sẻ niềm vui.",
        &["post n:tran-ba-dat u:ldld:394 nguyên Chủ tịch"],
    ),
    (
        "Đến nay, toàn huyện có 95% công đoàn cơ sở đạt vững mạnh.",
        &["reported u:ldld:394 95 [%] công đoàn cơ sở"],
    ),
    (
        "Trong 9 tháng, LĐLĐ huyện kết nạp 1.240 đoàn viên, thành lập 06 CĐCS.",
        &[
            "reported u:ldld:394 1240 đoàn viên",
            "reported u:ldld:394 6 cđcs",
        ],
    ),
    (
        "Căn cứ Quyết định số 1234/QĐ-TLĐ, LĐLĐ huyện xét khen thưởng.",
        &["based u:ldld:394 l:1234/qd-tld"],
    ),
    (
        "Công tác thi đua, khen thưởng của LĐLĐ huyện có nhiều đổi mới.",
        &[],
    ),
    (
        "Năm 2023, huyện Yên Định đạt chuẩn nông thôn mới nâng cao.",
        &[],
    ),
    (
        "Lãnh đạo LĐLĐ tỉnh Thanh Hóa trao Bằng khen của Tổng LĐLĐ Việt Nam cho 02 tập thể và 05 cá nhân.",
        &["conferred u:tld a:bang-khen c2 i5"],
    ),
    (
        "Thừa ủy quyền, đồng chí Nguyễn Văn An trao Bằng Lao động sáng tạo của Tổng LĐLĐ Việt Nam cho 7 cá nhân.",
        &["conferred u:tld a:bang-lao-dong-sang-tao i7"],
    ),
    (
        "LĐLĐ huyện đã tặng Bằng khen cho 3 tập thể; tặng Giấy khen cho 8 cá nhân.",
        &[
            "conferred u:ldld:394 a:bang-khen c3",
            "conferred u:ldld:394 a:giay-khen i8",
        ],
    ),
    (
        "LĐLĐ huyện không khen thưởng tập thể nào trong đợt này.",
        &[],
    ),
    ("Nhiều tập thể, cá nhân được khen thưởng.", &[]),
    (
        "Kết quả: 01 tập thể được Chính phủ tặng Cờ thi đua; 02 tập thể được UBND tỉnh tặng Bằng khen; 10 cá nhân được LĐLĐ tỉnh tặng Bằng khen.",
        &[
            "conferred o:chinh-phu a:co-thi-dua c1",
            "conferred o:uy-ban-nhan-dan:38 a:bang-khen c2",
            "conferred u:ldld:38 a:bang-khen i10",
        ],
    ),
    (
        "Chị Hoàng Thị Nga, công nhân Công ty TNHH May Sao Vàng, vinh dự được tuyên dương.",
        &[
            "conferred - a:bieu-duong i1 n:hoang-thi-nga",
            "post n:hoang-thi-nga o:cong-ty-tnhh-may-sao-vang công nhân",
        ],
    ),
    (
        "LĐLĐ các huyện: Yên Định, Thọ Xuân và Hoằng Hóa ký giao ước hưởng ứng phong trào “Xanh - Sạch - Đẹp”.",
        &[
            "joined u:ldld:394 c:xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong",
            "joined u:ldld:395 c:xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong",
            "joined u:ldld:399 c:xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong",
        ],
    ),
    (
        "Ban Thường vụ LĐLĐ tỉnh Thanh Hóa quyết định tặng Bằng khen cho Công đoàn Trường THPT Yên Định 1 và 3 cá nhân.",
        &["conferred u:ldld:38 a:bang-khen c1 i3 u:cdcs:truong-thpt-yen-dinh-1:394"],
    ),
    ("Tổng số tiền thưởng là 150 triệu đồng.", &[]),
    (
        "LĐLĐ huyện hỗ trợ xây 3 “Mái ấm Công đoàn” trị giá 150 triệu đồng.",
        &[
            "joined u:ldld:394 c:mai-am-cong-doan",
            "reported u:ldld:394 3 mái ấm công đoàn",
            "reported u:ldld:394 150 [triệu đồng] trị giá",
        ],
    ),
    (
        "Danh sách khen thưởng: - Bằng khen của LĐLĐ tỉnh: 05 tập thể, 12 cá nhân. - Giấy khen của LĐLĐ huyện: 20 cá nhân.",
        &[
            "conferred u:ldld:38 a:bang-khen c5 i12",
            "conferred u:ldld:394 a:giay-khen i20",
        ],
    ),
    (
        "LĐLĐ huyện Yên Định có 12 tập thể và 34 cá nhân được khen thưởng, cụ thể: Tổng LĐLĐ Việt Nam tặng Bằng khen cho 02 tập thể; LĐLĐ tỉnh tặng Bằng khen cho 10 tập thể, 34 cá nhân.",
        &[
            "conferred - a:khen-thuong c12 i34",
            "conferred u:tld a:bang-khen c2",
            "conferred u:ldld:38 a:bang-khen c10 i34",
        ],
    ),
    (
        "Tại lễ tổng kết, ba tập thể và mười lăm cá nhân được tặng Giấy khen.",
        &["conferred - a:giay-khen c3 i15"],
    ),
    (
        "LĐLĐ tỉnh đã trao tặng danh hiệu “Lao động giỏi” cho 120 công nhân.",
        &["conferred u:ldld:38 a:lao-dong-gioi i120"],
    ),
    (
        "Ngoài ra, có 68 đoàn viên được nhận Bằng Lao động sáng tạo.",
        &["conferred u:tld a:bang-lao-dong-sang-tao i68"],
    ),
    (
        "Công đoàn ngành Y tế tỉnh Thanh Hóa vinh danh 30 y bác sĩ tuyến đầu.",
        &["conferred u:cdn:y-te:38 a:bieu-duong i30"],
    ),
    (
        "Đây là năm thứ ba liên tiếp LĐLĐ huyện Yên Định được Tổng LĐLĐ Việt Nam tặng Cờ thi đua.",
        &["conferred u:tld a:co-thi-dua c1 u:ldld:394"],
    ),
    (
        "Chương trình “Tết sum vầy” năm nay do LĐLĐ tỉnh và Công đoàn Khu kinh tế Nghi Sơn phối hợp tổ chức.",
        &[
            "joined u:ldld:38 c:tet-sum-vay",
            "joined u:cdn:khu-kinh-te-nghi-son:38 c:tet-sum-vay",
        ],
    ),
    (
        "Sáng 5/3, tại trụ sở, LĐLĐ thành phố Thanh Hóa tổ chức lễ phát động Tháng Công nhân năm 2023 với chủ đề “Công nhân Thanh Hóa thi đua, sáng tạo”.",
        &[
            "launched u:ldld:380 c:cong-nhan-thanh-hoa-thi-dua-sang-tao 2023-03-05",
            "joined u:ldld:380 c:thang-cong-nhan",
        ],
    ),
    (
        "LĐLĐ huyện chỉ đạo các CĐCS tham gia cuộc thi “Tìm hiểu pháp luật về lao động”.",
        &["joined u:ldld:394 c:tim-hieu-phap-luat-ve-lao-dong"],
    ),
    (
        "Phong trào thi đua “Lao động giỏi, lao động sáng tạo” thu hút 12.000 lượt công nhân tham gia.",
        &[
            "joined u:ldld:394 c:lao-dong-gioi-lao-dong-sang-tao",
            "reported u:ldld:394 12000 lượt công nhân tham gia",
        ],
    ),
    (
        "Anh Trần Văn Bình là Chủ tịch Công đoàn cơ sở Công ty CP Gạch Yên Thịnh.",
        &["post n:tran-van-binh u:cdcs:cong-ty-cp-gach-yen-thinh:394 Chủ tịch"],
    ),
    (
        "Dự lễ có các đồng chí: Lê Văn Tám - TUV, Phó Chủ tịch UBND tỉnh Thanh Hóa; Trần Thị Cúc, UVBTV Huyện ủy, \
         Chủ tịch LĐLĐ huyện Yên Định.",
        &[
            "post n:le-van-tam o:uy-ban-nhan-dan:38 Phó Chủ tịch",
            "post n:tran-thi-cuc o:huyen-uy:394 UVBTV",
            "post n:tran-thi-cuc u:ldld:394 Chủ tịch",
        ],
    ),
    (
        "Dự lễ có Phó Chủ tịch UBND huyện Yên Định Trần Thị Cúc, Chủ tịch LĐLĐ tỉnh Thanh Hóa Võ Mạnh Sơn.",
        &[
            "post n:tran-thi-cuc o:uy-ban-nhan-dan:394 Phó Chủ tịch",
            "post n:vo-manh-son u:ldld:38 Chủ tịch",
        ],
    ),
    (
        "Ông Lê Văn Tám – Phó Giám đốc, Chủ tịch Công đoàn Công ty CP Gạch Yên Thịnh cho biết như vậy.",
        &[
            "post n:le-van-tam o:cong-ty-cp-gach-yen-thinh Phó Giám đốc",
            "post n:le-van-tam u:cdcs:cong-ty-cp-gach-yen-thinh:394 Chủ tịch",
        ],
    ),
    (
        "Về phía Công ty CP Gạch Yên Thịnh có các đồng chí: Lê Văn Tám - Phó Tổng Giám đốc; Trần Thị Cúc - Kế toán trưởng.",
        &[
            "post n:le-van-tam o:cong-ty-cp-gach-yen-thinh Phó Tổng Giám đốc",
            "post n:tran-thi-cuc o:cong-ty-cp-gach-yen-thinh Kế toán trưởng",
        ],
    ),
    (
        "Người được tặng là ông Lê Văn Tám, Trưởng phòng kỹ thuật, Công ty CP Gạch Yên Thịnh.",
        &["post n:le-van-tam o:cong-ty-cp-gach-yen-thinh Trưởng phòng"],
    ),
    (
        "PGS.TS Lê Hoàng Bá Huyền, Phó Hiệu trưởng Trường Đại học Hồng Đức, trình bày tham luận.",
        &["post n:le-hoang-ba-huyen o:truong-dai-hoc-hong-duc Phó Hiệu trưởng"],
    ),
    (
        "Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch LĐLĐ tỉnh Võ Mạnh Sơn trao Cờ thi đua cho các đơn vị.",
        &[
            "post n:vo-manh-son o:tinh-uy:38 Ủy viên Ban Thường vụ",
            "post n:vo-manh-son u:ldld:38 Chủ tịch",
        ],
    ),
    (
        "Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị về đổi mới tổ chức và hoạt động của Công đoàn được quán triệt sâu rộng.",
        &[],
    ),
    (
        "Thực hiện Chỉ thị số 05-CT/TW, các cấp công đoàn trong huyện đẩy mạnh phong trào “Tham mưu giỏi, phục vụ tốt”.",
        &[
            "joined u:ldld:394 c:tham-muu-gioi-phuc-vu-tot",
            "based c:tham-muu-gioi-phuc-vu-tot l:05-ct/tw",
        ],
    ),
    (
        "Tổng giá trị làm lợi từ 1.345 sáng kiến đạt hơn 45,6 tỷ đồng.",
        &["reported u:ldld:394 45.6 [tỷ đồng] sáng kiến"],
    ),
    (
        "Giai đoạn 2018 - 2023, toàn ngành có 3 tập thể được tặng Huân chương Lao động.",
        &["conferred o:chu-tich-nuoc a:huan-chuong-lao-dong c3"],
    ),
    (
        "Công đoàn viên tích cực hiến máu, thu được 350 đơn vị máu.",
        &["reported u:ldld:394 350 đơn vị máu"],
    ),
    (
        "Có 2/3 số công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ.",
        &[],
    ),
    (
        "LĐLĐ huyện nhận Cờ thi đua của UBND tỉnh và Bằng khen của Tổng LĐLĐ Việt Nam.",
        &[
            "conferred o:uy-ban-nhan-dan:38 a:co-thi-dua c1 u:ldld:394",
            "conferred u:tld a:bang-khen c1 u:ldld:394",
        ],
    ),
    (
        "Tổ công đoàn số 3 được LĐLĐ huyện khen thưởng.",
        &["conferred u:ldld:394 a:khen-thuong c1"],
    ),
    (
        "Nhà máy May 10 tổ chức khám bệnh cho 500 công nhân.",
        &["reported o:nha-may-may-10 500 công nhân"],
    ),
    (
        "Nếu hoàn thành chỉ tiêu, công ty sẽ được UBND tỉnh tặng Bằng khen.",
        &[],
    ),
    (
        "Nhân dịp này, Ban Chấp hành Đảng bộ huyện tặng Giấy khen cho 6 chi bộ.",
        &["conferred o:dang-bo:394 a:giay-khen c6"],
    ),
    (
        "Ông Hà trao quà cho 20 gia đình chính sách.",
        &["reported u:ldld:394 20 gia đình chính sách"],
    ),
    (
        "Ngày 28-9-2023, tại Hà Nội, Tổng LĐLĐ Việt Nam đã biểu dương 95 cán bộ công đoàn xuất sắc và trao Giải thưởng Nguyễn Văn Linh cho 10 cá nhân.",
        &[
            "conferred u:tld a:bieu-duong i95",
            "conferred u:tld a:giai-thuong-nguyen-van-linh i10",
        ],
    ),
    (
        "LĐLĐ huyện đã phát động các phong trào thi đua như: “Lao động giỏi”; “Giỏi việc nước, đảm việc nhà”.",
        &[
            "launched u:ldld:394 c:lao-dong-gioi-lao-dong-sang-tao -",
            "launched u:ldld:394 c:gioi-viec-nuoc-dam-viec-nha -",
        ],
    ),
    (
        "Dịp này, 7 cá nhân được tặng Bằng khen của Bộ trưởng Bộ Xây dựng, 2 đơn vị được Thủ tướng tặng Bằng khen.",
        &[
            "conferred o:bo-xay-dung a:bang-khen i7",
            "conferred o:thu-tuong-chinh-phu a:bang-khen c2",
        ],
    ),
    (
        "21 cá nhân được tặng Bằng khen của Tổng LĐLĐ Việt Nam (trong đó 8 cá nhân được tặng Bằng Lao động sáng tạo).",
        &[
            "conferred u:tld a:bang-khen i21",
            "conferred u:tld a:bang-lao-dong-sang-tao i8",
        ],
    ),
    (
        "Ban tổ chức công bố quyết định của LĐLĐ tỉnh Thanh Hóa về việc tặng Bằng khen cho 6 tập thể.",
        &["conferred u:ldld:38 a:bang-khen c6"],
    ),
    (
        "Chị Lê Thị Hoa là 1 trong 15 Chủ tịch công đoàn cơ sở được LĐLĐ huyện biểu dương.",
        &["conferred u:ldld:394 a:bieu-duong i15 n:le-thi-hoa"],
    ),
    (
        "Lãnh đạo LĐLĐ tỉnh cùng 3 cá nhân đạt Giải thưởng Nguyễn Đức Cảnh tại buổi lễ.",
        &["conferred u:tld a:giai-thuong-nguyen-duc-canh i3"],
    ),
    (
        "LĐLĐ huyện đã tham gia Hội thi “Tiếng hát thợ mỏ” do LĐLĐ tỉnh tổ chức.",
        &[
            "joined u:ldld:38 c:tieng-hat-tho-mo",
            "joined u:ldld:394 c:tieng-hat-tho-mo",
        ],
    ),
    (
        "Tiêu biểu là mô hình “Tiếng loa đầu ca” (LĐLĐ huyện Hoằng Hóa).",
        &["joined u:ldld:399 c:tieng-loa-dau-ca"],
    ),
    (
        "LĐLĐ huyện sẽ tặng 6 căn nhà; trao 90 suất quà và 12 sổ tiết kiệm.",
        &[],
    ),
    (
        "Công đoàn huyện trải qua 4 kỳ đại hội, là một trong 5 đơn vị dẫn đầu.",
        &[],
    ),
    (
        "LĐLĐ huyện có 61 công đoàn cơ sở với tổng số 4.350 CNVCLĐ.",
        &[
            "reported u:ldld:394 61 công đoàn cơ sở",
            "reported u:ldld:394 4350 cnvclđ",
        ],
    ),
    (
        "Tổng số sáng kiến LĐLĐ huyện gửi về là 219.",
        &["reported u:ldld:394 219 sáng kiến"],
    ),
    (
        "LĐLĐ huyện trao Cờ thi đua của LĐLĐ tỉnh cho 5 tập thể và Bằng khen của Tổng LĐLĐ Việt Nam cho 8 cá nhân.",
        &[
            "conferred u:ldld:38 a:co-thi-dua c5",
            "conferred u:tld a:bang-khen i8",
        ],
    ),
    (
        "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 2 cá nhân của huyện Yên Định.",
        &["conferred o:chu-tich-nuoc a:huan-chuong-lao-dong-hang-ba i2"],
    ),
    (
        "214 công đoàn cơ sở bình chọn 1.150 nữ đoàn viên đạt danh hiệu “Giỏi việc nước, đảm việc nhà” cấp cơ sở, 96 người đạt danh hiệu cấp huyện.",
        &[
            "conferred - a:gioi-viec-nuoc-dam-viec-nha i1150",
            "conferred u:ldld:394 a:gioi-viec-nuoc-dam-viec-nha i96",
        ],
    ),
    (
        "LĐLĐ huyện tôn vinh 10 cán bộ công đoàn, trong đó có 6 cán bộ cơ sở và 4 cán bộ chuyên trách.",
        &["conferred u:ldld:394 a:bieu-duong i10"],
    ),
    (
        "LĐLĐ huyện tuyên dương 12 công nhân, đại diện cho hơn 3.000 công nhân trong huyện.",
        &["conferred u:ldld:394 a:bieu-duong i12"],
    ),
    (
        "LĐLĐ huyện tổ chức hội nghị tuyên dương điển hình tiên tiến giai đoạn 2018 - 2023.",
        &["conferred u:ldld:394 a:bieu-duong"],
    ),
    (
        "Trong 40 thí sinh của 12 đơn vị, chị Lê Thị Hoa đoạt giải Nhất.",
        &["conferred - a:giai-nhat i1 n:le-thi-hoa"],
    ),
    (
        "Các phong trào thi đua được phát động sâu rộng, điển hình như: “Lao động giỏi”; “Giỏi việc nước, đảm việc nhà”.",
        &[
            "joined u:ldld:394 c:lao-dong-gioi-lao-dong-sang-tao",
            "joined u:ldld:394 c:gioi-viec-nuoc-dam-viec-nha",
        ],
    ),
    (
        "Bí thư Tỉnh ủy Lê Văn Nam tặng Bằng khen của Tổng LĐLĐ Việt Nam cho các cá nhân tiêu biểu.",
        &[
            "conferred u:tld a:bang-khen",
            "post n:le-van-nam o:tinh-uy:38 Bí thư",
        ],
    ),
    (
        "Buổi lễ có nhiều tập thể và cá nhân được LĐLĐ huyện khen thưởng.",
        &["conferred u:ldld:394 a:khen-thuong"],
    ),
    (
        "LĐLĐ huyện tổ chức “Ngày hội công nhân” tuyên dương 30 đồng chí tiêu biểu.",
        &[
            "joined u:ldld:394 c:ngay-hoi-cong-nhan",
            "conferred u:ldld:394 a:bieu-duong i30",
        ],
    ),
    (
        "60 cán bộ công đoàn, đại diện cho hơn 5.000 lao động, đã được LĐLĐ huyện biểu dương.",
        &["conferred u:ldld:394 a:bieu-duong i60"],
    ),
    (
        "Có 74 cá nhân trong số hơn 900 cán bộ được LĐLĐ huyện khen thưởng.",
        &["conferred u:ldld:394 a:khen-thuong i74"],
    ),
    (
        "LĐLĐ huyện tổ chức lễ kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam và trao Giải thưởng Lê Hoàn.",
        &["conferred u:ldld:394 a:giai-thuong-le-hoan"],
    ),
    (
        "LĐLĐ huyện tuyên dương, trao học bổng cho 45 học sinh vượt khó.",
        &["conferred u:ldld:394 a:bieu-duong i45"],
    ),
    (
        "Với hơn 900 đoàn viên, Công đoàn Công ty CP Sao Mai luôn đi đầu.",
        &["reported u:cdcs:cong-ty-cp-sao-mai:394 900 đoàn viên"],
    ),
    (
        "LĐLĐ huyện đã phát động các phong trào thi đua trong CNVCLĐ. Tiêu biểu như phong trào “Dạy tốt, học tốt”; “Mỗi tuần một giờ xanh”.",
        &[
            "launched u:ldld:394 c:day-tot-hoc-tot -",
            "launched u:ldld:394 c:moi-tuan-mot-gio-xanh -",
        ],
    ),
    (
        "LĐLĐ huyện đã phát động, triển khai phong trào “Mỗi tuần một giờ xanh”.",
        &["launched u:ldld:394 c:moi-tuan-mot-gio-xanh -"],
    ),
];

#[test]
fn each_statement_says_its_facts_and_no_others() {
    let reader = Reader::builtin();
    let mut wrong = Vec::new();
    for (text, expected) in STATEMENTS {
        let found = read(&reader, TITLE, text);
        if found != *expected {
            wrong.push(format!(
                "{text}\n   found    {found:#?}\n   expected {expected:#?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_fact_tells_its_rule_its_trigger_and_where_its_roles_stand() {
    let text = "LĐLĐ tỉnh Thanh Hóa tặng Bằng khen cho chị Lê Thị Mai và 2 tập thể.";
    let article = Article {
        body: vec![Span::new(0, text.len())],
        text: text.to_owned(),
        ..Article::default()
    };
    let reading = Reader::builtin().read(article);
    let why = explain(&reading, &reading.facts[0]);
    assert_eq!(why.rule, "confer-active");
    assert_eq!(why.trigger.map(|span| span.of(text)), Some("tặng"));
    let roles: Vec<_> = why
        .roles
        .iter()
        .map(|role| (role.slot, role.at.map(|span| span.of(text))))
        .collect();
    assert_eq!(
        roles,
        [
            ("grantor", Some("LĐLĐ tỉnh Thanh Hóa")),
            ("award", Some("Bằng khen")),
            ("recipient", Some("Lê Thị Mai")),
        ]
    );
}

#[test]
fn every_rule_that_fires_is_told_in_words_and_in_the_docs() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_to_string(root.join("docs/extraction.md")).unwrap();
    for (rule, says) in RULES {
        assert!(!says.is_empty() && docs.contains(rule), "{rule}");
    }
    let reader = Reader::builtin();
    for article in articles(&[root.join("data/sample")], &Options::default()).flatten() {
        for fact in reader.read(article).facts {
            assert!(
                RULES.iter().any(|(rule, _)| *rule == fact.rule),
                "{}",
                fact.rule
            );
        }
    }
}
