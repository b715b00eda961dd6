//! Enterprises, schools, hospitals, departments and other bodies with a name of their own, and the
//! unions in them.

mod end;
mod name;
mod press;
mod sector;
mod slug;
mod union;

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use self::press::{datelines, signed};
use self::slug::unit_slug;
use super::body_words::{HEADS, Head};
use super::legal::filled;
use super::person::is_name_of_person;
use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::Keyed;
use crate::text::{Case, KeyId, TokenKind};

/// A body found at a place.
#[derive(Debug, Clone)]
struct Body {
    tokens: Range<usize>,
    head: Head,
    /// Whether it has a proper name and not only a sector.
    proper: bool,
}

/// Proposes the bodies of a page, and their unions.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let hits = HEADS.find(walk.page.tokens, keyed);
    let mut found = Vec::with_capacity(hits.len() + walk.page.known.len() + 32);
    let mut head_at = vec![None; walk.page.tokens.len() + 1];
    for hit in &hits {
        head_at[hit.tokens.start] = Some((hit.value, hit.tokens.end));
    }
    let reader = Reader {
        walk,
        head_at,
        alone: RefCell::default(),
    };
    found.extend(the_party(walk));
    found.extend(datelines(walk));
    found.extend(signed(walk));
    found.extend(societies(walk));
    for hit in hits.iter().filter(|hit| walk.in_body(hit.tokens.start)) {
        match hit.value {
            Head::Union | Head::Grassroots | Head::Group => {
                reader.union(hit.value, hit.tokens.clone(), &mut found);
            }
            Head::Guild => found.extend(reader.guild(&hit.tokens)),
            _ => {
                if let Some(body) = reader.body(hit.tokens.start) {
                    found.extend(reader.organisation(&body));
                }
            }
        }
    }
    found
}

struct Reader<'w, 'a> {
    walk: &'w Walk<'a>,
    head_at: Vec<Option<(Head, usize)>>,
    /// Two of the places where some keys stand with no word behind them.
    alone: RefCell<FxHashMap<Vec<KeyId>, Vec<usize>>>,
}

impl Reader<'_, '_> {
    /// Reads the body whose head begins at `i`.
    fn body(&self, i: usize) -> Option<Body> {
        let (head, after) = self.head_at.get(i).copied().flatten()?;
        let walk = self.walk;
        // "trụ sở", "cơ sở", "Chánh văn phòng" hold no head.
        if !walk.in_body(i)
            || matches!(
                walk.key_before(i),
                "trụ" | "cơ" | "chánh" | "hội" | "tượng" | "biên"
            )
        {
            return None;
        }
        // "kỹ sư Đoàn Văn A" is no division.
        if walk.key(i) == "sư" && matches!(walk.key_before(i), "kỹ" | "luật" | "giáo" | "mục")
        {
            return None;
        }
        if !self.is_told_short(i) || self.addresses(i, head, after) {
            return None;
        }
        let (end, proper) = match head {
            Head::Enterprise => self.proper_name(after, 22)?,
            Head::Yard if self.place_of_yard(after).is_some() => {
                (self.place_of_yard(after)?, false)
            }
            Head::House | Head::Yard => match self.named_by_place(after) {
                Some(end) => (end, true),
                None => {
                    let (end, proper) = self.proper_name(after, 12)?;
                    (self.with_level(after, end), proper)
                }
            },
            Head::School | Head::Level => self.school_name(i, head, after)?,
            Head::Sector if walk.key(i) == "vụ" && !self.is_office(i) => return None,
            Head::Sector => self.sector_name(i, after)?,
            Head::Press => self.press_name(i, after)?,
            Head::Part => self.part_of(after)?,
            Head::Union | Head::Grassroots | Head::Group | Head::Guild => return None,
        };
        Some(Body {
            tokens: i..end,
            head,
            proper,
        })
    }

