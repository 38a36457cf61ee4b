//! The trainee's own reflection, kept on every keystroke.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::attempt::AttemptId;
use crate::store::Store;
use crate::words;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: Store,
    pub id: AttemptId,
}

/// The note on one talk.
#[component]
pub fn Note(Props { store, id }: &Props) -> Html {
    let text = use_state(|| store.note(id).unwrap_or_default());
    let oninput = {
        let (store, id, text) = (store.clone(), id.clone(), text.clone());
        Callback::from(move |event: InputEvent| {
            let written = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            store.keep_note(&id, &written);
            text.set(written);
        })
    };
    html! {
        <section class="own-note" aria-labelledby="own-note">
            <h2><label id="own-note" for="own-note-text">{ words::OWN_NOTE }</label></h2>
            <p class="help" id="own-note-help">{ words::OWN_NOTE_HELP }{ " " }{ words::as_you_write(store.state()) }</p>
            <textarea id="own-note-text" rows="4" aria-describedby="own-note-help" value={(*text).clone()} {oninput} />
            // A text field does not grow on paper.
            <p class="on-paper">{ (*text).clone() }</p>
        </section>
    }
}
