//! Whether a text is written plainly: length, reading level, jargon, and the phrases of `wording`. Imports `about`,
//! `finding`, `forms`, `jargon`, `phrases`, `reading`, `rules`, `speech`, `text`, `wording`,
//! `words`.

use std::collections::BTreeSet;

use crate::about::{About, Kind};
use crate::finding::{Finding, Hint};
use crate::forms::names_a_day;
use crate::jargon;
use crate::phrases::{Index, Who};
use crate::reading::grade_of;
use crate::rules::{GRADED_WORDS, MOST_GRADE, MOST_WORDS, Rule};
use crate::speech::{names, words};
use crate::text::Text;
use crate::wording::{LEXICONS, Lexicon, Pardon};
use crate::words::places;

/// A line of fewer words without a mark at its end is a greeting or a heading, not a sentence to be graded.
const LEAST_GRADED: usize = 4;

/// Looks at the words themselves.
pub(crate) fn find(text: &Text<'_>, about: &About, found: &mut Vec<Finding>) {
    found.extend(grade(text, about).map(|grade| Finding::missing(Rule::HardToRead, Hint::Count(grade))));
    for sentence in &text.sentences {
        let words = places(&text.raw[sentence.at.clone()]).count();
        if words > MOST_WORDS {
            let sentence = trimmed(text.raw, sentence.at.clone());
            found.push(Finding::new(Rule::LongSentence, sentence, Hint::Count(words)));
        }
    }
    for (at, _, everyday) in jargon::find(text) {
        found.push(Finding::new(Rule::Jargon, at, Hint::Everyday(everyday)));
    }
    let name: Vec<String> = words(&about.recipient).map(str::to_lowercase).collect();
    let who = Who { is_you: about.kind == Kind::Message, name: &name };
    for lexicon in LEXICONS.iter().filter(|lexicon| lexicon.rule.applies(about.kind)) {
        find_phrases(text, lexicon, &who, found);
    }
}

fn grade(text: &Text<'_>, about: &About) -> Option<usize> {
    let mut names = names(std::iter::once(text.raw));
    names.extend(words(&about.recipient));
    let sentences = text.sentences.iter().map(|sentence| text.raw[sentence.at.clone()].trim());
    let is_graded =
        |sentence: &&str| sentence.ends_with(['.', '?', '!', '…']) || words(sentence).count() >= LEAST_GRADED;
    let sentences: Vec<&str> = sentences.filter(is_graded).collect();
    let names: BTreeSet<&str> = names;
    grade_of(&sentences, &names, GRADED_WORDS).filter(|grade| *grade > MOST_GRADE)
}

fn find_phrases(text: &Text<'_>, lexicon: &Lexicon, who: &Who<'_>, found: &mut Vec<Finding>) {
    let bad = lexicon.phrases.iter().map(|(phrase, instead)| (*phrase, Some(*instead)));
    let index = Index::new(bad.chain(lexicon.fine.iter().map(|phrase| (*phrase, None))));
    let same = |word: &str, ours: &str| word == ours;
    let mut at = 0;
    while at < text.words.len() {
        let word = &text.words[at];
        let end = text.sentences[word.sentence].words.end;
        let Some((length, instead)) = index.longest(&text.words[at..end], who, same) else {
            at += 1;
            continue;
        };
        let is_pardoned = match lexicon.pardon {
            Pardon::Before(marks) => word.before.any(marks),
            Pardon::Day => names_a_day(text, word.sentence),
        };
        if let Some(instead) = instead.filter(|_| !is_pardoned && !word.is_quoted) {
            let hint = if instead.is_empty() { Hint::None } else { Hint::Everyday(instead) };
            found.push(Finding::new(lexicon.rule, word.at.start..text.words[at + length - 1].at.end, hint));
        }
        at += length;
    }
}

fn trimmed(raw: &str, at: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let sentence = &raw[at.clone()];
    let start = at.start + sentence.len() - sentence.trim_start().len();
    start..start + sentence.trim().len()
}
