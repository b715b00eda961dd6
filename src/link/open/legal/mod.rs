//! Legal texts: by number ("Quyết định số 558/QĐ-TTg"), by congress ("Nghị quyết Đại hội …") and
//! by title.

mod congress;
mod law;
mod number;
mod title;

use std::sync::LazyLock;

use super::walk::Walk;
use crate::link::candidate::Proposal;
use crate::link::phrases::{Keyed, Phrases};
use congress::{by_congress, complete_congresses};
use law::{law, rules, statute};
use number::{bare_numbers, by_number, complete_short_numbers};
use title::by_title;

pub(super) use title::filled;

/// What sort of head a legal text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// Nearly always a legal text when a number follows.
    Act,
    /// Law: a capitalised name follows.
    Law,
    /// Rules of conduct: a title in running words follows.
    Rules,
    /// A statute: the body whose it is follows.
    Statute,
}

static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    Phrases::new([
        ("quyết định", Head::Act),
        ("nghị quyết", Head::Act),
        ("nghị quyết liên tịch", Head::Act),
        ("chỉ thị", Head::Act),
        ("kế hoạch", Head::Act),
        ("kế hoạch liên tịch", Head::Act),
        ("nghị định", Head::Act),
        ("thông tư", Head::Act),
        ("thông tư liên tịch", Head::Act),
        ("công văn", Head::Act),
        ("hướng dẫn", Head::Act),
        ("hướng dẫn liên ngành", Head::Act),
        ("hướng dẫn liên tịch", Head::Act),
        ("kế hoạch liên ngành", Head::Act),
        ("kết luận", Head::Act),
        ("thông báo", Head::Act),
        ("thông tri", Head::Act),
        ("quy định", Head::Act),
        ("quy chế", Head::Act),
        ("chương trình hành động", Head::Act),
        ("chương trình phối hợp", Head::Act),
        ("chương trình", Head::Act),
        ("đề án", Head::Act),
        ("pháp lệnh", Head::Act),
        ("công điện", Head::Act),
        ("văn bản", Head::Act),
        ("luật", Head::Law),
        ("bộ luật", Head::Law),
        ("quy tắc ứng xử", Head::Rules),
        ("điều lệ", Head::Statute),
    ])
});

/// Proposes the legal texts of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let mut found = Vec::new();
    let hits = HEADS.find(walk.page.tokens, keyed);
    for hit in hits.iter().filter(|hit| walk.in_body(hit.tokens.start)) {
        let proposal = match hit.value {
            Head::Act => by_number(walk, &hit.tokens)
                .or_else(|| by_congress(walk, &hit.tokens))
                .or_else(|| by_title(walk, &hit.tokens)),
            Head::Law => law(walk, &hit.tokens),
            Head::Rules => Some(rules(walk, &hit.tokens)),
            Head::Statute => statute(walk, &hit.tokens),
        };
        found.extend(proposal);
    }
    bare_numbers(walk, &mut found);
    complete_congresses(&mut found);
    complete_short_numbers(&mut found);
    found
}
