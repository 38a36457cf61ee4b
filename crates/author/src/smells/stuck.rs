//! Moods at the end of their scale: from there on, what the trainee says does nothing more. Seen in seeded random
//! talks, because a survey does not tell moods apart that decide nothing. Imports `days`.

use rapport_engine::mood::{AROUSAL, Mood, RAPPORT};
use rapport_engine::scenario::PersonaIx;
use rapport_engine::talk::Talk;

use super::days::Days;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::source;

/// Where a mood can get stuck: what it is called, and whether it is there.
type End = (&'static str, fn(Mood) -> bool);

const ENDS: [End; 3] = [
    ("rapport stands at its least", |mood| mood.rapport == RAPPORT.0),
    ("rapport stands at its most", |mood| mood.rapport == RAPPORT.1),
    ("arousal stands at its most", |mood| mood.arousal == AROUSAL.1),
];

/// Looks at the mood of everybody in the cast.
pub(super) fn check(source: &source::Scenario, days: &Days, faults: &mut Faults) {
    let cast = &source.cast.0;
    let mut stuck = vec![[0_usize; ENDS.len()]; cast.len()];
    for play in 0..limits::STUCK_PLAYS {
        let seed = days.surveys[play % days.surveys.len()].seed;
        let talk = Talk::at_random(days.compiled.clone(), seed, play as u64);
        for (who, stuck) in (0..).map(PersonaIx).zip(&mut stuck) {
            let moods: Vec<Mood> = talk.states().map(|state| state.mood(who)).collect();
            for (count, (_, is_there)) in stuck.iter_mut().zip(ENDS) {
                let since = moods.iter().rev().take_while(|mood| is_there(**mood)).count();
                *count += usize::from(since > limits::STUCK_REPLIES);
            }
        }
    }
    for ((name, _), stuck) in cast.iter().zip(stuck) {
        for (count, (end, _)) in stuck.into_iter().zip(ENDS) {
            let percent = count * 100 / limits::STUCK_PLAYS;
            if percent > limits::STUCK_SHARE {
                let fault = Fault::MoodStuck {
                    persona: name.text.clone(),
                    end,
                    percent,
                    replies: limits::STUCK_REPLIES,
                };
                faults.report(name.at, fault);
            }
        }
    }
}
