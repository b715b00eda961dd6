//! Saved queries: one question a file, with its title, parameters and columns in comments.
//!
//! ```text
//! // title: Awards of a province by kind
//! // title.vi: Khen thưởng của một tỉnh theo hình thức
//! // param place: string = 'Hà Nội' — the province, by its name
//! // suggest place: MATCH (p:Place {level: 'province'}) RETURN p.name
//! // columns: kind, awards
//! MATCH …
//! ```

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::render::Lang;
use open_cypher::{TokenKind, lex};

use crate::render::Problem;
use crate::text::Span;

use super::command::nearest;

/// Keys of a header.
const KEYS: &[&str] = &["title", "about", "param", "suggest", "columns"];

/// The types that a parameter can have.
const TYPES: &[&str] = &[
    "string", "integer", "float", "boolean", "date", "list", "any",
];

/// A text in English and, where given, in Vietnamese.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Vietnamese; empty where there is none.
    pub vi: String,
}

impl Bilingual {
    /// Returns the text in `lang`, or else the one there is.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::En => (&self.en, &self.vi),
            Lang::Vi => (&self.vi, &self.en),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    fn part(&mut self, vietnamese: bool) -> &mut String {
        if vietnamese {
            &mut self.vi
        } else {
            &mut self.en
        }
    }
}

/// A parameter of a saved query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, without the dollar sign.
    pub name: String,
    /// Its type, one word of: string, integer, float, boolean, date, list, any.
    pub kind: String,
    /// The literal that stands for it where no value is given.
    pub default: Option<String>,
    /// What it means.
    pub about: Bilingual,
    /// A query whose first column offers values, and its place in the file.
    pub suggest: Option<(String, Span)>,
    /// Where it is declared.
    pub span: Span,
}

/// A saved query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedQuery {
    /// The name it is called by: that of its file.
    pub name: String,
    /// Its file; none for those that came with the program.
    pub path: Option<PathBuf>,
    /// A title for lists.
    pub title: Bilingual,
    /// What it asks and how to read the answer.
    pub about: Bilingual,
    /// Its parameters, in the order of the header.
    pub parameters: Vec<Parameter>,
    /// Its columns, and where they are listed.
    pub columns: Vec<String>,
    /// Where the columns are listed.
    pub columns_span: Span,
    /// The whole file.
    pub text: String,
    /// What is wrong with the header.
    pub problems: Vec<Problem>,
}

impl SavedQuery {
    /// Reads a saved query from the text of its file. What is wrong with its header is kept in
    /// `problems`; the query can be run all the same.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> Self {
        let mut query = Self {
            name: name.to_owned(),
            text: text.to_owned(),
            ..Self::default()
        };
        for entry in entries(text) {
            query.read(&entry);
        }
        query
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read or is not UTF-8.
    pub fn load(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Self {
            path: Some(path.to_owned()),
            ..Self::parse(&name, &text)
        })
    }

    /// Returns the place by which messages call it.
    #[must_use]
    pub fn origin(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None => format!("queries/{}.cypher", self.name),
        }
    }

    /// Returns the parameters that the query reads, each as often as it does, with their places.
    #[must_use]
    pub fn used_parameters(&self) -> Vec<(String, Span)> {
        lex(&self.text)
            .tokens
            .into_iter()
            .filter(|token| token.kind == TokenKind::Parameter)
            .filter_map(|token| {
                let name = token.text(&self.text)?.trim_start_matches('$').to_owned();
                Some((name, Span::new(token.span.start, token.span.end)))
            })
            .collect()
    }

    fn wrong(&mut self, code: &str, title: String, span: Span, helps: Vec<String>) {
        self.problems.push(Problem {
            code: code.to_owned(),
            title,
            span,
            helps,
            ..Problem::default()
        });
    }

    fn read(&mut self, entry: &Entry) {
        let (head, vietnamese) = match entry.key.strip_suffix(".vi") {
            Some(head) => (head, true),
            None => (entry.key.as_str(), false),
        };
        let (key, subject) = head
            .split_once(char::is_whitespace)
            .map_or((head, ""), |(key, subject)| (key, subject.trim()));
        let (key, vietnamese) = match key.strip_suffix(".vi") {
            Some(key) => (key, true),
            None => (key, vietnamese),
        };
        match (key, subject.is_empty()) {
            ("title", true) => *self.title.part(vietnamese) = entry.value.clone(),
            ("about", true) => *self.about.part(vietnamese) = entry.value.clone(),
            ("columns", true) => {
                self.columns = entry
                    .value
                    .split(',')
                    .map(|name| name.trim().to_owned())
                    .collect();
                self.columns_span = entry.value_span;
            }
            ("param", false) if vietnamese => match self.parameter(subject) {
                Some(parameter) => parameter.about.vi = entry.value.clone(),
                None => self.no_parameter(subject, entry),
            },
            ("param", false) => self.declare(subject, entry),
            ("suggest", false) => match self.parameter(subject) {
                Some(parameter) => {
                    parameter.suggest = Some((entry.value.clone(), entry.value_span));
                }
                None => self.no_parameter(subject, entry),
            },
            _ => {
                let helps = nearest(key, KEYS.iter().copied());
                let helps = crate::render::did_you_mean(Lang::En, &helps);
                let title = format!("`{}` is no key of a header", entry.key);
                self.wrong(
                    "UnknownHeaderKey",
                    title,
                    entry.key_span,
                    helps.into_iter().collect(),
                );
            }
        }
    }

    fn parameter(&mut self, name: &str) -> Option<&mut Parameter> {
        self.parameters.iter_mut().find(|known| known.name == name)
    }

    fn no_parameter(&mut self, name: &str, entry: &Entry) {
        let title = format!("parameter `{name}` is not declared above");
        self.wrong("UndeclaredParameter", title, entry.key_span, Vec::new());
    }

    fn declare(&mut self, name: &str, entry: &Entry) {
        let (declared, about) = split_about(&entry.value);
        let (kind, default) = match declared.split_once('=') {
            Some((kind, default)) => (kind.trim(), Some(default.trim().to_owned())),
            None => (declared.trim(), None),
        };
        if !TYPES.contains(&kind) {
            let title = format!("`{kind}` is no type of a parameter");
            let help = format!("types are {}", TYPES.join(", "));
            self.wrong("UnknownParameterType", title, entry.value_span, vec![help]);
        }
        if self.parameter(name).is_some() {
            let title = format!("parameter `{name}` is declared twice");
            self.wrong("ParameterDeclaredTwice", title, entry.key_span, Vec::new());
            return;
        }
        self.parameters.push(Parameter {
            name: name.to_owned(),
            kind: kind.to_owned(),
            default,
            about: Bilingual {
                en: about.to_owned(),
                vi: String::new(),
            },
            suggest: None,
            span: entry.key_span,
        });
    }
}

