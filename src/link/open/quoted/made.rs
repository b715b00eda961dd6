//! Models that nothing announces but what is done with them: "vận hành 9 “Siêu thị 0 đồng”", "lập “Nồi
//! cháo nghĩa tình”", "khánh thành 2 căn “Nhà đồng đội”".

use std::ops::Range;

use super::quote::{Quote, trim};
use crate::link::open::walk::Walk;
use crate::text::TokenKind;

/// Verbs of which only something that is set up or kept going is the object.
const MAKES: [&[&str]; 19] = [
    &["vận", "hành"],
    &["duy", "trì"],
    &["mở"],
    &["lập"],
    &["thành", "lập"],
    &["ra", "mắt"],
    &["khai", "trương"],
    &["khánh", "thành"],
    &["nhân", "rộng"],
    &["tổ", "chức"],
    &["xây"],
    &["xây", "dựng"],
    &["bàn", "giao"],
    &["triển", "khai"],
    &["thực", "hiện"],
    &["tham", "gia"],
    &["hưởng", "ứng"],
    &["ra", "quân"],
    &["khởi", "động"],
];

/// What a union sets up, holds or builds for its members, by the first words of its name.
const THINGS: [&str; 42] = [
    "siêu thị",
    "phiên chợ",
    "chợ",
    "gian hàng",
    "cửa hàng",
    "quầy",
    "bếp",
    "bữa cơm",
    "bữa ăn",
    "nồi cháo",
    "suất cơm",
    "điểm",
    "góc",
    "tủ",
    "nhà",
    "ngôi nhà",
    "mái ấm",
    "xe buýt",
    "chuyến xe",
    "chuyến tàu",
    "trạm",
    "tổ",
    "đội",
    "ngày hội",
    "ngày",
    "giờ",
    "túi",
    "atm",
    "hũ gạo",
    "ống heo",
    "vườn",
    "thư viện",
    "hòm thư",
    "tết",
    "chủ nhật",
    "thứ bảy",
    "tuần lễ",
    "lớp học",
    "quán",
    "tiệm",
    "thùng",
    "con đường",
];

/// Tells whether a quotation without a head names a model by what is done with it; `listed` where the
/// quotation before it named one ("vận hành 9 “A”, 16 chuyến “B”").
pub(super) fn is_made(walk: &Walk<'_>, quote: &Quote, listed: bool) -> bool {
    let inner = trim(walk, quote.inner.clone());
    let plain = inner
        .clone()
        .all(|i| walk.punct(i).is_none_or(|mark| mark == '-'));
    let named = walk.is_capital(inner.start) && (2..=9).contains(&inner.len()) && plain;
    if named && (is_presented(walk, quote) || is_told(walk, quote)) {
        return true;
    }
    if !named || !is_thing(walk, inner) {
        return false;
    }
    let start = walk.sentence(quote.open).start;
    let before = counted(walk, start..quote.open);
    let made = MAKES.iter().any(|verb| {
        before >= start + verb.len() && walk.page.tokens.reads(before - verb.len(), verb)
    });
    let goes_on =
        listed && before < quote.open && matches!(walk.punct(before - 1), Some(',' | ';'));
    made || goes_on
}

/// "Nhiều CĐCS có cách làm hay như Công đoàn X với “Giờ học thứ bảy”": a body is told with what it is an
/// example of.
fn is_presented(walk: &Walk<'_>, quote: &Quote) -> bool {
    let Some(with) = quote.open.checked_sub(1).filter(|&i| walk.key(i) == "với") else {
        return false;
    };
    let start = walk.sentence(with).start;
    let announced = (start..with).any(|i| {
        matches!(
            (walk.key(i), walk.key(i + 1)),
            ("mô", "hình") | ("cách", "làm") | ("điển", "hình")
        )
    });
    announced && walk.known_ending(with).is_some()
}

/// "“Bữa sáng ấm lòng” là mô hình do Công đoàn X khởi xướng": what it is, the sentence tells behind the name.
fn is_told(walk: &Walk<'_>, quote: &Quote) -> bool {
    const WHAT: [&[&str]; 6] = [
        &["mô", "hình"],
        &["chương", "trình"],
        &["phong", "trào"],
        &["cuộc", "vận", "động"],
        &["cách", "làm"],
        &["sân", "chơi"],
    ];
    let is = quote.inner.end + 1;
    let says = walk.key(is) == "là" && walk.punct(quote.inner.end).is_some();
    says && (is + 1..is + 5).any(|i| WHAT.iter().any(|words| walk.page.tokens.reads(i, words)))
}

fn is_thing(walk: &Walk<'_>, inner: Range<usize>) -> bool {
    let words = walk.page.tokens.fold(inner);
    THINGS.iter().any(|thing| {
        words
            .strip_prefix(thing)
            .is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Where a count and its unit right before a quotation begin: "[16 chuyến] “…”", "[những căn] “…”".
fn counted(walk: &Walk<'_>, before: Range<usize>) -> usize {
    let near = before.end.saturating_sub(3).max(before.start)..before.end;
    let counts = |&i: &usize| {
        walk.page.tokens[i].kind == TokenKind::Number
            || matches!(
                walk.key(i),
                "nhiều" | "các" | "những" | "thêm" | "một" | "hai" | "ba" | "bốn" | "năm"
            )
    };
    let plain = |i: usize| (i..before.end).all(|at| walk.punct(at).is_none());
    near.clone()
        .filter(counts)
        .find(|&i| plain(i))
        .unwrap_or(before.end)
}
