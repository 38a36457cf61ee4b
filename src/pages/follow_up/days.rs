//! The day to look in again: a choice of days in words, and the chosen one as a file. Imports the engine's calendar.

use std::rc::Rc;

use rapport_engine::calendar::Date;
use rapport_engine::scenario::Window;
use rapport_engine::sort;
use yew::prelude::*;

use super::calendar;
use crate::browser;
use crate::words;

/// Days after the talk that are on offer, besides the first and last that fit: near ones one by one, later ones by
/// the week, so that too early and too late can both be chosen.
const OFFERED: [u8; 9] = [1, 2, 3, 5, 7, 10, 14, 21, 28];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub today: Date,
    pub window: Window,
    /// Whom it is about.
    pub to: AttrValue,
    /// What was agreed, to stand in the calendar too.
    pub agreed: Rc<[String]>,
    /// What tells this talk from all others.
    pub name: AttrValue,
    pub chosen: Option<Date>,
    pub on_day: Callback<Option<Date>>,
}

/// The choice.
#[component]
pub fn Days(Props { today, window, to, agreed, name, chosen, on_day }: &Props) -> Html {
    let said = use_state(|| None::<&'static str>);
    let offered = offered(*window);
    let picked = offered.iter().map(|days| today.plus(u32::from(*days))).find(|day| Some(*day) == *chosen);
    let one = |day: Option<Date>, label: String| {
        let checked = picked == day;
        let onchange = on_day.reform(move |_: Event| day);
        html! { <label><input type="radio" name="check-back" {checked} {onchange} />{ label }</label> }
    };
    let dated = |days: &u8| {
        let day = today.plus(u32::from(*days));
        one(Some(day), words::dotted(&[&words::day(day), &words::in_days(u32::from(*days))]))
    };
    let save = picked.map(|day| {
        let (said, name) = (said.clone(), name.clone());
        let (summary, agreed) = (words::look_in_on(to), agreed.join("\n"));
        Callback::from(move |_: MouseEvent| {
            let file = calendar::event(&name, browser::seconds(), day, &summary, &agreed);
            let saved = browser::download(&format!("check-back-{day}.ics"), calendar::KIND, &file);
            said.set(Some(if saved { words::SAVED } else { words::NOT_SAVED }));
        })
    });
    html! {
        <section class="written">
            <fieldset class="days">
                <legend><h2>{ words::CHECK_BACK }</h2></legend>
                { one(None, words::NO_DAY.to_owned()) }
                { for offered.iter().map(dated) }
            </fieldset>
            <p class="card-actions">
                if let Some(onclick) = save {
                    <button class="secondary" {onclick}>{ words::SAVE_DAY }</button>
                }
                <span role="status">{ said.unwrap_or_default() }</span>
            </p>
        </section>
    }
}

fn offered(window: Window) -> Vec<u8> {
    let mut days: Vec<u8> =
        OFFERED.into_iter().chain([window.from, window.to]).filter(|days| *days > 0).collect();
    sort::distinct(&mut days);
    days
}
