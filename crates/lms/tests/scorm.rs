//! What a SCORM platform is told keeps within the strict table and comes in the order that platforms ask for, whatever
//! is in the texts; and never takes back what the platform has.

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use rapport_engine::codec::Compiled;
use rapport_lms::report::Report;
use rapport_lms::run::Run;
use rapport_lms::scorm::{Had, Session, Version};
use rapport_lms::strict::{self, ELEMENTS_12, ELEMENTS_2004};
use rapport_lms::suspend::Opened;
use rapport_lms::told::Told;
use support::{HOSTILE, bare, report, scenario, searched, talk, written};

const BOTH: [Version; 2] = [Version::V12, Version::V2004];

/// A platform that takes nothing which any platform would refuse.
struct Platform {
    version: Version,
    values: BTreeMap<String, String>,
    /// What was set, in order.
    log: Vec<(String, String)>,
}

impl Platform {
    fn new(version: Version, values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|&(element, value)| (element.to_owned(), value.to_owned())).collect();
        Self { version, values, log: Vec::new() }
    }

    fn begin(&self, told: Told) -> Session {
        Session::begin(self.version, Had::read(self.version, |element| self.get(element)), told)
    }

    fn get(&self, element: &str) -> Option<String> {
        match element.strip_suffix("._count") {
            None => self.values.get(element).cloned(),
            Some(list) => Some(self.count(list).to_string()),
        }
    }

    fn count(&self, list: &str) -> usize {
        let item = |at: usize| format!("{list}.{at}.");
        (0..).take_while(|&at| self.values.keys().any(|element| element.starts_with(&item(at)))).count()
    }

    /// Takes a change, and what must come before it was there.
    fn set(&mut self, element: &str, value: &str) {
        assert!(strict::fits(self.version, element, value), "{element} does not take {value:?}");
        for list in ["cmi.interactions", "cmi.objectives", "cmi.comments_from_learner"] {
            let Some(rest) = element.strip_prefix(list).and_then(|rest| rest.strip_prefix('.')) else {
                continue;
            };
            let (at, part) = rest.split_once('.').expect("a part of an item");
            let at: usize = at.parse().expect("a number");
            assert!(at <= self.count(list), "{element} leaves a gap");
            let first = if list.ends_with("learner") { "comment" } else { "id" };
            assert!(part == first || at < self.count(list), "{element} comes before the {first}");
            if part == "learner_response"
                || part == "correct_responses.0.pattern"
                || part == "student_response"
            {
                assert!(
                    self.values.contains_key(&format!("{list}.{at}.type")),
                    "{element} comes before the type"
                );
            }
            let had = self.values.get(element);
            assert!(part != "id" || had.is_none_or(|had| had == value), "{element} changes");
        }
        self.values.insert(element.to_owned(), value.to_owned());
        self.log.push((element.to_owned(), value.to_owned()));
    }

    fn tell(&mut self, session: &mut Session, report: &Report) {
        for change in session.changes(report) {
            self.set(&change.0, &change.1);
            session.took(change);
        }
        assert_eq!(session.changes(report), [], "nothing is said twice");
    }

    fn value(&self, element: &str) -> &str {
        self.values.get(element).map_or("", String::as_str)
    }

    fn place(&self, element: &str) -> usize {
        self.log.iter().position(|(set, _)| set == element).unwrap_or_else(|| panic!("{element} was set"))
    }
}

fn finished() -> Run {
    searched(talk(&scenario("not-covered"), 7, 1_763_764_000, 3))
}

/// The scenario with another text in all places that a platform could be told of.
fn rough(text: &str) -> Arc<Compiled> {
    let mut scenario = scenario("not-covered").scenario.clone();
    scenario.title = text.to_owned();
    scenario.cast.iter_mut().for_each(|one| one.name = text.to_owned());
    for node in &mut scenario.nodes {
        node.lines.iter_mut().flat_map(|line| &mut line.variants).for_each(|said| *said = text.to_owned());
        node.replies.iter_mut().for_each(|reply| reply.text = text.to_owned());
    }
    Compiled::new(scenario)
}

