//! Text as a manifest can hold it. Imports nothing of this crate.

/// The longest title: a platform that keeps to SCORM takes at least so many characters.
pub const MOST_IN_TITLE: usize = 200;

/// On one line, without the characters that XML cannot hold and those that nobody sees.
pub fn held(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let kept: String = spaced.filter(|&c| !c.is_control() && !is_outside_xml(c)).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_outside_xml(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::held;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(held(text), expected);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        check("a\0b\u{1}c\u{8}d\u{1f}e\u{7f}f\u{9f}g\u{fffe}h\u{ffff}i", "abcdefghi");
    }

    #[test]
    fn a_title_is_on_one_line_with_single_spaces() {
        check(" \t Not covered,\r\n\n or\u{b}is\u{a0}it?\u{2028}", "Not covered, or is it?");
    }

    #[test]
    fn every_other_character_stays() {
        for text in ["<b>&amp;\"'</b>]]>", "🗝️ 👩‍👧", "שיחה קשה", "\u{200f}مرحبا", "e\u{301}", "\u{10ffff}"]
        {
            check(text, text);
        }
    }
}
