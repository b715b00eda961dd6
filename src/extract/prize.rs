//! Articles about one prize: whom they praise has won it.

use super::fact::{Fact, FactKind};
use super::scene::Scene;
use crate::gazetteer::Gazetteer;
use crate::link::EntityType;

/// The rule of praise that is read as the prize that the article is about.
pub(super) const PRIZE_OF_ARTICLE: &str = "confer-prize-of-article";

/// In an article about one prize, takes counted praise without a named form for that prize, unless
/// the article counts who won it elsewhere.
pub(super) fn name(scene: &Scene<'_>, facts: &mut [Fact]) {
    let Some(prize) = prize_of(scene) else { return };
    let counted = |fact: &Fact, award: &str| {
        matches!(
            &fact.kind,
            FactKind::Conferred { award: known, collectives, individuals, total, .. }
                if known == award
                    && (collectives.is_some() || individuals.is_some() || total.is_some())
        )
    };
    if facts.iter().any(|fact| counted(fact, prize)) {
        return;
    }
    for fact in facts {
        if !counted(fact, "a:bieu-duong") {
            continue;
        }
        if let FactKind::Conferred { award, grantor, .. } = &mut fact.kind {
            prize.clone_into(award);
            if grantor.is_none() {
                *grantor = Gazetteer::load_builtin()
                    .grantor_of(prize)
                    .map(str::to_owned);
            }
            PRIZE_OF_ARTICLE.clone_into(&mut fact.rule);
            fact.confidence = fact.confidence.min(0.75);
        }
    }
}

/// The prize in the headline, or the only one that is named twice.
fn prize_of<'s>(scene: &'s Scene<'_>) -> Option<&'s str> {
    let prizes: Vec<(&str, usize)> = scene
        .mentions
        .iter()
        .filter(|mention| mention.entity == EntityType::Award)
        .filter_map(|mention| Some((mention.id.as_deref()?, mention.span.start as usize)))
        .filter(|(id, _)| id.starts_with("a:giai-thuong-"))
        .collect();
    let (first, at) = *prizes.first()?;
    let alone = prizes.iter().all(|(id, _)| *id == first);
    let title = scene.article.title.as_deref().unwrap_or_default();
    let title_end = scene
        .article
        .text
        .find(title)
        .map_or(0, |at| at + title.len());
    (alone && (prizes.len() > 1 || !title.is_empty() && at < title_end)).then_some(first)
}
