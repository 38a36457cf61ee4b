//! What a platform keeps for a learner: every talk in a few hundred characters of plain text, checked by length,
//! checksum and learner when it comes back, and read against the scenario, so that nothing comes of it which nobody
//! can have said. Imports `report`, `told`, `run` and `digest`.
//!
//! ```text
//! rapport-at/1 <checksum> <learner> p~%23%2Ftalk… v~c s~not-covered~<hash> t~0~<seed>~<started>~<prepared>~<told>~<steps> w~0~…
//! ```
//!
//! Texts are as in a form's query; numbers have 64 digits. A step is what was done and how long it took, each a number
//! of one or more digits of which all but the last are in the second half of the alphabet.

mod digits;

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::{Act, Journal, LATEST};
use rapport_engine::scenario::{Prepared, ScenarioId};
use rapport_engine::talk::Talk;

use crate::digest::digest;
use crate::report::Report;
use crate::run::{Run, RunId, Written};
use crate::told::Told;
use digits::{Digits, number, number_of, push};

/// The most that SCORM 1.2 keeps, in characters.
pub const MOST_12: usize = 4_096;
/// The most that SCORM 2004 keeps, and what a record store is given.
pub const MOST: usize = 64_000;

const FORM: &str = "rapport-at/";
const VERSION: &str = "1";
/// Between the fields of an entry; in no text that is written here.
const FIELD: char = '~';

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suspended {
    /// The page that was shown.
    pub bookmark: String,
    /// Every talk, and what was written after it.
    pub talks: Vec<(Journal, Option<Written>)>,
    /// What was told.
    pub told: Told,
}

/// Why what came back is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The platform does not say what it is.
    Unread,
    /// It is nothing of ours.
    Foreign,
    /// It was written by another version, or by a later one.
    Version,
    /// It was cut off or changed on the way.
    Damaged,
    /// It is of somebody else.
    AnotherLearner,
    /// It tells of a scenario that is not here.
    AnotherCourse(String),
    /// It tells of a scenario as it was before it was revised.
    Revised(ScenarioId),
}

/// What is kept for a learner, and what found no room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The text.
    pub text: String,
    /// How many talks are not in it.
    pub talks_left_out: usize,
    /// How many of the texts written after talks are not in it.
    pub texts_left_out: usize,
}

/// What is to be kept of all talks, in so many characters at most. What matters most comes first: open talks, the
/// latest before earlier ones; then finished ones, the latest first; then what was written after talks, the latest
/// first. Whatever does not fit any more is left out.
#[must_use]
pub fn kept(report: &Report, told: &Told, learner: &str, most: usize) -> Kept {
    let mut order: Vec<&Run> = report.runs.iter().rev().collect();
    order.sort_by_key(|run| (run.is_over(), core::cmp::Reverse(run.last_at())));
    let seal =
        |body: &str| format!("{FORM}{VERSION} {} {}{body}", digest(&[learner, body]), digest(&[learner]));
    let mut page = Page { body: String::new(), room: most.saturating_sub(seal("").len()) };
    page.add(&format!(" p{FIELD}{}", coded(&report.bookmark)));
    let flags: String = [(told.completed, 'c'), (told.passed, 'p')]
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, flag)| *flag)
        .collect();
    if !flags.is_empty() {
        page.add(&format!(" v{FIELD}{flags}"));
    }
    let mut scenarios: Vec<&ScenarioId> = Vec::new();
    let mut written: Vec<&Run> = Vec::new();
    for run in &order {
        let journal = run.talk.journal();
        let known = scenarios.iter().position(|id| **id == journal.scenario);
        let head = match known {
            None => format!(" s{FIELD}{}{FIELD}{}", journal.scenario, number(journal.hash)),
            Some(_) => String::new(),
        };
        let at = known.unwrap_or(scenarios.len());
        if page.add(&format!("{head} {}", talk(run, at, told))) {
            if known.is_none() {
                scenarios.push(&journal.scenario);
            }
            written.push(run);
        }
    }
    let texts = |run: &&&Run| run.written.is_some();
    let mut texts_left_out = order.iter().filter(texts).count();
    for (at, run) in written.iter().enumerate() {
        let Some(text) = &run.written else { continue };
        if page.add(&format!(" {}", writing(text, at, told.has_written(run)))) {
            texts_left_out -= 1;
        }
    }
    Kept { text: seal(&page.body), talks_left_out: order.len() - written.len(), texts_left_out }
}

struct Page {
    body: String,
    room: usize,
}

impl Page {
    /// Whether it found room. All of it is ASCII, so that bytes are characters.
    fn add(&mut self, entry: &str) -> bool {
        let fits = entry.len() <= self.room;
        if fits {
            self.body.push_str(entry);
            self.room -= entry.len();
        }
        fits
    }
}

fn talk(run: &Run, scenario: usize, told: &Told) -> String {
    let (talk, journal) = (&run.talk, run.talk.journal());
    let mut turns = talk.turns().iter();
    let mut steps = String::new();
    for step in &journal.steps {
        let what = match &step.act {
            Act::Notice(option) => 3 * u64::from(*option) + 2,
            given => {
                let index = turns.next().map_or(0, |turn| turn.index);
                3 * u64::from(index) + u64::from(matches!(given, Act::CutIn(_)))
            }
        };
        push(&mut steps, what);
        push(&mut steps, step.millis.into());
    }
    let numbers = [
        scenario as u64,
        journal.seed,
        journal.started,
        talk.world().in_hand().0,
        told.turns_of(&run.id()).into(),
    ];
    let numbers = numbers.map(number).join(&FIELD.to_string());
    format!("t{FIELD}{numbers}{FIELD}{steps}")
}

