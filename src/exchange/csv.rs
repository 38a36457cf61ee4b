//! A talk as a table, a row a turn, for spreadsheets: RFC 4180, with a byte order mark so that they read it as
//! UTF-8, and no text that they would take for a formula. Imports nothing of ours but what is told.

use super::told::{Said, Told, ToldTurn};

const BYTE_ORDER_MARK: char = '\u{feff}';
const LINE_END: &str = "\r\n";
/// What a formula may begin with, in some spreadsheet or other.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What stands in a cell.
pub(super) enum Cell {
    Number(i64),
    /// A number of thousandths, written as a decimal.
    Share(i64),
    Text(String),
}

/// The table of a talk. Each person met has a column for the mood, rapport and agitation before and after.
pub fn csv(told: &Told) -> String {
    let mut rows = vec![header(told)];
    rows.extend(told.turns.iter().map(|turn| row(told, turn)));
    written(&rows)
}

/// Rows as a file.
pub(super) fn written(rows: &[Vec<Cell>]) -> String {
    let lines = rows.iter().map(|cells| cells.iter().map(cell).collect::<Vec<_>>().join(",") + LINE_END);
    core::iter::once(BYTE_ORDER_MARK.to_string()).chain(lines).collect()
}

const COLUMNS: [&str; 17] = [
    "scenario",
    "day",
    "started",
    "ended",
    "turn",
    "heard",
    "said",
    "kind",
    "cut in",
    "noticed",
    "milliseconds",
    "techniques",
    "pitfalls",
    "empathy",
    "clarity",
    "solution",
    "ladder",
];

fn header(told: &Told) -> Vec<Cell> {
    let fixed = COLUMNS.iter().map(|&name| Cell::Text(name.to_owned()));
    let moods = told.cast.iter().flat_map(|who| {
        ["mood before", "rapport before", "arousal before", "mood after", "rapport after", "arousal after"]
            .map(|what| Cell::Text(format!("{who}: {what}")))
    });
    fixed.chain(moods).collect()
}

fn row(told: &Told, turn: &ToldTurn) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |number: u64| i64::try_from(number).map_or_else(|_| text(&number.to_string()), Cell::Number);
    let mut cells = vec![
        text(&told.scenario),
        number(told.day),
        number(told.started),
        text(&told.ended),
        number(turn.turn as u64),
        Cell::Text(turn.heard.iter().map(heard).collect::<Vec<_>>().join("\n")),
        text(&turn.said),
        text(turn.kind),
        text(yes_or_no(turn.cut_in)),
        text(turn.noticed.map_or("", yes_or_no)),
        number(turn.millis.into()),
        Cell::Text(turn.techniques.join(" ")),
        Cell::Text(turn.pitfalls.join(" ")),
        number(turn.points.empathy.into()),
        number(turn.points.clarity.into()),
        number(turn.points.solution.into()),
        turn.ladder.map_or_else(|| text(""), |step| number(step.into())),
    ];
    for (before, after) in turn.before.iter().zip(&turn.after) {
        for mood in [before, after] {
            let [rapport, arousal] = [mood.rapport, mood.arousal].map(|value| Cell::Number(value.into()));
            cells.extend([text(mood.mood), rapport, arousal]);
        }
    }
    cells
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

fn heard(said: &Said) -> String {
    format!("{}: {}", said.who, said.says)
}

/// A cell as written. Every text stands in quotes; one that would be a formula has an apostrophe before it.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Share(share) => {
            let (sign, parts) = (if *share < 0 { "-" } else { "" }, share.unsigned_abs());
            format!("{sign}{}.{:03}", parts / 1_000, parts % 1_000)
        }
        Cell::Text(text) => {
            let guard = if is_formula(text) { "'" } else { "" };
            format!("\"{guard}{}\"", text.replace('"', "\"\""))
        }
    }
}

