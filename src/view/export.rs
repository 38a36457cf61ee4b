//! One attempt as a file: the buttons, and the saving.

use std::rc::Rc;

use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::attempt::{Attempt, AttemptId};
use crate::browser;
use crate::exchange::{self, Told};
use crate::store::Store;
use crate::words;

/// Two buttons that save a finished talk as JSON and as a table; nothing for a talk that is not kept as finished.
pub fn export(store: &Store, talk: &Rc<Talk>) -> Html {
    let journal = talk.journal();
    let kept = store.attempts(&journal.scenario);
    if kept.iter().all(|attempt| attempt.journal != *journal) {
        return html! {};
    }
    let json = {
        let (store, talk) = (store.clone(), talk.clone());
        Callback::from(move |_| {
            // Its scores may have come since the buttons were drawn.
            let kept = store.attempts(&talk.journal().scenario);
            if let Some(attempt) = kept.iter().find(|attempt| attempt.journal == *talk.journal()) {
                save_json(&store, attempt, Some(&talk));
            }
        })
    };
    let csv = {
        let talk = talk.clone();
        Callback::from(move |_| {
            let name = name(&AttemptId::of(talk.journal()), "csv");
            browser::download(&name, "text/csv;charset=utf-8", &exchange::csv(&Told::of(&talk)));
        })
    };
    html! {
        <p class="card-actions export">
            <button class="secondary" onclick={json}>{ words::SAVE_JSON }</button>
            <button class="secondary" onclick={csv}>{ words::SAVE_CSV }</button>
        </p>
    }
}

/// Saves an attempt with all that is kept beside it; in words too, where the talk can still be gone through.
pub fn save_json(store: &Store, attempt: &Attempt, talk: Option<&Talk>) -> bool {
    let id = AttemptId::of(&attempt.journal);
    let text = exchange::attempt_of(attempt, store.follow_up(&id), store.note(&id), talk.map(Told::of));
    browser::download(&name(&id, "json"), "application/json", &text)
}

/// With the second in which the talk began: a group's files of one talk on one day are gathered in one folder.
fn name(id: &AttemptId, ending: &str) -> String {
    format!("{}-day-{}-{}.{ending}", id.scenario, id.seed, browser::moment_in_name(id.started))
}
