//! What sort of number it is by what it counts: parts of a meeting, a name, the terms of an agreement,
//! prizes, a measure of work done.

use super::Reader;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;
use crate::text::Case;

impl Reader<'_, '_> {
    /// Parts of a meeting or of the country, and the two or three who are named right behind: "12
    /// tỉnh", "cho 2 đoàn viên là: …".
    pub(super) fn is_structure(&self, what: &str, i: usize) -> bool {
        const PARTS: [&str; 25] = [
            "câu hỏi",
            "uỷ viên",
            "đồng chí",
            "khối thi đua",
            "cụm thi đua",
            "điểm cầu",
            "bảng",
            "thể loại",
            "người",
            "tỉnh",
            "thành phố",
            "tỉnh, thành phố",
            "huyện",
            "quận",
            "thị xã",
            "xã",
            "phường",
            "khối",
            "cụm",
            "công ty",
            "ý kiến",
            "tham luận",
            "tổng công ty",
            "đại biểu",
            "thành phố trực",
        ];
        let named = (i + 1..self.line.items.len().min(i + 8)).any(|at| {
            matches!(self.line.kind(at), Some(Kind::Person(_)))
                && (self.line.is_mark(at - 1, ':') || self.word(at - 1, "là"))
        });
        // "6 đơn vị đã ký giao ước": who acts; but "ký thỏa ước với 4 đơn vị", "Hội thao có 16 đơn vị".
        let partner = i > 0 && matches!(self.line.kind(i - 1), Some(Kind::Cue(_)));
        let entered = (0..i).any(|at| self.is_contest(at)) && self.key_before(i) == "có";
        // "17 đơn vị đạt 5 năm liền không để xảy ra sự cố".
        let reached = self.line.is_cue(i + 2, Cue::Receive);
        let units = what == "đơn vị" && !partner && !entered && !reached;
        if self.represents(i) || matches!(what, "ý kiến" | "câu hỏi") && self.is_answered(i) {
            return false;
        }
        // "7.340 người trong số đó được kết nạp", "thu 131 đơn vị máu; … góp 205 đơn vị".
        let of_those = what == "người" && self.key(i + 2) == "trong" && self.key(i + 3) == "số";
        // "làm chết 38 người, bị thương 54 người".
        let hurt = what == "người" && matches!(self.key_before(i), "chết" | "thương");
        let again = what == "đơn vị máu";
        if of_those || hurt || again {
            return false;
        }
        // "tư vấn việc làm cho 630 người".
        let served = what == "người" && i > 0 && self.line.is_cue(i - 1, Cue::For);
        let part = (PARTS.contains(&what) || units) && !self.is_chained(i) && !served;
        let area = what.starts_with("tỉnh miền") || what.starts_with("uỷ viên ");
        part || named
            || area
            || what.contains("tham luận")
            || what.starts_with("câu hỏi trắc nghiệm")
    }

    /// "chia làm 2 bảng", "mỗi lớp …", "chọn 2 đội nhất bảng", "thi đấu 1 lượt": how a contest or a course is
    /// laid out; "trải qua 2 ca mổ", "nhóm 500 trường": nothing that was done.
    pub(super) fn lays_out(&self, i: usize) -> bool {
        let line = self.line;
        let floor = i.saturating_sub(3);
        let word = |at: usize| match line.kind(at) {
            Some(Kind::Mark(_)) => "",
            _ => self.key(at),
        };
        // "chia 167 CĐCS thành 9 nhóm": the former is the whole, the latter its parts.
        let part = |at: usize| {
            at + 1 == i
                && matches!(
                    word(i + 1),
                    "bảng" | "nhóm" | "tổ" | "lớp" | "cụm" | "đội" | "ca" | "phần" | "vòng"
                )
                || matches!(word(at + 1), "làm" | "thành" | "ra")
        };
        let divided = (floor..i).any(|at| word(at) == "chia" && part(at))
            || i > 0
                && word(i - 1) == "thành"
                && (i.saturating_sub(6)..i).any(|at| word(at) == "chia");
        let best = matches!(word(i + 2), "đứng" | "nhất" | "nhì" | "đầu");
        let drawn = best
            && matches!(word(i + 1), "đội" | "cặp")
            && (floor..i).any(|at| matches!(word(at), "chọn" | "lấy" | "vào" | "loại"));
        let round = word(i + 1) == "lượt" && matches!(word(i + 2), "tính" | "đi" | "về" | "trận");
        let endured = i >= 2 && word(i - 1) == "qua" && word(i - 2) == "trải";
        let ranked = word(i.wrapping_sub(1)) == "nhóm";
        divided || drawn || round || endured || ranked
    }

