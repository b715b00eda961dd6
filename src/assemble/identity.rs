//! Deterministic identifiers of documents, mentions and facts.
//!
//! Two runs, two machines or two shards of one corpus give the same identifiers, so uniting what
//! they assert needs nothing but a set union: a retry, an overlapping crawl or another order of the
//! documents changes nothing. All are the first 64 bits of an XXH3-128 over fields that are
//! written length first, so that no two lists of fields give the same bytes.

use serde_json::{Map, Value as Json};
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::Xxh3;

use crate::extract::FactKind;
use crate::link::Mention;

/// Returns the identifier of a document: `d:` and a hash of its text, normalised.
///
/// Copies of one text that differ in white space or in NFC and NFD are one document, wherever
/// they lie and whatever they are called.
#[must_use]
pub fn document(text: &str) -> String {
    let mut hash = Xxh3::new();
    let mut buffer = [0; 4];
    let mut gap = false;
    let mut begun = false;
    for letter in text.nfc() {
        if letter.is_whitespace() || letter == '\u{feff}' {
            gap = begun;
            continue;
        }
        if gap {
            hash.update(b" ");
            gap = false;
        }
        begun = true;
        hash.update(letter.encode_utf8(&mut buffer).as_bytes());
    }
    format!("d:{}", hex(&hash))
}

/// Returns the identifier of a mention: `m:` and a hash of document, span and entity.
#[must_use]
pub fn mention(document: &str, mention: &Mention) -> String {
    let mut hash = Xxh3::new();
    field(&mut hash, document);
    hash.update(&mention.span.start.to_le_bytes());
    hash.update(&mention.span.end.to_le_bytes());
    field(&mut hash, mention.id.as_deref().unwrap_or(""));
    format!("m:{}", hex(&hash))
}

/// Returns the identifier of a fact: `f:` and a hash of its type, its filled slots in the order
/// of their names, and of its scope.
///
/// The scope is what keeps apart things that articles describe in the same words. A launch, a
/// part taken, a post and a legal basis are the same statement wherever they are made, so their
/// scope is empty. A conferral or a figure is the same event in two articles where the words tell
/// it from others (somebody counted or named, and by whom) and the articles are of one year; one
/// that the words do not tell from others ("tặng Bằng khen") belongs to its document.
#[must_use]
pub fn fact(document: &str, published: Option<&str>, kind: &FactKind) -> String {
    let mut hash = Xxh3::new();
    let mut slots: Vec<(String, Json)> = slots(kind).into_iter().collect();
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, value) in slots {
        let value = match value {
            Json::Null => continue,
            Json::Array(list) if list.is_empty() => continue,
            Json::String(text) => text.nfc().collect(),
            Json::Array(mut list) => {
                list.sort_by_key(ToString::to_string);
                Json::Array(list).to_string()
            }
            other => other.to_string(),
        };
        field(&mut hash, &name);
        field(&mut hash, &value);
    }
    field(&mut hash, &scope(document, published, kind));
    format!("f:{}", hex(&hash))
}

/// Returns the slots of a fact by name, `type` first, in the order of the ontology.
///
/// Absent values are `null`; a conferral that took place has the status `null`, one that is only
/// asked for `"proposed"`; a whole number is written without a fraction.
#[must_use]
pub fn slots(kind: &FactKind) -> Map<String, Json> {
    let Ok(Json::Object(mut map)) = serde_json::to_value(kind) else {
        return Map::new();
    };
    if let Some(status) = map.get_mut("status")
        && status.as_str() == Some("done")
    {
        *status = Json::Null;
    }
    if let Some(value) = map.get_mut("value")
        && let Some(whole) = value.as_f64().and_then(whole)
    {
        *value = Json::from(whole);
    }
    map
}

/// Returns the integer that a float stands for, where it stands for one.
#[must_use]
pub fn whole(value: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "checked by the comparison")]
    let integer = value as i64;
    #[expect(clippy::cast_precision_loss, reason = "the bound below keeps it exact")]
    let back = integer as f64;
    #[expect(clippy::float_cmp, reason = "asks for exactly this number")]
    let same = back == value;
    (same && value.abs() < 9e15).then_some(integer)
}

fn scope(document: &str, published: Option<&str>, kind: &FactKind) -> String {
    let year = published.and_then(|day| day.get(..4));
    let of_its_own = match kind {
        FactKind::Conferred {
            grantor,
            collectives,
            individuals,
            total,
            recipients,
            ..
        } => {
            let counted = collectives.or(*individuals).or(*total).is_some();
            grantor.is_some() && (counted || !recipients.is_empty())
        }
        FactKind::Reported { org, .. } => org.is_some(),
        _ => return String::new(),
    };
    match year {
        Some(year) if of_its_own => year.to_owned(),
        _ => document.to_owned(),
    }
}

fn field(hash: &mut Xxh3, text: &str) {
    hash.update(&(text.len() as u64).to_le_bytes());
    hash.update(text.as_bytes());
}

fn hex(hash: &Xxh3) -> String {
    format!("{:016x}", hash.digest128() >> 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Status;

    fn conferral(total: Option<u64>) -> FactKind {
        FactKind::Conferred {
            grantor: Some("u:ldld:01".into()),
            award: "a:bang-khen".into(),
            collectives: None,
            individuals: None,
            total,
            recipients: Vec::new(),
            campaign: None,
            period: None,
            status: Status::Done,
        }
    }

    #[test]
    fn white_space_and_normal_form_do_not_make_another_document() {
        let one = document("Công đoàn  tỉnh\r\nThanh Hoá\n");
        let nfd: String = "\u{feff}Công đoàn tỉnh Thanh Hoá".nfd().collect();
        assert_eq!(one, document(&nfd));
        assert_ne!(one, document("Công đoàn tỉnh Thanh Hóa"));
    }

    #[test]
    fn a_counted_conferral_is_one_in_two_articles_of_a_year() {
        let id = |doc, day, total| fact(doc, day, &conferral(total));
        let day = Some("2020-10-12");
        assert_eq!(
            id("d:1", day, Some(12)),
            id("d:2", Some("2020-11-01"), Some(12))
        );
        assert_ne!(
            id("d:1", day, Some(12)),
            id("d:2", Some("2021-11-01"), Some(12))
        );
        assert_ne!(id("d:1", day, None), id("d:2", day, None));
        assert_ne!(id("d:1", None, Some(12)), id("d:2", None, Some(12)));
    }

    #[test]
    fn slots_write_whole_numbers_and_hide_the_usual_status() {
        let reported = FactKind::Reported {
            org: None,
            what: "sáng kiến".into(),
            value: 215.0,
            unit: None,
            period: None,
            campaign: None,
        };
        assert_eq!(slots(&reported)["value"], Json::from(215));
        assert_eq!(slots(&conferral(None))["status"], Json::Null);
        assert_eq!(slots(&reported).keys().next().unwrap(), "type");
    }
}
