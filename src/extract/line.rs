//! Cuts sentences into lines of items.
//!
//! Names, times, numbers and cues of an article each stand in order; one walk over all four takes
//! whatever begins next, and what lies between are plain words and marks.

use std::ops::Range;

use super::cue::{CUES, Cue};
use super::scene::{Clauses, Has, Item, Kind, Line, Scene};
use crate::link::{EntityType, Hit};
use crate::text::{Case, Sentence, Sentences, TokenKind, date, number};

impl Scene<'_> {
    pub(super) fn read_lines(&mut self, sentences: &Sentences) {
        let named = self.named();
        // No cue is read inside a name, nor half inside: "Chủ tịch | Công đoàn Than".
        let cues = CUES.find_outside(self.tokens, &named);
        let mut taken = Vec::new();
        let mut next = Next::default();
        self.lines.reserve(sentences.as_slice().len());
        self.quantities.reserve(self.tokens.len() / 32);
        for sentence in sentences.as_slice() {
            next.skip_names_before(&named, sentence.tokens.start);
            let from = &named[next.name..];
            let within = |name: &&Range<usize>| name.start < sentence.tokens.end;
            if self.is_related(sentence.tokens.start) {
                next.skip_names_before(&named, sentence.tokens.end);
                let first = sentence.tokens.start;
                self.lines.push(Line::unread(first, sentence.paragraph));
                continue;
            }
            let names = &from[..from.iter().take_while(within).count()];
            self.read_figures(sentence.tokens.clone(), names, &mut taken);
            let line = self.line(sentence, &named, &cues, &mut next);
            self.lines.push(line);
        }
    }

    /// "Tin liên quan: …", "Xem thêm: …": headlines of other articles, which tell nothing here.
    fn is_related(&self, at: usize) -> bool {
        const LEADS: [&[&str]; 5] = [
            &["tin", "liên", "quan", ":"],
            &["bài", "liên", "quan", ":"],
            &["tin", "bài", "liên", "quan", ":"],
            &["xem", "thêm", ":"],
            &["đọc", "thêm", ":"],
        ];
        matches!(self.key(at), "tin" | "bài" | "xem" | "đọc")
            && LEADS.iter().any(|words| self.tokens.reads(at, words))
    }

    /// Returns the tokens of each mention. An abbreviation in parentheses right behind the name that it
    /// stands for is read with it: "Công đoàn Cao su Việt Nam (CĐCSVN) phát động".
    fn named(&self) -> Vec<Range<usize>> {
        let mut named: Vec<Range<usize>> = Vec::with_capacity(self.mentions.len());
        for mention in &self.mentions {
            let start = self.tokens.at_byte(mention.span.start as usize);
            let last = (mention.span.end as usize).saturating_sub(1);
            let end = (self.tokens.at_byte(last) + 1).max(start + 1);
            let explained = start.checked_sub(1).is_some_and(|open| {
                let enclosed = self.tokens.key(open) == "(" && self.tokens.key(end) == ")";
                enclosed && named.last().is_some_and(|name| name.end == open)
            });
            if let Some(name) = named
                .last_mut()
                .filter(|_| explained && mention.rule == "short-form")
            {
                name.end = end + 1;
            }
            named.push(start..end);
        }
        named
    }

    /// Reads the times and numbers of a sentence that stand outside its `names`.
    fn read_figures(
        &mut self,
        sentence: Range<usize>,
        names: &[Range<usize>],
        taken: &mut Vec<Range<usize>>,
    ) {
        let first_time = self.times.len();
        let outside = |tokens: &Range<usize>| {
            names
                .iter()
                .all(|name| name.end <= tokens.start || tokens.end <= name.start)
        };
        date::each_time(self.tokens, sentence.clone(), |time| {
            if outside(&time.tokens) {
                self.times.push(time);
            }
        });
        taken.clear();
        taken.extend(self.times[first_time..].iter().map(|t| t.tokens.clone()));
        taken.extend(names.iter().cloned());
        taken.sort_by_key(|tokens| tokens.start);
        number::each_quantity(self.tokens, sentence, taken, |quantity| {
            self.quantities.push(quantity);
        });
    }

    /// Tells whether a time at this token is what is remembered, and dates nothing: "kỷ niệm 90 năm Ngày
    /// thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2019)".
    fn is_commemorated(&self, time: usize) -> bool {
        const ENDS: [&str; 12] = [
            ",", ".", ";", ":", "vào", "sáng", "chiều", "tối", "tổ", "được", "tại", "hôm",
        ];
        let before = (time.saturating_sub(16)..time).rev();
        let mut phrase = before.take_while(|&i| !ENDS.contains(&self.key(i)));
        phrase.any(|i| {
            let before = || i.checked_sub(1).map(|before| self.key(before));
            self.key(i) == "niệm" && matches!(before(), Some("kỷ" | "kỉ"))
        })
    }

    /// Reads a sentence as items. Where several begin at one token, a name comes before a time, a time
    /// before a number, and a number before a cue.
    fn line(
        &self,
        sentence: &Sentence,
        named: &[Range<usize>],
        cues: &[Hit<Cue>],
        next: &mut Next,
    ) -> Line {
        let Range { start, end } = sentence.tokens;
        let mut items = Vec::with_capacity(end - start);
        let mut has = Has::default();
        let mut semicolon = false;
        let mut i = start;
        while i < end {
            next.skip_before(self, named, cues, i);
            let (begin, what) = next.begin(self, named, cues, i);
            let begin = begin.min(end);
            semicolon |= self.add_plain(i..begin, &mut items);
            i = begin;
            if begin == end {
                break;
            }
            let (item_end, kind) = match what {
                What::Name => self.name_at(next.name, named, i, end),
                What::Time if self.is_commemorated(i) => {
                    (self.times[next.time].tokens.end, Kind::Word)
                }
                What::Time => (self.times[next.time].tokens.end, Kind::Time(next.time)),
                What::Number => {
                    let number = next.number;
                    (self.quantities[number].tokens.end, Kind::Number(number))
                }
                What::Cue if cues[next.cue].tokens.end <= end => {
                    let cue = &cues[next.cue];
                    (cue.tokens.end, Kind::Cue(cue.value))
                }
                // It goes on behind the sentence.
                What::Cue => {
                    semicolon |= self.add_plain(i..i + 1, &mut items);
                    i += 1;
                    continue;
                }
            };
            has.add(kind);
            items.push(Item {
                tokens: i..item_end,
                kind,
            });
            i = item_end.max(i + 1);
        }
        self.name_cluster(&mut items);
        let whole = !semicolon && sentence.pauses.is_empty();
        let clauses = if whole {
            Clauses::Whole(0..items.len())
        } else {
            clauses(&items, sentence.pauses.iter().map(|pause| pause.token))
        };
        Line {
            items,
            clauses,
            paragraph: sentence.paragraph,
            has,
        }
    }

    /// "Cụm đã kết nạp 900 đoàn viên", "năm 2026, khối phát động …": the article's one emulation
    /// cluster, where the word alone stands as a subject does.
    fn name_cluster(&self, items: &mut [Item]) {
        let Some(cluster) = self.cluster else { return };
        for i in 0..items.len() {
            let item = &items[i];
            let alone = item.tokens.len() == 1
                && matches!(self.key(item.tokens.start), "cụm" | "khối")
                && matches!(item.kind, Kind::Word | Kind::Cue(Cue::Noun(_)));
            let opens = i == 0
                || matches!(
                    items[i - 1].kind,
                    Kind::Mark(',' | ';' | ':' | '.') | Kind::Time(_)
                )
                || self.tokens[item.tokens.start].case == Case::Capital;
            let goes_on = items.get(i + 1).is_some_and(|next| {
                matches!(next.kind, Kind::Number(_) | Kind::Place(_) | Kind::Body(_))
                    || matches!(
                        self.key(next.tokens.start),
                        "thi"
                            | "công"
                            | "dân"
                            | "các"
                            | "trưởng"
                            | "phó"
                            | "số"
                            | "cơ"
                            | "doanh"
                            | "trường"
                    )
            });
            if alone && opens && !goes_on {
                items[i].kind = Kind::Body(cluster);
            }
        }
    }

    /// Returns the name over token `i` as an item of a sentence that ends at `end`.
    fn name_at(&self, n: usize, named: &[Range<usize>], i: usize, end: usize) -> (usize, Kind) {
        let launch = self.mentions[n].entity == EntityType::Event
            && self.tokens.reads(i, &["lễ", "phát", "động"]);
        let kind = match launch {
            true => Kind::Cue(Cue::Launch),
            false => self.kind_of(n),
        };
        (named[n].end.min(end), kind)
    }

    /// Adds words and marks that are nothing else; tells whether a semicolon is among them.
    fn add_plain(&self, tokens: Range<usize>, items: &mut Vec<Item>) -> bool {
        let mut semicolon = false;
        let all = &self.tokens.as_slice()[tokens.clone()];
        items.extend(tokens.zip(all).map(|(at, token)| {
            let kind = match token.kind {
                TokenKind::Punct(mark) => Kind::Mark(mark),
                _ => Kind::Word,
            };
            semicolon |= kind == Kind::Mark(';');
            Item {
                tokens: at..at + 1,
                kind,
            }
        }));
        semicolon
    }
}

