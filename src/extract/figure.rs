//! Reported figures: counted and measured results.

use std::ops::Range;

use super::campaign::Discourse;
use super::cue::{Cue, Noun};
use super::fact::{Fact, FactKind};
use super::role::{Subject, firm_subject_before, stands_for};
use super::scene::{Kind, Line, Scene};
use crate::text::{Case, Span};

/// Finds the figures of a line; `conferred` holds the evidence of its conferrals, whose counts are
/// recipients and no results.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    discourse: &mut Discourse,
    conferred: &[Span],
    found: &mut Vec<Fact>,
) {
    if !line.has.number {
        return;
    }
    let mut reader = Reader {
        scene,
        line,
        discourse,
        last_what: None,
    };
    for i in 0..line.items.len() {
        if let Some(Kind::Number(number)) = line.kind(i)
            && !reader.ruled_out(i, number, conferred)
        {
            found.extend(reader.figure(i, number));
        }
    }
}

/// Nouns that number the parts of a plan or measure time and space: no result.
const NO_RESULT: [&str; 58] = [
    "phòng ngủ",
    "phòng khách",
    "phòng ở",
    "phòng tắm",
    "đợt",
    "nội dung",
    "nhiệm vụ",
    "mục tiêu",
    "chức năng",
    "lần",
    "giai đoạn",
    "khâu",
    "mặt",
    "tiêu chí",
    "chủ đề",
    "bước",
    "cấp",
    "ngày",
    "giờ",
    "phút",
    "giây",
    "tháng",
    "năm",
    "tuần",
    "tuổi",
    "mét",
    "km",
    "m",
    "m2",
    "ha",
    "độ",
    "buổi",
    "nhóm nhiệm vụ",
    "hình thức",
    "khẩu hiệu",
    "phần",
    "kỳ",
    "thế kỷ",
    "ca",
    "quý",
    "khóa",
    "vòng",
    "nhóm",
    "điểm",
    "phần thi",
    "môn thi",
    "môn",
    "khu vực",
    "hạng mục",
    "chuyên đề",
    "kỳ đại hội",
    "nhiệm kỳ",
    "giỏi",
    "tốt",
    "thể loại",
    "vốn",
    "vốn nhà nước",
    "điểm tuyệt đối",
];

/// Words that end a counted noun phrase.
const ENDS: [&str; 16] = [
    "và", "với", "đã", "được", "có", "là", "so", "như", "thì", "năm", "tháng", "ngày", "do",
    "nhưng", "trị", "giá",
];

/// Words between a noun and its number that do not belong to the noun.
const QUALIFIERS: [&str; 12] = [
    "hơn",
    "trên",
    "gần",
    "khoảng",
    "đạt",
    "ước",
    "được",
    "lên",
    "tới",
    "vượt",
    "từ",
    "đạt được",
];

/// What stands before a number without naming what is counted.
const NO_NOUN: [&str; 9] = [
    "chiếm",
    "tăng",
    "đạt",
    "thành lập",
    "hỗ trợ",
    "ủng hộ",
    "trung ương",
    "số phiếu bầu",
    "phiếu bầu",
];

fn is_money(unit: &str) -> bool {
    ["đồng", "usd", "vnđ"]
        .iter()
        .any(|money| unit.contains(money))
}

/// So much money is more than one gift is worth, in đồng.
const A_SUM: f64 = 5e6;
/// So much is a sum, whatever it is called.
const A_BUDGET: f64 = 1e9;

/// Tells whether money is a sum, and not what each or one of several got: "làm lợi 3 tỉ đồng".
fn tells_a_sum(what: &str) -> bool {
    const SUMS: [&str; 12] = [
        "số tiền",
        "trị giá",
        "giá trị",
        "kinh phí",
        "làm lợi",
        "tiết kiệm",
        "thu nhập",
        "doanh thu",
        "lợi nhuận",
        "ngân sách",
        "quyên góp",
        "quỹ",
    ];
    SUMS.iter().any(|sum| what.contains(sum)) && !what.contains("mỗi")
}

