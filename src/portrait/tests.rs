//! What every portrait promises: it stays on its sheet, moves evenly with the mood, and is nobody else's.

use std::collections::HashSet;

use rapport_engine::look::{Age, Dress, Hair, Look, Tone};

use super::{Drawing, geometry};

/// Every look there is, `step` apart.
fn looks(step: usize) -> impl Iterator<Item = Look> {
    let mut all = Vec::new();
    for &age in Age::ALL {
        for &hair in Hair::ALL {
            for &hair_tone in Tone::ALL {
                for &skin in Tone::ALL {
                    for &dress in Dress::ALL {
                        for accessories in 0..4 {
                            let (glasses, beard) = (accessories & 1 == 1, accessories & 2 == 2);
                            all.push(Look { age, hair, hair_tone, skin, dress, glasses, beard });
                        }
                    }
                }
            }
        }
    }
    all.into_iter().step_by(step)
}

/// What must not change with the mood: layers, classes and path commands.
fn structure(drawing: &Drawing) -> Vec<(String, String)> {
    drawing
        .shapes
        .iter()
        .map(|shape| {
            let commands = shape.path.chars().filter(char::is_ascii_alphabetic).collect();
            (format!("{:?} {}", shape.layer, shape.class), commands)
        })
        .collect()
}

/// Every coordinate on the sheet, in order.
fn numbers(drawing: &Drawing) -> Vec<i32> {
    drawing.shapes.iter().flat_map(|shape| on_the_sheet(&shape.path)).flatten().collect()
}

/// The points of a path: `M` begins at a point, the three points of a `c` count from where the last curve ended.
fn on_the_sheet(path: &str) -> Vec<[i32; 2]> {
    let mut spots = Vec::new();
    let mut pen = [0, 0];
    for part in path.replace('M', "|M").replace('c', "|c").replace('Z', "").split('|').skip(1) {
        let words = part[1..].split(' ').map(|word| word.parse().expect("a path holds whole numbers"));
        let words: Vec<i32> = words.collect();
        let from = if part.starts_with('M') { [0, 0] } else { pen };
        spots.extend(words.chunks(2).map(|spot| [from[0] + spot[0], from[1] + spot[1]]));
        pen = *spots.last().expect("a part has points");
    }
    spots
}

/// The largest way any point goes between two moods.
fn furthest(one: &Drawing, other: &Drawing) -> i32 {
    let ways = numbers(one).into_iter().zip(numbers(other));
    ways.map(|(a, b)| (a - b).abs()).max().expect("a drawing has points")
}

/// The middle and the four corners of all moods.
const FAR_APART: [(i8, i8); 5] = [(0, 50), (-50, 0), (-50, 100), (50, 0), (50, 100)];

#[track_caller]
fn assert_on_the_sheet(drawing: &Drawing) {
    let out = numbers(drawing).into_iter().find(|number| !(-250..=2250).contains(number));
    assert_eq!(out, None);
}

#[test]
fn every_look_is_drawn_on_the_sheet_with_a_face_of_its_own() {
    let mut faces = HashSet::new();
    for look in looks(1) {
        let mut drawing = geometry(look, 0, 40);
        assert_on_the_sheet(&drawing);
        // The face alone, without hair, clothes and what only a class tells apart.
        drawing.shapes.retain(|shape| matches!(shape.class, "skin" | "lip" | "white"));
        let paths: String = drawing.shapes.into_iter().map(|shape| shape.path).collect();
        assert!(faces.insert(paths), "{look:?} has the face of another look");
    }
}

#[test]
fn a_look_keeps_its_paths_and_commands_in_every_mood() {
    for look in looks(23) {
        let first = structure(&geometry(look, 0, 0));
        for (rapport, arousal) in FAR_APART {
            let drawing = geometry(look, rapport, arousal);
            assert_eq!(structure(&drawing), first, "{look:?} at {rapport}, {arousal}");
            assert_on_the_sheet(&drawing);
        }
    }
}

#[test]
fn a_step_in_the_mood_is_a_step_in_the_drawing() {
    for look in looks(271) {
        for rapport in (-50..50).step_by(12) {
            for arousal in (0..100).step_by(17) {
                let here = geometry(look, rapport, arousal);
                for (to_rapport, to_arousal) in [(rapport + 1, arousal), (rapport, arousal + 1)] {
                    let way = furthest(&here, &geometry(look, to_rapport, to_arousal));
                    assert!(way <= STEP, "{look:?} at {rapport}, {arousal}: a point goes {way}");
                }
            }
        }
    }
}

/// How far a point may go for one step of mood, on a sheet of 2000.
const STEP: i32 = 16;

#[test]
fn five_steps_of_mood_can_be_seen() {
    for look in looks(271) {
        for (rapport, arousal) in [(-40, 80), (-20, 20), (0, 50), (20, 30), (40, 90)] {
            let here = geometry(look, rapport, arousal);
            assert!(furthest(&here, &geometry(look, rapport + 5, arousal)) >= 6);
            assert!(furthest(&here, &geometry(look, rapport, arousal + 5)) >= 4);
        }
    }
}

#[test]
fn moods_that_are_far_apart_look_far_apart() {
    for look in looks(271) {
        for (index, &(rapport, arousal)) in FAR_APART.iter().enumerate() {
            for &(other_rapport, other_arousal) in &FAR_APART[..index] {
                let way = furthest(
                    &geometry(look, rapport, arousal),
                    &geometry(look, other_rapport, other_arousal),
                );
                assert!(way >= 60, "{look:?}: {way}");
            }
        }
    }
}
