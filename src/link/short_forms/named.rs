//! What an article names in full, for what it calls by a head alone.

use std::ops::Range;

use super::head::HEADS;
use crate::gazetteer::EntityType;
use crate::link::brands::is_brand_of_branches;
use crate::link::candidate::{Page, Proposal};
use crate::text::{Tokens, slug};

/// The unions and firms that are named in full, by the head of their names; sorted by end, a
/// union behind the firm in its name.
pub(super) struct Named {
    /// Tokens, identifier and name of each.
    by_head: Vec<Vec<(Range<usize>, String, String)>>,
}

impl Named {
    pub(super) fn of(all: &[Proposal], page: &Page<'_>) -> Self {
        let mut by_head = vec![Vec::new(); HEADS.len()];
        for proposal in all.iter().chain(page.known) {
            let Some(own) = own_name(page.tokens, proposal) else {
                continue;
            };
            let whole = |head: &&[&str]| {
                page.tokens.reads(own, head) && own + head.len() < proposal.tokens.end
            };
            // "TCT Hoa Ban" is a "Tổng công ty".
            let short = page.tokens.key(own) == "tct" && own + 1 < proposal.tokens.end;
            let head = HEADS.iter().position(whole).or(short.then_some(0));
            // "Agribank Chi nhánh Hoa Ban", "Agribank Hoa Ban".
            let branch = matches!(proposal.rule, "org-branch")
                || proposal.rule == "union-brand" && is_brand_of_branches(page.tokens.key(own));
            let head = head.or(branch.then_some(HEADS.len() - 1));
            let union = head.and_then(|head| Some((head, union_of(proposal, all, page)?)));
            if let Some((head, id)) = union {
                let name = match proposal.entity {
                    Some(EntityType::Org | EntityType::Place) => {
                        format!("Công đoàn {}", proposal.name)
                    }
                    _ => proposal.name.clone(),
                };
                by_head[head].push((proposal.tokens.clone(), id, name));
            }
        }
        for named in &mut by_head {
            named.sort_by_key(|(tokens, _, _)| (tokens.end, tokens.len()));
            // "Chi nhánh Hoa Ban" within "Agribank Chi nhánh Hoa Ban" is no other one.
            named.dedup_by(|longer, kept| {
                let same = longer.0.end == kept.0.end;
                if same {
                    std::mem::swap(longer, kept);
                }
                same
            });
        }
        Self { by_head }
    }

    /// Tells whether the article names just one body with a head.
    pub(super) fn is_only_one(&self, head: usize) -> bool {
        let named = &self.by_head[head];
        named.windows(2).all(|pair| pair[0].1 == pair[1].1)
    }

    /// Returns the one that is named most of those named before token `at`, where the `last` of them was only
    /// named in passing: once, and some sentences ago.
    fn main_before<'n>(
        &self,
        before: &'n [(Range<usize>, String, String)],
        last: &'n (Range<usize>, String, String),
        at: usize,
    ) -> &'n (Range<usize>, String, String) {
        let times = |id: &String| before.iter().filter(|(_, other, _)| other == id).count();
        if times(&last.1) > 1 || at < last.0.end + PASSED {
            return last;
        }
        let most = before.iter().rev().max_by_key(|(_, id, _)| times(id));
        most.filter(|(_, id, _)| times(id) > 2).unwrap_or(last)
    }

    /// Returns the union named last before token `at`, else, if one may be `ahead`, first after.
    pub(super) fn antecedent(
        &self,
        head: usize,
        at: usize,
        ahead: bool,
    ) -> Option<&(Range<usize>, String, String)> {
        let named = self.by_head.get(head)?;
        let next = named.partition_point(|(tokens, _, _)| tokens.end <= at);
        let before = next.checked_sub(1).and_then(|last| named.get(last));
        let before = before.map(|last| self.main_before(&named[..next], last, at));
        let after = named[next..]
            .iter()
            .find(|(tokens, _, _)| ahead && tokens.start > at);
        before.or(after)
    }
}

/// So many tokens behind a name that was dropped in passing the main one is meant again.
const PASSED: usize = 25;

/// Returns where the name proper of a body begins: behind "Công đoàn", "CĐCS".
fn own_name(tokens: &Tokens, proposal: &Proposal) -> Option<usize> {
    let start = proposal.tokens.start;
    match proposal.entity? {
        EntityType::Union => {
            let own = [["công", "đoàn"].as_slice(), &["cđ"], &["cđcs"]]
                .iter()
                .find(|words| tokens.reads(start, words))
                .map(|words| start + words.len())?;
            let grassroots = tokens.reads(own, &["cơ", "sở"]);
            Some(own + 2 * usize::from(grassroots))
        }
        // "Tại phường Hoa Ban, Công đoàn phường …".
        EntityType::Org | EntityType::Place => Some(start),
        _ => None,
    }
}

/// Returns the identifier of a union, or of the union of a firm: that by which the article names it in full,
/// else the union under the article's federation; a corporation's is under none.
fn union_of(proposal: &Proposal, all: &[Proposal], page: &Page<'_>) -> Option<String> {
    let id = proposal.id.as_deref()?;
    match id.split_once(':')? {
        ("o", slug) if !slug.contains(':') => {
            let named = all.iter().find_map(|union| {
                let id = union.id.as_deref()?;
                let (own, _) = id.strip_prefix("u:cdcs:")?.split_once(':')?;
                (own == slug).then_some(id)
            });
            let corporation = slug.starts_with("tong-cong-ty-") || slug.starts_with("tap-doan-");
            let code = match corporation {
                true => "vn",
                false => page.scope.at(proposal.tokens.start).federation(),
            };
            Some(named.map_or_else(|| format!("u:cdcs:{slug}:{code}"), str::to_owned))
        }
        // "Trung tâm Y tế huyện Hoa Ban".
        ("o", organ) if organ.starts_with("trung-tam-") => Some(format!("u:cdcs:{organ}")),
        ("u", _) => Some(id.to_owned()),
        ("p" | "p25", code) if code.len() >= 5 => {
            let slug = slug(&proposal.name);
            Some(format!(
                "u:cdcs:{slug}:{}",
                page.scope.at(proposal.tokens.start).federation()
            ))
        }
        _ => None,
    }
}