    /// "Giám đốc Công ty Vũ Mạnh Hoàn", "Chủ tịch Công đoàn Công ty Phạm Đức Khâm": behind a post the
    /// word for a unit that the page has named before stands for it, and the name is a person's.
    fn addresses(&self, i: usize, head: Head, after: usize) -> bool {
        let walk = self.walk;
        if !matches!(head, Head::Enterprise | Head::School | Head::House)
            || !is_name_of_person(walk.page.tokens, after)
        {
            return false;
        }
        let union = i > 1 && walk.page.tokens.reads(i - 2, &["công", "đoàn"]);
        let before = if union { i - 2 } else { i };
        let post = matches!(
            walk.key_before(before),
            "tịch" | "đốc" | "trưởng" | "thư" | "phó" | "viên"
        );
        let named = |at: usize| {
            let form = matches!(walk.key(at), "tnhh" | "cp" | "cổ" | "mtv");
            form || walk.is_capital(at)
        };
        let known = |at: &Option<(Head, usize)>| at.is_some_and(|(h, end)| h == head && named(end));
        // No corporation is called after a person.
        let corporation = walk.key(i) == "tổng" || walk.key(i) == "tập";
        post && (corporation || self.head_at[..i].iter().any(known))
    }

    /// Lets an abbreviated head pass that is written in capitals before a capital; "NT" only where
    /// the article speaks of a "nông trường".
    fn is_told_short(&self, i: usize) -> bool {
        let walk = self.walk;
        let capitals = walk.case(i) != Case::Lower && walk.case(i) != Case::Capital;
        let short = capitals && (walk.is_capital(i + 1) || walk.key(i) == "bvđk");
        match walk.key(i) {
            "xn" | "bv" | "bvđk" => short,
            "nt" => {
                let tokens = walk.page.tokens;
                short && (0..tokens.len()).any(|at| tokens.reads(at, &["nông", "trường"]))
            }
            _ => true,
        }
    }

    /// Tells whether "Vụ" at `i` is an office of a ministry: "Vụ Tổ chức cán bộ", not "Vụ Đông".
    fn is_office(&self, i: usize) -> bool {
        let walk = self.walk;
        let season = matches!(
            walk.key(i + 1),
            "đông" | "hè" | "thu" | "xuân" | "mùa" | "chiêm" | "án" | "việc" | "tai"
        );
        walk.is_capital(i) && walk.is_capital(i + 1) && walk.follows(i + 1) && !season
    }

