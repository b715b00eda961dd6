//! `thidua build`, `stats` and `export` as a user runs them: files in, a graph out, exit codes.

use std::fmt::Write as _;

use thidua::graph::{Element, Value, snapshot};

use crate::support::run::Folder;

const ONE: &str = "Công đoàn Hà Nội tặng Bằng khen\n\nBảo Vy - 12/10/2020\n\nNgày 10/10/2020, LĐLĐ huyện Thường Tín phát động phong trào thi đua “Lao động giỏi, lao động sáng tạo”.\n\nDịp này, LĐLĐ thành phố Hà Nội tặng Bằng khen cho 12 cá nhân của LĐLĐ huyện.\n";
const TWO: &str = "Thanh Trì vào đợt thi đua mới\n\nQuang Lâm - 05/03/2021\n\nLĐLĐ huyện Thanh Trì hưởng ứng phong trào “Giỏi việc nước, đảm việc nhà”. LĐLĐ huyện tặng Giấy khen cho 25 cá nhân.\n";

fn corpus() -> Folder {
    let folder = Folder::new();
    folder.write("in/one.txt", ONE);
    folder.write("in/two.txt", TWO);
    folder
}

#[test]
fn a_folder_of_articles_becomes_a_graph_with_evidence() {
    let folder = corpus();
    let ran = folder.thidua(&["build", "in", "-o", "g.thidua"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.talk);
    assert!(
        ran.talk.starts_with("g.thidua: documents: 2, "),
        "{}",
        ran.talk
    );
    assert_eq!(folder.names(), ["g.thidua", "in"]);
    let graph = snapshot::read(&folder.path("g.thidua")).unwrap();
    let node = |label: &str, id: &str| graph.node_by_property(label, "id", &id.into()).unwrap();
    for id in ["u:ldld:279", "u:ldld:01", "u:tld"] {
        node("UnionBody", id);
    }
    node("Place", "p:279");
    node("Place", "p:vn");
    for rel in graph.rel_ids() {
        let known = matches!(
            &**graph.rel_type(rel),
            "PART_OF" | "LOCATED_IN" | "SUCCEEDED_BY"
        );
        assert_eq!(graph.evidence(Element::Rel(rel)).is_empty(), known);
    }
    let award = graph.node_ids().find(|node| {
        graph.labels(*node).iter().any(|label| &**label == "Award")
            && graph.node_property(*node, "individuals") == Some(Value::Int(12))
    });
    let evidence = graph.evidence(Element::Node(
        award.expect("the certificates are in the graph"),
    ));
    let quote = evidence[0].span.of(&graph.source(evidence[0].source).text);
    assert!(quote.contains("tặng Bằng khen cho 12 cá nhân"), "{quote}");
}

#[test]
fn neither_order_nor_number_of_threads_shows() {
    let folder = corpus();
    for number in 0..30 {
        folder.write(
            &format!("in/more-{number}.txt"),
            format!("{ONE}\nTin số {number}.\n"),
        );
    }
    assert_eq!(folder.thidua(&["build", "in", "-o", "a"]).code, 0);
    assert_eq!(
        folder
            .thidua(&["build", "in/two.txt", "in/one.txt", "in", "-o", "b"])
            .code,
        0
    );
    let one_thread = std::process::Command::new(env!("CARGO_BIN_EXE_thidua"))
        .args(["build", "in", "-o", "c"])
        .current_dir(folder.path("."))
        .env("RAYON_NUM_THREADS", "1")
        .status()
        .unwrap();
    assert!(one_thread.success());
    assert!(folder.read("a") == folder.read("c"));
    // Named twice, the two files are still two documents, remembered with their copies at most.
    let (a, b) = (
        snapshot::read(&folder.path("a")).unwrap(),
        snapshot::read(&folder.path("b")).unwrap(),
    );
    assert_eq!(
        (a.node_count(), a.rel_count()),
        (b.node_count(), b.rel_count())
    );
}

#[test]
fn bad_inputs_are_warnings_that_the_exit_code_tells() {
    let folder = corpus();
    folder.write(
        "in/broken.txt",
        b"C\xf4ng \xff\xfe\x00\x01\x02\x03 \x80\x81 \x00\x00\x00",
    );
    folder.write("in/empty.txt", "");
    let ran = folder.thidua(&["build", "in", "-o", "g.thidua"]);
    assert_eq!(ran.code, 1, "{}", ran.talk);
    assert!(ran.talk.contains("in/broken.txt"), "{}", ran.talk);
    assert_eq!(
        snapshot::read(&folder.path("g.thidua"))
            .unwrap()
            .sources()
            .len(),
        2
    );
}

#[test]
fn nothing_to_read_leaves_the_old_graph() {
    let folder = corpus();
    assert_eq!(folder.thidua(&["build", "in", "-o", "g.thidua"]).code, 0);
    let before = folder.read("g.thidua");
    let ran = folder.thidua(&["build", "nowhere", "-o", "g.thidua"]);
    assert_eq!(ran.code, 1);
    assert!(ran.talk.contains("nowhere"), "{}", ran.talk);
    assert!(folder.read("g.thidua") == before);
}

#[test]
fn decisions_survive_a_rebuild_and_win() {
    let folder = corpus();
    folder.write(
        "decisions.toml",
        "[[means]]\nsurface = 'LĐLĐ huyện'\nin = 'two.txt'\nid = 'u:ldld:279'\n\n[[wrong]]\ntype = 'launched'\n",
    );
    for _ in 0..2 {
        let ran = folder.thidua(&["build", "in", "-o", "g.thidua"]);
        assert_eq!(ran.code, 0, "{}", ran.talk);
        let graph = snapshot::read(&folder.path("g.thidua")).unwrap();
        let types: Vec<&str> = graph.rel_ids().map(|rel| &**graph.rel_type(rel)).collect();
        assert!(!types.contains(&"LAUNCHED"));
        let decided = graph.rel_ids().filter(|rel| {
            graph.rel_property(*rel, "rule") == Some("decision".into())
                && &**graph.rel_type(*rel) == "MENTIONS"
        });
        let meant: Vec<_> = decided
            .map(|rel| {
                graph
                    .node_property(graph.endpoints(rel).1, "id")
                    .and_then(Value::into_text)
                    .unwrap()
            })
            .collect();
        assert_eq!(meant, ["u:ldld:279".into()]);
    }
    assert!(
        !folder
            .thidua(&["build", "in", "--no-decisions", "-o", "n.thidua"])
            .talk
            .contains("decisions")
    );
    folder.write("decisions.toml", "[[means]]\nsurface = 'LĐLĐ huyện'\n");
    let ran = folder.thidua(&["build", "in", "-o", "g.thidua"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.talk.contains("decisions.toml:1: missing field `id`"),
        "{}",
        ran.talk
    );
}

#[test]
fn stats_count_what_is_there() {
    let folder = corpus();
    folder.thidua(&["build", "in", "-o", "g.thidua"]);
    let ran = folder.thidua(&["stats", "-g", "g.thidua"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("\n  Document                      2  ▬"),
        "{}",
        ran.out
    );
    let json: serde_json::Value =
        serde_json::from_str(&folder.thidua(&["stats", "--json", "-g", "g.thidua"]).out).unwrap();
    for part in ["structure", "properties", "text", "evidence"] {
        assert!(
            json["bytes"][part].as_u64() > Some(0),
            "{part}: {}",
            json["bytes"]
        );
    }
    assert!(ran.out.contains("Bytes in memory"), "{}", ran.out);
    assert_eq!(
        json["documents_by_year"],
        serde_json::json!({"2020": 1, "2021": 1})
    );
    assert_eq!(json["labels"]["Document"], 2);
}

#[test]
fn exports_go_where_they_are_asked_to() {
    let folder = corpus();
    folder.thidua(&["build", "in", "-o", "g.thidua"]);
    let mut shown = String::new();
    for arguments in [
        &["export", "-g", "g.thidua", "-o", "g.graphml"][..],
        &[
            "export", "-g", "g.thidua", "--format", "csv", "-o", "tables",
        ],
        &["export", "-g", "g.thidua"],
        &["export", "-g", "g.thidua", "--format", "ttl"],
        &["export", "-g", "none.thidua", "--format", "json"],
    ] {
        let ran = folder.thidua(arguments);
        writeln!(
            shown,
            "{} {}",
            ran.code,
            ran.talk.lines().next().unwrap_or("-")
        )
        .unwrap();
    }
    insta::assert_snapshot!(shown, @r"
    0 -
    0 -
    2 error: which format?
    2 error: there is no format `ttl`
    1 error: there is no graph at none.thidua
    ");
    assert_eq!(
        folder.names(),
        [
            "g.graphml",
            "g.thidua",
            "in",
            "tables.nodes.csv",
            "tables.relationships.csv"
        ]
    );
    let ran = folder.thidua(&["export", "-g", "g.thidua", "-f", "jsonl"]);
    assert!(ran.out.lines().all(|line| line.starts_with("{\"kind\":")));
}