#[test]
fn a_finished_talk_is_told_with_score_status_and_every_decision() {
    for version in BOTH {
        let mut platform = Platform::new(version, &[("cmi.core.student_id", "s7"), ("cmi.learner_id", "s7")]);
        let mut session = platform.begin(Told::default());
        let run = finished();
        let turns = run.talk.turns().len();
        let scores = run.found.as_ref().expect("scores").scores;
        let overall = (scores.iter().map(|&one| u32::from(one)).sum::<u32>() + 1) / 3;
        platform.tell(&mut session, &report(vec![run]));
        assert_eq!(platform.count("cmi.interactions"), turns);
        assert_eq!(platform.count("cmi.objectives"), 3);
        assert_eq!(platform.value("cmi.objectives.1.id"), "clarity");
        assert_eq!(platform.value("cmi.objectives.1.score.raw"), scores[1].to_string());
        let [raw, status] = match version {
            Version::V12 => ["cmi.core.score.raw", "cmi.core.lesson_status"],
            Version::V2004 => ["cmi.score.raw", "cmi.completion_status"],
        };
        assert_eq!(platform.value(raw), overall.to_string());
        assert!(platform.place(raw) < platform.place(status));
        match version {
            Version::V12 => {
                assert_eq!(platform.value(status), "passed");
                assert!(platform.value("cmi.interactions.0.student_response").contains('/'));
                assert_eq!(platform.value("cmi.interactions.0.type"), "fill-in");
            }
            Version::V2004 => {
                assert_eq!(platform.value(status), "completed");
                assert_eq!(platform.value("cmi.success_status"), "", "there is no mastery score to pass");
                assert_eq!(platform.value("cmi.progress_measure"), "1");
                assert!(platform.value("cmi.interactions.0.description").contains("On offer: "));
            }
        }
    }
}

#[test]
fn a_decision_is_told_at_once_and_how_it_compares_once_that_is_known() {
    for version in BOTH {
        let mut platform = Platform::new(version, &[]);
        let mut session = platform.begin(Told::default());
        let run = finished();
        let result = "cmi.interactions.0.result";
        platform.tell(&mut session, &report(vec![bare((*run.talk).clone())]));
        assert_eq!(platform.value(result), "");
        platform.tell(&mut session, &report(vec![run.clone()]));
        assert_ne!(platform.value(result), "");
        assert_eq!(platform.count("cmi.interactions"), run.talk.turns().len());
    }
}

#[test]
fn the_next_visit_goes_on_with_the_numbers_and_tells_nothing_twice() {
    for version in BOTH {
        let mut platform = Platform::new(version, &[]);
        let run = finished();
        let half = bare(run.talk.back_to(2, 1_763_764_000));
        platform.tell(&mut platform.begin(Told::default()), &report(vec![half]));
        assert_eq!(platform.count("cmi.interactions"), 2);
        let kept = platform.value("cmi.suspend_data").to_owned();
        let back = Opened::of(&kept, "").expect("what was kept").expect("something");
        let back = back.read(&[scenario("not-covered")]).expect("what was kept");
        assert_eq!(back.bookmark, "#/talk/not-covered/7");
        platform.tell(&mut platform.begin(back.told), &report(vec![run.clone()]));
        assert_eq!(platform.count("cmi.interactions"), run.talk.turns().len());
        assert_eq!(platform.count("cmi.objectives"), 3);
    }
}

#[test]
fn no_status_goes_back_and_no_score_goes_down() {
    let known = [
        (Version::V12, "cmi.core.lesson_status", "passed", "cmi.core.score.raw"),
        (Version::V2004, "cmi.completion_status", "completed", "cmi.score.raw"),
        (Version::V2004, "cmi.success_status", "passed", "cmi.score.raw"),
    ];
    for (version, status, had, raw) in known {
        let mut platform =
            Platform::new(version, &[(status, had), (raw, "100"), ("cmi.progress_measure", "1")]);
        let mut run = finished();
        run.found.as_mut().expect("scores").scores = [20, 20, 20];
        let mut low = report(vec![run.clone(), bare(run.talk.back_to(1, 5))]);
        low.course.mastery = Some(80);
        low.course.scenarios.push(scenario("missed-sessions").scenario.id.clone());
        platform.tell(&mut platform.begin(Told::default()), &low);
        assert_eq!((platform.value(status), platform.value(raw)), (had, "100"), "{status}");
        assert_eq!(platform.value("cmi.progress_measure"), "1");
    }
}

#[test]
fn the_mastery_score_of_the_platform_comes_before_the_packages() {
    for (own, expected) in [("", "passed"), ("90", "failed"), ("59.5", "passed")] {
        let mut platform = Platform::new(Version::V12, &[("cmi.student_data.mastery_score", own)]);
        let mut run = finished();
        run.found.as_mut().expect("scores").scores = [60, 60, 60];
        let mut report = report(vec![run]);
        report.course.mastery = Some(50);
        platform.tell(&mut platform.begin(Told::default()), &report);
        assert_eq!(platform.value("cmi.core.lesson_status"), expected, "{own}");
    }
}

