//! What is told to an author: one fault, where it is, and what may help. Imports `fault` and `yaml` (places).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rapport_engine::scenario::is_id;
use serde::Serialize;

use crate::fault::{Code, Fault, Severity};
use crate::nearest::nearest;

/// A place in a file, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Place {
    pub(crate) const START: Self = Self { line: 1, column: 1 };
}

/// More faults than this in one file are counted, not listed: nobody reads on.
const MOST_LISTED: usize = 1_000;

/// With more faults than this the file is of another kind altogether, and guessing is a waste of time.
const MOST_SUGGESTED: usize = 100;

/// A message is cut after so many characters.
const MOST_SHOWN: usize = 300;

/// One fault of one file, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Its number, such as `S004`.
    pub code: Code,
    /// Whether the scenario can be played nevertheless.
    pub severity: Severity,
    /// The file, as the caller named it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What may help.
    pub help: Option<String>,
    /// Where else in the file the same is wrong: one cause, such as a name that was changed in one place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Place>,
}

impl Diagnostic {
    /// Whether it keeps the scenario from being played.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, severity, file, line, column, message, help, also } = self;
        writeln!(f, "{severity}[{code}]: {message}")?;
        write!(f, "  --> {file}:{line}:{column}{}", also_on(*line, also))?;
        help.iter().try_for_each(|help| write!(f, "\nhelp: {help}"))
    }
}

/// The faults found so far in one file.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    listed: Vec<(Place, Fault)>,
    unlisted_errors: usize,
    unlisted_warnings: usize,
    skipped: BTreeSet<String>,
}

impl Faults {
    /// Keeps the words of a part of the file that is not read: what is named there is not unknown.
    pub(crate) fn skip<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) {
        self.skipped.extend(words.into_iter().filter(|word| is_id(word)).map(str::to_owned));
    }

    /// Whether something may have this name in a part of the file that is not read.
    pub(crate) fn is_skipped(&self, name: &str) -> bool {
        self.skipped.contains(name)
    }

    pub(crate) fn report(&mut self, at: Place, fault: Fault) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push((at, fault));
        } else if fault.code().severity() == Severity::Error {
            self.unlisted_errors += 1;
        } else {
            self.unlisted_warnings += 1;
        }
    }

    /// Takes away every warning that is silenced.
    pub(crate) fn silence(&mut self, mut is_silenced: impl FnMut(Place, Code) -> bool) {
        let is_warning = |fault: &Fault| fault.code().severity() == Severity::Warning;
        self.listed.retain(|(at, fault)| !(is_warning(fault) && is_silenced(*at, fault.code())));
    }

    /// Whether nothing was left out.
    pub(crate) fn are_all_listed(&self) -> bool {
        self.unlisted_errors + self.unlisted_warnings == 0
    }

    /// What a word was probably meant to be.
    pub(crate) fn nearest<'a>(&self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
        (self.listed.len() < MOST_SUGGESTED).then(|| nearest(word, known)).flatten()
    }

    /// Whether the file cannot be used.
    pub(crate) fn has_errors(&self) -> bool {
        self.unlisted_errors > 0
            || self.listed.iter().any(|(_, fault)| fault.code().severity() == Severity::Error)
    }

    /// The faults in the order of the file.
    pub(crate) fn into_diagnostics(mut self, file: &str) -> Vec<Diagnostic> {
        self.listed.sort_by_key(|(at, fault)| (*at, fault.code()));
        let last = self.listed.last().map_or(Place::START, |(at, _)| *at);
        let unlisted = self.unlisted_errors + self.unlisted_warnings;
        match self.unlisted_errors {
            _ if unlisted == 0 => {}
            0 => self.listed.push((last, Fault::MoreWarnings { unlisted })),
            _ => self.listed.push((last, Fault::MoreFaults { unlisted })),
        }
        let mut found: Vec<Diagnostic> = Vec::new();
        let mut said = BTreeMap::new();
        for (at, fault) in self.listed {
            let (code, message, help) = (fault.code(), printable(&fault.to_string()), fault.help());
            if code.severity() == Severity::Error {
                let first = *said.entry((code, message.clone())).or_insert(found.len());
                if let Some(first) = found.get_mut(first) {
                    first.help = first.help.take().or(help);
                    first.also.push(at);
                    continue;
                }
            }
            let (severity, file, Place { line, column }) = (code.severity(), file.to_owned(), at);
            found.push(Diagnostic { code, severity, file, line, column, message, help, also: Vec::new() });
        }
        found
    }
}

/// So many further lines are named; of a persona that has another name in the cast there are hundreds.
const MOST_LINES: usize = 5;

fn also_on(first: u32, also: &[Place]) -> String {
    let mut lines: Vec<u32> = also.iter().map(|place| place.line).filter(|line| *line != first).collect();
    lines.dedup();
    let more = lines.len().saturating_sub(MOST_LINES);
    let mut shown: Vec<String> = lines.iter().take(MOST_LINES).map(u32::to_string).collect();
    shown.extend((more > 0).then(|| format!("{more} more")));
    match (shown.pop(), shown.join(", ")) {
        (None, _) => String::new(),
        (Some(last), rest) if rest.is_empty() => format!(", and line {last}"),
        (Some(last), rest) => format!(", and lines {rest} and {last}"),
    }
}

/// A message repeats words of the file, which may be endless or steer the terminal.
fn printable(message: &str) -> String {
    let mut shown: String =
        message.chars().take(MOST_SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if message.chars().nth(MOST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
