//! What was probably meant where a file is not YAML: the parser's words and place, and the lines around, become
//! words for an author. Imports the places.

use crate::diagnostic::Place;

/// What is wrong, where, and what helps.
pub(crate) struct Mistake {
    pub(crate) at: Place,
    pub(crate) reason: String,
    pub(crate) help: &'static str,
}

const QUOTES: &str = "a text with `: ` or ` #` in it, or with a special first character, needs quotes";
const COLON: &str =
    "a text with `: ` in it needs quotes; keys stand on lines of their own, or in braces: `{ key: value }`";
const KEY: &str =
    "a key is followed by `: `, with the space; where a text goes on, its next line is indented further";
const COLUMN: &str = "the keys of one map, and the dashes of one list, begin in the same column";

/// A space of another width where the file is laid out, as it comes with what is pasted: at the beginning of a line, or
/// behind a key. To the parser it is a letter, to the eye it is not there.
pub(crate) fn odd_space(text: &str) -> Option<Mistake> {
    text.lines().zip(1..).find_map(|(line, number)| {
        let lead = line.len() - line.trim_start_matches(is_sign).len();
        let brace = line.find('{').unwrap_or(line.len());
        let is_laid_out = |at: usize| at < lead || follows_key(&line[..at], lead, at > brace);
        let (at, letter) =
            line.char_indices().find(|&(at, letter)| is_odd_space(letter) && is_laid_out(at))?;
        let column = u32::try_from(line[..at].chars().count() + 1).unwrap_or(u32::MAX);
        let reason = format!("here stands a space of another kind, U+{:04X}", u32::from(letter));
        let help = "write a plain space in its place";
        Some(Mistake { at: Place { line: number, column }, reason, help })
    })
}

/// What can stand in a line before its first key or text.
fn is_sign(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '{' | '[')
}

fn is_odd_space(letter: char) -> bool {
    letter.is_whitespace() && !letter.is_ascii()
}

/// Whether a part of a line ends with a key and its colon: the first of the line, or a later one in braces. It looks
/// back no further than the key, so that a long line is gone through once.
fn follows_key(before: &str, lead: usize, in_braces: bool) -> bool {
    let Some(before) = before.strip_suffix(':') else { return false };
    let rest = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    rest.len() < before.len()
        && (rest.len() <= lead || in_braces && (rest.ends_with(", ") || rest.ends_with("{ ")))
}

/// What the parser met here, and said in these words.
pub(crate) fn mistake(text: &str, at: Place, info: &str) -> Mistake {
    let lines = Lines(text.lines().collect());
    let says = |part: &str| info.contains(part);
    match () {
        () if says("tab") || says("valid YAML whitespace") => tab(&lines, at),
        () if says("trailing content") => trailing(&lines, at),
        () if says("quoted scalar")
            && (says("indentation") || says("end of stream") || says("indicator")) =>
        {
            let reason = "the quoted text that begins here is not closed, or its next line is not indented";
            Mistake::new(at, reason, "close it with the mark that it begins with")
        }
        () if says("quoted scalar") => {
            let reason = "a `\\` in double quotes begins a special character";
            Mistake::new(at, reason, "write `\\\\`, or use single quotes around the text")
        }
        () if says("simple key expect") => lacks_colon(&lines, at),
        () if says("mapping values") => colon(&lines, at),
        () if ["flow", "illegal placement", "invalid indentation", "only valid inside a block"]
            .into_iter()
            .any(says) =>
        {
            bracket(text, at)
        }
        () if says("misplaced bracket") => {
            Mistake::new(at, "this bracket closes nothing", "a text that begins with a bracket needs quotes")
        }
        () if says("expected key") || says("expected '-'") => column(&lines, at),
        () if says("unexpected character") || says("not allowed in this context") || says("node content") => {
            Mistake::new(at, "a text cannot begin like this", QUOTES)
        }
        () if says("scanning a block scalar") => {
            let help = "the text begins on the next line; one that begins with `|` or `>` needs quotes";
            Mistake::new(at, "nothing follows `|` or `>` on its line", help)
        }
        () => Mistake::new(at, &info.replace('\'', "`"), QUOTES),
    }
}

impl Mistake {
    fn new(at: Place, reason: &str, help: &'static str) -> Self {
        Self { at, reason: reason.to_owned(), help }
    }
}

/// The lines of a file, by their numbers from 1.
struct Lines<'a>(Vec<&'a str>);

