//! What a reply does to the other party: a slow rapport and a fast arousal, both integers in fixed ranges,
//! every change a sum of named causes. Imports `vocabulary` and `scenario`.

mod effects;
mod name;
#[cfg(test)]
mod tests;

pub use name::{MoodName, Named};

use crate::condition::{Axis, Condition};
use crate::scenario::{Baseline, Persona, PersonaIx, Reply, Response, Volatility};
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
    /// It settles further, because the talk was paused.
    Pause,
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

/// One movement of a mood. On each axis by itself it never changes the order of two values, so that a range
/// of moods moves to a range of moods; the search rests on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// By an effect, where trust cannot rise over a cap.
    By(Effect, i16),
    /// Arousal, on its way back to this value: one such part of the way.
    Settle(i8, i16),
}

/// Who wants to know what happens inside a step. Every method may be left out.
pub(crate) trait Witness {
    /// A named part of a change.
    fn caused(&mut self, _who: PersonaIx, _cause: Cause) {}
    /// A mood moved.
    fn moved(&mut self, _who: PersonaIx, _by: Move) {}
    /// A mood was compared with a bound, which it reached or did not.
    fn compared(&mut self, _of: PersonaIx, _axis: Axis, _bound: i8, _reached: bool) {}
    /// A condition was asked for, and held or did not.
    fn asked(&mut self, _condition: &Condition, _held: bool) {}
}

/// Nobody wants to know.
impl Witness for () {}

/// A set of techniques, one bit each.
pub(crate) type TechniqueSet = u32;

const _: () = assert!(Technique::ALL.len() <= TechniqueSet::BITS as usize);

/// The least and the most rapport.
pub const RAPPORT: (i8, i8) = (-50, 50);
/// The least and the most arousal.
pub const AROUSAL: (i8, i8) = (0, 100);

/// How many turns count as early for a breach of trust.
pub(crate) const EARLY_TURNS: u8 = 4;
/// The highest rapport after no, one, and more early breaches.
const CAPS: [i16; 3] = [50, 25, 10];
/// Arousal settles by a fifth of the way to the baseline, over a pause by half of it, and by one at least.
const SETTLING: i16 = 5;
const SETTLING_OVER_A_PAUSE: i16 = 2;

pub(crate) fn set_of(techniques: &[Technique]) -> TechniqueSet {
    techniques.iter().fold(0, |set, &one| set | 1 << one as u32)
}

impl Mind {
    /// At the start of the talk.
    #[must_use]
    pub(crate) fn at_rest(baseline: Baseline) -> Self {
        let mood = Mood { rapport: baseline.rapport, arousal: baseline.arousal };
        Self { mood, heard: true, breaches: 0 }
    }

    /// Takes in a change and tells the witness of it.
    pub(crate) fn feel(&mut self, who: PersonaIx, why: Why, effect: Effect, witness: &mut dyn Witness) {
        if effect == Effect::default() {
            return;
        }
        let cap = CAPS[usize::from(self.breaches).min(CAPS.len() - 1)];
        self.go(who, why, effect, Move::By(effect, cap), witness);
    }

    fn go(&mut self, who: PersonaIx, why: Why, meant: Effect, by: Move, witness: &mut dyn Witness) {
        let moved = Mood { rapport: by.rapport(self.mood.rapport), arousal: by.arousal(self.mood.arousal) };
        let did = Effect {
            rapport: i16::from(moved.rapport) - i16::from(self.mood.rapport),
            arousal: i16::from(moved.arousal) - i16::from(self.mood.arousal),
        };
        self.mood = moved;
        witness.moved(who, by);
        let mut tell = |why, Effect { rapport, arousal }: Effect| {
            if (rapport, arousal) != (0, 0) {
                witness.caused(who, Cause { why, rapport, arousal });
            }
        };
        tell(why, meant);
        let held_back = did.minus(meant);
        let breach = self.breaches > 0 && held_back.rapport < 0;
        tell(if breach { Why::Breach } else { Why::Limit }, Effect { arousal: 0, ..held_back });
        tell(Why::Limit, Effect { rapport: 0, ..held_back });
    }

