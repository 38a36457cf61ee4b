//! What is said now, read aloud: a voice each, where the browser has several.

use rapport_engine::talk::Talk;

use crate::speech;
use crate::words;

/// Reads the lines that stand at the talk's place.
pub fn read(talk: &Talk) {
    let voices = speech::voices(words::LANGUAGE);
    for line in talk.world().spoken(talk.now()) {
        if let Some(voice) = voices.get(line.who.at() % voices.len().max(1)) {
            speech::say(line.text, voice);
        }
    }
}
