//! What a text says that is not so, and what it says to the wrong reader. Generous where it acquits, strict where it
//! accuses. Imports `about`, `finding`, `forms`, `grammar`, `rules`, `text`.

use std::ops::Range;

use crate::about::{About, Claim};
use crate::finding::{Finding, Hint};
use crate::forms::{Phrase, is_any_form, is_plural};
use crate::grammar::{BEING, SUBJECTS};
use crate::rules::Rule;
use crate::text::{Marks, Text, Word};

/// Looks for untrue claims and for private words: one finding a claim and sentence.
pub(crate) fn find(text: &Text<'_>, about: &About, found: &mut Vec<Finding>) {
    for untrue in &about.untrue {
        let rule = match untrue.claim {
            Claim::Agreed => Rule::Promise,
            Claim::Said => Rule::NeverSaid,
            Claim::Read => Rule::NeverRead,
        };
        let is_deed = untrue.claim == Claim::Agreed;
        let is_open = |word: &&String| !is_deed || !is_agreed_too(word, about);
        let phrases = untrue.about.iter().filter(is_open).map(|word| Phrase::new(word)).collect();
        let search = Search { phrases, is_deed };
        let claims = search.places(text, |at| !is_excused(text, at, untrue.claim));
        found.extend(claims.map(|at| Finding::new(rule, at, Hint::Because(untrue.because.clone()))));
    }
    for private in &about.private {
        let phrases = private.about.iter().map(|word| Phrase::new(word)).collect();
        let search = Search { phrases, is_deed: false };
        let told = search.places(text, |_| true);
        found.extend(told.map(|at| Finding::new(Rule::Private, at, Hint::Because(private.because.clone()))));
    }
}

/// What is agreed may be spoken of, even if the same word stands for something that is not.
fn is_agreed_too(word: &str, about: &About) -> bool {
    about.agreed.iter().flat_map(|agreed| &agreed.about).any(|agreed| agreed.eq_ignore_ascii_case(word))
}

struct Search {
    phrases: Vec<Phrase>,
    /// Whether it can be something that somebody does.
    is_deed: bool,
}

impl Search {
    /// The first place in each sentence that is a claim.
    fn places(
        &self,
        text: &Text<'_>,
        is_claim: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = Range<usize>> {
        text.sentences.iter().filter_map(move |sentence| {
            let all = sentence.words.clone();
            all.clone().find_map(|at| {
                let words = &text.words[at..all.end];
                let length = self.length(text, at, words);
                (length > 0 && is_claim(at)).then(|| words[0].at.start..words[length - 1].at.end)
            })
        })
    }

    fn length(&self, text: &Text<'_>, at: usize, words: &[Word]) -> usize {
        let before = at.checked_sub(1).map(|before| text.words[before].text.as_str());
        let form = if self.is_deed && before.is_some_and(does) { is_any_form } else { is_plural };
        self.phrases.iter().map(|phrase| phrase.length(words, form)).max().unwrap_or(0)
    }
}

/// After these a word with `-ing` or `-ed` is what somebody does; elsewhere it may be another word (dress, dressing).
fn does(before: &str) -> bool {
    BEING.contains(&before) || SUBJECTS.contains(&before) || matches!(before, "have" | "has" | "had")
}

fn is_excused(text: &Text<'_>, at: usize, claim: Claim) -> bool {
    let word = &text.words[at];
    let sentence = &text.sentences[word.sentence];
    let (before, around) = (word.before, text.around(at));
    let head = sentence.head.map_or(Marks::default(), |head| text.marks(head));
    let is_open = sentence.asks || before.or(head).any(Marks::HEDGES);
    match claim {
        Claim::Agreed => {
            is_open
                || is_asked_of_reader(text, at)
                || around.or(head).any(Marks::NEGATES)
                || around.any(Marks::MAYBE)
        }
        Claim::Said => is_open || around.all(Marks::NEGATES.or(Marks::SPEAKS)),
        Claim::Read => {
            is_open
                || before.or(head).any(Marks::NEGATES.or(Marks::FUTURE))
                || around.all(Marks::NEGATES.or(Marks::READS))
        }
    }
}

/// `Ring me`, `call us`, `ring 020 …`: nobody but the reader is to do that.
fn is_asked_of_reader(text: &Text<'_>, at: usize) -> bool {
    let next = text.words.get(at + 1).map_or("", |word| word.text.as_str());
    matches!(next, "me" | "us") || next.starts_with(|c: char| c.is_ascii_digit())
}