/// Cuts `string = 'a — b' — what it means` at the dash that stands outside of quotes.
fn split_about(value: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in value.char_indices() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(mark), c) if mark == c => quote = None,
            (None, '—') => {
                let about = value.get(at + c.len_utf8()..).unwrap_or_default();
                return (value.get(..at).unwrap_or_default().trim(), about.trim());
            }
            _ => {}
        }
    }
    (value.trim(), "")
}

/// A line of a header, with those that go on with it.
struct Entry {
    key: String,
    key_span: Span,
    value: String,
    value_span: Span,
}

/// Reads the comments at the top of a file: up to the first line that is none, and no further
/// than the first blank line after the first of them.
fn entries(text: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(comment) = line.strip_prefix("//") else {
            if line.trim().is_empty() && found.is_empty() {
                continue;
            }
            break;
        };
        let content = comment.trim();
        let inner = start + 2 + (comment.len() - comment.trim_start().len());
        if let (true, Some(last)) = (comment.starts_with("   "), found.last_mut()) {
            last.value.push(' ');
            last.value.push_str(content);
            last.value_span = Span::new(last.value_span.start as usize, inner + content.len());
            continue;
        }
        let Some((key, value)) = content.split_once(':') else {
            found.push(Entry {
                key: content.to_owned(),
                key_span: Span::new(inner, inner + content.len()),
                value: String::new(),
                value_span: Span::new(inner + content.len(), inner + content.len()),
            });
            continue;
        };
        let value_start = inner + key.len() + 1 + (value.len() - value.trim_start().len());
        found.push(Entry {
            key: key.trim().to_owned(),
            key_span: Span::new(inner, inner + key.len()),
            value: value.trim().to_owned(),
            value_span: Span::new(value_start, inner + content.len()),
        });
    }
    found
}

/// Where saved queries are looked for: folders in order, then those that came with the program.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Folders, the first of which is where `:save` writes.
    pub folders: Vec<PathBuf>,
    /// File name and text of the queries that came with the program.
    pub builtin: &'static [(&'static str, &'static str)],
}

impl Shelf {
    /// Returns all saved queries by name; an earlier folder hides a later one's query.
    #[must_use]
    pub fn all(&self) -> Vec<SavedQuery> {
        let mut found: std::collections::BTreeMap<String, SavedQuery> = Default::default();
        for folder in &self.folders {
            for path in cypher_files(folder) {
                if let Ok(query) = SavedQuery::load(&path) {
                    found.entry(query.name.clone()).or_insert(query);
                }
            }
        }
        for (file, text) in self.builtin {
            let name = file.trim_end_matches(".cypher");
            found
                .entry(name.to_owned())
                .or_insert_with(|| SavedQuery::parse(name, text));
        }
        found.into_values().collect()
    }

