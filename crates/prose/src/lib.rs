//! What can be said about a text: how hard it is to read, which of its words are jargon, and, of a message or a case
//! note, what it lacks, claims or gives away.
//!
//! ```text
//! words -> sentences -> speech -> reading
//! grammar, sentences -> text -> forms, phrases -> jargon
//! about -> rules -> finding -> missing, claims, plain (with wording) -> check; score
//! ```
//!
//! Everything here goes by lists and counts that can be read in `rules`, `wording`, `jargon` and `grammar`; nothing
//! understands a text. It knows no scenario, no page and no clock.

pub mod about;
mod claims;
mod finding;
mod forms;
mod grammar;
pub mod jargon;
mod missing;
mod phrases;
mod plain;
pub mod reading;
pub mod rules;
mod score;
mod sentences;
pub mod speech;
mod text;
mod wording;
mod words;

pub use about::{About, Kind};
pub use finding::{Finding, Hint};
pub use rules::{MOST_CHARACTERS, RULES, Rule};
pub use score::score;

use rules::LEAST_WORDS;
use text::Text;

/// Everything that is found in a message or a note: first what is missing, then in the order of the text. Beyond
/// [`MOST_CHARACTERS`] nothing is looked at.
#[must_use]
pub fn check(text: &str, about: &About) -> Vec<Finding> {
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(at, _)| at);
    let read = Text::new(&text[..end]);
    let mut found = Vec::new();
    if end < text.len() {
        found.push(Finding::missing(Rule::TooLong, Hint::None));
    }
    if read.words.len() < LEAST_WORDS {
        found.push(Finding::missing(Rule::NothingWritten, Hint::None));
    }
    missing::find(&read, about, &mut found);
    claims::find(&read, about, &mut found);
    plain::find(&read, about, &mut found);
    found.retain(|finding| finding.rule.applies(about.kind));
    found.sort_by_key(|finding| (finding.at.as_ref().map(|at| at.start), finding.rule));
    found
}
