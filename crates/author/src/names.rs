//! Everything in a scenario that can be referred to, by name. Imports `source`.

use std::collections::BTreeMap;

use rapport_engine::scenario::{
    ChoiceId, ChoiceIx, EndingIx, NodeIx, PersonaIx, ReplyId, Slot, Target, TwistIx,
};

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::scalar::Name;
use crate::source::{Prepare, Scenario};
use crate::yaml::Place;

/// The names of one scenario, and the slots given out so far.
pub(crate) struct Names<'a> {
    cast: Table<'a, PersonaIx>,
    facts: Table<'a, Slot>,
    options: Table<'a, (TwistIx, u8)>,
    targets: Table<'a, Target>,
    endings: Table<'a, EndingIx>,
    replies: Table<'a, ()>,
    choices: Table<'a, ChoiceIx>,
    said: BTreeMap<String, Slot>,
    slots: usize,
}

impl<'a> Names<'a> {
    /// Gathers them; a name that is taken is reported.
    pub(crate) fn of(source: &'a Scenario, faults: &mut Faults) -> Self {
        let mut names = Self {
            cast: Table::default(),
            facts: Table::default(),
            options: Table::default(),
            targets: Table::default(),
            endings: Table::default(),
            replies: Table::default(),
            choices: Table::default(),
            said: BTreeMap::new(),
            slots: 0,
        };
        for (ix, (name, _)) in source.cast.0.iter().enumerate() {
            names.cast.add("persona", name, PersonaIx(short(ix)), faults);
        }
        for (name, _) in &source.facts.0 {
            let slot = names.slot();
            names.facts.add("fact", name, slot, faults);
        }
        for (ix, (_, options)) in source.twists.0.iter().enumerate() {
            for (option, name) in options.0.iter().enumerate() {
                let drawn = (TwistIx(short(ix)), u8::try_from(option).unwrap_or(u8::MAX));
                // Twice in one list is a fault of the list.
                if names.options.get(name).is_none_or(|(twist, _)| twist != drawn.0) {
                    names.options.add("twist option", name, drawn, faults);
                }
            }
        }
        for (ix, (name, node)) in source.nodes.0.iter().enumerate() {
            names.targets.add("node", name, Target::Node(NodeIx(short(ix))), faults);
            for reply in &node.replies.0 {
                names.replies.add("reply", &reply.id, (), faults);
            }
        }
        for (ix, (name, _)) in source.endings.0.iter().enumerate() {
            names.targets.add("ending", name, Target::Ending(EndingIx(short(ix))), faults);
            names.endings.add("ending", name, EndingIx(short(ix)), &mut Faults::default());
        }
        let choices = source.prepare.iter().flat_map(Prepare::names);
        for (ix, name) in choices.enumerate() {
            if ChoiceId::RESERVED.contains(&name.text.as_str()) {
                faults.report(name.at, Fault::ReservedId { id: name.text.clone() });
            }
            names.choices.add("choice", name, ChoiceIx(u8::try_from(ix).unwrap_or(u8::MAX)), faults);
        }
        names
    }

    /// Those of a scenario that is whole already: its talks remember no more than they do, and a slot above
    /// its own only stands for the reply that was asked for.
    pub(crate) fn within(scenario: &'a rapport_engine::scenario::Scenario) -> Self {
        let drawn = scenario.twists.iter().zip(0..).flat_map(|(twist, ix)| {
            twist.options.iter().zip(0..).map(move |(option, at)| (option.as_str(), (TwistIx(ix), at)))
        });
        let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
        let choices = scenario.preparation.iter().flat_map(|stage| stage.ids());
        let endings = || scenario.endings.iter().zip(0..).map(|(ending, ix)| (&*ending.id, EndingIx(ix)));
        Self {
            cast: Table::of(scenario.cast.iter().zip(0..).map(|(one, ix)| (&*one.id, PersonaIx(ix)))),
            facts: Table::of(scenario.facts.iter().map(|fact| (&*fact.id, fact.slot))),
            options: Table::of(drawn),
            targets: Table::of(endings().map(|(id, ix)| (id, Target::Ending(ix)))),
            endings: Table::of(endings()),
            replies: Table::of(replies.map(|reply| (reply.id.as_str(), ()))),
            choices: Table::of(choices.map(|(choice, id)| (id.as_str(), choice))),
            said: BTreeMap::new(),
            slots: usize::from(scenario.slots),
        }
    }

    /// A new thing for the talk to remember.
    pub(crate) fn slot(&mut self) -> Slot {
        let slot = Slot(short(self.slots));
        self.slots += 1;
        slot
    }

