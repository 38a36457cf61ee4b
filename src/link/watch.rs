//! Watches what is kept, and works out what can be told: every talk replayed, and how its replies compare.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use rapport_engine::journal::Journal;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::search::Search;
use rapport_engine::sort;
use rapport_engine::talk::Talk;
use rapport_lms::course::Course;
use rapport_lms::report::Report;
use rapport_lms::run::{Found, Run, RunId, Written};
use yew::platform::spawn_local;

use crate::attempt::{Attempt, AttemptId};
use crate::browser;
use crate::case::Worth;
use crate::load::Scenarios;
use crate::route::Route;
use crate::searching::{Pace, Searching};
use crate::store::{self, Store};
use crate::words;

/// So long after a frame in which something was kept it is looked at, in milliseconds.
const AFTER_PAINT: u32 = 30;
/// So long after something was kept it is looked at in any case, in milliseconds.
const ANYWAY: u32 = 500;

/// Whoever hears how things stand.
type Listener = Rc<dyn Fn(&Report)>;

/// Watches for as long as the page is there. Clones share it.
#[derive(Clone)]
pub struct Watch(Rc<Watching>);

struct Watching {
    store: Store,
    scenarios: Scenarios,
    course: Course,
    then: RefCell<Listener>,
    begun: u64,
    /// Talks that began before are not looked at.
    since: Cell<u64>,
    carried: RefCell<Vec<(Journal, Option<Written>)>>,
    known: RefCell<HashMap<RunId, Run>>,
    /// The search that was through last, and the one that goes on.
    search: RefCell<Option<Search>>,
    searching: RefCell<Option<Searching>>,
    /// Whether somebody will look soon.
    awaited: Cell<bool>,
    /// How many looks there were.
    looks: Cell<u32>,
    /// Whether somebody gathers already, and whether to do so once more.
    gathering: Cell<bool>,
    again: Cell<bool>,
    /// Whether there was a look that has come to its end.
    has_looked: Cell<bool>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Watch {
    /// Will watch these.
    pub fn new(store: Store, scenarios: Scenarios, course: Course) -> Self {
        Self(Rc::new(Watching {
            store,
            scenarios,
            course,
            then: RefCell::new(Rc::new(|_| ())),
            begun: browser::millis(),
            since: Cell::default(),
            carried: RefCell::default(),
            known: RefCell::default(),
            search: RefCell::default(),
            searching: RefCell::default(),
            awaited: Cell::default(),
            looks: Cell::default(),
            gathering: Cell::default(),
            again: Cell::default(),
            has_looked: Cell::default(),
            listeners: RefCell::default(),
        }))
    }

    /// Watches from now on; `then` hears how things stand, at once and after every change.
    pub fn begin(&self, then: impl Fn(&Report) + 'static) {
        self.0.then.replace(Rc::new(then));
        let listeners = [store::CHANGED, "storage", "hashchange"].map(|event| {
            let watch = self.clone();
            browser::on_window(event, move || watch.look_soon())
        });
        self.0.listeners.replace(listeners.into_iter().flatten().collect());
        self.look_now();
    }

    /// Looks only at talks that begin from now on: nobody knows whose the earlier ones are.
    pub fn only_since_now(&self) {
        self.0.since.set(browser::seconds());
    }

    /// Talks that are kept elsewhere count as well.
    pub fn carry(&self, talks: Vec<(Journal, Option<Written>)>) {
        self.0.carried.replace(talks);
        self.look_soon();
    }

    /// How things stand at this very moment, once somebody has looked: what was done since the last look is in it.
    pub fn report(&self) -> Option<Report> {
        self.0.has_looked.get().then(|| self.gathered_here())
    }

    fn session(&self) -> u64 {
        browser::millis().saturating_sub(self.0.begun)
    }

    /// Looks once the page has shown what was done. A page that nobody sees shows nothing: it is looked at all the same.
    fn look_soon(&self) {
        if self.0.awaited.get() {
            return;
        }
        self.0.awaited.set(true);
        let (look, [shown, anyway]) = (self.0.looks.get(), [self.clone(), self.clone()]);
        browser::before_paint(move || drop(Timeout::new(AFTER_PAINT, move || shown.look(look)).forget()));
        Timeout::new(ANYWAY, move || anyway.look(look)).forget();
    }

    /// Looks, where this look was not had yet.
    fn look(&self, look: u32) {
        if self.0.looks.get() == look {
            self.0.looks.set(look.wrapping_add(1));
            self.0.awaited.set(false);
            self.look_now();
        }
    }

    /// Looks at what is kept, one look at a time.
    fn look_now(&self) {
        if self.0.gathering.replace(true) {
            self.0.again.set(true);
            return;
        }
        let watch = self.clone();
        spawn_local(async move {
            let report = watch.gathered().await;
            watch.0.has_looked.set(true);
            let then = watch.0.then.borrow().clone();
            then(&report);
            watch.search_on(&report);
            watch.0.gathering.set(false);
            if watch.0.again.replace(false) {
                watch.look_now();
            }
        });
    }

    async fn gathered(&self) -> Report {
        for scenario in &self.0.course.scenarios {
            if !self.journals(scenario).is_empty() {
                self.0.scenarios.get(scenario).await;
            }
        }
        self.gathered_here()
    }

    /// Every talk of a scenario that counts.
    fn journals(&self, scenario: &ScenarioId) -> Vec<Journal> {
        let store = &self.0.store;
        let finished = store.attempts(scenario).into_iter().map(|attempt| attempt.journal);
        let here = finished
            .chain(store.open_talks(scenario))
            .filter(|journal| journal.started >= self.0.since.get());
        here.chain(self.carried(scenario)).collect()
    }

    /// What follows from the talks whose scenarios have come, also where only the talk itself has read its scenario: a
    /// page that is left gives no time to fetch one.
    fn gathered_here(&self) -> Report {
        let mut runs = Vec::new();
        for scenario in &self.0.course.scenarios {
            let journals = self.journals(scenario);
            if journals.is_empty() {
                continue;
            }
            let Some(compiled) = self.0.scenarios.at_once(scenario) else { continue };
            for journal in journals {
                // One that cannot be replayed is kept, and nobody is told of it.
                runs.extend(self.known(&journal, || Talk::replay(compiled.clone(), &journal).ok()));
            }
        }
        sort::by_key(&mut runs, |run| (run.talk.journal().started, run.id()));
        Report {
            course: self.0.course.clone(),
            runs,
            bookmark: browser::hash(),
            session: self.session(),
            words: words::REPORT,
        }
    }

    fn carried(&self, scenario: &ScenarioId) -> Vec<Journal> {
        let carried = self.0.carried.borrow();
        carried
            .iter()
            .map(|(journal, _)| journal.clone())
            .filter(|journal| journal.scenario == *scenario)
            .collect()
    }

    /// What was written after a talk, here or elsewhere.
    fn text(&self, journal: &Journal) -> Option<Written> {
        let here = self.0.store.follow_up(&AttemptId::of(journal)).map(|text| Written {
            message: text.message,
            note: text.note,
            check_back: text.check_back,
            done: text.done,
        });
        here.or_else(|| {
            let carried = self.0.carried.borrow();
            carried.iter().find(|(one, _)| one == journal).and_then(|(_, written)| written.clone())
        })
    }

    /// What is known of a talk, as far as it still holds.
    fn known(&self, journal: &Journal, replayed: impl FnOnce() -> Option<Talk>) -> Option<Run> {
        let (id, text) = (RunId::of(journal), self.text(journal));
        let mut known = self.0.known.borrow_mut();
        if let Some(known) =
            known.get(&id).filter(|known| known.talk.journal() == journal && known.written == text)
        {
            return Some(known.clone());
        }
        let talk = replayed()?;
        let found = self.0.search.borrow().as_ref().and_then(|search| found(&talk, search, text.as_ref()));
        let run = Run { talk: Rc::new(talk), found, written: text };
        self.keep_scores(&run);
        known.insert(id, run.clone());
        Some(run)
    }

    /// Searches the day of the youngest talk that is not worked out, where there is one.
    fn search_on(&self, report: &Report) {
        if self.0.searching.borrow().is_some() {
            return;
        }
        let Some(run) = report.runs.iter().rev().find(|run| run.found.is_none()) else { return };
        let pace = if matches!(browser::route(), Route::Talk(..)) { Pace::ASIDE } else { Pace::AWAITED };
        let watch = self.clone();
        let searching = Searching::begin(run.talk.world(), pace, move |search| watch.searched(search));
        self.0.searching.replace(Some(searching));
    }

    fn searched(&self, search: Search) {
        for known in self.0.known.borrow_mut().values_mut().filter(|known| known.found.is_none()) {
            known.found = found(&known.talk, &search, known.written.as_ref());
            self.keep_scores(known);
        }
        self.0.search.replace(Some(search));
        self.0.searching.take();
        self.look_soon();
    }

    /// Scores follow from the talk: what is kept of them is set right.
    fn keep_scores(&self, run: &Run) {
        let (Some(found), Some(ending)) = (&run.found, run.talk.ending()) else { return };
        let journal = run.talk.journal();
        let attempt = Attempt { kind: ending.kind, scores: Some(found.scores), journal: journal.clone() };
        let kept = self.0.store.attempts(&journal.scenario);
        if kept.iter().any(|kept| kept.journal == *journal && *kept != attempt) {
            self.0.store.keep_attempt(&attempt);
        }
    }
}

fn found(talk: &Talk, search: &Search, written: Option<&Written>) -> Option<Found> {
    let done = written.filter(|text| text.done);
    let worth = done.and_then(|text| Worth::of(talk, &text.message, &text.note, text.check_back));
    Found::of(talk, search, worth.map(|worth| worth.points))
}
