//! Posts: who holds which in which body.

use rustc_hash::FxHashMap;

use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::scene::{Kind, Line, Scene};

/// Finds the posts of a line.
pub(super) fn find(scene: &Scene<'_>, line: &Line) -> Vec<Fact> {
    let reader = Reader { scene, line };
    let mut found = Vec::new();
    if !line.has.person {
        return found;
    }
    for i in 0..line.items.len() {
        if let Some(Kind::Person(mention)) = line.kind(i) {
            reader.behind(i, mention, &mut found);
            reader.before(i, mention, &mut found);
        }
    }
    reader.appointed(&mut found);
    found
}

/// Returns for each person the body that they act for: the first union body in which they hold a
/// post, else the first body.
pub(super) fn bodies<'f>(posts: impl Iterator<Item = &'f Fact>) -> FxHashMap<String, String> {
    let mut bodies: FxHashMap<String, String> = FxHashMap::default();
    for fact in posts {
        let FactKind::HoldsPost { person, org, .. } = &fact.kind else {
            continue;
        };
        let known = bodies.entry(person.clone()).or_insert_with(|| org.clone());
        if !known.starts_with("u:") && org.starts_with("u:") {
            known.clone_from(org);
        }
    }
    bodies
}

/// Returns the body of a title that stands before another body's: the director who is "Chủ tịch Công
/// đoàn Công ty A" directs the firm.
fn unit_of(title: &str, body: &str) -> String {
    const HEADS: [&str; 5] = [
        "giám đốc",
        "hiệu trưởng",
        "hiệu phó",
        "quản đốc",
        "viện trưởng",
    ];
    let title = title.to_lowercase();
    let firm = HEADS.iter().any(|head| title.contains(head));
    let unit = body
        .strip_prefix("u:cdcs:")
        .and_then(|id| id.rsplit_once(':'));
    match unit {
        Some((unit, _)) if firm => format!("o:{unit}"),
        _ => body.to_owned(),
    }
}

/// Returns the body of whose committee somebody is a member who holds a post in a department of
/// it: "Ủy viên Ban Thường vụ, Trưởng ban Tuyên giáo Tỉnh ủy".
fn committee_of(title: &str, body: &str) -> Option<String> {
    let title = title.to_lowercase();
    let presidium = title.contains("đoàn chủ tịch");
    if presidium {
        let confederation = body == "u:tld" || body.ends_with("tong-lien-doan-lao-dong-viet-nam");
        return confederation.then(|| "u:tld".to_owned());
    }
    if !title.contains("thường vụ") && !title.contains("chấp hành") {
        return None;
    }
    let department = body
        .strip_prefix("o:ban-")
        .or(body.strip_prefix("o:van-phong-"))?;
    let (name, code) = department.split_once(':')?;
    let party = ["tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy"]
        .iter()
        .find(|committee| name.ends_with(**committee))?;
    Some(format!("o:{party}:{code}"))
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
}

/// A post and, where it is told at once, its body.
struct Post {
    title: String,
    body: Option<String>,
    /// The item behind it.
    end: usize,
}

/// Words that go on with a post's title.
const TITLE_WORDS: [&str; 11] = [
    "thường",
    "trực",
    "phụ",
    "trách",
    "danh",
    "dự",
    "chuyên",
    "hđqt",
    "hđtv",
    "nữ",
    "công",
];