    /// "giải đáp 34 ý kiến", "đường dây nóng tiếp nhận 340 ý kiến": what was done about them is a result.
    fn is_answered(&self, i: usize) -> bool {
        (i.saturating_sub(3)..i).any(|at| {
            matches!(
                &*self.scene.fold(&self.line.items[at]),
                "tiếp nhận" | "đáp" | "quyết" | "thập" | "hợp" | "lời"
            )
        })
    }

    /// "tặng 800 suất quà cho 800 đoàn viên": the same number of those who get one each.
    pub(super) fn is_given_each(&self, i: usize) -> bool {
        let line = self.line;
        let value = |at: usize| match line.kind(at) {
            Some(Kind::Number(number)) => Some(self.scene.quantities[number].amount()),
            _ => None,
        };
        let start = line.clause_of(i).start;
        i > start
            && line.is_cue(i - 1, Cue::For)
            && (start..i).any(|at| value(at) == value(i) && value(at).is_some())
    }

    /// "Anh Bảy, công nhân Công ty X, …, nuôi 3 con ăn học với thu nhập 9 triệu đồng/tháng": a person's
    /// own circumstances.
    pub(super) fn is_personal(&self, i: usize, what: &str, unit: Option<&str>) -> bool {
        let line = self.line;
        let person = (0..3).any(|at| matches!(line.kind(at), Some(Kind::Person(_))))
            && !line.is_cue(0, Cue::Basis)
            && !(0..i).any(|at| self.scene.is_word(line, at, "biết"));
        let children = what.starts_with("con ") && self.key_before(i) == "nuôi";
        let wage = (what.contains("thu nhập") || what.contains("lương"))
            && unit.is_some_and(|unit| unit.ends_with("/tháng") && !unit.contains("người"));
        children || person && wage
    }

    /// "họp mặt 45 chủ nhà trọ tiêu biểu", "tổ chức cho 200 công nhân tiêu biểu đi báo công": met or taken
    /// along, and not praised.
    pub(super) fn is_met(&self, i: usize) -> bool {
        let line = self.line;
        let taken = i > 1 && line.is_cue(i - 1, Cue::For) && line.is_cue(i - 2, Cue::Organise);
        taken || (i.saturating_sub(2)..i).any(|at| self.key(at) == "mặt")
    }

    /// "giúp 74 gia đình", "trợ cấp cho 12 gia đình".
    pub(super) fn is_helped(&self, i: usize) -> bool {
        (i.saturating_sub(3)..i).any(|at| {
            matches!(self.key(at), "giúp" | "trợ" | "cho" | "thăm" | "đến")
                && !self.line.is_mark(at, ',')
        }) || self.line.is_cue(i + 2, Cue::Passive)
            && matches!(
                self.key(i + 3),
                "giúp" | "thăm" | "hỗ" | "tặng" | "nhận" | "trao"
            )
    }

    /// "162.300 lượt nữ CNVCLĐ đăng ký": who comes forward is no recipient.
    pub(super) fn signs_up(&self, i: usize) -> bool {
        (i + 1..i + 7)
            .take_while(|&at| {
                // "342 thợ của 36 đơn vị dự thi".
                let of = self.line.is_cue(at - 1, Cue::Of);
                match self.line.kind(at) {
                    Some(Kind::Number(_)) => of,
                    kind => !matches!(kind, Some(Kind::Mark(_)) | None),
                }
            })
            .any(|at| self.key(at) == "đăng" || self.key(at) == "dự" && self.key(at + 1) == "thi")
    }

