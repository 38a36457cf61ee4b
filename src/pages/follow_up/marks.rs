//! Where findings stand in a text that has been typed on since it was looked at. Imports the rules of prose.

use std::ops::Range;

use rapport_engine::sort;
use rapport_prose::Rule;

/// A stretch of text, and the rules that found something in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch<'t> {
    /// The text.
    pub text: &'t str,
    /// The gravest of the rules; none where there is nothing.
    pub rule: Option<Rule>,
}

/// What was typed since a text was looked at: its beginning and its end are as they were.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    head: usize,
    tail: usize,
    before: usize,
    now: usize,
}

impl Change {
    /// Between two versions of a text.
    pub fn between(before: &str, now: &str) -> Self {
        let alike = |(one, other): &(char, char)| one == other;
        let length = |(one, _): (char, char)| one.len_utf8();
        let head = before.chars().zip(now.chars()).take_while(alike).map(length).sum();
        let ends = before[head..].chars().rev().zip(now[head..].chars().rev());
        let tail = ends.take_while(alike).map(length).sum();
        Self { head, tail, before: before.len(), now: now.len() }
    }

    /// Where a finding is now; none, if its words were touched.
    pub fn moved(self, at: &Range<usize>) -> Option<Range<usize>> {
        let shift = |place: usize| place + self.now - self.before;
        if at.end <= self.head {
            return Some(at.clone());
        }
        (at.start >= self.before - self.tail).then(|| shift(at.start)..shift(at.end))
    }
}

/// The whole text, cut wherever a finding begins or ends.
pub fn stretches<'t>(text: &'t str, places: &[(Range<usize>, Rule)]) -> Vec<Stretch<'t>> {
    let mut cuts: Vec<usize> = places.iter().flat_map(|(at, _)| [at.start, at.end]).collect();
    cuts.extend([0, text.len()]);
    sort::distinct(&mut cuts);
    let stretch = |ends: &[usize]| {
        let covers = |(at, _): &&(Range<usize>, Rule)| at.start <= ends[0] && ends[1] <= at.end;
        let rule = places.iter().filter(covers).map(|(_, rule)| *rule).max_by_key(|rule| rule.row().cost);
        Stretch { text: &text[ends[0]..ends[1]], rule }
    };
    cuts.windows(2).map(stretch).collect()
}

/// How many units of UTF-16 come before a place: what a text field counts in.
pub fn units(text: &str, at: usize) -> u32 {
    let units = text[..at].encode_utf16().count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, word: &str, now: &str, expect: Option<usize>) {
        let at = before.find(word).expect("the word");
        let found = Change::between(before, now).moved(&(at..at + word.len()));
        assert_eq!(found, expect.map(|at| at..at + word.len()));
        assert!(found.is_none_or(|at| &now[at] == word));
    }

    #[test]
    fn a_finding_moves_with_its_words() {
        check("you hear soon", "soon", "you hear soon, I hope", Some(9));
        check("you hear soon", "soon", "Ærlig: you hear soon", Some(17));
        check("you hear soon", "soon", "you hear soon", Some(9));
        check("soon soon", "soon", "soon soon soon", Some(0));
    }

    #[test]
    fn a_finding_goes_when_its_words_are_touched() {
        check("you hear soon", "soon", "you hear sooner or later", Some(9));
        check("you hear soon", "soon", "you hear on", None);
        check("you hear soon", "soon", "", None);
        check("“é” soon", "soon", "“é” s", None);
    }

    #[test]
    fn stretches_are_the_whole_text_and_the_gravest_rule_marks_them() {
        let text = "a b c";
        let places = [(0..5, Rule::LongSentence), (2..3, Rule::Private)];
        let expect = [("a ", Rule::LongSentence), ("b", Rule::Private), (" c", Rule::LongSentence)];
        let expect = expect.map(|(text, rule)| Stretch { text, rule: Some(rule) });
        assert_eq!(stretches(text, &places), expect);
        assert_eq!(stretches("", &[]), []);
        assert_eq!(stretches("a", &[]), [Stretch { text: "a", rule: None }]);
    }

    #[test]
    fn a_text_field_counts_in_units_of_its_own() {
        assert_eq!(units("é🙏a", 6), 3);
    }
}
