//! Sentences put into a text and taken out of it again. Imports nothing of ours.

use rapport_engine::scenario::Part;

/// The text after one of its sentences was pressed: put in at its end, as a paragraph of its own where what stands there
/// is of another slot; or taken out.
pub fn pressed(text: &str, parts: &[Part], part: &Part) -> String {
    if text.contains(&part.says) {
        return without(text, &part.says);
    }
    let last = parts.iter().find(|part| text.trim_end().ends_with(&part.says));
    with(text, &part.says, last.is_some_and(|last| last.slot != part.slot))
}

/// The text with a sentence at its end; `apart` sets it off as a paragraph.
fn with(text: &str, says: &str, apart: bool) -> String {
    let before = text.trim_end();
    let gap = match (before.is_empty(), apart) {
        (true, _) => "",
        (false, true) => "\n\n",
        (false, false) => " ",
    };
    format!("{before}{gap}{says}")
}

/// The text without a sentence that is in it, its neighbours as far apart as they were.
fn without(text: &str, says: &str) -> String {
    let Some(at) = text.find(says) else { return text.to_owned() };
    let (before, after) = (&text[..at], &text[at + says.len()..]);
    let (first, last) = (before.trim_end(), after.trim_start());
    let gap = |blank: &str| blank.matches('\n').count();
    let lines = gap(&before[first.len()..]).max(gap(&after[..after.len() - last.len()]));
    match (first.is_empty() || last.is_empty(), lines) {
        (true, _) => format!("{first}{last}"),
        (false, 0) => format!("{first} {last}"),
        (false, 1) => format!("{first}\n{last}"),
        (false, _) => format!("{first}\n\n{last}"),
    }
}

#[cfg(test)]
mod tests {
    use rapport_engine::condition::Condition;
    use rapport_engine::scenario::PartSlot;

    use super::*;

    #[track_caller]
    fn check(text: &str, says: &str, expect: &str) {
        assert_eq!(without(text, says), expect);
    }

    #[test]
    fn a_sentence_goes_to_the_end() {
        assert_eq!(with("", "One.", true), "One.");
        assert_eq!(with("One. \n", "Two.", false), "One. Two.");
        assert_eq!(with("One.", "Two.", true), "One.\n\nTwo.");
    }

    #[test]
    fn a_press_puts_a_sentence_in_by_its_slot_and_the_next_takes_it_out() {
        let part = |slot, says: &str| Part { slot, says: says.to_owned(), when: Condition::default() };
        let parts = [
            part(PartSlot::Thanks, "One."),
            part(PartSlot::Agreed, "Two."),
            part(PartSlot::Agreed, "Three."),
        ];
        let texts = parts.iter().scan(String::new(), |text, part| {
            *text = pressed(text, &parts, part);
            Some(text.clone())
        });
        let texts: Vec<_> = texts.collect();
        assert_eq!(texts, ["One.", "One.\n\nTwo.", "One.\n\nTwo. Three."]);
        assert_eq!(pressed(&texts[2], &parts, &parts[1]), "One.\n\nThree.");
    }

    #[test]
    fn what_was_put_in_can_be_taken_out_wherever_it_stands() {
        check("One. Two. Three.", "Two.", "One. Three.");
        check("One.\n\nTwo.\n\nThree.", "Two.", "One.\n\nThree.");
        check("One.\nTwo. Three.", "Two.", "One.\nThree.");
        check("One. Two.", "One.", "Two.");
        check("One. Two.", "Two.", "One.");
        check("One.", "One.", "");
        check("One.", "Two.", "One.");
    }
}
