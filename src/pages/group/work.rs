//! Takes result files in and has the scores worked out again, in slices between which the page stays awake.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::group::{Counting, Gathered};
use rapport_engine::scenario::ScenarioId;
use rapport_engine::search::Search;
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::exchange;
use crate::gather::{Day, Found, Gathering, Party, Skip, found};
use crate::load::Scenarios;
use crate::pages::Loaded;

/// How long a slice may take, in milliseconds.
const SLICE: u64 = 12;
/// How long, while what has changed is drawn: the frames of that are full already.
const SHORT_SLICE: u64 = 2;
/// How long the drawing may take, in milliseconds.
const DRAWING: u64 = 1_000;
/// How often the page says how far it is.
const REPORT: u64 = 150;
/// How often it shows what has changed in the figures.
const REFRESH: u64 = 2_000;
/// Replies tried between two looks at the clock.
const STRETCH: usize = 200;
/// Talks counted between two looks at the clock.
const TALKS: usize = 100;

/// What the page shows.
#[derive(Clone, PartialEq, Default)]
pub struct Shown {
    pub phase: Phase,
    /// Files that were read.
    pub files: usize,
    /// Talks that count.
    pub talks: usize,
    pub skipped: Rc<Vec<Skipped>>,
    pub groups: Rc<Vec<Seen>>,
}

/// What is being done.
#[derive(Clone, Copy, PartialEq, Default)]
pub enum Phase {
    #[default]
    Waiting,
    /// So many files of so many were read.
    Reading(usize, usize),
    /// So many talks of so many have their scores worked out.
    Reckoning(usize, usize),
    Done,
}

/// A file, or a talk in it, that does not count.
#[derive(Clone, PartialEq)]
pub struct Skipped {
    pub file: Arc<str>,
    pub why: Skip,
}

/// One group.
#[derive(Clone, PartialEq)]
pub struct Seen {
    pub compiled: Loaded,
    pub gathered: Rc<Gathered>,
    /// When the first talk was begun and the last, in seconds since 1970, UTC.
    pub span: [u64; 2],
    pub days: usize,
    /// How many talks have scores that were worked out here.
    pub reckoned: usize,
}

impl Seen {
    fn of(party: &Party, counting: Counting) -> Self {
        Self {
            compiled: Loaded(party.compiled.clone()),
            gathered: Rc::new(counting.gathered(&party.group)),
            span: party.span,
            days: party.days(),
            reckoned: party.reckoned(),
        }
    }
}

/// What is shown, and how to give it files.
#[hook]
pub fn use_work(scenarios: &Scenarios) -> (Shown, Callback<Vec<File>>) {
    let shown = use_state(Shown::default);
    let work = {
        let (scenarios, show) = (scenarios.clone(), shown.setter());
        use_mut_ref(move || Rc::new(Work::of(scenarios, Callback::from(move |new| show.set(new)))))
    };
    let work = work.borrow().clone();
    {
        let work = work.clone();
        use_effect_with((), move |()| move || work.stopped.set(true));
    }
    let take = Callback::from(move |files| work.clone().take(files));
    ((*shown).clone(), take)
}

struct Work {
    scenarios: Scenarios,
    show: Callback<Shown>,
    waiting: RefCell<VecDeque<File>>,
    gathering: RefCell<Gathering>,
    skipped: RefCell<Vec<Skipped>>,
    /// Scenarios that were asked for; `None` where they cannot be had.
    shelf: RefCell<BTreeMap<ScenarioId, Option<Arc<Compiled>>>>,
    given: Cell<usize>,
    read: Cell<usize>,
    is_busy: Cell<bool>,
    stopped: Cell<bool>,
    /// When the present slice ends.
    slice: Cell<u64>,
    /// Until when the figures are drawn.
    drawing: Cell<u64>,
    reported: Cell<u64>,
    last: RefCell<Shown>,
}

impl Work {
    fn of(scenarios: Scenarios, show: Callback<Shown>) -> Self {
        Self {
            scenarios,
            show,
            waiting: RefCell::default(),
            gathering: RefCell::default(),
            skipped: RefCell::default(),
            shelf: RefCell::default(),
            given: Cell::new(0),
            read: Cell::new(0),
            is_busy: Cell::new(false),
            stopped: Cell::new(false),
            slice: Cell::new(0),
            drawing: Cell::new(0),
            reported: Cell::new(0),
            last: RefCell::default(),
        }
    }

