//! The words of a text. Imports nothing.

use std::ops::Range;

/// The words of a text; a hyphen parts two, an apostrophe does not.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    places(text).map(|at| &text[at])
}

/// Where the words of a text are.
pub fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_gap = |c: char| !c.is_alphanumeric() && !is_apostrophe(c);
    let parts = text.split_inclusive(is_gap).scan(0, |next, part| {
        let from = *next;
        *next += part.len();
        Some((from, part))
    });
    parts.filter_map(move |(from, part)| {
        let part = part.trim_end_matches(is_gap).trim_end_matches(is_apostrophe);
        let word = part.trim_start_matches(is_apostrophe);
        let to = from + part.len();
        (!word.is_empty()).then_some(to - word.len()..to)
    })
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}
