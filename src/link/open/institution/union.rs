//! The unions in bodies: one unit, one zone, or a list behind one head.

use std::ops::Range;

use super::super::body_words::Head;
use super::super::person::is_name_of_person;
use super::slug::unit_slug;
use super::{Reader, is_number};
use crate::gazetteer::{EntityType, Level};
use crate::link::candidate::{Priority, Proposal};
use crate::text::{Case, slug};

impl Reader<'_, '_> {
    /// Reads the union of a body, and the bodies listed behind one head.
    pub(super) fn union(&self, head: Head, tokens: Range<usize>, found: &mut Vec<Proposal>) {
        found.extend(self.zone_union(head, &tokens));
        let from = self.behind_abbreviation(head, &tokens);
        let Some((end, unit)) = self.unit(head, from) else {
            return;
        };
        let first = unit.start;
        found.push(self.union_of(head, tokens.start..end, unit));
        if head != Head::Grassroots {
            return;
        }
        let mut at = end;
        while matches!(self.walk.punct(at), Some(',')) || self.walk.key(at) == "và" {
            let Some((end, next)) = self.unit(Head::Union, at + 1) else {
                break;
            };
            // "CĐCS Trường A, xã B": where the school is.
            let commune = |i: usize| matches!(self.walk.key(i), "phường" | "xã" | "thị");
            if commune(next.start) && !commune(first) {
                break;
            }
            let unit = next;
            let proposal = self.union_of(head, at + 1..end, unit);
            found.push(proposal.with_priority(Priority::Strong));
            at = end;
        }
    }

    /// "Công đoàn cơ sở (CĐCS) của Trường A": where the unit may begin behind the head's own
    /// abbreviation and "của".
    fn behind_abbreviation(&self, head: Head, tokens: &Range<usize>) -> usize {
        let walk = self.walk;
        let mut at = tokens.end;
        if head != Head::Grassroots || !walk.is_capital(tokens.start) {
            return at;
        }
        let short = walk.key(at + 1).starts_with("cđ") && walk.punct(at + 2) == Some(')');
        if walk.punct(at) == Some('(') && short {
            at += 3;
        }
        at + usize::from(walk.key(at) == "của" && walk.is_capital(at + 1))
    }

    /// Reads the union of one zone, "Công đoàn Khu công nghiệp Hoa Ban": what has the name of a
    /// place is the union of that place's zones and read elsewhere.
    pub(super) fn zone_union(&self, head: Head, tokens: &Range<usize>) -> Option<Proposal> {
        const ZONES: [(&[&str], &str); 7] = [
            (&["khu", "công", "nghiệp"], "khu-cong-nghiep"),
            (&["kcn"], "khu-cong-nghiep"),
            (&["khu", "chế", "xuất"], "khu-che-xuat"),
            (&["kcx"], "khu-che-xuat"),
            (&["khu", "kinh", "tế"], "khu-kinh-te"),
            (&["kkt"], "khu-kinh-te"),
            (&["khu", "công", "nghệ", "cao"], "khu-cong-nghe-cao"),
        ];
        let walk = self.walk;
        let at = tokens.end + usize::from(walk.key(tokens.end) == "các");
        let zone = ZONES
            .iter()
            .find(|(words, _)| walk.page.tokens.reads(at, words))
            .filter(|_| head == Head::Union)?;
        let from = at + zone.0.len();
        let end = walk.capitals(from, 6);
        // A province's zones are read elsewhere; "Chủ tịch Công đoàn KKT Hà Sỹ Bảng" has none.
        let known = walk.known_at(from, &[EntityType::Place, EntityType::Union]);
        let code = known.and_then(|known| known.id.as_deref()?.strip_prefix("p:"));
        let small = code.is_some_and(|code| code.len() > 2);
        let person =
            walk.key_before(tokens.start) == "tịch" && is_name_of_person(walk.page.tokens, from);
        if end == from || known.is_some() && !small || person {
            return None;
        }
        let place = (from + 1..end).find_map(|i| {
            let known = walk.known_at(i, &[EntityType::Place])?;
            (known.tokens.end == end).then_some((i, known))
        });
        let scope = walk.page.scope.at(from).province.clone();
        let (cut, code) = match place {
            Some((cut, known)) => (
                cut,
                known.id.as_deref()?.strip_prefix("p:").map(str::to_owned),
            ),
            None => (end, None),
        };
        // "Công đoàn Khu công nghiệp Sông Hinh": the district's province.
        let gazetteer = walk.page.gazetteer;
        let own = known.filter(|_| small);
        let own = own.and_then(|known| gazetteer.find_place(known.id.as_deref()?));
        let own = own.and_then(|place| gazetteer.at_level(place, Level::Province));
        let own = own.map(|place| gazetteer.place(place).code().to_owned());
        let code = own.or(code).or(scope).unwrap_or_else(|| "vn".to_owned());
        let id = format!("u:cdn:{}-{}:{code}", zone.1, slug(walk.text(from..cut)));
        let whole = tokens.start..end;
        let name = walk.text(whole.clone());
        Some(
            Proposal::new(whole, EntityType::Union, "union-zone")
                .named(id, name)
                .with_confidence(0.85),
        )
    }

