//! Conferrals without a verb: lists by award, and clauses that go on counting.

use std::ops::Range;

use super::trigger::{Trigger, Voice};
use super::{Carry, Known, Reader};
use crate::extract::count::{Count, counts};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, Status};
use crate::extract::scene::{Kind, Line, Scene};

/// "Bằng khen của LĐLĐ tỉnh: 05 tập thể, 12 cá nhân": a list by awards. Returns the items that it
/// took up, the verb of its heading included.
pub(super) fn listed(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    known: Known<'_>,
    found: &mut Vec<Fact>,
) -> Range<usize> {
    let reader = Reader {
        scene,
        line,
        known,
        clause: clause.clone(),
    };
    let mut taken = clause.start..clause.start;
    for i in clause.clone() {
        if !matches!(line.kind(i), Some(Kind::Award(_))) {
            continue;
        }
        let Some(Kind::Award(mention)) = line.kind(i) else {
            continue;
        };
        let rest = i + 1..clause.end;
        let colon = rest.clone().take(8).find(|&at| line.is_mark(at, ':'));
        let Some(colon) = colon else { continue };
        let head_only = (i + 1..colon).all(|at| {
            matches!(
                line.kind(at),
                Some(
                    Kind::Body(_)
                        | Kind::Word
                        | Kind::Time(_)
                        | Kind::Cue(Cue::Of)
                        | Kind::Mark(',' | '”' | '"')
                )
            )
        });
        let groups = counts(scene, line, colon + 1..clause.end);
        let counted = groups
            .into_iter()
            .next()
            .filter(|group| group.items.start <= colon + 2);
        let named = || reader.named_in_list(i, colon + 1);
        let Some(group) = counted.or_else(named).filter(|_| head_only) else {
            continue;
        };
        let group = &group;
        let who = reader.grantor_of(i, &rest).unwrap_or_default();
        let who: Vec<Option<String>> = if who.is_empty() {
            vec![None]
        } else {
            who.into_iter().map(Some).collect()
        };
        let items = i..group.items.end;
        for grantor in who {
            let award = scene.id(mention);
            found.push(reader.fact(grantor, award, group, Status::Done, &items, "confer-listed"));
        }
        taken.end = group.items.end;
    }
    taken
}

impl Reader<'_, '_> {
    /// "Giải Nhất: Nguyễn Văn A; giải Nhì: …": who won it, behind the colon of an award that opens
    /// its clause.
    fn named_in_list(&self, award: usize, from: usize) -> Option<Count> {
        let line = self.line;
        let opens = (self.clause.start..award)
            .all(|i| matches!(line.kind(i), Some(Kind::Mark(_) | Kind::Number(_))));
        let near = (from..self.clause.end.min(from + 3))
            .any(|i| matches!(line.kind(i), Some(Kind::Person(_) | Kind::Body(_))));
        let next = (from..self.clause.end).find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
        let zone = from..next.unwrap_or(self.clause.end);
        (opens && near).then(|| self.list_of_names(zone)).flatten()
    }
}

/// A clause without a verb that goes on counting: "…; 05 tập thể, 10 cá nhân …", "…; Bằng khen của
/// Bộ Công an (năm 2019)".
pub(super) fn continued(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    carry: &Carry,
    known: Known<'_>,
    found: &mut Vec<Fact>,
) {
    let reader = Reader {
        known,
        scene,
        line,
        clause: clause.clone(),
    };
    let whole = clause.clone();
    if let Some(receiver) = &carry.receiver {
        let pseudo = Trigger {
            at: clause.start,
            after: clause.start,
            voice: Voice::Receiving,
            head: clause.start,
            unnamed: None,
            continues: true,
        };
        for (award, at) in reader.awards(&pseudo, &whole) {
            let who = reader.grantor_of(at, &whole).unwrap_or_default();
            let who: Vec<Option<String>> = if who.is_empty() {
                vec![None]
            } else {
                who.into_iter().map(Some).collect()
            };
            for grantor in who {
                found.push(reader.fact(
                    grantor,
                    &award,
                    receiver,
                    Status::Done,
                    &whole,
                    "confer-continued",
                ));
            }
        }
        return;
    }
    if carry.awards.is_empty() || !carry.active {
        return;
    }
    let starts = counts(scene, line, clause.clone());
    for group in starts
        .iter()
        .filter(|group| group.items.start <= clause.start + 2)
    {
        let own = group.award.map(|award| scene.id(award).to_owned());
        // "…; 106 cá nhân được nhận Bằng khen của B": the clause names its own award.
        let named = (group.items.end..clause.end).find_map(|i| match line.kind(i) {
            Some(Kind::Award(mention)) => Some((i, scene.id(mention).to_owned())),
            _ => None,
        });
        let owners = named
            .as_ref()
            .and_then(|(at, _)| reader.grantor_of(*at, &whole));
        let own = own.or(named.filter(|_| owners.is_some()).map(|(_, id)| id));
        let awards = own.map_or_else(|| carry.awards.clone(), |own| vec![own]);
        for award in awards {
            let who: Vec<Option<String>> = match &owners {
                Some(owners) => owners.iter().cloned().map(Some).collect(),
                None if carry.grantors.is_empty() => vec![None],
                None => carry.grantors.iter().cloned().map(Some).collect(),
            };
            for grantor in who {
                found.push(reader.fact(
                    grantor,
                    &award,
                    group,
                    carry.status,
                    &whole,
                    "confer-continued",
                ));
            }
        }
    }
}
