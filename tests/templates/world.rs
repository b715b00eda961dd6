//! The things that the templates speak of.

use serde_json::{Value, json};
use thidua::text::slug;

use super::draft::Named;

/// Numbers that look like chance and are the same every time (SplitMix64).
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides.max(1) as u64).unwrap()
    }

    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.roll(items.len())]
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

/// A unit of a province or a province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) name: String,
}

/// A district and its province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) district: Unit,
    pub(super) province: Unit,
}

/// Reads all districts with their provinces out of the table of places.
pub(super) fn settings() -> Vec<Setting> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/places.tsv");
    let table = std::fs::read_to_string(path).unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect())
        .collect();
    let unit = |row: &[&str]| Unit {
        code: row[0].trim_start_matches("p:").to_owned(),
        name: row[1].to_owned(),
        kind: row[2].to_owned(),
    };
    let old = |row: &&Vec<&str>| row[0].starts_with("p:") && !row[0].starts_with("p:x");
    let districts = rows.iter().filter(|row| row[3] == "district").filter(old);
    let with_province = districts.filter_map(|row| {
        let province = rows.iter().find(|other| other[0] == row[4])?;
        Some(Setting {
            district: unit(row),
            province: unit(province),
        })
    });
    with_province.collect()
}

impl Unit {
    pub(super) fn phrase(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }

    pub(super) fn place(&self) -> Named {
        Named::new("place", format!("p:{}", self.code), self.phrase())
    }

    pub(super) fn federation_id(&self) -> String {
        format!("u:ldld:{}", self.code)
    }

    /// The unit's federation of labour, in one of the ways in which papers print it.
    pub(super) fn federation(&self, dice: &mut Dice) -> Named {
        const HEADS: [&str; 6] = [
            "LĐLĐ",
            "LĐLĐ",
            "Liên đoàn Lao động",
            "Liên đoàn Lao động",
            "Liên đoàn lao động",
            "Liên đoàn Lao động (LĐLĐ)",
        ];
        let head = dice.pick(&HEADS);
        let kind = match (self.kind.as_str(), dice.roll(4)) {
            ("thành phố", 0) => "TP.".to_owned(),
            ("thành phố", 1) => "TP".to_owned(),
            ("thị xã", 0) => "TX.".to_owned(),
            (kind, _) => kind.to_owned(),
        };
        let joint = if kind == "TP." && dice.chance(50) {
            ""
        } else {
            " "
        };
        let surface = format!("{head} {kind}{joint}{}", self.name);
        Named::new("union", self.federation_id(), surface)
    }

    /// The federation as one speaks of it once it is known: "LĐLĐ huyện".
    pub(super) fn relative_federation(&self, dice: &mut Dice) -> Named {
        let head = dice.pick(&["LĐLĐ", "Liên đoàn Lao động"]);
        Named::new(
            "union",
            self.federation_id(),
            format!("{head} {}", self.kind),
        )
    }

    pub(super) fn committee(&self, dice: &mut Dice) -> Named {
        let head = dice.pick(&["UBND", "Ủy ban nhân dân"]);
        let id = format!("o:uy-ban-nhan-dan:{}", self.code);
        Named::new("org", id, format!("{head} {}", self.phrase()))
    }

    /// A union of an industry, of public servants or of zones at this place.
    pub(super) fn industry_union(&self, dice: &mut Dice) -> Named {
        const SECTORS: [(&str, &[&str]); 5] = [
            ("vien-chuc", &["Công đoàn Viên chức", "CĐVC"]),
            (
                "giao-duc",
                &["Công đoàn Giáo dục", "Công đoàn ngành Giáo dục"],
            ),
            ("y-te", &["Công đoàn Y tế", "Công đoàn ngành Y tế"]),
            ("xay-dung", &["Công đoàn ngành Xây dựng"]),
            (
                "khu-cong-nghiep",
                &["Công đoàn các Khu công nghiệp", "Công đoàn các KCN"],
            ),
        ];
        let (sector, heads) = dice.pick(&SECTORS);
        let surface = format!("{} {}", dice.pick(heads), self.phrase());
        Named::new("union", format!("u:cdn:{sector}:{}", self.code), surface)
    }

    /// The union of one enterprise or school, under this place's federation.
    pub(super) fn grassroots_union(&self, dice: &mut Dice) -> Named {
        const UNITS: [&str; 8] = [
            "Công ty TNHH May Hòa Thịnh",
            "Công ty Cổ phần Gạch Sơn Hà",
            "Công ty CP Nhựa Đại Phát",
            "Công ty TNHH Giày Phú Lộc",
            "Trường Tiểu học Kim Liên",
            "Trường Mầm non Hoa Sen",
            "Trường THCS Nguyễn Trãi",
            "Bệnh viện Đa khoa Minh Đức",
        ];
        let unit = dice.pick(&UNITS);
        let head = dice.pick(&["Công đoàn", "CĐCS", "Công đoàn cơ sở"]);
        let id = format!("u:cdcs:{}:{}", slug(unit), self.code);
        Named::new("union", id, format!("{head} {unit}"))
    }
}

