//! What is said now, read aloud: a voice each, where the browser has several.

use rapport_engine::talk::Talk;

use crate::speech;
use crate::words;

/// Reads what stands at the talk's place: where they speak in breaths, the last one that was heard.
pub fn read(talk: &Talk, heard: usize) {
    let voices = speech::voices(words::LANGUAGE);
    let in_breaths = talk.world().breaths(talk.now()) > 1;
    let lines = talk.world().spoken(talk.now());
    let (before, most) = if in_breaths { (heard.saturating_sub(1), 1) } else { (0, lines.len()) };
    for line in lines.iter().skip(before).take(most) {
        if let Some(voice) = voices.get(line.who.at() % voices.len().max(1)) {
            speech::say(line.text, voice);
        }
    }
}