/// "thu ngân sách trên địa bàn": what a place reaches, and no body.
fn tells_of_a_place(what: &str) -> bool {
    what.contains("ngân sách trên địa bàn") || what.starts_with("tổng sản phẩm trên địa bàn")
}

/// "63 lượt cá nhân", "3 đơn vị xuất sắc": whoever is praised is counted by conferrals.
fn counts_the_praised(what: &str) -> bool {
    let bare = what.strip_prefix("lượt ").unwrap_or(what);
    [
        "tập thể",
        "cá nhân",
        "gương",
        "tấm gương",
        "điển hình",
        "nhân tố",
    ]
    .iter()
    .any(|noun| bare.starts_with(noun))
        || (what.contains(" xuất sắc") || what.contains(" tiêu biểu"))
            && !["sáng kiến", "đề tài", "công trình", "mô hình", "giải pháp"]
                .iter()
                .any(|thing| bare.starts_with(thing))
}

/// Prizes are given, not reached: "3 giải ba"; a "giải pháp" is a result.
fn is_prize(what: &str) -> bool {
    what == "giải" || what.starts_with("giải ") && !what.starts_with("giải pháp")
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    discourse: &'s mut Discourse,
    /// What the figure before counted: "… (đạt 492,3% so với chỉ tiêu)".
    last_what: Option<String>,
}

impl Reader<'_, '_> {
    fn key(&self, i: usize) -> &str {
        let item = self.line.items.get(i);
        item.map_or("", |item| self.scene.key(item.tokens.start))
    }

