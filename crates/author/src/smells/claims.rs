//! Techniques and pitfalls that a reply claims and its words do not bear out, as far as words alone can tell.
//! Every rule here would rather miss ten than blame one wrongly. Imports `source`.

use std::collections::BTreeSet;

use rapport_engine::vocabulary::{Pitfall, Technique};

use super::speech::{says, sentences, words};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::scalar::Text;
use crate::source::{Reply, Scenario, Scene};

/// Questions without a question mark.
const INVITATIONS: &[&str] = &[
    "tell me",
    "tell us",
    "talk me",
    "walk me",
    "take me through",
    "help me understand",
    "help me see",
    "show me",
    "describe",
    "explain",
    "say more",
    "go on",
    "like to hear",
    "like to know",
    "like to understand",
    "love to hear",
    "love to know",
    "want to hear",
    "want to know",
    "want to understand",
    "curious",
    "i wonder",
    "let me hear",
    "give me an idea",
];

/// How a question begins that yes or no will do for.
const CLOSED: &[&str] = &[
    "is",
    "isn't",
    "are",
    "aren't",
    "was",
    "wasn't",
    "were",
    "weren't",
    "do",
    "don't",
    "does",
    "doesn't",
    "did",
    "didn't",
    "have",
    "haven't",
    "has",
    "hasn't",
    "had",
    "hadn't",
    "can",
    "can't",
    "could",
    "couldn't",
    "will",
    "won't",
    "would",
    "wouldn't",
    "shall",
    "should",
    "shouldn't",
];

/// Words that come before the question proper.
const LEAD_INS: &[&str] =
    &["and", "but", "so", "then", "well", "now", "right", "okay", "ok", "oh", "yes", "no"];

/// Words that open even such a question.
const OPENING: &[&str] = &[
    "what",
    "what's",
    "why",
    "how",
    "how's",
    "who",
    "who's",
    "whose",
    "where",
    "where's",
    "when",
    "which",
    "or",
    "anything",
    "something",
    "else",
    "more",
    "tell",
    "talk",
    "walk",
    "describe",
    "explain",
    "show",
    "help",
    "say",
];

/// Words that name a time.
const TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "today",
    "tonight",
    "tomorrow",
    "now",
    "immediately",
    "straight",
    "noon",
    "midday",
    "midnight",
    "morning",
    "afternoon",
    "evening",
    "night",
    "weekend",
    "minute",
    "hour",
    "day",
    "week",
    "fortnight",
    "month",
    "year",
];

/// What stands for a time without naming one.
const OCCASIONS: &[&str] = &[
    "as soon as",
    "at once",
    "away",
    "before you",
    "before i",
    "before we",
    "breakfast",
    "dinner",
    "hang up",
    "handover",
    "lunch",
    "meeting",
    "next",
    "phone down",
    "session",
    "shift",
    "the moment",
    "visit",
    "while you",
];

/// Words that count.
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "ninety",
    "hundred",
    "thousand",
    "half",
    "quarter",
    "once",
    "twice",
    "both",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "fifteenth",
    "twentieth",
    "thirtieth",
];

/// Words that set one way beside another.
const ALTERNATIVES: &[&str] = &[
    "or",
    "either",
    "two",
    "three",
    "four",
    "both",
    "another",
    "other",
    "instead",
    "otherwise",
    "which",
    "whichever",
    "choice",
    "choices",
    "choose",
    "options",
    "ways",
    "alternatively",
];

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
