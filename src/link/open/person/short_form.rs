//! Short forms of a name that the article gave in full: "bà Yến", "Bác Hồ".

use std::ops::Range;

use super::Finder;
use super::name::{NO_NAME, is_surname};
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::text::Case;

impl Finder<'_, '_> {
    /// "các Phó Chủ tịch: Lê Văn An, Trần Bình, Vũ Hải": a name of two words next to another in a row of
    /// persons, which "các" announces.
    pub(super) fn listed(&mut self) {
        const AFTER: [&str; 6] = [",", "và", ".", ";", "cùng", "dự"];
        let walk = self.walk;
        let ranges: Vec<Range<usize>> = walk.page.body.to_vec();
        let capitals: Vec<usize> = ranges
            .into_iter()
            .flat_map(|range| walk.capitals_in(range))
            .collect();
        for i in capitals.into_iter().filter(|&i| i > 1) {
            let end = walk.capitals(i, 3);
            let beside = matches!(walk.key(i - 1), "," | "và") && !self.free(i - 2);
            let first = walk.punct(i - 1) == Some(':')
                && matches!(walk.key(i - 2), "tịch" | "viên" | "thư" | "đốc" | "chí");
            let beside = beside || first;
            let name = end == i + 2 && is_surname(walk.key(i)) && walk.known(i).is_none();
            if !beside || !name || !self.free(i) || !AFTER.contains(&walk.key(end)) {
                continue;
            }
            let from = walk.sentence(i).start.max(i.saturating_sub(40));
            if (from..i).any(|at| walk.key(at) == "các") {
                self.add(i..end, "person-surname", 0.75, Priority::Normal);
            }
        }
    }

    /// Links "bà Yến" to the last full name that ends so.
    pub(super) fn short_forms(&mut self, given: &[usize]) {
        let walk = self.walk;
        for &i in given {
            let end = walk.capitals(i, 3);
            if end == i || !self.free(i) || !walk.flows(i) {
                continue;
            }
            let full = self.ending_in(i..end).map(|n| &self.found[n]);
            if let Some(Proposal {
                id: Some(id), name, ..
            }) = full
            {
                let (id, name) = (id.clone(), name.clone());
                self.push(
                    Proposal::new(i..end, EntityType::Person, "person-given-name")
                        .named(id, name)
                        .by_way_of_the_article(),
                );
            }
        }
    }

    /// "để có người say mê như Hiển": a given name alone, behind a word that a person may follow.
    pub(super) fn told_again(&mut self) {
        const BEFORE: [&str; 17] = [
            "như", "của", "cho", "với", "là", "gặp", "cùng", "khiến", "giúp", "bởi", "nhờ", "hỏi",
            "mẹ", "vợ", "chồng", "bố", "con",
        ];
        let walk = self.walk;
        if self.full_names.is_empty() {
            return;
        }
        let ranges = walk.page.body.iter();
        let capitals: Vec<usize> = ranges
            .flat_map(|range| walk.capitals_in(range.clone()))
            .filter(|&i| {
                let alone =
                    walk.follows(i) && !walk.is_capital(i + 1) && walk.case(i) == Case::Capital;
                alone && BEFORE.contains(&walk.key_before(i))
            })
            .collect();
        for i in capitals {
            let free = self.free(i) && walk.known(i).is_none();
            let full = self.ending_in(i..i + 1).map(|n| &self.found[n]);
            let name = full.and_then(|full| Some((full.id.clone()?, full.name.clone())));
            let common = NO_NAME.contains(walk.key(i)) || walk.key(i) == "đoàn";
            if let Some((id, name)) = name.filter(|_| free && !common) {
                self.push(
                    Proposal::new(i..i + 1, EntityType::Person, "person-given-name")
                        .named(id, name)
                        .by_way_of_the_article(),
                );
            }
        }
    }

    /// Returns identifier and name of the longer name, found before, of which some words are the given
    /// name: its end, or the beginning of a name of the highlands ("H’Nuk" of "H’Nuk Niê").
    pub(super) fn fuller(&self, given: &Range<usize>) -> Option<(String, String)> {
        let tokens = self.walk.page.tokens;
        let highland = matches!(tokens.key(given.start), "h" | "y" | "k");
        let same = |name: &Range<usize>| {
            let rest = name.len().checked_sub(given.len()).filter(|&rest| rest > 0);
            rest.is_some_and(|rest| {
                let from = if highland {
                    name.start
                } else {
                    name.start + rest
                };
                tokens.is_same(from..from + given.len(), given.clone())
            })
        };
        if !highland && (given.len() != 2 || is_surname(tokens.key(given.start))) {
            return None;
        }
        let full = self.full_names.iter().rev().find(|(name, _)| same(name))?;
        let full = &self.found[full.1];
        Some((full.id.clone()?, full.name.clone()))
    }

    /// Returns the place in `found` of the full name that ends in the words `given`: of several the
    /// first by the alphabet, where it was found last.
    fn ending_in(&self, given: Range<usize>) -> Option<usize> {
        let tokens = self.walk.page.tokens;
        let ends = |(name, _): &&(Range<usize>, usize)| {
            let before = name.len().checked_sub(given.len());
            before.is_some_and(|before| {
                before > 0 && tokens.is_same(name.start + before..name.end, given.clone())
            })
        };
        let full = self.full_names.iter().filter(ends);
        let full = full.min_by(|(one, at), (other, other_at)| {
            let names = tokens.fold(one.clone()).cmp(&tokens.fold(other.clone()));
            names.then(other_at.cmp(at))
        });
        full.map(|(_, n)| *n)
    }

    /// "Bác", "Bác Hồ" inside a sentence is President Hồ Chí Minh.
    pub(super) fn uncle_ho(&mut self) {
        let walk = self.walk;
        for &i in walk.signs.uncle.iter().filter(|&&i| i > 0) {
            let with_surname = walk.key(i + 1) == "hồ" && walk.is_capital(i + 1);
            // "ca ngợi Đảng, Bác Hồ".
            let listed = with_surname && walk.punct(i - 1) == Some(',');
            let plain = walk.case(i) == Case::Capital
                && walk.in_body(i)
                && walk.follows(i)
                && (walk.is_word(i - 1) || listed);
            // "viếng Lăng Bác": a place.
            let tomb = walk.key(i - 1) == "lăng";
            let alone = !walk.is_capital(i + 1) && !tomb;
            if plain && (alone || with_surname) && self.free(i) {
                let end = if with_surname { i + 2 } else { i + 1 };
                self.push(
                    Proposal::new(i..end, EntityType::Person, "person-uncle-ho")
                        .named("n:ho-chi-minh", "Hồ Chí Minh")
                        .by_way_of_the_article(),
                );
            }
        }
    }
}
