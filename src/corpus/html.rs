//! Web pages to text, with what their structure says.
//!
//! All that a reader sees becomes text, a block a paragraph; which blocks are the article is told by
//! elements that say so (`article`, `nav`, `footer` …), by names of classes, by the share of link
//! text, and else by the container that holds most running text. The walk is a loop, so depth costs
//! no stack.

use scraper::node::Element;
use scraper::{Html, Node};

use crate::text::Span;

use super::line::Hint;
use super::meta::{Meta, read_meta};

/// A web page as text.
#[derive(Debug, Clone, Default)]
pub(super) struct WebPage {
    pub(super) text: String,
    /// Stretches of which the structure says something, in order.
    pub(super) hints: Vec<(Span, Hint)>,
    pub(super) meta: Meta,
}

/// Turns a page into text.
pub(super) fn read_html(source: &str) -> WebPage {
    let html = Html::parse_document(source);
    let blocks = Walk::over(&html).blocks;
    let meta = read_meta(&html);
    let container = main_container(&blocks);
    let mut page = WebPage {
        meta,
        ..WebPage::default()
    };
    for block in &blocks {
        let text = block.text.trim();
        if text.is_empty() {
            continue;
        }
        if !page.text.is_empty() {
            page.text.push_str(if block.tight { "\n" } else { "\n\n" });
        }
        let start = page.text.len();
        page.text.push_str(text);
        let hint = block.hint(container.as_deref());
        page.hints.push((Span::new(start, page.text.len()), hint));
    }
    page
}

/// One paragraph, heading, list item or table row.
#[derive(Debug, Clone, Default)]
struct Block {
    text: String,
    /// Characters of `text` that are links.
    linked: usize,
    /// Whether it follows the block before it without an empty line (list items, rows).
    tight: bool,
    /// Whether it stands in something that is furniture by its element or class.
    furniture: bool,
    /// Whether it stands in an `article` element or its like.
    article: bool,
    /// The containers it stands in, outermost first, by number.
    path: Vec<usize>,
}

impl Block {
    fn chars(&self) -> usize {
        self.text.trim().chars().count()
    }

    fn is_running(&self) -> bool {
        self.chars() >= 80 && self.linked * 3 < self.chars()
    }

    fn hint(&self, container: Option<&[usize]>) -> Hint {
        let linked = self.linked * 2 > self.chars() && self.chars() < 300;
        let outside = container.is_some_and(|container| !self.path.starts_with(container));
        match (self.furniture || linked, outside) {
            (true, _) | (_, true) => Hint::Furniture,
            _ if container.is_some() => Hint::Article,
            _ => Hint::None,
        }
    }
}

/// Returns the path of the container of the article: the smallest that holds at least four fifths
/// of the running text that is not furniture, with the headline if that is one level up.
fn main_container(blocks: &[Block]) -> Option<Vec<usize>> {
    let marked = blocks
        .iter()
        .any(|block| block.article && block.is_running());
    let running =
        |block: &&Block| block.is_running() && !block.furniture && (block.article || !marked);
    let total: usize = blocks.iter().filter(running).map(Block::chars).sum();
    if total == 0 {
        return None;
    }
    let mut path: Vec<usize> = Vec::new();
    loop {
        let inside = blocks
            .iter()
            .filter(running)
            .filter(|block| block.path.starts_with(&path));
        let mut children: Vec<(usize, usize)> = Vec::new();
        for block in inside {
            let Some(&child) = block.path.get(path.len()) else {
                continue;
            };
            match children.iter_mut().find(|(id, _)| *id == child) {
                Some((_, chars)) => *chars += block.chars(),
                None => children.push((child, block.chars())),
            }
        }
        match children
            .into_iter()
            .find(|(_, chars)| chars * 5 >= total * 4)
        {
            Some((child, _)) => path.push(child),
            None => break,
        }
    }
    // The container of the paragraphs alone leaves out headline, date and author.
    while !path.is_empty() && !has_heading(blocks, &path) {
        let above = &path[..path.len() - 1];
        let strange = blocks.iter().filter(|block| {
            block.path.starts_with(above) && !block.path.starts_with(&path) && block.is_running()
        });
        if strange.count() > 0 {
            break;
        }
        path.pop();
    }
    Some(path)
}

