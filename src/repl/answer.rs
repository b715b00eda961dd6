//! A query and its answer: run, written where results go, with what there is to say about it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use open_cypher::{TokenKind, lex};

use crate::cypher::CypherErrorKind;
use crate::graph::Value;
use crate::render::{Elided, Message, Origin, Problem, Role, Rows};

use super::results::Last;
use super::session::{Reply, Session, Then};

/// The parameter that is the last result: `$_`.
pub(super) const LAST: &str = "_";

impl Session {
    pub(super) fn planned(&mut self, prefix: &str, query: Option<String>) -> Reply {
        let Some(query) = query.or_else(|| self.last_query.clone()) else {
            return self.complain(self.lang().say(Message::NoLastQuery));
        };
        self.query(&format!("{prefix} {query}"), "query", 1)
    }

    /// Runs one query and writes its answer where answers go.
    pub(super) fn query(&mut self, text: &str, name: &str, line: usize) -> Reply {
        let planned = ["EXPLAIN ", "PROFILE "].iter().any(|prefix| {
            text.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        });
        if !planned {
            self.last_query = Some(text.to_owned());
        }
        let parameters = self.parameters.clone();
        self.query_with(text, name, line, &parameters)
    }

    /// Runs one query with parameters of its own.
    pub(super) fn query_with(
        &mut self,
        text: &str,
        name: &str,
        line: usize,
        parameters: &BTreeMap<String, Value>,
    ) -> Reply {
        let start = Instant::now();
        let before = super::changes::may_change(text).then(|| self.engine.graph().clone());
        let parameters = self.with_last(text, parameters);
        let outcome = self.engine.run(text, &parameters);
        let elapsed = start.elapsed();
        let origin = Origin {
            name,
            line,
            lang: self.lang(),
            palette: self.settings.talk_palette,
        };
        let answer = match outcome {
            Ok(answer) => answer,
            Err(error) => {
                let then = match error.kind {
                    CypherErrorKind::Cancelled => Then::Interrupted,
                    _ => Then::Next,
                };
                let mut drawn = origin.error(&error, text);
                if matches!(&error.kind, CypherErrorKind::MissingParameter { name } if name == LAST)
                {
                    let (word, said) = (Message::HelpWord, Message::NoLastYet);
                    let lang = self.lang();
                    drawn.push_str(&format!("\n  = {}: {}", lang.say(word), lang.say(said)));
                }
                return Reply {
                    then,
                    ..Reply::fail(drawn)
                };
            }
        };
        let mut reply = Reply::default();
        for warning in &answer.warnings {
            let problem = Problem {
                title: warning.message.clone(),
                span: warning.span,
                helps: crate::render::did_you_mean(self.lang(), &warning.candidates)
                    .into_iter()
                    .collect(),
                is_warning: true,
                ..Problem::default()
            };
            reply.say(&origin.problem(&problem, text));
        }
        if let Some(plan) = &answer.plan {
            reply.data.push_str(&plan.tree());
        }
        let effects = answer.effects;
        if !answer.columns.is_empty() && answer.plan.is_none() {
            self.last = Some(Last {
                columns: answer.columns.iter().map(ToString::to_string).collect(),
                rows: answer.rows,
            });
            reply.append(self.present(Some(elapsed)));
        }
        if !effects.is_empty() {
            reply.say(&super::changes::told(effects, self.lang()));
            if let Some(said) = self.keep_change(before) {
                reply.append(said);
            }
        }
        reply
    }

