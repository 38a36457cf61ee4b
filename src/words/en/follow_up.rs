//! What the follow-up page says: the texts, what is found in them, the day to look in again.

use rapport_engine::calendar::Date;
use rapport_engine::scenario::PartSlot;
use rapport_prose::{Kind, Rule};

pub const FOLLOW_UP: &str = "Follow up";
pub const FOLLOW_UP_HELP: &str = "Write down what was agreed while it is fresh. Nothing is sent.";
pub const TO_FOLLOW_UP: &str = "Write the follow-up";
pub const BACK_TO_FOLLOW_UP: &str = "Go back to the follow-up";
pub const NO_FOLLOW_UP: &str = "This talk has no follow-up";
pub const NO_FOLLOW_UP_HELP: &str = "There is nothing to write after it. Go on to how it went.";
pub const CASE_NOTE: &str = "Case note";
pub const SENTENCES: &str = "Sentences to choose from";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str =
    "The browser did not let it be copied. It is selected: copy it with the keyboard.";
pub const SAVE_TEXT: &str = "Save as text";
pub const SAVED: &str = "Saved as a file.";
pub const SHOW_IT: &str = ", select it in the text";
pub const AGREED: &str = "What was agreed";
pub const NOTHING_AGREED: &str = "Nothing was agreed in this talk.";
pub const READ_AGAIN: &str = "Read the talk again";
pub const CHECK_BACK: &str = "When will you look in again?";
pub const NO_DAY: &str = "No day set";
pub const SAVE_DAY: &str = "Save for the calendar";
pub const DONE: &str = "Done: to the debrief";
pub const SKIP_FOLLOW_UP: &str = "Skip";
pub const FOLLOW_UP_NOT_KEPT: &str = "What is written here cannot be kept: an older text of this talk is in the way, and there is no room to set it aside. Copy what you have written before you leave.";

/// Words of a quotation that is shown whole, at most.
const QUOTED: usize = 9;

pub fn message_to(name: &str) -> String {
    format!("Message to {name}")
}

/// A word for each text in ids.
pub const fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Message => "message",
        Kind::Note => "note",
    }
}

pub const fn kind_help(kind: Kind) -> &'static str {
    match kind {
        Kind::Message => {
            "Thanks, what was agreed, who does it by which day, and how to reach you: in plain words."
        }
        Kind::Note => {
            "What was said and agreed, by whom and by when: facts, as the next reader of the file needs them."
        }
    }
}

pub const fn slot(slot: PartSlot) -> &'static str {
    match slot {
        PartSlot::Thanks => "Thanks",
        PartSlot::Agreed => "What was agreed",
        PartSlot::Next => "The next step",
        PartSlot::Reach => "How to reach you",
        PartSlot::Other => "More",
    }
}

pub fn found_count(is_empty: bool, count: usize) -> String {
    match (is_empty, count) {
        (true, _) => "Nothing written yet.".to_owned(),
        (false, 0) => "Nothing found. The rules go by words: read it once more yourself.".to_owned(),
        (false, 1) => "One thing to look at.".to_owned(),
        (false, count) => format!("{count} things to look at."),
    }
}

/// The name of what a rule finds.
pub const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::NothingWritten => "Hardly begun",
        Rule::TooLong => "Too long",
        Rule::AgreedMissing => "Step left out",
        Rule::OwnerMissing => "Who does it?",
        Rule::DateMissing => "By when?",
        Rule::ReachMissing => "Your number is missing",
        Rule::ThanksMissing => "Thanks are missing",
        Rule::HardToRead => "Hard to read",
        Rule::LongSentence => "Long sentence",
        Rule::Jargon => "Jargon",
        Rule::Vague => "Vague",
        Rule::Sure => "Too sure",
        Rule::Blame => "Blame",
        Rule::Promise => "Not agreed",
        Rule::NeverSaid => "Never said",
        Rule::NeverRead => "Never read",
        Rule::Private => "Private",
        Rule::Opinion => "Opinion",
    }
}

pub fn rule_help(rule: Rule) -> &'static str {
    rule.row().help
}

/// How heavy a finding is, as the style sheet knows it.
pub fn weight(rule: Rule) -> &'static str {
    if rule.row().cost > 1 || rule == Rule::Opinion { "grave" } else { "light" }
}

/// What a finding is about; a long sentence by its beginning.
pub fn quoted(words: &str) -> String {
    let mut parts = words.split_whitespace();
    let start: Vec<&str> = parts.by_ref().take(QUOTED).collect();
    let rest = if parts.next().is_some() { "…" } else { "" };
    format!("“{}{rest}”", start.join(" "))
}

pub fn say_instead(words: &str) -> String {
    format!("Such as: {words}.")
}

pub fn was_agreed(says: &str) -> String {
    format!("Agreed was: {says}")
}

pub fn measured(rule: Rule, count: usize) -> String {
    match rule {
        Rule::HardToRead => format!("It reads at school grade {count}."),
        _ => format!("It has {count} words."),
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Friday 13 March`.
pub fn day(date: Date) -> String {
    let (_, month, day) = date.parts();
    format!("{} {day} {}", WEEKDAYS[date.weekday()], MONTHS[month as usize - 1])
}

pub fn talk_was_on(date: Date) -> String {
    format!("The talk was on {}.", day(date))
}

pub fn in_days(days: u32) -> String {
    match days {
        1 => "the next day".to_owned(),
        days if days % 7 == 0 => format!("{} later", weeks(days / 7)),
        days => format!("{days} days later"),
    }
}

fn weeks(weeks: u32) -> String {
    if weeks == 1 { "a week".to_owned() } else { format!("{weeks} weeks") }
}

pub fn look_in_on(name: &str) -> String {
    format!("Look in again: {name}")
}
