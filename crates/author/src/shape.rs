//! What is wrong with a node or a reply by itself, seen on the file's records: how many replies, what is
//! open, what goes with what. Imports `source`.

use rapport_engine::scenario::ReplyKind;

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::scalar::Name;
use crate::source::{Reply, Scenario, Scene};
use crate::yaml::Place;

/// Looks at every node and reply. What could not be read at all is blank and has been reported.
pub(crate) fn check(source: &Scenario, faults: &mut Faults) {
    if source.endings.0.is_empty() {
        faults.report(source.at, Fault::NoEndings {});
    }
    for (name, scene) in source.nodes.0.iter().filter(|(_, scene)| scene.at != Place::START) {
        check_replies(name, scene, faults);
        for reply in scene.replies.0.iter().filter(|reply| !reply.id.is_blank()) {
            check_lock(reply, faults);
            check_leads(reply, faults);
            check_content(reply, faults);
        }
    }
}

fn check_replies(name: &Name, scene: &Scene, faults: &mut Faults) {
    let node = name.text.clone();
    match scene.replies.0.as_slice() {
        [] => faults.report(name.at, Fault::NoReplies { node }),
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
