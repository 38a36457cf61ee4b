//! What is too long to be said, or too hard to be heard. Reading level is the Flesch-Kincaid grade (Kincaid,
//! Fishburne, Rogers and Chissom, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. Imports `source`.

use std::collections::BTreeSet;

use rapport_engine::vocabulary::Pitfall;

use super::speech::{sentences, syllables, words};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::scalar::Text;
use crate::source::{Line, Reply, Scenario};

/// In these, long words are the very slip.
const LONG_WINDED: [Pitfall; 3] = [Pitfall::Jargon, Pitfall::Lecture, Pitfall::OverScript];

/// Looks at every reply and line.
pub(super) fn check(source: &Scenario, names: &BTreeSet<&str>, faults: &mut Faults) {
    for (_, scene) in &source.nodes.0 {
        scene.replies.0.iter().for_each(|reply| check_reply(reply, names, faults));
    }
    for line in lines(source) {
        let what = format!("this line of `{}`", line.who.text);
        for text in &line.says.0 {
            check_text(&what, text, limits::LINE_WORDS, limits::SPEECH_GRADE, names, faults);
        }
    }
}

fn check_reply(reply: &Reply, names: &BTreeSet<&str>, faults: &mut Faults) {
    let Some(text) = &reply.says else { return };
    let pitfalls: Vec<Pitfall> = reply.pitfalls.0.iter().filter_map(|pitfall| pitfall.0).collect();
    let grade = match pitfalls.as_slice() {
        [] => limits::REPLY_GRADE,
        _ if pitfalls.iter().any(|pitfall| LONG_WINDED.contains(pitfall)) => usize::MAX,
        _ => limits::SPEECH_GRADE,
    };
    let what = format!("reply `{}`", reply.id.text);
    check_text(&what, text, limits::REPLY_WORDS, grade, names, faults);
}

fn check_text(
    what: &str,
    text: &Text,
    most_words: usize,
    most_grade: usize,
    names: &BTreeSet<&str>,
    faults: &mut Faults,
) {
    let words = words(&text.text).count();
    if words > most_words {
        let fault = Fault::LongSpeech { what: what.to_owned(), words, most: most_words };
        faults.report(text.at, fault);
    }
    let grade = grade(&text.text, names).filter(|grade| *grade > most_grade);
    if let Some(grade) = grade {
        faults.report(text.at, Fault::HardSpeech { what: what.to_owned(), grade, most: most_grade });
    }
}

/// The school grade of a text, rounded, or `None` where there are too few words to tell. A name counts as one
/// syllable: whoever it is about knows it.
fn grade(text: &str, names: &BTreeSet<&str>) -> Option<usize> {
    let all: Vec<&str> = words(text).collect();
    if all.len() < limits::GRADED_WORDS {
        return None;
    }
    let heard = |word: &&str| if names.contains(word) { 1 } else { syllables(word) };
    let heard: usize = all.iter().map(heard).sum();
    let hundredths = 39 * all.len() / sentences(text).len().max(1) + 1_180 * heard / all.len();
    Some((hundredths + 50).saturating_sub(1_559) / 100)
}

fn lines(source: &Scenario) -> impl Iterator<Item = &Line> {
    let spoken = source.nodes.0.iter().flat_map(|(_, scene)| &scene.lines.0);
    spoken.chain(source.endings.0.iter().flat_map(|(_, ending)| &ending.lines.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<usize>) {
        assert_eq!(grade(text, &BTreeSet::from(["Aldermere", "Oduya"])), expect, "{text}");
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
        assert_eq!(grade(&of("Aldermere"), &names), grade(&of("Bob"), &names));
    }
}
