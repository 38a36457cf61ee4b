//! What a facilitator lines up for a session: cases and breaks in order, with the ways to lead them.

mod add;
mod rest;
mod sessions;

use std::rc::Rc;

use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::agenda::{Agenda, MOST_MINUTES, MOST_PARTS, Move, Part, What};
use crate::browser;
use crate::load::use_library;
use crate::route::Route;
use crate::store::{Kept, Store};
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::view::hearing::use_listener;
use crate::words;
use add::Add;
use rest::{REST, Rest};

/// The id of the heading of what is lined up.
const LINED_UP: &str = "lined-up";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
}

/// The agenda.
#[component]
pub fn Page(Props { store }: &Props) -> Html {
    let library = use_library();
    arriving(words::AGENDA, &library, |cards| {
        html! { <Board store={store.clone()} cards={cards.clone()} /> }
    })
}

#[derive(Properties, PartialEq)]
struct BoardProps {
    store: Store,
    cards: Rc<Vec<Card>>,
}

#[component]
fn Board(BoardProps { store, cards }: &BoardProps) -> Html {
    let kept = use_memo((), |()| store.agenda());
    let is_unread = kept.as_ref().as_ref().is_some_and(|kept| kept.parse::<Agenda>().is_err());
    let agenda: UseStateHandle<Agenda> =
        use_state_eq(|| kept.as_ref().as_ref().and_then(|kept| kept.parse().ok()).unwrap_or_default());
    // The same agenda in another window goes on here too: the one that was kept last is the agenda.
    {
        let (store, agenda) = (store.clone(), agenda.setter());
        use_listener(move || {
            browser::on_stored_elsewhere(move || {
                if let Ok(kept) = store.agenda().unwrap_or_default().parse() {
                    agenda.set(kept);
                }
            })
        });
    }
    let sessions = use_memo((), |()| sessions::kept(store));
    let said = use_state(String::new);
    // The agenda with what was just taken out of it.
    let before = use_state(|| None::<Agenda>);
    let change = {
        let (store, agenda, said, before) = (store.clone(), agenda.clone(), said.clone(), before.setter());
        Callback::from(move |(new, words): (Agenda, String)| {
            store.keep_agenda(&new);
            agenda.set(new);
            said.set(words);
            before.set(None);
        })
    };
    let (begins, whole) = agenda.times();
    let last = agenda.parts.len().saturating_sub(1);
    let rest = {
        let (agenda, change) = (agenda.clone(), change.clone());
        Callback::from(move |until: Option<u64>| {
            change.emit(((*agenda).clone().resting(until), String::new()));
            // The clock stands above the list, maybe far above.
            let there = if until.is_some() { REST } else { LINED_UP };
            browser::before_paint(move || {
                browser::focus(browser::element(there));
                browser::scroll_to(browser::element(there));
            });
        })
    };
    let add = {
        let (agenda, change, cards) = (agenda.clone(), change.clone(), cards.clone());
        Callback::from(move |part: Part| {
            let is_full = agenda.parts.len() >= MOST_PARTS;
            let said =
                if is_full { words::AGENDA_FULL.to_owned() } else { words::added(&name(&cards, &part)) };
            change.emit(((*agenda).clone().with(part), said));
        })
    };
    let put_back = change.reform(|before: Agenda| {
        browser::before_paint(|| browser::focus(browser::element(LINED_UP)));
        (before, words::PUT_BACK_DONE.to_owned())
    });
    let row = |(at, part): (usize, &Part)| {
        let (called, of) = (name(cards, part), agenda.parts.len());
        let go = |which: Move| {
            let (agenda, change, called) = (agenda.clone(), change.clone(), called.clone());
            Callback::from(move |_| {
                let to = match which {
                    Move::Earlier => at.checked_sub(1),
                    Move::Later => Some(at + 1),
                };
                let Some(to) = to.filter(|&to| to < of) else { return };
                change.emit(((*agenda).clone().moved(at, which), words::moved_to(&called, to + 1, of)));
                browser::before_paint(move || browser::focus(browser::element(&way_id(which, to))));
            })
        };
        let take_out = {
            let (agenda, change, called, before) =
                (agenda.clone(), change.clone(), called.clone(), before.setter());
            Callback::from(move |_| {
                let whole = (*agenda).clone();
                change.emit((whole.clone().without(at), words::taken_out(&called)));
                before.set(Some(whole));
                browser::before_paint(|| browser::focus(browser::element(LINED_UP)));
            })
        };
        let take = {
            let (agenda, change) = (agenda.clone(), change.clone());
            Callback::from(move |event: Event| {
                let input = event.target_unchecked_into::<HtmlInputElement>();
                let minutes = minutes_in(&input.value()).unwrap_or(part_minutes(&agenda, at));
                let new = (*agenda).clone().taking(at, minutes);
                input.set_value(&part_minutes(&new, at).to_string());
                change.emit((new, String::new()));
            })
        };
        let way = |which: Move, words: &'static str, is_end: bool| {
            html! {
                <button class="small" id={way_id(which, at)} aria-disabled={is_end.then_some("true")}
                    aria-label={words::about(words, &called)} onclick={go(which)}>{ words }</button>
            }
        };
        html! {
            <li key={at} class="part-of-session">
                <span class="begins">{ words::begins_after(begins[at]) }</span>
                <span class="called">{ called.clone() }</span>
                <label class="takes">
                    <input type="number" min="1" max={MOST_MINUTES.to_string()} value={part.minutes.to_string()}
                        aria-label={words::about(words::MINUTES, &called)} onchange={take} />
                    <span aria-hidden="true">{ words::MINUTES }</span>
                </label>
                <span class="leads-on">{ leads_on(cards, part, &called, &rest) }</span>
                <span class="ways">
                    { way(Move::Earlier, words::EARLIER, at == 0) }
                    { way(Move::Later, words::LATER, at == last) }
                    <button class="small" aria-label={words::about(words::TAKE_OUT, &called)} onclick={take_out}>
                        { words::TAKE_OUT }
                    </button>
                </span>
            </li>
        }
    };
    html! {
        <Frame title={words::AGENDA} class="agenda" bar={to_group()}>
            <h1>{ words::AGENDA }</h1>
            <p class="lead">
                { words::AGENDA_LEAD }
                if store.state() == Kept::InBrowser { { " " }{ words::AGENDA_KEPT } }
            </p>
            { kept_notice(store) }
            if is_unread { <p class="notice">{ words::AGENDA_UNREAD }</p> }
            if let Some(until) = agenda.resting { <Rest {until} ended={rest.reform(|()| None)} /> }
            { sessions::list(&sessions, cards) }
            <section aria-labelledby={LINED_UP}>
                <h2 id={LINED_UP} tabindex="-1">{ words::LINED_UP }</h2>
                <p role="status" class="help">{ (*said).clone() }</p>
                if let Some(before) = &*before {
                    <p class="put-back"><button class="secondary" onclick={put_back.reform({
                        let before = before.clone();
                        move |_| before.clone()
                    })}>{ words::PUT_BACK }</button></p>
                }
                if agenda.parts.is_empty() {
                    <p>{ words::AGENDA_EMPTY }</p>
                } else {
                    <ol class="session">{ for agenda.parts.iter().enumerate().map(row) }</ol>
                    <p>{ words::whole_session(whole) }</p>
                    <p class="card-actions">
                        <button class="secondary" onclick={Callback::from(|_| browser::print())}>{ words::PRINT }</button>
                    </p>
                }
            </section>
            <Add cards={cards.clone()} {add} />
        </Frame>
    }
}

