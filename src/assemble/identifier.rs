//! What an identifier says by its form: type of entity, labels, kind.

use crate::link::EntityType;

/// Returns the type of entity that an identifier names, or nothing where it is none of the
/// ontology's.
#[must_use]
pub(super) fn entity_type(id: &str) -> Option<EntityType> {
    let rest = id.split_once(':')?.1;
    let written = !rest.is_empty() && !rest.contains(char::is_whitespace);
    EntityType::of_id(id).filter(|_| written)
}

/// Returns the node labels of a type of entity.
#[must_use]
pub(super) fn labels(entity: EntityType) -> &'static [&'static str] {
    match entity {
        EntityType::Union => &["Organisation", "UnionBody"],
        EntityType::Org => &["Organisation"],
        EntityType::Place => &["Place"],
        EntityType::Campaign => &["Campaign"],
        EntityType::Award => &["AwardKind"],
        EntityType::Person => &["Person"],
        EntityType::Legal => &["LegalText"],
        EntityType::Event => &["Event"],
    }
}

/// Returns the `kind` that an identifier gives away by its form, for entities that the gazetteer
/// does not know.
///
/// Slugs begin with the head of the name they were made from, so the head decides; an
/// organisation of no known head is `other`.
#[must_use]
pub(super) fn kind(id: &str) -> Option<&'static str> {
    let (family, rest) = id.split_once(':')?;
    match family {
        "u" => Some(union_kind(rest)),
        // A federation's own office is none of the state's or the party's, whatever its head.
        "o" if rest.contains("-lien-doan-lao-dong") => Some("other"),
        "o" => Some(by_head(rest, ORGANISATIONS).unwrap_or("other")),
        "c" => Some(by_head(rest, CAMPAIGNS).unwrap_or("movement")),
        "a" => Some(by_head(rest, AWARDS).unwrap_or("title")),
        "l" => legal_kind(rest),
        _ => None,
    }
}

/// Returns the name of the two kinds of award that stand for a commendation without a form; the
/// ontology gives them identifiers, and no surface is their name.
#[must_use]
pub(super) fn name(id: &str) -> Option<&'static str> {
    match id {
        "a:bieu-duong" => Some("Biểu dương"),
        "a:khen-thuong" => Some("Khen thưởng"),
        _ => None,
    }
}

/// Returns the number of a legal text that is known by number.
#[must_use]
pub(super) fn legal_number(id: &str) -> Option<&str> {
    let number = id.strip_prefix("l:")?;
    let numbered = number.contains('/') && number.starts_with(|c: char| c.is_ascii_digit());
    numbered.then_some(number)
}

/// Returns what a composed identifier says of its place in the structure: relationship type and
/// the identifier at its other end. For entities that the gazetteer does not know.
#[must_use]
pub(super) fn containers(id: &str) -> Vec<(&'static str, String)> {
    let Some((family, rest)) = id.split_once(':') else {
        return Vec::new();
    };
    let mut parts = rest.splitn(3, ':');
    let (form, second, third) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let place = |code: &str| {
        if code.contains(':') {
            code.to_owned()
        } else {
            format!("p:{code}")
        }
    };
    match (family, form, second, third) {
        ("u", "cdn", Some(_), None) => vec![("PART_OF", "u:tld".to_owned())],
        ("u", "ldld", Some(code), None) if code.len() <= 2 => {
            vec![("PART_OF", "u:tld".to_owned()), ("LOCATED_IN", place(code))]
        }
        ("u", "ldld", Some(code), None) => vec![("LOCATED_IN", place(code))],
        ("u", "cdcs", Some(_), Some("vn")) => vec![("LOCATED_IN", "p:vn".to_owned())],
        ("u", "cdn" | "cdcs" | "cum", Some(_), Some(code)) => {
            vec![
                ("PART_OF", format!("u:ldld:{code}")),
                ("LOCATED_IN", place(code)),
            ]
        }
        ("o", _, Some(code), None) => vec![("LOCATED_IN", place(code))],
        _ => Vec::new(),
    }
}

