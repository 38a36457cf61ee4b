//! Words of the trade, with the everyday word for each. Imports `phrases`, `text`.

use std::ops::Range;

use crate::phrases::{Index, Who};
use crate::text::{Text, Word};

/// Lower case, hyphens as spaces, singular where a plural only adds an s; and what to say in its place.
pub(crate) const JARGON: &[(&str, &str)] = &[
    // Medicine
    ("acuity", "how ill somebody is"),
    ("ambulate", "walk"),
    ("ambulatory", "able to walk"),
    ("analgesia", "pain relief"),
    ("analgesic", "painkiller"),
    ("asymptomatic", "without symptoms"),
    ("bilateral", "on both sides"),
    ("chronic condition", "an illness that stays"),
    ("clinically indicated", "needed"),
    ("co morbidity", "other illness"),
    ("comorbidity", "other illness"),
    ("comorbidities", "other illnesses"),
    ("contraindicated", "not safe for you"),
    ("decompensate", "get worse"),
    ("dysphagia", "trouble swallowing"),
    ("exacerbation", "a time when it gets worse"),
    ("febrile", "with a fever"),
    ("hypertension", "high blood pressure"),
    ("idiopathic", "without a known cause"),
    ("inpatient", "staying overnight"),
    ("level of care", "how much help you get, and where"),
    ("modality", "kind of treatment"),
    ("modalities", "kinds of treatment"),
    ("myocardial infarction", "heart attack"),
    ("non weight bearing", "no weight on it"),
    ("oedema", "swelling"),
    ("polypharmacy", "many medicines at once"),
    ("prn", "when you need it"),
    ("prognosis", "what to expect"),
    ("prophylactic", "to prevent it"),
    ("psychosocial", "about life at home"),
    ("step therapy", "trying the simpler treatment first"),
    ("symptomatology", "symptoms"),
    ("titrate", "change the dose little by little"),
    ("triage", "decide who is seen first"),
    // Behaviour and casework
    ("adherence", "keeping to it"),
    ("adherent", "keeping to it"),
    ("care continuum", "one kind of help after another"),
    ("caseload", "the people I look after"),
    ("collateral contact", "somebody who knows you"),
    ("de escalate", "calm down"),
    ("intake assessment", "the first talk"),
    ("interdisciplinary", "of several professions"),
    ("multidisciplinary", "of several professions"),
    ("non adherent", "not keeping to it"),
    ("non compliance", "what gets in the way"),
    ("non compliant", "not able to keep to it"),
    ("noncompliant", "not able to keep to it"),
    ("person centred", "built around you"),
    ("presenting problem", "what brought you here"),
    ("psychoeducation", "learning about the illness"),
    ("safeguarding referral", "telling the people who keep children and adults safe"),
    ("service user", "you, or the person"),
    ("stakeholder", "the people involved"),
    ("strengths based", "starting from what you can do"),
    ("suicidal ideation", "thoughts of ending your life"),
    ("trauma informed", "careful about what has happened to you"),
    ("warm hand over", "I introduce you to them"),
    ("warm handoff", "I introduce you to them"),
    ("wraparound", "help from several sides"),
    // Insurance
    ("adjudicate", "decide"),
    ("adjudication", "decision"),
    ("adverse determination", "a no"),
    ("authorisation", "a yes from the plan"),
    ("authorization", "a yes from the plan"),
    ("benefit period", "the time the plan counts"),
    ("claimant", "you, or the person who asked"),
    ("co insurance", "your share of the bill"),
    ("co pay", "what you pay each time"),
    ("coinsurance", "your share of the bill"),
    ("copay", "what you pay each time"),
    ("copayment", "what you pay each time"),
    ("coordination of benefits", "which plan pays first"),
    ("deductible", "what you pay before the plan does"),
    ("durable medical equipment", "a bed, a chair or a walker for home"),
    ("eligibility criteria", "the rules for who can have it"),
    ("exclusion clause", "the part that says what is not paid for"),
    ("explanation of benefits", "the sheet that says what was paid"),
    ("formulary", "the list of medicines the plan pays for"),
    ("in network", "with a contract with your plan"),
    ("indemnity", "payment for a loss"),
    ("level of review", "who looks at it"),
    ("medical necessity", "whether you need it"),
    ("medically necessary", "needed for your health"),
    ("out of network", "without a contract with your plan"),
    ("peer to peer", "your doctor rings ours"),
    ("policyholder", "you, or the person with the policy"),
    ("pre authorisation", "a yes from the plan beforehand"),
    ("pre certification", "a yes from the plan beforehand"),
    ("pre existing condition", "an illness you already had"),
    ("precertification", "a yes from the plan beforehand"),
    ("reimbursement", "getting your money back"),
    ("subrogation", "getting the money back from whoever caused it"),
    ("third party administrator", "the firm that runs the plan"),
    ("underwriter", "the people who set the price"),
    ("underwriting", "working out the price"),
    ("utilisation review", "somebody checks whether it is needed"),
    ("utilization review", "somebody checks whether it is needed"),
    // Law and administration
    ("adjourn", "put off"),
    ("commensurate with", "in line with"),
    ("contingent upon", "only if"),
    ("discretionary", "our choice"),
    ("forthwith", "now"),
    ("in accordance with", "by"),
    ("information governance", "how we keep what you tell us safe"),
    ("means tested", "it depends on what you earn"),
    ("notwithstanding", "even so"),
    ("pending documentation", "as soon as the papers are here"),
    ("per protocol", "as we always do it"),
    ("prior to", "before"),
    ("pursuant to", "because of"),
    ("remit", "job"),
    ("remuneration", "pay"),
    ("signatory", "whoever signs"),
    ("statutory", "set by law"),
    ("subsequent to", "after"),
    ("without prejudice", "it does not bind anybody"),
    // Work
    ("fit for duty", "well enough to work"),
    ("graduated return", "coming back a few hours at a time"),
    ("key performance indicator", "what we are measured by"),
    ("phased return", "coming back a few hours at a time"),
    ("reasonable accommodation", "a change at work that lets you do it"),
    ("redeployment", "another job here"),
    ("return to work plan", "how you come back, week by week"),
    ("work hardening", "getting strong enough for the job"),
];

