//! Build script: puts the sample articles and the saved queries into the binary, so that an
//! installed program has them too and looks for no folder.

#![allow(
    clippy::print_stdout,
    reason = "a build script speaks to cargo on standard output"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where it builds"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    let sample = table(
        "SAMPLE",
        "&[u8]",
        "include_bytes",
        &root.join("data/sample"),
        "",
    );
    let queries = table(
        "QUERIES",
        "&str",
        "include_str",
        &root.join("queries"),
        ".cypher",
    );
    for (name, code) in [("sample.rs", sample), ("queries.rs", queries)] {
        fs::write(out.join(name), code).expect("the build folder can be written");
    }
    println!("cargo:rerun-if-changed=data/embed.rs");
    println!("cargo:rerun-if-changed=data/sample");
    println!("cargo:rerun-if-changed=queries");
}

/// Writes a table of file names and contents, by name.
fn table(name: &str, content: &str, include: &str, folder: &Path, ending: &str) -> String {
    let mut code = String::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file() && path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    writeln!(code, "pub(crate) const {name}: &[(&str, {content})] = &[").expect("a string grows");
    for path in files {
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        writeln!(code, "    ({file:?}, {include}!({path:?})),").expect("a string grows");
    }
    writeln!(code, "];").expect("a string grows");
    code
}
