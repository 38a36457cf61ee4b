//! What no talk ever comes to, and conditions that decide nothing. Places come from `source`, whose lists run
//! parallel. Imports `source` and `days`.

use rapport_engine::condition::Condition;

use super::days::Days;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::source::{self, Scene, When};

/// Looks at every ending, node, reply and condition. Says nothing where not every talk was looked at.
pub(super) fn check(source: &source::Scenario, days: &mut Days, faults: &mut Faults) {
    let lines_known = days.settle_lines();
    if !days.exact {
        return;
    }
    for (at, (name, ending)) in source.endings.0.iter().enumerate() {
        if !days.ends(at) {
            faults.report(name.at, Fault::UnmetEnding { ending: name.text.clone() });
        } else if lines_known {
            let lines = ending.lines.0.iter().zip(&days.scenario().endings[at].lines);
            lines.for_each(|(given, line)| decides(days, given.when.as_ref(), &line.when, faults));
        }
    }
    for (at, (name, scene)) in source.nodes.0.iter().enumerate() {
        if days.comes_to(at) {
            check_node(scene, at, lines_known, days, faults);
        } else {
            faults.report(name.at, Fault::UnmetNode { node: name.text.clone() });
        }
    }
    for (given, point) in source.breaking_points.0.iter().zip(&days.scenario().breaking_points) {
        decides(days, Some(&given.when), &point.when, faults);
    }
}

fn check_node(scene: &Scene, at: usize, lines_known: bool, days: &Days, faults: &mut Faults) {
    let node = &days.scenario().nodes[at];
    for (given, shift) in scene.shifts.0.iter().zip(&node.shifts) {
        decides(days, given.when.as_ref(), &shift.when, faults);
    }
    for (given, line) in scene.lines.0.iter().zip(&node.lines).filter(|_| lines_known) {
        decides(days, given.when.as_ref(), &line.when, faults);
    }
    for (index, (given, reply)) in scene.replies.0.iter().zip(&node.replies).enumerate() {
        let seen = |survey: &rapport_engine::survey::Survey| survey.nodes[at].replies[index];
        if !days.gives(at, index) {
            let shown = days.ever(|survey| seen(survey).shown);
            faults.report(given.id.at, Fault::ReplyNeverOpen { reply: given.id.text.clone(), shown });
            continue;
        }
        decides(days, given.when.as_ref(), &reply.when, faults);
        decides(days, given.needs.as_ref(), &reply.needs, faults);
        for (given, lead) in given.leads.0.iter().zip(&reply.leads) {
            decides(days, given.when.as_ref(), &lead.when, faults);
        }
    }
}

/// Whether a condition is met at some time, and missed at another.
fn decides(days: &Days, given: Option<&When>, condition: &Condition, faults: &mut Faults) {
    let Some(given) = given else { return };
    let held = days.held(condition);
    match (held.ever, held.not) {
        (true, true) => {}
        (true, false) => faults.report(given.at, Fault::AlwaysHolds {}),
        (false, _) => faults.report(given.at, Fault::NeverHolds {}),
    }
}
