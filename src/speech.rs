//! Lines read aloud by the browser. The only module that speaks. Imports nothing of ours.

use gloo_events::EventListener;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// The voices of a language that are on this device. The others would send the words to a server.
pub fn voices(language: &str) -> Vec<SpeechSynthesisVoice> {
    let all = synthesis().map(|synthesis| synthesis.get_voices()).unwrap_or_default();
    let voices = all.iter().map(JsCast::unchecked_into);
    voices
        .filter(|voice: &SpeechSynthesisVoice| voice.local_service() && voice.lang().starts_with(language))
        .collect()
}

/// Says something after what is being said.
pub fn say(text: &str, voice: &SpeechSynthesisVoice) {
    let Some((synthesis, words)) = synthesis().zip(SpeechSynthesisUtterance::new_with_text(text).ok()) else {
        return;
    };
    words.set_voice(Some(voice));
    words.set_lang(&voice.lang());
    synthesis.speak(&words);
}

/// Stops at once, and forgets what was still to be said.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// Whether something is being said.
pub fn is_speaking() -> bool {
    synthesis().is_some_and(|synthesis| synthesis.speaking())
}

/// Listens, while it is held, for voices that come late: some browsers fetch them after the page.
pub fn on_voices(then: impl Fn() + 'static) -> Option<EventListener> {
    Some(EventListener::new(&synthesis()?.into(), "voiceschanged", move |_| then()))
}

fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = web_sys::window()?.speech_synthesis().ok()?;
    // A browser without it gives nothing, which is no error.
    synthesis.is_object().then_some(synthesis)
}
