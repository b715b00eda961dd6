//! Finds the kit: it ships inside the package of the crate `open-cypher`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::gherkin::{self, Scenario};

/// Returns the folder of the kit, wherever cargo keeps its packages.
pub(super) fn folder() -> PathBuf {
    // Offline works where the packages of other platforms were never fetched, given our own.
    let version = String::from_utf8(cargo(&["-vV"])).expect("cargo's version is UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.expect("cargo knows its host");
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let output = cargo(&[
        "metadata",
        "--format-version=1",
        "--offline",
        "--filter-platform",
        host,
        "--manifest-path",
        manifest,
    ]);
    let metadata: serde_json::Value =
        serde_json::from_slice(&output).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let package = packages
        .iter()
        .find(|package| package["name"] == "open-cypher");
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let manifest = Path::new(manifest.expect("open-cypher is among them"));
    manifest.with_file_name("spec/vendor/openCypher-2024.3/tck")
}

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Reads all scenarios, in the order of their paths.
pub(super) fn scenarios(folder: &Path) -> Vec<Scenario> {
    let features = folder.join("features");
    let mut files = Vec::new();
    collect(&features, &mut files);
    files.sort();
    let mut scenarios = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a feature can be read");
        let name = file
            .strip_prefix(&features)
            .expect("it lies in the folder")
            .with_extension("");
        let name = name.to_str().expect("its name is ASCII").replace('\\', "/");
        scenarios.extend(gherkin::read(&name, &text));
    }
    scenarios
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the kit's folders can be read") {
        let path = entry.expect("the kit's folders can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "feature")
        {
            files.push(path);
        }
    }
}

/// Reads the script that builds a named graph.
pub(super) fn graph_script(folder: &Path, name: &str) -> String {
    let file = folder
        .join("graphs")
        .join(name)
        .join(format!("{name}.cypher"));
    fs::read_to_string(file).expect("a named graph has a script")
}
