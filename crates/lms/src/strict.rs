//! The limits of what a SCORM platform is told, as one table: the strictest reading that was found among platforms, so
//! that what keeps within it is taken by all. Tests hold each call against it. Imports `text`.

use crate::text::length;

/// The two versions that are spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// SCORM 1.2.
    V12,
    /// SCORM 2004, 4th edition.
    V2004,
}

/// What the values of an element must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text, with lines, of so many characters at most.
    Text(usize),
    /// A text on one line that does not begin as a language tag does, of so many characters at most.
    Line(usize),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Letters, digits, `_` and `.`, so many at least one and at most.
    Identifier(usize),
    /// At most 36 identifiers of at most 250, with `[,]` between them.
    Identifiers,
    /// A whole number from 0 to 100.
    Percent,
    /// A number from 0 to 1, with two decimals at most.
    Share,
    /// `0000:05:12.34`
    Span12,
    /// `PT5M12.34S`
    Span,
    /// `20:00:00`
    Clock,
    /// `2026-01-31T20:00:00.00Z`
    Moment,
}

/// Each element that is set in SCORM 1.2, and what it takes; `n` stands for a number.
pub const ELEMENTS_12: &[(&str, Form)] = &[
    ("cmi.comments", Form::Text(4_096)),
    ("cmi.core.exit", Form::Word(&["suspend", ""])),
    ("cmi.core.lesson_location", Form::Line(255)),
    ("cmi.core.lesson_status", Form::Word(&["passed", "failed", "completed", "incomplete"])),
    ("cmi.core.score.max", Form::Percent),
    ("cmi.core.score.min", Form::Percent),
    ("cmi.core.score.raw", Form::Percent),
    ("cmi.core.session_time", Form::Span12),
    ("cmi.interactions.n.correct_responses.n.pattern", Form::Line(255)),
    ("cmi.interactions.n.id", Form::Identifier(255)),
    ("cmi.interactions.n.latency", Form::Span12),
    ("cmi.interactions.n.result", Form::Word(&["correct", "wrong", "neutral"])),
    ("cmi.interactions.n.student_response", Form::Line(255)),
    ("cmi.interactions.n.time", Form::Clock),
    ("cmi.interactions.n.type", Form::Word(&["choice", "fill-in", "performance"])),
    ("cmi.objectives.n.id", Form::Identifier(255)),
    ("cmi.objectives.n.score.max", Form::Percent),
    ("cmi.objectives.n.score.min", Form::Percent),
    ("cmi.objectives.n.score.raw", Form::Percent),
    ("cmi.objectives.n.status", Form::Word(&["completed", "incomplete"])),
    ("cmi.suspend_data", Form::Line(4_096)),
];

/// Each element that is set in SCORM 2004, and what it takes.
pub const ELEMENTS_2004: &[(&str, Form)] = &[
    ("cmi.comments_from_learner.n.comment", Form::Line(4_000)),
    ("cmi.comments_from_learner.n.location", Form::Line(250)),
    ("cmi.comments_from_learner.n.timestamp", Form::Moment),
    ("cmi.completion_status", Form::Word(&["completed", "incomplete"])),
    ("cmi.exit", Form::Word(&["suspend", "normal"])),
    ("cmi.interactions.n.correct_responses.n.pattern", Form::Identifiers),
    ("cmi.interactions.n.description", Form::Line(250)),
    ("cmi.interactions.n.id", Form::Identifier(250)),
    ("cmi.interactions.n.latency", Form::Span),
    ("cmi.interactions.n.learner_response", Form::Identifiers),
    ("cmi.interactions.n.result", Form::Word(&["correct", "incorrect", "neutral"])),
    ("cmi.interactions.n.timestamp", Form::Moment),
    ("cmi.interactions.n.type", Form::Word(&["choice"])),
    ("cmi.location", Form::Line(1_000)),
    ("cmi.objectives.n.completion_status", Form::Word(&["completed", "incomplete"])),
    ("cmi.objectives.n.description", Form::Line(250)),
    ("cmi.objectives.n.id", Form::Identifier(250)),
    ("cmi.objectives.n.score.max", Form::Percent),
    ("cmi.objectives.n.score.min", Form::Percent),
    ("cmi.objectives.n.score.raw", Form::Percent),
    ("cmi.objectives.n.score.scaled", Form::Share),
    ("cmi.progress_measure", Form::Share),
    ("cmi.score.max", Form::Percent),
    ("cmi.score.min", Form::Percent),
    ("cmi.score.raw", Form::Percent),
    ("cmi.score.scaled", Form::Share),
    ("cmi.session_time", Form::Span),
    ("cmi.success_status", Form::Word(&["passed", "failed"])),
    ("cmi.suspend_data", Form::Line(64_000)),
];

