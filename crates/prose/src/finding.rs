//! What was found. Imports `rules`.

use std::ops::Range;

use crate::rules::Rule;

/// One thing that can be said about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// Where it stands, in bytes; nowhere, if it is missing or said of the whole.
    pub at: Option<Range<usize>>,
    /// What belongs to this one.
    pub hint: Hint,
}

/// What a finding says beyond its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Nothing.
    None,
    /// What to say instead.
    Everyday(&'static str),
    /// The scenario author's reason.
    Because(String),
    /// The agreed step that it is about, by its place in `About::agreed`.
    Step(usize),
    /// A school grade, or words in a sentence.
    Count(usize),
}

impl Finding {
    pub(crate) fn new(rule: Rule, at: Range<usize>, hint: Hint) -> Self {
        Self { rule, at: Some(at), hint }
    }

    pub(crate) fn missing(rule: Rule, hint: Hint) -> Self {
        Self { rule, at: None, hint }
    }
}
