//! Files of every kind, good and bad: what comes out, in which order, with which warnings.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use thidua::corpus::{Article, Options, articles, each_article};
use thidua::diag::Warning;

const TEXT: &str = "Huyện nhà phát động thi đua năm mới\n\n\
    Sáng nay, công đoàn huyện đã phát động phong trào thi đua năm mới tới mọi công đoàn cơ sở.\n";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// Reads everything, and tells results by name, warnings by their text with the folder cut off.
fn read(inputs: &[PathBuf], options: &Options) -> Vec<String> {
    let tell = |result: Result<Article, Warning>| match result {
        Ok(article) => article.name,
        Err(warning) => {
            let file = Path::new(&warning.place).file_name().unwrap_or_default();
            let offset = warning.offset.map_or(String::new(), |at| format!("@{at}"));
            format!("! {}{offset}: {}", file.to_string_lossy(), warning.message)
        }
    };
    articles(inputs, options).map(tell).collect()
}

fn read_one(path: PathBuf) -> Article {
    let mut all: Vec<_> = articles(&[path], &Options::default()).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).unwrap()
}

#[test]
fn packed_files_read_like_plain_ones_whatever_their_names() {
    let folder = folder();
    let plain = read_one(write(folder.path(), "a.txt", TEXT));
    assert_eq!(plain.text, TEXT);
    assert_eq!(
        plain.title.as_deref(),
        Some("Huyện nhà phát động thi đua năm mới")
    );
    let packed = [
        ("b.txt.gz", gzip(TEXT.as_bytes()), "b.txt"),
        ("c.txt.zst", zstd(TEXT.as_bytes()), "c.txt"),
        ("d.txt", gzip(TEXT.as_bytes()), "d.txt"),
        (
            "e.txt",
            [gzip(&TEXT.as_bytes()[..40]), gzip(&TEXT.as_bytes()[40..])].concat(),
            "e.txt",
        ),
        (
            "f.zst",
            [zstd(&TEXT.as_bytes()[..40]), zstd(&TEXT.as_bytes()[40..])].concat(),
            "f.zst",
        ),
    ];
    for (file, bytes, name) in packed {
        let article = read_one(write(folder.path(), file, bytes));
        assert_eq!(
            (article.name.as_str(), &article.text),
            (name, &plain.text),
            "{file}"
        );
        assert_eq!(article.body, plain.body);
    }
}

#[test]
fn folders_are_read_in_order_of_names_and_bad_files_are_named() {
    let folder = folder();
    let at = |name: &str, bytes: &[u8]| drop(write(folder.path(), name, bytes));
    at("b/two.txt", TEXT.as_bytes());
    at("a.txt", TEXT.as_bytes());
    at("b/one.txt", TEXT.as_bytes());
    at("c/empty.txt", b"");
    at("c/blank.txt", b" \n \n");
    at("c/invalid.txt", b"Cong doan \xFFhuyen");
    at("c/picture.txt", b"\x89PNG\r\n\x1a\n....");
    at("c/cut.txt.gz", &gzip(TEXT.repeat(50).as_bytes())[..60]);
    at("d/report.pdf", b"%PDF");
    at("d/style.css", b"p {}");
    at(".hidden.txt", TEXT.as_bytes());
    at("z.txt", TEXT.as_bytes());
    let read = read(&[folder.path().to_path_buf()], &Options::default());
    assert_eq!(
        read[0],
        "! report.pdf: PDF is not read; save it as text or HTML"
    );
    assert_eq!(read[1..4], ["a.txt", "one.txt", "two.txt"]);
    assert_eq!(read[4], "! blank.txt@0: no text in it; skipped");
    assert!(read[5].starts_with("! cut.txt.gz@"), "{}", read[5]);
    assert!(read[5].contains("damaged or truncated gzip"), "{}", read[5]);
    assert_eq!(read[6], "! empty.txt@0: the file is empty");
    assert_eq!(read[7], "! invalid.txt@10: not valid UTF-8; skipped");
    assert_eq!(read[8], "! picture.txt@0: an image, not text; skipped");
    assert_eq!(read[9..], ["z.txt"]);
}

