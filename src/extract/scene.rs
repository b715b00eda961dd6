//! An article as the rules see it: sentences as lines of items, each a mention, a number, a time,
//! a cue, a mark or a plain word.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::{Deref, Range};

use super::cue::Cue;
use super::unit::{grassroots, is_unit};
use crate::corpus::Article;
use crate::link::{EntityType, Mention};
use crate::text::date::Time;
use crate::text::number::Quantity;
use crate::text::{Sentences, Span, Tokens};

/// What an item is; the numbers index the lists of the scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A union body or another organisation.
    Body(usize),
    /// A body that the article does not tell: "LĐLĐ tỉnh" where no province is known.
    Unknown,
    Place(usize),
    Campaign(usize),
    Award(usize),
    Person(usize),
    Legal(usize),
    Event(usize),
    Number(usize),
    Time(usize),
    Cue(Cue),
    Mark(char),
    Word,
}

/// A stretch of tokens with one meaning.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
}

/// A sentence as items.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) items: Vec<Item>,
    /// The stretches between semicolons, as ranges of items.
    pub(super) clauses: Clauses,
    pub(super) paragraph: usize,
    /// What the items are.
    pub(super) has: Has,
}

/// The clauses of a line; most lines are one.
#[derive(Debug, Clone)]
pub(super) enum Clauses {
    Whole(Range<usize>),
    Several(Vec<Range<usize>>),
}

impl Deref for Clauses {
    type Target = [Range<usize>];

    fn deref(&self) -> &[Range<usize>] {
        match self {
            Self::Whole(clause) => std::slice::from_ref(clause),
            Self::Several(clauses) => clauses,
        }
    }
}

/// What there is among the items of a line, so that a rule passes over lines without what it needs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Has {
    pub(super) campaign: bool,
    pub(super) award: bool,
    pub(super) person: bool,
    pub(super) legal: bool,
    pub(super) number: bool,
    /// A verb that launches, carries out, joins, tells others to, or confers.
    pub(super) verb: bool,
    pub(super) launch: bool,
    pub(super) organise: bool,
    pub(super) join: bool,
    pub(super) receive: bool,
    pub(super) list: bool,
    /// A word that says that something did not happen.
    pub(super) unreal: bool,
}

impl Has {
    pub(super) fn add(&mut self, kind: Kind) {
        match kind {
            Kind::Campaign(_) => self.campaign = true,
            Kind::Award(_) => self.award = true,
            Kind::Person(_) => self.person = true,
            Kind::Legal(_) => self.legal = true,
            Kind::Number(_) => self.number = true,
            Kind::Cue(cue) => match cue {
                Cue::Join => (self.join, self.verb) = (true, true),
                Cue::Receive | Cue::Go => self.receive = true,
                Cue::List => self.list = true,
                Cue::Unreal => self.unreal = true,
                Cue::Launch => (self.launch, self.verb) = (true, true),
                Cue::Organise => (self.organise, self.verb) = (true, true),
                Cue::Give | Cue::Praise | Cue::Honour | Cue::Direct | Cue::CarryOut => {
                    self.verb = true
                }
                _ => {}
            },
            _ => {}
        }
    }
}

impl Line {
    /// A line of which nothing is read but its first token.
    pub(super) fn unread(first: usize, paragraph: usize) -> Self {
        let item = Item {
            tokens: first..first + 1,
            kind: Kind::Word,
        };
        Self {
            items: vec![item],
            clauses: Clauses::Whole(0..1),
            paragraph,
            has: Has::default(),
        }
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.items.get(i).map(|item| item.kind)
    }

    pub(super) fn is_cue(&self, i: usize, cue: Cue) -> bool {
        self.kind(i) == Some(Kind::Cue(cue))
    }

    pub(super) fn is_mark(&self, i: usize, mark: char) -> bool {
        self.kind(i) == Some(Kind::Mark(mark))
    }

    /// Tells whether a campaign is named in it.
    pub(super) fn names_campaign(&self) -> bool {
        self.has.campaign
    }

    /// Returns the clause that holds item `i`.
    pub(super) fn clause_of(&self, i: usize) -> Range<usize> {
        let clause = self.clauses.iter().find(|clause| clause.contains(&i));
        clause.cloned().unwrap_or(0..self.items.len())
    }

