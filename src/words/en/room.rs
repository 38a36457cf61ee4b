//! The words of a session in a room: its desk and its stage.

use rapport_engine::vocabulary::Pitfall;

use super::{AROUSAL_AXIS, RAPPORT_AXIS, signed};

pub const PRESENT_IN_ROOM: &str = "Present in a room";
pub const DESK: &str = "Desk";
pub const STAGE: &str = "Stage";
pub const TO_DESK: &str = "Open the desk here";

pub const WAITS_FOR_DESK: &str = "The stage waits for its desk, in another window of this browser.";
pub const OTHER_VERSION: &str = "The desk is of another version of Rapport. Reload both windows.";
pub const STAGE_PAUSED: &str = "We go on in a moment.";
pub const FILL_SCREEN_HERE: &str = "Fill the screen (F)";
pub const WHERE_IT_TURNED: &str = "Where it turned";
pub const NOT_OVER: &str = "The talk is not over";
pub const VOTES_BELOW: &str = "Hands for what was said";
pub const WAY_BEFORE: &str = "The way we left";
pub const WAY_NOW: &str = "The way we are on";
pub const STILL_TO_CHOOSE: &str = "Still to be chosen.";

pub const OWN_DEVICE: &str = "The same talk on your own device";
pub const SAME_TALK_FOR_ALL: &str = "The same talk on the same day for everyone:";
pub const FROM_FILE: &str = "Rapport was opened from a file here, which other devices cannot reach. Where it is hosted, its address stands here.";
pub const FROM_THIS_MACHINE: &str = "The address of this page works on this machine alone. Where Rapport is hosted for others, its address stands here.";
pub const AS_ONE_FILE: &str = "This conversation as one file, for a room without a network";
pub const CODE: &str = "The address as a code for a camera";

pub const TOOLS: &str = "Stage, timer and session";
pub const ON_THE_STAGE: &str = "The stage window";
pub const STAGE_FOLLOWS: &str = "A stage is open";
pub const STAGE_ELSEWHERE: &str =
    "The stage still shows another session: opening it from here brings this one there";
pub const STAGE_AWAY: &str = "No stage is open";
pub const OPEN_STAGE: &str = "Open the stage";
pub const FILL_SCREEN: &str = "Fill its screen";
pub const SEE_STAGE_HERE: &str = "Show the stage here";
pub const STAGE_BLOCKED: &str = "The browser did not let a window be opened. Allow windows for this page, or show the stage here: S turns the desk into the stage and back.";
pub const STAGE_SHOWS: &str = "The stage shows";
pub const SHOW_TALK: &str = "The talk";
pub const SHOW_PAUSE: &str = "A pause";
pub const SHOW_ADDRESS: &str = "The address";
pub const SHOW_WAYS: &str = "Two ways";
pub const SHOW_DEBRIEF: &str = "The debrief";
pub const TIMER: &str = "Timer";
pub const STOP_TIMER: &str = "Stop the timer";
pub const SESSION: &str = "Session";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const NEW_SESSION: &str = "New session…";
pub const BEGIN_ANEW_ASKED: &str = "The votes, notes and ways of this session will be deleted, and nothing brings them back. Finished talks stay.";
pub const BEGIN_ANEW: &str = "Begin a new session";
pub const KEEP_SESSION: &str = "Keep this one";

pub const HOW_IT_LANDED: &str = "How the last reply landed";
pub const THEY_SAY: &str = "They say";
pub const THE_VOTE: &str = "The vote";
pub const REVEAL_SPLIT: &str = "Reveal the split";
pub const HIDE_SPLIT: &str = "Hide the split";
pub const GIVE: &str = "Give";
pub const DISSENT: &str = "Who saw it otherwise, and why";
pub const NOTES: &str = "For you alone";
pub const LISTEN_FOR: &str = "Listen for";
pub const ASK_THE_ROOM: &str = "Ask the room";
pub const HIDDEN_FROM_ROOM: &str = "Hidden from the room";
pub const GO_BACK_HERE: &str = "Go back here";
pub const WAYS_LEFT: &str = "Ways the group left";
pub const COMPARE_ON_STAGE: &str = "Compare on the stage";
pub const TAKE_UP: &str = "Go on with it";
pub const DEBRIEF_ON_STAGE: &str = "Debrief on the stage";

