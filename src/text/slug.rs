//! The readable part of identifiers.

use super::fold::each_bare;

/// Returns `text` as ASCII in lower case with hyphens between its words.
///
/// Every stretch that is neither letter nor digit is one hyphen; none stands at either end.
/// Characters that have no ASCII form are dropped.
///
/// ```
/// let name = "“Xanh - Sạch - Đẹp”, bảo đảm ATVSLĐ";
/// assert_eq!(thidua::text::slug(name), "xanh-sach-dep-bao-dam-atvsld");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    each_bare(text, |c| {
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_those_of_the_ontology() {
        for (text, expected) in [
            (
                "Lao động giỏi, lao động sáng tạo",
                "lao-dong-gioi-lao-dong-sang-tao",
            ),
            ("Bằng khen", "bang-khen"),
            ("Cờ thi đua", "co-thi-dua"),
            ("Lê Sỹ Kiên", "le-sy-kien"),
            ("Trường Mầm non Trung Văn", "truong-mam-non-trung-van"),
            ("Công ty CP ĐCTT Delta", "cong-ty-cp-dctt-delta"),
            ("Cu\u{323}m \u{A0}5…", "cum-5"),
            ("", ""),
            ("“”", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }
}
