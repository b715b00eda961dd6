//! One snapshot of a query that is being typed: its tokens and what each of them is.
//!
//! The tokens are those of the query language's own lexer, which loses nothing and never fails.
//! A single walk over them finds what colours, completion and brackets need: which word is a
//! label and which a key, which names are in scope, what is open at the end. It follows the shape
//! of patterns and clauses and asks for no complete query, because while typing there is none.

use std::collections::BTreeMap;

use open_cypher::{Keyword, Token, TokenKind, lex};

use crate::render::Role;

/// What an open bracket belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Opened {
    /// `(` of a node in a pattern.
    Node(Part),
    /// `[` of a relationship in a pattern.
    Rel(Part),
    /// `{` of the properties of a node or relationship in a pattern.
    Properties(Part),
    /// `{` of a map, or of a subquery.
    Map,
    /// `(` of a call or of an expression.
    Group,
    /// `[` of a list or an index.
    List,
}

/// A node or relationship of a pattern, as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Part {
    pub(crate) variable: Option<String>,
    /// Its labels or types.
    pub(crate) names: Vec<String>,
    pub(crate) is_rel: bool,
}

/// A token that means something, with its role.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) token: Token,
    pub(crate) role: Option<Role>,
    /// For a bracket: the index of its partner among the pieces.
    pub(crate) partner: Option<usize>,
}

/// A query on its way.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) text: String,
    /// All tokens but blanks.
    pub(crate) pieces: Vec<Piece>,
    /// What is open at the end, outermost first, with the index of the bracket.
    pub(crate) open: Vec<(Opened, usize)>,
    /// Names in scope at the end, with their labels or types.
    pub(crate) scope: BTreeMap<String, Part>,
    /// The last word that began a clause.
    pub(crate) clause: Option<Keyword>,
}

impl Draft {
    /// Reads a draft.
    pub(crate) fn of(text: &str) -> Self {
        let mut draft = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        let mut walk = Walk {
            draft: &mut draft,
            projected: None,
        };
        for token in lex(text).tokens {
            if token.kind != TokenKind::Whitespace {
                walk.step(token);
            }
        }
        draft
    }

    /// Returns the words of a piece.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.pieces
            .get(index)
            .and_then(|piece| piece.token.text(&self.text))
            .unwrap_or_default()
    }

    /// Returns the kind of the piece that stands `back` pieces before `index`.
    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.pieces.get(index).map(|piece| piece.token.kind)
    }

    /// Returns the bracket at or just before byte `pos`, and its partner.
    pub(crate) fn brackets(&self, pos: usize) -> Option<(usize, Option<usize>)> {
        let at = |edge: fn(&Token) -> usize| {
            self.pieces
                .iter()
                .position(|piece| is_bracket(piece.token.kind) && edge(&piece.token) == pos)
        };
        let index = at(|token| token.span.start).or_else(|| at(|token| token.span.end))?;
        Some((index, self.pieces[index].partner))
    }
}

pub(crate) fn is_bracket(kind: TokenKind) -> bool {
    use TokenKind::{LeftBrace, LeftBracket, LeftParen, RightBrace, RightBracket, RightParen};
    matches!(
        kind,
        LeftBrace | LeftBracket | LeftParen | RightBrace | RightBracket | RightParen
    )
}

/// Returns a name without its backticks.
pub(crate) fn bare(name: &str) -> String {
    match name.strip_prefix('`') {
        Some(rest) => rest.strip_suffix('`').unwrap_or(rest).replace("``", "`"),
        None => name.to_owned(),
    }
}

struct Walk<'d> {
    draft: &'d mut Draft,
    /// The names that a WITH lets through, as far as they are written.
    projected: Option<BTreeMap<String, Part>>,
}