    /// What a reply does, part by part. `recent` are the techniques of the last two replies. To be cut off counts
    /// even where the author judged the reply.
    pub(crate) fn hear(
        &mut self,
        (who, persona): (PersonaIx, &Persona),
        (reply, cut_in): (&Reply, bool),
        too_soon: bool,
        recent: [TechniqueSet; 2],
        witness: &mut dyn Witness,
    ) {
        let judged = reply.mood.as_ref();
        if let Some(own) = judged {
            let effect = Effect { rapport: own.rapport.into(), arousal: own.arousal.into() };
            self.feel(who, Why::Author, effect, witness);
        }
        for &technique in reply.techniques.iter().filter(|_| judged.is_none()) {
            let full = answer(
                persona,
                effects::of_technique(technique),
                response(&persona.to_techniques, technique),
            );
            self.feel(who, Why::Technique(technique), full, witness);
            let bit = 1 << technique as u32;
            let before = recent.iter().filter(|&&set| set & bit != 0).count();
            let left = full.scaled(HABITUATION[before]);
            self.feel(who, Why::Habituation(technique), left.minus(full), witness);
            if too_soon && technique.feeds_into(Dimension::Solution) {
                self.feel(who, Why::TooSoon(technique), left.scaled(TOO_SOON).minus(left), witness);
            }
        }
        let shown = reply
            .pitfalls
            .iter()
            .filter(|&&pitfall| judged.is_none() && !(cut_in && pitfall == Pitfall::Interrupt));
        for &pitfall in shown.chain(cut_in.then_some(&Pitfall::Interrupt)) {
            let effect =
                answer(persona, effects::of_pitfall(pitfall), response(&persona.to_pitfalls, pitfall));
            self.feel(who, Why::Pitfall(pitfall), effect, witness);
        }
    }

    /// Arousal on its way back to the day's baseline.
    pub(crate) fn settle(
        &mut self,
        who: PersonaIx,
        baseline: Baseline,
        paused: bool,
        witness: &mut dyn Witness,
    ) {
        let (why, part) =
            if paused { (Why::Pause, SETTLING_OVER_A_PAUSE) } else { (Why::Settling, SETTLING) };
        let by = Move::Settle(baseline.arousal, part);
        let arousal = i16::from(by.arousal(self.mood.arousal)) - i16::from(self.mood.arousal);
        self.go(who, why, Effect { rapport: 0, arousal }, by, witness);
    }
}

impl Move {
    /// Where it brings a rapport.
    pub(crate) fn rapport(self, from: i8) -> i8 {
        match self {
            Self::By(effect, cap) => {
                let from = i16::from(from);
                let wanted = from + effect.rapport;
                // Trust that is already above the cap is not taken away by it; it only cannot grow.
                let capped = if effect.rapport > 0 { wanted.min(cap.max(from)) } else { wanted };
                narrow(capped.clamp(RAPPORT.0.into(), RAPPORT.1.into()))
            }
            Self::Settle(..) => from,
        }
    }

    /// Where it brings an arousal.
    pub(crate) fn arousal(self, from: i8) -> i8 {
        let to = match self {
            Self::By(effect, _) => i16::from(from) + effect.arousal,
            Self::Settle(rest, part) => {
                let away = i16::from(rest) - i16::from(from);
                let step = if away.abs() < part { away.signum() } else { away / part };
                i16::from(from) + step
            }
        };
        narrow(to.clamp(AROUSAL.0.into(), AROUSAL.1.into()))
    }
}

/// Hundredths of the effect that are left after a technique was used in none, one, both of the last two replies.
const HABITUATION: [i16; 3] = [100, 50, 25];
/// Hundredths of the effect of a solution that comes too soon: it works the other way.
const TOO_SOON: i16 = -50;

impl Effect {
    fn scaled(self, hundredths: i16) -> Self {
        Self { rapport: hundredth(self.rapport * hundredths), arousal: hundredth(self.arousal * hundredths) }
    }

    fn minus(self, other: Self) -> Self {
        Self { rapport: self.rapport - other.rapport, arousal: self.arousal - other.arousal }
    }
}

/// Rounded half away from zero.
fn hundredth(value: i16) -> i16 {
    (value + 50 * value.signum()) / 100
}

fn response<T: Copy + PartialEq>(own: &[(T, Response)], term: T) -> i16 {
    match own.iter().find(|(one, _)| *one == term).map(|&(_, response)| response) {
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
    Effect { rapport: answered.rapport, arousal: hundredth(answered.arousal * volatility) }
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
