//! The same talk in ink, as the yardstick for loading: a knot for each node, with its lines, its replies, their
//! conditions and where they lead. What ink has no words for (techniques, cues, coaching) is left out, so the
//! story is the lighter of the two. Imports nothing of this crate.

use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::scenario::{EndingIx, Line, NodeIx, Reply, Scenario, Target};

/// The text of the story.
#[must_use]
pub fn story(scenario: &Scenario) -> String {
    let mut text = String::from("VAR rapport = 0\nVAR arousal = 40\nVAR drawn = 0\n");
    let mut write = |part: String| text.push_str(&part);
    (0..scenario.slots).for_each(|slot| write(format!("VAR slot{slot} = false\n")));
    write(format!("-> {}\n", name(scenario, Target::Node(NodeIx(0)))));
    for (node, ix) in scenario.nodes.iter().zip(0..) {
        let here = name(scenario, Target::Node(NodeIx(ix)));
        write(format!("=== {here} ===\n"));
        node.lines.iter().for_each(|line| write(spoken(line)));
        node.replies.iter().for_each(|reply| write(choice(scenario, reply)));
    }
    for (ending, ix) in scenario.endings.iter().zip(0..) {
        let here = name(scenario, Target::Ending(EndingIx(ix)));
        write(format!("=== {here} ===\n{}\n-> END\n", ending.outcome));
    }
    text
}

fn spoken(line: &Line) -> String {
    let words = match line.variants.as_slice() {
        [one] => one.clone(),
        several => format!("{{~{}}}", several.join("|")),
    };
    match asked(&line.when) {
        Some(when) => format!("{{{when}:{words}}}\n"),
        None => format!("{words}\n"),
    }
}

fn choice(scenario: &Scenario, reply: &Reply) -> String {
    let mut text = if reply.uses.is_empty() { "+ ".to_owned() } else { "* ".to_owned() };
    for when in [&reply.when, &reply.needs].into_iter().filter_map(asked) {
        text += &format!("{{{when}}} ");
    }
    let words = if reply.text.is_empty() { "Say nothing." } else { &reply.text };
    text += &format!("[{words}]\n    ~ rapport += {}\n", reply.techniques.len());
    for slot in reply.learns.iter().chain(&reply.said) {
        text += &format!("    ~ slot{} = true\n", slot.0);
    }
    for lead in &reply.leads {
        let to = name(scenario, lead.to);
        text += &match asked(&lead.when) {
            Some(when) => format!("    {{{when}:\n        -> {to}\n    }}\n"),
            None => format!("    -> {to}\n"),
        };
    }
    text
}

/// A condition as ink asks it; `None` where there is none.
fn asked(condition: &Condition) -> Option<String> {
    let all = |tests: &Vec<Test>| tests.iter().map(one).collect::<Vec<_>>().join(" && ");
    (!condition.is_always()).then(|| condition.0.iter().map(all).collect::<Vec<_>>().join(" || "))
}

fn one(test: &Test) -> String {
    let axis = |axis: &Axis| format!("{axis:?}").to_lowercase();
    match test {
        Test::AtLeast(_, of, bound) => format!("{} >= {bound}", axis(of)),
        Test::Below(_, of, bound) => format!("{} < {bound}", axis(of)),
        Test::Remembers(slot) => format!("slot{}", slot.0),
        Test::Forgets(slot) => format!("not slot{}", slot.0),
        Test::Drew(_, option) => format!("drawn == {option}"),
        Test::Prepared(choice) => format!("prepared{}", choice.0),
        Test::Unprepared(choice) => format!("not prepared{}", choice.0),
    }
}

fn name(scenario: &Scenario, target: Target) -> String {
    let id = match target {
        Target::Node(node) => &scenario.nodes[node.at()].id,
        Target::Ending(ending) => &scenario.endings[ending.at()].id,
    };
    id.replace('-', "_")
}

/// The compiled form of the story, which is what the run-time reads.
///
/// # Errors
/// Where the compiler refuses it.
#[cfg(feature = "bench")]
pub fn compile(scenario: &Scenario) -> Result<String, String> {
    bladeink_compiler::Compiler::new().compile(&story(scenario)).map_err(|error| error.to_string())
}

/// Goes on in a story to its end, or through a number of choices; gives how many lines were told.
///
/// # Errors
/// Where the run-time cannot go on.
#[cfg(feature = "bench")]
pub fn tell(mut story: bladeink::story::Story) -> Result<u64, String> {
    let mut lines = 0;
    for turn in 0..500 {
        while story.can_continue() {
            story.cont().map_err(|error| error.to_string())?;
            lines += 1;
        }
        let choices = story.get_current_choices().len();
        if choices == 0 {
            break;
        }
        story.choose_choice_index(turn % choices).map_err(|error| error.to_string())?;
    }
    Ok(lines)
}
