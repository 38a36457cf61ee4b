//! Changes to a file of plays that leave every other byte of it as it is: transcripts told anew, and a play
//! added. What is written is read again before it is given away. Imports `plays`.

use std::fmt;

use rapport_engine::journal::Readiness;

use crate::diagnostic::{Diagnostic, Place};
use crate::plays::{Play, load_plays};

/// Why a file of plays was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unamended {
    /// This transcript is not a block of lines that could be exchanged.
    NotABlock(Place),
    /// The plays are not a list with a dash before each.
    NotDashed,
    /// The file is faulty, or would be.
    Faulty(Diagnostic),
    /// The file would not read as it should.
    Misread,
}

impl fmt::Display for Unamended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABlock(at) => {
                write!(f, "the transcript on line {} is not written as `transcript: |`", at.line)
            }
            Self::NotDashed => f.write_str("its plays are not a list with a `-` before each"),
            Self::Faulty(fault) => write!(f, "line {}: {}", fault.line, fault.message),
            Self::Misread => f.write_str("it is laid out in a way that could not be kept"),
        }
    }
}

impl std::error::Error for Unamended {}

/// The text of a file of plays, with new transcripts in the place of those that stand at these places.
///
/// # Errors
/// Where a transcript is not written as a block.
pub fn retold(text: &str, told: &[(Place, String)]) -> Result<String, Unamended> {
    let mut expect = plays(text)?;
    for (at, transcript) in &mut expect.iter_mut().filter_map(|play| play.transcript.as_mut()) {
        if let Some((_, new)) = told.iter().find(|(place, _)| place == at) {
            transcript.clone_from(new);
        }
    }
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let mut from_last: Vec<_> = told.iter().collect();
    from_last.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, transcript) in from_last {
        let block = Block::at(&lines, *at).ok_or(Unamended::NotABlock(*at))?;
        let end = line_end(&lines[block.lines.start - 1]);
        lines.splice(block.lines, indented(transcript, block.indent).map(|line| line + end));
    }
    verified(lines.concat(), &expect)
}

/// The text of a file of plays, or of none yet, with one more play at the end of its list.
///
/// # Errors
/// Where the file is faulty or its list is written in brackets, or the play could not be read again.
pub fn added(text: &str, play: &Play) -> Result<String, Unamended> {
    const BEGINNING: &str = "format: 1\nplays:\n";
    if text.is_empty() {
        return verified(
            BEGINNING.to_owned() + &entry(play, 2).join("\n") + "\n",
            std::slice::from_ref(play),
        );
    }
    let mut expect = plays(text)?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (last, dash) = expect.last().and_then(|last| dash(&lines, last.at)).ok_or(Unamended::NotDashed)?;
    let is_after = |line: &&str| indent(line) <= dash && !is_blank(line) && !line.trim().starts_with('#');
    let after = (last + 1..lines.len()).find(|at| is_after(&lines[*at])).unwrap_or(lines.len());
    let (before, after) = (lines[..after].concat(), lines[after..].concat());
    let end = line_end(text);
    let mut amended = before;
    if !amended.ends_with('\n') {
        amended += end;
    }
    if !amended.trim_end_matches(' ').ends_with(&[end, end].concat()) {
        amended += end;
    }
    entry(play, dash).iter().for_each(|line| amended.extend([line, end]));
    if !after.is_empty() {
        amended += end;
    }
    expect.push(play.clone());
    verified(amended + &after, &expect)
}

/// The text, where it reads as these plays.
fn verified(text: String, expect: &[Play]) -> Result<String, Unamended> {
    let found = plays(&text)?;
    let same = |(one, other): (&Play, &Play)| {
        let told = |play: &Play| play.transcript.as_ref().map(|(_, text)| text.trim_end().to_owned());
        one.name == other.name
            && (one.seed, &one.prepared, &one.replies) == (other.seed, &other.prepared, &other.replies)
            && told(one) == told(other)
    };
    let same = found.len() == expect.len() && found.iter().zip(expect).all(same);
    if same { Ok(text) } else { Err(Unamended::Misread) }
}

