//! Awards without a verb, by who gives them and how many: "LĐLĐ tỉnh: 02 cờ, 13 bằng khen", "Bằng khen UBND
//! tỉnh: 6 tập thể, 8 cá nhân", "tặng Bằng khen (7 tập thể, 9 cá nhân), Cờ (2 tập thể)".
//!
//! An entry is a number and an award, or an award and whom it went to; the giver stands before a colon, behind
//! the award, or is the one of the entry before.

use std::ops::Range;

use super::list::is_unit_word;
use super::point::{gives, heading};
use super::trigger::is_joint;
use super::verb::is_prize;
use super::{Carry, Known, Reader};
use crate::extract::count::{Count, counts};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, FactKind, Status};
use crate::extract::role::{bodies_in, subject_before};
use crate::extract::scene::{Kind, Line, Scene};

/// Who gave, and whether it is only proposed.
type Givers = (Vec<String>, Status);

/// Reads the entries of a clause, where none tells its giver with those of a heading above (`carry`). Returns the
/// items that they took up, the verb of their heading included.
pub(super) fn listed(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    known: Known<'_>,
    carry: &Carry,
    found: &mut Vec<Fact>,
) -> Range<usize> {
    let mut ledger = Ledger {
        reader: Reader {
            scene,
            line,
            known,
            clause: clause.clone(),
        },
        above: if carry.listing { &carry.grantors } else { &[] },
        received: carry.receiver.is_some(),
        head: None,
        last: None,
        taken: clause.end..clause.end,
    };
    if line.has.award {
        ledger.read(found);
    }
    ledger.taken
}

struct Ledger<'r, 's, 'a> {
    reader: Reader<'s, 'a>,
    /// The givers of a heading above.
    above: &'r [String],
    /// Whether a list above has one who receives: "LĐLĐ huyện đã được tặng:" over "- 02 Cờ thi đua của LĐLĐ tỉnh".
    received: bool,
    /// The bodies in front of a colon, which the entries behind it are of.
    head: Option<Givers>,
    /// The givers of the entry before, and where it ended.
    last: Option<(Givers, usize)>,
    taken: Range<usize>,
}

