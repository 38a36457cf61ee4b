//! What else was on offer at a turn, and where each of it leads at best.

use crate::rules::{Given, Offer, State};
use crate::scenario::{EndingIx, Target};
use crate::scoring::Points;
use crate::search::{Aim, Search};
use crate::talk::{Talk, Turn};

/// One offer of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alternative<'t> {
    /// The offer.
    pub offer: Offer<'t>,
    /// Whether it comes before they have finished. Where that can be done, each open offer stands here twice.
    pub cut_in: bool,
    /// Whether it is the reply that was given.
    pub given: bool,
    /// What lies behind it.
    pub door: Door<'t>,
}

/// Whether a reply could be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door<'t> {
    /// It could not: why.
    Closed(&'t str),
    /// It could: what it was worth.
    Open(Worth),
}

/// What a reply is worth, now and at best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// The points that it earns itself.
    pub now: Points,
    /// The most of each score from here on, each on a way of its own, the points of now included.
    pub most: [u16; 3],
    /// The most of all three in sum on one way, the points of now included; where the search is not exact, at
    /// least this.
    pub in_sum: u16,
    /// The end of that way; `None` where the search did not look at everything.
    pub ending: Option<EndingIx>,
}

/// Every offer of a turn, in the day's order; `None` while the search has not come to its end, or where it is of
/// another day.
#[must_use]
pub fn alternatives<'t>(talk: &'t Talk, turn: &Turn, search: &Search) -> Option<Vec<Alternative<'t>>> {
    if !search.is_of(talk.world()) {
        return None;
    }
    let world = talk.world();
    let given_as = |offer: &Offer<'t>, cut_in| Given { index: offer.index, cut_in };
    let open = world.open(&turn.before, &mut ());
    let offers = world.offers(&turn.before).into_iter();
    let ways = offers.flat_map(|offer| [(offer, false), (offer, true)]);
    let each = ways.filter(|(offer, cut_in)| !cut_in || open.contains(&given_as(offer, true)));
    let each = each.map(|(offer, cut_in)| {
        let reply = given_as(&offer, cut_in);
        let door = match offer.closed {
            Some(why) => Door::Closed(why),
            None => Door::Open(worth(talk, turn, reply, search)?),
        };
        Some(Alternative { offer, cut_in, given: reply == turn.given(), door })
    });
    each.collect()
}

fn worth(talk: &Talk, turn: &Turn, reply: Given, search: &Search) -> Option<Worth> {
    let possible = search.after(&turn.before, reply)?;
    let (next, earned) = talk.world().step(&turn.before, reply, &mut ());
    let ending = if search.is_complete() { best_end(search, next) } else { None };
    Some(Worth {
        now: earned.points,
        most: possible.most.map(|most| most.low),
        in_sum: possible.best.sum.low,
        ending,
    })
}

/// Where the best way from a state ends.
fn best_end(search: &Search, mut state: State) -> Option<EndingIx> {
    loop {
        match state.place() {
            Target::Ending(ending) => return Some(ending),
            Target::Node(_) => {
                let reply = search.next(&state, Aim::Best)?;
                (state, _) = search.world().step(&state, reply, &mut ());
            }
        }
    }
}
