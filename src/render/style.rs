//! Colours, by what a piece of text is.

use anstyle::{AnsiColor, Style};

/// What a piece of text is, where colour may help to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A word of the query language.
    Keyword,
    /// A node label.
    Label,
    /// A relationship type.
    RelType,
    /// A property key.
    Key,
    /// A function or procedure.
    Function,
    /// A quoted text.
    Text,
    /// A number.
    Number,
    /// A parameter.
    Parameter,
    /// A comment, a border, whatever may stand back.
    Faint,
    /// A command of the shell.
    Command,
    /// A bracket and its partner.
    Bracket,
    /// What is wrong.
    Wrong,
    /// What deserves a second look.
    Careful,
    /// A heading.
    Strong,
    /// The stretch of a sentence that is the evidence.
    Mark,
}

impl Role {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Self::Keyword => colour(AnsiColor::Blue).bold(),
            Self::Label => colour(AnsiColor::Cyan),
            Self::RelType => colour(AnsiColor::Magenta),
            Self::Key => Style::new(),
            Self::Function => colour(AnsiColor::Blue),
            Self::Text => colour(AnsiColor::Green),
            Self::Number => colour(AnsiColor::Yellow),
            Self::Parameter => colour(AnsiColor::Yellow).bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Command => colour(AnsiColor::Magenta).bold(),
            Self::Bracket => Style::new().bold().underline(),
            Self::Wrong => colour(AnsiColor::Red).bold(),
            Self::Careful => colour(AnsiColor::Yellow),
            Self::Strong => Style::new().bold(),
            Self::Mark => Style::new().bold().underline(),
        }
    }
}

/// The one decision whether to colour. Sixteen colours of the user's own theme, so that nobody
/// need ask the terminal for its background (which hangs some of them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Palette {
    coloured: bool,
    linked: bool,
}

impl Palette {
    /// Writes no escape at all.
    pub const PLAIN: Self = Self {
        coloured: false,
        linked: false,
    };

    /// Colours, and writes links that terminals can open.
    pub const COLOURED: Self = Self {
        coloured: true,
        linked: true,
    };

    /// Tells whether escapes are written.
    #[must_use]
    pub fn is_coloured(self) -> bool {
        self.coloured
    }

    /// Returns `text` in the colour of `role`.
    #[must_use]
    pub fn paint(self, role: Role, text: &str) -> String {
        if !self.coloured || text.is_empty() {
            return text.to_owned();
        }
        let style = role.style();
        format!("{style}{text}{style:#}")
    }

    /// Returns `text` as a link to `address` where links are written, else `text` alone.
    ///
    /// Only web addresses and files become links, and only if no character of them could end the
    /// escape early.
    #[must_use]
    pub fn link(self, text: &str, address: &str) -> String {
        let safe = ["http://", "https://", "file://"]
            .iter()
            .any(|scheme| address.starts_with(scheme))
            && address.chars().all(|c| c.is_ascii_graphic());
        if self.linked && safe {
            format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
        } else {
            text.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_palette_writes_no_escape() {
        assert_eq!(Palette::PLAIN.paint(Role::Wrong, "sai"), "sai");
        assert_eq!(Palette::PLAIN.link("bài", "https://example.vn/"), "bài");
    }

    #[test]
    fn only_web_addresses_without_tricks_become_links() {
        let palette = Palette::COLOURED;
        assert!(palette.link("bài", "https://example.vn/1").contains("]8;;"));
        assert_eq!(palette.link("bài", "https://a\u{1b}\\b"), "bài");
        assert_eq!(palette.link("bài", "javascript:alert(1)"), "bài");
    }
}
