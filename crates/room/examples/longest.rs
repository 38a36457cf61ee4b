//! Sessions that ask most of the stage, for the journey that measures it: for every place of the scenarios named, the
//! one in which most is said there, and the one in which most can be replied. A line each: what the desk would tell.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use rapport_author::load;
use rapport_engine::codec::Compiled;
use rapport_engine::rules::{State, World};
use rapport_engine::scenario::Target;
use rapport_engine::talk::Talk;
use rapport_room::{Event, Message, Room};

/// Talks by chance for each scenario, over so many days.
const PLAYS: u64 = 4_000;
const DAYS: u64 = 40;
/// Hands for every reply: a large hall.
const HANDS: i16 = 240;

fn main() -> ExitCode {
    for path in std::env::args().skip(1) {
        let Some(scenario) = fs::read(&path).ok().and_then(|text| load(&path, &text).scenario) else {
            eprintln!("{path} is no scenario that can be played");
            return ExitCode::FAILURE;
        };
        let compiled = Compiled::new(scenario);
        let mut longest: BTreeMap<(Target, bool), (usize, Room)> = BTreeMap::new();
        for play in 0..PLAYS {
            let talk = Talk::begin(compiled.clone(), play % DAYS, 0).by_chance(play);
            for (turn, state) in talk.states().enumerate() {
                for (is_said, letters) in
                    [(true, said(talk.world(), state)), (false, offered(talk.world(), state))]
                {
                    let known = longest.get(&(state.place(), is_said)).map(|(letters, _)| *letters);
                    if known.is_none_or(|known| known < letters) {
                        longest.insert((state.place(), is_said), (letters, room(&talk, turn)));
                    }
                }
            }
        }
        for (_, room) in longest.into_values() {
            println!("{}", Message::Told(room.told()));
        }
    }
    ExitCode::SUCCESS
}

fn said(world: &World, state: &State) -> usize {
    let lines = world.spoken(state).into_iter();
    lines.map(|line| line.text.len() + line.cue.map_or(0, str::len)).sum()
}

fn offered(world: &World, state: &State) -> usize {
    let offers = world.offers(state).into_iter();
    offers.map(|offer| offer.reply.text.len() + offer.closed.map_or(0, str::len)).sum()
}

/// A session at a turn of a talk, with the split revealed.
fn room(talk: &Talk, turn: usize) -> Room {
    let earlier = talk.back_to(turn, 0);
    let begun = Room::begin(talk.back_to(0, 0).journal().clone());
    let given = earlier.turns().iter().map(|turn| Event::ReplyGiven {
        reply: earlier.reply(turn).id.clone(),
        millis: 0,
        ended: false,
    });
    let mut given: Vec<Event> = given.collect();
    if let (Some(_), Some(Event::ReplyGiven { ended, .. })) = (earlier.ending(), given.last_mut()) {
        *ended = true;
    }
    let offers = earlier.world().offers(earlier.now());
    let hands = offers.iter().map(|offer| Event::HandsCounted(offer.reply.id.clone(), HANDS));
    given.into_iter().chain(hands).chain([Event::VoteRevealed(true)]).fold(begun, Room::after)
}
