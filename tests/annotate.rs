//! `thidua annotate`, `explain` and `review`: what is said of an article, and why.

use insta::assert_snapshot;
use serde_json::Value as Json;

use crate::support::run::Folder;

const ARTICLE: &str = "Đợt thi đua ở Thường Tín\n\nBảo Vy - 12/10/2020\n\nSáng 10/10/2020, LĐLĐ huyện Thường Tín họp. LĐLĐ thành phố Hà Nội tặng Bằng khen cho 12 cá nhân của LĐLĐ huyện.\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("bài/one.txt", ARTICLE);
    folder
}

fn rows(text: &str) -> Vec<Json> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn each_article_is_one_row_with_places_in_characters() {
    let folder = folder();
    folder.write(
        "bài/two.txt",
        "Tin khác\n\nCông đoàn Giáo dục Việt Nam họp.\n",
    );
    let ran = folder.thidua(&["annotate", "bài/two.txt", "bài/one.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    let rows = rows(&ran.out);
    assert_eq!(
        (&rows[0]["doc"], &rows[1]["doc"]),
        (&"two.txt".into(), &"one.txt".into())
    );
    let letters: Vec<char> = ARTICLE.chars().collect();
    let mentions = rows[1]["mentions"].as_array().unwrap();
    assert!(mentions.len() >= 4, "{mentions:#?}");
    for mention in mentions {
        let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
        let words: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(mention["surface"], words.as_str());
        assert!(mention["id"].is_string() && mention["rule"].is_string());
    }
    let relative = mentions
        .iter()
        .find(|mention| mention["relative"] == true)
        .unwrap();
    assert_eq!(relative["id"], "u:ldld:279");
    let fact = rows[1]["facts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["type"] == "conferred")
        .unwrap();
    assert_eq!(
        (&fact["grantor"], &fact["individuals"], &fact["status"]),
        (&"u:ldld:01".into(), &12.into(), &Json::Null)
    );
    assert!(fact["evidence"].as_str().unwrap().contains("12 cá nhân"));
}

#[test]
fn jsonl_fields_can_have_other_names() {
    let folder = folder();
    folder.write(
        "rows.jsonl",
        "{\"content\": \"LĐLĐ tỉnh Thanh Hóa họp.\", \"key\": \"r1\"}\n",
    );
    let ran = folder.thidua(&[
        "annotate",
        "rows.jsonl",
        "--field",
        "text=content",
        "--field",
        "id=key",
    ]);
    assert_eq!(rows(&ran.out)[0]["doc"], "r1", "{}", ran.talk);
    let ran = folder.thidua(&["annotate", "rows.jsonl", "--field", "body=content"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.talk
            .starts_with("error: `body=content` is not of the form FIELD=NAME"),
        "{}",
        ran.talk
    );
}

#[test]
fn explain_takes_the_words_before_and_behind_the_articles() {
    let folder = folder();
    let before = folder.thidua(&["explain", "LĐLĐ huyện", "--in", "bài/one.txt"]);
    let behind = folder.thidua(&["explain", "--in", "bài/one.txt", "LĐLĐ huyện"]);
    assert_eq!((behind.code, behind.out), (0, before.out));
    for missing in [
        &["explain", "--in", "bài/one.txt"][..],
        &["explain", "--in"],
    ] {
        let ran = folder.thidua(missing);
        assert_eq!(ran.code, 2, "{}", ran.talk);
    }
}

#[test]
fn explain_tells_the_reasons() {
    let folder = folder();
    let ran = folder.thidua(&["explain", "lđlđ huyện", "--in", "bài/one.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    for part in [
        "LĐLĐ huyện  one.txt:5:",
        "»LĐLĐ huyện«",
        "= Liên đoàn Lao động huyện Thường Tín  u:ldld:279",
        "by way of the article",
    ] {
        assert!(ran.out.contains(part), "no {part:?} in\n{}", ran.out);
    }
    let facts = folder
        .thidua(&["explain", "LĐLĐ thành phố Hà Nội", "--in", "bài/one.txt"])
        .out;
    assert!(
        facts.contains("facts from these words\n    conferred · "),
        "{facts}"
    );
    let row = &rows(
        &folder
            .thidua(&["explain", "LĐLĐ huyện", "--json", "--in", "bài/one.txt"])
            .out,
    )[0];
    assert_eq!(
        (&row["id"], &row["doc"]),
        (&"u:ldld:279".into(), &"one.txt".into())
    );
    let words = [
        "explain",
        "LĐLĐ thành phố Hà Nội",
        "--json",
        "--in",
        "bài/one.txt",
    ];
    let row = &rows(&folder.thidua(&words).out)[0];
    let fact = row["facts"][0]["fact"].as_str().unwrap();
    let ran = folder.thidua(&["explain", fact, "--in", "bài/one.txt"]);
    assert!(
        ran.out.contains("award = Bằng khen  a:bang-khen"),
        "{}",
        ran.out
    );
}

#[test]
fn explain_says_what_words_are_that_are_no_mention() {
    let folder = folder();
    let ran = folder.thidua(&["explain", "huyện Thường", "--in", "bài/one.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_snapshot!(ran.talk, @r"
    error: `huyện Thường` is no mention here
      = help: At one.txt:5:23 the words are a part of `LĐLĐ huyện Thường Tín`.
    ");
}

#[test]
fn review_prints_decisions_that_can_be_used() {
    let folder = folder();
    let ran = folder.thidua(&["review", "bài", "--below", "1.01"]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    assert!(
        ran.out
            .contains("\n[[means]]\nsurface = \"LĐLĐ huyện\"\nin = \"one.txt\"\nstart = "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\n[[wrong]]\nfact = \"f:"), "{}", ran.out);
    // All of it is a decisions file; decided mentions are certain, struck facts are gone.
    folder.write("decisions.toml", &ran.out);
    let ran = folder.thidua(&["review", "bài", "--below", "1.0"]);
    assert_eq!(ran.out, "", "{}", ran.talk);
    let row = &rows(&folder.thidua(&["annotate", "bài/one.txt"]).out)[0];
    assert_eq!(row["facts"], serde_json::json!([]));
    assert!(
        row["mentions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|mention| mention["rule"] == "decision")
    );
}

#[test]
fn review_can_be_a_table() {
    let folder = folder();
    let ran = folder.thidua(&[
        "review", "bài", "--below", "1.01", "--only", "links", "--mode", "csv",
    ]);
    let mut table = csv::Reader::from_reader(ran.out.as_bytes());
    assert_eq!(&table.headers().unwrap()[0], "what");
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    assert!(
        rows.iter()
            .all(|row| &row[0] == "link" && row[1].starts_with("one.txt:"))
    );
}