#[test]
fn patterns_and_missing_files() {
    let folder = folder();
    for name in ["x1.txt", "x2.txt", "y.txt"] {
        write(folder.path(), name, TEXT);
    }
    let inputs = ["x*.txt", "no*.txt", "none.txt"].map(|name| folder.path().join(name));
    let read = read(&inputs, &Options::default());
    assert_eq!(
        read,
        [
            "! no*.txt: no file matches this pattern",
            "! none.txt: no such file or folder",
            "x1.txt",
            "x2.txt"
        ]
    );
}

#[test]
fn names_are_unique() {
    let folder = folder();
    let first = write(folder.path(), "1/a.txt", TEXT);
    let second = write(folder.path(), "2/a.txt", TEXT);
    let inputs = [first.clone(), second.clone(), first];
    let names: Vec<String> = articles(&inputs, &Options::default())
        .map(|article| article.unwrap().name)
        .collect();
    assert_eq!(names[0], "a.txt");
    assert_eq!(names[1], second.display().to_string());
    assert_eq!(names[2], inputs[2].display().to_string());
}

fn row(fields: &[(&str, &str)]) -> String {
    let pairs = fields
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).into()));
    serde_json::Value::Object(pairs.collect()).to_string()
}

#[test]
fn rows_of_jsonl_are_articles() {
    let folder = folder();
    let rows = [
        row(&[
            ("text", TEXT),
            ("date", "13/08/2020 15:34"),
            ("url", "https://x.example/1"),
        ]),
        String::new(),
        "{\"text\": ".to_owned(),
        row(&[("title", "Chỉ có tên")]),
        row(&[
            ("text", "Công đoàn huyện họp."),
            ("title", "Tên bài"),
            ("id", "bai-2"),
        ]),
        "[1]".to_owned(),
    ];
    let bytes = rows.join("\n");
    let path = write(folder.path(), "rows.jsonl.gz", gzip(bytes.as_bytes()));
    let read = read(std::slice::from_ref(&path), &Options::default());
    let third = rows[0].len() + 2;
    assert_eq!(read[0], "rows.jsonl:1");
    assert!(read[1].starts_with("! rows.jsonl.gz@"), "{}", read[1]);
    assert!(
        read[1].contains("not a JSON object: EOF while parsing"),
        "{}",
        read[1]
    );
    let fourth = third + rows[2].len() + 1;
    assert_eq!(
        read[2],
        format!("! rows.jsonl.gz@{fourth}: no text in field `text`; skipped")
    );
    assert_eq!(read[3], "bai-2");
    assert!(read[4].contains("not a JSON object"), "{}", read[4]);
    assert_eq!(read.len(), 5);

    let articles: Vec<Article> = articles(&[path], &Options::default())
        .filter_map(Result::ok)
        .collect();
    assert_eq!(articles[0].published.as_deref(), Some("2020-08-13"));
    assert_eq!(articles[0].url.as_deref(), Some("https://x.example/1"));
    assert_eq!(articles[1].text, "Tên bài\n\nCông đoàn huyện họp.");
    assert_eq!(articles[1].title.as_deref(), Some("Tên bài"));
    assert_eq!(articles[1].body.len(), 1);
}

#[test]
fn fields_of_rows_may_have_other_names() {
    let folder = folder();
    let bytes = row(&[("noi_dung", TEXT), ("ngay", "2021-05-06")]);
    let path = write(folder.path(), "rows.jsonl", bytes);
    let mut options = Options::default();
    options.fields.text = "noi_dung".to_owned();
    options.fields.date = "ngay".to_owned();
    let article = articles(&[path], &options).next().unwrap().unwrap();
    assert_eq!(article.published.as_deref(), Some("2021-05-06"));
}

