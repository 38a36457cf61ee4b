//! What is asked for: as it is typed, and as a course.

use std::rc::Rc;

use rapport_engine::goal::Goal;
use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use rapport_pack::{Chosen, Course, Kind};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::words;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// In the order of the library.
    pub scenarios: Vec<ScenarioId>,
    pub kind: Kind,
    pub title: String,
    /// As it was typed.
    pub mastery: String,
    pub goal: Option<Goal>,
    library: Vec<ScenarioId>,
}

/// Goals to choose from.
const GOALS: [Goal; 2] = [Goal { runs: 2, score: 80 }, Goal::USUAL];

impl Asked {
    /// Everything, for the platforms that most have.
    pub fn all_of(cards: &[Card]) -> Self {
        let library: Vec<ScenarioId> = cards.iter().map(|card| card.id.clone()).collect();
        Self {
            scenarios: library.clone(),
            kind: Kind::Scorm12,
            title: String::new(),
            mastery: String::new(),
            goal: None,
            library,
        }
    }

    /// The kind and the one scenario that an address has chosen, where they are there.
    pub fn chosen(self, [kind, scenario]: [Option<&str>; 2]) -> Self {
        let kind = Kind::ALL.into_iter().find(|one| Some(one.name()) == kind).unwrap_or(self.kind);
        let only: Vec<ScenarioId> =
            self.library.iter().filter(|id| Some(id.as_str()) == scenario).cloned().collect();
        let scenarios = if only.is_empty() { self.scenarios } else { only };
        Self { kind, scenarios, ..self }
    }

    /// The course, or why it is none.
    pub fn course(&self, chosen: Vec<Chosen>) -> Result<Course, String> {
        let refused = |why| words::refused(&why);
        let mut course = Course::new(self.kind, chosen);
        if !self.is_told() {
            return course.map_err(refused);
        }
        course = course.and_then(|course| course.titled(&self.title));
        if !self.mastery.is_empty() {
            let score = self.mastery.parse().map_err(|_| words::MASTERY_WRONG.to_owned())?;
            course = course.and_then(|course| course.mastered_at(score));
        }
        let course = course.map_err(refused)?;
        Ok(match self.goal {
            Some(goal) => course.with_goal(goal),
            None => course,
        })
    }

    /// Whether there may be somebody to tell what was reached: a page that is one file tells nobody.
    fn is_told(&self) -> bool {
        self.kind != Kind::Html
    }

    /// What its file is called.
    pub fn file(&self) -> String {
        let (name, ending) = (self.kind.name(), self.kind.extension());
        let what = match self.scenarios.as_slice() {
            [only] => only.as_str(),
            _ => "rapport",
        };
        if self.is_told() { format!("{what}-{name}.{ending}") } else { format!("{what}.{ending}") }
    }
}

/// What somebody did.
pub enum Did {
    Ticked(ScenarioId, bool),
    ChoseKind(Kind),
    TypedTitle(String),
    TypedMastery(String),
    ChoseGoal(Option<Goal>),
}

impl Reducible for Asked {
    type Action = Did;

    fn reduce(self: Rc<Self>, did: Did) -> Rc<Self> {
        let asked = (*self).clone();
        Rc::new(match did {
            Did::Ticked(id, ticked) => {
                let has = |one: &ScenarioId| if *one == id { ticked } else { asked.scenarios.contains(one) };
                let scenarios = asked.library.iter().filter(|one| has(one)).cloned().collect();
                Self { scenarios, ..asked }
            }
            Did::ChoseKind(kind) => Self { kind, ..asked },
            Did::TypedTitle(title) => Self { title, ..asked },
            Did::TypedMastery(mastery) => Self { mastery: mastery.trim().to_owned(), ..asked },
            Did::ChoseGoal(goal) => Self { goal, ..asked },
        })
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cards: Rc<Vec<Card>>,
    pub asked: UseReducerHandle<Asked>,
}

/// The form.
#[component]
pub fn Fields(Props { cards, asked }: &Props) -> Html {
    let typed = |did: fn(String) -> Did| {
        let asked = asked.clone();
        Callback::from(move |event: InputEvent| {
            asked.dispatch(did(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let goal_chosen = {
        let asked = asked.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            asked.dispatch(Did::ChoseGoal(value.parse().ok()));
        })
    };
    let first = cards.iter().find(|card| asked.scenarios.contains(&card.id));
    html! {
        <form onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <fieldset>
                <legend>{ words::PACK_TALKS }</legend>
                { for cards.iter().map(|card| scenario(asked, card)) }
            </fieldset>
            <fieldset>
                <legend>{ words::PACK_KIND }</legend>
                { for Kind::ALL.into_iter().map(|one| kind(asked, one)) }
            </fieldset>
            if asked.is_told() {
                <div class="pack-field">
                    <label for="pack-title">{ words::PACK_TITLE }</label>
                    <input id="pack-title" maxlength="200" aria-describedby="pack-title-help" value={asked.title.clone()}
                        placeholder={first.map(|card| card.title.clone())} oninput={typed(Did::TypedTitle)} />
                    <span class="help" id="pack-title-help">{ words::PACK_TITLE_HELP }</span>
                </div>
                { told(asked, typed(Did::TypedMastery), goal_chosen) }
            }
        </form>
    }
}

/// What is only of use where somebody is told of it.
fn told(asked: &Asked, mastery: Callback<InputEvent>, goal_chosen: Callback<Event>) -> Html {
    html! {
        <>
            <div class="pack-field">
                <label for="pack-mastery">{ words::PACK_MASTERY }</label>
                <input id="pack-mastery" inputmode="numeric" aria-describedby="pack-mastery-help"
                    value={asked.mastery.clone()} oninput={mastery} />
                <span class="help" id="pack-mastery-help">{ words::PACK_MASTERY_HELP }</span>
            </div>
            <div class="pack-field">
                <label for="pack-goal">{ words::PACK_DONE }</label>
                <select id="pack-goal" onchange={goal_chosen}>
                    <option value="" selected={asked.goal.is_none()}>{ words::PACK_DONE_ONCE }</option>
                    { for GOALS.map(|goal| html! {
                        <option value={goal.to_string()} selected={asked.goal == Some(goal)}>{ words::done_by(goal) }</option>
                    }) }
                </select>
            </div>
        </>
    }
}

fn scenario(asked: &UseReducerHandle<Asked>, card: &Card) -> Html {
    let ticked = {
        let (asked, id) = (asked.clone(), card.id.clone());
        Callback::from(move |event: Event| {
            let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            asked.dispatch(Did::Ticked(id.clone(), ticked));
        })
    };
    html! {
        <label class="switch">
            <input type="checkbox" checked={asked.scenarios.contains(&card.id)} onchange={ticked} />
            <span><b>{ card.title.clone() }</b><small class="help">{ card.summary.clone() }</small></span>
        </label>
    }
}

fn kind(asked: &UseReducerHandle<Asked>, kind: Kind) -> Html {
    let (name, who) = words::package_kind(kind);
    let chosen = {
        let asked = asked.clone();
        Callback::from(move |_: Event| asked.dispatch(Did::ChoseKind(kind)))
    };
    html! {
        <label class="switch">
            <input type="radio" name="pack-kind" checked={asked.kind == kind} onchange={chosen} />
            <span><b>{ name }</b><small class="help">{ who }</small></span>
        </label>
    }
}
