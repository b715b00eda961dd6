//! The shell's commands, as one table: help, errors and completion come from it.

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::render::{Lang, Message, Mode};

use super::phrasebook;
use super::words::words;

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

/// Vietnamese help; a key is the command, then the argument.
pub(crate) const HELP: &[(&str, &str)] = &[
    ("find", "Tìm theo tên hoặc tên khác; không cần gõ dấu"),
    (
        "find text",
        "Từ cần tìm; `:find :Campaign tet` chỉ tìm phong trào",
    ),
    (
        "show",
        "Hiện thẻ thông tin: tên, loại, nơi, ngày, quan hệ theo loại, nguồn",
    ),
    (
        "show id",
        "Mã hoặc tên; không có thì lấy nút đầu của kết quả vừa rồi",
    ),
    ("expand", "Liệt kê các nút kề"),
    ("expand id", "Mã hoặc tên"),
    ("expand rel_type", "Chỉ quan hệ loại này"),
    ("path", "Đường ngắn nhất giữa hai nút, không kể chiều"),
    ("path from", "Mã hoặc tên"),
    ("path to", "Mã hoặc tên"),
    ("path steps", "Số bước nhiều nhất"),
    (
        "schema",
        "Liệt kê nhãn, loại quan hệ và thuộc tính, kèm số lượng và ví dụ",
    ),
    ("schema name", "Chỉ nhãn hoặc loại quan hệ này"),
    ("evidence", "Hiện các câu làm chứng cho kết quả vừa rồi"),
    (
        "evidence row",
        "Chỉ dòng này, tính từ 1; hoặc một mã hay tên",
    ),
    (
        "why",
        "Giải thích vì sao các từ trong câu được hiểu như vậy",
    ),
    (
        "why row",
        "Chỉ dòng này của kết quả, tính từ 1; hoặc một mã hay tên",
    ),
    (
        "review",
        "Liệt kê những gì được đọc với độ tin thấp, yếu nhất trước",
    ),
    ("review below", "Chỉ những gì dưới độ tin này"),
    (
        "mode",
        "Chọn cách ghi kết quả: box, markdown, csv, tsv, json, jsonl, line, html, cypher hoặc graph",
    ),
    (
        "mode mode",
        "Cách ghi; không có thì cho biết cách đang dùng",
    ),
    (
        "once",
        "Ghi kết quả kế tiếp vào tệp, hoặc vào lệnh sau dấu `|`",
    ),
    ("once target", "TỆP (đuôi tệp chọn cách ghi) hoặc | LỆNH"),
    (
        "output",
        "Từ nay ghi mọi kết quả vào tệp; không có tệp thì lại ra màn hình",
    ),
    ("output target", "TỆP (đuôi tệp chọn cách ghi)"),
    ("last", "Hiện lại kết quả vừa rồi, đầy đủ"),
    (
        "open",
        "Mở kết quả vừa rồi trong trình duyệt hoặc bảng tính",
    ),
    ("open format", "html hoặc csv"),
    ("export", "Ghi đồ thị ra tệp ở định dạng khác"),
    ("export file", "Tệp; đuôi tệp chọn định dạng"),
    ("export format", "Định dạng, khi đuôi tệp không nói rõ"),
    ("queries", "Liệt kê truy vấn đã lưu"),
    (
        "queries text",
        "Chỉ truy vấn có từ này trong tên hoặc tiêu đề",
    ),
    ("run", "Chạy truy vấn đã lưu"),
    ("run name", "Tên truy vấn, hoặc tệp"),
    ("run values", "Giá trị tham số: place='Huế'"),
    ("save", "Lưu truy vấn vừa rồi dưới một tên"),
    ("save name", "Tên: chữ thường, số và `_`"),
    ("save title", "Tiêu đề trong danh sách"),
    (
        "edit",
        "Sửa truy vấn vừa rồi, hoặc truy vấn đã lưu, bằng $EDITOR",
    ),
    ("edit name", "Tên truy vấn đã lưu"),
    ("read", "Chạy các câu lệnh trong tệp"),
    ("read file", "Tệp"),
    (
        "param",
        "Đặt, xem hoặc bỏ tham số: `:param place='Huế'`, `:param place=`",
    ),
    ("param values", "TÊN=GIÁ TRỊ; TÊN= để bỏ"),
    ("explain", "Hiện kế hoạch của truy vấn mà không chạy"),
    (
        "explain query",
        "Truy vấn; không có thì lấy truy vấn vừa rồi",
    ),
    (
        "profile",
        "Chạy truy vấn và hiện kế hoạch với số dòng từng bước",
    ),
    (
        "profile query",
        "Truy vấn; không có thì lấy truy vấn vừa rồi",
    ),
    ("begin", "Bắt đầu giao dịch: chưa ghi gì cho đến `:commit`"),
    ("commit", "Giữ các thay đổi từ `:begin`"),
    ("rollback", "Bỏ các thay đổi từ `:begin`"),
    ("undo", "Bỏ câu lệnh vừa thay đổi đồ thị"),
    ("timer", "Báo thời gian sau mỗi kết quả: on hoặc off"),
    ("timer when", "on hoặc off"),
    ("limit", "Số dòng bảng hiện ra; 0 là tất cả"),
    ("limit rows", "Số dòng"),
    (
        "help",
        "Trợ giúp về lệnh, hàm, hoặc: keys, modes, queries, functions, procedures",
    ),
    ("help topic", "Điều cần giải thích"),
    ("quit", "Thoát"),
];

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

