//! A talk as JSON, for other tools. The shape is a contract: fields are added, never changed.

use std::collections::BTreeMap;

use rapport_engine::review::Review;
use rapport_engine::rules::{Spoken, State};
use rapport_engine::scenario::PersonaIx;
use rapport_engine::talk::Talk;
use serde::Serialize;

use crate::dimensions::ByDimension;
use crate::transcript::review;

#[derive(Serialize)]
struct Record<'t> {
    scenario: &'t str,
    seed: u64,
    turns: Vec<Turn<'t>>,
    ending: Option<Ending<'t>>,
    scores: Option<ByDimension<u8>>,
}

/// One choice: made, or still to be made.
#[derive(Serialize)]
struct Turn<'t> {
    node: &'t str,
    lines: Vec<Line<'t>>,
    mood: BTreeMap<&'t str, Mood>,
    offers: Vec<Offer<'t>>,
    chosen: Option<&'t str>,
    points: Option<ByDimension<Points>>,
}

#[derive(Serialize)]
struct Line<'t> {
    who: &'t str,
    text: &'t str,
    cue: Option<&'t str>,
}

#[derive(Serialize)]
struct Mood {
    rapport: i8,
    arousal: i8,
    name: &'static str,
    intensity: u8,
}

#[derive(Serialize)]
struct Offer<'t> {
    id: &'t str,
    text: &'t str,
    available: bool,
    reason: Option<&'t str>,
}

/// What a reply got, and that plus what it lost: over all turns, the sum is what was possible.
#[derive(Serialize)]
struct Points {
    got: u16,
    possible: u16,
}

#[derive(Serialize)]
struct Ending<'t> {
    id: &'t str,
    kind: &'static str,
}

/// The talk as one line of JSON.
pub fn json(talk: &Talk) -> String {
    let review = review(talk);
    let turns = talk.states().enumerate().filter_map(|(at, state)| turn(talk, review.as_ref(), at, state));
    let record = Record {
        scenario: talk.journal().scenario.as_str(),
        seed: talk.journal().seed,
        turns: turns.collect(),
        ending: talk.ending().map(|ending| Ending { id: &ending.id, kind: ending.kind.id() }),
        scores: review
            .filter(|_| talk.ending().is_some())
            .map(|review| ByDimension::of(|one| review.scores[one as usize])),
    };
    serde_json::to_string(&record).unwrap_or_default() + "\n"
}

/// A turn; none at an end, where nothing is chosen.
fn turn<'t>(talk: &'t Talk, review: Option<&Review>, at: usize, state: &'t State) -> Option<Turn<'t>> {
    let world = talk.world();
    let cast = &world.scenario().cast;
    let node = world.node(state)?;
    let line = |line: Spoken<'t>| Line { who: &cast[line.who.at()].id, text: line.text, cue: line.cue };
    let mood = |at: usize| {
        let mood = state.mood(PersonaIx(u16::try_from(at).unwrap_or(0)));
        let named = mood.named();
        let (name, intensity) = (named.name.id(), named.intensity);
        Mood { rapport: mood.rapport, arousal: mood.arousal, name, intensity }
    };
    let reviewed = review.and_then(|review| review.turns.get(at));
    Some(Turn {
        node: &node.id,
        lines: world.spoken(state).into_iter().map(line).collect(),
        mood: cast.iter().enumerate().map(|(at, one)| (one.id.as_str(), mood(at))).collect(),
        offers: world
            .offers(state)
            .into_iter()
            .map(|offer| Offer {
                id: offer.reply.id.as_str(),
                text: &offer.reply.text,
                available: offer.closed.is_none(),
                reason: offer.closed,
            })
            .collect(),
        chosen: talk.turns().get(at).map(|turn| talk.reply(turn).id.as_str()),
        points: reviewed.map(|one| {
            ByDimension::of(|dimension| {
                let got = u16::from(one.got[dimension as usize]);
                Points { got, possible: got + one.lost[dimension as usize] }
            })
        }),
    })
}