impl Walk<'_> {
    fn step(&mut self, token: Token) {
        let index = self.draft.pieces.len();
        let before = self.last_kind();
        let role = self.role(token, before);
        self.draft.pieces.push(Piece {
            token,
            role,
            partner: None,
        });
        if token.kind.is_trivia() {
            return;
        }
        match token.kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                let opened = self.opened(token.kind, before);
                self.draft.open.push((opened, index));
            }
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                self.close(token.kind, index);
            }
            TokenKind::Semicolon => {
                self.draft.open.clear();
                self.draft.scope.clear();
                self.draft.clause = None;
                self.projected = None;
            }
            TokenKind::Keyword(keyword) if role == Some(Role::Keyword) => self.keyword(keyword),
            TokenKind::Identifier | TokenKind::EscapedIdentifier | TokenKind::Keyword(_) => {
                self.name(token, before, role);
            }
            _ => {}
        }
    }

    /// The kind of the last piece that is no comment.
    fn last_kind(&self) -> Option<TokenKind> {
        let mut pieces = self.draft.pieces.iter().rev();
        pieces
            .find(|piece| !piece.token.kind.is_trivia())
            .map(|piece| piece.token.kind)
    }

    fn top(&self) -> Option<&Opened> {
        self.draft.open.last().map(|(opened, _)| opened)
    }

    fn role(&self, token: Token, before: Option<TokenKind>) -> Option<Role> {
        let names_follow = matches!(
            before,
            Some(TokenKind::Colon | TokenKind::Pipe | TokenKind::Ampersand | TokenKind::Bang)
        );
        Some(match token.kind {
            TokenKind::LineComment | TokenKind::BlockComment => Role::Faint,
            TokenKind::String => Role::Text,
            TokenKind::Integer
            | TokenKind::HexInteger
            | TokenKind::OctalInteger
            | TokenKind::Float => Role::Number,
            TokenKind::Parameter | TokenKind::Dollar => Role::Parameter,
            TokenKind::Invalid => {
                let quoted = token
                    .text(&self.draft.text)
                    .is_some_and(|text| text.starts_with(['\'', '"']));
                if quoted { Role::Text } else { Role::Wrong }
            }
            TokenKind::Identifier | TokenKind::EscapedIdentifier | TokenKind::Keyword(_) => {
                let keyword = matches!(token.kind, TokenKind::Keyword(_));
                match self.top() {
                    Some(Opened::Node(_)) if names_follow => Role::Label,
                    Some(Opened::Rel(_)) if names_follow => Role::RelType,
                    Some(Opened::Map | Opened::Properties(_)) if self.is_key(token, before) => {
                        Role::Key
                    }
                    _ if before == Some(TokenKind::Dot) => Role::Key,
                    _ if before == Some(TokenKind::Colon) && self.is_label_test() => Role::Label,
                    _ if keyword => Role::Keyword,
                    _ if self.is_call(token) => Role::Function,
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    /// Tells whether a word that follows `{` or `,` is the key of a map and not its value.
    fn is_key(&self, token: Token, before: Option<TokenKind>) -> bool {
        let starts = matches!(before, Some(TokenKind::LeftBrace | TokenKind::Comma));
        let rest = self.draft.text.get(token.span.end..).unwrap_or_default();
        starts
            && (rest.trim_start().starts_with(':')
                || matches!(self.top(), Some(Opened::Properties(_))))
    }

    /// `n:Label` outside of a pattern.
    fn is_label_test(&self) -> bool {
        !matches!(
            self.top(),
            Some(Opened::Map | Opened::Properties(_) | Opened::List)
        )
    }

    fn is_call(&self, token: Token) -> bool {
        let rest = self.draft.text.get(token.span.end..).unwrap_or_default();
        rest.trim_start().starts_with('(') && !matches!(self.top(), Some(Opened::Node(_)))
    }

    fn in_pattern_clause(&self) -> bool {
        matches!(
            self.draft.clause,
            Some(Keyword::Match | Keyword::Create | Keyword::Merge)
        )
    }

    fn opened(&self, kind: TokenKind, before: Option<TokenKind>) -> Opened {
        let part = |is_rel| Part {
            is_rel,
            ..Part::default()
        };
        match kind {
            TokenKind::LeftBracket => match before {
                Some(TokenKind::Minus | TokenKind::LeftArrow)
                    if !matches!(self.top(), Some(Opened::List)) =>
                {
                    Opened::Rel(part(true))
                }
                _ => Opened::List,
            },
            TokenKind::LeftBrace => match self.top() {
                Some(Opened::Node(part) | Opened::Rel(part)) => Opened::Properties(part.clone()),
                _ => Opened::Map,
            },
            _ => {
                let node = match before {
                    Some(TokenKind::Keyword(
                        Keyword::Match
                        | Keyword::Create
                        | Keyword::Merge
                        | Keyword::ShortestPath
                        | Keyword::AllShortestPaths,
                    )) => true,
                    Some(TokenKind::Comma | TokenKind::Equal) => {
                        self.in_pattern_clause() && self.draft.open.is_empty()
                    }
                    Some(TokenKind::Minus | TokenKind::RightArrow | TokenKind::LeftArrow) => {
                        self.follows_relationship()
                    }
                    Some(TokenKind::LeftParen) => self.after_path_function(),
                    _ => false,
                };
                if node {
                    Opened::Node(part(false))
                } else {
                    Opened::Group
                }
            }
        }
    }

    /// Tells `)-(`, `]-(`, `->(` from a subtraction.
    fn follows_relationship(&self) -> bool {
        let mut kinds = self
            .draft
            .pieces
            .iter()
            .rev()
            .skip(1)
            .map(|piece| piece.token.kind)
            .filter(|kind| !kind.is_trivia());
        let dash = kinds.next();
        let before = kinds.next();
        matches!(dash, Some(TokenKind::RightArrow | TokenKind::LeftArrow))
            || matches!(before, Some(TokenKind::RightBracket | TokenKind::Minus))
            || (self.in_pattern_clause() && before == Some(TokenKind::RightParen))
    }

    fn after_path_function(&self) -> bool {
        let mut pieces = self.draft.pieces.iter().rev().skip(2);
        pieces.next().is_some_and(|piece| {
            matches!(
                piece.token.kind,
                TokenKind::Keyword(
                    Keyword::ShortestPath | Keyword::AllShortestPaths | Keyword::Exists
                )
            )
        })
    }

    fn close(&mut self, kind: TokenKind, index: usize) {
        let Some((opened, partner)) = self.draft.open.pop() else {
            self.draft.pieces[index].role = Some(Role::Wrong);
            return;
        };
        let fits = matches!(
            (self.draft.pieces[partner].token.kind, kind),
            (TokenKind::LeftParen, TokenKind::RightParen)
                | (TokenKind::LeftBracket, TokenKind::RightBracket)
                | (TokenKind::LeftBrace, TokenKind::RightBrace)
        );
        if !fits {
            self.draft.pieces[index].role = Some(Role::Wrong);
        }
        self.draft.pieces[index].partner = Some(partner);
        self.draft.pieces[partner].partner = Some(index);
        if let Opened::Node(part) | Opened::Rel(part) = opened {
            self.bind(part);
        }
    }

    fn bind(&mut self, part: Part) {
        let Some(variable) = part.variable.clone() else {
            return;
        };
        let known = self.draft.scope.entry(variable).or_default();
        known.is_rel = part.is_rel;
        for name in part.names {
            if !known.names.contains(&name) {
                known.names.push(name);
            }
        }
    }

    fn keyword(&mut self, keyword: Keyword) {
        let begins = matches!(
            keyword,
            Keyword::Match
                | Keyword::Create
                | Keyword::Merge
                | Keyword::Where
                | Keyword::With
                | Keyword::Return
                | Keyword::Unwind
                | Keyword::Call
                | Keyword::Yield
                | Keyword::Set
                | Keyword::Remove
                | Keyword::Delete
                | Keyword::Order
                | Keyword::Skip
                | Keyword::Limit
                | Keyword::Union
        );
        let starts_with = keyword == Keyword::With
            && self.previous_word(1) == Some(TokenKind::Keyword(Keyword::Starts));
        let ends_with = keyword == Keyword::With
            && self.previous_word(1) == Some(TokenKind::Keyword(Keyword::Ends));
        if !begins || starts_with || ends_with {
            return;
        }
        let nested = self
            .draft
            .open
            .iter()
            .any(|(opened, _)| *opened == Opened::Map);
        if !nested {
            if let Some(projected) = self.projected.take() {
                self.draft.scope = projected;
            }
            if keyword == Keyword::With {
                self.projected = Some(BTreeMap::new());
            }
            if keyword == Keyword::Union {
                self.draft.scope.clear();
            }
        }
        self.draft.clause = Some(keyword);
    }

    fn previous_word(&self, back: usize) -> Option<TokenKind> {
        let mut pieces = self.draft.pieces.iter().rev();
        pieces.nth(back).map(|piece| piece.token.kind)
    }

    fn name(&mut self, token: Token, before: Option<TokenKind>, role: Option<Role>) {
        let text = bare(token.text(&self.draft.text).unwrap_or_default());
        if let Some((Opened::Node(part) | Opened::Rel(part), _)) = self.draft.open.last_mut() {
            match role {
                Some(Role::Label | Role::RelType) => part.names.push(text),
                None if matches!(before, Some(TokenKind::LeftParen | TokenKind::LeftBracket)) => {
                    part.variable = Some(text);
                }
                _ => {}
            }
            return;
        }
        if role.is_some() || !self.draft.open.is_empty() {
            return;
        }
        let in_pattern = self.in_pattern_clause();
        match (&mut self.projected, before) {
            (Some(projected), Some(TokenKind::Keyword(Keyword::As))) => {
                projected.insert(text, Part::default());
            }
            (
                Some(projected),
                Some(TokenKind::Comma | TokenKind::Keyword(Keyword::With | Keyword::Distinct)),
            ) => {
                if let Some(part) = self.draft.scope.get(&text) {
                    projected.insert(text, part.clone());
                }
            }
            (None, Some(TokenKind::Keyword(Keyword::As | Keyword::Yield))) => {
                self.draft.scope.entry(text).or_default();
            }
            (None, Some(TokenKind::Comma)) if self.draft.clause == Some(Keyword::Yield) => {
                self.draft.scope.entry(text).or_default();
            }
            (None, Some(TokenKind::Keyword(Keyword::Match) | TokenKind::Comma)) if in_pattern => {
                self.draft.scope.entry(text).or_default();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(String, Role)> {
        let draft = Draft::of(text);
        let pieces = draft.pieces.iter().enumerate();
        pieces
            .filter_map(|(index, piece)| Some((draft.word(index).to_owned(), piece.role?)))
            .collect()
    }

    #[test]
    fn words_are_coloured_by_what_they_are() {
        let found = roles(
            "MATCH (n:Place:`A b` {level: 'x'})-[:PART_OF|IN*1..2]->(m) WHERE n:Award AND count(m.end) > 1",
        );
        let of = |word: &str| {
            found
                .iter()
                .find(|(text, _)| text == word)
                .map(|(_, role)| *role)
        };
        for (word, role) in [
            ("MATCH", Role::Keyword),
            ("Place", Role::Label),
            ("`A b`", Role::Label),
            ("level", Role::Key),
            ("'x'", Role::Text),
            ("PART_OF", Role::RelType),
            ("IN", Role::RelType),
            ("Award", Role::Label),
            ("end", Role::Key),
        ] {
            assert_eq!(of(word), Some(role), "{word}");
        }
    }

    #[test]
    fn scope_follows_patterns_and_projections() {
        let names = |text: &str| -> Vec<String> { Draft::of(text).scope.keys().cloned().collect() };
        assert_eq!(
            names("MATCH p = (a:X)-[r:T]->(b) WHERE "),
            ["a", "b", "p", "r"]
        );
        assert_eq!(
            names("MATCH (a)-->(b) WITH a, count(b) AS n WHERE "),
            ["a", "n"]
        );
        assert_eq!(names("UNWIND [1] AS x RETURN "), ["x"]);
        assert_eq!(names("MATCH (a) RETURN a; MATCH (b) RETURN "), ["b"]);
        assert_eq!(Draft::of("MATCH (a:X) WHERE a.").scope["a"].names, ["X"]);
    }

    #[test]
    fn brackets_know_their_partner_and_their_errors() {
        let draft = Draft::of("RETURN [(1)]]");
        let index = draft.pieces.len() - 2;
        assert_eq!(draft.brackets(7), Some((1, Some(index))));
        assert_eq!(draft.pieces.last().unwrap().role, Some(Role::Wrong));
    }

    #[test]
    fn no_text_makes_the_walk_panic() {
        let text = "MATCH p = shortestPath((a:`Đ b` {tên: 'ầ'})-[*..3]-(b)), (c) WITH *, [x IN y | x.z] AS w CALL a.b() YIELD c /* é";
        for (end, _) in text.char_indices() {
            let draft = Draft::of(&text[..end]);
            draft.brackets(end);
        }
    }
}