    /// How many slots were given out.
    pub(crate) fn slots(&self) -> usize {
        self.slots
    }

    pub(crate) fn persona(&self, name: &Name, faults: &mut Faults) -> Option<PersonaIx> {
        self.cast.find_required(name, faults, |name, nearest| Fault::UnknownPersona { name, nearest })
    }

    pub(crate) fn fact(&self, name: &Name, faults: &mut Faults) -> Option<Slot> {
        self.facts.find(name, faults, |name, nearest| Fault::UnknownFact { name, nearest })
    }

    pub(crate) fn option(&self, name: &Name, faults: &mut Faults) -> Option<(TwistIx, u8)> {
        self.options.find(name, faults, |name, nearest| Fault::UnknownOption { name, nearest })
    }

    pub(crate) fn target(&self, name: &Name, faults: &mut Faults) -> Option<Target> {
        if self.endings.0.is_empty() {
            return self.targets.get(name);
        }
        self.targets.find(name, faults, |target, nearest| Fault::UnknownNode { target, nearest })
    }

    pub(crate) fn ending(&self, name: &Name, faults: &mut Faults) -> Option<EndingIx> {
        self.endings.find_required(name, faults, |target, nearest| Fault::UnknownEnding { target, nearest })
    }

    pub(crate) fn choice(&self, name: &Name, faults: &mut Faults) -> Option<ChoiceIx> {
        self.choices.find(name, faults, |name, nearest| Fault::UnknownChoice { name, nearest })
    }

    pub(crate) fn has_reply(&self, id: &str) -> bool {
        self.replies.0.contains_key(id)
    }

    /// Any reply of the scenario.
    pub(crate) fn reply(&self, name: &Name, faults: &mut Faults) -> Option<ReplyId> {
        self.replies.find_required(name, faults, |name, nearest| Fault::UnknownReply { name, nearest })?;
        ReplyId::parse(&name.text)
    }

    /// Where it is remembered that this reply was said; from now on it is.
    pub(crate) fn said(&mut self, name: &Name, faults: &mut Faults) -> Option<Slot> {
        self.reply(name, faults)?;
        if let Some(slot) = self.said.get(&name.text) {
            return Some(*slot);
        }
        let slot = self.slot();
        self.said.insert(name.text.clone(), slot);
        Some(slot)
    }

    /// The replies that were asked for, and their slots.
    pub(crate) fn all_asked(&self) -> Vec<(Slot, ReplyId)> {
        let asked = self.said.iter().filter_map(|(id, slot)| Some((*slot, ReplyId::parse(id)?)));
        asked.collect()
    }

    /// Where it is remembered that this reply was said, if anything asked.
    pub(crate) fn asked(&self, name: &Name) -> Option<Slot> {
        self.said.get(&name.text).copied()
    }
}

/// What the names of one kind stand for, and where each is given.
struct Table<'a, T>(BTreeMap<&'a str, (T, Place)>);

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'a, T: Copy> Table<'a, T> {
    fn of(names: impl Iterator<Item = (&'a str, T)>) -> Self {
        Self(names.map(|(name, meaning)| (name, (meaning, Place::START))).collect())
    }

    fn add(&mut self, what: &'static str, name: &'a Name, meaning: T, faults: &mut Faults) {
        if name.is_blank() {
            return;
        }
        match self.0.get(name.text.as_str()) {
            Some((_, first)) => {
                let fault = Fault::TakenId { what, id: name.text.clone(), line: first.line };
                faults.report(name.at, fault);
            }
            None => {
                self.0.insert(&name.text, (meaning, name.at));
            }
        }
    }

    fn get(&self, name: &Name) -> Option<T> {
        self.0.get(name.text.as_str()).map(|(meaning, _)| *meaning)
    }

    /// Of what every file must have: where there is none at all, that was said.
    fn find_required(
        &self,
        name: &Name,
        faults: &mut Faults,
        unknown: impl FnOnce(String, Option<String>) -> Fault,
    ) -> Option<T> {
        if self.0.is_empty() { None } else { self.find(name, faults, unknown) }
    }

    fn find(
        &self,
        name: &Name,
        faults: &mut Faults,
        unknown: impl FnOnce(String, Option<String>) -> Fault,
    ) -> Option<T> {
        let found = self.get(name);
        if found.is_none() && !name.is_blank() && !faults.is_skipped(&name.text) {
            let nearest = faults.nearest(&name.text, self.0.keys().copied());
            faults.report(name.at, unknown(name.text.clone(), nearest));
        }
        found
    }
}

/// An index; lists longer than it can count are refused when they are decoded.
fn short(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
