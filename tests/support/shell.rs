//! A folder that is thrown away, with a small graph in it, and the program run there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;
use thidua::graph::{Element, Evidence, Graph, Source, Value, snapshot};
use thidua::text::Span;

/// What a run of the program left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) talk: String,
    pub(crate) code: i32,
}

/// A folder with `graph.thidua` in it, far from the settings of whoever runs the tests.
pub(crate) struct Folder {
    folder: TempDir,
}

impl Folder {
    /// Makes a folder with the small graph.
    pub(crate) fn new() -> Self {
        let folder = Self::empty();
        snapshot::write(&small_graph(), &folder.path().join("graph.thidua"))
            .expect("a fresh folder");
        folder
    }

    /// Makes a folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().expect("the system gives folders"),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a fresh folder");
        fs::write(&path, text).expect("a fresh folder");
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("the file is there")
    }

    /// The program, in this folder and with a home of its own.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
        command.current_dir(self.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.path().join("home"));
        command.env("LANG", "C.UTF-8");
        command
    }

    /// Runs the program.
    pub(crate) fn thidua(&self, arguments: &[&str]) -> Ran {
        self.thidua_reading(arguments, "")
    }

    /// Runs the program with this on standard input.
    pub(crate) fn thidua_reading(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program is built");
        let mut pipe = child.stdin.take().expect("standard input is a pipe");
        // A program that does not read its input closes the pipe.
        let _ = pipe.write_all(input.as_bytes());
        drop(pipe);
        let output = child.wait_with_output().expect("the program ends");
        Ran {
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            talk: String::from_utf8(output.stderr).expect("talk is UTF-8"),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

/// Two bodies, a campaign, an award, and one article that says so.
pub(crate) fn small_graph() -> Graph {
    let text = "Mở đầu. Sáng 14.1, LĐLĐ huyện Thường Tín phát động đợt thi đua “Tết sum vầy”. \
                LĐLĐ huyện tặng Giấy khen cho 12 cá nhân. Hết.";
    let mut graph = Graph::new();
    let source = graph.add_source(Source {
        name: "thuong-tin".into(),
        path: "articles/thuong-tin.txt".into(),
        title: Some("Thường Tín mở đợt thi đua".into()),
        publisher: Some("Bản tin thử".into()),
        published: Some("2021-01-14".into()),
        url: Some("https://example.vn/thuong-tin".into()),
        text: text.into(),
        ..Source::default()
    });
    let body = |graph: &mut Graph, id: &str, name: &str, alias: &str| {
        graph.add_node(
            &["Organisation", "UnionBody"],
            [
                ("id", Value::from(id)),
                ("name", Value::from(name)),
                ("aliases", Value::List(Arc::new(vec![Value::from(alias)]))),
            ],
        )
    };
    let district = body(
        &mut graph,
        "u:ldld:279",
        "Liên đoàn Lao động huyện Thường Tín",
        "LĐLĐ huyện Thường Tín",
    );
    let city = body(
        &mut graph,
        "u:ldld:01",
        "Liên đoàn Lao động thành phố Hà Nội",
        "LĐLĐ TP Hà Nội",
    );
    body(
        &mut graph,
        "u:cdn:nam-tu-liem",
        "Công đoàn quận Nam Từ Liêm",
        "CĐ Nam Từ Liêm",
    );
    let campaign = graph.add_node(
        &["Campaign"],
        [
            ("id", Value::from("c:tet-sum-vay")),
            ("name", Value::from("Tết sum vầy")),
        ],
    );
    let award = graph.add_node(
        &["Award"],
        [("id", Value::from("x:1")), ("individuals", Value::from(12))],
    );
    graph.add_rel::<&str>(district, "PART_OF", city, []);
    let launched = graph.add_rel(
        district,
        "LAUNCHED",
        campaign,
        [("date", Value::from("2021-01-14"))],
    );
    let conferred = graph.add_rel::<&str>(district, "CONFERRED", award, []);
    for (rel, clause, rule) in [
        (launched, "phát động đợt thi đua “Tết sum vầy”", "launched"),
        (conferred, "tặng Giấy khen cho 12 cá nhân", "conferred"),
    ] {
        let start = text.find(clause).expect("the clause is in the text");
        graph.add_evidence(
            Element::Rel(rel),
            Evidence {
                source,
                span: Span::new(start, start + clause.len()),
                rule: rule.into(),
                confidence: if rule == "launched" { 0.9 } else { 0.5 },
            },
        );
    }
    graph
}
