//! The stages around a talk: choices in preparation that change nothing, goals that nobody reaches, cues that give
//! themselves away, claims and days that do not fit together. Places come from `source`, whose lists run parallel.
//! Imports `source`, `days` and `preparations`.

use std::collections::BTreeSet;

use rapport_engine::calendar::Date;
use rapport_engine::scenario::{ChoiceIx, Goal, Scenario};

use super::days::Days;
use super::preparations::asked;
use super::speech::words;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::scalar::{Name, Text};
use crate::source::{self, Claim, FollowUp, Notice, Prepare};

/// Looks at what is written.
pub(super) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    if let Some(stage) = &source.prepare {
        check_choices(stage, &asked(scenario), faults);
    }
    for (name, scene) in &source.nodes.0 {
        if scene.breaths == Some(true) && scene.lines.0.len() < 2 {
            faults.report(name.at, Fault::OneBreath { node: name.text.clone() });
        }
        if let Some(notice) = &scene.notice {
            check_notice(&name.text, notice, faults);
        }
    }
    if let Some(stage) = &source.follow_up {
        stage.claims.0.iter().for_each(|claim| check_claim(claim, stage, faults));
    }
}

/// Looks at where talks end.
pub(super) fn check_goals(source: &source::Scenario, days: &Days, faults: &mut Faults) {
    let (Some(given), Some(stage)) = (&source.prepare, &days.scenario().preparation) else { return };
    let is_met = |goal: &Goal| goal.reached_by.iter().any(|ending| days.ends(ending.at()));
    for ((name, _), goal) in given.goals.0.iter().zip(&stage.goals) {
        if days.exact && !is_met(goal) {
            faults.report(name.at, Fault::UnreachedGoal { goal: name.text.clone() });
        }
    }
}

fn check_choices(stage: &Prepare, asked: &BTreeSet<ChoiceIx>, faults: &mut Faults) {
    let numbers: Vec<(ChoiceIx, &Name)> = (0..).map(ChoiceIx).zip(stage.names()).collect();
    let is_idle = |name: &Name| {
        let own = numbers.iter().find(|(_, one)| std::ptr::eq(*one, name));
        own.is_some_and(|(choice, _)| !asked.contains(choice))
    };
    let minutes = stage.minutes.get::<u8>();
    for (name, item) in &stage.file.0 {
        let id = || name.text.clone();
        if is_idle(name) {
            faults.report(name.at, Fault::IdleItem { item: id() });
        }
        if item.minutes.get::<u8>() > minutes {
            faults.report(name.at, Fault::LongRead { item: id(), minutes });
        }
    }
    for (name, _) in stage.expect.0.iter().filter(|(name, one)| one.fits && is_idle(name)) {
        faults.report(name.at, Fault::IdleExpectation { expectation: name.text.clone() });
    }
    for (name, _) in stage.assumptions.0.iter().filter(|(name, one)| one.yours && is_idle(name)) {
        faults.report(name.at, Fault::IdleAssumption { assumption: name.text.clone() });
    }
}

/// The right option is told by its length where it stands apart from every other.
fn check_notice(node: &str, notice: &Notice, faults: &mut Faults) {
    let length = |text: &Text| text.text.chars().count();
    let right = length(&notice.right);
    let far = |long: usize, short: usize| long * 100 > short * limits::NOTICE_LENGTH;
    let wrong = || notice.wrong.0.iter().map(length);
    let look = match () {
        () if wrong().all(|wrong| far(right, wrong)) => "longer",
        () if wrong().all(|wrong| far(wrong, right)) => "shorter",
        () => return,
    };
    faults.report(notice.right.at, Fault::NoticeTold { node: node.to_owned(), look });
}

fn check_claim(claim: &Claim, stage: &FollowUp, faults: &mut Faults) {
    let Some(today) = stage.today.0 else { return };
    let weekdays: Vec<usize> = claim.by.0.iter().filter_map(|by| weekday(&by.text)).collect();
    let dates = claim.by.0.iter().filter_map(|by| Some((by, date(&by.text, today)?)));
    let is_wrong = |date: &Date| !weekdays.is_empty() && !weekdays.contains(&date.weekday());
    for (by, date) in dates.filter(|(_, date)| is_wrong(date)) {
        let weekday = WEEKDAYS[date.weekday()];
        faults.report(by.at, Fault::WrongWeekday { day: by.text.clone(), date: date.to_string(), weekday });
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

/// The first weekday that a text names.
fn weekday(text: &str) -> Option<usize> {
    let named = |word: &str| WEEKDAYS.iter().position(|day| day.eq_ignore_ascii_case(word));
    words(text).find_map(named)
}

/// The first day on or after today with the day of the month and the month that a text names.
fn date(text: &str, today: Date) -> Option<Date> {
    let month =
        words(text).find_map(|word| MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word)))?;
    let day = words(text).find_map(|word| word.parse::<u32>().ok())?;
    let month = u32::try_from(month).ok()? + 1;
    let (year, ..) = today.parts();
    let on = |year| Date::new(year, month, day);
    on(year).filter(|date| *date >= today).or_else(|| on(year + 1))
}
