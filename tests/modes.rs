//! The same answer in every mode.

use std::sync::Arc;

use insta::assert_snapshot;
use thidua::graph::{Graph, Path, Value};
use thidua::render::{Layout, Mode, Rows, Shown};
use unicode_normalization::UnicodeNormalization;

/// A small answer with one of each: text, number, null, node, relationship, path, list.
fn small() -> (Graph, Vec<String>, Vec<Vec<Value>>) {
    let mut graph = Graph::new();
    let body = graph.add_node(
        &["Organisation", "UnionBody"],
        [
            ("id", Value::from("u:ldld:279")),
            ("name", Value::from("LĐLĐ huyện Thường Tín")),
        ],
    );
    let campaign = graph.add_node(
        &["Campaign"],
        [("name", Value::from("Tết sum vầy | 2021 <b>"))],
    );
    let rel = graph.add_rel(
        body,
        "LAUNCHED",
        campaign,
        [("date", Value::from("2021-01-14"))],
    );
    let path = Path {
        nodes: vec![body, campaign],
        rels: vec![rel],
    };
    let columns = ["đơn vị", "số", "tỉ lệ", "chi tiết"]
        .map(str::to_owned)
        .to_vec();
    let rows = vec![
        vec![
            Value::Node(body),
            Value::from(12),
            Value::from(0.5),
            Value::Path(Arc::new(path)),
        ],
        vec![
            Value::from("Dòng một\ndòng hai"),
            Value::from(1_000),
            Value::Null,
            Value::Rel(rel),
        ],
        vec![
            Value::from("nói \"vậy\", thế thôi"),
            Value::from(-3),
            Value::from(f64::NAN),
            Value::List(Arc::new(vec![Value::from("a"), Value::from(true)])),
        ],
    ];
    (graph, columns, rows)
}

fn written(mode: Mode, layout: Layout) -> String {
    let (graph, columns, rows) = small();
    write(&graph, &columns, &rows, mode, layout)
}

fn write(
    graph: &Graph,
    columns: &[String],
    rows: &[Vec<Value>],
    mode: Mode,
    layout: Layout,
) -> String {
    let answer = Rows {
        columns,
        rows,
        shown: Shown::of(graph),
    };
    let mut out = Vec::new();
    mode.write(&answer, layout, &mut out)
        .expect("memory can be written");
    String::from_utf8(out).expect("every mode writes UTF-8")
}

#[test]
fn a_box_shows_everything_where_there_is_room() {
    assert_snapshot!(written(Mode::Box, Layout::default()), @r#"
┌────────────────────────────────────┬──────┬───────┬─────────────────────────────────────────────────────────────────────────────────────────────────────────┐
│ đơn vị                             │   số │ tỉ lệ │ chi tiết                                                                                                │
├────────────────────────────────────┼──────┼───────┼─────────────────────────────────────────────────────────────────────────────────────────────────────────┤
│ (:UnionBody LĐLĐ huyện Thường Tín) │   12 │   0.5 │ (:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết sum vầy | 2021 <b>) │
│ Dòng một⏎dòng hai                  │ 1000 │       │ [:LAUNCHED {date: '2021-01-14'}]                                                                        │
│ nói "vậy", thế thôi                │   -3 │   NaN │ ['a', true]                                                                                             │
└────────────────────────────────────┴──────┴───────┴─────────────────────────────────────────────────────────────────────────────────────────────────────────┘
"#);
}

#[test]
fn a_box_fits_a_narrow_terminal() {
    let layout = Layout {
        columns: Some(60),
        ..Layout::default()
    };
    let text = written(Mode::Box, layout);
    assert!(
        text.lines()
            .all(|line| thidua::render::width::width(line) <= 60)
    );
    assert_snapshot!(text, @r#"
┌─────────────────────┬──────┬───────┬─────────────────────┐
│ đơn vị              │   số │ tỉ lệ │ chi tiết            │
├─────────────────────┼──────┼───────┼─────────────────────┤
│ (:UnionBo…ường Tín) │   12 │   0.5 │ (:UnionBo…2021 <b>) │
│ Dòng một⏎dòng hai   │ 1000 │       │ [:LAUNCHE…-01-14'}] │
│ nói "vậy", thế thôi │   -3 │   NaN │ ['a', true]         │
└─────────────────────┴──────┴───────┴─────────────────────┘
"#);
}

#[test]
fn a_box_is_as_wide_in_nfd_as_in_nfc() {
    let (graph, columns, rows) = small();
    let decomposed: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|value| match value {
                    Value::String(text) => Value::from(text.nfd().collect::<String>()),
                    other => other.clone(),
                })
                .collect()
        })
        .collect();
    for columns_wide in [20, 40, 60, 200] {
        let layout = Layout {
            columns: Some(columns_wide),
            ..Layout::default()
        };
        let composed = write(&graph, &columns, &rows, Mode::Box, layout);
        let marks = write(&graph, &columns, &decomposed, Mode::Box, layout);
        assert_eq!(composed, marks.nfc().collect::<String>());
    }
}

