//! What the page of the preparation says.

use rapport_engine::scenario::ItemKind;

pub const PREPARE_FOR_TALK: &str = "Prepare for the talk";
pub const CASE_FILE: &str = "The case file";
pub const DESK_HELP: &str = "There is no time to read everything. What you open stays open.";
pub const EXPECT: &str = "What will they raise?";
pub const EXPECT_HELP: &str = "Two at most.";
pub const EXPECT_FULL: &str = "Two at most, and two are chosen: take one out to choose another.";
pub const ONE_GOAL: &str = "Your one goal";
pub const ASSUMING: &str = "What might you be assuming?";
pub const ASSUMING_HELP: &str = "One at most.";
pub const NOTHING_ASSUMED: &str = "Nothing that I can see";
pub const STANDARD: &str = "With the standard preparation";
pub const STANDARD_HELP: &str =
    "The standard preparation is the same for everyone: take it to begin at once, as in a workshop.";
pub const HAS_BEGUN: &str = "This talk has begun. What was prepared for it stays as it was.";

pub const fn item_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Fact => "Fact",
        ItemKind::Record => "Record",
        ItemKind::Policy => "Policy",
        ItemKind::Message => "Message",
    }
}

pub fn to_prepare(title: &str) -> String {
    format!("Prepare: {title}")
}

pub fn minutes_left(left: u16, all: u8) -> String {
    format!("{left} of {all} minutes left")
}

pub fn reading(minutes: u8) -> String {
    format!("{minutes} min")
}

/// Why something in the file stays closed.
pub fn no_time(minutes: u8, left: u16) -> String {
    format!("it takes {minutes} min, and {left} min are left")
}
