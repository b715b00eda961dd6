//! What the user named, as a list of files.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diag::Warning;

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file, and whether the user named it or it was found in a folder.
    File { path: PathBuf, named: bool },
}

/// Lists the files that `named` stands for: files as they are, folders with all below them,
/// patterns with what they match, `-` for standard input. Within a folder or a pattern the order is
/// that of the paths' names.
pub(super) fn list(named: &[PathBuf], warnings: &mut Vec<Warning>) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in named {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let before = inputs.len();
            list_folder(path, &mut inputs, warnings);
            if inputs.len() == before {
                warnings.push(warning(path, "the folder holds no articles"));
            }
        } else if path.exists() {
            inputs.push(Input::File {
                path: path.clone(),
                named: true,
            });
        } else {
            list_pattern(path, &mut inputs, warnings);
        }
    }
    inputs
}

fn list_pattern(path: &Path, inputs: &mut Vec<Input>, warnings: &mut Vec<Warning>) {
    let pattern = path.to_string_lossy();
    if !pattern.contains(['*', '?', '[']) {
        warnings.push(warning(path, "no such file or folder"));
        return;
    }
    let matches = match glob::glob(&pattern) {
        Ok(matches) => matches,
        Err(error) => {
            warnings.push(warning(path, &format!("not a pattern: {}", error.msg)));
            return;
        }
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in matches {
        match entry {
            Ok(path) => found.push(path),
            Err(error) => warnings.push(warning(error.path(), &reason(error.error()))),
        }
    }
    found.sort();
    if found.is_empty() {
        warnings.push(warning(path, "no file matches this pattern"));
    }
    for path in found {
        if path.is_dir() {
            list_folder(&path, inputs, warnings);
        } else {
            inputs.push(Input::File { path, named: true });
        }
    }
}

/// Lists a folder without recursion, so that depth costs no stack. Links to folders are not
/// followed: they are how a folder comes to hold itself.
fn list_folder(folder: &Path, inputs: &mut Vec<Input>, warnings: &mut Vec<Warning>) {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                warnings.push(warning(&folder, &reason(&error)));
                continue;
            }
        };
        for entry in entries {
            let (path, kind) = match entry.and_then(|e| Ok((e.path(), e.file_type()?))) {
                Ok(entry) => entry,
                Err(error) => {
                    warnings.push(warning(&folder, &reason(&error)));
                    continue;
                }
            };
            let hidden = path
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes()[0] == b'.');
            if hidden {
                continue;
            }
            if kind.is_dir() {
                open.push(path);
            } else if may_hold_articles(&path) {
                found.push(path);
            } else if let Some(kind) = foreign_kind(&path) {
                let what = format!("{kind} is not read; save it as text or HTML");
                warnings.push(warning(&path, &what));
            }
        }
    }
    found.sort();
    inputs.extend(
        found
            .into_iter()
            .map(|path| Input::File { path, named: false }),
    );
}

/// Tells by its name whether a file found in a folder is worth opening; what the user named is
/// opened whatever its name.
fn may_hold_articles(path: &Path) -> bool {
    matches!(
        extension(path).as_deref(),
        None | Some("txt" | "text" | "html" | "htm" | "xhtml" | "jsonl" | "ndjson" | "json")
    )
}

/// Returns the extension in lower case, that of the packed file for `x.html.gz`.
pub(super) fn extension(path: &Path) -> Option<String> {
    let lower = |path: &Path| {
        path.extension()
            .and_then(OsStr::to_str)
            .map(str::to_lowercase)
    };
    match lower(path).as_deref() {
        Some("gz" | "zst" | "zstd") => lower(Path::new(path.file_stem()?)),
        other => other.map(str::to_owned),
    }
}

fn foreign_kind(path: &Path) -> Option<&'static str> {
    match extension(path).as_deref() {
        Some("pdf") => Some("PDF"),
        Some("doc" | "docx" | "rtf" | "odt") => Some("a word processor's format"),
        Some("xls" | "xlsx" | "ods" | "ppt" | "pptx") => Some("an office format"),
        Some("zip" | "rar" | "7z" | "tar" | "tgz" | "bz2" | "xz") => Some("an archive"),
        Some("warc" | "mhtml" | "mht" | "epub") => Some("a packed page"),
        _ => None,
    }
}

fn warning(path: &Path, message: &str) -> Warning {
    Warning {
        place: path.display().to_string(),
        offset: None,
        message: message.to_owned(),
    }
}

/// Says an error of the file system in one short line.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => {
            let text = error.to_string();
            let mut chars = text.chars();
            let first = chars
                .next()
                .map(|c| c.to_lowercase().to_string())
                .unwrap_or_default();
            first + chars.as_str().trim_end_matches('.')
        }
    }
}
