//! A reader of feature files, as far as the openCypher kit uses Gherkin: backgrounds, scenarios,
//! outlines with examples, tables and doc strings.

/// One scenario, with its background's steps before its own and its outline filled in.
#[derive(Debug, Clone)]
pub(super) struct Scenario {
    /// Where it is: `expressions/temporal/Temporal1 [4] #3`.
    pub(super) id: String,
    /// What it says that it shows.
    pub(super) name: String,
    pub(super) steps: Vec<Step>,
}

/// One step: its sentence without the leading word, and what hangs below it.
#[derive(Debug, Clone, Default)]
pub(super) struct Step {
    pub(super) text: String,
    pub(super) doc: Option<String>,
    pub(super) table: Vec<Vec<String>>,
}

/// A scenario or outline as it is written.
#[derive(Debug, Default)]
struct Draft {
    name: String,
    steps: Vec<Step>,
    /// Tables of examples, each with its head.
    examples: Vec<Vec<Vec<String>>>,
}

/// Reads a feature; `path` begins each scenario's id.
pub(super) fn read(path: &str, text: &str) -> Vec<Scenario> {
    let mut background = Draft::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut in_background = false;
    let mut in_examples = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', '@']) || trimmed.starts_with("Feature:")
        {
            continue;
        }
        if trimmed.starts_with("Background:") {
            (in_background, in_examples) = (true, false);
            continue;
        }
        if let Some(name) = heading(trimmed, &["Scenario Outline:", "Scenario:"]) {
            (in_background, in_examples) = (false, false);
            drafts.push(Draft {
                name,
                ..Draft::default()
            });
            continue;
        }
        let draft = match drafts.last_mut() {
            Some(draft) if !in_background => draft,
            _ => &mut background,
        };
        if heading(trimmed, &["Examples:"]).is_some() {
            in_examples = true;
            draft.examples.push(Vec::new());
        } else if trimmed == "\"\"\"" {
            let indent = line.len() - line.trim_start().len();
            let doc = lines.by_ref().take_while(|line| line.trim() != "\"\"\"");
            let doc: Vec<_> = doc
                .map(|line| line.get(indent..).unwrap_or_default())
                .collect();
            draft
                .steps
                .last_mut()
                .expect("a doc string follows a step")
                .doc = Some(doc.join("\n"));
        } else if trimmed.starts_with('|') {
            let table = if in_examples {
                draft.examples.last_mut()
            } else {
                draft.steps.last_mut().map(|step| &mut step.table)
            };
            table
                .expect("a table follows a step or `Examples:`")
                .push(cells(trimmed));
        } else {
            let (_, sentence) = trimmed.split_once(' ').expect("a step begins with a word");
            draft.steps.push(Step {
                text: sentence.trim().to_owned(),
                ..Step::default()
            });
        }
    }
    drafts
        .iter()
        .flat_map(|draft| expand(path, &background.steps, draft))
        .collect()
}

fn heading(line: &str, words: &[&str]) -> Option<String> {
    words
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .map(|rest| rest.trim().to_owned())
}

/// Splits a table row; `\|`, `\\` and `\n` are Gherkin's own escapes.
fn cells(row: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut letters = row.chars().skip(1).peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('|', _) => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            ('\\', Some('|' | '\\')) => cell.extend(letters.next()),
            ('\\', Some('n')) => {
                letters.next();
                cell.push('\n');
            }
            _ => cell.push(letter),
        }
    }
    cells
}

/// Makes one scenario of a plain draft, and one of each example of an outline.
fn expand(path: &str, background: &[Step], draft: &Draft) -> Vec<Scenario> {
    let number = draft.name.split(' ').next().unwrap_or_default();
    let id = format!("{path} {number}");
    let steps: Vec<Step> = background.iter().chain(&draft.steps).cloned().collect();
    if draft.examples.is_empty() {
        return vec![Scenario {
            id,
            name: draft.name.clone(),
            steps,
        }];
    }
    let mut scenarios = Vec::new();
    for table in &draft.examples {
        let Some((head, rows)) = table.split_first() else {
            continue;
        };
        for row in rows {
            let fill = |text: &str| {
                head.iter()
                    .zip(row)
                    .fold(text.to_owned(), |text, (name, cell)| {
                        text.replace(&format!("<{name}>"), cell)
                    })
            };
            scenarios.push(Scenario {
                id: format!("{id} #{}", scenarios.len() + 1),
                name: fill(&draft.name),
                steps: steps.iter().map(|step| filled(step, &fill)).collect(),
            });
        }
    }
    scenarios
}

fn filled(step: &Step, fill: &impl Fn(&str) -> String) -> Step {
    Step {
        text: fill(&step.text),
        doc: step.doc.as_deref().map(fill),
        table: step
            .table
            .iter()
            .map(|row| row.iter().map(|cell| fill(cell)).collect())
            .collect(),
    }
}

#[test]
fn outlines_become_one_scenario_an_example() {
    let feature = r#"
        Feature: F

          Background:
            Given any graph

          Scenario Outline: [2] Some <what>
            When executing query:
              """
              RETURN <value>
                AS x
              """
            Then the result should be, in any order:
              | x        |
              | <result> |

            Examples:
              | what | value  | result |
              | pipe | 'a\|b' | '\\n'  |
              | one  | 1      | 1      |
    "#;
    let scenarios = read("f/F", feature);
    assert_eq!(scenarios.len(), 2);
    let pipe = &scenarios[0];
    assert_eq!(
        (pipe.id.as_str(), pipe.name.as_str()),
        ("f/F [2] #1", "[2] Some pipe")
    );
    assert_eq!(pipe.steps[0].text, "any graph");
    assert_eq!(pipe.steps[1].doc.as_deref(), Some("RETURN 'a|b'\n  AS x"));
    assert_eq!(pipe.steps[2].table, [["x"], [r"'\n'"]]);
    assert_eq!(scenarios[1].id, "f/F [2] #2");
}
