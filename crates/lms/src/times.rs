//! Times as platforms take them: spans in the two forms of SCORM, the second of which xAPI shares, and moments.
//! Imports nothing of this crate.

/// A span as SCORM 1.2 has it: `0000:05:12.34`; what is longer than it can say is the longest it can.
#[must_use]
pub fn span12(millis: u64) -> String {
    let hundredths = (millis / 10).min(LONGEST12);
    let (seconds, rest) = (hundredths / 100, hundredths % 100);
    format!("{:04}:{:02}:{:02}.{rest:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// 9,999 hours and what fits below the next, in hundredths of a second.
const LONGEST12: u64 = 10_000 * 3_600 * 100 - 1;

/// A span by ISO 8601, with hundredths of a second: `PT5M12.34S`.
#[must_use]
pub fn span(millis: u64) -> String {
    let hundredths = millis / 10;
    let (seconds, rest) = (hundredths / 100, hundredths % 100);
    let [hours, minutes, seconds] = [seconds / 3_600, seconds / 60 % 60, seconds % 60];
    let part = |count: u64, unit| if count == 0 { String::new() } else { format!("{count}{unit}") };
    let fraction = if rest == 0 { String::new() } else { format!(".{rest:02}") };
    let last = format!("{seconds}{fraction}S");
    let last = if last == "0S" && millis >= 60_000 { String::new() } else { last };
    format!("PT{}{}{last}", part(hours, 'H'), part(minutes, 'M'))
}

/// A moment, of milliseconds since 1970, UTC: `2026-01-31T20:00:00.00Z`. The two decimals are there always: some
/// platforms refuse a moment without them.
#[must_use]
pub fn moment(millis: u64) -> String {
    let millis = millis.min(LAST);
    let (year, month, day) = date(millis / DAY);
    let [hours, minutes, seconds] = of_day(millis);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{:02}Z", millis % 1_000 / 10)
}

/// The time of the day of a moment, UTC: `20:00:00`.
#[must_use]
pub fn clock(millis: u64) -> String {
    let [hours, minutes, seconds] = of_day(millis);
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

const DAY: u64 = 86_400_000;
/// The last millisecond of the year 9999.
const LAST: u64 = 253_402_300_799_999;

fn of_day(millis: u64) -> [u64; 3] {
    let seconds = millis % DAY / 1_000;
    [seconds / 3_600, seconds / 60 % 60, seconds % 60]
}

/// Year, month and day of so many days since 1970: 400 years are always as long, and March is made the first month,
/// so that the odd day comes last.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_the_form_that_each_standard_asks_for() {
        for (millis, in_12, by_iso) in [
            (0, "0000:00:00.00", "PT0S"),
            (9, "0000:00:00.00", "PT0S"),
            (312_340, "0000:05:12.34", "PT5M12.34S"),
            (3_600_000, "0001:00:00.00", "PT1H"),
            (3_600_050, "0001:00:00.05", "PT1H0.05S"),
            (u64::MAX, "9999:59:59.99", "PT5124095576030H25M51.61S"),
        ] {
            assert_eq!((span12(millis).as_str(), span(millis).as_str()), (in_12, by_iso), "{millis}");
        }
    }

    #[test]
    fn a_moment_is_the_day_of_the_calendar_and_has_two_decimals() {
        for (millis, expected) in [
            (0, "1970-01-01T00:00:00.00Z"),
            (951_782_400_000, "2000-02-29T00:00:00.00Z"),
            (1_769_889_600_987, "2026-01-31T20:00:00.98Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.99Z"),
            (u64::MAX, "9999-12-31T23:59:59.99Z"),
        ] {
            assert_eq!(moment(millis), expected);
        }
        assert_eq!(clock(1_769_889_600_987), "20:00:00");
    }
}
