//! What was found in some files, as a person and as a program reads it. Imports nothing of this crate.

use std::fmt::Write as _;

use rapport_author::{Diagnostic, Severity};
use serde::Serialize;

/// Everything found in some files.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    files: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds what was found in one more file.
    pub fn add(&mut self, found: Vec<Diagnostic>) {
        self.files += 1;
        self.diagnostics.extend(found);
    }

    /// Adds what was found in all files together.
    pub fn note(&mut self, found: Vec<Diagnostic>) {
        self.diagnostics.extend(found);
    }

    /// Whether something was found that is as bad as this.
    pub fn has(&self, severity: Severity) -> bool {
        self.diagnostics.iter().any(|found| found.severity >= severity)
    }

    /// Whether something was found that keeps a file from being used.
    pub fn has_errors(&self) -> bool {
        self.has(Severity::Error)
    }

    /// For a person: one after another, and a summary, beside so many paths that could not be used.
    pub fn human(&self, unusable: usize) -> String {
        let mut text = String::new();
        for found in &self.diagnostics {
            let _ = writeln!(text, "{found}\n");
        }
        let of = |severity| self.diagnostics.iter().filter(|found| found.severity == severity).count();
        let counts =
            [Severity::Error, Severity::Warning, Severity::Note].map(|one| (of(one), one.to_string()));
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let mut found: Vec<String> = counts.map(|(count, noun)| some(*count, noun)).collect();
        found.extend(unused(unusable));
        let found = if found.is_empty() { "no faults".to_owned() } else { found.join(", ") };
        let _ = writeln!(text, "checked {}: {found}", some(self.files, "file"));
        text
    }

    /// For a program: one line of JSON.
    pub fn json(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        format!("{text}\n")
    }
}

/// That so many paths could not be used, where there are any: what was not looked at is not praised.
pub fn unused(paths: usize) -> Option<String> {
    (paths > 0).then(|| format!("{} not used", some(paths, "path")))
}

/// So many of something, in words.
pub fn some(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("{count} {noun}"),
        (_, Some(stem)) if !noun.ends_with("ay") => format!("{count} {stem}ies"),
        _ => format!("{count} {noun}s"),
    }
}
