//! The simple forms of a word and of a day. Imports `grammar`, `text`, `words`.

use crate::grammar::{MONTHS, WEEKDAYS};
use crate::text::{Text, Word};
use crate::words::places;

/// A word or phrase of an author, ready to be looked for.
pub(crate) struct Phrase(Vec<String>);

impl Phrase {
    pub(crate) fn new(text: &str) -> Self {
        let word = |at: std::ops::Range<usize>| text[at].to_lowercase().replace('’', "'");
        Self(places(text).map(word).map(|word| word.strip_suffix("'s").unwrap_or(&word).to_owned()).collect())
    }

    /// How many words it takes from here, or 0 where it is not said.
    pub(crate) fn length(&self, words: &[Word], form: fn(&str, &str) -> bool) -> usize {
        let is_said = words.len() >= self.0.len()
            && self.0.iter().zip(words).all(|(ours, theirs)| form(&theirs.text, ours));
        if is_said { self.0.len() } else { 0 }
    }

    /// The same for a day: `13 March` is said by `March 13th`, `the 13th of March` and `13/03` too.
    pub(crate) fn is_dated(&self, words: &[Word]) -> bool {
        let ours: Vec<Unit<'_>> = self.0.iter().filter_map(|word| unit(word)).collect();
        let theirs: Vec<Unit<'_>> =
            words.iter().filter_map(|word| unit(&word.text)).take(ours.len()).collect();
        let is_same = |order: &[Unit<'_>]| theirs == order;
        let starts = words.first().is_some_and(|word| unit(&word.text).is_some());
        if ours.is_empty() || !starts {
            return false;
        }
        match ours.as_slice() {
            [day @ Unit::Number(_), month @ Unit::Month(number)] => {
                let number = Unit::Number(*number);
                [[*day, *month], [*month, *day], [*day, number], [number, *day]]
                    .iter()
                    .any(|order| is_same(order))
            }
            all => is_same(all),
        }
    }
}

/// Whether a word is this one or its plural.
pub(crate) fn is_plural(word: &str, base: &str) -> bool {
    let rest = |base: &str| word.strip_prefix(base);
    match rest(base) {
        Some("" | "s" | "es") => true,
        _ => base.strip_suffix('y').and_then(rest) == Some("ies"),
    }
}

/// Whether it is this one, its plural, or what somebody does or did.
pub(crate) fn is_any_form(word: &str, base: &str) -> bool {
    let stem = base.strip_suffix(['e', 'y']).unwrap_or(base);
    let last = base.chars().last().filter(|last| last.is_alphabetic());
    let rest = |stem: &str| word.strip_prefix(stem);
    let is_verb = |rest: Option<&str>| matches!(rest, Some("ed" | "ing" | "ied"));
    let doubled = || rest(base).and_then(|rest| rest.strip_prefix(last?));
    is_plural(word, base) || is_verb(rest(stem)) || is_verb(rest(base)) || is_verb(doubled())
}

/// Whether a sentence names a day or an hour.
pub(crate) fn names_a_day(text: &Text<'_>, sentence: usize) -> bool {
    let words = text.of(sentence);
    let is_number =
        |at: usize| matches!(words.get(at).and_then(|word| unit(&word.text)), Some(Unit::Number(_)));
    words.iter().enumerate().any(|(at, word)| match unit(&word.text) {
        Some(Unit::Weekday(_)) => word.text.len() > 5,
        Some(Unit::Month(_)) => is_number(at + 1) || at.checked_sub(1).is_some_and(is_number),
        Some(Unit::Word(word)) => matches!(word, "tomorrow" | "tonight" | "today" | "noon" | "o'clock"),
        _ => false,
    })
}

/// A part of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit<'a> {
    Number(u32),
    Weekday(usize),
    Month(u32),
    Word(&'a str),
}

fn unit(word: &str) -> Option<Unit<'_>> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    let number = digits.parse().ok().filter(|_| is_ordinal);
    let among = |list: &[&str]| {
        let is_short = |name: &&str| word.len() >= 3 && word.len() <= 5 && name.starts_with(word);
        list.iter().position(|name| *name == word || is_short(name))
    };
    match word {
        "of" | "the" | "on" => None,
        _ if number.is_some() => number.map(Unit::Number),
        _ => Some(match (among(WEEKDAYS), among(MONTHS)) {
            (Some(day), _) => Unit::Weekday(day),
            (_, Some(month)) => Unit::Month(u32::try_from(month).unwrap_or(0) + 1),
            _ => Unit::Word(word),
        }),
    }
}
