//! Laws that values keep, whatever they are.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use proptest::prelude::*;

use thidua::graph::temporal::{
    Date, DateTime, Duration, LocalDateTime, LocalTime, Offset, Time, Zone,
};
use thidua::graph::value::{self, Grouped, equals, order, same};
use thidua::graph::{NodeId, Path, RelId, Value};

fn date() -> impl Strategy<Value = Date> {
    (-365_242_000_000..365_242_000_000i64, any::<bool>())
        .prop_map(|(days, near)| Date::from_days(if near { days % 40_000 } else { days }).unwrap())
}

fn local_time() -> impl Strategy<Value = LocalTime> {
    (0..86_400i128, 0..3i128)
        .prop_map(|(second, nanos)| LocalTime::from_nanos(second * 1_000_000_000 + nanos))
}

const ZONES: [&str; 4] = [
    "Asia/Ho_Chi_Minh",
    "Europe/Stockholm",
    "America/New_York",
    "Pacific/Apia",
];

fn zone() -> impl Strategy<Value = Zone> {
    prop_oneof![
        (-64_800..=64_800i64).prop_map(|seconds| Zone::Offset(Offset::new(seconds).unwrap())),
        prop::sample::select(&ZONES[..]).prop_map(|name| Zone::named(name).unwrap()),
    ]
}

fn moment() -> impl Strategy<Value = DateTime> {
    (date(), local_time(), zone())
        .prop_map(|(date, time, zone)| DateTime::of_local(LocalDateTime { date, time }, zone))
}

fn duration() -> impl Strategy<Value = Duration> {
    (
        -5000..5000i64,
        -5000..5000i64,
        -500_000..500_000i64,
        -2_000_000_000..2_000_000_000i128,
    )
        .prop_map(|(months, days, seconds, nanos)| {
            Duration::new(months, days, seconds, nanos).unwrap()
        })
}

fn scalar() -> impl Strategy<Value = Value> {
    let offset = (-64_800..=64_800i64).prop_map(|seconds| Offset::new(seconds).unwrap());
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-3..3i64).prop_map(Value::Int),
        any::<i64>().prop_map(Value::Int),
        prop::sample::select(&[0.0, -0.0, 1.0, -1.5, f64::NAN, f64::INFINITY, 9.3e18, 0.1][..])
            .prop_map(Value::Float),
        any::<f64>().prop_map(Value::Float),
        "[a-cđệ']{0,3}".prop_map(Value::from),
        (0..3u32).prop_map(|id| Value::Node(NodeId(id))),
        (0..3u32).prop_map(|id| Value::Rel(RelId(id))),
        (0..3u32).prop_map(|id| Value::Path(Arc::new(Path {
            nodes: vec![NodeId(id)],
            rels: vec![]
        }))),
        date().prop_map(Value::Date),
        local_time().prop_map(Value::LocalTime),
        (local_time(), offset).prop_map(|(local, offset)| Value::Time(Time { local, offset })),
        (date(), local_time())
            .prop_map(|(date, time)| Value::LocalDateTime(LocalDateTime { date, time })),
        moment().prop_map(Value::from),
        duration().prop_map(Value::from),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::list),
            prop::collection::vec(("[ab]", inner), 0..3).prop_map(Value::map),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_is_total(one in any_value(), two in any_value(), three in any_value()) {
        prop_assert_eq!(order(&one, &one), Ordering::Equal);
        prop_assert_eq!(order(&one, &two), order(&two, &one).reverse());
        if order(&one, &two) != Ordering::Greater && order(&two, &three) != Ordering::Greater {
            prop_assert_ne!(order(&one, &three), Ordering::Greater);
        }
    }

    #[test]
    fn what_is_the_same_hashes_the_same(one in any_value(), two in any_value()) {
        let hasher = RandomState::new();
        if same(&one, &two) {
            prop_assert_eq!(hasher.hash_one(Grouped(one)), hasher.hash_one(Grouped(two)));
        }
    }

    #[test]
    fn equality_is_symmetric_and_implies_the_same(one in any_value(), two in any_value()) {
        prop_assert_eq!(equals(&one, &two), equals(&two, &one));
        if equals(&one, &two) == Some(true) {
            prop_assert!(same(&one, &two));
        }
        let less = value::compare(&one, &two).when(Ordering::is_lt);
        if less == Some(true) {
            prop_assert_eq!(order(&one, &two), Ordering::Less);
        }
    }

    #[test]
    fn temporal_texts_are_read_back(date in date(), time in local_time(), moment in moment(), span in duration()) {
        prop_assert_eq!(Date::parse(&date.to_string()).unwrap(), date);
        prop_assert_eq!(LocalTime::parse(&time.to_string()).unwrap(), time);
        prop_assert_eq!(Duration::parse(&span.to_string()).unwrap(), span);
        prop_assert_eq!(DateTime::parse(&moment.to_string()).unwrap(), moment);
    }

    #[test]
    fn the_time_between_leads_back(one in moment(), two in moment()) {
        use thidua::graph::temporal::Span;
        let (from, to) = (Value::from(one), Value::from(two));
        let seconds = Duration::between(&from, &to, Span::Seconds).unwrap().unwrap();
        prop_assert_eq!(one.plus(&seconds).unwrap().instant(), two.instant());
        let mixed = Duration::between(&from, &to, Span::Mixed).unwrap().unwrap();
        prop_assert_eq!(one.plus(&mixed).unwrap().instant(), two.instant());
    }

    #[test]
    fn no_text_breaks_the_readers(text in "\\PC{0,24}|[0-9TZWPQ:+.,\\[\\]/-]{0,24}") {
        let _ = (Date::parse(&text), Time::parse(&text), DateTime::parse(&text), Duration::parse(&text));
        let _ = (LocalTime::parse(&text), LocalDateTime::parse(&text), Zone::parse(&text));
    }

    #[test]
    fn arithmetic_never_breaks_down(one in any_value(), two in any_value()) {
        let _ = (value::add(&one, &two), value::subtract(&one, &two), value::multiply(&one, &two));
        let _ = (value::divide(&one, &two), value::remainder(&one, &two), value::power(&one, &two));
        let _ = value::negate(&one);
    }
}
