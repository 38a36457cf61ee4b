//! The turn that is looked at: what they said and felt, what the reply did and why, what it was worth, what else was
//! on offer and where each of it leads at best.

use rapport_engine::debrief::{Alternative, Door, Judged, Mark, Worth, alternatives};
use rapport_engine::mood::{Cause, Why};
use rapport_engine::review::TurnReview;
use rapport_engine::rules::{Given, State};
use rapport_engine::scenario::{PersonaIx, Target};
use rapport_engine::scoring::Points;
use rapport_engine::talk::{Talk, Turn};
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use super::analysis::Analysis;
use super::turns::marked;
use crate::browser;
use crate::pages::finished::Finished;
use crate::view::pace::use_following;
use crate::view::script;
use crate::words;

/// How many frames it takes until all of it stands there.
pub const FRAMES: usize = 4;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Finished,
    /// There once it is worked out.
    pub analysis: Option<Analysis>,
    /// The turn, from 0.
    pub at: usize,
    pub onselect: Callback<usize>,
    /// Called with the turn to try again from.
    pub from_turn: Callback<usize>,
}

/// The turn that is looked at, in three pieces, a frame each.
#[component]
pub fn Detail(Props { talk, analysis, at, onselect, from_turn }: &Props) -> Html {
    let head = use_node_ref();
    let seen = use_mut_ref(|| *at);
    {
        // Beside the turns, another turn begins at its top.
        let head = head.clone();
        use_effect_with(*at, move |&at| {
            if let Some(head) = head.cast::<web_sys::Element>().filter(|_| seen.replace(at) != at) {
                browser::bring_into_view(&head);
            }
        });
    }
    let here = LookedAt { talk: talk.clone(), analysis: analysis.clone(), at: *at };
    let said = use_following(Some(here.clone()));
    let moved = use_following(said.clone());
    let offered = use_following(moved.clone());
    let whole = offered.as_ref() == Some(&here);
    let total = talk.talk().turns().len();
    let mark = here.judged().and_then(|judged| judged.mark);
    html! {
        <section class="detail" id="detail" aria-labelledby="detail-title" aria-busy={(!whole).to_string()}>
            <div class="detail-head" ref={head}>
                { step(at.checked_sub(1), "‹", words::PREVIOUS_TURN, onselect) }
                <h3 id="detail-title" aria-live="polite">
                    { words::turn_of(at + 1, total) }
                    if let Some(mark) = mark { { " " }{ marked(mark) } }
                </h3>
                { step(Some(at + 1).filter(|&next| next < total), "›", words::NEXT_TURN, onselect) }
            </div>
            if let Some(said) = said { <Said ..said /> }
            if let Some(moved) = moved { <Moved ..moved /> }
            if let Some(offered) = offered {
                <Offers ..offered.clone() />
                <p class="detail-actions">
                    <button class="secondary" onclick={from_turn.reform(move |_| offered.at)}
                        aria-label={words::try_from(offered.at + 1)}>
                        { words::TRY_FROM_HERE }
                    </button>
                </p>
            }
        </section>
    }
}

/// A turn, and what is known of it.
#[derive(Clone, Properties, PartialEq)]
struct LookedAt {
    talk: Finished,
    analysis: Option<Analysis>,
    at: usize,
}

impl LookedAt {
    fn turn(&self) -> &Turn {
        &self.talk.talk().turns()[self.at]
    }

    fn after(&self) -> &State {
        let talk = self.talk.talk();
        talk.turns().get(self.at + 1).map_or(talk.now(), |next| &next.before)
    }

    fn judged(&self) -> Option<Judged> {
        self.analysis.as_ref().map(|analysis| analysis.judged[self.at])
    }
}

/// What was said, and what that was worth.
#[component]
fn Said(here: &LookedAt) -> Html {
    let (talk, turn) = (here.talk.talk(), here.turn());
    let reply = talk.reply(turn);
    let reviewed = here.analysis.as_ref().map(|analysis| analysis.review.turns[here.at]);
    html! {
        <>
            { script::spoken(talk.world(), &turn.before) }
            { script::said(talk.world().scenario(), reply) }
            { shows(talk, turn) }
            if let Some(coach) = &reply.coach { <p class="coach">{ coach.clone() }</p> }
            { worth(talk, turn, reviewed.zip(here.judged())) }
        </>
    }
}

