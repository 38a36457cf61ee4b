//! The strings of the debrief and of the page that compares two talks.

use rapport_engine::debrief::Mark;
use rapport_engine::hindsight::Met;
use rapport_engine::mood::Mood;
use rapport_engine::vocabulary::{Dimension, EndingKind};

use super::{AS_TABLE, TURN, dimension_in_text, dimension_name, ending_kind, mood, signed};

pub const DEBRIEF: &str = "Debrief";
pub const SCORES: &str = "Scores";
pub const SCORES_HELP: &str = "Each score is the part of what was possible in this talk, with this person on this day, on the way that is best for that score. No one talk need reach 100 in all three.";
pub const SCORES_NOT_EXACT: &str = "This talk has more ways than are looked at here: more may have been possible than is counted, never less.";
pub const WORKING_OUT: &str = "Working out what was possible in this talk…";
pub const MOOD_CURVE: &str = "Mood, turn by turn";
pub const NO_SUCH_RUN: &str = "This talk is not in this browser";
pub const NO_SUCH_RUN_HELP: &str = "Talks are kept only in the browser in which they were held.";

pub const TURN_BY_TURN: &str = "Turn by turn";
pub const TURNS_HELP: &str = "The arrow keys go from turn to turn.";
pub const PREVIOUS_TURN: &str = "Previous turn";
pub const NEXT_TURN: &str = "Next turn";
pub const TRY_FROM_HERE: &str = "Try again from here";
pub const LAST_WORDS: &str = "Their last words";
pub const HOW_THEY_FELT: &str = "How they felt";
pub const WHAT_MOVED: &str = "What moved the mood";
pub const IN_ALL: &str = "In all";
pub const WHAT_ELSE: &str = "What was on offer";
pub const YOU_SAID_THIS: &str = "You said this";
pub const CUTTING_IN: &str = "cutting in:";
pub const STRONGEST: &str = "Strongest";
pub const NO_POINTS: &str = "no points";

pub const OPPORTUNITIES: &str = "Feelings they showed";
pub const TAKEN: &str = "Acknowledged";
pub const MISSED: &str = "Not acknowledged";
pub const NO_OPPORTUNITIES: &str = "Nobody showed a feeling or a stake in this talk.";
pub const REFLECTIONS: &str = "Reflections to questions";
pub const REFLECTIONS_HELP: &str = "A reply that gives back what was said or felt is a reflection; one that asks anything is a question. In motivational interviewing, as many reflections as questions count as basic, twice as many as proficient (MITI coding manual 4.2.1, 2015).";
pub const SHOWN: &str = "Skills you showed";
pub const SLIPS: &str = "Pitfalls";
pub const NONE_SHOWN: &str = "None";
pub const PREPARATION: &str = "Your preparation";
pub const YOUR_GOAL: &str = "Your goal";
pub const NO_GOAL: &str = "You chose no goal.";
pub const IT_CAME: &str = "It was to be expected.";
pub const IT_DID_NOT_COME: &str = "It was not to be expected.";
pub const NOTICED_RIGHTLY: &str = "You noticed it.";
pub const NOT_YOURS: &str = "You were not assuming it.";
pub const ASSUMPTION_NOT_NOTICED: &str = "You did not notice it.";
pub const ASSUMPTION_ALSO_YOURS: &str = "It could have been yours, too.";
pub const WOULD_HAVE_OPENED: &str = "What more preparation would have opened";
pub const WHAT_YOU_NOTICED: &str = "What you noticed";
pub const RIGHT: &str = "Right.";

pub const MESSAGE: &str = "The message";
pub const WRITING_COUNTS: &str = "What was written afterwards counts here too: it adds to what was possible.";
pub const TALKS_ALONE: &str =
    "The talks alone are compared: what was written afterwards does not count here.";
pub const NO_TALK_GETS_MORE: &str =
    "No talk gets more in all three together: what is missing in one score is the price of another.";
pub const NOT_WRITTEN: &str = "Nothing was finished, so it counts neither way.";
pub const NOTHING_FOUND: &str = "Nothing was found in it.";
pub const DAY_FITS: &str = "The day fits";
pub const DAY_DOES_NOT_FIT: &str = "That is too soon or too late";

pub const OWN_NOTE: &str = "What will you do differently?";
pub const OWN_NOTE_HELP: &str = "For yourself.";

pub const WAYS: &str = "All ways you tried";
pub const ONE_WAY: &str =
    "This is the only way so far. “Try again from here” at any turn begins another; this one stays.";
