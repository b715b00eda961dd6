//! An analyst's decisions: that they win, what they touch, and what is said of mistakes in them.

use insta::assert_snapshot;
use thidua::assemble::{Assertions, Decisions, Uses};
use thidua::corpus::Article;
use thidua::link::Mention;

use crate::support::readings::{self, article, conferred, fact, mention, took_part};

const TEXT: &str = "LĐLĐ huyện họp. LĐLĐ huyện Sông Xanh và Ban Mai cùng LĐLĐ  huyện.";

fn linked() -> (Article, Vec<Mention>) {
    let article = article("a.txt", None, TEXT);
    let mut relative = mention(TEXT, "LĐLĐ huyện", "u:ldld:111", "LĐLĐ huyện Khác");
    relative.relative = true;
    let full = mention(
        TEXT,
        "LĐLĐ huyện Sông Xanh",
        "u:ldld:999",
        "LĐLĐ huyện Sông Xanh",
    );
    let mut unresolved = mention(TEXT, "LĐLĐ  huyện", "", "");
    unresolved.id = None;
    (article, vec![relative, full, unresolved])
}

/// Decides on the mentions of the text above and prints them.
fn decide(decisions: &str) -> String {
    let (article, mut mentions) = linked();
    let decisions = Decisions::parse(decisions, "decisions.toml").unwrap();
    let uses =
        decisions.decide_mentions(&article, &mut mentions, &|id| Some(format!("name of {id}")));
    let mut lines: Vec<String> = mentions
        .iter()
        .map(|m| {
            format!(
                "{:?} = {} “{}” by {}",
                m.span.of(TEXT),
                m.id.as_deref().unwrap_or("?"),
                m.name,
                m.rule
            )
        })
        .collect();
    lines.extend(decisions.unused(&uses).iter().map(ToString::to_string));
    lines.join("\n")
}

fn mistake(decisions: &str) -> String {
    Decisions::parse(decisions, "decisions.toml")
        .unwrap_err()
        .to_string()
}

