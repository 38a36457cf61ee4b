//! What a text should say and does not. Imports `about`, `finding`, `forms`, `grammar`, `rules`, `text`.

use std::ops::Range;

use crate::about::{About, Agreed, Kind};
use crate::finding::{Finding, Hint};
use crate::forms::{Phrase, is_any_form};
use crate::grammar::{BACK, NEGATIONS, THEM, WRITER};
use crate::rules::Rule;
use crate::text::{Marks, Text};

/// Fewer digits are not looked for as a number.
const LEAST_DIGITS: usize = 5;

/// A sentence as short as this goes with the one before: `By Friday at noon.`
const AFTERTHOUGHT: usize = 4;

/// What may stand between a negation and what it denies: `I cannot promise you a courier`.
const DENIED: &[&str] = &[
    "a", "an", "the", "any", "promise", "promised", "agree", "agreed", "arrange", "get", "send", "offer",
    "on", "to", "about", "you", "that", "able", "such", "have",
];

/// After these a negation denies nothing: `not before Friday`.
const UNTIL: &[&str] = &["until", "till", "before"];

const THANKS: &[&str] =
    &["thank", "thanks", "thankful", "grateful", "gratitude", "appreciate", "appreciated"];

/// Looks for every part that the kind of text asks for.
pub(crate) fn find(text: &Text<'_>, about: &About, found: &mut Vec<Finding>) {
    for (at, step) in about.agreed.iter().enumerate() {
        find_step(text, step, Hint::Step(at), about, found);
    }
    if !reaches(text, &about.reach) {
        found.push(Finding::missing(Rule::ReachMissing, Hint::None));
    }
    if !thanks(text) {
        found.push(Finding::missing(Rule::ThanksMissing, Hint::None));
    }
}

fn find_step(text: &Text<'_>, step: &Agreed, hint: Hint, about: &About, found: &mut Vec<Finding>) {
    let words: Vec<Phrase> = step.about.iter().map(|word| Phrase::new(word)).collect();
    let mentions = mentions(text, &words);
    let Some((first, length)) = mentions.first().copied() else {
        found.push(Finding::missing(Rule::AgreedMissing, hint));
        return;
    };
    let place = text.words[first].at.start..text.words[first + length - 1].at.end;
    let mut sentences: Vec<usize> = mentions.iter().map(|(at, _)| text.words[*at].sentence).collect();
    sentences.dedup();
    let near =
        |says: &dyn Fn(usize) -> bool| sentences.iter().any(|sentence| around(text, *sentence).any(says));
    let owners: Vec<Phrase> = step.owner.iter().map(|owner| Phrase::new(owner)).collect();
    if !owners.is_empty() && !near(&|sentence| is_owned(text, sentence, step, &owners, about)) {
        found.push(Finding::new(Rule::OwnerMissing, place.clone(), hint.clone()));
    }
    let days: Vec<Phrase> = step.by.iter().map(|day| Phrase::new(day)).collect();
    let is_dated = |sentence: usize| {
        let words = text.of(sentence);
        (0..words.len()).any(|at| days.iter().any(|day| day.is_dated(&words[at..])))
    };
    if !days.is_empty() && !near(&is_dated) {
        found.push(Finding::new(Rule::DateMissing, place, hint));
    }
}

/// Where the step is spoken of and not denied: the word and its length.
fn mentions(text: &Text<'_>, about: &[Phrase]) -> Vec<(usize, usize)> {
    let length = |at: usize| {
        let words = &text.words[at..text.sentences[text.words[at].sentence].words.end];
        about.iter().map(|phrase| phrase.length(words, is_any_form)).max().unwrap_or(0)
    };
    let all = (0..text.words.len()).map(|at| (at, length(at)));
    all.filter(|(at, length)| *length > 0 && !is_denied(text, *at)).collect()
}

