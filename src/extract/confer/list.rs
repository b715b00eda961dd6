//! Conferrals without a verb: lists by award, and clauses that go on counting.

use std::ops::Range;

use super::trigger::{Trigger, Voice};
use super::{Carry, Known, Reader};
use crate::extract::count::{Count, counts, names_bearers};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind, Status};
use crate::extract::scene::{Kind, Line, Scene};

impl Reader<'_, '_> {
    /// "Giải Nhất: Nguyễn Văn A; giải Nhì: …": who won it, behind the colon of an award that opens
    /// its clause.
    pub(super) fn named_in_list(&self, award: usize, from: usize) -> Option<Count> {
        let line = self.line;
        let head = |i: usize| {
            let shared = &*self.scene.fold(&line.items[i]) == "đồng";
            shared || matches!(line.kind(i), Some(Kind::Mark(_) | Kind::Number(_)))
        };
        let joint = (self.clause.start..award)
            .rev()
            .find(|&i| line.is_mark(i, ','));
        let won = joint.is_some_and(|at| line.find(self.clause.start..at, Cue::Go).is_some());
        let start = joint.filter(|_| won).unwrap_or(self.clause.start);
        // "Kết quả: Giải A: chị Mai".
        let heading = (start..award.min(start + 4)).find(|&i| line.is_mark(i, ':'));
        let opens = (heading.unwrap_or(start)..award).all(head);
        let near = (from..self.clause.end.min(from + 3))
            .any(|i| matches!(line.kind(i), Some(Kind::Person(_) | Kind::Body(_))));
        let next = (from..self.clause.end).find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
        let zone = from..next.unwrap_or(self.clause.end);
        // "D. Công đoàn X tặng Bằng khen: cô A".
        let given = award > start && line.is_cue(award - 1, Cue::Give) && from == award + 2;
        if !opens && !given {
            return None;
        }
        let named = near.then(|| self.list_of_names(zone.clone())).flatten();
        named.or_else(|| self.unnamed_units(award, zone))
    }
}

impl Reader<'_, '_> {
    /// "02 giải ba: đội Hoa Hồng, đội Sơn Ca", "giải Nhất thuộc về khối Mầm non": units of a house, which
    /// have no name of the graph; as many as there are prizes, else one.
    pub(super) fn unnamed_units(&self, award: usize, zone: Range<usize>) -> Option<Count> {
        let line = self.line;
        // "trao cho các đội …".
        let lead = |i: &usize| line.is_cue(*i, Cue::For) || self.scene.is_word(line, *i, "các");
        let start = zone.clone().find(|i| !lead(i))?;
        let zone = start..zone.end;
        let key = self.scene.key(line.items.get(zone.start)?.tokens.start);
        let unit = is_unit_word(key);
        let plural = line.is_cue(zone.start + 1, Cue::Noun(Noun::Individual));
        (unit && !plural).then(|| Count {
            collectives: Some(self.prizes(award).unwrap_or_else(|| self.units_in(&zone))),
            items: zone,
            ..Count::default()
        })
    }

    /// "trao giải Nhất cho đội Khoa Ngoại": the units behind a prize's "cho".
    pub(super) fn prize_for_units(&self, right: &Range<usize>) -> Option<Count> {
        let line = self.line;
        let award = right.clone().take(3).find(|&i| match line.kind(i) {
            Some(Kind::Award(mention)) => self.scene.id(mention).starts_with("a:giai-"),
            _ => false,
        })?;
        line.is_cue(award + 1, Cue::For)
            .then(|| self.unnamed_units(award, award + 1..right.end))
            .flatten()
    }

    /// "đội Hà Thanh và đội Rạch Bà", "Khoa Nhi; Khoa Sản": so many units, also behind semicolons.
    pub(super) fn units_in(&self, zone: &Range<usize>) -> u64 {
        let line = self.line;
        let key = |i: usize| self.scene.key(line.items[i].tokens.start);
        let next = (zone.start..line.items.len())
            .find(|&i| matches!(line.kind(i), Some(Kind::Award(_) | Kind::Mark('.' | ':'))));
        let end = next.unwrap_or(line.items.len());
        let parted = |i: usize| {
            i == zone.start
                || matches!(line.kind(i - 1), Some(Kind::Mark(',' | ';')))
                || key(i - 1) == "và"
        };
        let units = (zone.start..end).filter(|&i| is_unit_word(key(i)) && parted(i));
        (units.count() as u64).max(1)
    }

    /// "2 giải Nhì thuộc về các tác giả trẻ".
    pub(super) fn as_many_as_prizes(&self, award: usize, zone: Range<usize>) -> Option<Count> {
        let prizes = self.prizes(award);
        let noun = zone
            .clone()
            .take(3)
            .find_map(|i| match self.line.kind(i)? {
                Kind::Cue(Cue::Noun(noun)) => Some(noun),
                _ => None,
            })?;
        Some(Count {
            collectives: prizes.filter(|_| noun == Noun::Collective),
            individuals: prizes.filter(|_| noun == Noun::Individual),
            items: zone,
            ..Count::default()
        })
        .filter(Count::is_counted)
    }

    /// The number before a prize: "02 giải ba".
    pub(super) fn prizes(&self, award: usize) -> Option<u64> {
        match self.line.kind(award.checked_sub(1)?)? {
            Kind::Number(n) => self.scene.quantities[n].count(),
            _ => None,
        }
    }
}

