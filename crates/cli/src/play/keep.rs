//! Adds a talk that was just held to the plays beside its scenario. Imports `files` and `transcript`.

use std::path::{Path, PathBuf};

use rapport_author::{Place, Play, added, load_plays};
use rapport_engine::journal::{Act, Readiness};
use rapport_engine::talk::Talk;

use crate::files::{self, Unusable};
use crate::outcome::Outcome;
use crate::transcript;

/// Before a long talk: whether it could be added under this name, or one of its own.
pub fn could_keep(talk: &Talk, name: Option<&str>, scenario: &Path) -> Result<(), Unusable> {
    let (file, text) = plays(scenario)?;
    let name = name.map_or_else(|| free("Trial", &text), str::to_owned);
    let any = talk.world().scenario().nodes.iter().flat_map(|node| &node.replies).next();
    let replies = any.map(|reply| Act::Reply(reply.id.clone())).into_iter().collect();
    added(&text, &play(talk, name, replies)).map_err(|why| Unusable::new(&file, why.to_string()))?;
    files::could_write(&file)
}

/// Adds the talk under this name, or one of its own, and says where.
pub fn keep(talk: &Talk, name: Option<&str>, scenario: &Path) -> Outcome {
    if talk.turns().is_empty() {
        Outcome::tell("error: no reply was given, so there is no play to record\n");
        return Outcome::Trouble;
    }
    match add(talk, name, scenario) {
        Ok(told) => {
            Outcome::tell(&told);
            Outcome::Clean
        }
        Err(unusable) => {
            // Whoever has just held it should not have to hold it again.
            Outcome::tell(&format!("{unusable}\nhelp: `{}` holds the talk again\n", again(talk, scenario)));
            Outcome::Trouble
        }
    }
}

fn add(talk: &Talk, name: Option<&str>, scenario: &Path) -> Result<String, Unusable> {
    let (file, text) = plays(scenario)?;
    let name = name.map_or_else(|| own_name(talk, &text), str::to_owned);
    let play = play(talk, name, replies(talk));
    let amended = added(&text, &play).map_err(|why| Unusable::new(&file, why.to_string()))?;
    files::write(&file, &amended)?;
    Ok(format!("recorded `{}` in `{}`\n", play.name, file.display()))
}

/// The file of plays and what is in it so far.
fn plays(scenario: &Path) -> Result<(PathBuf, String), Unusable> {
    let file = files::plays_of(scenario);
    let text = if file.exists() { files::read_text(&file)? } else { String::new() };
    Ok((file, text))
}

fn play(talk: &Talk, name: String, replies: Vec<Act>) -> Play {
    let at = Place { line: 1, column: 1 };
    let transcript = transcript::whole(talk, transcript::verdict(talk).as_ref());
    Play {
        at,
        name,
        seed: talk.journal().seed,
        prepared: talk.journal().prepared.clone(),
        replies_at: vec![at; replies.len()],
        replies,
        expect: Vec::new(),
        transcript: Some((at, transcript)),
    }
}

fn replies(talk: &Talk) -> Vec<Act> {
    let acts = talk.journal().steps.iter().map(|step| &step.act);
    acts.filter(|act| act.reply().is_some()).cloned().collect()
}

/// The command that gives the same replies.
fn again(talk: &Talk, scenario: &Path) -> String {
    let replies: Vec<String> = replies(talk).iter().map(Act::to_string).collect();
    let prepared = match &talk.journal().prepared {
        Readiness::Standard => String::new(),
        ids => format!(" --prepare {ids}"),
    };
    let (file, seed) = (scenario.display(), talk.journal().seed);
    format!("rapport play {file} --seed {seed}{prepared} --replies {}", replies.join(","))
}

/// How the talk ended or how far it went, and the day.
fn own_name(talk: &Talk, text: &str) -> String {
    let last = talk.turns().last().map(|turn| format!("As far as {}", talk.reply(turn).id));
    let what = talk.ending().map(|ending| ending.title.clone()).or(last).unwrap_or_default();
    free(&format!("{what}, day {}", talk.journal().seed), text)
}

/// The name, with a number where there is such a play already.
fn free(name: &str, text: &str) -> String {
    let kept = load_plays("", text.as_bytes()).0.unwrap_or_default();
    let is_free = |name: &String| kept.iter().all(|play| play.name != *name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}
