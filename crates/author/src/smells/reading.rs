//! What is too long to be said, or too hard to be heard. Imports `source`.

use std::collections::BTreeSet;

use rapport_engine::vocabulary::Pitfall;
use rapport_prose::reading::grade;

use super::speech::words;
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
    let grade = grade(&text.text, names, limits::GRADED_WORDS).filter(|grade| *grade > most_grade);
    if let Some(grade) = grade {
        faults.report(text.at, Fault::HardSpeech { what: what.to_owned(), grade, most: most_grade });
    }
}

fn lines(source: &Scenario) -> impl Iterator<Item = &Line> {
    let spoken = source.nodes.0.iter().flat_map(|(_, scene)| &scene.lines.0);
    spoken.chain(source.endings.0.iter().flat_map(|(_, ending)| &ending.lines.0))
}
