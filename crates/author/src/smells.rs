//! Smells: what can be played and yet is probably not meant, or not fair. Warnings all of them; each can be
//! allowed at its place. They are looked for only in a file without errors. Imports `source`, `condition`,
//! `structure` (ways, tests), `graph`, `comments` and the `limits`.

mod allow;
mod balance;
mod claims;
mod days;
mod fair;
mod folder;
mod jargon;
mod lists;
mod memory;
mod preparations;
mod reach;
mod reading;
mod stages;
mod stuck;

use std::collections::BTreeSet;

use rapport_engine::journal::MOST_STEPS;
use rapport_engine::scenario::Scenario;
use rapport_prose::speech;

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::source;
use days::Days;

/// Looks at one scenario without errors: first at what is written, then at every talk that can be held.
pub(crate) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let names = names(scenario);
    reading::check(source, &names, faults);
    jargon::check(source, scenario, faults);
    claims::check(source, &names, faults);
    balance::check(source, scenario, faults);
    memory::check(source, scenario, faults);
    stages::check(source, scenario, faults);

    let mut days = Days::of(scenario);
    reach::check(source, &mut days, faults);
    stages::check_goals(source, &days, faults);
    fair::check(source, &days, faults);
    stuck::check(source, &days, faults);
    let longest = days.surveys.iter().map(|survey| survey.longest).max().unwrap_or(0);
    if usize::from(longest) > MOST_STEPS {
        faults.report(source.id.at, Fault::TalkTooLong { replies: longest, most: MOST_STEPS });
    }
    if !days.exact {
        faults.report(source.id.at, Fault::TooManyTalks { states: limits::STATES });
    }
}

/// Everybody and everything with a name, in the brief, the cast and all that is said.
fn names(scenario: &Scenario) -> BTreeSet<&str> {
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies).map(|reply| &reply.text);
    let last_lines = scenario.endings.iter().flat_map(|ending| &ending.lines);
    let lines = scenario.nodes.iter().flat_map(|node| &node.lines).chain(last_lines);
    let said = replies.chain(lines.flat_map(|line| &line.variants));
    let known = scenario.brief.situation.iter().chain(&scenario.brief.known);
    let cast = scenario.cast.iter().flat_map(|persona| speech::words(&persona.name));
    speech::names(said.chain(known).map(String::as_str)).into_iter().chain(cast).collect()
}

/// Looks at the comments of the file: what was meant as text is in none of its records.
pub(crate) fn check_comments(text: &str, faults: &mut Faults) {
    allow::check_cut_off(text, faults);
}

/// Takes away what the file allows. The last word on a file: an allowance that fits nothing is reported.
pub(crate) fn allow(text: &str, faults: &mut Faults) {
    allow::apply(text, faults);
}

/// Looks at all scenarios of a folder together.
pub(crate) fn check_folder(scenarios: &[Scenario], faults: &mut Faults) {
    folder::check(scenarios, faults);
}
