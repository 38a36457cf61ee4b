//! The names under which things are kept, as types: what is kept can be asked for, taken along to another browser
//! and told apart again by these alone. Imports `attempt`.

use core::fmt;
use core::str::FromStr;

use rapport_engine::scenario::ScenarioId;

use crate::attempt::AttemptId;

/// The name of one kept text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// The open or just finished talk of a scenario and seed.
    Talk(ScenarioId, u64),
    /// What was prepared for a talk.
    Preparation(ScenarioId, u64),
    /// The talk of a scenario that rests since a break.
    Break(ScenarioId),
    /// A session in a room on a scenario and seed.
    Room(ScenarioId, u64),
    /// The finished talks of a scenario, a line each.
    Attempts(ScenarioId),
    /// What was written after a talk.
    FollowUp(AttemptId),
    /// One's own note on a talk.
    Note(AttemptId),
    /// What is lined up for a session.
    Agenda,
    /// What made room for another text of a name: that name, and a number from 1.
    Aside(Box<Key>, u32),
    /// A setting, or what a later version keeps.
    Other(String),
}

/// The text is not the name of anything that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAKey;

/// The longest name there can be.
const LONGEST: usize = 200;

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Talk(scenario, seed) => write!(f, "talk.{scenario}.{seed}"),
            Self::Preparation(scenario, seed) => write!(f, "prepare.{scenario}.{seed}"),
            Self::Break(scenario) => write!(f, "break.{scenario}"),
            Self::Room(scenario, seed) => write!(f, "room.{scenario}.{seed}"),
            Self::Attempts(scenario) => write!(f, "attempts.{scenario}"),
            Self::FollowUp(of) => write!(f, "follow-up.{of}"),
            Self::Note(of) => write!(f, "note.{of}"),
            Self::Agenda => f.write_str("agenda"),
            Self::Aside(key, number) => match &**key {
                // As the first versions named it.
                Self::Talk(scenario, seed) => write!(f, "aside.{scenario}.{seed}.{number}"),
                key => write!(f, "aside.{key}.{number}"),
            },
            Self::Other(name) => f.write_str(name),
        }
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-');
        let begins = text.starts_with(|first: char| first.is_ascii_lowercase());
        if text.len() > LONGEST || !begins || !text.bytes().all(plain) {
            return Err(NotAKey);
        }
        let parts: Vec<&str> = text.split('.').collect();
        Ok(known(&parts)
            .filter(|key| key.to_string() == text)
            .unwrap_or_else(|| Self::Other(text.to_owned())))
    }
}

fn known(parts: &[&str]) -> Option<Key> {
    let scenario = |id| ScenarioId::parse(id);
    let attempt = |id, seed: &str, started: &str| {
        Some(AttemptId { scenario: scenario(id)?, seed: seed.parse().ok()?, started: started.parse().ok()? })
    };
    match *parts {
        ["talk", id, seed] => Some(Key::Talk(scenario(id)?, seed.parse().ok()?)),
        ["prepare", id, seed] => Some(Key::Preparation(scenario(id)?, seed.parse().ok()?)),
        ["room", id, seed] => Some(Key::Room(scenario(id)?, seed.parse().ok()?)),
        ["break", id] => Some(Key::Break(scenario(id)?)),
        ["agenda"] => Some(Key::Agenda),
        ["attempts", id] => Some(Key::Attempts(scenario(id)?)),
        ["follow-up", id, seed, started] => Some(Key::FollowUp(attempt(id, seed, started)?)),
        ["note", id, seed, started] => Some(Key::Note(attempt(id, seed, started)?)),
        ["aside", id, seed, number] => {
            let talk = Key::Talk(scenario(id)?, seed.parse().ok()?);
            Some(Key::Aside(Box::new(talk), number.parse().ok()?))
        }
        ["aside", ref inner @ .., number] => {
            let key = known(inner).filter(|key| matches!(key, Key::FollowUp(_) | Key::Note(_) | Key::Agenda));
            Some(Key::Aside(Box::new(key?), number.parse().ok()?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_other(text: &str) -> bool {
        matches!(text.parse(), Ok(Key::Other(name)) if name == text)
    }

    #[test]
    fn a_name_reads_back_as_it_was_written() {
        for text in [
            "talk.not-covered.7",
            "prepare.not-covered.7",
            "break.not-covered",
            "room.not-covered.7",
            "agenda",
            "attempts.not-covered",
            "follow-up.not-covered.18446744073709551615.1763764000",
            "note.follow-up.0.1",
            "aside.not-covered.7.1",
            "aside.follow-up.not-covered.7.1763764000.2",
            "aside.note.not-covered.7.1763764000.4294967295",
            "aside.agenda.1",
        ] {
            let key: Key = text.parse().expect("a name");
            assert!(!is_other(text), "{text}");
            assert_eq!(key.to_string(), text);
        }
    }

    #[test]
    fn what_is_nearly_a_name_of_ours_is_some_other_name() {
        for text in [
            "number-keys",
            "talk.not-covered",
            "talk.not-covered.07",
            "talk.-.7",
            "talk.not-covered.18446744073709551616",
            "aside.not-covered.7.-1",
            "aside.aside.note.a.1.1.1.1",
            "aside.attempts.not-covered.1",
            "later.kind.of.thing",
        ] {
            assert!(is_other(text), "{text}");
        }
    }

    #[test]
    fn what_no_version_would_use_as_a_name_is_none() {
        for text in ["", ".", "7", "Talk.a.1", "talk a", "talk.a.1\n", "ключ", &"a".repeat(LONGEST + 1)] {
            assert_eq!(text.parse::<Key>(), Err(NotAKey), "{text:?}");
        }
    }
}
