//! A search in slices, between which the page stays awake. Imports `browser`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rapport_engine::rules::World;
use rapport_engine::search::Search;

use crate::browser;

/// Replies tried between two looks at the clock.
const STRETCH: usize = 50;

/// How eagerly to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How long a slice may take, in milliseconds.
    pub slice: u64,
    /// How long the page is left alone after one, in milliseconds.
    pub pause: u32,
}

impl Pace {
    /// Somebody waits for it: half of each frame.
    pub const AWAITED: Self = Self { slice: 8, pause: 0 };
    /// Nobody does, and somebody may be talking: a quarter of the time.
    pub const ASIDE: Self = Self { slice: 4, pause: 12 };
}

/// A search that goes on for as long as this is held.
pub struct Searching(Rc<Work>);

struct Work {
    world: World,
    /// There from the end of the first slice on, which also begins it.
    search: RefCell<Option<Search>>,
    pace: Pace,
    done: Box<dyn Fn(Search)>,
    next: RefCell<Option<Timeout>>,
}

impl Searching {
    /// Begins a search through a whole talk; once it is through, it is handed over.
    pub fn begin(world: &World, pace: Pace, done: impl Fn(Search) + 'static) -> Self {
        let (world, done) = (world.clone(), Box::new(done));
        let work = Rc::new(Work { world, search: RefCell::default(), pace, done, next: RefCell::default() });
        work.go_on();
        Self(work)
    }
}

impl Drop for Searching {
    fn drop(&mut self) {
        self.0.next.take();
    }
}

impl Work {
    fn go_on(self: &Rc<Self>) {
        let work = self.clone();
        self.next.replace(Some(Timeout::new(self.pace.pause, move || work.slice())));
    }

    fn slice(self: &Rc<Self>) {
        let end = browser::millis() + self.pace.slice;
        let begun = self.search.take();
        let mut search = begun.unwrap_or_else(|| Search::of(&self.world));
        while browser::millis() < end {
            if search.run(STRETCH) {
                (self.done)(search);
                return;
            }
        }
        self.search.replace(Some(search));
        self.go_on();
    }
}
