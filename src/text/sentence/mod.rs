//! Where sentences end, and where they only pause.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation (`TP. Huế`), a number (`1.989`)
//! or a list number (`1. Công tác …`), or a small letter follows. An empty line always ends one. A
//! single line break does so where lines are paragraphs, as on most pages, but not where a text is
//! hard-wrapped; which of the two it is, the lines themselves tell. Semicolons, line breaks inside
//! a sentence and the items of a list that a colon announced are reported as pauses, because an
//! enumeration of awards shares the subject and the verb of its sentence.

mod cutter;

use std::ops::Range;

use self::cutter::{Cutter, Lines};
use super::span::Span;
use super::token::Tokens;

/// Why a sentence pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseKind {
    /// A semicolon.
    Semicolon,
    /// A line break.
    Line,
}

/// A place inside a sentence where a clause or an item of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pause {
    /// The first token after it.
    pub token: usize,
    /// Why.
    pub kind: PauseKind,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the text, closing marks included.
    pub span: Span,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// Its pauses, in order.
    pub pauses: Vec<Pause>,
    /// The number of the paragraph it is in, from 0.
    pub paragraph: usize,
}

impl Sentence {
    /// Returns the stretches between the pauses, in order; together they are all of `tokens`.
    pub fn clauses(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(self.tokens.start).chain(self.pauses.iter().map(|p| p.token));
        let ends = self
            .pauses
            .iter()
            .map(|p| p.token)
            .chain(std::iter::once(self.tokens.end));
        starts
            .zip(ends)
            .map(|(start, end)| start..end)
            .filter(|range| !range.is_empty())
    }
}

/// The sentences of a text, in order, disjoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences {
    list: Vec<Sentence>,
}

impl Sentences {
    /// Cuts the stretches `body` of `text` into sentences; none reaches over two stretches.
    #[must_use]
    pub fn of(text: &str, body: &[Span]) -> Self {
        Self::cut(&Tokens::of(text), body)
    }

    /// Does the same for a text that has its tokens already.
    #[must_use]
    pub fn cut(tokens: &Tokens, body: &[Span]) -> Self {
        let mut list = Vec::with_capacity(tokens.len() / 24 + 4);
        let mut paragraph = 0;
        for &stretch in body {
            let range = tokens.within(stretch);
            let mut cutter = Cutter::new(tokens, Lines::of(tokens, &range), paragraph);
            cutter.cut(range, &mut list);
            paragraph = cutter.paragraph() + 1;
        }
        Self { list }
    }

    /// Returns all sentences.
    #[must_use]
    pub fn as_slice(&self) -> &[Sentence] {
        &self.list
    }

    /// Returns the number of the sentence that holds this token.
    #[must_use]
    pub fn of_token(&self, token: usize) -> Option<usize> {
        let i = self
            .list
            .partition_point(|sentence| sentence.tokens.end <= token);
        self.list
            .get(i)
            .filter(|sentence| sentence.tokens.start <= token)
            .map(|_| i)
    }

    /// Returns the number of the sentence that holds this byte.
    #[must_use]
    pub fn of_byte(&self, byte: usize) -> Option<usize> {
        let i = self
            .list
            .partition_point(|sentence| sentence.span.end as usize <= byte);
        self.list
            .get(i)
            .filter(|sentence| sentence.span.start as usize <= byte)
            .map(|_| i)
    }
}

impl<'s> IntoIterator for &'s Sentences {
    type Item = &'s Sentence;
    type IntoIter = std::slice::Iter<'s, Sentence>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{PauseKind, Sentences};
    use crate::text::Span;

    fn cut(text: &str) -> Vec<&str> {
        let sentences = Sentences::of(text, &[Span::new(0, text.len())]);
        sentences
            .as_slice()
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect()
    }

    fn clauses(text: &str) -> Vec<Vec<&str>> {
        let tokens = crate::text::Tokens::of(text);
        let sentences = Sentences::cut(&tokens, &[Span::new(0, text.len())]);
        let clause = |range| tokens.span(range).of(text);
        sentences
            .into_iter()
            .map(|s| s.clauses().map(clause).collect())
            .collect()
    }

