//! Every sentence that the shell and the command line say, in both languages.
//!
//! One table, one row a message: the compiler refuses a row that lacks a language, and a test
//! compares the places to fill. Fluent or rust-i18n would bring a parser, a file format and
//! look-ups by string that can miss; two languages without cases or plural tables need none of
//! it (Vietnamese has no plural; the few English ones are rows of their own).

use super::lang::Lang;

macro_rules! messages {
    ($($name:ident { $en:literal, $vi:literal })*) => {
        /// A sentence of the program. The text of each is its documentation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Message {
            $(#[doc = $en] $name,)*
        }

        impl Message {
            /// Every message, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the sentence, its places still open.
            #[must_use]
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Vi) => $vi,)*
                }
            }
        }
    };
}

messages! {
    // Results.
    OneRow { "1 row", "1 dòng" }
    Rows { "{count} rows", "{count} dòng" }
    RowsShown { "{rows} ({shown} shown)", "{rows} (hiện {shown})" }
    NoRows { "no rows", "không có dòng nào" }
    Took { "{what} · {time}", "{what} · {time}" }
    ColumnsLeftOut { "{count} columns left out; `:mode line` shows all", "bớt {count} cột; `:mode line` để xem hết" }

    // Errors around a query.
    ErrorWord { "error", "lỗi" }
    WarningWord { "warning", "lưu ý" }
    HelpWord { "help", "gợi ý" }
    DidYouMean { "did you mean {names}?", "ý bạn là {names}?" }
    Or { " or ", " hay " }
    UsageWord { "usage", "cách dùng" }

    // Commands.
    GroupLook { "Look around", "Xem" }
    GroupResults { "Results", "Kết quả" }
    GroupQueries { "Queries", "Truy vấn" }
    GroupChanges { "Changes", "Thay đổi" }
    GroupShell { "Shell", "Shell" }
    EmptyCommand { "a command follows the `:`; see `:help`", "sau `:` là tên lệnh; xem `:help`" }
    NoSuchCommand { "no command `:{name}`", "không có lệnh `:{name}`" }
    SeeHelp { "`:help` lists the commands", "`:help` liệt kê các lệnh" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name)
            .collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn every_message_says_the_same_in_both_languages() {
        for message in Message::ALL {
            let (en, vi) = (message.text(Lang::En), message.text(Lang::Vi));
            assert!(!en.is_empty() && !vi.is_empty(), "{message:?} is empty");
            assert_eq!(places(en), places(vi), "{message:?} has other places");
        }
    }
}