const ORGANISATIONS: &[(&str, &str)] = &[
    ("dang-bo", "party"),
    ("dang-uy", "party"),
    ("dang-cong-san", "party"),
    ("ban-chap-hanh-trung-uong-dang", "party"),
    ("ban-dan-van", "party"),
    ("ban-to-chuc", "party"),
    ("ban-tuyen-giao", "party"),
    ("bo-chinh-tri", "party"),
    ("chi-bo", "party"),
    ("huyen-uy", "party"),
    ("quan-uy", "party"),
    ("thanh-uy", "party"),
    ("thi-uy", "party"),
    ("tinh-uy", "party"),
    ("trung-uong-dang", "party"),
    ("doan-thanh-nien", "front"),
    ("hoi-cuu-chien-binh", "front"),
    ("hoi-lien-hiep-phu-nu", "front"),
    ("hoi-nong-dan", "front"),
    ("mat-tran", "front"),
    ("uy-ban-mttq", "front"),
    ("uy-ban-mat-tran", "front"),
    ("mttq", "front"),
    ("bo-", "state"),
    ("chi-cuc", "state"),
    ("chinh-phu", "state"),
    ("chu-tich-nuoc", "state"),
    ("chu-tich-uy-ban-nhan-dan", "state"),
    ("cuc-", "state"),
    ("hdnd", "state"),
    ("hoi-dong-nhan-dan", "state"),
    ("hoi-dong-thi-dua", "state"),
    ("kho-bac", "state"),
    ("phong-", "state"),
    ("quoc-hoi", "state"),
    ("so-", "state"),
    ("thu-tuong", "state"),
    ("tong-cuc", "state"),
    ("ubnd", "state"),
    ("uy-ban-nhan-dan", "state"),
    ("cong-ty", "enterprise"),
    ("doanh-nghiep", "enterprise"),
    ("hop-tac-xa", "enterprise"),
    ("khach-san", "enterprise"),
    ("lam-truong", "enterprise"),
    ("ngan-hang", "enterprise"),
    ("nha-may", "enterprise"),
    ("nong-truong", "enterprise"),
    ("tap-doan", "enterprise"),
    ("tong-cong-ty", "enterprise"),
    ("xi-nghiep", "enterprise"),
    ("dai-hoc", "school"),
    ("hoc-vien", "school"),
    ("truong", "school"),
    ("bao-", "media"),
    ("dai-phat-thanh", "media"),
    ("dai-truyen-hinh", "media"),
    ("tap-chi", "media"),
];

const CAMPAIGNS: &[(&str, &str)] = &[
    ("chuong-trinh", "programme"),
    ("cuoc-thi", "contest"),
    ("cuoc-van-dong", "drive"),
    ("dot-thi-dua", "round"),
    ("giai-", "contest"),
    ("hoi-thao", "contest"),
    ("hoi-thi", "contest"),
    ("mo-hinh", "model"),
    ("thang-", "programme"),
];

const AWARDS: &[(&str, &str)] = &[
    ("bang-", "certificate"),
    ("giay-", "certificate"),
    ("bieu-duong", "commendation"),
    ("khen-thuong", "commendation"),
    ("co-", "flag"),
    ("giai-", "prize"),
    ("huan-chuong", "medal"),
    ("huy-chuong", "medal"),
    ("huy-hieu", "medal"),
    ("ky-niem-chuong", "medal"),
];

const LEGAL_MARKS: &[(&str, &str)] = &[
    ("ct", "directive"),
    ("hd", "guideline"),
    ("kh", "plan"),
    ("nd", "decree"),
    ("nq", "resolution"),
    ("qd", "decision"),
    ("qh", "law"),
    ("tb", "notice"),
    ("tt", "circular"),
    ("ttr", "submission"),
];

const LEGAL_HEADS: &[(&str, &str)] = &[
    ("bo-luat", "law"),
    ("chi-thi", "directive"),
    ("huong-dan", "guideline"),
    ("ke-hoach", "plan"),
    ("luat", "law"),
    ("nghi-dinh", "decree"),
    ("nghi-quyet", "resolution"),
    ("quyet-dinh", "decision"),
    ("thong-tu", "circular"),
];

