//! Whatever the bytes: an answer, in order, with places that exist.

use proptest::prelude::*;
use rapport_author::{check as look, load_plays};

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
}
