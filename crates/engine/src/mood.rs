//! What a reply does to the other party: a slow rapport and a fast arousal, both integers in fixed ranges,
//! every change a sum of named causes. Imports `vocabulary` and `scenario`.

mod effects;
mod name;

pub use name::{MoodName, Named};

use crate::scenario::{Baseline, Persona, Reply, Response, Volatility};
use crate::vocabulary::{Dimension, Pitfall, Technique};

/// How a persona feels now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mood {
    /// Trust, −50 to 50.
    pub rapport: i8,
    /// Agitation, 0 to 100.
    pub arousal: i8,
}

/// A persona's state of mind: the mood, and what is still with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mind {
    /// How they feel.
    pub mood: Mood,
    /// Whether the last feeling they showed was acknowledged.
    pub heard: bool,
    /// Early breaches of trust: 0, 1, or 2 for more.
    pub breaches: u8,
}

/// Why a mood moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// A technique that the reply shows.
    Technique(Technique),
    /// A pitfall that the reply shows.
    Pitfall(Pitfall),
    /// The same technique was used just before, and did less.
    Habituation(Technique),
    /// A solution came before the feeling was acknowledged.
    TooSoon(Technique),
    /// The author's own judgement of this reply.
    Author,
    /// Something in the story: the shift's place in its node.
    Story(u8),
    /// An early breach of trust keeps rapport from rising further.
    Breach,
    /// Arousal settles toward the day's baseline.
    Settling,
    /// The end of the scale.
    Limit,
}

/// One named part of a change of mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cause {
    /// Why.
    pub why: Why,
    /// Added to rapport.
    pub rapport: i16,
    /// Added to arousal.
    pub arousal: i16,
}

/// A change of rapport and arousal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Effect {
    pub rapport: i16,
    pub arousal: i16,
}

/// A set of techniques, one bit each.
pub(crate) type TechniqueSet = u32;

/// How many turns count as early for a breach of trust.
pub(crate) const EARLY_TURNS: u8 = 4;
/// The highest rapport after no, one, and more early breaches.
const CAPS: [i16; 3] = [50, 25, 10];
/// Arousal settles by a fifth of the way to the baseline, and by one at least.
const SETTLING_DIVISOR: i16 = 5;

pub(crate) fn set_of(techniques: &[Technique]) -> TechniqueSet {
    techniques.iter().fold(0, |set, &one| set | 1 << one as u32)
}

impl Mind {
    /// At the start of the talk.
    #[must_use]
    pub(crate) fn at_rest(baseline: Baseline) -> Self {
        let mood = Mood {
            rapport: baseline.rapport,
            arousal: baseline.arousal,
        };
        Self {
            mood,
            heard: true,
            breaches: 0,
        }
    }

    /// Takes in a change and tells the ledger of it.
    pub(crate) fn feel(&mut self, why: Why, effect: Effect, ledger: &mut dyn FnMut(Cause)) {
        if effect == Effect::default() {
            return;
        }
        ledger(Cause {
            why,
            rapport: effect.rapport,
            arousal: effect.arousal,
        });
        let cap = CAPS[usize::from(self.breaches).min(CAPS.len() - 1)];
        let wanted = i16::from(self.mood.rapport) + effect.rapport;
        let aroused = i16::from(self.mood.arousal) + effect.arousal;
        // Trust that is already above the cap is not taken away by it; it only cannot grow.
        let capped = if wanted > i16::from(self.mood.rapport) {
            wanted.min(cap.max(i16::from(self.mood.rapport)))
        } else {
            wanted
        };
        let rapport = capped.clamp(-50, 50);
        let arousal = aroused.clamp(0, 100);
        let limit = if capped < wanted && cap < 50 {
            Why::Breach
        } else {
            Why::Limit
        };
        if rapport != wanted || arousal != aroused {
            ledger(Cause {
                why: limit,
                rapport: rapport - wanted,
                arousal: arousal - aroused,
            });
        }
        self.mood = Mood {
            rapport: narrow(rapport),
            arousal: narrow(arousal),
        };
    }