    fn key_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.key(i))
    }

    fn ruled_out(&self, i: usize, number: usize, conferred: &[Span]) -> bool {
        let line = self.line;
        let quantity = &self.scene.quantities[number];
        let span = quantity.span;
        let recipients = conferred.iter().any(|evidence| evidence.contains(span));
        if quantity.spelled || recipients && !self.counts_things(i) {
            return true;
        }
        let clause = line.clause_of(i);
        let unreal = (clause.start..i).rev().take(14).any(|at| {
            line.is_cue(at, Cue::Unreal)
                && !matches!(
                    self.scene.fold(&line.items[at]).as_str(),
                    "không" | "chỉ tiêu" | "mục tiêu" | "để" | "nhằm" | "giới thiệu"
                )
                && !(at + 1..i).any(|k| line.is_mark(k, ','))
        });
        // "với mục tiêu đạt 3.000 sáng kiến".
        let aim = (clause.start..i).rev().take(3).any(|at| {
            line.is_cue(at, Cue::Unreal)
                && matches!(
                    self.scene.fold(&line.items[at]).as_str(),
                    "mục tiêu" | "chỉ tiêu"
                )
                && line.is_cue(at + 1, Cue::Receive)
                && at + 2 >= i.saturating_sub(1)
        });
        let before = self.key_before(i);
        // "tôn vinh 10 cán bộ, trong đó có 6 …": parts of whom the verb counts.
        let part = line.rfind(clause.start..i, Cue::List).is_some_and(|list| {
            let praised = (clause.start..list).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(Cue::Praise | Cue::Honour | Cue::Give))
                )
            });
            let people = (i + 1..line.items.len().min(i + 3)).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
                )
            });
            praised && people
        });
        let total = before == "số" && matches!(i.checked_sub(2).map(|i| self.key(i)), Some("tổng"));
        let ordinal = matches!(
            before,
            "thứ"
                | "số"
                | "đợt"
                | "khóa"
                | "khoá"
                | "quý"
                | "lớp"
                | "điều"
                | "khoản"
                | "hạng"
                | "tuổi"
                | "đến"
                | "từ"
                | "mỗi"
                | "giảm"
                | "âm"
                | "bậc"
                | "mức"
        ) && !total
            || before == "còn" && quantity.percent;
        let parts = i >= 2 && !matches!(line.kind(i - 2), Some(Kind::Word | Kind::Cue(_)));
        let joined = matches!(before, "-" | "–") || before == "/" && parts;
        let joined = joined && !quantity.percent;
        let one_of = before == "trong" && self.tells_one(i.saturating_sub(2));
        // Of a congress it is told whom its delegates stand for.
        let formal = (i + 1..i + 6).any(|at| self.key(at) == "chính" && self.key(at + 1) == "thức");
        let delegates = formal || stands_for(line, i, 0);
        let attendance = !delegates
            && matches!(self.key(0), "dự" | "đến" | "tham")
            && line.items[..i]
                .iter()
                .any(|item| matches!(item.kind, Kind::Person(_)));
        // "2/3 số công đoàn cơ sở" is a share and counts nothing.
        let share = quantity
            .of
            .is_some_and(|of| of < 10.0 && of > quantity.value);
        part || unreal
            || aim
            || share
            || ordinal
            || joined
            || one_of
            || attendance
            || self.is_planned(i)
    }

    /// "là 1 trong 4 đơn vị", "một trong mười hai cá nhân".
    fn tells_one(&self, i: usize) -> bool {
        matches!(self.line.kind(i), Some(Kind::Number(_))) || self.key(i) == "một"
    }

    /// "… sẽ tặng 6 căn nhà; tặng 90 suất quà và …": what a plan goes on to list.
    fn is_planned(&self, i: usize) -> bool {
        let line = self.line;
        let verb = (0..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Give | Cue::Join | Cue::Organise | Cue::CarryOut
                ))
            )
        });
        let Some(verb) = verb else { return false };
        let plan = (0..verb).rev().find(|&at| self.is_future(at));
        let Some(plan) = plan else { return false };
        // A subject or a verb of what was done ends the plan.
        let subject = |at: usize| {
            line.is_mark(at, ',')
                && matches!(line.kind(at + 1), Some(Kind::Body(_)))
                && !matches!(line.kind(at - 1), Some(Kind::Body(_)))
        };
        (plan + 1..i).all(|at| {
            !line.is_mark(at, '.') && !matches!(self.key(at), "đã" | "vừa") && !subject(at)
        })
    }

    fn is_future(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::Unreal)
            && matches!(
                self.scene.fold(&self.line.items[at]).as_str(),
                "sẽ" | "dự kiến"
            )
    }

    /// Parts of a meeting or of the country, and the two or three who are named right behind: "12
    /// tỉnh", "cho 2 đoàn viên là: …".
    fn is_structure(&self, what: &str, i: usize) -> bool {
        const PARTS: [&str; 20] = [
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
        // "6 đơn vị đã ký giao ước": who acts; but "ký thỏa ước với 4 đơn vị".
        let partner = i > 0 && matches!(self.line.kind(i - 1), Some(Kind::Cue(_)));
        let units = what == "đơn vị" && !partner;
        PARTS.contains(&what) || units || named || what.contains("tham luận")
    }

    /// "118 Ngô Quyền", "Nhà máy 3 Quảng Trạch": two capitalised words are a name.
    fn is_name(&self, i: usize) -> bool {
        (i..i + 2).all(|at| {
            let item = self.line.items.get(at);
            item.is_some_and(|item| {
                item.kind == Kind::Word
                    && self.scene.tokens[item.tokens.start].case == Case::Capital
            })
        })
    }

    fn word(&self, i: usize, key: &str) -> bool {
        self.line.kind(i) == Some(Kind::Word) && self.key(i) == key
    }

    /// Tells whether the number counts things and no people: "26 sáng kiến được biểu dương".
    fn counts_things(&self, i: usize) -> bool {
        self.line.is_cue(i + 1, Cue::Noun(Noun::Either))
            && !self.scene.fold(&self.line.items[i + 1]).contains("gương")
    }

    fn figure(&mut self, i: usize, number: usize) -> Option<Fact> {
        let (what, unit, after) = self.what(i, number)?;
        if NO_RESULT.iter().any(|noun| {
            let goes_on = !matches!(*noun, "phần" | "nhóm" | "ca" | "điểm" | "mặt" | "kỳ");
            // Most begin with another letter.
            what.as_bytes().first() == noun.as_bytes().first()
                && (what == *noun
                    || goes_on
                        && what
                            .strip_prefix(noun)
                            .is_some_and(|rest| rest.starts_with(' ')))
        }) {
            return None;
        }
        let quantity = &self.scene.quantities[number];
        let people = !quantity.percent && counts_the_praised(&what);
        let worth = quantity.value * quantity.scale;
        let year = unit.is_none()
            && (1900.0..2100.0).contains(&quantity.value)
            && self.scene.text(quantity.tokens.clone()).len() == 4
            && matches!(self.line.kind(i + 1), Some(Kind::Word));
        let gift_worth = what.contains(" trị giá") && worth < A_BUDGET / 10.0;
        let one_gift = unit.as_deref().is_some_and(is_money)
            && (worth < A_SUM || worth < A_BUDGET && !tells_a_sum(&what));
        if is_prize(&what)
            || what.chars().any(|c| c.is_ascii_digit())
            || matches!(what.as_str(), "đ / c" | "đ/c" | "tr" | "gia đình")
            || self.is_name(i + 1)
            || year
            || gift_worth
            || people
            || one_gift
            || NO_NOUN.contains(&what.as_str())
            || self.is_structure(&what, i)
            || quantity.value == 0.0
        {
            return None;
        }
        let (org, sure) = match self.owner(i, after) {
            Some(owner) => (Some(owner), 0.81),
            None => self.org(i),
        };
        let org = org.filter(|_| !tells_of_a_place(&what));
        self.discourse.of_place = org.is_none();
        let org = self.union_figure(org, &what);
        let line = self.line;
        let clause = line.clause_of(i);
        self.last_what = Some(what.clone());
        // "11 triệu đoàn viên" are so many members; of money the scale belongs to the unit.
        let money = unit.as_deref().is_some_and(is_money);
        let quantity = &self.scene.quantities[number];
        let scaled = quantity.scale != 1.0 && !money && !quantity.percent;
        let (value, unit) = if scaled {
            (quantity.value * quantity.scale, None)
        } else {
            (quantity.value, unit)
        };
        let items = clause.start.min(i)..after.max(i + 1).min(line.items.len());
        Some(Fact {
            kind: FactKind::Reported {
                org,
                what,
                value,
                unit,
                period: self.period(i),
                campaign: self.campaign(i),
            },
            evidence: vec![self.scene.span(line.tokens(items))],
            rule: "figure-count".to_owned(),
            confidence: sure,
        })
    }

    /// The counted noun, the unit, and the item behind them.
    fn what(&self, i: usize, number: usize) -> Option<(String, Option<String>, usize)> {
        let scene = self.scene;
        let line = self.line;
        let quantity = &scene.quantities[number];
        let scaled = quantity
            .scale_at
            .map(|at| scene.text(at..quantity.tokens.end).to_owned());
        if matches!(self.key(i + 1), "đồng" | "đổng" | "usd" | "vnđ") {
            let money = scene.text(line.items[i + 1].tokens.clone());
            let unit = scaled.map_or(money.to_owned(), |scale| format!("{scale} {money}"));
            return Some((self.noun_before(i)?, Some(unit), i + 2));
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
            if let Some(what) = self.counted_ahead(i) {
                return Some((what, unit, i + 1));
            }
            let what = self
                .noun_before(i)
                .or_else(|| self.last_what.clone())
                .filter(|_| quantity.percent)?;
            return Some((what, unit, i + 1));
        }
        Some((words.join(" ").replace(" ,", ","), unit, end))
    }

    /// "Tổng số sáng kiến tham gia là 819": the noun in front of "là".
    fn counted_ahead(&self, i: usize) -> Option<String> {
        if self.key_before(i) != "là" {
            return None;
        }
        let number = (i.saturating_sub(12)..i - 1).find(|&at| self.key(at) == "số")?;
        let (words, _) = self.noun_behind(number + 1);
        (!words.is_empty()).then(|| words.into_iter().take(3).collect::<Vec<_>>().join(" "))
    }

    /// Reads the noun phrase that begins at item `from`.
    fn noun_behind(&self, from: usize) -> (Vec<String>, usize) {
        let line = self.line;
        let mut words: Vec<String> = Vec::new();
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
                        && !words.is_empty() =>
                {
                    words.push(",".to_owned());
                    end += 1;
                    continue;
                }
                _ => break,
            }
            let key = self.scene.fold(item);
            if ENDS.contains(&key.as_str()) && !(words.is_empty() && key == "năm") {
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
        let mut start = i;
        while start > 0 && i - start < 9 {
            let item = &line.items[start - 1];
            let plain = matches!(
                item.kind,
                Kind::Word
                    | Kind::Cue(Cue::Noun(_) | Cue::Aside | Cue::Join | Cue::Gift | Cue::Receive)
            );
            if !plain || matches!(self.key(start - 1), "với" | "và" | "đã" | "có" | "là") {
                break;
            }
            start -= 1;
        }
        let mut words: Vec<String> = line.items[start..i]
            .iter()
            .map(|item| self.scene.fold(item))
            .collect();
        while words
            .last()
            .is_some_and(|word| QUALIFIERS.contains(&word.as_str()))
        {
            words.pop();
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// "161 suất quà của LĐLĐ tỉnh": the body whose gifts are counted.
    fn owner(&self, i: usize, after: usize) -> Option<String> {
        let line = self.line;
        let gift = (i + 1..after).any(|at| line.is_cue(at, Cue::Gift));
        let owned = gift && line.is_cue(after, Cue::Of);
        owned
            .then(|| self.scene.body(line, after + 1))
            .flatten()
            .map(str::to_owned)
    }

    fn org(&self, i: usize) -> (Option<String>, f32) {
        let line = self.line;
        let clause = line.clause_of(i);
        // "Trong tổng số 281.554 người đăng ký, Nghệ An có …": everybody's.
        if self.key_before(i) == "số" && i >= 3 && self.key(i - 3) == "trong" {
            return (None, 0.75);
        }
        // "Trong đó có …" goes on about whom the figure before was of.
        if line.is_cue(0, Cue::List) && self.discourse.of_place {
            return (None, 0.7);
        }
        if let Some(body) = self.subject_behind(i, clause.start) {
            return (Some(body), 0.8);
        }
        // "Hội thi thu hút 37 đội … với gần 600 thí sinh": the host's.
        if self.is_contest(clause.start)
            && let Some(host) = self.host(clause.start..i)
        {
            return (Some(host), 0.72);
        }
        // "trao 1 nhà cho đoàn viên của A, …; trao 9 suất quà": who gives, and not who receives.
        let gift = (i + 1..line.items.len().min(i + 4)).any(|at| line.is_cue(at, Cue::Gift));
        let giving = self.giving(i).filter(|_| gift);
        if let Some(giving) = giving
            && let Subject::Bodies(bodies) = firm_subject_before(self.scene, line, giving, 0)
        {
            return (bodies.into_iter().next(), 0.81);
        }
        if let Subject::Bodies(bodies) = firm_subject_before(self.scene, line, i, clause.start)
            && giving.is_none()
        {
            return (bodies.into_iter().next(), 0.81);
        }
        if let Some(host) = self.host(clause.start..i) {
            return (Some(host), 0.72);
        }
        if let Some(source) = self.source(clause.start..i) {
            return (Some(source), 0.8);
        }
        if self.is_of_place(clause.start..i) {
            return (None, 0.75);
        }
        if let Subject::Bodies(bodies) = firm_subject_before(self.scene, line, i, 0)
            && giving.is_none()
        {
            return (bodies.into_iter().next(), 0.7);
        }
        // The confederation is named on the way in many an article about another body.
        let named = |id: &&String| *id != "u:tld";
        let spoken = self.discourse.subject.first().filter(named);
        let main = self.scene.main.as_ref().filter(named);
        match (spoken, main) {
            // Two bodies are spoken of: the text does not tell whose it is.
            (Some(spoken), Some(main)) if spoken != main => (None, 0.72),
            (None, Some(main)) if !self.scene.is_about(main) => (None, 0.72),
            _ => (spoken.or(main).cloned(), 0.75),
        }
    }

    /// The first verb of giving before a figure, where its recipients are named in between.
    fn giving(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let verb = (0..i).find(|&at| {
            matches!(line.kind(at), Some(Kind::Cue(Cue::Give)))
                || line.is_cue(at, Cue::Join) && matches!(self.key(at), "bàn" | "hỗ" | "trao")
        })?;
        let recipients = line.find(verb..i, Cue::For)?;
        (recipients..i)
            .any(|at| matches!(line.kind(at), Some(Kind::Body(_))))
            .then_some(verb)
    }

    /// "Theo thống kê của LĐLĐ tỉnh, …": who tells the figures.
    fn source(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let basis = line.find(range.start..range.end.min(range.start + 2), Cue::Basis)?;
        (basis + 1..range.end.min(basis + 8))
            .find_map(|i| self.scene.body(line, i))
            .map(str::to_owned)
    }

    /// "Tham gia hội thi có 45 thí sinh": the host counts who came to the contest spoken of.
    fn host(&self, range: Range<usize>) -> Option<String> {
        let contest = range.clone().any(|at| self.is_contest(at));
        self.discourse.host.clone().filter(|_| contest)
    }

    /// "Với hơn 3.000 đoàn viên, Công đoàn Cảng X luôn …": the subject behind the opening phrase.
    fn subject_behind(&self, i: usize, start: usize) -> Option<String> {
        let line = self.line;
        if self.key(start) != "với" || i > start + 3 {
            return None;
        }
        let comma = (i + 1..line.items.len().min(i + 10)).find(|&at| line.is_mark(at, ','))?;
        self.scene.body(line, comma + 1).map(str::to_owned)
    }

    fn is_contest(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::CampaignHead)
            && matches!(
                self.scene.fold(&self.line.items[at]).as_str(),
                "hội thi" | "cuộc thi" | "hội thao" | "hội diễn" | "giải"
            )
    }

    /// A place as the subject tells about itself; nobody of the graph does.
    fn is_of_place(&self, range: Range<usize>) -> bool {
        let line = self.line;
        range.clone().any(|at| {
            let before = at.checked_sub(1);
            let aside = before.is_some_and(|at| line.is_cue(at, Cue::Aside));
            let area =
                before.is_some_and(|at| matches!(self.key(at), "bàn" | "trên" | "(" | "của"));
            matches!(line.kind(at), Some(Kind::Place(_))) && !aside && !area
        })
    }

    /// Members and grassroots unions of a place are the union's own figures.
    fn union_figure(&self, org: Option<String>, what: &str) -> Option<String> {
        let own = what.contains("đoàn viên c")
            || what.starts_with("cđcs")
            || what.starts_with("công đoàn cơ sở");
        if org.is_none() && own {
            self.scene.main.clone()
        } else {
            org
        }
    }

    fn campaign(&self, i: usize) -> Option<String> {
        let line = self.line;
        let clause = line.clause_of(i);
        let named = (clause.start..i).find_map(|at| match line.kind(at) {
            Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        named.filter(|_| line.find(clause, Cue::CampaignHead).is_some())
    }

    fn period(&self, i: usize) -> Option<String> {
        let line = self.line;
        let time = (0..i).rev().find_map(|at| match line.kind(at) {
            Some(Kind::Time(time)) => Some(time),
            _ => None,
        })?;
        let tokens = self.scene.times[time].tokens.clone();
        Some(self.scene.text(tokens).to_owned())
    }
}
