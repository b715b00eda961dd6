//! Texts that no article is like take time by their length, not by its square.

use std::time::{Duration, Instant};

use thidua::corpus::Article;
use thidua::extract::facts;
use thidua::gazetteer::Gazetteer;
use thidua::link::Linker;
use thidua::text::Span;

/// How long this thread has run on a processor, where the system tells it.
fn processor_time(begun: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// Reads a text of about so many bytes, made of numbered copies of `unit` on one line.
fn time_of(linker: &Linker, unit: &str, bytes: usize) -> Duration {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&unit.replace('#', &number.to_string()));
    }
    let article = Article {
        body: vec![Span::new(0, text.len())],
        text,
        // Since the reform of 2025, rows of places are looked at for those that are gone.
        published: Some("2025-09-01".to_owned()),
        ..Article::default()
    };
    let begun = Instant::now();
    let before = processor_time(begun);
    let linked = linker.link(&article);
    let found = facts(
        &article,
        &linked.tokens,
        &linked.sentences,
        &linked.mentions,
    );
    std::hint::black_box(found.len());
    processor_time(begun) - before
}

#[test]
fn strange_texts_take_time_by_their_length() {
    let linker = Linker::new(Gazetteer::load_builtin());
    time_of(&linker, "LĐLĐ huyện, ", 1000);
    for unit in [
        "phong trào “Ba tốt số # một sạch đẹp hơn xưa”, ",
        "Công đoàn Công ty Hoa Sen Xanh số #, ",
        "xã Tân Thành, huyện Châu Thành, ",
        "lao động giỏi lao động sáng tạo ",
        "tặng Bằng khen cho 5 tập thể, ",
        "LĐLĐ huyện ",
        "12,34,",
        "“(",
    ] {
        let least = |bytes| (0..2).map(|_| time_of(&linker, unit, bytes)).min();
        let (short, long) = (least(6_000), least(48_000));
        let (short, long) = (short.unwrap_or_default(), long.unwrap_or_default());
        // Eight times as long: a square would be sixty-four times the time.
        let most = short * 28 + Duration::from_millis(40);
        assert!(long < most, "{unit}: {short:?}, then {long:?}");
    }
}
