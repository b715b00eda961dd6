//! The words that announce a fact or give a role, as one table for one automaton.

use std::sync::LazyLock;

use crate::link::Phrases;

/// Whom a counted noun counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// "tập thể", "đơn vị": collectives.
    Collective,
    /// "cá nhân", "đoàn viên": individuals.
    Individual,
    /// "tập thể, cá nhân" under one number.
    Both,
    /// "gương", "sáng kiến": the text does not say which.
    Either,
}

/// What a phrase does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// "phát động".
    Launch,
    /// "hưởng ứng", "triển khai", "tham gia".
    Join,
    /// "tổ chức": joins with a campaign, says nothing otherwise.
    Organise,
    /// "tặng", "trao": confers the award that follows.
    Give,
    /// "khen thưởng": confers without a named form.
    Praise,
    /// "biểu dương", "tôn vinh": honours without a named form.
    Honour,
    /// "đạt", "nhận": the subject is the recipient.
    Receive,
    /// "được".
    Passive,
    /// "thuộc về": an award stands before it, and whoever has won it behind.
    Go,
    /// "đề nghị".
    Propose,
    /// "sẽ", "phấn đấu", "chưa": what follows did not happen.
    Unreal,
    /// "do", "bởi": an agent follows.
    By,
    /// "của".
    Of,
    /// "cho": recipients follow.
    For,
    /// "phối hợp với": the next body acts along.
    Together,
    /// "tại", "về", "trong": the body that follows is no subject.
    Aside,
    /// "chỉ đạo", "yêu cầu": the subject tells others to do what follows.
    Direct,
    /// "các cấp công đoàn": the federation that the article is about.
    AllLevels,
    /// "các công đoàn cơ sở": nobody in particular.
    Unions,
    /// A noun that may be counted.
    Noun(Noun),
    /// "nhà trường", "đơn vị" as the one that acts or receives.
    TheUnit,
    /// "đồng chí", "ông": the person spoke of.
    ThePerson,
    /// "cụ thể", "gồm": what comes before is only a summary.
    List,
    /// "cấp huyện": the level of an award.
    Level(Level),
    /// A post that a person holds.
    Post,
    /// "theo", "căn cứ": a legal basis follows.
    Basis,
    /// "thực hiện": a basis or a campaign follows.
    CarryOut,
    /// "danh hiệu", "hình thức": an award's name follows.
    AwardHead,
    /// "phong trào", "cuộc vận động": a campaign's name follows.
    CampaignHead,
    /// "với chủ đề".
    Theme,
    /// "công tác thi đua, khen thưởng" and the like: no trigger inside.
    Noise,
    /// "quà", "tiền": a gift and no award.
    Gift,
    /// "Ban Thường vụ": stands before the body that acts.
    Organ,
}

/// The level of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Base,
    District,
    Province,
    Country,
}

/// Returns the cue with this name in `cues.txt`.
fn named(name: &str) -> Option<Cue> {
    Some(match name {
        "post" => Cue::Post,
        "launch" => Cue::Launch,
        "join" => Cue::Join,
        "organise" => Cue::Organise,
        "give" => Cue::Give,
        "praise" => Cue::Praise,
        "honour" => Cue::Honour,
        "receive" => Cue::Receive,
        "passive" => Cue::Passive,
        "go" => Cue::Go,
        "propose" => Cue::Propose,
        "unreal" => Cue::Unreal,
        "by" => Cue::By,
        "of" => Cue::Of,
        "for" => Cue::For,
        "together" => Cue::Together,
        "aside" => Cue::Aside,
        "direct" => Cue::Direct,
        "all-levels" => Cue::AllLevels,
        "unions" => Cue::Unions,
        "collective" => Cue::Noun(Noun::Collective),
        "individual" => Cue::Noun(Noun::Individual),
        "both" => Cue::Noun(Noun::Both),
        "either" => Cue::Noun(Noun::Either),
        "the-unit" => Cue::TheUnit,
        "the-person" => Cue::ThePerson,
        "list" => Cue::List,
        "level-base" => Cue::Level(Level::Base),
        "level-district" => Cue::Level(Level::District),
        "level-province" => Cue::Level(Level::Province),
        "level-country" => Cue::Level(Level::Country),
        "basis" => Cue::Basis,
        "carry-out" => Cue::CarryOut,
        "award-head" => Cue::AwardHead,
        "campaign-head" => Cue::CampaignHead,
        "theme" => Cue::Theme,
        "noise" => Cue::Noise,
        "gift" => Cue::Gift,
        "organ" => Cue::Organ,
        _ => return None,
    })
}

/// All cues.
pub(super) static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    let lines = include_str!("cues.txt").lines();
    let entries = lines
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(name, phrases)| Some((named(name)?, phrases)))
        .flat_map(|(cue, phrases)| phrases.split('|').map(move |phrase| (phrase.trim(), cue)));
    Phrases::new(entries)
});

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn every_line_of_the_table_names_a_cue() {
        let lines = include_str!("cues.txt").lines();
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (name, phrases) = line.split_once(':').unwrap();
            assert!(named(name).is_some(), "{name}");
            assert!(
                phrases.split('|').all(|phrase| !phrase.trim().is_empty()),
                "{line}"
            );
        }
    }
}
