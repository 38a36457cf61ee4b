//! A text as words, sentences, names and syllables. English only, as far as it goes. Imports `sentences`, `words`.

use std::collections::BTreeSet;

pub use crate::sentences::sentences;
use crate::words::is_apostrophe;
pub use crate::words::words;

/// The words in lower case with spaces around and between them: a phrase is in it where it is said whole.
pub fn spaced(text: &str) -> String {
    let words = words(text).map(|word| word.to_lowercase().replace('’', "'"));
    words.fold(String::from(" "), |text, word| text + &word + " ")
}

/// Whether one of these words or phrases, in lower case, is said.
pub fn says(text: &str, any: &[&str]) -> bool {
    let spaced = spaced(text);
    any.iter().any(|phrase| spaced.contains(&format!(" {phrase} ")))
}

/// The names in some texts: words with a capital that do not begin a sentence.
pub fn names<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let within = |sentence: &'a str| words(sentence).skip(1);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !is_i(word);
    texts.flat_map(sentences).flat_map(within).filter(is_name).collect()
}

/// How many syllables a word has, by its groups of vowels: a heuristic that is right for most words.
pub fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let word = word.split(is_apostrophe).next().unwrap_or_default();
    let is_vowel = |c: char| "aeiouyáéíóúàèäöü".contains(c);
    let starts = |(vowels, before): (usize, bool), c: char| {
        (vowels + usize::from(is_vowel(c) && !before), is_vowel(c))
    };
    let (vowels, _) = word.chars().fold((0, false), starts);
    vowels.saturating_sub(usize::from(is_mute(word))).max(1)
}

/// Whether the last vowel is written and not heard.
fn is_mute(word: &str) -> bool {
    let ends = |any: &[&str]| any.iter().any(|end| word.ends_with(end));
    match word {
        _ if ends(&["ee", "le", "ye"]) => false,
        _ if ends(&["e"]) => true,
        _ if ends(&["ed"]) => !ends(&["ted", "ded", "eed"]),
        _ if ends(&["es"]) => !ends(&["ses", "zes", "xes", "ches", "shes", "ges", "ces", "les", "ees"]),
        _ => false,
    }
}

fn is_i(word: &str) -> bool {
    word.split(is_apostrophe).next() == Some("I")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_capital_that_begins_no_sentence() {
        let texts = ["Then Corin shows it. May I? I'm off to Millrace on Monday."];
        assert_eq!(names(texts.into_iter()), BTreeSet::from(["Corin", "Millrace", "Monday"]));
    }

    #[test]
    fn a_phrase_is_said_only_whole() {
        assert!(says("Tell me, what's new?", &["tell me"]));
        assert!(!says("I'll retell my side.", &["tell my"]));
    }

    #[track_caller]
    fn check(word: &str, expect: usize) {
        assert_eq!(syllables(word), expect, "{word}");
    }

    #[test]
    fn syllables_are_groups_of_vowels_that_are_heard() {
        check("time", 1);
        check("missed", 1);
        check("wanted", 2);
        check("people", 2);
        check("places", 2);
        check("authorisation", 5);
        check("8", 1);
        check("they've", 1);
    }
}
