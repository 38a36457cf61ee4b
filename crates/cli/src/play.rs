//! `rapport play`: plays a talk with given replies, or with a person at the terminal.

mod record;
mod terminal;
mod transcript;

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rapport_engine::scenario::ReplyId;
use rapport_engine::talk::{ChoiceError, Talk};

use crate::files;
use crate::outcome::Outcome;

/// Play a talk and stop at the next choice, or at the end
#[derive(Debug, Args)]
pub struct Play {
    /// The scenario file
    file: PathBuf,
    /// Which day it is: the same seed is the same talk
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The replies to give, in order; without any, on a terminal, you are asked
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    replies: Option<Vec<String>>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

impl Play {
    /// Plays.
    pub fn run(&self) -> Outcome {
        let compiled = match files::scenario(&self.file) {
            Ok(compiled) => compiled,
            Err(outcome) => return outcome,
        };
        let asked = self.replies.is_none() && self.format == Format::Human && std::io::stdin().is_terminal();
        let talk = Talk::begin(compiled, self.seed, 0);
        if asked {
            return terminal::talk(talk);
        }
        let talk = match give(talk, self.replies.as_deref().unwrap_or_default()) {
            Ok(talk) => talk,
            Err(why) => {
                Outcome::tell(&format!("error: {why}\n"));
                return Outcome::Faults;
            }
        };
        Outcome::answer(&match self.format {
            Format::Human => transcript::whole(&talk),
            Format::Json => record::json(&talk),
        });
        Outcome::Clean
    }
}

/// Gives the replies in order.
fn give(mut talk: Talk, replies: &[String]) -> Result<Talk, ChoiceError> {
    for reply in replies {
        give_one(&mut talk, reply)?;
    }
    Ok(talk)
}

fn give_one(talk: &mut Talk, reply: &str) -> Result<(), ChoiceError> {
    let id = ReplyId::parse(reply).ok_or_else(|| ChoiceError::NotOffered(reply.to_owned()))?;
    talk.choose(&id, 0).map(|_| ())
}
