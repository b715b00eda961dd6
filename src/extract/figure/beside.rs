//! Whose a figure is by who stands beside it: right before the number, before its bracket, behind its
//! phrase; and a body there that nobody knows.

use super::Reader;
use super::wording::QUALIFIERS;
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;
use crate::text::Case;

impl Reader<'_, '_> {
    /// "dẫn đầu là Công đoàn A với 204 sáng kiến, kế tiếp Công đoàn B 131 sáng kiến", "+ Cụm số 1: 24 công
    /// trình": a body that opens its part of the sentence, and the number right behind it.
    pub(super) fn named_right_before(&self, i: usize) -> Option<String> {
        let line = self.line;
        let between = |at: usize| {
            QUALIFIERS.contains(&self.key(at))
                || matches!(
                    line.kind(at),
                    Some(Kind::Mark(':' | '-' | '–') | Kind::Time(_))
                )
                || matches!(self.key(at), "với" | "có" | "tổng" | "cộng" | "đã")
        };
        let at = (i.saturating_sub(5)..i).rev().find(|&at| !between(at))?;
        let body = self.scene.body(line, at)?;
        let opens = match at.checked_sub(1) {
            None => true,
            Some(before) => {
                let listed = before > 0 && matches!(line.kind(before - 1), Some(Kind::Body(_)));
                match line.kind(before) {
                    Some(Kind::Mark(',' | ';' | ':' | '+' | '-' | '–' | '•' | '*')) => !listed,
                    Some(Kind::Cue(Cue::List)) => true,
                    Some(Kind::Word) => {
                        matches!(
                            self.key(before),
                            "và" | "là" | "riêng" | "còn" | "tiếp" | "đến"
                        ) && !listed
                    }
                    _ => false,
                }
            }
        };
        opens.then(|| body.to_owned())
    }

    /// "riêng Công đoàn Khu kinh tế Nam Sông 5 năm qua đã dựng 214 điểm …": a body opens the part of the
    /// sentence that the number stands in, and nobody knows it: the figure is not that of another one.
    pub(super) fn is_of_unlinked(&self, i: usize) -> bool {
        const HEADS: [(&str, &str); 8] = [
            ("công", "đoàn"),
            ("công", "ty"),
            ("xí", "nghiệp"),
            ("bệnh", "viện"),
            ("nhà", "máy"),
            ("chi", "nhánh"),
            ("điện", "lực"),
            ("nông", "trường"),
        ];
        let line = self.line;
        let head = |at: usize| {
            let tokens = line.items[at].tokens.clone();
            let first = self.scene.key(tokens.start);
            let short = matches!(first, "cđcs" | "lđlđ" | "cđ");
            let long = HEADS.iter().any(|&(one, _)| one == first)
                && HEADS.contains(&(first, self.scene.tokens.key(tokens.start + 1)));
            let name = tokens.start + if short { 1 } else { 2 };
            let capital = (self.scene.tokens.as_slice().get(name))
                .is_some_and(|token| token.case == Case::Capital);
            (short || long) && capital && name < line.tokens(at..line.items.len()).end
        };
        let opens = |at: usize| match at.checked_sub(1) {
            None => true,
            Some(before) => {
                matches!(
                    line.kind(before),
                    Some(Kind::Mark(',' | ';' | ':' | '+' | '-' | '–' | '•' | '*'))
                ) || matches!(self.key(before), "riêng" | "còn" | "là")
            }
        };
        let plain = |at: usize| matches!(line.kind(at), Some(Kind::Word | Kind::Cue(_)));
        (0..i)
            .rev()
            .take_while(|&at| !matches!(line.kind(at), Some(Kind::Body(_))))
            .any(|at| plain(at) && opens(at) && head(at))
    }

    /// The body in front of the bracket that a figure stands in.
    pub(super) fn before_bracket(&self, i: usize, start: usize) -> Option<String> {
        let line = self.line;
        let open = (start.max(i.saturating_sub(4))..i)
            .rev()
            .find(|&at| line.is_mark(at, '('))?;
        let close = (open..i).any(|at| line.is_mark(at, ')'));
        let body = open.checked_sub(1).filter(|_| !close)?;
        self.scene.body(line, body).map(str::to_owned)
    }

    /// "Với hơn 3.000 đoàn viên, Công đoàn Cảng X luôn …": the subject behind the opening phrase.
    pub(super) fn subject_behind(&self, i: usize, start: usize) -> Option<String> {
        let line = self.line;
        if self.key(start) != "với" || i > start + 3 {
            return None;
        }
        let comma = (i + 1..line.items.len().min(i + 10)).find(|&at| line.is_mark(at, ','))?;
        self.scene.body(line, comma + 1).map(str::to_owned)
    }
}
