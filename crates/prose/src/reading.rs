//! Reading level: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975), which is 0.39 words a
//! sentence + 11.8 syllables a word - 15.59. Imports `speech`.

use std::collections::BTreeSet;

use crate::speech::{sentences, syllables, words};

/// The school grade of a text, rounded, or `None` where there are fewer words than `least`, which would measure
/// chance. A name counts as one syllable: whoever it is about knows it.
#[must_use]
pub fn grade(text: &str, names: &BTreeSet<&str>, least: usize) -> Option<usize> {
    grade_of(&sentences(text), names, least)
}

/// The same of some sentences.
#[must_use]
pub fn grade_of(sentences: &[&str], names: &BTreeSet<&str>, least: usize) -> Option<usize> {
    let all: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    if all.is_empty() || all.len() < least {
        return None;
    }
    let heard = |word: &&str| if names.contains(word) { 1 } else { syllables(word) };
    let heard: usize = all.iter().map(heard).sum();
    let hundredths = 39 * all.len() / sentences.len().max(1) + 1_180 * heard / all.len();
    Some((hundredths + 50).saturating_sub(1_559) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<usize>) {
        assert_eq!(grade(text, &BTreeSet::from(["Aldermere", "Oduya"]), 15), expect, "{text}");
    }

    #[test]
    fn a_few_words_have_no_grade() {
        check("Notwithstanding authorisation.", None);
    }

    #[test]
    fn plain_speech_is_easy() {
        check("I hear you. You have had to wait nine days for us. What did that do to you?", Some(0));
    }

    #[test]
    fn an_office_letter_is_hard() {
        let text = "Authorisation is contingent upon supporting documentation establishing that \
            conservative alternatives were demonstrably exhausted in the month of May.";
        check(text, Some(21));
    }

    #[test]
    fn a_name_is_not_hard() {
        let of = |name: &str| {
            format!("When you go to {name} and ask for {name} then say that {name} has sent you here.")
        };
        let names = BTreeSet::from(["Aldermere"]);
        assert_eq!(grade(&of("Aldermere"), &names, 15), grade(&of("Bob"), &names, 15));
    }
}
