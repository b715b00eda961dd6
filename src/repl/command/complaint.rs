//! What a wrong command is told: which one was meant, and how it is written.

use crate::render::{Lang, Message};
use crate::repl::phrasebook;

use super::table;

/// Says that no command has this name, and which one may have been meant.
pub(super) fn unknown(name: &str, known: &[&str], lang: Lang) -> String {
    let mut text = lang.fill(Message::NoSuchCommand, &[("name", &name)]);
    let meant = nearest(name, known.iter().copied());
    let meant: Vec<String> = meant.into_iter().map(|name| format!(":{name}")).collect();
    match crate::render::did_you_mean(lang, &meant) {
        Some(hint) => text.push_str(&format!("\n  = {}: {hint}", lang.say(Message::HelpWord))),
        None => text.push_str(&format!("\n  = {}", lang.say(Message::SeeHelp))),
    }
    text
}

/// Says why the arguments do not fit, and how the command is written.
pub(super) fn complaint(error: &clap::Error, name: &str, lang: Lang) -> String {
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
