//! Functions on strings. Places and lengths count characters.

use unicode_normalization::UnicodeNormalization;

use crate::cypher::error::CypherErrorKind;
use crate::cypher::kinds::Kinds;
use crate::graph::Value;
use crate::text::{fold, sort_key, strip_marks};

use super::argument::{any_null, count, out_of_range, string};
use super::{Context, Function, Outcome};

const TEXT: (&[Kinds], Kinds) = (&[Kinds::STRING], Kinds::STRING);
const TRIM: (&[Kinds], Kinds) = (&[Kinds::STRING, Kinds::STRING], Kinds::STRING);
const PART: (&[Kinds], Kinds) = (&[Kinds::STRING, Kinds::INT], Kinds::STRING);

/// The longest string, in bytes, that a function makes.
const LONGEST: u64 = 64 << 20;

pub(super) static ALL: &[Function] = &[
    Function::new(
        "toUpper",
        "(text) -> string",
        "the text in capitals",
        TEXT,
        |_, arguments| on_text("toUpper", arguments, |text| text.to_uppercase()),
    ),
    Function::new(
        "toLower",
        "(text) -> string",
        "the text in small letters",
        TEXT,
        |_, arguments| on_text("toLower", arguments, |text| text.to_lowercase()),
    ),
    Function::new(
        "upper",
        "(text) -> string",
        "the same as `toUpper`",
        TEXT,
        |_, arguments| on_text("upper", arguments, |text| text.to_uppercase()),
    ),
    Function::new(
        "lower",
        "(text) -> string",
        "the same as `toLower`",
        TEXT,
        |_, arguments| on_text("lower", arguments, |text| text.to_lowercase()),
    ),
    Function::new(
        "trim",
        "(text, characters?) -> string",
        "the text without white space, or those characters, at both ends",
        TRIM,
        |_, arguments| trimmed("trim", arguments, (true, true)),
    )
    .needs(1),
    Function::new(
        "btrim",
        "(text, characters?) -> string",
        "the same as `trim`",
        TRIM,
        |_, arguments| trimmed("btrim", arguments, (true, true)),
    )
    .needs(1),
    Function::new(
        "lTrim",
        "(text, characters?) -> string",
        "the text without white space, or those characters, at its start",
        TRIM,
        |_, arguments| trimmed("lTrim", arguments, (true, false)),
    )
    .needs(1),
    Function::new(
        "rTrim",
        "(text, characters?) -> string",
        "the text without white space, or those characters, at its end",
        TRIM,
        |_, arguments| trimmed("rTrim", arguments, (false, true)),
    )
    .needs(1),
    Function::new(
        "left",
        "(text, length) -> string",
        "the first so many characters",
        PART,
        left,
    ),
    Function::new(
        "right",
        "(text, length) -> string",
        "the last so many characters",
        PART,
        right,
    ),
    Function::new(
        "substring",
        "(text, from, length?) -> string",
        "the characters from a place on (the first is 0), so many or all",
        (&[Kinds::STRING, Kinds::INT, Kinds::INT], Kinds::STRING),
        substring,
    )
    .needs(2),
    Function::new(
        "replace",
        "(text, old, new) -> string",
        "the text with every `old` replaced by `new`",
        (
            &[Kinds::STRING, Kinds::STRING, Kinds::STRING],
            Kinds::STRING,
        ),
        replace,
    ),
    Function::new(
        "split",
        "(text, separator or separators) -> list",
        "the parts of the text between separators",
        (&[Kinds::STRING, Kinds::STRING.or(Kinds::LIST)], Kinds::LIST),
        split,
    ),
    Function::new(
        "char_length",
        "(text) -> integer",
        "how many characters the text has",
        (&[Kinds::STRING], Kinds::INT),
        |_, arguments| characters("char_length", arguments),
    ),
    Function::new(
        "character_length",
        "(text) -> integer",
        "the same as `char_length`",
        (&[Kinds::STRING], Kinds::INT),
        |_, arguments| characters("character_length", arguments),
    ),
    Function::new(
        "normalize",
        "(text, form?) -> string",
        "the text in a Unicode form: 'NFC' unless 'NFD', 'NFKC' or 'NFKD' is given",
        (&[Kinds::STRING, Kinds::STRING], Kinds::STRING),
        normalize,
    )
    .needs(1),
    Function::new(
        "plain",
        "(text) -> string",
        "the text in small letters without diacritics, words by single blanks, for comparisons",
        TEXT,
        |_, arguments| on_text("plain", arguments, |text| strip_marks(&fold(text))),
    ),
    Function::new(
        "sortKey",
        "(text) -> string",
        "what to write behind `ORDER BY` for the order of Vietnamese dictionaries, numbers by value",
        TEXT,
        |_, arguments| on_text("sortKey", arguments, sort_key),
    ),
];

fn on_text(function: &str, arguments: &[Value], change: impl FnOnce(&str) -> String) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(Value::from(change(string(function, &arguments[0])?)))
}

