//! Every decision as an interaction, and what was written as comments. Numbers go on from those that the platform has;
//! what was told on an earlier visit is not told again.

use super::{Session, Set, put};
use crate::report::{Report, Words};
use crate::run::{Decision, Verdict};
use crate::strict::Version;
use crate::text::{fitted, identifier, length, lines};
use crate::times;

/// The longest response of SCORM 1.2, and the longest description of 2004.
const MOST_RESPONSE: usize = 255;
const MOST_DESCRIPTION: usize = 250;
const MOST_COMMENT: usize = 4_000;
const MOST_COMMENTS_12: usize = 4_096;

impl Session {
    pub(super) fn decisions(&mut self, report: &Report, sets: &mut Vec<Set>) {
        for decision in report.decisions() {
            if decision.turn <= self.told.turns_of(&decision.run) {
                continue;
            }
            let id = identifier(&format!("{}.{}", decision.run, decision.turn));
            let at = self.had.interactions + place(&mut self.interactions, &id);
            let element = |part: &str| format!("cmi.interactions.{at}.{part}");
            put(sets, &element("id"), id);
            match self.version {
                Version::V12 => decision_12(&decision, report.words, &element, sets),
                Version::V2004 => decision_2004(&decision, report.words, &element, sets),
            }
        }
    }

    /// What was written after talks. SCORM 1.2 has one text for all of it, with the latest first.
    pub(super) fn writings(&mut self, report: &Report, sets: &mut Vec<Set>) {
        let written = report.runs.iter().filter_map(|run| Some((run, run.told_writing()?)));
        if self.version == Version::V12 {
            let latest_first = written.rev().map(|(run, text)| {
                let title = &run.talk.world().scenario().title;
                let words = report.words;
                format!(
                    "{title}\n{}\n{}\n{}\n{}",
                    words.message,
                    text.message.trim(),
                    words.note,
                    text.note.trim()
                )
            });
            let all = lines(&latest_first.collect::<Vec<_>>().join("\n\n"), MOST_COMMENTS_12);
            if !all.is_empty() {
                put(sets, "cmi.comments", all);
            }
            return;
        }
        for (run, text) in written {
            if self.told.has_written(run) {
                continue;
            }
            let title = &run.talk.world().scenario().title;
            for (what, says) in [(report.words.message, &text.message), (report.words.note, &text.note)] {
                let says = fitted(says, MOST_COMMENT);
                if says.is_empty() {
                    continue;
                }
                let at = self.had.comments + place(&mut self.comments, &format!("{} {what}", run.id()));
                let element = |part: &str| format!("cmi.comments_from_learner.{at}.{part}");
                put(sets, &element("comment"), says);
                put(sets, &element("location"), fitted(&format!("{title}: {what}"), MOST_DESCRIPTION));
                put(sets, &element("timestamp"), times::moment(run.last_at()));
            }
        }
    }
}

/// The number of an item among those of this visit.
fn place(items: &mut Vec<String>, id: &str) -> usize {
    items.iter().position(|item| item == id).unwrap_or_else(|| {
        items.push(id.to_owned());
        items.len() - 1
    })
}

/// In words, because reports show no more than the response: its number among those on offer, and what was said.
fn decision_12(decision: &Decision, words: Words, element: &dyn Fn(&str) -> String, sets: &mut Vec<Set>) {
    let response = |id| {
        let at = decision.offered.iter().position(|(offered, _)| offered == id)?;
        let (_, text) = &decision.offered[at];
        let said = if text.is_empty() { words.silence } else { text };
        Some(fitted(&format!("{}/{} {said}", at + 1, decision.offered.len()), MOST_RESPONSE))
    };
    put(sets, &element("type"), "fill-in".to_owned());
    put(sets, &element("time"), times::clock(decision.at));
    put(sets, &element("latency"), times::span12(decision.latency.into()));
    if let Some(best) = decision.best().and_then(response) {
        put(sets, &element("correct_responses.0.pattern"), best);
    }
    if let Some(given) = response(&decision.chosen) {
        put(sets, &element("student_response"), given);
    }
    if let Some(verdict) = decision.verdict {
        put(sets, &element("result"), result(verdict, "wrong"));
    }
}

fn decision_2004(decision: &Decision, words: Words, element: &dyn Fn(&str) -> String, sets: &mut Vec<Set>) {
    put(sets, &element("type"), "choice".to_owned());
    put(sets, &element("timestamp"), times::moment(decision.at));
    if let Some(best) = decision.best() {
        put(sets, &element("correct_responses.0.pattern"), identifier(best.as_str()));
    }
    put(sets, &element("learner_response"), identifier(decision.chosen.as_str()));
    if let Some(verdict) = decision.verdict {
        put(sets, &element("result"), result(verdict, "incorrect"));
    }
    put(sets, &element("latency"), times::span(decision.latency.into()));
    put(sets, &element("description"), description(decision, words));
}

/// What was said before it, as far as the ids of what was on offer leave room.
fn description(decision: &Decision, words: Words) -> String {
    let ids: Vec<String> = decision.offered.iter().map(|(id, _)| identifier(id.as_str())).collect();
    let offered = fitted(&format!("{}: {}", words.offered, ids.join(", ")), MOST_DESCRIPTION / 2);
    let heard: Vec<String> = decision.heard.iter().map(|(who, says)| format!("{who}: {says}")).collect();
    let heard = fitted(&heard.join(" "), MOST_DESCRIPTION - length(&offered) - 1);
    fitted(&format!("{heard} {offered}"), MOST_DESCRIPTION)
}

fn result(verdict: Verdict, wrong: &str) -> String {
    match verdict {
        Verdict::Right => "correct",
        Verdict::Neutral => "neutral",
        Verdict::Wrong => wrong,
    }
    .to_owned()
}
