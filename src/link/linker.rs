//! From an article to its linked mentions.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::arbitrate::arbitrate;
use super::candidate::{Page, Proposal, Scope};
use super::draft::{Draft, What};
use super::phrases::Keyed;
use super::place_phrase::{PlacePhrases, Target};
use super::resolve::{Resolution, resolve};
use super::restore::Restorer;
use super::signs::Signs;
use super::{
    EntityType, Explanation, Feature, Mention, bodies, brands, clusters, names, open, own_union,
    places, prior, short_forms, snap,
};
use crate::corpus::Article;
use crate::gazetteer::Gazetteer;
use crate::text::{Folder, Sentences, TokenKind, Tokens};

/// An article with its mentions.
#[derive(Debug, Clone, Default)]
pub struct Linked {
    /// The mentions, sorted by start; none overlaps another.
    pub mentions: Vec<Mention>,
    /// Why each mention means what it means, in the same order.
    pub explanations: Vec<Explanation>,
    /// The tokens of the whole text.
    pub tokens: Tokens,
    /// The sentences of the body.
    pub sentences: Sentences,
    /// The article's own places and body.
    pub scope: Scope,
}

/// What is seen of an article at first sight.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) keyed: &'a Keyed,
    pub(super) signs: &'a Signs,
    pub(super) sentences: &'a Sentences,
    /// The tokens of the body.
    pub(super) body: &'a [Range<usize>],
}

/// Decides which entity each mention of an article means.
#[derive(Debug, Clone)]
pub struct Linker {
    gazetteer: Arc<Gazetteer>,
}