    /// What a reply does, part by part. `recent` are the techniques of the last two replies.
    pub(crate) fn hear(
        &mut self,
        persona: &Persona,
        reply: &Reply,
        too_soon: bool,
        recent: [TechniqueSet; 2],
        ledger: &mut dyn FnMut(Cause),
    ) {
        if let Some(own) = &reply.mood {
            let effect = Effect {
                rapport: own.rapport.into(),
                arousal: own.arousal.into(),
            };
            return self.feel(Why::Author, effect, ledger);
        }
        for &technique in &reply.techniques {
            let full = answer(
                persona,
                effects::of_technique(technique),
                response(&persona.to_techniques, technique),
            );
            self.feel(Why::Technique(technique), full, ledger);
            let bit = 1 << technique as u32;
            let before = recent.iter().filter(|&&set| set & bit != 0).count();
            let left = full.scaled(HABITUATION[before]);
            self.feel(Why::Habituation(technique), left.minus(full), ledger);
            if too_soon && technique.feeds_into(Dimension::Solution) {
                self.feel(
                    Why::TooSoon(technique),
                    left.scaled(TOO_SOON).minus(left),
                    ledger,
                );
            }
        }
        for &pitfall in &reply.pitfalls {
            let effect = answer(
                persona,
                effects::of_pitfall(pitfall),
                response(&persona.to_pitfalls, pitfall),
            );
            self.feel(Why::Pitfall(pitfall), effect, ledger);
        }
    }

    /// Arousal on its way back to the day's baseline.
    pub(crate) fn settle(&mut self, baseline: Baseline, ledger: &mut dyn FnMut(Cause)) {
        let away = i16::from(baseline.arousal) - i16::from(self.mood.arousal);
        let step = if away.abs() < SETTLING_DIVISOR {
            away.signum()
        } else {
            away / SETTLING_DIVISOR
        };
        self.feel(
            Why::Settling,
            Effect {
                rapport: 0,
                arousal: step,
            },
            ledger,
        );
    }
}

/// Hundredths of the effect that are left after a technique was used in none, one, both of the last two replies.
const HABITUATION: [i16; 3] = [100, 50, 25];
/// Hundredths of the effect of a solution that comes too soon: it works the other way.
const TOO_SOON: i16 = -50;

impl Effect {
    fn scaled(self, hundredths: i16) -> Self {
        Self {
            rapport: hundredth(self.rapport * hundredths),
            arousal: hundredth(self.arousal * hundredths),
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            rapport: self.rapport - other.rapport,
            arousal: self.arousal - other.arousal,
        }
    }
}

/// Rounded half away from zero.
fn hundredth(value: i16) -> i16 {
    (value + 50 * value.signum()) / 100
}

fn response<T: Copy + PartialEq>(own: &[(T, Response)], term: T) -> i16 {
    match own
        .iter()
        .find(|(one, _)| *one == term)
        .map(|&(_, response)| response)
    {
        None => 100,
        Some(Response::Strong) => 170,
        Some(Response::Weak) => 50,
        Some(Response::None) => 0,
        Some(Response::Backfires) => -50,
    }
}

fn answer(persona: &Persona, effect: Effect, response: i16) -> Effect {
    let volatility = match persona.volatility {
        Volatility::Low => 70,
        Volatility::Medium => 100,
        Volatility::High => 140,
    };
    let answered = effect.scaled(response);
    Effect {
        rapport: answered.rapport,
        arousal: hundredth(answered.arousal * volatility),
    }
}

fn narrow(value: i16) -> i8 {
    i8::try_from(value).unwrap_or(if value < 0 { i8::MIN } else { i8::MAX })
}

/// Whether a pitfall, early in a talk, is remembered for the rest of it.
pub(crate) const fn is_breach(pitfall: Pitfall) -> bool {
    matches!(
        pitfall,
        Pitfall::Blame
            | Pitfall::BreachPrivacy
            | Pitfall::FalsePromise
            | Pitfall::Dismiss
            | Pitfall::MirrorAnger
            | Pitfall::Stereotype
    )
}