    fn organisation(&self, body: &Body) -> Option<Proposal> {
        let walk = self.walk;
        let Range { start, end } = body.tokens;
        if walk.key_before(start) == "công" && walk.key(start) == "đoàn" {
            return None;
        }
        // What stands behind "Công đoàn" is the union's unit.
        let of_union = start > 1 && walk.page.tokens.reads(start - 2, &["công", "đoàn"]);
        if body.head == Head::Sector && (of_union || walk.key_before(start) == "cđ") {
            return None;
        }
        // "Cảng Hoa Ban", "Ga Hoa Ban" is a place to be, if it is not a union's unit.
        if body.head == Head::Yard {
            return None;
        }
        // A hall to meet in.
        if walk.page.tokens.reads(start, &["trung", "tâm", "hội"])
            || walk.page.tokens.reads(start, &["phòng", "hội"])
        {
            return None;
        }
        if body.head == Head::Sector && self.is_kind(start..end)
            || body.head == Head::School && self.is_kind_of_school(start..end)
        {
            return None;
        }
        let name = walk.text(start..end);
        let house = |head: &str| {
            let (full, relative) = self.with_its_place(start..end);
            (format!("o:{head}{}", unit_slug(&full)), relative)
        };
        let (rule, id, relative) = match body.head {
            Head::Sector if self.is_of_its_own(start..end) => {
                ("org-sector", format!("o:{}", unit_slug(name)), false)
            }
            Head::Sector => {
                let (bare, code) = self.placed(start..end);
                let slug = self.department_slug(bare);
                match (code.as_str(), walk.key(start)) {
                    // A department is always some place's.
                    ("vn", "sở" | "phòng") => return None,
                    ("vn", "cục" | "viện") | (_, "tổng" | "vụ") => {
                        ("org-sector", format!("o:{slug}"), false)
                    }
                    _ => ("org-sector", format!("o:{slug}:{code}"), true),
                }
            }
            Head::Part if body.proper => ("org-part", format!("o:{}", unit_slug(name)), false),
            Head::Part => {
                let (slug, relative) = self.part_slug(start..end)?;
                ("org-part", format!("o:{slug}"), relative)
            }
            Head::Level | Head::School => {
                let head = if body.head == Head::Level {
                    "truong-"
                } else {
                    ""
                };
                let (id, relative) = house(head);
                ("org-school", id, relative)
            }
            Head::Press => ("org-press", format!("o:{}", unit_slug(name)), false),
            Head::Enterprise => (
                "org-enterprise",
                self.group_by_brand(start..end)
                    .unwrap_or_else(|| format!("o:{}", self.enterprise_slug(start..end))),
                false,
            ),
            _ => {
                let (id, relative) = house("");
                ("org-house", id, relative)
            }
        };
        let capital = walk.is_capital(start) || body.proper;
        let confidence = if capital { 0.85 } else { 0.6 };
        let proposal = Proposal::new(start..end, EntityType::Org, rule)
            .named(id, name)
            .with_confidence(confidence);
        Some(if relative {
            proposal.by_way_of_the_article()
        } else {
            proposal
        })
    }

    /// Writes a name with the article's own place behind a bare "tỉnh" that ends it: "Bệnh viện Đa
    /// khoa tỉnh"; tells whether there was one.
    fn with_its_place(&self, tokens: Range<usize>) -> (String, bool) {
        let name = self.walk.text(tokens.clone()).to_owned();
        let level = matches!(
            self.walk.key(tokens.end - 1),
            "tỉnh" | "huyện" | "quận" | "phố"
        );
        match level {
            true => filled(self.walk, tokens, name),
            false => (name, false),
        }
    }

    /// Returns the listed group that is called by its brand: "Tập đoàn EVN".
    fn group_by_brand(&self, tokens: Range<usize>) -> Option<String> {
        let walk = self.walk;
        let words: &[&str] = &["tập", "đoàn"];
        let corporation = walk
            .page
            .tokens
            .reads(tokens.start, &["tổng", "công", "ty"]);
        let brand = match corporation {
            true => tokens.start + 3,
            false if walk.page.tokens.reads(tokens.start, words) => tokens.start + 2,
            false => return None,
        };
        let known = walk.known_at(brand, &[EntityType::Org])?;
        let whole = known.rule == "listed-body" && known.tokens.end == tokens.end;
        whole.then(|| known.id.clone()).flatten()
    }

    /// Returns the slug of a department as the gazetteer has it, however its two fields are joined:
    /// "Sở Khoa học Công nghệ", "Sở Khoa học & Công nghệ".
    fn department_slug(&self, name: &str) -> String {
        let own = unit_slug(name);
        let listed = self.walk.page.gazetteer.organ_joined_as(&own);
        listed.map_or(own, str::to_owned)
    }

