//! The noun that a number counts, behind it or before it.

use std::borrow::Cow;

use super::Reader;
use super::wording::{ENDS, QUALIFIERS, tells_a_sum};
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// The counted noun, the unit, and the item behind them.
    pub(super) fn what(&self, i: usize, number: usize) -> Option<(String, Option<String>, usize)> {
        let scene = self.scene;
        let line = self.line;
        let quantity = &scene.quantities[number];
        let scaled = quantity
            .scale_at
            .map(|at| scene.text(at..quantity.tokens.end).to_owned());
        if matches!(self.key(i + 1), "đồng" | "đổng" | "usd" | "vnđ" | "đ")
            && !line.is_mark(i + 2, '/')
            || matches!(self.key(i + 1), "đồng" | "đổng" | "usd" | "vnđ")
        {
            let money = match self.key(i + 1) {
                "đ" => "đồng",
                _ => scene.text(line.items[i + 1].tokens.clone()),
            };
            let mut unit = scaled.map_or(money.to_owned(), |scale| format!("{scale} {money}"));
            // "9,5 triệu đồng/người/tháng".
            let mut end = i + 2;
            while line.is_mark(end, '/') {
                unit = format!("{unit}/{}", self.key(end + 1));
                end += 2;
            }
            let what = self.noun_before(i).or_else(|| self.left_out(i))?;
            return Some((what, Some(unit), end));
        }
        if quantity.percent && line.is_mark(i + 1, '/') {
            let unit = format!("%/{}", self.key(i + 2));
            return Some((self.noun_before(i)?, Some(unit), i + 3));
        }
        if line.is_mark(i + 1, '/') {
            return None;
        }
        let (words, end) = self.noun_behind(i + 1);
        let unit = quantity.percent.then(|| "%".to_owned()).or(scaled);
        if words.is_empty() {
            if let Some(what) = self.counted_ahead(i).or_else(|| self.label(i)) {
                return Some((what, unit, i + 1));
            }
            let what = self
                .noun_before(i)
                .or_else(|| self.last_what.clone())
                .filter(|_| quantity.percent)?;
            return Some((what, unit, i + 1));
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

    /// "LĐLĐ huyện A đăng ký 400 triệu đồng, LĐLĐ huyện B 150 triệu đồng": what the sum before was.
    fn left_out(&self, i: usize) -> Option<String> {
        let line = self.line;
        let body = |at: usize| matches!(line.kind(at), Some(Kind::Body(_)));
        // "…, A và B mỗi đơn vị 200 triệu đồng".
        let each = i >= 3 && self.word(i - 2, "mỗi") && body(i - 3);
        let told = i > 0 && body(i - 1) || each;
        self.last_what
            .clone()
            .filter(|what| told && tells_a_sum(what))
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
        let reached = matches!(self.key_before(i), "đạt" | "lên" | "trên");
        if !matches!(verb, "là" | "lên" | "tăng") && !reached {
            return None;
        }
        let number = (i.saturating_sub(12)..i - 1)
            .rev()
            .find(|&at| self.key(at) == "số" || self.word(at, "tỷ") || self.word(at, "tỉ"))?;
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
        (!words.is_empty()).then(|| words.into_iter().take(most).collect::<Vec<_>>().join(" "))
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
                Kind::Cue(Cue::AllLevels)
                    if words.is_empty() && self.scene.fold(item) == "tổ chức công đoàn" => {}
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
            let work = key == "ngày" && self.key(end + 1) == "công";
            if ENDS.contains(&&*key) && !(words.is_empty() && (key == "năm" || work)) {
                break;
            }
            words.push(key);
            end += 1;
        }
        (words, end)
    }

    /// "tổng trị giá 765 triệu đồng", "làm lợi trên 10 tỉ đồng": the words before the number.
    fn noun_before(&self, i: usize) -> Option<String> {
        let line = self.line;
        // "vận động được hơn 640 triệu đồng": "được" says that it was reached.
        let reached = (i.saturating_sub(2)..i).find(|&at| line.is_cue(at, Cue::Passive));
        let i = match reached {
            Some(at) if (at + 1..i).all(|at| QUALIFIERS.contains(&self.key(at))) => at,
            _ => i,
        };
        let mut start = i;
        let mut owner = i..i;
        while start > 0 && i - start < 9 {
            let item = &line.items[start - 1];
            let plain = matches!(
                item.kind,
                Kind::Word
                    | Kind::Cue(Cue::Noun(_) | Cue::Aside | Cue::Join | Cue::Gift | Cue::Receive)
            );
            // "thu hồi 145 triệu đồng"; "thu nhập bình quân năm 2018 đạt 9 triệu đồng"; "vận động
            // “Quỹ nghĩa tình” được 210 triệu đồng".
            let plain = plain
                || line.is_cue(start - 1, Cue::Unreal) && self.key(start - 1) == "thu"
                || matches!(item.kind, Kind::Time(_) | Kind::Mark('“' | '”' | '"'))
                    && i - start <= 6;
            // "19 tập thể đăng ký 3 tỷ đồng": who did so is counted for itself.
            let told = line.items[start..i].iter().any(|item| {
                !matches!(item.kind, Kind::Time(_))
                    && !QUALIFIERS.contains(&&*self.scene.fold(item))
            });
            // "Thu nhập bình quân của Công ty X đạt 9 triệu đồng".
            let owned = !told
                && start >= 2
                && matches!(item.kind, Kind::Body(_))
                && line.is_cue(start - 2, Cue::Of);
            if owned {
                start -= 2;
                owner = start..start + 2;
                continue;
            }
            let counted = matches!(item.kind, Kind::Cue(Cue::Noun(_)))
                && told
                && start >= 2
                && matches!(line.kind(start - 2), Some(Kind::Number(_)));
            if !plain || counted || matches!(self.key(start - 1), "với" | "và" | "đã" | "có" | "là")
            {
                break;
            }
            start -= 1;
        }
        let mut words: Vec<_> = (start..i)
            .filter(|at| !owner.contains(at))
            .map(|at| &line.items[at])
            .filter(|item| !matches!(item.kind, Kind::Time(_) | Kind::Mark(_)))
            .map(|item| self.scene.fold(item))
            .collect();
        while words
            .last()
            .is_some_and(|word| QUALIFIERS.contains(&&**word))
        {
            words.pop();
        }
        // "Sáng kiến giúp công ty tiết kiệm 31 tỷ đồng": what the sum is begins with its verb.
        let verb = words
            .iter()
            .rposition(|word| word == "kiệm" || word == "lợi");
        if let Some(verb) = verb.filter(|&verb| verb > 2) {
            let saves = matches!(&*words[verb - 1], "tiết" | "làm");
            let noun = matches!(
                &*words[verb - 2],
                "giá" | "trị" | "sổ" | "quỹ" | "vốn" | "tổng"
            );
            if saves && !noun {
                words.drain(..verb - 1);
            }
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    pub(super) fn word(&self, i: usize, key: &str) -> bool {
        self.line.kind(i) == Some(Kind::Word) && self.key(i) == key
    }
}
