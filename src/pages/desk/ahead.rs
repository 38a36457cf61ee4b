//! What each reply would do: tried on a copy of the talk, and looked up in the search once that is through.

use rapport_engine::debrief::{Door, Mark, Worth, alternatives, judge};
use rapport_engine::mood::Mood;
use rapport_engine::scenario::{PersonaIx, ReplyId};
use rapport_engine::scoring::Points;
use rapport_engine::search::Search;
use rapport_engine::talk::{Situation, Talk};

/// What one reply would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// Which.
    pub reply: ReplyId,
    /// How everybody who is there would feel, before and after.
    pub moods: Vec<(PersonaIx, [Mood; 2])>,
    /// The points it would earn.
    pub points: Points,
    /// The title of the ending, where it would end the talk.
    pub ends: Option<String>,
    /// Where it would lead at best, and its mark; there once the search is through.
    pub judged: Option<(Worth, Option<Mark>)>,
}

/// What the replies that are open now would do, in the day's order.
pub fn ahead(talk: &Talk, search: Option<&Search>) -> Vec<Ahead> {
    let Situation::Choosing(offers) = talk.situation() else { return Vec::new() };
    let open = offers.iter().filter(|offer| offer.closed.is_none());
    open.filter_map(|offer| one(talk, &offer.reply.id, search)).collect()
}

fn one(talk: &Talk, reply: &ReplyId, search: Option<&Search>) -> Option<Ahead> {
    let mut then = talk.clone();
    let points = then.choose(reply, 0).ok()?.earned.points;
    let mood = |who: PersonaIx| (who, [talk.now().mood(who), then.now().mood(who)]);
    let judged = search.and_then(|search| {
        let turn = then.turns().last()?;
        let ways = alternatives(&then, turn, search)?;
        let worth = ways.into_iter().find_map(|way| match way.door {
            Door::Open(worth) if way.given => Some(worth),
            _ => None,
        })?;
        Some((worth, judge(&then, search)?.last()?.mark))
    });
    Some(Ahead {
        reply: reply.clone(),
        moods: talk.met().into_iter().map(mood).collect(),
        points,
        ends: then.ending().map(|ending| ending.title.clone()),
        judged,
    })
}