    /// Returns the tokens of a range of items.
    pub(super) fn tokens(&self, items: Range<usize>) -> Range<usize> {
        let items = &self.items[items];
        match (items.first(), items.last()) {
            (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
            _ => 0..0,
        }
    }

    pub(super) fn find(&self, range: Range<usize>, cue: Cue) -> Option<usize> {
        range.into_iter().find(|&i| self.is_cue(i, cue))
    }

    pub(super) fn rfind(&self, range: Range<usize>, cue: Cue) -> Option<usize> {
        range.into_iter().rev().find(|&i| self.is_cue(i, cue))
    }
}

/// An article ready for the rules.
pub(super) struct Scene<'a> {
    pub(super) article: &'a Article,
    pub(super) tokens: &'a Tokens,
    pub(super) mentions: Vec<&'a Mention>,
    pub(super) times: Vec<Time>,
    pub(super) quantities: Vec<Quantity>,
    pub(super) lines: Vec<Line>,
    /// The union body that the article is mostly about.
    pub(super) main: Option<String>,
    /// That body, or the firm or school that the article is mostly about and that has no union in it.
    pub(super) page: Option<String>,
    /// Whether the article names any union at all.
    pub(super) names_union: bool,
    /// A mention of the only emulation cluster that the article names.
    pub(super) cluster: Option<usize>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        article: &'a Article,
        tokens: &'a Tokens,
        sentences: &Sentences,
        mentions: &'a [Mention],
    ) -> Self {
        let mut scene = Self {
            article,
            tokens,
            mentions: mentions
                .iter()
                .filter(|mention| mention.id.is_some() || is_body(mention.entity))
                .filter(|mention| !is_cut_off(article, mention))
                .filter(|mention| !is_dateline(article, mention))
                .collect(),
            times: Vec::new(),
            quantities: Vec::new(),
            lines: Vec::new(),
            main: None,
            page: None,
            names_union: false,
            cluster: None,
        };
        let mut ids = scene.mentions.iter().filter_map(|m| m.id.as_deref());
        scene.names_union = ids.any(|id| id.starts_with("u:"));
        (scene.main, scene.page) = scene.main_body();
        scene.cluster = scene.only_cluster();
        scene.read_lines(sentences);
        scene
    }

    pub(super) fn id(&self, mention: usize) -> &'a str {
        self.mentions[mention].id.as_deref().unwrap_or_default()
    }

    pub(super) fn key(&self, token: usize) -> &str {
        self.tokens.key(token)
    }

    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens.span(tokens)
    }

    pub(super) fn text(&self, tokens: Range<usize>) -> &'a str {
        self.tokens.span(tokens).of(&self.article.text)
    }

    /// Returns the keys of an item, joined by blanks.
    pub(super) fn fold(&self, item: &Item) -> Cow<'_, str> {
        match item.tokens.len() {
            1 => Cow::Borrowed(self.key(item.tokens.start)),
            _ => Cow::Owned(self.tokens.fold(item.tokens.clone())),
        }
    }

    /// Tells whether an item begins with the word `key`.
    pub(super) fn is_word(&self, line: &Line, i: usize, key: &str) -> bool {
        let item = line.items.get(i);
        item.is_some_and(|item| self.key(item.tokens.start) == key)
    }

    /// Returns the body that an item names, or stands for.
    pub(super) fn body(&self, line: &Line, i: usize) -> Option<&str> {
        match line.kind(i)? {
            Kind::Body(mention) => Some(self.id(mention)),
            _ => None,
        }
    }

    /// Returns a mention of the one emulation cluster that is named, if one alone is.
    fn only_cluster(&self) -> Option<usize> {
        let mut named = (0..self.mentions.len()).filter(|&n| self.id(n).starts_with("u:cum:"));
        let first = named.next()?;
        named.all(|n| self.id(n) == self.id(first)).then_some(first)
    }

    /// Returns the federation of labour of a place.
    pub(super) fn federation_of(&self, place: usize) -> Option<String> {
        let code = self.id(place).strip_prefix("p:")?;
        (code != "vn" && code.len() <= 7).then(|| format!("u:ldld:{code}"))
    }

    /// The prize in the headline, or the only one that is named twice.
    pub(super) fn prize(&self) -> Option<&'a str> {
        let mut prizes = self
            .mentions
            .iter()
            .filter(|mention| mention.entity == EntityType::Award)
            .filter_map(|mention| Some((mention.id.as_deref()?, mention.span.start as usize)))
            .filter(|(id, _)| id.starts_with("a:giai-thuong-"));
        let (first, at) = prizes.next()?;
        let others: Vec<_> = prizes.collect();
        let alone = others.iter().all(|(id, _)| *id == first);
        let in_title = at < self.title_end();
        (alone && (!others.is_empty() || in_title)).then_some(first)
    }

    /// Returns where the headline ends in the text, in bytes; 0 where there is none.
    pub(super) fn title_end(&self) -> usize {
        let title = self.article.title.as_deref().unwrap_or_default();
        let at = self.article.text.find(title).filter(|_| !title.is_empty());
        at.map_or(0, |at| at + title.len())
    }

    /// Tells whether a union stands in the headline, or is more than half of the unions named.
    pub(super) fn is_about(&self, union: &str) -> bool {
        let title_end = self.title_end();
        let unions = self.mentions.iter().filter(|mention| {
            let id = mention.id.as_deref().unwrap_or_default();
            id.starts_with("u:") && id != "u:tld"
        });
        let (mut own, mut all) = (0, 0);
        for mention in unions {
            let same = mention.id.as_deref() == Some(union);
            if same && (mention.span.start as usize) < title_end {
                return true;
            }
            own += usize::from(same);
            all += 1;
        }
        own * 2 > all
    }

    /// The union body that is mentioned most, those of the headline three times over; among equals
    /// the first. Where a firm, a school or a house is spoken of more than any union, it is the
    /// union in it, if there is one, and the unit itself beside it.
    fn main_body(&self) -> (Option<String>, Option<String>) {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let title = self.article.title.as_deref();
        let title_end = title.and_then(|title| Some(self.article.text.find(title)? + title.len()));
        for (n, mention) in self.mentions.iter().enumerate() {
            let Some(id) = mention.id.as_deref().filter(|id| may_be_main(id)) else {
                continue;
            };
            let early = title_end.is_some_and(|end| (mention.span.start as usize) < end);
            let weight = match (early, id) {
                (_, "u:tld") => 2,
                (true, _) => 12,
                _ => 5,
            };
            let entry = counts.entry(id).or_insert((0, n));
            entry.0 += weight;
        }
        let rank =
            |(_, (count, first)): &(&str, (usize, usize))| (*count, std::cmp::Reverse(*first));
        let best = counts
            .iter()
            .map(|(id, count)| (*id, *count))
            .max_by_key(rank);
        let Some((best, _)) = best else {
            return (None, None);
        };
        let Some(unit) = best.strip_prefix("o:") else {
            return (Some(best.to_owned()), Some(best.to_owned()));
        };
        let own = counts
            .keys()
            .find(|id| grassroots(id).is_some_and(|(name, _)| name == unit));
        (own.map(|id| (*id).to_owned()), Some(best.to_owned()))
    }

    pub(super) fn kind_of(&self, n: usize) -> Kind {
        match self.mentions[n].entity {
            entity if is_body(entity) && self.mentions[n].id.is_none() => Kind::Unknown,
            EntityType::Union | EntityType::Org => Kind::Body(n),
            EntityType::Place => Kind::Place(n),
            EntityType::Campaign => Kind::Campaign(n),
            EntityType::Award => Kind::Award(n),
            EntityType::Person => Kind::Person(n),
            EntityType::Legal => Kind::Legal(n),
            EntityType::Event => Kind::Event(n),
        }
    }
}

