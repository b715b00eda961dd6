//! Bodies that a text leaves without a place: "Công đoàn ngành", "Liên đoàn Lao động".

use super::{Own, Resolution, Resolver};
use crate::gazetteer::{Head, Level, PlaceId};
use crate::link::draft::What;
use crate::link::place_phrase::Target;

impl<'a> Resolver<'a> {
    pub(super) fn unsaid(&mut self, scope: &Own, federation: Option<PlaceId>) {
        for i in 0..self.drafts.len() {
            let What::Body(head, Target::Unsaid) = self.drafts[i].what else {
                continue;
            };
            let section = self.own_of_section(i);
            let scope = section.as_ref().unwrap_or(scope);
            let federation = self.place_of_section(i).or(federation);
            let place = match head {
                Head::Organ(organ) => {
                    let organ = &self.gazetteer.organs()[usize::from(organ)];
                    let provincial = organ.levels == [Level::Province];
                    if provincial {
                        scope.province
                    } else {
                        scope.district
                    }
                }
                Head::Union => None,
                // "CĐ KKT" is the one that the article named; without a name, "Công đoàn ngành Y
                // tế" is the province's.
                Head::Sector(_) => {
                    let told = self.drafts[i].rule == "sector-alone";
                    let own = section.and_then(|own| own.province);
                    own.filter(|_| told)
                        .or_else(|| self.place_of_same_head(head))
                        .or(scope.province.filter(|_| told))
                }
                _ => federation.or(scope.district).or(scope.province),
            };
            let body = match head {
                Head::Union => self.industry_before(i),
                Head::Sector(_) if self.place_of_same_head(head).is_none() => self
                    .central_of_sector(head)
                    .or_else(|| self.only_central(i, head, scope)),
                _ => None,
            };
            self.found[i] = Resolution {
                place,
                body,
                relative: true,
                features: vec!["the article's own body".into()],
                ..Resolution::default()
            };
        }
    }

    /// Returns the last industry union named before, else the first named after.
    fn industry_before(&self, at: usize) -> Option<String> {
        let industry = |i: usize| match &self.drafts[i].what {
            What::Listed(number) => {
                let id = &self.gazetteer.named_at(*number).id;
                id.starts_with("u:cdn:").then(|| id.clone())
            }
            What::Body(head @ Head::Sector(_), target) if *target != Target::Unsaid => {
                Some(self.gazetteer.body_id(*head, self.found[i].place?))
            }
            _ => None,
        };
        // Where the article is a local union's, the central one is only named beside it.
        let is_local = |id: &String| id.matches(':').count() == 3;
        let all: Vec<String> = (0..self.drafts.len()).filter_map(industry).collect();
        let locals = all.iter().filter(|id| is_local(id)).count();
        let own = |id: &String| is_local(id) || 2 * locals < all.len() || locals == 0;
        let industry = |i: usize| industry(i).filter(own);
        let before = (0..at).rev().find_map(industry);
        before.or_else(|| (at..self.drafts.len()).find_map(industry))
    }

    /// Returns the central union of a sector where the article names it in full: "Công đoàn ngành
    /// Y tế" beside "Công đoàn Y tế Việt Nam".
    fn central_of_sector(&self, head: Head) -> Option<String> {
        let Head::Sector(sector) = head else {
            return None;
        };
        let id = format!(
            "u:cdn:{}",
            self.gazetteer.sectors()[usize::from(sector)].slug
        );
        let named = self.drafts.iter().any(|draft| {
            matches!(&draft.what, What::Listed(number) if self.gazetteer.named_at(*number).id == id)
        });
        named.then_some(id)
    }

    /// Returns the central union of a sector where the article has no province whose union might
    /// be meant.
    fn only_central(&self, draft: usize, head: Head, scope: &Own) -> Option<String> {
        let Head::Sector(sector) = head else {
            return None;
        };
        // "Công đoàn ngành Y tế" is as often the union of a province that the text does not name.
        let range = self.drafts[draft].tokens.clone();
        if range.into_iter().any(|i| self.tokens.key(i) == "ngành") {
            return None;
        }
        let slug = self.gazetteer.sectors()[usize::from(sector)].slug;
        let id = format!("u:cdn:{slug}");
        let listed = self.gazetteer.number_of(&id).is_some();
        let local = slug == "vien-chuc" || slug.starts_with("khu-");
        (scope.province.is_none() && listed && !local).then_some(id)
    }

    fn place_of_same_head(&self, head: Head) -> Option<PlaceId> {
        self.drafts
            .iter()
            .zip(&self.found)
            .find_map(|(draft, found)| {
                let same = matches!(&draft.what, What::Body(other, target)
                if *other == head && *target != Target::Unsaid);
                found.place.filter(|_| same)
            })
    }
}
