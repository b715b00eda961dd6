//! The noun that a number counts, behind it.

use std::borrow::Cow;

use super::Reader;
use super::each::behind_each;
use super::wording::{ENDS, MEASURES, PEOPLE, QUALIFIERS, only_compares, tells_a_sum};
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// The counted noun, the unit, and the item behind them.
    pub(super) fn what(&self, i: usize, number: usize) -> Option<(String, Option<String>, usize)> {
        let scene = self.scene;
        let line = self.line;
        let quantity = &scene.quantities[number];
        let scaled = quantity.scale_at.map(|at| {
            // "1 tỷ 75 triệu" is counted in "tỷ".
            let number = |i: &usize| scene.tokens[*i].kind == TokenKind::Number;
            let end = (at..quantity.tokens.end).find(number);
            scene
                .text(at..end.unwrap_or(quantity.tokens.end))
                .to_owned()
        });
        if let Some((money, mut end)) = self.money(i, quantity.unit) {
            let mut unit = scaled.map_or(money.to_owned(), |scale| format!("{scale} {money}"));
            // "9,5 triệu đồng/người/tháng".
            while line.is_mark(end, '/') {
                unit = format!("{unit}/{}", self.key(end + 1));
                end += 2;
            }
            let what = self.raised_at_first(i);
            let what = what
                .or_else(|| self.changed(i))
                .or_else(|| self.noun_before(i));
            let what = match self.each_of(i) {
                Some(_) => what.and_then(|what| behind_each(&what)),
                None => what,
            };
            let what = what.filter(|what| tells_a_sum(what) || self.given_to(i).is_none());
            let what = what
                .or_else(|| self.given_to(i))
                .or_else(|| self.left_out(i));
            let what = what
                .or_else(|| self.given_too(i))
                .or_else(|| self.given_with(i));
            let what = match (what, self.purpose(end)) {
                (Some(what), Some(purpose)) if !tells_a_sum(&what) => format!("{what} {purpose}"),
                (what, purpose) => what.or(purpose)?,
            };
            return Some((what, Some(unit), end));
        }
        // "41 trên 44 công đoàn trực thuộc".
        if self.key(i + 1) == "trên" && matches!(line.kind(i + 2), Some(Kind::Number(_))) {
            let (words, end) = self.noun_behind(i + 3);
            return (!words.is_empty()).then(|| (words.join(" "), None, end));
        }
        if quantity.percent
            && let Some(what) = self.changed(i)
        {
            return Some((what, Some("%".to_owned()), i + 1));
        }
        if quantity.percent && line.is_mark(i + 1, '/') {
            let unit = format!("%/{}", self.key(i + 2));
            return Some((self.noun_before(i)?, Some(unit), i + 3));
        }
        if line.is_mark(i + 1, '/') {
            return None;
        }
        let (mut words, mut end) = self.noun_behind(i + 1);
        if words.is_empty()
            && let Some((name, behind)) = self.quoted(i + 1)
        {
            words.push(name.into());
            end = behind;
        }
        let unit = quantity.percent.then(|| "%".to_owned()).or(scaled);
        if let Some(measure) = quantity.unit {
            if words.is_empty() {
                let what = self.noun_before(i).filter(|_| self.was_made(i))?;
                return Some((what, Some(measure.to_owned()), i + 1));
            }
            words.insert(0, measure.into());
        }
        // "Điện thương phẩm đạt 210 triệu kWh": what is measured stands in front.
        let measured = words.len() == 1
            && MEASURES.contains(&&*words[0])
            && (QUALIFIERS.contains(&self.key_before(i))
                || matches!(self.key_before(i), "xuất" | "phẩm" | "thác"));
        if let Some(what) = self.noun_before(i).filter(|_| measured) {
            return Some((what, unit.or_else(|| words.pop().map(Cow::into_owned)), end));
        }
        if words.is_empty() {
            let again = self.again_in_bracket(i).or_else(|| self.listed_by_body(i));
            if let Some(what) = self.share_of_last(i).or(again) {
                return Some((what, unit, i + 1));
            }
            if let Some(what) = self.counted_ahead(i).or_else(|| self.label(i)) {
                return Some((what, unit, i + 1));
            }
            // "chậm 2% so với kế hoạch" tells no share of what was counted before.
            if matches!(self.key_before(i), "chậm" | "muộn" | "nhanh" | "sớm") {
                return None;
            }
            let what = self.noun_before(i).filter(|what| !only_compares(what));
            let what = what
                .or_else(|| self.last_what.clone())
                .filter(|_| quantity.percent)?;
            return Some((what, unit, i + 1));
        }
        // "73 đồng chí được kết nạp".
        if words.len() == 1
            && PEOPLE.contains(&&*words[0])
            && line.is_cue(end, Cue::Passive)
            && matches!(line.kind(end + 1), Some(Kind::Word | Kind::Cue(Cue::Noise)))
        {
            let verb = scene.fold(&line.items[end + 1]);
            return Some((format!("{} được {verb}", words[0]), unit, end + 2));
        }
        // "Mạng lưới ATVSV với 184 người duy trì sinh hoạt".
        if words[0] == "người"
            && let Some(what) = self.members(i)
        {
            return Some((what, unit, i + 2));
        }
        // "thu được 131 đơn vị máu; Công đoàn A góp 205 đơn vị".
        if words.len() == 1
            && words[0] == "đơn vị"
            && let Some(last) = self.last_what.as_ref().filter(|last| *last == "đơn vị máu")
        {
            return Some((last.clone(), unit, end));
        }
        // "nâng tổng số đoàn viên lên 480.000 người".
        let bare = ["người", "đồng chí", "đơn vị"];
        if words.len() == 1
            && bare.contains(&&*words[0])
            && let Some(what) = self.counted_ahead(i).or_else(|| self.label(i))
        {
            return Some((what, unit, end));
        }
        Some((words.join(" ").replace(" ,", ","), unit, end))
    }

    /// "mạng lưới an toàn vệ sinh viên có 6.150 người": who the people are.
    fn members(&self, i: usize) -> Option<String> {
        let floor = i.saturating_sub(9);
        let head = (floor..i).rev().find(|&at| {
            matches!(
                (self.key(at), self.key(at + 1)),
                ("mạng", "lưới") | ("đội", "ngũ") | ("lực", "lượng")
            )
        })?;
        let (mut words, end) = self.noun_behind(head + 2);
        while words.last().is_some_and(|word| word == "gồm") {
            words.pop();
        }
        (!words.is_empty() && end < i).then(|| words.join(" "))
    }

    /// The words of a quoted name right behind a number, which no list has: "12 “Gian hàng 0 đồng”".
    fn quoted(&self, from: usize) -> Option<(String, usize)> {
        let line = self.line;
        let open = matches!(line.kind(from), Some(Kind::Mark('“' | '"')));
        let close = (from + 2..from + 9)
            .find(|&at| matches!(line.kind(at), Some(Kind::Mark('”' | '"'))))
            .filter(|_| open)?;
        let tokens = line.tokens(from + 1..close);
        Some((self.scene.tokens.fold(tokens), close + 1))
    }

    /// "Đoàn viên: 4.215 người": the label in front of the colon, which begins the line or follows a
    /// semicolon.
    fn label(&self, i: usize) -> Option<String> {
        let line = self.line;
        let colon = i.checked_sub(1).filter(|&at| line.is_mark(at, ':'))?;
        let mut start = colon;
        while start > 0
            && colon - start < 5
            && matches!(
                line.kind(start - 1),
                Some(Kind::Word | Kind::Cue(Cue::Noun(_) | Cue::Unions | Cue::Gift))
            )
        {
            start -= 1;
        }
        let opens = start == 0 || matches!(line.kind(start - 1), Some(Kind::Mark(_)));
        let words: Vec<_> = line.items[start..colon]
            .iter()
            .map(|item| self.scene.fold(item))
            .collect();
        let counts = matches!(line.kind(start), Some(Kind::Cue(_)))
            || words
                .first()
                .is_some_and(|word| word == "tổng" || word == "số");
        (opens && counts).then(|| {
            let words = words.join(" ");
            let bare = words.trim_start_matches("tổng số ");
            bare.trim_start_matches("số ").to_owned()
        })
    }

    /// "Tổng số sáng kiến tham gia là 819", "số đoàn viên tăng 312 người", "tỷ lệ đoàn viên có việc
    /// làm đạt 97%": the noun in front of the verb.
    fn counted_ahead(&self, i: usize) -> Option<String> {
        let verb = (i.saturating_sub(3)..i)
            .rev()
            .find(|&at| !QUALIFIERS.contains(&self.key(at)) || self.key(at) == "lên")
            .map(|at| self.key(at))?;
        // "số vụ tai nạn lao động giảm còn 5 vụ".
        let reached = matches!(self.key_before(i), "đạt" | "lên" | "trên");
        let fell = verb == "giảm" && matches!(self.key_before(i), "còn" | "xuống");
        if !matches!(verb, "là" | "lên" | "tăng") && !reached && !fell {
            return None;
        }
        // "trong đó nữ là 6.912 người": the noun between the joint and "là".
        if verb == "là" {
            let is = (i.saturating_sub(3)..i)
                .rev()
                .find(|&at| self.key(at) == "là")?;
            let noun = is.checked_sub(1)?;
            let opens = noun
                .checked_sub(1)
                .is_some_and(|at| line_opens(self.line.kind(at)));
            let plain = matches!(
                self.line.kind(noun),
                Some(Kind::Word | Kind::Cue(Cue::Noun(_)))
            );
            if opens && plain {
                return Some(self.scene.fold(&self.line.items[noun]).into_owned());
            }
        }
        let number = (i.saturating_sub(12)..i - 1)
            .rev()
            .find(|&at| self.key(at) == "số" || self.word(at, "tỷ") || self.word(at, "tỉ"))?;
        // "Con số này là 2.087 đơn vị".
        if self.key(number + 1) == "này" {
            return self.last_what.clone();
        }
        let rate = self.key(number) != "số";
        if rate && self.key(number + 1) != "lệ" {
            return None;
        }
        let counted = matches!(
            self.line.kind(number + 1),
            Some(Kind::Cue(Cue::Noun(_) | Cue::Unions | Cue::TheUnit))
        );
        if !rate && !counted && verb != "là" {
            return None;
        }
        let (words, _) = self.noun_behind(if rate { number } else { number + 1 });
        let most = if rate { 6 } else { 3 };
        let ends = |word: &str| matches!(word, "lên" | "tăng" | "đạt" | "giảm" | "còn");
        let words: Vec<_> = (words.into_iter())
            .take_while(|word| !ends(word))
            .take(most)
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// Reads the noun phrase that begins at item `from`.
    fn noun_behind(&self, from: usize) -> (Vec<Cow<'_, str>>, usize) {
        let line = self.line;
        let mut words: Vec<Cow<'_, str>> = Vec::new();
        let mut end = from;
        while end < line.items.len() && words.len() < 9 {
            let item = &line.items[end];
            match item.kind {
                Kind::Word
                | Kind::Campaign(_)
                | Kind::Cue(
                    Cue::Noun(_)
                    | Cue::Unions
                    | Cue::Gift
                    | Cue::TheUnit
                    | Cue::ThePerson
                    | Cue::Join
                    | Cue::Level(_)
                    | Cue::Post
                    | Cue::CampaignHead,
                ) => {}
                // "9 thỏa thuận": cut off from the verb that it is elsewhere.
                Kind::Cue(Cue::Noise) if self.key(end) == "thoả" => {}
                // "tiếp nhận 210 kiến nghị".
                Kind::Cue(Cue::Propose) if words.is_empty() && self.key(end) == "kiến" => {}
                Kind::Cue(Cue::AllLevels)
                    if words.is_empty()
                        && matches!(
                            &*self.scene.fold(item),
                            "tổ chức công đoàn" | "công đoàn cấp trên trực tiếp cơ sở"
                        ) => {}
                // "150% chỉ tiêu".
                Kind::Cue(Cue::Unreal) if words.is_empty() && self.key(end) == "chỉ" => {}
                Kind::Cue(Cue::Organise | Cue::CarryOut | Cue::Launch | Cue::Together)
                    if !words.is_empty() => {}
                Kind::Mark('“' | '"') if matches!(line.kind(end + 1), Some(Kind::Campaign(_))) => {
                    end += 1;
                    continue;
                }
                Kind::Mark(',')
                    if matches!(line.kind(end + 1), Some(Kind::Cue(Cue::Noun(_))))
                        && words.len() < 3
                        && end > from
                        && matches!(line.kind(end - 1), Some(Kind::Cue(_))) =>
                {
                    words.push(",".into());
                    end += 1;
                    continue;
                }
                _ => break,
            }
            let key = self.scene.fold(item);
            // "37 công đoàn cơ sở trực thuộc …".
            if key == "trực" && line.is_cue(end + 1, Cue::Aside) {
                break;
            }
            // "tại 16 doanh nghiệp nhân Tháng hành động".
            let occasion = key == "nhân"
                && (matches!(line.kind(end + 1), Some(Kind::Campaign(_) | Kind::Time(_)))
                    || matches!(
                        self.key(end + 1),
                        "dịp" | "ngày" | "tháng" | "tuần" | "kỷ" | "lễ" | "tết"
                    ));
            if occasion && !words.is_empty() {
                break;
            }
            let work = key == "ngày" && self.key(end + 1) == "công";
            if ENDS.contains(&&*key) && !(words.is_empty() && (key == "năm" || work)) {
                break;
            }
            words.push(key);
            end += 1;
        }
        while words
            .last()
            .is_some_and(|word| matches!(&**word, "toàn" | "các" | "của"))
        {
            words.pop();
        }
        (words, end)
    }

    pub(super) fn word(&self, i: usize, key: &str) -> bool {
        self.line.kind(i) == Some(Kind::Word) && self.key(i) == key
    }
}

/// Tells whether what stands behind an item of this kind begins a clause of its own.
fn line_opens(kind: Option<Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Mark(',' | ';' | '(') | Kind::Cue(Cue::List))
    )
}
