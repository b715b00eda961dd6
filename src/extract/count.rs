//! How many receive, and by what name: the counts behind a trigger.

use std::ops::Range;

use super::cue::{Cue, Noun};
use super::scene::{Kind, Line, Scene};
use crate::text::TokenKind;

/// So many recipients, and of what kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Count {
    pub(super) collectives: Option<u64>,
    pub(super) individuals: Option<u64>,
    pub(super) total: Option<u64>,
    /// Named recipients.
    pub(super) recipients: Vec<String>,
    /// An award that stands as the counted noun: "40 công nhân giỏi".
    pub(super) award: Option<usize>,
    /// The items it was read from.
    pub(super) items: Range<usize>,
    /// The level behind the noun, as an item: "cấp quận".
    pub(super) level: Option<usize>,
}

impl Count {
    pub(super) fn is_counted(&self) -> bool {
        self.collectives.is_some() || self.individuals.is_some() || self.total.is_some()
    }

    /// Counts one person or body by name.
    pub(super) fn of_one(id: &str, items: Range<usize>) -> Self {
        let person = id.starts_with("n:");
        Self {
            collectives: (!person).then_some(1),
            individuals: person.then_some(1),
            recipients: vec![id.to_owned()],
            items,
            ..Self::default()
        }
    }

    /// Tells whether it is one unit or one person.
    pub(super) fn is_one(&self) -> bool {
        let one = |own: Option<u64>, other: Option<u64>| own == Some(1) && other.is_none();
        one(self.collectives, self.individuals) || one(self.individuals, self.collectives)
    }

    fn takes(&self, noun: Noun) -> bool {
        match noun {
            Noun::Collective => self.collectives.is_none() && self.total.is_none(),
            Noun::Individual => self.individuals.is_none() && self.total.is_none(),
            Noun::Both | Noun::Either => !self.is_counted(),
        }
    }

    fn put(&mut self, noun: Noun, count: u64) {
        match noun {
            Noun::Collective => self.collectives = Some(count),
            Noun::Individual => self.individuals = Some(count),
            Noun::Both | Noun::Either => self.total = Some(count),
        }
    }
}

/// Tells what bears an award that may stand for its bearers: a person of "40 công nhân giỏi", a
/// collective of "12 CĐCS vững mạnh", neither of "60 gia đình tiêu biểu". None for a form.
pub(super) fn bearer(id: &str) -> Option<Noun> {
    const FORMS: [&str; 8] = [
        "bang-", "giay-", "co-", "huan-", "huy-", "ky-niem", "cup", "giai-",
    ];
    const COLLECTIVES: [&str; 8] = [
        "cong-doan-",
        "to-cong-doan",
        "tap-the-",
        "don-vi-",
        "co-quan-",
        "doanh-nghiep-",
        "to-chuc-",
        "chi-bo-",
    ];
    let name = id.trim_start_matches("a:");
    let begins = |with: &[&str]| with.iter().any(|word| name.starts_with(word));
    match () {
        () if begins(&COLLECTIVES) => Some(Noun::Collective),
        () if begins(&FORMS) => None,
        () if name.starts_with("gia-dinh-") => Some(Noun::Either),
        () => Some(Noun::Individual),
    }
}

/// Tells whether an award may stand for those who bear it.
pub(super) fn names_bearers(id: &str) -> bool {
    bearer(id).is_some()
}

