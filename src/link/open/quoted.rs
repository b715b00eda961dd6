//! Quoted names: a campaign or an award by what leads up to its quotation marks.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::{self, Hit, Keyed, Phrases};
use crate::text::{Gap, TokenKind, slug};

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
                "viết về đề tài",
                "viết về chủ đề",
                "sáng tác về đề tài",
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
                "biểu dương",
                "tuyên dương",
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
            let whole = edition(walk, &quote)
                .or_else(|| named_prize(walk, &quote))
                .or_else(|| named_contest(walk, &quote))
                .or_else(|| built(walk, &quote, head));
            found.extend(whole.or_else(|| head.and_then(|head| named(walk, head, form, &quote))));
        }
    }
    prizes_of_contests(walk, &mut found);
    repeated(walk, &mut found);
    same_but_for_a_place(walk, &mut found);
    found
}

fn quotes(walk: &Walk<'_>, sentence: Range<usize>) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut next = sentence.start;
    for i in walk.quotes_in(sentence.clone()) {
        if i < next {
            continue;
        }
        let closers: &[char] = match walk.punct(i).filter(|_| opens(walk, i)) {
            Some('“' | '"' | '„') => &['”', '"', '“'],
            Some('‘' | '\'' | '’') => &['’', '\''],
            Some('«') => &['»'],
            _ => continue,
        };
        let close = (i + 1..sentence.end.min(i + 50)).find(|&at| {
            walk.punct(at).is_some_and(|mark| closers.contains(&mark)) && !opens_only(walk, at)
        });
        match close {
            Some(close) if close > i + 1 => {
                found.push(Quote {
                    open: i,
                    inner: i + 1..close,
                });
                next = close + 1;
            }
            // The closing mark got lost: the sentence closes the name.
            None if walk.punct(i) == Some('“') && sentence.end - i < 24 => {
                let stop = matches!(walk.punct(sentence.end - 1), Some('.' | '!' | '…'));
                let end = if stop { sentence.end - 1 } else { sentence.end };
                if end > i + 2 {
                    found.push(Quote {
                        open: i,
                        inner: i + 1..end,
                    });
                }
                next = sentence.end;
            }
            _ => {}
        }
    }
    found
}

/// Tells whether a mark that may open or close opens here: glued to what follows and not to what
/// comes before.
fn opens(walk: &Walk<'_>, i: usize) -> bool {
    if matches!(walk.punct(i), Some('“' | '„' | '«')) {
        return true;
    }
    let glued = walk
        .page
        .tokens
        .get(i + 1)
        .is_some_and(|next| next.space_before == Gap::None);
    let fresh = walk.page.tokens[i].space_before > Gap::None || i == 0 || !walk.is_word(i - 1);
    glued && fresh
}

/// Tells whether the opening mark of another quotation stands here.
fn opens_only(walk: &Walk<'_>, i: usize) -> bool {
    walk.punct(i) == Some('“') && walk.page.tokens[i].space_before > Gap::None
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
        // "cuộc thi phóng sự “A”": the contest, and what it is for.
        let before_it = at.checked_sub(2).map(|at| &hits[at]);
        let contest = before_it.is_some_and(|first| {
            first.value == Head::Campaign
                && hit.value == Head::Saying
                && first.tokens.end == hit.tokens.start
                && first.tokens.end > last_end
        });
        if contest && direct {
            return (Some(Head::Campaign), None);
        }
        // "trao Bằng khen: “Đơn vị …”": what for, and no name of the certificate.
        let certificate = before < quote.open && walk.key_before(before) == "khen";
        if hit.value == Head::AwardForm && certificate {
            return (None, None);
        }
        if direct || clean && listed && hit.value != Head::Saying {
            let form = (hit.value == Head::AwardForm && gap.is_empty() || before < quote.open)
                .then_some(hit.tokens.start);
            return (Some(hit.value), form);
        }
    }
    let mut between = last_end + 1..quote.open;
    // "“A” (LĐLĐ huyện X); “B” (LĐLĐ huyện Y)": whose each is, in parentheses.
    if walk.punct(between.start) == Some('(')
        && let Some(close) = between.clone().find(|&i| walk.punct(i) == Some(')'))
        && matches!(walk.punct(close + 1), Some(',' | ';'))
    {
        between.start = close + 1;
    }
    let continues = list.is_some()
        && between.len() <= 14
        && between.clone().all(|i| {
            walk.punct(i)
                .is_none_or(|mark| matches!(mark, ',' | ';' | '-' | '…' | '.' | '”' | '"'))
        })
        && (between.len() <= 2
            || between.clone().any(|i| walk.punct(i) == Some(';')) && near.is_none()
            || walk.punct(between.start).is_some() && near.is_none()
            || matches!(walk.key(between.start), "gắn" | "của" | "và")
            || walk.known(between.start).is_some());
    (list.filter(|_| continues), None)
}

