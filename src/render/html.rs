//! An answer as a page that a browser or a spreadsheet opens, with nothing loaded from elsewhere.

use std::io::{self, Write};

use crate::graph::Value;

use super::value::is_number;
use super::{Lang, Rows};

const HEAD: &str = "<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<title>thidua</title>\n\
<style>\n\
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }\n\
table { border-collapse: collapse; }\n\
th, td { border: 1px solid #ccc; padding: .25rem .6rem; text-align: left; vertical-align: top; }\n\
th { background: #f3f3f3; position: sticky; top: 0; }\n\
td.n { text-align: right; font-variant-numeric: tabular-nums; }\n\
</style>\n";

/// Writes the page. Every text is escaped: news is input that nobody vouches for.
pub(super) fn page(answer: &Rows<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"{lang}\">\n{HEAD}<table>\n<thead><tr>"
    )?;
    for name in answer.columns {
        write!(out, "<th>{}</th>", escape(name))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in answer.rows {
        write!(out, "<tr>")?;
        for value in row {
            let class = if is_number(value) { " class=\"n\"" } else { "" };
            write!(out, "<td{class}>{}</td>", cell(answer, value))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(
        out,
        "</tbody>\n</table>\n<p>{}</p>\n</html>",
        lang.rows(answer.rows.len())
    )
}

fn cell(answer: &Rows<'_>, value: &Value) -> String {
    escape(&answer.shown.cell(value)).replace('\n', "<br>")
}

/// Returns `text` with the five characters escaped that mean something in HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
