//! The session: lines in, text out, no terminal.

use std::time::Duration;

use insta::assert_snapshot;
use thidua::repl::saved::Shelf;
use thidua::repl::{Session, Settings, Then};

use super::support::shell::{Folder, small_graph};

fn session() -> Session {
    let settings = Settings {
        timer: false,
        ..Settings::default()
    };
    Session::new(small_graph(), None, settings, Shelf::default())
}

/// Enters lines one after the other and returns all that was written.
fn told(session: &mut Session, lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let reply = session.line(line);
        text.push_str(&reply.data);
        text.push_str(&reply.talk);
    }
    text
}

fn ask(lines: &[&str]) -> String {
    told(&mut session(), lines)
}

#[test]
fn a_query_is_answered_in_a_box() {
    assert_snapshot!(ask(&["MATCH (o)-[r:LAUNCHED]->(c) RETURN o, r, c.name AS name;"]), @r"
┌──────────────────────────────────────────────────┬──────────────────────────────────┬─────────────┐
│ o                                                │ r                                │ name        │
├──────────────────────────────────────────────────┼──────────────────────────────────┼─────────────┤
│ (:UnionBody Liên đoàn Lao động huyện Thường Tín) │ [:LAUNCHED {date: '2021-01-14'}] │ Tết sum vầy │
└──────────────────────────────────────────────────┴──────────────────────────────────┴─────────────┘
1 row
");
}

#[test]
fn entities_are_found_without_diacritics() {
    assert_snapshot!(ask(&[":find thuong tin"]), @r"
┌──────────────────────────────────────────────────┬────────────┬──────┬───────────────────────┬───────┐
│ entity                                           │ id         │ kind │ found as              │ links │
├──────────────────────────────────────────────────┼────────────┼──────┼───────────────────────┼───────┤
│ (:UnionBody Liên đoàn Lao động huyện Thường Tín) │ u:ldld:279 │      │ LĐLĐ huyện Thường Tín │     3 │
└──────────────────────────────────────────────────┴────────────┴──────┴───────────────────────┴───────┘
1 row
");
    assert_snapshot!(ask(&[":find :Campaign tet"]), @r"
┌─────────────────────────┬───────────────┬──────┬──────────┬───────┐
│ entity                  │ id            │ kind │ found as │ links │
├─────────────────────────┼───────────────┼──────┼──────────┼───────┤
│ (:Campaign Tết sum vầy) │ c:tet-sum-vay │      │          │     1 │
└─────────────────────────┴───────────────┴──────┴──────────┴───────┘
1 row
");
    assert_snapshot!(ask(&[":find không có"]), @"nothing is called `không có`");
}

#[test]
fn a_card_shows_what_is_known() {
    assert_snapshot!(ask(&[":show ldld huyen thuong tin"]), @r"
Liên đoàn Lao động huyện Thường Tín
:Organisation:UnionBody  u:ldld:279
  also called  LĐLĐ huyện Thường Tín
  -[:CONFERRED]->      1  (:Award {individuals: 12})
  -[:LAUNCHED]->       1  Tết sum vầy
  -[:PART_OF]->        1  Liên đoàn Lao động thành phố Hà Nội
");
}

#[test]
fn an_unclear_name_lists_what_it_may_be() {
    assert_snapshot!(ask(&[":show lien doan"]), @r"
error: `lien doan` may be several; say which by its id
  u:ldld:279  Liên đoàn Lao động huyện Thường Tín
  u:ldld:01  Liên đoàn Lao động thành phố Hà Nội
");
}

#[test]
fn neighbours_and_paths() {
    assert_snapshot!(ask(&[":expand u:ldld:279"]), @r"
┌───┬──────────────────────────────────┬──────────────────────────────────────────────────┐
│   │ relationship                     │ neighbour                                        │
├───┼──────────────────────────────────┼──────────────────────────────────────────────────┤
│ → │ [:PART_OF]                       │ (:UnionBody Liên đoàn Lao động thành phố Hà Nội) │
│ → │ [:LAUNCHED {date: '2021-01-14'}] │ (:Campaign Tết sum vầy)                          │
│ → │ [:CONFERRED]                     │ (:Award {individuals: 12})                       │
└───┴──────────────────────────────────┴──────────────────────────────────────────────────┘
3 rows
");
    assert_snapshot!(ask(&[":expand u:ldld:279 LAUNCHD"]), @r"
error: it has no relationship of type `LAUNCHD`
  = help: did you mean `LAUNCHED`?
");
    assert_snapshot!(ask(&[":path 'Tết sum vầy' u:ldld:01"]), @r"
(:Campaign Tết sum vầy)
  <-[:LAUNCHED {date: '2021-01-14'}]- (:UnionBody Liên đoàn Lao động huyện Thường Tín)
  -[:PART_OF]-> (:UnionBody Liên đoàn Lao động thành phố Hà Nội)
2 steps
");
    assert_snapshot!(ask(&[":path u:cdn:nam-tu-liem u:ldld:01"]), @"no path of at most 6 steps");
}

#[test]
fn the_schema_tells_counts_keys_and_examples() {
    assert_snapshot!(ask(&[":schema"]), @r"
Nodes: 5
  :Organisation        3  aliases, id, name
  :UnionBody           3  aliases, id, name
  :Award               1  id, individuals
  :Campaign            1  id, name
Relationships: 3
  :CONFERRED        1  (UnionBody → Award)
  :LAUNCHED         1  (UnionBody → Campaign)  date
  :PART_OF          1  (UnionBody → UnionBody)
Sources: 1
");
    assert_snapshot!(ask(&[":schema launched"]), @r"
:LAUNCHED  1
  (:UnionBody)-[:LAUNCHED]->(:Campaign)  1
  date        1  '2021-01-14'
");
    assert_snapshot!(ask(&[":schema Campain"]), @r"
error: no label or relationship type `Campain`
  = help: did you mean `Campaign`?
");
}

#[test]
fn evidence_shows_the_sentence_with_its_span() {
    assert_snapshot!(ask(&[
        "MATCH (o)-[r:LAUNCHED]->(c) RETURN r;",
        ":evidence 1",
    ]), @r"
┌──────────────────────────────────┐
│ r                                │
├──────────────────────────────────┤
│ [:LAUNCHED {date: '2021-01-14'}] │
└──────────────────────────────────┘
1 row
(:UnionBody Liên đoàn Lao động huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết
sum vầy)
  Sáng 14.1, LĐLĐ huyện Thường Tín «phát động đợt thi đua “Tết sum vầy”».
  — Thường Tín mở đợt thi đua (Bản tin thử · 2021-01-14) https://example.vn/thuong-tin
  thuong-tin:41–76 · rule launched · confidence 0.90
1 sentence of evidence
");
}

#[test]
fn evidence_of_names_is_that_of_what_joins_them() {
    let text = ask(&[
        "MATCH (o)-[:LAUNCHED]->(c) RETURN o.name AS body, c.name AS campaign;",
        ":evidence",
    ]);
    assert!(
        text.contains("«phát động đợt thi đua “Tết sum vầy”»"),
        "{text}"
    );
}

#[test]
fn what_is_doubtful_can_be_reviewed() {
    assert_snapshot!(ask(&[":review"]), @r"
┌────────────┬───────────────────────────────────────────────────────────────────────────────────────────┬───────────┬───────────────────┐
│ confidence │ what                                                                                      │ rule      │ where             │
├────────────┼───────────────────────────────────────────────────────────────────────────────────────────┼───────────┼───────────────────┤
│        0.5 │ (:UnionBody Liên đoàn Lao động huyện Thường Tín)-[:CONFERRED]->(:Award {individuals: 12}) │ conferred │ thuong-tin:89–118 │
└────────────┴───────────────────────────────────────────────────────────────────────────────────────────┴───────────┴───────────────────┘
1 row
");
}

#[test]
fn a_result_can_go_to_a_file_or_a_command() {
    let folder = Folder::new();
    let file = folder.path().join("out.csv");
    let mut session = session();
    let once = format!(":once {}", file.display());
    told(&mut session, &[&once, "RETURN 'Huế' AS place;"]);
    assert_eq!(folder.read("out.csv"), "place\nHuế\n");
    let pipe = format!(":once | cat > {}", folder.path().join("piped").display());
    told(
        &mut session,
        &[":mode jsonl", &pipe, "RETURN 1 AS n;", "RETURN 2 AS n;"],
    );
    assert_eq!(folder.read("piped"), "{\"n\":1}\n");
    let output = format!(":output {}", folder.path().join("all.jsonl").display());
    told(
        &mut session,
        &[&output, "RETURN 1 AS n;", "RETURN 2 AS n;", ":output"],
    );
    assert_eq!(folder.read("all.jsonl"), "{\"n\":1}\n{\"n\":2}\n");
    assert!(told(&mut session, &["RETURN 3 AS n;"]).starts_with("{\"n\":3}"));
}

#[test]
fn a_long_result_is_shown_in_part_and_again_whole() {
    let mut session = session();
    session.settings_mut().rows = Some(4);
    let short = told(&mut session, &["UNWIND range(1, 1000) AS n RETURN n;"]);
    assert!(
        short.contains('·') && short.ends_with("1,000 rows (4 shown)\n"),
        "{short}"
    );
    let whole = told(&mut session, &[":last"]);
    assert!(whole.lines().count() > 1000 && whole.ends_with("1,000 rows\n"));
}

#[test]
fn changes_can_be_taken_back() {
    let count = "MATCH (n:Note) RETURN count(n) AS n;";
    let mut session = session();
    session.settings_mut().mode = "csv".parse().unwrap();
    assert_snapshot!(told(&mut session, &["CREATE (:Note), (:Note);", ":undo", count]), @r"
nodes created: 2, labels added: 2
the last change is taken back
n
0
warning: no label `Note` in this graph
 --> query:1:10
  |
1 | MATCH (n:Note) RETURN count(n) AS n
  |          ^^^^
1 row
");
    assert_snapshot!(told(&mut session, &[
        ":begin", "CREATE (:Note);", "CREATE (:Note);", count, ":rollback", count,
        ":begin", "CREATE (:Note);", ":commit", count, ":rollback",
    ]), @r"
transaction begun; `:commit` keeps what follows, `:rollback` takes it back
nodes created: 1, labels added: 1
nodes created: 1, labels added: 1
n
2
1 row
taken back to `:begin`
n
0
warning: no label `Note` in this graph
 --> query:1:10
  |
1 | MATCH (n:Note) RETURN count(n) AS n
  |          ^^^^
1 row
transaction begun; `:commit` keeps what follows, `:rollback` takes it back
nodes created: 1, labels added: 1
kept
n
1
1 row
error: no transaction is open; `:begin` opens one
");
}

#[test]
fn parameters_are_set_shown_and_forgotten() {
    assert_snapshot!(ask(&[
        ":param", ":param place='Huế' n=12 bare=chữ", ":param", "RETURN $place + ' ' + $n AS t;",
        ":param place=", "RETURN $place;", ":param nonsense",
    ]), @r"
no parameters are set
$place = 'Huế'
$n = 12
$bare = 'chữ'
$bare = 'chữ'
$n = 12
$place = 'Huế'
┌────────┐
│ t      │
├────────┤
│ Huế 12 │
└────────┘
1 row
error[MissingParameter]: parameter `$place` is not given
 --> query:1:8
  |
1 | RETURN $place
  |        ^^^^^^
error: expected KEY=VALUE, found `nonsense`
");
}

#[test]
fn a_query_is_saved_run_and_listed() {
    let folder = Folder::new();
    let shelf = Shelf {
        folders: vec![folder.path().join("queries")],
        builtin: &[],
    };
    let settings = Settings {
        timer: false,
        ..Settings::default()
    };
    let mut session = Session::new(small_graph(), None, settings, shelf);
    told(
        &mut session,
        &[
            "MATCH (o:UnionBody) RETURN count(o) AS bodies;",
            ":save how_many How many bodies",
        ],
    );
    assert_eq!(
        folder.read("queries/how_many.cypher"),
        "// title: How many bodies\nMATCH (o:UnionBody) RETURN count(o) AS bodies;\n"
    );
    assert_snapshot!(told(&mut session, &[":queries", ":run how_many", ":run how_mny", ":save Bad-Name"]), @r"
┌──────────┬─────────────────┬────────────┐
│ name     │ title           │ parameters │
├──────────┼─────────────────┼────────────┤
│ how_many │ How many bodies │            │
└──────────┴─────────────────┴────────────┘
1 row
┌────────┐
│ bodies │
├────────┤
│      3 │
└────────┘
1 row
error: no saved query `how_mny`
  = help: did you mean `how_many`?
error: `Bad-Name` is no name: small letters, digits and `_`
");
}

#[test]
fn help_explains_commands_functions_and_topics() {
    let mut session = session();
    for (topic, sign) in [
        ("", ":evidence [ROW]"),
        ("path", "FROM"),
        (":show", "Shows a card"),
        ("keys", "Ctrl-R"),
        ("modes", "jsonl"),
        ("queries", "// param"),
        ("toUpper", "toUpper"),
    ] {
        let text = told(&mut session, &[&format!(":help {topic}")]);
        assert!(text.contains(sign), "{topic}: {text}");
    }
    assert_snapshot!(told(&mut session, &[":help pth", ":help path"]), @r"
error: no help on `pth`
  = help: did you mean `path`?
:path FROM TO [STEPS]
  Shows the shortest path between two entities, whatever the directions
  FROM        An id or a name
  TO          An id or a name
  STEPS       Most steps
");
}

#[test]
fn the_last_result_is_a_value_for_the_next_query() {
    assert_snapshot!(ask(&[
        "MATCH (o:UnionBody) RETURN o, o.id AS ma ORDER BY ma DESC LIMIT 2;",
        "UNWIND $_ AS dong MATCH (x {id: dong.ma}) RETURN x.id AS id, x = dong.o AS same;",
        "RETURN size($_) AS rows, $_[1].id AS second, [dong IN $_ | dong.same] AS same;",
        ":param",
    ]), @r"
┌──────────────────────────────────────────────────┬────────────┐
│ o                                                │ ma         │
├──────────────────────────────────────────────────┼────────────┤
│ (:UnionBody Liên đoàn Lao động huyện Thường Tín) │ u:ldld:279 │
│ (:UnionBody Liên đoàn Lao động thành phố Hà Nội) │ u:ldld:01  │
└──────────────────────────────────────────────────┴────────────┘
2 rows
┌────────────┬──────┐
│ id         │ same │
├────────────┼──────┤
│ u:ldld:279 │ true │
│ u:ldld:01  │ true │
└────────────┴──────┘
2 rows
┌──────┬───────────┬──────────────┐
│ rows │ second    │ same         │
├──────┼───────────┼──────────────┤
│    2 │ u:ldld:01 │ [true, true] │
└──────┴───────────┴──────────────┘
1 row
$_ = the last result: 1 row of rows, second, same
");
    // What a command shows is a result too.
    assert_snapshot!(ask(&[
        ":find nam tu liem",
        "UNWIND $_ AS found RETURN found.entity.id AS id, found.links AS links;",
    ]), @r"
┌─────────────────────────────────────────┬───────────────────┬──────┬────────────────┬───────┐
│ entity                                  │ id                │ kind │ found as       │ links │
├─────────────────────────────────────────┼───────────────────┼──────┼────────────────┼───────┤
│ (:UnionBody Công đoàn quận Nam Từ Liêm) │ u:cdn:nam-tu-liem │      │ CĐ Nam Từ Liêm │     0 │
└─────────────────────────────────────────┴───────────────────┴──────┴────────────────┴───────┘
1 row
┌───────────────────┬───────┐
│ id                │ links │
├───────────────────┼───────┤
│ u:cdn:nam-tu-liem │     0 │
└───────────────────┴───────┘
1 row
");
    assert_snapshot!(ask(&["RETURN $_;", ":param _=1"]), @r"
error[MissingParameter]: parameter `$_` is not given
 --> query:1:8
  |
1 | RETURN $_
  |        ^^
  = help: `$_` is the last result, and there is none yet
error: `$_` is the last result and cannot be set
");
}

#[test]
fn the_last_result_outlives_what_it_held() {
    let told = ask(&[
        "MATCH (c:Campaign) RETURN c;",
        "MATCH (c:Campaign) DETACH DELETE c;",
        ":last",
        "UNWIND $_ AS row RETURN row.c AS c;",
        ":evidence",
        ":show",
    ]);
    assert!(told.contains("(deleted)"), "{told}");
}

#[test]
fn tab_knows_the_last_result() {
    let mut session = session();
    session.line("MATCH (o:UnionBody) RETURN o.name AS ten_don_vi LIMIT 1;");
    let mut offers = |line: &str| -> Vec<String> {
        let (_, offers) = session.complete(line, line.len());
        offers.into_iter().map(|offer| offer.text).collect()
    };
    assert!(offers("RETURN $").contains(&"$_".to_owned()));
    assert_eq!(offers("UNWIND $_ AS row RETURN row.te"), ["ten_don_vi"]);
}

#[test]
fn tab_does_not_wait_for_a_graph_that_is_still_being_read() {
    let mut session = session();
    let names = "MATCH (o {name: 'cong doan";
    let none = session.complete_within(names, names.len(), Duration::ZERO);
    assert_eq!(none.1, [], "no name has been read yet");
    // What the graph knows of itself is offered at once.
    let (_, labels) = session.complete_within("MATCH (o:Cam", 12, Duration::ZERO);
    assert_eq!(labels.len(), 1, "{labels:?}");
    while !session.read_words(Duration::from_millis(1)) {}
    let (_, some) = session.complete_within(names, names.len(), Duration::ZERO);
    assert_eq!(some.len(), 1, "{some:?}");
    // After a change the words from before serve until the new ones are read.
    session.line("CREATE (:Sector {name: 'Công đoàn ngành Gió'});");
    let (_, some) = session.complete_within(names, names.len(), Duration::ZERO);
    assert_eq!(some.len(), 1, "{some:?}");
    let (_, more) = session.complete(names, names.len());
    assert_eq!(more.len(), 2, "{more:?}");
}

#[test]
fn a_file_that_reads_itself_is_stopped() {
    let folder = Folder::new();
    let path = folder.write("loop.cypher", "");
    let line = format!(":read {}", path.display());
    folder.write("loop.cypher", &line);
    let text = ask(&[&line]);
    assert!(text.contains("reads itself"), "{text}");
}

#[test]
fn explain_and_profile_show_plans() {
    let text = ask(&["MATCH (n:Campaign) RETURN n;", ":explain"]);
    assert!(text.to_lowercase().contains("campaign"), "{text}");
    assert!(!ask(&[":profile MATCH (n:Campaign) RETURN n.name"]).is_empty());
    assert!(ask(&[":explain"]).contains("no query yet"));
}

#[test]
fn editing_and_leaving_are_left_to_the_terminal() {
    let mut session = session();
    session.line("RETURN 1 AS n;");
    let edit = session.line(":edit").then;
    assert_eq!(
        edit,
        Then::Edit {
            text: "RETURN 1 AS n".to_owned(),
            file: None
        }
    );
    assert_eq!(session.line(":quit").then, Then::Quit);
}

#[test]
fn wrong_commands_say_what_was_meant() {
    assert_snapshot!(ask(&[":evidnce", ":xyzzy", ":path a", ":limit many", ":"]), @r"
error: no command `:evidnce`
  = help: did you mean `:evidence`?
error: no command `:xyzzy`
  = `:help` lists the commands
error: TO is missing
  = usage: :path FROM TO [STEPS]
error: invalid value 'many' for '[ROWS]': invalid digit found in string
  = usage: :limit [ROWS]
error: a command follows the `:`; see `:help`
");
}

fn offers(line: &str) -> Vec<String> {
    let (_, offers) = session().complete(line, line.len());
    offers.into_iter().map(|offer| offer.text).collect()
}

#[test]
fn completion_offers_what_fits_the_place() {
    for (line, expected) in [
        ("MATCH (o:Un", &["UnionBody"][..]),
        ("MATCH (a)-[:LAU", &["LAUNCHED"]),
        ("MATCH (c:Campaign) WHERE c.na", &["name"]),
        (
            "MATCH (o:UnionBody {name: 'cong doan quan nam",
            &["'Công đoàn quận Nam Từ Liêm'"],
        ),
        (
            "MATCH (o:UnionBody {name: 'từ liêm",
            &["'Công đoàn quận Nam Từ Liêm'"],
        ),
        (
            "MATCH (o) WHERE o.name = \"thuong t",
            &["\"Liên đoàn Lao động huyện Thường Tín\""],
        ),
        ("MATCH (c:Campaign {name: 'cong doan", &[]),
        ("MATCH (o) WHERE o.id = 'u:ldld:0", &["'u:ldld:01'"]),
        ("MATCH (campaign:Campaign) RETURN camp", &["campaign"]),
        (":evid", &[":evidence"]),
        (":mode jsonl", &["jsonl"]),
        (":show tet su", &["Tết sum vầy"]),
        (":expand u:ldld:279 LAU", &["LAUNCHED"]),
        (":explain MATCH (o:Camp", &["Campaign"]),
        ("RETURN toUpp", &["toUpper("]),
        ("MATCH (n) RETURN n AS x", &[]),
    ] {
        assert_eq!(offers(line), expected, "{line}");
    }
    assert!(offers("MAT").contains(&"MATCH".to_owned()));
}

#[test]
fn completion_knows_saved_queries_and_their_values() {
    const BUILTIN: &[(&str, &str)] = &[(
        "bodies.cypher",
        "// title: Bodies\n// param name: string\n\
         // suggest name: MATCH (o:UnionBody) RETURN o.name\nRETURN $name",
    )];
    let shelf = Shelf {
        folders: Vec::new(),
        builtin: BUILTIN,
    };
    let mut session = Session::new(small_graph(), None, Settings::default(), shelf);
    let mut offers = |line: &str| -> Vec<String> {
        let (_, offers) = session.complete(line, line.len());
        offers.into_iter().map(|offer| offer.text).collect()
    };
    assert_eq!(offers(":run bo"), ["bodies"]);
    assert_eq!(offers(":run bodies "), ["name="]);
    assert_eq!(
        offers(":run bodies name='nam tu"),
        ["name='Công đoàn quận Nam Từ Liêm'"]
    );
}
