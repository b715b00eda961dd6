//! Papers that sign a report: "(Dân trí) -", "(LĐTĐ)".

use super::super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::text::slug;

/// Newspapers by the short names with which they sign their reports.
const PAPERS: [(&str, &str, &str); 14] = [
    ("petrotimes", "o:petrotimes", "PetroTimes"),
    ("lđ", "o:bao-lao-dong", "Báo Lao Động"),
    ("lđtđ", "o:bao-lao-dong-thu-do", "Báo Lao động Thủ đô"),
    ("hnm", "o:bao-ha-noi-moi", "Báo Hànộimới"),
    ("lđo", "o:bao-lao-dong", "Báo Lao Động"),
    ("nlđo", "o:bao-nguoi-lao-dong", "Báo Người Lao Động"),
    ("sggp", "o:bao-sai-gon-giai-phong", "Báo Sài Gòn Giải Phóng"),
    (
        "sggpo",
        "o:bao-sai-gon-giai-phong",
        "Báo Sài Gòn Giải Phóng",
    ),
    ("abo", "o:bao-ap-bac", "Báo Ấp Bắc"),
    ("cto", "o:bao-can-tho", "Báo Cần Thơ"),
    ("sto", "o:bao-soc-trang", "Báo Sóc Trăng"),
    ("hdo", "o:bao-hai-duong", "Báo Hải Dương"),
    ("ttxvn", "o:thong-tan-xa-viet-nam", "Thông tấn xã Việt Nam"),
    ("vov", "o:dai-tieng-noi-viet-nam", "Đài Tiếng nói Việt Nam"),
];

/// Newspapers that sign with a name of two words.
const TWO_WORDS: [([&str; 2], &str, &str); 7] = [
    (["dân", "trí"], "o:bao-dan-tri", "Báo Dân trí"),
    (["tuổi", "trẻ"], "o:bao-tuoi-tre", "Báo Tuổi Trẻ"),
    (["thanh", "niên"], "o:bao-thanh-nien", "Báo Thanh Niên"),
    (["tiền", "phong"], "o:bao-tien-phong", "Báo Tiền Phong"),
    (["nhân", "dân"], "o:bao-nhan-dan", "Báo Nhân Dân"),
    (["lao", "động"], "o:bao-lao-dong", "Báo Lao Động"),
    (
        ["người", "lao"],
        "o:bao-nguoi-lao-dong",
        "Báo Người Lao Động",
    ),
];

/// "(Dân trí) -" before a report, which may follow its headline on one line.
pub(super) fn signed<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    (1..walk.page.tokens.len())
        .filter(|&i| walk.punct(i - 1) == Some('(') && walk.in_body(i))
        .filter_map(|i| {
            let paper = TWO_WORDS
                .iter()
                .find(|(words, _, _)| walk.page.tokens.reads(i, words));
            let (_, id, name) = paper.filter(|_| walk.is_capital(i))?;
            let end = (i + 2..i + 4).find(|&end| walk.punct(end) == Some(')'))?;
            let begins = !walk.follows(i - 1) || walk.is_capital(end + 2);
            (walk.is_dash(end + 1) && begins)
                .then(|| Proposal::new(i..end, EntityType::Org, "org-dateline").named(*id, *name))
        })
}

/// "(LĐTĐ)" before a report: the paper.
pub(super) fn datelines<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    walk.opening_parentheses()
        .map(|open| open + 1)
        .filter(|&i| walk.punct(i + 1) == Some(')') && walk.in_body(i))
        .filter_map(|i| {
            let (_, id, name) = PAPERS.iter().find(|(short, _, _)| *short == walk.key(i))?;
            Some(Proposal::new(i..i + 1, EntityType::Org, "org-dateline").named(*id, *name))
        })
}

/// "(Baohoaban.vn) -" before a report: the paper of the province that its site spells.
pub(super) fn sites<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    let gazetteer = walk.page.gazetteer;
    let opened = walk.opening_parentheses().map(|open| open + 1);
    opened.filter(|&i| walk.in_body(i)).filter_map(move |i| {
        let site = walk.page.tokens.reads(i + 1, &[".", "vn", ")"]);
        let label = walk.key(i).strip_prefix("bao").filter(|_| site)?;
        let province = gazetteer.province_of_site(label)?;
        let name = gazetteer.place(province).name;
        let id = format!("o:bao-{}", slug(name));
        let paper = Proposal::new(i..i + 3, EntityType::Org, "org-dateline");
        Some(paper.named(id, format!("Báo {name}")))
    })
}
