//! `rapport test`: plays the plays beside scenarios and compares them with what was kept and what is expected.

mod ask;
mod report;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use rapport_author::{Beside, Diagnostic, Place, Play, load_plays_of, retold};
use rapport_engine::codec::Compiled;
use rapport_engine::talk::Talk;

use crate::files::{self, Unusable};
use crate::outcome::{Format, Outcome};
use crate::playable::{self, Unplayable};
use crate::transcript;
use report::{Failure, Report, Verdict};

/// Play the plays beside scenarios: each must read as it was kept and show what it is expected to
#[derive(Debug, Args)]
pub struct Test {
    /// Files of plays, scenarios with plays beside them, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Keep each transcript as the talk reads now, and leave all else in the files alone
    #[arg(long)]
    update: bool,
}

impl Test {
    /// Tests the plays.
    pub fn run(&self) -> Outcome {
        let (found, mut unusable) = files::find(&self.paths);
        let beside = |file: &PathBuf| Some(files::plays_of(file)).filter(|plays| plays.is_file());
        let own = |file: &PathBuf| if files::is_plays(file) { Some(file.clone()) } else { beside(file) };
        let files: BTreeSet<PathBuf> = found.iter().filter_map(own).collect();
        if files.is_empty() && unusable.is_empty() {
            unusable.extend(self.paths.iter().map(|path| Unusable::new(path, "there are no plays for it")));
        }
        let mut report = Report::default();
        for file in &files {
            unusable.extend(test(file, self.update, &mut report).err());
        }
        for path in &unusable {
            Outcome::tell(&format!("{path}\n"));
        }
        let said = match self.format {
            Format::Human => report.tell(unusable.len()),
            Format::Json => Outcome::answer(&report.json()),
        };
        said.max(match (unusable.is_empty(), report.is_clean()) {
            (false, _) => Outcome::Trouble,
            (true, false) => Outcome::Faults,
            (true, true) => Outcome::Clean,
        })
    }
}

/// Tests the plays of one file; those of a faulty scenario only for faults of their own.
fn test(file: &Path, to_update: bool, report: &mut Report) -> Result<(), Unusable> {
    let (name, text) = (file.display().to_string(), files::read(file)?);
    let scenario = files::scenario_of(file);
    if !scenario.exists() {
        report.add_faults(load_plays_of(Beside::Nothing, &name, &text).1);
        return Ok(());
    }
    let compiled = match playable::read(&scenario) {
        Ok(compiled) => Some(compiled),
        Err(Unplayable::Unread(unusable)) => return Err(unusable),
        Err(Unplayable::Faulty(errors)) => {
            report.add_faults(errors);
            None
        }
    };
    let beside = compiled.as_ref().map_or(Beside::Unknown, |one| Beside::Scenario(&one.scenario));
    let (plays, faults) = load_plays_of(beside, &name, &text);
    report.add_faults(faults.into_iter().filter(Diagnostic::is_error).collect());
    let (Some(compiled), Some(plays)) = (compiled, plays) else { return Ok(()) };
    let verdicts: Vec<Verdict> = plays.iter().map(|play| verdict(play, &compiled)).collect();
    if to_update && update(file, &verdicts)? {
        return test(file, false, report);
    }
    report.add(name, verdicts);
    Ok(())
}

/// Keeps the transcripts that differ as the talks read now. Returns whether there were any.
fn update(file: &Path, verdicts: &[Verdict]) -> Result<bool, Unusable> {
    let told: Vec<(Place, String)> = verdicts.iter().filter_map(|verdict| verdict.told.clone()).collect();
    if told.is_empty() {
        return Ok(false);
    }
    let text = retold(&files::read_text(file)?, &told);
    files::write(file, &text.map_err(|why| Unusable::new(file, why.to_string()))?)?;
    let count = crate::report::some(told.len(), "transcript");
    Outcome::tell(&format!("kept {count} anew in `{}`\n", file.display()));
    Ok(true)
}

fn verdict(play: &Play, compiled: &Arc<Compiled>) -> Verdict {
    let mut verdict = Verdict { at: play.at, name: play.name.clone(), failures: Vec::new(), told: None };
    let begun = Talk::begin_named(compiled.clone(), play.seed, 0, &play.prepared);
    let begun = begun.map_err(|why| Failure::new(play.at, why.to_string()));
    let talk = match begun.and_then(|talk| give(play, talk)) {
        Ok(talk) => talk,
        Err(failure) => {
            verdict.failures.push(failure);
            return verdict;
        }
    };
    let review = transcript::verdict(&talk);
    for wanted in &play.expect {
        let then = talk.back_to(wanted.given, 0);
        let when = match talk.turns().get(..wanted.given).and_then(<[_]>::last) {
            None => "at the start".to_owned(),
            Some(_) if wanted.given == talk.turns().len() => "at the end".to_owned(),
            Some(turn) => format!("after `{}`", talk.reply(turn).id),
        };
        let unmet = ask::unmet(&wanted.ask, &then, review.as_ref());
        let message = |(expected, found)| format!("{when}, expected {expected}, found {found}");
        verdict.failures.extend(unmet.into_iter().map(|unmet| Failure::new(wanted.at, message(unmet))));
    }
    let told = transcript::whole(&talk, review.as_ref());
    if let Some((at, kept)) = play.transcript.as_ref().filter(|(_, kept)| kept.trim_end() != told.trim_end())
    {
        verdict.failures.push(Failure::of_transcript(*at, kept, &told));
        verdict.told = Some((*at, told));
    }
    verdict
}

/// Gives the replies; the first that cannot be given is a failure.
fn give(play: &Play, mut talk: Talk) -> Result<Talk, Failure> {
    for (reply, at) in play.replies.iter().zip(&play.replies_at) {
        talk.act(reply, 0).map_err(|why| Failure::new(*at, why.to_string()))?;
    }
    Ok(talk)
}
