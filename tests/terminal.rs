//! The shell in a real pseudo-terminal: keys in, and the screen that they paint.

use std::fs::File;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ptyprocess::PtyProcess;
use unicode_normalization::UnicodeNormalization;

use super::support::shell::Folder;

/// A machine that tests many things at once may be slow; a person would have given up.
const PATIENCE: Duration = Duration::from_secs(60);

const TAB: &str = "\t";
const ENTER: &str = "\r";
const UP: &str = "\u{1b}[A";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const CTRL_R: &str = "\u{12}";
const PROMPT: &str = "thidua> ";

fn size(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("a terminal has rows and columns")
}

struct Terminal {
    process: PtyProcess,
    keys: File,
    screen: Arc<Mutex<vt100::Parser>>,
    /// All bytes that the program wrote.
    written: Arc<Mutex<Vec<u8>>>,
}

impl Terminal {
    /// Opens the shell in a terminal of this many columns and rows, and waits for its prompt.
    fn open(folder: &Folder, columns: u16, rows: u16, adapt: impl FnOnce(&mut Command)) -> Self {
        let mut command = folder.command();
        command.env("TERM", "xterm-256color").env("PAGER", "");
        adapt(&mut command);
        let mut process = PtyProcess::spawn(command).unwrap();
        process.set_window_size(columns, rows).unwrap();
        let keys = process.get_raw_handle().unwrap();
        let mut output = process.get_raw_handle().unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(
            size(rows),
            size(columns),
            1000,
        )));
        let painted = Arc::clone(&screen);
        let written = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&written);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                kept.lock().unwrap().extend_from_slice(&bytes[..count]);
                painted.lock().unwrap().process(&bytes[..count]);
            }
        });
        let terminal = Self {
            process,
            keys,
            screen,
            written,
        };
        terminal.until(PROMPT);
        terminal
    }

    fn shell(folder: &Folder) -> Self {
        Self::open(folder, 100, 30, |_| {})
    }

    fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen shows this.
    fn until(&self, wanted: &str) -> String {
        self.when(wanted, |text| text.contains(wanted))
    }

    fn when(&self, what: &str, test: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let text: String = self.text().nfc().collect();
            if test(&text) {
                return text;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no {what} on this screen:\n{text}"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Drops the line and waits for a fresh prompt; keys pressed before that may be lost.
    fn drop_line(&mut self) {
        let prompts = self.text().matches(PROMPT.trim_end()).count();
        self.keys(CTRL_C);
        self.when("fresh prompt", |text| {
            let fresh = text.matches(PROMPT.trim_end()).count() > prompts;
            fresh && text.trim_end().ends_with(PROMPT.trim_end())
        });
    }

    /// Leaves by Ctrl-D, pressed again until it finds a prompt.
    fn leave(mut self) {
        let start = Instant::now();
        while self.process.is_alive().unwrap_or(false) {
            let _ = self.keys.write_all(CTRL_D.as_bytes());
            assert!(start.elapsed() < PATIENCE, "Ctrl-D does not leave");
            thread::sleep(Duration::from_millis(200));
        }
    }
}

impl Terminal {
    /// Types a line and waits until the screen shows this.
    fn enter(&mut self, line: &str, wanted: &str) -> String {
        self.keys(line);
        self.keys(ENTER);
        self.until(wanted)
    }

    /// Types a line and waits until it is answered.
    fn answered(&mut self, line: &str) {
        let prompts = self.text().matches(PROMPT.trim_end()).count();
        self.keys(line);
        self.keys(ENTER);
        self.when("fresh prompt", |text| {
            let fresh = text.matches(PROMPT.trim_end()).count() > prompts;
            fresh && text.trim_end().ends_with(PROMPT.trim_end())
        });
    }

    /// What the program wrote, escapes and all.
    fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }
}

