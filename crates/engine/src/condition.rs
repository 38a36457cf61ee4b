//! Conditions on mood, memory, preparation and the seed's draw, as sums of products over integer tests. Imports only
//! `ids`.

use serde::{Deserialize, Serialize};

use crate::ids::{ChoiceIx, PersonaIx, Slot, TwistIx};

/// When something holds: any of the alternatives, each with all of its tests. None at all: always.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition(pub Vec<Vec<Test>>);

/// One thing that can be asked of a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// A mood value reaches the bound.
    AtLeast(PersonaIx, Axis, i8),
    /// A mood value is under the bound.
    Below(PersonaIx, Axis, i8),
    /// It is remembered: a fact learned, a reply said.
    Remembers(Slot),
    /// It is not remembered.
    Forgets(Slot),
    /// The seed drew this option of the twist.
    Drew(TwistIx, u8),
    /// It was prepared.
    Prepared(ChoiceIx),
    /// It was not prepared.
    Unprepared(ChoiceIx),
}

/// One of the two layers of mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Axis {
    /// Slow: trust, −50 to 50.
    Rapport,
    /// Fast: calm to agitated, 0 to 100.
    Arousal,
}

/// What a condition is asked of.
pub trait Circumstances {
    /// The present value, −50 to 50 for rapport, 0 to 100 for arousal.
    fn mood(&self, of: PersonaIx, axis: Axis) -> i8;
    /// Whether the slot is set.
    fn remembers(&self, slot: Slot) -> bool;
    /// The option that the seed drew.
    fn drew(&self, twist: TwistIx) -> u8;
    /// Whether it was prepared.
    fn prepared(&self, choice: ChoiceIx) -> bool;
}

impl Condition {
    /// The condition that always holds.
    pub const ALWAYS: Self = Self(Vec::new());

    /// Whether it holds whatever happens.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it holds now.
    #[must_use]
    pub fn holds(&self, now: &impl Circumstances) -> bool {
        self.is_always() || self.0.iter().any(|all| all.iter().all(|test| test.holds(now)))
    }

    /// Where it stands in memory: two conditions of one scenario that say the same are still two.
    pub(crate) fn place(&self) -> usize {
        core::ptr::from_ref(self).addr()
    }

    /// Every test in it.
    pub fn tests(&self) -> impl Iterator<Item = &Test> {
        self.0.iter().flatten()
    }
}

impl Test {
    /// Whether it is asked of a mood.
    #[must_use]
    pub fn is_of_mood(&self) -> bool {
        matches!(self, Self::AtLeast(..) | Self::Below(..))
    }

    pub(crate) fn holds(&self, now: &impl Circumstances) -> bool {
        match *self {
            Self::AtLeast(of, axis, bound) => now.mood(of, axis) >= bound,
            Self::Below(of, axis, bound) => now.mood(of, axis) < bound,
            Self::Remembers(slot) => now.remembers(slot),
            Self::Forgets(slot) => !now.remembers(slot),
            Self::Drew(twist, option) => now.drew(twist) == option,
            Self::Prepared(choice) => now.prepared(choice),
            Self::Unprepared(choice) => !now.prepared(choice),
        }
    }
}
