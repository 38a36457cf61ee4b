//! Plays are data: `<id>.plays.yaml` beside a scenario holds talks that somebody thought worth keeping, and
//! what they must show. Imports `record` and `expect`.

use std::collections::BTreeMap;

use rapport_engine::journal::{Act, Readiness};
use rapport_engine::scenario::{ChoiceId, PrepareError, ReplyId, Scenario};
use serde_json::Value as Json;

use crate::collection::{List, OneOrMore};
use crate::decode::{Decode, text};
use crate::diagnostic::{Diagnostic, Faults};
use crate::expect::{Expectation, Expected, expectations};
use crate::fault::Fault;
use crate::names::Names;
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
        /// What it shows, in one sentence; no other play of the file has the same.
        name: Text,
        /// The seed it is played with.
        seed: Whole<0, { u64::MAX as i128 }>,
        /// What is prepared: ids of the scenario's `prepare`, or `none`; without it, the standard preparation.
        prepare: OneOrMore<Name>,
        /// The replies, in order; one that cuts in has a `!` behind it.
        replies: List<Said, 1>,
        /// What it must show, apart from the transcript: one or a list.
        expect: OneOrMore<Expected>,
        /// How the talk read when it was last looked at.
        transcript: Option<Text<100_000>>,
    }
}

/// One talk, as a seed and the replies given, and what it must show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    /// Where its name stands.
    pub at: Place,
    /// What it shows.
    pub name: String,
    /// The seed it is played with.
    pub seed: u64,
    /// What is prepared.
    pub prepared: Readiness,
    /// The replies, in order, as they are given.
    pub replies: Vec<Act>,
    /// Where each of them stands.
    pub replies_at: Vec<Place>,
    /// What it must show; empty where the scenario is not known.
    pub expect: Vec<Expectation>,
    /// How the talk read when it was last looked at, and where that stands.
    pub transcript: Option<(Place, String)>,
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
    let kept = crate::record::<File>(bytes, &mut faults).map(|file| file.plays.0);
    let scenario = match beside {
        Beside::Scenario(scenario) => Some(scenario),
        Beside::Unknown => None,
        Beside::Nothing => {
            let scenario = crate::name(file_name).replace(".plays.yaml", ".yaml");
            faults.report(Place::START, Fault::PlaysAlone { scenario });
            None
        }
    };
    check_names(kept.as_deref().unwrap_or_default(), &mut faults);
    let plays = kept.map(|kept| kept.iter().map(|kept| play(kept, scenario, &mut faults)).collect());
    (plays.filter(|_| !faults.has_errors()), faults.into_diagnostics(file_name))
}

fn check_names(plays: &[Kept], faults: &mut Faults) {
    let mut taken = BTreeMap::new();
    for Text { at, text } in plays.iter().map(|play| &play.name).filter(|name| !name.text.is_empty()) {
        if let Some(first) = taken.insert(text, *at) {
            faults.report(*at, Fault::TakenName { name: text.clone(), line: first.line });
        }
    }
}

fn play(kept: &Kept, scenario: Option<&Scenario>, faults: &mut Faults) -> Play {
    let mut names = scenario.map(Names::within);
    let given = || kept.replies.0.iter().filter(|said| !said.name.is_blank());
    if let Some(names) = &names {
        given().for_each(|said| drop(names.reply(&said.name, faults)));
    }
    let replies: Vec<&str> = given().map(|said| said.name.text.as_str()).collect();
    let act = |said: &Said| {
        let id = ReplyId::parse(&said.name.text)?;
        Some(if said.cuts_in { Act::CutIn(id) } else { Act::Reply(id) })
    };
    Play {
        at: kept.name.at,
        name: kept.name.text.clone(),
        seed: kept.seed.get(),
        prepared: readiness(&kept.prepare.0, scenario, names.as_ref(), faults),
        replies: given().filter_map(act).collect(),
        replies_at: given().map(|said| said.name.at).collect(),
        expect: expectations(&kept.expect.0, &replies, names.as_mut(), faults),
        transcript: kept.transcript.as_ref().map(|transcript| (transcript.at, transcript.text.clone())),
    }
}

/// What is prepared in a play, in the order of its scenario where that is known.
fn readiness(
    given: &[Name],
    scenario: Option<&Scenario>,
    names: Option<&Names>,
    faults: &mut Faults,
) -> Readiness {
    let is_none = matches!(given, [one] if one.text == "none");
    let Some(first) = given.first().filter(|_| !is_none) else {
        return if is_none { Readiness::Chosen(Vec::new()) } else { Readiness::Standard };
    };
    if let Some(names) = names {
        for name in given {
            let _ = names.choice(name, faults);
        }
    }
    let mut ids: Vec<ChoiceId> = given.iter().filter_map(|name| ChoiceId::parse(&name.text)).collect();
    if let Some(stage) = scenario.and_then(|scenario| scenario.preparation.as_ref()) {
        let in_order: Vec<&ChoiceId> = stage.ids().map(|(_, id)| id).collect();
        ids.sort_by_key(|id| in_order.iter().position(|one| *one == id));
        match stage.named(ids.iter().map(ChoiceId::as_str)) {
            Ok(_) | Err(PrepareError::Unknown(_)) => {}
            Err(why) => faults.report(first.at, Fault::Unpreparable { why: why.to_string() }),
        }
    }
    Readiness::Chosen(ids)
}

/// A reply's id, with a `!` behind it where it cuts in; unlike other names it may come again in its list.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    name: Name,
    cuts_in: bool,
}

impl Decode for Said {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        let Some(text) = text(node, "a reply's id", faults) else { return Self::blank() };
        let (id, cuts_in) = text.strip_suffix('!').map_or((text, false), |id| (id, true));
        Self { name: Name::new(node.at, id, faults), cuts_in }
    }

    fn blank() -> Self {
        Self { name: Name::blank(), cuts_in: false }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        Name::schema(definitions)
    }
}
