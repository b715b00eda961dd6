//! Authors: names below a text, below its headline, or beside "Ảnh:".

use std::ops::Range;

use super::Finder;
use super::name::{NO_NAME, is_gap};
use crate::gazetteer::EntityType;
use crate::link::candidate::Priority;
use crate::text::{Case, Gap, TokenKind, fold};

impl Finder<'_, '_> {
    /// Reads the name behind "Ảnh:": capitals on one line, with initials.
    pub(super) fn credit(&self, i: usize) -> Option<usize> {
        let walk = self.walk;
        if walk.punct(i + 1) == Some('.') && walk.is_capital(i + 2) && !is_gap(walk, i + 2) {
            return Some(i + 3);
        }
        let upper = walk.case(i) == Case::Upper;
        let mut end = walk.capitals(i, 4);
        if let Some(cut) = (i + 1..end).find(|&at| (walk.case(at) == Case::Upper) != upper) {
            end = cut;
        }
        let end = self.before_sentence(i, end);
        let blocked = NO_NAME.contains(walk.key(i));
        (end - i >= 2 && !blocked).then_some(end)
    }

    /// "Ảnh: Hồ Cầm | Chia sẻ tại xưởng", "Ảnh: Đinh Lộc | Theo trọng tài": returns where a name ends
    /// behind which the text goes on without a mark.
    fn before_sentence(&self, start: usize, end: usize) -> usize {
        const OPENINGS: [&str; 25] = [
            "theo", "tại", "trong", "năm", "ngày", "sáng", "chiều", "tối", "ông", "bà", "chị",
            "dịp", "đến", "trước", "sau", "với", "để", "từ", "hiện", "bên", "cùng", "ngoài",
            "nhân", "các", "những",
        ];
        // Words of two syllables with which they open too.
        const SENTENCES: [(&str, &str); 24] = [
            ("phát", "biểu"),
            ("phát", "động"),
            ("báo", "cáo"),
            ("trao", "đổi"),
            ("chia", "sẻ"),
            ("tham", "dự"),
            ("tham", "gia"),
            ("thay", "mặt"),
            ("thực", "hiện"),
            ("hưởng", "ứng"),
            ("đồng", "chí"),
            ("đại", "diện"),
            ("đặc", "biệt"),
            ("đáng", "chú"),
            ("được", "biết"),
            ("hội", "nghị"),
            ("hội", "thi"),
            ("công", "nhân"),
            ("công", "đoàn"),
            ("công", "ty"),
            ("lãnh", "đạo"),
            ("người", "lao"),
            ("mặc", "dù"),
            ("tuy", "nhiên"),
        ];
        let walk = self.walk;
        if let Some(at) = (start + 2..end).find(|&at| OPENINGS.contains(&walk.key(at))) {
            return at;
        }
        let begins = |at: &usize| {
            let word = (walk.key(*at), walk.key(at + 1));
            walk.case(at + 1) == Case::Lower && SENTENCES.contains(&word)
        };
        (start + 2..end).find(begins).unwrap_or(end)
    }

    /// Takes the author that the page names, and a last line that is nothing but a name.
    pub(super) fn byline(&mut self) {
        let walk = self.walk;
        if let Some(author) = &walk.page.article.author {
            let words = fold(author);
            let keys: Vec<&str> = words.split(' ').collect();
            let stands = |i: &usize| walk.page.tokens.reads(*i, &keys);
            let all = 0..walk.page.tokens.len();
            let last = all.clone().rev().filter(|&i| walk.in_body(i)).find(stands);
            // Under the headline, where the line is the page's.
            let last = last.or_else(|| all.clone().find(stands));
            // "P.V" is a reporter without a name, "Tổ Văn - Sử" no person.
            let nobody = words == "p.v" || NO_NAME.contains(keys[0]);
            let named = |&i: &usize| {
                keys.len() >= 2 && !nobody && self.free(i) && !self.is_phrase(i..i + keys.len())
            };
            if let Some(i) = last.filter(named) {
                self.add(i..i + keys.len(), "person-byline", 0.95, Priority::Strong);
            }
        }
        self.ends_of_items();
        self.below_items();
        self.under_headline();
        self.heads_of_page();
        self.member_of_body();
        let lines = walk.page.body.iter().rev().take(2).map(|range| range.end);
        for end in lines.collect::<Vec<_>>() {
            self.last_line(end);
            self.behind_credit(end);
        }
    }

