//! The measures by which mentions and facts are compared with a truth.
//!
//! They are those of the annotated corpus: mentions count with their exact span, facts with all
//! their key slots; both are matched one to one and summed over documents.

use std::collections::BTreeMap;

use serde_json::Value;

/// What is true of a document, or what was found in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Annotation {
    pub(crate) mentions: Vec<Spot>,
    pub(crate) facts: Vec<Claim>,
}

impl Annotation {
    /// Reads a row of annotations, or one that `thidua annotate` wrote.
    pub(crate) fn of(row: &Value) -> Self {
        let list = |key: &str| row[key].as_array().map_or(&[][..], Vec::as_slice);
        Self {
            mentions: list("mentions").iter().map(Spot::of).collect(),
            facts: list("facts").iter().map(Claim::of).collect(),
        }
    }
}

/// Reads JSON objects, one a line.
pub(crate) fn rows(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect()
}

/// One mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: String,
    pub(crate) id: String,
    /// Other accepted identifiers.
    pub(crate) alternatives: Vec<String>,
    /// Neither counted when found nor when missed.
    pub(crate) optional: bool,
    /// The words.
    pub(crate) surface: String,
}

impl Spot {
    fn of(row: &Value) -> Self {
        let at = |key: &str| {
            let at = row[key].as_u64().and_then(|at| usize::try_from(at).ok());
            at.expect("a mention begins and ends somewhere")
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            start: at("start"),
            end: at("end"),
            kind: text(&row["type"]),
            id: text(&row["id"]),
            alternatives: row["alt"]
                .as_array()
                .into_iter()
                .flatten()
                .map(text)
                .collect(),
            optional: row["optional"] == true,
            surface: text(&row["surface"]),
        }
    }

    fn quote(&self) -> String {
        let words = self.surface.replace('\n', "⏎");
        format!("{} {} `{words}`", self.kind, self.id)
    }

    /// Whether this identifier is an accepted one.
    fn accepts(&self, id: &str) -> bool {
        let id = canonical(id);
        let mut own = std::iter::once(&self.id).chain(&self.alternatives);
        own.any(|own| canonical(own) == id)
    }
}

/// One fact: an object with its `type` and its slots.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claim {
    pub(crate) slots: Value,
    pub(crate) optional: bool,
    /// Other accepted values by slot.
    pub(crate) alternatives: BTreeMap<String, Vec<Value>>,
}

impl Claim {
    pub(crate) fn new(slots: Value) -> Self {
        Self {
            slots,
            optional: false,
            alternatives: BTreeMap::new(),
        }
    }

    fn of(row: &Value) -> Self {
        let mut claim = Self::new(row.clone());
        claim.optional = row["optional"] == true;
        for (slot, values) in row["alt"].as_object().into_iter().flatten() {
            let values = values.as_array().cloned().unwrap_or_default();
            claim.alternatives.insert(slot.clone(), values);
        }
        claim
    }

    /// Whether all slots that must agree do.
    pub(crate) fn agrees(&self, found: &Self) -> bool {
        let keys = KEYS.iter().find(|(kind, _)| *kind == self.kind());
        let keys = keys.map_or(&[][..], |(_, keys)| keys);
        self.kind() == found.kind() && keys.iter().all(|key| self.slot_agrees(found, key))
    }

    fn slot_agrees(&self, found: &Self, key: &str) -> bool {
        let value = normal(&found.slots[key]);
        let mut others = self.alternatives.get(key).into_iter().flatten();
        normal(&self.slots[key]) == value || others.any(|other| normal(other) == value)
    }

    /// The slots that say something, as JSON.
    fn told(&self) -> String {
        let mut slots = self.slots.clone();
        if let Some(slots) = slots.as_object_mut() {
            slots.retain(|_, value| !normal(value).is_null());
        }
        slots.to_string()
    }

    pub(crate) fn kind(&self) -> &str {
        self.slots["type"].as_str().unwrap_or_default()
    }

    pub(crate) fn or(mut self, slot: &str, value: Value) -> Self {
        self.alternatives
            .entry(slot.to_owned())
            .or_default()
            .push(value);
        self
    }
}

/// The slots that must agree, by type of fact.
const KEYS: [(&str, &[&str]); 6] = [
    ("launched", &["org", "campaign"]),
    ("took_part", &["org", "campaign"]),
    (
        "conferred",
        &["grantor", "award", "collectives", "individuals", "total"],
    ),
    ("reported", &["org", "value"]),
    ("holds_post", &["person", "org"]),
    ("based_on", &["subject", "legal"]),
];

/// Hits and misses of one measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) extra: usize,
    pub(crate) missed: usize,
}

impl Tally {
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.right + self.extra)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.extra + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// What went wrong where, for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Slip {
    Missed(String),
    Extra(String),
    MissedFact(String),
    ExtraFact(String),
}

impl std::fmt::Display for Slip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missed(what) => write!(f, "missed      {what}"),
            Self::Extra(what) => write!(f, "extra       {what}"),
            Self::MissedFact(what) => write!(f, "missed fact {what}"),
            Self::ExtraFact(what) => write!(f, "extra fact  {what}"),
        }
    }
}

/// Tallies by measure: `detect`, `link`, `link:TYPE`, `facts`, `facts:TYPE`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scores {
    pub(crate) tallies: BTreeMap<String, Tally>,
    pub(crate) slips: Vec<Slip>,
}

