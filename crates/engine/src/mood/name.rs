//! The word for a mood, in three intensities.

use super::Mood;
use crate::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The word a person would use for how somebody feels.
    MoodName {
        /// Little trust, no energy: has gone away inside.
        Withdrawn = "withdrawn",
        /// Little trust, stirred.
        Frustrated = "frustrated",
        /// Little trust, agitated.
        Angry = "angry",
        /// Waiting to see, calm.
        Guarded = "guarded",
        /// Waiting to see, stirred.
        Worried = "worried",
        /// Neither for nor against, and far too much at once.
        Overwhelmed = "overwhelmed",
        /// Trusting and calm.
        Open = "open",
        /// Trusting, with something at stake.
        Hopeful = "hopeful",
        /// Trusting, and deeply moved.
        Shaken = "shaken",
    }
}

/// A mood's word and how strongly it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The word.
    pub name: MoodName,
    /// 1 slightly, 2 clearly, 3 strongly.
    pub intensity: u8,
}

/// Where the middle band of rapport begins and ends.
const RAPPORT_BANDS: [i8; 2] = [-10, 15];
/// Where the middle band of arousal begins and ends.
const AROUSAL_BANDS: [i8; 2] = [35, 65];

const NAMES: [[MoodName; 3]; 3] = [
    [MoodName::Withdrawn, MoodName::Frustrated, MoodName::Angry],
    [MoodName::Guarded, MoodName::Worried, MoodName::Overwhelmed],
    [MoodName::Open, MoodName::Hopeful, MoodName::Shaken],
];

impl Mood {
    /// The word for it.
    #[must_use]
    pub fn named(self) -> Named {
        let (trust, agitation) = (band(self.rapport, RAPPORT_BANDS), band(self.arousal, AROUSAL_BANDS));
        // Calm moods deepen with rapport, stirred ones with arousal.
        let depth = match (agitation, trust) {
            (0, 0) => third(RAPPORT_BANDS[0] - self.rapport, 40),
            (0, 1) => third(RAPPORT_BANDS[1] - self.rapport, 25),
            (0, _) => third(self.rapport - RAPPORT_BANDS[1], 35),
            (1, _) => third(self.arousal - AROUSAL_BANDS[0], 30),
            _ => third(self.arousal - AROUSAL_BANDS[1], 35),
        };
        Named { name: NAMES[trust][agitation], intensity: depth }
    }
}

fn band(value: i8, bounds: [i8; 2]) -> usize {
    bounds.iter().filter(|&&bound| value >= bound).count()
}

/// 1, 2 or 3: the third of the span that `into` lies in.
fn third(into: i8, span: i16) -> u8 {
    let third = i16::from(into) * 3 / span;
    u8::try_from(third.clamp(0, 2)).unwrap_or(0) + 1
}
