//! Whether a scenario that came as bytes can be played: every reference leads somewhere and no list is empty that
//! must not be. What the author crate compiles always can; bytes may come from anywhere.

use super::{FollowUp, Line, MOST_CHOICES, Preparation, Reply, Scenario, Target};
use crate::condition::{Condition, Test};
use crate::ids::{ChoiceId, ChoiceIx, EndingIx, PersonaIx, Slot, is_id};

/// The most personas in a cast.
pub const MOST_CAST: usize = 4;

impl Scenario {
    /// Whether every talk of it can be played without meeting something that is not there.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        is_id(self.id.as_str())
            && (1..=MOST_CAST).contains(&self.cast.len())
            && self.cast.iter().all(|persona| !persona.days.is_empty())
            && self.facts.iter().all(|fact| self.remembers(fact.slot))
            && self.preparation.as_ref().is_none_or(|stage| self.can_prepare(stage))
            && self.follow_up.as_ref().is_none_or(|stage| self.can_follow_up(stage))
            && !self.nodes.is_empty()
            && self.nodes.iter().all(|node| {
                node.shifts.iter().all(|shift| self.knows(shift.who) && self.can_ask(&shift.when))
                    && self.can_say(&node.lines)
                    && self.knows(node.feeling_of)
                    && node.notice.as_ref().is_none_or(|notice| is_short(&notice.options))
                    && node.replies.iter().all(|reply| self.can_hear(reply))
                    && node.replies.iter().any(Reply::is_free)
            })
            && self.endings.iter().all(|ending| self.can_say(&ending.lines))
            && self
                .breaking_points
                .iter()
                .all(|point| self.can_ask(&point.when) && self.has(Target::Ending(point.to)))
    }

    fn can_prepare(&self, stage: &Preparation) -> bool {
        let reached = |goal: &super::Goal| self.have(&goal.reached_by) && self.have(&goal.nearly_by);
        let ids: Vec<&ChoiceId> = stage.ids().map(|(_, id)| id).collect();
        ids.len() <= MOST_CHOICES
            && (1..ids.len()).all(|at| !ids[..at].contains(&ids[at]))
            && ids.iter().all(|id| is_id(id.as_str()) && !id.is_reserved())
            && stage.goals.iter().all(reached)
            && stage.check(stage.standard).is_ok()
    }

    fn can_follow_up(&self, stage: &FollowUp) -> bool {
        self.knows(stage.to)
            && stage.check_back.from <= stage.check_back.to
            && stage.claims.iter().all(|claim| self.can_ask(&claim.when) && self.have(&claim.ended))
            && stage.parts.iter().chain(&stage.note_parts).all(|part| self.can_ask(&part.when))
    }

    fn have(&self, endings: &[EndingIx]) -> bool {
        endings.iter().all(|&ending| self.has(Target::Ending(ending)))
    }

    fn offers(&self, choice: ChoiceIx) -> bool {
        self.preparation.as_ref().is_some_and(|stage| usize::from(choice.0) < stage.choices())
    }

    fn knows(&self, who: PersonaIx) -> bool {
        who.at() < self.cast.len()
    }

    fn remembers(&self, slot: Slot) -> bool {
        slot.0 < self.slots
    }

    fn has(&self, target: Target) -> bool {
        match target {
            Target::Node(node) => node.at() < self.nodes.len(),
            Target::Ending(ending) => ending.at() < self.endings.len(),
        }
    }

    fn can_ask(&self, condition: &Condition) -> bool {
        condition.tests().all(|test| match *test {
            Test::AtLeast(who, ..) | Test::Below(who, ..) => self.knows(who),
            Test::Remembers(slot) | Test::Forgets(slot) => self.remembers(slot),
            Test::Drew(twist, _) => twist.at() < self.twists.len(),
            Test::Prepared(choice) | Test::Unprepared(choice) => self.offers(choice),
        })
    }

    fn can_say(&self, lines: &[Line]) -> bool {
        lines.iter().all(|line| {
            self.knows(line.who)
                && line.to.is_none_or(|to| self.knows(to))
                && !line.variants.is_empty()
                && self.can_ask(&line.when)
        })
    }

    fn can_hear(&self, reply: &Reply) -> bool {
        let slots = reply.learns.iter().chain(&reply.uses).chain(&reply.said);
        let mut conditions =
            [&reply.when, &reply.needs].into_iter().chain(reply.leads.iter().map(|lead| &lead.when));
        is_id(reply.id.as_str())
            && reply.to.iter().all(|&who| self.knows(who))
            && { slots }.all(|&slot| self.remembers(slot))
            && conditions.all(|condition| self.can_ask(condition))
            && !reply.leads.is_empty()
            && reply.leads.iter().all(|lead| self.has(lead.to))
    }
}

/// Whether each can be told by a number of eight bits.
fn is_short(options: &[String]) -> bool {
    (1..=usize::from(u8::MAX)).contains(&options.len())
}

impl Reply {
    /// Whether it is always open.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.when.is_always() && self.needs.is_always() && self.uses.is_empty()
    }
}
