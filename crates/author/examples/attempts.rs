//! Prints finished talks of a real scenario by chance, a line each as they are kept: kind of ending, no scores, journal.
//! `attempts COUNT DAYS`: so many talks on so many days. `cargo xtask bench` makes result files of them.

use std::env;
use std::fmt::Write as _;

use rapport_author::load;
use rapport_engine::codec::Compiled;
use rapport_engine::talk::Talk;

const SCENARIO: &[u8] = include_bytes!("../../../scenarios/not-covered.yaml");
/// When the first was begun, in seconds since 1970.
const BEGUN: u64 = 1_772_550_000;

fn main() {
    let mut asked = env::args().skip(1).filter_map(|number| number.parse::<u64>().ok());
    let (count, days) = (asked.next().unwrap_or(1), asked.next().unwrap_or(1).max(1));
    let Some(scenario) = load("not-covered.yaml", SCENARIO).scenario else { return };
    let compiled = Compiled::new(scenario);
    let mut lines = String::new();
    for one in 0..count {
        let talk = Talk::begin(compiled.clone(), one % days + 1, BEGUN + one * 60).by_chance(one);
        if let Some(ending) = talk.ending() {
            // Writing to a text cannot fail.
            let _ = writeln!(lines, "{} {}", ending.kind.id(), talk.journal());
        }
    }
    print!("{lines}");
}