    /// "chiết khấu 7% hóa đơn", "đoàn viên được Bệnh viện X giảm 15% chi phí": terms of an agreement.
    pub(super) fn is_discount(&self, i: usize, percent: bool) -> bool {
        if !percent {
            return false;
        }
        let line = self.line;
        let terms = (i.saturating_sub(7)..i).any(|at| {
            let next = self.key(at + 1);
            self.key(at) == "chiết" && next == "khấu"
                || self.key(at) == "ưu" && next == "đãi"
                || self.key(at) == "giảm" && next == "giá"
                || self.key(at) == "thấp" && next == "hơn"
        });
        let granted = self.key_before(i) == "giảm"
            && line.rfind(i.saturating_sub(4)..i, Cue::Passive).is_some();
        terms || granted
    }

    /// "phong trào “3 ca, 4 kíp”", "‘3 cùng, 1 đỡ đầu’": a number within a short quoted name.
    pub(super) fn is_in_quoted_name(&self, i: usize) -> bool {
        let line = self.line;
        let mark = |at: usize, marks: &[char]| match line.kind(at) {
            Some(Kind::Mark(mark)) => marks.contains(&mark),
            _ => false,
        };
        const OPEN: [char; 2] = ['“', '‘'];
        const CLOSE: [char; 2] = ['”', '’'];
        let edge = |at: &usize| mark(*at, &OPEN) || mark(*at, &CLOSE);
        let open = (i.saturating_sub(5)..i).rev().find(edge);
        let close = (i + 1..i + 6).find(edge);
        // What somebody says is no name: “Chúng tôi đã giúp 27 chị em”.
        let speech = |from: usize, to: usize| {
            (from..to).any(|at| matches!(self.key(at), "đã" | "tôi" | "chúng" | "được" | "có"))
        };
        match (open, close) {
            (Some(open), Some(close)) => {
                mark(open, &OPEN)
                    && mark(close, &CLOSE)
                    && close - open < 10
                    && !speech(open, close)
            }
            _ => false,
        }
    }

    /// "giải Nhất (trị giá 10 triệu đồng)", "giải Nhất trị giá 10 triệu đồng".
    pub(super) fn of_prize(&self, i: usize) -> bool {
        let line = self.line;
        let prize =
            |at: usize| matches!(line.kind(at), Some(Kind::Award(_))) || self.key(at) == "giải";
        let open = (i.saturating_sub(4)..i)
            .rev()
            .find(|&at| line.is_mark(at, '('));
        let open = open.unwrap_or(i.saturating_sub(2));
        (open.saturating_sub(3)..open).any(prize)
    }

    /// "Đội tuyển đạt 22 giải": so many were won, and none is named.
    pub(super) fn won_prizes(&self, i: usize, what: &str) -> bool {
        let verb = i > 0 && self.line.is_cue(i - 1, Cue::Receive);
        let ranked = [
            "nhất", "nhì", "ba", "tư", "khuyến", "a", "b", "c", "vàng", "bạc",
        ];
        let kind = what.strip_prefix("giải").unwrap_or_default().trim_start();
        let first = kind.split(' ').next().unwrap_or_default();
        verb && !ranked.contains(&first)
    }

    /// Tells whether a length or an area is that of work that was done: "phủ xanh 1,8ha đất trống".
    pub(super) fn measures_work(&self, i: usize, what: &str) -> bool {
        const MEASURES: [&str; 6] = ["m", "m2", "m3", "km", "ha", "mét"];
        let (measure, of) = what.split_once(' ').unwrap_or((what, ""));
        MEASURES.contains(&measure) && !of.is_empty() && self.was_made(i)
    }

