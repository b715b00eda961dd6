//! Articles about one prize: whom they praise has won it.

use super::fact::{Fact, FactKind};
use super::scene::Scene;
use crate::gazetteer::Gazetteer;

/// The rule of praise that is read as the prize that the article is about.
pub(super) const PRIZE_OF_ARTICLE: &str = "confer-prize-of-article";

/// In an article about one prize, takes counted praise without a named form for that prize, unless
/// the article counts who won it elsewhere.
pub(super) fn name(scene: &Scene<'_>, facts: &mut [Fact]) {
    let Some(prize) = scene.prize() else { return };
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
