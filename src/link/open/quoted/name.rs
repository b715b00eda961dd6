//! The name of what is quoted: by its head, or by words inside or behind the marks.

use super::head::Head;
use super::quote::{Quote, trim};
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::walk::Walk;
use crate::text::{TokenKind, slug};

/// What names a campaign of two halves where each has quotation marks of its own: “Lao động giỏi”
/// và “Lao động sáng tạo”.
const SECOND_HALVES: [(&str, &str); 3] = [
    ("lao-dong-sang-tao", "c:lao-dong-gioi-lao-dong-sang-tao"),
    ("dam-viec-nha", "c:gioi-viec-nuoc-dam-viec-nha"),
    ("hoc-tot", "c:day-tot-hoc-tot"),
];

pub(super) fn named(
    walk: &Walk<'_>,
    head: Head,
    form: Option<usize>,
    quote: &Quote,
) -> Option<Proposal> {
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
    // "Bằng khen “Đã có thành tích …”": what for, and no name.
    if head != Head::Campaign && walk.key(inner.start) == "đã" {
        return None;
    }
    // "trao “Giải thưởng A”" is the prize itself, "tặng cờ “Công đoàn cơ sở vững mạnh”" the title.
    let listed = walk.known_at(inner.start, &[EntityType::Award]);
    let prize = walk.page.tokens.reads(inner.start, &["giải", "thưởng"])
        || form.is_some_and(|form| walk.key(form) == "cờ");
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
    let half = SECOND_HALVES
        .iter()
        .find(|(half, _)| entity == EntityType::Campaign && *half == slug(name));
    // "Cờ “Đơn vị xuất sắc trong phong trào thi đua”" is the flag of emulation by its words.
    let flag = entity == EntityType::Award
        && form.is_some_and(|form| walk.key(form) == "cờ")
        && walk.page.tokens.reads(quote.inner.start, &["đơn", "vị"]);
    // "hội thi “Cán bộ Công đoàn giỏi”" is "Hội thi Cán bộ Công đoàn giỏi" of the same article.
    let contest = quote
        .open
        .checked_sub(2)
        .filter(|&at| walk.page.tokens.reads(at, &["hội", "thi"]) && entity == EntityType::Campaign)
        .map(|_| format!("c:hoi-thi-{}", slug(&full_name(name))))
        .filter(|id| {
            let known = walk.page.known.iter();
            known.into_iter().any(|known| known.id.as_ref() == Some(id))
        });
    let id = match half {
        _ if contest.is_some() => contest.unwrap_or_default(),
        Some((_, whole)) => (*whole).to_owned(),
        None if flag => "a:co-thi-dua".to_owned(),
        None => format!("{prefix}{}", slug(&full_name(name))),
    };
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
pub(super) fn named_prize(walk: &Walk<'_>, quote: &Quote) -> Option<Proposal> {
    let inner = trim(walk, quote.inner.clone());
    let prize = walk.page.tokens.reads(inner.start, &["giải", "thưởng"])
        && walk.is_capital(inner.start)
        && inner.len() >= 4
        && !is_said(walk, inner.start + 2)
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

/// "“Giải thưởng là niềm vui của cả tổ”": tells whether the quotation is what somebody says of it.
fn is_said(walk: &Walk<'_>, i: usize) -> bool {
    matches!(
        walk.key(i),
        "là" | "này"
            | "không"
            | "chỉ"
            | "đã"
            | "sẽ"
            | "được"
            | "có"
            | "đến"
            | "cho"
            | "mà"
            | "tuy"
            | "ấy"
            | "rất"
            | "cũng"
    )
}

/// A quotation that begins with "Cuộc thi" names it: “Cuộc thi vẽ tranh cổ động chào mừng Đại hội …”.
pub(super) fn named_contest(walk: &Walk<'_>, quote: &Quote) -> Option<Proposal> {
    let inner = trim(walk, quote.inner.clone());
    let contest = matches!(
        (walk.key(inner.start), walk.key(inner.start + 1)),
        ("cuộc" | "hội", "thi") | ("liên", "hoan") | ("hội", "diễn" | "thao") | ("ngày", "hội")
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
pub(super) fn built(walk: &Walk<'_>, quote: &Quote, head: Option<Head>) -> Option<Proposal> {
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
pub(super) fn edition(walk: &Walk<'_>, quote: &Quote) -> Option<Proposal> {
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
    // "“Mái ấm Công đoàn Dầu khí”", "“Tết sum vầy Kinh Bắc”": whose or where that of all is held.
    let rest = known.tokens.end..inner.end;
    let whose = (1..=4).contains(&rest.len())
        && walk.is_capital(rest.start)
        && rest.clone().all(|i| walk.is_word(i))
        && is_programme(walk, &id);
    (dash && inner.end > known.tokens.end + 1 && inner.len() <= 30
        || whose
        || year && inner.end == known.tokens.end + 1)
        .then(|| {
            Proposal::new(inner.clone(), EntityType::Campaign, "quoted-edition")
                .named(id, walk.text(inner))
                .with_priority(Priority::Strong)
        })
}

fn is_programme(walk: &Walk<'_>, id: &str) -> bool {
    let number = walk.page.gazetteer.number_of(id);
    number.is_some_and(|number| walk.page.gazetteer.named_at(number).kind == "programme")
}

/// Writes the name as its identifier has it: abbreviations out, the year of an edition away.
pub(super) fn full_name(name: &str) -> String {
    // All abbreviations have one of these.
    let mut name = if name.contains('Đ') || name.contains("CN") {
        written_out(name)
    } else {
        name.to_owned()
    };
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

/// Abbreviations within names, a longer one before those that it holds.
const SHORT: [(&str, &str); 8] = [
    ("TƯLĐTT", "thỏa ước lao động tập thể"),
    ("ATVSLĐ", "an toàn vệ sinh lao động"),
    ("CNVCLĐ", "công nhân viên chức lao động"),
    ("CNVC-LĐ", "công nhân viên chức lao động"),
    ("CNLĐ", "công nhân lao động"),
    ("CĐCS", "công đoàn cơ sở"),
    ("LĐLĐ", "liên đoàn lao động"),
    ("NLĐ", "người lao động"),
];

/// Writes abbreviations out.
fn written_out(name: &str) -> String {
    let words = name.split(' ').map(|word| match word {
        "CN" => "công nhân",
        "CĐ" => "công đoàn",
        _ => word,
    });
    let words = words.collect::<Vec<_>>().join(" ");
    SHORT
        .iter()
        .fold(words, |name, (short, long)| name.replace(short, long))
}
