//! `:help`: commands, functions, procedures, and pages on keys, modes and saved queries.

use std::fmt::Write as _;

use crate::cypher::{function, procedure};
use crate::render::{Lang, Message, Mode, Role, did_you_mean, width};

use super::command::{self, GROUPS, nearest};
use super::session::{Reply, Session};

/// Pages that are no command.
const TOPICS: &[&str] = &["keys", "modes", "queries", "functions", "procedures"];

/// What the keys do, in both languages.
const KEYS: &[(&str, &str, &str)] = &[
    (
        "Enter",
        "run a statement that ends in `;` or a command; else a new line",
        "chạy câu lệnh kết thúc bằng `;` hoặc lệnh; nếu chưa hết thì xuống dòng",
    ),
    (
        "Tab",
        "complete: labels, types, keys, names inside quotes, commands",
        "hoàn thành: nhãn, loại, khóa, tên trong dấu nháy, lệnh",
    ),
    ("→, Ctrl-F", "take the hint", "lấy phần gợi ý"),
    (
        "↑, ↓",
        "earlier and later statements",
        "câu lệnh trước và sau",
    ),
    (
        "Ctrl-R",
        "search them, case and diacritics aside",
        "tìm trong lịch sử, không kể hoa thường và dấu",
    ),
    (
        "Ctrl-X Ctrl-E",
        "edit the line in $EDITOR",
        "sửa dòng đang gõ bằng $EDITOR",
    ),
    (
        "Ctrl-C",
        "drop the line; stop a query that runs",
        "bỏ dòng đang gõ; dừng truy vấn đang chạy",
    ),
    ("Ctrl-D", "leave", "thoát"),
    (
        "Ctrl-A, Ctrl-E",
        "start and end of the line",
        "đầu và cuối dòng",
    ),
    (
        "Ctrl-W, Ctrl-U",
        "delete the word, or all before the cursor",
        "xóa từ, hoặc tất cả trước con trỏ",
    ),
    (
        "Ctrl-Y, Ctrl-_",
        "put back what was deleted; undo",
        "dán lại phần đã xóa; hoàn tác",
    ),
    ("Ctrl-L", "clear the screen", "xóa màn hình"),
];

const SAVED_EN: &str = "\
A saved query is a file NAME.cypher; comments at its top say what it is:

  // title: Awards of a province by kind
  // param place: string = 'Hà Nội' — the province, by its name
  // suggest place: MATCH (p:Place {level: 'province'}) RETURN p.name
  // columns: kind, awards
  MATCH (p:Place {name: $place}) …

  :queries                      lists them
  :run NAME place='Huế'         runs one; Tab offers names, parameters and values
  :save NAME                    saves the last query
  :edit NAME                    opens one in $EDITOR
  thidua run NAME -P place=Huế  runs one without the shell
  thidua check FOLDER           looks for mistakes in all of them
";

const SAVED_VI: &str = "\
Truy vấn đã lưu là một tệp TÊN.cypher; các chú thích ở đầu cho biết nó là gì:

  // title.vi: Khen thưởng của một tỉnh theo hình thức
  // param place: string = 'Hà Nội' — tỉnh, theo tên
  // suggest place: MATCH (p:Place {level: 'province'}) RETURN p.name
  // columns: kind, awards
  MATCH (p:Place {name: $place}) …

  :queries                      liệt kê
  :run TÊN place='Huế'          chạy; Tab gợi ý tên, tham số và giá trị
  :save TÊN                     lưu truy vấn vừa rồi
  :edit TÊN                     mở bằng $EDITOR
  thidua run TÊN -P place=Huế   chạy mà không mở shell
  thidua check THƯ_MỤC          tìm lỗi trong tất cả
";

impl Session {
    pub(super) fn help(&mut self, topic: Option<&str>) -> Reply {
        let Some(topic) = topic else {
            return Reply {
                data: self.commands_page(),
                ..Reply::default()
            };
        };
        let topic = topic
            .trim_start_matches(':')
            .trim_end_matches(['(', ')'])
            .to_lowercase();
        match self.page(&topic) {
            Some(data) => Reply {
                data,
                ..Reply::default()
            },
            None => {
                let lang = self.lang();
                let mut said = lang.fill(Message::NoHelpOn, &[("topic", &topic)]);
                let known = command::names().into_iter().chain(TOPICS.iter().copied());
                let near = nearest(&topic, known.chain(function::all().map(|f| f.name)));
                let help = did_you_mean(lang, &near);
                let help = help.unwrap_or_else(|| lang.say(Message::SeeHelp).to_owned());
                said = format!("{said}\n  = {}: {help}", lang.say(Message::HelpWord));
                self.complain(&said)
            }
        }
    }

    fn page(&self, topic: &str) -> Option<String> {
        match topic {
            "keys" | "phim" => return Some(self.keys_page()),
            "modes" => return Some(self.modes_page()),
            "queries" => {
                let text = match self.lang() {
                    Lang::En => SAVED_EN,
                    Lang::Vi => SAVED_VI,
                };
                return Some(text.to_owned());
            }
            "functions" => return Some(self.functions_page()),
            "procedures" => return Some(self.procedures_page()),
            _ => {}
        }
        if command::names().contains(&topic) {
            return Some(self.command_page(topic));
        }
        if let Some(function) = function::lookup(topic) {
            return Some(format!(
                "{}{}\n  {}\n",
                function.name,
                function.signature,
                self.lang().translate(function.doc)
            ));
        }
        let procedures = procedure::builtin();
        let found = procedures
            .iter()
            .find(|known| known.name().eq_ignore_ascii_case(topic))?;
        let columns: Vec<&str> = found
            .columns()
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        let arguments: Vec<&str> = found
            .arguments()
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        Some(format!(
            "CALL {}({}) YIELD {}\n  {}\n",
            found.name(),
            arguments.join(", "),
            columns.join(", "),
            self.lang().translate(found.doc())
        ))
    }