impl Reader<'_, '_> {
    /// "A - Chủ tịch LĐLĐ …, Bí thư …", "A, Chủ tịch …", "A là Chủ tịch …".
    fn behind(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let line = self.line;
        let Some(mut at) = self.posts_after(person) else {
            return;
        };
        let mut open: Vec<String> = Vec::new();
        let mut members: Vec<String> = Vec::new();
        loop {
            let Some(post) = self.post(at) else {
                match self.behind_membership(at) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                }
            };
            // "…; Phó Chủ tịch Quốc hội B": the post of the next person.
            if self.is_person(post.end) {
                return;
            }
            let mut end = post.end;
            match post.body {
                Some(body) => {
                    for title in members.drain(..) {
                        if let Some(committee) = committee_of(&title, &body) {
                            found.push(self.fact(mention, title, committee, person, end));
                        }
                    }
                    for title in open.drain(..) {
                        let body = unit_of(&title, &body);
                        found.push(self.fact(mention, title, body, person, end));
                    }
                    found.push(self.fact(mention, post.title, body, person, end));
                }
                // "Tỉnh ủy viên, Chủ tịch UBND tỉnh": a member of a committee that is not named.
                None if self.is_membership(at) => members.push(post.title),
                None if post.title.ends_with("sự") => {}
                None => {
                    // "Trưởng phòng Kỹ thuật, Công ty A": the firm of the department; a department
                    // alone is nobody's.
                    let department = self.behind_words(end);
                    match self.body_behind_comma(department) {
                        Some((body, behind)) => {
                            found.push(self.fact(mention, post.title, body, person, behind));
                            end = behind;
                        }
                        None if department == end => open.push(post.title),
                        None => {
                            let union = self.reads(end, &["công", "đoàn"]) && department == end + 2;
                            let body = self.announced(person).filter(|_| union);
                            let body = body.and_then(|body| self.union_in(&body));
                            let body = body.or_else(|| self.union_of_next(department, union));
                            if let Some(body) = body {
                                found.push(self.fact(mention, post.title, body, person, end));
                            }
                            end = department;
                        }
                    }
                }
            }
            at = end;
            while matches!(line.kind(at), Some(Kind::Mark(',' | '-' | '–')))
                || self.word(at, &["và", "kiêm", "đồng", "thời", "nay", "là"])
            {
                at += 1;
            }
        }
        if open.is_empty() {
            return;
        }
        if let Some(body) = self.announced(person) {
            for title in open {
                found.push(self.fact(mention, title, body.clone(), person, at));
            }
        }
    }

    /// "TUV, …", "UVBTV Tỉnh ủy - …", "Đại biểu Quốc hội, …": what leads up to a post and names no
    /// body of its own; returns the item behind its comma or dash.
    fn behind_membership(&self, at: usize) -> Option<usize> {
        const MEMBERS: [&str; 16] = [
            "tuv", "huv", "quv", "uv", "uvbtv", "uvbch", "uvbtvqu", "uvbtvtu", "uvbtvhu", "tvđu",
            "tvtu", "tvhu", "tvqu", "uvtv", "đbqh", "đuv",
        ];
        let line = self.line;
        let starts =
            self.word(at, &MEMBERS) || self.reads(at, &["đại", "biểu"]) || self.is_member(at);
        if !starts {
            return None;
        }
        let pause = (at + 1..at + 8)
            .find(|&i| matches!(line.kind(i), None | Some(Kind::Mark(_) | Kind::Person(_))))?;
        matches!(line.kind(pause), Some(Kind::Mark(',' | '-' | '–'))).then_some(pause + 1)
    }

    /// "Thành ủy viên", "Đảng ủy viên".
    fn is_member(&self, at: usize) -> bool {
        let line = self.line;
        let first = |i: usize| line.items.get(i).map(|item| item.tokens.start);
        first(at).is_some_and(|token| {
            matches!(
                self.scene.key(token),
                "thành" | "tỉnh" | "huyện" | "quận" | "thị" | "đảng"
            ) && self.scene.key(token + 1) == "uỷ"
                && self.scene.key(token + 2) == "viên"
        })
    }

    /// Returns the item behind the plain words that begin at `at`, at most eight.
    fn behind_words(&self, at: usize) -> usize {
        let words = (at..at + 8).take_while(|&i| self.line.kind(i) == Some(Kind::Word));
        let end = at + words.count();
        // "… phát biểu", "… cho biết": a sentence that goes on is no department.
        let closed = matches!(self.line.kind(end), None | Some(Kind::Mark(_)));
        if closed { end } else { at }
    }

    /// ", Công ty A." behind a title: the body that a comma puts off; returns the item behind it.
    fn body_behind_comma(&self, at: usize) -> Option<(String, usize)> {
        let line = self.line;
        let body = self
            .scene
            .body(line, at + 1)
            .filter(|_| line.is_mark(at, ','))?;
        let closed = matches!(
            line.kind(at + 2),
            None | Some(Kind::Mark('.' | ',' | ';' | '(' | ')' | '…'))
        );
        closed.then(|| (body.to_owned(), at + 2))
    }

    /// "Về phía Công ty A có các đồng chí: …", "đoàn của LĐLĐ tỉnh do ông B - Phó Chủ tịch": the
    /// body for which those that follow are there.
    fn announced(&self, person: usize) -> Option<String> {
        let line = self.line;
        let at = (0..person)
            .rev()
            .find(|&i| self.scene.body(line, i).is_some())?;
        let told =
            at > 0 && (self.word(at - 1, &["phía", "đạo", "diện"]) || line.is_cue(at - 1, Cue::Of));
        let told = told || at > 1 && self.word(at - 2, &["phía", "đạo", "diện"]);
        let led = (at + 1..person)
            .take(5)
            .any(|i| self.word(i, &["có", "gồm"]) || line.is_cue(i, Cue::By));
        (told && led).then(|| self.scene.body(line, at).map(str::to_owned))?
    }

    /// "Chủ tịch Công đoàn, Phó Giám đốc Công ty A": the union of the firm in which the next post is
    /// held.
    fn union_of_next(&self, comma: usize, union: bool) -> Option<String> {
        if !union || !self.line.is_mark(comma, ',') {
            return None;
        }
        let firm = self.post(comma + 1)?.body?;
        let unit = firm.strip_prefix("o:").filter(|unit| !unit.contains(':'))?;
        self.union_in(&firm)
            .or_else(|| Some(format!("u:cdcs:{unit}:vn")))
    }

    /// Returns the article's union in a firm.
    fn union_in(&self, body: &str) -> Option<String> {
        let unit = body.strip_prefix("o:")?;
        let ids = (0..self.scene.mentions.len()).map(|n| self.scene.id(n));
        let mut unions = ids.filter(|id| {
            let own = id
                .strip_prefix("u:cdcs:")
                .and_then(|id| id.rsplit_once(':'));
            own.is_some_and(|(own, _)| own == unit)
        });
        unions.next().map(str::to_owned)
    }

    fn reads(&self, at: usize, keys: &[&str]) -> bool {
        (0..keys.len()).all(|n| self.word(at + n, &keys[n..=n]))
    }

    /// Tells whether a post is the membership of a committee: "Ủy viên Ban Thường vụ".
    fn is_membership(&self, at: usize) -> bool {
        let title = self.line.items.get(at).map(|item| self.scene.fold(item));
        title.is_some_and(|title| {
            title.split(' ').any(|word| word == "uv")
                || ["ủy viên", "uỷ viên", "ủy viên", "uỷ viên"]
                    .iter()
                    .any(|member| title.contains(member))
        })
    }

    /// Returns where the posts of a person begin behind the name.
    fn posts_after(&self, person: usize) -> Option<usize> {
        let line = self.line;
        let mut at = person + 1;
        match line.kind(at)? {
            Kind::Mark('-' | '–' | '—' | ',' | '(' | ':') => at += 1,
            Kind::Word if self.word(at, &["là", "giữ", "hiện", "làm"]) => {
                at += 1;
                if line.kind(at) == Some(Kind::Word) {
                    at += 1;
                }
            }
            Kind::Cue(Cue::Post) => {}
            _ => return None,
        }
        if self.word(at, &["hiện", "nay", "đang", "là", "tân"]) {
            at += 1;
            at += usize::from(self.word(at, &["là"]));
        }
        Some(at)
    }

    fn is_person(&self, i: usize) -> bool {
        matches!(self.line.kind(i), Some(Kind::Person(_)))
    }

    /// "Chủ tịch LĐLĐ quận … A": the post and the body right before the name.
    fn before(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let line = self.line;
        let Some(mut body_at) = person.checked_sub(1) else {
            return;
        };
        while body_at > 0
            && matches!(
                line.kind(body_at),
                Some(Kind::Cue(Cue::ThePerson) | Kind::Mark(',' | '-' | '–' | ':'))
            )
        {
            body_at -= 1;
        }
        let Some(body) = self.scene.body(line, body_at) else {
            return;
        };
        let post = (body_at.saturating_sub(5)..body_at)
            .rev()
            .find_map(|at| Some((at, self.post(at).filter(|post| post.end == body_at + 1)?)));
        let Some((post_at, post)) = post else { return };
        // A name before the post has it already: "A, Chủ tịch LĐLĐ tỉnh, B"; "A và Chủ tịch LĐLĐ
        // tỉnh B" are two.
        let mut first = post_at;
        while first > 0
            && matches!(
                line.kind(first - 1),
                Some(Kind::Mark(',' | '-' | '–') | Kind::Cue(Cue::Post))
            )
            || first > 1 && self.word(first - 1, &["và"]) && line.is_cue(first - 2, Cue::Post)
        {
            first -= 1;
        }
        // "Ủy viên X A, Chủ tịch Y B": what stands right before a name is that one's post.
        let direct = body_at + 1 == person;
        let earlier = first > 0 && first < post_at && self.is_person(first - 1) && !direct
            || !direct && (post_at.saturating_sub(3)..post_at).any(|i| self.is_person(i));
        if !earlier && post.body.as_deref() == Some(body) {
            self.posts_before(post_at, person, mention, found);
            found.push(self.fact(mention, post.title, body.to_owned(), post_at, person + 1));
        }
    }

    /// "Ủy viên Trung ương Đảng, Chủ tịch X A": the posts that lead up to the last one.
    fn posts_before(&self, last: usize, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let line = self.line;
        let mut end = last;
        while end > 0 && (line.is_mark(end - 1, ',') || self.word(end - 1, &["kiêm"])) {
            let first = (end.saturating_sub(6)..end - 1)
                .find_map(|at| Some((at, self.post(at).filter(|post| post.end == end - 1)?)));
            let Some((at, post)) = first else { return };
            let named = at > 0 && self.is_person(at - 1)
                || at > 1 && line.is_mark(at - 1, ',') && self.is_person(at - 2);
            let Some(body) = post.body.filter(|_| !named) else {
                return;
            };
            found.push(self.fact(mention, post.title, body, at, person + 1));
            end = at;
        }
    }

    /// "A được bầu giữ chức Chủ tịch LĐLĐ tỉnh", "bổ nhiệm … làm Trưởng ban … đối với ông A": the
    /// person is the last one named before, else the one behind "đối với".
    fn appointed(&self, found: &mut Vec<Fact>) {
        let line = self.line;
        for at in 0..line.items.len() {
            let Some(post_at) = self.takes_office(at) else {
                continue;
            };
            // "từng làm", "thôi giữ chức": no more.
            let past = at > 0 && self.word(at - 1, &["từng", "thôi", "nguyên", "không"]);
            let Some(post) = self.post(post_at).filter(|_| !past) else {
                continue;
            };
            let Some(body) = post.body else { continue };
            let floor = line.clause_of(at).start;
            let before = (floor..at).rev().find(|&i| self.is_person(i));
            let person = before.or_else(|| self.appointee(post.end));
            if let Some(Kind::Person(mention)) = person.and_then(|i| line.kind(i)) {
                let from = person.map_or(at, |person| person.min(at));
                let mut fact = self.fact(mention, post.title, body, from, post.end);
                fact.rule = "post-appointed".to_owned();
                fact.confidence = 0.9;
                found.push(fact);
            }
        }
    }

    /// Reads "giữ chức [vụ, danh]", "đảm nhiệm [chức vụ]", "được bầu làm"; returns the item behind.
    fn takes_office(&self, at: usize) -> Option<usize> {
        const OPENINGS: [&[&str]; 7] = [
            &["giữ", "chức"],
            &["giữ", "cương", "vị"],
            &["đảm", "nhiệm"],
            &["đảm", "nhận"],
            &["bầu", "làm"],
            &["làm"],
            &["tái", "cử"],
        ];
        if !self.word(at, &["giữ", "đảm", "bầu", "làm", "tái"]) {
            return None;
        }
        let opening = OPENINGS
            .iter()
            .find(|words| (0..words.len()).all(|n| self.word(at + n, &[words[n]])))?;
        let mut behind = at + opening.len();
        while self.word(behind, &["chức", "vụ", "danh", "vị", "trí", "cương", "là"]) {
            behind += 1;
        }
        (self.line.is_cue(behind, Cue::Post) || self.word(behind, &["trưởng", "phó", "chánh"]))
            .then_some(behind)
    }

    /// The person behind "đối với", "cho", in the same clause.
    fn appointee(&self, from: usize) -> Option<usize> {
        let end = self.line.clause_of(from.saturating_sub(1)).end;
        let marker = self.line.find(from..end.min(from + 8), Cue::For)?;
        (marker + 1..end.min(marker + 4)).find(|&i| self.is_person(i))
    }

    fn word(&self, i: usize, keys: &[&str]) -> bool {
        self.line.kind(i) == Some(Kind::Word)
            && keys.contains(&self.scene.key(self.line.items[i].tokens.start))
    }

    /// Reads a post at item `at`: its words, then its body.
    fn post(&self, at: usize) -> Option<Post> {
        let line = self.line;
        // "nguyên Chủ tịch" was one and is none.
        if self.word(at, &["nguyên", "cựu"]) || at > 0 && self.word(at - 1, &["nguyên", "cựu"])
        {
            return None;
        }
        let start = at + usize::from(self.word(at, &["quyền"]));
        if !line.is_cue(start, Cue::Post) {
            return self.overlapping_post(start);
        }
        let mut end = start + 1;
        while self.word(end, &TITLE_WORDS) || line.is_cue(end, Cue::Organ) {
            end += 1;
        }
        // "quản đốc phân xưởng khai thác của Công ty …": plain words up to "của" go along.
        let of = (end..end + 8).find(|&i| !self.plain(i))?;
        let by_of = line.is_cue(of, Cue::Of) && self.scene.body(line, of + 1).is_some();
        // "Trưởng ban Tuyên giáo LĐLĐ tỉnh": the department stands between post and body.
        let department = of <= end + 6 && self.scene.body(line, of).is_some();
        let tail = of > end && (by_of || department);
        if tail {
            end = of;
        }
        let title = self.scene.text(line.tokens(at..end)).to_owned();
        let body_at = end + usize::from(line.is_cue(end, Cue::Of));
        let body = self.scene.body(line, body_at).map(str::to_owned);
        // "Phó Bí thư Ban Cán sự Đảng": a body that has no name here.
        if self.word(end.saturating_sub(1), &["sự"]) {
            let end = body_at + usize::from(body.is_some());
            return Some(Post {
                title,
                body: None,
                end,
            });
        }
        let end = if body.is_some() { body_at + 1 } else { end };
        Some(Post { title, body, end })
    }

    fn plain(&self, i: usize) -> bool {
        matches!(
            self.line.kind(i),
            Some(Kind::Word | Kind::Cue(Cue::Noun(_)))
        )
    }

    /// "Trưởng ban Dân vận …": the post's second word begins the body's name.
    fn overlapping_post(&self, at: usize) -> Option<Post> {
        let line = self.line;
        if !self.word(at, &["trưởng", "phó", "chánh", "giám"]) {
            return None;
        }
        let deputy = self.word(at, &["phó"]) && self.word(at + 1, &["trưởng", "giám", "chánh"]);
        let body_at = at + 1 + usize::from(deputy);
        let body = self.scene.body(line, body_at)?.to_owned();
        let second = line.items[body_at].tokens.start;
        let unit = matches!(
            self.scene.key(second),
            "ban" | "phòng" | "văn" | "khoa" | "trạm" | "cục" | "chi" | "đoàn"
        );
        let first = line.items[at].tokens.start;
        unit.then(|| Post {
            title: self.scene.text(first..second + 1).to_owned(),
            body: Some(body),
            end: body_at + 1,
        })
    }

    fn fact(&self, mention: usize, title: String, body: String, from: usize, to: usize) -> Fact {
        let kind = FactKind::HoldsPost {
            person: self.scene.id(mention).to_owned(),
            title,
            org: body,
        };
        let items = from..to.min(self.line.items.len());
        Fact {
            kind,
            evidence: vec![self.scene.span(self.line.tokens(items))],
            rule: "post-by-name".to_owned(),
            confidence: 0.92,
        }
    }
}
