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
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                painted.lock().unwrap().process(&bytes[..count]);
            }
        });
        let terminal = Self {
            process,
            keys,
            screen,
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
