//! A talk as it is seen: who is there, what was said, and what may be done next.

use rapport_engine::rules::{Offer, State};
use rapport_engine::scenario::{Ending, ReplyId};
use rapport_engine::talk::{Situation, Talk};
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use super::keys::Keys;
use super::thinking::Thinking;
use super::{replies, stage};
use crate::route::Route;
use crate::store::Store;
use crate::switches::{Switch, Switches};
use crate::view::frame::{Frame, kept_notice};
use crate::view::script;
use crate::words;

/// What there is to see.
pub struct Scene<'t> {
    pub talk: &'t Talk,
    pub store: &'t Store,
    pub switches: Switches,
    pub paused: bool,
    pub reply_chosen: &'t Callback<ReplyId>,
    pub pause: &'t Callback<()>,
}

impl Scene<'_> {
    /// The whole page.
    pub fn view(&self) -> Html {
        let talk = self.talk;
        let scenario = talk.world().scenario();
        let names: Vec<&str> = scenario.cast.iter().map(|one| one.name.as_str()).collect();
        let bar = html! {
            <span class="bar-end">
                <span class="day">{ words::day_number(talk.journal().seed) }</span>
                if talk.ending().is_none() {
                    <button class="small" onclick={self.pause.reform(|_| ())}>{ words::PAUSE }</button>
                }
            </span>
        };
        html! {
            <Frame title={scenario.title.clone()} class="talk" back={words::LEAVE} {bar}>
                <h1 class="sr">{ words::talking_with(&names.join(", ")) }</h1>
                { kept_notice(self.store) }
                <div class="talk-columns">
                    { stage::stage(talk) }
                    <div class="talk-script">
                        <div class="transcript" role="log" aria-label={words::TRANSCRIPT}>
                            { for talk.states().enumerate().map(|(at, state)| self.exchange(at, state)) }
                        </div>
                        { self.runs() }
                        { match talk.situation() {
                            Situation::Choosing(offers) => self.choosing(&offers),
                            Situation::Ended(ending) => self.ended(ending),
                        } }
                    </div>
                </div>
            </Frame>
        }
    }

    /// What was said to the trainee, and what the trainee said to it. The present one has the same shape as
    /// those before, so that the page only adds to it: the log is read out once.
    fn exchange(&self, at: usize, state: &State) -> Html {
        let turn = self.talk.turns().get(at);
        html! {
            <div key={at} id={turn.is_none().then_some("now")} class={classes!("turn", turn.is_none().then_some("turn-now"))}>
                { script::spoken(self.talk.world(), state) }
                if let Some(turn) = turn {
                    { script::said(self.talk.world().scenario(), self.talk.reply(turn)) }
                    if let Some(step) = turn.earned.ladder.filter(|_| self.switches.has(Switch::Feedback)) {
                        <p class="feedback">
                            <b>{ words::sentence(words::ladder(step)) }</b>
                            { " " }
                            { self.talk.reply(turn).coach.clone() }
                        </p>
                    }
                }
            </div>
        }
    }

    fn choosing(&self, offers: &[Offer<'_>]) -> Html {
        let open = || {
            offers
                .iter()
                .map(|offer| offer.closed.is_none().then(|| offer.reply.id.clone()))
                .collect::<Vec<_>>()
        };
        html! {
            <>
                if self.switches.has(Switch::Keys) && !self.paused {
                    <Keys open={open()} onreply={self.reply_chosen} onpause={self.pause} />
                }
                { replies::replies(self.talk.world().scenario(), offers, self.reply_chosen) }
            </>
        }
    }

    /// What the trainee wants to see beside the talk, and the way to say so.
    fn runs(&self) -> Html {
        let going_on = self.talk.ending().is_none();
        html! {
            <div class="runs">
                if self.switches.has(Switch::Points) { <span>{ self.points() }</span> }
                if going_on && self.switches.has(Switch::Timer) {
                    <Thinking key={self.talk.turns().len()} paused={self.paused} />
                }
                if going_on {
                    <button class="small" onclick={self.pause.reform(|_| ())}>{ words::HOW_IT_RUNS }</button>
                }
            </div>
        }
    }

    /// Points, not scores: what was possible takes a search, and that is the debrief's.
    fn points(&self) -> String {
        let got = |&dimension: &Dimension| {
            let points =
                self.talk.turns().iter().map(|turn| u16::from(turn.earned.points[dimension as usize]));
            (words::dimension_name(dimension), points.sum())
        };
        words::points_so_far(Dimension::ALL.iter().map(got))
    }

    fn ended(&self, ending: &Ending) -> Html {
        html! {
            <section class="ended" id="replies" tabindex="-1" aria-labelledby="ended">
                <h2 id="ended">{ words::THE_END }</h2>
                <p class="ended-title">{ ending.title.clone() }</p>
                <p>{ ending.outcome.clone() }</p>
                { self.to_debrief() }
            </section>
        }
    }

    fn to_debrief(&self) -> Html {
        let journal = self.talk.journal();
        let kept = self.store.attempts(&journal.scenario);
        let Some(at) = kept.iter().position(|attempt| attempt.journal == *journal) else { return html! {} };
        let debrief = Route::Debrief(journal.scenario.clone(), at + 1).hash();
        html! { <a class="primary" href={debrief}>{ words::TO_DEBRIEF }</a> }
    }
}