#[test]
fn the_terminal_is_never_asked_anything() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.enter("MATCH (c:Campaign) RETURN c.name AS ten;", "1 row");
    terminal.keys("MATCH (n:Cam");
    terminal.keys(TAB);
    terminal.until("MATCH (n:Campaign");
    terminal.drop_line();
    terminal.enter(":evidence u:ldld:279", "evidence");
    let bytes = terminal.bytes();
    // Where is the cursor, what are you, which colours, keys and modes have you?
    for question in [
        "\u{1b}[6n",
        "\u{1b}[5n",
        "\u{1b}[c",
        "\u{1b}[>",
        "\u{1b}[?u",
        "$p",
        ";?\u{7}",
    ] {
        assert!(!bytes.contains(question), "asked {question:?}");
    }
    terminal.leave();
}

#[test]
fn a_dumb_terminal_gets_plain_text() {
    let folder = Folder::new();
    let mut terminal = Terminal::open(&folder, 100, 30, |command| {
        command.env("TERM", "dumb");
    });
    terminal.enter("RETURN 'Đ' AS chu;", "1 row");
    terminal.enter("RETURN x;", "variable `x` is not defined");
    let bytes = terminal.bytes();
    assert!(!bytes.contains('\u{1b}'), "{bytes:?}");
    terminal.leave();
}

#[test]
fn colour_can_be_forced_and_forbidden() {
    let folder = Folder::new();
    for (choice, coloured) in [("never", false), ("always", true)] {
        let mut terminal = Terminal::open(&folder, 100, 30, |command| {
            command.args(["--color", choice]).env("NO_COLOR", "1");
        });
        terminal.enter("RETURN x;", "variable `x` is not defined");
        let painted =
            terminal.bytes().contains("\u{1b}[1m") || terminal.bytes().contains("\u{1b}[3");
        assert_eq!(painted, coloured, "--color {choice}");
        terminal.leave();
    }
}

#[test]
fn a_link_can_be_clicked_where_colours_are_shown() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.enter("MATCH ()-[r:LAUNCHED]->() RETURN r;", "1 row");
    terminal.enter(":evidence 1", "1 sentence");
    let link = "\u{1b}]8;;https://example.vn/thuong-tin";
    assert!(terminal.bytes().contains(link));
    terminal.leave();
}

#[test]
fn an_unfinished_statement_and_a_command_say_how_they_go_on() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("RETURN 1");
    terminal.keys(ENTER);
    terminal.until("`;` ends the statement");
    terminal.drop_line();
    terminal.keys(":path ");
    terminal.until(":path FROM TO [STEPS]");
    terminal.drop_line();
    terminal.keys("RETURN substring(");
    terminal.until("text, from, length?)");
    terminal.drop_line();
    terminal.leave();
}

#[test]
fn a_subquery_is_no_mistake_while_typing() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    let query = "MATCH (n:UnionBody) WHERE EXISTS { (n)-[:LAUNCHED]->() } RETURN n.id AS ma;";
    assert!(terminal.enter(query, "1 row").contains("u:ldld:279"));
    terminal.leave();
}

#[test]
fn two_shells_keep_each_others_history_and_secrets_stay_out() {
    let folder = Folder::new();
    let mut one = Terminal::shell(&folder);
    let mut two = Terminal::shell(&folder);
    one.enter("RETURN 'mot' AS x;", "│ mot │");
    two.enter("RETURN 'hai' AS x;", "│ hai │");
    one.enter("RETURN 'ba' AS x;", "│ ba │");
    one.enter(" RETURN 'rieng tu' AS x;", "│ rieng tu │");
    one.enter(":param token='abc'", "$token");
    one.enter(":find thuong", "1 row");
    one.leave();
    two.leave();
    let kept = folder.read("home/.local/state/thidua/history");
    let lines: Vec<&str> = kept.lines().collect();
    assert_eq!(
        lines,
        [
            "\"RETURN 'mot' AS x;\"",
            "\"RETURN 'hai' AS x;\"",
            "\"RETURN 'ba' AS x;\"",
            "\":find thuong\""
        ]
    );
    let mut later = Terminal::shell(&folder);
    later.keys(CTRL_R);
    later.keys("HAI");
    later.until("RETURN 'hai' AS x;");
    later.drop_line();
    later.leave();
}

