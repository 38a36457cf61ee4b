//! What the talk page says about itself: how it runs, the pause, who speaks to whom.

use crate::store::Kept;
use crate::switches::Switch;

/// The language of the catalogue, as voices name it.
pub const LANGUAGE: &str = "en";

pub const LEAVE: &str = "Leave for now";
pub const EARLIER_TALK_ASIDE: &str = "An earlier talk of this day was set aside, and can be brought back:";
pub const PAUSE: &str = "Pause";
pub const PAUSED: &str = "Paused";
pub const fn paused_help(kept: Kept) -> &'static str {
    match kept {
        Kept::InBrowser => "Take your time. If you leave, you come back to this very place.",
        Kept::InPage | Kept::Full => {
            "Take your time. You come back to this very place while this page is open."
        }
    }
}
pub const GO_ON: &str = "Go on";
pub const WHAT_YOU_KNOW: &str = "What you know";
pub const HOW_IT_RUNS: &str = "How this talk runs";
pub const NO_VOICES: &str = "This browser has no English voice on this device, so that nothing can be read aloud. The words are always on the page.";
pub const TO_EVERYONE: &str = "to everyone";
pub const NOT_HEARD: &str = "(not heard)";
pub const LISTEN_ON: &str = "Listen on";
pub const NOTICE: &str = "What did you notice?";
pub const NOTICED: &str = "Yes:";
pub const NOT_NOTICED: &str = "It was something else:";
pub const NOT_FINISHED: &str = "They have not finished: a reply now cuts in.";
pub const ON_BREAK: &str = "You proposed a break";
pub const fn on_break_help(kept: Kept) -> &'static str {
    match kept {
        Kept::InBrowser => "Go on when you are ready, now or another day. The talk waits where it is.",
        Kept::InPage | Kept::Full => {
            "Go on when you are ready. The talk waits where it is while this page is open."
        }
    }
}
pub const CARD_ON_BREAK: &str = "On a break";
pub const GO_ON_NOW: &str = "Go on now";
pub const COME_BACK: &str = "Come back later";
pub const THINKING: &str = "Thinking";

/// A switch, and what it does.
pub const fn switch(switch: Switch) -> (&'static str, &'static str) {
    match switch {
        Switch::Aloud => {
            ("Read their lines aloud", "By voices that are on this device. The words are always on the page.")
        }
        Switch::Notice => ("Ask what I noticed", "At some turns, before you reply. You can pass it over."),
        Switch::Feedback => {
            ("Say at once how a feeling was met", "After your reply to somebody who showed one.")
        }
        Switch::Points => ("Show my points", "Those you got so far. What was possible is in the debrief."),
        Switch::Timer => ("Show how long I think", "It only counts; nothing happens by itself."),
        Switch::Keys => ("Use keys", "1 to 9 answer, P pauses."),
    }
}

/// Words as a sentence that others follow.
pub fn sentence(words: &str) -> String {
    format!("{words}.")
}

/// Beside the words of somebody who does not speak to everyone.
pub fn to_whom(names: &[&str]) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => format!("to {} and {last}", names.join(", ")),
        _ => format!("to {}", names.concat()),
    }
}

pub fn points_so_far<'n>(points: impl Iterator<Item = (&'n str, u16)>) -> String {
    let parts: Vec<_> = points.map(|(name, points)| format!("{name} {points}")).collect();
    format!("Points so far: {}", parts.join(", "))
}

/// How long somebody has been thinking.
pub fn thinking(seconds: u32) -> String {
    format!("{THINKING} {}:{:02}", seconds / 60, seconds % 60)
}
