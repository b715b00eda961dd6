//! Who signs: a post in capitals below a document, and a name below the post.

use super::super::fact::{Fact, FactKind};
use super::super::scene::{Kind, Line};
use super::Reader;
use crate::text::Span;

/// So many lines a name may stand below its post: the seal, "(đã ký)", what is left of another column.
const DEEP: usize = 5;

impl Reader<'_, '_> {
    /// "TM. BAN THƯỜNG VỤ / CHỦ TỊCH / (đã ký) / Lê Văn Bằng": the post of whoever signs, in the union that
    /// the document is from.
    pub(super) fn signed(&self) -> Option<Fact> {
        let last = self.line.items.last()?;
        let Kind::Person(mention) = last.kind else {
            return None;
        };
        let alone = self.line.items.len() <= 2;
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let main = self
            .scene
            .main
            .as_ref()
            .filter(|main| main.starts_with("u:"))?;
        let above = lines[..own].iter().rev().take(DEEP);
        let (post, title) = above
            .filter(|_| alone)
            .find_map(|line| self.post_below(line))?;
        let name = self.scene.span(last.tokens.clone());
        Some(Fact {
            kind: FactKind::HoldsPost {
                person: self.scene.id(mention).to_owned(),
                title: title.to_owned(),
                org: main.clone(),
            },
            evidence: vec![Span {
                start: post.start,
                end: name.end,
            }],
            rule: "post-signed".to_owned(),
            confidence: 0.8,
        })
    }

    /// Returns the post in capitals with which a line ends, and how running text writes it.
    fn post_below(&self, line: &Line) -> Option<(Span, &'static str)> {
        const POSTS: [(&str, &str); 8] = [
            ("chủ tịch", "Chủ tịch"),
            ("phó chủ tịch", "Phó Chủ tịch"),
            ("phó chủ tịch thường trực", "Phó Chủ tịch Thường trực"),
            ("giám đốc", "Giám đốc"),
            ("phó giám đốc", "Phó Giám đốc"),
            ("hiệu trưởng", "Hiệu trưởng"),
            ("trưởng ban", "Trưởng ban"),
            ("phó trưởng ban", "Phó Trưởng ban"),
        ];
        let item = line.items.last()?;
        let text = self.scene.text(item.tokens.clone());
        let loud = text == text.to_uppercase() || line.items.len() == 1;
        let post = self.scene.fold(item);
        let (_, title) = POSTS.iter().find(|(words, _)| loud && *words == post)?;
        Some((self.scene.span(item.tokens.clone()), title))
    }
}