    /// "Ảnh: M.Hoa Lê Nam", "Ảnh: Mai Hoa - CTV Lê Nam": the writer behind who took the picture, at the end.
    fn behind_credit(&mut self, end: usize) {
        let walk = self.walk;
        let mut start = self.signature(end);
        // The initials' last letter.
        if start > 0 && start < end && walk.punct(start - 1) == Some('.') {
            start += 1;
        }
        if !(2..=3).contains(&end.saturating_sub(start)) || !self.free(start) {
            return;
        }
        let duty = matches!(walk.key_before(start), "ctv" | "pv");
        let before = start - usize::from(duty);
        let before = before - usize::from(duty && walk.is_dash(before.wrapping_sub(1)));
        let credited = before > 0 && !self.free(before - 1);
        let picture = (before.saturating_sub(8)..before)
            .any(|i| walk.key(i) == "ảnh" && walk.punct(i + 1) == Some(':'));
        if credited && picture && self.may_sign(start..end) {
            self.sign(start..end);
        }
    }

    /// Takes the name, or the two, with which the text ends at `end`: on a line of its own, before a
    /// line of the picture, or behind the last sentence.
    fn last_line(&mut self, end: usize) {
        let walk = self.walk;
        let end = self.without_duty(self.above_picture(end));
        let start = self.signature(end);
        // "Mai Hoa - Lê Nam": the first of two.
        if start >= 3 && walk.is_dash(start - 1) && end - start >= 2 {
            self.first_of_two(start - 1);
        }
        let second = start > 1 && walk.is_dash(start - 1) && !self.free(start - 2);
        let own_line = start > 0 && (!walk.follows(start) && walk.known(start).is_none() || second)
            || self.is_signed_by_paper(start);
        let after_stop = start > 0
            && matches!(walk.punct(start - 1), Some('.' | '…' | '”' | '"' | '!'))
            && walk.known(start).is_none();
        let len = end - start;
        let told = own_line && self.is_below_text(start) || after_stop;
        if (2..=4).contains(&len) && told && self.may_sign(start..end) {
            self.sign(start..end);
        }
    }

    /// "HBO/LÊ NAM": tells whether the letters of a paper and a stroke alone stand before the name.
    fn is_signed_by_paper(&self, start: usize) -> bool {
        let walk = self.walk;
        let Some(paper) = start.checked_sub(2) else {
            return false;
        };
        let stroke = walk.punct(start - 1) == Some('/');
        stroke && walk.case(paper) == Case::Upper && is_gap(walk, paper) && !walk.follows(paper)
    }

    /// Returns where the run of capitals begins that ends at `end`: all written as names are, or all
    /// in capitals.
    fn signature(&self, end: usize) -> usize {
        let walk = self.walk;
        let case = end.checked_sub(1).map_or(Case::Lower, |i| walk.case(i));
        let mut start = end;
        while start > 0
            && end - start < 5
            && walk.is_capital(start - 1)
            && walk.case(start - 1) == case
            && (start == end || walk.follows(start))
            && walk.in_body(start - 1)
        {
            start -= 1;
        }
        start
    }

    /// Tells whether the words can be a signature; what is all in capitals may be a heading too.
    pub(super) fn may_sign(&self, words: Range<usize>) -> bool {
        const HEADINGS: &[&str] = &[
            "tin", "bài", "xem", "nguồn", "đọc", "từ", "danh", "lịch", "thông", "video", "nơi",
            "kính", "kế", "tm", "kt", "tl", "về", "chương", "mục", "phụ", "hướng", "báo", "thư",
            "tags", "share", "bình", "quay", "trở", "truyền", "góp",
        ];
        let walk = self.walk;
        let shouted = walk.case(words.start) == Case::Upper;
        let heading = shouted && HEADINGS.contains(&walk.key(words.start));
        // "Báo Hoa Ban - Thứ Tư".
        let weekday = walk.key(words.start) == "thứ" && words.len() == 2
            || walk.page.tokens.reads(words.start, &["chủ", "nhật"]);
        !heading && !weekday && !NO_NAME.contains(walk.key(words.start)) && self.free(words.start)
    }

    /// "VĂN KỲ THƯ / Ảnh: Nữ công nhân …": returns where the line before the picture's ends.
    fn above_picture(&self, end: usize) -> usize {
        let walk = self.walk;
        let begins = |i: &usize| walk.page.tokens[*i].space_before > Gap::Space;
        let line = (end.saturating_sub(30)..end).rev().find(begins);
        let picture = line.filter(|&i| walk.key(i) == "ảnh" && walk.punct(i + 1) == Some(':'));
        picture.filter(|&i| i > 0).unwrap_or(end)
    }