    /// Tells whether a sector's name only says what kind of body it is: "các Phòng Nội vụ", "Bệnh
    /// viện, Trung tâm y tế", "ngành Điện lực Hoa Ban", "phòng giao dịch".
    fn is_kind(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let before = walk.key_before(tokens.start);
        if matches!(before, "các" | "những" | "mỗi" | "từng" | "ngành") {
            return true;
        }
        // "11 Trung tâm Viễn thông": any of them.
        let counted = tokens.start > 0 && is_number(walk, tokens.start - 1);
        let bare = (tokens.start + 1..tokens.end)
            .all(|i| walk.known_at(i, &[EntityType::Place]).is_none() && !self.begins_place(i));
        if counted && bare && walk.follows(tokens.start) && walk.key(tokens.start) == "trung" {
            return true;
        }
        let after = match walk.key(tokens.start) {
            "phòng" => tokens.start + 1,
            "trung" => tokens.start + 2,
            _ => return false,
        };
        let small = (after..tokens.end).all(|i| walk.case(i) == Case::Lower);
        let placed = (after..=tokens.end)
            .any(|i| walk.known_at(i, &[EntityType::Place]).is_some() || self.begins_place(i));
        let listed = matches!(walk.key(tokens.end), "," | "và") || matches!(before, "," | "và");
        small && !placed && (listed || walk.key(tokens.start) == "phòng")
    }

    /// Tells whether a school's name only says its kind: "Đại học Quốc gia", "các Đại học Vùng".
    fn is_kind_of_school(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let kind = |i: usize| {
            matches!(
                walk.key(i),
                "trường"
                    | "đại"
                    | "học"
                    | "quốc"
                    | "gia"
                    | "vùng"
                    | "cao"
                    | "đẳng"
                    | "trung"
                    | "cấp"
            )
        };
        tokens.clone().all(kind)
    }

    /// Tells whether a body is no organ of a place: an institute, or one whose name an old seat ends
    /// ("Trung tâm Bảo tồn di tích Cố đô Huế").
    fn is_of_its_own(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let placed = (tokens.start + 1..tokens.end).any(|i| {
            walk.known_at(i, &[EntityType::Place]).is_some()
                || matches!(walk.key(i), "tỉnh" | "huyện" | "quận")
        });
        let institute = walk.key(tokens.start) == "viện" && walk.key(tokens.start + 1) != "kiểm";
        let seat = tokens.len() > 3 && walk.page.tokens.reads(tokens.end - 3, &["cố", "đô"]);
        institute && !placed || seat || self.is_works(&tokens)
    }

    /// "Điện lực Hoa Ban", "Viễn thông Hoa Ban": a firm's works whose name the place is.
    fn is_works(&self, tokens: &Range<usize>) -> bool {
        let walk = self.walk;
        let start = tokens.start;
        let kind = walk.page.tokens.reads(start, &["điện", "lực"])
            || walk.page.tokens.reads(start, &["viễn", "thông"]);
        let named = (start + 2..tokens.end).all(|i| walk.case(i) == Case::Capital);
        let country = walk.page.tokens.reads(start + 2, &["việt", "nam"]);
        kind && walk.is_capital(start) && tokens.len() > 2 && named && !country
    }

    /// Tells whether the page has the same keys in another place with no word behind them.
    fn is_alone_elsewhere(&self, range: Range<usize>) -> bool {
        let walk = self.walk;
        let tokens = &walk.page.tokens.as_slice()[range.clone()];
        let keys: Vec<KeyId> = tokens.iter().map(|token| token.key).collect();
        let mut alone = self.alone.borrow_mut();
        let places = alone.entry(keys).or_insert_with(|| {
            let all = walk.repeats(range.clone());
            let ended = all.filter(|i| {
                let after = i + range.len();
                let numbered = is_number(walk, after) && walk.follows(after);
                !(walk.is_word(after) || walk.is_dash(after) || self.elided(after) || numbered)
            });
            ended.take(2).collect()
        });
        places.iter().any(|&i| i != range.start)
    }

    /// A name that another place of the page has without its last words is the shorter one: what
    /// is added only says where the enterprise is.
    fn enterprise_slug(&self, tokens: Range<usize>) -> String {
        let walk = self.walk;
        let whole = unit_slug(walk.text(tokens.clone()));
        let alone = |cut: usize| self.is_alone_elsewhere(tokens.start..cut);
        let first = (tokens.start + 4).max(tokens.end.saturating_sub(3));
        let cut = (first..tokens.end).find(|&cut| walk.is_capital(cut - 1) && alone(cut));
        cut.map_or(whole, |cut| unit_slug(walk.text(tokens.start..cut)))
    }

