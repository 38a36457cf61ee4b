//! What must hold in every talk, whatever was said.

use rapport_engine::journal::Journal;
use rapport_engine::mood::{AROUSAL, RAPPORT};
use rapport_engine::review::Review;
use rapport_engine::scenario::PersonaIx;
use rapport_engine::scoring::MOST;
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::Dimension;

use crate::transcript;

/// A rule by name; it says what is wrong.
pub type Rule = (&'static str, fn(&Talk) -> Result<(), String>);

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which.
    pub rule: &'static str,
    /// How.
    pub what: String,
}

/// The rules of play.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Looked at after every reply.
    pub after: &'static [Rule],
    /// Looked at where a talk ends or stops.
    pub whole: &'static [Rule],
}

/// All of them.
pub const RULES: Rules = Rules {
    after: &[("mood", mood_in_range), ("causes", causes_add_up), ("points", points_in_range)],
    whole: &[("journal", journal_is_the_talk), ("transcript", something_is_said)],
};

impl Rules {
    /// The rules for the last reply.
    pub fn after_a_reply(self, talk: &Talk) -> Result<(), Broken> {
        all(self.after, talk)
    }

    /// The rules for a talk as a whole; with a search, those for its scores too.
    pub fn of_a_whole(self, talk: &Talk, search: Option<&Search>) -> Result<(), Broken> {
        all(self.whole, talk)?;
        let scores = search.map_or(Ok(()), |search| scores_add_up(talk, search));
        scores.map_err(|what| Broken { rule: "scores", what })
    }
}

fn all(rules: &[Rule], talk: &Talk) -> Result<(), Broken> {
    rules.iter().try_for_each(|(rule, holds)| holds(talk).map_err(|what| Broken { rule, what }))
}

fn cast(talk: &Talk) -> impl Iterator<Item = (PersonaIx, &str)> {
    talk.world().scenario().cast.iter().zip(0..).map(|(one, ix)| (PersonaIx(ix), one.id.as_str()))
}

fn mood_in_range(talk: &Talk) -> Result<(), String> {
    for (who, name) in cast(talk) {
        let mood = talk.now().mood(who);
        let values = [("rapport", mood.rapport, RAPPORT), ("arousal", mood.arousal, AROUSAL)];
        for (axis, value, (least, most)) in values {
            if !(least..=most).contains(&value) {
                return Err(format!("{axis} of `{name}` is {value}"));
            }
        }
    }
    Ok(())
}

fn causes_add_up(talk: &Talk) -> Result<(), String> {
    let Some(turn) = talk.turns().last() else { return Ok(()) };
    for (who, name) in cast(talk) {
        let (before, after) = (turn.before.mood(who), talk.now().mood(who));
        let causes = || turn.causes.iter().filter(|(of, _)| *of == who).map(|(_, cause)| cause);
        let changes = [
            ("rapport", before.rapport, after.rapport, causes().map(|cause| cause.rapport).sum::<i16>()),
            ("arousal", before.arousal, after.arousal, causes().map(|cause| cause.arousal).sum::<i16>()),
        ];
        for (axis, before, after, sum) in changes {
            if i16::from(after) - i16::from(before) != sum {
                return Err(format!(
                    "{axis} of `{name}` goes from {before} to {after}, but its causes sum to {sum}"
                ));
            }
        }
    }
    Ok(())
}

fn points_in_range(talk: &Talk) -> Result<(), String> {
    let Some(turn) = talk.turns().last() else { return Ok(()) };
    let all = turn.earned.points.into_iter().chain(turn.earned.ladder);
    match all.max() {
        Some(points) if points > MOST => Err(format!("a reply earns {points} points")),
        _ => Ok(()),
    }
}

fn journal_is_the_talk(talk: &Talk) -> Result<(), String> {
    let saved: Journal =
        talk.journal().to_string().parse().map_err(|why| format!("the journal is not read: {why}"))?;
    let again = Talk::replay(talk.world().compiled().clone(), &saved)
        .map_err(|why| format!("the journal is not replayed: {why}"))?;
    let same = (again.now(), again.turns(), again.journal()) == (talk.now(), talk.turns(), talk.journal());
    if same { Ok(()) } else { Err("the journal tells another talk".to_owned()) }
}

fn something_is_said(talk: &Talk) -> Result<(), String> {
    let told = transcript::whole(talk, None);
    let said = talk.states().any(|state| !talk.world().spoken(state).is_empty());
    if said && !told.trim().is_empty() { Ok(()) } else { Err("nobody says a word".to_owned()) }
}

fn scores_add_up(talk: &Talk, search: &Search) -> Result<(), String> {
    let review = Review::of(talk, search).ok_or("the search does not know every state of the talk")?;
    for (at, score) in Dimension::ALL.iter().enumerate() {
        let (name, found) = (score.id(), review.scores[at]);
        if found > 100 {
            return Err(format!("the score for {name} is {found}"));
        }
        let lost: u16 = review.turns.iter().map(|turn| turn.lost[at]).sum();
        let (got, possible) = (review.got[at], review.possible[at]);
        if talk.ending().is_some() && got + lost != possible {
            return Err(format!(
                "{got} points got for {name} and {lost} lost are not the {possible} possible"
            ));
        }
    }
    Ok(())
}
