//! Where a sentence ends: at its mark, and at the end of a line that is no mere wrap. Imports `words`.

use std::ops::Range;

use crate::words::{is_apostrophe, words};

/// A line shorter than this was ended on purpose, not wrapped by a mail program.
const WRAPPED: usize = 40;

/// Short forms whose full stop ends no sentence.
const SHORT: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "St", "Prof", "approx", "tel", "Tel", "ext", "eg", "ie"];

/// Days and months go on with the sentence after `13.` and `5 p.m.`
const GOES_ON: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed",
    "thu", "fri", "sat", "sun", "tomorrow",
];

/// The sentences of a text, each with the mark that ends it.
pub fn sentences(text: &str) -> Vec<&str> {
    ranges(text).into_iter().map(|at| &text[at]).collect()
}

/// Where they are. A sentence may begin with blanks and line ends, and always holds a word.
pub(crate) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut from, mut line) = (0, 0);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = at + letter.len_utf8();
        let is_last = letters.peek().is_none_or(|(_, next)| next.is_whitespace() || is_closing(*next));
        let ends = match letter {
            '.' => is_last && !is_short(&text[line.max(from)..at], &text[after..]),
            '?' | '!' | '…' => is_last,
            '\n' => ends_line(&text[line..at], &text[after..]),
            _ => false,
        };
        if letter == '\n' {
            line = after;
        }
        if ends {
            sentences.push(from..after);
            from = after;
        }
    }
    sentences.push(from..text.len());
    sentences.retain(|at| words(&text[at.clone()]).next().is_some());
    sentences
}

/// Whether a line begins as an item of a list.
pub(crate) fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < line.len() && digits.starts_with(['.', ')']);
    is_numbered || line.starts_with(['-', '*', '•', '–', '—', '·'])
}

/// `Dr.`, `J. Carter`, `5 p.m. on Friday`, `13. March` and `1. First` end no sentence.
fn is_short(before: &str, after: &str) -> bool {
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next = after.trim_start();
    let named = next.get(..3).map(str::to_ascii_lowercase);
    let goes_on = named.is_some_and(|name| GOES_ON.iter().any(|day| day.starts_with(&name)));
    let before = &before[..before.len() - last.len()];
    let mut letters = last.chars();
    match (letters.next(), letters.next()) {
        _ if SHORT.contains(&last) => true,
        _ if last.eq_ignore_ascii_case("no") => next.starts_with(|c: char| c.is_ascii_digit()),
        (Some(_), None) if before.ends_with('.') => goes_on || next.starts_with(char::is_lowercase),
        (Some(one), None) if one.is_uppercase() && one != 'I' => next.starts_with(char::is_uppercase),
        (Some(one), _) if one.is_ascii_digit() => goes_on || before.trim().is_empty(),
        _ => false,
    }
}

fn ends_line(line: &str, after: &str) -> bool {
    let next = after.split('\n').next().unwrap_or_default().trim_start();
    let is_new = next.is_empty() || is_item(next);
    let is_kept = line.chars().nth(WRAPPED).is_none()
        && (next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || line.trim_end().ends_with(','));
    is_new || is_kept || line.trim_end().ends_with(':')
}

fn is_closing(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '"' | '”' | ')' | '.' | '?' | '!' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = sentences(text).into_iter().map(str::trim).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_sentence_ends_with_its_mark_but_not_inside_a_time_or_after_a_title() {
        let text = "Dr. Imre rings at 8.15. 'Really?' Yes… Good";
        check(text, &["Dr. Imre rings at 8.15.", "'Really?", "' Yes…", "Good"]);
    }

    #[test]
    fn an_initial_a_time_of_day_a_date_and_a_number_end_no_sentence() {
        check("By 5 p.m. on Friday. By 5 p.m. I ring.", &["By 5 p.m. on Friday.", "By 5 p.m.", "I ring."]);
        check("S. Imre comes on 13. March. You and I.", &["S. Imre comes on 13. March.", "You and I."]);
        check("1. I ring. 2 is late.", &["1. I ring.", "2 is late."]);
    }

    #[test]
    fn a_line_ends_a_sentence_unless_it_is_merely_wrapped() {
        check("Dear Rosa,\nthank you\n\nand goodbye", &["Dear Rosa,", "thank you", "and goodbye"]);
        check("We agreed:\n- a call\n- a visit", &["We agreed:", "- a call", "- a visit"]);
        let wrapped = "The driver will come to your own front door on\nFriday and ring twice.";
        check(wrapped, &[wrapped]);
    }
}
