//! How the plays went, as a person and as a program reads it.

use std::fmt::Write as _;

use rapport_author::{Diagnostic, Place};
use serde::Serialize;
use similar::TextDiff;

use crate::outcome::Outcome;
use crate::report::{some, unused};

/// How the plays of some files went.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    files: Vec<Tested>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Serialize)]
struct Tested {
    file: String,
    plays: Vec<Verdict>,
}

/// How one play went.
#[derive(Debug, Serialize)]
pub struct Verdict {
    /// Where its name stands.
    #[serde(flatten)]
    pub at: Place,
    /// Its name.
    pub name: String,
    /// What was not as it should be; a play without is all right.
    pub failures: Vec<Failure>,
    /// The transcript as it reads now, where it differs, and where the old one stands.
    #[serde(skip)]
    pub told: Option<(Place, String)>,
}

/// One thing that was not as it should be.
#[derive(Debug, Serialize)]
pub struct Failure {
    #[serde(flatten)]
    at: Place,
    message: String,
    diff: Option<String>,
}

impl Failure {
    /// A failure and the place in the file that asks for it.
    pub fn new(at: Place, message: String) -> Self {
        Self { at, message, diff: None }
    }

    /// A transcript that is not the one that was kept.
    pub fn of_transcript(at: Place, kept: &str, told: &str) -> Self {
        let diff = TextDiff::from_lines(kept, told);
        let diff = diff.unified_diff().context_radius(2).header("kept", "now").to_string();
        Self { at, message: "the talk does not read as it was kept".to_owned(), diff: Some(diff) }
    }
}

impl Report {
    /// Adds the verdicts on one file.
    pub fn add(&mut self, file: String, plays: Vec<Verdict>) {
        self.files.push(Tested { file, plays });
    }

    /// Adds what keeps a file from being played.
    pub fn add_faults(&mut self, faults: Vec<Diagnostic>) {
        self.diagnostics.extend(faults);
    }

    /// Whether every play was all right.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty() && self.plays().all(|play| play.failures.is_empty())
    }

    fn plays(&self) -> impl Iterator<Item = &Verdict> {
        self.files.iter().flat_map(|file| &file.plays)
    }

    /// For a person: faults on standard error; a line a play, what failed and a summary on standard output, beside
    /// so many paths that could not be used.
    pub fn tell(&self, unusable: usize) -> Outcome {
        self.diagnostics.iter().for_each(|fault| Outcome::tell(&format!("{fault}\n\n")));
        let mut text = String::new();
        for Tested { file, plays } in &self.files {
            let _ = writeln!(text, "{file}");
            for Verdict { name, failures, .. } in plays {
                let _ = writeln!(text, "  {:<8}{name}", if failures.is_empty() { "ok" } else { "FAILED" });
            }
            text.push('\n');
        }
        for Tested { file, plays } in &self.files {
            plays.iter().for_each(|play| text += &details(file, play));
        }
        let failed = self.plays().filter(|play| !play.failures.is_empty()).count();
        let plays = self.plays().count();
        let count = format!("{} of {}", some(plays, "play"), some(self.files.len(), "file"));
        let mut found = Vec::new();
        if plays > 0 {
            found.push(format!("{} ok, {failed} failed", plays - failed));
        }
        if !self.diagnostics.is_empty() {
            found.push(some(self.diagnostics.len(), "fault"));
        }
        found.extend(unused(unusable));
        let _ = writeln!(text, "tested {count}: {}", found.join(", "));
        Outcome::answer(&text)
    }

    /// For a program: one line of JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

fn details(file: &str, play: &Verdict) -> String {
    let mut text = String::new();
    for Failure { at, message, diff } in &play.failures {
        let _ = writeln!(text, "failed: {}: {message}\n  --> {file}:{}:{}", play.name, at.line, at.column);
        if let Some(diff) = diff {
            let _ = writeln!(text, "{}", diff.trim_end());
            let _ = writeln!(text, "help: where it is right so, `rapport test --update {file}` keeps it");
        }
        text.push('\n');
    }
    text
}
