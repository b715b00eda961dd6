//! Which units a name may mean on the day of the article.

use std::borrow::Cow;

use super::Resolver;
use crate::gazetteer::{Level, PlaceId, REFORM_DAY};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;

impl<'a> Resolver<'a> {
    /// Returns the options that were in being on the article's day; all, where none was.
    pub(super) fn valid_options(&self, draft: usize) -> Cow<'a, [PlaceId]> {
        let drafts: &'a [Draft] = self.drafts;
        let Some(Target::Named { options, .. }) = drafts[draft].target() else {
            return Cow::Borrowed(&[]);
        };
        let old = self.is_of_old(draft);
        let valid = |place: &PlaceId| {
            let place = self.place(*place);
            if old {
                !place.valid_to.is_empty()
            } else {
                place.is_valid_on(&self.prior.day)
            }
        };
        if options.iter().all(valid) {
            return Cow::Borrowed(options);
        }
        let now: Vec<_> = options.iter().copied().filter(valid).collect();
        if now.is_empty() {
            Cow::Borrowed(options)
        } else {
            Cow::Owned(now)
        }
    }

    /// Tells whether "(cũ)" or "(mới)" follows.
    fn is_marked_as(&self, draft: usize, mark: &str) -> bool {
        let end = self.drafts[draft].tokens.end;
        let at = if self.tokens.key(end) == "(" {
            end + 1
        } else {
            end
        };
        self.tokens.key(at) == mark
    }

    /// Tells whether a unit from before the reform is meant: "(cũ)", "trước đây", or side by side
    /// with one that is no longer.
    fn is_of_old(&self, draft: usize) -> bool {
        let end = self.drafts[draft].tokens.end;
        let before = self.tokens.key(end) == "trước"
            && matches!(self.tokens.key(end + 1), "đây" | "hợp" | "sáp" | "khi");
        if self.is_marked_as(draft, "cũ") || before {
            return true;
        }
        if self.is_marked_as(draft, "mới") || self.prior.day.as_str() < REFORM_DAY {
            return false;
        }
        self.beside_old[draft]
    }

    /// Tells of each draft whether it stands in a row of places of which another is gone.
    pub(super) fn rows_with_old(&self) -> Vec<bool> {
        let count = self.drafts.len();
        let mut beside = vec![false; count];
        if self.prior.day.as_str() < REFORM_DAY {
            return beside;
        }
        let next: Vec<Option<usize>> = (0..count).map(|i| self.neighbour(i)).collect();
        let gone: Vec<bool> = (0..count).map(|i| self.is_gone(i)).collect();
        let (mut to_right, mut to_left) = (vec![false; count], vec![false; count]);
        for i in (0..count).rev() {
            to_right[i] = next[i].is_some_and(|next| gone[next] || to_right[next]);
        }
        // Of those whose neighbour one is, the last counts.
        for (i, next) in next.into_iter().enumerate() {
            if let Some(next) = next {
                to_left[next] = gone[i] || to_left[i];
            }
        }
        for i in 0..count {
            beside[i] = to_right[i] || to_left[i];
        }
        beside
    }

    /// Returns the first draft that begins at this token or behind it.
    pub(super) fn first_from(&self, token: usize) -> usize {
        self.drafts
            .partition_point(|draft| draft.tokens.start < token)
    }

    /// Returns the place that is named side by side with this one, after it.
    fn neighbour(&self, draft: usize) -> Option<usize> {
        let end = self.drafts[draft].tokens.end;
        if !matches!(self.tokens.key(end), "," | "và" | "với") {
            return None;
        }
        let next = self.first_from(end).max(draft + 1);
        let other = self.drafts.get(next)?;
        let beside = other.tokens.start == end + 1;
        let named = matches!(other.what, What::Place(Target::Named { .. }));
        (beside && named).then_some(next)
    }

    /// Tells whether every province of this name was abolished.
    fn is_gone(&self, draft: usize) -> bool {
        let Some(Target::Named { options, .. }) = self.drafts[draft].target() else {
            return false;
        };
        let gone = |place: &PlaceId| {
            let place = self.place(*place);
            place.level == Level::Province && !place.is_valid_on(&self.prior.day)
        };
        let provinces = options
            .iter()
            .filter(|p| self.place(**p).level == Level::Province);
        provinces.clone().next().is_some() && provinces.into_iter().all(gone)
    }
}
