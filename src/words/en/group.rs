//! The words of what trainers do before and after a session: what a group chose, the agenda, handouts.

use rapport_engine::debrief::Mark;
use rapport_engine::vocabulary::{EndingKind, Pitfall, Technique};

use super::{ending_kind, file_refused, mark, pitfall, replay_error};
use crate::gather::Skip;

pub const GROUP: &str = "What the group chose";
pub const GROUP_LEAD: &str = "Gather the result files that people saved after their talks, and see which replies they chose and where they parted. The files are read in this browser: nothing is uploaded, and nothing is kept once you leave this page.";
pub const RESULT_FILES: &str = "Result files";
pub const CHOOSE_RESULTS: &str = "Choose result files";
pub const CHOOSE_RESULTS_HELP: &str = "Or drop them anywhere on this page. A file is one talk saved as JSON, or all data of one person; there may be thousands. More can be added at any time.";
pub const SO_FAR: &str = "So far";
pub const WHICH_GROUP: &str = "Which conversation";
pub const SAVE_GROUP: &str = "Save as a table (CSV)";
pub const PRINT: &str = "Print";

pub const SPREADS: &str = "How the scores are spread";
pub const SPREADS_AS_TABLE: &str = "The scores as a table";
pub const NO_SCORES_HERE: &str = "No talk of this group has scores yet.";
pub const MAP: &str = "The map of the talk";
pub const MAP_HELP: &str = "From the first line at the top to the ends at the foot. Circles are places in the talk, in rows by the turn at which somebody first came there; squares are ends. The broader a way, the more went it; dashed ways lead back, or aside in a row.";
pub const MAP_AS_TABLE: &str = "The map as a table";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const TIMES: &str = "Times";
pub const THERE: &str = "What is there";
pub const PARTINGS: &str = "Where the group parted";
pub const PARTINGS_HELP: &str =
    "The places where most people chose differently, with every reply that could be given there.";
pub const NO_PARTINGS: &str = "Everybody said the same at every place.";
pub const ONE_TALK: &str = "One talk: nothing to compare.";
pub const TELLING: &str = "Which replies tell strong from weak";
pub const TELLING_HELP: &str =
    "Those with a discrimination of 0.3 or more, either way: at most eight, the clearest first.";
pub const NO_TELLING: &str = "None has a discrimination of 0.3 or more. It is worked out only where the strong and the weak come by five times each.";
pub const STRONG: &str = "Strong";
pub const WEAK: &str = "Weak";
pub const ENDS: &str = "How the talks ended";
pub const IN_TALKS: &str = "Talks";
pub const GROUP_SKILLS: &str = "Skills the group showed";
pub const GROUP_SLIPS: &str = "Pitfalls the group met";
pub const NO_GROUP_SLIPS: &str = "Nobody met one.";
pub const ALL_PLACES: &str = "Every place";

/// How each figure is read, and where it comes from.
pub const HOW_TO_READ: [(&str, &str); 3] = [
    (
        "Parting",
        "0 where everybody said the same, close to 1 where everybody said something else: one less Simpson’s index of concentration (Simpson, “Measurement of diversity”, Nature 163, 1949).",
    ),
    (
        "Facility",
        "the share of those who replied well, with a reply marked best or good; around 0.5 a place tells most about a group, near 1 it is easy for everybody (the difficulty index of classical item analysis: Crocker and Algina, Introduction to Classical and Modern Test Theory, 1986).",
    ),
    (
        "Discrimination",
        "how much more often the strongest 27 in a hundred chose a reply than the weakest 27, by the sum of their scores; from about 0.3 a reply tells the two apart, below 0 the weak chose it more (Kelley, Journal of Educational Psychology 30, 1939). It is left out where either side has fewer than five.",
    ),
];

/// What is being done with result files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    Waiting,
    Reading,
    Reckoning,
    Done,
}