/// Tells whether an article may be about a body: a union, or a unit that unions are in.
fn may_be_main(id: &str) -> bool {
    id.starts_with("u:") || is_unit(id)
}

/// Tells whether a quoted name breaks off where the text does: "phong trào “Nhà gi".
fn is_cut_off(article: &Article, mention: &Mention) -> bool {
    let text = article.text.as_str();
    let quoted = text[..mention.span.start as usize]
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c, '“' | '"' | '«'));
    let open = mention.entity == EntityType::Campaign
        && quoted
        && text[mention.span.end as usize..].trim().is_empty();
    open && mention.rule != "listed-campaign"
}

/// Tells whether a paper only signs what follows: "(NLĐO) - Ngày 14-1, …", "TTO - Sáng 3-4, …". It has no
/// part in what it tells.
fn is_dateline(article: &Article, mention: &Mention) -> bool {
    let paper = mention.id.as_deref().is_some_and(|id| {
        ["o:bao-", "o:dai-", "o:thong-tan-xa-", "o:petrotimes"]
            .iter()
            .any(|press| id.starts_with(press))
    });
    if !paper {
        return false;
    }
    let text = article.text.as_str();
    let before = text[..mention.span.start as usize].chars().next_back();
    let after = &text[mention.span.end as usize..];
    let enclosed = before == Some('(') && after.starts_with(')');
    let after = after.trim_start_matches(')').trim_start();
    let dash = after.starts_with(['-', '–', '—']);
    let upper = mention.span.of(text).chars().all(char::is_uppercase);
    dash && (enclosed || upper)
}

fn is_body(entity: EntityType) -> bool {
    matches!(entity, EntityType::Union | EntityType::Org)
}
