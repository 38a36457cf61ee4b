//! Result files of many people as groups: which talks count, which do not and why, and what a search says of them.
//! Pure: texts in, groups out; whoever calls decides when to pause. Imports `attempt`, `case`, `exchange` and `key`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rapport_engine::codec::{Compiled, hash_of};
use rapport_engine::debrief::judge;
use rapport_engine::group::Group;
use rapport_engine::journal::Journal;
use rapport_engine::review::Review;
use rapport_engine::rules::World;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::search::Search;
use rapport_engine::sort;
use rapport_engine::talk::{ReplayError, Talk};

use crate::attempt::{Attempt, AttemptId, FollowUpText};
use crate::case::Worth;
use crate::exchange::{self, Contents, Refusal};
use crate::key::Key;

/// A day that only one talk was held on is searched where there are no more days than this in all: a search takes
/// seconds, and serves all talks of its day.
pub const FEW_DAYS: usize = 12;

/// Why a file, or a talk in it, is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skip {
    /// It is not a file of ours, or a damaged one.
    File(Refusal),
    /// It is one of ours, and holds no finished talk.
    Empty,
    /// This line of the finished talks of a scenario is damaged; counted from 1.
    Line(ScenarioId, usize),
    /// Its scenario is not in this library.
    Unknown(ScenarioId),
    /// It cannot be gone through again.
    Replay(ReplayError),
    /// It was not held to its end.
    Unfinished,
    /// The same talk came with another file: which.
    Duplicate(Arc<str>),
}

/// A finished talk in a file, with what was written after it.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    pub attempt: Attempt,
    pub written: Option<FollowUpText>,
}

/// Every finished talk that a file holds.
///
/// # Errors
/// Where the file is refused, or holds none.
pub fn found(text: &str) -> Result<Vec<Result<Found, Skip>>, Skip> {
    let contents = exchange::read(text).map_err(Skip::File)?;
    let kept = contents.iter().filter_map(|(name, lines)| match name.parse() {
        Ok(Key::Attempts(scenario)) => Some((scenario, lines)),
        _ => None,
    });
    let all: Vec<_> = kept.flat_map(|(scenario, lines)| held(&contents, scenario, lines)).collect();
    if all.is_empty() { Err(Skip::Empty) } else { Ok(all) }
}

fn held<'c>(
    contents: &'c Contents,
    scenario: ScenarioId,
    lines: &'c str,
) -> impl Iterator<Item = Result<Found, Skip>> + 'c {
    let numbered = (1..).zip(lines.lines()).filter(|(_, line)| !line.is_empty());
    numbered.map(move |(number, line)| {
        let attempt: Attempt = line.parse().map_err(|_| Skip::Line(scenario.clone(), number))?;
        let written = contents.get(&Key::FollowUp(AttemptId::of(&attempt.journal)).to_string());
        Ok(Found { written: written.and_then(|text| text.parse().ok()), attempt })
    })
}

/// All talks so far.
#[derive(Default)]
pub struct Gathering {
    /// One for each scenario and version of it.
    pub parties: Vec<Party>,
    /// Which file a talk came with, by the hash of its journal.
    seen: HashMap<u64, Arc<str>>,
}

/// The talks of one version of a scenario.
pub struct Party {
    pub compiled: Arc<Compiled>,
    pub group: Group,
    /// When the first was begun and the last, in seconds since 1970, UTC.
    pub span: [u64; 2],
    held: Vec<Held>,
    /// The numbers of its talks, by day and preparation.
    days: BTreeMap<(u64, String), Vec<usize>>,
}

struct Held {
    journal: Journal,
    written: Option<FollowUpText>,
    /// Whether its scores are worked out, and not only what its file said.
    reckoned: bool,
}

/// A day with its preparation, on which at least one talk was held that is not worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The numbers of its talks in their party.
    pub talks: Vec<usize>,
}

impl Gathering {
    /// Counts a talk that came with a file.
    ///
    /// # Errors
    /// Where it does not count.
    pub fn add(
        &mut self,
        file: &Arc<str>,
        found: Found,
        compiled: Option<&Arc<Compiled>>,
    ) -> Result<(), Skip> {
        let Found { attempt, written } = found;
        // What does not count is named once, too.
        let identity = hash_of(attempt.journal.to_string().as_bytes());
        if let Some(first) = self.seen.get(&identity) {
            return Err(Skip::Duplicate(first.clone()));
        }
        self.seen.insert(identity, file.clone());
        let compiled = compiled.ok_or_else(|| Skip::Unknown(attempt.journal.scenario.clone()))?;
        let talk = Talk::replay(compiled.clone(), &attempt.journal).map_err(Skip::Replay)?;
        if talk.ending().is_none() {
            return Err(Skip::Unfinished);
        }
        let at = self.parties.iter().position(|party| party.compiled.hash == compiled.hash);
        let at = at.unwrap_or_else(|| {
            self.parties.push(Party::of(compiled));
            self.parties.len() - 1
        });
        self.parties[at].add(&talk, attempt, written);
        Ok(())
    }
}