pub fn gathering(doing: Doing, files: usize, talks: usize, skipped: usize) -> String {
    let counted = || {
        let skipped = match skipped {
            0 => String::new(),
            1 => " One thing in them does not count.".to_owned(),
            skipped => format!(" {} things in them do not count.", thousands(skipped)),
        };
        format!("{} read, {} counted.{skipped}", count(files, "file", "files"), count(talks, "talk", "talks"))
    };
    match doing {
        Doing::Waiting => "No files yet.".to_owned(),
        Doing::Reading => "Reading the files…".to_owned(),
        Doing::Reckoning => {
            format!("{} The scores are being worked out again from what was said…", counted())
        }
        Doing::Done => counted(),
    }
}

pub fn of_all(done: usize, all: usize) -> String {
    format!("{} of {}", thousands(done), thousands(all))
}

pub fn not_counted(skipped: usize) -> String {
    format!("Not counted: {}", thousands(skipped))
}

pub fn more_skips(left: usize) -> String {
    format!("Name more of them ({} left)", thousands(left))
}

/// Said after a name.
pub fn because(why: &str) -> String {
    format!(": {why}")
}

/// Why something in the files does not count.
pub fn skip(why: &Skip) -> String {
    match why {
        Skip::File(why) => format!("{}.", file_refused(why)),
        Skip::Empty => "there is no finished talk in it.".to_owned(),
        Skip::Line(scenario, line) => format!("the talk in line {line} of “{scenario}” is damaged."),
        Skip::Unknown(scenario) => format!("its conversation, “{scenario}”, is not to be had here."),
        Skip::Replay(why) => format!("its talk cannot be gone through. {}", replay_error(why)),
        Skip::Unfinished => "its talk was not held to the end.".to_owned(),
        Skip::Duplicate(first) => format!("the same talk came with “{first}” already."),
    }
}

pub fn group_of(title: &str, talks: u32) -> String {
    format!("{title} · {}", count(talks as usize, "talk", "talks"))
}

pub fn held_from_to(talks: u32, days: usize, first: &str, last: &str) -> String {
    let talks = count(talks as usize, "talk", "talks");
    let days = count(days, "day of the scenario", "days of the scenario");
    if first == last {
        format!("{talks} on {days}, held on {first}.")
    } else {
        format!("{talks} on {days}, held from {first} to {last}.")
    }
}

pub fn version(hash: u64) -> String {
    format!("Version {hash:016x} of the conversation. Talks on other versions do not count here.")
}

pub fn where_scores_are_from(reckoned: usize, scored: u32, talks: u32, is_done: bool) -> String {
    let (scored, talks) = (scored as usize, talks as usize);
    let filed = scored.saturating_sub(reckoned);
    let none = talks.saturating_sub(scored);
    let mut parts = vec![match reckoned {
        0 => "No scores have been worked out here yet.".to_owned(),
        reckoned if reckoned == talks => {
            "All scores and marks are worked out here, from what was said.".to_owned()
        }
        reckoned => format!(
            "Scores and marks of {} are worked out here, from what was said.",
            count(reckoned, "talk", "talks")
        ),
    }];
    let why = if is_done { "nobody else had their day" } else { "until theirs are worked out" };
    if filed > 0 {
        parts.push(format!(
            "Those of {} are as the files say, and they have no marks: {why}.",
            count(filed, "talk", "talks")
        ));
    }
    if none > 0 {
        parts.push(format!(
            "{} no scores.",
            if none == 1 { "One talk has".to_owned() } else { format!("{} talks have", thousands(none)) }
        ));
    }
    parts.join(" ")
}

pub fn quartiles([low, middle, high]: [u8; 3]) -> String {
    format!("a quarter up to {low}, half up to {middle}, three quarters up to {high}")
}

pub fn ten(ten: usize) -> String {
    if ten == 9 { "90 to 100".to_owned() } else { format!("{} to {}", ten * 10, ten * 10 + 9) }
}

pub fn place(name: &str) -> String {
    format!("place {name}")
}

pub fn end(name: &str) -> String {
    format!("end {name}")
}

