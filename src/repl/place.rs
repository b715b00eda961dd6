//! What could stand where the cursor is.

use open_cypher::{Keyword, TokenKind};

use super::draft::{Draft, Opened, Part, bare};

/// What a query could go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A new statement.
    Start,
    /// A label of a node.
    Label,
    /// A type of a relationship.
    RelType,
    /// A key of these labels or types.
    Key(Part),
    /// A text: the value of this key, of something with these labels.
    Text { key: Option<String>, of: Part },
    /// A parameter.
    Parameter,
    /// A procedure.
    Procedure,
    /// A column of this procedure.
    Yield(String),
    /// A variable that exists, at the start of a node.
    Variable,
    /// An expression or the next clause.
    Expression,
    /// A new name, which nobody can guess.
    Nothing,
}

/// The word at the cursor, and what it could become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) place: Place,
    /// Where the word begins, in bytes of the draft.
    pub(crate) start: usize,
    /// The word as far as it is typed, opening quote included.
    pub(crate) typed: String,
}

impl Wanted {
    /// Finds what is wanted at the end of `draft`, which ends at the cursor.
    pub(crate) fn at_end_of(draft: &Draft) -> Self {
        let end = draft.text.len();
        let count = draft.pieces.len();
        let partial = count.checked_sub(1).filter(|last| is_partial(draft, *last));
        let Some(mut index) = partial else {
            return Self {
                place: place(draft, count),
                start: end,
                typed: String::new(),
            };
        };
        let mut found = place(draft, index);
        // A procedure's name has dots in it.
        if matches!(found, Place::Key(_)) {
            let first = dotted_start(draft, index);
            if draft.kind(first.wrapping_sub(1)) == Some(TokenKind::Keyword(Keyword::Call)) {
                index = first;
                found = Place::Procedure;
            }
        }
        let start = draft.pieces[index].token.span.start;
        let typed = draft.text.get(start..).unwrap_or_default().to_owned();
        if typed.starts_with(['\'', '"']) {
            let (key, of) = compared(draft, index);
            found = Place::Text { key, of };
        } else if typed.starts_with('$') {
            found = Place::Parameter;
        }
        Self {
            place: found,
            start,
            typed,
        }
    }
}

/// Tells whether the last piece is a word that the cursor still touches.
fn is_partial(draft: &Draft, last: usize) -> bool {
    let token = draft.pieces[last].token;
    let text = draft.word(last);
    token.span.end == draft.text.len()
        && match token.kind {
            TokenKind::Identifier
            | TokenKind::Keyword(_)
            | TokenKind::Parameter
            | TokenKind::Dollar => true,
            TokenKind::String | TokenKind::EscapedIdentifier | TokenKind::Invalid => {
                let mut inner = text.chars();
                let quote = inner.next();
                let closed = text.chars().count() > 1 && text.chars().next_back() == quote;
                matches!(quote, Some('\'' | '"' | '`')) && !closed
            }
            _ => false,
        }
}

/// Returns the first piece of the dotted name that ends at `index`.
fn dotted_start(draft: &Draft, index: usize) -> usize {
    let mut first = index;
    while first >= 2 && draft.kind(first - 1) == Some(TokenKind::Dot) {
        first -= 2;
    }
    first
}

/// Says what may stand at piece `index`, judged by what stands before it.
fn place(draft: &Draft, index: usize) -> Place {
    let mut before = index;
    while before > 0 && draft.pieces[before - 1].token.kind.is_trivia() {
        before -= 1;
    }
    let Some(previous) = before.checked_sub(1) else {
        return Place::Start;
    };
    let top = draft
        .open
        .iter()
        .rev()
        .find(|(_, at)| *at < index)
        .map(|(opened, _)| opened);
    match draft.kind(previous) {
        None | Some(TokenKind::Semicolon) => Place::Start,
        Some(TokenKind::Dot) => Place::Key(owner(draft, previous)),
        Some(TokenKind::Colon | TokenKind::Pipe | TokenKind::Ampersand | TokenKind::Bang) => {
            after_colon(draft, previous, top)
        }
        Some(TokenKind::LeftBrace | TokenKind::Comma)
            if matches!(top, Some(Opened::Properties(_))) =>
        {
            match top {
                Some(Opened::Properties(part)) => Place::Key(part.clone()),
                _ => Place::Expression,
            }
        }
        Some(TokenKind::LeftParen) if matches!(top, Some(Opened::Node(_))) => Place::Variable,
        Some(TokenKind::LeftBracket) if matches!(top, Some(Opened::Rel(_))) => Place::Nothing,
        Some(TokenKind::Keyword(Keyword::As)) => Place::Nothing,
        Some(TokenKind::Keyword(Keyword::Call)) => Place::Procedure,
        Some(TokenKind::Keyword(Keyword::Yield)) => Place::Yield(called(draft)),
        Some(TokenKind::Comma) if draft.clause == Some(Keyword::Yield) => {
            Place::Yield(called(draft))
        }
        _ => Place::Expression,
    }
}

fn after_colon(draft: &Draft, colon: usize, top: Option<&Opened>) -> Place {
    match top {
        Some(Opened::Node(_)) => Place::Label,
        Some(Opened::Rel(_)) => Place::RelType,
        Some(Opened::Map | Opened::Properties(_) | Opened::List) => Place::Expression,
        _ if draft.kind(colon) != Some(TokenKind::Colon) => Place::Expression,
        // `WHERE r:TYPE` of a relationship.
        _ => match owner(draft, colon) {
            part if part.is_rel => Place::RelType,
            _ => Place::Label,
        },
    }
}

