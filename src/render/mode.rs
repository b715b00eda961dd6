//! The ways in which an answer can be written.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use crate::graph::Value;

use super::table::{self, Elided, Layout};
use super::value::Shown;
use super::width::{many_lines, one_line, pad_right, width};
use super::{json, literal, style::Role};

/// An answer to be written: columns, rows, and the graph that its nodes live in.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// The names of the columns.
    pub columns: &'a [String],
    /// The rows, each with a value for every column.
    pub rows: &'a [Vec<Value>],
    /// What shows nodes and relationships.
    pub shown: Shown<'a>,
}

/// A way of writing an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A table in a box, fitted to the terminal.
    #[default]
    Box,
    /// A table of Markdown.
    Markdown,
    /// Comma-separated values (RFC 4180, but with plain line feeds).
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// One line a value, one block a row.
    Line,
    /// A page for the browser.
    Html,
    /// A list of maps in the query language.
    Cypher,
    /// The nodes and relationships of the answer, each once.
    Graph,
}

impl Mode {
    /// Every mode.
    pub const ALL: &[Self] = &[
        Self::Box,
        Self::Markdown,
        Self::Csv,
        Self::Tsv,
        Self::Json,
        Self::Jsonl,
        Self::Line,
        Self::Html,
        Self::Cypher,
        Self::Graph,
    ];

    /// Returns the name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Line => "line",
            Self::Html => "html",
            Self::Cypher => "cypher",
            Self::Graph => "graph",
        }
    }

    /// Returns the mode that a file's ending asks for.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "html" | "htm" => Some(Self::Html),
            "cypher" | "cql" => Some(Self::Cypher),
            "txt" => Some(Self::Box),
            _ => None,
        }
    }

    /// Writes the answer. Only [`Mode::Box`] leaves anything out, and only where the layout
    /// says so.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(
        self,
        answer: &Rows<'_>,
        layout: Layout,
        out: &mut dyn Write,
    ) -> io::Result<Elided> {
        match self {
            Self::Box => {
                let (text, elided) = table::draw_box(answer, layout);
                out.write_all(text.as_bytes())?;
                return Ok(elided);
            }
            Self::Markdown => out.write_all(table::draw_markdown(answer).as_bytes())?,
            Self::Csv => delimited(answer, b',', out)?,
            Self::Tsv => delimited(answer, b'\t', out)?,
            Self::Json => json::array(answer, out)?,
            Self::Jsonl => json::lines(answer, out)?,
            Self::Line => lines(answer, layout, out)?,
            Self::Html => super::html::page(answer, layout.lang, out)?,
            Self::Cypher => literal::list(answer, out)?,
            Self::Graph => literal::graph(answer, layout.lang, out)?,
        }
        Ok(Elided::default())
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Mode {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .iter()
            .find(|mode| mode.name().eq_ignore_ascii_case(name))
            .copied()
            .ok_or_else(|| {
                let names: Vec<&str> = Self::ALL.iter().map(|mode| mode.name()).collect();
                names.join(", ")
            })
    }
}

fn delimited(answer: &Rows<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    writer.write_record(answer.columns)?;
    for row in answer.rows {
        writer.write_record(row.iter().map(|value| answer.shown.cell(value)))?;
    }
    writer.flush()
}

fn lines(answer: &Rows<'_>, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = answer
        .columns
        .iter()
        .map(|name| one_line(name).into_owned())
        .collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    for (index, row) in answer.rows.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        for (name, value) in names.iter().zip(row) {
            let name = layout.palette.paint(Role::Strong, &pad_right(name, widest));
            let text = many_lines(&answer.shown.cell(value));
            let text = text.replace('\n', &format!("\n{}", " ".repeat(widest + 2)));
            writeln!(out, "{}", format!("{name}  {text}").trim_end())?;
        }
    }
    Ok(())
}
