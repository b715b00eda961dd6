//! The snapshot file: what goes in comes out, and a damaged file never gives a graph.

use std::fs;

use proptest::prelude::*;
use thidua::graph::snapshot::{self, SnapshotErrorKind};
use thidua::graph::{Graph, Value};

use crate::support::graphs;

fn error(bytes: &[u8]) -> SnapshotErrorKind {
    match snapshot::from_bytes(bytes) {
        Ok(_) => panic!("read {} bytes as a graph", bytes.len()),
        Err(kind) => kind,
    }
}

#[test]
fn what_goes_in_comes_out() {
    let graph = graphs::small();
    let bytes = snapshot::to_bytes(&graph).unwrap();
    let back = snapshot::from_bytes(&bytes).unwrap();
    assert_eq!(graphs::text(&back), graphs::text(&graph));
    assert_eq!(snapshot::to_bytes(&back).unwrap(), bytes);
}

#[test]
fn an_empty_graph_is_a_graph() {
    let bytes = snapshot::to_bytes(&Graph::new()).unwrap();
    assert_eq!(snapshot::from_bytes(&bytes).unwrap().node_count(), 0);
}

#[test]
fn how_a_graph_came_to_be_leaves_no_trace() {
    let mut graph = graphs::small();
    let straight = snapshot::to_bytes(&graph).unwrap();
    let extra = graph.add_node(
        &["Passing", "Through"],
        [("id", Value::from("x")), ("gone", true.into())],
    );
    graph.add_rel(extra, "NOWHERE", extra, [("k", Value::Int(1))]);
    graph.delete_node(extra);
    assert_eq!(snapshot::to_bytes(&graph).unwrap(), straight);
}

#[test]
fn every_flipped_bit_is_noticed() {
    let bytes = snapshot::to_bytes(&graphs::small()).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(snapshot::from_bytes(&damaged).is_err(), "bit {bit}");
    }
}

#[test]
fn every_truncation_is_noticed() {
    let bytes = snapshot::to_bytes(&graphs::small()).unwrap();
    for length in 0..bytes.len() {
        error(&bytes[..length]);
    }
    let mut longer = bytes.clone();
    longer.push(0);
    let message = error(&longer).to_string();
    assert!(
        message.starts_with("the file is cut off or grown"),
        "{message}"
    );
}

#[test]
fn damage_is_told_from_a_newer_format_and_from_another_file() {
    let bytes = snapshot::to_bytes(&graphs::small()).unwrap();
    let mut damaged = bytes.clone();
    damaged[8] ^= 2;
    assert!(matches!(error(&damaged), SnapshotErrorKind::Damaged));
    let newer = resealed(&bytes, 9, 0);
    assert!(matches!(
        error(&newer),
        SnapshotErrorKind::Newer { found: 9, known: 2 }
    ));
    assert!(matches!(
        error(&resealed(&bytes, 1, 4)),
        SnapshotErrorKind::Newer { .. }
    ));
    assert!(matches!(
        error(b"<graphml/>"),
        SnapshotErrorKind::NotASnapshot
    ));
    assert!(matches!(error(b""), SnapshotErrorKind::NotASnapshot));
}

/// Gives a file another version and other flags, under a checksum that fits.
fn resealed(bytes: &[u8], version: u32, flags: u32) -> Vec<u8> {
    let mut other = bytes.to_vec();
    other[8..12].copy_from_slice(&version.to_le_bytes());
    other[12..16].copy_from_slice(&flags.to_le_bytes());
    seal(other)
}

fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = bytes.len() as u64 - 40;
    bytes[16..24].copy_from_slice(&length.to_le_bytes());
    let covered: Vec<u8> = bytes[..24].iter().chain(&bytes[40..]).copied().collect();
    let sum = xxhash_rust::xxh3::xxh3_128(&covered);
    bytes[24..40].copy_from_slice(&sum.to_le_bytes());
    bytes
}

#[test]
fn what_cannot_be_stored_is_named() {
    let mut graph = Graph::new();
    graph.add_node(&["N"], [("where", Value::Map(Default::default()))]);
    let message = snapshot::to_bytes(&graph).unwrap_err().to_string();
    assert_eq!(
        message,
        "property `where` holds a MAP, which cannot be stored"
    );
}

#[test]
fn files_are_replaced_whole_and_messages_name_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.thidua");
    snapshot::write(&Graph::new(), &path).unwrap();
    snapshot::write(&graphs::small(), &path).unwrap();
    assert_eq!(snapshot::read(&path).unwrap().node_count(), 5);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

    let mut unstorable = Graph::new();
    unstorable.add_node(&["N"], [("m", Value::Map(Default::default()))]);
    assert!(snapshot::write(&unstorable, &path).is_err());
    assert_eq!(
        snapshot::read(&path).unwrap().node_count(),
        5,
        "the old file stays"
    );

    fs::write(&path, "MATCH (n) RETURN n").unwrap();
    let message = snapshot::read(&path).unwrap_err().to_string();
    assert!(
        message.ends_with("graph.thidua: not a thidua graph"),
        "{message}"
    );
}

fn golden(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.join("tests/golden").join(name)
}

/// The file that format 2 gave when it was young. When this fails, the format changed: raise
/// `FORMAT_VERSION`, keep reading (or refusing) the old ones, and add a golden file for the new.
#[test]
fn format_2_is_what_it_was() {
    let golden = golden("format-2.thidua");
    let now = snapshot::to_bytes(&graphs::small()).unwrap();
    if std::env::var_os("THIDUA_WRITE_GOLDEN").is_some() {
        fs::write(&golden, &now).unwrap();
    }
    let then = fs::read(golden).unwrap();
    let read = snapshot::from_bytes(&then).unwrap();
    assert_eq!(graphs::text(&read), graphs::text(&graphs::small()));
    assert!(
        then == now,
        "the same graph gives other bytes than in format 2"
    );
}

#[test]
fn files_of_format_1_are_still_read() {
    let then = fs::read(golden("format-1.thidua")).unwrap();
    let read = snapshot::from_bytes(&then).unwrap();
    assert_eq!(graphs::text(&read), graphs::text(&graphs::small()));
    // Taken for the other format, neither gives a graph.
    let now = snapshot::to_bytes(&read).unwrap();
    for mistaken in [resealed(&then, 2, 0), resealed(&now, 1, 0)] {
        let kind = error(&mistaken);
        assert!(
            matches!(kind, SnapshotErrorKind::Malformed { .. }),
            "{kind}"
        );
    }
}

proptest! {
    /// A file made to deceive: the checksum fits, the content does not.
    #[test]
    fn crafted_content_is_refused_without_a_panic(at in 40_usize..2000, byte in any::<u8>(), cut in 0_usize..200, old in any::<bool>()) {
        let mut bytes = match old {
            true => fs::read(golden("format-1.thidua")).unwrap(),
            false => snapshot::to_bytes(&graphs::small()).unwrap(),
        };
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        bytes.truncate(bytes.len().saturating_sub(if cut < 100 { 0 } else { cut }).max(40));
        let _ = snapshot::from_bytes(&seal(bytes));
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(snapshot::from_bytes(&bytes).is_err());
        let mut sealed = snapshot::to_bytes(&Graph::new()).unwrap();
        sealed.truncate(40);
        sealed.extend(bytes);
        let _ = snapshot::from_bytes(&seal(sealed));
    }
}
