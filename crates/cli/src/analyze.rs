//! `rapport analyze`: what can come of a scenario, over every talk that it allows.

mod page;
mod record;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rapport_engine::codec::Compiled;
use rapport_engine::review::score;
use rapport_engine::rules::World;
use rapport_engine::scenario::Prepared;
use rapport_engine::search::MOST_STATES;
use rapport_engine::survey::{Chance, Survey, Way};

use crate::outcome::{Format, Outcome};
use crate::playable;

/// The most seeds that can be asked for.
const MOST_SEEDS: u64 = 10_000;

/// Say what can come of a scenario: its endings and their chances, the best and the worst talk, where most is lost
#[derive(Debug, Args)]
pub struct Analyze {
    /// The scenario file
    file: PathBuf,
    /// Which day to look at
    #[arg(long, default_value_t = 1, conflicts_with = "seeds", allow_negative_numbers = true, value_parser = playable::seed)]
    seed: u64,
    /// The days to look at, from the first to the last, such as 1..20
    #[arg(long, value_name = "A..B", value_parser = seeds)]
    seeds: Option<Seeds>,
    /// What is prepared: ids of the scenario's `prepare`, or `none`; without it, its standard preparation
    #[arg(long, value_name = "ID,…")]
    prepare: Option<String>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The first and the last seed.
#[derive(Debug, Clone, Copy)]
struct Seeds(u64, u64);

/// What is known of all talks on the days that were asked for.
struct Analysis {
    compiled: Arc<Compiled>,
    prepared: Prepared,
    seeds: Vec<u64>,
    /// One survey for all days that play alike, with the number of such days.
    surveys: Vec<(Survey, u32)>,
}

impl Analyze {
    /// Analyzes.
    pub fn run(&self) -> Outcome {
        let compiled = match playable::read(&self.file) {
            Ok(compiled) => compiled,
            Err(not) => return not.tell(),
        };
        let Seeds(first, last) = self.seeds.unwrap_or(Seeds(self.seed, self.seed));
        let prepared = match playable::begin(&compiled, first, self.prepare.as_deref()) {
            Ok(talk) => talk.world().in_hand(),
            Err(why) => return playable::refuse(&why),
        };
        let analysis = Analysis::of(&compiled, prepared, (first..=last).collect());
        Outcome::answer(&match self.format {
            Format::Human => page::human(&analysis),
            Format::Json => record::json(&analysis),
        })
    }
}

impl Analysis {
    fn of(compiled: &Arc<Compiled>, prepared: Prepared, seeds: Vec<u64>) -> Self {
        let mut days: Vec<(World, u32)> = Vec::new();
        for &seed in &seeds {
            let world = World::prepared(compiled.clone(), seed, prepared);
            match days.iter_mut().find(|(day, _)| day.day().is_like(world.day())) {
                Some((_, count)) => *count += 1,
                None => days.push((world, 1)),
            }
        }
        let survey = |(world, count): (World, u32)| (Survey::of(&world, MOST_STATES), count);
        Self { compiled: compiled.clone(), prepared, seeds, surveys: days.into_iter().map(survey).collect() }
    }

    fn exact(&self) -> bool {
        self.surveys.iter().all(|(survey, _)| survey.exact)
    }

    fn states(&self) -> usize {
        self.surveys.iter().map(|(survey, _)| survey.states).sum()
    }

    /// The mean of a chance over all days, from 0 to 1 for a chance.
    fn mean(&self, of: impl Fn(&Survey) -> Chance) -> f64 {
        let sum: f64 = self.surveys.iter().map(|(survey, days)| of(survey).as_f64() * f64::from(*days)).sum();
        let days: u32 = self.surveys.iter().map(|(_, days)| days).sum();
        sum / f64::from(days.max(1))
    }

    /// The way that gets most of what its day allows, with its scores and its day.
    fn best(&self) -> Option<Talk<'_>> {
        self.talks(|survey| &survey.best)
            .max_by_key(|talk| (talk.total(), std::cmp::Reverse(talk.survey.seed)))
    }

    /// The way that gets least.
    fn worst(&self) -> Option<Talk<'_>> {
        self.talks(|survey| &survey.worst).min_by_key(|talk| (talk.total(), talk.survey.seed))
    }

    fn talks<'a>(&'a self, way: impl Fn(&'a Survey) -> &'a Way) -> impl Iterator<Item = Talk<'a>> {
        self.surveys.iter().map(move |(survey, _)| Talk::of(survey, way(survey)))
    }
}

/// A way with its scores.
struct Talk<'a> {
    survey: &'a Survey,
    way: &'a Way,
    scores: [u8; 3],
}

impl<'a> Talk<'a> {
    fn of(survey: &'a Survey, way: &'a Way) -> Self {
        Self { survey, way, scores: std::array::from_fn(|at| score(way.points[at], way.possible[at])) }
    }

    fn total(&self) -> u16 {
        self.scores.iter().map(|&score| u16::from(score)).sum()
    }
}

fn seeds(text: &str) -> Result<Seeds, String> {
    let (first, last) = text.split_once("..").ok_or("write the first and the last seed, such as 1..20")?;
    let (first, last) = (playable::seed(first)?, playable::seed(last.trim_start_matches('='))?);
    match last.checked_sub(first) {
        None => Err(format!("{last} comes before {first}")),
        Some(more) if more >= MOST_SEEDS => Err(format!("that is more than {MOST_SEEDS} seeds")),
        Some(_) => Ok(Seeds(first, last)),
    }
}
