//! What each statement says.

use rapport_engine::scenario::ReplyId;
use rapport_engine::vocabulary::Dimension;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::verbs::Verb;
use super::{Session, Statement, Tells};
use crate::report::{Report, Standing, Words};
use crate::run::{Decision, Run, Verdict, Written};
use crate::text::{fitted, lines};
use crate::times::{moment, span};

/// What the names of our own extensions begin with. Nobody answers there: they are names.
pub const EXTENSIONS: &str = "https://rapport.example/xapi/extensions/";

const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";
const INTERACTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/// The longest text of an activity's description or of a response.
const MOST_SAID: usize = 4_000;

impl Session {
    pub(super) fn coming_or_going(&self, verb: Verb, at: u64, stayed: Option<u64>) -> Statement {
        let id = self.id(&[verb.word(), &self.visit()]);
        let result = stayed.map(|stayed| json!({ "duration": span(stayed) }));
        self.statement(
            id,
            verb,
            json!({ "objectType": "Activity", "id": self.launch.activity }),
            result,
            at,
            Tells::Other,
        )
    }

    pub(super) fn answered(&self, decision: &Decision, report: &Report) -> Statement {
        let Decision { run, turn, .. } = decision;
        let id = self.id(&["answered", &run.to_string(), &turn.to_string()]);
        let success = match decision.verdict {
            Some(Verdict::Right) => Some(true),
            Some(Verdict::Wrong) => Some(false),
            Some(Verdict::Neutral) | None => None,
        };
        let mut result =
            json!({ "response": decision.chosen.as_str(), "duration": span(decision.latency.into()) });
        if let Some(success) = success {
            result["success"] = success.into();
        }
        let flag = format!("{EXTENSIONS}cut-in");
        result["extensions"] = json!({ flag: decision.cut_in });
        let object = self.decision(decision, report.words);
        let tells = Tells::Turn(run.clone(), *turn);
        self.within(
            self.statement(id, Verb::Answered, object, Some(result), decision.at, tells),
            &run.to_string(),
        )
    }

    /// The place in the scenario, as a question with these replies on offer.
    fn decision(&self, decision: &Decision, words: Words) -> Value {
        let heard: Vec<String> = decision.heard.iter().map(|(who, says)| format!("{who}: {says}")).collect();
        let choice = |(id, text): &(ReplyId, String)| {
            let text = if text.is_empty() { words.silence } else { text };
            json!({ "id": id.as_str(), "description": said(words, text) })
        };
        let mut definition = json!({
            "type": INTERACTION,
            "interactionType": "choice",
            "name": said(words, &decision.title),
            "description": said(words, &heard.join("\n")),
            "choices": decision.offered.iter().map(choice).collect::<Vec<_>>(),
        });
        if let Some(best) = decision.best() {
            definition["correctResponsesPattern"] = json!([best.as_str()]);
        }
        let id = self.activity(&["decisions", decision.scenario.as_str(), &decision.node]);
        json!({ "objectType": "Activity", "id": id, "definition": definition })
    }

    /// The message and the case note.
    pub(super) fn wrote(&self, run: &Run, text: &Written, report: &Report) -> Vec<Statement> {
        let scenario = run.talk.world().scenario();
        let texts =
            [("message", report.words.message, &text.message), ("note", report.words.note, &text.note)];
        let texts = texts.into_iter().map(|(what, name, says)| (what, name, lines(says, MOST_SAID)));
        let statement = |(what, name, says): (&str, &str, String)| {
            let id = self.id(&["answered", &run.id().to_string(), what, &says]);
            let object = json!({
                "objectType": "Activity",
                "id": self.activity(&[what, scenario.id.as_str()]),
                "definition": {
                    "type": INTERACTION,
                    "interactionType": "long-fill-in",
                    "name": said(report.words, &format!("{}: {name}", scenario.title)),
                },
            });
            let tells = Tells::Written(run.id(), text.clone());
            let result = json!({ "response": says });
            self.within(
                self.statement(id, Verb::Answered, object, Some(result), run.last_at(), tells),
                &run.id().to_string(),
            )
        };
        texts.filter(|(_, _, says)| !says.is_empty()).map(statement).collect()
    }

    /// The scores of a finished talk: once more where writing afterwards has changed them.
    pub(super) fn scored(&self, run: &Run, report: &Report) -> Option<Statement> {
        let scores = run.found.as_ref().filter(|_| run.is_over())?.scores;
        let scenario = run.talk.world().scenario();
        let id = self.id(&["scored", &run.id().to_string(), &format!("{scores:?}")]);
        let overall =
            u8::try_from((scores.iter().map(|&one| u32::from(one)).sum::<u32>() + 1) / 3).unwrap_or(100);
        let result = json!({
            "score": score(overall),
            "duration": span(run.taken()),
            "extensions": by_dimension(scores),
        });
        let object = json!({
            "objectType": "Activity",
            "id": self.activity(&["talks", scenario.id.as_str()]),
            "definition": { "type": SIMULATION, "name": said(report.words, &scenario.title) },
        });
        let statement = self.statement(id, Verb::Scored, object, Some(result), run.last_at(), Tells::Other);
        Some(self.within(statement, &run.id().to_string()))
    }

