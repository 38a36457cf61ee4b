//! What happened in many talks, counted. Two tallies join to the same whatever the order.

use std::collections::BTreeMap;

use rapport_engine::scenario::{Scenario, Target};
use rapport_engine::talk::Talk;

use super::held::Held;
use super::rules::Broken;

/// Counts of many talks of one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// By number of replies.
    pub lengths: BTreeMap<usize, u64>,
    /// By ending, in the order of the file.
    pub endings: Vec<u64>,
    /// By node and reply, in the order of the file: in how many talks it was given.
    pub replies: Vec<Vec<u64>>,
    /// By rule.
    pub broken: BTreeMap<&'static str, Breach>,
}

/// The first play that broke a rule, and how many did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// How many.
    pub times: u64,
    /// The number of the first.
    pub first: u64,
    /// The first.
    pub held: Held,
    /// What broke.
    pub broken: Broken,
    /// Whether scores were looked at.
    pub reviewed: bool,
}

impl Tally {
    /// Nothing yet.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            lengths: BTreeMap::new(),
            endings: vec![0; scenario.endings.len()],
            replies: scenario.nodes.iter().map(|node| vec![0; node.replies.len()]).collect(),
            broken: BTreeMap::new(),
        }
    }

    /// Counts a talk that broke nothing.
    pub fn ended(&mut self, talk: &Talk) {
        *self.lengths.entry(talk.turns().len()).or_default() += 1;
        if let Target::Ending(ending) = talk.now().place() {
            self.endings[ending.at()] += 1;
        }
        let mut given: Vec<_> = talk.turns().iter().map(|turn| (turn.node, turn.index)).collect();
        given.sort_unstable();
        given.dedup();
        for (node, index) in given {
            self.replies[node.at()][usize::from(index)] += 1;
        }
    }

    /// Counts one that did; of those that break the same rule, the first is kept.
    pub fn broke(&mut self, number: u64, held: Held, broken: Broken, reviewed: bool) {
        self.add(Breach { times: 1, first: number, held, broken, reviewed });
    }

    fn add(&mut self, breach: Breach) {
        match self.broken.get_mut(breach.broken.rule) {
            None => drop(self.broken.insert(breach.broken.rule, breach)),
            Some(known) => {
                let times = known.times + breach.times;
                if breach.first < known.first {
                    *known = breach;
                }
                known.times = times;
            }
        }
    }

    /// Takes in another.
    pub fn join(&mut self, other: Self) {
        for (length, count) in other.lengths {
            *self.lengths.entry(length).or_default() += count;
        }
        add_all(&mut self.endings, &other.endings);
        self.replies.iter_mut().zip(&other.replies).for_each(|(sum, more)| add_all(sum, more));
        other.broken.into_values().for_each(|breach| self.add(breach));
    }

    /// The least, the middle and the most replies in a talk.
    pub fn spread(&self) -> Option<(usize, usize, usize)> {
        let middle = self.lengths.values().sum::<u64>().div_ceil(2);
        let mut below = 0;
        let median = self.lengths.iter().find(|(_, count)| {
            below += **count;
            below >= middle
        });
        Some((*self.lengths.first_key_value()?.0, *median?.0, *self.lengths.last_key_value()?.0))
    }
}

fn add_all(sums: &mut [u64], more: &[u64]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