    /// Cuts the place off a name, and returns the place's code; the article's own for a bare
    /// "huyện", "tỉnh".
    fn placed(&self, tokens: Range<usize>) -> (&str, String) {
        let walk = self.walk;
        let scope = walk.page.scope;
        for i in (tokens.start + 1..tokens.end).rev() {
            let known = walk
                .known_at(i, &[EntityType::Place])
                .filter(|known| known.tokens.end == tokens.end);
            if let Some(code) = known.and_then(|known| known.id.as_deref()?.strip_prefix("p:")) {
                // "Cục Hàng hải Việt Nam": the country belongs to the name.
                let cut = if code == "vn" { tokens.end } else { i };
                return (walk.text(tokens.start..cut), code.to_owned());
            }
            // "Cơ quan UBND huyện A": the place of the organ.
            let organ = walk
                .known_at(i, &[EntityType::Org])
                .filter(|organ| organ.tokens.end == tokens.end);
            let code = organ.and_then(|organ| organ.id.as_deref()?.rsplit_once(':')?.1.into());
            let place = (i + 1..tokens.end).find(|&at| self.begins_place(at));
            if let (Some(code), Some(place)) = (code.filter(|code| *code != "vn"), place) {
                return (walk.text(tokens.start..place), code.to_owned());
            }
            let level = match walk.key(i) {
                "huyện" | "quận" => scope.district.clone(),
                "tỉnh" => scope.province.clone(),
                "phố" if walk.key(i - 1) == "thành" => scope.province.clone(),
                _ => continue,
            };
            if i + 1 == tokens.end {
                let cut = if walk.key(i) == "phố" { i - 1 } else { i };
                return (
                    walk.text(tokens.start..cut),
                    level.unwrap_or_else(|| "vn".to_owned()),
                );
            }
        }
        let provincial = matches!(walk.key(tokens.start), "sở" | "cục");
        let code = match (provincial, &scope.province) {
            (true, Some(province)) => province.clone(),
            _ => self
                .district_beside(&tokens)
                .unwrap_or_else(|| scope.federation().to_owned()),
        };
        (walk.text(tokens.clone()), code)
    }

    /// "Hội LHPN huyện và Trung tâm Y tế": returns the code of the district whose organ stands right
    /// before a health centre without its place.
    fn district_beside(&self, tokens: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let start = tokens.start;
        let centre = walk.page.tokens.reads(start, &["trung", "tâm"]);
        let joined = matches!(walk.key_before(start), "và" | "," | "với");
        if !centre || !joined || start < 2 {
            return None;
        }
        let beside = walk.known_ending(start - 1)?;
        let known = walk.known_at(beside, &[EntityType::Org, EntityType::Union])?;
        let code = known.id.as_deref()?.rsplit_once(':')?.1;
        (code.len() == 3).then(|| code.to_owned())
    }

    /// The slug of a part: its own words, then the whole's head, then the whole's place.
    fn part_slug(&self, tokens: Range<usize>) -> Option<(String, bool)> {
        let walk = self.walk;
        let whole = (tokens.start + 1..tokens.end).find_map(|i| {
            walk.known_at(i, &[EntityType::Union, EntityType::Org])
                .map(|known| (i, known))
        })?;
        let (at, known) = whole;
        // "các ban LĐLĐ tỉnh" names none of them.
        if at < tokens.start + 2 && walk.key(tokens.start) == "ban" {
            return None;
        }
        // "Ủy viên Ủy ban Kiểm tra LĐLĐ tỉnh": a member's seat in that body.
        let member = walk.key_before(tokens.start) == "viên";
        if member && walk.page.tokens.reads(tokens.start + 2, &["kiểm", "tra"]) {
            return None;
        }
        let own = unit_slug(walk.text(tokens.start..at));
        let id = known.id.as_deref()?;
        let (head, code) = match id.split_once(':')? {
            ("u", "tld") => ("tong-lien-doan-lao-dong-viet-nam".to_owned(), None),
            ("u", rest) => match rest.split_once(':')? {
                ("ldld", code) => ("lien-doan-lao-dong".to_owned(), Some(code)),
                ("cdn", rest) => match rest.split_once(':') {
                    Some((sector, code)) => (format!("cong-doan-{sector}"), Some(code)),
                    None => (format!("cong-doan-{rest}-viet-nam"), None),
                },
                _ => return None,
            },
            (_, rest) => match rest.split_once(':') {
                Some((name, code)) => (name.to_owned(), Some(code)),
                None => (rest.to_owned(), None),
            },
        };
        let slug = match code {
            Some(code) => format!("{own}-{head}:{code}"),
            None => format!("{own}-{head}"),
        };
        Some((slug, known.relative))
    }
}

