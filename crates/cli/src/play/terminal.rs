//! A talk with a person at the terminal: a number or a reply's id answers, with a `!` behind it before they have
//! finished; `q` leaves.

use std::io::BufRead;

use rapport_engine::talk::{Situation, Talk};

use super::give_one;
use crate::outcome::Outcome;
use crate::transcript;

/// Talks until the end, or until the person leaves or nothing can be said to them.
pub fn talk(mut talk: Talk) -> (Talk, Outcome) {
    let said = hold(&mut talk).err().unwrap_or(Outcome::Clean);
    (talk, said)
}

fn hold(talk: &mut Talk) -> Result<(), Outcome> {
    say(&format!("{}, day {}\n\n", talk.world().scenario().title, talk.journal().seed))?;
    let mut lines = std::io::stdin().lock().lines();
    loop {
        say(&transcript::present(talk, transcript::verdict(talk).as_ref()))?;
        let numbered: Vec<String> = match talk.situation() {
            Situation::Choosing(offers) => offers.iter().map(|offer| offer.reply.id.to_string()).collect(),
            Situation::Ended(_) => return Ok(()),
        };
        loop {
            say("? ")?;
            let Some(Ok(line)) = lines.next() else {
                return Ok(());
            };
            let answer = line.trim();
            if answer == "q" {
                return Ok(());
            }
            let (number, cuts_in) = answer.strip_suffix('!').map_or((answer, ""), |number| (number, "!"));
            let id = number.parse::<usize>().ok().and_then(|number| numbered.get(number.checked_sub(1)?));
            let reply = id.map_or_else(|| answer.to_owned(), |id| format!("{id}{cuts_in}"));
            match give_one(talk, &reply) {
                Ok(()) => break,
                Err(why) => say(&format!("{why}\n"))?,
            }
        }
        say("\n")?;
        if let Some(turn) = talk.turns().last() {
            say(&transcript::given(talk, turn))?;
        }
    }
}

fn say(text: &str) -> Result<(), Outcome> {
    match Outcome::answer(text) {
        Outcome::Clean => Ok(()),
        not => Err(not),
    }
}