pub const COMPARE: &str = "Compare";
pub const SAME_TALK_AGAIN: &str = "The same talk again";
pub const NEW_DAY: &str = "On another day";

pub const COMPARED: &str = "Two ways side by side";
pub const IN_COMMON: &str = "What both have in common";
pub const FROM_THE_FORK: &str = "Where they part";
pub const SAME_THROUGHOUT: &str = "Both are the same from the first reply to the last.";
pub const OTHER_DAYS: &str = "These two talks cannot be laid side by side";
pub const OTHER_DAYS_HELP: &str =
    "They were held on different days, so that they have no beginning in common.";

pub const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Best => "Best",
        Mark::Good => "Good",
        Mark::MissedChance => "Missed chance",
        Mark::Mistake => "Mistake",
        Mark::TurningPoint => "Turning point",
    }
}

/// Who broke off, and how they felt.
pub fn broke_off(name: &str, mood: Mood) -> String {
    let (word, rapport) = (self::mood(mood.named()), signed(mood.rapport.into()));
    format!("{name} broke it off, {word} by then: rapport {rapport}, agitation {}.", mood.arousal)
}

/// Where rapport began and ended, and the turn, from 1, in which it moved most.
pub fn rapport_with(name: &str, from: i8, to: i8, most: Option<(usize, i16)>) -> String {
    let (from_words, to_words) = (signed(from.into()), signed(to.into()));
    let way = match to.cmp(&from) {
        core::cmp::Ordering::Less => format!("fell from {from_words} to {to_words}"),
        core::cmp::Ordering::Equal => format!("ended where it began, at {to_words}"),
        core::cmp::Ordering::Greater => format!("grew from {from_words} to {to_words}"),
    };
    match most {
        None => format!("Rapport with {name} {way}."),
        // The turn that moved it most may have moved it the other way.
        Some((turn, by)) if (to < from && by > 0) || (to > from && by < 0) => {
            format!("Rapport with {name} {way}, although turn {turn} moved it the other way: {}.", signed(by))
        }
        Some((turn, by)) => {
            format!("Rapport with {name} {way}, and moved most on turn {turn}: {}.", signed(by))
        }
    }
}

pub fn turn_of(number: usize, all: usize) -> String {
    format!("{TURN} {number} of {all}")
}

/// `anyway`: whether the strongest reply would have lost them, too.
pub fn points_lost(points: u16, anyway: bool) -> String {
    let lost = if points == 1 { "1 point lost".to_owned() } else { format!("{points} points lost") };
    if anyway { format!("{lost}, as with the strongest reply") } else { lost }
}

/// What a turn put out of reach, by score.
pub fn lost(points: &[(u16, Dimension)]) -> String {
    let parts: Vec<_> =
        points.iter().map(|&(points, one)| format!("{points} {}", dimension_in_text(one))).collect();
    format!("No longer within reach: {}", parts.join(", "))
}

pub fn got(points: u8, dimension: Dimension) -> String {
    format!("+{points} {}", dimension_in_text(dimension))
}

/// The end of the best way before a reply and after it.
pub fn turned(before: EndingKind, after: EndingKind) -> String {
    format!(
        "Before this reply the best way on ended in “{}”, after it in “{}”.",
        ending_kind(before),
        ending_kind(after)
    )
}

/// The points of all three scores from a reply on, its own with them, and how that way ends.
pub fn leads_to(points: u16, ending: Option<(&str, EndingKind)>) -> String {
    match ending {
        Some((title, kind)) => {
            format!("at best {points} points from here on: {title} ({})", ending_kind(kind))
        }
        None => format!("at best {points} points or more from here on"),
    }
}

/// The name of a table behind a curve: whose, and of which talk where two are shown.
pub fn curve_as_table(of: &str, name: &str) -> String {
    if of.is_empty() { format!("{AS_TABLE}: {name}") } else { format!("{AS_TABLE}: {name}, {of}") }
}

pub fn stronger(words: &str) -> String {
    format!("Stronger: {words}")
}

/// How somebody felt before a reply and after it.
pub fn felt(name: &str, before: Mood, after: Mood) -> String {
    let [from, to] = [before, after].map(|mood| self::mood(mood.named()));
    if from == to { format!("{name}: still {to}") } else { format!("{name}: {from}, then {to}") }
}

pub fn feeling_shown(feeling: &str) -> String {
    format!("Shown: {feeling}")
}

/// A step of the empathy ladder, 0 to 6.
pub fn step(step: u8) -> String {
    format!("step {step} of 6")
}

