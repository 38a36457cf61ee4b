//! The debrief: how it ended and why, the three scores, the mood curve, and the talk turn by turn.

mod analysis;
mod turns;

use std::rc::Rc;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::mood::Mood;
use rapport_engine::review::Review;
use rapport_engine::scenario::{PersonaIx, ScenarioId};
use rapport_engine::scoring::ACKNOWLEDGED;
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::{Pitfall, Technique};
use yew::prelude::*;

use crate::attempt::Attempt;
use crate::browser;
use crate::load::{Scenarios, use_scenario};
use crate::route::Route;
use crate::store::Store;
use crate::view::curve::curve;
use crate::view::export::export;
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::view::scores;
use crate::words;
use analysis::use_review;
use turns::Turns;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub scenarios: Scenarios,
    pub id: ScenarioId,
    pub run: usize,
}

/// The debrief of a finished talk.
#[component]
pub fn Page(Props { store, scenarios, id, run }: &Props) -> Html {
    let scenario = use_scenario(scenarios, id);
    let attempt =
        use_memo((id.clone(), *run), |(id, run)| store.attempts(id).into_iter().nth(run.checked_sub(1)?));
    arriving(words::DEBRIEF, &scenario, |scenario| match &*attempt {
        None => absent(words::NO_SUCH_RUN, words::NO_SUCH_RUN_HELP.to_owned()),
        Some(attempt) => replayed(store, scenario, attempt),
    })
}

fn replayed(store: &Store, scenario: &Arc<Compiled>, attempt: &Attempt) -> Html {
    match Talk::replay(scenario.clone(), &attempt.journal) {
        Ok(talk) => html! { <Board store={store.clone()} talk={Finished(Rc::new(talk))} /> },
        Err(why) => absent(words::NOT_REPLAYED, words::replay_error(&why)),
    }
}

fn absent(title: &'static str, why: String) -> Html {
    html! {
        <Frame {title}>
            <div class="failed">
                <h1>{ title }</h1>
                <p>{ why }</p>
                <a class="primary" href={Route::Library.hash()}>{ words::TO_LIBRARY }</a>
            </div>
        </Frame>
    }
}

/// A finished talk as a property: equal journals are equal talks.
#[derive(Clone)]
pub struct Finished(Rc<Talk>);

impl Finished {
    /// The talk.
    pub fn talk(&self) -> &Talk {
        &self.0
    }
}

impl PartialEq for Finished {
    fn eq(&self, other: &Self) -> bool {
        self.0.journal() == other.0.journal()
    }
}

#[derive(Properties, PartialEq)]
struct BoardProps {
    store: Store,
    talk: Finished,
}

