//! The words of one's own progress, and of files that go out and come in.

use rapport_engine::goal::{Goal, Standing};
use rapport_engine::vocabulary::{Dimension, Technique};

use super::{dimension_in_text, dimension_name, technique};
use crate::exchange::{MOST_BYTES, Merged, Refusal};
use crate::practice::Reason;
use crate::store::Kept;

/// How days are written.
pub const LOCALE: &str = "en-GB";

pub const PROGRESS: &str = super::TO_PROGRESS;
pub const PROGRESS_EMPTY: &str = "Nothing to show yet";
pub const PROGRESS_EMPTY_HELP: &str = "Once you have held a conversation to its end, this page shows how your scores and skills move from run to run, and what is worth practising next.";
pub const CHOOSE_FIRST: &str = "Choose a conversation";
pub const BRING_FILE: &str =
    "Have you practised in another browser? Export your data there, and take it in below.";

pub const NEXT: &str = "What to practise next";
pub const NEXT_WHY: &str = "Practice that is spread out lasts longer. After a good run a conversation rests for 3, then 7, 14 and 30 days; after another, for one. Runs of one day count as one. What is due comes first, then what is new.";
pub const NEXT_AFTER: &str = "After that";

pub const GOAL_TITLE: &str = "Your practice goal";
pub const GOAL_NONE: &str = "No goal is set.";
pub const GOAL_ANY_RUN: &str = "The scores need not come together in one run: what is best for one can cost another. A talk tried again from one of its turns adds its scores, and is no further run.";
pub const GOAL_TAKE_AWAY: &str = "Take the goal away";

pub const BY_CONVERSATION: &str = "Run by run";
pub const RUNS_AS_TABLE: &str = "The runs as a table";
pub const RUN: &str = "Run";
pub const DAY_HELD: &str = "Held on";
pub const ENDED: &str = "Ended";
pub const FILE: &str = "File";
pub const NOT_WORKED_OUT: &str = "–";
pub const NO_SCORES_YET: &str = "No scores yet. They are worked out when you open a run’s debrief.";
pub const SCORES_MISSING: &str = "A run without scores gets them when you open its debrief.";
pub const REVISED_SINCE: &str =
    "Runs without a link were held before this conversation was revised, and can no longer be gone through.";
pub const GONE_FROM_SHELF: &str =
    "This conversation is no longer in the library. Its runs are kept and can be exported.";

pub const SKILLS: &str = "Skills";
pub const SKILLS_HELP: &str = "On how many of the turns on which a reply with this skill was open you gave one. No turn asks for all of them: watch the direction rather than the number. A skill stands here from three such turns on. What was tried again from a turn counts from that turn on.";
pub const SKILL: &str = "Skill";
pub const LATELY: &str = "Lately";
pub const OVER_TIME: &str = "Over time";
pub const SKILLS_AS_TABLE: &str = "The skills as a table, run by run";
pub const PITFALLS_AS_TABLE: &str = "The pitfalls as a table, run by run";
pub const PITFALL: &str = "Pitfall";
pub const PITFALLS_HELP: &str =
    "How often your replies fell into one. A turn counts once, however often it was gone on from.";
pub const NO_PITFALLS: &str = "None in these runs.";
pub const NOTHING_REPLAYED: &str =
    "Your runs were held before the conversations were revised: skills show again after your next run.";

pub const ASIDE: &str = "Set aside";
pub const ASIDE_HELP: &str =
    "What made room for something else, or could not be opened. It stays here until you delete it.";
pub const BRING_BACK: &str = "Bring back";
pub const EXPORT: &str = "Export";
pub const DELETE: &str = "Delete";
pub const AGENDA_ASIDE: &str = "A session agenda that cannot be read";
pub const BROUGHT_BACK: &str = "It is back in its place.";
pub const FITS_NO_MORE: &str = "It cannot be gone on with.";
pub const REALLY: &str = "Delete it for good?";
pub const YES_DELETE: &str = "Yes, delete it";
pub const KEEP_IT: &str = "Keep it";
pub const DELETED_ONE: &str = "It is deleted.";