    pub(super) fn completed(&self, report: &Report, standing: &Standing, now: u64) -> Statement {
        let id = self.id(&["completed"]);
        let mut result = json!({ "completion": true, "duration": span(taken(report)) });
        if let Some(scores) = standing.scores {
            result["extensions"] = by_dimension(scores).into();
        }
        self.statement(id, Verb::Completed, self.course(report), Some(result), now, Tells::Completed)
    }

    /// Passed, which is told once, or failed, which is told once a visit at most.
    pub(super) fn judged(&self, verb: Verb, report: &Report, standing: &Standing, now: u64) -> Statement {
        let visit = if verb == Verb::Passed { String::new() } else { self.visit() };
        let id = self.id(&[verb.word(), &visit]);
        let mut result = json!({ "success": verb == Verb::Passed, "duration": span(taken(report)) });
        if let Some((overall, scores)) = standing.overall.zip(standing.scores) {
            result["score"] = score(overall);
            result["extensions"] = by_dimension(scores).into();
        }
        let tells = if verb == Verb::Passed { Tells::Passed } else { Tells::Other };
        let mut statement = self.statement(id, verb, self.course(report), Some(result), now, tells);
        if let Some((mastery, _)) = self.data.as_ref().and_then(|data| data.mastery.as_ref()) {
            statement.json["context"]["extensions"][MASTERY] = mastery.clone();
        }
        statement
    }

    fn course(&self, report: &Report) -> Value {
        let definition = json!({ "type": SIMULATION, "name": said(report.words, &report.course.title) });
        json!({ "objectType": "Activity", "id": self.launch.activity, "definition": definition })
    }

    /// The IRI of a part of what was launched.
    fn activity(&self, parts: &[&str]) -> String {
        let own = self.launch.activity.trim_end_matches('/');
        parts.iter().fold(own.to_owned(), |iri, part| format!("{iri}/{part}"))
    }

    /// What tells this visit from others: a session of cmi5 is the same one after a reload.
    fn visit(&self) -> String {
        let session = self.data.as_ref().map(|data| Value::Object(data.context.clone()).to_string());
        session.unwrap_or_else(|| self.begun.to_string())
    }

    /// The statement with the talk that it is part of.
    fn within(&self, mut statement: Statement, run: &str) -> Statement {
        let scenario = run.split('.').next().unwrap_or_default();
        let parent = json!({ "objectType": "Activity", "id": self.activity(&["talks", scenario]) });
        add(&mut statement.json["context"]["contextActivities"]["parent"], parent);
        let grouping = json!({ "objectType": "Activity", "id": self.launch.activity });
        add(&mut statement.json["context"]["contextActivities"]["grouping"], grouping);
        statement.json["context"]["extensions"][format!("{EXTENSIONS}talk")] = run.into();
        statement
    }

    fn statement(
        &self,
        id: Uuid,
        verb: Verb,
        object: Value,
        result: Option<Value>,
        at: u64,
        tells: Tells,
    ) -> Statement {
        let mut context =
            Value::Object(self.data.as_ref().map(|data| data.context.clone()).unwrap_or_default());
        if let Some(registration) = self.launch.registration {
            context["registration"] = registration.to_string().into();
        }
        if self.data.is_some() {
            for category in verb.categories() {
                let category = json!({ "objectType": "Activity", "id": category });
                add(&mut context["contextActivities"]["category"], category);
            }
        }
        let mut json = json!({
            "id": id.to_string(),
            "actor": self.launch.actor,
            "verb": verb.json(),
            "object": object,
            "context": context,
            "timestamp": moment(at),
        });
        if let Some(result) = result {
            json["result"] = result;
        }
        Statement { id, json, tells }
    }
}

/// One more in a list that a platform may have begun, as a list or as a single thing.
fn add(list: &mut Value, one: Value) {
    match list {
        Value::Array(all) => {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        Value::Null => *list = json!([one]),
        _ => *list = json!([list.take(), one]),
    }
}

/// A text in the language of the scenarios.
fn said(words: Words, text: &str) -> Value {
    json!({ words.language: fitted(text, MOST_SAID) })
}

fn score(hundredths: u8) -> Value {
    json!({ "scaled": f64::from(hundredths) / 100.0, "raw": hundredths, "min": 0, "max": 100 })
}

/// The three scores, each 0 to 100, under a name of its own.
fn by_dimension(scores: [u8; 3]) -> Map<String, Value> {
    let each =
        Dimension::ALL.iter().map(|&one| (format!("{EXTENSIONS}{}", one.id()), scores[one as usize].into()));
    each.collect()
}

/// The time spent in all talks.
fn taken(report: &Report) -> u64 {
    report.runs.iter().map(Run::taken).sum()
}