fn plays(text: &str) -> Result<Vec<Play>, Unamended> {
    // To YAML this ends a line, to everybody else it has not for thirty years.
    if text.replace("\r\n", "").contains('\r') {
        return Err(Unamended::Misread);
    }
    let (plays, diagnostics) = load_plays("", text.as_bytes());
    let fault = diagnostics.into_iter().find(Diagnostic::is_error);
    plays.ok_or_else(|| fault.map_or(Unamended::Misread, Unamended::Faulty))
}

const KEY: &str = "transcript:";

/// The lines of a literal block, without the blank ones that follow it.
struct Block {
    lines: std::ops::Range<usize>,
    indent: usize,
}

impl Block {
    fn at(lines: &[String], at: Place) -> Option<Self> {
        // A block's place is its first line, a quoted text's is behind the key.
        let own = usize::try_from(at.line).ok()?.checked_sub(1)?;
        let above = || lines.get(..own)?.iter().rposition(|line| !is_blank(line));
        let head = if lines.get(own)?.contains(KEY) { own } else { above()? };
        let line = &lines[head];
        let key = line.find(KEY)?;
        let header = line[key..].trim_start_matches(KEY).trim();
        let mut header = header.split('#').next()?.trim().strip_prefix('|')?.chars();
        if !line[..key].chars().all(|c| c == ' ' || c == '-') {
            return None;
        }
        let given = header.find_map(|c| c.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        let first = lines[head + 1..].iter().find(|line| !is_blank(line)).map_or(0, |line| indent(line));
        let indented = given.map_or(first, |more| key + more);
        let indented = if indented > key { indented } else { key + 2 };
        let is_body = |line: &&String| is_blank(line) || indent(line) >= indented;
        let body = lines[head + 1..].iter().take_while(is_body).count();
        let blank = lines[head + 1..][..body].iter().rev().take_while(|line| is_blank(line)).count();
        Some(Self { lines: head + 1..head + 1 + body - blank, indent: indented })
    }
}

/// The line of the play that stands at this place, and the column of its dash.
fn dash(lines: &[&str], at: Place) -> Option<(usize, usize)> {
    let line = usize::try_from(at.line).ok()?.checked_sub(1)?;
    let upward = lines.get(..=line)?.iter().rposition(|line| line.trim_start().starts_with('-'))?;
    let dash = lines[upward];
    Some((line, indent(dash))).filter(|_| dash.trim_start().starts_with("- "))
}

/// A play as an author writes one.
fn entry(play: &Play, dash: usize) -> Vec<String> {
    let replies: Vec<String> = play.replies.iter().map(ToString::to_string).collect();
    let (at, under) = (" ".repeat(dash), " ".repeat(dash + 2));
    let name = serde_json::Value::from(play.name.as_str());
    let mut lines = vec![format!("{at}- name: {name}"), format!("{under}seed: {}", play.seed)];
    match &play.prepared {
        Readiness::Standard => {}
        Readiness::Chosen(ids) if ids.is_empty() => lines.push(format!("{under}prepare: none")),
        Readiness::Chosen(_) => {
            let ids = play.prepared.to_string().replace(',', ", ");
            lines.push(format!("{under}prepare: [{ids}]"));
        }
    }
    lines.push(format!("{under}replies: [{}]", replies.join(", ")));
    if let Some((_, transcript)) = &play.transcript {
        // Where the first line begins with a space, it cannot show how far the block is indented.
        let depth = if transcript.starts_with([' ', '\n']) { "2" } else { "" };
        lines.push(format!("{under}transcript: |{depth}"));
        lines.extend(indented(transcript, dash + 4));
    }
    lines
}

fn indented(text: &str, by: usize) -> impl Iterator<Item = String> {
    let line = move |line: &str| if line.is_empty() { String::new() } else { format!("{:by$}{line}", "") };
    text.trim_end().split('\n').map(line)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The line ends of a text.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
