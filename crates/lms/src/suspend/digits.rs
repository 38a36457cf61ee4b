//! Numbers in as few characters as may be, of an alphabet that no platform changes on the way.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A number to the base of 64, with no leading zero.
pub fn number(mut value: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(digit(value % 64));
        value /= 64;
        if value == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// The number that this is; there is one way to write each.
pub fn number_of(text: &str) -> Option<u64> {
    let value =
        text.bytes().try_fold(0_u64, |value, byte| value.checked_mul(64)?.checked_add(value_of(byte)?))?;
    (number(value) == text).then_some(value)
}

/// Adds a number that shows by itself where it ends: digits of the second half, and one of the first as the last.
pub fn push(text: &mut String, mut value: u64) {
    while value >= 32 {
        text.push(digit(32 + value % 32));
        value /= 32;
    }
    text.push(digit(value));
}

/// Numbers that were pushed, one after another; `Some(None)` where the text is none.
pub struct Digits<'t>(core::str::Bytes<'t>);

impl<'t> Digits<'t> {
    /// The numbers in a text.
    pub fn of(text: &'t str) -> Self {
        Self(text.bytes())
    }

    fn rest(&mut self, first: u64) -> Option<u64> {
        let (mut value, mut shift, mut digit) = (0_u64, 0_u32, first);
        loop {
            let part = (digit % 32).checked_mul(1_u64.checked_shl(shift)?)?;
            value = value.checked_add(part)?;
            if digit < 32 {
                return Some(value);
            }
            shift += 5;
            digit = value_of(self.0.next()?)?;
        }
    }
}

impl Iterator for Digits<'_> {
    type Item = Option<u64>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.0.next()?;
        Some(value_of(first).and_then(|first| self.rest(first)))
    }
}

fn digit(value: u64) -> char {
    ALPHABET[(value % 64) as usize].into()
}

fn value_of(byte: u8) -> Option<u64> {
    ALPHABET.iter().position(|&one| one == byte).map(|at| at as u64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["AB", "A A", "~", "é", "________________"] {
            assert_eq!(number_of(text), None, "{text}");
        }
        for text in ["_", "g_", "~", "____________________A"] {
            assert!(Digits::of(text).any(|number| number.is_none()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn numbers_read_back_as_they_were_written(numbers in proptest::collection::vec(any::<u64>(), 0..9)) {
            let mut text = String::new();
            for &one in &numbers {
                prop_assert_eq!(number_of(&number(one)), Some(one));
                push(&mut text, one);
            }
            prop_assert_eq!(Digits::of(&text).collect::<Option<Vec<_>>>(), Some(numbers));
        }
    }
}
