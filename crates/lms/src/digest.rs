//! Short names of things that must not be told apart by chance, and not be read back. Imports nothing of this crate.

use std::hash::Hasher;

use fnv::FnvHasher;

/// Sixteen hex digits of these texts, in this order; where one ends and the next begins counts.
#[must_use]
pub fn digest(parts: &[&str]) -> String {
    format!("{:016x}", number(parts))
}

/// The same as a number.
#[must_use]
pub fn number(parts: &[&str]) -> u64 {
    let mut hasher = FnvHasher::default();
    for part in parts {
        hasher.write(part.as_bytes());
        // No text holds this byte.
        hasher.write_u8(0xff);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn texts_that_differ_anywhere_have_another_digest() {
        let all = [digest(&["ab", "c"]), digest(&["a", "bc"]), digest(&["abc"]), digest(&["abc", ""])];
        for (at, one) in all.iter().enumerate() {
            assert_eq!(one.len(), 16);
            assert!(!all[at + 1..].contains(one));
        }
    }
}