pub fn place_title(name: &str, turn: u32) -> String {
    format!("Place {name}, from turn {turn} on")
}

pub fn place_facts(visits: u32, parting: u16, facility: Option<u16>) -> String {
    let facility =
        facility.map_or_else(String::new, |facility| format!(" · facility {}", thousandths(facility)));
    format!(
        "Come by {} · parting {}{facility}",
        if visits == 1 { "once".to_owned() } else { format!("{} times", whole(visits)) },
        thousandths(parting)
    )
}

/// On how many visits a reply could be given.
pub fn open_at(times: u32, visits: u32) -> String {
    format!("(could be given {} of {} times)", whole(times), whole(visits))
}

pub fn heard(times: u32, visits: u32) -> String {
    format!("(heard {} of {} times)", whole(times), whole(visits))
}

pub fn heard_less(lines: usize) -> String {
    format!("{} heard less often", count(lines, "line", "lines"))
}

pub fn show_places(places: usize) -> String {
    format!("Show {}", count(places, "place", "places"))
}

pub fn so_many_of(times: u32, of: u32) -> String {
    format!("{} of {} ({} %)", whole(times), whole(of), percent(times, of))
}

/// The nearest, and never all or nothing where it is not.
fn percent(times: u32, of: u32) -> String {
    let (times, of) = (u64::from(times), u64::from(of.max(1)));
    match (times * 200 + of) / (of * 2) {
        0 if times > 0 => "under 1".to_owned(),
        100.. if times < of => "over 99".to_owned(),
        nearest => nearest.to_string(),
    }
}

pub fn strong_and_weak([strong, weak]: [u32; 2], [all_strong, all_weak]: [u32; 2]) -> String {
    format!("strong {}, weak {}", so_many_of(strong, all_strong), so_many_of(weak, all_weak))
}

pub fn discrimination(figure: i16) -> String {
    format!("discrimination {}", thousandths(figure))
}

pub fn mostly(one: Mark, always: bool) -> String {
    if always { mark(one).to_owned() } else { format!("Mostly {}", mark(one).to_lowercase()) }
}

pub fn leads(to: &[String]) -> String {
    format!("leads to {}", to.join(", "))
}

pub fn end_title(name: &str, title: &str, kind: EndingKind) -> String {
    format!("{name}: {title} ({})", ending_kind(kind).to_lowercase())
}

/// A number as people write it: 10,000.
pub fn whole(number: u32) -> String {
    thousands(number as usize)
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let grouped: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|three| str::from_utf8(three).ok()).collect();
    grouped.join(",")
}