fn named(walk: &Walk<'_>, head: Head, form: Option<usize>, quote: &Quote) -> Option<Proposal> {
    let len = quote.inner.len();
    let inner = trim(walk, quote.inner.clone());
    if inner.len() < 2 || len > 45 || head == Head::Saying {
        return None;
    }
    // "đạt “10.000 sáng kiến”" is a number reached.
    let counts = walk.page.tokens[inner.start].kind == TokenKind::Number;
    if head == Head::Award && counts {
        return None;
    }
    // "trao “Giải thưởng A”" is the prize itself.
    let listed = walk.known_at(inner.start, &[EntityType::Award]);
    let prize = walk.page.tokens.reads(inner.start, &["giải", "thưởng"]);
    if head == Head::AwardForm && prize && listed.is_some_and(|listed| listed.tokens == inner) {
        return None;
    }
    let (entity, tokens, prefix) = match head {
        // "Kỷ niệm chương “A” và tuyên dương “B”": the form is only the first one's.
        Head::AwardForm if form.is_none() => (EntityType::Award, inner, "a:"),
        Head::Award => (EntityType::Award, inner, "a:"),
        Head::AwardForm => (
            EntityType::Award,
            form.unwrap_or(inner.start)..quote.inner.end + 1,
            "a:",
        ),
        _ => (EntityType::Campaign, inner, "c:"),
    };
    // What the gazetteer knows by this very name, it knows better.
    let known = walk.known_at(tokens.start, &[EntityType::Campaign, EntityType::Award]);
    if known.is_some_and(|known| known.tokens.end >= tokens.end) {
        return None;
    }
    let name = walk.text(tokens.clone());
    let id = format!("{prefix}{}", slug(&full_name(name)));
    let priority = if head == Head::Award {
        Priority::Normal
    } else {
        Priority::Strong
    };
    Some(
        Proposal::new(tokens, entity, "quoted-name")
            .named(id, name)
            .with_confidence(0.85)
            .with_priority(priority),
    )
}