#[component]
fn Board(BoardProps { store, talk }: &BoardProps) -> Html {
    let review = use_review(talk);
    {
        let talk = talk.0.clone();
        let store = store.clone();
        use_effect_with(review.as_ref().map(|review| review.scores), move |scores| {
            if let (Some(scores), Some(ending)) = (*scores, talk.ending()) {
                let journal = talk.journal().clone();
                store.keep_attempt(&Attempt { kind: ending.kind, scores: Some(scores), journal });
            }
        });
    }
    let from_turn = {
        let (talk, store) = (talk.0.clone(), store.clone());
        Callback::from(move |turn: usize| {
            let earlier = talk.back_to(turn, browser::seconds());
            let journal = earlier.journal();
            // Where there is no room to set an open talk aside, that one is gone on with instead.
            if store.make_room(&journal.scenario, journal.seed) {
                store.keep_talk(journal);
            }
            browser::go(&Route::Talk(journal.scenario.clone(), Some(journal.seed)));
        })
    };
    let (finished, talk) = (talk, talk.talk());
    let scenario = talk.world().scenario();
    html! {
        <Frame title={words::DEBRIEF} class="debrief">
            { outcome(talk) }
            { kept_notice(store) }
            { standing(talk, review.as_deref()) }
            <div class="board">
                <div class="board-side">
                    <Side talk={finished.clone()} />
                    { again(scenario.id.clone(), from_turn.clone()) }
                </div>
                <section class="board-turns" aria-labelledby="turns">
                    <h2 id="turns">{ words::TURN_BY_TURN }</h2>
                    <Turns talk={finished.clone()} {review} {from_turn} />
                </section>
            </div>
            { export(store, &finished.0) }
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct SideProps {
    talk: Finished,
}

/// What goes beside the turns, in a frame of its own: how it ended comes first.
#[component]
fn Side(SideProps { talk }: &SideProps) -> Html {
    let is_first = use_state_eq(|| true);
    {
        let is_first = is_first.clone();
        use_effect_with((), move |()| browser::before_paint(move || is_first.set(false)));
    }
    if *is_first {
        return html! {};
    }
    let talk = talk.talk();
    html! { <>{ curves(talk) }{ found_out(talk) }{ shown(talk) }</> }
}

/// How it ended, and one sentence why.
fn outcome(talk: &Talk) -> Html {
    let Some(ending) = talk.ending() else { return html! {} };
    let (scenario, main) = (talk.world().scenario(), PersonaIx(0));
    let name = &scenario.cast[main.at()].name;
    let moods: Vec<Mood> = talk.states().map(|state| state.mood(main)).collect();
    let moved = |at: usize| i16::from(moods[at + 1].rapport) - i16::from(moods[at].rapport);
    let greatest = (0..moods.len() - 1)
        .filter(|&at| moved(at) != 0)
        .max_by_key(|&at| (moved(at).abs(), core::cmp::Reverse(at)));
    let day = &scenario.cast[main.at()].days[talk.world().day().kind(main)];
    html! {
        <header class="outcome">
            <p class="card-kind">
                <a href={Route::Brief(scenario.id.clone(), Some(talk.journal().seed)).hash()}>{ scenario.title.clone() }</a>
                { " · " }{ words::day_number(talk.journal().seed) }
            </p>
            <p class="kind" data-kind={ending.kind.id()}>{ words::ending_kind(ending.kind) }</p>
            <h1>{ ending.title.clone() }</h1>
            <p class="outcome-text">{ ending.outcome.clone() }</p>
            <p class="outcome-why">
                { words::trust(name, moods[0].rapport, moods[moods.len() - 1].rapport) }{ " " }
                if let Some(at) = greatest { { words::turned(at + 1, moved(at)) }{ " " } }
                if talk.broke_off() { { words::broke_off(name, moods[moods.len() - 1]) }{ " " } }
                { words::day_was(&day.name) }
            </p>
        </header>
    }
}

fn standing(talk: &Talk, review: Option<&Review>) -> Html {
    let steps: Vec<u8> = talk.turns().iter().filter_map(|turn| turn.earned.ladder).collect();
    let taken = steps.iter().filter(|&&step| step >= ACKNOWLEDGED).count();
    html! {
        <section class="standing" aria-labelledby="scores" aria-busy={review.is_none().to_string()}>
            <h2 id="scores">{ words::SCORES }</h2>
            <p class="loading" role="status">
                if review.is_none() { { words::WORKING_OUT } }
            </p>
            { review.map(scores::scores) }
            <p>{ words::opportunities(steps.len(), taken) }</p>
            <p class="help">{ words::SCORES_HELP }</p>
            if review.is_some_and(|review| !review.exact) { <p class="help">{ words::SCORES_NOT_EXACT }</p> }
        </section>
    }
}

fn curves(talk: &Talk) -> Html {
    let onturn = Callback::from(|turn: usize| browser::scroll_to(browser::element(&turns::id(turn))));
    let one = |&who: &PersonaIx| {
        let moods: Vec<Mood> = talk.states().map(|state| state.mood(who)).collect();
        curve(&moods, &talk.world().scenario().cast[who.at()].name, &onturn)
    };
    html! {
        <section aria-labelledby="curve">
            <h2 id="curve">{ words::MOOD_CURVE }</h2>
            { for talk.met().iter().map(one) }
        </section>
    }
}

/// The facts that came up, and how many did not: those are not given away.
fn found_out(talk: &Talk) -> Html {
    let facts = &talk.world().scenario().facts;
    let found: Vec<_> = facts.iter().filter(|fact| talk.now().remembers(fact.slot)).collect();
    if facts.is_empty() {
        return html! {};
    }
    html! {
        <section aria-labelledby="learned">
            <h2 id="learned">{ words::LEARNED }</h2>
            <p>{ words::found(found.len(), facts.len()) }</p>
            <ul>{ for found.iter().map(|fact| html! { <li>{ fact.text.clone() }</li> }) }</ul>
        </section>
    }
}

/// Which techniques and pitfalls the replies showed, and how often.
fn shown(talk: &Talk) -> Html {
    let replies: Vec<_> = talk.turns().iter().map(|turn| talk.reply(turn)).collect();
    let count = |shows: &dyn Fn(&&rapport_engine::scenario::Reply) -> bool| {
        replies.iter().copied().filter(shows).count()
    };
    let skills = Technique::ALL
        .iter()
        .map(|&one| (words::technique(one), count(&|reply| reply.techniques.contains(&one))));
    let slips =
        Pitfall::ALL.iter().map(|&one| (words::pitfall(one), count(&|reply| reply.pitfalls.contains(&one))));
    html! {
        <section class="shown">
            <h2>{ words::SHOWN }</h2>
            { chips(skills) }
            <h2>{ words::SLIPS }</h2>
            { chips(slips) }
        </section>
    }
}

fn chips(counted: impl Iterator<Item = (&'static str, usize)>) -> Html {
    let shown: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
    if shown.is_empty() {
        return html! { <p>{ words::NONE_SHOWN }</p> };
    }
    html! {
        <ul class="chips">
            { for shown.iter().map(|&(name, count)| html! { <li>{ words::times(name, count) }</li> }) }
        </ul>
    }
}

fn again(id: ScenarioId, from_turn: Callback<usize>) -> Html {
    html! {
        <p class="card-actions">
            <button class="primary" onclick={from_turn.reform(|_| 0)}>{ words::SAME_TALK_AGAIN }</button>
            <a class="secondary" href={Route::Brief(id, None).hash()}>{ words::NEW_DAY }</a>
        </p>
    }
}