impl Ledger<'_, '_, '_> {
    fn read(&mut self, found: &mut Vec<Fact>) {
        let clause = self.reader.clause.clone();
        let mut at = clause.start;
        while at < clause.end {
            at = match self.reader.line.kind(at) {
                Some(Kind::Body(_)) => self.opens_with(at).unwrap_or(at + 1),
                Some(Kind::Award(mention)) => self.entry(at, mention, found).unwrap_or(at + 1),
                _ => at + 1,
            };
        }
    }

    /// "- LĐLĐ tỉnh: 02 cờ": bodies in front of a colon and an entry; returns where the entry begins.
    fn opens_with(&mut self, at: usize) -> Option<usize> {
        let (bodies, colon) = heading(self.reader.scene, self.reader.line, at)?;
        let award = self.first_award(colon + 1)?;
        if !bodies.iter().all(|body| gives(body, award)) {
            return None;
        }
        self.head = Some((bodies, Status::Done));
        self.taken.start = self.taken.start.min(at);
        self.taken.end = colon + 1;
        Some(colon + 1)
    }

    /// The award that begins what stands at `at`, its number and quotation marks apart.
    fn first_award(&self, at: usize) -> Option<&str> {
        let line = self.reader.line;
        let lead = |&i: &usize| {
            matches!(
                line.kind(i),
                Some(Kind::Number(_) | Kind::Mark('“' | '"' | '-' | '+'))
            )
        };
        let first = (at..self.reader.clause.end.min(at + 4)).find(|i| !lead(i))?;
        match line.kind(first)? {
            Kind::Award(mention) => Some(self.reader.scene.id(mention)),
            _ => None,
        }
    }

    /// Reads the entry of an award; returns where it ends.
    fn entry(&mut self, award: usize, mention: usize, found: &mut Vec<Fact>) -> Option<usize> {
        if let Some(end) = self.bracketed(award, mention, found) {
            return Some(end);
        }
        let scene = self.reader.scene;
        let told = self.behind(award);
        let sheets = told.is_none();
        let group = match told {
            Some(group) => group,
            None if self.received => return None,
            None => self.reader.sheets_at(award, self.reader.prizes(award)?)?,
        };
        let (givers, status) = self.givers(award, group.items.end, sheets)?;
        let givers: Vec<Option<String>> = match givers.is_empty() {
            true => vec![None],
            false => givers.iter().cloned().map(Some).collect(),
        };
        let items = award..group.items.end;
        for giver in givers {
            let id = scene.id(mention);
            let fact = (self.reader).fact(giver, id, &group, status, &items, "confer-listed");
            if !joined(found.last_mut(), &fact, self.last.is_some()) {
                found.push(fact);
            }
        }
        let start = self.opening(award);
        self.taken.start = self.taken.start.min(start);
        self.taken.end = group.items.end;
        Some(group.items.end.max(award + 1))
    }

    /// "chị A (giải Nhất), đội B và đội C (giải Ba)": a prize in a bracket behind who has won it.
    fn bracketed(&self, award: usize, mention: usize, found: &mut Vec<Fact>) -> Option<usize> {
        let reader = &self.reader;
        let (scene, line) = (reader.scene, reader.line);
        let open = award.checked_sub(1).filter(|&i| line.is_mark(i, '('))?;
        let id = scene.id(mention);
        if !line.is_mark(award + 1, ')') || !is_prize(id) {
            return None;
        }
        let bound = |&i: &usize| {
            matches!(line.kind(i), Some(Kind::Mark(')' | ':' | ';')))
                || matches!(
                    line.kind(i),
                    Some(Kind::Cue(Cue::List | Cue::Receive | Cue::For))
                )
                || scene.is_word(line, i, "là")
        };
        let start = (reader.clause.start..open).rev().find(bound);
        let zone = start.map_or(reader.clause.start, |i| i + 1)..open;
        let unit = zone
            .clone()
            .find(|&i| is_unit_word(scene.key(line.items[i].tokens.start)));
        let named = reader.list_of_names(zone.clone());
        let group = named.or_else(|| {
            let zone = unit?..open;
            Some(Count {
                collectives: Some(reader.units_in(&zone)),
                items: zone,
                ..Count::default()
            })
        })?;
        let items = zone.start..award + 2;
        found.push(reader.fact(None, id, &group, Status::Done, &items, "confer-listed"));
        Some(award + 2)
    }

    /// "giải Nhất thuộc về A, giải Nhì: B": what stands before the list has a verb of its own.
    fn opening(&self, award: usize) -> usize {
        let line = self.reader.line;
        let start = self.reader.clause.start;
        let comma = (start..award).rev().find(|&at| line.is_mark(at, ','));
        let won = comma.filter(|&at| line.find(start..at, Cue::Go).is_some());
        won.unwrap_or(start)
    }

    /// Whom the award went to, behind a colon, a bar or in a bracket; behind "cho" where an entry is before it.
    fn behind(&self, award: usize) -> Option<Count> {
        let reader = &self.reader;
        let (scene, line) = (reader.scene, reader.line);
        let end = reader.clause.end;
        if line.is_cue(award + 1, Cue::For) && self.goes_on(award) {
            let group = counts(scene, line, award + 2..end).into_iter().next();
            return group.filter(|group| group.items.start == award + 2);
        }
        // "tặng Cờ thi đua 1 đơn vị, Bằng khen 3 tập thể": each award before its own number.
        if self.is_counted(award + 1) && (self.goes_on(award) || self.counts_each(award)) {
            let next = (award + 1..end).find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
            return counts(scene, line, award + 1..next.unwrap_or(end))
                .into_iter()
                .next();
        }
        let mark = (award + 1..end.min(award + 9)).find(|&at| {
            matches!(line.kind(at), Some(Kind::Mark(':' | '|')))
                || line.is_mark(at, '(') && self.is_counted(at + 1)
        })?;
        let head_only = (award + 1..mark).all(|at| {
            matches!(
                line.kind(at),
                Some(
                    Kind::Body(_)
                        | Kind::Word
                        | Kind::Time(_)
                        | Kind::Cue(Cue::Of | Cue::Noun(_))
                        | Kind::Number(_)
                        | Kind::Mark(',' | '”' | '"' | '(' | ')')
                )
            )
        });
        if !head_only {
            return None;
        }
        let bracket = line.is_mark(mark, '(');
        let close = bracket.then(|| (mark..end).find(|&at| line.is_mark(at, ')')));
        let until = close.flatten().unwrap_or(end);
        let group = counts(scene, line, mark + 1..until).into_iter().next();
        let group = group.filter(|group| group.items.start <= mark + 2);
        if bracket {
            let mut group = group?;
            group.items.end = until + 1;
            return Some(group);
        }
        group.or_else(|| reader.named_in_list(award, mark + 1))
    }

    /// Tells whether a number of recipients stands at `at`.
    fn is_counted(&self, at: usize) -> bool {
        let line = self.reader.line;
        matches!(line.kind(at), Some(Kind::Number(_)))
            && matches!(line.kind(at + 1), Some(Kind::Cue(Cue::Noun(_))))
    }

    /// Tells whether the next award behind one has its own number of recipients too.
    fn counts_each(&self, award: usize) -> bool {
        let line = self.reader.line;
        let next = (award + 1..self.reader.clause.end)
            .find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
        next.is_some_and(|next| {
            self.is_counted(next + 1) && is_joint(self.reader.scene, line, next - 1)
        })
    }

    /// Who gave what an entry tells: its own giver, that of its heading or of the entry before it. None
    /// where so many sheets alone tell no conferral.
    fn givers(&mut self, award: usize, end: usize, sheets: bool) -> Option<Givers> {
        let reader = &self.reader;
        let rest = award + 1..reader.clause.end;
        let own = reader.grantor_of(award, &rest);
        let own = own.or_else(|| self.owner_before_counts(award));
        // "13 cá nhân được A tặng Bằng khen, 41 Cờ thi đua của B": what a verb tells.
        let own = own.filter(|_| !sheets || self.opens(award));
        let last = self.last.as_ref().filter(|_| self.goes_on(award));
        let before = || last.map(|(last, _)| last.clone());
        let bracket = reader.line.is_mark(end.saturating_sub(1), ')');
        let givers = match own {
            Some(own) => (own, Status::Done),
            None => {
                let verb = (!sheets).then(|| self.of_verb(award));
                let verb = verb.filter(|(givers, _)| !givers.is_empty());
                // "3. LĐLĐ tỉnh tặng 12 Cờ, …" under another giver's heading has its own.
                let listed = !self.above.is_empty() && (self.opens(award) || last.is_some());
                let above = listed.then(|| (self.above.to_vec(), Status::Done));
                let told = verb.or_else(|| self.head.clone()).or_else(before).or(above);
                match told {
                    Some(told) if !(sheets && told.0.is_empty()) => told,
                    _ if sheets || bracket => return None,
                    _ => (Vec::new(), Status::Done),
                }
            }
        };
        self.last = Some((givers.clone(), end));
        Some(givers)
    }

    /// Tells whether nothing but joints and a number stands between the entry before and an award.
    fn goes_on(&self, award: usize) -> bool {
        self.last
            .as_ref()
            .is_some_and(|(_, last)| self.only_leads(*last..award))
    }

    /// Tells whether an award opens the clause, but for marks and its number.
    fn opens(&self, award: usize) -> bool {
        self.only_leads(self.reader.clause.start..award)
    }

    fn only_leads(&self, range: Range<usize>) -> bool {
        let (scene, line) = (self.reader.scene, self.reader.line);
        range.into_iter().all(|i| {
            let lead = matches!(
                line.kind(i),
                Some(Kind::Number(_) | Kind::Mark('“' | '"' | '-' | '–' | '+' | '*' | '•'))
            );
            lead || is_joint(scene, line, i)
        })
    }

    /// "Bằng khen UBND tỉnh: 6 tập thể": the body right between an award and its colon or bracket.
    fn owner_before_counts(&self, award: usize) -> Option<Vec<String>> {
        let line = self.reader.line;
        let body = award + 1 + usize::from(line.is_mark(award + 1, '('));
        let id = self.reader.scene.body(line, body)?;
        let prize = is_prize(self.first_award(award)?);
        let mark = matches!(line.kind(body + 1), Some(Kind::Mark(':' | '|' | '(' | ')')));
        (mark && !prize && !id.starts_with("u:cdcs:")).then(|| vec![id.to_owned()])
    }

    /// "B. LĐLĐ tỉnh tặng Bằng khen: 02 tập thể", "Đề nghị LĐLĐ tỉnh tặng Bằng khen: 5 cá nhân": who gives by
    /// the verb in front of a list's award.
    fn of_verb(&self, award: usize) -> Givers {
        let reader = &self.reader;
        let (scene, line) = (reader.scene, reader.line);
        let start = reader.clause.start;
        let verb = (start..award)
            .rev()
            .take(3)
            .find(|&at| line.is_cue(at, Cue::Give));
        let Some(verb) = verb else {
            return (Vec::new(), Status::Done);
        };
        if let Some(at) = line.rfind(start..verb, Cue::Propose) {
            return (bodies_in(scene, line, at + 1..verb), Status::Proposed);
        }
        // "tập thể được Tổng LĐLĐ tặng Cờ thi đua là: …".
        if let Some(at) = line.rfind(start..verb, Cue::Passive) {
            return (bodies_in(scene, line, at + 1..verb), Status::Done);
        }
        let subject = subject_before(scene, line, verb, start);
        (subject.bodies(), Status::Done)
    }
}

/// Joins "7 bằng khen tập thể" and "19 bằng khen cá nhân" of one giver; false where they are no such pair.
fn joined(last: Option<&mut Fact>, fact: &Fact, listed: bool) -> bool {
    let Some(last) = last.filter(|last| listed && last.rule == fact.rule) else {
        return false;
    };
    let (
        FactKind::Conferred {
            grantor,
            award,
            collectives: Some(_),
            individuals: individuals @ None,
            total: None,
            ..
        },
        FactKind::Conferred {
            grantor: giver,
            award: same,
            collectives: None,
            individuals: Some(count),
            total: None,
            ..
        },
    ) = (&mut last.kind, &fact.kind)
    else {
        return false;
    };
    let pair = grantor == giver && award == same && !is_prize(award);
    if pair {
        *individuals = Some(*count);
        last.evidence.extend(fact.evidence.iter().copied());
    }
    pair
}