/// What it did to those who heard it, and why.
#[component]
fn Moved(here: &LookedAt) -> Html {
    let (talk, turn, after) = (here.talk.talk(), here.turn(), here.after());
    // What they answered to any other turn stands before the reply of the next.
    let is_last = here.at + 1 == talk.turns().len() && !talk.world().spoken(after).is_empty();
    html! {
        <>
            if is_last {
                <h4>{ words::LAST_WORDS }</h4>
                { script::spoken(talk.world(), after) }
            }
            <h4>{ words::HOW_THEY_FELT }</h4>
            <ul class="felt">
                { for talk.met().iter().map(|&who| {
                    let name = &talk.world().scenario().cast[who.at()].name;
                    html! { <li>{ words::felt(name, turn.before.mood(who), after.mood(who)) }</li> }
                }) }
            </ul>
            { causes(talk, turn, after.place()) }
        </>
    }
}

/// A button to another turn; at either end it stays, so that the keyboard's place is not lost.
fn step(to: Option<usize>, sign: &'static str, label: &'static str, onselect: &Callback<usize>) -> Html {
    let onclick = to.map(|to| onselect.reform(move |_: MouseEvent| to));
    html! {
        <button class="step" type="button" aria-label={label} aria-disabled={to.is_none().then_some("true")} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

/// The techniques and pitfalls that a turn shows.
fn shows(talk: &Talk, turn: &Turn) -> Html {
    html! {
        <ul class="chips">
            { for talk.reply(turn).techniques.iter().map(|&one| html! { <li>{ words::technique(one) }</li> }) }
            { for talk.pitfalls(turn).iter().map(|&one| html! { <li class="lost">{ words::pitfall(one) }</li> }) }
        </ul>
    }
}

/// The feeling that was shown and how it was met; what the turn got and lost.
fn worth(talk: &Talk, turn: &Turn, analysis: Option<(TurnReview, Judged)>) -> Html {
    let feeling = &talk.world().scenario().nodes[turn.node.at()].feeling;
    let shown = feeling.as_ref().zip(turn.earned.ladder).map(|(feeling, step)| {
        html! {
            <p class="ladder">
                { words::feeling_shown(feeling) }{ ". " }{ words::ladder(step) }{ ", " }{ words::step(step) }{ "." }
            </p>
        }
    });
    let lost = analysis.map(|(review, _)| {
        let lost = Dimension::ALL.iter().map(|&one| (review.lost[one as usize], one));
        lost.filter(|(points, _)| *points > 0).collect::<Vec<_>>()
    });
    let lost = lost.filter(|lost| !lost.is_empty());
    let anyway = analysis.map(|(_, judged)| judged.lost_anyway).filter(|&anyway| anyway > 0);
    let turned =
        analysis.and_then(|(_, judged)| judged.ends.filter(|_| judged.mark == Some(Mark::TurningPoint)));
    html! {
        <>
            { shown }
            if let Some(own) = &talk.reply(turn).points { <p class="ladder">{ words::judged(&own.because) }</p> }
            <p class="points">
                { got(turn.earned.points) }
                if let Some(lost) = lost { <span class="lost">{ words::lost(&lost) }</span> }
                if let Some(anyway) = anyway { <span>{ words::lost_anyway(anyway) }</span> }
            </p>
            if let Some([before, after]) = turned { <p class="lost">{ words::turned(before, after) }</p> }
        </>
    }
}

fn got(points: Points) -> Html {
    let got = Dimension::ALL.iter().filter(|&&one| points[one as usize] > 0);
    html! { { for got.map(|&one| html! { <b class="got">{ words::got(points[one as usize], one) }</b> }) } }
}

/// Every part of the change of mood, by person, and all of it.
fn causes(talk: &Talk, turn: &Turn, after: Target) -> Html {
    let cast = &talk.world().scenario().cast;
    let line = |(who, cause): &(PersonaIx, Cause)| {
        let what = words::cause(cause.why, reason(talk, turn, cause.why, after));
        let what = if cast.len() > 1 { words::about(&cast[who.at()].name, &what) } else { what };
        html! {
            <tr>
                <th scope="row">{ what }</th>
                <td>{ words::signed(cause.rapport) }</td>
                <td>{ words::signed(cause.arousal) }</td>
            </tr>
        }
    };
    let sum = |part: fn(&Cause) -> i16| turn.causes.iter().map(|(_, cause)| part(cause)).sum::<i16>();
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={words::WHAT_MOVED}>
        <table class="causes">
            <caption>{ words::WHAT_MOVED }</caption>
            <thead><tr>
                <td></td>
                <th scope="col">{ words::RAPPORT_AXIS }</th>
                <th scope="col">{ words::AROUSAL_AXIS }</th>
            </tr></thead>
            <tbody>{ for turn.causes.iter().map(line) }</tbody>
            if cast.len() == 1 {
                <tfoot><tr>
                    <th scope="row">{ words::IN_ALL }</th>
                    <td>{ words::signed(sum(|cause| cause.rapport)) }</td>
                    <td>{ words::signed(sum(|cause| cause.arousal)) }</td>
                </tr></tfoot>
            }
        </table>
        </div>
    }
}

/// The author's own reason for a cause, where it has one.
fn reason<'t>(talk: &'t Talk, turn: &Turn, why: Why, after: Target) -> &'t str {
    let story = |place: u8| match after {
        Target::Node(node) => talk.world().scenario().nodes[node.at()].shifts.get(usize::from(place)),
        Target::Ending(_) => None,
    };
    match why {
        Why::Author => talk.reply(turn).mood.as_ref().map(|own| own.because.as_str()),
        Why::Story(place) => story(place).map(|shift| shift.because.as_str()),
        _ => None,
    }
    .unwrap_or_default()
}

