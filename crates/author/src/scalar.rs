//! Single values: texts, ids, numbers, truths, dates. Imports `decode`.

use rapport_engine::calendar::Date;
use rapport_engine::scenario::is_id;
use serde_json::{Value as Json, json};

use crate::decode::{Decode, text, wrong_kind};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::schema::Definitions;
use crate::yaml::{Meaning, Node, Place, Value};

/// A text of at most `MOST` characters, with its place.
#[derive(Debug, Clone)]
pub(crate) struct Text<const MOST: usize = 600> {
    pub(crate) at: Place,
    pub(crate) text: String,
}

impl<const MOST: usize> Decode for Text<MOST> {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        let text = text(node, "a text", faults).unwrap_or_default().to_owned();
        let length = text.chars().count();
        if length > MOST {
            faults.report(node.at, Fault::LongText { length, most: MOST });
        } else if text.trim().is_empty() && node.meaning() == Some(Meaning::Text) {
            faults.report(node.at, Fault::EmptyText {});
        }
        if matches!(&node.value, Value::Scalar(scalar) if !scalar.quoted) {
            check_unquoted(node.at, &text, faults);
        }
        if let Some(unseen) = text.chars().find(|&c| is_invisible(c)) {
            faults.report(node.at, Fault::Invisible { code: u32::from(unseen) });
        }
        Self { at: node.at, text }
    }

    fn blank() -> Self {
        Self { at: Place::START, text: String::new() }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "minLength": 1, "maxLength": MOST })
    }
}

/// What is likely a slip in a text without quotes around it.
fn check_unquoted(at: Place, text: &str, faults: &mut Faults) {
    const CURLY: [char; 5] = ['“', '”', '„', '«', '»'];
    if text.matches('"').count() % 2 == 1 {
        faults.report(at, Fault::LoneQuote {});
    }
    if text.starts_with(CURLY) && (text.ends_with(CURLY) || text.matches(CURLY).count() == 1) {
        faults.report(at, Fault::CurlyQuotes {});
    }
    let at_start = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if at_start || text.split(" -").skip(1).any(|rest| rest.starts_with(char::is_uppercase)) {
        faults.report(at, Fault::DashInText {});
    }
}

/// Control characters and marks that turn the direction of text: what is shown would not be what is read.
fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// An id, where it is given or where it is referred to. Blank where it was faulty.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) at: Place,
    pub(crate) text: String,
}

impl Name {
    pub(crate) fn new(at: Place, text: &str, faults: &mut Faults) -> Self {
        let known = is_id(text);
        if !known {
            faults.report(at, Fault::NotAnId { text: text.to_owned() });
            // Elsewhere it may be written as it should be.
            let meant = text.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
            faults.skip([meant.as_str()]);
        }
        Self { at, text: if known { text.to_owned() } else { String::new() } }
    }

    /// Whether its fault has been reported already.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

impl Decode for Name {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        if let Some(number) = node.written().filter(|written| !is_id(written)) {
            return Self::new(node.at, number, faults);
        }
        match text(node, "an id", faults) {
            Some(text) => Self::new(node.at, text, faults),
            None => Self { at: node.at, text: String::new() },
        }
    }

    fn blank() -> Self {
        Self { at: Place::START, text: String::new() }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.define("id", |_| json!({ "type": "string", "pattern": "^[a-z][a-z0-9-]{0,39}$" }))
    }

    fn word(&self) -> Option<&str> {
        (!self.is_blank()).then_some(&self.text)
    }
}

/// A day of the calendar, such as `2026-03-11`; `None` where it was faulty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CalendarDay(pub(crate) Option<Date>);

impl Decode for CalendarDay {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        let text = text(node, "a date", faults);
        let date = text.and_then(|text| text.parse().ok());
        if let (Some(text), None) = (text, date) {
            faults.report(node.at, Fault::NotADate { text: text.to_owned() });
        }
        Self(date)
    }

    fn blank() -> Self {
        Self(None)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.define("date", |_| json!({ "type": "string", "format": "date" }))
    }
}

/// What helps where a number or a truth was made a text.
const NO_QUOTES: &str = "write it without quotes";

/// A whole number in a range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whole<const LEAST: i128, const MOST: i128>(i128);

impl<const LEAST: i128, const MOST: i128> Whole<LEAST, MOST> {
    /// The number in a type that the range fits.
    pub(crate) fn get<T: TryFrom<i128> + Default>(self) -> T {
        T::try_from(self.0).unwrap_or_default()
    }
}

impl<const LEAST: i128, const MOST: i128> Decode for Whole<LEAST, MOST> {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        match node.meaning() {
            Some(Meaning::Whole(found)) if (LEAST..=MOST).contains(&found) => Self(found),
            Some(Meaning::Whole(found)) => {
                faults.report(node.at, Fault::OutOfRange { found, least: LEAST, most: MOST });
                Self::blank()
            }
            _ => {
                let help = matches!(node.unquoted(), Some(Meaning::Whole(_))).then_some(NO_QUOTES);
                wrong_kind(node, &format!("a whole number from {LEAST} to {MOST}"), help, faults);
                Self::blank()
            }
        }
    }

    fn blank() -> Self {
        Self(LEAST)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "integer", "minimum": number(LEAST), "maximum": number(MOST) })
    }
}

/// Every bound in use fits one of the two.
fn number(bound: i128) -> Json {
    i64::try_from(bound).map_or_else(|_| json!(u64::try_from(bound).unwrap_or(u64::MAX)), Json::from)
}

impl Decode for bool {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        match node.meaning() {
            Some(Meaning::Truth(truth)) => truth,
            _ => {
                let help = matches!(node.unquoted(), Some(Meaning::Truth(_))).then_some(NO_QUOTES);
                wrong_kind(node, "`true` or `false`", help, faults);
                false
            }
        }
    }

    fn blank() -> Self {
        false
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "boolean" })
    }
}
