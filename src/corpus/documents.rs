//! Files as documents, one at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec;

use crate::diag::Warning;

use super::document::{Document, Form};
use super::inputs::{Input, extension, list, reason};
use super::options::Options;
use super::unpack::{Packing, Stream, unpack};

/// The documents of some files, read as they are asked for.
pub(super) struct Documents {
    inputs: vec::IntoIter<Input>,
    warnings: vec::IntoIter<Warning>,
    rows: Option<Rows>,
    limit: usize,
}

impl Documents {
    pub(super) fn of(named: &[PathBuf], options: &Options) -> Self {
        let mut warnings = Vec::new();
        let inputs = list(named, &mut warnings).into_iter();
        let limit = options.max_document.max(1);
        Self {
            inputs,
            warnings: warnings.into_iter(),
            rows: None,
            limit,
        }
    }

    fn open(&mut self, input: Input) -> Option<Result<Document, Warning>> {
        let (path, shown, source): (PathBuf, String, Stream) = match input {
            Input::Stdin => (PathBuf::from("-"), "-".to_owned(), Box::new(io::stdin())),
            Input::File { path, .. } => {
                let shown = path.display().to_string();
                match File::open(&path) {
                    Ok(file) => (path, shown, Box::new(file)),
                    Err(error) => return Some(Err(warning(&shown, None, reason(&error)))),
                }
            }
        };
        let (packing, stream) = match unpack(source) {
            Ok(unpacked) => unpacked,
            Err(error) => return Some(Err(warning(&shown, Some(0), reason(&error)))),
        };
        let mut stream = BufReader::with_capacity(1 << 16, stream);
        let form = match form_of(&path, &mut stream) {
            Ok(form) => form,
            Err(error) => return Some(Err(failed(&shown, packing, 0, &error))),
        };
        let name = base_name(&path);
        if form == Form::Row {
            self.rows = Some(Rows {
                stream,
                packing,
                name,
                path: shown,
                line: 0,
                offset: 0,
            });
            return None;
        }
        Some(self.whole(stream, packing, name, shown, form))
    }

    fn whole(
        &self,
        stream: BufReader<Stream>,
        packing: Packing,
        name: String,
        path: String,
        form: Form,
    ) -> Result<Document, Warning> {
        let mut bytes = Vec::new();
        let read = stream.take(self.limit as u64 + 1).read_to_end(&mut bytes);
        if let Err(error) = read {
            return Err(failed(&path, packing, bytes.len() as u64, &error));
        }
        if bytes.len() > self.limit {
            let message = format!("longer than {} bytes; skipped", self.limit);
            return Err(warning(&path, Some(self.limit as u64), message));
        }
        if bytes.is_empty() {
            return Err(warning(&path, Some(0), "the file is empty".to_owned()));
        }
        Ok(Document {
            name,
            path,
            offset: 0,
            form,
            bytes,
        })
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(warning) = self.warnings.next() {
            return Some(Err(warning));
        }
        loop {
            if let Some(rows) = &mut self.rows {
                if let Some(row) = rows.next(self.limit) {
                    return Some(row);
                }
                self.rows = None;
            }
            let input = self.inputs.next()?;
            if let Some(document) = self.open(input) {
                return Some(document);
            }
        }
    }
}

/// The lines of a JSONL file.
struct Rows {
    stream: BufReader<Stream>,
    packing: Packing,
    name: String,
    path: String,
    line: u64,
    offset: u64,
}

/// A line so many times longer than allowed is not skipped to its end: it is no line but a bomb.
const PATIENCE: u64 = 64;

impl Rows {
    fn next(&mut self, limit: usize) -> Option<Result<Document, Warning>> {
        loop {
            let mut bytes = Vec::new();
            let start = self.offset;
            let mut bounded = (&mut self.stream).take(limit as u64 + 1);
            let read = bounded.read_until(b'\n', &mut bytes);
            self.offset += bytes.len() as u64;
            self.line += 1;
            if let Err(error) = read {
                let rows = self.end(failed(&self.path, self.packing, self.offset, &error));
                return Some(Err(rows));
            }
            if bytes.is_empty() {
                return None;
            }
            if bytes.len() > limit && bytes.last() != Some(&b'\n') {
                return Some(Err(self.skip_line(start, limit)));
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            return Some(Ok(Document {
                name: format!("{}:{}", self.name, self.line),
                path: self.path.clone(),
                offset: start,
                form: Form::Row,
                bytes,
            }));
        }
    }

    fn skip_line(&mut self, start: u64, limit: usize) -> Warning {
        let message = format!("line {} is longer than {limit} bytes; skipped", self.line);
        let line = warning(&self.path, Some(start), message);
        let patience = PATIENCE * limit as u64;
        let mut skipped = 0;
        loop {
            let (found, length) = match self.stream.fill_buf() {
                Ok([]) => return line,
                Ok(buffer) => match buffer.iter().position(|&byte| byte == b'\n') {
                    Some(at) => (true, at + 1),
                    None => (false, buffer.len()),
                },
                Err(error) => {
                    let failure = failed(&self.path, self.packing, self.offset, &error);
                    return self.end(failure);
                }
            };
            self.stream.consume(length);
            self.offset += length as u64;
            skipped += length as u64;
            if found {
                return line;
            }
            if skipped > patience {
                let message = format!("line {} does not end; rest of the file not read", self.line);
                return self.end(warning(&self.path, Some(start), message));
            }
        }
    }

    /// Makes this the last that is said of the file.
    fn end(&mut self, last: Warning) -> Warning {
        self.stream = BufReader::new(Box::new(io::empty()));
        last
    }
}

/// Tells the form of a file by its name, and where that is silent by its first bytes.
fn form_of(path: &Path, stream: &mut BufReader<Stream>) -> io::Result<Form> {
    Ok(match extension(path).as_deref() {
        Some("jsonl" | "ndjson" | "json") => Form::Row,
        Some("html" | "htm" | "xhtml") => Form::Html,
        Some("txt" | "text") => Form::Unknown,
        _ => {
            let head = stream.fill_buf()?.trim_ascii_start();
            if head.starts_with(b"{") {
                Form::Row
            } else {
                Form::Unknown
            }
        }
    })
}

/// Returns the file's own name: `x.html` for `a/x.html` and for `a/x.html.gz`.
fn base_name(path: &Path) -> String {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    let packed = [".gz", ".zst", ".zstd"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    packed
        .filter(|rest| rest.contains('.'))
        .map_or_else(|| name.clone(), str::to_owned)
}

fn warning(place: &str, offset: Option<u64>, message: String) -> Warning {
    Warning {
        place: place.to_owned(),
        offset,
        message,
    }
}

/// Says that reading broke off, and where: in the unpacked data, if the file is packed.
fn failed(place: &str, packing: Packing, offset: u64, error: &io::Error) -> Warning {
    let reason = reason(error);
    let message = match packing {
        Packing::None => format!("reading broke off: {reason}"),
        Packing::Gzip => {
            format!("damaged or truncated gzip after so many unpacked bytes: {reason}")
        }
        Packing::Zstd => {
            format!("damaged or truncated zstd after so many unpacked bytes: {reason}")
        }
    };
    warning(place, Some(offset), message)
}
