//! A text taken apart once: words, sentences, clauses, quotations; and what each clause says besides. Imports
//! `grammar`, `sentences`, `words`.

use std::ops::Range;

use crate::grammar::{
    BEFORE_IS, BREAKS, CONTRACTED, FUTURE, HARMLESS, HEDGES, MAYBE, NEGATIONS, READING, SPEAKING, SUBJECTS,
    SUBORDINATE, TAILS,
};
use crate::sentences::{is_item, ranges};
use crate::words::places;

/// What a word does to the claim around it; a set of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u8);

impl Marks {
    pub(crate) const NEGATES: Self = Self(1);
    pub(crate) const HEDGES: Self = Self(2);
    pub(crate) const MAYBE: Self = Self(4);
    pub(crate) const SPEAKS: Self = Self(8);
    pub(crate) const READS: Self = Self(16);
    pub(crate) const FUTURE: Self = Self(32);

    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of those is among these.
    pub(crate) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether all of those are.
    pub(crate) fn all(self, of: Self) -> bool {
        self.0 & of.0 == of.0
    }
}

/// A word in lower case; a short form is two words at one place.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) at: Range<usize>,
    pub(crate) text: String,
    pub(crate) sentence: usize,
    pub(crate) clause: usize,
    pub(crate) is_quoted: bool,
    /// What the words before it in its clause do.
    pub(crate) before: Marks,
}

#[derive(Debug)]
pub(crate) struct Sentence {
    pub(crate) at: Range<usize>,
    pub(crate) words: Range<usize>,
    pub(crate) asks: bool,
    /// The line with a colon that this is an item under.
    pub(crate) head: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) raw: &'a str,
    pub(crate) words: Vec<Word>,
    pub(crate) sentences: Vec<Sentence>,
    clauses: Vec<Clause>,
}

#[derive(Debug)]
struct Clause {
    first: usize,
    marks: Marks,
}

impl<'a> Text<'a> {
    pub(crate) fn new(raw: &'a str) -> Self {
        let mut text = Self { raw, words: Vec::new(), sentences: Vec::new(), clauses: Vec::new() };
        let quotations = quotations(raw);
        let mut head = None;
        for at in ranges(raw) {
            head = head_of(&raw[at.clone()], head);
            text.add(at.clone(), head, &quotations);
            if raw[at].trim_end().ends_with(':') {
                head = Some(text.sentences.len() - 1);
            }
        }
        text
    }

    /// The words of a sentence.
    pub(crate) fn of(&self, sentence: usize) -> &[Word] {
        &self.words[self.sentences[sentence].words.clone()]
    }

    /// All that is done in the clause of a word.
    pub(crate) fn around(&self, word: usize) -> Marks {
        self.clauses[self.words[word].clause].marks
    }

