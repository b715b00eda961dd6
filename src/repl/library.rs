//! Saved queries and parameters in a session.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use open_cypher::{Keyword, TokenKind, lex};

use crate::graph::Value;
use crate::render::{Message, Origin, did_you_mean};
use crate::text::strip_marks;

use super::answer::LAST;
use super::results::Last;
use super::saved::{Parameter, SavedQuery};
use super::session::{Reply, Script, Session, Then};
use super::statement::statements;

/// Tells whether a text is a literal: constants, lists and maps of them, nothing that reads.
pub(super) fn is_literal(text: &str) -> bool {
    let tokens = lex(text).tokens;
    let known = |kind: TokenKind| {
        kind.is_trivia()
            || kind.is_literal()
            || matches!(
                kind,
                TokenKind::LeftBracket
                    | TokenKind::RightBracket
                    | TokenKind::LeftBrace
                    | TokenKind::RightBrace
                    | TokenKind::Comma
                    | TokenKind::Colon
                    | TokenKind::Minus
                    | TokenKind::Plus
                    | TokenKind::Keyword(Keyword::True | Keyword::False | Keyword::Null)
            )
    };
    // A word is a literal only as the key of a map.
    let mut solid = tokens.iter().filter(|token| !token.is_trivia()).peekable();
    while let Some(token) = solid.next() {
        let key = matches!(
            token.kind,
            TokenKind::Identifier | TokenKind::EscapedIdentifier
        ) && solid
            .peek()
            .is_some_and(|next| next.kind == TokenKind::Colon);
        if !key && !known(token.kind) {
            return false;
        }
    }
    !tokens.is_empty()
}

/// Takes the quotes off a text that is quoted as a whole.
fn unquoted(text: &str) -> Option<&str> {
    ['\'', '"'].iter().find_map(|quote| {
        let inner = text.strip_prefix(*quote)?.strip_suffix(*quote)?;
        (!inner.contains(*quote)).then_some(inner)
    })
}

fn fits(value: &Value, kind: &str) -> bool {
    match (kind, value) {
        (_, Value::Null) | ("any", _) => true,
        ("string", Value::String(_))
        | ("integer", Value::Int(_))
        | ("float", Value::Float(_) | Value::Int(_))
        | ("boolean", Value::Bool(_))
        | ("list", Value::List(_)) => true,
        ("date", Value::String(text)) => is_date(text),
        _ => false,
    }
}

/// `2021`, `2021-05` or `2021-05-31`, as the graph writes dates.
fn is_date(text: &str) -> bool {
    let widths: Vec<usize> = text.split('-').map(str::len).collect();
    matches!(widths[..], [4] | [4, 2] | [4, 2, 2])
        && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}

impl Session {
    /// Reads what a user gave as a value, for a parameter of this type where one is declared.
    ///
    /// # Errors
    /// The type that was expected.
    pub fn value(&mut self, text: &str, kind: Option<&str>) -> Result<Value, String> {
        let text = text.trim();
        if matches!(kind, Some("string" | "date")) && text != "null" {
            let value = Value::from(unquoted(text).unwrap_or(text));
            return match kind {
                Some(kind) if !fits(&value, kind) => Err(kind.to_owned()),
                _ => Ok(value),
            };
        }
        let value = self.literal(text);
        match (value, kind) {
            (Some(value), None) => Ok(value),
            (Some(value), Some(kind)) if fits(&value, kind) => Ok(value),
            (None, None | Some("any")) => Ok(Value::from(text)),
            (_, Some(kind)) => Err(kind.to_owned()),
        }
    }