#[test]
fn a_long_answer_shows_head_and_tail() {
    let graph = Graph::new();
    let rows: Vec<Vec<Value>> = (1..=1000)
        .map(|n| vec![Value::from(n), Value::from("dòng")])
        .collect();
    let columns = ["n", "text"].map(str::to_owned).to_vec();
    let layout = Layout {
        rows: Some(4),
        ..Layout::default()
    };
    assert_snapshot!(write(&graph, &columns, &rows, Mode::Box, layout), @r"
┌──────┬──────┐
│    n │ text │
├──────┼──────┤
│    1 │ dòng │
│    2 │ dòng │
│    · │ ·    │
│  999 │ dòng │
│ 1000 │ dòng │
└──────┴──────┘
");
    let whole = write(&graph, &columns, &rows[..6], Mode::Box, layout);
    assert!(
        !whole.contains('·'),
        "dots in place of two rows save nothing"
    );
}

#[test]
fn too_many_columns_leave_some_out() {
    let graph = Graph::new();
    let columns: Vec<String> = (0..30).map(|n| format!("column_{n}")).collect();
    let rows = vec![(0..30).map(|n| Value::from(n * 1_000_000)).collect()];
    for columns_wide in [10, 40, 80] {
        let layout = Layout {
            columns: Some(columns_wide),
            ..Layout::default()
        };
        let text = write(&graph, &columns, &rows, Mode::Box, layout);
        assert!(
            text.lines()
                .all(|line| line.chars().count() <= columns_wide),
            "{text}"
        );
    }
}

#[test]
fn markdown() {
    assert_snapshot!(written(Mode::Markdown, Layout::default()), @r#"
| đơn vị                             |   số | tỉ lệ | chi tiết                                                                                                    |
| ---------------------------------- | ---: | ----: | ----------------------------------------------------------------------------------------------------------- |
| (:UnionBody LĐLĐ huyện Thường Tín) |   12 |   0.5 | (:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết sum vầy \| 2021 &lt;b>) |
| Dòng một⏎dòng hai                  | 1000 |       | [:LAUNCHED {date: '2021-01-14'}]                                                                            |
| nói "vậy", thế thôi                |   -3 |   NaN | ['a', true]                                                                                                 |
"#);
}

#[test]
fn csv() {
    assert_snapshot!(written(Mode::Csv, Layout::default()), @r#"
đơn vị,số,tỉ lệ,chi tiết
(:UnionBody LĐLĐ huyện Thường Tín),12,0.5,(:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết sum vầy | 2021 <b>)
"Dòng một
dòng hai",1000,,[:LAUNCHED {date: '2021-01-14'}]
"nói ""vậy"", thế thôi",-3,NaN,"['a', true]"
"#);
}

#[test]
fn tsv() {
    assert_snapshot!(written(Mode::Tsv, Layout::default()), @r#"
đơn vị	số	tỉ lệ	chi tiết
(:UnionBody LĐLĐ huyện Thường Tín)	12	0.5	(:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết sum vầy | 2021 <b>)
"Dòng một
dòng hai"	1000		[:LAUNCHED {date: '2021-01-14'}]
"nói ""vậy"", thế thôi"	-3	NaN	['a', true]
"#);
}

#[test]
fn json_has_typed_objects() {
    let text = written(Mode::Json, Layout::default());
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 3);
    assert_snapshot!(text, @r#"
[
{"đơn vị":{"$type":"node","element":0,"labels":["Organisation","UnionBody"],"properties":{"id":"u:ldld:279","name":"LĐLĐ huyện Thường Tín"}},"số":12,"tỉ lệ":0.5,"chi tiết":{"$type":"path","nodes":[{"$type":"node","element":0,"labels":["Organisation","UnionBody"],"properties":{"id":"u:ldld:279","name":"LĐLĐ huyện Thường Tín"}},{"$type":"node","element":1,"labels":["Campaign"],"properties":{"name":"Tết sum vầy | 2021 <b>"}}],"relationships":[{"$type":"relationship","element":0,"type":"LAUNCHED","start":0,"end":1,"properties":{"date":"2021-01-14"}}]}},
{"đơn vị":"Dòng một\ndòng hai","số":1000,"tỉ lệ":null,"chi tiết":{"$type":"relationship","element":0,"type":"LAUNCHED","start":0,"end":1,"properties":{"date":"2021-01-14"}}},
{"đơn vị":"nói \"vậy\", thế thôi","số":-3,"tỉ lệ":"NaN","chi tiết":["a",true]}
]
"#);
}

#[test]
fn jsonl_is_one_object_a_line() {
    let text = written(Mode::Jsonl, Layout::default());
    for line in text.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    assert_eq!(text.lines().count(), 3);
}

#[test]
fn two_columns_of_one_name_both_reach_json() {
    let graph = Graph::new();
    let columns = ["n", "n"].map(str::to_owned).to_vec();
    let rows = vec![vec![Value::from(1), Value::from(2)]];
    assert_eq!(
        write(&graph, &columns, &rows, Mode::Jsonl, Layout::default()),
        "{\"n\":1,\"n_2\":2}\n"
    );
}

#[test]
fn lines() {
    assert_snapshot!(written(Mode::Line, Layout::default()), @r#"
đơn vị    (:UnionBody LĐLĐ huyện Thường Tín)
số        12
tỉ lệ     0.5
chi tiết  (:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết sum vầy | 2021 <b>)

đơn vị    Dòng một
          dòng hai
số        1000
tỉ lệ
chi tiết  [:LAUNCHED {date: '2021-01-14'}]

đơn vị    nói "vậy", thế thôi
số        -3
tỉ lệ     NaN
chi tiết  ['a', true]
"#);
}

#[test]
fn cypher_is_a_list_that_a_query_reads_again() {
    let text = written(Mode::Cypher, Layout::default());
    assert_snapshot!(text, @r#"
[
  {`đơn vị`: {id: 'u:ldld:279', name: 'LĐLĐ huyện Thường Tín'}, số: 12, `tỉ lệ`: 0.5, `chi tiết`: [{id: 'u:ldld:279', name: 'LĐLĐ huyện Thường Tín'}, {date: '2021-01-14'}, {name: 'Tết sum vầy | 2021 <b>'}]},
  {`đơn vị`: 'Dòng một\ndòng hai', số: 1000, `tỉ lệ`: null, `chi tiết`: {date: '2021-01-14'}},
  {`đơn vị`: 'nói "vậy", thế thôi', số: -3, `tỉ lệ`: NaN, `chi tiết`: ['a', true]}
]
"#);
    let query = format!("UNWIND {text} AS row RETURN row.số AS n, row.`đơn vị` AS who");
    let mut session = thidua::cypher::Session::new(Graph::new());
    let answer = session.run(&query, &thidua::cypher::Params::new()).unwrap();
    let numbers: Vec<&Value> = answer.rows.iter().map(|row| &row[0]).collect();
    assert_eq!(
        numbers,
        [&Value::from(12), &Value::from(1_000), &Value::from(-3)]
    );
    assert_eq!(answer.rows[1][1], Value::from("Dòng một\ndòng hai"));
}

#[test]
fn graph_tells_nodes_and_relationships_once() {
    assert_snapshot!(written(Mode::Graph, Layout::default()), @r"
Nodes: 2
  (:UnionBody LĐLĐ huyện Thường Tín)  u:ldld:279
  (:Campaign Tết sum vầy | 2021 <b>)
Relationships: 1
  (:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: '2021-01-14'}]->(:Campaign Tết sum vầy | 2021 <b>)
");
}

#[test]
fn html_escapes_what_the_news_says() {
    let text = written(Mode::Html, Layout::default());
    assert!(text.contains("2021 &lt;b&gt;"));
    let body = text.split("<tbody>").nth(1).unwrap();
    assert_snapshot!(body, @r#"
<tr><td>(:UnionBody LĐLĐ huyện Thường Tín)</td><td class="n">12</td><td class="n">0.5</td><td>(:UnionBody LĐLĐ huyện Thường Tín)-[:LAUNCHED {date: &#39;2021-01-14&#39;}]-&gt;(:Campaign Tết sum vầy | 2021 &lt;b&gt;)</td></tr>
<tr><td>Dòng một<br>dòng hai</td><td class="n">1000</td><td></td><td>[:LAUNCHED {date: &#39;2021-01-14&#39;}]</td></tr>
<tr><td>nói &quot;vậy&quot;, thế thôi</td><td class="n">-3</td><td class="n">NaN</td><td>[&#39;a&#39;, true]</td></tr>
</tbody>
</table>
<p>3 rows</p>
</html>
"#);
}

#[test]
fn empty_answers_have_their_header() {
    let graph = Graph::new();
    let columns = vec!["tên".to_owned()];
    let text = |mode| write(&graph, &columns, &[], mode, Layout::default());
    assert_eq!(text(Mode::Csv), "tên\n");
    assert_eq!(text(Mode::Json), "[]\n");
    assert_eq!(text(Mode::Jsonl), "");
    assert_eq!(text(Mode::Line), "");
    assert_eq!(text(Mode::Cypher), "[\n]\n");
    assert_eq!(text(Mode::Graph), "Nodes: 0\nRelationships: 0\n");
    assert_snapshot!(text(Mode::Box), @r"
┌─────┐
│ tên │
├─────┤
└─────┘
");
}
