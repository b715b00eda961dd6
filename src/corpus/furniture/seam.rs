//! Lines that are two headlines run together, by the seam between them.

use super::wording::{is_caption, is_scene};
use crate::corpus::line::{Hint, Page, Role};
use crate::text::{Case, TokenKind};

/// Tells whether a line is headlines run together: behind a year, or in the middle of running
/// words, a capital begins a new phrase.
pub(super) fn is_joined(page: &Page<'_>, i: usize) -> bool {
    let line = &page.lines[i];
    let tokens = &page.tokens;
    let year = (line.tokens.start + 4..line.tokens.end.saturating_sub(3)).any(|at| {
        let word = |at: usize, case| tokens[at].kind == TokenKind::Word && tokens[at].case == case;
        let number = tokens[at - 1].kind == TokenKind::Number && tokens.key(at - 1).len() == 4;
        number && word(at, Case::Capital) && word(at + 1, Case::Lower)
    });
    year || has_seam(page, i)
}

/// Words behind which a name goes on and begins nothing: "của LĐLĐ tỉnh", "hội nghị Biểu dương".
const BEFORE_NAMES: &str = "của do và với cho từ tại ở tịch thư đạo diện viên vụ hành thuộc dưới qua \
    về theo là cùng được ban phòng bộ đốc đến tới bởi trong các như giữa bên tổng gồm nhờ vì để thì \
    mà còn nghị lễ hội trình thi động trào vận giải cấp chức hợp khối ngành văn sự chí ông bà anh \
    chị cô thầy mừng thăm gặp nguyên phó vị đoàn này đó những một mỗi nhiều ngày tháng năm";

/// What a headline begins with, two syllables each.
const BEGINNINGS: [[&str; 2]; 40] = [
    ["lan", "toả"],
    ["thăm", "hỏi"],
    ["nâng", "cao"],
    ["đẩy", "mạnh"],
    ["tiếp", "tục"],
    ["phát", "huy"],
    ["phát", "động"],
    ["khơi", "dậy"],
    ["niềm", "vui"],
    ["nhiều", "hoạt"],
    ["những", "tấm"],
    ["tôn", "vinh"],
    ["biểu", "dương"],
    ["tuyên", "dương"],
    ["vinh", "danh"],
    ["khen", "thưởng"],
    ["thành", "lập"],
    ["tổ", "chức"],
    ["chăm", "lo"],
    ["xây", "dựng"],
    ["hỗ", "trợ"],
    ["tạo", "động"],
    ["ký", "kết"],
    ["sôi", "nổi"],
    ["nỗ", "lực"],
    ["khẳng", "định"],
    ["hướng", "về"],
    ["động", "viên"],
    ["trao", "tặng"],
    ["ra", "mắt"],
    ["tổng", "kết"],
    ["sơ", "kết"],
    ["đoàn", "viên"],
    ["triển", "khai"],
    ["kịp", "thời"],
    ["góp", "phần"],
    ["thực", "hiện"],
    ["công", "nhân"],
    ["người", "lao"],
    ["cụm", "thi"],
];

/// What a headline says that a body did.
const DEEDS: [&str; 18] = [
    "trao", "tặng", "tổ", "phát", "tuyên", "biểu", "khen", "tổng", "sơ", "bàn", "đón", "tiếp",
    "tập", "triển", "ký", "thăm", "hỗ", "chăm",
];

/// Tells whether a headline begins in the middle of a line that ends without a stop.
fn has_seam(page: &Page<'_>, i: usize) -> bool {
    let line = &page.lines[i];
    let tokens = &page.tokens;
    let text = page.line_text(i).trim_end();
    let running = text.contains(';') || text.ends_with([':', ',']) || text.contains(". ");
    let long = line.chars > 600;
    let told = page.begins_with_time(i);
    if page.word_count(i) < 12 || page.is_ended(i) || running || long || told {
        return false;
    }
    let mut quoted = false;
    for at in line.tokens.start + 1..line.tokens.end.saturating_sub(4) {
        match tokens[at].kind {
            TokenKind::Punct('“') => quoted = true,
            TokenKind::Punct('”') => quoted = false,
            TokenKind::Punct('"') => quoted = !quoted,
            _ => {}
        }
        let far = at >= line.tokens.start + 5;
        if quoted || !far || !tokens[at].is_capitalised() {
            continue;
        }
        let before = &tokens[at - 1];
        let ends = match before.kind {
            TokenKind::Word => !BEFORE_NAMES
                .split_whitespace()
                .any(|word| word == tokens.key(at - 1)),
            TokenKind::Number | TokenKind::Punct('”' | '"' | '|') => true,
            TokenKind::Punct(_) => false,
        };
        if !ends {
            continue;
        }
        let begins = BEGINNINGS.iter().any(|pair| tokens.reads(at, pair));
        let common = begins
            && tokens[at].case == Case::Capital
            && tokens[at + 1].case == Case::Lower
            && before.case != Case::Capital;
        let union = tokens.key(at) == "lđlđ"
            || tokens.reads(at, &["liên", "đoàn", "lao"])
            || tokens.reads(at, &["công", "đoàn"]);
        let acts = || {
            (at + 2..line.tokens.end).any(|k| {
                tokens[k].case == Case::Lower && DEEDS.contains(&tokens.key(k))
                    || tokens[k].is_punct(':')
            })
        };
        if common || union && acts() {
            return true;
        }
    }
    false
}

/// Drops lines of headlines run together that stand about the lead: links to other articles.
pub(super) fn drop_joined(page: &mut Page<'_>) {
    const HEAD: usize = 14;
    for i in 1..page.lines.len().min(HEAD) {
        let open = page.lines[i].role == Role::Open && page.lines[i].hint == Hint::None;
        let goes_on = (i + 1..page.lines.len()).any(|at| page.is_paragraph(at));
        if open && goes_on && !is_caption(page, i) && !is_scene(page, i) && has_seam(page, i) {
            page.lines[i].role = Role::Furniture;
        }
    }
}
