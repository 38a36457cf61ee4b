//! What random plays came to, as a person and as a program reads it.

use std::fmt::Write as _;
use std::path::Path;

use rapport_engine::scenario::Scenario;
use serde::Serialize;

use super::held::Held;
use super::rules::Broken;
use super::tally::Tally;
use crate::report::{some, unused};

/// So many of the replies that were given least are shown to a person.
const FEWEST: usize = 5;

/// What the plays of some scenarios came to.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    scenarios: Vec<Stressed>,
}

/// What the plays of one scenario came to.
#[derive(Debug, Serialize)]
pub struct Stressed {
    file: String,
    scenario: String,
    seed: u64,
    plays: u64,
    lengths: Option<Lengths>,
    endings: Vec<Hits>,
    replies: Vec<Hits>,
    broken: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Lengths {
    min: usize,
    median: usize,
    max: usize,
}

/// In how many plays something came.
#[derive(Debug, Serialize)]
struct Hits {
    id: String,
    plays: u64,
}

/// A rule that was broken, with the shortest talk that breaks it.
pub struct Finding {
    /// In how many plays.
    pub times: u64,
    /// The shortest talk.
    pub held: Held,
    /// What was prepared, by name, where it was not the standard.
    pub prepared: Option<String>,
    /// What it breaks.
    pub broken: Broken,
}

#[derive(Debug, Serialize)]
struct Shown {
    rule: &'static str,
    message: String,
    plays: u64,
    seed: u64,
    /// Where it was not the standard preparation.
    #[serde(skip_serializing_if = "Option::is_none")]
    prepared: Option<String>,
    replies: Vec<String>,
}

impl Stressed {
    /// The counts with their names.
    pub fn new(file: &Path, seed: u64, scenario: &Scenario, tally: &Tally, broken: Vec<Finding>) -> Self {
        let hits = |id: &str, plays: &u64| Hits { id: id.to_owned(), plays: *plays };
        let endings = scenario.endings.iter().zip(&tally.endings);
        let replies = scenario.nodes.iter().zip(&tally.replies);
        let replies = replies.flat_map(|(node, counts)| node.replies.iter().zip(counts));
        let failed: u64 = broken.iter().map(|finding| finding.times).sum();
        Self {
            file: file.display().to_string(),
            scenario: scenario.id.to_string(),
            seed,
            plays: tally.lengths.values().sum::<u64>() + failed,
            lengths: tally.spread().map(|(min, median, max)| Lengths { min, median, max }),
            endings: endings.map(|(ending, plays)| hits(&ending.id, plays)).collect(),
            replies: replies.map(|(reply, plays)| hits(reply.id.as_str(), plays)).collect(),
            broken: broken.into_iter().map(Shown::of).collect(),
        }
    }

    fn human(&self) -> String {
        let mut text = format!("{}: {}", self.file, some(count(self.plays), "play"));
        if let Some(Lengths { min, median, max }) = self.lengths {
            let _ = write!(text, " of {min} to {max} replies, {median} in the middle");
        }
        text.push('\n');
        let mut endings: Vec<&Hits> = self.endings.iter().collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.plays));
        for Hits { id, plays } in endings {
            let share = 100.0 * *plays as f64 / self.plays as f64;
            let _ = writeln!(text, "  {plays:>8} {share:>5.1} %  ended `{id}`");
        }
        let mut replies: Vec<&Hits> = self.replies.iter().collect();
        replies.sort_by_key(|reply| reply.plays);
        let never = replies.iter().take_while(|reply| reply.plays == 0).count();
        let (never, given) = replies.split_at(never);
        let quoted = |hits: &&Hits| format!("`{}`", hits.id);
        let never = never.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let never = if never.is_empty() { "none".to_owned() } else { never };
        let least = given.iter().take(FEWEST).map(|hits| format!("`{}` {}", hits.id, hits.plays));
        let _ = writeln!(text, "  replies never given: {never}");
        let _ = writeln!(text, "  given least: {}", least.collect::<Vec<_>>().join(", "));
        self.broken.iter().for_each(|broken| text += &broken.human(&self.file));
        text
    }
}

impl Shown {
    fn of(finding: Finding) -> Self {
        Self {
            rule: finding.broken.rule,
            message: finding.broken.what,
            plays: finding.times,
            seed: finding.held.seed,
            prepared: finding.prepared,
            replies: finding.held.replies.iter().map(ToString::to_string).collect(),
        }
    }

    fn human(&self, file: &str) -> String {
        let replies = match self.replies.as_slice() {
            [] => String::new(),
            replies => format!(" --replies {}", replies.join(",")),
        };
        let prepared = self.prepared.as_ref().map(|ids| format!(" --prepare {ids}")).unwrap_or_default();
        let (rule, message, plays) = (self.rule, &self.message, some(count(self.plays), "play"));
        format!(
            "broken[{rule}]: {message}, in {plays}\n  --> {file}\n\
            help: `rapport play {file} --seed {}{prepared}{replies}` shows it\n",
            self.seed
        )
    }
}

impl Report {
    /// Adds one scenario.
    pub fn add(&mut self, stressed: Stressed) {
        self.scenarios.push(stressed);
    }

    /// Whether nothing broke.
    pub fn is_clean(&self) -> bool {
        self.scenarios.iter().all(|one| one.broken.is_empty())
    }

    /// For a person: scenario by scenario, and a summary, beside so many paths that could not be used.
    pub fn human(&self, unusable: usize) -> String {
        let mut text: String = self.scenarios.iter().map(|one| one.human() + "\n").collect();
        let plays = some(count(self.scenarios.iter().map(|one| one.plays).sum()), "play");
        let broken = match self.scenarios.iter().map(|one| one.broken.len()).sum() {
            0 => None,
            broken => Some(format!("{} broken", some(broken, "rule"))),
        };
        let found: Vec<String> = broken.into_iter().chain(unused(unusable)).collect();
        let found = if found.is_empty() { "nothing broke".to_owned() } else { found.join(", ") };
        let _ = writeln!(text, "stressed {} with {plays}: {found}", some(self.scenarios.len(), "scenario"));
        text
    }

    /// For a program: one line of JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

fn count(plays: u64) -> usize {
    usize::try_from(plays).unwrap_or(usize::MAX)
}
