//! What is wrong with a node or a reply by itself, seen on the file's records: how many replies, what is
//! open, what goes with what. Imports `source`.

use std::collections::BTreeMap;

use rapport_engine::scenario::{ClaimKind, ReplyKind};

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::scalar::Name;
use crate::source::{FollowUp, Line, Reply, Scenario, Scene};
use crate::yaml::Place;

/// Looks at every node and reply. What could not be read at all is blank and has been reported.
pub(crate) fn check(source: &Scenario, faults: &mut Faults) {
    if let Some(follow_up) = &source.follow_up {
        check_follow_up(follow_up, faults);
    }
    let ends = source.endings.0.iter().flat_map(|(_, ending)| &ending.lines.0);
    let spoken = source.nodes.0.iter().flat_map(|(_, scene)| &scene.lines.0);
    spoken.chain(ends).for_each(|line| check_line(line, faults));
    for (name, scene) in source.nodes.0.iter().filter(|(_, scene)| scene.at != Place::START) {
        check_replies(name, scene, faults);
        if let (Some(of), None) = (&scene.feeling_of, &scene.feeling) {
            faults.report(of.at, Fault::FeelingOfNobody { node: name.text.clone() });
        }
        for reply in scene.replies.0.iter().filter(|reply| !reply.id.is_blank()) {
            check_lock(reply, faults);
            check_leads(reply, faults);
            check_content(reply, faults);
        }
    }
}

fn check_line(line: &Line, faults: &mut Faults) {
    if let Some(to) = line.to.as_ref().filter(|to| !to.is_blank() && to.text == line.who.text) {
        faults.report(to.at, Fault::ToOneself { persona: to.text.clone() });
    }
}

fn check_follow_up(follow_up: &FollowUp, faults: &mut Faults) {
    let (from, to) = (follow_up.check_back.from.get(), follow_up.check_back.to.get());
    if from > to {
        faults.report(follow_up.check_back.at, Fault::EmptyWindow { from, to });
    }
    let mut taken = BTreeMap::new();
    for claim in follow_up.claims.0.iter().filter(|claim| !claim.id.is_blank()) {
        let id = || claim.id.text.clone();
        if let Some(first) = taken.insert(&claim.id.text, claim.id.at.line) {
            faults.report(claim.id.at, Fault::TakenId { what: "claim", id: id(), line: first });
        }
        if claim.kind.0 == Some(ClaimKind::Agreed) && claim.says.is_none() {
            faults.report(claim.at, Fault::AgreedWithoutWords { claim: id() });
        }
    }
}

fn check_replies(name: &Name, scene: &Scene, faults: &mut Faults) {
    let node = name.text.clone();
    match scene.replies.0.as_slice() {
        [] => {}
        replies if !replies.iter().any(is_free) => faults.report(name.at, Fault::NoFreeReply { node }),
        [_] => faults.report(name.at, Fault::OneReply { node }),
        _ => {}
    }
}

fn is_free(reply: &Reply) -> bool {
    reply.when.is_none() && reply.needs.is_none() && reply.times.is_none()
}

fn check_lock(reply: &Reply, faults: &mut Faults) {
    let name = || reply.id.text.clone();
    match (&reply.needs, &reply.closed) {
        (Some(needs), None) => faults.report(needs.at, Fault::NeedsWithoutClosed { reply: name() }),
        (None, Some(closed)) => faults.report(closed.at, Fault::ClosedWithoutNeeds { reply: name() }),
        _ => {}
    }
}

fn check_leads(reply: &Reply, faults: &mut Faults) {
    let name = || reply.id.text.clone();
    let Some((last, earlier)) = reply.leads.0.split_last() else {
        return;
    };
    if last.when.is_some() {
        faults.report(last.at, Fault::LastLeadAsks { reply: name() });
    }
    for lead in earlier.iter().filter(|lead| lead.when.is_none()) {
        faults.report(lead.at, Fault::LeadAlways { reply: name() });
    }
}

fn check_content(reply: &Reply, faults: &mut Faults) {
    let is_silence = reply.kind.and_then(|kind| kind.0) == Some(ReplyKind::Silence);
    if reply.says.is_none() && !is_silence {
        faults.report(reply.at, Fault::NothingSaid { reply: reply.id.text.clone() });
    }
    let Some(points) = &reply.points else { return };
    if [points.empathy, points.clarity, points.solution].iter().all(Option::is_none) {
        faults.report(points.at, Fault::NoPoints {});
    }
}