pub fn ladder(step: u8) -> &'static str {
    match step {
        0 => "The feeling was passed over",
        1 => "The feeling was touched in passing",
        2 => "The feeling was recognised indirectly",
        3 => "The feeling was acknowledged",
        4 => "The feeling was acknowledged, and you went on with it",
        5 => "The feeling was confirmed as making sense",
        _ => "The feeling was confirmed, and you stayed with them",
    }
}

/// The author's own judgement of a reply.
pub fn judged(because: &str) -> String {
    format!("The author’s judgement: {because}")
}

/// Feelings shown, and how many of them were acknowledged.
pub fn opportunities(offered: usize, taken: usize) -> String {
    let missed = offered - taken;
    format!("Feelings shown: {offered}. Acknowledged: {taken}. Not acknowledged: {missed}.")
}

/// Reflections and questions, and how many of the two bands they reach, where anything was asked.
pub fn reflections(reflecting: usize, asking: usize, band: Option<usize>) -> String {
    let some = |count: usize, one: &str| match count {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    let reflected =
        if reflecting == 0 { "No reflections".to_owned() } else { some(reflecting, "reflection") };
    let counts = format!("{reflected} to {}", some(asking, "question"));
    match band {
        None => format!("{counts}."),
        Some(0) => format!("{counts}: below basic."),
        Some(1) => format!("{counts}: basic."),
        Some(_) => format!("{counts}: proficient."),
    }
}

/// Points that would have been lost with the strongest reply too.
pub fn lost_anyway(points: u16) -> String {
    let them = if points == 1 { "1 of them" } else { &format!("{points} of them") };
    format!("{them} the strongest reply loses too: no reply without a pitfall keeps everything here")
}

/// What was read of the case file.
pub fn read(titles: &[&str], took: u16, minutes: u8, standard: bool) -> String {
    let read = if standard { "The standard preparation read" } else { "You read" };
    match titles {
        [] => format!("{read} nothing of the case file."),
        _ => format!("{read}, in {took} of {minutes} minutes: {}.", titles.join("; ")),
    }
}

/// What a text earned, of the six that it could.
pub fn written(text: &str, points: u8) -> String {
    format!("{text}: {points} of 6 points for clarity.")
}

pub fn day_earned(day: &str, points: u8, most: u8) -> String {
    format!("{day}: {points} of {most} points for solution focus.")
}

pub fn times(name: &str, count: usize) -> String {
    if count == 1 { name.to_owned() } else { format!("{name} × {count}") }
}

/// What became of a goal.
pub const fn met(met: Met) -> &'static str {
    match met {
        Met::Missed => "Not reached.",
        Met::Nearly => "Nearly reached.",
        Met::Reached => "Reached.",
    }
}

pub fn read_rightly(right: usize, all: usize) -> String {
    format!("{right} of {all} read rightly.")
}

/// What was to be noticed instead.
pub fn rather(right: &str) -> String {
    format!("Rather: {right}")
}

/// Where a skill or pitfall was shown.
pub fn shown_at(name: &str, turns: &[usize]) -> String {
    let numbers: Vec<String> = turns.iter().map(|turn| (turn + 1).to_string()).collect();
    let word = if turns.len() == 1 { "turn" } else { "turns" };
    format!("{name}: {word} {}", numbers.join(", "))
}

pub fn try_from(turn: usize) -> String {
    format!("{TRY_FROM_HERE}: {TURN} {turn}")
}

pub fn this_run(number: usize) -> String {
    format!("Run {number} (this one)")
}

/// Where two are shown side by side.
pub fn run_above(number: usize) -> String {
    format!("Run {number} (above)")
}

/// Turns, from 1, that all ways of a branch share.
pub fn shared_turns(first: usize, last: usize) -> String {
    if first == last { format!("{TURN} {first}") } else { format!("Turns {first} to {last}") }
}

pub fn shared_by_all(first: usize, last: usize) -> String {
    format!("{}: the same in all", shared_turns(first, last))
}

pub fn debrief_of(run: usize) -> String {
    format!("{DEBRIEF} of run {run}")
}

pub fn compare_with(run: usize) -> String {
    format!("{COMPARE} with run {run}")
}

/// The three scores in a line.
pub fn three_scores(scores: [u8; 3]) -> String {
    let parts: Vec<_> = Dimension::ALL
        .iter()
        .map(|&one| format!("{} {}", dimension_name(one), scores[one as usize]))
        .collect();
    parts.join(", ")
}

/// The two runs of a comparison.
pub fn runs_compared(runs: [usize; 2]) -> String {
    format!("Run {} and run {}", runs[0], runs[1])
}
