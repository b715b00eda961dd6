//! The readable part of a unit's identifier: abbreviated and full forms of a name are one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::slug;

/// Where a form may stand for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// In every name.
    All,
    /// At the beginning of a name.
    First,
    /// In names that are no firm's: a firm's letters may be its brand.
    Public,
    /// Right behind "trường".
    School,
    /// In the names of departments: "sở", "phòng", "bộ", "ban", "cục", "trung tâm".
    Department,
}

/// A form as written, syllables joined by hyphens, the form in identifiers, and where it holds.
type Form = (&'static str, &'static str, Scope);

const FORMS: [Form; 88] = [
    ("tphcm", "thanh-pho-ho-chi-minh", Scope::All),
    ("tp-hcm", "thanh-pho-ho-chi-minh", Scope::All),
    ("tp-ho-chi-minh", "thanh-pho-ho-chi-minh", Scope::All),
    ("thanh-pho-hcm", "thanh-pho-ho-chi-minh", Scope::All),
    ("dsvn", "duong-sat-viet-nam", Scope::All),
    ("hkvn", "hang-khong-viet-nam", Scope::All),
    ("hhvn", "hang-hai-viet-nam", Scope::All),
    ("trach-nhiem-huu-han", "tnhh", Scope::All),
    ("mot-thanh-vien", "mtv", Scope::All),
    ("trung-hoc-co-so", "thcs", Scope::All),
    ("trung-hoc-pho-thong", "thpt", Scope::All),
    ("co-phan", "cp", Scope::All),
    ("cty", "cong-ty", Scope::All),
    ("tcty", "tong-cong-ty", Scope::All),
    ("tct", "tong-cong-ty", Scope::First),
    ("ctcp", "cong-ty-cp", Scope::All),
    ("van-hoa-thong-tin", "van-hoa-va-thong-tin", Scope::All),
    ("bv", "benh-vien", Scope::First),
    ("bvdk", "benh-vien-da-khoa", Scope::First),
    ("dkkv", "da-khoa-khu-vuc", Scope::Public),
    ("ttyt", "trung-tam-y-te", Scope::First),
    ("tt", "trung-tam", Scope::First),
    ("csxh", "chinh-sach-xa-hoi", Scope::All),
    ("ttvt", "trung-tam-vien-thong", Scope::First),
    ("ttgdtx", "trung-tam-giao-duc-thuong-xuyen", Scope::First),
    ("gdtx", "giao-duc-thuong-xuyen", Scope::Public),
    ("gdnn", "giao-duc-nghe-nghiep", Scope::Public),
    ("xn", "xi-nghiep", Scope::First),
    ("nt", "nong-truong", Scope::First),
    ("bql", "ban-quan-ly", Scope::First),
    ("dh", "dai-hoc", Scope::Public),
    ("cd", "cao-dang", Scope::School),
    ("th", "tieu-hoc", Scope::School),
    ("mn", "mam-non", Scope::School),
    ("mg", "mau-giao", Scope::School),
    ("thptdt", "thpt-dan-toc", Scope::School),
    ("cap-iii", "thpt", Scope::School),
    ("cap-3", "thpt", Scope::School),
    ("cap-ii", "thcs", Scope::School),
    ("cap-2", "thcs", Scope::School),
    ("cap-i", "tieu-hoc", Scope::School),
    ("cap-1", "tieu-hoc", Scope::School),
    ("hkqt", "hang-khong-quoc-te", Scope::Public),
    ("hk", "hang-khong", Scope::Public),
    ("gd-dt", "giao-duc-va-dao-tao", Scope::Public),
    ("gddt", "giao-duc-va-dao-tao", Scope::Public),
    ("gd-va-dt", "giao-duc-va-dao-tao", Scope::Public),
    ("gd-dao-tao", "giao-duc-va-dao-tao", Scope::Public),
    ("ld-tb-xh", "lao-dong-thuong-binh-va-xa-hoi", Scope::Public),
    ("ld-tbxh", "lao-dong-thuong-binh-va-xa-hoi", Scope::Public),
    ("ldtbxh", "lao-dong-thuong-binh-va-xa-hoi", Scope::Public),
    ("ldtb-xh", "lao-dong-thuong-binh-va-xa-hoi", Scope::Public),
    (
        "ld-tb-va-xh",
        "lao-dong-thuong-binh-va-xa-hoi",
        Scope::Public,
    ),
    ("kh-cn", "khoa-hoc-va-cong-nghe", Scope::Public),
    ("khcn", "khoa-hoc-va-cong-nghe", Scope::Public),
    ("kh-va-cn", "khoa-hoc-va-cong-nghe", Scope::Public),
    ("tn-mt", "tai-nguyen-va-moi-truong", Scope::Public),
    ("tnmt", "tai-nguyen-va-moi-truong", Scope::Public),
    ("tn-va-mt", "tai-nguyen-va-moi-truong", Scope::Public),
    (
        "nn-ptnt",
        "nong-nghiep-va-phat-trien-nong-thon",
        Scope::Public,
    ),
    (
        "nnptnt",
        "nong-nghiep-va-phat-trien-nong-thon",
        Scope::Public,
    ),
    (
        "nn-va-ptnt",
        "nong-nghiep-va-phat-trien-nong-thon",
        Scope::Public,
    ),
    (
        "nong-nghiep-ptnt",
        "nong-nghiep-va-phat-trien-nong-thon",
        Scope::Public,
    ),
    (
        "nong-nghiep-va-ptnt",
        "nong-nghiep-va-phat-trien-nong-thon",
        Scope::Public,
    ),
    ("vhttdl", "van-hoa-the-thao-va-du-lich", Scope::Public),
    ("vhtt-dl", "van-hoa-the-thao-va-du-lich", Scope::Public),
    ("vh-tt-dl", "van-hoa-the-thao-va-du-lich", Scope::Public),
    ("vh-tt-va-dl", "van-hoa-the-thao-va-du-lich", Scope::Public),
    ("tt-tt", "thong-tin-va-truyen-thong", Scope::Department),
    ("tttt", "thong-tin-va-truyen-thong", Scope::Department),
    ("tt-va-tt", "thong-tin-va-truyen-thong", Scope::Department),
    ("kh-dt", "ke-hoach-va-dau-tu", Scope::Department),
    ("khdt", "ke-hoach-va-dau-tu", Scope::Department),
    ("kh-va-dt", "ke-hoach-va-dau-tu", Scope::Department),
    ("gtvt", "giao-thong-van-tai", Scope::Public),
    ("dai-ptth", "dai-phat-thanh-truyen-hinh", Scope::First),
    ("pt-th", "phat-thanh-truyen-hinh", Scope::Public),
    (
        "phat-thanh-va-truyen-hinh",
        "phat-thanh-truyen-hinh",
        Scope::Public,
    ),
    ("ldld", "lien-doan-lao-dong", Scope::Public),
    ("mttq", "mat-tran-to-quoc", Scope::Public),
    ("lhpn", "lien-hiep-phu-nu", Scope::Public),
    ("ccb", "cuu-chien-binh", Scope::Public),
    ("tncs", "thanh-nien-cong-san", Scope::Public),
    ("bhxh", "bao-hiem-xa-hoi", Scope::Public),
    ("kcn", "khu-cong-nghiep", Scope::Public),
    ("kcx", "khu-che-xuat", Scope::Public),
    ("kkt", "khu-kinh-te", Scope::Public),
    ("cand", "cong-an-nhan-dan", Scope::Public),
];

