//! What the language has beyond the kit: functions, procedures, and how their mistakes read.

use thidua::cypher::{Params, Session};
use thidua::graph::value::Literal;
use thidua::graph::{Graph, Value};

/// A confederation, a federation below it, a campaign, an award and the document that tells of them.
const GRAPH: &str = "
    CREATE (top:Organisation:UnionBody {id: 'u:tld', name: 'Tổng LĐLĐ Việt Nam', aliases: ['TLĐ', 'Tổng Liên đoàn']}),
           (hn:Organisation:UnionBody {id: 'u:ldld:01', name: 'LĐLĐ thành phố Hà Nội'}),
           (c:Campaign {id: 'c:gioi', name: 'Lao động giỏi'}),
           (a:Award {id: 'w:1', collectives: 10, date: date('2020-05-01')}),
           (d:Document {title: 'Bài báo', published: '2020-05-02'}),
           (top)-[:LAUNCHED {date: '2019-01', confidence: 0.9}]->(c), (hn)-[:TOOK_PART_IN]->(c),
           (hn)-[:PART_OF]->(top), (top)-[:CONFERRED]->(a), (a)-[:AWARDED_TO]->(hn), (d)-[:ASSERTS]->(a)";

fn session() -> Session {
    let mut session = Session::new(Graph::new());
    session
        .run(GRAPH, &Params::new())
        .expect("the graph is built");
    session
}

/// Returns the rows, cells by ` | ` and rows by ` / `; or the error.
fn ask(session: &mut Session, query: &str) -> String {
    match session.run(query, &Params::new()) {
        Ok(answer) => {
            let graph = session.graph();
            let cell = |value: &Value| Literal { value, graph }.to_string();
            let row = |row: &Vec<Value>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
            answer.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
        }
        Err(error) => format!("{}: {error}", error.kind.code()),
    }
}

fn check(cases: &[(&str, &str)]) {
    let mut session = session();
    for (query, expected) in cases {
        assert_eq!(ask(&mut session, query), *expected, "{query}");
    }
}

#[test]
fn functions_serve_an_analyst() {
    check(&[
        (
            "MATCH (n:UnionBody) WHERE plain(n.name) CONTAINS plain('HA NOI') RETURN n.id",
            "'u:ldld:01'",
        ),
        (
            "MATCH (n:UnionBody) WHERE n.name =~ '(?i)tổng .*' RETURN n.aliases[0]",
            "'TLĐ'",
        ),
        (
            "MATCH (a:Award) RETURN a.date.quarter, date.truncate('year', a.date)",
            "2 | date('2020-01-01')",
        ),
        (
            "MATCH (a:Award) RETURN duration.inDays(a.date, date('2020-12-31')).days",
            "244",
        ),
        (
            "MATCH ()-[r:LAUNCHED]->() WHERE r.date >= '2019' RETURN date(r.date)",
            "date('2019-01-01')",
        ),
        (
            "MATCH (n:UnionBody) RETURN degree(n), degree(n, 'PART_OF') ORDER BY n.id",
            "3 | 1 / 3 | 1",
        ),
        (
            "RETURN split('a, b', ', '), toUpper('đợt'), substring('vầy', 1)",
            "['a', 'b'] | 'ĐỢT' | 'ầy'",
        ),
        (
            "RETURN round(2.345, 2), round(-1.5), 7 / 2, 7 % 3, 2 ^ 3",
            "2.35 | -1.0 | 3 | 1 | 8.0",
        ),
        (
            "UNWIND [1, 2, 3, 4] AS x RETURN percentileCont(x, 0.5), stDevP([x][0])",
            "2.5 | 1.118033988749895",
        ),
        (
            "UNWIND ['Đông', 'dân', 'Ánh', 'Quận 10', 'Quận 2'] AS x WITH x ORDER BY sortKey(x) RETURN collect(x)",
            "['Ánh', 'dân', 'Đông', 'Quận 2', 'Quận 10']",
        ),
        (
            "RETURN datetime('2021-03-24 10:00[asia/ho_chi_minh]').epochSeconds",
            "1616554800",
        ),
    ]);
}