    #[test]
    fn full_stops_that_end_nothing() {
        for text in [
            "LĐLĐ TP. Huế trao 1.989 suất quà.",
            "Số 37 đường Lê Lợi, Tp. Thanh Hóa",
            "Đ/c Trần Văn A. Hùng nói: “Tốt. ” rồi ra về.",
            "Ảnh: H. Nguyễn",
            "TS. Lê Minh và ThS. Vũ Hà dự.",
            "Công ty … đã ký.",
            "Gồm tranh, ảnh, v.v. và nhiều thứ khác.",
            "1. Công tác tuyên truyền",
            "Địa chỉ congdoan.vn. là của chung",
            "Giá 25.509 đồng.",
        ] {
            assert_eq!(cut(text).len(), 1, "{:?}", cut(text));
        }
    }

    #[test]
    fn full_stops_that_end_a_sentence() {
        assert_eq!(
            cut("Xong năm 2020. Các cấp thi đua."),
            ["Xong năm 2020.", "Các cấp thi đua."]
        );
        assert_eq!(cut("Đã nghỉ.Ngày mai làm."), ["Đã nghỉ.", "Ngày mai làm."]);
        assert_eq!(
            cut("“Tốt!” Bà nói thế… Rồi về."),
            ["“Tốt!”", "Bà nói thế…", "Rồi về."]
        );
        assert_eq!(
            cut("Về TP. Trong năm, có 2."),
            ["Về TP.", "Trong năm, có 2."]
        );
        assert_eq!(cut("\"Một.\" \"Hai.\""), ["\"Một.\"", "\"Hai.\""]);
        assert_eq!(
            cut("Khen thưởng. • Trước đó, họp."),
            ["Khen thưởng.", "• Trước đó, họp."]
        );
        assert_eq!(cut("“Vì TP…” - bà nói."), ["“Vì TP…” - bà nói."]);
        assert_eq!(
            cut("Họp 3 tháng/lần... Đến nay đã ký."),
            ["Họp 3 tháng/lần...", "Đến nay đã ký."]
        );
    }

    #[test]
    fn lines_are_paragraphs_unless_the_text_is_wrapped() {
        let page = "Tiêu đề của bài\nSáng nay, huyện họp\nBảo Anh";
        assert_eq!(cut(page).len(), 3);
        let wrapped = "Sáng nay, Liên đoàn Lao động huyện đã tổ chức lễ phát động\n\
                       phong trào thi đua năm 2021 cho các công đoàn cơ sở trong\n\
                       huyện. Dự lễ có lãnh đạo Liên đoàn Lao động thành phố\n\
                       Hà Nội và đông đảo đoàn viên.\n\
                       Bảo Anh";
        let sentences = cut(wrapped);
        assert_eq!(sentences.len(), 3, "{sentences:?}");
        assert!(sentences[1].ends_with("đông đảo đoàn viên."));
    }

    #[test]
    fn pauses_are_told_apart_from_ends() {
        assert_eq!(
            clauses("Tặng 01 tập thể; 02 cá nhân. Hết"),
            [vec!["Tặng 01 tập thể;", "02 cá nhân."], vec!["Hết"]]
        );
        assert_eq!(
            clauses("Đạt được, cụ thể:\n- 01 Cờ;\n\n- 02 Bằng khen.\nHết"),
            [
                vec!["Đạt được, cụ thể:", "- 01 Cờ;", "- 02 Bằng khen."],
                vec!["Hết"]
            ]
        );
        let text = "a; b";
        let sentences = Sentences::of(text, &[Span::new(0, text.len())]);
        assert_eq!(sentences.as_slice()[0].pauses[0].kind, PauseKind::Semicolon);
    }

    #[test]
    fn sentences_are_found_by_token_and_by_byte() {
        let text = "Một hai. Ba bốn.";
        let sentences = Sentences::of(text, &[Span::new(0, text.len())]);
        assert_eq!(sentences.of_token(4), Some(1));
        assert_eq!(sentences.of_byte(text.find("Ba").unwrap()), Some(1));
        assert_eq!(sentences.of_byte(text.find(" Ba").unwrap()), None);
        assert_eq!(sentences.of_byte(text.len()), None);
    }

    #[test]
    fn no_sentence_is_without_end() {
        let text = "tập thể và cá nhân, ".repeat(1000);
        let sentences = Sentences::of(&text, &[Span::new(0, text.len())]);
        let lengths: Vec<usize> = sentences
            .as_slice()
            .iter()
            .map(|s| s.tokens.len())
            .collect();
        assert_eq!(lengths, [1000; 6]);
        let joined = sentences.as_slice().windows(2);
        assert!(
            joined
                .into_iter()
                .all(|two| two[0].tokens.end == two[1].tokens.start)
        );
    }
}
