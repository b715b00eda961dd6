//! Units: what people work or learn in, and unions are founded in.

/// How the identifiers of units begin.
const FORMS: [&str; 10] = [
    "o:benh-vien-",
    "o:cong-ty-",
    "o:hoc-vien-",
    "o:hop-tac-xa-",
    "o:ngan-hang-",
    "o:nha-may-",
    "o:tap-doan-",
    "o:tong-cong-ty-",
    "o:truong-",
    "o:xi-nghiep-",
];

/// Tells whether an identifier is that of a firm, a school or another unit.
pub(super) fn is_unit(id: &str) -> bool {
    FORMS.iter().any(|form| id.starts_with(form))
}
