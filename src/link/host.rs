//! The page around this one: it hears how high the content is, and how the talks stand once it has greeted us.
//! docs/embedding.md is for its authors. Imports `browser`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{JSON, Object, Reflect};
use rapport_lms::report::Report;
use rapport_lms::run::Run;
use serde::Serialize;
use serde_json::{Value, json};
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, MessageEvent, ResizeObserver, Window};
use yew::platform::spawn_local;

use crate::browser;

/// The version of our own messages.
const VERSION: u8 = 1;

/// Whoever it is: for what tells nothing about anybody.
const ANYBODY: &str = "*";

/// The page around this one. Clones share it.
#[derive(Clone)]
pub struct Host(Rc<Around>);

struct Around {
    window: Window,
    /// The origin that it greeted from.
    greeted: RefCell<Option<String>>,
    /// Whether it answers as a page with H5P does.
    knows_h5p: Cell<bool>,
    height: Cell<u32>,
    /// What it is to know of the talks, and what of that it was sent.
    talks: RefCell<Vec<Message>>,
    sent: RefCell<Vec<Message>>,
    listener: RefCell<Option<EventListener>>,
}

/// What it hears in our own words.
#[derive(Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Message {
    /// There is something to see.
    Ready,
    /// The content is so high, in pixels of the style sheet.
    Resize { height: u32 },
    /// How far the youngest talk is, and the whole.
    Progress { scenario: String, seed: String, turns: usize, progress: u8, scores: Option<Scores> },
    /// All that was to be done is done and worked out.
    Completed { scenario: String, seed: String, runs: usize, scores: Option<Scores> },
}

#[derive(Clone, PartialEq, Serialize)]
struct Scores {
    empathy: u8,
    clarity: u8,
    solution: u8,
    overall: u8,
}

impl Host {
    /// The page around this one, where this one shows a single case inside another page. Talks may begin by then.
    pub fn begin() -> Option<Self> {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let around = window.parent().ok().flatten().filter(|around| *around != window)?;
        if !root.has_attribute("data-embed") {
            return None;
        }
        let host = Self(Rc::new(Around {
            window: around,
            greeted: RefCell::default(),
            knows_h5p: Cell::default(),
            height: Cell::default(),
            talks: RefCell::default(),
            sent: RefCell::default(),
            listener: RefCell::default(),
        }));
        let listening = host.clone();
        host.0.listener.replace(Some(EventListener::new(&window, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                listening.hear(event);
            }
        })));
        let growing = host.clone();
        on_height(&window.document()?.body()?, move |height| growing.grow(height));
        let starting = host.clone();
        spawn_local(async move {
            if browser::open_program(browser::TALK).await {
                starting.post(ours(&Message::Ready), ANYBODY);
                starting.post(h5p("hello", None), ANYBODY);
            }
        });
        Some(host)
    }

    /// Tells it how the talks stand, as far as it does not know.
    pub fn told(&self, report: &Report) {
        self.0.talks.replace(messages(report));
        self.tell();
    }

    fn hear(&self, event: &MessageEvent) {
        if !event.source().is_some_and(|source| Object::is(&source, &self.0.window)) {
            return;
        }
        let data = event.data();
        let text = |name: &str| Reflect::get(&data, &name.into()).ok()?.as_string();
        let version = Reflect::get(&data, &"rapport".into()).ok().and_then(|version| version.as_f64());
        if version == Some(VERSION.into()) && text("type").as_deref() == Some("hello") {
            self.0.greeted.replace(Some(event.origin()));
            let root = web_sys::window().and_then(|window| window.document()?.document_element());
            // Its own way to a window of its own is enough.
            let _ = root.map(|root| root.set_attribute("data-hosted", ""));
            self.0.sent.take();
            self.tell();
        } else if text("context").as_deref() == Some("h5p") {
            self.hear_h5p(&text("action").unwrap_or_default());
        }
    }

    /// A page with H5P asks for the height step by step.
    fn hear_h5p(&self, action: &str) {
        let height = Some(self.0.height.get()).filter(|&height| height > 0);
        let answer = match action {
            "ready" => h5p("hello", None),
            "hello" | "resize" => {
                self.0.knows_h5p.set(true);
                h5p("prepareResize", height)
            }
            "resizePrepared" => h5p("resize", height),
            _ => return,
        };
        self.post(answer, ANYBODY);
    }

    fn grow(&self, height: u32) {
        // A frame without any height is not laid out, and would keep none.
        if height == 0 || self.0.height.replace(height) == height {
            return;
        }
        self.post(json!({ "subject": "lti.frameResize", "height": height }), ANYBODY);
        if self.0.knows_h5p.get() {
            self.post(h5p("prepareResize", Some(height)), ANYBODY);
        }
        self.tell();
    }

    /// Says what it does not know yet, and only to whom it greeted as.
    fn tell(&self) {
        let Some(origin) = self.0.greeted.borrow().clone() else { return };
        // A page on a disk has no origin to name.
        let origin = if origin == "null" { ANYBODY } else { &origin };
        let mut now = vec![Message::Resize { height: self.0.height.get() }];
        now.extend(self.0.talks.borrow().iter().cloned());
        let before = self.0.sent.replace(now.clone());
        for message in now.iter().filter(|message| !before.contains(message)) {
            self.post(ours(message), origin);
        }
    }

    fn post(&self, message: Value, origin: &str) {
        if let Ok(message) = JSON::parse(&message.to_string()) {
            // It fails for an origin that is none: then there is nobody to tell.
            let _ = self.0.window.post_message(&message, origin);
        }
    }
}

/// A message of ours as it is sent.
fn ours(message: &Message) -> Value {
    let mut value = json!(message);
    value["rapport"] = VERSION.into();
    value
}

/// A message as content of H5P sends it.
fn h5p(action: &str, height: Option<u32>) -> Value {
    let mut value = json!({ "context": "h5p", "action": action });
    if let Some(height) = height {
        value["scrollHeight"] = height.into();
        value["clientHeight"] = height.into();
    }
    value
}

fn messages(report: &Report) -> Vec<Message> {
    let Some(run) = report.runs.last() else { return Vec::new() };
    let (standing, journal) = (report.standing(None), run.talk.journal());
    let (scenario, seed) = (journal.scenario.to_string(), journal.seed.to_string());
    let of_both = standing.scores.zip(standing.overall);
    let scores =
        of_both.map(|([empathy, clarity, solution], overall)| Scores { empathy, clarity, solution, overall });
    let progress = Message::Progress {
        scenario: scenario.clone(),
        seed: seed.clone(),
        turns: run.talk.turns().len(),
        progress: standing.progress,
        scores: scores.clone(),
    };
    let over: Vec<&Run> = report.runs.iter().filter(|run| run.is_over()).collect();
    let settled = standing.completed && over.iter().all(|run| run.found.is_some());
    let completed = settled.then_some(Message::Completed { scenario, seed, runs: over.len(), scores });
    [Some(progress), completed].into_iter().flatten().collect()
}

/// Says how high the content is, now and when that changes. It must not depend on how high the frame is.
fn on_height(content: &HtmlElement, then: impl Fn(u32) + 'static) {
    let measured = content.clone();
    let look = move || then(measured.get_bounding_client_rect().height().ceil() as u32);
    look();
    let look = Closure::<dyn FnMut()>::new(look);
    if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
        observer.observe(content);
        // The page has it for as long as it is there.
        look.forget();
    }
}
