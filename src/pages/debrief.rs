//! The debrief: how it ended and why, the three scores, and the talk as an analysis board: turn by turn on one
//! side, the mood curve and the turn that is looked at on the other. Everything comes a piece in each frame, so that
//! the page is never held up.

pub mod analysis;
mod chosen;
mod detail;
mod note;
mod outcome;
mod prepared;
mod sections;
pub mod tried;
pub mod turns;
pub mod written;

use std::array::from_fn;

use yew::prelude::*;

use crate::attempt::{Attempt, AttemptId};
use crate::browser;
use crate::pages::finished::{Finished, OfRun, use_finished};
use crate::route::Route;
use crate::store::Store;
use crate::view::curve::{self, Curve};
use crate::view::export::export;
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::view::pace::{use_pace, use_trailing};
use crate::words;
use analysis::{Analysis, use_search};
use chosen::{use_selected, use_wide};
use detail::Detail;
use note::Note;
use outcome::{Outcome, Standing};
use prepared::Prepared;
use sections::Sections;
use tried::Tried;
use turns::Turns;
use written::{FollowUp, Written};

/// The debrief of a finished talk.
#[component]
pub fn Page(OfRun { store, scenarios, id, run }: &OfRun) -> Html {
    let found = use_finished(store, scenarios, id, [*run]);
    arriving(words::DEBRIEF, &found, |found| match found {
        Err(absence) => absence.view(),
        Ok([talk]) => html! { <Board store={store.clone()} talk={talk.clone()} run={*run} /> },
    })
}

/// The pieces that the page comes in after the first frame, in their order.
const CURVES: usize = 1;
const TURNS: usize = 2;

/// What comes after the turns and their detail, each in a frame of its own.
const BELOW: usize = 6;

/// What is known comes in pieces too, once the search is through.
const SCORES: usize = 1;
const MARKS: usize = 2;

#[derive(Properties, PartialEq)]
struct BoardProps {
    store: Store,
    talk: Finished,
    run: usize,
}

