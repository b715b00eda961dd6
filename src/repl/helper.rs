//! What the line editor asks while one types: colours, brackets, hints, completion, "is it whole?".
//!
//! All four answers come from one [`Draft`] of the line, made once for each change of it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustyline::completion::{Candidate, Completer};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hint, Hinter};
use rustyline::history::SearchDirection;
use rustyline::line_buffer::LineBuffer;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Changeset, CompletionType, Context, Helper};

use crate::cypher::{function, syntax};
use crate::render::{Lang, Message, Palette, Role, width};
use crate::text::strip_marks;

use super::command;
use super::complete::Offer;
use super::draft::Draft;
use super::session::Session;
use super::statement::{StatementKind, statements};
use super::terminal::locked;

/// How long Tab waits for words of the graph that are not read yet. A keypress is answered within
/// 16 ms; the rest is for choosing and painting.
const WAIT: Duration = Duration::from_millis(6);

/// Answers the line editor.
pub(crate) struct ShellHelper {
    session: Arc<Mutex<Session>>,
    palette: Palette,
    lang: Lang,
    draft: RefCell<Option<Rc<Draft>>>,
    /// How many offers the last Tab had.
    offers: Cell<usize>,
    /// A statement with a mistake that Enter was pressed on once.
    refused: RefCell<String>,
}

impl ShellHelper {
    pub(crate) fn new(session: Arc<Mutex<Session>>) -> Self {
        let (palette, lang) = {
            let session = locked(&session);
            (session.settings().palette, session.settings().lang)
        };
        Self {
            session,
            palette,
            lang,
            draft: RefCell::new(None),
            offers: Cell::new(0),
            refused: RefCell::new(String::new()),
        }
    }

    fn draft(&self, line: &str) -> Rc<Draft> {
        let mut kept = self.draft.borrow_mut();
        match kept.as_ref().filter(|draft| draft.text == line) {
            Some(draft) => Rc::clone(draft),
            None => {
                let draft = Rc::new(Draft::of(line));
                *kept = Some(Rc::clone(&draft));
                draft
            }
        }
    }

    /// What is worth saying behind the cursor.
    fn hint_for(&self, line: &str, ctx: &Context<'_>) -> Option<ShownHint> {
        if line.trim().is_empty() {
            return None;
        }
        self.earlier(line, ctx)
            .or_else(|| self.signature(line))
            .or_else(|| self.arguments(line))
            .or_else(|| self.goes_on(line))
    }

    /// The rest of an earlier statement that begins so.
    fn earlier(&self, line: &str, ctx: &Context<'_>) -> Option<ShownHint> {
        let history = ctx.history();
        let latest = history.len().checked_sub(1)?;
        let found = history.starts_with(line, latest, SearchDirection::Reverse);
        let found = found.ok()??;
        let rest = found.entry.get(line.len()..).unwrap_or_default();
        (!rest.is_empty()).then(|| ShownHint::of(rest))
    }

    /// The arguments of a command that has just been named.
    fn arguments(&self, line: &str) -> Option<ShownHint> {
        let name = line.strip_prefix(':')?.strip_suffix(' ')?;
        if !command::names().contains(&name) {
            return None;
        }
        let usage = command::usage(name, self.lang);
        let (_, arguments) = usage.split_once(' ')?;
        Some(ShownHint::only(arguments.to_owned()))
    }

    /// How to end a statement, on a fresh line of it.
    fn goes_on(&self, line: &str) -> Option<ShownHint> {
        let begun = line.ends_with('\n') && statements(line).last().is_some_and(|last| !last.ended);
        begun.then(|| ShownHint::only(self.lang.say(Message::GoesOn).to_owned()))
    }

    /// The arguments of a function whose bracket has just been opened.
    fn signature(&self, line: &str) -> Option<ShownHint> {
        let name = line.strip_suffix('(')?;
        let start = name
            .rfind(|c: char| !c.is_alphanumeric() && c != '.' && c != '_')
            .map_or(0, |at| at + 1);
        let function = function::lookup(name.get(start..)?)?;
        let arguments = function.signature.trim_start_matches('(');
        Some(ShownHint::only(format!(" {arguments}")))
    }
}

/// Returns a line as it is coloured while it is typed, with the cursor at byte `pos`.
#[must_use]
pub fn highlight(line: &str, pos: usize, palette: Palette) -> String {
    coloured(&Draft::of(line), pos, palette)
}

fn coloured(draft: &Draft, pos: usize, palette: Palette) -> String {
    let line = draft.text.as_str();
    if line.trim_start().starts_with(':') {
        return coloured_command(line, palette);
    }
    let brackets = draft.brackets(pos);
    let mut text = String::new();
    let mut at = 0;
    for (index, piece) in draft.pieces.iter().enumerate() {
        let (start, end) = (piece.token.span.start, piece.token.span.end);
        text.push_str(line.get(at..start).unwrap_or_default());
        let word = line.get(start..end).unwrap_or_default();
        let role = match brackets {
            Some((one, Some(other))) if index == one || index == other => Some(Role::Bracket),
            _ => piece.role,
        };
        match role {
            Some(role) => text.push_str(&palette.paint(role, word)),
            None => text.push_str(word),
        }
        at = end;
    }
    text.push_str(line.get(at..).unwrap_or_default());
    text
}

