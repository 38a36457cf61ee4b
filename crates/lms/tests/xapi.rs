//! What a record store is told: the rules of cmi5 one by one, and the same without them for a plain launch.

mod support;

use std::collections::BTreeSet;

use rapport_lms::cmi5::LaunchData;
use rapport_lms::launch::Launch;
use rapport_lms::report::Report;
use rapport_lms::run::Run;
use rapport_lms::told::Told;
use rapport_lms::xapi::{EXTENSIONS, Session, Statement};
use serde_json::{Value, json};
use support::{HOSTILE, bare, report, scenario, searched, talk, written};

const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const ACTIVITY: &str = "https://lms.example/activities/7";
const BEGUN: u64 = 1_763_764_000_000;
const LATER: u64 = BEGUN + 600_000;

fn launch(cmi5: bool) -> Launch {
    let access = if cmi5 { "fetch=https%3A%2F%2Flms.example%2Ffetch" } else { "auth=Basic%20YTpi" };
    let actor = "%7B%22account%22%3A%7B%22homePage%22%3A%22https%3A%2F%2Flms.example%22%2C%22name%22%3A%22s7%22%7D%7D";
    let query = format!(
        "endpoint=https%3A%2F%2Flrs.example%2F&{access}&actor={actor}&activityId={ACTIVITY}&registration=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0"
    );
    Launch::of(&query).expect("sound").expect("a launch")
}

fn data(change: impl Fn(&mut Value)) -> LaunchData {
    let mut data = json!({
        "contextTemplate": {
            "extensions": { SESSION: "s1", "https://lms.example/x": [1] },
            "contextActivities": { "grouping": { "id": "https://lms.example/course" } },
        },
        "launchMode": "Normal",
        "moveOn": "CompletedAndPassed",
        "masteryScore": 0.6,
    });
    change(&mut data);
    LaunchData::of(&data.to_string()).expect("sound")
}

fn cmi5() -> Session {
    Session::begin(launch(true), Some(data(|_| ())), Told::default(), BEGUN)
}

fn plain() -> Session {
    Session::begin(launch(false), None, Told::default(), BEGUN)
}

fn finished(score: u8) -> Run {
    let mut run = searched(talk(&scenario("not-covered"), 7, 1_763_764_000, 3));
    run.found.as_mut().expect("scores").scores = [score; 3];
    run
}

fn verb(statement: &Statement) -> &str {
    statement.json["verb"]["id"].as_str().expect("a verb").rsplit('/').next().expect("a word")
}

fn verbs(statements: &[Statement]) -> Vec<&str> {
    statements.iter().map(verb).collect()
}

#[track_caller]
fn one<'s>(statements: &'s [Statement], word: &str) -> &'s Value {
    let mut all = statements.iter().filter(|statement| verb(statement) == word);
    let first = all.next().unwrap_or_else(|| panic!("{word} is told"));
    assert!(all.next().is_none(), "{word} is told once");
    &first.json
}

fn categories(statement: &Value) -> Vec<&str> {
    let all = statement["context"]["contextActivities"]["category"].as_array();
    all.into_iter().flatten().filter_map(|category| category["id"].as_str()).collect()
}

/// All of a visit: coming, what is new, going.
fn visit(session: &mut Session, report: &Report) -> Vec<Statement> {
    let mut all = vec![session.opening()];
    all.extend(session.news(report, LATER));
    all.extend(session.closing(Some(report), LATER));
    all
}

#[test]
fn initialized_comes_first_and_terminated_last_with_the_time_between() {
    let all = visit(&mut cmi5(), &report(vec![finished(80)]));
    assert_eq!(all.first().map(verb), Some("initialized"));
    assert_eq!(all.last().map(verb), Some("terminated"));
    let [first, last] = ["initialized", "terminated"].map(|word| one(&all, word));
    assert_eq!(first["timestamp"], "2025-11-21T22:26:40.00Z");
    assert_eq!(first.get("result"), None);
    assert_eq!(last["result"], json!({ "duration": "PT10M" }));
    for statement in [first, last] {
        assert_eq!(statement["object"]["id"], ACTIVITY);
        assert_eq!(categories(statement), [CMI5]);
    }
}

#[test]
fn completed_has_a_duration_and_neither_score_nor_success() {
    let all = visit(&mut cmi5(), &report(vec![finished(80)]));
    let completed = one(&all, "completed");
    assert_eq!(completed["result"]["completion"], true);
    assert!(completed["result"]["duration"].as_str().is_some_and(|time| time.starts_with("PT")));
    assert_eq!((completed["result"].get("score"), completed["result"].get("success")), (None, None));
    assert_eq!(categories(completed), [CMI5, MOVE_ON]);
}

