//! Looks at a text whenever somebody pauses in typing. Imports the rules of prose.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rapport_prose::{About, Finding, check};
use yew::prelude::*;

/// A pause in typing, in milliseconds: shorter, and findings flicker while a sentence is being written.
const PAUSE: u32 = 700;

/// A text and what was found in it.
#[derive(Debug, PartialEq)]
pub struct Looked {
    /// The text as it was then.
    pub text: AttrValue,
    /// What was found; nothing in an empty one, which nobody has begun.
    pub findings: Vec<Finding>,
}

impl Looked {
    fn at(text: &AttrValue, about: &About) -> Self {
        let findings = if text.trim().is_empty() { Vec::new() } else { check(text, about) };
        Self { text: text.clone(), findings }
    }
}

/// The last look at a text.
#[hook]
pub fn use_look(text: &AttrValue, about: &Rc<About>) -> Rc<Looked> {
    let looked = use_state(|| Rc::new(Looked::at(text, about)));
    {
        let (looked, about) = (looked.clone(), about.clone());
        use_effect_with(text.clone(), move |text| {
            let is_new = looked.text != *text;
            let text = text.clone();
            let look = move || looked.set(Rc::new(Looked::at(&text, &about)));
            let later = is_new.then(|| Timeout::new(PAUSE, look));
            move || drop(later)
        });
    }
    (*looked).clone()
}
