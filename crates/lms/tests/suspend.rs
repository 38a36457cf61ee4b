//! What a platform keeps: it comes back as it was, fits where it must, and is refused where it is not what was written.

mod support;

use rapport_lms::report::Report;
use rapport_lms::suspend::{MOST, MOST_12, Opened, Refusal, Suspended, kept};
use rapport_lms::told::Told;
use support::{HOSTILE, bare, library, plays, report, scenario, talk, timed, written};

const LEARNER: &str = "learner 7";

fn text(report: &Report, most: usize) -> String {
    kept(report, &Told::default(), LEARNER, most).text
}

fn read(text: &str) -> Result<Suspended, Refusal> {
    Opened::of(text, LEARNER)?.expect("something").read(&library())
}

/// A text with the checksum that belongs to its body.
fn sealed(text: &str) -> String {
    let body = &text[text.match_indices(' ').nth(2).map_or(text.len(), |(at, _)| at)..];
    let [checksum, learner] = [&[LEARNER, body][..], &[LEARNER]].map(rapport_lms::digest::digest);
    format!("rapport-at/1 {checksum} {learner}{body}")
}

/// The longest of many talks of each scenario, with ten minutes over each reply.
fn longest() -> Vec<rapport_engine::talk::Talk> {
    let each = library().into_iter().map(|compiled| {
        let talks = (0..300).map(|play| talk(&compiled, play % 40, 4_000_000_000, play));
        let longest = talks.max_by_key(|talk| talk.turns().len()).expect("a talk");
        timed(&longest, &compiled, 600_000)
    });
    each.collect()
}

#[test]
fn every_talk_and_text_comes_back_as_it_was() {
    let (first, second) = (scenario("not-covered"), scenario("missed-sessions"));
    let open = talk(&first, 7, 1_763_764_000, 1).back_to(3, 1_763_764_900);
    let mut runs =
        vec![bare(talk(&first, 7, 1_763_764_000, 1)), bare(talk(&second, 123_456_789, 5, 2)), bare(open)];
    for message in HOSTILE {
        runs[0].written = written(message, "a note");
        runs[1].written = written("a message", message);
        let report = report(runs.clone());
        let mut told = Told { completed: true, ..Told::default() };
        told.tell_turns(runs[0].id(), 4);
        told.tell_written(runs[0].id(), runs[0].written.as_ref().expect("a text"));
        let back = read(&kept(&report, &told, LEARNER, MOST).text).expect("what was kept");
        assert_eq!(back.bookmark, report.bookmark);
        assert_eq!(back.told.and(told.clone()), told);
        assert_eq!(back.talks.len(), 3);
        for run in &runs {
            assert!(back.talks.contains(&(run.talk.journal().clone(), run.written.clone())), "{message:?}");
        }
    }
}

#[test]
fn what_was_prepared_noticed_and_said_early_comes_back() {
    let mut seen = [false; 3];
    for talk in plays() {
        let journal = talk.journal().clone();
        for (seen, mark) in seen.iter_mut().zip(["?", "!", ","]) {
            *seen |= journal.to_string().contains(mark);
        }
        let back = read(&text(&report(vec![bare(talk)]), MOST)).expect("what was kept");
        assert_eq!(back.talks[0].0, journal);
    }
    assert_eq!(seen, [true; 3]);
}

#[test]
fn the_longest_talk_of_the_library_and_what_is_written_after_it_fit_into_scorm_12() {
    for talk in longest() {
        let parts = |parts: &[&rapport_engine::scenario::Part]| -> String {
            parts.iter().map(|part| format!("{} ", part.says)).collect()
        };
        let claims = talk.follow_up().expect("something to write");
        let text = written(&parts(&claims.parts), &parts(&claims.note_parts));
        let mut run = bare(talk.clone());
        run.written = text;
        let kept = kept(&report(vec![run]), &Told::default(), LEARNER, MOST_12);
        assert!(kept.text.len() <= MOST_12);
        assert_eq!((kept.talks_left_out, kept.texts_left_out), (0, 0), "{}", kept.text.len());
        assert_eq!(read(&kept.text).expect("what was kept").talks[0].0, *talk.journal());
    }
}

#[test]
fn what_finds_no_room_is_left_out_texts_first_and_an_open_talk_never() {
    let compiled = scenario("not-covered");
    let finished = talk(&compiled, 7, 1_000, 1);
    let mut runs: Vec<_> = (0_u64..150)
        .map(|at| {
            let mut run = bare(finished.back_to(finished.turns().len(), 1_000 + at));
            run.written = written(&"ש".repeat(400), "");
            run
        })
        .collect();
    let open = bare(finished.back_to(2, 500));
    runs.insert(0, open.clone());
    let kept = kept(&report(runs.clone()), &Told::default(), LEARNER, MOST_12);
    assert!(kept.text.len() <= MOST_12);
    assert!(kept.talks_left_out > 0 && kept.texts_left_out == 150, "{kept:?}");
    let back = read(&kept.text).expect("what was kept");
    let starts: Vec<u64> = back.talks.iter().map(|(journal, _)| journal.started).collect();
    assert_eq!(starts[0], 500);
    let latest: Vec<u64> = (0..150).rev().map(|at| 1_000 + at).take(starts.len() - 1).collect();
    assert_eq!(starts[1..], latest);
}

#[test]
fn nothing_kept_is_no_fault() {
    for text in ["", " \n"] {
        assert_eq!(Opened::of(text, LEARNER), Ok(None));
    }
}

#[test]
fn what_is_not_what_was_written_is_refused_with_the_reason() {
    let compiled = scenario("not-covered");
    let good = text(&report(vec![bare(talk(&compiled, 7, 1_763_764_000, 1))]), MOST_12);
    assert!(read(&good).is_ok());
    assert_eq!(good, sealed(&good));
    let refused = |text: &str| read(text).expect_err("a refusal");
    for foreign in ["hello", "1,2,3", "{\"page\":3}", "null", "undefined", "[object Object]"] {
        assert_eq!(refused(foreign), Refusal::Foreign, "{foreign}");
    }
    assert_eq!(refused(&good.replace("at/1 ", "at/2 ")), Refusal::Version);
    assert_eq!(refused("rapport-at/0"), Refusal::Version);
    assert_eq!(Opened::of(&good, "learner 8"), Err(Refusal::AnotherLearner));
    for cut in 0..good.len() {
        assert!(Opened::of(&good[..cut], LEARNER).is_err() || cut == 0, "{cut}");
    }
    assert_eq!(refused(&good.replace("t~A~", "t~B~")), Refusal::Damaged);
    assert_eq!(refused(&sealed(&good.replace("t~A~", "t~B~"))), Refusal::Damaged);
    assert_eq!(refused(&sealed(&format!("{good}_"))), Refusal::Damaged);
    assert_eq!(refused(&sealed(&format!("{good} x~1"))), Refusal::Damaged);
    assert_eq!(
        refused(&sealed(&good.replace("not-covered", "other"))),
        Refusal::AnotherCourse("other".to_owned())
    );
    let hash = good.split('~').nth(3).expect("a hash").split(' ').next().expect("a hash");
    assert_eq!(
        refused(&sealed(&good.replace(hash, "BBBBBBBBBB"))),
        Refusal::Revised(compiled.scenario.id.clone())
    );
}
