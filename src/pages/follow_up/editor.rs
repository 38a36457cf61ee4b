//! One text: sentences to choose from, the field with its findings marked, the findings as a list.

use std::rc::Rc;

use rapport_engine::scenario::{Part, PartSlot};
use rapport_prose::{About, Finding, Hint, Kind};
use web_sys::HtmlTextAreaElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::look::{Looked, use_look};
use super::marks::{Change, Stretch, stretches, units};
use crate::browser;
use crate::words;

/// The order in which a message has its parts.
const SLOTS: [PartSlot; 5] =
    [PartSlot::Thanks, PartSlot::Agreed, PartSlot::Next, PartSlot::Reach, PartSlot::Other];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub kind: Kind,
    pub title: AttrValue,
    pub text: AttrValue,
    pub about: Rc<About>,
    pub parts: Rc<[Part]>,
    /// What was agreed, in the order of `About::agreed`.
    pub agreed: Rc<[String]>,
    /// What the file is called that the text can be saved as.
    pub file: AttrValue,
    pub on_text: Callback<String>,
    /// Called with the place of a sentence that was pressed, in `parts`.
    pub on_pressed: Callback<usize>,
}

/// The text of one kind.
#[component]
pub fn Editor(props: &Props) -> Html {
    let Props { kind, title, text, about, on_text, .. } = props;
    let looked = use_look(text, about);
    let field = use_node_ref();
    let said = use_state(|| None::<&'static str>);
    let typed = {
        let (field, on_text) = (field.clone(), on_text.clone());
        Callback::from(move |_: InputEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                on_text.emit(field.value());
            }
        })
    };
    let name = words::kind_id(*kind);
    let (heading, found) = (format!("{name}-title"), format!("{name}-found"));
    html! {
        <section class="written" aria-labelledby={heading.clone()}>
            <h2 id={heading.clone()}>{ title.clone() }</h2>
            <p class="help">{ words::kind_help(*kind) }</p>
            { parts(props) }
            <div class="marked">
                <div class="marked-copy" aria-hidden="true">{ marked(text, &looked) }{ "\n\u{200b}" }</div>
                <textarea ref={field.clone()} aria-labelledby={heading} aria-describedby={found.clone()} rows="6"
                    spellcheck="true" value={text.clone()} oninput={typed} />
            </div>
            <p class="found" id={found} role="status">{ found_count(text, &looked) }</p>
            { findings(props, &looked, &field) }
            <p class="card-actions">
                <button class="secondary" onclick={copied(text, &field, &said)}>{ words::COPY }
                    <span class="sr">{ words::aside(title) }</span></button>
                <button class="secondary" onclick={saved(text, &props.file, &said)}>{ words::SAVE_TEXT }
                    <span class="sr">{ words::aside(title) }</span></button>
                <span role="status">{ said.unwrap_or_default() }</span>
            </p>
        </section>
    }
}

/// What was found at the last look; nothing where nobody has looked yet.
fn found_count(text: &str, looked: &Looked) -> String {
    match (text.trim().is_empty(), looked.text.trim().is_empty()) {
        (false, true) => String::new(),
        (is_empty, _) => words::found_count(is_empty, looked.findings.len()),
    }
}

/// Sentences that a press puts in, and another one takes out.
fn parts(Props { text, parts, on_pressed, .. }: &Props) -> Html {
    if parts.is_empty() {
        return html! {};
    }
    let one = |(at, part): (usize, &Part)| {
        let onclick = on_pressed.reform(move |_: MouseEvent| at);
        let is_in = text.contains(&part.says).to_string();
        html! { <li><button class="part" aria-pressed={is_in} {onclick}>{ part.says.clone() }</button></li> }
    };
    let slots = SLOTS.iter().filter(|slot| parts.iter().any(|part| part.slot == **slot));
    html! {
        <details class="parts" open=true>
            <summary>{ words::SENTENCES }</summary>
            { for slots.map(|slot| html! {
                <>
                    <h3>{ words::slot(*slot) }</h3>
                    <ul>{ for parts.iter().enumerate().filter(|(_, part)| part.slot == *slot).map(one) }</ul>
                </>
            }) }
        </details>
    }
}

