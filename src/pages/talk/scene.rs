//! A talk as it is seen: who is there, what was said, and what may be done next.

use rapport_engine::rules::{Offer, State};
use rapport_engine::scenario::Ending;
use rapport_engine::talk::{Situation, Talk};
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use super::held::Held;
use super::keys::Keys;
use super::notice::notice;
use super::thinking::Thinking;
use super::{Event, Pausing, replies, stage};
use crate::route::Route;
use crate::store::Store;
use crate::switches::{Switch, Switches};
use crate::view::frame::{Frame, kept_notice};
use crate::view::script::{self, Shown};
use crate::words;

/// What there is to see.
pub struct Scene<'t> {
    pub held: &'t Held,
    pub store: &'t Store,
    pub switches: Switches,
    pub paused: bool,
    pub on: &'t Callback<Event>,
}

impl Scene<'_> {
    /// The whole page.
    pub fn view(&self) -> Html {
        let talk = self.talk();
        let scenario = talk.world().scenario();
        let on_break = self.held.is_on_break();
        let names: Vec<&str> = scenario.cast.iter().map(|one| one.name.as_str()).collect();
        // What comes after a break waits for its end.
        let shown = talk.turns().len() + usize::from(!on_break);
        let back = if talk.ending().is_none() { words::LEAVE } else { words::TO_LIBRARY };
        let bar = html! {
            <span class="bar-end">
                <span class="day">{ words::day_number(talk.journal().seed) }</span>
                if talk.ending().is_none() {
                    <button class="small" onclick={self.on.reform(|_| Event::Paused(Pausing::ToRest))}>{ words::PAUSE }</button>
                }
            </span>
        };
        html! {
            <Frame title={scenario.title.clone()} class="talk" back={(Route::Library, back)} {bar}>
                <h1 class="sr">{ words::talking_with(&names.join(", ")) }</h1>
                { kept_notice(self.store) }
                if talk.journal().steps.is_empty() && self.store.has_talk_aside(&scenario.id, talk.journal().seed) {
                    <p class="notice">
                        { words::EARLIER_TALK_ASIDE }{ " " }
                        <a href={Route::Progress.hash()}>{ words::TO_PROGRESS }</a>
                    </p>
                }
                <div class="talk-columns">
                    { stage::stage(self.held, !self.is_asked() && !on_break) }
                    <div class="talk-script">
                        <div class="transcript" role="log" aria-label={words::TRANSCRIPT}>
                            { for talk.states().take(shown).enumerate().map(|(at, state)| self.exchange(at, state)) }
                        </div>
                        { self.runs() }
                        { match talk.situation() {
                            _ if on_break => self.resting(),
                            Situation::Choosing(offers) => self.choosing(&offers),
                            Situation::Ended(ending) => self.ended(ending),
                        } }
                    </div>
                </div>
            </Frame>
        }
    }

    fn talk(&self) -> &Talk {
        &self.held.talk
    }

    /// Whether it is still to be noticed how they feel.
    fn is_asked(&self) -> bool {
        let node = self.talk().world().node(self.talk().now());
        let asks = node.is_some_and(|node| node.notice.is_some());
        asks && self.switches.has(Switch::Notice) && self.talk().noticed().is_none()
    }

    /// What was said to the trainee, and what the trainee said to it. The present one has the same shape as
    /// those before, so that the page only adds to it: the log is read out once.
    fn exchange(&self, at: usize, state: &State) -> Html {
        let (talk, turn) = (self.talk(), self.talk().turns().get(at));
        let shown = Shown {
            heard: match turn {
                None => self.held.shown_now(),
                Some(turn) if turn.cut_in => self.held.heard(at),
                Some(_) => usize::MAX,
            },
            unheard: turn.is_some(),
            mood: turn.is_some() || !self.is_asked(),
        };
        html! {
            <div key={at} id={turn.is_none().then_some("now")} class={classes!("turn", turn.is_none().then_some("turn-now"))}>
                { script::spoken_so_far(talk.world(), state, shown) }
                if let Some(turn) = turn {
                    { script::said(talk.world().scenario(), talk.reply(turn)) }
                    if let Some(step) = turn.earned.ladder.filter(|_| self.switches.has(Switch::Feedback)) {
                        <p class="feedback">
                            <b>{ words::sentence(words::ladder(step)) }</b>
                            { " " }
                            { talk.reply(turn).coach.clone() }
                        </p>
                    }
                }
            </div>
        }
    }

    fn choosing(&self, offers: &[Offer<'_>]) -> Html {
        let talk = self.talk();
        let open = || {
            offers
                .iter()
                .map(|offer| offer.closed.is_none().then(|| offer.reply.id.clone()))
                .collect::<Vec<_>>()
        };
        let unfinished = self.held.is_unfinished();
        html! {
            <>
                if self.switches.has(Switch::Keys) && !self.paused {
                    <Keys open={open()} on={self.on} />
                }
                if unfinished {
                    <button class="secondary" id="listen-on" onclick={self.on.reform(|_| Event::Listened)}>
                        { words::LISTEN_ON }
                    </button>
                } else if self.switches.has(Switch::Notice) {
                    { notice(talk, self.on) }
                }
                { replies::replies(talk.world().scenario(), offers, unfinished, &self.on.reform(Event::Replied)) }
            </>
        }
    }

    fn resting(&self) -> Html {
        html! {
            <section class="ended" id="replies" tabindex="-1" aria-labelledby="on-break">
                <h2 id="on-break">{ words::ON_BREAK }</h2>
                <p>{ words::on_break_help(self.store.state()) }</p>
                <p class="card-actions">
                    <button class="primary" onclick={self.on.reform(|_| Event::WentOn)}>{ words::GO_ON_NOW }</button>
                    <a class="secondary" href={Route::Library.hash()}>{ words::COME_BACK }</a>
                </p>
            </section>
        }
    }

    /// What the trainee wants to see beside the talk, and the way to say so.
    fn runs(&self) -> Html {
        let going_on = self.talk().ending().is_none() && !self.held.is_on_break();
        let turns = self.talk().turns().len();
        html! {
            <div class="runs">
                if self.switches.has(Switch::Points) { <span>{ self.points() }</span> }
                if going_on && self.switches.has(Switch::Timer) {
                    <Thinking key={format!("{turns}.{}", self.held.heard(turns))} paused={self.paused} />
                }
                if going_on {
                    { for [(Pausing::ToLookUp, words::WHAT_YOU_KNOW), (Pausing::ToRest, words::HOW_IT_RUNS)].map(|(pausing, words)| html! {
                        <button class="small" onclick={self.on.reform(move |_| Event::Paused(pausing))}>{ words }</button>
                    }) }
                }
            </div>
        }
    }

    /// Points, not scores: what was possible takes a search, and that is the debrief's.
    fn points(&self) -> String {
        let got = |&dimension: &Dimension| {
            let points =
                self.talk().turns().iter().map(|turn| u16::from(turn.earned.points[dimension as usize]));
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
        let journal = self.talk().journal();
        let kept = self.store.attempts(&journal.scenario);
        let Some(at) = kept.iter().position(|attempt| attempt.journal == *journal) else { return html! {} };
        let (id, run) = (journal.scenario.clone(), at + 1);
        let debrief = Route::Debrief(id.clone(), run).hash();
        if self.talk().world().scenario().follow_up.is_none() {
            return html! { <a class="primary" href={debrief}>{ words::TO_DEBRIEF }</a> };
        }
        html! {
            <p class="card-actions">
                <a class="primary" href={Route::FollowUp(id, run).hash()}>{ words::TO_FOLLOW_UP }</a>
                <a class="secondary" href={debrief}>{ words::TO_DEBRIEF }</a>
            </p>
        }
    }
}
