//! Quoted names: a campaign or an award by what leads up to its quotation marks.

use std::ops::Range;
use std::sync::LazyLock;

use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::{Hit, Keyed, Phrases};
use crate::text::slug;

/// What a quoted name is after such a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Campaign,
    Award,
    /// The award's form belongs to its name: "Kỷ niệm chương “…”".
    AwardForm,
    /// A goal, a motto, a saying: no name.
    Saying,
}

static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    let table: [(Head, &[&str]); 4] = [
        (
            Head::Campaign,
            &[
                "phong trào",
                "phong trào thi đua",
                "các phong trào",
                "cuộc vận động",
                "chương trình",
                "mô hình",
                "các mô hình",
                "cuộc thi",
                "hội thi",
                "hội thao",
                "đợt thi đua",
                "thi đua",
                "chủ đề",
                "với chủ đề",
                "chiến dịch",
                "tháng",
                "ngày hội",
                "pttđ",
                "cvđ",
                "đề án",
                "hội diễn",
                "hội giảng",
                "liên hoan",
                "giải chạy",
                "dự án",
                "câu lạc bộ",
                "tuần lễ",
                "năm",
                "công trình",
                "phong trào chuyên đề",
                "thi đua chuyên đề",
                "phong trào thi đua chuyên đề",
                "đợt cao điểm",
            ],
        ),
        (
            Head::Award,
            &[
                "danh hiệu",
                "giải thưởng",
                "giải",
                "gương",
                "danh hiệu thi đua",
                "tấm gương",
                "các danh hiệu",
                "đạt",
                "công nhận",
            ],
        ),
        (
            Head::AwardForm,
            &[
                "kỷ niệm chương",
                "huy hiệu",
                "huy chương",
                "bằng",
                "cúp",
                "bảng vàng",
                "cờ",
            ],
        ),
        (
            Head::Saying,
            &[
                "mục tiêu",
                "với mục tiêu",
                "phương châm",
                "khẩu hiệu",
                "tinh thần",
                "lời dạy",
                "câu nói",
                "thông điệp",
                "nói",
                "cho biết",
                "khẳng định",
                "chia sẻ",
                "phát biểu",
                "nhấn mạnh",
                "quan điểm",
                "chính sách",
                "tuyến đầu",
                "kế hoạch",
                "bài hát",
                "ca khúc",
                "tham luận",
                "báo cáo",
                "tập",
                "sách",
                "vở kịch",
                "chuyên đề",
                "bài",
                "tác phẩm",
                "phóng sự",
                "đề tài",
                "sáng kiến",
                "giải pháp",
                "tội",
                "hành vi",
                "tác động",
                "thế",
                "luật",
                "tiêu đề",
                "nhan đề",
                "mang tên sách",
                "tiết mục",
            ],
        ),
    ];
    Phrases::new(
        table
            .iter()
            .flat_map(|(head, phrases)| phrases.iter().map(move |phrase| (*phrase, *head))),
    )
});

/// A stretch between quotation marks.
#[derive(Debug, Clone)]
struct Quote {
    /// The opening mark.
    open: usize,
    /// What stands between the marks.
    inner: Range<usize>,
}

/// Proposes the quoted campaigns and awards of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let hits = HEADS.find(walk.page.tokens, keyed);
    let mut found = Vec::new();
    for sentence in walk.page.sentences.as_slice() {
        let mut list: Option<Head> = None;
        let mut last_end = sentence.tokens.start;
        for quote in quotes(walk, sentence.tokens.clone()) {
            let (head, form) = head_before(walk, &hits, &quote, last_end, list);
            last_end = quote.inner.end;
            list = head;
            found.extend(head.and_then(|head| named(walk, head, form, &quote)));
        }
    }
    found
}

fn quotes(walk: &Walk<'_>, sentence: Range<usize>) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let closers: &[char] = match walk.punct(i) {
            Some('“' | '"' | '„' | '”') => &['”', '"', '“'],
            Some('‘' | '\'' | '’') => &['’', '\''],
            Some('«') => &['»'],
            _ => {
                i += 1;
                continue;
            }
        };
        let close = (i + 1..sentence.end.min(i + 50))
            .find(|&at| walk.punct(at).is_some_and(|mark| closers.contains(&mark)));
        match close {
            Some(close) if close > i + 1 => {
                found.push(Quote {
                    open: i,
                    inner: i + 1..close,
                });
                i = close + 1;
            }
            _ => i += 1,
        }
    }
    found
}

