//! Numbers that report no result: dates and prices, plans, the make-up of a body, parts of names.

use super::Reader;
use super::wording::A_BUDGET;
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
        let joined = joined && !quantity.percent;
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
        self.is_rounded_headline(number)
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
                    matches!(line.kind(at), Some(Kind::Cue(Cue::Give)))
                        && (self.key(at + 1) == "giải" || self.key(at + 1) == "thưởng")
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
        people && line.is_cue(i + 2, Cue::Receive) && (level || (i + 3..i + 5).any(title))
    }

    /// "là 1 trong 4 đơn vị", "một trong mười hai cá nhân".
    fn tells_one(&self, i: usize) -> bool {
        matches!(self.line.kind(i), Some(Kind::Number(_))) || self.key(i) == "một"
    }
}
