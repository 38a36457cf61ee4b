//! Scenarios of any size: the same text for the same size on every machine, as an author would write it.
//!
//! A talk goes through chapters of ten nodes: a hub with three topics for once, what they lead to, and a turn
//! that leads on by mood and by what was learned. Each chapter leads to three others, so that a larger
//! scenario has more ways rather than a longer one. What a chapter learns is asked for in it; only what the
//! first one learns is asked for at the end.

pub mod ink;
pub mod jobs;
pub mod report;
mod words;

use words::{FACTS, WORDS};

/// The numbers of nodes that the benchmark measures.
pub const SIZES: [usize; 3] = [100, 1_000, 10_000];

const FRAME: &str = include_str!("frame.yaml");
const CHAPTER: &str = include_str!("chapter.yaml");
/// Nodes in a chapter.
const PLACES: usize = 10;
/// Chapters that each chapter leads to.
const WAYS: usize = 3;
const ENDS: [&str; WAYS] = ["agreed", "half-way", "not-today"];

/// The name of the file that a scenario of so many nodes is in.
#[must_use]
pub fn file_name(nodes: usize) -> String {
    format!("scale-{nodes}.yaml")
}

/// A scenario file of so many nodes, in whole chapters of ten.
#[must_use]
pub fn scenario(nodes: usize) -> String {
    let layers = layers(nodes / PLACES);
    let mut dice = Dice::new(nodes as u64);
    let mut text = filled(FRAME, |_| Some(nodes.to_string()));
    let chapters: usize = layers.iter().sum();
    text += "facts:\n";
    text.extend((0..chapters).map(|chapter| format!("  {}-fact: {}\n", id(chapter), dice.pick(FACTS))));
    text += "\nnodes:\n";
    let mut first = 0;
    for (at, &width) in layers.iter().enumerate() {
        let next = layers.get(at + 1).copied();
        for chapter in 0..width {
            let way = |way: usize| match next {
                Some(next) => id(first + width + (chapter * WAYS + way) % next),
                None => ENDS[way].to_owned(),
            };
            let own = id(first + chapter);
            let asks = if next.is_some() { own.clone() } else { id(0) };
            text += &filled(CHAPTER, |name| match name {
                "c" => Some(own.clone()),
                "north" => Some(way(0)),
                "east" => Some(way(1)),
                "south" => Some(way(2)),
                "fact" => Some(format!("{asks}-fact")),
                _ => dice.word(name),
            });
        }
        first += width;
    }
    text
}

/// How many chapters a talk can be in after each number of chapters: three times as many at each step, until
/// the rest is enough for two steps.
fn layers(chapters: usize) -> Vec<usize> {
    let (mut layers, mut left, mut width) = (Vec::new(), chapters.max(1), 1);
    while left > 2 * width {
        layers.push(width);
        left -= width;
        width *= WAYS;
    }
    let last = left.div_ceil(2);
    layers.extend([last, left - last].into_iter().filter(|&width| width > 0));
    layers
}

fn id(chapter: usize) -> String {
    format!("c{chapter}")
}

/// A text with something in place of each `<name>`.
fn filled(template: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut parts = template.split('<');
    text += parts.next().unwrap_or_default();
    for part in parts {
        let (name, rest) = part.split_once('>').unwrap_or((part, ""));
        text += &value(name).unwrap_or_else(|| name.to_owned());
        text += rest;
    }
    text
}

/// Chance that is the same on every machine (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A stream of its own for every seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_F491_4F6C_DD1D))
    }

    /// One of them; `among` must not be empty.
    pub fn pick<'t, T: ?Sized>(&mut self, among: &[&'t T]) -> &'t T {
        among[self.below(among.len())]
    }

    /// A number under the bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).unwrap_or(0)
    }

    fn word(&mut self, name: &str) -> Option<String> {
        let (_, parts) = WORDS.iter().find(|(known, _)| *known == name)?;
        let words: Vec<&str> = parts.iter().map(|part| self.pick(part)).collect();
        Some(words.join(" "))
    }
}
