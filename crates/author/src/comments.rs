//! Where the comments of a file are: the parser reads past them, so what it took for text is left out and the
//! rest is looked at. Imports nothing of this crate.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// A comment of a file that YAML can read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    /// What follows `#`.
    pub(crate) text: String,
    /// It stands behind a text without quotes, and no space follows its `#`: it may be more of that text.
    pub(crate) cuts_off: bool,
}

/// The comments of a file, and which lines they are about.
pub(crate) struct Comments {
    lines: Vec<Line>,
    all: Vec<Comment>,
}

/// What a line holds besides a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Nothing,
    Content,
    /// The key of a text in `|` or `>` form; its text begins on that line, from 1.
    Header(usize),
}

impl Comments {
    /// Finds them.
    pub(crate) fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let taken = Taken::of(text, &letters);
        let mut comments = Self { lines: Vec::new(), all: Vec::new() };
        let mut from = 0;
        for (ix, line) in letters.split(|&letter| letter == '\n').enumerate() {
            let is_start = |at: usize| {
                line[at] == '#' && (at == 0 || line[at - 1].is_whitespace()) && !taken.covers(from + at)
            };
            let start = (0..line.len()).find(|&at| is_start(at));
            if let Some(at) = start {
                let text: String = line[at + 1..].iter().collect();
                let text = text.trim_start_matches('#').trim().to_owned();
                let is_tight = line.get(at + 1).is_some_and(|&next| next != '#' && !next.is_whitespace());
                let cuts_off = is_tight && taken.ends_before(&letters, from + at);
                comments.all.push(Comment { line: ix + 1, column: at + 1, text, cuts_off });
            }
            let before = &line[..start.unwrap_or(line.len())];
            let is_content = before.iter().any(|letter| !letter.is_whitespace());
            comments.lines.push(if is_content { Line::Content } else { Line::Nothing });
            from += line.len() + 1;
        }
        for &block in &taken.blocks {
            let above = block.saturating_sub(1).min(comments.lines.len());
            let header = comments.lines[..above].iter().rposition(|line| *line != Line::Nothing);
            if let Some(header) = header {
                comments.lines[header] = Line::Header(block);
            }
        }
        comments
    }

    /// All of them, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Comment> {
        self.all.iter()
    }

    /// The lines that a comment is about, from 1: its own, or, where it stands alone, the next with something
    /// on it; and with the key of a text also the text.
    pub(crate) fn about(&self, comment: &Comment) -> [usize; 2] {
        let rest = self.lines.iter().enumerate().skip(comment.line - 1);
        let line = rest.filter(|(_, line)| **line != Line::Nothing).map(|(ix, _)| ix + 1).next();
        let line = line.unwrap_or(comment.line);
        match self.lines.get(line - 1) {
            Some(Line::Header(block)) => [line, *block],
            _ => [line, line],
        }
    }
}

/// What the parser took for text.
struct Taken {
    /// From one character to before another, in order.
    spans: Vec<(usize, usize)>,
    /// The ends of those without quotes.
    plain: BTreeSet<usize>,
    /// The lines on which texts in `|` or `>` form begin, from 1.
    blocks: Vec<usize>,
}

impl Taken {
    fn of(text: &str, letters: &[char]) -> Self {
        let mut taken = Self { spans: Vec::new(), plain: BTreeSet::new(), blocks: Vec::new() };
        let mut parser = Parser::new_from_str(text);
        while let Some(Ok((event, span))) = parser.next_event() {
            let Event::Scalar(_, style, ..) = event else { continue };
            let (start, end) = (span.start.index(), span.end.index());
            let end = match style {
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => closing(letters, start),
                _ => end,
            };
            if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                taken.blocks.push(span.start.line());
            }
            if style == ScalarStyle::Plain && letters.get(start..end).is_some_and(is_words) {
                taken.plain.insert(end);
            }
            taken.spans.push((start, end));
        }
        taken
    }

    /// Whether a text without quotes ends here, but for spaces.
    fn ends_before(&self, letters: &[char], at: usize) -> bool {
        let spaces = letters[..at].iter().rev().take_while(|letter| matches!(letter, ' ' | '\t')).count();
        self.plain.range(at - spaces..=at).next().is_some()
    }

    fn covers(&self, at: usize) -> bool {
        let after = self.spans.partition_point(|(start, _)| *start <= at);
        after > 0 && at < self.spans[after - 1].1
    }
}

/// Neither a number nor nothing.
fn is_words(letters: &[char]) -> bool {
    letters.iter().any(|letter| letter.is_alphabetic())
}

/// Where a quoted text that begins here ends: the parser's own end may lie behind a comment.
fn closing(letters: &[char], start: usize) -> usize {
    let Some(&quote) = letters.get(start) else { return start };
    let mut at = start + 1;
    while let Some(&letter) = letters.get(at) {
        match letter {
            '\\' if quote == '"' => at += 2,
            '\'' if quote == '\'' && letters.get(at + 1) == Some(&'\'') => at += 2,
            _ if letter == quote => return at + 1,
            _ => at += 1,
        }
    }
    letters.len()
}

#[cfg(test)]
mod tests {
    use super::Comments;

    /// Each comment as `line:column about text`.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let comments = Comments::of(text);
        let shown = comments.iter().map(|one| {
            let [line, block] = comments.about(one);
            let about = if line == block { line.to_string() } else { format!("{line},{block}") };
            format!("{}:{} {about} {}", one.line, one.column, one.text)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expect);
    }

    #[test]
    fn a_comment_is_about_its_own_line_or_the_next_with_something_on_it() {
        check("a: b # one\n# two\n\n  ## three\nc: d\n", &["1:6 1 one", "2:1 5 two", "4:3 5 three"]);
    }

    #[test]
    fn a_comment_without_a_space_behind_a_text_without_quotes_may_be_more_of_it() {
        let cuts = |text: &str| Comments::of(text).iter().filter(|one| one.cuts_off).count();
        for text in ["a: Ask at desk #4, please.\n", "- desk #4\n", "a: { b: desk #4\n }\n"] {
            assert_eq!(cuts(text), 1, "{text}");
        }
        for text in ["a: b # c\n", "a: 4 #c\n", "a: \"b\" #c\n", "a: #b\n  c\n", "a: b ## c\n", "a: b\n#c\n"]
        {
            assert_eq!(cuts(text), 0, "{text}");
        }
    }

    #[test]
    fn a_mark_inside_a_text_is_no_comment() {
        check("a: \"b # c\"\nd: 'it''s # e'\nf: g#h\ni: \"\\\" # j\" # yes\n", &["4:13 4 yes"]);
    }

    #[test]
    fn a_mark_inside_a_text_over_many_lines_is_no_comment() {
        check(
            "a: |\n  b\n  # c\n# yes\nd: >-\n  e\n  # f\ng: \"h\n  # i\n  j\" # too\n",
            &["4:1 5,6 yes", "10:6 10 too"],
        );
    }

    #[test]
    fn places_are_counted_in_characters() {
        check("größe: \"ä # ö\" # ü\n", &["1:16 1 ü"]);
    }

    #[test]
    fn a_comment_at_the_end_is_about_itself() {
        check("a: b\n# the end", &["2:1 2 the end"]);
    }

    #[test]
    fn line_ends_of_another_system_change_nothing() {
        check("a: |\r\n  # b\r\n# c\r\nd: e\r\n", &["3:1 4 c"]);
    }
}
