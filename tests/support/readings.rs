//! Articles with what was read from them, made by hand.

use thidua::assemble::Assertions;
use thidua::corpus::Article;
use thidua::extract::{Fact, FactKind, Status};
use thidua::link::{EntityType, Mention};
use thidua::text::Span;

/// Makes an article whose body is the whole text.
pub(crate) fn article(name: &str, published: Option<&str>, text: &str) -> Article {
    Article {
        name: name.into(),
        path: format!("articles/{name}"),
        text: text.into(),
        body: vec![Span::new(0, text.len())],
        title: Some(format!("Title of {name}")),
        published: published.map(Into::into),
        ..Article::default()
    }
}

/// Makes a mention of the first `surface` in `text`.
pub(crate) fn mention(text: &str, surface: &str, id: &str, name: &str) -> Mention {
    Mention {
        span: span(text, surface),
        entity: match id.split(':').next() {
            Some("u") => EntityType::Union,
            Some("p" | "p25") => EntityType::Place,
            Some("c") => EntityType::Campaign,
            Some("a") => EntityType::Award,
            Some("n") => EntityType::Person,
            Some("l") => EntityType::Legal,
            Some("e") => EntityType::Event,
            _ => EntityType::Org,
        },
        id: Some(id.into()).filter(|id: &String| !id.is_empty()),
        name: name.into(),
        relative: name.is_empty(),
        rule: "by-hand".into(),
        confidence: 0.9,
        candidates: Vec::new(),
    }
}

/// Makes a fact whose evidence is the first `clause` in `text`.
pub(crate) fn fact(text: &str, clause: &str, kind: FactKind) -> Fact {
    Fact {
        kind,
        evidence: vec![span(text, clause)],
        rule: "by-hand-fact".into(),
        confidence: 0.8,
    }
}

pub(crate) fn took_part(org: &str, campaign: &str) -> FactKind {
    FactKind::TookPart {
        org: org.into(),
        campaign: campaign.into(),
    }
}

pub(crate) fn conferred(
    grantor: &str,
    award: &str,
    individuals: u64,
    recipients: &[&str],
) -> FactKind {
    FactKind::Conferred {
        grantor: Some(grantor.into()),
        award: award.into(),
        collectives: None,
        individuals: Some(individuals),
        total: None,
        recipients: recipients.iter().map(|&id| id.into()).collect(),
        campaign: Some("c:lao-dong-gioi".into()),
        period: None,
        status: Status::Done,
    }
}

/// Three documents that tell of each other's entities, one fact twice, and one text in two files.
pub(crate) fn three() -> Vec<Assertions> {
    let one = "LĐLĐ huyện Sông Xanh phát động “Lao động giỏi”. LĐLĐ huyện tặng Giấy khen 12 cá nhân, trong đó có chị Lê Thị Gió.";
    let two = "Năm qua, Liên đoàn Lao động huyện Sông Xanh tặng Giấy khen cho 12 cá nhân\ntrong phong trào “Lao động giỏi”.";
    let three = "Chị Lê Thị Gió, Chủ tịch Công đoàn Công ty Lá, hưởng ứng Lao động giỏi; đạt 215 sáng kiến theo Quyết định 558/QĐ-TTg.";
    let union = ("u:ldld:999", "Liên đoàn Lao động huyện Sông Xanh");
    let campaign = ("c:lao-dong-gioi", "Lao động giỏi");
    let award = ("a:giay-khen", "Giấy khen");
    let person = ("n:le-thi-gio", "Lê Thị Gió");
    let grassroots = ("u:cdcs:cong-ty-la:999", "Công đoàn Công ty Lá");
    let mut relative = mention(one, "LĐLĐ huyện tặng", union.0, union.1);
    relative.span = span(one, "LĐLĐ huyện tặng");
    relative.span.end -= " tặng".len() as u32;
    relative.relative = true;
    let documents = [
        (
            article("one.txt", Some("2020-10-12"), one),
            vec![
                mention(one, "LĐLĐ huyện Sông Xanh", union.0, union.1),
                mention(one, "Lao động giỏi", campaign.0, campaign.1),
                relative,
                mention(one, "Giấy khen", award.0, award.1),
                mention(one, "Lê Thị Gió", person.0, person.1),
            ],
            vec![
                fact(
                    one,
                    "LĐLĐ huyện Sông Xanh phát động “Lao động giỏi”",
                    FactKind::Launched {
                        org: union.0.into(),
                        campaign: campaign.0.into(),
                        date: Some("2020-10-12".into()),
                    },
                ),
                fact(
                    one,
                    "LĐLĐ huyện tặng Giấy khen 12 cá nhân",
                    conferred(union.0, award.0, 12, &[]),
                ),
            ],
        ),
        (
            article("two.txt", Some("2020-11-01"), two),
            vec![
                mention(two, "Liên đoàn Lao động huyện Sông Xanh", union.0, union.1),
                mention(two, "Giấy khen", award.0, award.1),
                mention(two, "Lao động giỏi", campaign.0, campaign.1),
            ],
            vec![fact(
                two,
                "Liên đoàn Lao động huyện Sông Xanh tặng Giấy khen cho 12 cá nhân",
                conferred(union.0, award.0, 12, &[]),
            )],
        ),
        (
            article("three.txt", None, three),
            vec![
                mention(three, "Lê Thị Gió", person.0, person.1),
                mention(three, "Công đoàn Công ty Lá", grassroots.0, grassroots.1),
                mention(
                    three,
                    "Quyết định 558/QĐ-TTg",
                    "l:558/qd-ttg",
                    "Quyết định 558/QĐ-TTg",
                ),
            ],
            vec![
                fact(
                    three,
                    "Lê Thị Gió, Chủ tịch Công đoàn Công ty Lá",
                    FactKind::HoldsPost {
                        person: person.0.into(),
                        title: "Chủ tịch".into(),
                        org: grassroots.0.into(),
                    },
                ),
                fact(
                    three,
                    "hưởng ứng Lao động giỏi",
                    took_part(grassroots.0, campaign.0),
                ),
                fact(
                    three,
                    "đạt 215 sáng kiến",
                    FactKind::Reported {
                        org: Some(grassroots.0.into()),
                        what: "sáng kiến".into(),
                        value: 215.0,
                        unit: None,
                        period: None,
                        campaign: None,
                    },
                ),
                fact(
                    three,
                    "theo Quyết định 558/QĐ-TTg",
                    FactKind::BasedOn {
                        subject: None,
                        legal: "l:558/qd-ttg".into(),
                    },
                ),
            ],
        ),
    ];
    let mut all: Vec<Assertions> = documents
        .into_iter()
        .map(|(article, mentions, facts)| Assertions::new(article, mentions, facts))
        .collect();
    let mut copy = all[1].clone();
    copy.article.name = "two-copy.txt".into();
    copy.article.path = "articles/two-copy.txt".into();
    all.push(copy);
    all
}

fn span(text: &str, part: &str) -> Span {
    let start = text
        .find(part)
        .unwrap_or_else(|| panic!("{part:?} is not in {text:?}"));
    Span::new(start, start + part.len())
}