#[test]
fn patterns_stand_alone_in_braces() {
    check(&[
        (
            "MATCH (n) WHERE EXISTS { (n)-[:CONFERRED]->(:Award) } RETURN n.id",
            "'u:tld'",
        ),
        (
            "MATCH (n:UnionBody) RETURN COUNT { (n)--(:Campaign|Award) } ORDER BY n.id",
            "2 / 2",
        ),
        (
            "MATCH (n:UnionBody) WHERE COUNT { (n)-->(:!Award) } > 1 RETURN n.id",
            "'u:ldld:01'",
        ),
        (
            "MATCH (n:UnionBody) RETURN COLLECT { MATCH (n)-[r]->() RETURN type(r) AS t ORDER BY t } AS t ORDER BY n.id",
            "['PART_OF', 'TOOK_PART_IN'] / ['CONFERRED', 'LAUNCHED']",
        ),
    ]);
    let mut session = session();
    let answer = session
        .run("RETURN COUNT { (:Award)-->() }", &Params::new())
        .unwrap();
    assert_eq!(*answer.columns, ["COUNT { (:Award)-->() }".into()]);
    let query = "MATCH (n) WHERE EXISTS { (n)-->(:Award) } RETURN m.id";
    let error = session.run(query, &Params::new()).unwrap_err();
    assert_eq!(error.span.of(query), "m");
}

#[test]
fn procedures_describe_and_search_the_graph() {
    check(&[
        (
            "CALL db.labels() YIELD label, nodes RETURN label, nodes ORDER BY nodes DESC, label LIMIT 2",
            "'Organisation' | 2 / 'UnionBody' | 2",
        ),
        (
            "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN count(t)",
            "6",
        ),
        (
            "CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName, mandatory WHERE propertyName = 'aliases' RETURN nodeType, mandatory",
            "':Organisation:UnionBody' | false",
        ),
        (
            "CALL db.schema.visualization() YIELD from, relationshipType, to WHERE relationshipType = 'LAUNCHED' RETURN from, to",
            "'Organisation:UnionBody' | 'Campaign'",
        ),
        (
            "CALL search.nodes('lao dong gioi') YIELD node, score, property RETURN node.id, score, property",
            "'c:gioi' | 0.95 | 'name'",
        ),
        (
            "CALL search.nodes('tong lien doan') YIELD node MATCH (node)<-[:PART_OF]-(below) RETURN below.id",
            "'u:ldld:01'",
        ),
    ]);
}

#[test]
fn algorithms_take_a_part_of_the_graph() {
    check(&[
        (
            "CALL algo.pageRank({labels: 'UnionBody'}) YIELD node RETURN node.id",
            "'u:tld' / 'u:ldld:01'",
        ),
        (
            "CALL algo.components({types: ['PART_OF', 'LAUNCHED']}) YIELD node, component RETURN component, count(node) AS size ORDER BY size DESC LIMIT 1",
            "0 | 3",
        ),
        (
            "MATCH (a:Document), (b:Campaign) CALL algo.shortestPaths(a, b, 2) YIELD path, cost RETURN length(path), cost",
            "3 | 3.0 / 3 | 3.0",
        ),
        (
            "CALL algo.articulationPoints() YIELD node RETURN node.id",
            "'w:1'",
        ),
        (
            "CALL algo.kCore() YIELD node, core WHERE core = 1 RETURN node.title",
            "'Bài báo'",
        ),
        (
            "CALL algo.pageRank({damping: 2})",
            "ProcedureCallFailed: `damping` of `algo.pageRank` is a number from 0 to 1",
        ),
        (
            "CALL algo.pageRank({label: 'x'})",
            "ProcedureCallFailed: `algo.pageRank` has no option `label`, only `labels`, `types`, `weight`, `damping`, `iterations`",
        ),
    ]);
}

#[test]
fn mistakes_with_dates_say_what_to_do() {
    check(&[
        (
            "RETURN date('1/5/2020')",
            "InvalidArgumentValue: `1/5/2020` is not a date such as `2021-03-24`",
        ),
        (
            "RETURN date('2021-02-29')",
            "InvalidArgumentValue: day 29 does not exist",
        ),
        (
            "RETURN date({year: 2021, mnth: 3})",
            "InvalidArgumentValue: a date has no `mnth`",
        ),
        (
            "RETURN date('2021') - date('2020')",
            "InvalidArgumentType: `-` does not take a date and a date; `duration.between` counts the time between",
        ),
        (
            "MATCH (a:Award) RETURN a.date.yaer",
            "InvalidArgumentType: a date has no component `yaer`",
        ),
        (
            "RETURN datetime({year: 2020, timezone: 'Asia/HCM'})",
            "InvalidArgumentValue: no time zone is called `Asia/HCM`",
        ),
    ]);
}

#[test]
fn components_and_entries_of_maps_are_no_unknown_properties() {
    let mut session = session();
    for query in [
        "MATCH (a:Award) RETURN a.date.year",
        "RETURN {a: 1}.a",
        "WITH {x: 1} AS m RETURN m.x",
    ] {
        let answer = session.run(query, &Params::new()).unwrap();
        assert_eq!(answer.warnings, [], "{query}");
    }
    let answer = session
        .run("MATCH (a:Award) RETURN a.dat", &Params::new())
        .unwrap();
    assert_eq!(answer.warnings.len(), 1);
}
