//! How well the look of the replies tells which one is best: a talk that gives its answers away teaches to read
//! the answers.

use super::Chance;
use crate::scenario::{Node, Reply, ReplyKind};

/// How often the best reply can be told without listening. Everything is counted over the choices that matter:
/// at least two open replies of words, not all worth the same.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cues {
    /// The choices that matter.
    pub choices: Chance,
    /// The best that can be expected of a guess: one of the open replies.
    pub guess: Chance,
    /// The best reply is longer than all others.
    pub longest: Chance,
    /// It stands first in the file. On the screen, the seed shuffles them.
    pub first: Chance,
    /// It is the only one without a pitfall.
    pub only_clean: Chance,
}

impl Cues {
    /// Takes in a choice that is met with some chance; `worth` gives what each open reply leads to, in the order
    /// of the file.
    pub(super) fn see(&mut self, node: &Node, met: Chance, worth: &[(u16, u16)]) {
        let reply = |index: u16| &node.replies[usize::from(index)];
        let words: Vec<&(u16, u16)> =
            worth.iter().filter(|(index, _)| reply(*index).kind == ReplyKind::Speech).collect();
        let most = words.iter().map(|(_, worth)| *worth).max();
        let best: Vec<u16> =
            words.iter().filter(|(_, worth)| Some(*worth) == most).map(|(index, _)| *index).collect();
        if best.len() == words.len() {
            return;
        }
        self.choices += met;
        self.guess += Chance(met.0 * best.len() as u128 / words.len() as u128);
        let tells = |among: &dyn Fn(&Reply) -> bool| {
            let mut told = words.iter().filter(|(index, _)| among(reply(*index)));
            told.next().is_some_and(|(index, _)| best.contains(index)) && told.next().is_none()
        };
        let length = |reply: &Reply| reply.text.chars().count();
        let longest = words.iter().map(|(index, _)| length(reply(*index))).max();
        let first = words.first().map(|(index, _)| *index);
        let mut count = |told: bool, of: fn(&mut Self) -> &mut Chance| {
            if told {
                *of(self) += met;
            }
        };
        count(tells(&|reply| Some(length(reply)) == longest), |cues| &mut cues.longest);
        count(first.is_some_and(|index| best.contains(&index)), |cues| &mut cues.first);
        count(tells(&|reply| reply.pitfalls.is_empty()), |cues| &mut cues.only_clean);
    }

    /// Adds another day's.
    pub fn join(&mut self, other: &Self) {
        self.choices += other.choices;
        self.guess += other.guess;
        self.longest += other.longest;
        self.first += other.first;
        self.only_clean += other.only_clean;
    }
}
