//! The keys of the desk: one table for what they do and for the list of them. Letters count hands, numbers give
//! replies; where more letters are replies than usual, they come first. All but undo, redo and Escape can be turned off
//! (WCAG 2.1.4).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rapport_engine::scenario::ReplyId;
use rapport_engine::talk::Situation;
use rapport_room::{Event, Moment, Shows};
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::Deed;
use super::led::Led;
use crate::store::Store;
use crate::switches::Switch;
use crate::view::hearing::{is_writing, use_keys};
use crate::words;

/// How long the timer runs that a key starts, in seconds.
pub const TIMER: u32 = 120;

/// For so long after a number was pressed that gave a reply no other gives one, in milliseconds: it would answer what
/// nobody has read.
const BETWEEN: f64 = 400.0;

/// What a key does in a moment.
type Does = fn(&Moment, usize) -> Option<Deed>;

/// Every key that stands for itself; what it does in a moment of so many turns.
const KEYS: [(&str, &str, Does); 11] = [
    ("R", words::KEY_REVEAL, |now, _| now.vote().map(|vote| Deed::Did(Event::VoteRevealed(!vote.revealed)))),
    ("N", words::KEY_NOTE, |now, _| now.vote().map(|_| Deed::WentToNote)),
    ("T", words::KEY_TIMER, |now, _| Some(Deed::SetTimer(now.timer.is_none().then_some(TIMER)))),
    ("G", words::KEY_BACK, |_, turns| turns.checked_sub(1).map(Deed::WentBack)),
    ("K", words::KEY_COMPARE, |now, _| Some(turned(now, Shows::Beside(now.last_apart()?)))),
    ("P", words::KEY_PAUSE, |now, _| Some(turned(now, Shows::Pause))),
    ("Q", words::KEY_ADDRESS, |now, _| Some(turned(now, Shows::Address))),
    ("E", words::KEY_DEBRIEF, |now, _| now.vote().is_none().then(|| turned(now, Shows::Debrief))),
    ("O", words::KEY_OPEN, |_, _| Some(Deed::OpenedStage)),
    ("F", words::KEY_FILL, |_, _| Some(Deed::FilledScreen)),
    ("S", words::KEY_TURN, |_, _| Some(Deed::TurnedRound)),
];

/// Shows something on the stage, or the talk where it is shown already.
pub fn turned(now: &Moment, shows: Shows) -> Deed {
    Deed::Did(Event::Showed(if now.shows == shows { Shows::Talk } else { shows }))
}

/// Listens for them, while the desk is there. What a key does is read from the session itself: what was drawn last may
/// be a moment old.
#[hook]
pub fn use_desk_keys(
    store: &Store,
    led: &Rc<RefCell<Result<Led, String>>>,
    is_round: bool,
    ondeed: &Callback<Deed>,
) {
    let given = use_memo((), |()| Cell::new(f64::NEG_INFINITY));
    let (store, led, ondeed) = (store.clone(), led.clone(), ondeed.clone());
    use_keys(move |event| {
        let deed = led.borrow().as_ref().ok().and_then(|led| {
            let talk = led.talk().talk();
            let on_offer = match talk.situation() {
                Situation::Choosing(offers) => offers,
                Situation::Ended(_) => vec![],
            };
            let replies: Vec<_> =
                on_offer.iter().map(|offer| (offer.reply.id.clone(), offer.closed.is_none())).collect();
            let is_on = store.switches().has(Switch::Keys);
            deed(event, (is_on, is_round), (led.now(), talk.turns().len()), &replies)
        });
        let Some(deed) = deed else { return false };
        if matches!(deed, Deed::Gave(_)) {
            let pressed = event.time_stamp();
            if pressed - given.get() < BETWEEN {
                return true;
            }
            given.set(pressed);
        }
        ondeed.emit(deed);
        true
    });
}

fn deed(
    event: &KeyboardEvent,
    (on, is_round): (bool, bool),
    (now, turns): (&Moment, usize),
    replies: &[(ReplyId, bool)],
) -> Option<Deed> {
    let key = event.key().to_uppercase();
    if is_writing(event) {
        // While letters are being put together, it is theirs.
        return (key == "ESCAPE" && !event.is_composing()).then_some(Deed::EndedNote);
    }
    if event.alt_key() {
        return None;
    }
    if event.ctrl_key() || event.meta_key() {
        return match (key.as_str(), event.shift_key()) {
            ("Z", false) => Some(Deed::Undid),
            ("Z", true) | ("Y", false) => Some(Deed::Redid),
            _ => None,
        };
    }
    if is_round && key == "ESCAPE" {
        return Some(Deed::TurnedRound);
    }
    if !on || event.repeat() {
        return None;
    }
    let place = |from: char| {
        let mut letters = key.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        replies.get(usize::try_from(u32::from(letter).checked_sub(u32::from(from))?).ok()?)
    };
    if let Some((id, _)) = place('A') {
        let hands = if event.shift_key() { -1 } else { 1 };
        return Some(Deed::Did(Event::HandsCounted(id.clone(), hands)));
    }
    if let Some((id, is_open)) = place('1') {
        // Behind the pause nobody would see what came of it.
        return (*is_open && now.shows != Shows::Pause).then(|| Deed::Gave(id.clone()));
    }
    KEYS.iter().find(|(name, ..)| *name == key).and_then(|(.., does)| does(now, turns))
}

/// Every key and what it does, and the switch that turns them off.
pub fn list(on: bool, ondeed: &Callback<Deed>) -> Html {
    let always = [
        (words::KEYS_UNDO, words::KEY_UNDO),
        (words::KEYS_REDO, words::KEY_REDO),
        (words::KEYS_OUT, words::KEY_OUT),
    ];
    let of_replies = [
        (words::KEYS_COUNT, words::KEY_COUNT),
        (words::KEYS_FEWER, words::KEY_FEWER),
        (words::KEYS_GIVE, words::KEY_GIVE),
    ];
    let named = KEYS.iter().map(|&(key, what, _)| (key, what));
    let row = |(key, what): (&'static str, &'static str)| {
        html! { <><dt><kbd>{ key }</kbd></dt><dd>{ what }</dd></> }
    };
    html! {
        <section class="desk-keys" aria-labelledby="keys">
            <h2 id="keys">{ words::KEYS }</h2>
            <dl>{ for of_replies.into_iter().chain(always).chain(named).map(row) }</dl>
            <label class="switch">
                <input type="checkbox" checked={on} onchange={ondeed.reform(|_: yew::Event| Deed::TurnedKeys)} />
                <span>{ words::USE_KEYS }<small class="help">{ words::USE_KEYS_HELP }</small></span>
            </label>
        </section>
    }
}
