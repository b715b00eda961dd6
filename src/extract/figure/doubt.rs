//! Numbers that report no result: dates and prices, plans, the make-up of a body, parts of names.

use super::Reader;
use super::wording::{A_BUDGET, MEASURES};
use crate::extract::count::stands_for;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;
use crate::text::Span;

impl Reader<'_, '_> {
    pub(super) fn ruled_out(&self, i: usize, number: usize, conferred: &[Span]) -> bool {
        let line = self.line;
        let quantity = &self.scene.quantities[number];
        let span = quantity.span;
        let recipients = conferred.iter().any(|evidence| evidence.contains(span));
        // "có 162.300 lượt nữ CNVCLĐ đăng ký, …", "22/24 CĐCS đạt vững mạnh": told apart from who receives.
        let recipients = recipients && !self.is_had_by_receiver(i);
        let recipients = recipients
            && !self.signs_up(i)
            && !(quantity.of.is_some() && self.line.is_cue(i + 1, Cue::Unions));
        // Money, shares, and what was chosen from are told beside those who receive.
        let sum = quantity.value * quantity.scale >= A_BUDGET / 10.0;
        let beside = matches!(self.key(i + 1), "đồng" | "đ") && sum
            || quantity.percent
            || self.key_before(i) == "từ" && self.is_source(i);
        if quantity.spelled || recipients && !beside && !self.counts_things(i) {
            return true;
        }
        let before = self.key_before(i);
        let parts = i >= 2 && !matches!(line.kind(i - 2), Some(Kind::Word | Kind::Cue(_)));
        // A dash that begins the line makes a point of it.
        let point = i > 0 && line.clause_of(i).start + 1 == i;
        let joined = matches!(before, "-" | "–") && !point || before == "/" && parts;
        // "15 - 20% định mức" is a range.
        let range = i >= 2 && matches!(line.kind(i - 2), Some(Kind::Number(_)));
        let joined = joined && (!quantity.percent || range);
        let one_of = before == "trong" && self.tells_one(i.saturating_sub(2));
        // Of a congress it is told whom its delegates stand for.
        let formal =
            || (i + 1..i + 6).any(|at| self.key(at) == "chính" && self.key(at + 1) == "thức");
        let delegates = || {
            formal()
                || self.is_within_represented(i)
                || stands_for(line, i, 0)
                || self.represents(i)
                || self.is_spoken_for(i)
        };
        let attendance = || {
            let mut before = line.items[..i].iter();
            let opens = matches!(self.key(0), "dự" | "đến" | "tham");
            // "Về dự có bà A, Phó Chủ tịch LĐLĐ tỉnh, cùng 72 đoàn viên".
            let side = self.key(0) == "về" && self.key(1) == "phía";
            let guests = matches!(self.key(0), "về" | "tới" | "cùng")
                && (1..3).any(|at| self.key(at) == "dự")
                || side
                || (0..2).any(|at| self.attends(at));
            (opens || guests)
                && before.any(|item| {
                    matches!(item.kind, Kind::Person(_))
                        || guests && matches!(item.kind, Kind::Cue(Cue::Organ | Cue::ThePerson))
                })
                && !delegates()
        };
        // "2/3 số công đoàn cơ sở" is a share and counts nothing.
        let share = quantity
            .of
            .is_some_and(|of| of < 10.0 && of > quantity.value);
        // "xe nặng 300 kg", "đường rộng 4 m": what a thing measures.
        let measures = || matches!(before, "nặng" | "rộng" | "cao" | "sâu" | "dày" | "cách");
        (quantity.unit.is_some() || MEASURES.contains(&self.key(i + 1))) && measures()
            || self.is_rounded_headline(number)
            || self.is_told_below(number)
            || self.is_related_headline(i)
            || self.is_bound(i)
            || self.is_target(i)
            || self.is_promised(i)
            || self.is_rewarded(i)
            || before == "tuyển"
            || self.is_part(i)
            || self.is_share_of_each(i) && self.each_of(i).is_none()
            || self.is_given_each(i)
            || self.lays_out(i)
            || self.is_discount(i, quantity.percent)
            || self.is_in_quoted_name(i)
            || self.is_chosen(i)
            || self.reaches_title(i)
            || self.is_strived_for(i)
            || self.is_unreal(i)
            || self.is_aim(i)
            || share
            || self.is_ordinal(i)
                && !(before == "giảm" && quantity.percent)
                && !(before == "đến" && quantity.percent && !self.ends_range(i))
                && self.changed(i).is_none()
            || joined
            || one_of
            || attendance()
            || self.is_planned(i)
    }

