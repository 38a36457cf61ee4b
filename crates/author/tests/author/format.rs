//! The example of `docs/scenario-format.md` is the test: it loads, and means what the page says.

use rapport_author::{Loaded, check as look, load};
use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::scenario::{PersonaIx, Reply, Scenario, Slot, Target, TwistIx};

const PAGE: &str = include_str!("../../../../docs/scenario-format.md");

pub fn example() -> &'static str {
    let (_, rest) = PAGE.split_once("```yaml\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[track_caller]
pub fn scenario(text: &str) -> Scenario {
    let Loaded { scenario, diagnostics } = load("late-parcel.yaml", text.as_bytes());
    scenario.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn reply<'a>(scenario: &'a Scenario, id: &str) -> &'a Reply {
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
    replies.into_iter().find(|reply| reply.id.as_str() == id).unwrap()
}

/// Loads the example with one reply's `needs` exchanged and gives what became of them.
#[track_caller]
fn needs(when: &str) -> Condition {
    let text = example().replace("needs: { rapport-at-least: 0 }", &format!("needs: {when}"));
    reply(&scenario(&text), "courier-today").needs.clone()
}

#[test]
fn there_is_nothing_to_say_about_the_example() {
    assert_eq!(look("late-parcel.yaml", example().as_bytes()).diagnostics, []);
}

#[test]
fn the_first_node_of_the_file_is_where_the_talk_starts() {
    assert_eq!(scenario(example()).nodes[0].id, "opening");
}

#[test]
fn line_ends_of_another_system_change_nothing() {
    assert_eq!(scenario(&example().replace('\n', "\r\n")), scenario(example()));
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    assert_eq!(scenario(&format!("\u{feff}{}", example())), scenario(example()));
}

#[test]
fn the_keys_of_a_condition_must_all_hold() {
    let expect = vec![vec![
        Test::AtLeast(PersonaIx(0), Axis::Rapport, 5),
        Test::Below(PersonaIx(0), Axis::Arousal, 60),
        Test::Remembers(Slot(0)),
        Test::Drew(TwistIx(0), 1),
    ]];
    let when = "{ rapport-at-least: 5, arousal-below: 60, knows: wedding, twist: son-calls }";
    assert_eq!(needs(when), Condition(expect));
}

#[test]
fn any_of_multiplies_out() {
    let wedding = Test::Remembers(Slot(0));
    let expect = vec![
        vec![wedding, Test::AtLeast(PersonaIx(0), Axis::Rapport, 5)],
        vec![wedding, Test::Below(PersonaIx(0), Axis::Arousal, 30)],
    ];
    let when = "{ knows: wedding, any-of: [{ rapport-at-least: 5 }, { arousal-below: 30 }] }";
    assert_eq!(needs(when), Condition(expect));
}

#[test]
fn a_reply_that_is_asked_for_is_remembered_and_no_other() {
    let text =
        example().replace("needs: { rapport-at-least: 0 }", "needs: { said: [hear-him, ask-saturday] }");
    let scenario = scenario(&text);
    let remembered =
        ["hear-him", "ask-saturday"].map(|id| Test::Remembers(reply(&scenario, id).said.unwrap()));
    assert_eq!(reply(&scenario, "courier-today").needs, Condition(vec![remembered.to_vec()]));
    assert_eq!(reply(&scenario, "promise-friday").said, None);
}

#[test]
fn every_use_of_a_limited_reply_has_a_slot_of_its_own() {
    let scenario = scenario(&example().replace("times: 1 ", "times: 3 "));
    let uses = &reply(&scenario, "ask-saturday").uses;
    assert_eq!(uses, &[Slot(1), Slot(2), Slot(3)]);
    // A fact before them, and a reply that the follow-up asks for after them.
    assert_eq!(scenario.slots, 5);
}

#[test]
fn a_reply_leads_to_nodes_and_endings() {
    let scenario = scenario(example());
    let targets = |id| reply(&scenario, id).leads.iter().map(|lead| lead.to).collect::<Vec<_>>();
    let node = |id: &str| scenario.nodes.iter().zip(0..).find(|(node, _)| node.id == id).unwrap().1;
    let node = |id| Target::Node(rapport_engine::scenario::NodeIx(node(id)));
    assert_eq!(targets("explain-backlog"), [node("cold"), node("plans")]);
    assert_eq!(targets("son-first"), [Target::Ending(rapport_engine::scenario::EndingIx(0))]);
}

/// The example with a second persona who speaks last at the opening.
fn with_two() -> String {
    let son = "  son:\n    name: Tayo Oduya\n    role: his son\n    look: { age: young, hair: short, \
        hair-tone: dark, skin: dark, dress: jumper, glasses: false, beard: false }\n    baseline: \
        { rapport: 0, arousal: 20 }\n    volatility: low\n    heard-first: false\n    days: \
        [{ name: an ordinary day, rapport: 0, arousal: 0 }]\n\nfacts:";
    let spoken = "      - { who: son, says: Dad? }\n    replies:\n      - id: hear-him";
    example().replace("facts:", son).replace("    replies:\n      - id: hear-him", spoken)
}

#[test]
fn a_reply_speaks_to_the_last_who_spoke() {
    let scenario = scenario(&with_two());
    assert_eq!(reply(&scenario, "hear-him").to, [PersonaIx(1)]);
    assert_eq!(reply(&scenario, "ask-saturday").to, [PersonaIx(0)]);
}

#[test]
fn a_reply_may_say_whom_it_speaks_to() {
    let scenario =
        scenario(&with_two().replace("- id: hear-him", "- id: hear-him\n        to: [oduya, son]"));
    assert_eq!(reply(&scenario, "hear-him").to, [PersonaIx(0), PersonaIx(1)]);
}

#[test]
fn a_condition_may_ask_for_the_mood_of_another() {
    let text =
        with_two().replace("needs: { rapport-at-least: 0 }", "needs: { of: son, rapport-at-least: 0 }");
    let expect = Condition(vec![vec![Test::AtLeast(PersonaIx(1), Axis::Rapport, 0)]]);
    assert_eq!(reply(&scenario(&text), "courier-today").needs, expect);
}
