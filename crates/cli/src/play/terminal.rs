//! A talk with a person at the terminal: a number or a reply's id answers, with a `!` behind it before they have
//! finished; `q` leaves.

use std::io::{self, BufRead};

use rapport_engine::talk::{Situation, Talk};

use super::give_one;
use crate::outcome::Outcome;
use crate::transcript;

/// What leaves a talk. `q` is what is told; the others are what people try.
const LEAVES: [&str; 3] = ["q", "quit", "exit"];

/// Talks until the end, or until the person leaves or nothing can be said to them.
pub fn talk(mut talk: Talk) -> (Talk, Outcome) {
    let held = hold(&mut talk, &mut io::stdin().lock().lines(), &mut say);
    (talk, held.err().unwrap_or(Outcome::Clean))
}

fn hold(
    talk: &mut Talk,
    lines: &mut dyn Iterator<Item = io::Result<String>>,
    say: &mut dyn FnMut(&str) -> Result<(), Outcome>,
) -> Result<(), Outcome> {
    say(&format!("{}, day {}\n", talk.world().scenario().title, talk.journal().seed))?;
    say("a number or an id answers, `q` leaves\n\n")?;
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
            if LEAVES.contains(&answer) {
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use rapport_author::load;
    use rapport_engine::codec::Compiled;
    use rapport_engine::talk::Talk;

    use super::hold;

    const SOUND: &str = include_str!("../../tests/cli/spare-key.yaml");

    /// What is said in a talk with these answers, and how many of them were replies.
    fn held(answers: &[&str]) -> (String, usize) {
        let scenario = load("spare-key.yaml", SOUND.as_bytes()).scenario.unwrap();
        let mut talk = Talk::begin(Compiled::new(scenario), 1, 0);
        let (mut said, mut lines) = (String::new(), answers.iter().map(|answer| Ok((*answer).to_owned())));
        hold(&mut talk, &mut lines, &mut |text| {
            said += text;
            Ok(())
        })
        .unwrap();
        (said, talk.turns().len())
    }

    #[test]
    fn a_talk_begins_with_how_to_answer_and_how_to_leave() {
        let (said, _) = held(&["q"]);
        assert!(
            said.starts_with("The spare key, day 1\na number or an id answers, `q` leaves\n\nMina Dahl"),
            "{said}"
        );
    }

    #[test]
    fn each_way_of_leaving_leaves() {
        for leave in ["q", "quit", " exit "] {
            let (said, replies) = held(&["ask-why", leave, "bring-key"]);
            assert_eq!(replies, 1, "{leave}");
            assert!(said.ends_with("? "), "{said}");
        }
    }

    #[test]
    fn a_number_or_an_id_answers_until_the_talk_is_over() {
        let (said, replies) = held(&["9", "ask-why", "1"]);
        assert!(said.contains("? the scenario has no reply `9`\nhelp: open here: "), "{said}");
        assert_eq!(replies, 2);
    }
}
