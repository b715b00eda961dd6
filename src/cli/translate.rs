//! The help of the command line in Vietnamese.

use clap::Command;
use clap::error::{ContextKind, ErrorKind};

use crate::render::Lang;

/// What each command and argument is about. A key is the command's path, then the argument's id.
const HELP: &[(&str, &str)] = &[
    (
        "thidua",
        "Đọc tin tức công đoàn thành đồ thị tri thức và trả lời openCypher",
    ),
    (
        "thidua lang",
        "Ngôn ngữ của thông báo và trợ giúp: en hoặc vi",
    ),
    ("thidua color", "Khi nào tô màu: auto, always hoặc never"),
    (
        "thidua completions",
        "In phần tự hoàn thành cho bash, zsh, fish, elvish hoặc powershell",
    ),
    ("thidua completions shell", "Shell cần tự hoàn thành"),
    ("thidua man", "In trang hướng dẫn (man)"),
];

fn vietnamese(key: &str) -> Option<&'static str> {
    HELP.iter()
        .find(|(known, _)| *known == key)
        .map(|(_, text)| *text)
}

/// Returns the table with every text in `lang`.
pub(crate) fn command(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Vi => speak(command, "thidua"),
    }
}

fn speak(mut command: Command, path: &str) -> Command {
    if let Some(text) = vietnamese(path) {
        command = command.about(text).long_about(text);
    }
    command = command
        .help_template("{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("Lệnh")
        .mut_args(|arg| {
            let own = vietnamese(&format!("{path} {}", arg.get_id()));
            let shared = || vietnamese(&format!("thidua {}", arg.get_id()));
            let text = own.or_else(shared);
            let heading = if arg.is_positional() {
                "Tham số"
            } else {
                "Tùy chọn"
            };
            let arg = match text {
                Some(text) => arg.help(text).long_help(text),
                None => arg,
            };
            arg.help_heading(heading)
        });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let below = format!("{path} {name}");
        command = command.mut_subcommand(&name, |sub| speak(sub, &below));
    }
    command
}

/// Returns help, version or a mistake as text in `lang`.
pub(crate) fn error(error: &clap::Error, lang: Lang) -> String {
    let plain = error.to_string();
    if lang == Lang::En || !error.use_stderr() {
        return plain;
    }
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string);
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tham số `{argument}`"),
        ErrorKind::InvalidSubcommand => format!(
            "không có lệnh `{}`",
            context(ContextKind::InvalidSubcommand).unwrap_or_default()
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("`{argument}` cần một giá trị")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("giá trị `{value}` không hợp với `{argument}`")
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu tham số {argument}"),
        ErrorKind::ArgumentConflict => format!("`{argument}` không đi cùng tham số khác đã cho"),
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        _ => return plain,
    };
    let mut text = format!("lỗi: {said}\n");
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for name in meant.into_iter().filter_map(context) {
        text.push_str(&format!("\n  gợi ý: ý bạn là `{name}`?\n"));
    }
    text.push_str("\nXem thêm: thidua --help\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        if vietnamese(path).is_none() {
            found.push(path.to_owned());
        }
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            let own = format!("{path} {id}");
            let known = vietnamese(&own).or_else(|| vietnamese(&format!("thidua {id}")));
            if known.is_none() && !arg.is_hide_set() {
                found.push(own);
            }
        }
        for sub in command.get_subcommands() {
            missing(sub, &format!("{path} {}", sub.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_vietnamese_help() {
        let mut found = Vec::new();
        missing(&super::super::table(Lang::En), "thidua", &mut found);
        assert!(found.is_empty(), "no Vietnamese help for {found:#?}");
    }

    #[test]
    fn the_table_of_arguments_is_sound() {
        super::super::table(Lang::En).debug_assert();
        super::super::table(Lang::Vi).debug_assert();
    }
}
