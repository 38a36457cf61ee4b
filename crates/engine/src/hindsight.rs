//! What preparing came to, seen from the end of a talk: whether the goal was reached, and what other preparation
//! would have opened. Imports `talk`.

use crate::rules::World;
use crate::scenario::{ChoiceIx, Goal, NodeIx, Reply, Target};
use crate::talk::Talk;

/// What became of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// The talk ended elsewhere.
    Missed,
    /// It came near.
    Nearly,
    /// It was reached.
    Reached,
}

/// A reply that another preparation would have opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened<'t> {
    /// The number of the turn, from 0.
    pub turn: usize,
    /// Where it was.
    pub node: NodeIx,
    /// The reply's place in the node.
    pub index: u16,
    /// The reply.
    pub reply: &'t Reply,
}

impl Talk {
    /// The goal that was chosen, and what became of it; none while the talk goes on, or where none was chosen.
    #[must_use]
    pub fn goal(&self) -> Option<(&Goal, Met)> {
        let Target::Ending(ending) = self.now().place() else { return None };
        let stage = self.world().scenario().preparation.as_ref()?;
        let (_, goal) = stage.goals().find(|(choice, _)| self.world().in_hand().holds(*choice))?;
        let met = match () {
            () if goal.reached_by.contains(&ending) => Met::Reached,
            () if goal.nearly_by.contains(&ending) => Met::Nearly,
            () => Met::Missed,
        };
        Some((goal, met))
    }

    /// The turns at which something more could have been said, had this been prepared as well: something worth saying,
    /// without a pitfall. Whether there would have been time for it is not asked.
    #[must_use]
    pub fn opened_by(&self, choice: ChoiceIx) -> Vec<Opened<'_>> {
        let world = self.world();
        let more = world.in_hand().with(choice);
        let other = World::prepared(world.compiled().clone(), world.day().seed(), more);
        let mut opened = Vec::new();
        for (at, turn) in self.turns().iter().enumerate() {
            let (open, could) =
                (world.heard_out(&turn.before, &mut ()), other.heard_out(&turn.before, &mut ()));
            let replies = &world.scenario().nodes[turn.node.at()].replies;
            let worth_saying = |index: &u16| replies[usize::from(*index)].pitfalls.is_empty();
            let news = could.into_iter().filter(|index| !open.contains(index)).filter(worth_saying);
            opened.extend(news.map(|index| Opened {
                turn: at,
                node: turn.node,
                index,
                reply: &replies[usize::from(index)],
            }));
        }
        opened
    }
}
