//! The two languages that the program speaks.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::message::Message;

/// A language of messages, help and hints. Error codes, JSON keys and commands are the same in
/// both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Vietnamese.
    Vi,
}

impl Lang {
    /// Returns the language of a locale's name (`vi_VN.UTF-8`), English for all but Vietnamese.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("vi") {
            Self::Vi
        } else {
            Self::En
        }
    }

    /// Returns a message with its places filled: `{name}` becomes the value called `name`.
    #[must_use]
    pub fn fill(self, message: Message, values: &[(&str, &dyn fmt::Display)]) -> String {
        let mut filled = String::new();
        let mut rest = message.text(self);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => filled.push_str(&value.to_string()),
                None => filled.push_str(&format!("{{{name}}}")),
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }

    /// Returns a message that has no places to fill.
    #[must_use]
    pub fn say(self, message: Message) -> &'static str {
        message.text(self)
    }

    /// Returns what a layer below or the system said in English, in this language. What is not
    /// known stays as it is; the system's error numbers, which say nothing to people, go.
    #[must_use]
    pub fn translate(self, english: &str) -> Cow<'_, str> {
        let english = match english.rsplit_once(" (os error ") {
            Some((said, number)) if number.ends_with(')') => said,
            _ => english,
        };
        match self {
            Self::En => Cow::Borrowed(english),
            Self::Vi => {
                super::vietnamese::sentence(english).map_or(Cow::Borrowed(english), Cow::Owned)
            }
        }
    }

    /// Writes a whole number with the language's mark between thousands.
    #[must_use]
    pub fn number(self, number: impl fmt::Display) -> String {
        let digits = number.to_string();
        let mark = match self {
            Self::En => ',',
            Self::Vi => '.',
        };
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(rest) => ("-", rest.to_owned()),
            None => ("", digits),
        };
        let mut grouped = String::from(sign);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Returns `1 sentence of evidence` or `20 sentences of evidence` in this language.
    #[must_use]
    pub fn sentences(self, count: usize) -> String {
        let message = if count == 1 {
            Message::OneSentence
        } else {
            Message::Sentences
        };
        self.fill(message, &[("count", &self.number(count))])
    }

    /// Returns `1 row` or `2,000 rows` in this language.
    #[must_use]
    pub fn rows(self, count: usize) -> String {
        let message = if count == 1 {
            Message::OneRow
        } else {
            Message::Rows
        };
        self.fill(message, &[("count", &self.number(count))])
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::En => "en",
            Self::Vi => "vi",
        })
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "en" => Ok(Self::En),
            "vi" => Ok(Self::Vi),
            _ => Err("expected `en` or `vi`".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_their_language() {
        for (locale, lang) in [
            ("vi_VN.UTF-8", Lang::Vi),
            ("vi", Lang::Vi),
            ("en_GB", Lang::En),
            ("C.UTF-8", Lang::En),
            ("", Lang::En),
            ("vie", Lang::En),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn thousands_are_marked_as_each_language_does() {
        for (number, en, vi) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1.000"),
            (1_234_567, "1,234,567", "1.234.567"),
            (-4_200, "-4,200", "-4.200"),
        ] {
            assert_eq!(Lang::En.number(number), en);
            assert_eq!(Lang::Vi.number(number), vi);
        }
    }
}
