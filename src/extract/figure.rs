//! Reported figures: counted and measured results.

use super::campaign::Discourse;
use super::cue::{Cue, Noun};
use super::fact::{Fact, FactKind};
use super::role::{Subject, subject_before};
use super::scene::{Kind, Line, Scene};
use crate::text::Span;

/// Finds the figures of a line; `conferred` holds the evidence of its conferrals, whose counts are
/// recipients and no results.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    discourse: &Discourse,
    conferred: &[Span],
    found: &mut Vec<Fact>,
) {
    let reader = Reader {
        scene,
        line,
        discourse,
    };
    for i in 0..line.items.len() {
        let Some(Kind::Number(number)) = line.kind(i) else {
            continue;
        };
        if reader.ruled_out(i, number, conferred) {
            continue;
        }
        found.extend(reader.figure(i, number));
    }
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    discourse: &'s Discourse,
}

impl Reader<'_, '_> {
    fn key(&self, i: usize) -> &str {
        self.line
            .items
            .get(i)
            .map_or("", |item| self.scene.key(item.tokens.start))
    }

    fn ruled_out(&self, i: usize, number: usize, conferred: &[Span]) -> bool {
        let line = self.line;
        let quantity = &self.scene.quantities[number];
        if quantity.spelled {
            return true;
        }
        let span = quantity.span;
        let sheet = conferred.iter().any(|evidence| evidence.contains(span));
        if sheet && !self.counts_things(i) {
            return true;
        }
        let clause = line.clause_of(i);
        let unreal = (clause.start..i).rev().take(9).any(|at| {
            line.is_cue(at, Cue::Unreal)
                && !matches!(
                    self.scene.fold(&line.items[at]).as_str(),
                    "không" | "chỉ tiêu"
                )
                && !(at + 1..i).any(|k| line.is_mark(k, ','))
        });
        let before = i.checked_sub(1).map_or("", |at| self.key(at));
        let ordinal = matches!(
            before,
            "thứ"
                | "số"
                | "đợt"
                | "khóa"
                | "khoá"
                | "quý"
                | "lớp"
                | "điều"
                | "khoản"
                | "hạng"
                | "tuổi"
                | "đến"
                | "từ"
        ) && !quantity.percent
            || matches!(before, "/" | "-" | "–") && !quantity.percent;
        unreal || ordinal
    }

    /// Tells whether the number counts things and no people: "26 sáng kiến được biểu dương".
    fn counts_things(&self, i: usize) -> bool {
        self.line.is_cue(i + 1, Cue::Noun(Noun::Either))
            && !self.scene.fold(&self.line.items[i + 1]).contains("gương")
    }

    fn figure(&self, i: usize, number: usize) -> Option<Fact> {
        let quantity = &self.scene.quantities[number];
        let (what, unit, after) = self.what(i, number)?;
        let (org, sure) = self.org(i);
        let org = self.union_figure(org, &what);
        let campaign = None;
        let line = self.line;
        let clause = line.clause_of(i);
        Some(Fact {
            kind: FactKind::Reported {
                org,
                what,
                value: quantity.value,
                unit,
                period: self.period(i),
                campaign,
            },
            evidence: vec![
                self.scene
                    .span(line.tokens(clause.start.min(i)..after.max(i + 1).min(line.items.len()))),
            ],
            rule: "figure-count".to_owned(),
            confidence: sure,
        })
    }

