//! Those who receive, in the lines below: "LĐLĐ tỉnh tặng Bằng khen cho:" over "- Công đoàn A", and
//! "Danh sách tập thể, cá nhân được tặng Bằng khen" over numbered names.

use std::ops::Range;

use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::scene::{Kind, Line, Scene};
use crate::text::TokenKind;

/// A conferral whose recipients are being listed.
#[derive(Debug, Clone)]
pub(super) struct Roll {
    /// What was conferred, one fact a giver and award, as the heading tells it.
    facts: Vec<Fact>,
    /// Whether the heading alone is a fact.
    worth: bool,
    /// "A. TẬP THỂ", "II. Cá nhân": what the lines below count.
    section: Option<Noun>,
    collectives: u64,
    individuals: u64,
    recipients: Vec<String>,
}

impl Roll {
    /// Opens a roll below a heading that told these facts without a count.
    pub(super) fn of(facts: Vec<Fact>, worth: bool) -> Self {
        Self {
            facts,
            worth,
            section: None,
            collectives: 0,
            individuals: 0,
            recipients: Vec::new(),
        }
    }

    /// Takes up a point of the list, a line or a clause; false where the list has ended.
    pub(super) fn takes(&mut self, scene: &Scene<'_>, line: &Line, clause: Range<usize>) -> bool {
        let numbering = |&i: &usize| !is_numbering(scene, line, i, clause.start);
        let Some(start) = clause.clone().find(numbering) else {
            return true;
        };
        // "(Kèm theo Quyết định số 46/QĐ-LĐLĐ)".
        if line.is_mark(start, '(') {
            return true;
        }
        if let Some(section) = section(scene, line, start..clause.end) {
            self.section = Some(section);
            return true;
        }
        let tells = |kind: Kind| {
            matches!(
                kind,
                Kind::Award(_)
                    | Kind::Cue(
                        Cue::Give | Cue::Praise | Cue::Honour | Cue::Organise | Cue::Launch
                    )
            )
        };
        let points = start > clause.start || self.section.is_some();
        let items = &line.items[clause.clone()];
        if !points || items.iter().any(|item| tells(item.kind)) {
            return false;
        }
        // "Ấn định danh sách có 3 tập thể": words that no mark makes a point name nobody.
        if !self.counts(scene, line, start..clause.end, start > clause.start) {
            return false;
        }
        let evidence = scene.span(line.tokens(clause));
        for fact in &mut self.facts {
            fact.evidence.push(evidence);
        }
        true
    }

    /// Counts whom a point names: a person before the body that he is of, else a body.
    fn counts(
        &mut self,
        scene: &Scene<'_>,
        line: &Line,
        point: Range<usize>,
        marked: bool,
    ) -> bool {
        let near = point.start..point.end.min(point.start + 8);
        let first = near.clone().find_map(|i| match line.kind(i)? {
            Kind::Person(mention) => Some((Noun::Individual, scene.id(mention))),
            Kind::Body(mention) => Some((Noun::Collective, scene.id(mention))),
            _ => None,
        });
        // "Tổ điện, Phân xưởng 3": a unit of the house, which has no name of the graph.
        let noun = match (self.section, &first) {
            (Some(section), _) => section,
            (None, Some((noun, _))) => *noun,
            (None, None) => return false,
        };
        let counted = matches!(
            counted_noun(line, &point),
            Some(Noun::Collective | Noun::Individual | Noun::Both)
        );
        let long = point.len() > 16 || counted && !marked;
        if self.section.is_some() && first.is_none() && long {
            return false;
        }
        match noun {
            Noun::Individual => self.individuals += 1,
            _ => self.collectives += 1,
        }
        let fits = first.filter(|(kind, _)| *kind == noun);
        self.recipients.extend(fits.map(|(_, id)| id.to_owned()));
        true
    }

    /// Tells the facts: with those listed, or the heading's own where nobody was.
    pub(super) fn close(mut self, found: &mut Vec<Fact>) {
        let listed = self.collectives + self.individuals > 0;
        if !listed && !self.worth {
            return;
        }
        self.recipients.sort();
        self.recipients.dedup();
        let some = |n: u64| (n > 0).then_some(n);
        for mut fact in self.facts {
            if let FactKind::Conferred {
                collectives,
                individuals,
                recipients,
                ..
            } = &mut fact.kind
                && listed
            {
                *collectives = some(self.collectives);
                *individuals = some(self.individuals);
                recipients.clone_from(&self.recipients);
                fact.rule = "confer-roll".to_owned();
                fact.confidence = 0.75;
            }
            found.push(fact);
        }
    }
}

