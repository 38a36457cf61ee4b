//! The other window of a session: opened, heard and spoken to by every way that a browser has. By the one that opened
//! the other, also where a page has no origin, as from a file; and by a channel of the site, where there is one. The
//! only module of the pages that knows of more windows than its own. Imports the browser's API alone.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Function, Object, Reflect};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, Window};

const CHANNEL: &str = "rapport-room";
/// The other window, by the name that opening it again finds it under.
const NAME: &str = "rapport-stage";
/// A window of its own rather than one more tab: it is to be moved to the projector.
const FEATURES: &str = "popup,width=1280,height=720";

/// The ways to the other window, while they are held. Clones share them.
#[derive(Clone)]
pub struct Windows(Rc<Ways>);

struct Ways {
    other: Rc<RefCell<Option<Window>>>,
    channel: Option<BroadcastChannel>,
    _listeners: Vec<EventListener>,
}

impl Drop for Ways {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

impl Windows {
    /// Listens to the other window.
    pub fn listen(heard: impl Fn(&str) + 'static) -> Self {
        let heard: Rc<dyn Fn(&str)> = Rc::new(heard);
        let other = Rc::new(RefCell::new(opener()));
        // A page of no origin has no channel.
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let by_window = web_sys::window().map(|window| {
            let (heard, other) = (heard.clone(), other.clone());
            EventListener::new(&window, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                if let (Some(source), Some(text)) = (source_of_ours(event), event.data().as_string()) {
                    // Who was opened before a reload is found again by what it says.
                    other.replace(Some(source));
                    heard(&text);
                }
            })
        });
        let by_channel = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                if let Some(text) = text {
                    heard(&text);
                }
            })
        });
        let listeners = by_window.into_iter().chain(by_channel).collect();
        Self(Rc::new(Ways { other, channel, _listeners: listeners }))
    }

    /// Opens the other window, or brings it to the front. Returns whether the browser let it be.
    pub fn open(&self, address: &str) -> bool {
        let window = web_sys::window();
        let opened = window
            .and_then(|window| window.open_with_url_and_target_and_features(address, NAME, FEATURES).ok()?);
        let is_open = opened.is_some();
        if is_open {
            self.0.other.replace(opened);
        }
        is_open
    }

    /// Whether the other window was there and is gone.
    pub fn is_closed(&self) -> bool {
        self.0.other.borrow().as_ref().is_some_and(|other| other.closed().unwrap_or(true))
    }

    /// Says a text to the other window, by every way there is.
    pub fn say(&self, text: &str) {
        if let Some(other) = &*self.0.other.borrow() {
            // A window that was closed hears nothing.
            let _ = other.post_message(&text.into(), &target());
        }
        if let Some(channel) = &self.0.channel {
            let _ = channel.post_message(&text.into());
        }
    }

    /// Says a text, and lends the other window the right to fill its screen, which a key pressed here gave; where a
    /// browser knows no such loan, only the text is said.
    pub fn say_with_screen(&self, text: &str) {
        let lent = || {
            let other = self.0.other.borrow();
            let other: &JsValue = other.as_ref()?.as_ref();
            let post: Function = Reflect::get(other, &"postMessage".into()).ok()?.dyn_into().ok()?;
            let options = Object::new();
            for (name, value) in [("targetOrigin", target().as_str()), ("delegate", "fullscreen")] {
                Reflect::set(&options, &name.into(), &value.into()).ok()?;
            }
            post.call2(other, &text.into(), &options).ok()
        };
        if lent().is_none() {
            self.say(text);
        }
    }
}

fn opener() -> Option<Window> {
    let opener = web_sys::window()?.opener().ok()?;
    // Of another realm: it is no instance of this one's class.
    opener.is_object().then(|| opener.unchecked_into())
}

/// Who a message is to reach: this site alone, where it has an origin.
fn target() -> String {
    own_origin().unwrap_or_else(|| "*".to_owned())
}

/// The origin of this page; a page from a file has none, nor has one in a frame that was denied it.
fn own_origin() -> Option<String> {
    let origin = Reflect::get(web_sys::window()?.as_ref(), &"origin".into()).ok()?.as_string()?;
    (origin != "null" && !origin.starts_with("file:")).then_some(origin)
}

/// The window that a message is from, if it is one of ours: of this site, or, where there is no site to go by, the
/// window that opened this one or that this one opened.
fn source_of_ours(event: &MessageEvent) -> Option<Window> {
    let source: Window = event.source()?.unchecked_into();
    let is_ours = match own_origin() {
        Some(origin) => event.origin() == origin,
        None => ["null", "file://"].contains(&event.origin().as_str()) && is_related(&source),
    };
    is_ours.then_some(source)
}

fn is_related(source: &Window) -> bool {
    let opened_us = opener().is_some_and(|opener| JsValue::from(opener) == *AsRef::<JsValue>::as_ref(source));
    let own = web_sys::window().map(JsValue::from);
    let opened_by_us = Reflect::get(source, &"opener".into()).is_ok_and(|opener| Some(opener) == own);
    opened_us || opened_by_us
}