/// Reads the counts in a stretch of items: "11 tập thể, 18 cá nhân (…); 05 tập thể, …".
pub(super) fn counts(scene: &Scene<'_>, line: &Line, range: Range<usize>) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    let mut open = Count {
        items: range.start..range.start,
        ..Count::default()
    };
    let mut depth = 0_usize;
    let mut i = range.start;
    while i < range.end {
        match line.kind(i) {
            Some(Kind::Mark('(')) => depth += 1,
            Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
            // "cho 20 cá nhân tại 4 cụm thi đua", "của 7 đơn vị": where and whose, not who.
            Some(Kind::Number(_))
                if (open.is_counted() || !found.is_empty())
                    && i > range.start
                    && matches!(line.kind(i - 1), Some(Kind::Cue(Cue::Aside | Cue::Of))) => {}
            Some(Kind::Number(n)) if depth == 0 => {
                let count = scene.quantities[n]
                    .count()
                    .filter(|_| scene.quantities[n].scale <= 1.0);
                if let Some((count, counted)) =
                    count.and_then(|count| Some((count, counted(scene, line, i, range.end)?)))
                {
                    let fits = match counted.award {
                        Some(_) => !open.is_counted(),
                        None => open.takes(counted.noun) && open.award.is_none(),
                    };
                    // "320.000 lượt đoàn viên tham gia …, 1.500 tập thể và 3.200 cá nhân được …".
                    let anew = counted.noun == Noun::Collective
                        && open.individuals.is_some()
                        && i > open.items.end + 3;
                    let fits = fits && !anew;
                    if !fits {
                        found.push(std::mem::take(&mut open));
                        open.items = i..i;
                    }
                    if !open.is_counted() {
                        open.items = i..counted.end;
                    }
                    open.items.end = counted.end;
                    open.put(counted.noun, count);
                    open.award = counted.award;
                    i = counted.end;
                    continue;
                }
            }
            // "447 CĐCS bình chọn 5.025 nữ đoàn viên": who chose, and who was chosen.
            Some(Kind::Word | Kind::Cue(Cue::Unreal))
                if open.is_counted()
                    && depth == 0
                    && matches!(
                        scene.key(line.items[i].tokens.end - 1),
                        "chọn" | "cử" | "bầu"
                    ) =>
            {
                found.push(std::mem::take(&mut open));
                open.items = i..i;
            }
            Some(Kind::Cue(Cue::Level(_))) if open.is_counted() => open.level = Some(i),
            _ => {}
        }
        i += 1;
    }
    if open.is_counted() {
        found.push(open);
    }
    found
}

/// Tells whether a number tells for how many others the ones before it stand: "đại diện cho hơn
/// 4.000 công nhân".
pub(super) fn stands_for(line: &Line, i: usize, floor: usize) -> bool {
    let before = (floor..i)
        .rev()
        .find(|&at| line.kind(at) != Some(Kind::Word));
    before.is_some_and(|at| {
        line.is_cue(at, Cue::For) && at > floor && line.is_cue(at - 1, Cue::Organ)
    })
}

struct Counted {
    noun: Noun,
    award: Option<usize>,
    end: usize,
}

/// Returns the award right behind an item, quotation marks apart, and the item behind it.
fn named_behind(line: &Line, i: usize) -> Option<(usize, usize)> {
    let at = (i + 1..i + 3).find(|&at| !matches!(line.kind(at), Some(Kind::Mark('“' | '"'))))?;
    match line.kind(at)? {
        Kind::Award(mention) => Some((mention, at + 1)),
        _ => None,
    }
}

/// Reads a counted noun that no list has, by where it stands: "148.950 lượt được công nhận", "tặng Giấy
/// khen [cho] 9 tài xế", "cho 3 phòng".
fn unlisted(scene: &Scene<'_>, line: &Line, number: usize) -> Option<Noun> {
    const COLLECTIVES: [&str; 14] = [
        "đoàn",
        "chuyền",
        "tàu",
        "lớp",
        "khoa",
        "phòng",
        "trạm",
        "xã",
        "phường",
        "thôn",
        "khu",
        "xưởng",
        "ban",
        "kíp",
    ];
    const OTHERS: [&str; 17] = [
        "số", "suất", "phần", "triệu", "đồng", "bộ", "giải", "lần", "nhà", "năm", "tháng", "ngày",
        "bài", "lá", "chiếc", "loại", "mô",
    ];
    let key = |i: usize| {
        line.items
            .get(i)
            .map_or("", |item| scene.key(item.tokens.start))
    };
    let noun = key(number + 1);
    if noun == "lượt" {
        let received = matches!(
            line.kind(number + 2),
            Some(Kind::Cue(Cue::Passive | Cue::Receive))
        );
        return received.then_some(Noun::Individual);
    }
    let before = number.checked_sub(1)?;
    let to = line
        .is_cue(before, Cue::For)
        .then(|| before.checked_sub(1))
        .flatten();
    let form = match line.kind(to.unwrap_or(before)) {
        Some(Kind::Award(mention)) => !names_bearers(scene.id(mention)),
        _ => false,
    };
    let title = to.is_some_and(|at| matches!(line.kind(at), Some(Kind::Award(_))));
    let letters = noun.chars().all(char::is_alphabetic) && noun.chars().count() > 1;
    if !(form || title) || !letters || OTHERS.contains(&noun) {
        return None;
    }
    let unit = COLLECTIVES.contains(&noun);
    Some(if unit {
        Noun::Collective
    } else {
        Noun::Individual
    })
}

