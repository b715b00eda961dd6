//! The shell's commands, as one table: help, errors and completion come from it.

mod complaint;
mod vietnamese;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::render::{Lang, Message, Mode};

use super::phrasebook;
use super::words::words;
use complaint::{complaint, unknown};
pub(crate) use complaint::{nearest, usage};
pub(crate) use vietnamese::HELP;

#[derive(Debug, Parser)]
#[command(
    name = ":",
    multicall = true,
    disable_help_subcommand = true,
    disable_help_flag = true
)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

/// A command, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
#[command(rename_all = "lower")]
pub(crate) enum Command {
    /// Finds entities by name or alias; diacritics need not be typed
    Find {
        /// What to look for; `:find :Campaign tet` looks among campaigns only
        #[arg(value_name = "TEXT")]
        text: String,
    },
    /// Shows a card: names, kind, place, dates, relationships by type, sources
    Show {
        /// An id or a name; without it, the first node of the last result
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
    /// Lists the neighbours of an entity
    Expand {
        /// An id or a name
        #[arg(value_name = "ID")]
        id: String,
        /// Only relationships of this type
        #[arg(value_name = "TYPE")]
        rel_type: Option<String>,
    },
    /// Shows the shortest path between two entities, whatever the directions
    Path {
        /// An id or a name
        #[arg(value_name = "FROM")]
        from: String,
        /// An id or a name
        #[arg(value_name = "TO")]
        to: String,
        /// Most steps
        #[arg(value_name = "STEPS", default_value_t = 6)]
        steps: u8,
    },
    /// Lists labels, relationship types and properties, with counts and examples
    Schema {
        /// Only this label or relationship type
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    /// Shows the sentences that the last result rests on
    Evidence {
        /// Only this row of it, counted from 1; or an id or a name
        #[arg(value_name = "ROW")]
        row: Option<String>,
    },
    /// Explains why the words of the evidence were read as they were
    Why {
        /// Only this row of the last result, counted from 1; or an id or a name
        #[arg(value_name = "ROW")]
        row: Option<String>,
    },
    /// Lists what was read with little confidence, the weakest first
    Review {
        /// Only what is below this confidence
        #[arg(value_name = "CONFIDENCE", default_value = "0.6")]
        below: String,
    },
    /// Sets how results are written: box, markdown, csv, tsv, json, jsonl, line, html, cypher or graph
    Mode {
        /// The mode; without it, tells which one is set
        #[arg(value_name = "MODE", value_parser = parse_mode)]
        mode: Option<Mode>,
    },
    /// Writes the next result to a file, or to a command after `|`
    Once {
        /// FILE (its ending chooses the mode) or | COMMAND
        #[arg(value_name = "TARGET")]
        target: String,
    },
    /// Writes all results to a file from now on; without one, to the screen again
    Output {
        /// FILE (its ending chooses the mode)
        #[arg(value_name = "FILE")]
        target: Option<String>,
    },
    /// Shows the last result again, whole
    Last,
    /// Opens the last result in the browser or the spreadsheet
    Open {
        /// html or csv
        #[arg(value_name = "AS", default_value = "html")]
        format: String,
    },
    /// Writes the graph to a file in another format
    Export {
        /// The file; its ending chooses the format
        #[arg(value_name = "FILE")]
        file: String,
        /// The format, where the ending does not say it
        #[arg(value_name = "FORMAT")]
        format: Option<String>,
    },
    /// Lists saved queries
    Queries {
        /// Only those with this in their name or title
        #[arg(value_name = "TEXT")]
        text: Option<String>,
    },
    /// Runs a saved query
    Run {
        /// Its name, or a file
        #[arg(value_name = "NAME")]
        name: String,
        /// Values of its parameters: place='Huế'
        #[arg(value_name = "KEY=VALUE")]
        values: Vec<String>,
    },
    /// Saves the last query under a name
    Save {
        /// The name: small letters, digits and `_`
        #[arg(value_name = "NAME")]
        name: String,
        /// A title for lists
        #[arg(value_name = "TITLE")]
        title: Vec<String>,
    },
    /// Edits the last query, or a saved one, in $EDITOR
    Edit {
        /// The name of a saved query
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    /// Runs the statements of a file
    Read {
        /// The file
        #[arg(value_name = "FILE")]
        file: String,
    },
    /// Sets, shows or forgets parameters: `:param place='Huế'`, `:param place=`
    Param {
        /// KEY=VALUE; KEY= forgets
        #[arg(value_name = "KEY=VALUE")]
        values: Vec<String>,
    },
    /// Shows the plan of a query, or of the last one, without running it
    Explain {
        /// The query
        #[arg(value_name = "QUERY")]
        query: Option<String>,
    },
    /// Runs a query, or the last one, and shows its plan with the rows of each step
    Profile {
        /// The query
        #[arg(value_name = "QUERY")]
        query: Option<String>,
    },
    /// Begins a transaction: nothing is written until `:commit`
    Begin,
    /// Keeps what was changed since `:begin`
    Commit,
    /// Takes back what was changed since `:begin`
    Rollback,
    /// Takes back the last statement that changed the graph
    Undo,
    /// Tells after each result how long it took: on or off
    Timer {
        /// on or off
        #[arg(value_name = "WHEN", value_parser = ["on", "off"], hide_possible_values = true)]
        when: Option<String>,
    },
    /// Sets how many rows a box shows; 0 shows all
    Limit {
        /// The number of rows
        #[arg(value_name = "ROWS")]
        rows: Option<usize>,
    },
    /// Shows help on a command, a function, or: keys, modes, queries, functions, procedures
    Help {
        /// What to explain
        #[arg(value_name = "TOPIC")]
        topic: Option<String>,
    },
    /// Leaves the shell
    #[command(visible_aliases = ["exit", "q"])]
    Quit,
}

/// The commands in the order and under the headings of `:help`.
pub(crate) const GROUPS: &[(Message, &[&str])] = &[
    (
        Message::GroupLook,
        &[
            "find", "show", "expand", "path", "schema", "evidence", "why", "review",
        ],
    ),
    (
        Message::GroupResults,
        &[
            "mode", "once", "output", "last", "open", "export", "timer", "limit",
        ],
    ),
    (
        Message::GroupQueries,
        &[
            "queries", "run", "save", "edit", "read", "param", "explain", "profile",
        ],
    ),
    (
        Message::GroupChanges,
        &["begin", "commit", "rollback", "undo"],
    ),
    (Message::GroupShell, &["help", "quit"]),
];

/// Commands whose argument is everything up to the end of the line, quotes and all.
const WHOLE_LINE: &[&str] = &[
    "find", "show", "evidence", "why", "queries", "once", "output", "explain", "profile", "read",
];

/// Commands whose words keep their quotes, because those tell a text from a number.
const RAW_WORDS: &[&str] = &["run", "param"];

fn parse_mode(name: &str) -> Result<Mode, String> {
    name.parse()
}

/// Returns the table of commands in a language.
pub(crate) fn table(lang: Lang) -> clap::Command {
    phrasebook::speak(Line::command(), "", HELP, lang)
}

/// Returns every name by which a command can be called, in the order of `:help`.
pub(crate) fn names() -> Vec<&'static str> {
    let grouped = GROUPS.iter().flat_map(|(_, names)| names.iter().copied());
    grouped.chain(["exit", "q"]).collect()
}

/// Reads a line that begins with `:`.
///
/// # Errors
/// What to tell the user where the line is no command.
pub(crate) fn parse(line: &str, lang: Lang) -> Result<Command, String> {
    let line = line
        .trim()
        .trim_start_matches(':')
        .trim_end_matches(';')
        .trim();
    let (name, rest) = line
        .split_once(char::is_whitespace)
        .map_or((line, ""), |(name, rest)| (name, rest.trim()));
    let name = name.to_lowercase();
    if name.is_empty() {
        return Err(lang.say(Message::EmptyCommand).to_owned());
    }
    let known = names();
    if !known.contains(&name.as_str()) {
        return Err(unknown(&name, &known, lang));
    }
    let mut arguments = vec![name.clone()];
    if RAW_WORDS.contains(&name.as_str()) {
        let raw = words(rest).into_iter();
        arguments.extend(raw.filter_map(|word| rest.get(word.range).map(str::to_owned)));
    } else if WHOLE_LINE.contains(&name.as_str()) {
        if !rest.is_empty() {
            arguments.push(unquoted(rest).to_owned());
        }
    } else {
        arguments.extend(words(rest).into_iter().map(|word| word.text));
    }
    // Nothing that a user types here is an option, not even `-5`.
    let escape = arguments.iter().skip(1).any(|word| word.starts_with('-'));
    if escape {
        arguments.insert(1, "--".to_owned());
    }
    table(lang)
        .try_get_matches_from(arguments)
        .and_then(|matches| Line::from_arg_matches(&matches))
        .map(|line| line.command)
        .map_err(|error| complaint(&error, &name, lang))
}

fn unquoted(text: &str) -> &str {
    for quote in ['\'', '"'] {
        let inner = text
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner.filter(|inner| !inner.contains(quote)) {
            return inner;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_commands_is_sound_and_spoken_in_both_languages() {
        table(Lang::En).debug_assert();
        let table = table(Lang::En);
        let mut listed = names();
        for command in table.get_subcommands() {
            let name = command.get_name();
            assert!(listed.contains(&name), "{name} is in no group");
            assert!(
                HELP.iter().any(|(key, _)| *key == name),
                "no Vietnamese for {name}"
            );
            for argument in command.get_arguments() {
                let key = format!("{name} {}", argument.get_id());
                assert!(
                    HELP.iter().any(|(known, _)| *known == key),
                    "no Vietnamese for {key}"
                );
            }
            listed.retain(|listed| *listed != name);
        }
        assert_eq!(listed, ["exit", "q"]);
    }

    #[test]
    fn a_wrong_command_says_what_was_meant() {
        let said = parse(":shcema", Lang::En).unwrap_err();
        assert_eq!(
            said,
            "no command `:shcema`\n  = help: did you mean `:schema`?"
        );
        let said = parse(":path a", Lang::En).unwrap_err();
        assert!(said.ends_with("usage: :path FROM TO [STEPS]"), "{said}");
        let said = parse(":mode tabel", Lang::Vi).unwrap_err();
        assert!(said.contains("tabel"), "{said}");
    }

    #[test]
    fn whole_line_commands_keep_quotes_inside() {
        let find = |text: &str| Command::Find {
            text: text.to_owned(),
        };
        assert_eq!(parse(":find O'Brien x", Lang::En), Ok(find("O'Brien x")));
        assert_eq!(
            parse(":find 'Thường Tín'", Lang::En),
            Ok(find("Thường Tín"))
        );
        assert_eq!(
            parse(":path 'LĐLĐ huyện Thường Tín' u:tld 3;", Lang::En),
            Ok(Command::Path {
                from: "LĐLĐ huyện Thường Tín".to_owned(),
                to: "u:tld".to_owned(),
                steps: 3
            })
        );
        assert_eq!(parse(":q", Lang::En), Ok(Command::Quit));
    }
}