    /// Returns the values of a saved query's parameters: those given, else the session's, else
    /// the defaults.
    ///
    /// # Errors
    /// What to tell the user where a value is missing, unknown or of the wrong type.
    pub fn arguments(
        &mut self,
        query: &SavedQuery,
        given: &[(String, String)],
    ) -> Result<BTreeMap<String, Value>, String> {
        let lang = self.lang();
        for (key, _) in given {
            if !query
                .parameters
                .iter()
                .any(|parameter| parameter.name == *key)
            {
                let mut said = lang.fill(
                    Message::NoSuchParameter,
                    &[("query", &query.name), ("name", key)],
                );
                let known: Vec<String> = query
                    .parameters
                    .iter()
                    .map(|parameter| parameter.name.clone())
                    .collect();
                if !known.is_empty() {
                    let known = known.join(", ");
                    let help = lang.fill(Message::ItsParameters, &[("names", &known)]);
                    said = format!("{said}\n  = {}: {help}", lang.say(Message::HelpWord));
                }
                return Err(said);
            }
        }
        let mut arguments = self.parameters.clone();
        for parameter in &query.parameters {
            let given = given.iter().rev().find(|(key, _)| *key == parameter.name);
            let value = match given {
                Some((_, text)) => self.checked(parameter, text)?,
                None => match (arguments.get(&parameter.name), &parameter.default) {
                    (Some(value), _) => value.clone(),
                    (None, Some(default)) => self.checked(parameter, default)?,
                    (None, None) => {
                        let values: [(&str, &dyn std::fmt::Display); 2] =
                            [("query", &query.name), ("name", &parameter.name)];
                        return Err(lang.fill(Message::ParameterNeeded, &values));
                    }
                },
            };
            arguments.insert(parameter.name.clone(), value);
        }
        Ok(arguments)
    }