    /// All that is done in a sentence.
    pub(crate) fn marks(&self, sentence: usize) -> Marks {
        let words = self.of(sentence);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Marks::default() };
        self.clauses[first.clause..=last.clause]
            .iter()
            .fold(Marks::default(), |all, clause| all.or(clause.marks))
    }

    fn add(&mut self, at: Range<usize>, head: Option<usize>, quotations: &[Range<usize>]) {
        let (sentence, first) = (self.sentences.len(), self.words.len());
        let mut before = at.start;
        for place in places(&self.raw[at.clone()]) {
            let place = at.start + place.start..at.start + place.end;
            let word = self.raw[place.clone()].to_lowercase().replace('’', "'");
            let gap = &self.raw[before..place.start];
            let (word, second, place) = apart(word, place);
            if self.words.len() == first || self.begins_clause(&word, gap) {
                self.clauses.push(Clause { first: self.words.len(), marks: Marks::default() });
            }
            before = place.end;
            let next = quotations.partition_point(|quotation| quotation.start <= place.start);
            let is_quoted = next > 0 && place.end <= quotations[next - 1].end;
            for text in std::iter::once(word).chain(second) {
                let (at, clause) = (place.clone(), self.clauses.len() - 1);
                let before = self.clauses[clause].marks;
                self.clauses[clause].marks = before.or(marks(&text));
                self.words.push(Word { at, text, sentence, clause, is_quoted, before });
            }
        }
        self.take_back(first);
        let asks = self.raw[at.clone()].trim_end().ends_with('?');
        self.sentences.push(Sentence { at, words: first..self.words.len(), asks, head });
    }

    fn begins_clause(&self, word: &str, gap: &str) -> bool {
        let is_subject = SUBJECTS.contains(&word);
        let last = self.words.last().map_or("", |word| word.text.as_str());
        let first = self.clauses.last().and_then(|clause| self.words.get(clause.first));
        let opens = || first.is_some_and(|first| SUBORDINATE.contains(&first.text.as_str()));
        let parts = |c: char| matches!(c, ';' | ':' | '(' | ')' | '–' | '—' | '\n');
        gap.contains(parts)
            || gap.contains(" - ")
            || BREAKS.contains(&word)
            || (is_subject && matches!(last, "and" | "so"))
            || (gap.contains(',') && (is_subject || word == "so" || opens()))
    }

    /// A negation that denies nothing is none: the marks of the sentence are added up again without it.
    fn take_back(&mut self, first: usize) {
        let is_harmless = |at: usize| {
            let word = |ahead: usize| self.words.get(at + ahead).map_or("", |word| word.text.as_str());
            let is_answer = word(0) == "no" && self.raw[self.words[at].at.end..].starts_with(',');
            let is_number = word(0) == "no" && word(1).starts_with(|c: char| c.is_ascii_digit());
            let next = if word(1) == "to" { word(2) } else { word(1) };
            NEGATIONS.contains(&word(0)) && (is_answer || is_number || HARMLESS.contains(&next))
        };
        let harmless: Vec<usize> = (first..self.words.len()).filter(|at| is_harmless(*at)).collect();
        if harmless.is_empty() {
            return;
        }
        for at in first..self.words.len() {
            let clause = self.words[at].clause;
            if at == self.clauses[clause].first {
                self.clauses[clause].marks = Marks::default();
            }
            self.words[at].before = self.clauses[clause].marks;
            if harmless.binary_search(&at).is_err() {
                self.clauses[clause].marks = self.words[at].before.or(marks(&self.words[at].text));
            }
        }
    }
}

fn marks(word: &str) -> Marks {
    const LISTS: [(&[&str], Marks); 6] = [
        (NEGATIONS, Marks::NEGATES),
        (HEDGES, Marks::HEDGES),
        (MAYBE, Marks::MAYBE),
        (SPEAKING, Marks::SPEAKS),
        (READING, Marks::READS),
        (FUTURE, Marks::FUTURE),
    ];
    let of = LISTS.iter().filter(|(list, _)| list.contains(&word));
    of.fold(Marks::default(), |all, (_, marks)| all.or(*marks))
}

/// A short form as two words, a possessive as its owner.
fn apart(word: String, at: Range<usize>) -> (String, Option<String>, Range<usize>) {
    if let Some((_, base)) = CONTRACTED.iter().find(|(short, _)| *short == word) {
        return ((*base).to_owned(), Some("not".to_owned()), at);
    }
    if let Some(base) = word.strip_suffix("n't") {
        return (base.to_owned(), Some("not".to_owned()), at);
    }
    for (tail, full) in TAILS {
        if let Some(base) = word.strip_suffix(tail) {
            return (base.to_owned(), Some((*full).to_owned()), at);
        }
    }
    match word.strip_suffix("'s") {
        Some(base) if BEFORE_IS.contains(&base) => (base.to_owned(), Some("is".to_owned()), at),
        Some(base) => (base.to_owned(), None, at),
        None => (word, None, at),
    }
}

/// What heads the next line: the head of the one before, until a blank line; an item of a list goes on beyond it.
fn head_of(sentence: &str, head: Option<usize>) -> Option<usize> {
    let lead = &sentence[..sentence.len() - sentence.trim_start().len()];
    head.filter(|_| lead.matches('\n').count() == 0 || is_item(sentence))
}

/// What stands between quotation marks on one line.
fn quotations(raw: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    let mut letters = raw.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        match (letter, open) {
            ('\n', _) => open = None,
            ('"' | '”', Some(('"', from))) => {
                found.push(from..at);
                open = None;
            }
            ('\'' | '’', Some(('\'', from))) if !next.is_alphanumeric() => {
                found.push(from..at);
                open = None;
            }
            ('"' | '“', None) => open = Some(('"', at)),
            ('\'' | '‘', None) if !before.is_alphanumeric() && next.is_alphanumeric() => {
                open = Some(('\'', at))
            }
            _ => {}
        }
        before = letter;
    }
    found
}