pub const YOUR_DATA: &str = "Your data";
pub const fn your_data_help(kept: Kept) -> &'static str {
    match kept {
        Kept::InBrowser => {
            "Everything you did is kept in this browser and nowhere else. A file takes it to another browser, or keeps it safe."
        }
        Kept::InPage | Kept::Full => {
            "What you did last is in this page alone. A file keeps it safe, or takes it to another browser."
        }
    }
}
pub const EXPORT_ALL: &str = "Export everything";
pub const TAKE_IN: &str = "Take in a file";
pub const TAKE_IN_HELP: &str =
    "A file that was exported here: one run, or everything. Nothing you have is written over.";
pub const DELETE_ALL: &str = "Delete everything…";
pub const DELETE_ALL_SURE: &str = "Delete everything in this browser?";
pub const DELETE_ALL_HELP: &str = "This cannot be undone. Without an exported file, it is gone for good.";
pub const YES_DELETE_ALL: &str = "Delete all of it";
pub const KEEP_ALL: &str = "Keep everything";
pub const DELETED_ALL: &str = "Everything is deleted.";
pub const NOT_DELETED_ALL: &str =
    "This browser did not let everything be deleted. Clear this site’s data in the browser’s settings.";
pub const NOT_SAVED: &str = "This browser did not take the file.";
pub const NOTHING_KEPT: &str = "Nothing is kept in this browser.";

pub const SAVE_JSON: &str = "Save as JSON";
pub const SAVE_CSV: &str = "Save as a table (CSV)";

pub fn held_so_far(runs: usize, conversations: usize) -> String {
    let of = if conversations == 1 {
        "one conversation".to_owned()
    } else {
        format!("{conversations} conversations")
    };
    format!("{} of {of}.", super::runs(runs))
}

pub fn run(number: usize) -> String {
    format!("{RUN} {number}")
}

/// Why a conversation is to be practised.
pub fn reason(reason: Reason, skill: Option<Technique>) -> String {
    let why = match reason {
        Reason::Due(0) => "Due again today.".to_owned(),
        Reason::Due(days) => format!("Due again: you last held it {} ago.", self::days(days)),
        Reason::New => "You have not tried it yet.".to_owned(),
        Reason::ShortOfGoal => "Your goal is not reached here.".to_owned(),
        Reason::Rests(days) => format!("Due again in {}.", self::days(days)),
    };
    match skill {
        Some(skill) => {
            format!("{why} It has room for your weakest skill: {}.", technique(skill).to_lowercase())
        }
        None => why,
    }
}

fn days(days: u64) -> String {
    if days == 1 { "one day".to_owned() } else { format!("{days} days") }
}

/// What a goal asks, of each conversation.
pub fn goal(goal: Goal) -> String {
    let runs = if goal.runs == 1 { "One run".to_owned() } else { format!("{} runs", goal.runs) };
    format!("{runs} of each conversation, and each of the three scores at {} or more once.", goal.score)
}

/// Its line in a plot.
pub fn goal_line(goal: Goal) -> String {
    format!("Goal: {}", goal.score)
}

pub fn set_goal(goal: Goal) -> String {
    format!("Set the usual goal: {} runs of each, every score at {} once", goal.runs, goal.score)
}

/// What is missing of a goal in a conversation.
pub fn standing(goal: Goal, standing: Standing) -> String {
    if standing.is_met() {
        return "Goal reached.".to_owned();
    }
    let runs = match standing.runs_left {
        0 => None,
        1 => Some("one more run".to_owned()),
        left => Some(format!("{left} more runs")),
    };
    let short = Dimension::ALL.iter().filter(|&&one| !standing.reached[one as usize]);
    let scores: Vec<&str> = short.map(|&one| dimension_in_text(one)).collect();
    let scores = (!scores.is_empty()).then(|| format!("{} at {}", listed(&scores), goal.score));
    let missing: Vec<String> = runs.into_iter().chain(scores).collect();
    format!("Still to reach the goal: {}.", missing.join("; "))
}

fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// Said of a plot to those who cannot see it: the first and the last of each score.
pub fn from_to(dimension: Dimension, first: u8, last: u8) -> String {
    format!("{}: first {first}, latest {last}", dimension_name(dimension))
}

pub fn in_last_runs(runs: usize) -> String {
    if runs == 1 { "In your latest run".to_owned() } else { format!("In your latest {runs} runs") }
}

pub fn share(shown: u32, chances: u32) -> String {
    format!("{shown} of {chances}")
}

pub fn talk_aside(title: &str, seed: u64, replies: usize) -> String {
    let replies = if replies == 1 { "one reply".to_owned() } else { format!("{replies} replies") };
    format!("A talk: {title}, day {seed}, {replies} given")
}

pub fn unreadable_aside(title: &str, seed: u64) -> String {
    format!("A talk that cannot be read: {title}, day {seed}")
}

pub fn follow_up_aside(title: &str, seed: u64) -> String {
    format!("A message and case note: {title}, day {seed}")
}

pub fn note_aside(title: &str, seed: u64) -> String {
    format!("A note of your own: {title}, day {seed}")
}

pub fn begun_on(day: &str) -> String {
    format!("Begun on {day}.")
}

/// How much is kept, by kind: what would be deleted.
pub struct Counted {
    pub runs: usize,
    pub open: usize,
    pub prepared: usize,
    pub written: usize,
    pub sessions: usize,
    pub aside: usize,
    pub settings: usize,
}

pub fn counted(count: &Counted) -> Vec<String> {
    let kinds = [
        (count.runs, "finished run with its scores", "finished runs with their scores"),
        (count.open, "open talk", "open talks"),
        (count.prepared, "preparation", "preparations"),
        (count.written, "text of yours: messages and notes", "texts of yours: messages and notes"),
        (count.sessions, "session with a group, or its agenda", "sessions with a group, or their agenda"),
        (count.aside, "thing set aside", "things set aside"),
        (count.settings, "setting", "settings"),
    ];
    let some = kinds.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect()
}

/// What a file brought.
pub fn merged(merged: &Merged) -> String {
    let mut parts = Vec::new();
    let mut part = |count: usize, one: &str, many: &str| {
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    };
    part(merged.runs, "run is new", "runs are new");
    part(merged.others, "other thing is new", "other things are new");
    part(merged.known, "thing was here already", "things were here already");
    part(
        merged.aside,
        "differs from what is here and was set aside",
        "differ from what is here and were set aside",
    );
    part(merged.stayed, "choice of yours stays as it is", "choices of yours stay as they are");
    match parts.is_empty() {
        true => "The file is empty: nothing was taken in.".to_owned(),
        false => format!("Taken in: {}.", parts.join("; ")),
    }
}

/// Why a file was not taken in.
pub fn refusal(why: &Refusal) -> String {
    format!("Nothing was taken in: {}.", file_refused(why))
}

/// Why a file is not one that can be read.
pub fn file_refused(why: &Refusal) -> String {
    match why {
        Refusal::TooLarge => {
            format!("it is larger than any file of Rapport: the most is {} MB", MOST_BYTES / 1_000_000)
        }
        Refusal::Unreadable => "this browser could not read it; it may have been moved or deleted".to_owned(),
        Refusal::Empty => "it is empty".to_owned(),
        Refusal::NotJson(line, column) => {
            format!("it is not JSON, from line {line}, column {column} on")
        }
        Refusal::Foreign => "Rapport did not write it".to_owned(),
        Refusal::Later(version) => {
            format!("it was written by a later Rapport (version {version} of the form; this one reads 1)")
        }
        Refusal::Damaged(what) => format!("it is damaged: {what}"),
        Refusal::DamagedAt(line, column) => format!("it is damaged at line {line}, column {column}"),
        Refusal::Journal(why) => why.to_string(),
    }
}