fn coloured_command(line: &str, palette: Palette) -> String {
    let blanks = line.len() - line.trim_start().len();
    let end = line
        .trim_start()
        .find(char::is_whitespace)
        .map_or(line.len(), |at| at + blanks);
    let (name, rest) = line.split_at(end);
    let typed = name.trim().trim_start_matches(':');
    let known = command::names();
    let begins = known.iter().any(|known| known.starts_with(typed));
    let role = if known.contains(&typed) || (rest.is_empty() && begins) {
        Role::Command
    } else {
        Role::Wrong
    };
    format!("{}{rest}", palette.paint(role, name))
}

/// A hint: what is shown, and what the right arrow inserts.
#[derive(Debug)]
pub(crate) struct ShownHint {
    shown: String,
    inserted: Option<String>,
}

impl ShownHint {
    /// A hint that says something and inserts nothing.
    fn only(shown: String) -> Self {
        Self {
            shown,
            inserted: None,
        }
    }

    fn of(rest: &str) -> Self {
        let first = rest.lines().next().unwrap_or_default();
        let more = if rest.lines().count() > 1 { " …" } else { "" };
        Self {
            shown: format!("{}{more}", width::one_line(first)),
            inserted: Some(rest.to_owned()),
        }
    }
}

impl Hint for ShownHint {
    fn display(&self) -> &str {
        &self.shown
    }

    fn completion(&self) -> Option<&str> {
        self.inserted.as_deref()
    }
}

impl Hinter for ShellHelper {
    type Hint = ShownHint;

    fn hint(&self, line: &str, pos: usize, ctx: &Context<'_>) -> Option<ShownHint> {
        if pos < line.len() {
            return None;
        }
        self.hint_for(line, ctx)
    }
}

impl Candidate for Offer {
    fn display(&self) -> &str {
        &self.shown
    }

    fn replacement(&self) -> &str {
        &self.text
    }
}

impl Completer for ShellHelper {
    type Candidate = Offer;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Offer>)> {
        let mut session = locked(&self.session);
        let (start, mut offers) = session.complete_within(line, pos, WAIT);
        // A closing quote that stands there already is not typed a second time.
        let after = line.get(pos..).unwrap_or_default();
        if let Some(mark) = after.chars().next().filter(|c| matches!(c, '\'' | '"')) {
            for offer in &mut offers {
                if let Some(shorter) = offer.text.strip_suffix(mark) {
                    offer.text = shorter.to_owned();
                }
            }
        }
        self.offers.set(offers.len());
        Ok((start, offers))
    }

    /// Writes the offer, or what all offers begin with. The latter never takes away what was
    /// typed: without diacritics the two need not begin alike.
    fn update(&self, line: &mut LineBuffer, start: usize, elected: &str, changes: &mut Changeset) {
        let end = line.pos();
        let typed = line.as_str().get(start..end).unwrap_or_default();
        let goes_on = strip_marks(elected).starts_with(&strip_marks(typed));
        if self.offers.get() == 1 || goes_on {
            line.replace(start..end, elected, changes);
        }
    }
}

impl Highlighter for ShellHelper {
    fn highlight<'l>(&self, line: &'l str, pos: usize) -> Cow<'l, str> {
        if self.palette.is_coloured() {
            Cow::Owned(coloured(&self.draft(line), pos, self.palette))
        } else {
            Cow::Borrowed(line)
        }
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(
        &'s self,
        prompt: &'p str,
        default: bool,
    ) -> Cow<'b, str> {
        if default {
            Cow::Owned(self.palette.paint(Role::Strong, prompt))
        } else {
            Cow::Borrowed(prompt)
        }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(self.palette.paint(Role::Faint, hint))
    }

    fn highlight_candidate<'c>(&self, candidate: &'c str, _: CompletionType) -> Cow<'c, str> {
        match candidate.split_once("  (") {
            Some((name, note)) => {
                let note = self.palette.paint(Role::Faint, &format!("  ({note}"));
                Cow::Owned(format!("{name}{note}"))
            }
            None => Cow::Borrowed(candidate),
        }
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.palette.is_coloured()
    }
}

impl Validator for ShellHelper {
    fn validate(&self, ctx: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let line = ctx.input();
        let Some(last) = statements(line).pop() else {
            return Ok(ValidationResult::Valid(None));
        };
        if !last.ended {
            return Ok(ValidationResult::Incomplete);
        }
        if last.kind == StatementKind::Command || *self.refused.borrow() == line {
            return Ok(ValidationResult::Valid(None));
        }
        let text = line.get(last.range).unwrap_or_default();
        let prefixed = ["EXPLAIN", "PROFILE"].iter().any(|prefix| {
            text.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        });
        if prefixed {
            return Ok(ValidationResult::Valid(None));
        }
        match mistake(text, self.lang) {
            None => Ok(ValidationResult::Valid(None)),
            Some(said) => {
                *self.refused.borrow_mut() = line.to_owned();
                let advice = self.lang.say(Message::FixOrEnter);
                Ok(ValidationResult::Invalid(Some(format!(
                    "\n  {said}\n  {advice}"
                ))))
            }
        }
    }
}

/// Returns the first mistake in the grammar of a statement, in a line.
fn mistake(text: &str, lang: Lang) -> Option<String> {
    // Deep nesting is the engine's to refuse; parsing it here could take long.
    if text.len() > 20_000 {
        return None;
    }
    let error = syntax::parse(text).err()?;
    let place = crate::text::LineIndex::of(text);
    let (line, column) = place.line_column(error.span.start as usize);
    let said = error.kind.to_string();
    Some(format!("{line}:{column}: {}", lang.translate(&said)))
}

impl Helper for ShellHelper {}
