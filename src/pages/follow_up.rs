//! The follow-up: the message and the case note, beside the talk that they are about, and the day to look in again.

mod calendar;
mod compose;
mod days;
mod editor;
mod look;
mod marks;

use std::rc::Rc;

use rapport_engine::calendar::Date;
use rapport_engine::talk::Talk;
use rapport_prose::Kind;
use yew::prelude::*;

use crate::attempt::{AttemptId, FollowUpText};
use crate::browser;
use crate::case::Case;
use crate::pages::finished::{Absence, Finished, OfRun, use_finished};
use crate::route::Route;
use crate::store::{Kept, Store};
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::view::hearing::use_listener;
use crate::view::script;
use crate::words;
use days::Days;
use editor::Editor;

/// The follow-up of a finished talk.
#[component]
pub fn Page(OfRun { store, scenarios, id, run }: &OfRun) -> Html {
    let found = use_finished(store, scenarios, id, [*run]);
    let debrief = Route::Debrief(id.clone(), *run);
    arriving(words::FOLLOW_UP, &found, |found| match found {
        Err(absence) => absence.view(),
        Ok([talk]) => opened(store, talk, debrief),
    })
}

fn opened(store: &Store, talk: &Finished, debrief: Route) -> Html {
    let Some(case) = Case::of(talk.talk()) else {
        return Absence::new(words::NO_FOLLOW_UP, words::NO_FOLLOW_UP_HELP).leading_to(debrief).view();
    };
    html! { <Desk store={store.clone()} talk={talk.clone()} case={Rc::new(case)} {debrief} /> }
}

/// What can change.
enum Change {
    Written(Kind, String),
    /// A sentence was pressed, by its place.
    Pressed(Kind, usize),
    DayChosen(Option<Date>),
    Finished,
}

impl Change {
    fn apply(self, text: &mut FollowUpText, case: &Case) {
        text.done = matches!(self, Self::Finished);
        match self {
            Self::Written(kind, words) => *held(text, kind) = words,
            Self::Pressed(kind, at) => {
                let (held, parts) = (held(text, kind), case.parts(kind));
                // Of what stands there now, not of what was drawn last.
                *held = compose::pressed(held, parts, &parts[at]);
            }
            Self::DayChosen(day) => text.check_back = day,
            Self::Finished => {}
        }
    }
}

fn held(text: &mut FollowUpText, kind: Kind) -> &mut String {
    match kind {
        Kind::Message => &mut text.message,
        Kind::Note => &mut text.note,
    }
}

#[derive(Properties, PartialEq)]
struct DeskProps {
    store: Store,
    talk: Finished,
    case: Rc<Case>,
    debrief: Route,
}

#[component]
fn Desk(DeskProps { store, talk, case, debrief }: &DeskProps) -> Html {
    let paint = use_force_update();
    let talk = talk.talk();
    let attempt = AttemptId::of(talk.journal());
    // One text for all that can happen to it, also twice before the next paint.
    let text = use_mut_ref(|| store.follow_up(&attempt).unwrap_or_default());
    let is_kept = use_mut_ref(|| true);
    let changed = {
        let (text, is_kept, store) = (text.clone(), is_kept.clone(), store.clone());
        let (attempt, paint, case) = (attempt.clone(), paint.clone(), case.clone());
        Callback::from(move |change: Change| {
            change.apply(&mut text.borrow_mut(), &case);
            // Kept first, painted then: what is seen is never lost.
            *is_kept.borrow_mut() = store.keep_follow_up(&attempt, &text.borrow());
            paint.force_update();
        })
    };
    // The same text in another window goes on here too.
    {
        let (text, store, attempt) = (text.clone(), store.clone(), attempt.clone());
        use_listener(move || {
            browser::on_stored_elsewhere(move || {
                if let Some(kept) = store.follow_up(&attempt) {
                    *text.borrow_mut() = kept;
                    paint.force_update();
                }
            })
        });
    }
    let done = {
        let (changed, debrief, text) = (changed.clone(), debrief.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            // Where nothing was written there is nothing to finish: that is to skip it.
            if !text.borrow().is_empty() {
                changed.emit(Change::Finished);
            }
            browser::go(&debrief);
        })
    };
    let now = text.borrow().clone();
    let agreed: Rc<[String]> = case.agreed.clone().into();
    let editor = |kind, title: String, text: String| {
        let on_text = changed.reform(move |text| Change::Written(kind, text));
        let on_pressed = changed.reform(move |at| Change::Pressed(kind, at));
        let file = format!("{}-{attempt}.txt", words::kind_id(kind));
        html! {
            <Editor {kind} {title} {text} about={case.about(kind).clone()} parts={case.parts(kind).clone()}
                agreed={agreed.clone()} {file} {on_text} {on_pressed} />
        }
    };
    html! {
        <Frame title={words::FOLLOW_UP} class="follow-up">
            { head(talk, store.state()) }
            { kept_notice(store) }
            <p class="notice" role="alert">{ (!*is_kept.borrow()).then_some(words::FOLLOW_UP_NOT_KEPT) }</p>
            <div class="board">
                <div class="board-side">{ beside(talk, case) }</div>
                <div class="board-turns">
                    { editor(Kind::Message, words::message_to(&case.to), now.message) }
                    { editor(Kind::Note, words::CASE_NOTE.to_owned(), now.note) }
                    <Days today={case.today} window={case.window} to={case.to.clone()} agreed={agreed.clone()} name={attempt.to_string()}
                        chosen={now.check_back} on_day={changed.reform(Change::DayChosen)} />
                    <p class="card-actions">
                        <button class="primary" onclick={done}>{ words::DONE }</button>
                        <a class="secondary" href={debrief.hash()}>{ words::SKIP_FOLLOW_UP }</a>
                    </p>
                </div>
            </div>
        </Frame>
    }
}

fn head(talk: &Talk, kept: Kept) -> Html {
    let ending = talk.ending().map(|ending| words::dotted(&[words::ending_kind(ending.kind), &ending.title]));
    html! {
        <header class="outcome">
            <p class="card-kind">
                { talk.world().scenario().title.clone() }{ " · " }{ words::day_number(talk.journal().seed) }
            </p>
            <h1>{ words::FOLLOW_UP }</h1>
            <p class="outcome-why">{ ending }</p>
            <p>{ words::FOLLOW_UP_HELP }{ " " }{ words::as_you_write(kept) }</p>
        </header>
    }
}

/// What was agreed, and the talk to read again.
fn beside(talk: &Talk, case: &Case) -> Html {
    let exchange = |(at, state)| {
        let own = talk.turns().get(at).map(|turn| script::said(talk.world().scenario(), talk.reply(turn)));
        html! { <div class="turn">{ script::spoken(talk.world(), state) }{ own.unwrap_or_default() }</div> }
    };
    html! {
        <>
            <section aria-labelledby="agreed">
                <h2 id="agreed">{ words::AGREED }</h2>
                if case.agreed.is_empty() { <p>{ words::NOTHING_AGREED }</p> } else {
                    <ul>{ for case.agreed.iter().map(|says| html! { <li>{ says.clone() }</li> }) }</ul>
                }
                <p class="help">{ words::talk_was_on(case.today) }</p>
            </section>
            <details>
                <summary>{ words::READ_AGAIN }</summary>
                { for talk.states().enumerate().map(exchange) }
            </details>
        </>
    }
}
