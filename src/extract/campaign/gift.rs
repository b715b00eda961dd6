//! What is given or awarded between a verb and a campaign: "trao 2 nhà “…”", "trao giải hội thi “…”".

use super::Reader;
use crate::extract::cue::Cue;
use crate::extract::role::agents_in;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "tiếp nhận 2 tỷ đồng do Ngân hàng A ủng hộ chương trình “B”": who gives to the programme, right
    /// before the verb.
    pub(super) fn donated(&self, i: usize) -> Option<Vec<(String, &'static str, f32)>> {
        let line = self.line;
        let give = (i.saturating_sub(5)..i)
            .rev()
            .find(|&at| self.donates(at))?;
        let by = line.rfind(give.saturating_sub(8)..give, Cue::By)?;
        let givers = agents_in(self.scene, line, by + 1..give);
        (!givers.is_empty()).then(|| {
            let each = givers.into_iter();
            each.map(|org| (org, "join-donor", 0.75)).collect()
        })
    }

    /// "LĐLĐ tỉnh biểu dương 86 chị tiêu biểu trong phong trào “A”": who honours the best of a movement carries
    /// it out; but "tặng Bằng khen cho 5 chị có thành tích trong phong trào “A”".
    pub(super) fn honours_within(&self, verb: usize, i: usize) -> bool {
        let line = self.line;
        let Some(head) = line.rfind(i.saturating_sub(3)..i, Cue::CampaignHead) else {
            return false;
        };
        let movement = ["phong trào", "phong trào thi đua", "cuộc vận động"]
            .contains(&self.scene.fold(&line.items[head]).as_ref());
        let best = self.reads(head.saturating_sub(3), &["tiêu", "biểu", "trong"])
            || self.reads(head.saturating_sub(3), &["xuất", "sắc", "trong"]);
        let open = (verb + 1..i).all(|at| {
            !matches!(
                line.kind(at),
                Some(Kind::Award(_) | Kind::Cue(Cue::Give | Cue::Praise))
            )
        });
        line.is_cue(verb, Cue::Honour) && movement && best && open && !self.unreal(verb)
    }

    /// The same of one that is joined to another: "trao giải cuộc thi “A” và cuộc thi “B”".
    pub(super) fn is_given_with(&self, verb: usize, i: usize) -> bool {
        let line = self.line;
        if self.is_given(verb, i) {
            return true;
        }
        let first = (verb + 1..i)
            .rev()
            .take(10)
            .find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        first.is_some_and(|first| {
            let and = |at: usize| self.scene.key(line.items[at].tokens.start) == "và";
            (first + 1..i).any(and) && self.is_given(verb, first)
        })
    }

    /// "trao quà cho đoàn viên trong chương trình “…”": the programme that a gift, and no award,
    /// belongs to.
    pub(super) fn is_setting_of_gift(&self, verb: usize, i: usize) -> bool {
        let line = self.line;
        let inside = (i.saturating_sub(5)..i).any(|at| {
            line.is_cue(at, Cue::Aside)
                && matches!(self.scene.fold(&line.items[at]).as_ref(), "trong" | "thuộc")
        });
        let award = (verb..i).any(|at| matches!(line.kind(at), Some(Kind::Award(_))));
        line.is_cue(verb, Cue::Give)
            && inside
            && !award
            && line.find(verb..i, Cue::Gift).is_some()
            && !self.unreal(verb)
    }

    /// Tells whether the campaign at `i` is what the verb at `verb` gives: "trao 2 nhà “…”".
    pub(super) fn is_given(&self, verb: usize, i: usize) -> bool {
        let line = self.line;
        let between = verb + 1..i;
        // "trao giải Hội thi “…”", "Lễ trao giải và triển lãm ảnh Cuộc thi “…”".
        let plain = between.clone().all(|at| {
            !matches!(
                line.kind(at),
                Some(Kind::Body(_) | Kind::Person(_) | Kind::Award(_) | Kind::Mark(','))
            )
        });
        let prize = self.scene.fold(&line.items[verb]) == "trao giải"
            && (between.len() <= 4 || between.len() <= 9 && plain);
        // "trao 20 “Mái ấm Công đoàn”": so many of what the programme gives.
        let counted = matches!(line.kind(verb + 1), Some(Kind::Number(_)))
            && (verb + 2..i).all(|at| matches!(line.kind(at), Some(Kind::Mark('“' | '"'))));
        // "công nhận kết quả Hội thi “C”".
        let result = between.len() <= 4
            && self.scene.is_word(line, verb + 1, "kết")
            && self.scene.is_word(line, verb + 2, "quả");
        let thing = prize
            || counted
            || result
            || between.clone().any(|at| {
                matches!(line.kind(at), Some(Kind::Cue(Cue::Gift)))
                    || matches!(
                        self.scene.key(line.items[at].tokens.start),
                        "nhà" | "căn" | "ngôi"
                    )
            });
        let close = prize
            || between.len() <= 6
                && between.into_iter().all(|at| {
                    matches!(
                        line.kind(at),
                        Some(
                            Kind::Word
                                | Kind::Number(_)
                                | Kind::Mark('“' | '"')
                                | Kind::Cue(Cue::Gift | Cue::CampaignHead | Cue::Join)
                        )
                    )
                });
        line.is_cue(verb, Cue::Give) && thing && close && !self.unreal(verb)
    }

    pub(super) fn award_verb_between(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).rev().find(|&i| {
            match self.line.kind(i) {
                Some(Kind::Cue(Cue::Give | Cue::Praise | Cue::Honour)) => true,
                // "đạt 129% chỉ tiêu" is no award.
                Some(Kind::Cue(Cue::Receive)) => !self.is_of_figures(i),
                _ => false,
            }
        })
    }

    /// "đạt 129% chỉ tiêu", "đạt kết quả": what is reached is a figure.
    fn is_of_figures(&self, verb: usize) -> bool {
        match self.line.kind(verb + 1) {
            Some(Kind::Number(number)) => self.scene.quantities[number].percent,
            _ => false,
        }
    }
}
