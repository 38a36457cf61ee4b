//! What the trainee writes after a talk: what is true of it, and what writing it well is worth. Imports `talk`.

use crate::calendar::Date as Day;
use crate::condition::Condition;
use crate::scenario::{Claim, FollowUp, Part, Target};
use crate::scoring::MOST;
use crate::talk::Talk;
use crate::vocabulary::Dimension;

/// What the stage after a talk has to go by, once the talk is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims<'t> {
    /// The stage.
    pub stage: &'t FollowUp,
    /// Every claim, and whether it is true of this talk.
    pub claims: Vec<Held<'t>>,
    /// The sentences on offer for the message.
    pub parts: Vec<&'t Part>,
    /// The sentences on offer for the case note.
    pub note_parts: Vec<&'t Part>,
    /// The first and the last day on which looking in again fits.
    pub window: (Day, Day),
}

/// A claim of one talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<'t> {
    /// What is claimed.
    pub claim: &'t Claim,
    /// Whether it is true.
    pub holds: bool,
}

/// What was written, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUpPoints {
    /// How clear the message is, 0 to 6.
    pub message: u8,
    /// How clear the case note is, 0 to 6.
    pub note: u8,
    /// The day for looking in again.
    pub date: Date,
}

/// The day that was set for looking in again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// It fits.
    InWindow,
    /// It is too soon or too late.
    Outside,
    /// There is none.
    None,
}

impl Date {
    /// The most points that a day earns.
    pub const MOST: u8 = 4;

    /// What it earns.
    #[must_use]
    pub const fn points(self) -> u8 {
        match self {
            Self::InWindow => Self::MOST,
            Self::Outside => 1,
            Self::None => 0,
        }
    }
}

impl FollowUpPoints {
    /// The most that can be earned, by score.
    pub const POSSIBLE: [u16; 3] = {
        let mut possible = [0; 3];
        possible[Dimension::Clarity as usize] = 2 * MOST as u16;
        possible[Dimension::Solution as usize] = Date::MOST as u16;
        possible
    };

    /// What was earned, by score.
    #[must_use]
    pub fn got(self) -> [u16; 3] {
        let mut got = [0; 3];
        got[Dimension::Clarity as usize] = u16::from(self.message.min(MOST)) + u16::from(self.note.min(MOST));
        got[Dimension::Solution as usize] = self.date.points().into();
        got
    }
}

impl Claims<'_> {
    /// What setting this day for looking in again comes to.
    #[must_use]
    pub fn date(&self, set: Option<Day>) -> Date {
        match set {
            None => Date::None,
            Some(day) if (self.window.0..=self.window.1).contains(&day) => Date::InWindow,
            Some(_) => Date::Outside,
        }
    }
}

impl Talk {
    /// What there is to go by in writing; none while the talk goes on, or where the scenario has no such stage.
    #[must_use]
    pub fn follow_up(&self) -> Option<Claims<'_>> {
        let Target::Ending(ending) = self.now().place() else { return None };
        let stage = self.world().scenario().follow_up.as_ref()?;
        let holds = |when: &Condition| self.world().holds(self.now(), when);
        let is_true =
            |claim: &Claim| holds(&claim.when) && (claim.ended.is_empty() || claim.ended.contains(&ending));
        Some(Claims {
            stage,
            claims: stage.claims.iter().map(|claim| Held { claim, holds: is_true(claim) }).collect(),
            parts: stage.parts.iter().filter(|part| holds(&part.when)).collect(),
            note_parts: stage.note_parts.iter().filter(|part| holds(&part.when)).collect(),
            window: (
                stage.today.plus(stage.check_back.from.into()),
                stage.today.plus(stage.check_back.to.into()),
            ),
        })
    }
}