impl Party {
    fn of(compiled: &Arc<Compiled>) -> Self {
        Self {
            compiled: compiled.clone(),
            group: Group::default(),
            span: [u64::MAX, 0],
            held: Vec::new(),
            days: BTreeMap::new(),
        }
    }

    fn add(&mut self, talk: &Talk, attempt: Attempt, written: Option<FollowUpText>) {
        self.group.add(talk, attempt.scores);
        let started = attempt.journal.started;
        self.span = [self.span[0].min(started), self.span[1].max(started)];
        let Journal { seed, prepared, .. } = &attempt.journal;
        self.days.entry((*seed, prepared.to_string())).or_default().push(self.held.len());
        self.held.push(Held { journal: attempt.journal, written, reckoned: false });
    }

    /// On how many days its talks were held, counting each preparation for itself.
    pub fn days(&self) -> usize {
        self.days.len()
    }

    /// How many talks have scores that were worked out here.
    pub fn reckoned(&self) -> usize {
        self.held.iter().filter(|held| held.reckoned).count()
    }

    /// The days that are worth a search, those with the most talks first: see [`FEW_DAYS`].
    pub fn due(&self) -> Vec<Day> {
        let few = self.days() <= FEW_DAYS;
        let left =
            |talks: &Vec<usize>| talks.iter().copied().filter(|&talk| !self.held[talk].reckoned).collect();
        let mut due: Vec<Day> = self.days.values().map(|talks| Day { talks: left(talks) }).collect();
        due.retain(|day| day.talks.len() > usize::from(!few));
        sort::by_key(&mut due, |day| core::cmp::Reverse(day.talks.len()));
        due
    }

    /// The world of a day.
    pub fn world(&self, day: &Day) -> Option<World> {
        let first = self.held.get(*day.talks.first()?)?;
        let talk = Talk::replay(self.compiled.clone(), &first.journal).ok()?;
        Some(talk.world().clone())
    }