fn has_heading(blocks: &[Block], path: &[usize]) -> bool {
    let mut inside = blocks.iter().filter(|block| block.path.starts_with(path));
    inside
        .next()
        .is_some_and(|block| block.chars() >= 15 && !block.is_running())
}

/// The walk over the tree.
#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    current: Block,
    /// The open elements' effects, innermost last.
    open: Vec<Open>,
    containers: usize,
}

#[derive(Clone, Copy)]
struct Open {
    block: bool,
    furniture: bool,
    article: bool,
    link: bool,
    preformatted: bool,
    container: bool,
}

impl Walk {
    fn over(html: &Html) -> Self {
        let mut walk = Self::default();
        let root = html.tree.root();
        let mut node = root;
        loop {
            let enter = match node.value() {
                Node::Element(element) => walk.enter(element),
                Node::Text(text) => {
                    walk.text(text);
                    false
                }
                Node::Document | Node::Fragment => true,
                _ => false,
            };
            if enter && let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            if enter {
                walk.leave(node.value());
            }
            loop {
                if node == root {
                    walk.flush();
                    return walk;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else {
                    walk.flush();
                    return walk;
                };
                node = parent;
                walk.leave(node.value());
            }
        }
    }

    fn enter(&mut self, element: &Element) -> bool {
        let name = element.name();
        if matches!(name, "br" | "hr") {
            self.break_line(name == "hr");
            return false;
        }
        if SKIPPED.contains(&name) || is_hidden(element) {
            return false;
        }
        let block = !INLINE.contains(&name);
        let outer = self.open.last().copied();
        let within = |of: fn(&Open) -> bool| outer.as_ref().is_some_and(of);
        let article = matches!(name, "article" | "main") || is_article_body(element);
        let furniture = is_furniture(element, outer.is_some_and(|outer| outer.article));
        if block {
            self.flush();
            self.current.tight = matches!(name, "li" | "tr" | "dd" | "dt");
        }
        let container = matches!(
            name,
            "article" | "main" | "section" | "div" | "td" | "body" | "aside" | "form" | "center"
        ) && self.current.path.len() < DEEPEST;
        if container {
            self.containers += 1;
            self.current.path.push(self.containers);
        }
        self.open.push(Open {
            block,
            furniture: within(|open| open.furniture) || furniture,
            article: within(|open| open.article) || article,
            link: within(|open| open.link) || name == "a",
            preformatted: within(|open| open.preformatted) || name == "pre",
            container,
        });
        match name {
            "li" => self.current.text.push_str("- "),
            "td" | "th" if !self.current.text.is_empty() => self.current.text.push(' '),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &Node) {
        if !matches!(node, Node::Element(_)) {
            return;
        }
        let Some(open) = self.open.last().copied() else {
            return;
        };
        if open.block {
            self.flush();
        }
        self.open.pop();
        if open.container {
            self.current.path.pop();
        }
    }

    fn break_line(&mut self, hard: bool) {
        let trimmed = self.current.text.trim_end_matches(' ').len();
        self.current.text.truncate(trimmed);
        if !self.current.text.is_empty() {
            self.current.text.push('\n');
        }
        if hard {
            self.flush();
        }
    }

    fn text(&mut self, text: &str) {
        let Some(&open) = self.open.last() else {
            return;
        };
        let before = self.current.text.len();
        if open.preformatted {
            self.current.text.push_str(text);
        } else {
            push_collapsed(&mut self.current.text, text);
        }
        let added = self.current.text.get(before..).unwrap_or_default();
        if open.link {
            self.current.linked += added.trim().chars().count();
        }
        self.current.furniture = open.furniture;
        self.current.article = open.article;
    }

    fn flush(&mut self) {
        let path = self.current.path.clone();
        let (furniture, article) = (self.current.furniture, self.current.article);
        let done = std::mem::take(&mut self.current);
        if !done
            .text
            .trim_matches(['-', ' ', '\n', '\u{A0}'])
            .is_empty()
        {
            self.blocks.push(done);
        }
        self.current = Block {
            path,
            furniture,
            article,
            ..Block::default()
        };
    }
}

/// Containers nested deeper than any sane page's are not told apart.
const DEEPEST: usize = 100;

/// Appends `text` with each run of blanks as one; no-break spaces stay.
fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

/// Elements that show no text of the page.
const SKIPPED: [&str; 20] = [
    "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map",
    "math", "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "video",
];

/// Elements that do not begin a paragraph.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "td", "th", "time", "tt", "u",
];

fn is_hidden(element: &Element) -> bool {
    let style = element
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_lowercase();
    element.attr("hidden").is_some() || style.contains("display:none")
}

fn is_article_body(element: &Element) -> bool {
    let property = element.attr("itemprop").unwrap_or_default();
    property.eq_ignore_ascii_case("articleBody") || element.attr("role") == Some("article")
}

/// Tells whether an element holds furniture by what it is or by what its class is called. Headers
/// within an article hold its headline.
fn is_furniture(element: &Element, in_article: bool) -> bool {
    match element.name() {
        "nav" | "footer" | "aside" | "menu" | "form" | "dialog" => return true,
        "header" => return !in_article,
        "body" | "html" | "main" | "article" => return false,
        _ => {}
    }
    let names = [
        element.attr("class"),
        element.attr("id"),
        element.attr("role"),
    ];
    let names = names
        .into_iter()
        .flatten()
        .flat_map(|names| names.split([' ', '\t', '\n']));
    names.flat_map(|name| name.split(['-', '_'])).any(|part| {
        let part = part.to_ascii_lowercase();
        FURNITURE_NAMES.contains(&part.as_str())
    })
}

/// Parts of class names and ids that mean furniture wherever they are used.
const FURNITURE_NAMES: [&str; 42] = [
    "ads",
    "adv",
    "advert",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "copyright",
    "counter",
    "footer",
    "fb",
    "hotnews",
    "lienquan",
    "login",
    "mainmenu",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "other",
    "othernews",
    "pagination",
    "popular",
    "popup",
    "rating",
    "related",
    "relate",
    "search",
    "share",
    "sharing",
    "sidebar",
    "sitemap",
    "social",
    "statistic",
    "tags",
    "tag",
    "toolbar",
    "topbar",
    "tinlienquan",
    "weather",
];

#[cfg(test)]
mod tests {
    use super::{Hint, read_html};

