//! Words of the trade in a reply that is meant as a good one, with the everyday word for each. Imports `source`.

use rapport_engine::scenario::{Reply, Scenario};
use rapport_engine::vocabulary::{Pitfall, Technique};
use rapport_prose::jargon::said;

use super::speech::says;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::source;

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
