//! Tells whoever is to be told, again and again until it is taken, and says at the foot of the page how that stands.
//! Imports `scorm`, `records`, `strip`, `browser`, `store` and `words`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rapport_lms::report::Report;
use rapport_lms::suspend;
use yew::platform::spawn_local;

use super::records::{Door, Parcel, Queue, Sent, Silence};
use super::scorm::Visit;
use super::strip::{Action, Strip, Weight, result_file};
use crate::browser;
use crate::store::Store;
use crate::words;

/// The pauses between tries, in milliseconds; the last again and again.
const PAUSES: [u32; 6] = [2_000, 5_000, 10_000, 20_000, 40_000, 60_000];
/// A platform that holds up the page for longer is told less often, in milliseconds.
const SLOW: u64 = 500;
/// For each moment that it holds up the page, so many are left to the trainee.
const REST: u64 = 10;

/// Tells. Clones share it.
#[derive(Clone)]
pub struct Teller(Rc<Telling>);

struct Telling {
    store: Store,
    strip: Strip,
    channel: RefCell<Channel>,
    /// Where to go in the end.
    return_to: RefCell<Option<String>>,
    last: RefCell<Option<Report>>,
    tries: Cell<usize>,
    next: RefCell<Option<Timeout>>,
    /// When a slow platform may be told again.
    not_before: Cell<u64>,
    sending: Cell<bool>,
    refused: Cell<usize>,
}

/// To whom.
pub enum Channel {
    /// To nobody, or to nobody yet.
    Nobody,
    /// To a SCORM platform.
    Scorm(Visit),
    /// To a record store.
    Records(Queue),
}

impl Teller {
    /// Tells nobody yet.
    pub fn new(store: Store, strip: Strip) -> Self {
        Self(Rc::new(Telling {
            store,
            strip,
            channel: RefCell::new(Channel::Nobody),
            return_to: RefCell::default(),
            last: RefCell::default(),
            tries: Cell::default(),
            next: RefCell::default(),
            not_before: Cell::default(),
            sending: Cell::default(),
            refused: Cell::default(),
        }))
    }

    /// From now on to this one.
    pub fn begin(&self, channel: Channel, return_to: Option<String>) {
        self.0.channel.replace(channel);
        self.0.return_to.replace(return_to);
        self.tell_last();
    }

    /// Tells how things stand.
    pub fn tell(&self, report: &Report) {
        self.0.last.replace(Some(report.clone()));
        self.tell_last();
    }

    fn tell_last(&self) {
        let last = self.0.last.borrow().clone();
        let Some(report) = last else { return };
        let is_records = match &*self.0.channel.borrow() {
            Channel::Nobody => return,
            Channel::Scorm(visit) if visit.is_over() => return,
            Channel::Scorm(_) => false,
            Channel::Records(_) => true,
        };
        if is_records {
            self.gather(&report);
            self.send();
        } else {
            self.tell_scorm(&report);
        }
    }

    fn tell_scorm(&self, report: &Report) {
        let wait = self.0.not_before.get().saturating_sub(browser::millis());
        if wait > 0 {
            self.again_in(u32::try_from(wait).unwrap_or(u32::MAX));
            return;
        }
        let took = match &mut *self.0.channel.borrow_mut() {
            Channel::Scorm(visit) => {
                if self.0.tries.get() > 0 {
                    visit.begin_again();
                }
                visit.tell(report)
            }
            _ => return,
        };
        if took.millis > SLOW {
            self.0.not_before.set(browser::millis() + REST * took.millis);
        }
        self.went(if took.well { Ok(()) } else { Err(Silence::NoAnswer) });
    }

    /// Puts what is new into the queue.
    fn gather(&self, report: &Report) {
        if let Channel::Records(queue) = &mut *self.0.channel.borrow_mut() {
            let news = queue.session().news(report, browser::millis());
            queue.add(news);
            self.keep_queue(queue);
        }
    }

    fn keep_queue(&self, queue: &Queue) {
        self.0.store.keep_left_to_tell(&queue.text());
    }

    /// Sends what waits, one parcel after another, and then lets the store keep the talks.
    fn send(&self) {
        if self.0.sending.replace(true) {
            return;
        }
        let teller = self.clone();
        spawn_local(async move {
            let sent = match teller.sent_all().await {
                Ok(()) => teller.kept().await,
                silence => silence,
            };
            teller.0.sending.set(false);
            teller.went(sent);
        });
    }