pub const COUNTS_AS_RUN: &str = "The group’s talk counts among the runs of this browser.";

pub const KEYS: &str = "Keys";
pub const KEYS_COUNT: &str = "A B C D";
pub const KEY_COUNT: &str = "one more hand";
pub const KEYS_FEWER: &str = "Shift + A …";
pub const KEY_FEWER: &str = "one hand fewer";
pub const KEYS_GIVE: &str = "1 2 3 4";
pub const KEY_GIVE: &str = "give this reply";
pub const KEYS_UNDO: &str = "Ctrl + Z";
pub const KEY_UNDO: &str = "undo";
pub const KEYS_REDO: &str = "Ctrl + Y";
pub const KEY_REDO: &str = "redo";
pub const KEYS_OUT: &str = "Esc";
pub const KEY_OUT: &str = "out of the note; from the stage to the desk";
pub const KEY_REVEAL: &str = "reveal the split, or hide it";
pub const KEY_NOTE: &str = "note who saw it otherwise";
pub const KEY_TIMER: &str = "timer of two minutes, or none";
pub const KEY_BACK: &str = "go back one turn";
pub const KEY_COMPARE: &str = "compare with the way left last";
pub const KEY_PAUSE: &str = "pause the stage";
pub const KEY_ADDRESS: &str = "the address, as a code";
pub const KEY_DEBRIEF: &str = "debrief, at the end";
pub const KEY_OPEN: &str = "open the stage";
pub const KEY_FILL: &str = "fill the screen of the stage";
pub const KEY_TURN: &str = "desk into stage, and back";
pub const USE_KEYS: &str = "Use keys";
pub const USE_KEYS_HELP: &str = "Undo, redo and Esc always have theirs.";

pub const ROOM_NOT_OPENED: &str = "The session could not be opened";
pub const ROOM_NOT_OPENED_HELP: &str =
    "It stays in this browser until you begin a new one. Finished talks are not touched.";
pub const ROOM_DAMAGED: &str = "It is damaged, or was kept by another version of Rapport.";

/// The letter of a reply, by its place.
pub fn letter(at: usize) -> char {
    char::from(b'A' + u8::try_from(at.min(25)).unwrap_or(25))
}

pub fn on_stage(title: &str) -> String {
    format!("{STAGE}: {title}")
}

pub fn at_desk(title: &str) -> String {
    format!("{DESK}: {title}")
}

/// How they say something, in front of the words.
pub fn in_brackets(cue: &str) -> String {
    format!("({cue})")
}

/// Seconds left, or that none are.
pub fn time_left(seconds: u64) -> String {
    match seconds {
        0 => "Time is up".to_owned(),
        seconds => clock(seconds),
    }
}

/// Minutes and seconds.
pub fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

pub fn timer_of(minutes: u32) -> String {
    format!("{}, timer", short_minutes(minutes))
}

pub fn short_minutes(minutes: u32) -> String {
    format!("{minutes} min")
}

pub fn hands_for(at: usize) -> String {
    format!("Hands for {}", letter(at))
}

pub fn one_more(at: usize) -> String {
    format!("One more hand for {}", letter(at))
}

pub fn one_fewer(at: usize) -> String {
    format!("One hand fewer for {}", letter(at))
}

pub fn give_reply(at: usize) -> String {
    format!("{GIVE} reply {}", letter(at))
}

pub fn hands_in_all(hands: u32) -> String {
    match hands {
        0 => "No hands counted yet".to_owned(),
        1 => "1 hand counted".to_owned(),
        hands => format!("{hands} hands counted"),
    }
}

/// How many of the hands were for what was said.
pub fn hands_of(hands: u16, all: u32) -> String {
    if all == 1 { format!("{hands} of 1 hand") } else { format!("{hands} of {all} hands") }
}

/// The same where there is little room.
pub fn hands_short(hands: u16, all: u32) -> String {
    format!("{hands}/{all}")
}

/// What a reply would add to rapport and agitation.
pub fn moves([rapport, arousal]: [i16; 2]) -> String {
    format!("{RAPPORT_AXIS} {}, {} {}", signed(rapport), AROUSAL_AXIS.to_lowercase(), signed(arousal))
}