    /// Tells whether a verb before the number says that something was made of it.
    pub(super) fn was_made(&self, i: usize) -> bool {
        const MADE: [&str; 28] = [
            "hót", "bốc", "xúc", "san", "nạo", "quang", "đào", "khoan", "xanh", "trồng", "xây",
            "làm", "sửa", "đắp", "lát", "hoá", "vét", "kéo", "lắp", "dựng", "mở", "tạo", "cấp",
            "công", "hiến", "gieo", "quét", "dọn",
        ];
        let measured = matches!(
            self.key_before(i),
            "rộng" | "dài" | "cao" | "tích" | "cách" | "sâu"
        );
        !measured && (i.saturating_sub(4)..i).any(|at| MADE.contains(&self.key(at)))
    }

    /// "118 Ngô Quyền", "Nhà máy 3 Quảng Trạch": two capitalised words are a name.
    pub(super) fn is_name(&self, i: usize) -> bool {
        (i..i + 2).all(|at| {
            let item = self.line.items.get(at);
            item.is_some_and(|item| {
                item.kind == Kind::Word
                    && self.scene.tokens[item.tokens.start].case == Case::Capital
            })
        })
    }

    /// "12 “Gian hàng 0 đồng”": a quoted name stands right behind the number.
    pub(super) fn is_mark_behind(&self, i: usize) -> bool {
        matches!(self.line.kind(i + 1), Some(Kind::Mark('“' | '"')))
    }

    /// "Trung tâm Đăng kiểm 26 duy trì …": the number ends a name, and a verb stands behind it.
    pub(super) fn is_number_of_name(&self, i: usize) -> bool {
        let name = i > 0 && matches!(self.line.kind(i - 1), Some(Kind::Body(_)));
        let verb = matches!(
            self.line.kind(i + 1),
            Some(Kind::Cue(
                Cue::Join | Cue::Organise | Cue::CarryOut | Cue::Launch
            ))
        );
        name && verb
    }

    /// "trao thưởng cho 84 giải pháp", "6 công trình đoạt giải Nhất": works that prizes went to.
    pub(super) fn is_rewarded(&self, i: usize) -> bool {
        let line = self.line;
        let given = i > 1 && line.is_cue(i - 1, Cue::For) && line.is_cue(i - 2, Cue::Give);
        let won =
            line.is_cue(i + 2, Cue::Receive) && matches!(line.kind(i + 3), Some(Kind::Award(_)));
        self.counts_things(i) && (given || won)
    }

    /// "Công đoàn X có 74 công nhân tham gia hiến máu, được A tặng Giấy khen": the union receives it, and
    /// tells how many came.
    pub(super) fn is_had_by_receiver(&self, i: usize) -> bool {
        let line = self.line;
        let end = line.clause_of(i).end;
        let passive = line.find(i + 1..end, Cue::Passive);
        self.key_before(i) == "có"
            && passive.is_some_and(|at| line.is_mark(at - 1, ','))
            && (line.clause_of(i).start..i).any(|at| matches!(line.kind(at), Some(Kind::Body(_))))
    }

    /// "38 sáng kiến", "60 vận động viên", "600 đơn vị máu": what is a result also where an article names no
    /// union that it may be of.
    pub(super) fn counts_results(&self, i: usize, what: &str) -> bool {
        const RESULTS: [&str; 6] = [
            "vđv",
            "vận động viên",
            "thí sinh",
            "đơn vị máu",
            "đội",
            "bài",
        ];
        matches!(
            self.line.kind(i + 1),
            Some(Kind::Cue(Cue::Noun(_) | Cue::Unions | Cue::Gift))
        ) || RESULTS.iter().any(|result| what.starts_with(result))
    }

    /// Tells whether the number counts things and no people: "26 sáng kiến được biểu dương".
    pub(super) fn counts_things(&self, i: usize) -> bool {
        self.line.is_cue(i + 1, Cue::Noun(Noun::Either))
            && !self.scene.fold(&self.line.items[i + 1]).contains("gương")
    }
}