#[test]
fn a_surface_means_what_the_analyst_says() {
    assert_snapshot!(decide("[[means]]\nsurface = 'LĐLĐ Huyện'\nid = 'u:ldld:222'\n"), @r#"
    "LĐLĐ huyện" = u:ldld:222 “name of u:ldld:222” by decision
    "LĐLĐ huyện Sông Xanh" = u:ldld:999 “LĐLĐ huyện Sông Xanh” by by-hand
    "LĐLĐ  huyện" = u:ldld:222 “name of u:ldld:222” by decision
    "#);
}

#[test]
fn the_narrower_decision_wins() {
    let decisions = "
[[means]]
surface = 'LĐLĐ huyện'
id = 'u:ldld:222'
[[means]]
surface = 'LĐLĐ huyện'
in = 'a.txt'
start = 0
id = 'u:ldld:333'
name = 'LĐLĐ huyện Ba'
";
    assert_snapshot!(decide(decisions), @r#"
    "LĐLĐ huyện" = u:ldld:333 “LĐLĐ huyện Ba” by decision
    "LĐLĐ huyện Sông Xanh" = u:ldld:999 “LĐLĐ huyện Sông Xanh” by by-hand
    "LĐLĐ  huyện" = u:ldld:222 “name of u:ldld:222” by decision
    "#);
}

#[test]
fn a_decided_surface_that_no_rule_found_becomes_a_mention() {
    let decisions = "
[[means]]
surface = 'Ban Mai'
in = 'articles/a.txt'
id = 'o:ban-mai'
[[ignore]]
surface = 'LĐLĐ huyện Sông Xanh'
";
    assert_snapshot!(decide(decisions), @r#"
    "LĐLĐ huyện" = u:ldld:111 “LĐLĐ huyện Khác” by by-hand
    "Ban Mai" = o:ban-mai “name of o:ban-mai” by decision
    "LĐLĐ  huyện" = ? “” by by-hand
    "#);
}

#[test]
fn a_decision_on_nothing_is_a_warning_with_its_line() {
    let decisions = "
[[means]]
surface = 'Ban Mai'
in = 'other.txt'
id = 'o:ban-mai'

[[ignore]]
surface = 'huyện Sôn'

[[wrong]]
type = 'took_part'
org = 'u:tld'
";
    assert_snapshot!(decide(decisions), @r#"
    "LĐLĐ huyện" = u:ldld:111 “LĐLĐ huyện Khác” by by-hand
    "LĐLĐ huyện Sông Xanh" = u:ldld:999 “LĐLĐ huyện Sông Xanh” by by-hand
    "LĐLĐ  huyện" = ? “” by by-hand
    decisions.toml:2: the decision on `Ban Mai` decided nothing
    decisions.toml:7: the decision on `huyện Sôn` decided nothing
    decisions.toml:10: the decision on `took_part` facts with org = "u:tld" decided nothing
    "#);
}

fn facts() -> Assertions {
    let article = article("a.txt", Some("2020-01-01"), TEXT);
    let kinds = [
        took_part("u:ldld:999", "c:lao-dong-gioi"),
        took_part("u:ldld:111", "c:lao-dong-gioi"),
        conferred("u:ldld:999", "a:giay-khen", 12, &["n:b", "n:a"]),
    ];
    let facts = kinds
        .into_iter()
        .map(|kind| fact(TEXT, "LĐLĐ huyện", kind))
        .collect();
    Assertions::new(article, Vec::new(), facts)
}

/// Decides on the facts above; returns what is left and what was idle.
fn left(decisions: &str) -> String {
    let decisions = Decisions::parse(decisions, "decisions.toml").unwrap();
    let (assertions, uses) = decisions.decide_facts(facts());
    let lines = assertions.facts.iter().map(|fact| {
        let slots = thidua::assemble::identity::slots(&fact.content.kind);
        let slots = slots.into_iter().filter(|(_, value)| !value.is_null());
        slots
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join(" ")
    });
    let idle = decisions.unused(&uses);
    lines
        .chain(idle.iter().map(ToString::to_string))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn wrong_facts_are_struck_out_by_identifier_or_by_slots() {
    let id = facts().facts[0].id.clone();
    assert_snapshot!(left(&format!("[[wrong]]\nfact = '{id}'")), @r#"
    type="took_part" org="u:ldld:111" campaign="c:lao-dong-gioi"
    type="conferred" grantor="u:ldld:999" award="a:giay-khen" individuals=12 recipients=["n:b","n:a"] campaign="c:lao-dong-gioi"
    "#);
    let by_slots = "[[wrong]]\ntype = 'conferred'\nindividuals = 12\nrecipients = ['n:a', 'n:b']\ncollectives = ''\n[[wrong]]\ntype='took_part'\nin = 'b.txt'";
    assert_snapshot!(left(by_slots), @r#"
    type="took_part" org="u:ldld:999" campaign="c:lao-dong-gioi"
    type="took_part" org="u:ldld:111" campaign="c:lao-dong-gioi"
    decisions.toml:6: the decision on all `took_part` facts decided nothing
    "#);
}

#[test]
fn one_entity_under_two_identifiers_becomes_one() {
    let same = "[[same]]\nids = ['u:ldld:999', 'u:ldld:111']\n[[same]]\nids = ['n:c', 'n:b']\n[[wrong]]\ntype = 'took_part'\norg = 'u:ldld:7'";
    assert_snapshot!(left(same), @r#"
    type="took_part" org="u:ldld:999" campaign="c:lao-dong-gioi"
    type="conferred" grantor="u:ldld:999" award="a:giay-khen" individuals=12 recipients=["n:a","n:c"] campaign="c:lao-dong-gioi"
    decisions.toml:5: the decision on `took_part` facts with org = "u:ldld:7" decided nothing
    "#);
}

#[test]
fn a_fact_struck_out_stays_so_when_its_identifiers_are_united_later() {
    let id = facts().facts[1].id.clone();
    let both = format!("[[wrong]]\nfact = '{id}'\n[[same]]\nids = ['u:ldld:5', 'u:ldld:111']\n");
    assert!(
        !left(&both).contains("u:ldld:5") && !left(&both).contains("u:ldld:111"),
        "{}",
        left(&both)
    );
}

#[test]
fn mistakes_are_told_with_their_line() {
    let all = [
        "[[means]]\nsurface = 'A'\n",
        "[[mean]]\nsurface = 'A'\n",
        "\n[[means]]\nsurface = 'A'\nid = 'LĐLĐ huyện'\n",
        "[[means]]\nsurface = 'A'\nid = 'u:tld'\nstart = 4\n",
        "[[ignore]]\nsurface = ' '\n",
        "[[means]]\nsurface = 'A'\nid = 'u:tld'\n[[means]]\nsurface = 'a'\nid = 'u:ldld:01'\n",
        "[[means]]\nsurface = 'A'\nid = 'u:tld'\n\n[[ignore]]\nsurface = 'A'\n",
        "[[same]]\nids = ['u:tld']\n",
        "[[same]]\nids = ['u:ldld:1', 'u:ldld:2']\n[[same]]\nids = ['u:ldld:3', 'u:ldld:2']\n",
        "[[same]]\nids = ['u:ldld:1', 'u:ldld:2']\n[[same]]\nids = ['u:ldld:2', 'u:ldld:1']\n",
        "[[wrong]]\ntype = 'rewarded'\n",
        "[[wrong]]\ntype = 'took_part'\norganisation = 'u:tld'\n",
        "[[wrong]]\norg = 'u:tld'\n",
        "surface = \n",
    ];
    let messages: Vec<String> = all.iter().map(|text| mistake(text)).collect();
    assert_snapshot!(messages.join("\n"));
}

#[test]
fn decisions_are_named_when_their_names_are_asked_for() {
    let text = "[[means]]\nsurface = 'A'\nid = 'u:ldld:5'\nname = 'Năm'\n[[same]]\nids = ['u:tld', 'u:x']\nname = 'Tổng'\n";
    let decisions = Decisions::parse(text, "d").unwrap();
    assert_eq!(decisions.name("u:ldld:5"), Some("Năm"));
    assert_eq!(decisions.name("u:tld"), Some("Tổng"));
    assert_eq!(decisions.canonical("u:x"), "u:tld");
    assert_eq!(decisions.unused(&Uses::default()).len(), 2);
    let _ = readings::three();
}