pub fn ends_talk(title: &str) -> String {
    format!("Ends the talk: {title}")
}

pub fn points_of(got: u16, possible: Option<u16>) -> String {
    match possible {
        Some(possible) => format!("{got} of {possible} points"),
        None if got == 1 => "1 point".to_owned(),
        None => format!("{got} points"),
    }
}

pub fn go_back_to(turn: usize) -> String {
    format!("{GO_BACK_HERE}, to turn {turn}")
}

pub fn ways_part(turn: usize) -> String {
    format!("Two ways, parting at turn {turn}")
}

/// A way that was left, by its number, with its turns and its end where it came to one.
pub fn way_left(number: u32, turns: usize, ending: Option<&str>) -> String {
    let turns = if turns == 1 { "1 turn".to_owned() } else { format!("{turns} turns") };
    match ending {
        Some(ending) => format!("Way {number}: {turns}, to “{ending}”"),
        None => format!("Way {number}: {turns}"),
    }
}

/// What is done with one of them.
pub fn of_way(what: &str, number: u32) -> String {
    format!("{what}, way {number}")
}

/// What was said in a turn of it, the first that is not as in the talk that goes on.
pub fn said_at(turn: usize, words: &str) -> String {
    format!("Turn {turn}: “{words}”")
}

/// Two sentences after each other.
pub fn joined(one: &str, other: &str) -> String {
    format!("{one} {other}")
}

fn listed(letters: &[char]) -> String {
    let all: Vec<String> = letters.iter().map(char::to_string).collect();
    match all.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        all => all.concat(),
    }
}

pub fn ask_split(letters: &[char]) -> String {
    format!("What does each of {} hope to bring about?", listed(letters))
}

pub fn ask_feeling(name: &str) -> String {
    format!("What does {name} feel here, and how would they know that you heard it?")
}

pub fn ask_closed(at: usize) -> String {
    format!("What would have to come first, before {} could be said?", letter(at))
}

/// A pitfall and the replies that it lies in.
pub fn at_stake(pitfall: &str, letters: &[char]) -> String {
    format!("{pitfall}: {}", listed(letters))
}

/// A question that leads to a pitfall without naming it.
pub const fn ask_pitfall(pitfall: Pitfall) -> &'static str {
    match pitfall {
        Pitfall::Jargon => "Which of these words would you not use at your own kitchen table?",
        Pitfall::Vague => "After each reply: what could they write down, with a name and a day?",
        Pitfall::Sugarcoat => "Who is spared by the softer wording: them, or us?",
        Pitfall::Blame => "Which reply says, between the lines, whose fault it is?",
        Pitfall::Interrupt => "What would they still have said, had nobody spoken?",
        Pitfall::MirrorAnger => "Whose temperature does each reply take on?",
        Pitfall::Minimise => "How large is this for them, and how large does each reply make it?",
        Pitfall::Dismiss => "Which reply leaves something they said lying on the table?",
        Pitfall::PrematureSolution => "What must be heard before a way out can be?",
        Pitfall::FalsePromise => "Which of these could you not keep if the week went badly?",
        Pitfall::Interrogate => "How many questions in a row is that, and what does each invite?",
        Pitfall::Lecture => "Who speaks longer after each reply, we or they?",
        Pitfall::Argue => "Which reply would win the point, and what would it cost?",
        Pitfall::ChangeSubject => "What do they wish to talk about, and what does each reply talk about?",
        Pitfall::TakeSides => "Who else is listening, and what does each reply tell them?",
        Pitfall::Stereotype => "What does each reply take for granted about them?",
        Pitfall::BreachPrivacy => "Whose business is each of these facts, and who may hear it?",
        Pitfall::OverScript => "Which reply could be said to anybody, on any day?",
        Pitfall::Avoid => "What is not being said, and who will say it later?",
        Pitfall::GiveIn => "What is given away, and can we give it?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_has_two_digits_of_seconds_and_a_timer_says_when_it_is_over() {
        assert_eq!([0, 9, 600].map(clock), ["0:00", "0:09", "10:00"]);
        assert_eq!([0, 9].map(time_left), ["Time is up", "0:09"]);
    }
}
