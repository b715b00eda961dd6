//! Rows of a table whose columns count: "Hình thức | Cấp khen | Tập thể | Cá nhân" over "Bằng khen | LĐLĐ tỉnh |
//! 18 | 64".

use super::point::gives;
use super::{Known, Reader};
use crate::extract::count::Count;
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, Status};
use crate::extract::scene::{Kind, Line, Scene};

/// What each column counts, if anything.
pub(super) type Columns = Vec<Option<Noun>>;

/// The cells of a row, as ranges of items; none where it is no row.
fn cells(line: &Line) -> Vec<std::ops::Range<usize>> {
    let bars = (0..line.items.len()).filter(|&i| line.is_mark(i, '|'));
    let mut cells = Vec::new();
    let mut start = 0;
    for bar in bars {
        cells.push(start..bar);
        start = bar + 1;
    }
    cells.push(start..line.items.len());
    cells
}

/// Reads the head of a table whose columns count collectives or individuals and which names no award.
pub(super) fn columns(line: &Line) -> Option<Columns> {
    if !line.items.iter().any(|item| item.kind == Kind::Mark('|')) || line.has.award {
        return None;
    }
    let noun = |cell: &std::ops::Range<usize>| {
        line.items[cell.clone()]
            .iter()
            .find_map(|item| match item.kind {
                Kind::Cue(Cue::Noun(noun @ (Noun::Collective | Noun::Individual))) => Some(noun),
                _ => None,
            })
    };
    let columns: Columns = cells(line).iter().map(noun).collect();
    (columns.len() > 2 && columns.iter().any(Option::is_some)).then_some(columns)
}

/// Reads a row under such a head; false where it is none.
pub(super) fn row(
    scene: &Scene<'_>,
    line: &Line,
    known: Known<'_>,
    columns: &Columns,
    found: &mut Vec<Fact>,
) -> bool {
    let cells = cells(line);
    if cells.len() != columns.len() {
        return false;
    }
    let clause = 0..line.items.len();
    let award = clause.clone().find_map(|i| match line.kind(i)? {
        Kind::Award(mention) => Some(scene.id(mention)),
        _ => None,
    });
    let Some(award) = award else { return true };
    let number = |n: usize| {
        cells[n].clone().find_map(|i| match line.kind(i)? {
            Kind::Number(number) => scene.quantities[number].count(),
            _ => None,
        })
    };
    let sum = |noun: Noun| {
        let own = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| **column == Some(noun));
        Some(own.filter_map(|(n, _)| number(n)).sum()).filter(|&sum: &u64| sum > 0)
    };
    let group = Count {
        collectives: sum(Noun::Collective),
        individuals: sum(Noun::Individual),
        items: clause.clone(),
        ..Count::default()
    };
    let giver = clause.clone().find_map(|i| scene.body(line, i));
    let giver = giver.filter(|giver| gives(giver, award));
    if group.is_counted() {
        let reader = Reader {
            scene,
            line,
            known,
            clause: clause.clone(),
        };
        let giver = giver.map(str::to_owned);
        found.push(reader.fact(giver, award, &group, Status::Done, &clause, "confer-listed"));
    }
    true
}
