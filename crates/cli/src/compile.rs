//! `rapport compile`: scenario files to what the browser loads.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use rapport_author::load;
use rapport_engine::codec::{encode, encode_library};
use rapport_engine::library::Card;
use rapport_engine::scenario::{Scenario, ScenarioId};

use crate::files::{self, Unusable};
use crate::outcome::Outcome;
use crate::report::{Report, some};

/// The name of the file that holds the cards of all scenarios.
const INDEX: &str = "library";

/// Compile scenario files to what the browser loads
#[derive(Debug, Args)]
pub struct Compile {
    /// Scenario files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The folder to write to; it is made where it is not there
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
}

impl Compile {
    /// Compiles the files; writes nothing unless all of them are sound.
    pub fn run(&self) -> Outcome {
        let (files, mut unusable) = files::find_scenarios(&self.paths);
        let mut report = Report::default();
        let mut scenarios = BTreeMap::new();
        for file in &files {
            unusable.extend(gather(file, &mut scenarios, &mut report).err());
        }
        for path in &unusable {
            Outcome::tell(&format!("{path}\n"));
        }
        if !unusable.is_empty() {
            return Outcome::Trouble;
        }
        if report.has_errors() {
            Outcome::tell(&report.human(0));
            return Outcome::Faults;
        }
        match write(&scenarios, &self.out) {
            Ok(()) => {
                let (count, out) = (some(scenarios.len(), "scenario"), self.out.display());
                Outcome::tell(&format!("compiled {count} to `{out}`\n"));
                Outcome::Clean
            }
            Err(error) => {
                Outcome::tell(&format!("error: cannot write to `{}`: {error}\n", self.out.display()));
                Outcome::Trouble
            }
        }
    }
}

fn gather(
    file: &Path,
    scenarios: &mut BTreeMap<ScenarioId, Scenario>,
    report: &mut Report,
) -> Result<(), Unusable> {
    let loaded = load(&file.display().to_string(), &files::read(file)?);
    report.add(loaded.diagnostics);
    let Some(scenario) = loaded.scenario else {
        return Ok(());
    };
    if scenario.id.as_str() == INDEX {
        return Err(Unusable::new(file, "its id is the name of the index"));
    }
    match scenarios.insert(scenario.id.clone(), scenario) {
        None => Ok(()),
        Some(_) => Err(Unusable::new(file, "another file has the same id")),
    }
}

fn write(scenarios: &BTreeMap<ScenarioId, Scenario>, out: &Path) -> io::Result<()> {
    fs::create_dir_all(out)?;
    for (id, scenario) in scenarios {
        fs::write(out.join(format!("{id}.bin")), encode(scenario))?;
    }
    let cards: Vec<Card> = scenarios.values().map(Card::of).collect();
    fs::write(out.join(format!("{INDEX}.bin")), encode_library(&cards))
}