/// What an element must be; `None` for one that is not set.
#[must_use]
pub fn form(version: Version, element: &str) -> Option<Form> {
    let table = match version {
        Version::V12 => ELEMENTS_12,
        Version::V2004 => ELEMENTS_2004,
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let same = |name: &str| {
        let (mut parts, mut names) = (element.split('.'), name.split('.'));
        loop {
            match (parts.next(), names.next()) {
                (None, None) => return true,
                (Some(part), Some("n")) if is_number(part) => {}
                (Some(part), Some(name)) if part == name && name != "n" => {}
                _ => return false,
            }
        }
    };
    table.iter().find(|(name, _)| same(name)).map(|&(_, form)| form)
}

/// Whether an element takes a value.
#[must_use]
pub fn fits(version: Version, element: &str, value: &str) -> bool {
    form(version, element).is_some_and(|form| form.takes(value))
}

impl Form {
    /// Whether this is such a value.
    #[must_use]
    pub fn takes(self, value: &str) -> bool {
        let plain = |c: char| c == '\n' || !c.is_control();
        match self {
            Self::Text(most) => length(value) <= most && value.chars().all(plain),
            Self::Line(most) => {
                length(value) <= most && !value.starts_with('{') && !value.contains(char::is_control)
            }
            Self::Word(words) => words.contains(&value),
            Self::Identifier(most) => is_identifier(value, most),
            Self::Identifiers => {
                let ids: Vec<&str> = value.split("[,]").collect();
                ids.len() <= 36 && ids.iter().all(|id| is_identifier(id, 250))
            }
            Self::Percent => {
                let number = value.parse::<u8>().ok();
                number.is_some_and(|number| number <= 100 && number.to_string() == value)
            }
            Self::Share => {
                has_shape(value, "0") || has_shape(value, "0.99") || has_shape(value, "0.9") || value == "1"
            }
            Self::Span12 => has_shape(value, "9999:59:59.99"),
            Self::Span => is_span(value),
            Self::Clock => has_shape(value, "29:59:59") && value < "24:00:00",
            Self::Moment => has_shape(value, "9999-19-39T29:59:59.99Z"),
        }
    }
}

fn is_identifier(text: &str, most: usize) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    (1..=most).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether a text looks like the pattern, in which each digit is the most that may stand there.
fn has_shape(text: &str, pattern: &str) -> bool {
    let same = |(one, most): (u8, u8)| match most.is_ascii_digit() {
        true => (b'0'..=most).contains(&one),
        false => one == most,
    };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(same)
}

/// Hours, minutes and seconds in this order, each once at most, one at least; hundredths of a second at most.
fn is_span(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix("PT").filter(|rest| !rest.is_empty()) else { return false };
    for unit in ['H', 'M', 'S'] {
        if let Some((count, after)) = rest.split_once(unit) {
            let (whole, part) = count.split_once('.').unwrap_or((count, "0"));
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if !digits(whole) || !digits(part) || part.len() > 2 || (unit != 'S' && count.contains('.')) {
                return false;
            }
            rest = after;
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, good: &[&str], bad: &[&str]) {
        for value in good {
            assert!(form.takes(value), "{form:?} takes {value:?}");
        }
        for value in bad {
            assert!(!form.takes(value), "{form:?} does not take {value:?}");
        }
    }

    #[test]
    fn each_form_takes_what_every_platform_takes_and_no_more() {
        check(Form::Percent, &["0", "100"], &["", "101", "-1", "07", "+7", "7.5"]);
        check(Form::Share, &["0", "1", "0.5", "0.05"], &["", ".5", "1.0", "1.01", "-0.5", "0.555"]);
        check(Form::Span12, &["0000:05:12.34"], &["00:05:12.34", "0000:60:00.00", "0000:05:12"]);
        check(
            Form::Span,
            &["PT5M12.34S", "PT0S", "PT1H"],
            &["", "PT", "PT5.5M", "PT1S2M", "PT.5S", "P1D", "PT1.234S"],
        );
        check(Form::Clock, &["23:59:59"], &["24:00:00", "9:00:00", "09:00"]);
        check(
            Form::Moment,
            &["2026-01-31T20:00:00.00Z"],
            &["2026-01-31T20:00:00Z", "2026-01-31T20:00:00.000Z"],
        );
        check(Form::Identifier(5), &["a_b.1"], &["", "a-b", "a b", "abcdef", "é"]);
        check(Form::Identifiers, &["a", "a[,]b"], &["", "a[,]", "a-b", &["a"; 37].join("[,]")]);
        check(Form::Line(3), &["", "abc", "👩a"], &["abcd", "{ab", "a\nb", "👩👩"]);
        check(Form::Text(3), &["a\nb"], &["a\0b", "abcd"]);
        check(Form::Word(&["passed"]), &["passed"], &["Passed", ""]);
    }

    #[test]
    fn an_element_is_found_by_its_name_with_any_number_in_it() {
        assert_eq!(form(Version::V12, "cmi.interactions.12.id"), Some(Form::Identifier(255)));
        for other in [
            "cmi.interactions..id",
            "cmi.interactions.n.id",
            "cmi.interactions.1",
            "cmi.core",
            "cmi.location",
        ] {
            assert_eq!(form(Version::V12, other), None, "{other}");
        }
    }
}