#[test]
fn failed_is_told_only_of_what_is_complete_and_worked_out() {
    let mut run = finished();
    run.found.as_mut().expect("scores").scores = [10, 10, 10];
    let open = bare(run.talk.back_to(1, 5));
    let unknown = bare((*run.talk).clone());
    for (run, expected) in [(open, "incomplete"), (unknown, "incomplete"), (run, "failed")] {
        let mut platform = Platform::new(Version::V12, &[]);
        let mut report = report(vec![run]);
        report.course.mastery = Some(80);
        platform.tell(&mut platform.begin(Told::default()), &report);
        assert_eq!(platform.value("cmi.core.lesson_status"), expected);
    }
}

#[test]
fn who_only_looks_around_changes_nothing() {
    for mode in ["browse", "review"] {
        for (version, element) in [(Version::V12, "cmi.core.lesson_mode"), (Version::V2004, "cmi.mode")] {
            let platform = Platform::new(version, &[(element, mode)]);
            assert_eq!(platform.begin(Told::default()).changes(&report(vec![finished()])), []);
        }
    }
}

#[test]
fn a_list_that_a_platform_refuses_is_left_alone_and_the_rest_is_told() {
    let platform = Platform::new(Version::V2004, &[]);
    let mut session = platform.begin(Told::default());
    let report = report(vec![finished()]);
    let mut asked = 0;
    for change in session.changes(&report) {
        if session.is_closed(&change.0) {
            continue;
        }
        if change.0.starts_with("cmi.interactions") {
            asked += 1;
            session.refused(change);
        } else {
            session.took(change);
        }
    }
    assert_eq!(asked, 1);
    assert_eq!(session.changes(&report), []);
}

#[test]
fn what_was_written_is_told_where_there_is_room_for_it() {
    let mut run = finished();
    run.written = written("Thank you, Ms Okafor.\nUntil Friday.", "Agreed: a courier.");
    let mut draft = run.clone();
    draft.written.as_mut().expect("a text").done = false;
    for version in BOTH {
        let comment = match version {
            Version::V12 => "cmi.comments",
            Version::V2004 => "cmi.comments_from_learner.0.comment",
        };
        let mut platform = Platform::new(version, &[]);
        let mut session = platform.begin(Told::default());
        platform.tell(&mut session, &report(vec![draft.clone()]));
        assert_eq!(platform.value(comment), "");
        platform.tell(&mut session, &report(vec![run.clone()]));
        assert!(platform.value(comment).contains("Thank you, Ms Okafor."));
    }
}

#[test]
fn every_line_of_the_table_is_used() {
    let mut used = Vec::new();
    for version in BOTH {
        let mut platform = Platform::new(version, &[]);
        let mut run = finished();
        run.written = written("Thank you.", "Agreed.");
        let mut report = report(vec![run]);
        report.course.mastery = Some(1);
        platform.tell(&mut platform.begin(Told::default()), &report);
        let table = if version == Version::V12 { ELEMENTS_12 } else { ELEMENTS_2004 };
        for &(name, _) in table {
            let pattern: Vec<&str> = name.split('.').collect();
            let same = |element: &String| {
                let parts: Vec<&str> = element.split('.').collect();
                parts.len() == pattern.len()
                    && parts.iter().zip(&pattern).all(|(part, name)| part == name || *name == "n")
            };
            assert!(platform.values.keys().any(same), "{name} is never set");
            used.push(name);
        }
    }
    assert_eq!(used.len(), ELEMENTS_12.len() + ELEMENTS_2004.len());
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        proptest::sample::select(&HOSTILE[..]).prop_map(|text| text.repeat(60)),
        "[\\PC\\n\\r\\t{}\\[\\],.:-]{0,400}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_is_in_the_texts_every_element_keeps_within_the_table(
        (said, message, note) in (text(), text(), text()),
        (learner, bookmark, had) in (text(), text(), text()),
        (seed, started, play) in (any::<u64>(), any::<u64>(), any::<u64>()),
        session_time in any::<u64>(),
    ) {
        let talk = talk(&rough(&said), seed, started, play);
        let mut run = bare(talk);
        run.written = written(&message, &note);
        let open = bare(run.talk.back_to(1, started / 2));
        let mut report = report(vec![open, run]);
        report.bookmark = bookmark;
        report.session = session_time;
        for version in BOTH {
            let had = [
                ("cmi.core.student_id", &*learner), ("cmi.learner_id", &*learner),
                ("cmi.core.lesson_status", &*had), ("cmi.completion_status", &*had), ("cmi.score.raw", &*had),
            ];
            let mut platform = Platform::new(version, &had);
            platform.tell(&mut platform.begin(Told::default()), &report);
        }
    }
}