/// The copy behind the field, which shows where findings stand.
fn marked(text: &AttrValue, looked: &Looked) -> Html {
    let change = Change::between(&looked.text, text);
    let places = looked.findings.iter().filter_map(|one| Some((change.moved(one.at.as_ref()?)?, one.rule)));
    let places: Vec<_> = places.collect();
    let stretch = |one: Stretch<'_>| match one.rule {
        Some(rule) => html! { <mark data-weight={words::weight(rule)}>{ one.text.to_owned() }</mark> },
        None => html! { { one.text.to_owned() } },
    };
    html! { <>{ for stretches(text, &places).into_iter().map(stretch) }</> }
}

/// Each finding with the words it is about and one sentence of help.
fn findings(props: &Props, looked: &Rc<Looked>, field: &NodeRef) -> Html {
    if looked.findings.is_empty() {
        return html! {};
    }
    let one = |finding: &Finding| {
        html! {
            <li data-weight={words::weight(finding.rule)}>
                <span class="found-rule">{ words::rule(finding.rule) }</span>
                { quoted(finding, looked, &props.text, field) }
                <span>{ words::rule_help(finding.rule) }{ " " }{ hint(finding, &props.agreed) }</span>
            </li>
        }
    };
    html! { <ol class="findings">{ for looked.findings.iter().map(one) }</ol> }
}

/// The words themselves: a press selects them in the field.
fn quoted(finding: &Finding, looked: &Rc<Looked>, text: &AttrValue, field: &NodeRef) -> Html {
    let Some(at) = finding.at.clone() else { return html! {} };
    let quote = words::quoted(&looked.text[at.clone()]);
    let (field, text, looked) = (field.clone(), text.clone(), looked.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
        browser::focus(Some(field.clone().into()));
        if let Some(at) = Change::between(&looked.text, &text).moved(&at) {
            // A field that is shown can be selected in.
            let _ = field.set_selection_range(units(&text, at.start), units(&text, at.end));
        }
    });
    html! { <button class="found-words" {onclick}>{ quote }<span class="sr">{ words::SHOW_IT }</span></button> }
}

fn hint(finding: &Finding, agreed: &[String]) -> String {
    match &finding.hint {
        Hint::None => String::new(),
        Hint::Everyday(words) => words::say_instead(words),
        Hint::Because(because) => because.clone(),
        Hint::Step(step) => agreed.get(*step).map(|says| words::was_agreed(says)).unwrap_or_default(),
        Hint::Count(count) => words::measured(finding.rule, *count),
    }
}

fn copied(
    text: &AttrValue,
    field: &NodeRef,
    said: &UseStateHandle<Option<&'static str>>,
) -> Callback<MouseEvent> {
    let (text, field, said) = (text.clone(), field.clone(), said.clone());
    Callback::from(move |_| {
        let (text, field, said) = (text.clone(), field.clone(), said.clone());
        spawn_local(async move {
            let copied = browser::copy(&text).await;
            if let (false, Some(field)) = (copied, field.cast::<HtmlTextAreaElement>()) {
                browser::focus(Some(field.clone().into()));
                field.select();
            }
            said.set(Some(if copied { words::COPIED } else { words::NOT_COPIED }));
        });
    })
}

fn saved(
    text: &AttrValue,
    file: &AttrValue,
    said: &UseStateHandle<Option<&'static str>>,
) -> Callback<MouseEvent> {
    let (text, file, said) = (text.clone(), file.clone(), said.clone());
    Callback::from(move |_| {
        let saved = browser::download(&file, "text/plain;charset=utf-8", &text);
        said.set(Some(if saved { words::SAVED } else { words::NOT_SAVED }));
    })
}
