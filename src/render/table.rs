//! A table that fits where it is shown: the right widths for Vietnamese, head and tail of long
//! answers, numbers at the right edge.

use std::borrow::Cow;

use super::style::{Palette, Role};
use super::value::is_number;
use super::width::{clip, clip_middle, one_line, pad_left, pad_right, width};
use super::{Lang, Rows};

/// Where a table is to be shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout {
    /// Columns of the terminal; nothing is cut where they are not known.
    pub columns: Option<usize>,
    /// Most rows that are shown, half from the head and half from the tail; all where not set.
    pub rows: Option<usize>,
    /// Whether to colour.
    pub palette: Palette,
    /// The language of what stands around the table.
    pub lang: Lang,
}

/// What was left out of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Elided {
    /// Rows that are shown, where some are not.
    pub rows_shown: Option<usize>,
    /// Columns that are not shown.
    pub columns_left_out: usize,
}

/// A column narrower than this says nothing.
const NARROWEST: usize = 6;

/// Rows whose cells are measured; of a longer answer that is written whole, later cells may make
/// their line longer.
const MEASURED: usize = 10_000;

struct Column {
    header: String,
    cells: Vec<String>,
    columns: usize,
    right: bool,
}

/// Draws the answer in a box. A row of `·` stands for rows that are not shown.
#[must_use]
pub(super) fn draw_box(answer: &Rows<'_>, layout: Layout) -> (String, Elided) {
    let picked = pick_rows(answer.rows.len(), layout.rows);
    let mut columns = measure(answer, &picked);
    let left_out = layout
        .columns
        .map_or(0, |available| fit(&mut columns, available));
    let paint = |role, text: &str| layout.palette.paint(role, text);
    let rule = |left: &str, mid: &str, right: &str| {
        let bars: Vec<String> = columns.iter().map(|c| "─".repeat(c.columns + 2)).collect();
        paint(Role::Faint, &format!("{left}{}{right}", bars.join(mid))) + "\n"
    };
    let bar = paint(Role::Faint, "│");
    let line = |cells: Vec<String>| {
        let inner = cells.join(&format!(" {bar} "));
        format!("{bar} {inner} {bar}\n")
    };
    let mut text = rule("┌", "┬", "┐");
    text.push_str(&line(
        columns
            .iter()
            .map(|column| {
                let header = clip(&column.header, column.columns);
                paint(Role::Strong, &padded(&header, column))
            })
            .collect(),
    ));
    text.push_str(&rule("├", "┼", "┤"));
    for index in 0..picked.head + picked.tail {
        if index == picked.head && picked.is_elided() {
            let dots = columns.iter().map(|c| {
                let dots = if c.right {
                    pad_left("·", c.columns)
                } else {
                    pad_right("·", c.columns)
                };
                paint(Role::Faint, &dots)
            });
            text.push_str(&line(dots.collect()));
        }
        let cells = columns.iter().map(|column| {
            let cell = column.cells.get(index).map_or("", String::as_str);
            padded(&clip_middle(cell, column.columns), column)
        });
        text.push_str(&line(cells.collect()));
    }
    text.push_str(&rule("└", "┴", "┘"));
    let elided = Elided {
        rows_shown: picked.is_elided().then_some(picked.head + picked.tail),
        columns_left_out: left_out,
    };
    (text, elided)
}

/// Draws the answer as a table of Markdown, whole.
#[must_use]
pub(super) fn draw_markdown(answer: &Rows<'_>) -> String {
    let picked = pick_rows(answer.rows.len(), None);
    let mut columns = measure(answer, &picked);
    for column in &mut columns {
        column.header = escaped(&column.header);
        for cell in &mut column.cells {
            *cell = escaped(cell);
        }
        let widest = column.cells.iter().map(|cell| width(cell)).max();
        column.columns = widest.unwrap_or(0).max(width(&column.header)).max(3);
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(columns.iter().map(|c| padded(&c.header, c)).collect());
    text.push_str(&line(
        columns
            .iter()
            .map(|column| {
                let dashes = "-".repeat(column.columns - usize::from(column.right));
                format!("{dashes}{}", if column.right { ":" } else { "" })
            })
            .collect(),
    ));
    for index in 0..answer.rows.len() {
        text.push_str(&line(
            columns
                .iter()
                .map(|column| padded(column.cells.get(index).map_or("", String::as_str), column))
                .collect(),
        ));
    }
    text
}

fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace('<', "&lt;")
}