#[test]
fn completed_and_passed_are_told_once_a_registration() {
    let report = report(vec![finished(80)]);
    let mut first = cmi5();
    for statement in first.news(&report, LATER) {
        first.took(statement.tells);
    }
    assert_eq!(first.news(&report, LATER), []);
    let mut second = Session::begin(launch(true), Some(data(|_| ())), first.told().clone(), LATER);
    assert_eq!(second.news(&report, LATER), []);
    assert_eq!(verbs(&second.closing(Some(&report), LATER)), ["terminated"]);
}

#[test]
fn passed_has_success_a_score_at_or_over_the_mastery_score_and_says_which() {
    for score in [60, 61, 100] {
        let all = visit(&mut cmi5(), &report(vec![finished(score)]));
        let passed = one(&all, "passed");
        assert_eq!(passed["result"]["success"], true);
        assert!(passed["result"]["score"]["scaled"].as_f64().is_some_and(|scaled| scaled >= 0.6));
        assert_eq!(passed["result"]["score"]["raw"], score);
        assert_eq!(passed["context"]["extensions"][MASTERY], json!(0.6));
        assert_eq!(categories(passed), [CMI5, MOVE_ON]);
        assert!(!verbs(&all).contains(&"failed"));
    }
}

#[test]
fn failed_is_told_on_leaving_once_with_a_score_under_the_mastery_score() {
    let report = report(vec![finished(59)]);
    let mut session = cmi5();
    assert!(!verbs(&session.news(&report, LATER)).contains(&"failed"), "somebody may still do better");
    let closing = session.closing(Some(&report), LATER);
    assert_eq!(verbs(&closing), ["failed", "terminated"]);
    let failed = one(&closing, "failed");
    assert_eq!(failed["result"]["success"], false);
    assert_eq!(failed["result"]["score"]["scaled"], json!(0.59));
    assert_eq!(failed["context"]["extensions"][MASTERY], json!(0.6));
    assert_eq!(categories(failed), [CMI5, MOVE_ON]);
    assert_eq!(session.closing(Some(&report), LATER), []);
}

#[test]
fn who_passed_or_did_nothing_on_this_visit_does_not_fail() {
    let low = report(vec![finished(10)]);
    let mut told = Told { passed: true, completed: true, ..Told::default() };
    let again =
        Session::begin(launch(true), Some(data(|_| ())), told.clone(), BEGUN).closing(Some(&low), LATER);
    assert_eq!(verbs(&again), ["terminated"]);
    told.passed = false;
    told.tell_turns(low.runs[0].id(), u16::MAX);
    let idle = Session::begin(launch(true), Some(data(|_| ())), told, BEGUN).closing(Some(&low), LATER);
    assert_eq!(verbs(&idle), ["terminated"]);
}

#[test]
fn without_a_mastery_score_passed_is_told_on_completion_where_the_platform_waits_for_it() {
    for (move_on, expected) in [("Passed", true), ("CompletedAndPassed", true), ("Completed", false)] {
        let data = data(|data| {
            data["masteryScore"] = Value::Null;
            data["moveOn"] = json!(move_on);
        });
        let mut session = Session::begin(launch(true), Some(data), Told::default(), BEGUN);
        let news = session.news(&report(vec![finished(10)]), LATER);
        assert_eq!(verbs(&news).contains(&"passed"), expected, "{move_on}");
        assert!(news.iter().all(|statement| statement.json["context"]["extensions"].get(MASTERY).is_none()));
    }
}

#[test]
fn an_open_talk_completes_and_passes_nothing() {
    let open = bare(finished(0).talk.back_to(2, 1_763_764_000));
    let all = visit(&mut cmi5(), &report(vec![open]));
    assert_eq!(verbs(&all), ["initialized", "terminated"]);
}

#[test]
fn every_statement_has_what_the_platform_put_into_the_context() {
    let mut run = finished(80);
    run.written = written("Thank you.", "Agreed.");
    for statement in visit(&mut cmi5(), &report(vec![run])) {
        let context = &statement.json["context"];
        assert_eq!(context["extensions"][SESSION], "s1");
        assert_eq!(context["extensions"]["https://lms.example/x"], json!([1]));
        assert_eq!(context["registration"], "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0");
        let grouping = &context["contextActivities"]["grouping"];
        let first = if grouping.is_array() { &grouping[0] } else { grouping };
        assert_eq!(first["id"], "https://lms.example/course");
        assert_eq!(statement.json["actor"]["account"]["name"], "s7");
        assert_eq!(statement.json["id"], statement.id.to_string());
    }
}

#[test]
fn who_only_looks_around_comes_and_goes() {
    for mode in ["Browse", "Review"] {
        let data = data(|data| data["launchMode"] = json!(mode));
        let mut session = Session::begin(launch(true), Some(data), Told::default(), BEGUN);
        assert_eq!(verbs(&visit(&mut session, &report(vec![finished(10)]))), ["initialized", "terminated"]);
    }
}