    /// "Mai Hoa tổng hợp", "Mai Hoa (tổng hợp)": returns where the names end.
    fn without_duty(&self, end: usize) -> usize {
        const DUTIES: [&[&str]; 7] = [
            &["(", "tổng", "hợp", ")"],
            &["(", "thực", "hiện", ")"],
            &["tổng", "hợp"],
            &["thực", "hiện"],
            &["(", "th", ")"],
            &["(", "t", "/", "h", ")"],
            &["đưa", "tin"],
        ];
        let tokens = self.walk.page.tokens;
        let ends = |words: &&[&str]| end > words.len() && tokens.reads(end - words.len(), words);
        let duty = DUTIES.into_iter().find(ends);
        duty.map_or(end, |words| end - words.len())
    }

    /// Takes the author before a dash that ends at `end`, if the line is nothing but the two.
    fn first_of_two(&mut self, end: usize) {
        let walk = self.walk;
        let start = self.signature(end);
        let own_line = start > 0 && !walk.follows(start) && walk.known(start).is_none();
        if (2..=4).contains(&(end - start)) && own_line && self.may_sign(start..end) {
            self.sign(start..end);
        }
    }

    /// Takes the writers of short news one below another: "… cho 9 tập thể. (MAI HOA)" at the end of
    /// a line.
    fn below_items(&mut self) {
        let walk = self.walk;
        let opens: Vec<usize> = walk.opening_parentheses().collect();
        for open in opens.into_iter().filter(|&open| open > 0) {
            let start = open + 1;
            let end = walk.capitals(start, 4);
            let stopped = matches!(walk.punct(open - 1), Some('.' | '!' | '…' | '”'));
            let case = walk.case(start);
            let named = (2..=3).contains(&(end - start))
                && (start..end).all(|i| walk.case(i) == case && walk.key(i).chars().count() > 1)
                && walk.punct(end) == Some(')');
            let closes = !walk.follows(end + 1);
            let told = named && stopped && closes && walk.known(start).is_none();
            if told && self.may_sign(start..end) {
                self.sign(start..end);
            }
        }
    }

    /// Takes the author's line under a headline, which a bar ends: "Mai Hoa |", "M.HOA |".
    fn under_headline(&mut self) {
        let walk = self.walk;
        let tokens = walk.page.tokens;
        let begins = |i: usize| tokens[i].space_before > Gap::Space;
        for bar in (2..tokens.len().min(80)).filter(|&i| walk.punct(i) == Some('|')) {
            let closes = tokens.get(bar + 1).is_some_and(|_| begins(bar + 1));
            let start = (bar.saturating_sub(4)..bar).rev().find(|&i| begins(i));
            let Some(start) = start.filter(|&start| closes && start > 0) else {
                continue;
            };
            let initial = bar == start + 3 && walk.punct(start + 1) == Some('.');
            let words = bar - start >= 2 && (start..bar).all(|i| walk.case(i) == Case::Capital);
            let named = initial && walk.is_capital(start) && walk.is_capital(start + 2)
                || words && walk.known(start).is_none() && !NO_NAME.contains(walk.key(start));
            if named && self.free(start) {
                self.sign(start..bar);
                return;
            }
        }
    }

    /// Takes the author of a page's first lines: "Mai Hoa 14:20, 12/08/2023", "Lao động - Mai Hoa".
    fn heads_of_page(&mut self) {
        let walk = self.walk;
        let tokens = walk.page.tokens;
        let Some(first) = walk.page.body.first().map(|range| range.start) else {
            return;
        };
        let begins = |i: usize| i == first || tokens[i].space_before > Gap::Space;
        let starts: Vec<usize> = (first..tokens.len().min(first + 80))
            .filter(|&i| begins(i) && walk.is_capital(i))
            .collect();
        for line in starts {
            let end = (line + 1..tokens.len().min(line + 20)).find(|&i| begins(i));
            let Some(end) = end else { continue };
            let name = self
                .before_time(line, end)
                .or_else(|| self.behind_paper(line, end));
            if let Some(name) = name.filter(|name| self.free(name.start)) {
                self.sign(name);
            }
        }
    }