fn padded(cell: &str, column: &Column) -> String {
    if column.right {
        pad_left(cell, column.columns)
    } else {
        pad_right(cell, column.columns)
    }
}

struct Picked {
    head: usize,
    tail: usize,
    total: usize,
}

impl Picked {
    fn is_elided(&self) -> bool {
        self.head + self.tail < self.total
    }

    fn indices(&self) -> impl Iterator<Item = usize> {
        (0..self.head).chain(self.total - self.tail..self.total)
    }
}

/// A line of dots in place of one or two rows would save nothing.
fn pick_rows(total: usize, most: Option<usize>) -> Picked {
    match most {
        Some(most) if total > most + 2 => {
            let tail = most / 2;
            Picked {
                head: most - tail,
                tail,
                total,
            }
        }
        _ => Picked {
            head: total,
            tail: 0,
            total,
        },
    }
}

fn measure(answer: &Rows<'_>, picked: &Picked) -> Vec<Column> {
    let header = |name: &String| one_line(name).into_owned();
    let mut columns: Vec<Column> = answer
        .columns
        .iter()
        .map(|name| Column {
            columns: width(&header(name)),
            header: header(name),
            cells: Vec::new(),
            right: false,
        })
        .collect();
    for (at, column) in columns.iter_mut().enumerate() {
        let mut numbers = 0_usize;
        let mut others = 0_usize;
        for (nth, row) in picked
            .indices()
            .filter_map(|index| answer.rows.get(index))
            .enumerate()
        {
            let Some(value) = row.get(at) else { continue };
            let text = answer.shown.cell(value);
            match value {
                crate::graph::Value::Null => {}
                value if is_number(value) => numbers += 1,
                _ => others += 1,
            }
            let cell = match one_line(&text) {
                Cow::Borrowed(_) => text,
                Cow::Owned(clean) => clean,
            };
            if nth < MEASURED {
                column.columns = column.columns.max(width(&cell));
            }
            column.cells.push(cell);
        }
        column.right = numbers > 0 && others == 0;
    }
    columns
}

/// Narrows the widest columns first; leaves out columns from the right where even narrow ones do
/// not fit. Returns how many were left out.
fn fit(columns: &mut Vec<Column>, available: usize) -> usize {
    let frame = |count: usize| 3 * count + 1;
    let mut left_out = 0;
    while columns.len() > 1 {
        let least: usize = columns.iter().map(|c| c.columns.min(NARROWEST)).sum();
        if least + frame(columns.len()) <= available {
            break;
        }
        columns.pop();
        left_out += 1;
    }
    let room = available
        .saturating_sub(frame(columns.len()))
        .max(columns.len());
    let mut ceiling = columns.iter().map(|c| c.columns).max().unwrap_or(0);
    let total = |columns: &[Column], ceiling: usize| -> usize {
        columns.iter().map(|c| c.columns.min(ceiling)).sum()
    };
    while ceiling > 1 && total(columns, ceiling) > room {
        ceiling -= 1;
    }
    // What rounding left over goes to the columns that were cut, from the left.
    let mut spare = room.saturating_sub(total(columns, ceiling));
    for column in columns {
        let cut = column.columns > ceiling;
        column.columns = column.columns.min(ceiling);
        if cut && spare > 0 {
            column.columns += 1;
            spare -= 1;
        }
    }
    left_out
}