/// Two places after the point.
fn thousandths(share: impl Into<i32>) -> String {
    let share: i32 = share.into();
    let hundredths = (share + share.signum() * 5) / 10;
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

pub const AGENDA: &str = "Session agenda";
pub const AGENDA_LEAD: &str = "Line up the cases and breaks of a session.";
/// Said where it is so.
pub const AGENDA_KEPT: &str = "It is kept in this browser.";
pub const AGENDA_EMPTY: &str = "Nothing is lined up yet. Begin with a case.";
pub const KEPT_SESSIONS: &str = "Sessions kept here";
pub const GO_ON_LEADING: &str = "Go on";
pub const LINED_UP: &str = "Lined up";
pub const AGENDA_UNREAD: &str = "What was lined up before could not be read. It stays in this browser, aside, once you line something up.";
pub const AGENDA_FULL: &str = "The agenda is full: take something out first.";
pub const ADD_CASE: &str = "Add a case";
pub const ADD_BREAK: &str = "Add a break";
pub const CASE: &str = "Case";
pub const CASE_DAY: &str = "Day";
pub const CASE_DAY_HELP: &str = "The same number is the same talk for everyone.";
pub const MINUTES: &str = "Minutes";
pub const EARLIER: &str = "Earlier";
pub const LATER: &str = "Later";
pub const TAKE_OUT: &str = "Take out";
pub const LEAD_IT: &str = "Lead it";
pub const TO_HANDOUT: &str = "Handout";
pub const TO_BRIEF: &str = "Brief";
pub const BREAK: &str = "Break";
pub const HOLD_BREAK: &str = "Begin the break";
pub const END_BREAK: &str = "End the break";
pub const BREAK_OVER: &str = "The break is over.";
pub const LEFT_OF_BREAK: &str = "Left of the break";
pub const FOR_TRAINERS: &str = "For trainers";

pub fn case_gone(id: &str) -> String {
    format!("{id} (not in this library)")
}

pub fn part_of_day(title: &str, seed: u64) -> String {
    format!("{title}, day {seed}")
}

pub fn replies_given(replies: usize) -> String {
    match replies {
        0 => "no reply given yet".to_owned(),
        replies => format!("{} given", count(replies, "reply", "replies")),
    }
}

pub fn begins_after(minutes: u32) -> String {
    if minutes == 0 { "At the start".to_owned() } else { format!("After {}", hours(minutes)) }
}

pub fn whole_session(minutes: u32) -> String {
    format!("{} in all.", hours(minutes))
}

fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

pub fn moved_to(what: &str, place: usize, of: usize) -> String {
    format!("{what} is number {place} of {of} now.")
}

pub const PUT_BACK: &str = "Put it back";
pub const PUT_BACK_DONE: &str = "It is back in its place.";

pub fn taken_out(what: &str) -> String {
    format!("{what} is taken out.")
}

pub fn added(what: &str) -> String {
    format!("{what} is added at the end.")
}

pub fn break_of(minutes: u16) -> String {
    format!("Break of {minutes} min")
}

pub const HANDOUT: &str = "Handout";
pub const WATCH_FOR: &str = "What to watch for";
pub const BEFORE_TALK: &str = "To discuss before the talk";
pub const AFTER_TALK: &str = "To discuss after the talk";

/// What a technique looks like, in everyday words.
pub const fn technique_means(one: Technique) -> &'static str {
    one.doc()
}

pub fn will_raise(name: &str) -> String {
    format!("What will {name} bring up first, and what might be behind it?")
}

pub fn which_first(names: &[String]) -> String {
    let others = if names.len() == 2 { "the other does" } else { "the others do" };
    format!(
        "{}: who needs to be heard first, and what does each of them need that {others} not?",
        names.join(", ")
    )
}

pub fn must_read(minutes: u8, items: usize) -> String {
    format!(
        "There are {minutes} minutes for a case file of {items} papers. Which would you read, and what do you give up?"
    )
}

pub fn may_assume(says: &str) -> String {
    format!("“{says}” Who in this room would have thought so, and what speaks for it?")
}

pub fn heard_where(feeling: &str) -> String {
    format!("Where was this to be heard between the lines: “{feeling}”? Who answered it, and how?")
}

pub fn tempting(one: Pitfall) -> String {
    let means = one.doc();
    format!("{}: {} Where was it tempting, and what was said in its place?", pitfall(one), means)
}

pub fn write_to(name: &str) -> String {
    format!("What would you write to {name} today, and on which day would you look in again?")
}

pub const WHAT_DIFFERENTLY: &str = "One thing that you will do differently in your next talk:";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(
            [0, 4, 5, 999, -700, -5].map(thousandths),
            ["0.00", "0.00", "0.01", "1.00", "−0.70", "−0.01"]
        );
        assert_eq!(so_many_of(2, 3), "2 of 3 (67 %)");
        assert_eq!(so_many_of(0, 0), "0 of 0 (0 %)");
        assert_eq!(
            [(0, 300), (1, 300), (2, 300), (298, 300), (299, 300), (300, 300)]
                .map(|(times, of)| percent(times, of)),
            ["0", "under 1", "1", "99", "over 99", "100"]
        );
        assert_eq!(
            [0, 5, 60, 75].map(begins_after),
            ["At the start", "After 5 min", "After 1 h", "After 1 h 15 min"]
        );
    }
}
