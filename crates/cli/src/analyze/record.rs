//! An analysis as JSON, for other tools. The shape is a contract: fields are added, never changed.

use std::collections::BTreeMap;

use rapport_engine::review::score;
use rapport_engine::scenario::Reply;
use rapport_engine::search::Between;
use rapport_engine::vocabulary::{Dimension, Pitfall, Technique};
use serde::Serialize;

use super::{Analysis, Talk};
use crate::dimensions::ByDimension;

#[derive(Serialize)]
struct Record<'a> {
    scenario: &'a str,
    seeds: &'a [u64],
    nodes: usize,
    replies: usize,
    states: usize,
    exact: bool,
    endings: Vec<Ending<'a>>,
    scores: ByDimension<Scores>,
    points: ByDimension<Points>,
    best: Option<Way<'a>>,
    worst: Option<Way<'a>>,
    techniques: BTreeMap<&'static str, usize>,
    pitfalls: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct Ending<'a> {
    id: &'a str,
    kind: &'static str,
    reachable: bool,
    /// From 0 to 1.
    share: f64,
}

/// The least and the most score of any talk.
#[derive(Serialize)]
struct Scores {
    min: u8,
    max: u8,
}

/// What a talk gets at least and at most, each between the bounds that are known.
#[derive(Serialize)]
struct Points {
    least: Figure,
    most: Figure,
}

#[derive(Serialize)]
struct Figure {
    low: u16,
    high: u16,
}

#[derive(Serialize)]
struct Way<'a> {
    seed: u64,
    replies: Vec<String>,
    scores: ByDimension<u8>,
    ending: Option<&'a str>,
}

/// The analysis as one line of JSON.
pub fn json(analysis: &Analysis) -> String {
    let scenario = &analysis.compiled.scenario;
    let replies: Vec<&Reply> = scenario.nodes.iter().flat_map(|node| &node.replies).collect();
    let record = Record {
        scenario: scenario.id.as_str(),
        seeds: &analysis.seeds,
        nodes: scenario.nodes.len(),
        replies: replies.len(),
        states: analysis.states(),
        exact: analysis.exact(),
        endings: (0..scenario.endings.len()).map(|at| ending(analysis, at)).collect(),
        scores: ByDimension::of(|one| scores(analysis, one)),
        points: ByDimension::of(|one| points(analysis, one)),
        best: analysis.best().map(|talk| way(analysis, &talk)),
        worst: analysis.worst().map(|talk| way(analysis, &talk)),
        techniques: counts(
            Technique::ALL,
            |one| one.id(),
            &replies,
            |reply, one| reply.techniques.contains(one),
        ),
        pitfalls: counts(Pitfall::ALL, |one| one.id(), &replies, |reply, one| reply.pitfalls.contains(one)),
    };
    serde_json::to_string(&record).unwrap_or_default() + "\n"
}

fn ending(analysis: &Analysis, at: usize) -> Ending<'_> {
    let ending = &analysis.compiled.scenario.endings[at];
    Ending {
        id: &ending.id,
        kind: ending.kind.id(),
        reachable: analysis.surveys.iter().any(|(survey, _)| survey.endings[at].ever),
        share: analysis.mean(|survey| survey.endings[at].chance),
    }
}

fn scores(analysis: &Analysis, one: Dimension) -> Scores {
    let each = || analysis.surveys.iter().map(|(survey, _)| survey.possible);
    let least = |bounds: (Between, Between)| score(bounds.0.low, bounds.1.high);
    let at = one as usize;
    Scores {
        min: each().map(|possible| least((possible.least[at], possible.most[at]))).min().unwrap_or(0),
        max: each()
            .map(|possible| score(possible.most[at].high, possible.most[at].high))
            .max()
            .unwrap_or(100),
    }
}

fn points(analysis: &Analysis, one: Dimension) -> Points {
    let each = || analysis.surveys.iter().map(|(survey, _)| survey.possible);
    let figure = |of: &dyn Fn(u16, u16) -> u16, low: Vec<u16>, high: Vec<u16>| Figure {
        low: low.into_iter().reduce(of).unwrap_or(0),
        high: high.into_iter().reduce(of).unwrap_or(0),
    };
    let at = one as usize;
    let lows = |pick: fn(&rapport_engine::search::Possible) -> &[Between; 3]| {
        each().map(|possible| pick(&possible)[at].low).collect()
    };
    let highs = |pick: fn(&rapport_engine::search::Possible) -> &[Between; 3]| {
        each().map(|possible| pick(&possible)[at].high).collect()
    };
    Points {
        least: figure(&u16::min, lows(|one| &one.least), highs(|one| &one.least)),
        most: figure(&u16::max, lows(|one| &one.most), highs(|one| &one.most)),
    }
}

fn way<'a>(analysis: &'a Analysis, talk: &Talk<'a>) -> Way<'a> {
    Way {
        seed: talk.survey.seed,
        replies: talk.way.replies.iter().map(ToString::to_string).collect(),
        scores: ByDimension::of(|one| talk.scores[one as usize]),
        ending: talk.way.ending.map(|ending| analysis.compiled.scenario.endings[ending.at()].id.as_str()),
    }
}

/// How many replies show each term.
fn counts<T>(
    all: &[T],
    id: impl Fn(&T) -> &'static str,
    replies: &[&Reply],
    shows: impl Fn(&Reply, &T) -> bool,
) -> BTreeMap<&'static str, usize> {
    all.iter().map(|one| (id(one), replies.iter().filter(|reply| shows(reply, one)).count())).collect()
}