/// A quotation that begins with "Giải thưởng" names it: “Giải thưởng Ca trưởng giỏi lần thứ I, năm
/// 2020”, whose edition is no part of its identifier.
fn named_prize(walk: &Walk<'_>, quote: &Quote) -> Option<Proposal> {
    let inner = trim(walk, quote.inner.clone());
    let prize = walk.page.tokens.reads(inner.start, &["giải", "thưởng"])
        && walk.is_capital(inner.start)
        && inner.len() >= 4
        && walk.known_at(inner.start, &[EntityType::Award]).is_none();
    if !prize {
        return None;
    }
    let ordinal = |&i: &usize| walk.page.tokens.reads(i, &["lần", "thứ"]);
    let year = |&i: &usize| walk.key(i) == "năm" && walk.key(i + 1).len() == 4;
    let end = inner.clone().find(|i| ordinal(i) || year(i));
    let name = walk.text(inner.start..end.unwrap_or(inner.end));
    Some(
        Proposal::new(inner.clone(), EntityType::Award, "quoted-prize")
            .named(
                format!(
                    "a:{}",
                    slug(&full_name(&name.replace("CNVC, LĐ", "CNVCLĐ")))
                ),
                name,
            )
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// A quotation that begins with "Cuộc thi" names it: “Cuộc thi vẽ tranh cổ động chào mừng Đại hội …”.
fn named_contest(walk: &Walk<'_>, quote: &Quote) -> Option<Proposal> {
    let inner = trim(walk, quote.inner.clone());
    let contest = matches!(
        (walk.key(inner.start), walk.key(inner.start + 1)),
        ("cuộc" | "hội", "thi") | ("liên", "hoan") | ("hội", "diễn" | "thao")
    );
    let fits = walk.is_capital(inner.start) && (5..=30).contains(&inner.len());
    let plain = inner
        .clone()
        .all(|i| !matches!(walk.punct(i), Some('.' | ':' | ';' | '?' | '!')));
    if !contest || !fits || !plain {
        return None;
    }
    let known = walk.known_at(inner.start + 2, &[EntityType::Campaign]);
    let name = walk.text(inner.clone());
    let id = known.and_then(|known| known.id.clone());
    Some(
        Proposal::new(inner, EntityType::Campaign, "quoted-name")
            .named(
                id.unwrap_or_else(|| format!("c:{}", slug(&full_name(name)))),
                name,
            )
            .with_confidence(0.8)
            .with_priority(Priority::Strong),
    )
}

/// "phong trào xây dựng “Gia đình …”", "cuộc vận động xây dựng người CBCC “Trung thành …”": what is
/// to be built belongs to the name.
fn built(walk: &Walk<'_>, quote: &Quote, head: Option<Head>) -> Option<Proposal> {
    let open = quote.open;
    let from = open.saturating_sub(6);
    let start = (from..open.saturating_sub(1))
        .rev()
        .find(|&i| walk.page.tokens.reads(i, &["xây", "dựng"]))?;
    let words = (start..open).all(|i| walk.is_word(i) && walk.flows(i));
    let tokens = walk.page.tokens;
    let before = |words: &[&str]| {
        start
            .checked_sub(words.len())
            .is_some_and(|at| tokens.reads(at, words))
    };
    let told = before(&["phong", "trào"])
        || before(&["thi", "đua"])
        || before(&["vận", "động"])
        || before(&["cuộc", "thi"])
        || head == Some(Head::Campaign) && matches!(walk.punct(start - 1), Some(',' | ';'));
    let inner = trim(walk, quote.inner.clone());
    // "phong trào xây dựng các mô hình “A”" is called A.
    let model = (start + 2..open).any(|i| matches!(walk.key(i), "hình" | "các" | "những"));
    // "xây dựng “Cơ quan, đơn vị đạt chuẩn văn hóa”" is known by what is quoted.
    let office = start + 2 == open && walk.key(inner.start) == "cơ";
    if !words || !told || model || office || inner.len() < 3 || inner.len() > 20 {
        return None;
    }
    let known = walk.known_at(inner.start, &[EntityType::Campaign]);
    let id = known.and_then(|known| known.id.clone());
    let id = id.filter(|id| id.starts_with("c:xay-dung-"));
    let name = walk.text(start..inner.end);
    let full = name
        .replace("CBCCVC", "cán bộ công chức viên chức")
        .replace("CBCC", "cán bộ công chức");
    let id = id.unwrap_or_else(|| format!("c:{}", slug(&full_name(&full))));
    Some(
        Proposal::new(
            start..quote.inner.end + 1,
            EntityType::Campaign,
            "quoted-name",
        )
        .named(id, name)
        .with_confidence(0.8)
        .with_priority(Priority::Strong),
    )
}

/// A quotation that begins with a known campaign and goes on behind a dash names an edition of it.
fn edition(walk: &Walk<'_>, quote: &Quote) -> Option<Proposal> {
    let inner = trim(walk, quote.inner.clone());
    let known = walk.known_at(inner.start, &[EntityType::Campaign])?;
    let dash = walk.is_dash(known.tokens.end) || walk.punct(known.tokens.end) == Some(':');
    let year =
        walk.key(known.tokens.end).len() == 4 && walk.key(known.tokens.end).starts_with("20");
    let id = known.id.clone()?;
    // "“Tháng Công nhân - Tháng hành động …”" are two.
    let another = walk.known_at(known.tokens.end + 1, &[EntityType::Campaign]);
    if dash && another.is_some() {
        return None;
    }
    (dash && inner.end > known.tokens.end + 1 && inner.len() <= 30
        || year && inner.end == known.tokens.end + 1)
        .then(|| {
            Proposal::new(inner.clone(), EntityType::Campaign, "quoted-edition")
                .named(id, walk.text(inner))
                .with_priority(Priority::Strong)
        })
}

/// What is announced as a contest's name somewhere is the contest also where it is only won: "đạt
/// giải “A”" beside "Cuộc thi “A”".
fn prizes_of_contests(walk: &Walk<'_>, found: &mut [Proposal]) {
    let of_type = |proposal: &Proposal, entity| proposal.entity == Some(entity);
    if !found.iter().any(|found| of_type(found, EntityType::Award)) {
        return;
    }
    let fold = |proposal: &Proposal| walk.page.tokens.fold(proposal.tokens.clone());
    let mut contests: FxHashMap<String, Proposal> = FxHashMap::default();
    for contest in found
        .iter()
        .filter(|found| of_type(found, EntityType::Campaign))
    {
        let known = contests.entry(fold(contest));
        known.or_insert_with(|| contest.clone());
    }
    for prize in found
        .iter_mut()
        .filter(|found| of_type(found, EntityType::Award))
    {
        if let Some(contest) = contests.get(&fold(prize)) {
            *prize = Proposal {
                tokens: prize.tokens.clone(),
                ..contest.clone()
            };
        }
    }
}

/// Names that the page quotes once and writes without quotation marks elsewhere.
fn repeated(walk: &Walk<'_>, found: &mut Vec<Proposal>) {
    let names = found.iter().enumerate().filter(|(_, proposal)| {
        proposal.entity == Some(EntityType::Campaign)
            && proposal.tokens.len() >= 3
            && proposal.rule == "quoted-name"
    });
    let names: Vec<_> = names.map(|(n, name)| (name.tokens.clone(), n)).collect();
    if names.is_empty() {
        return;
    }
    let quoted: FxHashSet<Range<usize>> = found.iter().map(|name| name.tokens.clone()).collect();
    let again: Vec<Proposal> = phrases::repeats(walk.page.tokens, &names)
        .into_iter()
        .filter(|hit| walk.in_body(hit.tokens.start))
        .filter(|hit| !quoted.contains(&hit.tokens))
        // "sáng kiến, sáng tạo" in small letters are the common words.
        .filter(|hit| hit.tokens.len() >= 5 || walk.is_capital(hit.tokens.start))
        .map(|hit| Proposal {
            tokens: hit.tokens,
            rule: "quoted-elsewhere",
            priority: Priority::Normal,
            ..found[hit.value].clone()
        })
        .collect();
    found.extend(again);
}

/// "“CNVCLĐ huyện X chung sức …”" is "“CNVCLĐ chung sức …”" of the same page: a place that is put
/// into a name does not make another campaign.
fn same_but_for_a_place(walk: &Walk<'_>, found: &mut [Proposal]) {
    let ids: FxHashSet<String> = found
        .iter()
        .filter_map(|proposal| proposal.id.clone())
        .collect();
    for proposal in found.iter_mut() {
        let tokens = proposal.tokens.clone();
        let place = (tokens.start..tokens.end).find_map(|i| walk.known_at(i, &[EntityType::Place]));
        let Some(place) = place.filter(|place| place.tokens.end <= tokens.end) else {
            continue;
        };
        let (before, after) = (
            tokens.start..place.tokens.start,
            place.tokens.end..tokens.end,
        );
        if before.is_empty() || after.is_empty() {
            continue;
        }
        let bare = format!("{} {}", walk.text(before), walk.text(after));
        let id = format!("c:{}", slug(&full_name(&bare)));
        if ids.contains(&id) {
            proposal.id = Some(id);
        }
    }
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
        .split(' ')
        .map(|word| match word {
            "CN" => "công nhân",
            "CĐ" => "công đoàn",
            _ => word,
        })
        .collect::<Vec<_>>()
        .join(" ")
        .replace("TƯLĐTT", "thỏa ước lao động tập thể")
        .replace("ATVSLĐ", "an toàn vệ sinh lao động")
        .replace("CNVCLĐ", "công nhân viên chức lao động")
        .replace("CNVC-LĐ", "công nhân viên chức lao động");
    let trimmed = name.trim_end_matches(|c: char| c.is_ascii_digit());
    // "hoàn thành nhiệm vụ năm 2021" is what is done, "… năm 2021" else an edition.
    let words: Vec<&str> = trimmed.split_whitespace().rev().take(2).collect();
    let edition = match words[..] {
        ["năm", before] => !matches!(
            before,
            "vụ" | "hoạch" | "tiêu" | "quyết" | "tác" | "các" | "cuối" | "đầu"
        ),
        _ => false,
    };
    let short = edition || name.split_whitespace().count() <= 6;
    if short && name.len() - trimmed.len() == 4 && trimmed.ends_with(' ') {
        let cut = trimmed.trim_end().trim_end_matches("năm").trim_end().len();
        name.truncate(cut);
    }
    // "… lần thứ II" is an edition too, but "chào mừng Đại hội … lần thứ II" no contest's.
    let ordinal = name.rfind(" lần thứ ").filter(|_| !name.contains("ại hội"));
    if let Some(at) = ordinal.filter(|at| name[*at..].split_whitespace().count() == 3) {
        name.truncate(at);
    }
    name
}
