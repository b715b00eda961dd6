//! Points that begin with who gave: "+ LĐLĐ tỉnh: …".

use super::Reader;
use super::trigger::{Trigger, Voice, is_joint};
use super::verb::is_prize;
use crate::extract::count::names_bearers;
use crate::extract::cue::Cue;
use crate::extract::role::bodies_in;
use crate::extract::scene::{Kind, Line, Scene};
use crate::extract::unit::is_unit;

impl Reader<'_, '_> {
    /// "+ LĐLĐ tỉnh: 4 tập thể, 9 cá nhân được tặng Bằng khen": the giver whom a colon parts from those who are
    /// counted, and where they begin.
    pub(super) fn point_giver(&self, trigger: &Trigger) -> Option<(Vec<String>, usize)> {
        if !matches!(trigger.voice, Voice::Passive | Voice::Receiving) {
            return None;
        }
        let (scene, line) = (self.scene, self.line);
        let colon = (self.clause.start..trigger.head).find(|&i| line.is_mark(i, ':'))?;
        let body = |i: &usize| matches!(line.kind(*i), Some(Kind::Body(_)));
        let (bodies, colon) = heading(scene, line, (self.clause.start..colon).find(body)?)?;
        let award = (trigger.after..self.clause.end).find_map(|i| match line.kind(i)? {
            Kind::Award(mention) => Some(scene.id(mention)),
            _ => None,
        })?;
        let counted = matches!(line.kind(colon + 1), Some(Kind::Number(_)));
        (counted && bodies.iter().all(|body| gives(body, award))).then_some((bodies, colon + 1))
    }
}

/// Reads the bodies that a point begins with at `at`, and the colon behind them: "- LĐLĐ tỉnh:", "của các cấp: -
/// Tổng Liên đoàn:".
pub(super) fn heading(scene: &Scene<'_>, line: &Line, at: usize) -> Option<(Vec<String>, usize)> {
    let opens = match at.checked_sub(1).and_then(|i| line.kind(i)) {
        None | Some(Kind::Mark(_)) => true,
        Some(Kind::Cue(Cue::Organ | Cue::Of)) => true,
        Some(_) => false,
    };
    let mut end = at;
    while matches!(line.kind(end), Some(Kind::Body(_) | Kind::Cue(Cue::Organ)))
        || end > at
            && is_joint(scene, line, end)
            && matches!(line.kind(end + 1), Some(Kind::Body(_)))
    {
        end += 1;
    }
    let colon = line.is_mark(end, ':') && !line.is_mark(end + 1, '/');
    (opens && colon).then(|| (bodies_in(scene, line, at..end), end))
}

/// Tells whether a body may give an award, told by what it is: a union at the base or a unit rather has it, a prize
/// is won by those who stand before it, and a district gives no Bằng khen.
pub(super) fn gives(body: &str, award: &str) -> bool {
    let district = body
        .strip_prefix("u:ldld:")
        .is_some_and(|place| place.len() == 3);
    let form = !names_bearers(award);
    let base = body.starts_with("u:cdcs:") || is_unit(body);
    let barred = is_prize(award) || base || district && award == "a:bang-khen";
    form && !barred
}
