//! The beginning: finds who launched the app, settles whose things are kept, puts what a platform kept for the learner
//! beside them, and lets talks begin, after five seconds in any case. Whoever does not answer is asked again.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use rapport_lms::cmi5::LaunchData;
use rapport_lms::course::{Course, Form};
use rapport_lms::digest::digest;
use rapport_lms::launch::{Launch, Malformed};
use rapport_lms::scorm::{Had, Session};
use rapport_lms::suspend::{Refusal, Suspended};
use rapport_lms::xapi;

use super::alarm::Alarm;
use super::host::Host;
use super::launch::Launched;
use super::records::{Door, Queue, Shut};
use super::resume;
use super::scorm::{Api, Visit};
use super::strip::{Action, Strip, Weight, result_file};
use super::teller::{Channel, Teller};
use super::watch::Watch;
use crate::browser;
use crate::load::Scenarios;
use crate::route::Route;
use crate::store::Store;
use crate::words;

/// So long talks wait for a platform, in milliseconds.
const PATIENCE: u32 = 5_000;
/// The pauses between looks for a platform, in milliseconds; the last again and again.
const PAUSES: [u32; 5] = [250, 500, 1_000, 5_000, 30_000];
/// What is kept where nobody says who learns.
const NOBODY: &str = "";

/// All that a visit has.
struct Link {
    course: Course,
    hash: String,
    scenarios: Scenarios,
    strip: Strip,
    store: Store,
    teller: Teller,
    watch: Watch,
}

/// Speaks to whoever launched the app.
pub async fn connect(launched: Launched) {
    match Launch::of(&launched.query) {
        Ok(Some(launch)) => {
            let scope = digest(&[&launch.learner(), &launch.activity]);
            let link = Link::begin(&launched, &scope).await;
            link.records(launch).await;
        }
        Ok(None) => match launched.form() {
            Form::Cmi5 => malformed(&launched, Malformed::Missing("endpoint")).await,
            form @ (Form::Scorm12 | Form::Scorm2004) => scorm(&launched, form).await,
            Form::Site | Form::Html => Link::begin(&launched, "").await.begin_talks(),
        },
        Err(why) => malformed(&launched, why).await,
    }
}

async fn malformed(launched: &Launched, why: Malformed) {
    let link = Link::begin(launched, &launched.scope(NOBODY)).await;
    link.begin_talks();
    link.strip.say(Weight::Trouble, &words::malformed(why), vec![result_file(&link.store)]);
}

async fn scorm(launched: &Launched, form: Form) {
    let end = browser::millis() + u64::from(PATIENCE);
    let mut pauses = PAUSES.into_iter();
    let mut begun: Option<(Api, Had)> = None;
    loop {
        begun = match begun {
            Some((api, _)) => Some((api.clone(), api.read())),
            None => begun_visit(form),
        };
        let says = begun.as_ref().is_some_and(|(_, had)| had.suspended.is_some());
        let pause = pauses.next().unwrap_or(PAUSES[PAUSES.len() - 1]);
        if says || browser::millis() + u64::from(pause) > end {
            break;
        }
        TimeoutFuture::new(pause).await;
    }
    let whose = begun.as_ref().map_or(NOBODY, |(_, had)| &had.learner);
    let link = Link::begin(launched, &launched.scope(whose)).await;
    match begun {
        Some((api, had)) => link.scorm(api, had, false).await,
        None => link.late_scorm(form).await,
    }
}

/// A visit to a platform that is there and lets it begin, and what it has.
fn begun_visit(form: Form) -> Option<(Api, Had)> {
    let api = Api::found(form)?;
    let had = api.begin().ok()?;
    Some((api, had))
}

impl Link {
    /// What every visit begins with, once it is settled whose things are kept.
    async fn begin(launched: &Launched, scope: &str) -> Self {
        browser::keep_apart(scope);
        let (store, strip, scenarios) = (Store::open(), Strip::default(), Scenarios::default());
        let course = launched.course().await;
        let teller = Teller::new(store.clone(), strip.clone());
        let watch = Watch::new(store.clone(), scenarios.clone(), course.clone());
        let hash = launched.hash.clone();
        Self { course, hash, scenarios, strip, store, teller, watch }
    }

    /// Lets talks begin, and watches them.
    fn begin_talks(&self) {
        browser::say_linked();
        let (teller, host) = (self.teller.clone(), Host::begin());
        self.watch.begin(move |report| {
            teller.tell(report);
            if let Some(host) = &host {
                host.told(report);
            }
        });
        let (teller, watch) = (self.teller.clone(), self.watch.clone());
        if let Some(listener) = browser::on_window("pagehide", move || teller.end(watch.report().as_ref())) {
            EventListener::forget(listener);
        }
    }

    async fn scorm(self, api: Api, had: Had, late: bool) {
        let (version, learner) = (api.version(), had.learner.clone());
        let read = match &had.suspended {
            Some(suspended) => resume::read(suspended, &learner, &self.scenarios).await,
            None => Err(Refusal::Unread),
        };
        let begin = move |teller: &Teller, suspended: Suspended| {
            let session = Session::begin(version, had.clone(), suspended.told);
            teller.begin(Channel::Scorm(Visit::new(api.clone(), session)), None);
        };
        self.go_on(read, late, begin);
    }

