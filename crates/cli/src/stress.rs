//! `rapport stress`: holds thousands of talks in which chance answers, on all cores, and says what broke, what
//! was never said and how the talks ended. The same seed gives the same counts on any machine.

mod held;
mod plan;
mod report;
mod rules;
mod shrink;
mod tally;

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use rapport_engine::codec::Compiled;

use crate::files;
use crate::outcome::{Format, Outcome};
use crate::playable;
use held::Quiet;
use plan::Plan;
use report::{Report, Stressed};
use rules::RULES;

/// The most plays that can be asked for.
const MOST_PLAYS: u64 = 100_000_000;

/// Play scenarios at random: say what breaks, what is never said and how the talks end
#[derive(Debug, Args)]
pub struct Stress {
    /// Scenario files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How many plays of each scenario
    #[arg(long, default_value_t = 1_000, value_name = "N", allow_negative_numbers = true, value_parser = plays)]
    plays: u64,
    /// Where chance begins: the same seed is the same plays
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = playable::seed)]
    seed: u64,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Stress {
    /// Plays.
    pub fn run(&self) -> Outcome {
        let (files, unusable) = files::find_scenarios(&self.paths);
        let mut worst = if unusable.is_empty() { Outcome::Clean } else { Outcome::Trouble };
        let mut unused = unusable.len();
        for path in &unusable {
            Outcome::tell(&format!("{path}\n"));
        }
        let mut report = Report::default();
        for file in &files {
            match playable::read(file) {
                Ok(compiled) => report.add(self.stress(file, compiled)),
                Err(not) => {
                    worst = worst.max(not.tell());
                    unused += 1;
                }
            }
        }
        let said = Outcome::answer(&match self.format {
            Format::Human => report.human(unused),
            Format::Json => report.json(),
        });
        worst.max(said).max(if report.is_clean() { Outcome::Clean } else { Outcome::Faults })
    }

    fn stress(&self, file: &Path, compiled: Arc<Compiled>) -> Stressed {
        let plan = Plan { compiled, plays: self.plays, seed: self.seed, rules: RULES };
        let bar = ProgressBar::new(self.plays).with_prefix(plan.compiled.scenario.id.to_string());
        let style = ProgressStyle::with_template("{prefix} {bar:40} {pos} of {len} plays");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let _quiet = Quiet::begin();
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let mut tally = plan.run(threads, &|plays| bar.inc(plays));
        bar.finish_and_clear();
        let broken = std::mem::take(&mut tally.broken).into_values().map(|breach| plan.reduced(breach));
        let broken = broken.collect();
        Stressed::new(file, self.seed, &plan.compiled.scenario, &tally, broken)
    }
}

fn plays(text: &str) -> Result<u64, String> {
    let plays = text.parse().ok().filter(|plays| (1..=MOST_PLAYS).contains(plays));
    plays.ok_or_else(|| format!("the plays are a whole number from 1 to {MOST_PLAYS}"))
}
