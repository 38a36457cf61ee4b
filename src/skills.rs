//! What a talk shows of each technique and pitfall, and what could have been shown. Pure; imports the engine only.

use std::collections::BTreeMap;

use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::{Pitfall, Technique};

/// What was shown in a talk, or in several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Techniques that could be shown.
    pub techniques: BTreeMap<Technique, Share>,
    /// Pitfalls that were, and how often.
    pub pitfalls: BTreeMap<Pitfall, u32>,
}

/// A part of a number of turns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// The turns on which it was shown.
    pub shown: u32,
    /// The turns on which an open reply would have shown it.
    pub chances: u32,
}

/// The fewest chances from which on a share says something.
const ENOUGH: u32 = 3;

impl Shown {
    /// What a talk shows after so many turns: those before are another's, of which it was tried again.
    pub fn after(turns: usize, talk: &Talk) -> Self {
        let mut all = Self::default();
        for turn in talk.turns().iter().skip(turns) {
            let offers = talk.world().offers(&turn.before);
            let open = || offers.iter().filter(|offer| offer.closed.is_none());
            let given = talk.reply(turn);
            for &technique in Technique::ALL {
                if open().any(|offer| offer.reply.techniques.contains(&technique)) {
                    let share = all.techniques.entry(technique).or_default();
                    share.chances += 1;
                    share.shown += u32::from(given.techniques.contains(&technique));
                }
            }
            for pitfall in talk.pitfalls(turn) {
                *all.pitfalls.entry(pitfall).or_default() += 1;
            }
        }
        all
    }

    /// This and another together.
    pub fn and(mut self, other: &Self) -> Self {
        for (&technique, share) in &other.techniques {
            let sum = self.techniques.entry(technique).or_default();
            sum.shown += share.shown;
            sum.chances += share.chances;
        }
        for (&pitfall, count) in &other.pitfalls {
            *self.pitfalls.entry(pitfall).or_default() += count;
        }
        self
    }

    /// The technique that was shown on the smallest share of its turns, where there were enough of them and not all
    /// were taken; of equal ones the one with the most chances, then the first of the curriculum.
    pub fn weakest(&self) -> Option<Technique> {
        let telling =
            self.techniques.iter().filter(|(_, share)| share.is_telling() && share.shown < share.chances);
        let weakest = telling.min_by(|(_, one), (_, other)| {
            let crosswise = (one.shown * other.chances).cmp(&(other.shown * one.chances));
            crosswise.then(other.chances.cmp(&one.chances))
        });
        weakest.map(|(&technique, _)| technique)
    }
}

impl Share {
    /// Whether there were enough chances for it to say something.
    pub fn is_telling(self) -> bool {
        self.chances >= ENOUGH
    }

    /// In hundredths, rounded down.
    pub fn percent(self) -> u32 {
        (self.shown * 100).checked_div(self.chances).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rapport_engine::codec::Compiled;

    use super::*;

    fn talk(replies: &[&str]) -> Talk {
        const GUIDE: &str = include_str!("../docs/scenario-format.md");
        let example =
            GUIDE.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
        let scenario = rapport_author::load("late-parcel.yaml", example.as_bytes()).scenario;
        let compiled: Arc<Compiled> = Compiled::new(scenario.expect("a sound scenario"));
        let mut talk = Talk::begin(compiled, 7, 0);
        for reply in replies {
            let id = rapport_engine::scenario::ReplyId::parse(reply).expect("an id");
            talk.choose(&id, 0).expect("an open reply");
        }
        talk
    }

    fn shares(pairs: &[(Technique, u32, u32)]) -> Shown {
        let techniques = pairs.iter().map(|&(one, shown, chances)| (one, Share { shown, chances })).collect();
        Shown { techniques, ..Shown::default() }
    }

    #[test]
    fn a_turn_counts_what_its_reply_shows_and_what_the_open_ones_would_have() {
        let shown = Shown::after(0, &talk(&["hear-him", "promise-friday"]));
        assert_eq!(shown.techniques[&Technique::Validate], Share { shown: 1, chances: 1 });
        assert_eq!(shown.techniques[&Technique::OpenQuestion], Share { shown: 1, chances: 2 });
        assert_eq!(shown.techniques.get(&Technique::CheckBack), None);
        assert_eq!(shown.pitfalls[&Pitfall::FalsePromise], 1);
    }

    #[test]
    fn turns_that_were_taken_over_from_another_talk_do_not_count_again() {
        let talk = talk(&["hear-him", "promise-friday"]);
        let shown = Shown::after(1, &talk);
        assert_eq!(shown.techniques.get(&Technique::Validate), None);
        assert_eq!(shown.techniques[&Technique::OpenQuestion].chances, 1);
        assert_eq!(shown.pitfalls[&Pitfall::FalsePromise], 1);
        assert_eq!(Shown::after(2, &talk), Shown::default());
    }

    #[test]
    fn talks_are_added_up() {
        let (one, other) =
            (Shown::after(0, &talk(&["explain-backlog"])), Shown::after(0, &talk(&["hear-him"])));
        let both = one.and(&other);
        assert_eq!(both.techniques[&Technique::Validate], Share { shown: 1, chances: 2 });
        assert_eq!(both.pitfalls[&Pitfall::Jargon], 1);
    }

    #[test]
    fn the_weakest_skill_is_the_one_passed_over_most() {
        use Technique::{Acknowledge, NameFeeling, Paraphrase, Validate};
        let all = shares(&[(Acknowledge, 2, 4), (NameFeeling, 1, 4), (Validate, 0, 2), (Paraphrase, 3, 3)]);
        assert_eq!(all.weakest(), Some(NameFeeling));
        let equal = shares(&[(Acknowledge, 1, 3), (Validate, 2, 6), (Paraphrase, 2, 6)]);
        assert_eq!(equal.weakest(), Some(Validate));
        assert_eq!(shares(&[(Paraphrase, 3, 3), (Validate, 0, 1)]).weakest(), None);
    }
}
