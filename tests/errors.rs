//! What mistakes look like, in both languages.

use insta::assert_snapshot;
use thidua::render::Lang;
use thidua::repl::saved::Shelf;
use thidua::repl::{Session, Settings};

use super::support::shell::small_graph;

fn said(lang: Lang, query: &str) -> String {
    let settings = Settings {
        lang,
        timer: false,
        ..Settings::default()
    };
    let mut session = Session::new(small_graph(), None, settings, Shelf::default());
    session.line(query).talk
}

/// Mistakes of every family that a query can have.
const MISTAKES: &[&str] = &[
    "MATCH (đợt:Campaign {name: 'Tết sum vầy'}) RETURN dot",
    "MATCH (n RETURN n",
    "MATCH (n) RETURN 'open",
    "RETURN 1 +",
    "RETURN toUper('a')",
    "RETURN toUpper()",
    "CALL db.labls()",
    "RETURN $missing",
    "MATCH (a) MATCH (a)-[a]->() RETURN a",
    "RETURN 1 AS a, 2 AS a",
    "MATCH (n) WHERE count(n) > 1 RETURN n",
    "WITH 1 RETURN 1",
    "RETURN 'a' * 2",
    "RETURN 1 / 0",
    "RETURN [1][true]",
    "RETURN 9223372036854775808",
    "MATCH (o:UnionBody {id: 'u:ldld:279'}) DELETE o",
    "MATCH (n) RETURN n LIMIT -1",
    "MATCH (n) RETURN n UNION MATCH (m) RETURN m AS x",
    "CREATE (a)-[:X|Y]->(b)",
    "MERGE (n {name: null})",
    "MATCH (o:UnionBdy) RETURN o.nam",
];