    /// Reads "Nghiệp đoàn Nghề cá xã A", "Nghiệp đoàn xe ôm phường B": a trade, and the place that
    /// tells one guild of the trade from another.
    pub(super) fn guild(&self, head: &Range<usize>) -> Option<Proposal> {
        let walk = self.walk;
        let many = matches!(
            walk.key_before(head.start),
            "các" | "những" | "mỗi" | "từng" | "nhiều"
        );
        if !walk.is_capital(head.start) || many {
            return None;
        }
        let mut end = head.end;
        let mut placed = false;
        while end < head.end + 8 && walk.follows(end) {
            if let Some(place) = walk.known_at(end, &[EntityType::Place]) {
                end = place.tokens.end;
                placed = true;
                break;
            }
            // "Nghiệp đoàn nghề cá An Hải | phấn khởi", "… An Hải | và Nghiệp đoàn …": the name is told.
            let told = (head.end + 1..end).any(|i| walk.is_capital(i - 1) && walk.is_capital(i));
            if told && !walk.is_capital(end) {
                break;
            }
            let joint = walk.is_dash(end) || walk.key(end) == "và";
            let outside = walk.page.tokens.reads(end, &["công", "lập"]);
            let named = walk.is_capital(end) || outside;
            if !joint && (!walk.is_word(end) || self.is_closed(end) && !named) {
                break;
            }
            end += 1;
        }
        let named = placed || (head.end..end).any(|i| walk.is_capital(i));
        let two = (head.end + 1..end).any(|i| walk.is_capital(i - 1) && walk.is_capital(i));
        if end < head.end + 2 || !named || !self.is_closed(end) && !placed && !two {
            return None;
        }
        let slug = unit_slug(walk.text(head.start..end));
        let id = format!(
            "u:cdcs:{slug}:{}",
            walk.page.scope.at(head.start).federation()
        );
        let whole = head.start..end;
        let name = walk.text(whole.clone());
        Some(
            Proposal::new(whole, EntityType::Union, "union-guild")
                .named(id, name)
                .with_confidence(0.8),
        )
    }