#[test]
fn ctrl_c_twice_during_a_change_leaves_the_graph_as_it_was() {
    let folder = Folder::new();
    let before = std::fs::read(folder.path().join("graph.thidua")).unwrap();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b CREATE (:X {n: a});");
    terminal.keys(ENTER);
    terminal.until("Ctrl-C stops it");
    terminal.keys(CTRL_C);
    thread::sleep(Duration::from_millis(30));
    terminal.keys(CTRL_C);
    terminal.until("the query was cancelled");
    terminal.enter("MATCH (n:X) RETURN count(n) AS left_over;", "1 row");
    terminal.until("│         0 │");
    terminal.leave();
    assert!(before == std::fs::read(folder.path().join("graph.thidua")).unwrap());
}

#[test]
fn a_saved_query_is_edited_in_its_file() {
    let folder = Folder::new();
    let editor = folder.write("editor.sh", "sed -i 's/one/two/' \"$1\"\n");
    let mut terminal = Terminal::open(&folder, 100, 30, |command| {
        command.env("EDITOR", format!("sh {}", editor.display()));
    });
    terminal.enter("RETURN 'one' AS n;", "│ one │");
    terminal.enter(":save mine A question of mine", "saved as");
    terminal.answered(":edit mine");
    terminal.enter(":run mine", "│ two │");
    terminal.leave();
    let kept = folder.read("queries/mine.cypher");
    assert!(kept.contains("// title: A question of mine"), "{kept}");
}

#[test]
fn leaving_the_pager_early_is_no_mistake() {
    let folder = Folder::new();
    let mut terminal = Terminal::open(&folder, 100, 30, |command| {
        command.env("PAGER", "head -2; echo LEFT");
    });
    terminal.enter("UNWIND range(1, 200000) AS n RETURN n;", "(40 shown)");
    terminal.enter(":limit 0", "a box shows all rows");
    let text = terminal.enter("UNWIND range(1, 200000) AS n RETURN n;", "200,000 rows");
    assert!(text.contains("LEFT") && !text.contains("pipe"), "{text}");
    terminal.leave();
}

#[test]
fn a_narrow_terminal_breaks_no_line_of_talk() {
    let folder = Folder::new();
    let mut terminal = Terminal::open(&folder, 40, 600, |_| {});
    for line in [
        ":help",
        ":help keys",
        ":help path",
        ":schema",
        ":show u:ldld:279",
    ] {
        terminal.answered(line);
    }
    for (line, wanted) in [
        (":path c:tet-sum-vay u:ldld:01", "2 steps"),
        ("MATCH ()-[r:LAUNCHED]->() RETURN r;", "1 row"),
        (":evidence 1", "1 sentence"),
    ] {
        // Keys pressed before the next prompt would be echoed in front of it.
        terminal.answered(line);
        terminal.until(wanted);
    }
    let screen = terminal.screen.lock().unwrap();
    let wrapped: Vec<String> = (0..600)
        .filter(|row| screen.screen().row_wrapped(*row))
        .map(|row| screen.screen().contents_between(row, 0, row + 1, 40))
        .collect();
    drop(screen);
    // What one types may be longer than the screen; what is answered is not.
    let talk: Vec<&String> = wrapped
        .iter()
        .filter(|line| !line.starts_with(PROMPT))
        .collect();
    assert!(talk.is_empty(), "{talk:#?}");
    terminal.leave();
}

#[test]
fn typing_a_query_shows_its_answer() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    assert!(terminal.text().contains("nodes: 5"), "{}", terminal.text());
    terminal.keys("MATCH (c:Campaign) RETURN c.name AS ten;");
    terminal.keys(ENTER);
    let text = terminal.until("1 row");
    assert!(text.contains("│ Tết sum vầy │"), "{text}");
    terminal.leave();
}

#[test]
fn a_statement_goes_on_until_its_semicolon() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("RETURN 'a;b'");
    terminal.keys(ENTER);
    terminal.keys("AS x;");
    terminal.keys(ENTER);
    assert!(terminal.until("1 row").contains("│ a;b │"));
    // The whole statement comes back as one.
    terminal.keys(UP);
    terminal.when("statement", |text| text.matches("AS x;").count() == 2);
    terminal.drop_line();
    terminal.leave();
}