/// What units of a house are called.
pub(super) fn is_unit_word(key: &str) -> bool {
    matches!(
        key,
        "đội" | "khối" | "khoa" | "phòng" | "tổ" | "nông" | "phân" | "xưởng" | "cụm" | "liên"
    )
}

/// "Kết quả, có 9 thí sinh đạt giải, trong đó: 1 giải nhất, 2 giải nhì": a row of prizes that were won,
/// without a verb that gives them.
pub(super) fn won(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    known: Known<'_>,
    found: &mut Vec<Fact>,
) {
    let won = clause.clone().find(|&i| {
        line.is_cue(i, Cue::Noise)
            && matches!(&*scene.fold(&line.items[i]), "đạt giải" | "đoạt giải")
    });
    // "có 32 Lao động tiên tiến, 5 Chiến sĩ thi đua cơ sở".
    let bearers = |at: usize| match line.kind(at) {
        Some(Kind::Award(mention)) => names_bearers(scene.id(mention)),
        _ => false,
    };
    let has = clause.clone().find(|&i| {
        scene.is_word(line, i, "có")
            && matches!(line.kind(i + 1), Some(Kind::Number(_)))
            && bearers(i + 2)
    });
    let list = won.and_then(|won| line.find(won..clause.end, Cue::List));
    // "giải Nhất thuộc về A; ngoài ra có 8 giải Khuyến khích": beside prizes that were told.
    let told = found.iter().any(|fact| match &fact.kind {
        FactKind::Conferred { award, .. } => award.starts_with("a:giai-"),
        _ => false,
    });
    let lead = |&i: &usize| {
        matches!(
            line.kind(i),
            Some(Kind::Word | Kind::Cue(Cue::Aside | Cue::Together))
        )
    };
    let lead = clause.clone().take_while(lead).count();
    let first = clause.start + lead;
    let prize_first = matches!(line.kind(first), Some(Kind::Number(_)))
        && matches!(line.kind(first + 1), Some(Kind::Award(_)));
    let beside = (told && prize_first && lead < 5).then_some(first.wrapping_sub(1));
    let Some(list) = list.or(beside).or(has) else {
        return;
    };
    let reader = Reader {
        scene,
        line,
        known,
        clause: clause.clone(),
    };
    let prize = |group: &Count| {
        let id = scene.id(group.award?);
        let told = id.starts_with("a:giai-") || has.is_some() && names_bearers(id);
        told.then(|| id.to_owned())
    };
    for group in counts(scene, line, list.wrapping_add(1)..clause.end) {
        if let Some(award) = prize(&group) {
            let items = group.items.clone();
            found.push(reader.fact(None, &award, &group, Status::Done, &items, "confer-listed"));
        }
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
            apart: false,
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
    let mut from = clause.start;
    for group in &starts {
        // "…; LĐLĐ tỉnh có 2 cá nhân": a part of those before.
        let start = group.items.start;
        if start > clause.start + 1
            && scene.is_word(line, start - 1, "có")
            && matches!(line.kind(start - 2), Some(Kind::Body(_)))
        {
            break;
        }
        // "…; 3 giải Ba và 5 giải Khuyến khích": each begins where the one before it ends.
        if group.items.start > from + 2 {
            break;
        }
        from = group.items.end;
        // "…; 5 công trình được gắn biển": a verb of its own, which confers nothing.
        let passive = line.is_cue(group.items.end, Cue::Passive);
        if passive
            && !(group.items.end..clause.end).any(|i| matches!(line.kind(i), Some(Kind::Award(_))))
        {
            continue;
        }
        // "…; Bằng khen 03 tập thể, 05 cá nhân": the award right before its number.
        let before = start.checked_sub(1).filter(|&i| i >= clause.start);
        let headed = before.and_then(|i| match line.kind(i)? {
            Kind::Award(mention) => Some(scene.id(mention)),
            _ => None,
        });
        let own = group.award.map(|award| scene.id(award)).or(headed);
        let own = own.map(str::to_owned);
        let own_at = group.award.and_then(|award| {
            let mut items = group.items.clone();
            items.find(|&i| line.kind(i) == Some(Kind::Award(award)))
        });
        // "…; 106 cá nhân được nhận Bằng khen của B": the clause names its own award.
        let named = (group.items.end..clause.end).find_map(|i| match line.kind(i) {
            Some(Kind::Award(mention)) => Some((i, scene.id(mention).to_owned())),
            _ => None,
        });
        let owners = named
            .as_ref()
            .and_then(|(at, _)| reader.grantor_of(*at, &whole));
        // "…: 05 Bằng khen của Thủ tướng; 23 Bằng khen của Tổng LĐLĐ".
        let owners = own_at
            .and_then(|at| reader.grantor_of(at, &whole))
            .or(owners);
        // "…; trong đó 5 đoàn viên là gương “A”".
        let is = line.items.get(group.items.end);
        let is = is.is_some_and(|item| scene.key(item.tokens.start) == "là");
        let is = is
            && named
                .as_ref()
                .is_some_and(|(at, _)| at - group.items.end < 5);
        let own = own.or(named.filter(|_| owners.is_some() || is).map(|(_, id)| id));
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
