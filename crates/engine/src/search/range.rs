//! Ranges of moods, and how far they reach back through a step.

use crate::condition::Axis;
use crate::mood::{AROUSAL, Move, RAPPORT, Witness};
use crate::rules::State;
use crate::scenario::{MOST_CAST, PersonaIx};

/// For each persona and axis, the least and the most; both are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range([[(i8, i8); 2]; MOST_CAST]);

/// What happened in a step, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Trace(Vec<Event>);

#[derive(Debug, Clone, Copy)]
enum Event {
    Moved(PersonaIx, Move),
    Compared(PersonaIx, Axis, i8, bool),
}

impl Range {
    /// Every mood there is.
    pub const ALL: Self = Self([[RAPPORT, AROUSAL]; MOST_CAST]);

    /// The moods of one state and no others.
    pub fn just(state: &State) -> Self {
        let mut range = Self::ALL;
        for (axes, who) in range.0.iter_mut().zip(0..) {
            let mood = state.mood(PersonaIx(who));
            *axes = [(mood.rapport, mood.rapport), (mood.arousal, mood.arousal)];
        }
        range
    }

    /// What is in both.
    pub fn and(self, other: Self) -> Self {
        let mut both = self;
        for (mine, theirs) in both.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *mine = (mine.0.max(theirs.0), mine.1.min(theirs.1));
        }
        both
    }

    /// Whether the moods of a state are in it.
    pub fn holds(&self, state: &State) -> bool {
        self.0.iter().zip(0..).all(|(axes, who)| {
            let mood = state.mood(PersonaIx(who));
            let within = |value: i8, (least, most): (i8, i8)| least <= value && value <= most;
            within(mood.rapport, axes[0]) && within(mood.arousal, axes[1])
        })
    }
}

impl Trace {
    /// Nothing happened yet.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The moods before the step from which the same comparisons come out the same and the moods after it
    /// lie in `range`.
    pub fn before(&self, range: Range) -> Range {
        self.0.iter().rev().fold(range, |mut range, event| {
            match *event {
                Event::Moved(who, by) => {
                    let [rapport, arousal] = &mut range.0[who.at()];
                    match by {
                        Move::By(effect, cap) => {
                            let is_capped = effect.rapport > 0 && cap < RAPPORT.1.into();
                            *rapport = if is_capped {
                                origin(*rapport, RAPPORT, |from| by.rapport(from))
                            } else {
                                shifted(*rapport, RAPPORT, effect.rapport)
                            };
                            *arousal = shifted(*arousal, AROUSAL, effect.arousal);
                        }
                        Move::Settle(..) => *arousal = origin(*arousal, AROUSAL, |from| by.arousal(from)),
                    }
                }
                Event::Compared(of, axis, bound, reached) => {
                    let (least, most) = &mut range.0[of.at()][axis as usize];
                    if reached { *least = bound.max(*least) } else { *most = (bound - 1).min(*most) }
                }
            }
            range
        })
    }
}

impl Witness for Trace {
    fn moved(&mut self, who: PersonaIx, by: Move) {
        self.0.push(Event::Moved(who, by));
    }

    fn compared(&mut self, of: PersonaIx, axis: Axis, bound: i8, reached: bool) {
        self.0.push(Event::Compared(of, axis, bound, reached));
    }
}

/// All values of the scale that a movement brings into the range. Movements keep the order of values, so the
/// two ends can be found by halving.
fn origin((least, most): (i8, i8), scale: (i8, i8), to: impl Fn(i8) -> i8) -> (i8, i8) {
    if (least, most) == scale {
        return scale;
    }
    let first = |reaches: &dyn Fn(i8) -> bool| {
        let (mut low, mut high) = (i16::from(scale.0), i16::from(scale.1) + 1);
        while low < high {
            let middle = (low + high).div_euclid(2);
            let value = i8::try_from(middle).unwrap_or(scale.1);
            if reaches(value) { high = middle } else { low = middle + 1 }
        }
        low
    };
    let from = first(&|value| to(value) >= least);
    let beyond = first(&|value| to(value) > most);
    (i8::try_from(from).unwrap_or(scale.1), i8::try_from(beyond - 1).unwrap_or(scale.1))
}

/// All values of the scale that a step brings into the range, where only the ends of the scale hold it back.
/// There is one at least: what was seen to move there.
fn shifted((least, most): (i8, i8), scale: (i8, i8), by: i16) -> (i8, i8) {
    let back = |value: i8| {
        i8::try_from((i16::from(value) - by).clamp(scale.0.into(), scale.1.into())).unwrap_or(value)
    };
    (if least == scale.0 { scale.0 } else { back(least) }, if most == scale.1 { scale.1 } else { back(most) })
}