    /// Works out the scores and the marks of one talk by a search of its day that is through.
    pub fn reckon(&mut self, talk: usize, search: &Search) -> Option<()> {
        let held = self.held.get_mut(talk)?;
        let replayed = Talk::replay(self.compiled.clone(), &held.journal).ok()?;
        let written = held.written.as_ref().filter(|text| text.done);
        let written =
            written.and_then(|text| Worth::of(&replayed, &text.message, &text.note, text.check_back));
        let review = Review::of(&replayed, search)?.with_follow_up(written.map(|worth| worth.points));
        let marks: Vec<_> = judge(&replayed, search)?.iter().map(|judged| judged.mark).collect();
        self.group.judge(talk, review.scores, &marks);
        held.reckoned = true;
        Some(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use rapport_engine::journal::JournalError;

    use super::*;
    use crate::exchange::{all_of, attempt_of};

    const FIXTURE: &str = include_str!("../tests/browser/fixtures/rough-edges.yaml");

    fn compiled() -> Arc<Compiled> {
        let loaded = rapport_author::load("rough-edges.yaml", FIXTURE.as_bytes());
        Compiled::new(loaded.scenario.expect("a scenario"))
    }

    /// A finished talk of this day by chance, as it is kept.
    fn attempt(compiled: &Arc<Compiled>, seed: u64, chance: u64) -> Attempt {
        let talk = Talk::begin(compiled.clone(), seed, 1_763_764_000 + chance).by_chance(chance);
        Attempt { kind: talk.ending().expect("an end").kind, scores: None, journal: talk.journal().clone() }
    }

    fn file_of(attempt: &Attempt) -> String {
        attempt_of(attempt, None, None, None)
    }

    /// Takes files in, and says of each what did not count.
    fn take(
        gathering: &mut Gathering,
        compiled: &Arc<Compiled>,
        files: &[(&str, String)],
    ) -> Vec<(String, Skip)> {
        let mut skipped = Vec::new();
        for (name, text) in files {
            let name: Arc<str> = Arc::from(*name);
            let talks = match found(text) {
                Ok(talks) => talks,
                Err(why) => vec![Err(why)],
            };
            for talk in talks {
                let shelf = |id: &ScenarioId| (*id == compiled.scenario.id).then_some(compiled);
                let counted = talk.and_then(|talk| {
                    let compiled = shelf(&talk.attempt.journal.scenario);
                    gathering.add(&name, talk, compiled)
                });
                skipped.extend(counted.err().map(|why| (name.to_string(), why)));
            }
        }
        skipped
    }

    #[test]
    fn every_kind_of_bad_file_is_named_and_the_rest_is_counted() {
        let compiled = compiled();
        let [one, two] = [1, 2].map(|chance| attempt(&compiled, 7, chance));
        let edited = |edit: &dyn Fn(&mut Attempt)| {
            let mut edited = one.clone();
            edit(&mut edited);
            file_of(&edited)
        };
        let files = [
            ("one.json", file_of(&one)),
            ("photo.json", "\u{0}PNG".to_owned()),
            ("shopping.json", "{\"milk\": 1}".to_owned()),
            ("later.json", "{\"rapport-attempt\": 2}".to_owned()),
            ("later-talk.json", file_of(&one).replace("rapport/2", "rapport/3")),
            ("again.json", file_of(&one)),
            ("revised.json", edited(&|one| one.journal.hash += 1)),
            (
                "foreign.json",
                edited(&|one| one.journal.scenario = ScenarioId::parse("elsewhere").expect("an id")),
            ),
            (
                "foreign-again.json",
                edited(&|one| one.journal.scenario = ScenarioId::parse("elsewhere").expect("an id")),
            ),
            ("cut.json", edited(&|one| drop(one.journal.steps.pop()))),
            ("settings.json", all_of(&Contents::from([("goal".to_owned(), "4x90".to_owned())]))),
            (
                "all.json",
                all_of(&Contents::from([(
                    format!("attempts.{}", compiled.scenario.id),
                    format!("{one}\nbliss\n\n{two}"),
                )])),
            ),
        ];
        let mut gathering = Gathering::default();
        let skipped = take(&mut gathering, &compiled, &files);
        let skipped: Vec<(&str, &Skip)> = skipped.iter().map(|(name, why)| (name.as_str(), why)).collect();
        let first: Arc<str> = Arc::from("one.json");
        let expected = [
            ("photo.json", &Skip::File(Refusal::NotJson(1, 1))),
            ("shopping.json", &Skip::File(Refusal::Foreign)),
            ("later.json", &Skip::File(Refusal::Later(2))),
            ("later-talk.json", &Skip::File(Refusal::Journal(JournalError::Version))),
            ("again.json", &Skip::Duplicate(first.clone())),
            ("revised.json", &Skip::Replay(ReplayError::Revised)),
            ("foreign.json", &Skip::Unknown(ScenarioId::parse("elsewhere").expect("an id"))),
            ("foreign-again.json", &Skip::Duplicate(Arc::from("foreign.json"))),
            ("cut.json", &Skip::Unfinished),
            ("settings.json", &Skip::Empty),
            ("all.json", &Skip::Duplicate(first)),
            ("all.json", &Skip::Line(compiled.scenario.id.clone(), 2)),
        ];
        assert_eq!(skipped, expected);
        assert_eq!(gathering.parties.len(), 1);
        let party = &gathering.parties[0];
        assert_eq!((party.group.len(), party.span), (2, [1_763_764_001, 1_763_764_002]));
    }

    #[test]
    fn scores_and_marks_are_those_of_the_debrief() {
        let compiled = compiled();
        let mut gathering = Gathering::default();
        let held: Vec<Attempt> = (0..3).map(|chance| attempt(&compiled, 7, chance)).collect();
        let files: Vec<_> = held.iter().map(|one| ("any.json", file_of(one))).collect();
        assert_eq!(take(&mut gathering, &compiled, &files), []);
        let party = &mut gathering.parties[0];
        assert_eq!(party.group.gathered().scored, 0);
        let due = party.due();
        assert_eq!(due, [Day { talks: vec![0, 1, 2] }]);
        let search = Search::of(&party.world(&due[0]).expect("a world")).finished();
        for &talk in &due[0].talks {
            party.reckon(talk, &search).expect("a talk of that day");
        }
        let gathered = party.group.gathered();
        for one in &held {
            let talk = Talk::replay(compiled.clone(), &one.journal).expect("a talk");
            let review = Review::of(&talk, &search).expect("a review");
            for (at, &score) in review.scores.iter().enumerate() {
                assert!(gathered.scores[at][usize::from(score)] > 0);
            }
        }
        assert_eq!((gathered.scored, party.reckoned(), party.due()), (3, 3, Vec::new()));
        assert!(gathered.places.values().any(|place| place.facility.is_some()));
    }

    #[test]
    fn where_there_are_many_days_only_those_that_several_shared_are_searched() {
        let compiled = compiled();
        let mut gathering = Gathering::default();
        let held = (0..=FEW_DAYS as u64).map(|seed| attempt(&compiled, seed, seed));
        let shared = [(3, 100), (3, 101), (5, 102)].map(|(seed, chance)| attempt(&compiled, seed, chance));
        let files: Vec<_> = held.chain(shared).map(|one| ("any.json", file_of(&one))).collect();
        assert_eq!(take(&mut gathering, &compiled, &files), []);
        let due: Vec<usize> = gathering.parties[0].due().iter().map(|day| day.talks.len()).collect();
        assert_eq!((gathering.parties[0].days(), due), (FEW_DAYS + 1, vec![3, 2]));
    }
}
