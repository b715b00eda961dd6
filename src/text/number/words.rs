//! Numbers in words.

use crate::text::token::{Case, Gap, Tokens};

pub(super) fn scale_of(key: &str) -> Option<f64> {
    Some(match key {
        "trăm" => 1e2,
        "nghìn" | "ngàn" => 1e3,
        "vạn" => 1e4,
        "triệu" => 1e6,
        "tỷ" | "tỉ" => 1e9,
        _ => return None,
    })
}

pub(in crate::text) fn digit(key: &str) -> Option<f64> {
    Some(match key {
        "không" => 0.0,
        "một" | "mốt" => 1.0,
        "hai" => 2.0,
        "ba" => 3.0,
        "bốn" | "tư" => 4.0,
        "năm" | "lăm" | "nhăm" => 5.0,
        "sáu" => 6.0,
        "bảy" | "bẩy" => 7.0,
        "tám" => 8.0,
        "chín" => 9.0,
        _ => return None,
    })
}

/// Reads a number in words, e.g. "một trăm linh năm", "ba nghìn hai trăm", "hai".
///
/// "Hàng trăm" counts nothing, and "năm" alone is a year far more often than a five.
pub(super) fn spelled_out(tokens: &Tokens, i: usize) -> Option<(f64, usize)> {
    let before = i.checked_sub(1).map_or("", |at| tokens.key(at));
    if tokens[i].case != Case::Lower && i > 0 && tokens[i].space_before < Gap::Line {
        return None;
    }
    if matches!(
        before,
        "hàng" | "thứ" | "hạng" | "tháng" | "vài" | "mấy" | "số" | "trăm"
    ) {
        return None;
    }
    let (mut total, mut group, mut last) = (0.0, 0.0, None);
    let mut at = i;
    while tokens
        .get(at)
        .is_some_and(|token| at == i || token.space_before <= Gap::Space)
    {
        let key = tokens.key(at);
        match key {
            "mười" if last.is_none() => last = Some(10.0),
            "mươi" => group += last.take()? * 10.0,
            "linh" | "lẻ" if at > i => {}
            "rưỡi" if at > i && last.is_none() => total *= 1.5,
            "trăm" => group += last.take().filter(|_| at > i)? * 100.0,
            _ => match (digit(key), scale_of(key)) {
                (Some(value), _) if last == Some(10.0) => {
                    group += 10.0 + value;
                    last = Some(0.0);
                }
                (Some(value), _) if last.is_none() => last = Some(value),
                (None, Some(scale)) if at > i => {
                    total += (group + last.take().unwrap_or(0.0)) * scale;
                    group = 0.0;
                }
                _ => break,
            },
        }
        at += 1;
    }
    let value = total + group + last.unwrap_or(0.0);
    let alone = at == i + 1;
    let doubtful = match tokens.key(i) {
        "năm" => {
            YEARLY.contains(&before) || !COUNTED.contains(&(tokens.key(at), tokens.key(at + 1)))
        }
        key => matches!(key, "không" | "lăm" | "tư" | "mốt" | "nhăm"),
    };
    (at > i && !(alone && doubtful)).then_some((value, at))
}

/// Words after which "năm" is a year whatever follows ("trong năm đơn vị đã …").
const YEARLY: [&str; 12] = [
    "cuối", "cả", "giữa", "hằng", "mỗi", "một", "nhiều", "những", "nửa", "trong", "từng", "đầu",
];

/// What is counted where "năm" is five and not a year ("năm tập thể").
const COUNTED: [(&str, &str); 24] = [
    ("bằng", "khen"),
    ("bác", "sĩ"),
    ("cán", "bộ"),
    ("chiến", "sĩ"),
    ("công", "đoàn"),
    ("công", "nhân"),
    ("cá", "nhân"),
    ("cờ", "thi"),
    ("doanh", "nghiệp"),
    ("đoàn", "viên"),
    ("đơn", "vị"),
    ("đồng", "chí"),
    ("gia", "đình"),
    ("giáo", "viên"),
    ("giấy", "khen"),
    ("kỹ", "sư"),
    ("mái", "ấm"),
    ("người", "lao"),
    ("nữ", "công"),
    ("sáng", "kiến"),
    ("suất", "quà"),
    ("tác", "giả"),
    ("tập", "thể"),
    ("tổ", "công"),
];
