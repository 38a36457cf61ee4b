//! What the writing after the talk came to: the points and findings of both texts, and the day to look in again. Only
//! what was finished counts.

use rapport_engine::calendar::Date as Day;
use rapport_engine::follow_up::{Date, FollowUpPoints};
use rapport_engine::talk::Talk;
use rapport_prose::Rule;
use yew::prelude::*;

use crate::attempt::AttemptId;
use crate::case::Worth;
use crate::route::Route;
use crate::store::Store;
use crate::words;

/// A finished follow-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// What it is worth.
    pub points: FollowUpPoints,
    /// What was found in the message and in the note: each rule, and how often.
    found: [Vec<(Rule, usize)>; 2],
    day: Option<Day>,
}

impl Written {
    /// The follow-up of a talk, where its scenario has one and it was finished.
    pub fn of(store: &Store, talk: &Talk) -> Option<Self> {
        let text = store.follow_up(&AttemptId::of(talk.journal())).filter(|text| text.done)?;
        let worth = Worth::of(talk, &text.message, &text.note, text.check_back)?;
        let found = [&worth.message, &worth.note].map(|findings| {
            let mut found: Vec<(Rule, usize)> = Vec::new();
            for finding in findings {
                match found.iter_mut().find(|(rule, _)| *rule == finding.rule) {
                    Some((_, count)) => *count += 1,
                    None => found.push((finding.rule, 1)),
                }
            }
            found
        });
        Some(Self { points: worth.points, found, day: text.check_back })
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where it is written.
    pub page: Route,
    /// What was written, if it is finished.
    pub written: Option<Written>,
}

/// The section on it.
#[component]
pub fn FollowUp(Props { page, written }: &Props) -> Html {
    html! {
        <section aria-labelledby="written">
            <h2 id="written">{ words::FOLLOW_UP }</h2>
            if let Some(Written { points, found: [message, note], day }) = written {
                <ul>
                    <li>{ words::written(words::MESSAGE, points.message) }{ rules(message) }</li>
                    <li>{ words::written(words::CASE_NOTE, points.note) }{ rules(note) }</li>
                    <li>{ looked_in(points.date, *day) }</li>
                </ul>
            } else {
                <p>{ words::NOT_WRITTEN }</p>
            }
            <p><a class="quiet" href={page.hash()}>
                { if written.is_some() { words::BACK_TO_FOLLOW_UP } else { words::TO_FOLLOW_UP } }
            </a></p>
        </section>
    }
}

fn rules(found: &[(Rule, usize)]) -> Html {
    if found.is_empty() {
        return html! { <>{ " " }{ words::NOTHING_FOUND }</> };
    }
    html! {
        <ul class="chips">
            { for found.iter().map(|&(rule, count)| html! { <li>{ words::times(words::rule(rule), count) }</li> }) }
        </ul>
    }
}

/// The day to look in again, and whether it fits.
fn looked_in(date: Date, day: Option<Day>) -> Html {
    let (class, word) = match date {
        Date::InWindow => ("got", words::DAY_FITS),
        Date::Outside => ("lost", words::DAY_DOES_NOT_FIT),
        Date::None => ("lost", words::NO_DAY),
    };
    html! { <>{ day.map(|day| words::look_in_on(&words::day(day))) }{ " " }<b {class}>{ words::day_earned(word, date.points(), Date::MOST) }</b></> }
}
