//! What a play must show: the records that an author writes, and what they ask of a talk. Imports `record`,
//! `names` and `condition`.

use rapport_engine::condition::Condition;
use rapport_engine::mood::MoodName;
use rapport_engine::scenario::{EndingIx, PersonaIx, ReplyId, Slot};
use rapport_engine::vocabulary::{Dimension, EndingKind};
use serde_json::{Value as Json, json};

use crate::collection::{Named, OneOrMore};
use crate::condition::condition;
use crate::decode::{Decode, entries};
use crate::diagnostic::Faults;
use crate::fault::{Fault, Keys, Known};
use crate::names::Names;
use crate::record::record;
use crate::scalar::{Name, Text, Whole};
use crate::schema::Definitions;
use crate::source::When;
use crate::words::Of;
use crate::yaml::{Node, Place};

record! {
    /// Something that a play must show; all of its keys must hold.
    Expected "an expectation" {
        /// Looked at before this reply of the play.
        before: Option<Name>,
        /// Looked at after this reply of the play; without either, where the play stops.
        after: Option<Name>,
        /// The talk is over, with this ending: its id.
        ending: Option<Name>,
        /// The talk is over, in this way.
        kind: Option<Of<EndingKind>>,
        /// The talk is over, with these scores, 0 to 100.
        scores: Option<Bounds<100>>,
        /// The reply in `after` got these points, 0 to 6.
        points: Option<Bounds<6>>,
        /// This condition holds: on mood, facts, replies said and the day, as in a scenario.
        holds: Option<When>,
        /// How somebody feels, in a word: a persona's id and a mood.
        feels: Named<Of<MoodName>>,
        /// These replies can be given next: one or a list.
        open: OneOrMore<Name>,
        /// These replies are shown, but closed: one or a list.
        closed: OneOrMore<Name>,
        /// These replies are not shown: one or a list.
        absent: OneOrMore<Name>,
        /// These words are said to the trainee, or stand in a cue: one text or a list.
        hears: OneOrMore<Text>,
        /// These words are not: one text or a list.
        not_hears: OneOrMore<Text>,
    }
}

/// One thing asked of a play, and where the file asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The place in the file.
    pub at: Place,
    /// How many replies of the play have been given when it is asked.
    pub given: usize,
    /// What is asked.
    pub ask: Ask,
}

/// What can be asked of a talk, at one moment of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// It is over, with this ending.
    Ending(EndingIx),
    /// It is over, in this way.
    Kind(EndingKind),
    /// It is over, with such a score.
    Score(Dimension, Bound),
    /// The last reply got such points.
    Points(Dimension, Bound),
    /// The condition holds. A slot that the scenario does not have stands for the reply beside it.
    Holds(Condition, Vec<(Slot, ReplyId)>),
    /// Somebody feels like this.
    Feels(PersonaIx, MoodName),
    /// A reply is offered, or not.
    Offered(ReplyId, Door),
    /// The words are heard, or they are not.
    Hears(String, bool),
}

/// What a number is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is this or more.
    AtLeast(u8),
    /// It is under this.
    Below(u8),
}

/// How a reply stands at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// It can be given.
    Open,
    /// It is shown and cannot be given.
    Closed,
    /// It is not shown.
    Absent,
}

/// The expectations of a play that gives these replies. Without the names of a scenario nothing is asked,
/// but what is wrong by itself is still reported.
pub(crate) fn expectations(
    wanted: &[Expected],
    replies: &[&str],
    mut names: Option<&mut Names>,
    faults: &mut Faults,
) -> Vec<Expectation> {
    let mut all = Vec::new();
    for wanted in wanted {
        let given = moment(wanted, replies, names.as_deref(), faults);
        check(wanted, faults);
        if let Some(names) = names.as_deref_mut() {
            let asks = asks(wanted, names, faults);
            all.extend(asks.into_iter().map(|(at, ask)| Expectation { at, given, ask }));
        }
    }
    all
}

/// After how many replies it is asked. Of a reply that is given again, the first is before, the last is after.
fn moment(wanted: &Expected, replies: &[&str], names: Option<&Names>, faults: &mut Faults) -> usize {
    // A reply that the play itself misspells is nothing to suggest.
    let is_known = |reply: &&str| names.is_none_or(|names| names.has_reply(reply));
    let mut find = |name: &Name, found: Option<usize>| {
        if found.is_none() && !name.is_blank() {
            let nearest = faults.nearest(&name.text, replies.iter().copied().filter(is_known));
            faults.report(name.at, Fault::NotGiven { reply: name.text.clone(), nearest });
        }
        found.unwrap_or_default()
    };
    match (&wanted.before, &wanted.after) {
        (None, None) => replies.len(),
        (Some(name), None) => find(name, replies.iter().position(|reply| *reply == name.text)),
        (None, Some(name)) => find(name, replies.iter().rposition(|reply| *reply == name.text)) + 1,
        (Some(_), Some(_)) => {
            faults.report(wanted.at, Fault::TwoMoments {});
            0
        }
    }
}