impl Scores {
    /// Adds one document.
    pub(crate) fn add(&mut self, truth: &Annotation, found: &Annotation) {
        self.add_mentions("detect", truth, found, |a, b| a.kind == b.kind);
        self.add_mentions("link", truth, found, |a, b| a.accepts(&b.id));
        self.add_facts(truth, found);
    }

    pub(crate) fn get(&self, measure: &str) -> Tally {
        self.tallies.get(measure).copied().unwrap_or_default()
    }

    fn add_mentions(
        &mut self,
        measure: &str,
        truth: &Annotation,
        found: &Annotation,
        same: impl Fn(&Spot, &Spot) -> bool,
    ) {
        let mut left: Vec<&Spot> = found.mentions.iter().collect();
        for spot in &truth.mentions {
            let hit = left.iter().position(|other| {
                (spot.start, spot.end) == (other.start, other.end) && same(spot, other)
            });
            if let Some(hit) = hit {
                left.remove(hit);
            }
            if spot.optional {
                continue;
            }
            self.count(measure, &spot.kind, hit.is_some());
            if hit.is_none() && measure == "link" {
                self.slips.push(Slip::Missed(spot.quote()));
            }
        }
        let optional: Vec<&Spot> = truth.mentions.iter().filter(|spot| spot.optional).collect();
        for spot in left {
            let spared = |other: &&Spot| other.start < spot.end && spot.start < other.end;
            if optional.iter().any(spared) {
                continue;
            }
            for name in names(measure, &spot.kind) {
                self.tallies.entry(name).or_default().extra += 1;
            }
            if measure == "link" {
                self.slips.push(Slip::Extra(spot.quote()));
            }
        }
    }

    /// Adds the facts alone of one document.
    pub(crate) fn add_facts(&mut self, truth: &Annotation, found: &Annotation) {
        let mut left: Vec<&Claim> = found.facts.iter().collect();
        for claim in &truth.facts {
            let hit = left.iter().position(|other| claim.agrees(other));
            if let Some(hit) = hit {
                left.remove(hit);
            }
            if claim.optional {
                continue;
            }
            self.count("facts", claim.kind(), hit.is_some());
            if hit.is_none() {
                self.slips.push(Slip::MissedFact(claim.told()));
            }
        }
        for claim in left {
            for name in names("facts", claim.kind()) {
                self.tallies.entry(name).or_default().extra += 1;
            }
            self.slips.push(Slip::ExtraFact(claim.told()));
        }
    }

    fn count(&mut self, measure: &str, kind: &str, right: bool) {
        for name in names(measure, kind) {
            let tally = self.tallies.entry(name).or_default();
            if right {
                tally.right += 1;
            } else {
                tally.missed += 1;
            }
        }
    }
}

fn names(measure: &str, kind: &str) -> Vec<String> {
    let mut names = vec![measure.to_owned()];
    if measure != "detect" {
        names.push(format!("{measure}:{kind}"));
    }
    names
}

/// Long and short forms of a name give one identifier.
fn canonical(id: &str) -> String {
    const SHORT: [(&str, &str); 10] = [
        ("cong-nhan-vien-chuc-lao-dong", "cnvcld"),
        ("trach-nhiem-huu-han", "tnhh"),
        ("mot-thanh-vien", "mtv"),
        ("trung-hoc-co-so", "thcs"),
        ("trung-hoc-pho-thong", "thpt"),
        ("co-phan", "cp"),
        ("cty", "cong-ty"),
        ("cong-doan-co-so", "cdcs"),
        ("uy-ban-nhan-dan", "ubnd"),
        ("hoi-dong-nhan-dan", "hdnd"),
    ];
    SHORT.iter().fold(id.to_lowercase(), |id, (long, short)| {
        id.replace(long, short)
    })
}

fn normal(value: &Value) -> Value {
    match value {
        Value::String(text) if text.is_empty() => Value::Null,
        Value::String(text) => Value::String(canonical(text)),
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Annotation, Claim, Scores, Spot, Tally};

    fn spot(start: usize, id: &str) -> Spot {
        Spot {
            start,
            end: start + 4,
            kind: "union".into(),
            id: id.into(),
            alternatives: Vec::new(),
            optional: false,
            surface: String::new(),
        }
    }

    #[test]
    fn the_truth_scores_full_marks_and_slips_are_counted() {
        let fact = json!({"type": "reported", "org": "u:tld", "value": 5});
        let truth = Annotation {
            mentions: vec![spot(0, "u:tld"), spot(9, "u:cdcs:cty-a:01")],
            facts: vec![Claim::new(fact.clone())],
        };
        let mut scores = Scores::default();
        scores.add(&truth, &truth);
        assert_eq!(
            scores.get("link"),
            Tally {
                right: 2,
                extra: 0,
                missed: 0
            }
        );
        assert_eq!(scores.get("facts:reported").f1(), 1.0);
        assert!(scores.slips.is_empty());

        let found = Annotation {
            mentions: vec![spot(0, "u:ldld:01"), spot(9, "u:cdcs:cong-ty-a:01")],
            facts: vec![Claim::new(
                json!({"type": "reported", "org": "u:tld", "value": 5.0}),
            )],
        };
        let mut scores = Scores::default();
        scores.add(&truth, &found);
        assert_eq!(
            scores.get("link"),
            Tally {
                right: 1,
                extra: 1,
                missed: 1
            }
        );
        assert_eq!(scores.get("detect").right, 2);
        assert_eq!(scores.get("facts").right, 1);
    }
}
