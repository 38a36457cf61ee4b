//! A finished talk written out for people and other programs: what was said, the points, the moods before and after.
//! It follows from the journal and the scenario; nobody reads it back. Imports the engine only.

use rapport_engine::mood::Mood;
use rapport_engine::rules::{Spoken, State};
use rapport_engine::scenario::{PersonaIx, ReplyKind};
use rapport_engine::talk::{Talk, Turn};
use rapport_engine::vocabulary::{Dimension, Pitfall, Technique};
use serde::Serialize;

/// A finished talk in words and numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Told {
    /// The scenario's title.
    pub title: String,
    /// Its id.
    pub scenario: String,
    /// The seed: the same number is the same day.
    pub day: u64,
    /// Seconds since 1970, UTC.
    pub started: u64,
    /// What was prepared: `standard`, `none`, or ids.
    pub prepared: String,
    /// How it ended: its title, and what became of it.
    pub ended: String,
    /// In one or two sentences.
    pub outcome: String,
    /// Who was met, in the order of the moods below.
    pub cast: Vec<String>,
    /// Turn by turn.
    pub turns: Vec<ToldTurn>,
    /// What was said at the end.
    pub last_words: Vec<Said>,
}

/// One turn: what was heard, what was said to it, and what that did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ToldTurn {
    /// From 1.
    pub turn: usize,
    /// What the other parties said.
    pub heard: Vec<Said>,
    /// What the trainee said.
    pub said: String,
    /// `speech`, `silence` or `break`.
    pub kind: &'static str,
    /// The id of the reply.
    pub reply: String,
    /// Whether it came before they had finished.
    pub cut_in: bool,
    /// Whether what was noticed before it was right; `None` where nothing was asked or said.
    pub noticed: Option<bool>,
    /// How long they took over it.
    pub millis: u32,
    /// Ids of techniques.
    pub techniques: Vec<&'static str>,
    /// Ids of pitfalls.
    pub pitfalls: Vec<&'static str>,
    /// Points got.
    pub points: ToldPoints,
    /// Where a feeling was shown: the step on the ladder.
    pub ladder: Option<u8>,
    /// The moods when it was said.
    pub before: Vec<ToldMood>,
    /// The moods after it.
    pub after: Vec<ToldMood>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Their name.
    pub who: String,
    /// To whom, if not to the trainee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The words.
    pub says: String,
    /// What could be seen or heard beside them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
}

/// Points by score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ToldPoints {
    /// Feelings seen and respected.
    pub empathy: u8,
    /// Plain, specific, honest.
    pub clarity: u8,
    /// Shared ways forward.
    pub solution: u8,
}

/// How somebody felt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToldMood {
    /// Their name.
    pub who: String,
    /// The word for it.
    pub mood: &'static str,
    /// Trust, −50 to 50.
    pub rapport: i8,
    /// Agitation, 0 to 100.
    pub arousal: i8,
}

impl Told {
    /// A talk written out; one that still goes on has no end in it.
    pub fn of(talk: &Talk) -> Self {
        let (scenario, journal) = (talk.world().scenario(), talk.journal());
        let (ended, outcome) = talk
            .ending()
            .map_or_else(Default::default, |ending| (ending.title.clone(), ending.outcome.clone()));
        let states: Vec<&State> = talk.states().collect();
        let replies = journal.steps.iter().filter(|step| step.act.reply().is_some());
        let turns = talk.turns().iter().zip(replies).enumerate();
        Self {
            title: scenario.title.clone(),
            scenario: scenario.id.to_string(),
            day: journal.seed,
            started: journal.started,
            prepared: journal.prepared.to_string(),
            ended,
            outcome,
            cast: talk.met().iter().map(|&who| name(talk, who)).collect(),
            turns: turns
                .map(|(at, (turn, step))| told(talk, at, turn, step.millis, states[at + 1]))
                .collect(),
            last_words: heard(talk, talk.now()),
        }
    }
}

fn told(talk: &Talk, at: usize, turn: &Turn, millis: u32, after: &State) -> ToldTurn {
    let reply = talk.reply(turn);
    ToldTurn {
        turn: at + 1,
        heard: heard(talk, &turn.before),
        said: reply.text.clone(),
        kind: match reply.kind {
            ReplyKind::Speech => "speech",
            ReplyKind::Silence => "silence",
            ReplyKind::Break => "break",
        },
        reply: reply.id.to_string(),
        cut_in: turn.cut_in,
        noticed: turn.noticed.map(|option| option == 0),
        millis,
        techniques: reply.techniques.iter().copied().map(Technique::id).collect(),
        pitfalls: talk.pitfalls(turn).into_iter().map(Pitfall::id).collect(),
        points: ToldPoints {
            empathy: turn.earned.points[Dimension::Empathy as usize],
            clarity: turn.earned.points[Dimension::Clarity as usize],
            solution: turn.earned.points[Dimension::Solution as usize],
        },
        ladder: turn.earned.ladder,
        before: moods(talk, &turn.before),
        after: moods(talk, after),
    }
}

fn heard(talk: &Talk, state: &State) -> Vec<Said> {
    let said = |line: Spoken<'_>| Said {
        who: name(talk, line.who),
        to: line.to.map(|to| name(talk, to)),
        says: line.text.to_owned(),
        cue: line.cue.map(str::to_owned),
    };
    talk.world().spoken(state).into_iter().map(said).collect()
}

fn moods(talk: &Talk, state: &State) -> Vec<ToldMood> {
    let one = |&who: &PersonaIx| {
        let mood: Mood = state.mood(who);
        let word = mood.named().name.id();
        ToldMood { who: name(talk, who), mood: word, rapport: mood.rapport, arousal: mood.arousal }
    };
    talk.met().iter().map(one).collect()
}

fn name(talk: &Talk, who: PersonaIx) -> String {
    talk.world().scenario().cast[who.at()].name.clone()
}

#[cfg(test)]
mod tests {
    use rapport_engine::codec::Compiled;

    use super::*;

    const GUIDE: &str = include_str!("../../docs/scenario-format.md");

    #[test]
    fn every_turn_of_a_talk_is_told_with_what_it_did() {
        let example =
            GUIDE.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
        let scenario = rapport_author::load("late-parcel.yaml", example.as_bytes()).scenario;
        let compiled = Compiled::new(scenario.expect("a sound scenario"));
        for play in 0..50 {
            let talk = Talk::at_random(compiled.clone(), play, play);
            let told = Told::of(&talk);
            assert_eq!(told.turns.len(), talk.turns().len());
            for (told, turn) in told.turns.iter().zip(talk.turns()) {
                assert_eq!(told.said, talk.reply(turn).text);
                let points = [told.points.empathy, told.points.clarity, told.points.solution];
                assert_eq!(points, turn.earned.points);
                assert!(!told.heard.is_empty());
            }
            for pair in told.turns.windows(2) {
                assert_eq!(pair[0].after, pair[1].before);
            }
            assert_eq!(told.ended, talk.ending().expect("an end").title);
            assert_eq!(told.turns[0].before.len(), told.cast.len());
        }
    }
}
