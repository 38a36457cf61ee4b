//! Adds a talk that was just held to the plays beside its scenario.

use std::path::Path;

use rapport_author::{Place, Play, added, load_plays};
use rapport_engine::talk::Talk;

use crate::files::{self, Unusable};
use crate::outcome::Outcome;
use crate::transcript;

/// Adds the talk under this name, or one of its own, and says where.
pub fn keep(talk: &Talk, name: Option<&str>, scenario: &Path) -> Outcome {
    if talk.turns().is_empty() {
        Outcome::tell("error: no reply was given, so there is no play to record\n");
        return Outcome::Trouble;
    }
    match add(talk, name, &files::plays_of(scenario)) {
        Ok(told) => {
            Outcome::tell(&told);
            Outcome::Clean
        }
        Err(unusable) => {
            Outcome::tell(&format!("{unusable}\n"));
            Outcome::Trouble
        }
    }
}

fn add(talk: &Talk, name: Option<&str>, file: &Path) -> Result<String, Unusable> {
    let text = if file.exists() { files::read_text(file)? } else { String::new() };
    let name = name.map_or_else(|| own_name(talk, &text), str::to_owned);
    let at = Place { line: 1, column: 1 };
    let transcript = transcript::whole(talk, transcript::verdict(talk).as_ref());
    let acts = talk.journal().steps.iter().map(|step| &step.act);
    let replies: Vec<_> = acts.filter(|act| act.reply().is_some()).cloned().collect();
    let play = Play {
        at,
        name,
        seed: talk.journal().seed,
        prepared: talk.journal().prepared.clone(),
        replies_at: vec![at; replies.len()],
        replies,
        expect: Vec::new(),
        transcript: Some((at, transcript)),
    };
    let amended = added(&text, &play).map_err(|why| Unusable::new(file, why.to_string()))?;
    files::write(file, &amended)?;
    Ok(format!("recorded `{}` in `{}`\n", play.name, file.display()))
}

/// How the talk ended or how far it went, the day, and a number where there is such a play already.
fn own_name(talk: &Talk, text: &str) -> String {
    let last = talk.turns().last().map(|turn| format!("As far as {}", talk.reply(turn).id));
    let what = talk.ending().map(|ending| ending.title.clone()).or(last).unwrap_or_default();
    let name = format!("{what}, day {}", talk.journal().seed);
    let kept = load_plays("", text.as_bytes()).0.unwrap_or_default();
    let is_free = |name: &String| kept.iter().all(|play| play.name != *name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or(name)
}
