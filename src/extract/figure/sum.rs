//! Sums of money: what they are counted in, and what they are by the words around them.

use super::Reader;
use super::wording::{QUALIFIERS, tells_a_sum};
use crate::extract::cue::Cue;
use crate::extract::scene::{Kind, Line, Scene};

/// What the sums listed under a line are: "Danh sách đơn vị ủng hộ Quỹ A:".
pub(super) fn announced(scene: &Scene<'_>, line: &Line) -> Option<String> {
    const VERBS: [(&str, &str); 5] = [
        ("ủng", "hộ"),
        ("đóng", "góp"),
        ("quyên", "góp"),
        ("hỗ", "trợ"),
        ("tài", "trợ"),
    ];
    let tokens = line.tokens(0..line.items.len());
    let verb = VERBS.iter().find(|(one, other)| {
        tokens
            .clone()
            .any(|at| scene.tokens.key(at) == *one && scene.tokens.key(at + 1) == *other)
    });
    verb.map(|(one, other)| format!("{one} {other}"))
}

impl Reader<'_, '_> {
    /// "trao 200 triệu đồng hỗ trợ quỹ …", "chi 45 triệu đồng thưởng cho …": what the sum is for.
    pub(super) fn purpose(&self, end: usize) -> Option<String> {
        let first = self.key(end);
        let second = self.key(end + 1);
        match (first, second) {
            ("thưởng", _) => Some("thưởng".to_owned()),
            ("hỗ", _) => Some("hỗ trợ".to_owned()),
            ("ủng", "hộ") => Some("ủng hộ".to_owned()),
            _ => None,
        }
    }

    /// "hỗ trợ 2 đoàn viên mắc bệnh hiểm nghèo 10 triệu đồng": the verb in front of those who are counted.
    pub(super) fn given_to(&self, i: usize) -> Option<String> {
        let line = self.line;
        let floor = line.clause_of(i).start.max(i.saturating_sub(10));
        let bound = |at: usize| QUALIFIERS.contains(&self.key(at));
        let last = (floor..i).rev().find(|&at| !bound(at))?;
        let plain = |at: usize| matches!(line.kind(at), Some(Kind::Word | Kind::Cue(Cue::Noun(_))));
        let number = (floor..=last).rev().find(|&at| !plain(at))?;
        let counted = matches!(line.kind(number), Some(Kind::Number(_)))
            && matches!(line.kind(number + 1), Some(Kind::Cue(Cue::Noun(_))))
            && number < last;
        let verb = self.scene.fold(line.items.get(number.checked_sub(1)?)?);
        let gives = matches!(
            &*verb,
            "hỗ trợ" | "tặng" | "trao" | "giúp" | "thưởng" | "trợ cấp"
        );
        (counted && gives).then(|| verb.into_owned())
    }

    /// "đóng góp 11.400 ngày công, gần 3,9 tỷ đồng": the verb of what was given before the comma.
    pub(super) fn given_too(&self, i: usize) -> Option<String> {
        const VERBS: [(&str, &str); 4] = [
            ("đóng", "góp"),
            ("ủng", "hộ"),
            ("quyên", "góp"),
            ("huy", "động"),
        ];
        let line = self.line;
        let floor = line.clause_of(i).start.max(i.saturating_sub(10));
        let comma = (floor..i)
            .rev()
            .find(|&at| !QUALIFIERS.contains(&self.key(at)))
            .filter(|&at| line.is_mark(at, ',') || self.key(at) == "và")?;
        let told = |at: usize| {
            let verb = VERBS
                .iter()
                .find(|(one, other)| self.key(at) == *one && self.key(at + 1) == *other)?;
            let counts = (at + 2..at + 4).any(|k| matches!(line.kind(k), Some(Kind::Number(_))));
            counts.then(|| format!("{} {}", verb.0, verb.1))
        };
        (floor..comma).rev().find_map(told)
    }

    /// "đã chi cho 3.906 người với 4,3 tỷ đồng", "hỗ trợ 8 nhà với 390 triệu đồng": the verb of what was done
    /// with the sum.
    pub(super) fn given_with(&self, i: usize) -> Option<String> {
        let line = self.line;
        let bound = |at: usize| QUALIFIERS.contains(&self.key(at));
        let last = (0..i).rev().find(|&at| !bound(at))?;
        if self.key(last) != "với" {
            return None;
        }
        let floor = line.clause_of(i).start.max(i.saturating_sub(18));
        (floor..last).rev().find_map(|at| {
            let verb = self.scene.fold(&line.items[at]);
            let gives = matches!(
                &*verb,
                "hỗ trợ"
                    | "tặng"
                    | "trao"
                    | "trao tặng"
                    | "bàn giao"
                    | "chi"
                    | "giúp"
                    | "chăm"
                    | "thăm"
                    | "vay"
            );
            gives.then(|| verb.into_owned())
        })
    }

    /// "… quyên góp cho chương trình A, bước đầu được 12 triệu đồng": the verb of giving that stands last
    /// before.
    pub(super) fn raised_at_first(&self, i: usize) -> Option<String> {
        let first = |at: usize| self.key(at) == "bước" && self.key(at + 1) == "đầu";
        let end = (i.saturating_sub(4)..i).find(|&at| first(at))?;
        (0..end).rev().find_map(|at| {
            let word = self.scene.fold(&self.line.items[at]);
            let pair = format!("{word} {}", self.key(at + 1));
            ["quyên góp", "đóng góp", "ủng hộ", "vận động", "góp"]
                .into_iter()
                .find(|verb| *verb == word || *verb == pair)
                .map(str::to_owned)
        })
    }

    /// The money that a number at `i` is counted in, and the item behind it: "đồng", "đ" also without a
    /// blank.
    pub(super) fn money(&self, i: usize, glued: Option<&'static str>) -> Option<(&str, usize)> {
        // "73 đồng chí" is one item and no money.
        let one = self
            .line
            .items
            .get(i + 1)
            .is_some_and(|item| item.tokens.len() == 1);
        match (glued, if one { self.key(i + 1) } else { "" }) {
            (Some("đ" | "vnđ"), _) => Some(("đồng", i + 1)),
            (None, "đ") if !self.line.is_mark(i + 2, '/') => Some(("đồng", i + 2)),
            (None, "đồng" | "đổng" | "usd" | "vnđ") => {
                let tokens = self.line.items[i + 1].tokens.clone();
                Some((self.scene.text(tokens), i + 2))
            }
            _ => None,
        }
    }

    /// "LĐLĐ huyện A đăng ký 400 triệu đồng, LĐLĐ huyện B 150 triệu đồng": what the sum before was.
    pub(super) fn left_out(&self, i: usize) -> Option<String> {
        let line = self.line;
        let body = |at: usize| matches!(line.kind(at), Some(Kind::Body(_)));
        let beside = i > 0 && body(i - 1);
        // "Danh sách ủng hộ Quỹ A:" above "- LĐLĐ huyện B: 96.000.000 đồng".
        let listed = i > 1 && line.is_mark(i - 1, ':') && body(i - 2);
        if listed && self.last_what.is_none() {
            return self.discourse.lead_sum.clone();
        }
        let told = beside || listed || self.each_of(i).is_some();
        // "hiệu quả kinh tế 1.870 tỷ đồng, 21 triệu USD": the same in another money.
        let money = |at: usize| matches!(self.key(at), "đồng" | "usd");
        let other = i > 1 && money(i - 2) && money(i + 1) && self.key(i - 2) != self.key(i + 1);
        let again = other && line.is_mark(i - 1, ',');
        self.last_what
            .clone()
            .filter(|what| again || told && tells_a_sum(what))
    }
}
