//! Techniques and pitfalls that a reply claims and its words do not bear out, as far as words alone can tell.
//! Every rule here would rather miss ten than blame one wrongly. Imports `source`.

use std::collections::BTreeSet;

use rapport_engine::vocabulary::{Pitfall, Technique};

use super::lists::{ALTERNATIVES, CLOSED, INVITATIONS, LEAD_INS, NUMBERS, OCCASIONS, OPENING, TIMES};
use super::speech::{says, sentences, words};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::scalar::Text;
use crate::source::{Reply, Scenario, Scene};

/// A technique, and the pitfall that is its opposite.
const OPPOSITES: &[(Technique, Pitfall)] = &[
    (Technique::PlainLanguage, Pitfall::Jargon),
    (Technique::Specifics, Pitfall::Vague),
    (Technique::StateIssue, Pitfall::Sugarcoat),
    (Technique::StateIssue, Pitfall::Avoid),
    (Technique::HonestLimits, Pitfall::FalsePromise),
    (Technique::ProtectPrivacy, Pitfall::BreachPrivacy),
    (Technique::GiveSpace, Pitfall::Interrupt),
    (Technique::StayCalm, Pitfall::MirrorAnger),
    (Technique::CheckOwnBias, Pitfall::Stereotype),
    (Technique::SetBoundary, Pitfall::GiveIn),
    (Technique::Negotiate, Pitfall::TakeSides),
];

/// Looks at what every reply claims.
pub(super) fn check(source: &Scenario, names: &BTreeSet<&str>, faults: &mut Faults) {
    for (_, scene) in &source.nodes.0 {
        let before = Before { heard: heard(scene), names };
        for reply in &scene.replies.0 {
            check_reply(reply, &before, faults);
        }
    }
}

/// What a reply can refer to.
struct Before<'a> {
    /// The most words that can have been heard at the node.
    heard: usize,
    /// Everybody and everything with a name.
    names: &'a BTreeSet<&'a str>,
}

/// The most words that can be heard at a node: every line, in its longest variant.
fn heard(scene: &Scene) -> usize {
    let longest = |texts: &[Text]| texts.iter().map(|text| words(&text.text).count()).max();
    scene.lines.0.iter().filter_map(|line| longest(&line.says.0)).sum()
}

fn check_reply(reply: &Reply, before: &Before, faults: &mut Faults) {
    let text = reply.says.as_ref().map_or("", |text| text.text.as_str());
    let at = reply.says.as_ref().map_or(reply.id.at, |text| text.at);
    let name = || reply.id.text.clone();
    let techniques: Vec<Technique> = reply.techniques.0.iter().filter_map(|one| one.0).collect();
    let pitfalls: Vec<Pitfall> = reply.pitfalls.0.iter().filter_map(|one| one.0).collect();
    for (what, count) in [("techniques", techniques.len()), ("pitfalls", pitfalls.len())] {
        if count > limits::CLAIMS {
            faults.report(at, Fault::ManyClaims { reply: name(), what, count, most: limits::CLAIMS });
        }
    }
    for &technique in &techniques {
        if let Some(fault) = unsupported(technique, text, before, name()) {
            faults.report(at, fault);
        }
    }
    if pitfalls.contains(&Pitfall::Interrogate) && !text.contains('?') {
        faults.report(at, Fault::NotAsked { reply: name() });
    }
    let claims = |(technique, pitfall): &&(Technique, Pitfall)| {
        techniques.contains(technique) && pitfalls.contains(pitfall)
    };
    for (technique, pitfall) in OPPOSITES.iter().filter(claims) {
        let (technique, pitfall) = (technique.id(), pitfall.id());
        faults.report(at, Fault::Opposites { reply: name(), technique, pitfall });
    }
}

/// What speaks against the claim, if anything does.
fn unsupported(technique: Technique, text: &str, before: &Before, reply: String) -> Option<Fault> {
    match technique {
        Technique::OpenQuestion if !asks(text) => Some(Fault::NoQuestion { reply }),
        Technique::OpenQuestion => closed(text).map(|question| Fault::ClosedQuestion { reply, question }),
        Technique::Paraphrase => {
            let told = sentences(text).into_iter().filter(|sentence| !sentence.ends_with('?'));
            let (said, heard) = (told.flat_map(words).count(), before.heard);
            let is_long = heard >= limits::PARAPHRASE_HEARD && said * 100 > heard * limits::PARAPHRASE_SHARE;
            is_long.then_some(Fault::LongParaphrase { reply, said, heard })
        }
        Technique::Specifics if !is_specific(text, before.names) => Some(Fault::NothingSpecific { reply }),
        Technique::NextStep | Technique::CheckBack | Technique::TakeABreak if !names_a_time(text) => {
            Some(Fault::NoTime { reply, technique: technique.id() })
        }
        Technique::GiveSpace => {
            let (words, most) = (words(text).count(), limits::SPACE_WORDS);
            (words > most).then_some(Fault::NoSpace { reply, words, most })
        }
        Technique::OfferOptions if !offers(text) => Some(Fault::NoAlternative { reply }),
        Technique::Summarise => {
            let (words, least) = (words(text).count(), limits::SUMMARY_WORDS);
            (words < least).then_some(Fault::ThinSummary { reply, words, least })
        }
        Technique::ChunkAndCheck if !asks(text) && !says(text, &["back"]) => Some(Fault::NoCheck { reply }),
        _ => None,
    }
}