/// What follows a word that is being explained.
const EXPLAINS: &[&str] = &[
    "that is",
    "which",
    "means",
    "mean",
    "meaning",
    "in other words",
    "in plain words",
    "or simply",
    "as they call",
];

/// What comes before a word that is not the speaker's own, or that is being explained.
const NAMES: &[&str] = &[
    "called",
    "called a",
    "called an",
    "is called the",
    "call it",
    "call it a",
    "call it the",
    "call that",
    "call this",
    "calls",
    "calls it",
    "calls a",
    "calls an",
    "calls the",
    "calls it a",
    "they call",
    "they call a",
    "they call the",
    "word for",
    "the word",
    "so called",
];

/// The jargon in a text that is not explained, each word once.
#[must_use]
pub fn said(text: &str) -> Vec<(&'static str, &'static str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for (_, word, everyday) in find(&Text::new(text)) {
        if !found.contains(&(word, everyday)) {
            found.push((word, everyday));
        }
    }
    found
}

/// Where it is said, and what to say; of a word within a longer one only the longer.
pub(crate) fn find(text: &Text<'_>) -> Vec<(Range<usize>, &'static str, &'static str)> {
    let index = Index::new(JARGON.iter().map(|(word, everyday)| (*word, (*word, *everyday))));
    let nobody = Who { is_you: false, name: &[] };
    let is_form = |word: &str, base: &str| word == base || word.strip_suffix('s') == Some(base);
    let (mut found, mut explained, mut at) = (Vec::new(), Vec::new(), 0);
    while at < text.words.len() {
        let end = text.sentences[text.words[at].sentence].words.end;
        let Some((length, (word, everyday))) = index.longest(&text.words[at..end], &nobody, is_form) else {
            at += 1;
            continue;
        };
        let place = text.words[at].at.start..text.words[at + length - 1].at.end;
        if explained.contains(&word) || is_explained(text, at, length) {
            explained.push(word);
        } else if !text.words[at].is_quoted {
            found.push((place, word, everyday));
        }
        at += length;
    }
    found
}

/// Whether the words around it say what it means: `the deductible (what you pay first)`, `what they call a copay`.
fn is_explained(text: &Text<'_>, at: usize, length: usize) -> bool {
    let sentence = &text.sentences[text.words[at].sentence];
    let (before, after) =
        (&text.words[sentence.words.start..at], &text.words[at + length..sentence.words.end]);
    let place = text.words[at].at.start..text.words[at + length - 1].at.end;
    let is_bracketed = text.raw[place.end..].trim_start().starts_with('(')
        || text.raw[sentence.at.start..place.start]
            .trim_end_matches(|c: char| c.is_alphabetic() || c == ' ')
            .ends_with('(');
    let is =
        |phrase: &&str, words: &[Word]| phrase.split(' ').eq(words.iter().map(|word| word.text.as_str()));
    let tail = |phrase: &&str| before.len().checked_sub(phrase.split(' ').count());
    is_bracketed
        || EXPLAINS
            .iter()
            .any(|phrase| after.get(..phrase.split(' ').count()).is_some_and(|words| is(phrase, words)))
        || NAMES.iter().any(|phrase| tail(phrase).is_some_and(|from| is(phrase, &before[from..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(said(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn a_word_is_found_whole_in_any_case_and_in_the_plural() {
        check("Your CO-PAY and two deductibles.", &["co pay", "deductible"]);
    }

    #[test]
    fn a_word_within_another_is_not_found() {
        check("I remitted nothing, Mr Formularyson.", &[]);
    }

    #[test]
    fn a_word_that_is_explained_is_not_jargon() {
        check("You need an authorisation, that's the plan's yes.", &[]);
        check("It's the deductible, as they call it: your own share.", &[]);
        check("There is what they call a copay. The copay is small.", &[]);
    }

    #[test]
    fn of_a_word_within_a_longer_one_only_the_longer_is_named() {
        check("There is no pre-authorisation.", &["pre authorisation"]);
    }

    #[test]
    fn no_word_is_in_the_table_twice_and_each_can_be_found() {
        let words: std::collections::BTreeSet<_> = JARGON.iter().map(|(word, _)| word).collect();
        assert_eq!(words.len(), JARGON.len());
        for (word, _) in JARGON {
            check(word, &[word]);
        }
    }
}
