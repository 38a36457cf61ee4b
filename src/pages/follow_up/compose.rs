//! Sentences put into a text and taken out of it again. Imports nothing of ours.

/// The text with a sentence at its end; `apart` sets it off as a paragraph.
pub fn with(text: &str, says: &str, apart: bool) -> String {
    let before = text.trim_end();
    let gap = match (before.is_empty(), apart) {
        (true, _) => "",
        (false, true) => "\n\n",
        (false, false) => " ",
    };
    format!("{before}{gap}{says}")
}

/// The text without a sentence that is in it, its neighbours as far apart as they were.
pub fn without(text: &str, says: &str) -> String {
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