    /// Goes on with what a platform kept; where that cannot be used, once the person has said what to do.
    fn go_on(
        &self,
        read: Result<Option<Suspended>, Refusal>,
        late: bool,
        begin: impl Fn(&Teller, Suspended) + 'static,
    ) {
        match read {
            Ok(suspended) => {
                let suspended = suspended.unwrap_or_default();
                if late {
                    // What is kept here is nobody's: it gets no more of this learner than they do now.
                    self.watch.carry(suspended.talks.clone());
                } else {
                    resume::join(&self.store, &suspended, &self.scenarios);
                    self.show(&suspended.bookmark);
                    self.begin_talks();
                }
                begin(&self.teller, suspended);
            }
            Err(why) => {
                if !late {
                    self.begin_talks();
                }
                self.ask(&why, begin);
            }
        }
    }

    /// Comes back to the page that was shown, where the address asks for none.
    fn show(&self, bookmark: &str) {
        let is_ours = Route::parse(bookmark).scenario().is_some_and(|id| self.course.scenarios.contains(id));
        if is_ours && self.hash.len() < 2 {
            browser::go_back_to(bookmark);
        }
    }

    /// Asks what to do about what cannot be used; nothing is told before.
    fn ask(&self, why: &Refusal, begin: impl Fn(&Teller, Suspended) + 'static) {
        let (teller, strip, store) = (self.teller.clone(), self.strip.clone(), self.store.clone());
        let afresh: Action = (words::START_AFRESH, Rc::new(move || begin(&teller, Suspended::default())));
        let without = move || strip.say(Weight::Quiet, words::WITHOUT, vec![result_file(&store)]);
        let without: Action = (words::GO_ON_WITHOUT, Rc::new(without));
        let sentences = [&words::lost_suspended(why), words::LOST_SUSPENDED_HELP];
        self.strip.ask(words::LOST_SUSPENDED, &sentences, vec![afresh, without, result_file(&self.store)]);
    }

    /// A platform that is not there, or did not answer while talks could wait: it is looked for again, and what was
    /// done on this page, by whoever sits before it, is told then.
    async fn late_scorm(self, form: Form) {
        self.watch.only_since_now();
        self.begin_talks();
        let sentence = if Api::found(form).is_some() { words::NO_ANSWER } else { words::NO_LMS };
        let alarm = Alarm::default();
        self.say_trouble(sentence, &alarm);
        let mut pauses = PAUSES.into_iter().skip(2);
        let (api, had) = loop {
            alarm.wait(pauses.next().unwrap_or(PAUSES[PAUSES.len() - 1])).await;
            if let Some(begun) = begun_visit(form) {
                break begun;
            }
        };
        self.scorm(api, had, true).await;
    }

    fn say_trouble(&self, sentence: &str, alarm: &Alarm) {
        let alarm = alarm.clone();
        let again: Action = (words::TRY_NOW, Rc::new(move || alarm.ring()));
        self.strip.say(Weight::Trouble, sentence, vec![again, result_file(&self.store)]);
    }

    async fn records(self, launch: Launch) {
        // Who learns is known, so that talks need not wait for what the platform kept for longer than this.
        let waited = Timeout::new(PATIENCE, browser::say_linked);
        let (alarm, mut tries) = (Alarm::default(), PAUSES.into_iter().skip(2));
        let reached = loop {
            match reached(&launch).await {
                Err(Shut::NotNow(silence)) => {
                    browser::say_linked();
                    self.say_trouble(silence.sentence(), &alarm);
                    alarm.wait(tries.next().unwrap_or(PAUSES[PAUSES.len() - 1])).await;
                }
                reached => break reached,
            }
        };
        drop(waited);
        let (door, data, kept) = match reached {
            Ok(reached) => reached,
            Err(shut) => {
                self.begin_talks();
                self.strip.say(Weight::Trouble, &shut_out(&shut), vec![result_file(&self.store)]);
                return;
            }
        };
        let read = resume::read(&kept, &launch.learner(), &self.scenarios).await;
        let return_to = data.as_ref().and_then(|data| data.return_to.clone());
        // A session of cmi5 takes nothing of an earlier one; what was not told then follows from the talks.
        let left = if launch.is_cmi5() { String::new() } else { self.store.left_to_tell() };
        let begin = move |teller: &Teller, suspended: Suspended| {
            let session =
                xapi::Session::begin(launch.clone(), data.clone(), suspended.told, browser::millis());
            let queue = Queue::begin(door.clone(), session, &left, kept.clone());
            teller.begin(Channel::Records(queue), return_to.clone());
        };
        self.go_on(read, false, begin);
    }
}

type Reached = (Door, Option<LaunchData>, String);

async fn reached(launch: &Launch) -> Result<Reached, Shut> {
    let door = Door::open(launch).await?;
    let data = door.launch_data().await?;
    let kept = door.kept().await?;
    Ok((door, data, kept))
}

fn shut_out(shut: &Shut) -> String {
    match shut {
        Shut::NotNow(silence) => silence.sentence().to_owned(),
        Shut::NoToken(code) => words::no_token(code),
        Shut::Unusable(what) => words::unusable(what.0),
        Shut::Over => words::VISIT_OVER.to_owned(),
    }
}