#[test]
fn each_decision_is_answered_with_what_was_on_offer_and_no_category_of_cmi5() {
    let run = finished(80);
    let decisions = run.decisions();
    let news = cmi5().news(&report(vec![run]), LATER);
    let answered: Vec<&Statement> = news.iter().filter(|one| verb(one) == "answered").collect();
    assert_eq!(answered.len(), decisions.len());
    for (statement, decision) in answered.iter().zip(&decisions) {
        let (json, definition) = (&statement.json, &statement.json["object"]["definition"]);
        assert_eq!(definition["type"], "http://adlnet.gov/expapi/activities/cmi.interaction");
        assert_eq!(definition["interactionType"], "choice");
        assert_eq!(definition["choices"].as_array().map(Vec::len), Some(decision.offered.len()));
        assert_eq!(json["result"]["response"], decision.chosen.as_str());
        assert_eq!(json["result"]["extensions"][format!("{EXTENSIONS}cut-in")], decision.cut_in);
        assert_eq!(categories(json), [""; 0]);
        let place = format!("{ACTIVITY}/decisions/not-covered/{}", decision.node);
        assert_eq!(json["object"]["id"], place.as_str());
    }
}

#[test]
fn a_decision_is_told_once_it_is_known_how_it_compares() {
    let run = finished(80);
    let mut session = cmi5();
    let unknown = session.news(&report(vec![bare((*run.talk).clone())]), LATER);
    assert_eq!(verbs(&unknown), ["completed"]);
    assert!(verbs(&session.news(&report(vec![run]), LATER)).contains(&"answered"));
}

#[test]
fn the_three_scores_are_an_extension_and_each_talk_has_its_own() {
    let mut run = finished(80);
    run.found.as_mut().expect("scores").scores = [90, 80, 71];
    let news = cmi5().news(&report(vec![run.clone()]), LATER);
    for word in ["scored", "completed", "passed"] {
        let extensions = &one(&news, word)["result"]["extensions"];
        for (name, score) in [("empathy", 90), ("clarity", 80), ("solution", 71)] {
            assert_eq!(extensions[format!("{EXTENSIONS}{name}")], score, "{word}");
        }
    }
    assert_eq!(
        one(&news, "scored")["result"]["score"],
        json!({ "scaled": 0.8, "raw": 80, "min": 0, "max": 100 })
    );
    assert_eq!(
        one(&news, "scored")["context"]["extensions"][format!("{EXTENSIONS}talk")],
        run.id().to_string()
    );
}

#[test]
fn what_was_written_is_answered_once_and_again_when_it_changes() {
    let mut run = finished(80);
    run.written = written("Thank you.", "");
    let mut session = plain();
    let of_text = |news: &[Statement]| -> Vec<Value> {
        let texts =
            news.iter().filter(|one| one.json["object"]["definition"]["interactionType"] == "long-fill-in");
        texts.map(|one| one.json["result"]["response"].clone()).collect()
    };
    assert_eq!(of_text(&session.news(&report(vec![run.clone()]), LATER)), ["Thank you."]);
    assert_eq!(session.news(&report(vec![run.clone()]), LATER), []);
    run.written = written("Thank you all.", "");
    assert_eq!(of_text(&session.news(&report(vec![run.clone()]), LATER)), ["Thank you all."]);
}

#[test]
fn a_plain_launch_has_no_marks_of_cmi5_and_is_suspended_before_all_is_done() {
    let mut session = plain();
    let open = report(vec![bare(finished(0).talk.back_to(2, 1_763_764_000))]);
    let mut all = visit(&mut session, &open);
    assert_eq!(verbs(&all), ["initialized", "suspended"]);
    all.extend(visit(&mut plain(), &report(vec![finished(80)])));
    assert_eq!(all.last().map(verb), Some("terminated"));
    for statement in &all {
        assert!(!statement.json.to_string().contains("w3id.org"));
    }
}

#[test]
fn ids_follow_from_what_is_told_so_that_twice_is_once() {
    let report = report(vec![finished(80)]);
    let ids = |session: &mut Session| -> Vec<String> {
        visit(session, &report).iter().map(|statement| statement.id.to_string()).collect()
    };
    let first = ids(&mut cmi5());
    assert_eq!(first, ids(&mut cmi5()));
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len());
    let elsewhere = ids(&mut plain());
    assert!(first.iter().any(|id| elsewhere.contains(id)), "the same registration, the same reply");
    let mut other = launch(true);
    other.registration = None;
    let other = ids(&mut Session::begin(other, Some(data(|_| ())), Told::default(), BEGUN));
    assert!(first.iter().all(|id| !other.contains(id)));
}

#[test]
fn texts_that_trip_platforms_leave_statements_whole() {
    for text in HOSTILE {
        let mut run = finished(80);
        run.written = written(text, &text.repeat(200));
        let mut report = report(vec![run]);
        report.course.title = text.to_owned();
        for statement in visit(&mut cmi5(), &report) {
            let written = statement.json.to_string();
            assert!(!written.contains("\\u0000") || written.contains("\\\\u0000"), "{text:?}");
            assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), statement.json);
        }
    }
}