/// Reads the noun that a number counts.
fn counted(scene: &Scene<'_>, line: &Line, number: usize, end: usize) -> Option<Counted> {
    let read = |noun, award, end| Some(Counted { noun, award, end });
    for i in number + 1..end.min(number + 7) {
        match line.kind(i)? {
            Kind::Word if i == number + 1 && unlisted(scene, line, number).is_some() => {
                return read(unlisted(scene, line, number)?, None, i + 1);
            }
            // "20 năm thành lập công ty": a time.
            Kind::Word
                if i == number + 1
                    && matches!(
                        scene.key(line.items[i].tokens.start),
                        "năm" | "tháng" | "ngày" | "giờ" | "tuổi"
                    ) =>
            {
                return None;
            }
            // "Hai nơi có nhiều người đoạt giải": how many there were, nobody says.
            Kind::Word if scene.key(line.items[i].tokens.start) == "nhiều" => return None,
            // "Tổ may 12 và chị A": a name.
            Kind::Word if i == number + 1 && scene.is_word(line, i, "và") => return None,
            // "một số tập thể": so many, nobody says.
            Kind::Word if i == number + 1 && scene.key(line.items[i].tokens.start) == "số" => {
                return None;
            }
            // "50 gương “Người tốt, việc tốt”".
            Kind::Cue(Cue::Noun(Noun::Either)) if named_behind(line, i).is_some() => {
                let (award, end) = named_behind(line, i)?;
                return read(Noun::Either, Some(award), end);
            }
            // "117 tấm gương công nhân".
            Kind::Cue(Cue::Noun(Noun::Either))
                if matches!(
                    line.kind(i + 1),
                    Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
                ) => {}
            // "19 đồng chí “Công nhân ưu tú”".
            Kind::Cue(Cue::ThePerson | Cue::Noun(Noun::Individual))
                if i == number + 1
                    && line.is_mark(i + 1, '“')
                    && named_behind(line, i).is_some() =>
            {
                let (award, end) = named_behind(line, i)?;
                return read(Noun::Individual, Some(award), end);
            }
            Kind::Cue(Cue::Noun(noun)) => return read(noun, None, i + 1),
            Kind::Cue(Cue::Unions) => return read(Noun::Collective, None, i + 1),
            // "22 cán bộ công đoàn tiêu biểu", a title that the article quotes elsewhere.
            Kind::Campaign(_)
                if i == number + 1
                    && matches!(
                        scene.key(line.items[i].tokens.start),
                        "cán" | "công" | "nữ" | "đoàn" | "người" | "nhà"
                    ) =>
            {
                return read(Noun::Individual, None, i + 1);
            }
            Kind::Award(mention) => {
                let noun = bearer(scene.id(mention)).unwrap_or(Noun::Either);
                return read(noun, Some(mention), i + 1);
            }
            // "45 chủ tịch công đoàn cơ sở".
            Kind::Cue(Cue::Post) if i == number + 1 => return read(Noun::Individual, None, i + 1),
            Kind::Cue(Cue::ThePerson) => return read(Noun::Individual, None, i + 1),
            Kind::Cue(Cue::TheUnit) => return read(Noun::Collective, None, i + 1),
            Kind::Word | Kind::Mark('“' | '"') => {}
            Kind::Cue(Cue::AwardHead) => {}
            _ => return None,
        }
        let token = &scene.tokens[line.items[i].tokens.start];
        if token.kind == TokenKind::Number {
            return None;
        }
    }
    None
}