    /// The counted noun, the unit, and the item behind them.
    fn what(&self, i: usize, number: usize) -> Option<(String, Option<String>, usize)> {
        let scene = self.scene;
        let line = self.line;
        let quantity = &scene.quantities[number];
        let scaled = quantity
            .scale_at
            .map(|at| scene.text(at..quantity.tokens.end).to_owned());
        let mut end = i + 1;
        let money = matches!(self.key(i + 1), "đồng" | "usd" | "vnđ");
        if money {
            let unit = match &scaled {
                Some(scale) => format!("{scale} {}", scene.text(line.items[i + 1].tokens.clone())),
                None => scene.text(line.items[i + 1].tokens.clone()).to_owned(),
            };
            let what = self.noun_before(i)?;
            return Some((what, Some(unit), i + 2));
        }
        if matches!(line.kind(i + 1), Some(Kind::Mark('/'))) {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        while end < line.items.len() && words.len() < 9 {
            let item = &line.items[end];
            match item.kind {
                Kind::Word
                | Kind::Cue(
                    Cue::Noun(_)
                    | Cue::Unions
                    | Cue::Gift
                    | Cue::TheUnit
                    | Cue::Join
                    | Cue::Level(_),
                ) => {}
                Kind::Cue(
                    Cue::Organise | Cue::CarryOut | Cue::Launch | Cue::Post | Cue::Together,
                ) if !words.is_empty() => {}
                Kind::Cue(Cue::Post) | Kind::Campaign(_) => {}
                Kind::Mark('“' | '"') if matches!(line.kind(end + 1), Some(Kind::Campaign(_))) => {
                    end += 1;
                    continue;
                }
                Kind::Mark(',')
                    if matches!(line.kind(end + 1), Some(Kind::Cue(Cue::Noun(_))))
                        && words.len() < 3 =>
                {
                    words.push(",".to_owned());
                    end += 1;
                    continue;
                }
                _ => break,
            }
            let key = scene.fold(item);
            if matches!(
                key.as_str(),
                "và" | "với"
                    | "đã"
                    | "được"
                    | "có"
                    | "là"
                    | "so"
                    | "như"
                    | "thì"
                    | "năm"
                    | "tháng"
                    | "ngày"
                    | "lần"
                    | "giờ"
                    | "tuổi"
                    | "phút"
                    | "km"
                    | "m"
                    | "tuần"
            ) {
                break;
            }
            words.push(key);
            end += 1;
        }
        if words.is_empty() {
            let unit = quantity.percent.then(|| "%".to_owned());
            let what = self.noun_before(i).filter(|_| quantity.percent)?;
            return Some((what, unit, i + 1));
        }
        let what = words.join(" ").replace(" ,", ",");
        let unit = quantity.percent.then(|| "%".to_owned()).or(scaled);
        Some((what, unit, end))
    }

    /// "tổng trị giá 765 triệu đồng", "làm lợi trên 10 tỉ đồng": the words before the number.
    fn noun_before(&self, i: usize) -> Option<String> {
        let line = self.line;
        let mut start = i;
        while start > 0 && i - start < 7 {
            let item = &line.items[start - 1];
            match item.kind {
                Kind::Word | Kind::Cue(Cue::Noun(_) | Cue::Aside | Cue::Join | Cue::Gift) => {}
                _ => break,
            }
            if matches!(self.key(start - 1), "với" | "và" | "đã" | "có" | "là") {
                break;
            }
            start -= 1;
        }
        let words: Vec<String> = line.items[start..i]
            .iter()
            .map(|item| self.scene.fold(item))
            .filter(|word| !matches!(word.as_str(), "hơn" | "trên" | "gần" | "khoảng" | "đạt"))
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn org(&self, i: usize) -> (Option<String>, f32) {
        let line = self.line;
        let clause = line.clause_of(i);
        let subject = subject_before(self.scene, line, i, clause.start);
        if let Subject::Bodies(bodies) = subject {
            return (bodies.into_iter().next(), 0.8);
        }
        // A place as the subject reports about itself; nobody of the graph does.
        let place = (clause.start..i).any(|at| {
            matches!(line.kind(at), Some(Kind::Place(_)))
                && !(at > 0 && line.is_cue(at - 1, Cue::Aside))
                && !matches!(
                    at.checked_sub(1).map(|at| self.key(at)),
                    Some("bàn" | "trên")
                )
        });
        if place {
            return (None, 0.6);
        }
        let wider = subject_before(self.scene, line, i, 0);
        if let Subject::Bodies(bodies) = wider {
            return (bodies.into_iter().next(), 0.75);
        }
        let spoken = self.discourse.subject.first().cloned();
        (spoken.or_else(|| self.scene.main.clone()), 0.6)
    }

    /// Members and grassroots unions of a place are the union's own figures.
    fn union_figure(&self, org: Option<String>, what: &str) -> Option<String> {
        let own = what.contains("đoàn viên c")
            || what.starts_with("cđcs")
            || what.starts_with("công đoàn cơ sở");
        if org.is_none() && own {
            self.scene.main.clone()
        } else {
            org
        }
    }

    fn period(&self, i: usize) -> Option<String> {
        let line = self.line;
        let time = (0..i).rev().find_map(|at| match line.kind(at) {
            Some(Kind::Time(time)) => Some(time),
            _ => None,
        })?;
        Some(
            self.scene
                .text(self.scene.times[time].tokens.clone())
                .to_owned(),
        )
    }
}
