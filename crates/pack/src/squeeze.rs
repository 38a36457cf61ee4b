//! Deflate as small as can be, a piece at a time, so that a page can show how far it is. Imports nothing of this crate.

use core::num::NonZeroU64;

use zopfli::{BlockType, DeflateEncoder, Options, Write};

/// Larger pieces hold a page up for longer; smaller ones come out larger.
const PIECE: usize = 128 * 1024;

/// How often a piece is gone through: five times saves what fifteen do, within a hundred bytes.
const ROUNDS: NonZeroU64 = NonZeroU64::new(5).expect("five");

/// Bytes on their way to fewer.
pub struct Squeeze {
    bytes: Vec<u8>,
    done: usize,
    encoder: DeflateEncoder<Vec<u8>>,
}

impl Squeeze {
    /// Begins.
    pub fn new(bytes: Vec<u8>) -> Box<Self> {
        let options = Options { iteration_count: ROUNDS, ..Options::default() };
        let encoder = DeflateEncoder::new(options, BlockType::Dynamic, Vec::new());
        Box::new(Self { bytes, done: 0, encoder })
    }

    /// How many bytes have been gone through.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Goes through one more piece; gives what came of the whole after the last.
    pub fn step(mut self: Box<Self>) -> Result<Vec<u8>, Box<Self>> {
        let end = self.bytes.len().min(self.done + PIECE);
        // Writing to a vector cannot fail.
        let _ = self.encoder.write_all(&self.bytes[self.done..end]);
        self.done = end;
        if end < self.bytes.len() { Err(self) } else { Ok(self.encoder.finish().unwrap_or_default()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squeezed(bytes: &[u8]) -> (Vec<u8>, usize) {
        let (mut squeeze, mut steps) = (Squeeze::new(bytes.to_vec()), 1);
        loop {
            match squeeze.step() {
                Ok(all) => return (all, steps),
                Err(more) => (squeeze, steps) = (more, steps + 1),
            }
        }
    }

    #[test]
    fn what_was_squeezed_comes_back_whatever_its_length() {
        let noise = |seed: &mut u32| {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*seed >> 24) as u8)
        };
        for length in [0, 1, PIECE, PIECE + 1] {
            let mut seed = 1;
            let bytes: Vec<u8> = core::iter::from_fn(|| noise(&mut seed)).take(length).collect();
            let (small, steps) = squeezed(&bytes);
            assert_eq!(steps, length.div_ceil(PIECE).max(1), "{length}");
            assert_eq!(miniz_oxide::inflate::decompress_to_vec(&small).expect("deflate"), bytes, "{length}");
        }
    }

    #[test]
    fn it_is_smaller_than_the_usual_way_at_its_best() {
        let text = include_bytes!("squeeze.rs");
        let usual = miniz_oxide::deflate::compress_to_vec(text, 10);
        assert!(squeezed(text).0.len() < usual.len());
    }
}
