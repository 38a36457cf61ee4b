//! Words of the trade in a reply that is meant as a good one, with the everyday word for each. Imports `source`.

use rapport_engine::scenario::{Reply, Scenario};
use rapport_engine::vocabulary::{Pitfall, Technique};

use super::speech::{says, spaced};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::source;

/// Lower case, hyphens as spaces, singular where a plural only adds an s; and what to say in its place.
const JARGON: &[(&str, &str)] = &[
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
const EXPLAINS: &[&str] =
    &["that's", "that is", "which", "means", "meaning", "in other words", "in plain words"];

/// What is said of a word that is not the speaker's own.
const NAMES: &[&str] = &["called", "call it", "call that", "they call", "word for"];

/// Roles that use these words among themselves.
const TRADE: &[&str] = &[
    "adjuster",
    "adviser",
    "advisor",
    "attorney",
    "case manager",
    "clinician",
    "colleague",
    "consultant",
    "coordinator",
    "director",
    "doctor",
    "gp",
    "lawyer",
    "manager",
    "matron",
    "nurse",
    "officer",
    "paramedic",
    "pharmacist",
    "physician",
    "physiotherapist",
    "prescriber",
    "provider",
    "psychiatrist",
    "psychologist",
    "reviewer",
    "social worker",
    "solicitor",
    "specialist",
    "supervisor",
    "surgeon",
    "team lead",
    "therapist",
];

/// Looks at every reply that claims plain words, or only good things and is said to somebody outside the trade.
pub(super) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let is_trade: Vec<bool> = scenario.cast.iter().map(|persona| says(&persona.role, TRADE)).collect();
    for ((_, scene), node) in source.nodes.0.iter().zip(&scenario.nodes) {
        for (given, reply) in scene.replies.0.iter().zip(&node.replies) {
            let among_themselves = reply.to.iter().all(|to| is_trade[to.at()]);
            let (Some(text), true) = (&given.says, is_meant_plain(reply, among_themselves)) else { continue };
            for (word, everyday) in said(&text.text) {
                let reply = given.id.text.clone();
                faults.report(text.at, Fault::JargonSaid { reply, word, everyday });
            }
        }
    }
}

fn is_meant_plain(reply: &Reply, among_themselves: bool) -> bool {
    if reply.techniques.contains(&Technique::PlainLanguage) {
        return !reply.pitfalls.contains(&Pitfall::Jargon);
    }
    !reply.techniques.is_empty() && reply.pitfalls.is_empty() && !among_themselves
}

/// The jargon in a text; of a word within a longer one only the longer.
fn said(text: &str) -> Vec<(&'static str, &'static str)> {
    let text = spaced(text);
    let is_whole = |word: &str| text.contains(&format!(" {word} ")) || text.contains(&format!(" {word}s "));
    let is_said = |word: &str| text.contains(word) && is_whole(word);
    let is_explained = |word: &str| {
        let after = EXPLAINS.iter().any(|explains| text.contains(&format!(" {word} {explains} ")));
        after || NAMES.iter().any(|names| text.contains(&format!(" {names} ")))
    };
    let is_bare = |(word, _): &(&str, &str)| is_said(word) && !is_explained(word);
    let found: Vec<_> = JARGON.iter().copied().filter(is_bare).collect();
    let is_within = |word: &str| found.iter().any(|(other, _)| *other != word && other.contains(word));
    found.iter().copied().filter(|(word, _)| !is_within(word)).collect()
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
    }

    #[test]
    fn of_a_word_within_a_longer_one_only_the_longer_is_named() {
        check("There is no pre-authorisation.", &["pre authorisation"]);
    }

    #[test]
    fn no_word_is_in_the_table_twice_and_each_can_be_found() {
        let words: std::collections::BTreeSet<_> = JARGON.iter().map(|(word, _)| word).collect();
        assert_eq!(words.len(), JARGON.len());
        assert!(JARGON.iter().all(|(word, _)| spaced(word) == format!(" {word} ")));
    }
}
