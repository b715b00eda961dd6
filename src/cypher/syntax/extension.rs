//! What the crate's grammar lacks: `NULLS FIRST`, `CALL { … }` and `FOREACH`.
//!
//! Where a text does not parse, these are cut out of it: `NULLS FIRST` becomes blanks, and a whole
//! `CALL { … }` or `FOREACH (…)` becomes the call of a procedure that stands for it, with blanks up to the
//! same length. What was inside is parsed by itself, behind as many blanks as there was text before it. So
//! every place stays the user's, and what was cut out is found again by its place.

use std::collections::BTreeMap;

use open_cypher::{Token, TokenKind, ast};

use crate::text::Span;

use super::CypherError;
use super::diagnostics;

/// Stands for what was cut out; the call's name begins behind the first word.
const CALL: &str = "CALL ";
const STAND_IN: &str = "CALL q()";
/// Stands before the list of a `FOREACH`, so that it can be parsed.
const RETURN: &str = "RETURN ";
/// How deeply what is cut out may be nested.
const NESTED: usize = 100;

/// What was cut out of a query, by its place.
#[derive(Debug, Default)]
pub(crate) struct Extensions {
    /// Where `NULLS` stands, and whether they come first.
    pub(crate) nulls: Vec<(Span, bool)>,
    /// Queries in braces and loops, by where the name of the call that stands for them begins.
    pub(crate) calls: BTreeMap<usize, Extension>,
}

/// A clause that was cut out.
#[derive(Debug)]
pub(crate) enum Extension {
    /// `CALL { … }`.
    Call(CallQuery),
    /// `FOREACH (…)`.
    Foreach(Foreach),
}

/// A query that is run for every row.
#[derive(Debug)]
pub(crate) struct CallQuery {
    /// Whether a row without results stays.
    pub(crate) optional: bool,
    /// The variables that it takes from the row, where they stand in brackets before it.
    pub(crate) scope: Option<Scope>,
    /// The query.
    pub(crate) query: ast::Query,
    /// Where the whole stands.
    pub(crate) span: Span,
}

/// Variables in brackets.
#[derive(Debug)]
pub(crate) struct Scope {
    /// Whether it is all of them.
    pub(crate) all: bool,
    /// Those that are named.
    pub(crate) names: Vec<(String, Span)>,
}

/// Clauses that are run for every element of a list.
#[derive(Debug)]
pub(crate) struct Foreach {
    /// The variable for the elements.
    pub(crate) variable: (String, Span),
    /// The list.
    pub(crate) list: ast::Expr,
    /// What is done.
    pub(crate) clauses: Vec<ast::Clause>,
}

/// Parses a text that may hold any of these; nothing where it holds none.
///
/// # Errors
/// The first mistake in a part of it.
pub(super) fn parse(text: &str) -> Option<Result<(ast::Query, Extensions), CypherError>> {
    let tokens = open_cypher::lex(text).tokens;
    let mut carver = Carver {
        text,
        words: tokens
            .into_iter()
            .filter(|token| !token.is_trivia())
            .collect(),
        found: Extensions::default(),
        depth: 0,
        any: false,
    };
    let query = carver.query(0..carver.words.len());
    if !carver.any {
        return None;
    }
    Some(query.map(|query| (query, carver.found)))
}

struct Carver<'t> {
    text: &'t str,
    words: Vec<Token>,
    found: Extensions,
    depth: usize,
    /// Whether there was anything to be cut out.
    any: bool,
}

type Range = std::ops::Range<usize>;