impl Linker {
    /// Makes a linker over a gazetteer.
    #[must_use]
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Self { gazetteer }
    }

    /// Returns the gazetteer.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// Finds and links the mentions of an article.
    #[must_use]
    pub fn link(&self, article: &Article) -> Linked {
        let tokens = self.tokens(&article.text);
        let sentences = Sentences::cut(&tokens, &article.body);
        let body: Vec<Range<usize>> = article
            .body
            .iter()
            .map(|stretch| tokens.within(*stretch))
            .collect();
        let keyed = names::keyed(&tokens);
        let signs = Signs::of(&tokens, &keyed);
        let seen = Seen {
            tokens: &tokens,
            keyed: &keyed,
            signs: &signs,
            sentences: &sentences,
            body: &body,
        };
        let (proposals, mut features, scope) = self.known(article, seen);
        let page = Page {
            article,
            tokens: &tokens,
            sentences: &sentences,
            body: &body,
            gazetteer: &self.gazetteer,
            known: &proposals,
            scope: &scope,
        };
        let mut all = open::propose(&page, &keyed, &signs);
        all.extend(clusters::find(seen, &proposals, &scope));
        drop_overlong(&mut all, &proposals, &tokens);
        brands::propose_branches(&mut all, &page);
        short_forms::apply(&mut all, &page, &signs);
        brands::apply(&mut all, &page, &signs);
        own_union::apply(&mut all, &page, &signs);
        snap::to_listed(&mut all, &proposals);
        let places = snap::places(&proposals);
        let mut chosen = arbitrate(all, proposals);
        drop_orphans(&mut chosen);
        snap::variants(&mut chosen, &places, &tokens);
        snap::near_listed(&mut chosen, &self.gazetteer, &tokens);
        let mut linked = Linked {
            mentions: Vec::with_capacity(chosen.len()),
            explanations: Vec::with_capacity(chosen.len()),
            scope,
            ..Linked::default()
        };
        for proposal in chosen {
            let reasons = reasons_of(&mut features, &proposal).map(std::mem::take);
            let (mention, explanation) = finish(&tokens, proposal, reasons.unwrap_or_default());
            linked.mentions.push(mention);
            linked.explanations.push(explanation);
        }
        linked.tokens = tokens;
        linked.sentences = sentences;
        linked
    }

    /// Cuts a text into tokens that know the gazetteer's syllables; one without diacritics is
    /// read as the most likely text with them.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Tokens {
        thread_local! {
            static FOLDER: RefCell<Option<(usize, Folder)>> = const { RefCell::new(None) };
        }
        let lexicon = self.gazetteer.lexicon();
        let key = Arc::as_ptr(lexicon) as usize;
        FOLDER.with_borrow_mut(|kept| {
            let stale = kept.as_ref().is_none_or(|(owner, _)| *owner != key);
            if stale {
                *kept = Some((key, Folder::with_lexicon(Arc::clone(lexicon))));
            }
            let Some((_, folder)) = kept else {
                return Tokens::default();
            };
            let tokens = folder.tokens(text);
            Restorer::restored(text, &tokens, folder).unwrap_or(tokens)
        })
    }

    /// Runs the gazetteer's own rules.
    fn known(&self, article: &Article, seen: Seen<'_>) -> (Vec<Proposal>, Vec<Reasons>, Scope) {
        let Seen {
            tokens,
            sentences,
            body,
            ..
        } = seen;
        let hits = self.gazetteer.scan(tokens);
        let phrases = PlacePhrases::new(tokens, &self.gazetteer, &hits);
        let first = body.first().map_or(0, |stretch| stretch.start);
        let mut drafts = bodies::find(&phrases, &hits);
        drafts.extend(places::find(&phrases, &hits, seen.signs, first));
        let listed = names::Names {
            tokens,
            keyed: seen.keyed,
            sentences,
            gazetteer: &self.gazetteer,
            inside: names::Inside::of(tokens, &hits),
        };
        drop_inner_places(&mut drafts);
        drafts.extend(names::find(&listed, &hits, seen.signs));
        let inside = |draft: &Draft| {
            let first = sentences.of_token(draft.tokens.start);
            let first = first.and_then(|first| sentences.as_slice().get(first));
            first.is_some_and(|sentence| draft.tokens.end <= sentence.tokens.end)
        };
        let (mut drafts, outside): (Vec<_>, Vec<_>) = if drafts.iter().all(inside) {
            (drafts, Vec::new())
        } else {
            drafts.into_iter().partition(inside)
        };
        drafts.sort_by_key(|draft| (draft.tokens.start, usize::MAX - draft.tokens.end));
        let prior = prior::of(article, &self.gazetteer, tokens, body, &outside, &drafts);
        let (found, scope) = resolve(&self.gazetteer, tokens, sentences, &drafts, &prior);
        let mut proposals = Vec::with_capacity(drafts.len());
        let mut reasons = Vec::with_capacity(drafts.len());
        for (draft, mut found) in drafts.into_iter().zip(found) {
            let features = std::mem::take(&mut found.features);
            reasons.push((draft.tokens.clone(), draft.rule, features));
            proposals.extend(self.proposal(draft, found));
        }
        (proposals, reasons, scope)
    }

    fn proposal(&self, draft: Draft, found: Resolution) -> Option<Proposal> {
        let gazetteer = &self.gazetteer;
        let (entity, id, name) = match &draft.what {
            What::Listed(number) => {
                let entity = gazetteer.named_at(*number);
                (
                    entity.entity_type()?,
                    Some(entity.id.clone()),
                    entity.name.clone(),
                )
            }
            What::Place(_) => {
                let place = found.place.map(|place| gazetteer.place(place));
                let id = place.map(|place| place.id.to_owned());
                (
                    EntityType::Place,
                    id,
                    place.map(|p| p.title()).unwrap_or_default(),
                )
            }
            What::Body(head, _) => {
                let body = found.body.as_ref().and_then(|id| gazetteer.entity(id));
                if let Some(body) = body {
                    return Some(Proposal {
                        tokens: draft.tokens,
                        entity: Some(EntityType::Union),
                        id: Some(body.id.clone()),
                        name: body.name.clone(),
                        relative: true,
                        rule: draft.rule,
                        confidence: draft.confidence,
                        priority: draft.priority,
                        candidates: Vec::new(),
                    });
                }
                if draft.rule == "industry-again" {
                    return None;
                }
                let id = found.place.map(|place| gazetteer.body_id(*head, place));
                let name = found.place.map(|place| gazetteer.body_name(*head, place));
                let organ = matches!(head, crate::gazetteer::Head::Organ(_));
                let entity = if organ {
                    EntityType::Org
                } else {
                    EntityType::Union
                };
                (entity, id, name.unwrap_or_default())
            }
        };
        let others = found.candidates.iter().take(8);
        let others = others.filter(|(place, _)| Some(*place) != found.place);
        let candidates = others.map(|&(place, score)| {
            let id = match &draft.what {
                What::Body(head, _) => gazetteer.body_id(*head, place),
                _ => gazetteer.place(place).id.to_owned(),
            };
            (id, score)
        });
        let candidates = candidates.collect();
        let weak =
            matches!(draft.target(), Some(Target::Relative(_) | Target::Unsaid)) && id.is_none();
        Some(Proposal {
            tokens: draft.tokens,
            entity: Some(entity),
            id,
            name,
            relative: found.relative,
            rule: draft.rule,
            confidence: if weak { 0.3 } else { draft.confidence },
            priority: draft.priority,
            candidates,
        })
    }
}

/// Returns those of the proposals, which are sorted by start, that begin at a token.
pub(super) fn beginning_at(
    proposals: &[Proposal],
    token: usize,
) -> impl Iterator<Item = &Proposal> {
    let first = proposals.partition_point(|proposal| proposal.tokens.start < token);
    let all = proposals[first..].iter();
    all.take_while(move |proposal| proposal.tokens.start == token)
}