#[test]
fn mistakes_in_english() {
    let all: Vec<String> = MISTAKES.iter().map(|query| said(Lang::En, query)).collect();
    assert_snapshot!(all.join("\n"), @r"
error[UndefinedVariable]: variable `dot` is not defined
 --> query:1:51
  |
1 | MATCH (đợt:Campaign {name: 'Tết sum vầy'}) RETURN dot
  |                                                   ^^^
  |
  = help: did you mean `đợt`?

error[UnexpectedSyntax]: unclosed delimiter `(`
 --> query:1:7
  |
1 | MATCH (n RETURN n
  |       ^

error[UnexpectedSyntax]: unterminated string literal
 --> query:1:18
  |
1 | MATCH (n) RETURN 'open
  |                  ^^^^^

error[UnexpectedSyntax]: the query ends too early
 --> query:1:11
  |
1 | RETURN 1 +
  |           ^

error[UnknownFunction]: function `toUper` does not exist
 --> query:1:8
  |
1 | RETURN toUper('a')
  |        ^^^^^^
  |
  = help: did you mean `toUpper`?

error[InvalidNumberOfArguments]: `toUpper` takes 1 argument, but 0 were given
 --> query:1:8
  |
1 | RETURN toUpper()
  |        ^^^^^^^^^

error[ProcedureNotFound]: procedure `db.labls` does not exist
 --> query:1:6
  |
1 | CALL db.labls()
  |      ^^^^^^^^
  |
  = help: did you mean `db.labels`?

error[MissingParameter]: parameter `$missing` is not given
 --> query:1:8
  |
1 | RETURN $missing
  |        ^^^^^^^^

error[VariableTypeConflict]: variable `a` is a node, but is used as a relationship
 --> query:1:22
  |
1 | MATCH (a) MATCH (a)-[a]->() RETURN a
  |                      ^

error[ColumnNameConflict]: there are two columns called `a`
 --> query:1:16
  |
1 | RETURN 1 AS a, 2 AS a
  |                ^

error[InvalidAggregation]: `count` can only aggregate in `RETURN` and `WITH`
 --> query:1:17
  |
1 | MATCH (n) WHERE count(n) > 1 RETURN n
  |                 ^^^^^^^^

error[NoExpressionAlias]: an expression in `WITH` needs a name: write `AS …` behind it
 --> query:1:6
  |
1 | WITH 1 RETURN 1
  |      ^

error[InvalidArgumentType]: expected a number, but this is a string
 --> query:1:8
  |
1 | RETURN 'a' * 2
  |        ^^^

error[DivisionByZero]: division by zero
 --> query:1:8
  |
1 | RETURN 1 / 0
  |        ^^^^^

error[InvalidArgumentType]: a list is indexed by integers, not by a boolean
 --> query:1:8
  |
1 | RETURN [1][true]
  |        ^^^^^^^^^

error[IntegerOverflow]: `9223372036854775808` does not fit 64 bits
 --> query:1:8
  |
1 | RETURN 9223372036854775808
  |        ^^^^^^^^^^^^^^^^^^^

error[DeleteConnectedNode]: a node with relationships cannot be deleted; use `DETACH DELETE`
 --> query:1:47
  |
1 | MATCH (o:UnionBody {id: 'u:ldld:279'}) DELETE o
  |                                               ^

error[NegativeIntegerArgument]: `LIMIT` takes a number that is not negative
 --> query:1:26
  |
1 | MATCH (n) RETURN n LIMIT -1
  |                          ^^

error[DifferentColumnsInUnion]: the parts of a union have the same columns, but here they are `x` and before `n`
 --> query:1:26
  |
1 | MATCH (n) RETURN n UNION MATCH (m) RETURN m AS x
  |                          ^^^^^^^^^^^^^^^^^^^^^^^

error[NoSingleRelationshipType]: a relationship is created with exactly one type
 --> query:1:11
  |
1 | CREATE (a)-[:X|Y]->(b)
  |           ^^^^^^^^^

error[MergeReadOwnWrites]: `MERGE` cannot look for a null as `name`
 --> query:1:17
  |
1 | MERGE (n {name: null})
  |                 ^^^^

warning: no label `UnionBdy` in this graph
 --> query:1:10
  |
1 | MATCH (o:UnionBdy) RETURN o.nam
  |          ^^^^^^^^
  |
  = help: did you mean `UnionBody`?
warning: no property `nam` in this graph
 --> query:1:29
  |
1 | MATCH (o:UnionBdy) RETURN o.nam
  |                             ^^^
  |
  = help: did you mean `name`?
0 rows
");
}

#[test]
fn mistakes_in_vietnamese() {
    let all: Vec<String> = MISTAKES.iter().map(|query| said(Lang::Vi, query)).collect();
    assert_snapshot!(all.join("\n"), @r"
lỗi[UndefinedVariable]: chưa có biến `dot`
 --> query:1:51
  |
1 | MATCH (đợt:Campaign {name: 'Tết sum vầy'}) RETURN dot
  |                                                   ^^^
  |
  = gợi ý: ý bạn là `đợt`?

lỗi[UnexpectedSyntax]: chưa đóng ngoặc `(`
 --> query:1:7
  |
1 | MATCH (n RETURN n
  |       ^

lỗi[UnexpectedSyntax]: chuỗi chưa có dấu nháy đóng
 --> query:1:18
  |
1 | MATCH (n) RETURN 'open
  |                  ^^^^^

lỗi[UnexpectedSyntax]: truy vấn kết thúc quá sớm
 --> query:1:11
  |
1 | RETURN 1 +
  |           ^

lỗi[UnknownFunction]: không có hàm `toUper`
 --> query:1:8
  |
1 | RETURN toUper('a')
  |        ^^^^^^
  |
  = gợi ý: ý bạn là `toUpper`?

lỗi[InvalidNumberOfArguments]: `toUpper` cần 1 tham số, nhưng được cho 0
 --> query:1:8
  |
1 | RETURN toUpper()
  |        ^^^^^^^^^

lỗi[ProcedureNotFound]: không có thủ tục `db.labls`
 --> query:1:6
  |
1 | CALL db.labls()
  |      ^^^^^^^^
  |
  = gợi ý: ý bạn là `db.labels`?

lỗi[MissingParameter]: chưa cho giá trị tham số `$missing`
 --> query:1:8
  |
1 | RETURN $missing
  |        ^^^^^^^^

lỗi[VariableTypeConflict]: biến `a` là nút, nhưng lại được dùng như quan hệ
 --> query:1:22
  |
1 | MATCH (a) MATCH (a)-[a]->() RETURN a
  |                      ^

lỗi[ColumnNameConflict]: có hai cột cùng tên `a`
 --> query:1:16
  |
1 | RETURN 1 AS a, 2 AS a
  |                ^

lỗi[InvalidAggregation]: `count` chỉ gộp được trong `RETURN` và `WITH`
 --> query:1:17
  |
1 | MATCH (n) WHERE count(n) > 1 RETURN n
  |                 ^^^^^^^^

lỗi[NoExpressionAlias]: biểu thức trong `WITH` cần một tên: viết `AS …` phía sau
 --> query:1:6
  |
1 | WITH 1 RETURN 1
  |      ^

lỗi[InvalidArgumentType]: cần một số, nhưng đây là chuỗi
 --> query:1:8
  |
1 | RETURN 'a' * 2
  |        ^^^

lỗi[DivisionByZero]: chia cho không
 --> query:1:8
  |
1 | RETURN 1 / 0
  |        ^^^^^

lỗi[InvalidArgumentType]: chỉ số của danh sách là số nguyên, không phải giá trị đúng/sai
 --> query:1:8
  |
1 | RETURN [1][true]
  |        ^^^^^^^^^

lỗi[IntegerOverflow]: `9223372036854775808` vượt quá 64 bit
 --> query:1:8
  |
1 | RETURN 9223372036854775808
  |        ^^^^^^^^^^^^^^^^^^^

lỗi[DeleteConnectedNode]: nút còn quan hệ nên không xóa được; hãy dùng `DETACH DELETE`
 --> query:1:47
  |
1 | MATCH (o:UnionBody {id: 'u:ldld:279'}) DELETE o
  |                                               ^

lỗi[NegativeIntegerArgument]: `LIMIT` cần số không âm
 --> query:1:26
  |
1 | MATCH (n) RETURN n LIMIT -1
  |                          ^^

lỗi[DifferentColumnsInUnion]: các vế của UNION phải cùng cột, nhưng ở đây là `x` còn trước đó là `n`
 --> query:1:26
  |
1 | MATCH (n) RETURN n UNION MATCH (m) RETURN m AS x
  |                          ^^^^^^^^^^^^^^^^^^^^^^^

lỗi[NoSingleRelationshipType]: quan hệ tạo ra phải có đúng một loại
 --> query:1:11
  |
1 | CREATE (a)-[:X|Y]->(b)
  |           ^^^^^^^^^

lỗi[MergeReadOwnWrites]: `MERGE` không tìm được giá trị rỗng cho `name`
 --> query:1:17
  |
1 | MERGE (n {name: null})
  |                 ^^^^

lưu ý: đồ thị này không có nhãn `UnionBdy`
 --> query:1:10
  |
1 | MATCH (o:UnionBdy) RETURN o.nam
  |          ^^^^^^^^
  |
  = gợi ý: ý bạn là `UnionBody`?
lưu ý: đồ thị này không có thuộc tính `nam`
 --> query:1:29
  |
1 | MATCH (o:UnionBdy) RETURN o.nam
  |                             ^^^
  |
  = gợi ý: ý bạn là `name`?
0 dòng
");
}

#[test]
fn codes_are_the_same_in_both_languages() {
    let code = |text: &str| -> String {
        let start = text.find('[').map_or(0, |at| at + 1);
        text[start..]
            .split(']')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    for query in MISTAKES {
        let (en, vi) = (said(Lang::En, query), said(Lang::Vi, query));
        if en.starts_with("error[") {
            assert_eq!(code(&en), code(&vi), "{query}");
            assert!(vi.starts_with("lỗi["), "{vi}");
        }
    }
}

/// One mistake for each further code that a query alone can bring about; time, Ctrl-C and what
/// another statement deleted have tests elsewhere.
const RARER_MISTAKES: &[&str] = &[
    "MATCH (a) CREATE (a)",
    "RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a",
    "MATCH (n) RETURN n LIMIT n.x",
    "WITH {a: 1} AS m RETURN m[1]",
    "CREATE (n {x: {a: 1}})",
    "MATCH (n $p) RETURN n",
    "CREATE (n) DELETE n RETURN n.x",
    "MATCH (a)-[r]->()-[r]->(c) RETURN a",
    "MATCH () RETURN *",
    "RETURN count(count(1))",
    "RETURN '\\uZZZZ'",
    "MATCH (n) DELETE n:Campaign",
    "CREATE (a)-[:X*2]->(b)",
    "MATCH (a) RETURN a.x + count(a.y)",
    "RETURN 1e999",
    "RETURN date({year: 2021, month: 13})",
    "RETURN range(1, 2, 0)",
    "MATCH (n) CALL search.nodes RETURN n",
    "RETURN 0x",
    "RETURN range(1, 9000000000000)",
    "MATCH (n) WHERE (n)-[:A]->(m) RETURN n",
];

#[test]
fn rarer_mistakes_in_both_languages() {
    for (name, lang) in [("en", Lang::En), ("vi", Lang::Vi)] {
        let all: Vec<String> = RARER_MISTAKES
            .iter()
            .map(|query| format!("{query}\n{}", said(lang, query)))
            .collect();
        assert_snapshot!(format!("rarer_mistakes_{name}"), all.join("\n"));
    }
}