/// A form and its syllables as written.
type Written = (Vec<&'static str>, Form);

/// The forms by their first syllable, the longest first.
static BY_FIRST: LazyLock<FxHashMap<&'static str, Vec<Written>>> = LazyLock::new(|| {
    let mut written: Vec<Written> = FORMS
        .iter()
        .map(|&form| (form.0.split('-').collect(), form))
        .collect();
    written.sort_by_key(|(syllables, _)| std::cmp::Reverse(syllables.len()));
    let mut forms: FxHashMap<_, Vec<Written>> = FxHashMap::default();
    for (syllables, form) in written {
        forms
            .entry(syllables[0])
            .or_default()
            .push((syllables, form));
    }
    forms
});

/// Returns the slug of a unit's name with the forms that identifiers use: "Sở GD&ĐT" and "Sở Giáo
/// dục và Đào tạo", "Trường ĐH A" and "Trường Đại học A", "Công ty Cổ phần A" and "CTCP A" are one.
pub(super) fn unit_slug(name: &str) -> String {
    let slug = slug(name);
    let mut syllables = slug.split('-');
    if !syllables.any(|syllable| BY_FIRST.contains_key(syllable)) {
        return slug;
    }
    let syllables: Vec<&str> = slug.split('-').collect();
    let mut out: Vec<&str> = Vec::with_capacity(syllables.len() + 8);
    let mut at = 0;
    while at < syllables.len() {
        match form_at(&syllables, at) {
            Some((len, form)) => {
                out.push(form);
                at += len;
            }
            None => {
                out.push(syllables[at]);
                at += 1;
            }
        }
    }
    without_legal_form(out.join("-"))
}