    /// Reads the unit that a union belongs to; returns its end and its tokens.
    pub(super) fn unit(&self, head: Head, from: usize) -> Option<(usize, Range<usize>)> {
        let walk = self.walk;
        if !walk.follows(from) {
            return None;
        }
        let listed = walk.known_at(from, &[EntityType::Org]);
        let listed = listed.filter(|org| org.rule == "listed-body" && head == Head::Union);
        let body = self.body(from);
        // "Công đoàn Thanh tra Chính phủ": the union of a central agency.
        let shorter = |end: usize| body.as_ref().is_none_or(|body| body.tokens.end < end);
        let told = walk.is_capital(from.saturating_sub(2)) || walk.key_before(from) == "cđ";
        // "Công đoàn VPCP": an office by its initials.
        let office = |end: usize| {
            end == from + 1 && walk.case(from) == Case::Upper && walk.key(from).starts_with("vp")
        };
        let long = |org: &&Proposal| org.tokens.len() >= 3 || office(org.tokens.end);
        if let Some(org) = listed.filter(|org| told && long(org) && shorter(org.tokens.end)) {
            return Some((org.tokens.end, org.tokens.clone()));
        }
        // "Công đoàn Ngân hàng Chính sách xã hội tỉnh A": the organ of a place that is longer.
        let longer = walk.known_at(from, &[EntityType::Org]).filter(|org| {
            matches!(org.rule, "head-place" | "head-name" | "head-relative")
                && org.tokens.len() > 3
                && body
                    .as_ref()
                    .is_some_and(|body| body.tokens.end < org.tokens.end)
        });
        if let Some(org) = longer {
            return Some((org.tokens.end, org.tokens.clone()));
        }
        if let Some(body) = body {
            let acts = matches!(body.head, Head::Press) && !walk.is_capital(from);
            return (!acts).then(|| (body.tokens.end, body.tokens.clone()));
        }
        // "Công đoàn cơ sở Văn phòng UBND tỉnh A": an organ of a place.
        let organ = walk.known_at(from, &[EntityType::Org]);
        let office = told && matches!(walk.key(from), "văn" | "vp") && walk.is_capital(from);
        // "Công đoàn Tòa án nhân dân tỉnh".
        let whole = |organ: &Proposal| {
            let short = walk.case(from) == Case::Upper && organ.tokens.len() == 2;
            let long = organ.tokens.len() >= 3 || short;
            told && head == Head::Union && walk.is_capital(from) && long
        };
        if let Some(known) =
            organ.filter(|organ| head == Head::Grassroots || office || whole(organ))
        {
            return Some((known.tokens.end, from..known.tokens.end));
        }
        // "Công đoàn Khoa Kinh tế": a part of a school or a hospital.
        let faculty = walk.key(from) == "khoa" && walk.key(from + 1) != "học";
        if faculty && told && walk.is_capital(from) && walk.is_capital(from + 1) {
            let (end, _) = self.sector_name(from, from + 1)?;
            return Some((end, from..end));
        }
        // "CĐCS Ban Dân tộc": an organ by its field.
        let board = walk.key(from) == "ban" && head == Head::Grassroots && walk.is_capital(from);
        if board && walk.is_capital(from + 1) {
            let (end, _) = self.sector_name(from, from + 1)?;
            return Some((end, from..end));
        }
        // "CĐCS Cơ quan Khối Đảng", "CĐCS Khối Dân vận": the agency's word belongs to the unit.
        let agency = match walk.key(from) {
            "cơ" if walk.key(from + 1) == "quan" => 2,
            "khối" => 1,
            _ => 0,
        };
        if agency > 0 && walk.is_capital(from) && head == Head::Grassroots {
            let (end, _) = self.sector_name(from, from + agency)?;
            return Some((end, from..end));
        }
        // "Công đoàn Khối Đảng – Đoàn thể huyện": the block's word belongs to the unit.
        if head == Head::Union && walk.key_before(from) == "khối" && walk.is_capital(from - 1) {
            let (end, _) = self.sector_name(from - 1, from)?;
            return Some((end, from - 1..end));
        }
        let commune = matches!(walk.key(from), "phường" | "xã" | "thị");
        if commune {
            let known = walk.known_at(from, &[EntityType::Place])?;
            let end = self.second_commune(known.tokens.end);
            return Some((end, from..end));
        }
        if walk.key_before(from) == "quan" {
            // "Công đoàn cơ quan" with what the agency is; the agency's word belongs to the unit.
            let (end, _) = self.sector_name(from, from)?;
            return Some((end, from - 2..end));
        }
        if head == Head::Group && walk.is_capital(from) {
            // "Tổ công đoàn Khoa Cấp cứu": the small syllables of its words.
            let end = self.whole_words(from, walk.capitals(from, 5));
            // "Tổ công đoàn Phân xưởng 2".
            let yard = self.head_at[from].filter(|(_, after)| *after >= end);
            let numbered = yard
                .map(|(_, after)| after)
                .filter(|&after| is_number(walk, after) && walk.follows(after));
            let end = numbered.map_or(end, |after| after + 1);
            return Some((end, from..end));
        }
        None
    }

