//! The seed's draw: which day each persona has, which twist comes, which variant of a line is spoken and in
//! which order replies stand. After the draw, a talk holds no chance. Imports only `scenario`.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::scenario::{Baseline, NodeIx, PersonaIx, Scenario, TwistIx};

/// Seeds that are looked through for days of every kind: a kind that is one in 64 is missed in one of ten
/// million scenarios.
const SEEDS_TRIED: u64 = 1_024;

/// What one seed makes of one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    seed: u64,
    kinds: Vec<u8>,
    baselines: Vec<Baseline>,
    twists: Vec<u8>,
}

/// What a draw is for. Each has a stream of its own, so that a new kind of draw moves no other.
#[derive(Clone, Copy)]
enum Purpose {
    Kind = 1,
    Twist = 2,
    Variant = 3,
    Order = 4,
    Notice = 5,
}

impl Day {
    /// Draws the day.
    #[must_use]
    pub fn draw(scenario: &Scenario, seed: u64) -> Self {
        let pick = |purpose, place: usize, among: usize| {
            let drawn = below(&mut stream(seed, purpose, place, 0), among);
            u8::try_from(drawn).unwrap_or(u8::MAX)
        };
        let kinds: Vec<u8> = scenario
            .cast
            .iter()
            .enumerate()
            .map(|(place, persona)| pick(Purpose::Kind, place, persona.days.len()))
            .collect();
        let baselines = scenario
            .cast
            .iter()
            .zip(&kinds)
            .map(|(persona, &kind)| {
                let shift = persona.days.get(usize::from(kind));
                let (rapport, arousal) = shift.map_or((0, 0), |day| (day.rapport, day.arousal));
                Baseline {
                    rapport: persona.baseline.rapport.saturating_add(rapport).clamp(-50, 50),
                    arousal: persona.baseline.arousal.saturating_add(arousal).clamp(0, 100),
                }
            })
            .collect();
        let twists = scenario
            .twists
            .iter()
            .enumerate()
            .map(|(place, twist)| pick(Purpose::Twist, place, twist.options.len()))
            .collect();
        Self { seed, kinds, baselines, twists }
    }

    /// Whether it plays as another day does: the same moods and twists, whatever the order of replies.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.baselines, &self.twists) == (&other.baselines, &other.twists)
    }

    /// The least seeds, one for each way to play that the days of a scenario make, `most` of them at most; and
    /// whether those are all.
    #[must_use]
    pub fn kinds(scenario: &Scenario, most: usize) -> (Vec<u64>, bool) {
        let of_cast = scenario.cast.iter().map(|persona| persona.days.len());
        let mut choices = of_cast.chain(scenario.twists.iter().map(|twist| twist.options.len()));
        let count = choices.try_fold(1_usize, |all, one| all.checked_mul(one));
        let mut days: Vec<Self> = Vec::new();
        let mut drawn = Vec::new();
        for seed in 1..=SEEDS_TRIED {
            if Some(drawn.len()) == count || days.len() == most {
                break;
            }
            let day = Self::draw(scenario, seed);
            let draw = (day.kinds.clone(), day.twists.clone());
            if !drawn.contains(&draw) {
                drawn.push(draw);
                // Two kinds of day may come to the same.
                if days.iter().all(|known| !known.is_like(&day)) {
                    days.push(day);
                }
            }
        }
        (days.iter().map(Self::seed).collect(), Some(drawn.len()) == count)
    }

    /// The seed it was drawn from.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Which of the persona's kinds of day this is.
    #[must_use]
    pub fn kind(&self, of: PersonaIx) -> usize {
        usize::from(self.kinds[of.at()])
    }

    /// Where the persona's mood rests today.
    #[must_use]
    pub fn baseline(&self, of: PersonaIx) -> Baseline {
        self.baselines[of.at()]
    }

    /// The option drawn for a twist.
    #[must_use]
    pub fn twist(&self, twist: TwistIx) -> u8 {
        self.twists[twist.at()]
    }

    /// Which of a line's variants is spoken; `place` is the node's or ending's number in its list.
    #[must_use]
    pub(crate) fn variant(&self, place: usize, line: usize, among: usize) -> usize {
        if among < 2 { 0 } else { below(&mut stream(self.seed, Purpose::Variant, place, line), among) }
    }

    /// The order in which a node's replies stand: a permutation of `0..count`.
    #[must_use]
    pub(crate) fn order(&self, node: NodeIx, count: usize) -> Vec<u16> {
        self.shuffled(Purpose::Order, node, count)
    }

    /// The order in which stands what can be noticed at a node.
    #[must_use]
    pub(crate) fn notice_order(&self, node: NodeIx, count: usize) -> Vec<u16> {
        self.shuffled(Purpose::Notice, node, count)
    }

    fn shuffled(&self, purpose: Purpose, node: NodeIx, count: usize) -> Vec<u16> {
        let mut order: Vec<u16> = (0..u16::try_from(count).unwrap_or(u16::MAX)).collect();
        let mut stream = stream(self.seed, purpose, node.at(), 0);
        for last in (1..order.len()).rev() {
            order.swap(last, below(&mut stream, last + 1));
        }
        order
    }
}

/// `ChaCha` with eight rounds, keyed by all that names a draw. Only its raw stream is used: what a library
/// makes of a stream may change between its versions, the stream may not.
fn stream(seed: u64, purpose: Purpose, place: usize, part: usize) -> ChaCha8Rng {
    let mut key = [0; 32];
    let words = [seed, purpose as u64, place as u64, part as u64];
    for (slot, word) in key.chunks_exact_mut(8).zip(words) {
        slot.copy_from_slice(&word.to_le_bytes());
    }
    ChaCha8Rng::from_seed(key)
}

/// A number from 0 to `among` − 1; the bias of the multiplication is under one in a million for `among` < 4,000.
pub(crate) fn below(stream: &mut ChaCha8Rng, among: usize) -> usize {
    let wide = u64::from(stream.next_u32()) * among as u64;
    usize::try_from(wide >> 32).unwrap_or(0)
}