/// Drops the legal form that stands behind the name of a corporation: "Tổng công ty A - CTCP".
fn without_legal_form(mut slug: String) -> String {
    let corporation = slug.starts_with("tong-cong-ty-") || slug.starts_with("tap-doan-");
    if corporation && slug.ends_with("-cong-ty-cp") {
        slug.truncate(slug.len() - "-cong-ty-cp".len());
    }
    slug
}

/// Returns the form that stands for the syllables at `at`, and how many they are.
fn form_at(syllables: &[&str], at: usize) -> Option<(usize, &'static str)> {
    let alike = BY_FIRST.get(syllables[at])?;
    let found = alike.iter().find(|(written, (_, _, scope))| {
        syllables[at..].starts_with(written) && holds(*scope, syllables, at)
    });
    found.map(|(written, (_, form, _))| (written.len(), *form))
}

fn holds(scope: Scope, syllables: &[&str], at: usize) -> bool {
    let first = syllables[0];
    let firm = matches!(
        first,
        "cong" | "tong" | "tap" | "cty" | "tcty" | "ctcp" | "tct" | "xi" | "xn"
    );
    match scope {
        Scope::All => true,
        Scope::First => at == 0,
        Scope::Public => !firm || first == "cong" && syllables.get(1) == Some(&"an"),
        Scope::School => at > 0 && syllables[at - 1] == "truong",
        Scope::Department => matches!(first, "so" | "phong" | "bo" | "ban" | "cuc" | "trung"),
    }
}

#[cfg(test)]
mod tests {
    use super::unit_slug;

    #[test]
    fn short_and_full_forms_are_one() {
        for (short, full) in [
            ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
            ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
            ("Trường ĐH Vinh", "Trường Đại học Vinh"),
            ("Trường TH Kim Đồng", "Trường Tiểu học Kim Đồng"),
            ("CTCP Gạch Tân Sơn", "Công ty Cổ phần Gạch Tân Sơn"),
            ("Cty TNHH Lá Xanh", "Công ty trách nhiệm hữu hạn Lá Xanh"),
            ("BV Mắt", "Bệnh viện Mắt"),
            ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
            (
                "Trường ĐH Luật TP.HCM",
                "Trường Đại học Luật Thành phố Hồ Chí Minh",
            ),
            ("Tổng công ty Lúa Vàng – CTCP", "Tổng công ty Lúa Vàng"),
        ] {
            assert_eq!(unit_slug(short), unit_slug(full), "{short}");
        }
        // A firm's letters stay.
        assert_eq!(
            unit_slug("Công ty CP ĐH Sông Lam"),
            "cong-ty-cp-dh-song-lam"
        );
    }
}