    /// Takes the author of a last line that tells where they work, or who took the picture: "Mai Hoa
    /// (LĐLĐ tỉnh A)", "Mai Hoa – LĐLĐ huyện B", "MAI HOA – ẢNH: LÊ NAM".
    fn member_of_body(&mut self) {
        let walk = self.walk;
        let tokens = walk.page.tokens;
        let ends: Vec<usize> = walk.page.body.iter().rev().take(2).map(|r| r.end).collect();
        for end in ends {
            let begins = |i: usize| tokens[i].space_before > Gap::Space;
            let Some(line) = (end.saturating_sub(16)..end).rev().find(|&i| begins(i)) else {
                continue;
            };
            // "Mai Hoa / (LĐLĐ tỉnh A)": the bracket has a line of its own below.
            let above = (line.saturating_sub(6)..line).rev().find(|&i| begins(i));
            let line = above
                .filter(|_| walk.punct(line) == Some('('))
                .unwrap_or(line);
            let case = walk.case(line);
            let run = line..walk.capitals(line, 4);
            let name = line..run
                .clone()
                .find(|&i| walk.case(i) != case)
                .unwrap_or(run.end);
            let told = name.len() >= 2 && self.may_sign(name.clone()) && walk.known(line).is_none();
            if told && (self.is_body_to_the_end(name.end, end) || self.is_picture(name.end)) {
                self.sign(name);
            }
        }
    }

    /// Tells whether nothing but a body stands from `at` to the end of the text: behind a dash one
    /// that is known, in brackets any ("(VP Công đoàn)", "(Đài Truyền thanh huyện)").
    fn is_body_to_the_end(&self, at: usize, end: usize) -> bool {
        let walk = self.walk;
        let bracket = walk.punct(at) == Some('(');
        let closed = (at..end).find(|&i| walk.punct(i) == Some(')'));
        if bracket && closed.is_some_and(|close| close + 2 >= end) && walk.is_capital(at + 1) {
            return true;
        }
        let body = walk.known_at(at + 1, &[EntityType::Union, EntityType::Org]);
        let known = body.is_some_and(|body| body.tokens.end == end);
        (bracket || walk.is_dash(at)) && (known || self.is_workplace(at + 1..end))
    }

    /// "Mai Hoa - PC Hoa Ban", "Lê Nam – Cty Sông Hồng 7": a body in short, its initials first and nothing
    /// but names and numbers behind.
    fn is_workplace(&self, words: Range<usize>) -> bool {
        const SHORT: [&str; 14] = [
            "pc", "cty", "tct", "cđ", "lđlđ", "vp", "xn", "nm", "bv", "tt", "ttvh", "đài", "báo",
            "gđ",
        ];
        let walk = self.walk;
        let named = |i: usize| walk.is_capital(i) || walk.page.tokens[i].kind == TokenKind::Number;
        (2..=6).contains(&words.len())
            && SHORT.contains(&walk.key(words.start))
            && words.clone().all(|i| named(i) && walk.follows(i))
    }

    /// "Mai Hoa – Ảnh: Lê Nam": the writer before who took the picture.
    fn is_picture(&self, at: usize) -> bool {
        let walk = self.walk;
        let mark = walk.is_dash(at) || walk.punct(at) == Some('/');
        mark && walk.key(at + 1) == "ảnh" && walk.punct(at + 2) == Some(':')
    }

    /// "Mai Hoa 14:20, 12/08/2023": nothing but a name and the time in a line.
    fn before_time(&self, line: usize, end: usize) -> Option<Range<usize>> {
        let walk = self.walk;
        let name = line..walk.capitals(line, 4);
        let told = name.len() >= 2
            && name.clone().all(|i| walk.case(i) == Case::Capital)
            && !NO_NAME.contains(walk.key(line))
            && walk.known(line).is_none();
        let number = |i: usize| walk.page.tokens[i].kind == TokenKind::Number;
        let time = |i: usize| number(i) || walk.punct(i).is_some() || walk.key(i) == "ngày";
        let numbers = (name.end..end).filter(|&i| number(i)).count();
        (told && numbers >= 3 && (name.end..end).all(time)).then_some(name)
    }

    /// "Người lao động - Mai Hoa": nothing but a paper and a name in a line.
    fn behind_paper(&self, line: usize, end: usize) -> Option<Range<usize>> {
        const PAPERS: [&str; 7] = [
            "người lao động",
            "lao động",
            "báo lao động",
            "thanh niên",
            "tuổi trẻ",
            "tiền phong",
            "nhân dân",
        ];
        let walk = self.walk;
        let dash = (line + 2..end).find(|&i| walk.is_dash(i))?;
        let name = dash + 1..end;
        let paper = PAPERS.contains(&walk.page.tokens.fold(line..dash).as_str());
        let words = (2..=4).contains(&name.len())
            && name.clone().all(|i| walk.case(i) == Case::Capital)
            && !NO_NAME.contains(walk.key(name.start));
        (paper && words).then_some(name)
    }
}