pub(super) fn confederation(dice: &mut Dice) -> Named {
    let surface = dice.pick(&[
        "Tổng Liên đoàn Lao động Việt Nam",
        "Tổng LĐLĐ Việt Nam",
        "Tổng LĐLĐVN",
    ]);
    Named::new("union", "u:tld", *surface)
}

/// Campaigns that everybody knows, and some that nobody does.
pub(super) fn campaigns() -> Vec<Named> {
    const KNOWN: [(&str, &str); 9] = [
        (
            "Lao động giỏi, lao động sáng tạo",
            "lao-dong-gioi-lao-dong-sang-tao",
        ),
        (
            "Lao động giỏi - Lao động sáng tạo",
            "lao-dong-gioi-lao-dong-sang-tao",
        ),
        (
            "Giỏi việc nước, đảm việc nhà",
            "gioi-viec-nuoc-dam-viec-nha",
        ),
        (
            "Xanh - Sạch - Đẹp, bảo đảm an toàn vệ sinh lao động",
            "xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong",
        ),
        (
            "75 nghìn sáng kiến, vượt khó, phát triển",
            "75-nghin-sang-kien-vuot-kho-phat-trien",
        ),
        (
            "Cả nước chung sức xây dựng nông thôn mới",
            "ca-nuoc-chung-suc-xay-dung-nong-thon-moi",
        ),
        (
            "Toàn dân đoàn kết xây dựng đời sống văn hóa",
            "toan-dan-doan-ket-xay-dung-doi-song-van-hoa",
        ),
        ("Tết Sum vầy", "tet-sum-vay"),
        ("Dạy tốt - Học tốt", "day-tot-hoc-tot"),
    ];
    const NEW: [&str; 8] = [
        "Ca làm việc không tai nạn",
        "Mỗi tổ thợ một cách làm hay",
        "Nữ công nhân khỏe, gia đình vui",
        "Xưởng sạch, máy bền, tay nghề vững",
        "Thợ trẻ kèm thợ mới",
        "Bữa ăn ca đủ chất, đúng giờ",
        "Đoàn viên giúp nhau làm nhà",
        "Tiết kiệm từng ki-lô-oát điện",
    ];
    let known = KNOWN
        .iter()
        .map(|(name, id)| Named::new("campaign", format!("c:{id}"), *name));
    let new = NEW
        .iter()
        .map(|name| Named::new("campaign", format!("c:{}", slug(name)), *name));
    known.chain(new).collect()
}

/// A form of award that is given to collectives and individuals alike.
pub(super) fn certificate(dice: &mut Dice) -> Named {
    let (id, surface) = dice.pick(&[
        ("a:bang-khen", "Bằng khen"),
        ("a:bang-khen", "bằng khen"),
        ("a:giay-khen", "Giấy khen"),
        ("a:giay-khen", "giấy khen"),
    ]);
    Named::new("award", *id, *surface)
}

pub(super) fn person(dice: &mut Dice) -> Named {
    let surname = dice.pick(&[
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ",
    ]);
    let middle = dice.pick(&["Văn", "Thị", "Minh", "Quốc", "Thị Thu", "Đình", "Ngọc"]);
    let given = dice.pick(&[
        "Hùng", "Lan", "Tuấn", "Hạnh", "Dũng", "Thảo", "Khải", "Oanh", "Sơn",
    ]);
    let name = format!("{surname} {middle} {given}");
    Named::new("person", format!("n:{}", slug(&name)), name)
}

pub(super) fn legal_text(dice: &mut Dice) -> Named {
    let number = 2 + dice.roll(300);
    let (kind, sign) = dice.pick(&[
        ("Kế hoạch số", "KH-LĐLĐ"),
        ("Quyết định số", "QĐ-LĐLĐ"),
        ("Chỉ thị số", "CT-LĐLĐ"),
        ("Nghị quyết số", "NQ-BCH"),
        ("Hướng dẫn số", "HD-LĐLĐ"),
    ]);
    let ascii = sign.to_lowercase().replace('đ', "d");
    Named::new(
        "legal",
        format!("l:{number}/{ascii}"),
        format!("{kind} {number}/{sign}"),
    )
}

/// A count as printed, and as meant.
pub(super) fn count(dice: &mut Dice) -> (String, u64) {
    const WORDS: [&str; 4] = ["hai", "ba", "bốn", "năm"];
    match dice.roll(10) {
        0 => {
            let at = dice.roll(WORDS.len());
            (WORDS[at].to_owned(), at as u64 + 2)
        }
        1..=3 => {
            let value = 1 + dice.roll(9) as u64;
            (format!("{value:02}"), value)
        }
        4 => {
            let value = 1000 + dice.roll(8000) as u64;
            (format!("{}.{:03}", value / 1000, value % 1000), value)
        }
        _ => {
            let value = 10 + dice.roll(190) as u64;
            (value.to_string(), value)
        }
    }
}

/// A conferral with the slots that are given.
pub(super) fn conferred(grantor: &str, award: &str, slots: Value) -> Value {
    let mut fact = json!({"type": "conferred", "grantor": grantor, "award": award});
    for (key, value) in slots.as_object().unwrap() {
        fact[key] = value.clone();
    }
    fact
}
