//! A talk with a person at the terminal: a number or a reply's id answers, `q` leaves.

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
            let number = answer.parse::<usize>().ok().and_then(|number| numbered.get(number.checked_sub(1)?));
            match give_one(&mut talk, number.map_or(answer, |id| id)) {
                Ok(()) => break,
                Err(why) => Outcome::answer(&format!("{why}\n")),
            }
        }
        Outcome::answer("\n");
        if let Some(turn) = talk.turns().last() {
            Outcome::answer(&transcript::given(talk.reply(turn)));
        }
    }
}
