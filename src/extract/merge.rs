//! One row a fact, however often the text repeats it.

use super::confer::BY_POST_HOLDER;
use super::fact::{Fact, FactKind};
use crate::gazetteer::Gazetteer;

/// Unites equal facts: their evidence is joined, the surer rule and fuller slots are kept.
pub(super) fn merge(found: Vec<Fact>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::with_capacity(found.len());
    for fact in found {
        match facts.iter_mut().find(|known| same(&known.kind, &fact.kind)) {
            Some(known) => unite(known, fact),
            None => facts.push(fact),
        }
    }
    drop_mentioned_launches(&mut facts);
    drop_launches_of_headings(&mut facts);
    drop_uncounted(&mut facts);
    drop_anonymous(&mut facts);
    drop_sheets(&mut facts);
    drop_counted_again(&mut facts);
    drop_unowned_figures(&mut facts);
    for fact in &mut facts {
        fact.evidence.sort();
        fact.evidence.dedup();
    }
    facts
}

/// Who launched a campaign is not said to join it where it is only mentioned, or its prizes are given.
fn drop_mentioned_launches(facts: &mut Vec<Fact>) {
    let weak = ["join-mentioned", "join-given"];
    let launched: Vec<(String, String)> = facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Launched { org, campaign, .. } => Some((org.clone(), campaign.clone())),
            _ => None,
        })
        .collect();
    facts.retain(|fact| match &fact.kind {
        FactKind::TookPart { org, campaign } if weak.contains(&fact.rule.as_str()) => !launched
            .iter()
            .any(|(who, what)| who == org && what == campaign),
        _ => true,
    });
}

/// "Phát động phong trào “A”" in a headline does not say who did; the text does.
fn drop_launches_of_headings(facts: &mut Vec<Fact>) {
    const HEADING: &str = "launch-of-heading";
    if !facts.iter().any(|fact| fact.rule == HEADING) {
        return;
    }
    let told: Vec<String> = facts
        .iter()
        .filter(|fact| fact.rule != HEADING)
        .filter_map(|fact| match &fact.kind {
            FactKind::Launched { campaign, .. } => Some(campaign.clone()),
            _ => None,
        })
        .collect();
    facts.retain(|fact| match &fact.kind {
        FactKind::Launched { campaign, .. } if fact.rule == HEADING => !told.contains(campaign),
        _ => true,
    });
}

fn same(one: &FactKind, other: &FactKind) -> bool {
    use FactKind::{BasedOn, Conferred, HoldsPost, Launched, Reported, TookPart};
    match (one, other) {
        (
            Launched { org, campaign, .. },
            Launched {
                org: org2,
                campaign: campaign2,
                ..
            },
        )
        | (
            TookPart { org, campaign },
            TookPart {
                org: org2,
                campaign: campaign2,
            },
        ) => org == org2 && campaign == campaign2,
        (
            Conferred {
                grantor,
                award,
                collectives,
                individuals,
                total,
                recipients,
                campaign,
                status,
                ..
            },
            Conferred {
                grantor: grantor2,
                award: award2,
                collectives: collectives2,
                individuals: individuals2,
                total: total2,
                recipients: recipients2,
                campaign: campaign2,
                status: status2,
                ..
            },
        ) => {
            let counts =
                collectives == collectives2 && individuals == individuals2 && total == total2;
            let named =
                recipients == recipients2 || recipients.is_empty() || recipients2.is_empty();
            let campaigns = campaign == campaign2 || campaign.is_none() || campaign2.is_none();
            grantor == grantor2
                && award == award2
                && counts
                && named
                && campaigns
                && status == status2
        }
        (
            Reported {
                org, what, value, ..
            },
            Reported {
                org: org2,
                what: what2,
                value: value2,
                ..
            },
        ) => org == org2 && value == value2 && alike(what, what2),
        (
            HoldsPost { person, title, org },
            HoldsPost {
                person: person2,
                title: title2,
                org: org2,
            },
        ) => person == person2 && org == org2 && title.to_lowercase() == title2.to_lowercase(),
        (
            BasedOn { subject, legal },
            BasedOn {
                subject: subject2,
                legal: legal2,
            },
        ) => subject == subject2 && legal == legal2,
        _ => false,
    }
}

fn unite(known: &mut Fact, fact: Fact) {
    known.evidence.extend(fact.evidence);
    if fact.confidence > known.confidence {
        known.confidence = fact.confidence;
        known.rule = fact.rule;
    }
    match (&mut known.kind, fact.kind) {
        (FactKind::Launched { date, .. }, FactKind::Launched { date: new, .. }) => {
            *date = date.take().or(new);
        }
        (
            FactKind::Conferred {
                recipients,
                campaign,
                period,
                ..
            },
            FactKind::Conferred {
                recipients: new_recipients,
                campaign: new_campaign,
                period: new_period,
                ..
            },
        ) => {
            if recipients.is_empty() {
                *recipients = new_recipients;
            }
            *campaign = campaign.take().or(new_campaign);
            *period = period.take().or(new_period);
        }
        (
            FactKind::Reported { period, unit, .. },
            FactKind::Reported {
                period: new_period,
                unit: new_unit,
                ..
            },
        ) => {
            *period = period.take().or(new_period);
            *unit = unit.take().or(new_unit);
        }
        _ => {}
    }
}

