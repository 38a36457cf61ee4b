//! `rapport play`: plays a talk with given replies, or with a person at the terminal.

mod keep;
mod record;
mod terminal;

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;
use rapport_author::nearest;
use rapport_engine::journal::Act;
use rapport_engine::talk::{ChoiceError, Situation, Talk};

use crate::outcome::{Format, Outcome};
use crate::playable;
use crate::transcript;

/// Play a talk and stop at the next choice, or at the end
#[derive(Debug, Args)]
pub struct Play {
    /// The scenario file
    file: PathBuf,
    /// Which day it is: the same seed is the same talk
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = playable::seed)]
    seed: u64,
    /// What to prepare: ids of the scenario's `prepare`, or `none`; without it, its standard preparation
    #[arg(long, value_name = "ID,…")]
    prepare: Option<String>,
    /// The replies to give, in order, with a `!` behind one that cuts in; without any, on a terminal, you are asked
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    replies: Option<Vec<String>>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Add the play and its transcript to the plays beside the scenario, under this name or one of its own
    #[arg(long, value_name = "NAME", value_parser = name)]
    record: Option<Option<String>>,
}

impl Play {
    /// Plays.
    pub fn run(&self) -> Outcome {
        let compiled = match playable::read(&self.file) {
            Ok(compiled) => compiled,
            Err(not) => return not.tell(),
        };
        let asked = self.replies.is_none() && self.format == Format::Human && std::io::stdin().is_terminal();
        let talk = match playable::begin(&compiled, self.seed, self.prepare.as_deref()) {
            Ok(talk) => talk,
            Err(why) => return playable::refuse(&why),
        };
        if let Some(name) = &self.record
            && let Err(unusable) = keep::could_keep(&talk, name.as_deref(), &self.file)
        {
            Outcome::tell(&format!("{unusable}\n"));
            return Outcome::Trouble;
        }
        let (talk, said) = if asked {
            terminal::talk(talk)
        } else {
            match give(talk, self.replies.as_deref().unwrap_or_default()) {
                Ok(talk) => self.told(talk),
                Err(why) => {
                    Outcome::tell(&format!("error: {why}\n"));
                    return Outcome::Faults;
                }
            }
        };
        said.max(match &self.record {
            Some(name) => keep::keep(&talk, name.as_deref(), &self.file),
            None => Outcome::Clean,
        })
    }

    fn told(&self, talk: Talk) -> (Talk, Outcome) {
        let said = Outcome::answer(&match self.format {
            Format::Human => transcript::whole(&talk, transcript::verdict(&talk).as_ref()),
            Format::Json => record::json(&talk),
        });
        (talk, said)
    }
}

fn name(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("a play needs a name of its own") } else { Ok(text.to_owned()) }
}

/// Gives the replies in order.
fn give(mut talk: Talk, replies: &[String]) -> Result<Talk, String> {
    for reply in replies {
        give_one(&mut talk, reply.trim())?;
    }
    Ok(talk)
}

/// Gives one, or says why not and what may help.
fn give_one(talk: &mut Talk, reply: &str) -> Result<(), String> {
    let act = reply.parse().map_err(|()| ChoiceError::NotOffered(reply.to_owned()));
    match act.and_then(|act: Act| talk.act(&act, 0)) {
        Ok(()) => Ok(()),
        Err(ChoiceError::NotOffered(reply)) => Err(not_offered(talk, &reply)),
        Err(why) => Err(why.to_string()),
    }
}

fn not_offered(talk: &Talk, reply: &str) -> String {
    let replies = talk.world().scenario().nodes.iter().flat_map(|node| &node.replies);
    let known: Vec<&str> = replies.map(|reply| reply.id.as_str()).collect();
    let open: Vec<&str> = match talk.situation() {
        Situation::Choosing(offers) => {
            let open = offers.iter().filter(|offer| offer.closed.is_none());
            open.map(|offer| offer.reply.id.as_str()).collect()
        }
        Situation::Ended(_) => return ChoiceError::Over.to_string(),
    };
    let (why, meant) = if known.contains(&reply) {
        (ChoiceError::NotOffered(reply.to_owned()).to_string(), None)
    } else {
        let meant = nearest(reply, open.iter().copied()).or_else(|| nearest(reply, known));
        (format!("the scenario has no reply `{reply}`"), meant)
    };
    let meant = meant.map(|meant| format!("did you mean `{meant}`? ")).unwrap_or_default();
    format!("{why}\nhelp: {meant}open here: `{}`", open.join("`, `"))
}
