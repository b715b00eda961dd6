//! Draws a mistake with a caret under it, and says what was perhaps meant.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::cypher::{CypherError, CypherErrorKind};
use crate::text::Span;

use super::{Lang, Message, Palette};

/// Where a query stands and for whom a mistake in it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The name of the file, or of what else the text came from.
    pub name: &'a str,
    /// The text's first line in that file, counted from 1.
    pub line: usize,
    /// The language.
    pub lang: Lang,
    /// Whether to colour.
    pub palette: Palette,
}

impl Default for Origin<'_> {
    fn default() -> Self {
        Self {
            name: "query",
            line: 1,
            lang: Lang::En,
            palette: Palette::PLAIN,
        }
    }
}

/// Something wrong, or worth a warning, at a place of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem {
    /// A stable name, the same in all languages; may be empty.
    pub code: String,
    /// What is wrong; lower case, no full stop.
    pub title: String,
    /// The bytes at fault.
    pub span: Span,
    /// A word under the caret; may be empty.
    pub label: String,
    /// What to do about it.
    pub helps: Vec<String>,
    /// Whether the text was answered all the same.
    pub is_warning: bool,
}

/// Draws an error of a query, in English and without colour.
#[must_use]
pub fn error(error: &CypherError, query: &str) -> String {
    Origin::default().error(error, query)
}

impl Origin<'_> {
    /// Draws an error of a query.
    #[must_use]
    pub fn error(&self, error: &CypherError, query: &str) -> String {
        let mut helps = Vec::new();
        if let CypherErrorKind::Syntax {
            help: Some(help), ..
        } = &error.kind
        {
            // The parser counts bytes, which nobody can see.
            if !help.contains(" byte ") {
                helps.push(help.clone());
            }
        }
        helps.extend(did_you_mean(self.lang, error.kind.candidates()));
        let (title, label) = title(&error.kind, self.lang);
        let problem = Problem {
            code: error.kind.code().to_owned(),
            title,
            span: error.span,
            label,
            helps,
            is_warning: false,
        };
        self.problem(&problem, query)
    }

    /// Draws any problem of a text.
    #[must_use]
    pub fn problem(&self, problem: &Problem, text: &str) -> String {
        let (level, word) = if problem.is_warning {
            (Level::WARNING, Message::WarningWord)
        } else {
            (Level::ERROR, Message::ErrorWord)
        };
        let level = level.with_name(self.lang.say(word));
        let mut title = level.primary_title(problem.title.as_str());
        if !problem.code.is_empty() {
            title = title.id(problem.code.as_str());
        }
        let mut mark = AnnotationKind::Primary.span(within(problem.span, text));
        if !problem.label.is_empty() {
            mark = mark.label(problem.label.as_str());
        }
        let snippet = Snippet::source(text)
            .path(self.name)
            .line_start(self.line)
            .annotation(mark);
        let help = Level::HELP.with_name(self.lang.say(Message::HelpWord));
        let mut group = title.element(snippet);
        for line in &problem.helps {
            group = group.element(help.clone().message(line.as_str()));
        }
        let renderer = if self.palette.is_coloured() {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.render(&[group])
    }
}

/// Returns the span as a range of bytes of `text`, whatever it was before.
fn within(span: Span, text: &str) -> std::ops::Range<usize> {
    let boundary = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (boundary(span.start), boundary(span.end));
    // An empty place is drawn under the next character, or behind the last one.
    start..end.max(start)
}

/// Returns "did you mean …?" where there are names to offer.
#[must_use]
pub fn did_you_mean<S: AsRef<str>>(lang: Lang, names: &[S]) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let names: Vec<String> = names
        .iter()
        .take(3)
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    let names = names.join(lang.say(Message::Or));
    Some(lang.fill(Message::DidYouMean, &[("names", &names)]))
}

/// Returns what is wrong, and a word under the caret where the language needs one more.
fn title(kind: &CypherErrorKind, lang: Lang) -> (String, String) {
    let english = kind.to_string();
    if lang == Lang::En {
        return (english, String::new());
    }
    let said = match kind {
        CypherErrorKind::UndefinedVariable { name, .. } => {
            format!("chưa có biến `{name}`")
        }
        CypherErrorKind::VariableAlreadyBound { name } => format!("biến `{name}` đã được đặt rồi"),
        CypherErrorKind::VariableTypeConflict { name, .. } => {
            format!("biến `{name}` được dùng với hai loại khác nhau")
        }
        CypherErrorKind::UnknownFunction { name, .. } => format!("không có hàm `{name}`"),
        CypherErrorKind::ProcedureNotFound { name, .. } => format!("không có thủ tục `{name}`"),
        CypherErrorKind::InvalidNumberOfArguments { name, .. } => {
            format!("số tham số của `{name}` không đúng")
        }
        CypherErrorKind::MissingParameter { name } => format!("chưa cho giá trị tham số `${name}`"),
        CypherErrorKind::Cancelled => "truy vấn đã bị dừng".to_owned(),
        CypherErrorKind::TimedOut { seconds } => format!("truy vấn chạy quá {seconds} giây"),
        CypherErrorKind::LimitReached { limit, .. } => {
            format!("truy vấn vượt giới hạn {}", lang.number(limit))
        }
        CypherErrorKind::Internal { .. } => "lỗi bên trong chương trình".to_owned(),
        other => match by_code(other.code()) {
            Some(said) => said.to_owned(),
            None => return (english, String::new()),
        },
    };
    // Names alone need no second telling; facts that only the English sentence has do.
    let told = matches!(
        kind,
        CypherErrorKind::UndefinedVariable { .. }
            | CypherErrorKind::VariableAlreadyBound { .. }
            | CypherErrorKind::UnknownFunction { .. }
            | CypherErrorKind::ProcedureNotFound { .. }
            | CypherErrorKind::MissingParameter { .. }
            | CypherErrorKind::Cancelled
            | CypherErrorKind::TimedOut { .. }
    );
    (said, if told { String::new() } else { english })
}