    fn commands_page(&self) -> String {
        let (lang, palette) = (self.lang(), self.settings.palette);
        let columns = self.settings.columns.unwrap_or(100);
        let table = command::table(lang);
        let mut text = String::new();
        for (heading, names) in GROUPS {
            let _ = writeln!(text, "{}", palette.paint(Role::Strong, lang.say(*heading)));
            for name in *names {
                let about = table
                    .find_subcommand(name)
                    .and_then(clap::Command::get_about);
                let about = about.map(ToString::to_string).unwrap_or_default();
                let usage = command::usage(name, lang);
                // Beside its name where there is room, else below.
                let _ = match columns {
                    ..60 => {
                        let usage = palette.paint(Role::Command, &usage);
                        writeln!(text, "  {usage}\n      {}", width::hang(&about, columns, 6))
                    }
                    _ => {
                        let usage = palette.paint(Role::Command, &width::pad_right(&usage, 24));
                        writeln!(text, "  {usage} {}", width::hang(&about, columns, 27))
                    }
                };
            }
        }
        text.push('\n');
        for line in lang.say(Message::HelpFooter).lines() {
            for part in width::wrap(line, columns) {
                let _ = writeln!(text, "{part}");
            }
        }
        text
    }

    fn command_page(&self, name: &str) -> String {
        let (lang, palette) = (self.lang(), self.settings.palette);
        let name = match name {
            "exit" | "q" => "quit",
            name => name,
        };
        let table = command::table(lang);
        let mut text = format!(
            "{}\n",
            palette.paint(Role::Command, &command::usage(name, lang))
        );
        let Some(found) = table.find_subcommand(name) else {
            return text;
        };
        let about = found
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let columns = self.settings.columns.unwrap_or(100);
        let _ = writeln!(text, "  {}", width::hang(&about, columns, 2));
        for argument in found.get_positionals() {
            let names = argument.get_value_names().unwrap_or_default();
            let name = names.first().map_or("", |name| name.as_str());
            let help = argument
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            let help = width::hang(&help, columns, 14);
            let _ = writeln!(text, "  {}  {help}", width::pad_right(name, 10));
        }
        text
    }

    fn keys_page(&self) -> String {
        let columns = self.settings.columns.unwrap_or(100);
        let mut text = String::new();
        for (key, en, vi) in KEYS {
            let about = match self.lang() {
                Lang::En => en,
                Lang::Vi => vi,
            };
            let about = width::hang(about, columns, 19);
            let _ = writeln!(text, "  {}  {about}", width::pad_right(key, 15));
        }
        text
    }

    fn modes_page(&self) -> String {
        let mut text = String::new();
        for mode in Mode::ALL {
            let about = match mode {
                Mode::Box => Message::AboutBox,
                Mode::Markdown => Message::AboutMarkdown,
                Mode::Csv => Message::AboutCsv,
                Mode::Tsv => Message::AboutTsv,
                Mode::Json => Message::AboutJson,
                Mode::Jsonl => Message::AboutJsonl,
                Mode::Line => Message::AboutLine,
                Mode::Html => Message::AboutHtml,
                Mode::Cypher => Message::AboutCypher,
                Mode::Graph => Message::AboutGraph,
            };
            let columns = self.settings.columns.unwrap_or(100);
            let about = width::hang(self.lang().say(about), columns, 13);
            let _ = writeln!(text, "  {}  {about}", width::pad_right(mode.name(), 9));
        }
        text
    }

    fn functions_page(&self) -> String {
        let mut functions: Vec<_> = function::all().collect();
        functions.sort_by_key(|function| function.name.to_lowercase());
        let calls = functions.into_iter().map(|function| {
            let call = format!("{}{}", function.name, function.signature);
            (call, function.doc)
        });
        self.page_of_calls(calls)
    }

    fn procedures_page(&self) -> String {
        let mut procedures = procedure::builtin();
        procedures.sort_by(|a, b| a.name().cmp(b.name()));
        let calls = procedures.iter().map(|procedure| {
            let arguments: Vec<&str> = procedure
                .arguments()
                .iter()
                .map(|field| field.name.as_str())
                .collect();
            let call = format!("{}({})", procedure.name(), arguments.join(", "));
            (call, procedure.doc())
        });
        self.page_of_calls(calls)
    }

    /// Lists calls with what they do: beside them where there is room, else below.
    fn page_of_calls<'d>(&self, calls: impl Iterator<Item = (String, &'d str)>) -> String {
        let columns = self.settings.columns.unwrap_or(100);
        let mut text = String::new();
        for (call, doc) in calls {
            let doc = self.lang().translate(doc);
            let _ = match columns {
                ..100 => writeln!(text, "  {call}\n      {}", width::hang(&doc, columns, 6)),
                _ => {
                    let doc = width::hang(&doc, columns, 48);
                    writeln!(text, "  {}  {doc}", width::pad_right(&call, 44))
                }
            };
        }
        text
    }
}