/// What an item begins with.
#[derive(Clone, Copy)]
enum What {
    Name,
    Time,
    Number,
    Cue,
}

/// How far names, times, numbers and cues of an article have been made items: the next of each.
#[derive(Default)]
struct Next {
    name: usize,
    time: usize,
    number: usize,
    cue: usize,
}

impl Next {
    /// Passes over the names that end before token `i`.
    fn skip_names_before(&mut self, named: &[Range<usize>], i: usize) {
        while named.get(self.name).is_some_and(|name| name.end <= i) {
            self.name += 1;
        }
    }

    /// Passes over what can be no item from token `i` on.
    fn skip_before(
        &mut self,
        scene: &Scene<'_>,
        named: &[Range<usize>],
        cues: &[Hit<Cue>],
        i: usize,
    ) {
        self.skip_names_before(named, i);
        let before = |tokens: &Range<usize>| tokens.start < i;
        while (scene.times.get(self.time)).is_some_and(|time| before(&time.tokens)) {
            self.time += 1;
        }
        while (scene.quantities.get(self.number)).is_some_and(|number| before(&number.tokens)) {
            self.number += 1;
        }
        while cues.get(self.cue).is_some_and(|cue| before(&cue.tokens)) {
            self.cue += 1;
        }
    }

    /// Returns where the next item begins that is no plain word, not before token `i`, and what it is;
    /// behind every token where there is none.
    fn begin(
        &self,
        scene: &Scene<'_>,
        named: &[Range<usize>],
        cues: &[Hit<Cue>],
        i: usize,
    ) -> (usize, What) {
        const NONE: usize = usize::MAX;
        let name = named.get(self.name).map_or(NONE, |name| name.start.max(i));
        let time = scene.times.get(self.time);
        let time = time.map_or(NONE, |time| time.tokens.start);
        let number = scene.quantities.get(self.number);
        let number = number.map_or(NONE, |number| number.tokens.start);
        let cue = cues.get(self.cue).map_or(NONE, |cue| cue.tokens.start);
        let mut first = (name, What::Name);
        for other in [(time, What::Time), (number, What::Number), (cue, What::Cue)] {
            if other.0 < first.0 {
                first = other;
            }
        }
        first
    }
}

/// Cuts items at semicolons and other pauses.
fn clauses(items: &[Item], pauses: impl Iterator<Item = usize>) -> Clauses {
    let mut cuts: Vec<usize> = pauses
        .map(|token| items.partition_point(|item| item.tokens.start < token))
        .collect();
    cuts.extend(
        items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.kind == Kind::Mark(';'))
            .map(|(i, _)| i + 1),
    );
    cuts.push(items.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = 0;
    let mut out = Vec::new();
    for cut in cuts {
        if cut > start {
            out.push(start..cut);
            start = cut;
        }
    }
    Clauses::Several(out)
}