    /// Reads on over the second of two communes that share a union: "CĐCS xã A – B".
    fn second_commune(&self, end: usize) -> usize {
        let walk = self.walk;
        if !(walk.is_dash(end) && walk.follows(end) && walk.follows(end + 1)) {
            return end;
        }
        let second = walk.capitals(end + 1, 4);
        let closed = !walk.follows(second) || !walk.is_word(second) && !walk.is_dash(second);
        let name = second >= end + 3 && closed && !self.stops(end + 1);
        if name { second } else { end }
    }

    pub(super) fn union_of(
        &self,
        head: Head,
        tokens: Range<usize>,
        unit: Range<usize>,
    ) -> Proposal {
        let walk = self.walk;
        let commune = matches!(walk.key(unit.start), "phường" | "xã" | "thị");
        let (bare, code) = self.placed(unit.clone());
        let proper = commune
            || self.head_at[unit.start].is_some_and(|(head, after)| match head {
                Head::Enterprise | Head::School | Head::Level | Head::House => true,
                Head::Yard => self.place_of_yard(after).is_none(),
                _ => false,
            });
        let proper = proper || self.is_of_its_own(unit.clone());
        let (bare, code) = self.without_province(unit.clone()).unwrap_or((bare, code));
        let (whole, _) = self.with_its_place(unit.clone());
        // "Công đoàn Bưu điện tỉnh Hoa Ban": a firm's house, whose name the place is.
        let post = self.post_of_place(&unit);
        let (name, code) = if let Some(post) = &post {
            (post.as_str(), code)
        } else if proper {
            (whole.as_str(), self.federation_over(&unit))
        } else {
            let own = code == walk.page.scope.at(unit.start).federation();
            let clause = own.then(|| self.district_of_clause(&unit)).flatten();
            (bare, clause.unwrap_or(code))
        };
        let code =
            self.federation_behind(tokens.start, unit.end)
                .unwrap_or(if self.is_central(&unit) {
                    "vn".to_owned()
                } else {
                    code
                });
        let rule = match head {
            Head::Group => "union-group",
            _ => "union-grassroots",
        };
        // An agency that the gazetteer knows has one name, however it is shortened.
        let known = walk.known_at(unit.start, &[EntityType::Org]);
        let known = known.filter(|org| org.tokens == unit);
        let listed = known.filter(|org| org.rule == "listed-body");
        // "Công đoàn Toà án nhân dân tỉnh": an organ of a place; an office has its whole's full name.
        let part = matches!(self.head_at[unit.start], Some((Head::Part, _)));
        let organ = known.and_then(|org| org.id.as_deref()?.strip_prefix("o:")?.split_once(':'));
        // "Công đoàn Ngân hàng Chính sách xã hội tỉnh A" too, though a bank is a firm.
        let composed = known.is_some_and(|org| org.rule.starts_with("head-"));
        if let Some((slug, place)) = organ.filter(|_| (!proper || composed) && !part) {
            let id = ["u:cdcs:", slug, ":", place].concat();
            return Proposal::new(tokens.clone(), EntityType::Union, rule)
                .named(id, walk.text(tokens))
                .with_confidence(0.88)
                .by_way_of_the_article();
        }
        let own = listed.and_then(|org| org.id.as_deref()?.strip_prefix("o:"));
        let own = own.filter(|slug| !slug.contains(':')).map(str::to_owned);
        let slug = own.unwrap_or_else(|| unit_slug(name));
        let id = ["u:cdcs:", &slug, ":", &code].concat();
        let proposal = Proposal::new(tokens.clone(), EntityType::Union, rule)
            .named(id, walk.text(tokens))
            .with_confidence(0.88);
        if proper {
            proposal
        } else {
            proposal.by_way_of_the_article()
        }
    }
}