impl<'a> Lines<'a> {
    fn get(&self, line: u32) -> &'a str {
        let ix = usize::try_from(line).unwrap_or(usize::MAX).checked_sub(1);
        ix.and_then(|ix| self.0.get(ix)).copied().unwrap_or_default()
    }

    /// Where the first word of a line stands.
    fn start(&self, line: u32) -> Place {
        let before = self.get(line).chars().take_while(|c| c.is_whitespace()).count();
        Place { line, column: u32::try_from(before + 1).unwrap_or(u32::MAX) }
    }

    /// The next line above with something on it.
    fn above(&self, line: u32) -> Option<u32> {
        let is_content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        (1..line).rev().find(|&above| is_content(&self.get(above)))
    }

    /// The next line above that begins further left.
    fn parent(&self, at: Place) -> Option<u32> {
        let mut above = std::iter::successors(self.above(at.line), |line| self.above(*line));
        above.find(|line| self.start(*line).column < at.column)
    }

    fn before(&self, at: Place) -> String {
        let count = usize::try_from(at.column).unwrap_or(usize::MAX).saturating_sub(1);
        self.get(at.line).chars().take(count).collect()
    }
}

/// The parser may stop at the end of the line above.
fn tab(lines: &Lines, at: Place) -> Mistake {
    let is_tabbed = |line: &str| line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
    let first = lines.0.iter().zip(1..).find(|(line, number)| *number >= at.line && is_tabbed(line));
    match first {
        Some((_, line)) => {
            Mistake::new(Place { line, column: 1 }, "a line begins with a tab", "indent with spaces")
        }
        None => Mistake::new(at, "a tab is no space here", "write a space in its place"),
    }
}

fn trailing(lines: &Lines, at: Place) -> Mistake {
    let help = if lines.before(at).trim_end().ends_with('\'') {
        "with an apostrophe inside, use double quotes around it: \"It's fine.\""
    } else {
        "with quotation marks inside, use single quotes around it: 'She said \"soon\".'"
    };
    Mistake::new(at, "the text goes on after its closing quotation mark", help)
}

/// The parser stops at the line after the key.
fn lacks_colon(lines: &Lines, at: Place) -> Mistake {
    let line = lines.above(at.line).unwrap_or(at.line);
    dash(lines, line).unwrap_or_else(|| Mistake::new(lines.start(line), "a key lacks its `: `", KEY))
}

/// A dash that was meant to begin an entry: without its space, or a long one.
fn dash(lines: &Lines, line: u32) -> Option<Mistake> {
    let content = lines.get(line).trim_start();
    let is_one = content == "-" || content.starts_with("- ") || content.starts_with("---");
    let is_none = content.starts_with(['-', '–', '—']) && !is_one;
    let help = "write `- `: a plain hyphen, and a space behind it";
    is_none.then(|| Mistake::new(lines.start(line), "this dash begins no entry of a list", help))
}

/// A `: ` where none can be: in a text, or on a line that is taken for more of the text above.
fn colon(lines: &Lines, at: Place) -> Mistake {
    if lines.before(at).contains(": ") {
        return Mistake::new(at, "there is a `: ` in a text", COLON);
    }
    let above = lines.above(at.line).unwrap_or_default();
    if let Some(dash) = dash(lines, above) {
        return dash;
    }
    let above = lines.get(above);
    if above.is_empty() || above.contains(": ") || above.ends_with(':') {
        return Mistake::new(lines.start(at.line), "this line is indented further than its map", COLUMN);
    }
    lacks_colon(lines, at)
}

fn column(lines: &Lines, at: Place) -> Mistake {
    if lines.before(at).trim().is_empty() {
        if let Some(dash) = dash(lines, at.line) {
            return dash;
        }
        // It may be that line which is wrong, and it can be far above.
        let reason = match lines.parent(at) {
            Some(parent) => format!("this line is not indented like those under line {parent}"),
            None => "this line is not indented like those it belongs to".to_owned(),
        };
        return Mistake::new(at, &reason, COLUMN);
    }
    let help = "a text that begins with a bracket needs quotes";
    Mistake::new(at, "the text goes on after a closing bracket", help)
}

/// A bracket that is open from a line above is shown where it opens.
fn bracket(text: &str, at: Place) -> Mistake {
    let open = open_brackets(text).into_iter().rfind(|open| open.line < at.line);
    match open {
        Some(open) => {
            Mistake::new(open, "the bracket that opens here is not closed", "close it with `]` or `}`")
        }
        None => {
            let reason = "a comma or the closing bracket is expected here";
            Mistake::new(at, reason, "in brackets and braces, a text with a comma or a `: ` needs quotes")
        }
    }
}

/// The brackets that nothing closes.
fn open_brackets(text: &str) -> Vec<Place> {
    let mut open = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        for (letter, column) in line.chars().zip(1..) {
            match letter {
                '[' | '{' => open.push(Place { line: number, column }),
                ']' | '}' => drop(open.pop()),
                _ => {}
            }
        }
    }
    open
}
