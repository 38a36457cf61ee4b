//! The stages before and after the talk.

use rapport_engine::scenario::{
    Assumption, ChoiceId, Claim, Expectation, FollowUp, Goal, Item, Part, PartSlot, Preparation, Private,
    Window,
};

use super::{Resolver, words};
use crate::scalar::{Name, Text};
use crate::source;

impl Resolver<'_> {
    /// The stage before the talk.
    pub(super) fn preparation(&mut self, stage: &source::Prepare) -> Option<Preparation> {
        let standard = &stage.standard.0;
        let chosen = standard.iter().filter_map(|name| self.names.choice(name, self.faults));
        Some(Preparation {
            minutes: stage.minutes.get(),
            standard: chosen.collect(),
            file: all(&stage.file.0, item)?,
            expect: all(&stage.expect.0, expectation)?,
            goals: all(&stage.goals.0, |id, goal| {
                Some(Goal {
                    id: ChoiceId::parse(&id.text)?,
                    says: words(&goal.says),
                    reached_by: self.endings(&goal.reached_by.0),
                    nearly_by: self.endings(&goal.nearly_by.0),
                    fits: goal.fits.unwrap_or(true),
                    because: goal.because.as_ref().map(words).unwrap_or_default(),
                })
            })?,
            assumptions: all(&stage.assumptions.0, assumption)?,
        })
    }

    /// The stage after the talk.
    pub(super) fn follow_up(&mut self, stage: &source::FollowUp) -> Option<FollowUp> {
        let claims = stage.claims.0.iter().map(|claim| self.claim(claim)).collect();
        let parts = stage.parts.0.iter().map(|part| self.part(part)).collect();
        let note_parts = stage.note_parts.0.iter().map(|part| self.part(part)).collect();
        let window = Window { from: stage.check_back.from.get(), to: stage.check_back.to.get() };
        Some(FollowUp {
            to: self.names.persona(&stage.to, self.faults)?,
            reach: words(&stage.reach),
            today: stage.today.0?,
            check_back: window,
            claims,
            private: stage.private.0.iter().map(private).collect(),
            parts,
            note_parts,
        })
    }

    fn claim(&mut self, claim: &source::Claim) -> Claim {
        Claim {
            id: claim.id.text.clone(),
            kind: claim.kind.get(),
            about: texts(&claim.about.0),
            when: self.when(claim.when.as_ref()),
            ended: self.endings(&claim.ended.0),
            by: texts(&claim.by.0),
            owner: texts(&claim.owner.0),
            says: claim.says.as_ref().map(words),
            because: words(&claim.because),
        }
    }

    fn part(&mut self, part: &source::Part) -> Part {
        Part {
            slot: part.slot.map_or(PartSlot::Other, |slot| slot.get()),
            says: words(&part.says),
            when: self.when(part.when.as_ref()),
        }
    }
}

fn all<S, T>(list: &[(Name, S)], one: impl FnMut(&Name, &S) -> Option<T>) -> Option<Vec<T>> {
    let mut one = one;
    list.iter().map(|(id, given)| one(id, given)).collect()
}

fn item(id: &Name, item: &source::Item) -> Option<Item> {
    Some(Item {
        id: ChoiceId::parse(&id.text)?,
        kind: item.kind.get(),
        title: words(&item.title),
        minutes: item.minutes.get(),
        text: texts(&item.text.0),
    })
}

fn expectation(id: &Name, one: &source::Expectation) -> Option<Expectation> {
    let (says, because) = (words(&one.says), words(&one.because));
    Some(Expectation { id: ChoiceId::parse(&id.text)?, says, fits: one.fits, because })
}

fn assumption(id: &Name, one: &source::Assumption) -> Option<Assumption> {
    let (says, because) = (words(&one.says), words(&one.because));
    Some(Assumption { id: ChoiceId::parse(&id.text)?, says, yours: one.yours, because })
}

fn private(private: &source::Private) -> Private {
    Private { about: texts(&private.about.0), because: words(&private.because) }
}

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(words).collect()
}