impl Carver<'_> {
    /// Parses the words of a range as a query.
    fn query(&mut self, range: Range) -> Result<ast::Query, CypherError> {
        let carved = self.carved(range, None)?;
        parsed(&carved)
    }

    /// Returns the text of a range of words with everything cut out, behind blanks and a word.
    fn carved(&mut self, range: Range, before: Option<&str>) -> Result<String, CypherError> {
        let (start, end) = self.place(&range);
        let mut carved = " ".repeat(start).into_bytes();
        if let Some(word) = before {
            let from = start.saturating_sub(word.len());
            carved.truncate(from);
            carved.extend_from_slice(word.as_bytes());
        }
        carved.extend_from_slice(&self.text.as_bytes()[start..end]);
        let mut blank = |from: usize, to: usize, with: &str| {
            let place = &mut carved[from..to];
            place.fill(b' ');
            place[..with.len()].copy_from_slice(with.as_bytes());
        };
        let mut at = range.start;
        while at < range.end {
            at = match self.extension(at, range.end)? {
                Some((last, with)) => {
                    let (from, to) = self.place(&(at..last + 1));
                    blank(from, to, with);
                    last + 1
                }
                None => at + 1,
            };
        }
        // Blanks and ASCII took the place of whole characters.
        Ok(String::from_utf8(carved).unwrap_or_default())
    }

    /// Reads what begins at a word and is to be cut out. Returns its last word and what takes its
    /// place.
    fn extension(
        &mut self,
        at: usize,
        end: usize,
    ) -> Result<Option<(usize, &'static str)>, CypherError> {
        if at > 0 && matches!(self.kind(at - 1), Some(TokenKind::Dot | TokenKind::Colon)) {
            return Ok(None);
        }
        if self.is_word(at, "NULLS") && at + 1 < end {
            let first = self.is_word(at + 1, "FIRST");
            if first || self.is_word(at + 1, "LAST") {
                self.any = true;
                self.found.nulls.push((self.span(at..at + 2), first));
                return Ok(Some((at + 1, "")));
            }
        }
        let optional = self.is_word(at, "OPTIONAL") && self.is_word(at + 1, "CALL");
        let call = at + usize::from(optional);
        if self.is_word(call, "CALL") {
            return self.call(at, call, end);
        }
        if self.is_word(at, "FOREACH") && self.kind(at + 1) == Some(TokenKind::LeftParen) {
            return self.foreach(at, end);
        }
        Ok(None)
    }

    fn call(
        &mut self,
        at: usize,
        call: usize,
        end: usize,
    ) -> Result<Option<(usize, &'static str)>, CypherError> {
        let mut open = call + 1;
        let mut scope = None;
        if self.kind(open) == Some(TokenKind::LeftParen)
            && let Some(close) = self.partner(open, end)
        {
            scope = Some(self.scope(open + 1..close));
            open = close + 1;
        }
        let close = match self.kind(open) {
            Some(TokenKind::LeftBrace) => self.partner(open, end),
            _ => None,
        };
        let Some(close) = close.filter(|_| self.fits(at, end)) else {
            return Ok(None);
        };
        self.any = true;
        self.depth += 1;
        let query = self.query(open + 1..close)?;
        self.depth -= 1;
        let span = self.span(at..close + 1);
        let call = CallQuery {
            optional: at < call,
            scope,
            query,
            span,
        };
        let name = span.start as usize + CALL.len();
        self.found.calls.insert(name, Extension::Call(call));
        Ok(Some((close, STAND_IN)))
    }

    fn scope(&self, range: Range) -> Scope {
        let words = range.filter(|at| self.kind(*at) != Some(TokenKind::Comma));
        let mut scope = Scope {
            all: false,
            names: Vec::new(),
        };
        for at in words {
            match self.kind(at) {
                Some(TokenKind::Star) => scope.all = true,
                _ => scope.names.push((self.name(at), self.span(at..at + 1))),
            }
        }
        scope
    }

    fn foreach(
        &mut self,
        at: usize,
        end: usize,
    ) -> Result<Option<(usize, &'static str)>, CypherError> {
        let Some(close) = self.partner(at + 1, end) else {
            return Ok(None);
        };
        let bar = self.bar(at + 4..close);
        let Some(bar) = bar.filter(|_| self.is_word(at + 3, "IN") && self.fits(at, end)) else {
            return Ok(None);
        };
        self.any = true;
        self.depth += 1;
        let list = self.carved(at + 4..bar, Some(RETURN))?;
        let list = only_column(parsed(&list)?);
        let body = self.query(bar + 1..close)?;
        self.depth -= 1;
        let (Some(list), Some(clauses)) = (list, clauses(body)) else {
            return Ok(None);
        };
        let span = self.span(at..close + 1);
        let loops = Foreach {
            variable: (self.name(at + 2), self.span(at + 2..at + 3)),
            list,
            clauses,
        };
        let name = span.start as usize + CALL.len();
        self.found.calls.insert(name, Extension::Foreach(loops));
        Ok(Some((close, STAND_IN)))
    }

    /// Tells whether something may be cut out here.
    fn fits(&self, at: usize, end: usize) -> bool {
        let (from, to) = self.place(&(at..end));
        self.depth < NESTED && to - from >= STAND_IN.len()
    }

    /// Returns the bracket that closes the one at a word.
    fn partner(&self, open: usize, end: usize) -> Option<usize> {
        let mut depth = 0_usize;
        (open..end).find(|at| {
            match self.kind(*at) {
                Some(TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace) => {
                    depth += 1;
                }
                Some(TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace) => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            depth == 0
        })
    }

    /// Returns the first bar that stands in no brackets.
    fn bar(&self, range: Range) -> Option<usize> {
        let mut at = range.start;
        while at < range.end {
            match self.kind(at)? {
                TokenKind::Pipe => return Some(at),
                TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                    at = self.partner(at, range.end)? + 1;
                }
                _ => at += 1,
            }
        }
        None
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.words.get(at).map(|word| word.kind)
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        let found = self
            .words
            .get(at)
            .filter(|found| matches!(found.kind, TokenKind::Keyword(_) | TokenKind::Identifier));
        found.is_some_and(|found| self.text_of(found).eq_ignore_ascii_case(word))
    }

    /// Returns a name without its backticks.
    fn name(&self, at: usize) -> String {
        let text = self.words.get(at).map_or("", |word| self.text_of(word));
        match text
            .strip_prefix('`')
            .and_then(|text| text.strip_suffix('`'))
        {
            Some(quoted) => quoted.replace("``", "`"),
            None => text.to_owned(),
        }
    }

    fn text_of(&self, word: &Token) -> &str {
        self.text
            .get(word.span.start..word.span.end)
            .unwrap_or_default()
    }

    fn span(&self, range: Range) -> Span {
        let (start, end) = self.place(&range);
        Span::new(start, end)
    }

    /// Returns where the words of a range begin and end in the text.
    fn place(&self, range: &Range) -> (usize, usize) {
        let last = range.end.checked_sub(1).and_then(|at| self.words.get(at));
        let end = last.map_or(0, |word| word.span.end);
        let start = self
            .words
            .get(range.start)
            .map_or(end, |word| word.span.start);
        (start.min(end), end)
    }
}

fn parsed(text: &str) -> Result<ast::Query, CypherError> {
    let parsed = open_cypher::parse(text).map_err(|errors| diagnostics::first(text, &errors))?;
    super::only_query(parsed.program, text)
}

/// Returns the clauses of a query that is no union.
fn clauses(query: ast::Query) -> Option<Vec<ast::Clause>> {
    match query.kind {
        ast::QueryKind::Regular(regular) if regular.unions.is_empty() => {
            Some(regular.head.kind.clauses)
        }
        _ => None,
    }
}

/// Returns the expression that is all that a query returns.
fn only_column(query: ast::Query) -> Option<ast::Expr> {
    let mut clauses = clauses(query)?;
    let ast::ClauseKind::Return(part) = clauses.pop()?.kind else {
        return None;
    };
    let [item] = <[ast::ProjectionItem; 1]>::try_from(part.projection.items).ok()?;
    match item.kind {
        ast::ProjectionItemKind::Expression { expression, .. } => Some(expression),
        _ => None,
    }
}
