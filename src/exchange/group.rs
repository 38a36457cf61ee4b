//! What a group chose as a table: a row for each reply at each place that somebody came by. Imports `csv`'s way of
//! writing and the engine.

use rapport_engine::codec::Compiled;
use rapport_engine::debrief::Mark;
use rapport_engine::group::{Chosen, Gathered, Place};
use rapport_engine::scenario::{Node, Reply};
use rapport_engine::sort;

use super::csv::{Cell, written};

const COLUMNS: [&str; 19] = [
    "scenario",
    "version",
    "talks",
    "place",
    "earliest turn",
    "heard",
    "visits",
    "parting",
    "facility",
    "reply",
    "said",
    "could be given",
    "times",
    "share",
    "times strong",
    "times weak",
    "discrimination",
    "techniques",
    "pitfalls",
];

/// Each mark has a column of its own after the others.
const MARKS: [(Mark, &str); 5] = [
    (Mark::Best, "best"),
    (Mark::Good, "good"),
    (Mark::MissedChance, "missed chance"),
    (Mark::Mistake, "mistake"),
    (Mark::TurningPoint, "turning point"),
];

/// The table of a group, in the order of its map. Replies that nobody gave are in it, with 0.
pub fn group_csv(compiled: &Compiled, gathered: &Gathered) -> String {
    let names = COLUMNS.into_iter().chain(MARKS.map(|(_, name)| name));
    let mut rows = vec![names.map(text).collect()];
    let mut places: Vec<_> = gathered.places.iter().collect();
    sort::by_key(&mut places, |(node, place)| (place.turn, **node));
    for (node, place) in places {
        let Some(node) = compiled.scenario.nodes.get(node.at()) else { continue };
        for (index, reply) in (0..).zip(&node.replies) {
            let chosen = place.replies.get(&index).cloned().unwrap_or_default();
            let open = place.open.get(&index).copied().unwrap_or_default();
            rows.push(row(compiled, gathered, (node, place), (reply, open, &chosen)));
        }
    }
    written(&rows)
}

fn row(
    compiled: &Compiled,
    gathered: &Gathered,
    (node, place): (&Node, &Place),
    (reply, open, chosen): (&Reply, u32, &Chosen),
) -> Vec<Cell> {
    let share = |part: u32| Cell::Share(i64::from(part) * 1_000 / i64::from(open.max(1)));
    let ids = |ids: Vec<&'static str>| Cell::Text(ids.join(" "));
    let known = |share: Option<i64>| share.map_or_else(|| text(""), Cell::Share);
    let mut cells = vec![
        text(compiled.scenario.id.as_str()),
        Cell::Text(format!("{:016x}", compiled.hash)),
        number(gathered.talks),
        text(&node.id),
        number(place.turn + 1),
        Cell::Text(heard(compiled, node, place)),
        number(place.visits),
        Cell::Share(place.parting.into()),
        known(place.facility.map(i64::from)),
        text(reply.id.as_str()),
        text(&reply.text),
        number(open),
        number(chosen.times),
        share(chosen.times),
        number(chosen.outer[0]),
        number(chosen.outer[1]),
        known(chosen.discrimination.map(i64::from)),
        ids(reply.techniques.iter().map(|one| one.id()).collect()),
        ids(reply.pitfalls.iter().map(|one| one.id()).collect()),
    ];
    cells.extend(MARKS.map(|(mark, _)| number(chosen.marks.get(&mark).copied().unwrap_or_default())));
    cells
}

/// Everything that was heard at a place.
fn heard(compiled: &Compiled, node: &Node, place: &Place) -> String {
    let said = place.heard.keys().filter_map(|wording| {
        let (line, text) = wording.of(node)?;
        let who = compiled.scenario.cast.get(line.who.at())?;
        Some(format!("{}: {text}", who.name))
    });
    said.collect::<Vec<_>>().join("\n")
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(number: u32) -> Cell {
    Cell::Number(number.into())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use rapport_engine::group::Group;
    use rapport_engine::talk::Talk;

    use super::*;

    const FIXTURE: &str = include_str!("../../tests/browser/fixtures/rough-edges.yaml");

    #[test]
    fn a_group_is_a_row_for_each_reply_at_each_place_that_somebody_came_by() {
        let scenario = rapport_author::load("rough-edges.yaml", FIXTURE.as_bytes()).scenario;
        let compiled = Compiled::new(scenario.expect("a scenario"));
        let mut group = Group::default();
        for chance in 0..40 {
            let talk = Talk::at_random(compiled.clone(), 7, chance);
            group.add(&talk, Some([u8::try_from(chance).expect("small"); 3]));
        }
        let gathered = group.gathered();
        let file = group_csv(&compiled, &gathered);
        let replies =
            |node: &rapport_engine::scenario::NodeIx| compiled.scenario.nodes[node.at()].replies.len();
        let rows: Vec<&str> = file.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
        assert_eq!(rows.len(), 1 + gathered.places.keys().map(replies).sum::<usize>());
        assert!(rows[0].starts_with("\"scenario\",\"version\",\"talks\",\"place\""));
        let first = gathered.places.values().find(|place| place.turn == 0).expect("the first place");
        let times: u32 = first.replies.values().map(|chosen| chosen.times).sum();
        assert_eq!((first.visits >= 40, times), (true, first.visits));
        assert!(
            rows[1].starts_with(&format!("\"rough-edges\",\"{:016x}\",40,", compiled.hash)),
            "{}",
            rows[1]
        );
        let columns = COLUMNS.len() + MARKS.len();
        let without_texts = |row: &str| row.split('"').step_by(2).collect::<String>();
        assert!(rows.iter().all(|row| without_texts(row).matches(',').count() == columns - 1));
    }
}