    /// Writes the last result where results go.
    pub(super) fn present(&mut self, elapsed: Option<Duration>) -> Reply {
        let target = self.once.take();
        let (target, once) = match target {
            Some(target) => (Some(target), true),
            None => (self.output.clone(), false),
        };
        let Some(last) = &self.last else {
            return Reply::default();
        };
        match target {
            Some(target) => {
                let rows = Rows {
                    columns: &last.columns,
                    rows: &last.rows,
                    shown: self.shown(),
                };
                match target.write(&rows, self.settings.mode, self.lang(), once) {
                    Ok(()) => {
                        let values: [(&str, &dyn fmt::Display); 2] = [
                            ("rows", &self.lang().rows(rows.rows.len())),
                            ("target", &target),
                        ];
                        Reply::talk(self.lang().fill(Message::Written, &values))
                    }
                    Err(error) => {
                        let said = format!("{target}: {error}");
                        self.complain(&said)
                    }
                }
            }
            None => self.write_here(elapsed, self.settings.rows),
        }
    }

    /// Writes the last result to the screen, with at most this many rows in a box.
    pub(super) fn write_here(&self, elapsed: Option<Duration>, most: Option<usize>) -> Reply {
        let Some(last) = &self.last else {
            return Reply::default();
        };
        let rows = Rows {
            columns: &last.columns,
            rows: &last.rows,
            shown: self.shown(),
        };
        let mut layout = self.settings.layout();
        layout.rows = most;
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let elided = self
            .settings
            .mode
            .write(&rows, layout, &mut out)
            .unwrap_or_default();
        let mut reply = Reply {
            data: String::from_utf8_lossy(&out).into_owned(),
            ..Reply::default()
        };
        for line in self.footer(last.rows.len(), elided, elapsed) {
            reply.say(&self.settings.talk_palette.paint(Role::Faint, &line));
        }
        reply
    }

    fn footer(&self, rows: usize, elided: Elided, elapsed: Option<Duration>) -> Vec<String> {
        let lang = self.lang();
        let mut line = lang.rows(rows);
        if let Some(shown) = elided.rows_shown {
            line = lang.fill(
                Message::RowsShown,
                &[("rows", &line), ("shown", &lang.number(shown))],
            );
        }
        if let (true, Some(elapsed)) = (self.settings.timer, elapsed) {
            line = format!("{line} · {}", duration(elapsed));
        }
        let mut lines = vec![line];
        if elided.columns_left_out > 0 {
            let count = &elided.columns_left_out;
            lines.push(lang.fill(Message::ColumnsLeftOut, &[("count", count)]));
        }
        lines
    }

    /// Evaluates a literal: `'Huế'`, `12`, `['a', 'b']`, `true`. Nothing else is looked at.
    pub(super) fn literal(&mut self, text: &str) -> Option<Value> {
        if !super::library::is_literal(text) {
            return None;
        }
        let answer = self
            .engine
            .run(&format!("RETURN {text}"), &BTreeMap::new())
            .ok()?;
        answer.rows.into_iter().next()?.into_iter().next()
    }

    /// Adds the last result to the parameters as `$_`, a list of maps, where the query asks for it.
    fn with_last<'p>(
        &self,
        text: &str,
        parameters: &'p BTreeMap<String, Value>,
    ) -> Cow<'p, BTreeMap<String, Value>> {
        match &self.last {
            Some(last) if asks_for_last(text) => {
                let mut parameters = parameters.clone();
                parameters.insert(LAST.to_owned(), last.value());
                Cow::Owned(parameters)
            }
            _ => Cow::Borrowed(parameters),
        }
    }
}

/// Tells whether a query uses the last result.
pub(super) fn asks_for_last(text: &str) -> bool {
    text.contains("$_")
        && lex(text).tokens.iter().any(|token| {
            token.kind == TokenKind::Parameter && matches!(token.text(text), Some("$_" | "$`_`"))
        })
}

/// Writes a time for people: `3 ms`, `1.24 s`, `2 min 5 s`.
pub(super) fn duration(time: Duration) -> String {
    let millis = time.as_millis();
    match millis {
        0 => format!("{:.1} ms", time.as_secs_f64() * 1000.0),
        1..1_000 => format!("{millis} ms"),
        1_000..60_000 => format!("{:.2} s", time.as_secs_f64()),
        _ => format!("{} min {} s", millis / 60_000, millis / 1000 % 60),
    }
}