/// Whether some spreadsheet would calculate with it: also after white space, and where it begins with a control
/// character.
fn is_formula(text: &str) -> bool {
    text.starts_with(char::is_control)
        || text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with(FORMULA)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::super::told::{ToldMood, ToldPoints};
    use super::*;

    fn turn(said: &str) -> ToldTurn {
        let mood = |rapport| ToldMood { who: "Ben, Oduya".to_owned(), mood: "angry", rapport, arousal: 55 };
        ToldTurn {
            turn: 1,
            heard: vec![Said {
                who: "Ben, Oduya".to_owned(),
                to: None,
                says: "Nine \"days\".".to_owned(),
                cue: None,
            }],
            said: said.to_owned(),
            kind: "speech",
            reply: "hear-him".to_owned(),
            cut_in: true,
            noticed: Some(false),
            millis: 5_200,
            techniques: vec!["validate", "open-question"],
            pitfalls: vec![],
            points: ToldPoints { empathy: 5, clarity: 0, solution: 0 },
            ladder: Some(5),
            before: vec![mood(-12)],
            after: vec![mood(3)],
        }
    }

    fn told(said: &str) -> Told {
        Told { cast: vec!["Ben, Oduya".to_owned()], turns: vec![turn(said)], day: 7, ..Told::default() }
    }

    /// Rows and cells of a table, read by the letter of RFC 4180.
    fn read(table: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut left = table.chars().peekable();
        while let Some(next) = left.next() {
            let row = rows.last_mut().expect("a row");
            match next {
                '"' if quoted && left.next_if_eq(&'"').is_some() => row.last_mut().expect("a cell").push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(String::new()),
                '\r' if !quoted => {
                    assert_eq!(left.next(), Some('\n'));
                    rows.push(vec![String::new()]);
                }
                next => row.last_mut().expect("a cell").push(next),
            }
        }
        assert_eq!(
            (quoted, rows.pop()),
            (false, Some(vec![String::new()])),
            "the table ends with a line's end"
        );
        rows
    }

    #[test]
    fn a_turn_is_a_row_with_a_cell_for_each_column() {
        let table = csv(&told("What has the wait done?"));
        let table = table.strip_prefix(BYTE_ORDER_MARK).expect("a mark");
        let rows = read(table);
        assert_eq!(rows.len(), 2);
        let cell = |column: &str| {
            let at = rows[0].iter().position(|name| name == column).expect("a column");
            rows[1][at].as_str()
        };
        assert_eq!(cell("day"), "7");
        assert_eq!(cell("heard"), "Ben, Oduya: Nine \"days\".");
        assert_eq!(cell("techniques"), "validate open-question");
        assert_eq!((cell("cut in"), cell("noticed")), ("yes", "no"));
        assert_eq!((cell("empathy"), cell("ladder")), ("5", "5"));
        assert_eq!(cell("Ben, Oduya: rapport before"), "-12");
        assert_eq!(cell("Ben, Oduya: arousal after"), "55");
    }

    #[test]
    fn a_text_that_a_spreadsheet_would_calculate_with_stays_a_text() {
        for formula in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "  =HYPERLINK(\"x\")",
            "＝1",
            "\u{feff}=1",
            "\0=1",
        ] {
            let rows = read(csv(&told(formula)).trim_start_matches(BYTE_ORDER_MARK));
            assert_eq!(rows[1][6], format!("'{formula}"));
        }
        let rows = read(csv(&told("Is 1 = 1? I think so.")).trim_start_matches(BYTE_ORDER_MARK));
        assert_eq!(rows[1][6], "Is 1 = 1? I think so.");
    }

    #[test]
    fn shares_are_written_as_decimals() {
        let shares = [0, 7, 1_000, -50, -1_000].map(|share| cell(&Cell::Share(share)));
        assert_eq!(shares, ["0.000", "0.007", "1.000", "-0.050", "-1.000"]);
    }

    proptest! {
        #[test]
        fn every_text_comes_back_from_the_table(said in any::<String>()) {
            let rows = read(csv(&told(&said)).strip_prefix(BYTE_ORDER_MARK).expect("a mark"));
            let cell = &rows[1][6];
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), said.strip_prefix('\'').unwrap_or(&said));
            prop_assert!(!cell.starts_with(FORMULA));
        }
    }
}