/// Everything that was on offer, once it is known where each of it leads.
#[component]
fn Offers(here: &LookedAt) -> Html {
    let Some(analysis) = &here.analysis else { return html! {} };
    let (talk, turn) = (here.talk.talk(), here.turn());
    let better = here.judged().and_then(|judged| judged.better);
    let mut offers = alternatives(talk, turn, &analysis.search).unwrap_or_default();
    let is_better =
        |one: &Alternative<'_>| better == Some(Given { index: one.offer.index, cut_in: one.cut_in });
    // What could have been said into their words is told only where it was, or would have been stronger.
    offers.retain(|one| !one.cut_in || one.given || is_better(one));
    html! {
        <>
            <h4>{ words::WHAT_ELSE }</h4>
            <ul class="offers">
                { for offers.iter().map(|one| offer(talk, one, is_better(one))) }
            </ul>
        </>
    }
}

fn offer(talk: &Talk, one: &Alternative<'_>, is_better: bool) -> Html {
    let class = classes!("offer", one.given.then_some("given"), is_better.then_some("better"));
    let label = match (one.given, is_better) {
        (true, _) => Some(words::YOU_SAID_THIS),
        (_, true) => Some(words::STRONGEST),
        _ => None,
    };
    html! {
        <li {class}>
            if let Some(label) = label { <b class="offer-label">{ label }</b> }
            <p class="words">
                if one.cut_in { <i class="cue">{ words::CUTTING_IN }</i>{ " " } }
                { script::reply_words(one.offer.reply) }
            </p>
            { match one.door {
                Door::Closed(why) => html! {
                    <p class="offer-facts"><span class="lock" aria-hidden="true" />{ words::closed(why) }</p>
                },
                Door::Open(worth) => behind(talk, &worth),
            } }
            if let Some(coach) = one.offer.reply.coach.as_ref().filter(|_| is_better) {
                <p class="offer-facts">{ coach.clone() }</p>
            }
        </li>
    }
}

/// What a reply earns, and where it leads at best.
fn behind(talk: &Talk, worth: &Worth) -> Html {
    let ending = worth.ending.map(|ending| &talk.world().scenario().endings[ending.at()]);
    let leads = words::leads_to(worth.in_sum, ending.map(|ending| (ending.title.as_str(), ending.kind)));
    html! {
        <p class="offer-facts">
            if worth.now == [0; 3] { { words::NO_POINTS } } else { { got(worth.now) } }
            <span>{ leads }</span>
        </p>
    }
}
