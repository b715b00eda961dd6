//! Small syllables within a firm's name that are of its trade: "Công ty TNHH sợi Hoa Ban".

use super::super::body_words::INNER;
use super::super::compound::{trade_word_at, word_at};
use super::super::person::is_surname;
use super::Reader;
use super::end::{NO_TRADE, STOPS};
use crate::gazetteer::EntityType;
use crate::text::Case;

impl Reader<'_, '_> {
    /// Returns the end of a trade's word that covers the small syllable `i`.
    pub(super) fn trade_over(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        if !walk.is_word(i) || walk.case(i) != Case::Lower {
            return None;
        }
        let over = |start: usize| {
            let end = word_at(walk.page.tokens, start)?;
            (end > i && (start + 1..end).all(|at| walk.follows(at))).then_some(end)
        };
        (from.max(i.saturating_sub(2))..=i).find_map(over)
    }

    /// "Công ty TNHH sợi Hoa Ban": small syllables between the legal form and the proper part, whatever
    /// the trade.
    fn trade_behind_form(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        let form = i > from
            && matches!(
                walk.key(i - 1),
                "tnhh" | "cp" | "mtv" | "phần" | "hạn" | "viên"
            );
        if !form {
            return None;
        }
        let end = (i..i + 4).find(|&at| !self.is_of_trade(at))?;
        let named = walk.is_capital(end) && walk.follows(end) && !self.stops(end);
        (end > i && named && self.head_at[end].is_none() && !self.acts(i)).then_some(end)
    }

    /// "Thoát nước và xử lý nước thải Hoa Ban": behind a name that so far says the trade only, "và" joins a second
    /// one in small letters; returns where the proper part begins.
    pub(super) fn second_trade(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        if walk.key(i) != "và" || i <= from {
            return None;
        }
        let tokens = walk.page.tokens;
        if !self.is_all_trade(from, i) {
            return None;
        }
        let mut at = i + 1;
        while let Some(end) = trade_word_at(tokens, at).filter(|_| walk.case(at) == Case::Lower) {
            at = end;
        }
        let named = walk.is_capital(at) && walk.follows(at) && self.head_at[at].is_none();
        (at > i + 1 && named).then_some(at)
    }

    /// Tells whether a word of a trade ends right before `end`: "May", "Điện máy".
    pub(super) fn is_trade_to(&self, from: usize, end: usize) -> bool {
        const SINGLE: [&str; 8] = ["may", "gỗ", "giấy", "dệt", "nhựa", "da", "than", "in"];
        let tokens = self.walk.page.tokens;
        let word = |at: usize| trade_word_at(tokens, at) == Some(end);
        SINGLE.contains(&tokens.key(end - 1)) || (from.max(end.saturating_sub(4))..end).any(word)
    }

    /// Tells whether the dash at `i` stands between trades, with no proper name before it.
    pub(super) fn joins_trades(&self, from: usize, i: usize) -> bool {
        trade_word_at(self.walk.page.tokens, i + 1).is_some() && self.is_all_trade(from, i)
    }

    /// Tells whether the tokens `from..end` say a legal form and trades only.
    fn is_all_trade(&self, from: usize, end: usize) -> bool {
        let walk = self.walk;
        let mut at = from;
        while at < end {
            at = match trade_word_at(walk.page.tokens, at) {
                Some(end) => end,
                None if walk.is_in(at, &INNER) || walk.case(at) == Case::Upper => at + 1,
                None => return false,
            };
        }
        true
    }

    /// "Khai thác và Chế biến đá Hoa Ban": behind trades, one or two small words of what is made lead to the
    /// proper part; returns its beginning.
    pub(super) fn trade_object(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        if i < from + 2 || !self.is_of_trade(i) || self.acts(i) || !self.is_all_trade(from, i) {
            return None;
        }
        let end = (i..i + 3).find(|&at| !self.is_of_trade(at))?;
        let proper = (end..end + 2).all(|at| walk.case(at) == Case::Capital && walk.follows(at));
        let own = proper && self.head_at[end].is_none() && !walk.is_capital(end + 2);
        let other = walk.known_at(end, &[EntityType::Union, EntityType::Org]);
        (own && end > i && end < i + 3 && other.is_none() && !self.is_closed(i)).then_some(end)
    }

    /// "Gỗ ván ép Đông Hoa Ban": three words with a capital that are nobody's name.
    fn is_three_words(&self, at: usize) -> bool {
        let walk = self.walk;
        walk.follows(at + 2) && !walk.is_capital(at + 3) && !is_surname(walk.key(at))
    }

    /// Tells whether a small word with which a trade may go on stands at `i`.
    fn is_of_trade(&self, i: usize) -> bool {
        let walk = self.walk;
        walk.is_word(i)
            && walk.follows(i)
            && walk.case(i) == Case::Lower
            && !walk.is_in(i, &STOPS)
            && !walk.is_in(i, &NO_TRADE)
    }

    /// "In nhãn hàng An Lạc", "Mây tre lá Hoa Ban": where the first word of the name alone has a
    /// capital, small syllables of a trade lead to the proper part; returns its beginning.
    pub(super) fn small_trade(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        if let Some(end) = self.trade_behind_form(from, i) {
            return Some(end);
        }
        let capitals = |range: std::ops::Range<usize>| {
            let form = |at: usize| {
                walk.case(at) == Case::Upper || matches!(walk.key(at), "cổ" | "trách" | "một")
            };
            range.filter(|&at| walk.is_capital(at) && !form(at)).count()
        };
        if i <= from || walk.case(i - 1) != Case::Capital || capitals(from..i) != 1 {
            return None;
        }
        let end = (i..i + 4).find(|&at| !self.is_of_trade(at))?;
        let proper = walk.is_capital(end)
            && walk.case(end) == Case::Capital
            && walk.is_capital(end + 1)
            && walk.follows(end)
            && walk.follows(end + 1)
            && (!walk.is_capital(end + 2) || self.is_three_words(end));
        let other = self.head_at[end].is_some()
            || walk
                .known_at(end, &[EntityType::Union, EntityType::Org])
                .is_some();
        (end >= i + 2 && proper && !other && !self.acts(i)).then_some(end)
    }
}
