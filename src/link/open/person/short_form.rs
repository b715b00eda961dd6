//! Short forms of a name that the article gave in full: "bà Yến", "Bác Hồ".

use super::Finder;
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::text::Case;

impl Finder<'_, '_> {
    /// Links "bà Yến" to the last full name that ends so.
    pub(super) fn short_forms(&mut self, given: &[usize]) {
        let walk = self.walk;
        for &i in given {
            let end = walk.capitals(i, 3);
            if end == i || !self.free(i) || !walk.flows(i) {
                continue;
            }
            let folded = walk.page.tokens.fold(i..end);
            let full = self
                .known_names
                .iter()
                .filter(|(name, _)| {
                    name.strip_suffix(folded.as_str())
                        .is_some_and(|before| before.ends_with(' '))
                })
                .map(|(_, &n)| self.found[n].clone())
                .next();
            if let Some(Proposal {
                id: Some(id), name, ..
            }) = full
            {
                self.push(
                    Proposal::new(i..end, EntityType::Person, "person-given-name")
                        .named(id, name)
                        .by_way_of_the_article(),
                );
            }
        }
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