fn is_denied(text: &Text<'_>, at: usize) -> bool {
    let words = text.of(text.words[at].sentence);
    let start = text.sentences[text.words[at].sentence].words.start;
    let before = words[..at - start].iter().rev().take(6).map(|word| word.text.as_str());
    let negation = before.into_iter().find(|word| !DENIED.contains(word));
    text.words[at].before.any(Marks::NEGATES)
        && negation.is_some_and(|word| NEGATIONS.contains(&word))
        && !words.iter().any(|word| UNTIL.contains(&word.text.as_str()))
}

/// The sentence, the line that heads it, and the next if that refers back.
fn around(text: &Text<'_>, sentence: usize) -> impl Iterator<Item = usize> {
    let next = Some(sentence + 1).filter(|next| *next < text.sentences.len() && refers_back(text, *next));
    std::iter::once(sentence).chain(text.sentences[sentence].head).chain(next)
}

fn refers_back(text: &Text<'_>, sentence: usize) -> bool {
    let words = text.of(sentence);
    words.len() <= AFTERTHOUGHT
        || words.iter().take(AFTERTHOUGHT).any(|word| BACK.contains(&word.text.as_str()))
}

fn is_owned(text: &Text<'_>, sentence: usize, step: &Agreed, owners: &[Phrase], about: &About) -> bool {
    let words = text.of(sentence);
    let owns = |any: &[&str]| step.owner.iter().any(|owner| any.contains(&owner.to_lowercase().as_str()));
    let (is_mine, is_theirs) = (owns(&["i", "we"]), owns(&["you"]));
    let begins = |any: &[&str]| words.first().is_some_and(|word| any.contains(&word.text.as_str()));
    let says = |any: &[&str]| words.iter().any(|word| any.contains(&word.text.as_str()));
    let is_named = || {
        let name = Phrase::new(&about.recipient);
        (0..words.len()).any(|at| name.length(&words[at..], |word, ours| word == ours) > 0)
    };
    let is_implied = match about.kind {
        Kind::Message => is_theirs && begins(&["please"]),
        Kind::Note => {
            (is_mine && (begins(&["will"]) || says(WRITER))) || (is_theirs && (says(THEM) || is_named()))
        }
    };
    let same = |word: &str, ours: &str| word == ours;
    is_implied || (0..words.len()).any(|at| owners.iter().any(|owner| owner.length(&words[at..], same) > 0))
}

fn thanks(text: &Text<'_>) -> bool {
    let word = |at: usize| text.words.get(at).map_or("", |word| word.text.as_str());
    (0..text.words.len()).filter(|at| THANKS.contains(&word(*at))).any(|at| {
        let is_denied = text.words[at].before.any(Marks::NEGATES);
        match (word(at), word(at + 1)) {
            ("thank", next) => !matches!(next, "god" | "goodness" | "heaven" | "heavens"),
            ("thanks", "to") => word(at + 2) == "you",
            _ => !is_denied,
        }
    })
}

/// Whether a number is in the text however it is spaced, or the words are.
fn reaches(text: &Text<'_>, reach: &str) -> bool {
    let digits: String = reach.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= LEAST_DIGITS {
        let ours = digits.trim_start_matches('0');
        return numbers(text.raw).any(|number| number.contains(ours));
    }
    let phrase = Phrase::new(reach);
    let same = |word: &str, ours: &str| word == ours;
    places_of(text).any(|at| phrase.length(&text.words[at], same) > 0) || reach.trim().is_empty()
}

fn places_of(text: &Text<'_>) -> impl Iterator<Item = Range<usize>> {
    (0..text.words.len()).map(|at| at..text.words.len())
}

/// The digits of every number, with what parts its groups left out.
fn numbers(raw: &str) -> impl Iterator<Item = String> {
    let is_part =
        |c: char| c.is_ascii_digit() || (c != '\n' && c.is_whitespace()) || "-.()/+–\u{2011}".contains(c);
    let runs = raw.split(move |c: char| !is_part(c));
    runs.map(|run| run.chars().filter(char::is_ascii_digit).collect())
}