fn to_group() -> Html {
    html! { <a class="bar-end" href={Route::Group.hash()}>{ words::GROUP }</a> }
}

/// The id of the button that moves a part.
fn way_id(which: Move, at: usize) -> String {
    match which {
        Move::Earlier => format!("earlier-{at}"),
        Move::Later => format!("later-{at}"),
    }
}

/// The minutes that somebody put in, if it is a number: the nearest that a part can take.
fn minutes_in(text: &str) -> Option<u16> {
    // Reading decimals in Rust is 16 kB of a program.
    let minutes = js_sys::Number::parse_float(text);
    minutes.is_finite().then(|| (minutes.round() as u16).clamp(1, MOST_MINUTES))
}

fn part_minutes(agenda: &Agenda, at: usize) -> u16 {
    agenda.parts.get(at).map_or(1, |part| part.minutes)
}

fn name(cards: &[Card], part: &Part) -> String {
    match &part.what {
        What::Case(id, seed) => words::part_of_day(&title(cards, id), *seed),
        What::Break => words::break_of(part.minutes),
    }
}

fn title(cards: &[Card], id: &ScenarioId) -> String {
    let card = cards.iter().find(|card| card.id == *id);
    card.map_or_else(|| words::case_gone(id.as_str()), |card| card.title.clone())
}

/// A case that is not in the library leads nowhere.
fn leads_on(cards: &[Card], part: &Part, called: &str, rest: &Callback<Option<u64>>) -> Html {
    let link = |words: &'static str, hash: String| {
        html! { <a href={hash} aria-label={words::about(words, called)}>{ words }</a> }
    };
    match &part.what {
        What::Case(id, _) if cards.iter().all(|card| card.id != *id) => html! {},
        What::Case(id, seed) => html! {
            <>
                { link(words::LEAD_IT, Route::Desk(id.clone(), Some(*seed)).hash()) }
                { link(words::TO_HANDOUT, Route::Handout(id.clone()).hash()) }
                { link(words::TO_BRIEF, Route::Brief(id.clone(), Some(*seed)).hash()) }
            </>
        },
        What::Break => {
            let seconds = u64::from(part.minutes) * 60;
            let begin = rest.reform(move |_| Some(browser::seconds() + seconds));
            html! {
                <button class="small" aria-label={words::about(words::HOLD_BREAK, called)} onclick={begin}>
                    { words::HOLD_BREAK }
                </button>
            }
        }
    }
}