#[test]
fn a_pasted_query_of_many_lines_runs_as_one() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("\u{1b}[200~MATCH (o:UnionBody)\nWHERE o.name CONTAINS 'Tín'\nRETURN o.id AS ma;\u{1b}[201~");
    terminal.until("RETURN o.id AS ma;");
    terminal.keys(ENTER);
    assert!(terminal.until("1 row").contains("u:ldld:279"));
    terminal.leave();
}

#[test]
fn tab_completes_names_without_and_with_diacritics() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    for typed in ["cong doan quan nam", "công đoàn quận", "tu liem"] {
        terminal.keys(&format!("MATCH (o:UnionBody {{name: '{typed}"));
        terminal.keys(TAB);
        terminal.until("{name: 'Công đoàn quận Nam Từ Liêm'");
        terminal.keys("}) RETURN o.id AS ma;");
        terminal.keys(ENTER);
        terminal.until("u:cdn:nam-tu-liem");
        terminal.keys("\u{c}");
        terminal.when("empty screen", |text| text.trim_end() == PROMPT.trim_end());
    }
    terminal.leave();
}

#[test]
fn tab_lists_what_is_possible() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("MATCH (o:UnionBody {name: 'lien doan");
    terminal.keys(TAB);
    terminal.keys(TAB);
    let text = terminal.until("thành phố Hà Nội  (UnionBody");
    assert!(text.contains("huyện Thường Tín  (UnionBody"), "{text}");
    terminal.drop_line();
    terminal.keys(":evi");
    terminal.keys(TAB);
    terminal.until("thidua> :evidence");
    terminal.drop_line();
    terminal.leave();
}

#[test]
fn letters_typed_apart_from_their_marks_are_the_same() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    let query = "MATCH (o {name: 'Công đoàn quận Nam Từ Liêm'}) RETURN o.id AS mã;";
    terminal.keys(&query.nfd().collect::<String>());
    terminal.keys(ENTER);
    terminal.until("u:cdn:nam-tu-liem");
    terminal.leave();
}

#[test]
fn the_history_is_searched_without_diacritics_and_kept() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("RETURN 'Thừa Thiên Huế' AS noi;");
    terminal.keys(ENTER);
    terminal.until("1 row");
    terminal.leave();
    let mut later = Terminal::shell(&folder);
    later.keys(CTRL_R);
    later.keys("thua thien");
    later.until("RETURN 'Thừa Thiên Huế' AS noi;");
    later.keys(ENTER);
    later.until("│ Thừa Thiên Huế │");
    later.leave();
}

#[test]
fn ctrl_c_stops_a_query_and_keeps_the_session() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys(":param kept=1");
    terminal.keys(ENTER);
    terminal.until("$kept = 1");
    terminal.keys(
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b \
         WITH a, b WHERE a + b < 0 RETURN count(*) AS n;",
    );
    terminal.keys(ENTER);
    terminal.until("Ctrl-C stops it");
    let start = Instant::now();
    terminal.keys(CTRL_C);
    terminal.until("the query was cancelled");
    assert!(start.elapsed() < Duration::from_secs(10));
    terminal.keys("RETURN $kept + 1 AS still_here;");
    terminal.keys(ENTER);
    terminal.until("│          2 │");
    terminal.leave();
}

#[test]
fn ctrl_c_at_a_half_typed_query_gives_a_fresh_prompt() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("MATCH (n");
    terminal.until("MATCH (n");
    terminal.drop_line();
    terminal.leave();
}

#[test]
fn a_mistake_can_be_corrected_where_it_stands() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("RETURN 1 +;");
    terminal.keys(ENTER);
    terminal.until("Ctrl-C to drop it");
    terminal.keys("\u{7f} 2 AS n;");
    terminal.keys(ENTER);
    assert!(terminal.until("1 row").contains("│ 3 │"));
    terminal.leave();
}

