//! Random plays of one scenario, day by day on several threads. What they come to is the same on any number.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::Readiness;
use rapport_engine::search::Search;

use super::held::{Chance, Held, caught};
use super::report::Finding;
use super::rules::{Broken, Rules};
use super::shrink::shrink;
use super::tally::{Breach, Tally};

/// Which plays, and what must hold in them.
pub struct Plan {
    /// The scenario.
    pub compiled: Arc<Compiled>,
    /// How many.
    pub plays: u64,
    /// Where chance begins; the first day.
    pub seed: u64,
    /// What must hold.
    pub rules: Rules,
}

/// So many plays are held on one day, because what is possible is searched once for all of them.
const PLAYS_A_DAY: u64 = 8;

/// On one of so many days it is: a search takes as long as thousands of plays.
const DAYS_A_REVIEW: u64 = 64;

impl Plan {
    /// Holds the plays on so many threads, day by day, and tells how many are done.
    pub fn run(&self, threads: usize, done: &(dyn Fn(u64) + Sync)) -> Tally {
        let next = AtomicU64::new(0);
        let days = self.plays.div_ceil(PLAYS_A_DAY);
        let work = || {
            let mut tally = Tally::of(&self.compiled.scenario);
            loop {
                let day = next.fetch_add(1, Ordering::Relaxed);
                if day >= days {
                    return tally;
                }
                self.day(day, &mut tally);
                done(PLAYS_A_DAY.min(self.plays - day * PLAYS_A_DAY));
            }
        };
        let mut all = Tally::of(&self.compiled.scenario);
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            for worker in workers {
                match worker.join() {
                    Ok(tally) => all.join(tally),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
        all
    }

    fn day(&self, day: u64, tally: &mut Tally) {
        let seed = self.seed.wrapping_add(day);
        let morning = Held::new(seed, Chance::of(!self.seed, day).prepared(&self.compiled.scenario));
        let mut search = None;
        if day.is_multiple_of(DAYS_A_REVIEW) {
            match self.search(&morning) {
                Ok(found) => search = Some(found),
                Err(broken) => tally.broke(day * PLAYS_A_DAY, morning.clone(), broken, true),
            }
        }
        for number in day * PLAYS_A_DAY..self.plays.min((day + 1) * PLAYS_A_DAY) {
            let mut held = morning.clone();
            let mut chance = Chance::of(self.seed, number);
            match held.at_random(&self.compiled, self.rules, search.as_ref(), &mut chance) {
                Ok(talk) => tally.ended(&talk),
                Err(broken) => tally.broke(number, held, broken, search.is_some()),
            }
        }
    }

    /// What broke, with the shortest talk that shows it.
    pub fn reduced(&self, breach: Breach) -> Finding {
        let fails = |held: &Held| self.fails(held, breach.reviewed);
        let standard = self.compiled.scenario.preparation.as_ref().map(|stage| stage.standard);
        let usual = Held { prepared: standard.unwrap_or_default(), ..breach.held.clone() };
        let is_same = fails(&usual).is_some_and(|found| found.rule == breach.broken.rule);
        let from = if is_same { usual } else { breach.held.clone() };
        let (held, broken) = shrink(from, breach.broken, fails);
        let prepared = held.begin(&self.compiled).map(|talk| talk.journal().prepared.clone());
        let prepared =
            prepared.ok().filter(|names| *names != Readiness::Standard).map(|names| names.to_string());
        Finding { times: breach.times, held, prepared, broken }
    }

    /// The rule that a talk breaks.
    fn fails(&self, held: &Held, reviewed: bool) -> Option<Broken> {
        match reviewed.then(|| self.search(held)).transpose() {
            Ok(search) => held.fails(&self.compiled, self.rules, search.as_ref()),
            Err(broken) => Some(broken),
        }
    }

    fn search(&self, held: &Held) -> Result<Search, Broken> {
        let talk = held.begin(&self.compiled)?;
        caught(|| Search::of(talk.world()).finished())
    }
}

#[cfg(test)]
mod tests {
    use rapport_engine::talk::Talk;

    use super::*;
    use crate::stress::held::Quiet;
    use crate::stress::rules::RULES;

    const SCENARIO: &str = include_str!("../../tests/cli/spare-key.yaml");

    fn plan(rules: Rules) -> Plan {
        let scenario = rapport_author::load("spare-key.yaml", SCENARIO.as_bytes()).scenario;
        Plan { compiled: Compiled::new(scenario.expect("it is sound")), plays: 600, seed: 5, rules }
    }

    /// The one thing that breaks, reduced: in how many plays, the seed, the replies, and how.
    #[track_caller]
    fn check(rules: Rules, seed: u64, replies: &[&str], what: &str) {
        let plan = plan(rules);
        let mut broken: Vec<Breach> = plan.run(2, &|_| {}).broken.into_values().collect();
        assert_eq!(broken.len(), 1);
        let found = plan.reduced(broken.remove(0));
        assert!(found.times > 10);
        assert_eq!(found.held.seed, seed);
        assert_eq!(found.held.replies.iter().map(ToString::to_string).collect::<Vec<_>>(), replies);
        assert!(found.broken.what.starts_with(what), "{}", found.broken.what);
    }

    fn never_policy(talk: &Talk) -> Result<(), String> {
        match talk.turns().last().filter(|turn| talk.reply(turn).id.as_str() == "policy") {
            Some(turn) => Err(format!("`{}` was said", talk.reply(turn).id)),
            None => Ok(()),
        }
    }

    fn panics_on_the_way_out(talk: &Talk) -> Result<(), String> {
        assert!(talk.ending().is_none_or(|ending| ending.id != "left-out"), "she is left out");
        Ok(())
    }

    #[test]
    fn the_tally_is_the_same_on_any_number_of_threads() {
        let alone = plan(RULES).run(1, &|_| {});
        assert_eq!(alone, plan(RULES).run(5, &|_| {}));
        assert_eq!(alone.lengths.values().sum::<u64>(), 600);
        let broken = Rules { after: &[("invented", never_policy)], whole: &[] };
        assert_eq!(plan(broken).run(1, &|_| {}), plan(broken).run(5, &|_| {}));
    }

    #[test]
    fn a_rule_that_is_broken_is_shown_with_the_shortest_talk() {
        check(
            Rules { after: &[("invented", never_policy)], whole: &[] },
            0,
            &["policy"],
            "`policy` was said",
        );
    }

    #[test]
    fn a_panic_is_caught_and_shown_with_the_shortest_talk() {
        let _quiet = Quiet::begin();
        let rules = Rules { after: &[], whole: &[("invented", panics_on_the_way_out)] };
        check(rules, 0, &["ask-why", "tomorrow"], "she is left out (");
    }
}
