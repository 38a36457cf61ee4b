//! A day of the calendar, without a clock: today is what a scenario says. Imports nothing of this crate.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, from 1970 to 9999, as the days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date(u32);

/// A text that is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a date")
    }
}

impl std::error::Error for NotADate {}

/// 31 December 9999.
const LAST: Date = Date(2_932_896);

const MONTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Date {
    /// The day with this year, month (from 1) and day of the month (from 1), where there is one.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let is_real = (1970..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=length(year, month)).contains(&day);
        is_real.then(|| {
            let months: u32 = (1..month).map(|month| length(year, month)).sum();
            Self((1970..year).map(days_of).sum::<u32>() + months + day - 1)
        })
    }

    /// Year, month (from 1) and day of the month (from 1).
    #[must_use]
    pub fn parts(self) -> (u32, u32, u32) {
        let (mut left, mut year, mut month) = (self.0, 1970, 1);
        while left >= days_of(year) {
            left -= days_of(year);
            year += 1;
        }
        while left >= length(year, month) {
            left -= length(year, month);
            month += 1;
        }
        (year, month, left + 1)
    }

    /// The day of the week: 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> usize {
        // 1 January 1970 was a Thursday.
        (self.0 as usize + 3) % 7
    }

    /// So many days later; not later than the last day there is.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(self.0.saturating_add(days)).min(LAST)
    }
}

/// As `2026-03-11`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let part = |text: &str, digits: usize| {
            let is_number = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
            if is_number { text.parse().ok() } else { None }
        };
        let mut parts = text.split('-').zip([4, 2, 2]).map_while(|(text, digits)| part(text, digits));
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let date = year.zip(month).zip(day).and_then(|((year, month), day)| Self::new(year, month, day));
        date.filter(|_| text.len() == 10).ok_or(NotADate)
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of(year: u32) -> u32 {
    365 + u32::from(is_leap(year))
}

fn length(year: u32, month: u32) -> u32 {
    MONTHS[month as usize - 1] + u32::from(month == 2 && is_leap(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, weekday: usize) {
        let date: Date = text.parse().expect("a date");
        assert_eq!((date.to_string().as_str(), date.weekday()), (text, weekday));
    }

    #[test]
    fn a_date_is_read_and_written_and_has_its_weekday() {
        check("1970-01-01", 3);
        check("2000-02-29", 1);
        check("2026-03-11", 2);
        check("2026-12-31", 3);
        check("9999-12-31", 4);
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_refused() {
        let texts = ["2026-02-29", "2100-02-29", "2026-13-01", "2026-04-31", "2026-00-10", "1969-12-31"];
        let forms = ["2026-3-11", "2026-03-11 ", "+026-03-11", "2026-03-11-", "11.03.2026", ""];
        for text in texts.into_iter().chain(forms) {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        let date: Date = "2027-12-30".parse().expect("a date");
        assert_eq!(date.plus(62).to_string(), "2028-03-01");
        assert_eq!(LAST.plus(1), LAST);
    }

    #[test]
    fn the_last_day_is_the_last_of_its_year() {
        assert_eq!(Date::new(9999, 12, 31), Some(LAST));
    }
}
