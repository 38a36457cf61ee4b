//! What the trainee sees of it, at the foot of every page: a sentence, and what can be done. Imports `browser`,
//! `exchange`, `store` and `words`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::{Document, Element};

use crate::browser;
use crate::exchange;
use crate::store::Store;
use crate::words;

type Actions = Rc<RefCell<Vec<Rc<dyn Fn()>>>>;

/// The place for it. Clones share it.
#[derive(Clone, Default)]
pub struct Strip(Rc<RefCell<Shown>>);

#[derive(Default)]
struct Shown {
    /// What is shown; the same is not said twice.
    said: Vec<String>,
    /// What the buttons do now.
    actions: Actions,
    /// They listen for as long as they are held.
    _listeners: Vec<EventListener>,
}

/// How weighty what is said is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// All is well.
    Quiet,
    /// Something is not.
    Trouble,
}

/// Something that can be done: its name, and what it does.
pub type Action = (&'static str, Rc<dyn Fn()>);

impl Strip {
    /// Says something, and offers what can be done.
    pub fn say(&self, weight: Weight, sentence: &str, actions: Vec<Action>) {
        self.show(weight, None, &[sentence], actions);
    }

    /// Asks something: a heading, why, and what can be done.
    pub fn ask(&self, heading: &str, sentences: &[&str], actions: Vec<Action>) {
        self.show(Weight::Trouble, Some(heading), sentences, actions);
    }

    fn show(&self, weight: Weight, heading: Option<&str>, sentences: &[&str], actions: Vec<Action>) {
        let said: Vec<String> = heading
            .into_iter()
            .chain(sentences.iter().copied())
            .chain(actions.iter().map(|(name, _)| *name))
            .map(str::to_owned)
            .collect();
        let (names, does): (Vec<_>, Vec<_>) = actions.into_iter().unzip();
        if self.0.borrow().said == said {
            self.0.borrow().actions.replace(does);
            return;
        }
        let actions = Rc::new(RefCell::new(does));
        let shown = || {
            let document = web_sys::window()?.document()?;
            let place = document.get_element_by_id("link")?;
            // One that was asked and has answered is not to lose the keyboard's place.
            let had_focus = document.active_element().is_some_and(|focused| place.contains(Some(&focused)));
            let strip = made(
                &document,
                "div",
                if weight == Weight::Quiet { "strip" } else { "strip strip-trouble" },
            )?;
            if let Some(heading) = heading {
                let element = made(&document, "h2", "")?;
                element.set_text_content(Some(heading));
                strip.append_child(&element).ok()?;
            }
            for sentence in sentences {
                let element = made(&document, "p", "")?;
                element.set_text_content(Some(sentence));
                strip.append_child(&element).ok()?;
            }
            let listeners = buttons(&document, &strip, weight, (&names, &actions))?;
            if let Some(before) = place.query_selector(".strip").ok()? {
                before.remove();
            }
            place.append_child(&strip).ok()?;
            if had_focus {
                strip.set_attribute("tabindex", "-1").ok()?;
                browser::focus(Some(strip));
            }
            Some(listeners)
        };
        let listeners = shown().unwrap_or_default();
        *self.0.borrow_mut() = Shown { said, actions, _listeners: listeners };
    }
}

fn buttons(
    document: &Document,
    strip: &Element,
    weight: Weight,
    (names, actions): (&[&str], &Actions),
) -> Option<Vec<EventListener>> {
    if names.is_empty() {
        return Some(Vec::new());
    }
    let row = made(document, "p", "card-actions")?;
    let class = if weight == Weight::Quiet { "quiet" } else { "secondary" };
    let listeners = names.iter().enumerate().map(|(at, name)| {
        let button = made(document, "button", class)?;
        button.set_attribute("type", "button").ok()?;
        button.set_text_content(Some(name));
        row.append_child(&button).ok()?;
        let actions = actions.clone();
        Some(EventListener::new(&button, "click", move |_| {
            let action = actions.borrow().get(at).cloned();
            if let Some(action) = action {
                action();
            }
        }))
    });
    let listeners = listeners.collect::<Option<Vec<_>>>()?;
    strip.append_child(&row).ok()?;
    Some(listeners)
}

fn made(document: &Document, name: &str, class: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

/// Gives the person all that is kept, as a file.
pub fn result_file(store: &Store) -> Action {
    let store = store.clone();
    let save = move || {
        let name = words::result_file(&browser::day_in_name(browser::seconds()));
        browser::download(&name, "application/json", &exchange::all_of(&store.contents()));
    };
    (words::RESULT_FILE, Rc::new(save))
}