    fn checked(&mut self, parameter: &Parameter, text: &str) -> Result<Value, String> {
        let lang = self.lang();
        self.value(text, Some(&parameter.kind)).map_err(|kind| {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("name", &parameter.name), ("kind", &kind), ("value", &text)];
            lang.fill(Message::WrongType, &values)
        })
    }

    pub(super) fn run_saved(&mut self, name: &str, values: &[String]) -> Reply {
        let mut given = Vec::new();
        for value in values {
            let Some((key, value)) = value.split_once('=') else {
                let said = self
                    .lang()
                    .fill(Message::KeyValueExpected, &[("text", value)]);
                return self.complain(&said);
            };
            given.push((key.trim().to_owned(), value.to_owned()));
        }
        self.run_query_named(name, &given)
    }

    /// Runs a saved query with these values for its parameters.
    pub fn run_query_named(&mut self, name: &str, given: &[(String, String)]) -> Reply {
        let lang = self.lang();
        let query = match self.shelf.get(name) {
            Ok(query) => query,
            Err(near) => {
                let mut said = lang.fill(Message::NoSuchQuery, &[("name", &name)]);
                let help = did_you_mean(lang, &near);
                let help = help.unwrap_or_else(|| lang.say(Message::SeeQueries).to_owned());
                said = format!("{said}\n  = {}: {help}", lang.say(Message::HelpWord));
                return self.complain(&said);
            }
        };
        let mut reply = Reply::default();
        let origin_name = query.origin();
        let origin = Origin {
            name: &origin_name,
            lang,
            palette: self.settings.talk_palette,
            ..Origin::default()
        };
        for problem in &query.problems {
            let mut problem = problem.clone();
            problem.is_warning = true;
            reply.say(&origin.problem(&problem, &query.text));
        }
        let arguments = match self.arguments(&query, given) {
            Ok(arguments) => arguments,
            Err(said) => return self.complain(&said),
        };
        for statement in statements(&query.text) {
            let text = query.text.get(statement.range.clone()).unwrap_or_default();
            let before = query.text.get(..statement.range.start).unwrap_or_default();
            self.last_query = Some(text.to_owned());
            let line = 1 + before.matches('\n').count();
            let next = self.query_with(text, &origin_name, line, &arguments);
            let stop = next.failed;
            reply.append(next);
            if stop {
                break;
            }
        }
        reply
    }

    pub(super) fn queries(&mut self, text: Option<&str>) -> Reply {
        let lang = self.lang();
        let wanted = strip_marks(text.unwrap_or_default());
        let fits = |query: &SavedQuery| {
            [&query.name, &query.title.en, &query.title.vi]
                .iter()
                .any(|text| strip_marks(text).contains(&wanted))
        };
        let mut rows = Vec::new();
        for query in self.shelf.all().iter().filter(|query| fits(query)) {
            let names: Vec<&str> = query
                .parameters
                .iter()
                .map(|parameter| parameter.name.as_str())
                .collect();
            rows.push(vec![
                Value::from(query.name.as_str()),
                Value::from(query.title.text(lang)),
                Value::from(names.join(", ")),
            ]);
        }
        if rows.is_empty() {
            return Reply::talk(lang.say(Message::NoQueries));
        }
        let columns = [
            Message::ColumnName,
            Message::ColumnTitle,
            Message::ColumnParameters,
        ];
        self.last = Some(Last {
            columns: columns.map(|column| lang.say(column).to_owned()).to_vec(),
            rows,
        });
        self.present(None)
    }

    pub(super) fn save(&mut self, name: &str, title: &str) -> Reply {
        let Some(query) = self.last_query.clone() else {
            return self.complain(self.lang().say(Message::NoLastQuery));
        };
        match self.shelf.save(name, title, &query) {
            Ok(path) => {
                let path = path.display();
                Reply::talk(self.lang().fill(Message::SavedAs, &[("path", &path)]))
            }
            Err(error) => self.complain(&error.to_string()),
        }
    }

    pub(super) fn edit(&mut self, name: Option<&str>) -> Reply {
        let then = match name {
            None => Then::Edit {
                text: self.last_query.clone().unwrap_or_default(),
                file: None,
            },
            Some(name) => match self.shelf.get(name) {
                Ok(query) => Then::Edit {
                    file: query.path,
                    text: query.text,
                },
                Err(_) => {
                    let said = self.lang().fill(Message::NoSuchQuery, &[("name", &name)]);
                    return self.complain(&said);
                }
            },
        };
        Reply {
            then,
            ..Reply::default()
        }
    }

    pub(super) fn read(&mut self, file: &str) -> Reply {
        let path = Path::new(file);
        let known = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.reading.contains(&known) {
            let said = self.lang().fill(Message::ReadsItself, &[("path", &file)]);
            return self.complain(&said);
        }
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return self.complain(&format!("{file}: {error}")),
        };
        self.reading.push(known);
        let script = Script {
            name: file,
            keep_going: false,
        };
        let reply = self.script(&text, script);
        self.reading.pop();
        reply
    }

    pub(super) fn param(&mut self, values: &[String]) -> Reply {
        let lang = self.lang();
        if values.is_empty() {
            if self.parameters.is_empty() && self.last.is_none() {
                return Reply::talk(lang.say(Message::NoParameters));
            }
            let mut reply = Reply::default();
            if let Some(last) = &self.last {
                let (rows, columns) = (lang.rows(last.rows.len()), last.columns.join(", "));
                let rows = lang.fill(Message::LastIs, &[("rows", &rows), ("columns", &columns)]);
                reply.say(&format!("${LAST} = {rows}"));
            }
            for (name, value) in &self.parameters {
                reply.say(&format!("${name} = {}", self.shown().literal(value)));
            }
            return reply;
        }
        let mut reply = Reply::default();
        for text in values {
            let Some((key, value)) = text.split_once('=') else {
                let said = lang.fill(Message::KeyValueExpected, &[("text", text)]);
                return self.complain(&said);
            };
            let key = key.trim().trim_start_matches('$').to_owned();
            if key == LAST {
                return self.complain(lang.say(Message::LastIsTheLast));
            }
            if value.trim().is_empty() {
                self.parameters.remove(&key);
                continue;
            }
            let value = self.value(value, None).unwrap_or_default();
            reply.say(&format!("${key} = {}", self.shown().literal(&value)));
            self.parameters.insert(key, value);
        }
        reply
    }
}
