//! The desk with the case file, and the three questions beside it.

use rapport_engine::scenario::{ChoiceIx, Item, MOST_EXPECTED, Preparation, Prepared};
use yew::prelude::*;

use crate::browser;
use crate::view::known::{Question, paragraphs, questions};
use crate::words;

/// What there is to prepare, and what was.
pub struct Sheet<'s> {
    pub stage: &'s Preparation,
    pub prepared: Prepared,
    /// Whether nothing can be chosen any more.
    pub fixed: bool,
    /// Called with what is prepared from now on.
    pub prepare: Callback<Prepared>,
}

/// How a question is asked here.
struct Asked {
    help: Option<&'static str>,
    /// What is said instead when no more can be chosen.
    full: Option<&'static str>,
    /// What says that none is chosen, where that must be said.
    none: Option<&'static str>,
    most: usize,
}

/// How each is asked, in the order of [`questions`].
const ASKED: [Asked; 3] = [
    Asked { help: Some(words::EXPECT_HELP), full: Some(words::EXPECT_FULL), none: None, most: MOST_EXPECTED },
    Asked { help: None, full: None, none: None, most: 1 },
    Asked { help: Some(words::ASSUMING_HELP), full: None, none: Some(words::NOTHING_ASSUMED), most: 1 },
];

impl Sheet<'_> {
    /// All of it.
    pub fn view(&self) -> Html {
        html! {
            <fieldset class="sheet" disabled={self.fixed}>
                { self.desk() }
                { for questions(self.stage).iter().zip(&ASKED).map(|(question, asked)| self.question(question, asked)) }
            </fieldset>
        }
    }

    fn left(&self) -> u16 {
        u16::from(self.stage.minutes).saturating_sub(self.stage.reading(self.prepared))
    }

    fn desk(&self) -> Html {
        let (left, all) = (self.left(), self.stage.minutes);
        let says = words::minutes_left(left, all);
        html! {
            <section aria-labelledby="file">
                <h2 id="file">{ words::CASE_FILE }</h2>
                <p class="help">{ words::DESK_HELP }</p>
                <p class="minutes">
                    <span role="status">{ says.clone() }</span>
                    <meter min="0" max={all.to_string()} value={left.to_string()} aria-label={says} />
                </p>
                <ul class="desk">{ for self.stage.items().map(|(at, item)| self.paper(at, item)) }</ul>
            </section>
        }
    }

    fn paper(&self, at: ChoiceIx, item: &Item) -> Html {
        let id = format!("read-{}", item.id);
        let head = words::dotted(&[words::item_kind(item.kind), &words::reading(item.minutes)]);
        if self.prepared.holds(at) {
            return html! {
                <li key={at.0} class="paper" {id} tabindex="-1">
                    <span class="help">{ head }</span>
                    <h3>{ item.title.clone() }</h3>
                    { paragraphs(&item.text) }
                </li>
            };
        }
        let fits = u16::from(item.minutes) <= self.left();
        let onclick = fits.then(|| {
            let (prepare, to) = (self.prepare.clone(), self.prepared.with(at));
            Callback::from(move |_: MouseEvent| {
                prepare.emit(to);
                // The pressed button is gone then: the place of the keyboard is what it opened.
                let id = id.clone();
                browser::before_paint(move || browser::focus(browser::element(&id)));
            })
        });
        html! {
            <li key={at.0}>
                <button class={classes!("paper", (!fits).then_some("closed"))} {onclick} aria-disabled={(!fits).then_some("true")}>
                    <span class="help">{ head }</span>
                    <b>{ item.title.clone() }</b>
                    if !fits { <small class="reason">{ words::closed(&words::no_time(item.minutes, self.left())) }</small> }
                </button>
            </li>
        }
    }

    /// Boxes to tick where several can be chosen, else one of them.
    fn question(&self, question: &Question<'_>, asked: &Asked) -> Html {
        let chosen: Vec<ChoiceIx> =
            question.choices.iter().map(|&(at, _)| at).filter(|&at| self.prepared.holds(at)).collect();
        let full = asked.most > 1 && chosen.len() == asked.most;
        let none = asked.none.map(|none| (None, none));
        let choices = question.choices.iter().map(|&(at, says)| (Some(at), says)).chain(none);
        let choice = |(at, says): (Option<ChoiceIx>, &str)| {
            let checked = at.map_or(chosen.is_empty(), |at| chosen.contains(&at));
            let others = if asked.most > 1 {
                self.prepared
            } else {
                chosen.iter().fold(self.prepared, |all, &one| all.without(one))
            };
            let to = match at {
                Some(at) if checked => others.without(at),
                Some(at) => others.with(at),
                None => others,
            };
            // It stays where the keyboard finds it, as the papers that are closed do.
            let shut = full && !checked;
            let onclick = shut.then(|| Callback::from(|event: MouseEvent| event.prevent_default()));
            html! {
                <label class="switch">
                    <input type={if asked.most > 1 { "checkbox" } else { "radio" }} name={question.id} {checked}
                        aria-disabled={shut.then_some("true")} {onclick}
                        onchange={self.prepare.reform(move |_| to)} />
                    <span>{ says.to_owned() }</span>
                </label>
            }
        };
        html! {
            <fieldset>
                <legend>{ question.title }</legend>
                if let Some(help) = asked.full.filter(|_| full).or(asked.help) {
                    <p class="help" role="status">{ help }</p>
                }
                { for choices.map(choice) }
            </fieldset>
        }
    }
}