/// Returns what is known of the variable before piece `index`.
fn owner(draft: &Draft, index: usize) -> Part {
    let Some(before) = index.checked_sub(1) else {
        return Part::default();
    };
    draft
        .scope
        .get(&bare(draft.word(before)))
        .cloned()
        .unwrap_or_default()
}

/// Finds the key that a text at piece `index` is the value of: `{key: '…`, `n.key = '…`,
/// `n.key IN ['…`, `n.key STARTS WITH '…`.
fn compared(draft: &Draft, index: usize) -> (Option<String>, Part) {
    let mut at = index;
    for _ in 0..64 {
        let Some(before) = at.checked_sub(1) else {
            break;
        };
        at = before;
        match draft.kind(at) {
            Some(
                TokenKind::Equal
                | TokenKind::NotEqual
                | TokenKind::RegexMatch
                | TokenKind::LeftBracket
                | TokenKind::Comma
                | TokenKind::String
                | TokenKind::Keyword(
                    Keyword::In
                    | Keyword::Contains
                    | Keyword::With
                    | Keyword::Starts
                    | Keyword::Ends,
                ),
            ) => {}
            Some(TokenKind::Colon) => {
                let key = at.checked_sub(1).map(|key| bare(draft.word(key)));
                let of = draft
                    .open
                    .iter()
                    .rev()
                    .find_map(|(opened, _)| match opened {
                        Opened::Properties(part) => Some(part.clone()),
                        _ => None,
                    });
                return (key, of.unwrap_or_default());
            }
            Some(TokenKind::Identifier | TokenKind::EscapedIdentifier | TokenKind::Keyword(_)) => {
                let dotted = at > 0 && draft.kind(at - 1) == Some(TokenKind::Dot);
                if dotted {
                    return (Some(bare(draft.word(at))), owner(draft, at - 1));
                }
                break;
            }
            _ => break,
        }
    }
    (None, Part::default())
}

/// Returns the procedure that was called last.
fn called(draft: &Draft) -> String {
    let call = TokenKind::Keyword(Keyword::Call);
    let Some(at) = draft
        .pieces
        .iter()
        .rposition(|piece| piece.token.kind == call)
    else {
        return String::new();
    };
    let mut name = String::new();
    for index in at + 1..draft.pieces.len() {
        match draft.kind(index) {
            Some(TokenKind::Identifier | TokenKind::Dot | TokenKind::Keyword(_)) => {
                name.push_str(draft.word(index));
            }
            _ => break,
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> (Place, String) {
        let wanted = Wanted::at_end_of(&Draft::of(text));
        (wanted.place, wanted.typed)
    }

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_place_follows_from_what_stands_before() {
        for (text, place, typed) in [
            ("", Place::Start, ""),
            ("MAT", Place::Start, "MAT"),
            ("RETURN 1; mat", Place::Start, "mat"),
            ("MATCH (n:Uni", Place::Label, "Uni"),
            ("MATCH (n:", Place::Label, ""),
            ("MATCH (n:A|B", Place::Label, "B"),
            ("MATCH (a)-[r:", Place::RelType, ""),
            ("MATCH (a)-[:X|CON", Place::RelType, "CON"),
            ("MATCH (a)<-[:", Place::RelType, ""),
            ("MATCH (n) WHERE n:Aw", Place::Label, "Aw"),
            ("MATCH ()-[r]-() WHERE r:Aw", Place::RelType, "Aw"),
            ("MATCH (", Place::Variable, ""),
            ("RETURN count(", Place::Expression, ""),
            ("MATCH (n) RETURN n AS x", Place::Nothing, "x"),
            ("MATCH (n {name: $pl", Place::Parameter, "$pl"),
            ("CALL db.la", Place::Procedure, "db.la"),
            (
                "CALL db.labels() YIELD la",
                Place::Yield("db.labels".to_owned()),
                "la",
            ),
            ("MATCH (n:Place) RE", Place::Expression, "RE"),
        ] {
            assert_eq!(wanted(text), (place, typed.to_owned()), "{text}");
        }
    }

    #[test]
    fn keys_know_their_owner() {
        for (text, names) in [
            ("MATCH (n:Place) WHERE n.le", &["Place"][..]),
            ("MATCH (n:Place {le", &["Place"]),
            ("MATCH (n:Place {level: 'x', ", &["Place"]),
            ("RETURN x.", &[]),
        ] {
            let (place, _) = wanted(text);
            let Place::Key(of) = place else {
                panic!("{text}: {place:?}");
            };
            assert_eq!(of.names, names, "{text}");
        }
    }

    #[test]
    fn texts_know_what_they_are_compared_with() {
        for (text, key, names) in [
            ("MATCH (n:Place {name: 'ha no", Some("name"), &["Place"][..]),
            (
                "MATCH (n:Place) WHERE n.name = 'ha",
                Some("name"),
                &["Place"],
            ),
            (
                "MATCH (n:Place) WHERE n.name STARTS WITH \"ha",
                Some("name"),
                &["Place"],
            ),
            (
                "MATCH (n:Place) WHERE n.kind IN ['a', 'b",
                Some("kind"),
                &["Place"],
            ),
            ("RETURN 'ha", None, &[]),
        ] {
            let (place, typed) = wanted(text);
            assert!(typed.starts_with(['\'', '"']), "{text}: {typed}");
            let Place::Text { key: found, of } = place else {
                panic!("{text}: {place:?}");
            };
            assert_eq!(
                (found.as_deref(), of.names),
                (key, strings(names)),
                "{text}"
            );
        }
        assert_eq!(wanted("MATCH (n {name: 'x'").0, Place::Expression);
    }
}