fn unknown(name: &str, known: &[&str], lang: Lang) -> String {
    let mut text = lang.fill(Message::NoSuchCommand, &[("name", &name)]);
    let meant = nearest(name, known.iter().copied());
    let meant: Vec<String> = meant.into_iter().map(|name| format!(":{name}")).collect();
    match crate::render::did_you_mean(lang, &meant) {
        Some(hint) => text.push_str(&format!("\n  = {}: {hint}", lang.say(Message::HelpWord))),
        None => text.push_str(&format!("\n  = {}", lang.say(Message::SeeHelp))),
    }
    text
}

fn complaint(error: &clap::Error, name: &str, lang: Lang) -> String {
    let said = phrasebook::reason(error, lang);
    let usage = usage(name, lang);
    format!("{said}\n  = {}: {usage}", lang.say(Message::UsageWord))
}

/// Returns how a command is written: `:path <FROM> <TO> [STEPS]`.
pub(crate) fn usage(name: &str, lang: Lang) -> String {
    let mut table = table(lang);
    table.build();
    let Some(command) = table.find_subcommand_mut(name) else {
        return format!(":{name}");
    };
    let mut usage = format!(":{}", command.get_name());
    for argument in command.get_positionals() {
        let names = argument.get_value_names().unwrap_or_default();
        let name = names.first().map_or("", |name| name.as_str());
        let many = argument
            .get_num_args()
            .is_some_and(|count| count.max_values() > 1);
        let dots = if many { "..." } else { "" };
        usage.push_str(&match argument.is_required_set() {
            true => format!(" {name}{dots}"),
            false => format!(" [{name}{dots}]"),
        });
    }
    usage
}

/// Returns the names that are written almost like `name`, best first.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let wanted = crate::text::strip_marks(name);
    let mut near: Vec<(usize, usize, &str)> = known
        .enumerate()
        .filter_map(|(order, candidate)| {
            let folded = crate::text::strip_marks(candidate);
            let distance = strsim::damerau_levenshtein(&wanted, &folded);
            let close = distance <= 1 + wanted.chars().count() / 4;
            let starts = wanted.chars().count() >= 2 && folded.starts_with(&wanted);
            (close || starts).then_some((distance, order, candidate))
        })
        .collect();
    near.sort_unstable();
    near.dedup_by_key(|entry| entry.2);
    near.into_iter().take(3).map(|entry| entry.2).collect()
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
