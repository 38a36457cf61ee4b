//! Plays are data: `<id>.plays.yaml` beside a scenario holds talks that somebody thought worth keeping.
//! Imports `record`.

use std::collections::BTreeSet;

use rapport_engine::scenario::{ReplyId, Scenario};
use serde_json::Value as Json;

use crate::collection::List;
use crate::decode::Decode;
use crate::diagnostic::{Diagnostic, Faults};
use crate::fault::Fault;
use crate::record::record;
use crate::scalar::{Name, Text, Whole};
use crate::schema::Definitions;
use crate::source::FORMAT;
use crate::yaml::{Node, Place};

record! {
    /// The plays of one scenario.
    File "the file" {
        /// The version of this format: 1.
        format: Whole<FORMAT, FORMAT>,
        /// The plays.
        plays: List<Kept, 1>,
    }

    /// One play.
    Kept "a play" {
        /// What it shows, in one sentence.
        name: Text,
        /// The seed it is played with.
        seed: Whole<0, { u64::MAX as i128 }>,
        /// The replies, in order.
        replies: List<Said, 1>,
        /// How the talk read when it was last looked at.
        transcript: Option<Text<100_000>>,
    }
}

/// One talk, as a seed and the replies given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    /// What it shows.
    pub name: String,
    /// The seed it is played with.
    pub seed: u64,
    /// The replies, in order.
    pub replies: Vec<ReplyId>,
    /// How the talk read when it was last looked at.
    pub transcript: Option<String>,
}

/// What is known of the scenario that plays belong to.
#[derive(Debug, Clone, Copy)]
pub enum Beside<'a> {
    /// It is there: the plays can only use its replies.
    Scenario(&'a Scenario),
    /// It is there, but faulty, or was not looked at: any reply may be one of its own.
    Unknown,
    /// It is not there.
    Nothing,
}

/// Reads a file of plays.
#[must_use]
pub fn load_plays(file_name: &str, bytes: &[u8]) -> (Option<Vec<Play>>, Vec<Diagnostic>) {
    load_plays_of(Beside::Unknown, file_name, bytes)
}

/// Reads a file of plays and checks it against its scenario.
#[must_use]
pub fn load_plays_of(beside: Beside, file_name: &str, bytes: &[u8]) -> (Option<Vec<Play>>, Vec<Diagnostic>) {
    let mut faults = Faults::default();
    let plays = crate::record::<File>(bytes, &mut faults).map(|file| file.plays.0);
    match beside {
        Beside::Scenario(scenario) => check(plays.as_deref().unwrap_or_default(), scenario, &mut faults),
        Beside::Unknown => {}
        Beside::Nothing => {
            let scenario = format!("{}.yaml", crate::stem(file_name));
            faults.report(Place::START, Fault::PlaysAlone { scenario });
        }
    }
    let plays = plays.filter(|_| !faults.has_errors());
    (plays.map(|plays| plays.iter().map(play).collect()), faults.into_diagnostics(file_name))
}

fn check(plays: &[Kept], scenario: &Scenario, faults: &mut Faults) {
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
    let known: BTreeSet<&str> = replies.map(|reply| reply.id.as_str()).collect();
    for Said(reply) in plays.iter().flat_map(|play| &play.replies.0) {
        if !reply.is_blank() && !known.contains(reply.text.as_str()) {
            let nearest = faults.nearest(&reply.text, known.iter().copied());
            faults.report(reply.at, Fault::UnknownReply { name: reply.text.clone(), nearest });
        }
    }
}

fn play(kept: &Kept) -> Play {
    Play {
        name: kept.name.text.clone(),
        seed: kept.seed.get(),
        replies: kept.replies.0.iter().filter_map(|Said(reply)| ReplyId::parse(&reply.text)).collect(),
        transcript: kept.transcript.as_ref().map(|transcript| transcript.text.clone()),
    }
}

/// A reply's id; unlike other names it may come again in its list.
#[derive(Debug, Clone)]
pub(crate) struct Said(Name);

impl Decode for Said {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        Self(Name::decode(node, faults))
    }

    fn blank() -> Self {
        Self(Name::blank())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        Name::schema(definitions)
    }
}