fn check(wanted: &Expected, faults: &mut Faults) {
    let lists = [&wanted.open, &wanted.closed, &wanted.absent].iter().any(|names| !names.0.is_empty())
        || !wanted.feels.0.is_empty()
        || !wanted.hears.0.is_empty()
        || !wanted.not_hears.0.is_empty();
    let single = wanted.ending.is_some() || wanted.kind.is_some() || wanted.holds.is_some();
    if !lists && !single && wanted.scores.is_none() && wanted.points.is_none() && wanted.at != Place::START {
        faults.report(wanted.at, Fault::NothingExpected {});
    }
    if let (Some(points), None) = (&wanted.points, &wanted.after) {
        faults.report(points.at, Fault::PointsOfNothing {});
    }
}

fn asks(wanted: &Expected, names: &mut Names, faults: &mut Faults) -> Vec<(Place, Ask)> {
    let mut asks = Vec::new();
    if let Some(name) = &wanted.ending {
        asks.extend(names.ending(name, faults).map(|ending| (name.at, Ask::Ending(ending))));
    }
    asks.extend(wanted.kind.map(|kind| (wanted.at, Ask::Kind(kind.get()))));
    let scores = wanted.scores.iter().flat_map(|scores| &scores.bounds);
    asks.extend(scores.map(|&(at, score, bound)| (at, Ask::Score(score, bound))));
    let points = wanted.points.iter().flat_map(|points| &points.bounds);
    asks.extend(points.map(|&(at, score, bound)| (at, Ask::Points(score, bound))));
    if let Some(when) = &wanted.holds {
        let condition = condition(when, names, faults);
        asks.push((when.at, Ask::Holds(condition, names.all_asked())));
    }
    for (name, mood) in &wanted.feels.0 {
        let who = names.persona(name, faults);
        asks.extend(who.map(|who| (name.at, Ask::Feels(who, mood.get()))));
    }
    let doors = [(&wanted.open, Door::Open), (&wanted.closed, Door::Closed), (&wanted.absent, Door::Absent)];
    for (replies, door) in doors {
        for name in &replies.0 {
            asks.extend(names.reply(name, faults).map(|id| (name.at, Ask::Offered(id, door))));
        }
    }
    for (texts, heard) in [(&wanted.hears, true), (&wanted.not_hears, false)] {
        asks.extend(texts.0.iter().map(|text| (text.at, Ask::Hears(text.text.clone(), heard))));
    }
    asks
}

/// Bounds of the three scores, each from 0 to `MOST`: keys such as `empathy-at-least` and `solution-below`.
#[derive(Debug, Clone)]
pub(crate) struct Bounds<const MOST: i128> {
    at: Place,
    bounds: Vec<(Place, Dimension, Bound)>,
}

/// Makes a bound of a number.
type Side = fn(u8) -> Bound;

/// How the two kinds of bound end their key.
const SIDES: [(&str, Side); 2] = [("at-least", Bound::AtLeast), ("below", Bound::Below)];

fn sides() -> impl Iterator<Item = (String, Dimension, Side)> {
    let both = |one: &Dimension| SIDES.map(|(side, bound)| (format!("{}-{side}", one.id()), *one, bound));
    Dimension::ALL.iter().flat_map(both)
}

impl<const MOST: i128> Decode for Bounds<MOST> {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        let entries = entries(node, "a map of bounds", faults);
        if entries.is_some_and(<[_]>::is_empty) {
            faults.report(node.at, Fault::NothingExpected {});
        }
        let mut bounds = Vec::new();
        for entry in entries.unwrap_or_default() {
            let number = |faults: &mut Faults| Whole::<0, MOST>::decode(&entry.node, faults).get();
            match sides().find(|(key, ..)| *key == entry.key) {
                Some((_, score, bound)) => bounds.push((entry.key_at, score, bound(number(faults)))),
                None => {
                    let known: Vec<String> = sides().map(|(key, ..)| key).collect();
                    let nearest = faults.nearest(&entry.key, known.iter().map(String::as_str));
                    let help = nearest.map_or(Known::All(Keys(known)), Known::Meant);
                    let (keys, record) = (Keys(vec![entry.key.clone()]), "a map of bounds");
                    faults.report(entry.key_at, Fault::UnknownKey { keys, record, help });
                }
            }
        }
        Self { at: node.at, bounds }
    }

    fn blank() -> Self {
        Self { at: Place::START, bounds: Vec::new() }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let number = Whole::<0, MOST>::schema(definitions);
        let properties: serde_json::Map<String, Json> =
            sides().map(|(key, ..)| (key, number.clone())).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1 })
    }
}
