//! For whom those are there who are named: "Về phía Công ty A có các đồng chí: …".

use super::super::cue::Cue;
use super::super::scene::{Kind, Line};
use super::Reader;
use super::series::Post;

/// Tells whether a line ends with a colon, the number of a list's first point apart.
fn ends_with_colon(line: &Line) -> bool {
    let point = |kind: &Kind| matches!(kind, Kind::Number(_) | Kind::Mark('.' | ')' | '-' | '+'));
    let mut kinds = line.items.iter().rev().map(|item| item.kind);
    kinds.find(|kind| !point(kind)) == Some(Kind::Mark(':'))
}

impl Reader<'_, '_> {
    /// "Về phía Công ty A có các đồng chí: …", "đoàn của LĐLĐ tỉnh do ông B - Phó Chủ tịch": the
    /// body for which those that follow are there.
    pub(super) fn announced(&self, person: usize) -> Option<String> {
        self.announced_here(person)
            .or_else(|| self.announced_unit(person))
            .or_else(|| self.represented(person))
            .or_else(|| self.announced_above())
    }

    /// "Về phía Trường A có:" over a list of people, a line each.
    fn announced_above(&self) -> Option<String> {
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let above = lines[..own].iter().rev().take(16);
        // "1." may stand as a line of its own.
        let list = above
            .take_while(|line| line.has.person || line.items.len() <= 2 || ends_with_colon(line));
        list.map(|line| Reader { line, ..*self })
            .find_map(|reader| reader.announces())
    }

    /// Returns the body that a line ends on announcing, or announces its first person for.
    fn announces(&self) -> Option<String> {
        let items = 0..self.line.items.len();
        if ends_with_colon(self.line) {
            if self.elects_committee() {
                return self.scene.main.clone();
            }
            let mut told = items.rev().filter(|&i| self.is_told(i));
            return told.find_map(|i| self.body_at(i)).map(str::to_owned);
        }
        let first = items.clone().find(|&i| self.is_person(i))?;
        self.announced_here(first)
    }

    /// "- Ông A, Ủy viên" in the list of a committee that was elected.
    pub(super) fn elected_member(&self, post: &Post) -> Option<String> {
        let first = post.title.to_lowercase();
        let member = first.starts_with("ủy viên") || first.starts_with("uỷ viên");
        let body = self.announced_above().filter(|_| member)?;
        self.within(post, &body)
            .filter(|_| self.scene.main.as_ref() == Some(&body))
    }

    /// "giao đồng chí A, Ủy viên Ban Thường vụ, theo dõi" in a union's plan: of the union's own board, where
    /// no other post stands beside it.
    pub(super) fn of_own_board(&self, posts: &[Post]) -> Option<String> {
        let [post] = posts else { return None };
        let title = post.title.to_lowercase();
        let board = ["ban thường vụ", "btv", "ban chấp hành", "bch"];
        let board = board.iter().any(|board| title.ends_with(board));
        let main = self.scene.main.as_ref()?;
        (board && main.starts_with("u:")).then(|| main.clone())
    }

    /// "Đại hội đã bầu Ban Chấp hành gồm 7 đồng chí:" over the list of its members.
    fn elects_committee(&self) -> bool {
        let items = 0..self.line.items.len();
        let elected = items.clone().any(|i| self.word(i, &["bầu", "cử"]));
        let committee = items.clone().any(|i| {
            self.line.is_cue(i, Cue::Organ)
                && matches!(
                    &*self.scene.fold(&self.line.items[i]),
                    "ban chấp hành" | "bch" | "ban thường vụ" | "btv"
                )
        });
        elected && committee
    }

    fn announced_here(&self, person: usize) -> Option<String> {
        let line = self.line;
        let at = (0..person)
            .rev()
            .find(|&i| self.scene.body(line, i).is_some() && self.is_told(i))?;
        let led = (at + 1..person).take(5).any(|i| {
            self.word(i, &["có", "gồm"]) || line.is_cue(i, Cue::By) || line.is_mark(i, ':')
        });
        led.then(|| self.scene.body(line, at).map(str::to_owned))?
    }

    /// "Về phía bệnh viện có bác sĩ A, Giám đốc": the article's unit of the kind for which those that follow are
    /// there.
    fn announced_unit(&self, person: usize) -> Option<String> {
        let at = (0..person)
            .rev()
            .take(24)
            .find(|&i| self.word(i, &["phía"]) || self.reads(i, &["đại", "diện"]))?;
        let at = at + if self.word(at, &["phía"]) { 1 } else { 2 };
        let (place, behind) = self.unit_at(at)?;
        let led = (behind..person)
            .take(4)
            .any(|i| self.word(i, &["có", "gồm"]) || self.line.is_mark(i, ':'));
        let post = Post {
            title: String::new(),
            place,
            items: at..behind,
        };
        self.of_article(&post, person).filter(|_| led)
    }

    /// "Thay mặt LĐLĐ tỉnh, bà A - Trưởng ban Nữ công", "Đại diện Bộ Y tế - ông B, Phó chánh Văn phòng":
    /// the body for which the person right behind it speaks.
    fn represented(&self, person: usize) -> Option<String> {
        let line = self.line;
        let near = person.saturating_sub(3)..person;
        let at = near.rev().find(|&i| self.body_at(i).is_some())?;
        let organ = line.items.get(at.wrapping_sub(1));
        let side = organ.is_some_and(|item| self.scene.fold(item) == "đại diện");
        let told = side
            || at > 1 && self.reads(at - 2, &["thay", "mặt"])
            || at > 1 && self.reads(at - 2, &["đại", "diện"]);
        let paused = matches!(line.kind(at + 1), Some(Kind::Mark(',' | '-' | '–')));
        (told && paused).then(|| self.body_at(at).map(str::to_owned))?
    }

    /// Tells whether "phía", "lãnh đạo", "đại diện" or "của" stands before the body at `at`.
    fn is_told(&self, at: usize) -> bool {
        const SIDES: [&str; 3] = ["phía", "đạo", "diện"];
        let line = self.line;
        let side = |i: usize| {
            self.word(i, &SIDES)
                || line.is_cue(i, Cue::Organ) && {
                    // "lãnh đạo", "đoàn công tác của".
                    let last = self.scene.key(line.items[i].tokens.end - 1);
                    SIDES.contains(&last) || matches!(last, "của" | "tác")
                }
        };
        at > 0 && (side(at - 1) || line.is_cue(at - 1, Cue::Of)) || at > 1 && side(at - 2)
    }
}