#[test]
fn what_is_too_long_is_left_out_and_the_rest_is_read() {
    let folder = folder();
    let options = Options {
        max_document: 1000,
        ..Options::default()
    };
    let long = "dài ".repeat(2000);
    let bomb = gzip(&vec![b'0'; 1 << 20]);
    let rows = [
        row(&[("text", TEXT)]),
        row(&[("text", &long)]),
        row(&[("text", TEXT)]),
    ]
    .join("\n");
    let inputs = [
        write(folder.path(), "long.txt", &long),
        write(folder.path(), "bomb.txt.gz", &bomb),
        write(folder.path(), "bomb.jsonl.gz", &bomb),
        write(folder.path(), "rows.jsonl", &rows),
    ];
    let read = read(&inputs, &options);
    assert_eq!(read[0], "! long.txt@1000: longer than 1000 bytes; skipped");
    assert_eq!(
        read[1],
        "! bomb.txt.gz@1000: longer than 1000 bytes; skipped"
    );
    assert_eq!(
        read[2],
        "! bomb.jsonl.gz@0: line 1 does not end; rest of the file not read"
    );
    assert_eq!(read[3], "rows.jsonl:1");
    assert!(
        read[4].contains("line 2 is longer than 1000 bytes; skipped"),
        "{}",
        read[4]
    );
    assert_eq!(read[5..], ["rows.jsonl:3"]);
}

#[test]
fn web_pages_are_read_as_text_with_their_own_account() {
    let folder = folder();
    let html = format!(
        "<!DOCTYPE html><html><head><meta property='og:title' content='Thi đua năm mới ở huyện nhà'>\
         <meta name='author' content='Lê An'></head><body><nav>Trang chủ</nav><article>\
         <h1>Thi đua năm mới ở huyện nhà</h1><p>{}</p><p>{}</p></article>\
         <footer>Giấy phép số 1</footer></body></html>",
        TEXT.lines().last().unwrap(),
        TEXT.lines().last().unwrap(),
    );
    for name in ["page.html", "page", "page.txt.gz"] {
        let bytes = if name.ends_with("gz") {
            gzip(html.as_bytes())
        } else {
            html.clone().into()
        };
        let article = read_one(write(folder.path(), name, bytes));
        assert_eq!(
            article.title.as_deref(),
            Some("Thi đua năm mới ở huyện nhà")
        );
        assert_eq!(article.author.as_deref(), Some("Lê An"));
        let body: String = article
            .body
            .iter()
            .map(|span| span.of(&article.text))
            .collect();
        assert!(body.starts_with("Thi đua năm mới"), "{body}");
        assert!(
            !body.contains("Trang chủ") && !body.contains("Giấy phép"),
            "{body}"
        );
    }
}

#[test]
#[allow(
    clippy::invisible_characters,
    reason = "TCVN3 has a soft hyphen for a letter"
)]
fn old_encodings_are_read_with_a_warning() {
    let folder = folder();
    let tcvn: Vec<u8> = "Liªn ®oµn Lao ®éng huyÖn ®· ph¸t ®éng phong trµo thi ®ua, ®oµn viªn cña c¸c \
                         c«ng ®oµn c¬ së trong huyÖn ®· h­ëng øng, víi sù tham gia cña ng­êi lao ®éng."
        .chars()
        .map(|c| u8::try_from(c).unwrap())
        .collect();
    let path = write(folder.path(), "cu.txt", &tcvn);
    let all: Vec<_> = articles(&[path], &Options::default()).collect();
    let warning = all[0].as_ref().unwrap_err();
    assert!(warning.message.contains("TCVN3"), "{warning}");
    let article = all[1].as_ref().unwrap();
    assert!(
        article
            .text
            .starts_with("Liên đoàn Lao động huyện đã phát động"),
        "{}",
        article.text
    );
}

#[test]
fn all_cores_give_what_one_gives() {
    let folder = folder();
    for i in 0..700 {
        let text = match i % 50 {
            7 => String::new(),
            _ => TEXT.replace("năm mới", &format!("đợt {i}")),
        };
        write(folder.path(), &format!("{:02}/{i}.txt", i % 13), text);
    }
    let inputs = [folder.path().to_path_buf()];
    let options = Options::default();
    let one: Vec<_> = articles(&inputs, &options).collect();
    let mut all = Vec::new();
    each_article(
        &inputs,
        &options,
        |article| article,
        |result| {
            all.push(result);
            true
        },
    );
    assert_eq!(one.len(), 700);
    assert_eq!(one, all);
    let mut few = 0;
    each_article(
        &inputs,
        &options,
        |article| article,
        |_| {
            few += 1;
            few < 3
        },
    );
    assert_eq!(few, 3);
}