/// A conferral that counts nobody says nothing beside one of the same award that does.
fn drop_uncounted(facts: &mut Vec<Fact>) {
    let counted: Vec<(Option<String>, String)> = facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Conferred {
                grantor,
                award,
                collectives,
                individuals,
                total,
                ..
            } if collectives.is_some() || individuals.is_some() || total.is_some() => {
                Some((grantor.clone(), award.clone()))
            }
            _ => None,
        })
        .collect();
    facts.retain(|fact| match &fact.kind {
        // "Lễ tôn vinh doanh nghiệp tiêu biểu", and below who was honoured how.
        FactKind::Conferred {
            award,
            collectives: None,
            individuals: None,
            total: None,
            ..
        } if award == "a:bieu-duong" && fact.rule == "confer-uncounted" && !counted.is_empty() => {
            false
        }
        FactKind::Conferred {
            grantor,
            award,
            collectives: None,
            individuals: None,
            total: None,
            ..
        } if award != "a:khen-thuong" => !counted.iter().any(|(who, what)| {
            let praise = |id: &str| matches!(id, "a:bieu-duong" | "a:khen-thuong");
            let nobody = who.is_none() && praise(award);
            (who == grantor || nobody) && (what == award || praise(what) && praise(award))
        }),
        _ => true,
    });
}

/// "X trao 12 Bằng Lao động sáng tạo" in a headline is the "12 tác giả được Y tặng" of the text, where
/// one body alone may confer what X only hands over.
fn drop_sheets(facts: &mut Vec<Fact>) {
    let by_law = |award: &str| Gazetteer::load_builtin().grantor_of(award);
    let counted: Vec<(String, u64)> = facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Conferred {
                grantor,
                award,
                collectives,
                individuals,
                total: None,
                ..
            } if grantor.is_some() && grantor.as_deref() == by_law(award) => {
                let sum = collectives.unwrap_or(0) + individuals.unwrap_or(0);
                Some((award.clone(), sum))
            }
            _ => None,
        })
        .collect();
    facts.retain(|fact| match &fact.kind {
        FactKind::Conferred {
            grantor,
            award,
            collectives,
            individuals,
            total,
            ..
        } => {
            let sum = collectives.unwrap_or(0) + individuals.unwrap_or(0) + total.unwrap_or(0);
            grantor.as_deref() == by_law(award) || !counted.contains(&(award.clone(), sum))
        }
        _ => true,
    });
}

/// "… chụp ảnh cùng 20 công nhân giỏi": those whom a conferral counts are no figure besides.
fn drop_counted_again(facts: &mut Vec<Fact>) {
    let counts: Vec<u64> = facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Conferred {
                collectives,
                individuals,
                total,
                ..
            } => Some([*collectives, *individuals, *total]),
            _ => None,
        })
        .flatten()
        .flatten()
        .filter(|&count| count > 2)
        .collect();
    let people = |what: &str| {
        [
            "công nhân",
            "gia đình",
            "học sinh",
            "cá nhân",
            "nhà giáo",
            "thầy",
            "tập thể",
            "gương",
            "cán bộ",
        ]
        .iter()
        .any(|noun| what.starts_with(noun))
    };
    facts.retain(|fact| match &fact.kind {
        FactKind::Reported { what, value, .. } => {
            !people(what) || !counts.iter().any(|&count| count as f64 == *value)
        }
        _ => true,
    });
}

/// "11 đội tranh tài" in the headline, and the host's "11 đội" below: the figure that has an owner.
fn drop_unowned_figures(facts: &mut Vec<Fact>) {
    let owned: Vec<(String, f64)> = facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Reported {
                org: Some(_),
                what,
                value,
                ..
            } => Some((what.clone(), *value)),
            _ => None,
        })
        .collect();
    facts.retain(|fact| match &fact.kind {
        FactKind::Reported {
            org: None,
            what,
            value,
            ..
        } => !owned
            .iter()
            .any(|(other, count)| count == value && alike(other, what)),
        _ => true,
    });
}

/// A conferral by nobody named, or handed over by a person, is the one of the same award to the
/// same named recipients that names the authority.
fn drop_anonymous(facts: &mut Vec<Fact>) {
    let counted: Vec<(String, [Option<u64>; 3])> = facts
        .iter()
        .filter(|fact| fact.rule != BY_POST_HOLDER)
        .filter_map(|fact| match &fact.kind {
            FactKind::Conferred {
                grantor: Some(_),
                award,
                collectives,
                individuals,
                total,
                ..
            } => Some((award.clone(), [*collectives, *individuals, *total])),
            _ => None,
        })
        .collect();
    let known: Vec<(String, Vec<String>)> = facts
        .iter()
        .filter(|fact| fact.rule != BY_POST_HOLDER)
        .filter_map(|fact| match &fact.kind {
            FactKind::Conferred {
                grantor: Some(_),
                award,
                recipients,
                ..
            } if !recipients.is_empty() => Some((award.clone(), recipients.clone())),
            _ => None,
        })
        .collect();
    facts.retain(|fact| match &fact.kind {
        FactKind::Conferred {
            grantor,
            award,
            collectives,
            individuals,
            total,
            recipients,
            ..
        } if recipients.is_empty()
            && (grantor.is_none() || fact.rule == BY_POST_HOLDER)
            && (collectives.is_some() || individuals.is_some() || total.is_some())
            && counted.contains(&(award.clone(), [*collectives, *individuals, *total])) =>
        {
            false
        }
        FactKind::Conferred {
            grantor,
            award,
            recipients,
            ..
        } if grantor.is_none() || fact.rule == BY_POST_HOLDER => !known
            .iter()
            .any(|(what, whom)| what == award && whom == recipients),
        _ => true,
    });
}

/// Tells whether two wordings count the same: half their syllables, abbreviations written out.
fn alike(one: &str, other: &str) -> bool {
    let words = |what: &str| -> Vec<String> {
        let long = what
            .replace("cđcs", "công đoàn cơ sở")
            .replace("dn", "doanh nghiệp")
            .replace("cđ", "công đoàn");
        long.split_whitespace().map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    2 * shared >= one.len().max(other.len()) || shared == one.len().min(other.len())
}