/// Returns what the words before a quotation say of it, and the award's form where it has one.
fn head_before(
    walk: &Walk<'_>,
    hits: &[Hit<Head>],
    quote: &Quote,
    last_end: usize,
    list: Option<Head>,
) -> (Option<Head>, Option<usize>) {
    let before = if walk.punct(quote.open.wrapping_sub(1)) == Some(':') {
        quote.open - 1
    } else {
        quote.open
    };
    let at = hits.partition_point(|hit| hit.tokens.end <= before);
    let near = at
        .checked_sub(1)
        .map(|at| &hits[at])
        .filter(|hit| hit.tokens.end > last_end);
    // A qualifier may stand between head and quotation: "phong trào thi đua trong công nhân với
    // chủ đề", "Chương trình năm 2021 “…”"; but no other clause.
    if let Some(hit) = near {
        let gap = hit.tokens.end..before;
        let clean = gap
            .clone()
            .all(|i| !matches!(walk.punct(i), Some(',' | ';' | '.' | '(' | ')')));
        let listed = gap.len() <= 8 && gap.clone().any(|i| matches!(walk.key(i), "như" | "là"));
        let direct = gap.len() <= 1 || gap.len() <= 3 && clean && hit.value == Head::Campaign;
        if direct || clean && listed && hit.value != Head::Saying {
            let form = (hit.value == Head::AwardForm && gap.is_empty() || before < quote.open)
                .then_some(hit.tokens.start);
            return (Some(hit.value), form);
        }
    }
    let between = last_end + 1..quote.open;
    let continues = list.is_some()
        && between.len() <= 14
        && between.clone().all(|i| {
            walk.punct(i)
                .is_none_or(|mark| matches!(mark, ',' | ';' | '-' | '…' | '.' | '”' | '"'))
        })
        && (between.len() <= 2
            || walk.punct(between.start).is_some() && near.is_none()
            || matches!(walk.key(between.start), "gắn" | "của" | "và")
            || walk.known(between.start).is_some());
    (list.filter(|_| continues), None)
}

fn named(walk: &Walk<'_>, head: Head, form: Option<usize>, quote: &Quote) -> Option<Proposal> {
    let len = quote.inner.len();
    let inner = trim(walk, quote.inner.clone());
    if inner.is_empty() || len > 45 {
        return None;
    }
    let (entity, tokens, prefix) = match head {
        Head::Saying => return None,
        Head::Campaign => (EntityType::Campaign, inner, "c:"),
        Head::Award => (EntityType::Award, inner, "a:"),
        Head::AwardForm => (
            EntityType::Award,
            form.unwrap_or(inner.start)..quote.inner.end + 1,
            "a:",
        ),
    };
    let single = tokens.len() < 2;
    if single || walk.page.tokens[tokens.start].kind == crate::text::TokenKind::Punct(',') {
        return None;
    }
    let name = walk.text(tokens.clone());
    let id = format!("{prefix}{}", slug(&full_name(name)));
    Some(
        Proposal::new(tokens, entity, "quoted-name")
            .named(id, name)
            .with_confidence(0.85)
            .with_priority(Priority::Normal),
    )
}

/// Cuts the year of an edition, and stray marks, off the ends.
fn trim(walk: &Walk<'_>, mut inner: Range<usize>) -> Range<usize> {
    while !inner.is_empty() && walk.punct(inner.start).is_some() {
        inner.start += 1;
    }
    while !inner.is_empty() && matches!(walk.punct(inner.end - 1), Some(',' | ';' | '.' | ':')) {
        inner.end -= 1;
    }
    inner
}

/// Writes the name as its identifier has it: abbreviations out, the year of an edition away.
fn full_name(name: &str) -> String {
    let mut name = name
        .replace("TƯLĐTT", "thỏa ước lao động tập thể")
        .replace("ATVSLĐ", "an toàn vệ sinh lao động")
        .replace("CNVCLĐ", "công nhân viên chức lao động")
        .replace("CNVC-LĐ", "công nhân viên chức lao động");
    let trimmed = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.len() - trimmed.len() == 4 && trimmed.ends_with(' ') {
        let cut = trimmed.trim_end().trim_end_matches("năm").trim_end().len();
        name.truncate(cut);
    }
    name
}
