//! The command line: exit codes, what goes to which stream, scripts, saved queries.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use insta::assert_snapshot;

use super::support::shell::Folder;

const NAMES: &str = "MATCH (o:UnionBody) RETURN o.name AS name ORDER BY name";

#[test]
fn data_goes_out_and_talk_goes_aside() {
    let folder = Folder::new();
    let ran = folder.thidua(&["query", NAMES, "--mode", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    assert_snapshot!(ran.out, @r"
name
Công đoàn quận Nam Từ Liêm
Liên đoàn Lao động huyện Thường Tín
Liên đoàn Lao động thành phố Hà Nội
");
    assert!(ran.talk.starts_with("3 rows"), "{}", ran.talk);
}

#[test]
fn exit_codes_tell_whose_fault_it_is() {
    let folder = Folder::new();
    assert_eq!(folder.thidua(&["query", "RETURN 1"]).code, 0);
    assert_eq!(folder.thidua(&["query", "RETURN x"]).code, 1);
    assert_eq!(
        folder
            .thidua(&["query", "RETURN 1", "-g", "none.thidua"])
            .code,
        1
    );
    assert_eq!(folder.thidua(&["run", "no_such_query"]).code, 1);
    assert_eq!(folder.thidua(&["query"]).code, 2);
    assert_eq!(
        folder
            .thidua(&["query", "RETURN 1", "--mode", "tabel"])
            .code,
        2
    );
    assert_eq!(folder.thidua(&["qeury", "RETURN 1"]).code, 2);
    assert_eq!(folder.thidua(&["query", "RETURN $a", "-P", "a"]).code, 2);
    assert_eq!(folder.thidua_reading(&[], ":no such command\n").code, 1);
}

#[test]
fn a_script_stops_at_its_first_mistake_unless_told_to_go_on() {
    let folder = Folder::new();
    let script = "RETURN 1 AS a;\nRETURN b;\nRETURN 3 AS c;\n";
    let path = folder.write("s.cypher", script);
    let path = path.to_str().unwrap();
    let stopped = folder.thidua(&["shell", "-f", path, "--mode", "csv"]);
    assert_eq!((stopped.code, stopped.out.as_str()), (1, "a\n1\n"));
    assert!(stopped.talk.contains("s.cypher:2:8"), "{}", stopped.talk);
    let kept_going = folder.thidua_reading(&["shell", "--keep-going", "--mode", "csv"], script);
    assert_eq!(
        (kept_going.code, kept_going.out.as_str()),
        (1, "a\n1\nc\n3\n")
    );
}

#[test]
fn a_pipe_gets_no_banner_and_no_colour() {
    let folder = Folder::new();
    let ran = folder.thidua_reading(&[], "RETURN 'Đ' AS chu;\n");
    assert_snapshot!(ran.out, @r"
┌─────┐
│ chu │
├─────┤
│ Đ   │
└─────┘
");
    assert!(
        !ran.talk.contains("thidua") && !ran.talk.contains('\u{1b}'),
        "{}",
        ran.talk
    );
    let coloured = folder.thidua(&["query", "RETURN 1", "--color", "always"]);
    assert!(coloured.out.contains('\u{1b}'));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new();
    let mut child = folder
        .command()
        .args([
            "query",
            "UNWIND range(1, 200000) AS n RETURN n",
            "--mode",
            "csv",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(!talk.contains("pipe") && !talk.contains("panic"), "{talk}");
}

#[test]
fn several_commands_and_files_run_in_order() {
    let folder = Folder::new();
    folder.write("first.cypher", ":param n=2\nRETURN $n AS n;");
    let ran = folder.thidua(&[
        "shell",
        "-i",
        "first.cypher",
        "-c",
        "RETURN $n + 1 AS m",
        "-m",
        "jsonl",
    ]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "{\"n\":2}\n{\"m\":3}\n"),
        "{}",
        ran.talk
    );
}

#[test]
fn parameters_come_from_the_command_line() {
    let folder = Folder::new();
    let ran = folder.thidua(&[
        "query",
        "RETURN $place AS place, $n AS n, $list AS list, $text AS text",
        "-P",
        "place=Huế",
        "-P",
        "n=12",
        "-P",
        "list=['a', 'b']",
        "-P",
        "text='12'",
        "--format",
        "jsonl",
    ]);
    assert_eq!(
        ran.out, "{\"place\":\"Huế\",\"n\":12,\"list\":[\"a\",\"b\"],\"text\":\"12\"}\n",
        "{}",
        ran.talk
    );
    let missing = folder.thidua(&["query", "RETURN $a"]);
    assert_snapshot!(missing.talk, @r"
error[MissingParameter]: parameter `$a` is not given
 --> query:1:8
  |
1 | RETURN $a
  |        ^^
");
}

const SAVED: &str = "\
// title: Bodies by name
// about: Finds bodies whose name holds a text.
// param text: string = 'Hà Nội' — what to look for
// param most: integer = 10 — how many
// columns: name
MATCH (o:UnionBody) WHERE o.name CONTAINS $text RETURN o.name AS name ORDER BY name LIMIT $most;
";

#[test]
fn a_saved_query_runs_with_typed_parameters() {
    let folder = Folder::new();
    folder.write("queries/bodies.cypher", SAVED);
    let ran = folder.thidua(&["run", "bodies", "-m", "csv"]);
    assert_eq!(
        ran.out, "name\nLiên đoàn Lao động thành phố Hà Nội\n",
        "{}",
        ran.talk
    );
    let ran = folder.thidua(&[
        "run",
        "queries/bodies.cypher",
        "-P",
        "text=Thường Tín",
        "--format",
        "jsonl",
    ]);
    assert_eq!(
        ran.out,
        "{\"name\":\"Liên đoàn Lao động huyện Thường Tín\"}\n"
    );
    let wrong = folder.thidua(&["run", "bodies", "-P", "most=many"]);
    assert_snapshot!(wrong.talk, @"error: parameter `most` wants a value of type integer, not `many`");
    let unknown = folder.thidua(&["run", "bodies", "-P", "txt=a"]);
    assert_snapshot!(unknown.talk, @r"
error: query `bodies` has no parameter `txt`
  = help: it has text, most
");
    let near = folder.thidua(&["run", "bodis"]);
    assert_snapshot!(near.talk, @r"
error: no saved query `bodis`
  = help: did you mean `bodies`?
");
}

#[test]
fn check_points_at_every_mistake() {
    let folder = Folder::new();
    folder.write("queries/good.cypher", SAVED);
    let good = folder.thidua(&["check", "queries/"]);
    assert_eq!(good.code, 0, "{}", good.talk);
    folder.write(
        "queries/bad.cypher",
        "// title: Bad\n// about: Wrong in many ways.\n// param place: string = 12\n\
         // param year: integer = 'x'\n// columns: a, b\n\
         MATCH (n {name: $palce}) RETURN m AS a, $place AS b;\n",
    );
    folder.write(
        "queries/half.cypher",
        "// title: Half\n// about: Not whole.\n// columns: a\nMATCH (n RETURN n AS a;\n",
    );
    let bad = folder.thidua(&["check", "queries"]);
    assert_eq!(bad.code, 1);
    assert_snapshot!(bad.talk, @r"
error[UnusedParameter]: parameter `year` is not used
 --> queries/bad.cypher:4:4
  |
4 | // param year: integer = 'x'
  |    ^^^^^^^^^^
error[DefaultOfOtherType]: `'x'` is not of type integer
 --> queries/bad.cypher:4:4
  |
4 | // param year: integer = 'x'
  |    ^^^^^^^^^^
error[UndeclaredParameter]: parameter `palce` is not in the header
 --> queries/bad.cypher:6:17
  |
6 | MATCH (n {name: $palce}) RETURN m AS a, $place AS b;
  |                 ^^^^^^
error[UndefinedVariable]: variable `m` is not defined
 --> queries/bad.cypher:6:33
  |
6 | MATCH (n {name: $palce}) RETURN m AS a, $place AS b;
  |                                 ^
error[UnexpectedSyntax]: unclosed delimiter `(`
 --> queries/half.cypher:4:7
  |
4 | MATCH (n RETURN n AS a;
  |       ^
3 files, 5 mistakes, 0 warnings
");
}

#[test]
fn the_shipped_queries_have_no_mistakes() {
    let folder = Folder::empty();
    let queries = concat!(env!("CARGO_MANIFEST_DIR"), "/queries");
    let ran = folder.thidua(&["check", queries]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
}

#[test]
fn changes_are_kept_in_the_graphs_file() {
    let folder = Folder::new();
    let ran = folder.thidua(&["query", "CREATE (:Note {name: 'mới'})"]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    assert_snapshot!(ran.talk, @"nodes created: 1, properties set: 1, labels added: 1");
    let ran = folder.thidua(&["query", "MATCH (n:Note) RETURN n.name AS n", "-m", "csv"]);
    assert_eq!(ran.out, "n\nmới\n");
}

#[test]
fn decomposed_letters_are_the_same_letters() {
    use unicode_normalization::UnicodeNormalization;
    let folder = Folder::new();
    let query =
        "MATCH (đơn_vị:UnionBody {name: 'Công đoàn quận Nam Từ Liêm'}) RETURN đơn_vị.id AS mã";
    let decomposed: String = query.nfd().collect();
    assert_ne!(query, decomposed);
    for text in [query, &decomposed] {
        let ran = folder.thidua(&["query", text, "-m", "csv"]);
        assert_eq!(ran.out, "mã\nu:cdn:nam-tu-liem\n", "{}", ran.talk);
    }
}

#[test]
fn help_and_mistakes_speak_vietnamese() {
    let folder = Folder::new();
    let help = folder.thidua(&["--lang", "vi", "query", "--help"]);
    assert!(
        help.out.contains("Cách dùng") && help.out.contains("Truy vấn"),
        "{}",
        help.out
    );
    let ran = folder.thidua(&["--lang", "vi", "query", "MATCH (bài:Campaign) RETURN bai"]);
    assert_snapshot!(ran.talk, @r"
lỗi[UndefinedVariable]: chưa có biến `bai`
 --> query:1:29
  |
1 | MATCH (bài:Campaign) RETURN bai
  |                             ^^^
  |
  = gợi ý: ý bạn là `bài`?
");
    let mut command = folder.command();
    command
        .env("LANG", "vi_VN.UTF-8")
        .args(["query", "RETURN 1"]);
    let output = command.output().unwrap();
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .starts_with("1 dòng")
    );
}

#[cfg(unix)]
#[test]
fn an_interrupted_query_exits_with_130() {
    let folder = Folder::new();
    let query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b \
                 WITH a, b WHERE a + b < 0 RETURN count(*) AS n";
    folder.write("long.cypher", query);
    for arguments in [["query", query], ["shell", "-flong.cypher"]] {
        let child = folder
            .command()
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Before the program is ready, the signal ends it with 130 of the shell's own making.
        std::thread::sleep(Duration::from_millis(700));
        let id = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        let output = child.wait_with_output().unwrap();
        let talk = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{talk}");
        assert!(talk.contains("Cancelled"), "{talk}");
        assert!(output.stdout.is_empty());
    }
}

/// Says what a shell or a formatter holds against a text; nothing where it is not installed.
fn complaints(checker: &[&str], text: &str) -> Option<String> {
    let mut child = Command::new(checker[0])
        .args(&checker[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let mut pipe = child.stdin.take().unwrap();
    let _ = pipe.write_all(text.as_bytes());
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    let mut told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.push_str(&String::from_utf8_lossy(&output.stderr));
    match output.status.success() {
        true => Some(String::new()),
        false => Some(format!("{}: {told}", output.status)),
    }
}

#[test]
fn shells_and_formatters_accept_completions_and_manual() {
    let folder = Folder::empty();
    let mut checked = 0;
    for shell in ["bash", "zsh", "fish"] {
        let ran = folder.thidua(&["completions", shell]);
        let said = complaints(&[shell, "-n"], &ran.out);
        checked += usize::from(said.is_some());
        assert_eq!(said.unwrap_or_default(), "", "{shell}");
    }
    for lang in ["en", "vi"] {
        let manual = folder.thidua(&["man", "--lang", lang]).out;
        let said = complaints(&["mandoc", "-Tlint", "-Wwarning", "-Kutf-8"], &manual);
        assert_eq!(said.unwrap_or_default(), "", "mandoc, {lang}");
        let said = complaints(&["man", "--warnings", "-E", "UTF-8", "-l", "-"], &manual);
        assert_eq!(said.unwrap_or_default(), "", "man, {lang}");
    }
    assert!(checked > 0, "not even bash is installed");
}

#[test]
fn mistakes_on_the_command_line_are_told_in_both_languages() {
    let folder = Folder::new();
    folder.write("bad.thidua", "abc");
    let cases: &[&[&str]] = &[
        &["qeury", "RETURN 1"],
        &["query"],
        &["query", "RETURN 1", "--mode", "tabel"],
        &["query", "RETURN 1", "-P", "a"],
        &["query", "RETURN 1", "-g", "none.thidua"],
        &["query", "RETURN 1", "-g", "bad.thidua"],
        &[
            "query",
            "MATCH (n:Campaign {name: 'x'}) RETURN n",
            "--mode",
            "csv",
        ],
        &["shell", "-f", "none.cypher"],
        &["run", "awards_of_a_provinse"],
        &["check", "none"],
        &["export", "-f", "wrod"],
    ];
    for lang in ["en", "vi"] {
        let mut told = String::new();
        for case in cases {
            let ran = folder.thidua(&[case, &["--lang", lang][..]].concat());
            let talk = ran.talk.split(" · ").next().unwrap_or_default().trim_end();
            told.push_str(&format!(
                "$ thidua {} → {}\n{talk}\n",
                case.join(" "),
                ran.code
            ));
        }
        insta::assert_snapshot!(format!("command_line_mistakes_{lang}"), told);
    }
}

#[test]
fn why_tells_other_candidates_and_what_an_analyst_decided() {
    let folder = Folder::empty();
    let text = "Thi đua ở Châu Thành\n\nSáng 5/3/2021, LĐLĐ huyện Châu Thành, tỉnh Bến Tre phát \
                động phong trào thi đua “Lao động giỏi”.\n";
    folder.write("bai.txt", text);
    assert_eq!(
        folder
            .thidua(&["build", "bai.txt", "-q", "-o", "graph.thidua"])
            .code,
        0
    );
    let ask = |lang: &str| {
        let question = ":why Liên đoàn Lao động huyện Châu Thành";
        folder
            .thidua(&["shell", "--lang", lang, "-c", question])
            .out
    };
    assert_snapshot!(ask("en"), @r"
LĐLĐ huyện Châu Thành
  bai.txt:37–58 · rule head-place · confidence 0.98
  «LĐLĐ huyện Châu Thành» → Liên đoàn Lao động huyện Châu Thành u:ldld:831
      decided by head-place, confidence 0.98
      · is a huyện +1.00
      · its superior is named after it +4.00
      · province of the article +2.00
      · district of the article +2.00
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Tây Ninh) u:ldld:708
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Long An) u:ldld:808
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Tiền Giang)
      u:ldld:821
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Trà Vinh) u:ldld:847
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Đồng Tháp)
      u:ldld:877
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh An Giang) u:ldld:892
      or else 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Kiên Giang)
      u:ldld:905
");
    assert_snapshot!(ask("vi"), @r"
LĐLĐ huyện Châu Thành
  bai.txt:37–58 · luật head-place · độ tin 0.98
  «LĐLĐ huyện Châu Thành» → Liên đoàn Lao động huyện Châu Thành u:ldld:831
      theo luật head-place, độ tin 0.98
      · là huyện +1.00
      · cấp trên được nêu ngay sau +4.00
      · tỉnh của bài viết +2.00
      · huyện của bài viết +2.00
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Tây Ninh) u:ldld:708
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Long An) u:ldld:808
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Tiền Giang)
      u:ldld:821
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Trà Vinh) u:ldld:847
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Đồng Tháp)
      u:ldld:877
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh An Giang) u:ldld:892
      hoặc là 1.00 Liên đoàn Lao động huyện Châu Thành (Liên đoàn Lao động tỉnh Kiên Giang)
      u:ldld:905
");
    folder.write(
        "decisions.toml",
        "[[means]]\nsurface = \"LĐLĐ huyện Châu Thành\"\nid = \"u:ldld:279\"\n",
    );
    assert_snapshot!(ask("en"), @r"
LĐLĐ huyện Châu Thành
  bai.txt:37–58 · rule head-place · confidence 0.98
  «LĐLĐ huyện Châu Thành» → Liên đoàn Lao động huyện Thường Tín u:ldld:279
      decided by decision, confidence 1.00
      · an analyst decided
");
    folder.write("decisions.toml", "[[means]]\nsurface = 1\n");
    assert!(ask("en").contains("decisions.toml:2"), "{}", ask("en"));
}

#[test]
fn completions_and_manual_are_made_from_the_same_table() {
    let folder = Folder::empty();
    for (shell, sign) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef thidua"),
        ("fish", "complete -c thidua"),
    ] {
        let ran = folder.thidua(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(
            ran.out.contains(sign) && ran.out.contains("query"),
            "{shell}"
        );
    }
    let man = folder.thidua(&["man"]);
    assert!(man.out.contains(".TH thidua") && man.out.contains("EXIT STATUS"));
}

#[test]
fn settings_are_read_from_the_folder() {
    let folder = Folder::new();
    folder.write(
        "thidua.toml",
        "lang = 'vi'\n[shell]\nmode = 'jsonl'\ntimer = false\n",
    );
    let ran = folder.thidua(&["query", "RETURN 1 AS n"]);
    assert_eq!(
        (ran.out.as_str(), ran.talk.as_str()),
        ("{\"n\":1}\n", "1 dòng\n")
    );
    folder.write("thidua.toml", "[shell]\nmod = 'jsonl'\n");
    let wrong = folder.thidua(&["query", "RETURN 1 AS n"]);
    assert_eq!(wrong.code, 1);
    assert!(
        wrong.talk.contains("thidua.toml") && wrong.talk.contains("mod"),
        "{}",
        wrong.talk
    );
}

#[test]
fn the_first_start_makes_a_graph_of_the_sample() {
    let folder = Folder::empty();
    let ran = folder.thidua_reading(&[], "MATCH (c:Campaign) RETURN count(c) > 10 AS plenty;\n");
    assert!(ran.out.contains("true"), "{}{}", ran.out, ran.talk);
    assert!(
        ran.talk.contains("sample articles in graph.thidua"),
        "{}",
        ran.talk
    );
    assert!(folder.path().join("graph.thidua").exists());
}
