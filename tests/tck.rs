//! Runs the openCypher Technology Compatibility Kit, strictly: column names, rows as a bag or in
//! order, types of values, side effects counted from the graph itself, errors by type, phase and
//! detail, and no trace of a query that failed.
//!
//! `tck/known_failures.txt` lists the scenarios that do not pass, with the reason. One that is
//! listed and passes fails this test, and so does one that fails and is not listed.

mod gherkin;
mod kit;
mod mutations;
mod procedure;
mod shape;
mod workers;
mod world;

use std::collections::BTreeMap;

/// Scenarios of openCypher 2024.3, outlines expanded.
const SCENARIOS: usize = 3897;

/// Failures that are shown in full.
const SHOWN: usize = 200;

#[test]
fn scenarios_pass() {
    let folder = kit::folder();
    let scenarios = kit::scenarios(&folder);
    assert_eq!(scenarios.len(), SCENARIOS, "the kit is whole");
    let names: Vec<_> = scenarios
        .iter()
        .map(|scenario| (scenario.id.clone(), scenario.name.clone()))
        .collect();
    let known = known_failures();
    let outcomes = workers::run(scenarios, folder);

    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for ((id, name), outcome) in names.iter().zip(&outcomes) {
        let group = id.rsplit_once('/').expect("a feature lies in a folder").0;
        let (passed, all) = groups.entry(group).or_default();
        *all += 1;
        *passed += usize::from(outcome.is_ok());
        match outcome {
            Ok(()) if known.contains_key(id.as_str()) => {
                wrong.push(format!("{id}: passes, but is listed as a known failure"));
            }
            Err(reason) if !known.contains_key(id.as_str()) => {
                let name = name.split_once(' ').map_or("", |(_, name)| name);
                wrong.push(format!("{id}: {name}\n    {reason}"));
            }
            _ => {}
        }
    }
    for id in known
        .keys()
        .filter(|id| !names.iter().any(|(known, _)| known == *id))
    {
        wrong.push(format!(
            "{id}: listed as a known failure, but there is no such scenario"
        ));
    }
    wrong.iter().take(SHOWN).for_each(|line| println!("{line}"));
    for (group, (passed, all)) in groups {
        println!("{passed:5} of {all:4} {group}");
    }
    let passed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    println!("tck: {passed} of {SCENARIOS} scenarios pass");
    assert!(
        wrong.is_empty(),
        "{} scenarios differ from what is known",
        wrong.len()
    );
}

/// Reads the list of known failures: scenario, colon, reason.
fn known_failures() -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("tck/known_failures.txt").lines();
    let entries = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    entries
        .map(|line| line.split_once(": ").expect("a known failure has a reason"))
        .collect()
}