    /// "doanh nghiệp dưới 25 lao động", "không quá 10%", "90% trở lên", "top 30": a bound of a rule.
    fn is_bound(&self, i: usize) -> bool {
        let earlier = i.checked_sub(2).map_or("", |i| self.key(i));
        let below = self.key_before(i) == "dưới" && !matches!(earlier, "còn" | "giảm" | "xuống");
        let at_most = self.key_before(i) == "quá" && earlier == "không";
        let rank = matches!(self.key_before(i), "top" | "tóp" | "tốp");
        let at_least = self.key(i + 1) == "trở" && self.key(i + 2) == "lên";
        // "41 trên 44 công đoàn": out of so many.
        let whole = self.key_before(i) == "trên"
            && i > 1
            && matches!(self.line.kind(i - 2), Some(Kind::Number(_)));
        below || at_most || rank || at_least || whole
    }

    /// "96 đại biểu đại diện cho 1.274 đoàn viên thuộc 19 CĐCS": of those whom delegates stand for.
    pub(super) fn is_within_represented(&self, i: usize) -> bool {
        let line = self.line;
        let within = matches!(self.key_before(i), "thuộc" | "của" | "từ" | "trong");
        let floor = i.saturating_sub(8);
        within
            && (floor..i).any(|at| {
                matches!(line.kind(at), Some(Kind::Number(_)))
                    && (stands_for(line, at, 0) || self.is_spoken_for(at))
            })
    }

    /// "Điểm tựa của gần 9.000 thợ may" over the text: rounded there, and told below.
    fn is_rounded_headline(&self, number: usize) -> bool {
        let quantity = &self.scene.quantities[number];
        quantity.bound.is_some() && (quantity.span.start as usize) < self.scene.title_end()
    }

    /// "đóng 1% đoàn phí", "2% kinh phí công đoàn", "cứ thêm 1% lương là …", "muốn tăng 12%", "nhiều nơi 1 điều
    /// dưỡng phải chăm 15 người", "tôi xin công ty 15 triệu mua thép": rates that hold for all, wishes, and what
    /// somebody tells of himself.
    pub(super) fn is_common_lore(&self, i: usize, what: &str) -> bool {
        let line = self.line;
        let Some(Kind::Number(number)) = line.kind(i) else {
            return false;
        };
        let quantity = &self.scene.quantities[number];
        let rate = quantity.percent
            && quantity.value <= 2.0
            && (what.starts_with("đoàn phí") || what.starts_with("kinh phí công đoàn"));
        let wished = quantity.percent
            && (i.saturating_sub(4)..i)
                .any(|at| matches!(self.key(at), "muốn" | "đòi" | "xin" | "cứ"));
        let anyone =
            quantity.value == 1.0 && (i + 2..i + 5).any(|at| matches!(self.key(at), "phải" | "bị"));
        // "“… tôi đứng máy 8 tiếng …”".
        let quote = (0..i)
            .rev()
            .find(|&at| matches!(line.kind(at), Some(Kind::Mark('“' | '”'))));
        let own = quote.is_some_and(|quote| {
            line.is_mark(quote, '“')
                && (quote + 1..i).any(|at| self.word(at, "tôi") && self.key(at - 1) != "chúng")
        });
        let spent = quantity.scale >= 1e6 && matches!(self.key(i + 1), "mua" | "để" | "nữa");
        rate || wished || anyone || own || spent || what.starts_with("nhu cầu sống")
    }

    /// "Tiễn 86 tân binh lên đường" as the first sentence, and the same number again below: told there, with
    /// whose it is.
    fn is_told_below(&self, number: usize) -> bool {
        let first = self.scene.lines.first();
        let first = first.is_some_and(|line| std::ptr::eq(line, self.line));
        let amount = self.scene.quantities[number].amount();
        let end = self.line.items.last().map_or(0, |item| item.tokens.end);
        first
            && amount >= 10.0
            && self.scene.quantities[number + 1..]
                .iter()
                .any(|other| other.tokens.start >= end && other.amount() == amount)
    }

    /// "Xem thêm: Nổ lò hơi, 1 người chết", "Tin liên quan: • 3 công nhân bị ngộ độc": headlines of others.
    fn is_related_headline(&self, i: usize) -> bool {
        (0..i).any(|at| {
            matches!((self.key(at), self.key(at + 1)), ("xem" | "đọc", "thêm"))
                && self.line.is_mark(at + 2, ':')
                || self.key(at) == "tin"
                    && matches!(
                        (self.key(at + 1), self.key(at + 2)),
                        ("liên", "quan") | ("bài", _)
                    )
        })
    }