fn writing(text: &Written, talk: usize, told: bool) -> String {
    let state = match (text.done, told) {
        (false, _) => "d",
        (true, false) => "f",
        (true, true) => "t",
    };
    let day = text.check_back.map_or_else(String::new, |day| day.to_string());
    let [message, note] = [&text.message, &text.note].map(|text| coded(text));
    format!("w{FIELD}{}{FIELD}{state}{FIELD}{day}{FIELD}{message}{FIELD}{note}", number(talk as u64))
}

fn coded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn decoded(text: &str) -> Option<String> {
    let (name, value) = form_urlencoded::parse(text.as_bytes()).next().unwrap_or_default();
    let decoded = (value.is_empty()).then(|| name.into_owned())?;
    (coded(&decoded) == text).then_some(decoded)
}

/// What came back, checked as far as it can be without the scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<'t> {
    scenarios: Vec<(ScenarioId, u64)>,
    entries: Vec<Vec<&'t str>>,
}

impl<'t> Opened<'t> {
    /// Opens what a platform gave back for this learner; `None` where it kept nothing.
    ///
    /// # Errors
    /// Where it is not what was written for this learner.
    pub fn of(text: &'t str, learner: &str) -> Result<Option<Self>, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let rest = text.strip_prefix(FORM).ok_or(Refusal::Foreign)?;
        let (version, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        if version != VERSION {
            return Err(Refusal::Version);
        }
        let (checksum, rest) = rest.split_at_checked(16).ok_or(Refusal::Damaged)?;
        let rest = rest.strip_prefix(' ').ok_or(Refusal::Damaged)?;
        let (whose, body) = rest.split_at_checked(16).ok_or(Refusal::Damaged)?;
        if whose != digest(&[learner]) {
            return Err(Refusal::AnotherLearner);
        }
        if checksum != digest(&[learner, body]) {
            return Err(Refusal::Damaged);
        }
        let entries: Vec<Vec<&str>> =
            body.split(' ').skip(1).map(|entry| entry.split(FIELD).collect()).collect();
        let scenarios = entries.iter().filter_map(|entry| match entry[..] {
            ["s", id, hash] => Some(ScenarioId::parse(id).zip(number_of(hash)).ok_or(Refusal::Damaged)),
            _ => None,
        });
        Ok(Some(Self { scenarios: scenarios.collect::<Result<_, _>>()?, entries }))
    }

    /// The scenarios that it tells of.
    pub fn scenarios(&self) -> impl Iterator<Item = &ScenarioId> {
        self.scenarios.iter().map(|(id, _)| id)
    }

    /// All of it, by these scenarios.
    ///
    /// # Errors
    /// Where one of the scenarios is not among them, or was another then; where anything cannot have happened.
    pub fn read(&self, here: &[Arc<Compiled>]) -> Result<Suspended, Refusal> {
        let compiled = self.scenarios.iter().map(|(id, hash)| {
            let found = here.iter().find(|here| here.scenario.id == *id);
            let found = found.ok_or_else(|| Refusal::AnotherCourse(id.to_string()))?;
            if found.hash == *hash { Ok(found) } else { Err(Refusal::Revised(id.clone())) }
        });
        let compiled: Vec<&Arc<Compiled>> = compiled.collect::<Result<_, _>>()?;
        let mut suspended = Suspended::default();
        for entry in &self.entries {
            take(entry, &compiled, &mut suspended).ok_or(Refusal::Damaged)?;
        }
        Ok(suspended)
    }
}

fn take(entry: &[&str], compiled: &[&Arc<Compiled>], into: &mut Suspended) -> Option<()> {
    match *entry {
        ["s", ..] => {}
        ["p", page] => into.bookmark = decoded(page)?,
        ["v", flags] => {
            into.told.completed = flags.contains('c');
            into.told.passed = flags.contains('p');
        }
        ["t", scenario, seed, started, prepared, told, steps] => {
            let at = usize::try_from(number_of(scenario)?).ok()?;
            let begun = Talk::begin_prepared(
                (*compiled.get(at)?).clone(),
                number_of(seed)?,
                number_of(started).filter(|&at| at <= LATEST)?,
                Prepared(number_of(prepared)?),
            );
            let talk = replayed(begun.ok()?, steps)?;
            let told = u16::try_from(number_of(told)?).ok()?;
            into.told.tell_turns(RunId::of(talk.journal()), told);
            into.talks.push((talk.journal().clone(), None));
        }
        ["w", talk, state, day, message, note] => {
            let (journal, text) = into.talks.get_mut(usize::try_from(number_of(talk)?).ok()?)?;
            let check_back = if day.is_empty() { None } else { Some(day.parse().ok()?) };
            let (message, note) = (decoded(message)?, decoded(note)?);
            let written = Written { message, note, check_back, done: matches!(state, "f" | "t") };
            if state == "t" {
                into.told.tell_written(RunId::of(journal), &written);
            }
            *text = Some(written);
        }
        _ => return None,
    }
    Some(())
}

fn replayed(mut talk: Talk, steps: &str) -> Option<Talk> {
    let mut digits = Digits::of(steps);
    while let Some(what) = digits.next() {
        let (number, millis) = (what? / 3, u32::try_from(digits.next()??).ok()?);
        let reply = |talk: &Talk| {
            let node = talk.world().node(talk.now())?;
            Some(node.replies.get(usize::try_from(number).ok()?)?.id.clone())
        };
        let act = match what? % 3 {
            0 => Act::Reply(reply(&talk)?),
            1 => Act::CutIn(reply(&talk)?),
            _ => Act::Notice(u8::try_from(number).ok()?),
        };
        talk.act(&act, millis).ok()?;
    }
    Some(talk)
}