fn trimmed(function: &str, arguments: &[Value], (start, end): (bool, bool)) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let set = arguments
        .get(1)
        .map(|set| string(function, set))
        .transpose()?;
    let goes = |letter: char| set.map_or(letter.is_whitespace(), |set| set.contains(letter));
    let mut text = string(function, &arguments[0])?;
    if start {
        text = text.trim_start_matches(goes);
    }
    if end {
        text = text.trim_end_matches(goes);
    }
    Ok(Value::from(text))
}

fn left(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let text = string("left", &arguments[0])?;
    let length = count("left", &arguments[1])?;
    Ok(Value::from(text.chars().take(length).collect::<String>()))
}

fn right(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let text = string("right", &arguments[0])?;
    let length = count("right", &arguments[1])?;
    let skip = text.chars().count().saturating_sub(length);
    Ok(Value::from(text.chars().skip(skip).collect::<String>()))
}

fn substring(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let text = string("substring", &arguments[0])?;
    let from = count("substring", &arguments[1])?;
    let length = arguments
        .get(2)
        .map(|value| count("substring", value))
        .transpose()?;
    let part = text.chars().skip(from).take(length.unwrap_or(usize::MAX));
    Ok(Value::from(part.collect::<String>()))
}

fn replace(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let text = string("replace", &arguments[0])?;
    let old = string("replace", &arguments[1])?;
    let new = string("replace", &arguments[2])?;
    if old.is_empty() {
        return Ok(arguments[0].clone());
    }
    let places = text.matches(old).count() as u64;
    if places.saturating_mul(new.len() as u64) > LONGEST {
        return Err(CypherErrorKind::LimitReached {
            what: "bytes in a string",
            limit: LONGEST,
        });
    }
    Ok(Value::from(text.replace(old, new)))
}

fn split(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let text = string("split", &arguments[0])?;
    let separators = match &arguments[1] {
        Value::List(items) if items.iter().any(Value::is_null) => return Ok(Value::Null),
        Value::List(items) => items
            .iter()
            .map(|item| string("split", item))
            .collect::<Result<Vec<_>, _>>()?,
        other => vec![string("split", other)?],
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let width = rest.chars().next().map_or(1, char::len_utf8);
        match separators
            .iter()
            .find(|separator| rest.starts_with(**separator))
        {
            // Nothing as separator takes the text apart letter by letter.
            Some(&"") => {
                parts.push(text.get(start..at + width));
                at += width;
                start = at;
            }
            Some(separator) => {
                parts.push(text.get(start..at));
                at += separator.len();
                start = at;
            }
            None => at += width,
        }
    }
    if start < text.len() || !separators.contains(&"") || text.is_empty() {
        parts.push(text.get(start..));
    }
    Ok(Value::list(
        parts.into_iter().flatten().map(Value::from).collect(),
    ))
}

fn characters(function: &str, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let length = string(function, &arguments[0])?.chars().count();
    Ok(Value::Int(i64::try_from(length).unwrap_or(i64::MAX)))
}

fn normalize(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let text = string("normalize", &arguments[0])?;
    let form = arguments
        .get(1)
        .map_or(Ok("NFC"), |form| string("normalize", form))?;
    Ok(Value::from(match form.to_ascii_uppercase().as_str() {
        "NFC" => text.nfc().collect::<String>(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => {
            return Err(out_of_range(format!(
                "`{form}` is no Unicode form: NFC, NFD, NFKC, NFKD"
            )));
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Graph;

    fn call(name: &str, arguments: &[Value]) -> Outcome {
        let graph = Graph::new();
        let context = Context {
            graph: &graph,
            now: 0,
        };
        (crate::cypher::function::lookup(name).unwrap().eval)(&context, arguments)
    }

    fn parts(text: &str, separators: Value) -> Vec<String> {
        match call("split", &[Value::from(text), separators]).unwrap() {
            Value::List(parts) => parts
                .iter()
                .map(|part| part.as_str().unwrap().to_owned())
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn places_count_characters() {
        let text = Value::from("Tết sum vầy");
        assert_eq!(
            call("substring", &[text.clone(), Value::Int(8)]),
            Ok(Value::from("vầy"))
        );
        assert_eq!(
            call("left", &[text.clone(), Value::Int(3)]),
            Ok(Value::from("Tết"))
        );
        assert_eq!(
            call("right", &[text.clone(), Value::Int(3)]),
            Ok(Value::from("vầy"))
        );
        assert_eq!(
            call("toUpper", std::slice::from_ref(&text)),
            Ok(Value::from("TẾT SUM VẦY"))
        );
        assert_eq!(
            call("plain", std::slice::from_ref(&text)),
            Ok(Value::from("tet sum vay"))
        );
        assert!(call("left", &[text, Value::Int(-1)]).is_err());
    }

    #[test]
    fn splitting() {
        assert_eq!(parts("one1two", Value::from("1")), ["one", "two"]);
        assert_eq!(
            parts(
                "a,b;c",
                Value::list(vec![Value::from(","), Value::from(";")])
            ),
            ["a", "b", "c"]
        );
        assert_eq!(parts(",a,", Value::from(",")), ["", "a", ""]);
        assert_eq!(parts("đợt", Value::from("")), ["đ", "ợ", "t"]);
        assert_eq!(parts("", Value::from(",")), [""]);
    }
}
