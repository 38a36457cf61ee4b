//! Finds the phrases of `wording` and of `jargon`: the longest at each place. Imports `grammar`, `text`.

use crate::grammar::{BEING, FILLERS, PERSONS, THEIRS, THEM};
use crate::text::Word;

/// Words that `…` stands for, at most.
const MOST_SKIPPED: usize = 4;

/// Adverbs that may stand after `WHO` and `BE`, at most.
const MOST_FILLERS: usize = 3;

/// Phrases in the order of their first words, so that few are tried at a place.
pub(crate) struct Index<V> {
    phrases: Vec<(&'static str, &'static str, V)>,
}

/// Who `WHO` is.
pub(crate) struct Who<'a> {
    /// The reader is spoken to.
    pub(crate) is_you: bool,
    /// The words of their name, in lower case.
    pub(crate) name: &'a [String],
}

impl<V: Copy> Index<V> {
    pub(crate) fn new(phrases: impl Iterator<Item = (&'static str, V)>) -> Self {
        let first = |phrase: &'static str| phrase.split(' ').next().unwrap_or_default();
        let mut phrases: Vec<_> = phrases.map(|(phrase, value)| (first(phrase), phrase, value)).collect();
        phrases.sort_by_key(|(first, ..)| *first);
        Self { phrases }
    }

    /// The longest phrase that begins here: its words and its value. `last` compares the last word.
    pub(crate) fn longest(
        &self,
        words: &[Word],
        who: &Who<'_>,
        last: fn(&str, &str) -> bool,
    ) -> Option<(usize, V)> {
        let word = words.first()?.text.as_str();
        let of = |slot: &str| {
            let from = self.phrases.partition_point(|(first, ..)| *first < slot);
            let to = self.phrases.partition_point(|(first, ..)| *first <= slot);
            &self.phrases[from..to]
        };
        let who_slot: &[_] = if who.is_who(word) { of("WHO") } else { &[] };
        let whose_slot: &[_] = if who.is_whose(word) { of("WHOSE") } else { &[] };
        let be_slot: &[_] = if BEING.contains(&word) { of("BE") } else { &[] };
        let singular = word.strip_suffix('s').map_or(&[][..], of);
        let all = of(word).iter().chain(who_slot).chain(whose_slot).chain(be_slot).chain(singular);
        let found = all.filter_map(|(_, phrase, value)| Some((who.length(phrase, words, last)?, *value)));
        found.max_by_key(|(length, _)| *length)
    }
}

impl Who<'_> {
    fn is_who(&self, word: &str) -> bool {
        if self.is_you { word == "you" } else { THEM.contains(&word) || self.is_name(word) }
    }

    fn is_whose(&self, word: &str) -> bool {
        if self.is_you { word == "your" } else { THEIRS.contains(&word) || self.is_who(word) }
    }

    fn is_name(&self, word: &str) -> bool {
        self.name.iter().any(|name| name == word)
    }

    /// How many words a phrase takes from here, if it is said.
    fn length(&self, phrase: &str, words: &[Word], last: fn(&str, &str) -> bool) -> Option<usize> {
        let mut slots = phrase.split(' ').peekable();
        let mut at = 0;
        while let Some(slot) = slots.next() {
            if slot == "…" {
                let rest = words.get(at..)?.iter().take(MOST_SKIPPED + 1);
                at += rest.take_while(|word| Some(&word.text.as_str()) != slots.peek()).count();
                continue;
            }
            let word = words.get(at)?.text.as_str();
            let fits = match slot {
                "WHO" => self.is_who(word),
                "WHOSE" => self.is_whose(word),
                "BE" => BEING.contains(&word),
                "PERSON" => PERSONS.iter().any(|person| last(word, person)),
                _ if slots.peek().is_none() => last(word, slot),
                _ => word == slot,
            };
            if !fits {
                return None;
            }
            at += 1;
            if let ("WHO" | "BE", Some(next)) = (slot, slots.peek()) {
                let is_next = |word: &str| word == *next || (*next == "BE" && BEING.contains(&word));
                let rest = words[at..].iter().take(MOST_FILLERS);
                at += rest
                    .take_while(|word| !is_next(&word.text) && FILLERS.contains(&word.text.as_str()))
                    .count();
            }
        }
        Some(at)
    }
}