    /// Returns the query of this name, or in this file.
    ///
    /// # Errors
    /// Names that are written almost so, where there is none.
    pub fn get(&self, name: &str) -> Result<SavedQuery, Vec<String>> {
        let path = Path::new(name);
        let is_path = name.ends_with(".cypher") || name.contains(['/', '\\']);
        if let (true, Ok(query)) = (is_path, SavedQuery::load(path)) {
            return Ok(query);
        }
        let all = self.all();
        let wanted = path.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(query) = all.iter().find(|query| query.name == wanted) {
            return Ok(query.clone());
        }
        let near = nearest(&wanted, all.iter().map(|query| query.name.as_str()));
        Err(near.into_iter().map(str::to_owned).collect())
    }

    /// Writes the last query under a name, and returns the file. A file of that name keeps its
    /// comments: only what follows its header is replaced.
    ///
    /// # Errors
    /// When the name is no good one, or the file cannot be written.
    pub fn save(&self, name: &str, title: &str, query: &str) -> io::Result<PathBuf> {
        let good = !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !good {
            let message = format!("`{name}` is no name: small letters, digits and `_`");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let folder = self
            .folders
            .first()
            .cloned()
            .unwrap_or_else(|| PathBuf::from("queries"));
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.cypher"));
        let query = query.trim().trim_end_matches(';').trim_end();
        let header = match fs::read_to_string(&path) {
            Ok(text) => comments_before_query(&text).to_owned(),
            Err(_) => format!(
                "// title: {}\n",
                if title.is_empty() { name } else { title }
            ),
        };
        let mut file = tempfile::NamedTempFile::new_in(&folder)?;
        io::Write::write_all(&mut file, format!("{header}{query};\n").as_bytes())?;
        file.persist(&path).map_err(|error| error.error)?;
        Ok(path)
    }
}

fn comments_before_query(text: &str) -> &str {
    let start = super::statement::statements(text)
        .first()
        .map_or(text.len(), |statement| statement.range.start);
    text.get(..start).unwrap_or_default()
}

/// Returns the `.cypher` files of a folder, by name.
#[must_use]
pub fn cypher_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "cypher"))
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
// title: Awards of a province
// title.vi: Khen thưởng của một tỉnh
// about: Counts conferrals
//   by kind.
// param place: string = 'Hà — Nội' — the province
// param.vi place: tỉnh, thành phố
// param since: integer — first year
// suggest place: MATCH (p:Place) RETURN p.name
// columns: kind, awards

// Not part of the header: anything.
MATCH (n) RETURN n;
";

    #[test]
    fn a_header_is_read() {
        let query = SavedQuery::parse("awards", TEXT);
        assert!(query.problems.is_empty(), "{:?}", query.problems);
        assert_eq!(query.title.text(Lang::Vi), "Khen thưởng của một tỉnh");
        assert_eq!(query.about.text(Lang::Vi), "Counts conferrals by kind.");
        assert_eq!(query.columns, ["kind", "awards"]);
        let [place, since] = &query.parameters[..] else {
            panic!("two parameters");
        };
        assert_eq!(place.default.as_deref(), Some("'Hà — Nội'"));
        assert_eq!(place.about.text(Lang::Vi), "tỉnh, thành phố");
        let (suggest, span) = place.suggest.clone().unwrap();
        assert_eq!(span.of(TEXT), suggest);
        assert_eq!(
            (since.default.as_deref(), since.kind.as_str()),
            (None, "integer")
        );
    }

    #[test]
    fn mistakes_in_a_header_have_their_place() {
        let text = "// titel: x\n// param a: strng = 1\n// suggest b: RETURN 1\nRETURN 1";
        let query = SavedQuery::parse("x", text);
        let found: Vec<(&str, &str)> = query
            .problems
            .iter()
            .map(|problem| (problem.code.as_str(), problem.span.of(text)))
            .collect();
        assert_eq!(
            found,
            [
                ("UnknownHeaderKey", "titel"),
                ("UnknownParameterType", "strng = 1"),
                ("UndeclaredParameter", "suggest b"),
            ]
        );
    }

    #[test]
    fn saving_keeps_the_comments_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf {
            folders: vec![folder.path().to_owned()],
            builtin: &[("other.cypher", "// title: Other\nRETURN 2")],
        };
        let path = folder.path().join("awards.cypher");
        fs::write(&path, TEXT).unwrap();
        shelf
            .save("awards", "ignored", "MATCH (m) RETURN m")
            .unwrap();
        let saved = fs::read_to_string(&path).unwrap();
        assert_eq!(
            saved,
            TEXT.replace("MATCH (n) RETURN n", "MATCH (m) RETURN m")
        );
        assert!(shelf.save("../x", "", "RETURN 1").is_err());
        let names: Vec<String> = shelf.all().into_iter().map(|query| query.name).collect();
        assert_eq!(names, ["awards", "other"]);
        assert_eq!(shelf.get("award").unwrap_err(), ["awards"]);
    }
}
