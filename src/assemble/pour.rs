//! Pours one document's assertions into the draft.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::extract::{Fact, FactKind, Status};
use crate::graph::Value;
use crate::link::Mention;
use crate::text::{CharOffsets, Span, char_offsets};

use super::draft::{Draft, FactDraft, Ground, Grounds, RelKey};
use super::identity;
use super::{Asserted, Assertions};

/// Adds what one document asserts.
pub(super) fn pour(draft: &mut Draft, assertions: &Assertions) {
    let text = assertions.article.text.as_str();
    let mut pouring = Pouring {
        draft,
        assertions,
        offsets: char_offsets(text),
    };
    for mention in &assertions.mentions {
        pouring.mention(&mention.content);
    }
    for fact in &assertions.facts {
        pouring.fact(fact);
    }
}

struct Pouring<'a> {
    draft: &'a mut Draft,
    assertions: &'a Assertions,
    offsets: CharOffsets<'a>,
}

impl Pouring<'_> {
    fn mention(&mut self, mention: &Mention) {
        let Some(id) = &mention.id else { return };
        let surface = tidy(mention.span.of(&self.assertions.article.text));
        let ground = self.ground(mention.span, &mention.rule);
        let entity = self.draft.entity(id);
        *entity.names.entry(tidy(&mention.name)).or_default() += 1;
        if !mention.relative {
            *entity.surfaces.entry(surface.clone()).or_default() += 1;
        }
        entity.mentioned.add(ground.clone(), mention.confidence);

        let (start, end) = ground.characters;
        let rel = self.draft.rel(RelKey {
            from: self.assertions.document.clone(),
            rel_type: "MENTIONS",
            to: id.clone(),
            own: format!("{start:>12}-{end:>12}"),
        });
        rel.properties.insert("start", Value::Int(start));
        rel.properties.insert("end", Value::Int(end));
        rel.properties.insert("surface", Value::from(surface));
        rel.properties
            .insert("relative", Value::Bool(mention.relative));
        rel.grounds.add(ground, mention.confidence);
    }

    fn fact(&mut self, asserted: &Asserted<Fact>) {
        let fact = &asserted.content;
        let mut grounds = Grounds::default();
        for &span in &fact.evidence {
            grounds.add(self.ground(span, &fact.rule), fact.confidence);
        }
        let nothing = BTreeMap::new();
        match &fact.kind {
            FactKind::Launched {
                org,
                campaign,
                date,
            } => {
                let own = filled([("date", date.as_deref())]);
                self.rel(org, "LAUNCHED", campaign, own, &grounds);
            }
            FactKind::TookPart { org, campaign } => {
                self.rel(org, "TOOK_PART_IN", campaign, nothing, &grounds);
            }
            FactKind::HoldsPost { person, title, org } => {
                let own = filled([("title", Some(title.as_str()))]);
                self.rel(person, "HOLDS_POST", org, own, &grounds);
            }
            FactKind::BasedOn { subject, legal } => match subject {
                Some(subject) => self.rel(subject, "BASED_ON", legal, nothing, &grounds),
                None => self.speak_of(legal, &grounds),
            },
            FactKind::Conferred { .. } => self.award(asserted, &grounds),
            FactKind::Reported { .. } => self.figure(asserted, &grounds),
        }
    }

    fn award(&mut self, asserted: &Asserted<Fact>, grounds: &Grounds) {
        let FactKind::Conferred {
            grantor,
            award,
            collectives,
            individuals,
            total,
            recipients,
            campaign,
            period,
            status,
        } = &asserted.content.kind
        else {
            return;
        };
        let status = match status {
            Status::Done => "done",
            Status::Proposed => "proposed",
        };
        let count =
            |number: &Option<u64>| number.and_then(|n| i64::try_from(n).ok()).map(Value::Int);
        let mut properties = filled([("period", period.as_deref()), ("status", Some(status))]);
        for (key, number) in [
            ("collectives", collectives),
            ("individuals", individuals),
            ("total", total),
        ] {
            properties.extend(count(number).map(|value| (key, value)));
        }
        self.node(asserted, "Award", properties, grounds);
        let node = asserted.id.as_str();
        let nothing = BTreeMap::new;
        if let Some(grantor) = grantor {
            self.rel(grantor, "CONFERRED", node, nothing(), grounds);
        }
        self.rel(node, "OF_KIND", award, nothing(), grounds);
        for recipient in recipients {
            self.rel(node, "AWARDED_TO", recipient, nothing(), grounds);
        }
        if let Some(campaign) = campaign {
            self.rel(node, "IN_CAMPAIGN", campaign, nothing(), grounds);
        }
    }

    fn figure(&mut self, asserted: &Asserted<Fact>, grounds: &Grounds) {
        let FactKind::Reported {
            org,
            what,
            value,
            unit,
            period,
            campaign,
        } = &asserted.content.kind
        else {
            return;
        };
        let mut properties = filled([
            ("what", Some(what.as_str())),
            ("unit", unit.as_deref()),
            ("period", period.as_deref()),
        ]);
        // A number has one type all over the graph's figures only if it is always a float; a count
        // that reads `215.0` pleases nobody, and the language compares and adds both alike.
        let number = identity::whole(*value).map_or(Value::Float(*value), Value::Int);
        properties.insert("value", number);
        self.node(asserted, "Figure", properties, grounds);
        let node = asserted.id.as_str();
        if let Some(org) = org {
            self.rel(org, "REPORTED", node, BTreeMap::new(), grounds);
        }
        if let Some(campaign) = campaign {
            self.rel(node, "IN_CAMPAIGN", campaign, BTreeMap::new(), grounds);
        }
    }

    /// Adds the node of a fact, and that this document asserts it.
    fn node(
        &mut self,
        asserted: &Asserted<Fact>,
        label: &'static str,
        properties: BTreeMap<&'static str, Value>,
        grounds: &Grounds,
    ) {
        let draft = self
            .draft
            .facts
            .entry(asserted.id.clone())
            .or_insert_with(|| FactDraft {
                label,
                properties,
                grounds: Grounds::default(),
            });
        draft.grounds.add_all(grounds);
        let document = self.assertions.document.clone();
        self.rel(&document, "ASSERTS", &asserted.id, BTreeMap::new(), grounds);
    }

    /// Adds a relationship; its properties tell it from parallel ones.
    fn rel(
        &mut self,
        from: &str,
        rel_type: &'static str,
        to: &str,
        properties: BTreeMap<&'static str, Value>,
        grounds: &Grounds,
    ) {
        for end in [from, to] {
            if !end.starts_with("d:") && !end.starts_with("f:") {
                self.speak_of(end, grounds);
            }
        }
        let own: Vec<&str> = properties.values().filter_map(Value::as_str).collect();
        let rel = self.draft.rel(RelKey {
            from: from.to_owned(),
            rel_type,
            to: to.to_owned(),
            own: own.join("\u{1f}"),
        });
        rel.properties = properties;
        rel.grounds.add_all(grounds);
    }

    fn speak_of(&mut self, id: &str, grounds: &Grounds) {
        self.draft.entity(id).spoken_of.add_all(grounds);
    }

    fn ground(&self, span: Span, rule: &str) -> Ground {
        Ground {
            document: self.assertions.document.clone(),
            span,
            characters: self.characters(span),
            rule: rule.to_owned(),
        }
    }

    fn characters(&self, span: Span) -> (i64, i64) {
        let at = |byte: u32| i64::try_from(self.offsets.of_byte(byte as usize)).unwrap_or(i64::MAX);
        (at(span.start), at(span.end))
    }
}

/// Keeps the texts that are there.
fn filled<const N: usize>(
    texts: [(&'static str, Option<&str>); N],
) -> BTreeMap<&'static str, Value> {
    let there = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, Value::from(tidy(text?)))));
    there.collect()
}

/// Puts a text of an article in NFC and on one line.
pub(super) fn tidy(text: &str) -> String {
    let composed: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    let words: Vec<&str> = composed.split_whitespace().collect();
    words.join(" ")
}

fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}