fn asks(text: &str) -> bool {
    text.contains('?') || says(text, INVITATIONS)
}

/// The last question, where none of them is open.
fn closed(text: &str) -> Option<String> {
    let questions: Vec<&str> = sentences(text).into_iter().filter(|one| one.ends_with('?')).collect();
    let all = questions.iter().all(|question| is_closed(question)) && !says(text, INVITATIONS);
    questions.last().filter(|_| all).map(|question| question.trim().to_owned())
}

fn is_closed(question: &str) -> bool {
    let words = words(question).map(|word| word.to_lowercase().replace('’', "'"));
    let mut words = words.skip_while(|word| LEAD_INS.contains(&word.as_str()));
    let begins = words.next().is_some_and(|word| CLOSED.contains(&word.as_str()));
    begins && !words.any(|word| OPENING.contains(&word.as_str()))
}

fn is_specific(text: &str, names: &BTreeSet<&str>) -> bool {
    names_a_time(text) || words(text).any(|word| names.contains(word))
}

fn names_a_time(text: &str) -> bool {
    let is_time = |word: &str| {
        let word = word.to_lowercase().replace('’', "'");
        let word = word.strip_suffix("'s").unwrap_or(&word);
        let one = word.strip_suffix('s').unwrap_or(word);
        let of = |list: &[&str]| list.contains(&word) || list.contains(&one);
        of(TIMES)
            || of(NUMBERS)
            || word.ends_with("teen")
            || word.ends_with("teenth")
            || word.contains(is_digit)
    };
    words(text).any(is_time) || says(text, OCCASIONS)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether there is more than one thing in it that could be done.
fn offers(text: &str) -> bool {
    says(text, ALTERNATIVES)
        || sentences(text).len() > 1
        || text.contains([',', ';', ':'])
        || says(text, &["and"])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the words bear the claim out.
    #[track_caller]
    fn check(technique: Technique, text: &str, expect: bool) {
        let before = Before { heard: 12, names: &BTreeSet::from(["Corin"]) };
        let found = unsupported(technique, text, &before, String::from("reply"));
        assert_eq!(found.is_none(), expect, "{technique:?}: {text}");
    }

    #[test]
    fn a_question_is_open_where_yes_or_no_will_not_do() {
        check(Technique::OpenQuestion, "And who's at home when you get in?", true);
        check(Technique::OpenQuestion, "Tell me about Saturday.", true);
        check(Technique::OpenQuestion, "Can you tell me what happened then?", true);
        check(Technique::OpenQuestion, "Is there anything that worries you?", true);
        check(Technique::OpenQuestion, "Did it hurt? What did he say?", true);
        check(Technique::OpenQuestion, "So, did it hurt?", false);
        check(Technique::OpenQuestion, "Haven’t you read it?", false);
        check(Technique::OpenQuestion, "That must have hurt.", false);
    }

    #[test]
    fn specifics_are_names_numbers_and_times() {
        check(Technique::Specifics, "Corin shows you.", true);
        check(Technique::Specifics, "In a fortnight.", true);
        check(Technique::Specifics, "You've missed three.", true);
        check(Technique::Specifics, "They will see to it soon.", false);
    }

    #[test]
    fn a_step_needs_a_time() {
        check(Technique::NextStep, "I ring you at half past two.", true);
        check(Technique::CheckBack, "I ring on the seventeenth.", true);
        check(Technique::CheckBack, "Tuesday's call is mine.", true);
        check(Technique::NextStep, "I write to her as soon as we hang up.", true);
        check(Technique::TakeABreak, "Let us leave it there for a bit.", false);
    }

    #[test]
    fn options_are_more_than_one() {
        check(Technique::OfferOptions, "We could write or ring.", true);
        check(Technique::OfferOptions, "You can appeal, your doctor can ring ours.", true);
        check(Technique::OfferOptions, "You can come on Friday.", false);
    }

    #[test]
    fn a_paraphrase_is_weighed_without_its_questions() {
        check(
            Technique::Paraphrase,
            "So it is the stairs. Have I got that right, or is it more than that?",
            true,
        );
        let retold = "So first it was the stairs, and then the lift, and then they moved you, and then the man came \
            and took the chair away from you.";
        check(Technique::Paraphrase, retold, false);
    }

    #[test]
    fn a_check_asks_for_something_back() {
        check(Technique::ChunkAndCheck, "One form. One call. Say it back to me.", true);
        check(Technique::ChunkAndCheck, "One form. One call. What will you tell Len?", true);
        check(Technique::ChunkAndCheck, "One form, one call, one visit.", false);
    }
}
