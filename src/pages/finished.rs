//! A finished talk that a page is about, found among those that are kept and gone through again; or why it is not there.

use std::rc::Rc;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::load::{Scenarios, Status, use_scenario};
use crate::pages::Loaded;
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::Frame;
use crate::view::pace::use_following;
use crate::words;

/// What a page on a finished talk is given.
#[derive(Properties, PartialEq)]
pub struct OfRun {
    pub store: Store,
    pub scenarios: Scenarios,
    pub id: ScenarioId,
    /// Its number among the finished talks of the scenario, from 1.
    pub run: usize,
}

/// A finished talk as a property: equal journals are equal talks.
#[derive(Clone)]
pub struct Finished(Rc<Talk>);

impl Finished {
    /// The talk.
    pub fn talk(&self) -> &Rc<Talk> {
        &self.0
    }
}

/// A talk that is still led is looked at in the same ways.
impl From<Talk> for Finished {
    fn from(talk: Talk) -> Self {
        Self(Rc::new(talk))
    }
}

impl PartialEq for Finished {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.journal() == other.0.journal()
    }
}

/// Why a page has nothing to show.
#[derive(Clone, PartialEq)]
pub struct Absence {
    title: &'static str,
    why: String,
    to: Route,
}

impl Absence {
    /// A heading and a sentence, with the way to the library.
    pub fn new(title: &'static str, why: impl Into<String>) -> Self {
        Self { title, why: why.into(), to: Route::Library }
    }

    /// The same with the way to a debrief instead.
    pub fn leading_to(self, debrief: Route) -> Self {
        Self { to: debrief, ..self }
    }

    /// What stands in place of the page.
    pub fn view(&self) -> Html {
        let to = if self.to == Route::Library { words::TO_LIBRARY } else { words::TO_DEBRIEF };
        html! {
            <Frame title={self.title}>
                <div class="failed">
                    <h1>{ self.title }</h1>
                    <p>{ self.why.clone() }</p>
                    <a class="primary" href={self.to.hash()}>{ to }</a>
                </div>
            </Frame>
        }
    }
}

/// Finished talks of a scenario by their numbers, once the scenario has come.
#[hook]
pub fn use_finished<const N: usize>(
    store: &Store,
    scenarios: &Scenarios,
    id: &ScenarioId,
    runs: [usize; N],
) -> Status<Result<[Finished; N], Absence>> {
    let scenario = use_scenario(scenarios, id);
    let loaded = match &scenario {
        Status::Loaded(scenario) => Some(Loaded(scenario.clone())),
        Status::Loading | Status::Failed(..) => None,
    };
    let found = use_memo((loaded, runs), |(loaded, runs)| Some(all(store, &loaded.as_ref()?.0, *runs)));
    // To go through a talk again and to draw it takes a frame each.
    match (scenario, use_following((*found).clone())) {
        (Status::Failed(why, again), _) => Status::Failed(why, again),
        (_, Some(found)) => Status::Loaded(found),
        (_, None) => Status::Loading,
    }
}

fn all<const N: usize>(
    store: &Store,
    scenario: &Arc<Compiled>,
    runs: [usize; N],
) -> Result<[Finished; N], Absence> {
    let attempts = store.attempts(&scenario.scenario.id);
    let one = |run: usize| {
        let attempt = run.checked_sub(1).and_then(|at| attempts.get(at));
        let attempt = attempt.ok_or_else(|| Absence::new(words::NO_SUCH_RUN, words::NO_SUCH_RUN_HELP))?;
        let talk = Talk::replay(scenario.clone(), &attempt.journal);
        let talk = talk.map_err(|why| Absence::new(words::NOT_REPLAYED, words::replay_error(&why)))?;
        Ok(Finished(Rc::new(talk)))
    };
    let found: Vec<Finished> = runs.into_iter().map(one).collect::<Result<_, _>>()?;
    found.try_into().map_err(|_| Absence::new(words::NO_SUCH_RUN, words::NO_SUCH_RUN_HELP))
}
