//! Tables of arguments in Vietnamese: what clap would say in English.

use clap::Command;
use clap::error::{ContextKind, ErrorKind};

use crate::render::Lang;

/// Vietnamese texts; a key is a command's path, then the argument's id.
pub(crate) type Phrases = [(&'static str, &'static str)];

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

fn translate(mut command: Command, path: &str, phrases: &Phrases) -> Command {
    if let Some(text) = find(path, phrases) {
        command = command.about(text).long_about(text);
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
            match find(&below(&id), phrases).or_else(shared) {
                Some(text) => arg.help(text).long_help(text),
                None => arg,
            }
            .help_heading(heading)
        });
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
            format!("giá trị `{value}` không hợp với `{argument}`")
        }
        ErrorKind::MissingRequiredArgument => {
            format!("thiếu {}", argument.replace(['<', '>'], ""))
        }
        ErrorKind::ArgumentConflict => format!("`{argument}` không đi cùng tham số khác đã cho"),
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        _ => return None,
    })
}

/// Returns help, version or a mistake in the arguments as text in `lang`.
#[must_use]
pub(crate) fn error(error: &clap::Error, lang: Lang) -> String {
    let plain = error.to_string();
    if lang == Lang::En || !error.use_stderr() {
        return plain;
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
    text.push_str("\nXem thêm: thidua --help\n");
    text
}
