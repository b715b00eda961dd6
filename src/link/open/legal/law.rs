//! Laws, rules of conduct and statutes, by their names.

use std::ops::Range;

use super::congress::is_roman;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::walk::Walk;
use crate::text::{Case, slug};

/// "Điều lệ Công đoàn Việt Nam [khóa XII]": the statute of a body.
pub(super) fn statute(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let body = walk.known_at(head.end, &[EntityType::Union, EntityType::Org])?;
    let mut end = body.tokens.end;
    if walk.key(end) == "khoá" && is_roman(walk, end + 1)
        || walk.key(end) == "khóa" && is_roman(walk, end + 1)
    {
        end += 2;
    }
    let name = walk.text(head.start..end);
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-statute")
            .named(format!("l:{}", slug(name)), name)
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// "Luật Công đoàn năm 2012", "Bộ luật Lao động": the capitalised name.
pub(super) fn law(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let end = walk.capitals(head.end, 1);
    if !walk.is_capital(head.start) || end == head.end || walk.case(head.end) == Case::Upper {
        return None;
    }
    let sentence = walk.sentence(head.start).end;
    let mut end = end;
    // A law's name goes on in small letters: "Luật Thi đua, khen thưởng".
    while end < sentence && end < head.end + 8 && walk.is_word(end) && walk.follows(end) {
        let key = walk.key(end);
        let known = matches!(
            key,
            "đoàn"
                | "động"
                | "đua"
                | "khen"
                | "thưởng"
                | "sinh"
                | "an"
                | "toàn"
                | "vệ"
                | "bảo"
                | "hiểm"
                | "xã"
                | "hội"
                | "nghiệp"
                | "trường"
                | "chính"
                | "giáo"
                | "dục"
                | "làm"
                | "việc"
                | "viên"
                | "chức"
        );
        if !known {
            break;
        }
        end += 1;
        if walk.punct(end) == Some(',') && matches!(walk.key(end + 1), "khen" | "vệ") {
            end += 1;
        }
    }
    if end < head.end + 2 {
        return None;
    }
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-law")
            .named(
                format!("l:{}", slug(walk.text(head.start..end))),
                walk.text(head.start..end),
            )
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// "Quy tắc ứng xử …": the whole phrase up to a strong pause.
pub(super) fn rules(walk: &Walk<'_>, head: &Range<usize>) -> Proposal {
    let sentence = walk.sentence(head.start).end;
    let end = (head.end..sentence)
        .find(|&i| {
            matches!(walk.punct(i), Some(';' | '.' | ':' | '(' | '“' | '"' | '…'))
                || matches!(walk.key(i), "gắn" | "đã" | "được" | "nhằm" | "để")
        })
        .unwrap_or(sentence);
    let name = walk.text(head.start..end);
    Proposal::new(head.start..end, EntityType::Legal, "legal-rules")
        .named(format!("l:{}", slug(name)), name)
        .with_confidence(0.75)
        .with_priority(Priority::Strong)
}