    /// "về dự", "tới dự", "đến dự" as one cue.
    fn attends(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::Noise) && self.scene.fold(&self.line.items[at]).ends_with("dự")
    }

    /// Tells whether a word before the number says that it was not reached.
    fn is_unreal(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        let mut before = (clause.start..i).rev().take(14);
        line.has.unreal && before.any(|at| line.is_cue(at, Cue::Unreal) && self.denies(at, i))
    }

    /// Tells whether the word at `at` says of the number at `i` that it was not reached.
    fn denies(&self, at: usize, i: usize) -> bool {
        let line = self.line;
        if (at + 1..i).any(|k| line.is_mark(k, ',')) {
            return false;
        }
        let timed = || (at + 1..i).any(|k| matches!(line.kind(k), Some(Kind::Time(_))));
        match &*self.scene.fold(&line.items[at]) {
            "thu hồi" | "không" | "chỉ tiêu" | "mục tiêu" | "để" | "nhằm" | "giới thiệu" => {
                false
            }
            // "nếu như năm 2006 chỉ có 312 đơn vị thì nay …" compares two years.
            "nếu" => !timed(),
            _ => true,
        }
    }

    /// "tôn vinh 10 cán bộ, trong đó có 6 …": parts of whom the verb counts.
    fn is_part(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        line.rfind(clause.start..i, Cue::List).is_some_and(|list| {
            let awards = (clause.start..i).any(|at| matches!(line.kind(at), Some(Kind::Award(_))));
            let praised = (clause.start..list).any(|at| match line.kind(at) {
                Some(Kind::Cue(Cue::Praise | Cue::Honour)) => true,
                Some(Kind::Cue(Cue::Give)) => awards,
                _ => false,
            });
            let people = (i + 1..line.items.len().min(i + 3)).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
                )
            });
            praised && people
        })
    }

    /// "quý 3", "từ 5", but not "tổng số 5", "đến từ 9 trường", "từ 3 đến 5" but not "lên đến 500".
    fn is_ordinal(&self, i: usize) -> bool {
        let before = self.key_before(i);
        // "đến nay 17 CĐCS" is no range, "tổ trưởng chuyền 14" a name.
        let before = match i.checked_sub(1).map(|at| &self.line.items[at].tokens) {
            Some(tokens) if tokens.len() > 1 => self.scene.key(tokens.end - 1),
            _ => before,
        };
        let earlier = i.checked_sub(2).map_or("", |i| self.key(i));
        let counts = match before {
            // "dân tộc thiểu số 377".
            "số" => matches!(earlier, "tổng" | "trong" | "thiểu"),
            "từ" => self.is_chained(i) || self.is_source(i),
            "đến" => matches!(earlier, "lên" | "hút"),
            // "vượt mức 16/18 chỉ tiêu".
            "mức" => earlier == "vượt",
            _ => false,
        };
        !counts
            && matches!(
                before,
                "thứ"
                    | "giữa"
                    | "cứ"
                    | "tầng"
                    | "số"
                    | "đợt"
                    | "khóa"
                    | "khoá"
                    | "quý"
                    | "lớp"
                    | "điều"
                    | "khoản"
                    | "ca"
                    | "chuyền"
                    | "xưởng"
                    | "thôn"
                    | "ấp"
                    | "phố"
                    | "quận"
                    | "phường"
                    | "lộ"
                    | "bảng"
                    | "hạng"
                    | "tuổi"
                    | "đến"
                    | "từ"
                    | "mỗi"
                    | "giảm"
                    | "âm"
                    | "bậc"
                    | "mức"
            )
    }

    /// "từ 12 đến 15%": another number before bounds the one at `i`; "kiêm nhiệm đến 96%" is none.
    fn ends_range(&self, i: usize) -> bool {
        (i.saturating_sub(5)..i).any(|at| {
            matches!(self.line.kind(at), Some(Kind::Number(_) | Kind::Time(_)))
                || self.key(at) == "từ"
        })
    }

    /// "45 thí sinh đến từ 9 công ty", "8 đội của 4 khối", "250 cán bộ từ 42 CĐCS": a count within another one's phrase.
    pub(super) fn is_chained(&self, i: usize) -> bool {
        let line = self.line;
        let earlier = i.checked_sub(2).map_or("", |i| self.key(i));
        let from = self.key_before(i) == "từ" && matches!(earlier, "đến" | "chọn");
        let of = i > 0
            && line.is_cue(i - 1, Cue::Of)
            && (i.saturating_sub(5)..i - 1)
                .any(|at| matches!(line.kind(at), Some(Kind::Number(_))));
        // "250 cán bộ từ 42 CĐCS".
        let collective = matches!(
            line.kind(i + 1),
            Some(Kind::Cue(Cue::Unions | Cue::Noun(Noun::Collective)))
        );
        let people = self.key_before(i) == "từ"
            && collective
            && (i.saturating_sub(6)..i - 1)
                .any(|at| matches!(line.kind(at), Some(Kind::Number(_))));
        from || of || people
    }

    /// "Từ 63 đề cử …, LĐLĐ tỉnh chọn 10 sáng kiến": what was chosen from.
    fn is_source(&self, i: usize) -> bool {
        let line = self.line;
        let entries = ["đề", "hồ", "bài", "tác", "sáng", "ý", "thí"].contains(&self.key(i + 1));
        let opens = self.line.clause_of(i).start + 1 == i
            || i > 1 && matches!(line.kind(i - 2), Some(Kind::Mark(',' | ':')));
        opens && entries && line.kind(i + 1).is_some()
    }

    /// "Mỗi suất quà gồm 10 kg gạo", "mỗi nhà được hỗ trợ 50 triệu đồng": told of each.
    fn is_share_of_each(&self, i: usize) -> bool {
        let line = self.line;
        let start = line.clause_of(i).start;
        let each = (start..i).rev().take(14).find(|&at| self.word(at, "mỗi"));
        each.is_some_and(|each| {
            let year = matches!(
                self.key(each + 1),
                "năm" | "tháng" | "quý" | "ngày" | "tuần" | "mùa" | "vụ" | "học"
            );
            let parts =
                line.find(each..i, Cue::List).is_some() || (each..i).any(|at| self.word(at, "gồm"));
            !year && (parts || !(each..i).any(|at| line.is_mark(at, ',')))
        })
    }

    /// "5.025 nữ đoàn viên được bình chọn danh hiệu “…”": who gets an award is counted with it.
    fn is_chosen(&self, i: usize) -> bool {
        let line = self.line;
        let end = line.clause_of(i).end.min(i + 14);
        // "162.300 lượt nữ đăng ký, 148.950 lượt được công nhận …": those behind the comma.
        let next = (i + 1..end).find(|&at| matches!(line.kind(at), Some(Kind::Number(_))));
        let end = next.unwrap_or(end);
        let people = (i + 1..end.min(i + 4)).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
            )
        });
        let passive = line.find(i + 1..end, Cue::Passive);
        people
            && passive.is_some_and(|passive| {
                let chosen = (passive + 1..end.min(passive + 5)).any(|at| {
                    matches!(
                        self.key(at),
                        "bình" | "bầu" | "chọn" | "công" | "suy" | "xét"
                    )
                });
                let award = (passive + 1..end).any(|at| {
                    matches!(
                        line.kind(at),
                        Some(Kind::Award(_) | Kind::Cue(Cue::AwardHead))
                    )
                });
                // "199 thợ được trao giải".
                let given = (passive + 1..end.min(passive + 3)).any(|at| {
                    let words = self.scene.fold(&line.items[at]);
                    line.is_cue(at, Cue::Give)
                        && (matches!(self.key(at + 1), "giải" | "thưởng")
                            || words.ends_with(" giải")
                            || words.ends_with(" thưởng"))
                });
                chosen && award || given
            })
    }

    /// "có 1.906 chị đạt danh hiệu cấp cơ sở": those who reach a title are its recipients.
    fn reaches_title(&self, i: usize) -> bool {
        let line = self.line;
        let people = matches!(
            line.kind(i + 1),
            Some(Kind::Cue(
                Cue::Noun(Noun::Individual | Noun::Collective) | Cue::ThePerson
            ))
        );
        let title = |at: usize| {
            matches!(
                line.kind(at),
                Some(Kind::Award(_) | Kind::Cue(Cue::AwardHead))
            )
        };
        // "31.200 chị đạt danh hiệu cấp cơ sở, 2.900 chị đạt cấp công ty".
        let level =
            matches!(line.kind(i + 3), Some(Kind::Cue(Cue::Level(_)))) || self.key(i + 3) == "cấp";
        // "17 thợ cạo đạt danh hiệu kiện tướng".
        let verb = (i + 2..i + 5).find(|&at| line.kind(at) != Some(Kind::Word));
        let named = verb
            .is_some_and(|at| line.is_cue(at, Cue::Receive) && line.is_cue(at + 1, Cue::AwardHead));
        let worker = matches!(
            self.key(i + 1),
            "thợ" | "kỹ" | "giáo" | "công" | "nữ" | "lao"
        );
        (people || worker) && named
            || people && line.is_cue(i + 2, Cue::Receive) && (level || (i + 3..i + 5).any(title))
    }

    /// "là 1 trong 4 đơn vị", "một trong mười hai cá nhân".
    fn tells_one(&self, i: usize) -> bool {
        matches!(self.line.kind(i), Some(Kind::Number(_))) || self.key(i) == "một"
    }
}