/// "Đảng" alone is the Communist Party of Vietnam.
fn the_party<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    let signs = walk.signs.party.iter().copied();
    signs
        .filter(|&i| {
            walk.case(i) == Case::Capital
                && walk.in_body(i)
                && !matches!(
                    walk.key(i + 1),
                    "bộ" | "uỷ" | "ủy" | "viên" | "đoàn" | "cộng"
                )
        })
        .map(|i| {
            Proposal::new(i..i + 1, EntityType::Org, "org-party")
                .named("o:dang-cong-san-viet-nam", "Đảng Cộng sản Việt Nam")
                .with_priority(Priority::Weak)
        })
}

/// "Hội Dầu khí Việt Nam", "Hiệp hội Dệt May Việt Nam": a society of the whole country.
fn societies<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    const OTHERS: [&str; 13] = [
        "nghị",
        "thi",
        "đồng",
        "trường",
        "thảo",
        "thao",
        "diễn",
        "giảng",
        "chợ",
        "viên",
        "đàm",
        "hè",
        "làng",
    ];
    let signs = walk.signs.society.iter().copied();
    let capitals = signs.filter(|&start| walk.is_capital(start) && walk.in_body(start));
    capitals.filter_map(|start| {
        let from = match (walk.key(start), walk.key(start + 1)) {
            ("hội", _) => start + 1,
            ("hiệp", "hội") => start + 2,
            _ => return None,
        };
        let named = walk.is_capital(from) && walk.follows(from);
        if !named || OTHERS.contains(&walk.key(from)) || walk.key_before(start) == "đại" {
            return None;
        }
        let inside = |i: usize| {
            walk.follows(i) && (walk.is_word(i) || walk.is_dash(i) || walk.punct(i) == Some('&'))
        };
        let nation = (from + 1..from + 8)
            .take_while(|&i| inside(i))
            .find(|&i| walk.page.tokens.reads(i, &["việt", "nam"]))?;
        let plain = (from..nation).all(|i| {
            !walk.is_capital(i)
                || walk
                    .known_at(i, &[EntityType::Union, EntityType::Org])
                    .is_none()
        });
        let small = (from..nation)
            .filter(|&i| walk.case(i) == Case::Lower)
            .count();
        let end = nation + 2;
        (plain && 2 * small <= nation - from + 1).then(|| {
            let name = walk.text(start..end);
            Proposal::new(start..end, EntityType::Org, "org-society")
                .named(format!("o:{}", unit_slug(name)), name)
                .with_confidence(0.85)
        })
    })
}

fn is_number(walk: &Walk<'_>, i: usize) -> bool {
    walk.page
        .tokens
        .get(i)
        .is_some_and(|token| token.kind == TokenKind::Number)
}

fn glued_or_ampersand(walk: &Walk<'_>, i: usize) -> bool {
    let glued = |i: usize| {
        walk.page
            .tokens
            .get(i)
            .is_some_and(|token| token.space_before == crate::text::Gap::None)
    };
    walk.punct(i) == Some('&') || glued(i) && glued(i + 1)
}
