//! What was written after a talk, as it is kept: one text that gives every message and note back exactly,
//! line breaks and all. Imports the engine's calendar.
//!
//! ```text
//! follow-up/1 draft 2026-03-13 20
//! Thank you, Mr Oduya.A courier comes on Friday.
//! ```
//!
//! That is: form and version, `draft` or `done`, the day to check back or `-`, and how many bytes of what
//! follows are the message; the rest is the case note.

use core::fmt;
use core::str::FromStr;

use rapport_engine::calendar::Date;

/// The message to the client, the case note and the day to check back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUpText {
    /// The message.
    pub message: String,
    /// The case note.
    pub note: String,
    /// The day on which to look in again, once one is set.
    pub check_back: Option<Date>,
    /// Whether it is finished; else it is a draft.
    pub done: bool,
}

impl FollowUpText {
    /// Whether nothing was written, and no day was set.
    pub fn is_empty(&self) -> bool {
        [&self.message, &self.note].into_iter().all(|text| text.trim().is_empty())
            && self.check_back.is_none()
    }
}

/// The text is not a kept follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAFollowUp;

const FORM: &str = "follow-up/1";
const DONE: &str = "done";
const DRAFT: &str = "draft";
const NO_DAY: &str = "-";

impl fmt::Display for FollowUpText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.done { DONE } else { DRAFT };
        let day = self.check_back.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
        write!(f, "{FORM} {state} {day} {}\n{}{}", self.message.len(), self.message, self.note)
    }
}

impl FromStr for FollowUpText {
    type Err = NotAFollowUp;

    fn from_str(text: &str) -> Result<Self, NotAFollowUp> {
        let (head, body) = text.split_once('\n').ok_or(NotAFollowUp)?;
        let fields: Vec<&str> = head.split(' ').collect();
        let [FORM, state, day, length] = fields[..] else { return Err(NotAFollowUp) };
        let done = match state {
            DONE => true,
            DRAFT => false,
            _ => return Err(NotAFollowUp),
        };
        let check_back = match day {
            NO_DAY => None,
            day => Some(day.parse().map_err(|_| NotAFollowUp)?),
        };
        let length: u32 = length.parse().map_err(|_| NotAFollowUp)?;
        let length = usize::try_from(length).map_err(|_| NotAFollowUp)?;
        let (message, note) = body.split_at_checked(length).ok_or(NotAFollowUp)?;
        Ok(Self { message: message.to_owned(), note: note.to_owned(), check_back, done })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text field can hold that a form of text might trip over.
    const TEXTS: [&str; 8] = [
        "",
        "\n",
        "Thank you.\r\nUntil Friday.\n\n",
        "follow-up/1 done - 3\nabc",
        "\0 and \u{1f}",
        "שלום, 你好, 👩🏽‍⚕️",
        "\"quotes\", commas; =1+1",
        " spaces ",
    ];

    #[test]
    fn a_follow_up_reads_back_as_it_was_written_whatever_is_in_it() {
        for message in TEXTS {
            for note in TEXTS {
                for (check_back, done) in [(None, false), ("2026-03-13".parse().ok(), true)] {
                    let text =
                        FollowUpText { message: message.to_owned(), note: note.to_owned(), check_back, done };
                    assert_eq!(text.to_string().parse(), Ok(text));
                }
            }
        }
    }

    #[test]
    fn what_is_not_a_follow_up_is_refused() {
        for text in [
            "",
            "follow-up/1 done - 0",
            "follow-up/2 done - 0\n",
            "follow-up/1 sent - 0\n",
            "follow-up/1 done 2026-02-30 0\n",
            "follow-up/1 done - 4\nabc",
            "follow-up/1 done - 1\né",
            "follow-up/1 done - -1\n",
            "follow-up/1 done - 99999999999999999999\nabc",
            "follow-up/1 done - 0 0\n",
        ] {
            assert_eq!(text.parse::<FollowUpText>(), Err(NotAFollowUp), "{text:?}");
        }
    }
}