#[component]
fn Board(BoardProps { store, talk, run }: &BoardProps) -> Html {
    let count = talk.talk().turns().len();
    let [turned, marked] = [TURNS, MARKS].map(|first| first + turns::frames(count));
    let detail = turned + 1;
    let [sections, prepared, after, note, ways, foot]: [usize; BELOW] =
        from_fn(|at| detail + detail::FRAMES + at);
    let shown = use_pace(foot);
    // It would have its part of every frame in which something is drawn.
    let search = use_search(talk, shown == foot);
    let written = use_memo((talk.clone(), shown >= after), |(talk, looked_at)| {
        looked_at.then(|| Written::of(store, talk.talk())).flatten()
    });
    // What is known is told when all stands there.
    let known = use_pace(if search.is_some() && shown == foot { marked + 2 } else { 0 });
    let analysis = {
        let (talk, written) = (talk.clone(), written.clone());
        let points = move || (*written).as_ref().map(|written| written.points);
        use_memo(search.filter(|_| known >= SCORES), move |search| {
            Analysis::of(talk.talk(), search.as_ref()?, points())
        })
    };
    let analysis = (*analysis).clone();
    let known_from = |piece: usize| analysis.clone().filter(|_| known >= piece);
    use_kept_scores(store, talk, analysis.as_ref().map(|analysis| analysis.review.scores));
    let is_wide = use_wide();
    let address = Route::Debrief(talk.talk().journal().scenario.clone(), *run);
    let (selected, onselect) = use_selected(address, count);
    let opened = use_trailing(selected);
    let from_turn = use_from_turn(store, talk);

    let curves = || html! { <Curves talk={talk.clone()} {selected} onselect={onselect.clone()} /> };
    let looked_at = (shown >= detail).then(|| {
        html! {
            <Detail talk={talk.clone()} analysis={known_from(marked + 1)} at={opened}
                onselect={onselect.clone()} from_turn={from_turn.clone()} />
        }
    });
    let (inside, beside) = if is_wide { (None, looked_at) } else { (looked_at, None) };
    html! {
        <Frame title={words::DEBRIEF} class="debrief">
            { kept_notice(store) }
            <div class="debrief-head">
                <Outcome talk={talk.clone()} />
                <Standing review={analysis.as_ref().map(|analysis| analysis.review.clone())} />
            </div>
            <div class="board">
                if !is_wide && shown >= CURVES { { curves() } }
                if shown >= TURNS {
                    <Turns talk={talk.clone()} analysis={analysis.clone()} marked={known.clamp(MARKS, marked) - MARKS} {selected}
                        onselect={onselect.clone()} frames={shown.min(turned) - TURNS} {opened} detail={inside} />
                }
                if is_wide && shown >= CURVES {
                    <div class="board-side">{ curves() }{ beside }</div>
                }
            </div>
            if shown >= sections {
                <div class="showings">
                    <Sections talk={talk.clone()} onselect={onselect.clone()} />
                    if shown >= prepared { <Prepared talk={talk.clone()} onselect={onselect.clone()} /> }
                    if shown >= after && talk.talk().world().scenario().follow_up.is_some() {
                        <FollowUp written={(*written).clone()}
                            page={Route::FollowUp(talk.talk().journal().scenario.clone(), *run)} />
                    }
                </div>
            }
            if shown >= note { <Note store={store.clone()} id={AttemptId::of(talk.talk().journal())} /> }
            if shown >= ways {
                <Tried store={store.clone()} talk={talk.clone()} run={*run}
                    scores={known_from(marked + 2).map(|analysis| analysis.review.scores)} />
            }
            if shown >= foot { <Foot store={store.clone()} talk={talk.clone()} from_turn={from_turn.clone()} /> }
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct FootProps {
    store: Store,
    talk: Finished,
    from_turn: Callback<usize>,
}

/// Where the talk is gone on from here, and taken along.
#[component]
fn Foot(FootProps { store, talk, from_turn }: &FootProps) -> Html {
    html! {
        <footer class="debrief-foot">
            <p class="card-actions">
                <button class="primary" onclick={from_turn.reform(|_| 0)}>{ words::SAME_TALK_AGAIN }</button>
                <a class="secondary" href={Route::Brief(talk.talk().journal().scenario.clone(), None).hash()}>
                    { words::NEW_DAY }
                </a>
            </p>
            { export(store, talk.talk()) }
        </footer>
    }
}

/// Keeps the scores beside the talk, once they are worked out, where it is kept still: what somebody has deleted
/// meanwhile does not come back.
#[hook]
fn use_kept_scores(store: &Store, talk: &Finished, scores: Option<[u8; 3]>) {
    let (talk, store) = (talk.clone(), store.clone());
    use_effect_with(scores, move |&scores| {
        if let (Some(scores), Some(ending)) = (scores, talk.talk().ending()) {
            let journal = talk.talk().journal().clone();
            if store.attempts(&journal.scenario).iter().any(|kept| kept.journal == journal) {
                store.keep_attempt(&Attempt { kind: ending.kind, scores: Some(scores), journal });
            }
        }
    });
}

/// What begins another way at a turn, from 0; this one is kept.
#[hook]
fn use_from_turn(store: &Store, talk: &Finished) -> Callback<usize> {
    use_callback((store.clone(), talk.clone()), |turn: usize, (store, talk)| {
        let earlier = talk.talk().back_to(turn, browser::seconds());
        let journal = earlier.journal();
        // Where there is no room to set an open talk aside, that one is gone on with instead.
        if store.make_room(&journal.scenario, journal.seed) {
            store.keep_talk(journal);
        }
        browser::go(&Route::Talk(journal.scenario.clone(), Some(journal.seed)));
    })
}

#[derive(Properties, PartialEq)]
struct CurvesProps {
    talk: Finished,
    selected: usize,
    onselect: Callback<usize>,
}

/// A curve for everybody who spoke.
#[component]
fn Curves(CurvesProps { talk, selected, onselect }: &CurvesProps) -> Html {
    let talk = talk.talk();
    let curves = curve::each(talk, |name, moods| {
        html! {
            <Curve {name} {moods} span={talk.turns().len()} selected={vec![*selected]} onturn={onselect.clone()} />
        }
    });
    html! {
        <section class="curves" aria-labelledby="curve">
            <h2 id="curve">{ words::MOOD_CURVE }</h2>
            { curves }
        </section>
    }
}
