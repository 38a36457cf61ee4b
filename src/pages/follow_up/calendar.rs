//! The day to look in again, as a file for a calendar. Imports the engine's calendar and `ics`.

use ics::properties::{Description, DtEnd, DtStart, Summary};
use ics::{Event, ICalendar, escape_text, parameters};
use rapport_engine::calendar::Date;

const DAY: u64 = 86_400;

/// What such a file is.
pub const KIND: &str = "text/calendar;charset=utf-8";

/// A whole day, under a name that stays the same when the file is made again. `now` is in seconds since 1970, UTC.
pub fn event(name: &str, now: u64, day: Date, summary: &str, description: &str) -> String {
    let plain = |day: Date| day.to_string().replace('-', "");
    let mut begins = DtStart::new(plain(day));
    begins.append(parameters!("VALUE" => "DATE"));
    let mut ends = DtEnd::new(plain(day.plus(1)));
    ends.append(parameters!("VALUE" => "DATE"));
    let mut event = Event::new(format!("{name}@rapport.invalid"), stamp(now));
    event.push(begins);
    event.push(ends);
    event.push(Summary::new(escape_text(summary)));
    event.push(Description::new(escape_text(description)));
    let mut calendar = ICalendar::new("2.0", "-//Rapport//Follow-up//EN");
    calendar.add_event(event);
    calendar.to_string()
}

/// `20260311T094500Z`.
fn stamp(seconds: u64) -> String {
    let days = u32::try_from(seconds / DAY).unwrap_or(u32::MAX);
    let day = Date::new(1970, 1, 1).map(|first| first.plus(days).to_string().replace('-', ""));
    let (hour, minute, second) = (seconds % DAY / 3_600, seconds % 3_600 / 60, seconds % 60);
    format!("{}T{hour:02}{minute:02}{second:02}Z", day.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_whole_one_and_its_words_are_escaped() {
        let day = "2026-02-28".parse().expect("a day");
        let file = event("a.7.1", 1_772_358_301, day, "Ring; Rosa, soon", "One\nTwo");
        let lines: Vec<&str> = file.split("\r\n").collect();
        let expect = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Rapport//Follow-up//EN",
            "BEGIN:VEVENT",
            "UID:a.7.1@rapport.invalid",
            "DTSTAMP:20260301T094501Z",
            "DTSTART;VALUE=DATE:20260228",
            "DTEND;VALUE=DATE:20260301",
            "SUMMARY:Ring\\; Rosa\\, soon",
            "DESCRIPTION:One\\nTwo",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(lines, expect);
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let day = "2026-02-28".parse().expect("a day");
        let file = event("a.7.1", 0, day, "Ring", &"é".repeat(200));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&"é".repeat(200)));
    }
}
