//! A talk as a play script, for reading.

use std::fmt::Write as _;

use rapport_engine::journal::Readiness;
use rapport_engine::mood::Named;
use rapport_engine::review::Review;
use rapport_engine::rules::{Offer, State, World};
use rapport_engine::scenario::{PersonaIx, Reply};
use rapport_engine::search::Search;
use rapport_engine::talk::{Situation, Talk, Turn};
use rapport_engine::vocabulary::Dimension;

/// The whole talk, then what may be said next or how it ended and what it scored.
pub fn whole(talk: &Talk, review: Option<&Review>) -> String {
    let mut text = format!("{}, day {}\n", talk.world().scenario().title, talk.journal().seed);
    if let prepared @ Readiness::Chosen(_) = &talk.journal().prepared {
        let _ = writeln!(text, "prepared: {}", prepared.to_string().replace(',', ", "));
    }
    text.push('\n');
    for turn in talk.turns() {
        text += &scene(talk.world(), &turn.before);
        text += &given(talk, turn);
    }
    text + &present(talk, review)
}

/// What a reply that was given looks like; one that cut in has a `!` behind its id.
pub fn given(talk: &Talk, turn: &Turn) -> String {
    let (reply, cut_in) = (talk.reply(turn), if turn.cut_in { "!" } else { "" });
    format!("> {}{cut_in}: {}\n\n", reply.id, words(reply))
}

/// What is said now, and what may be said next or how it ended.
pub fn present(talk: &Talk, review: Option<&Review>) -> String {
    let mut text = scene(talk.world(), talk.now());
    match talk.situation() {
        Situation::Choosing(offers) => {
            for (number, offer) in offers.iter().enumerate() {
                text += &offered(number + 1, offer);
            }
        }
        Situation::Ended(ending) => {
            let _ = writeln!(text, "= {} ({}): {}", ending.id, ending.kind.id(), ending.title);
            let _ = writeln!(text, "  {}", ending.outcome);
            if let Some(review) = review {
                let scores = Dimension::ALL.iter().zip(review.scores);
                let scores: Vec<_> = scores.map(|(one, score)| format!("{} {score}", one.id())).collect();
                let _ = writeln!(text, "  {}", scores.join(", "));
            }
        }
    }
    text
}

/// How a talk went, from a search of all that was possible in it.
pub fn review(talk: &Talk) -> Option<Review> {
    Review::of(talk, &Search::of(talk.world()).finished())
}

/// The same, of a talk that is over.
pub fn verdict(talk: &Talk) -> Option<Review> {
    talk.ending().and_then(|_| review(talk))
}

/// A mood in a word and its intensity, as `worried 2`.
fn mood(named: Named) -> String {
    format!("{} {}", named.name.id(), named.intensity)
}

fn scene(world: &World, state: &State) -> String {
    let mut text = String::new();
    let mut last: Option<(PersonaIx, Option<PersonaIx>)> = None;
    let name = |who: PersonaIx| world.scenario().cast[who.at()].name.as_str();
    for line in world.spoken(state) {
        if last != Some((line.who, line.to)) {
            let to = line.to.map(|to| format!(", to {}", name(to))).unwrap_or_default();
            let _ = writeln!(text, "{}{to} [{}]", name(line.who), mood(state.mood(line.who).named()));
        }
        last = Some((line.who, line.to));
        let cue = line.cue.map(|cue| format!("({cue}) ")).unwrap_or_default();
        let _ = writeln!(text, "  {cue}{}", line.text);
    }
    text + "\n"
}

fn offered(number: usize, offer: &Offer<'_>) -> String {
    let closed = offer.closed.map(|reason| format!("  (closed: {reason})\n")).unwrap_or_default();
    format!("{number}. {}: {}\n{closed}", offer.reply.id, words(offer.reply))
}

fn words(reply: &Reply) -> &str {
    if reply.text.is_empty() { "(says nothing)" } else { &reply.text }
}
