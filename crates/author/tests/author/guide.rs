//! The examples of `docs/authors-guide.md`: whole talks load, and pieces are pieces of the last of them.

use std::sync::Arc;

use rapport_author::{Beside, check, load, load_plays_of};
use rapport_engine::codec::Compiled;
use rapport_engine::talk::{Situation, Talk};

const PAGE: &str = include_str!("../../../../docs/authors-guide.md");

/// The blocks of YAML in the guide: whole files, and pieces.
fn examples() -> (Vec<&'static str>, Vec<&'static str>) {
    let blocks = PAGE.split("```yaml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    blocks.partition(|block| block.contains("format: 1\n"))
}

fn talks() -> Vec<&'static str> {
    examples().0.into_iter().filter(|file| file.contains("\nnodes:")).collect()
}

fn plays() -> Vec<&'static str> {
    examples().0.into_iter().filter(|file| file.contains("\nplays:")).collect()
}

#[test]
fn whole_talks_load_and_there_is_nothing_to_say_about_them() {
    let talks = talks();
    assert!(talks.len() >= 2);
    for talk in talks {
        assert_eq!(check("late-ramp.yaml", talk.as_bytes()).diagnostics, []);
    }
}

#[test]
fn every_piece_stands_in_the_whole_talk() {
    let (_, pieces) = examples();
    assert!(pieces.len() >= 4);
    for piece in pieces {
        assert!(talks().last().unwrap().contains(piece), "{piece}");
    }
}

#[test]
fn the_plays_are_of_the_whole_talk_and_end() {
    let scenario = load("late-ramp.yaml", talks().last().unwrap().as_bytes()).scenario.unwrap();
    let (file, beside) = ("late-ramp.plays.yaml", Beside::Scenario(&scenario));
    let (plays, diagnostics) = load_plays_of(beside, file, plays().last().unwrap().as_bytes());
    assert_eq!(diagnostics, []);
    let compiled: Arc<Compiled> = Compiled::new(scenario.clone());
    let endings = plays.unwrap().into_iter().map(|play| {
        let mut talk = Talk::begin(compiled.clone(), play.seed, 0);
        for reply in &play.replies {
            talk.act(reply, 0).unwrap();
        }
        assert!(!matches!(talk.situation(), Situation::Choosing(_)), "{}", play.name);
        talk.ending().unwrap().id.clone()
    });
    assert_eq!(endings.collect::<Vec<_>>(), ["mornings-off", "hangs-up"]);
}