    fn article_lines(html: &str) -> Vec<String> {
        let page = read_html(html);
        let article = page.hints.iter().filter(|(_, hint)| *hint == Hint::Article);
        article
            .map(|(span, _)| span.of(&page.text).to_owned())
            .collect()
    }

    const PARAGRAPH: &str = "Sáng nay, các công đoàn cơ sở trong huyện đã họp để bàn về kế hoạch \
                             thi đua của năm tới, với nhiều ý kiến thiết thực.";

    #[test]
    fn the_article_is_told_by_its_element() {
        let html = format!(
            "<body><nav><a href=/>Trang chủ</a></nav><article><h1>Bàn về thi đua năm tới</h1>\
             <p>{PARAGRAPH}</p><ul><li>Một việc</li><li>Hai   việc</li></ul></article>\
             <aside>Đọc nhiều</aside><script>var x = 1;</script></body>"
        );
        let lines = article_lines(&html);
        assert_eq!(
            lines,
            [
                "Bàn về thi đua năm tới",
                PARAGRAPH,
                "- Một việc",
                "- Hai việc"
            ]
        );
        assert!(
            read_html(&html)
                .text
                .contains("- Một việc\n- Hai việc\n\nĐọc nhiều")
        );
    }

    #[test]
    fn the_article_is_told_by_where_its_text_is() {
        let html = format!(
            "<div id=wrap><div class=left><a href=1>Tin một của ngày hôm nay</a></div>\
             <div><div><h2>Bàn về thi đua năm tới</h2></div><div><p>{PARAGRAPH}<p>{PARAGRAPH}</div>\
             </div><div>Liên hệ toà soạn</div></div>"
        );
        let lines = article_lines(&html);
        assert_eq!(lines, ["Bàn về thi đua năm tới", PARAGRAPH, PARAGRAPH]);
    }

    #[test]
    fn breaks_blanks_and_entities() {
        let page = read_html("<p>Một<br>hai  ba&nbsp;bốn <b>năm</b></p><pre>a\n  b</pre>");
        assert_eq!(page.text, "Một\nhai ba\u{A0}bốn năm\n\na\n  b");
    }

    #[test]
    fn depth_costs_no_stack() {
        let html = "<div>".repeat(3_000) + PARAGRAPH;
        assert_eq!(article_lines(&html), [PARAGRAPH]);
    }
}
