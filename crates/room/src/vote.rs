//! A show of hands: how many for each reply, whether the room has seen it, and who saw it otherwise.

use std::collections::BTreeMap;

use rapport_engine::scenario::ReplyId;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// The most hands for one reply.
const MOST_HANDS: u16 = 9_999;

/// The vote of one turn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vote {
    #[serde(deserialize_with = "sound")]
    hands: BTreeMap<String, u16>,
    /// Whether the split is shown to the room.
    pub revealed: bool,
    /// Who saw it otherwise, and why.
    pub dissent: String,
}

/// How a reply stands in the split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Hands.
    pub hands: u16,
    /// Of a hundred, rounded down.
    pub share: u8,
    /// Whether none has more; nothing leads where nobody voted.
    pub leads: bool,
}

impl Vote {
    /// Counts so many hands more, or fewer, for a reply: never under none.
    pub fn count(&mut self, reply: &ReplyId, hands: i16) {
        let counted = self.hands(reply).saturating_add_signed(hands).min(MOST_HANDS);
        match counted {
            0 => self.hands.remove(reply.as_str()),
            counted => self.hands.insert(reply.as_str().to_owned(), counted),
        };
    }

    /// Hands for a reply.
    #[must_use]
    pub fn hands(&self, reply: &ReplyId) -> u16 {
        self.hands.get(reply.as_str()).copied().unwrap_or_default()
    }

    /// All hands.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.hands.values().map(|&hands| u32::from(hands)).sum()
    }

    /// How a reply stands.
    #[must_use]
    pub fn bar(&self, reply: &ReplyId) -> Bar {
        let hands = self.hands(reply);
        let share = (u32::from(hands) * 100).checked_div(self.all()).unwrap_or_default();
        let most = self.hands.values().max().copied();
        Bar { hands, share: u8::try_from(share).unwrap_or(100), leads: most == Some(hands) }
    }
}

/// Ids of replies, and hands that can have been counted.
fn sound<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, u16>, D::Error> {
    let hands = BTreeMap::<String, u16>::deserialize(from)?;
    let can_be =
        |(id, &hands): (&String, &u16)| ReplyId::parse(id).is_some() && (1..=MOST_HANDS).contains(&hands);
    if hands.iter().all(can_be) { Ok(hands) } else { Err(D::Error::custom("no such vote")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(counted: &[(&str, i16)]) -> Vote {
        let mut vote = Vote::default();
        for &(reply, hands) in counted {
            vote.count(&ReplyId::parse(reply).expect("an id"), hands);
        }
        vote
    }

    #[track_caller]
    fn check(counted: &[(&str, i16)], reply: &str, expected: (u16, u8, bool)) {
        let bar = vote(counted).bar(&ReplyId::parse(reply).expect("an id"));
        assert_eq!((bar.hands, bar.share, bar.leads), expected, "{counted:?}");
    }

    #[test]
    fn a_bar_is_a_share_of_all_hands_and_several_may_lead() {
        check(&[("a", 3), ("b", 1)], "a", (3, 75, true));
        check(&[("a", 3), ("b", 1)], "b", (1, 25, false));
        check(&[("a", 1), ("b", 1), ("c", 1)], "c", (1, 33, true));
        check(&[("a", 3)], "c", (0, 0, false));
        check(&[], "a", (0, 0, false));
    }

    #[test]
    fn hands_stay_between_none_and_all_of_a_large_hall() {
        check(&[("a", -1), ("a", 2), ("a", -9)], "a", (0, 0, false));
        check(&[("a", i16::MAX)], "a", (MOST_HANDS, 100, true));
    }

    #[test]
    fn a_vote_that_nobody_can_have_cast_is_refused() {
        let text = |hands: &str| format!("{{\"hands\":{hands},\"revealed\":false,\"dissent\":\"\"}}");
        assert_eq!(serde_json::from_str::<Vote>(&text("{\"a\":2}")).ok(), Some(vote(&[("a", 2)])));
        for hands in ["{\"<b>\":1}", "{\"a\":0}", "{\"a\":10000}", "{\"a\":-1}", "[]"] {
            assert!(serde_json::from_str::<Vote>(&text(hands)).is_err(), "{hands}");
        }
    }
}