    async fn sent_all(&self) -> Result<(), Silence> {
        loop {
            let parcel = match &*self.0.channel.borrow() {
                Channel::Records(queue) => queue.next(),
                _ => None,
            };
            let Some(parcel) = parcel else { return Ok(()) };
            let sent = parcel.send(false).await;
            let Channel::Records(queue) = &mut *self.0.channel.borrow_mut() else { return Ok(()) };
            for part in &sent {
                self.0.refused.set(self.0.refused.get() + queue.note(part));
            }
            self.keep_queue(queue);
            let silence = sent
                .iter()
                .find_map(|part| if let Sent::NotNow(silence) = part { Some(*silence) } else { None });
            if let Some(silence) = silence {
                return Err(silence);
            }
        }
    }

    async fn kept(&self) -> Result<(), Silence> {
        let last = self.0.last.borrow().clone();
        let to_keep = match (&mut *self.0.channel.borrow_mut(), last) {
            (Channel::Records(queue), Some(report)) => to_keep(queue, &report),
            _ => None,
        };
        let Some((door, text)) = to_keep else { return Ok(()) };
        let kept = door.keep(&text, false).await;
        if let (Channel::Records(queue), Ok(well)) = (&mut *self.0.channel.borrow_mut(), kept) {
            queue.keeps(text, well);
        }
        kept.map(drop)
    }

    /// It was told well, or not.
    fn went(&self, sent: Result<(), Silence>) {
        // What was said of a visit that is over stands, however what was under way then went.
        if matches!(*self.0.channel.borrow(), Channel::Nobody) {
            return;
        }
        let Err(silence) = sent else {
            self.0.tries.set(0);
            self.say_well();
            return;
        };
        let tries = self.0.tries.get();
        self.0.tries.set(tries + 1);
        let teller = self.clone();
        let now: Action = (words::TRY_NOW, Rc::new(move || teller.try_now()));
        let actions = vec![now, result_file(&self.0.store)];
        self.0.strip.say(Weight::Trouble, silence.sentence(), actions);
        self.again_in(PAUSES[tries.min(PAUSES.len() - 1)]);
    }

    fn say_well(&self) {
        let back: Option<Action> = self.0.return_to.borrow().as_ref().map(|_| {
            let teller = self.clone();
            let leave: Rc<dyn Fn()> = Rc::new(move || teller.go_back());
            (words::BACK_TO_LMS, leave)
        });
        let back = back.into_iter().collect();
        match self.0.refused.get() {
            0 => self.0.strip.say(Weight::Quiet, words::LINKED, back),
            count => {
                let actions = [result_file(&self.0.store)].into_iter().chain(back).collect();
                self.0.strip.say(Weight::Trouble, &words::not_taken(count), actions);
            }
        }
    }

    fn try_now(&self) {
        self.0.not_before.set(0);
        self.tell_last();
    }

    fn again_in(&self, millis: u32) {
        let teller = self.clone();
        self.0.next.replace(Some(Timeout::new(millis, move || teller.tell_last())));
    }

    /// Tells the last of it: the page is left.
    pub fn end(&self, report: Option<&Report>) {
        self.0.next.take();
        match &mut *self.0.channel.borrow_mut() {
            Channel::Nobody => {}
            Channel::Scorm(visit) => visit.end(report),
            Channel::Records(queue) => {
                let parcel = self.closing(queue, report);
                spawn_local(async move {
                    parcel.send(true).await;
                });
                if let Some((door, text)) = report.and_then(|report| to_keep(queue, report)) {
                    spawn_local(async move {
                        let _ = door.keep(&text, true).await;
                    });
                }
            }
        }
        self.0.channel.replace(Channel::Nobody);
        self.0.strip.say(Weight::Trouble, words::VISIT_OVER, vec![result_file(&self.0.store)]);
    }

    fn closing(&self, queue: &mut Queue, report: Option<&Report>) -> Parcel {
        let now = browser::millis();
        let mut last = report.map(|report| queue.session().news(report, now)).unwrap_or_default();
        last.extend(queue.session().closing(report, now));
        queue.add(last);
        self.keep_queue(queue);
        queue.last()
    }

    /// Ends the visit and goes where the platform wants its learners to go.
    fn go_back(&self) {
        let Some(url) = self.0.return_to.take() else { return };
        let last = self.0.last.borrow().clone();
        let parcel = match &mut *self.0.channel.borrow_mut() {
            Channel::Records(queue) => Some(self.closing(queue, last.as_ref())),
            _ => None,
        };
        self.0.channel.replace(Channel::Nobody);
        self.0.strip.say(Weight::Quiet, words::GOING_BACK, Vec::new());
        spawn_local(async move {
            if let Some(parcel) = parcel {
                parcel.send(true).await;
            }
            browser::leave_for(&url);
        });
    }
}

/// What a record store is to keep for the learner, where that is another text than it has.
fn to_keep(queue: &mut Queue, report: &Report) -> Option<(Door, String)> {
    let session = queue.session();
    let text = suspend::kept(report, session.told(), &session.launch().learner(), suspend::MOST).text;
    queue.to_keep(&text).map(|door| (door, text))
}