    fn take(self: Rc<Self>, files: Vec<File>) {
        self.given.set(self.given.get() + files.len());
        self.waiting.borrow_mut().extend(files);
        if self.is_busy.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                self.read_all().await;
                self.refresh(Phase::Reckoning(0, 0)).await;
                self.reckon_all().await;
                if self.waiting.borrow().is_empty() || self.stopped.get() {
                    break;
                }
            }
            self.refresh(Phase::Done).await;
            self.is_busy.set(false);
        });
    }

    async fn read_all(&self) {
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some(file) = next.filter(|_| !self.stopped.get()) else { return };
            self.read(&file).await;
            self.read.set(self.read.get() + 1);
            self.report(|| Phase::Reading(self.read.get(), self.given.get()));
            self.breathe().await;
        }
    }

    async fn read(&self, file: &File) {
        let name: Arc<str> = Arc::from(file.name());
        let talks = match exchange::text_of(file).await.map_err(Skip::File).and_then(|text| found(&text)) {
            Ok(talks) => talks,
            Err(why) => return self.skip(&name, why),
        };
        for talk in talks {
            let counted = match talk {
                Ok(talk) => self.count(&name, talk).await,
                Err(why) => Err(why),
            };
            if let Err(why) = counted {
                self.skip(&name, why);
            }
            self.breathe().await;
        }
    }

    async fn count(&self, name: &Arc<str>, talk: Found) -> Result<(), Skip> {
        let id = &talk.attempt.journal.scenario;
        let known = self.shelf.borrow().get(id).cloned();
        let compiled = match known {
            Some(known) => known,
            None => {
                let come = self.scenarios.get(id).await;
                self.shelf.borrow_mut().insert(id.clone(), come.clone());
                come
            }
        };
        self.gathering.borrow_mut().add(name, talk, compiled.as_ref())
    }

    fn skip(&self, file: &Arc<str>, why: Skip) {
        self.skipped.borrow_mut().push(Skipped { file: file.clone(), why });
    }

    async fn reckon_all(&self) {
        let due: Vec<(usize, Day)> = {
            let gathering = self.gathering.borrow();
            let parties = gathering.parties.iter().enumerate();
            parties.flat_map(|(at, party)| party.due().into_iter().map(move |day| (at, day))).collect()
        };
        let all = due.iter().map(|(_, day)| day.talks.len()).sum();
        let (mut done, mut refreshed) = (0, browser::millis());
        for (party, day) in &due {
            let Some(search) = self.search(*party, day, Phase::Reckoning(done, all)).await else { return };
            for &talk in &day.talks {
                self.gathering.borrow_mut().parties[*party].reckon(talk, &search);
                done += 1;
                self.report(|| Phase::Reckoning(done, all));
                self.breathe().await;
            }
            if browser::millis() > refreshed + REFRESH {
                self.refresh(Phase::Reckoning(done, all)).await;
                refreshed = browser::millis();
            }
        }
    }

    /// The search of a day, once it is through; `None` where something else is to be done first.
    async fn search(&self, party: usize, day: &Day, phase: Phase) -> Option<Search> {
        let world = self.gathering.borrow().parties[party].world(day)?;
        let mut search = Search::of(&world);
        while !search.run(STRETCH) {
            self.report(|| phase);
            self.breathe().await;
            if self.stopped.get() || !self.waiting.borrow().is_empty() {
                return None;
            }
        }
        Some(search)
    }

    /// Ends the slice where it is over.
    async fn breathe(&self) {
        if browser::millis() >= self.slice.get() {
            browser::rest().await;
            let now = browser::millis();
            self.slice.set(now + if now < self.drawing.get() { SHORT_SLICE } else { SLICE });
        }
    }

    /// Says how far it is, where that was not said just now. The figures stay as they are.
    fn report(&self, phase: impl FnOnce() -> Phase) {
        if browser::millis() >= self.reported.get() + REPORT && !self.stopped.get() {
            self.reported.set(browser::millis());
            let shown = Shown { phase: phase(), ..self.last.borrow().clone() };
            self.show.emit(shown);
        }
    }

    /// A group as it is now, counted in slices.
    async fn seen(&self, at: usize) -> Seen {
        let mut counting = self.gathering.borrow().parties[at].group.counting();
        while !counting.run(&self.gathering.borrow().parties[at].group, TALKS) {
            self.breathe().await;
        }
        Seen::of(&self.gathering.borrow().parties[at], counting)
    }

    /// Shows the figures as they are now.
    async fn refresh(&self, phase: Phase) {
        let mut groups = Vec::new();
        let count = self.gathering.borrow().parties.len();
        for at in 0..count {
            groups.push(self.seen(at).await);
        }
        browser::rest().await;
        let talks = groups.iter().map(|seen| seen.gathered.talks as usize).sum();
        let skipped = Rc::new(self.skipped.borrow().clone());
        let shown = Shown { phase, files: self.read.get(), talks, skipped, groups: Rc::new(groups) };
        self.last.replace(shown.clone());
        if !self.stopped.get() {
            self.show.emit(shown);
        }
        let now = browser::millis();
        self.slice.set(now);
        self.drawing.set(now + DRAWING);
    }
}
