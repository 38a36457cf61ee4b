//! Smells: what can be played and yet is probably not meant, or not fair. Warnings all of them; each can be
//! allowed at its place. They are looked for only in a file without errors. Imports `source`, `condition`,
//! `structure` (ways), `graph`, `comments` and the `limits`.

mod allow;
mod balance;
mod claims;
mod folder;
mod jargon;
mod memory;
mod reading;
mod speech;

use rapport_engine::scenario::Scenario;

use crate::diagnostic::Faults;
use crate::source;

/// Looks at one scenario without errors.
pub(crate) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let names = speech::names(said(scenario));
    reading::check(source, &names, faults);
    jargon::check(source, scenario, faults);
    claims::check(source, &names, faults);
    balance::check(source, scenario, faults);
    memory::check(source, scenario, faults);
}

/// Everything that anybody says.
fn said(scenario: &Scenario) -> impl Iterator<Item = &str> {
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies).map(|reply| &reply.text);
    let last_lines = scenario.endings.iter().flat_map(|ending| &ending.lines);
    let lines = scenario.nodes.iter().flat_map(|node| &node.lines).chain(last_lines);
    replies.chain(lines.flat_map(|line| &line.variants)).map(String::as_str)
}

/// Takes away what the file allows. The last word on a file: an allowance that fits nothing is reported.
pub(crate) fn allow(text: &str, faults: &mut Faults) {
    allow::apply(text, faults);
}

/// Looks at all scenarios of a folder together.
pub(crate) fn check_folder(scenarios: &[Scenario], faults: &mut Faults) {
    folder::check(scenarios, faults);
}
