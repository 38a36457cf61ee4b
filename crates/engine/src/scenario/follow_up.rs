//! What the trainee writes after the talk: what a message and a case note may and may not say, and sentences to
//! compose them from. Imports `ids`, `condition` and `calendar`.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::condition::Condition;
use crate::ids::{EndingIx, PersonaIx};

/// The stage after the talk. Its conditions are asked of the talk's last state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Who gets the message.
    pub to: PersonaIx,
    /// How they reach the trainee.
    pub reach: String,
    /// The day of the talk.
    pub today: Date,
    /// When looking in again fits.
    pub check_back: Window,
    /// What a text may or may not say.
    pub claims: Vec<Claim>,
    /// What is not for this reader.
    pub private: Vec<Private>,
    /// Sentences for the message, good and bad ones.
    pub parts: Vec<Part>,
    /// Sentences for the case note.
    pub note_parts: Vec<Part>,
}

/// From so many to so many days after the talk; both are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day.
    pub from: u8,
    /// The last day.
    pub to: u8,
}

/// Something that a text may speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// What makes it true.
    pub kind: ClaimKind,
    /// The words by which it is recognised: any of them.
    pub about: Vec<String>,
    /// It holds only when.
    pub when: Condition,
    /// It holds only after one of these ends; none: after all of them.
    pub ended: Vec<EndingIx>,
    /// The day, in each of the ways to say it: one of them belongs to it.
    pub by: Vec<String>,
    /// Who does it, in each of the ways to say it: one of them belongs to it.
    pub owner: Vec<String>,
    /// The whole of it in a sentence, for help and debrief.
    pub says: Option<String>,
    /// Why it must not be said where it does not hold.
    pub because: String,
}

/// What makes a claim true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClaimKind {
    /// It was agreed; where it was, the message should say it.
    Agreed,
    /// They said it.
    Said,
    /// The trainee has read it.
    Read,
}

/// Something that is not for the reader of the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Private {
    /// The words by which it is recognised: any of them.
    pub about: Vec<String>,
    /// Why it is not for them.
    pub because: String,
}

/// A sentence to compose a text from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is there for.
    pub slot: PartSlot,
    /// The words.
    pub says: String,
    /// On offer only when.
    pub when: Condition,
}

/// What a sentence is there for, in the order in which a message has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartSlot {
    /// It thanks them.
    Thanks,
    /// It says what was agreed.
    Agreed,
    /// It says what comes next, by when, and who does it.
    Next,
    /// It says how to reach the trainee.
    Reach,
    /// Anything else.
    Other,
}
