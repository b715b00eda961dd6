//! Tables of arguments in Vietnamese: what clap would say in English.

use std::error::Error as _;

use clap::builder::Resettable;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::render::Lang;

/// Vietnamese texts; a key is a command's path, then the argument's id.
pub(crate) type Phrases = [(&'static str, &'static str)];

/// What stands for an argument's value.
const VALUES: &[(&str, &str)] = &[
    ("ARTICLE", "BÀI_VIẾT"),
    ("ARTICLES", "BÀI_VIẾT"),
    ("AS", "DẠNG"),
    ("CONFIDENCE", "ĐỘ_TIN"),
    ("FIELD=NAME", "TRƯỜNG=TÊN"),
    ("FILE", "TỆP"),
    ("FORMAT", "ĐỊNH_DẠNG"),
    ("FROM", "TỪ"),
    ("ID", "MÃ"),
    ("KEY=VALUE", "TÊN=GIÁ_TRỊ"),
    ("LANG", "NGÔN_NGỮ"),
    ("MODE", "CÁCH_GHI"),
    ("NAME", "TÊN"),
    ("PATH", "ĐƯỜNG_DẪN"),
    ("QUERY", "TRUY_VẤN"),
    ("ROW", "DÒNG"),
    ("ROWS", "SỐ_DÒNG"),
    ("STEPS", "SỐ_BƯỚC"),
    ("SURFACE", "TỪ_NGỮ"),
    ("TARGET", "ĐÍCH"),
    ("TEXT", "NỘI_DUNG"),
    ("TITLE", "TIÊU_ĐỀ"),
    ("TO", "ĐẾN"),
    ("TOPIC", "ĐỀ_MỤC"),
    ("TYPE", "LOẠI"),
    ("WHEN", "KHI_NÀO"),
];

/// Words of clap's own in a page of help.
const WORDS: &[(&str, &str)] = &[
    ("Usage: ", "Cách dùng: "),
    ("[OPTIONS]", "[TÙY_CHỌN]"),
    ("[COMMAND]", "[LỆNH]"),
    ("[default: ", "[mặc định: "),
    ("[alias: ", "[tên khác: "),
    ("[aliases: ", "[tên khác: "),
    ("[possible values: ", "[các giá trị: "),
];

/// Returns the Vietnamese text of `key`.
#[must_use]
pub(crate) fn find(key: &str, phrases: &Phrases) -> Option<&'static str> {
    phrases
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, text)| *text)
}

/// Returns the table with every text in `lang`; `path` is the key of the command itself.
#[must_use]
pub(crate) fn speak(command: Command, path: &str, phrases: &Phrases, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Vi => translate(command, path, phrases),
    }
}

/// The key of the program itself; the table of the shell's commands has another.
const ROOT: &str = "thidua";

/// A flag that clap would make itself, in English.
fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .action(action)
        .help(help)
        .help_heading("Tùy chọn")
}

fn translate(mut command: Command, path: &str, phrases: &Phrases) -> Command {
    if let Some(text) = find(path, phrases) {
        command = command.about(text).long_about(Resettable::Reset);
    }
    let below = |name: &str| format!("{path} {name}").trim_start().to_owned();
    command = command
        .help_template("{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("Lệnh")
        .mut_args(|arg| {
            let id = arg.get_id().to_string();
            // What every command understands is told once, at the root.
            let shared = || {
                let root = path.split(' ').next().unwrap_or_default();
                find(&format!("{root} {id}"), phrases)
            };
            let heading = if arg.is_positional() {
                "Tham số"
            } else {
                "Tùy chọn"
            };
            let values = arg.get_value_names().unwrap_or_default();
            let value = values.first().and_then(|name| find(name.as_str(), VALUES));
            let arg = match value {
                Some(value) => arg.value_name(value),
                None => arg,
            };
            match find(&below(&id), phrases).or_else(shared) {
                Some(text) => arg.help(text).long_help(Resettable::Reset),
                None => arg,
            }
            .help_heading(heading)
        });
    if path == ROOT {
        command = command.disable_version_flag(true).arg(flag(
            "version",
            'V',
            ArgAction::Version,
            "In phiên bản",
        ));
    }
    if path.starts_with(ROOT) {
        let help = flag("help", 'h', ArgAction::Help, "In trợ giúp này");
        command = command.disable_help_flag(true).arg(help);
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let path = below(&name);
        command = command.mut_subcommand(&name, |sub| translate(sub, &path, phrases));
    }
    command
}

/// Returns what is wrong with the arguments, in one line.
#[must_use]
pub(crate) fn reason(error: &clap::Error, lang: Lang) -> String {
    match lang {
        Lang::En => {
            let text = error.to_string();
            let line = text.lines().next().unwrap_or_default();
            let mut line = line.trim_start_matches("error: ").to_owned();
            if error.kind() == ErrorKind::MissingRequiredArgument {
                let missing = context(error, ContextKind::InvalidArg);
                line = format!("{} is missing", missing.replace(['<', '>'], ""));
            }
            line
        }
        Lang::Vi => vietnamese(error).unwrap_or_else(|| error.to_string()),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

fn vietnamese(error: &clap::Error) -> Option<String> {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tham số `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            format!("không có lệnh `{name}`")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("`{argument}` cần một giá trị")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let mut said = format!("giá trị `{value}` không hợp với `{argument}`");
            let known = context(error, ContextKind::ValidValue);
            let known = error.source().map_or(known, ToString::to_string);
            if !known.is_empty() {
                said.push_str(&format!("; có thể là: {known}"));
            }
            said
        }
        ErrorKind::MissingRequiredArgument => {
            format!("thiếu {}", argument.replace(['<', '>'], ""))
        }
        ErrorKind::ArgumentConflict => format!("`{argument}` không đi cùng tham số khác đã cho"),
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        _ => return None,
    })
}

/// Replaces clap's own words in a text.
fn in_vietnamese(text: &str) -> String {
    let words = WORDS.iter();
    words.fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Returns help, version or a mistake in the arguments as text in `lang`.
#[must_use]
pub(crate) fn error(error: &clap::Error, lang: Lang) -> String {
    let plain = error.to_string();
    match (lang, error.use_stderr()) {
        (Lang::En, _) => return plain,
        (Lang::Vi, false) => {
            return in_vietnamese(&plain);
        }
        (Lang::Vi, true) => {}
    }
    let Some(said) = vietnamese(error) else {
        return plain;
    };
    let mut text = format!("lỗi: {said}\n");
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for name in suggested.map(|kind| context(error, kind)) {
        if !name.is_empty() {
            text.push_str(&format!("\n  gợi ý: ý bạn là `{name}`?\n"));
        }
    }
    let usage = context(error, ContextKind::Usage);
    if !usage.is_empty() {
        text.push_str(&format!("\n{}\n", in_vietnamese(&usage)));
    }
    text.push_str("\nXem thêm: `--help`\n");
    text
}