/// Drops open names that begin with a known body and go on with small letters: "Sở Khoa học và
/// Công nghệ tổ chức" took the verb in.
fn drop_overlong(all: &mut Vec<Proposal>, known: &[Proposal], tokens: &Tokens) {
    all.retain(|proposal| {
        if !matches!(
            proposal.rule,
            "org-sector" | "union-grassroots" | "org-part"
        ) {
            return true;
        }
        // "Công đoàn Ngân hàng Việt Nam" is the industry's, and no bank's.
        let listed = beginning_at(known, proposal.tokens.start).any(|body| {
            body.rule == "listed-body"
                && body.entity == Some(EntityType::Union)
                && body.tokens.end >= proposal.tokens.end
        });
        if listed && proposal.rule == "union-grassroots" {
            return false;
        }
        // Nothing belongs to a name that ends in "Việt Nam".
        let national = beginning_at(known, proposal.tokens.start).any(|body| {
            body.rule == "listed-body"
                && body.tokens.end < proposal.tokens.end
                && body.tokens.len() >= 4
                && tokens.reads(body.tokens.end - 2, &["việt", "nam"])
        });
        if national {
            return false;
        }
        !beginning_at(known, proposal.tokens.start).any(|body| {
            let within = body.tokens.start == proposal.tokens.start
                && body.tokens.end < proposal.tokens.end
                && body.id.is_some()
                && body.entity == proposal.entity;
            within
                && (body.tokens.end..proposal.tokens.end).all(|i| {
                    tokens.get(i).is_some_and(|token| {
                        token.kind == TokenKind::Word && !token.is_capitalised()
                    })
                })
        })
    });
}

/// Drops what was proposed only because the name is quoted elsewhere, where that quotation turned
/// out to be something else.
fn drop_orphans(chosen: &mut Vec<Proposal>) {
    const ECHO: &str = "quoted-elsewhere";
    if chosen.iter().all(|proposal| proposal.rule != ECHO) {
        return;
    }
    let quoted: FxHashSet<String> = chosen
        .iter()
        .filter(|proposal| proposal.rule != ECHO)
        .filter_map(|proposal| proposal.id.clone())
        .collect();
    chosen.retain(|proposal| {
        proposal.rule != ECHO || proposal.id.as_ref().is_some_and(|id| quoted.contains(id))
    });
}

/// Drops places that are a part of another place or of a body: they say nothing of their own.
fn drop_inner_places(drafts: &mut Vec<Draft>) {
    let mut outer: Vec<(Range<usize>, bool)> = drafts
        .iter()
        .map(|draft| (draft.tokens.clone(), matches!(draft.what, What::Body(..))))
        .collect();
    outer.sort_by_key(|(tokens, _)| (tokens.start, usize::MAX - tokens.end));
    drafts.retain(|draft| {
        if !matches!(draft.what, What::Place(_)) {
            return true;
        }
        // Phrases are short: what may hold this one begins just before it.
        let from = draft.tokens.start.saturating_sub(20);
        let first = outer.partition_point(|(tokens, _)| tokens.start < from);
        !outer[first..]
            .iter()
            .take_while(|(tokens, _)| tokens.start <= draft.tokens.start)
            .any(|(tokens, is_body)| {
                let longer = tokens.len() > draft.tokens.len();
                tokens.end >= draft.tokens.end && (longer || *is_body)
            })
    });
}

/// Returns what spoke for a proposal; `all` are sorted by start.
fn reasons_of<'r>(all: &'r mut [Reasons], proposal: &Proposal) -> Option<&'r mut Vec<Feature>> {
    let start = proposal.tokens.start;
    let first = all.partition_point(|(tokens, _, _)| tokens.start < start);
    all[first..]
        .iter_mut()
        .take_while(|(tokens, _, _)| tokens.start == start)
        .find(|(tokens, rule, _)| tokens.end == proposal.tokens.end && *rule == proposal.rule)
        .map(|(_, _, reasons)| reasons)
}

type Reasons = (Range<usize>, &'static str, Vec<Feature>);

fn finish(tokens: &Tokens, proposal: Proposal, reasons: Vec<Feature>) -> (Mention, Explanation) {
    let explanation = Explanation {
        rule: proposal.rule.into(),
        features: reasons,
    };
    let mut others = proposal.candidates;
    others.retain(|(id, _)| Some(id) != proposal.id.as_ref());
    let mention = Mention {
        span: tokens.span(proposal.tokens),
        entity: proposal.entity.unwrap_or(EntityType::Org),
        id: proposal.id,
        name: proposal.name,
        relative: proposal.relative,
        rule: proposal.rule.into(),
        confidence: proposal.confidence,
        candidates: others,
    };
    (mention, explanation)
}
