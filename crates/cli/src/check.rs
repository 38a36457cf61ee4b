//! `rapport check`: says everything that is wrong with scenario files and files of plays.

use std::path::{Path, PathBuf};

use clap::Args;
use rapport_author::{Beside, Loaded, Severity, load, load_plays_of};

use crate::files::{self, Unusable};
use crate::outcome::{Format, Outcome};
use crate::report::Report;

/// Check scenario files and say everything that is wrong with them
#[derive(Debug, Args)]
pub struct Check {
    /// Scenario files, files of plays, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Where to say it: to a person on standard error, or to a program on standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Let warnings count as faults
    #[arg(long)]
    deny_warnings: bool,
}

impl Check {
    /// Checks the files.
    pub fn run(&self) -> Outcome {
        let (files, mut unusable) = files::find(&self.paths);
        let mut report = Report::default();
        let (mut scenarios, mut is_whole) = (Vec::new(), true);
        for file in &files {
            match check(file) {
                Ok(loaded) => {
                    is_whole &= loaded.scenario.is_some() || files::is_plays(file);
                    scenarios.extend(loaded.scenario);
                    report.add(loaded.diagnostics);
                }
                Err(path) => unusable.push(path),
            }
        }
        // What is missing from a folder cannot be told while a part of it cannot be read.
        let is_library = self.paths.iter().any(|path| path.is_dir());
        if is_library && is_whole && unusable.is_empty() {
            let folder = files::folder_of(&files);
            report.note(rapport_author::check_folder(&folder.display().to_string(), &scenarios));
        }
        for path in &unusable {
            Outcome::tell(&format!("{path}\n"));
        }
        let said = match self.format {
            Format::Human => {
                Outcome::tell(&report.human(unusable.len()));
                Outcome::Clean
            }
            Format::Json => Outcome::answer(&report.json()),
        };
        let faulty = report.has(if self.deny_warnings { Severity::Warning } else { Severity::Error });
        said.max(match (unusable.is_empty(), faulty) {
            (false, _) => Outcome::Trouble,
            (true, true) => Outcome::Faults,
            (true, false) => Outcome::Clean,
        })
    }
}

/// What a file gave; one of plays gives no scenario.
fn check(path: &Path) -> Result<Loaded, Unusable> {
    let (name, bytes) = (path.display().to_string(), files::read(path)?);
    if !files::is_plays(path) {
        return Ok(rapport_author::check(&name, &bytes));
    }
    let scenario = files::scenario_of(path);
    let scenario =
        files::read(&scenario).ok().map(|bytes| load(&scenario.display().to_string(), &bytes).scenario);
    let beside = match &scenario {
        Some(Some(scenario)) => Beside::Scenario(scenario),
        Some(None) => Beside::Unknown,
        None => Beside::Nothing,
    };
    Ok(Loaded { scenario: None, diagnostics: load_plays_of(beside, &name, &bytes).1 })
}