/// The compatibility kit's details that carry a free sentence, in Vietnamese.
fn by_code(code: &str) -> Option<&'static str> {
    Some(match code {
        "UnexpectedSyntax" => "sai cú pháp",
        "InvalidAggregation" => "hàm gộp không dùng được ở đây",
        "AmbiguousAggregationExpression" => "biểu thức gộp không rõ nghĩa",
        "NestedAggregation" => "hàm gộp lồng trong hàm gộp",
        "ColumnNameConflict" => "hai cột trùng tên",
        "NoExpressionAlias" => "biểu thức cần một tên (AS)",
        "NoVariablesInScope" => "không có biến nào để trả về",
        "DifferentColumnsInUnion" => "các vế của UNION khác cột",
        "InvalidClauseComposition" => "các mệnh đề không ghép được với nhau",
        "InvalidArgumentType" => "sai kiểu giá trị",
        "InvalidArgumentValue" => "giá trị không dùng được",
        "InvalidArgumentPassingMode" => "cách truyền tham số không đúng",
        "NumberOutOfRange" => "số nằm ngoài khoảng cho phép",
        "NegativeIntegerArgument" => "số không được âm",
        "DivisionByZero" => "chia cho không",
        "IntegerOverflow" => "số quá lớn",
        "FloatingPointOverflow" => "số thập phân quá lớn",
        "InvalidUnicodeLiteral" => "mã Unicode không hợp lệ",
        "InvalidUnicodeCharacter" => "ký tự không hợp lệ",
        "InvalidNumberLiteral" => "số viết không đúng",
        "InvalidPropertyType" => "thuộc tính không chứa được giá trị này",
        "InvalidDelete" => "không xóa được thứ này",
        "DeleteConnectedNode" => "nút còn quan hệ nên không xóa được; dùng DETACH DELETE",
        "DeletedEntityAccess" => "phần tử này đã bị xóa",
        "CreatingVarLength" => "không tạo được đường đi dài tùy ý",
        "NoSingleRelationshipType" => "quan hệ cần đúng một loại",
        "RequiresDirectedRelationship" => "quan hệ cần có chiều",
        "RelationshipUniquenessViolation" => "một quan hệ dùng hai lần trong một mẫu",
        "InvalidRelationshipPattern" => "mẫu quan hệ không đúng",
        "InvalidParameterUse" => "tham số không dùng được ở đây",
        "MapElementAccessByNonString" => "khóa của ánh xạ phải là chuỗi",
        "ListElementAccessByNonInteger" => "chỉ số của danh sách phải là số nguyên",
        "MergeReadOwnWrites" => "MERGE không dùng được giá trị rỗng",
        "UnboundVariable" => "biến chưa có giá trị",
        "NonConstantExpression" => "ở đây cần một hằng",
        "UnknownLabel" => "chưa có nhãn này",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const QUERY: &str = "MATCH (đợt:Campaign {name: 'Tết sum vầy'})\nRETURN dot";

    fn undefined(query: &str) -> CypherError {
        let start = query.rfind("dot").unwrap();
        CypherErrorKind::UndefinedVariable {
            name: "dot".to_owned(),
            candidates: vec!["đợt".to_owned()],
        }
        .at(Span::new(start, start + 3))
    }

    #[test]
    fn a_mistake_is_drawn_under_itself() {
        assert_snapshot!(error(&undefined(QUERY), QUERY), @r"
error[UndefinedVariable]: variable `dot` is not defined
 --> query:2:8
  |
2 | RETURN dot
  |        ^^^
  |
  = help: did you mean `đợt`?
");
    }

    #[test]
    fn carets_stand_right_in_both_normal_forms() {
        let one_line = QUERY.replace('\n', " ");
        let decomposed: String = one_line.nfd().collect();
        let caret = |query: &str| {
            let drawn = error(&undefined(query), query);
            let line = drawn.lines().find(|line| line.contains('^')).unwrap();
            line.find('^')
        };
        assert_eq!(caret(&one_line), caret(&decomposed));
    }

    #[test]
    fn a_mistake_speaks_vietnamese() {
        let origin = Origin {
            name: "cau-hoi.cypher",
            line: 7,
            lang: Lang::Vi,
            ..Origin::default()
        };
        assert_snapshot!(origin.error(&undefined(QUERY), QUERY), @r"
lỗi[UndefinedVariable]: chưa có biến `dot`
 --> cau-hoi.cypher:8:8
  |
8 | RETURN dot
  |        ^^^
  |
  = gợi ý: ý bạn là `đợt`?
");
    }

    #[test]
    fn no_span_makes_drawing_panic() {
        for query in ["", "đ", "RETURN 'ầ'", "a\n\nb\n"] {
            for start in 0..query.len() + 3 {
                for end in start..query.len() + 4 {
                    let error = CypherErrorKind::Cancelled.at(Span::new(start, end));
                    assert!(Origin::default().error(&error, query).contains("cancelled"));
                }
            }
        }
    }
}
