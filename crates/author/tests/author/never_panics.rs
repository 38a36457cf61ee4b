//! Whatever the bytes: an answer, in order, with places that exist.

use std::sync::LazyLock;

use proptest::prelude::*;
use rapport_author::{Beside, Play, added, check as look, load, load_plays, load_plays_of, retold};
use rapport_engine::scenario::Scenario;

const PLAYS: &str = include_str!("../../../../docs/plays.md");
const PAGE: &str = include_str!("../../../../docs/scenario-format.md");

fn example() -> &'static str {
    PAGE.split("```").nth(1).unwrap_or_default().trim_start_matches("yaml")
}

#[track_caller]
fn check(bytes: &[u8]) {
    let loaded = look("late-parcel.yaml", bytes);
    let (_, of_plays) = load_plays("late-parcel.plays.yaml", bytes);
    assert_eq!(loaded.scenario.is_none(), loaded.diagnostics.iter().any(|one| one.is_error()));
    for found in [&loaded.diagnostics, &of_plays] {
        assert!(found.iter().all(|one| one.line > 0 && one.column > 0));
        assert!(found.is_sorted_by_key(|one| (one.line, one.column)));
    }
}

/// Whatever plays there are can be told anew and added to, or it is said why not.
#[track_caller]
fn check_plays(text: &str) {
    static SCENARIO: LazyLock<Scenario> =
        LazyLock::new(|| load("late-parcel.yaml", example().as_bytes()).scenario.unwrap());
    let beside = Beside::Scenario(&SCENARIO);
    let (plays, found) = load_plays_of(beside, "late-parcel.plays.yaml", text.as_bytes());
    assert_eq!(plays.is_none(), found.iter().any(|one| one.is_error()));
    let plays = plays.unwrap_or_default();
    let told: Vec<_> = plays.iter().filter_map(|play| play.transcript.clone()).collect();
    if let Ok(again) = retold(text, &told) {
        assert!(again.lines().map(str::trim_end).eq(text.lines().map(str::trim_end)), "{text}");
    }
    if let Some(play) = plays.first() {
        let play = Play { name: "One more".to_owned(), ..play.clone() };
        let more = added(text, &play).ok().and_then(|more| load_plays("", more.as_bytes()).0);
        assert!(more.is_none_or(|more| more.len() == plays.len() + 1), "{text}");
    }
}

/// A piece of the example between two places of it, moved to where a character begins.
fn cut(from: usize, length: usize) -> std::ops::Range<usize> {
    let text = example();
    let boundary = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let from = from % text.len();
    boundary(from)..boundary(from + length)
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        check(&bytes);
    }

    #[test]
    fn any_marks_of_yaml_are_answered(text in "[-?:,\\[\\]{}#&*!|>'\"%@` \t\r\na-c0-9~.\u{feff}é]{0,400}") {
        check(text.as_bytes());
    }

    #[test]
    fn the_example_with_any_piece_cut_out_is_answered(from: usize, length in 0..400_usize) {
        let mut text = example().to_owned();
        text.replace_range(cut(from, length), "");
        check(text.as_bytes());
    }

    #[test]
    fn the_example_with_any_piece_moved_is_answered(from: usize, length in 0..80_usize, to: usize) {
        let mut text = example().to_owned();
        text.insert_str(cut(to, 0).start, &example()[cut(from, length)]);
        check(text.as_bytes());
    }

    #[test]
    fn the_example_with_any_bytes_put_in_is_answered(at: usize, bytes: [u8; 4], count in 1..=4_usize) {
        let mut text = example().as_bytes().to_vec();
        let at = at % text.len();
        text.splice(at..at, bytes.into_iter().take(count));
        check(&text);
    }

    #[test]
    fn the_example_with_an_allowance_put_in_anywhere_is_answered(to: usize, own_line: bool) {
        let mut text = example().to_owned();
        let allowance = "# rapport: allow S130, S072 because so";
        let allowance = if own_line { format!("\n{allowance}\n") } else { format!(" {allowance} ") };
        text.insert_str(cut(to, 0).start, &allowance);
        check(text.as_bytes());
    }

    #[test]
    fn plays_with_any_piece_cut_out_are_answered(from: usize, length in 0..60_usize) {
        let (_, plays) = PLAYS.split_once("```yaml\n").unwrap();
        let mut text = plays.split("```").next().unwrap().to_owned();
        let from = from % text.len();
        text.replace_range(from..(from + length).min(text.len()), "");
        check_plays(&text);
    }

    #[test]
    fn plays_with_any_marks_put_in_are_answered(at: usize, marks in "[-?:|> \t\r\n#'\"a~]{1,6}") {
        let (_, plays) = PLAYS.split_once("```yaml\n").unwrap();
        let mut text = plays.split("```").next().unwrap().to_owned();
        text.insert_str(at % text.len(), &marks);
        check_plays(&text);
    }
}
