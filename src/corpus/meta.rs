//! What a web page says of itself: Open Graph, `meta` elements, JSON-LD, headings.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::text::date::first_full_date;

/// The page's own account; every part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    /// ISO 8601, the day only.
    pub(super) published: Option<String>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads the page's account of itself; what is meant for machines goes before what is seen.
pub(super) fn read_meta(html: &Html) -> Meta {
    let linked = linked_data(html);
    let named = |names: &[&str]| names.iter().find_map(|name| meta_content(html, name));
    let title = named(&["og:title"])
        .or_else(|| linked.title.clone())
        .or_else(|| text_of(html, "h1"))
        .or_else(|| text_of(html, "title"));
    let source = named(&["og:site_name", "application-name"]).or_else(|| linked.source.clone());
    let published = named(&[
        "article:published_time",
        "og:published_time",
        "datePublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date.issued",
        "dc.date",
        "date",
    ]);
    let time = || attribute(html, "time[datetime]", "datetime");
    let author = named(&["author", "article:author", "dc.creator"]);
    let author = author.filter(|author| !author.contains("://"));
    Meta {
        title: title.map(|title| without_site(&title, source.as_deref(), html)),
        author: author
            .or(linked.author)
            .or_else(|| text_of(html, "[itemprop=author], [rel=author]")),
        published: published
            .or(linked.published)
            .or_else(time)
            .and_then(|date| day_of(&date)),
        source,
        url: attribute(html, "link[rel=canonical]", "href").or_else(|| named(&["og:url"])),
    }
}

fn day_of(date: &str) -> Option<String> {
    first_full_date(date)?.iso()
}

fn select<'h>(html: &'h Html, selector: &str) -> Option<ElementRef<'h>> {
    html.select(&Selector::parse(selector).ok()?).next()
}

fn meta_content(html: &Html, name: &str) -> Option<String> {
    let selector =
        format!("meta[property='{name}' i], meta[name='{name}' i], meta[itemprop='{name}' i]");
    let content = select(html, &selector)?.attr("content")?;
    cleaned(content)
}

fn attribute(html: &Html, selector: &str, name: &str) -> Option<String> {
    cleaned(select(html, selector)?.attr(name)?)
}

fn text_of(html: &Html, selector: &str) -> Option<String> {
    let text: String = select(html, selector)?.text().collect();
    cleaned(&text)
}

fn cleaned(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Takes the site's name off a title ("Tên bài - Báo X"): where a heading of the page reads like
/// its beginning, or where the site's name is known.
fn without_site(title: &str, site: Option<&str>, html: &Html) -> String {
    let heading = text_of(html, "h1").filter(|h1| h1.chars().count() >= 10);
    if let Some(heading) = heading
        && title.starts_with(heading.as_str())
    {
        return heading;
    }
    for mark in [" | ", " - ", " – ", " » ", " :: "] {
        if let Some((article, rest)) = title.rsplit_once(mark)
            && (site == Some(rest) || mark != " - " && article.split(' ').count() >= 4)
        {
            return article.trim().to_owned();
        }
    }
    title.to_owned()
}

/// Reads the first news article out of the page's JSON-LD.
fn linked_data(html: &Html) -> Meta {
    let mut meta = Meta::default();
    let Ok(selector) = Selector::parse("script[type='application/ld+json']") else {
        return meta;
    };
    for script in html.select(&selector) {
        let text: String = script.text().collect();
        let Ok(value) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        // Objects lie in lists and in `@graph`; a work list keeps the order of the page.
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(object) => {
                    if is_article(&value["@type"]) {
                        take_article(&mut meta, value);
                    }
                    open.extend(object.get("@graph"));
                }
                _ => {}
            }
        }
    }
    meta
}

fn is_article(kind: &Value) -> bool {
    let names = |name: &str| name.ends_with("Article") || name == "BlogPosting";
    match kind {
        Value::String(name) => names(name),
        Value::Array(kinds) => kinds.iter().any(|kind| kind.as_str().is_some_and(names)),
        _ => false,
    }
}

fn take_article(meta: &mut Meta, article: &Value) {
    let text = |value: &Value| value.as_str().and_then(cleaned);
    let name = |value: &Value| match value {
        Value::Array(items) => items
            .first()
            .and_then(|item| text(&item["name"]).or(text(item))),
        _ => text(&value["name"]).or_else(|| text(value)),
    };
    meta.title = meta.title.take().or_else(|| text(&article["headline"]));
    meta.published = meta
        .published
        .take()
        .or_else(|| text(&article["datePublished"]));
    meta.author = meta.author.take().or_else(|| name(&article["author"]));
    meta.source = meta.source.take().or_else(|| name(&article["publisher"]));
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{Meta, read_meta};

    fn meta(html: &str) -> Meta {
        read_meta(&Html::parse_document(html))
    }

    #[test]
    fn machine_readable_parts_go_first() {
        let page = meta(
            "<title>Tên bài viết dài - Báo X</title><meta property='og:title' content='Tên bài viết'>\
             <meta property='og:site_name' content='Báo X'><meta name='Author' content='Lê  An'>\
             <meta property='article:published_time' content='2021-11-26T09:30:00+07:00'>\
             <link rel=canonical href='https://x.example/1'><h1>Khác</h1>",
        );
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            page,
            Meta {
                title: some("Tên bài viết"),
                author: some("Lê An"),
                published: some("2021-11-26"),
                source: some("Báo X"),
                url: some("https://x.example/1"),
            }
        );
    }

    #[test]
    fn linked_data_is_searched_through() {
        let page = meta(
            r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"X"},
            {"@type":["NewsArticle"],"headline":"Tên bài","datePublished":"2025-10-17",
            "author":[{"@type":"Person","name":"Quỳnh Anh"}],"publisher":{"name":"Báo Y"}}]}</script>
            <script type="application/ld+json">{"broken": </script>"#,
        );
        assert_eq!(page.title.as_deref(), Some("Tên bài"));
        assert_eq!(page.author.as_deref(), Some("Quỳnh Anh"));
        assert_eq!(page.published.as_deref(), Some("2025-10-17"));
        assert_eq!(page.source.as_deref(), Some("Báo Y"));
    }

    #[test]
    fn titles_lose_the_sites_name() {
        let page = meta("<title>Phát động thi đua năm 2021 | Báo X</title>");
        assert_eq!(page.title.as_deref(), Some("Phát động thi đua năm 2021"));
        let page = meta("<title>Thi đua - việc chung của mọi người</title>");
        assert_eq!(
            page.title.as_deref(),
            Some("Thi đua - việc chung của mọi người")
        );
        let page = meta("<h1>Phát động thi đua</h1><title>Phát động thi đua - Tạp chí Y</title>");
        assert_eq!(page.title.as_deref(), Some("Phát động thi đua"));
    }

    #[test]
    fn dates_in_the_vietnamese_order_are_understood() {
        let page = meta("<meta name=pubdate content='Thứ năm, 13/08/2020 15:34'>");
        assert_eq!(page.published.as_deref(), Some("2020-08-13"));
        assert_eq!(meta("<p>không có gì</p>"), Meta::default());
    }
}
