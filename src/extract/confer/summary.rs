//! What was conferred over a year or more, summed up without a verb: "Công tác khen thưởng: có 03 Huân chương Lao
//! động hạng Ba, 05 Bằng khen của Thủ tướng Chính phủ, 12 Cờ và 45 Bằng khen của Tổng Liên đoàn".

use std::ops::Range;

use super::honours::tells_of_honours;
use super::trigger::{is_and, is_joint};
use super::verb::is_prize;
use super::{Known, Reader};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, Status};
use crate::extract::scene::{Kind, Line, Scene};

/// Reads a row of two or more counted awards behind "có", "gồm" or a colon, where the words before speak of
/// honours and no verb gives them. Returns the items that it took up, none where there is no such row.
pub(super) fn summed_up(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    known: Known<'_>,
    found: &mut Vec<Fact>,
) -> Option<Range<usize>> {
    if !line.has.award || !line.has.number {
        return None;
    }
    let reader = Reader {
        scene,
        line,
        known,
        clause: clause.clone(),
    };
    let first = clause.clone().find(|&i| reader.is_counted_award(i))?;
    let lead = first.checked_sub(2).filter(|&i| i >= clause.start)?;
    let opens = line.is_mark(lead, ':')
        || scene.is_word(line, lead, "có")
        || scene.is_word(line, lead, "gồm");
    let verbs = [
        Cue::Give,
        Cue::Passive,
        Cue::Receive,
        Cue::Propose,
        Cue::Unreal,
        Cue::Direct,
    ];
    let told = |cue: &Cue| line.find(clause.start..lead, *cue).is_some();
    // "công tác khen thưởng", "thi đua, khen thưởng": one cue.
    let praise = |i: usize| scene.fold(&line.items[i]).ends_with("khen thưởng");
    let honours =
        tells_of_honours(scene, line, clause.start..lead + 1) || (clause.start..lead).any(praise);
    // "LĐLĐ tỉnh đã khen thưởng, cụ thể: …" says who did.
    let praised = line.find(clause.start..lead, Cue::Praise);
    let done = praised.is_some_and(|i| i > 0 && scene.is_word(line, i - 1, "đã"));
    if !opens || done || verbs.iter().any(told) || !honours {
        return None;
    }
    let row = reader.row_from(first);
    if row.len() < 2 {
        return None;
    }
    for (n, &award) in row.iter().enumerate() {
        reader.add_entry(&row[n..], award, found);
    }
    Some(lead..row[row.len() - 1] + 1)
}

impl Reader<'_, '_> {
    /// Tells whether an award with a number right before it stands at `i`; prizes of contests apart.
    fn is_counted_award(&self, i: usize) -> bool {
        match self.line.kind(i) {
            Some(Kind::Award(mention)) => {
                self.prizes(i).is_some() && !is_prize(self.scene.id(mention))
            }
            _ => false,
        }
    }

    /// The counted awards from one on that stand in a row: between two are a giver, a level, a joint.
    fn row_from(&self, first: usize) -> Vec<usize> {
        let line = self.line;
        let mut row = vec![first];
        let mut at = first + 1;
        while at < self.clause.end {
            if self.is_counted_award(at) {
                row.push(at);
            } else {
                let between = matches!(
                    line.kind(at),
                    Some(
                        Kind::Body(_)
                            | Kind::Number(_)
                            | Kind::Time(_)
                            | Kind::Mark(',' | '“' | '”' | '"')
                            | Kind::Cue(Cue::Of | Cue::Level(_) | Cue::Noun(_) | Cue::For)
                    )
                ) || is_joint(self.scene, line, at);
                if !between {
                    break;
                }
            }
            at += 1;
        }
        row
    }

    /// Adds what one entry of a row tells; without a giver of its own it has that of the next, to which "và" joins
    /// it: "12 Cờ và 45 Bằng khen của Tổng Liên đoàn".
    fn add_entry(&self, row: &[usize], award: usize, found: &mut Vec<Fact>) {
        let Some(Kind::Award(mention)) = self.line.kind(award) else {
            return;
        };
        let Some(group) = self.prizes(award).and_then(|n| self.sheets_at(award, n)) else {
            return;
        };
        let behind = |n: usize| {
            let end = row.get(n + 1).map_or(self.clause.end, |next| next - 1);
            row[n] + 1..end
        };
        let own = |n: usize| self.grantor_of(row[n], &behind(n));
        let joined = row.len() > 1 && behind(0).any(|i| is_and(self.scene, self.line, i));
        let givers = own(0).or_else(|| joined.then(|| own(1)).flatten());
        let givers = givers.unwrap_or_default();
        let givers: Vec<Option<String>> = match givers.is_empty() {
            true => vec![None],
            false => givers.into_iter().map(Some).collect(),
        };
        let items = award - 1..group.items.end;
        for giver in givers {
            let id = self.scene.id(mention);
            found.push(self.fact(giver, id, &group, Status::Done, &items, "confer-listed"));
        }
    }
}
