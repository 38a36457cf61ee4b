//! Texts as platforms take them: no longer than they may be, and without what breaks a platform. Imports nothing of
//! this crate.

/// How long a text is for a platform: they count as JavaScript does.
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text on one line that fits: line breaks and other control characters are spaces, and what was cut off is marked.
/// No text begins with a brace, because platforms take that for a language tag.
#[must_use]
pub fn fitted(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || is_unwanted(c)).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match line.strip_prefix('{') {
        Some(rest) => cut(&format!("({rest}"), most),
        None => cut(&line, most),
    }
}

/// A text with its lines, as far as it fits; other control characters are gone.
#[must_use]
pub fn lines(text: &str, most: usize) -> String {
    let plain: String =
        text.replace("\r\n", "\n").chars().filter(|&c| c == '\n' || !is_unwanted(c)).collect();
    cut(plain.trim(), most)
}

/// An identifier of letters, digits, `_` and `.`: whatever else is in a name becomes `_`. Ids of scenarios and replies
/// have no `_` of their own, so that different ones stay different.
#[must_use]
pub fn identifier(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' }).collect()
}

/// Controls, and what no character is: XML has no place for them.
fn is_unwanted(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

const CUT: char = '…';

fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(CUT.len_utf16());
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.truncate(kept.trim_end().len());
    if most > 0 {
        kept.push(CUT);
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_one_line_without_controls_and_keeps_its_own_direction() {
        assert_eq!(fitted(" Nine\r\n days,\0 she\u{7f}said. ", 250), "Nine days, she said.");
        assert_eq!(fitted("שלום, 你好, 👩🏽‍⚕️", 250), "שלום, 你好, 👩🏽‍⚕️");
        assert_eq!(fitted("{lang=en}Hello", 250), "(lang=en}Hello");
        assert_eq!(lines("one\r\n\r\ntwo\0\n", 250), "one\n\ntwo");
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        assert_eq!(fitted("a long way", 7), "a long…");
        assert_eq!(fitted("👩👩", 3), "👩…");
        assert_eq!(fitted("abc", 0), "");
    }

    #[test]
    fn ids_that_differ_are_identifiers_that_differ() {
        assert_eq!(identifier("not-covered.7.1763764000.3"), "not_covered.7.1763764000.3");
        assert_eq!(identifier("ключ 1"), "_____1");
    }

    proptest! {
        #[test]
        fn no_text_is_longer_than_it_may_be(text in any::<String>(), most in 0_usize..50) {
            for fits in [fitted(&text, most), lines(&text, most)] {
                prop_assert!(length(&fits) <= most);
                prop_assert!(!fits.contains('\0'));
            }
            let begins = fitted(&text, most).chars().next();
            prop_assert_ne!(begins, Some('{'));
            prop_assert!(!fitted(&text, most).contains(char::is_control));
        }
    }
}