#[test]
fn a_resized_terminal_gets_tables_that_fit() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.process.set_window_size(50, 30).unwrap();
    terminal
        .screen
        .lock()
        .unwrap()
        .screen_mut()
        .set_size(size(30), size(50));
    terminal.keys("MATCH p = ()-[:PART_OF]->() RETURN p;");
    terminal.keys(ENTER);
    let text = terminal.until("1 row");
    let bar = text.lines().find(|line| line.starts_with('┌')).unwrap();
    assert!(bar.ends_with('┐') && bar.chars().count() <= 50, "{text}");
    terminal.leave();
}

#[test]
fn edit_opens_the_editor_and_comes_back_with_its_text() {
    let folder = Folder::new();
    let editor = folder.write("editor.sh", "sed -i 's/one/two/' \"$1\"\n");
    let mut terminal = Terminal::open(&folder, 100, 30, |command| {
        command.env("EDITOR", format!("sh {}", editor.display()));
    });
    terminal.keys("RETURN 'one' AS n;");
    terminal.keys(ENTER);
    terminal.until("│ one │");
    terminal.keys(":edit");
    terminal.keys(ENTER);
    terminal.until("RETURN 'two' AS n");
    terminal.keys(";");
    terminal.keys(ENTER);
    terminal.until("│ two │");
    // The line that is being typed goes to the editor too.
    terminal.keys("RETURN 'one more");
    terminal.keys("\u{18}\u{5}");
    terminal.until("RETURN 'two more");
    terminal.drop_line();
    terminal.leave();
}

#[test]
fn a_long_answer_goes_through_the_pager() {
    let folder = Folder::new();
    let pager = folder.write("pager.sh", "echo PAGED; wc -l; sleep 0.1\n");
    let mut terminal = Terminal::open(&folder, 100, 30, |command| {
        command.env("PAGER", format!("sh {}", pager.display()));
    });
    terminal.keys("UNWIND range(1, 200) AS n RETURN n;");
    terminal.keys(ENTER);
    terminal.until("PAGED");
    terminal.keys(":last");
    terminal.keys(ENTER);
    terminal.until("204");
    terminal.leave();
}

#[test]
fn a_dumb_terminal_and_no_color_get_no_escapes() {
    let folder = Folder::new();
    let mut terminal = Terminal::open(&folder, 100, 30, |command| {
        command.env("NO_COLOR", "1");
    });
    terminal.keys("RETURN x;");
    terminal.keys(ENTER);
    terminal.until("variable `x` is not defined");
    let screen = terminal.screen.lock().unwrap();
    let coloured = (0..30).any(|row| {
        (0..100).any(|column| {
            let cell = screen.screen().cell(row, column);
            cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
        })
    });
    assert!(!coloured);
    drop(screen);
    terminal.leave();
}

#[test]
fn words_are_coloured_while_they_are_typed() {
    let folder = Folder::new();
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("MATCH (n:Campaign");
    terminal.until("MATCH (n:Campaign");
    let column = u16::try_from(PROMPT.len()).unwrap();
    let start = Instant::now();
    loop {
        let screen = terminal.screen.lock().unwrap();
        let (row, _) = screen.screen().cursor_position();
        let colour = |at: u16| screen.screen().cell(row, at).map(vt100::Cell::fgcolor);
        let (keyword, variable, label) = (colour(column), colour(column + 7), colour(column + 9));
        if keyword != variable && label != variable && keyword != label {
            break;
        }
        drop(screen);
        assert!(start.elapsed() < PATIENCE, "all words have one colour");
        thread::sleep(Duration::from_millis(20));
    }
    terminal.drop_line();
    terminal.leave();
}

#[test]
fn the_rc_file_runs_at_the_start() {
    let folder = Folder::new();
    folder.write("home/.config/thidua/rc", ":mode line\n:param year=2021\n");
    let mut terminal = Terminal::shell(&folder);
    terminal.keys("RETURN $year AS year;");
    terminal.keys(ENTER);
    terminal.until("year  2021");
    terminal.leave();
}