fn union_kind(rest: &str) -> &'static str {
    let mut parts = rest.split(':');
    let form = parts.next().unwrap_or_default();
    let place = parts.next_back();
    match (form, place) {
        ("tld", _) => "confederation",
        ("ldld", Some(code)) if code.trim_start_matches("p25-").len() <= 2 => {
            "provincial_federation"
        }
        ("ldld", _) => "district_federation",
        ("cdn", _) if rest.matches(':').count() >= 2 => "provincial_industry_union",
        ("cdn", _) => "industry_union",
        ("cum", _) => "emulation_cluster",
        ("to" | "cdbp", _) => "union_group",
        _ => "grassroots_union",
    }
}

fn legal_kind(rest: &str) -> Option<&'static str> {
    if let Some((_, marks)) = rest.split_once('/') {
        let mut marks = marks.split(['/', '-']);
        return marks.find_map(|mark| {
            let letters = mark.trim_end_matches(|c: char| c.is_ascii_digit());
            LEGAL_MARKS
                .iter()
                .find(|(known, _)| *known == letters)
                .map(|(_, kind)| *kind)
        });
    }
    by_head(rest, LEGAL_HEADS)
}

fn by_head(slug: &str, table: &[(&str, &'static str)]) -> Option<&'static str> {
    table
        .iter()
        .find(|(head, _)| slug.starts_with(head))
        .map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_from_forms() {
        for (id, expected) in [
            ("u:tld", "confederation"),
            ("u:ldld:38", "provincial_federation"),
            ("u:ldld:399", "district_federation"),
            ("u:cdn:giao-duc", "industry_union"),
            ("u:cdn:vien-chuc:04", "provincial_industry_union"),
            ("u:cdcs:truong-mam-non-trung-van:019", "grassroots_union"),
            ("u:cum:5:01", "emulation_cluster"),
            ("o:uy-ban-nhan-dan:279", "state"),
            ("o:dang-bo:01", "party"),
            ("o:cong-ty-cp-dctt-delta", "enterprise"),
            ("o:truong-tieu-hoc-a", "school"),
            ("o:hoi-lien-hiep-phu-nu:01", "front"),
            ("l:558/qd-ttg", "decision"),
            ("l:6b/nq-bch", "resolution"),
            ("l:202/2025/qh15", "law"),
            ("l:nghi-quyet-dai-hoi-xiii-cua-dang", "resolution"),
            ("a:co-thi-dua", "flag"),
            ("c:hoi-thi-tho-gioi", "contest"),
        ] {
            assert_eq!(kind(id), Some(expected), "{id}");
        }
        assert_eq!(legal_number("l:558/qd-ttg"), Some("558/qd-ttg"));
        assert_eq!(legal_number("l:nghi-quyet-x"), None);
    }

    #[test]
    fn composed_identifiers_tell_their_containers() {
        let told = |id: &str| -> Vec<String> {
            containers(id)
                .into_iter()
                .map(|(rel_type, to)| format!("{rel_type} {to}"))
                .collect()
        };
        assert_eq!(told("u:ldld:38"), ["PART_OF u:tld", "LOCATED_IN p:38"]);
        assert_eq!(
            told("u:cdn:vien-chuc:04"),
            ["PART_OF u:ldld:04", "LOCATED_IN p:04"]
        );
        assert_eq!(
            told("u:cdcs:truong-a:019"),
            ["PART_OF u:ldld:019", "LOCATED_IN p:019"]
        );
        assert_eq!(told("o:dang-bo:01"), ["LOCATED_IN p:01"]);
        assert_eq!(told("u:cdcs:cong-ty-b:vn"), ["LOCATED_IN p:vn"]);
        assert!(told("n:le-sy-kien").is_empty() && told("u:tld").is_empty());
    }

    #[test]
    fn what_is_no_identifier_has_no_type() {
        for id in ["", "u:", "ldld:01", "LĐLĐ huyện", "p: 01", "x:1"] {
            assert_eq!(entity_type(id), None, "{id}");
        }
        assert_eq!(entity_type("p25:08"), Some(EntityType::Place));
    }
}
