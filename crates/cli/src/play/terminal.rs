//! A talk with a person at the terminal: a number or a reply's id answers, with a `!` behind it before they have
//! finished; `q` leaves.

use std::io::BufRead;

use rapport_engine::talk::{Situation, Talk};

use super::give_one;
use crate::outcome::Outcome;
use crate::transcript;

/// Talks until the end, or until the person leaves.
pub fn talk(mut talk: Talk) -> Talk {
    Outcome::answer(&format!("{}, day {}\n\n", talk.world().scenario().title, talk.journal().seed));
    let mut lines = std::io::stdin().lock().lines();
    loop {
        Outcome::answer(&transcript::present(&talk, transcript::verdict(&talk).as_ref()));
        let numbered: Vec<String> = match talk.situation() {
            Situation::Choosing(offers) => offers.iter().map(|offer| offer.reply.id.to_string()).collect(),
            Situation::Ended(_) => return talk,
        };
        loop {
            Outcome::answer("? ");
            let Some(Ok(line)) = lines.next() else {
                return talk;
            };
            let answer = line.trim();
            if answer == "q" {
                return talk;
            }
            let (number, cuts_in) = answer.strip_suffix('!').map_or((answer, ""), |number| (number, "!"));
            let id = number.parse::<usize>().ok().and_then(|number| numbered.get(number.checked_sub(1)?));
            let reply = id.map_or_else(|| answer.to_owned(), |id| format!("{id}{cuts_in}"));
            match give_one(&mut talk, &reply) {
                Ok(()) => break,
                Err(why) => Outcome::answer(&format!("{why}\n")),
            }
        }
        Outcome::answer("\n");
        if let Some(turn) = talk.turns().last() {
            Outcome::answer(&transcript::given(&talk, turn));
        }
    }
}