/// Tells whether a heading announces a roll: a colon ends it, or it stands over the list as "Danh sách
/// …", "Tập thể, cá nhân được …" without a stop.
pub(super) fn announces(scene: &Scene<'_>, line: &Line, clause: Range<usize>) -> bool {
    let Some(last) = clause.end.checked_sub(1) else {
        return false;
    };
    // "… năm 2017 (Kèm theo Quyết định số 46/QĐ-LĐLĐ)".
    let bracket = line.is_mark(last, ')').then(|| {
        let open = (clause.start..last).rev().find(|&i| line.is_mark(i, '('))?;
        open.checked_sub(1)
    });
    let last = bracket.flatten().unwrap_or(last);
    let to = line.find(clause.clone(), Cue::For);
    let colon = line.is_mark(last, ':') && to.is_some_and(|to| to + 6 > last);
    let key = scene.key(line.items[clause.start].tokens.start);
    let title = matches!(key, "danh" | "tập" | "các" | "cá")
        && (line.clauses.len() == 1 || clause.start == 0 && line.is_mark(last, ':'))
        && (line.is_mark(last, ':') || !matches!(line.kind(last), Some(Kind::Mark(_))))
        && line.find(clause, Cue::Passive).is_some();
    colon || title
}

/// Returns the award of a heading that names it and its giver alone, over those who receive it: "II. Bằng
/// khen của LĐLĐ tỉnh".
pub(super) fn headed(scene: &Scene<'_>, line: &Line, clause: &Range<usize>) -> Option<usize> {
    let first = &scene.tokens[line.items[clause.start].tokens.start];
    let lettered = first.kind == TokenKind::Word && line.is_mark(clause.start + 1, '.');
    let award = clause
        .clone()
        .take(4)
        .find(|&i| matches!(line.kind(i), Some(Kind::Award(_))))?;
    let lead = (clause.start..award).all(|i| is_numbering(scene, line, i, clause.start));
    let rest = (award + 1..clause.end).all(|i| {
        matches!(
            line.kind(i),
            Some(
                Kind::Body(_)
                    | Kind::Time(_)
                    | Kind::Mark(':')
                    | Kind::Cue(Cue::Of | Cue::Organ | Cue::Post)
            )
        )
    });
    let owned = line.is_cue(award + 1, Cue::Of);
    (lettered && lead && rest && owned).then_some(award)
}

/// Tells whether an item only numbers or marks a point: "-", "1", ".", "A", "II".
fn is_numbering(scene: &Scene<'_>, line: &Line, i: usize, first: usize) -> bool {
    let dotted =
        || line.is_mark(i + 1, '.') || line.is_mark(i + 1, ')') || line.is_mark(i + 1, '/');
    match line.kind(i) {
        Some(Kind::Mark('-' | '–' | '+' | '•' | '*' | '.' | ')' | '/' | '●' | '▪')) => true,
        Some(Kind::Number(_)) => dotted() || i == first,
        Some(Kind::Word) => {
            i == first && scene.key(line.items[i].tokens.start).len() <= 3 && dotted()
        }
        _ => false,
    }
}

/// What a number in a point counts, if it counts recipients.
fn counted_noun(line: &Line, point: &Range<usize>) -> Option<Noun> {
    point.clone().find_map(|i| match line.kind(i + 1)? {
        Kind::Cue(Cue::Noun(noun)) if matches!(line.kind(i), Some(Kind::Number(_))) => Some(noun),
        _ => None,
    })
}

/// "TẬP THỂ", "Cá nhân (3 đồng chí):", "Về tập thể": what the lines below are.
fn section(scene: &Scene<'_>, line: &Line, point: Range<usize>) -> Option<Noun> {
    let start = point.start;
    let about = line.is_cue(start, Cue::Aside) || scene.is_word(line, start, "các");
    let at = start + usize::from(about);
    let noun = match line.kind(at)? {
        Kind::Cue(Cue::Noun(noun)) => noun,
        Kind::Cue(Cue::Organ) => Noun::Collective,
        _ => return None,
    };
    let heads = matches!(
        &*scene.fold(&line.items[at]),
        "tập thể" | "cá nhân" | "đơn vị"
    );
    let short = point.end - at <= 7;
    let named = line.items[at..point.end]
        .iter()
        .any(|item| matches!(item.kind, Kind::Body(_) | Kind::Person(_)));
    (heads && short && !named).then_some(noun)
}
