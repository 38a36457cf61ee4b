//! Whether a talk shows what is asked of it, and in words what it shows instead.

use rapport_author::{Ask, Bound, Door};
use rapport_engine::condition::{Axis, Circumstances, Condition, Test};
use rapport_engine::review::Review;
use rapport_engine::scenario::{ChoiceIx, PersonaIx, ReplyId, Scenario, Slot, TwistIx};
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::Dimension;

/// What was expected, and what was found.
type Unmet = (String, String);

/// What the talk, as far as it has come, lacks of what is asked.
pub fn unmet(ask: &Ask, talk: &Talk, review: Option<&Review>) -> Vec<Unmet> {
    let scenario = talk.world().scenario();
    match ask {
        Ask::Ending(ending) => {
            let wanted = &scenario.endings[ending.at()];
            let met = talk.ending().is_some_and(|found| found.id == wanted.id);
            unless(met, || (format!("the ending `{}`", wanted.id), ended(talk)))
        }
        Ask::Kind(kind) => {
            let met = talk.ending().is_some_and(|found| found.kind == *kind);
            unless(met, || (format!("an ending of kind `{}`", kind.id()), ended(talk)))
        }
        Ask::Score(score, bound) => {
            let found = talk.ending().and(review).map(|review| review.scores[*score as usize]);
            let met = found.is_some_and(|found| reaches(found, *bound));
            unless(met, || (bounded(score.id(), *bound), found.map_or_else(|| ended(talk), shown)))
        }
        Ask::Points(score, bound) => {
            let found = talk.turns().last().map_or(0, |turn| turn.earned.points[*score as usize]);
            unless(reaches(found, *bound), || (points(*score, *bound), shown(found)))
        }
        Ask::Holds(condition, said) => holds(condition, &Now { talk, said }),
        Ask::Feels(who, mood) => {
            let found = talk.now().mood(*who).named().name;
            let expected = || format!("`{}` to feel {}", scenario.cast[who.at()].id, mood.id());
            unless(found == *mood, || (expected(), found.id().to_owned()))
        }
        Ask::Offered(reply, door) => {
            let offer = talk.world().offered(talk.now(), reply);
            let (found, why) = match offer.map(|offer| offer.closed) {
                None => (Door::Absent, None),
                Some(None) => (Door::Open, None),
                Some(Some(why)) => (Door::Closed, Some(why)),
            };
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            let expected = || format!("the reply `{reply}` {}", stands(*door));
            unless(found == *door, || (expected(), format!("it {}{why}", stands(found))))
        }
        Ask::Hears(words, wanted) => {
            let heard = heard(talk);
            let met = plain(&heard).contains(&plain(words)) == *wanted;
            let not = if *wanted { "" } else { "not " };
            unless(met, || (format!("{not}to hear `{words}`"), format!("`{heard}`")))
        }
    }
}

fn unless(met: bool, unmet: impl FnOnce() -> Unmet) -> Vec<Unmet> {
    if met { Vec::new() } else { vec![unmet()] }
}

fn ended(talk: &Talk) -> String {
    match talk.ending() {
        Some(ending) => format!("the ending `{}` of kind `{}`", ending.id, ending.kind.id()),
        None => "a talk that goes on".to_owned(),
    }
}

fn reaches(found: u8, bound: Bound) -> bool {
    match bound {
        Bound::AtLeast(least) => found >= least,
        Bound::Below(bound) => found < bound,
    }
}

fn bounded(what: &str, bound: Bound) -> String {
    match bound {
        Bound::AtLeast(least) => format!("{what} at least {least}"),
        Bound::Below(bound) => format!("{what} below {bound}"),
    }
}

fn points(score: Dimension, bound: Bound) -> String {
    bounded(&format!("points for {}", score.id()), bound)
}

fn shown(number: impl ToString) -> String {
    number.to_string()
}

fn stands(door: Door) -> &'static str {
    match door {
        Door::Open => "open",
        Door::Closed => "closed",
        Door::Absent => "absent",
    }
}

/// All that is said at this point of the talk, with what can be seen and heard beside it.
fn heard(talk: &Talk) -> String {
    let lines = talk.world().spoken(talk.now());
    let line = |cue: Option<&str>, text| cue.map(|cue| format!("({cue}) ")).unwrap_or_default() + text;
    lines.iter().map(|one| line(one.cue, one.text)).collect::<Vec<_>>().join(" / ")
}

/// Words without regard to capitals and line breaks.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Each test that fails whatever else holds, and in one what fails in the parts of an `any-of`.
fn holds(condition: &Condition, now: &Now<'_>) -> Vec<Unmet> {
    if condition.holds(now) {
        return Vec::new();
    }
    let failing = |tests: &Vec<Test>| -> Vec<Test> {
        let fails = |test: &Test| !Condition(vec![vec![*test]]).holds(now);
        tests.iter().copied().filter(fails).collect()
    };
    let parts: Vec<Vec<Test>> = condition.0.iter().map(failing).collect();
    let (first, others) = parts.split_first().map_or((&[][..], &[][..]), |(one, all)| (&one[..], all));
    let always = |test: &Test| others.iter().all(|part| part.contains(test));
    let mut unmet: Vec<Unmet> =
        first.iter().filter(|test| always(test)).map(|test| now.words(*test)).collect();
    let either = |part: &Vec<Test>| -> Vec<Unmet> {
        part.iter()
            .filter(|test| !first.contains(test) || !always(test))
            .map(|test| now.words(*test))
            .collect()
    };
    let parts: Vec<Vec<Unmet>> = parts.iter().map(either).collect();
    if parts.iter().all(|part| !part.is_empty()) {
        let each = |side: fn(&Unmet) -> &str| {
            let part = |part: &Vec<Unmet>| part.iter().map(side).collect::<Vec<_>>().join(" and ");
            parts.iter().map(part).collect::<Vec<_>>().join(", or ")
        };
        unmet.push((each(|(expected, _)| expected), each(|(_, found)| found)));
    }
    unmet
}

/// A talk as a condition asks it.
struct Now<'t> {
    talk: &'t Talk,
    said: &'t [(Slot, ReplyId)],
}

impl Circumstances for Now<'_> {
    fn mood(&self, of: PersonaIx, axis: Axis) -> i8 {
        let mood = self.talk.now().mood(of);
        match axis {
            Axis::Rapport => mood.rapport,
            Axis::Arousal => mood.arousal,
        }
    }

    fn remembers(&self, slot: Slot) -> bool {
        match self.reply(slot) {
            Some(reply) => self.talk.turns().iter().any(|turn| self.talk.reply(turn).id == *reply),
            None => self.talk.now().remembers(slot),
        }
    }

    fn drew(&self, twist: TwistIx) -> u8 {
        self.talk.world().day().twist(twist)
    }

    fn prepared(&self, choice: ChoiceIx) -> bool {
        self.talk.world().in_hand().holds(choice)
    }
}

impl Now<'_> {
    fn scenario(&self) -> &Scenario {
        self.talk.world().scenario()
    }

    fn reply(&self, slot: Slot) -> Option<&ReplyId> {
        self.said.iter().find(|(own, _)| *own == slot).map(|(_, reply)| reply)
    }

    /// What a test asks for, and what there is instead.
    fn words(&self, test: Test) -> Unmet {
        let mood = |of: PersonaIx, axis, side: &str, bound: i8| {
            let name = match axis {
                Axis::Rapport => "rapport",
                Axis::Arousal => "arousal",
            };
            let who = &self.scenario().cast[of.at()].id;
            (format!("{name} of `{who}` {side} {bound}"), shown(self.mood(of, axis)))
        };
        match test {
            Test::AtLeast(of, axis, bound) => mood(of, axis, "at least", bound),
            Test::Below(of, axis, bound) => mood(of, axis, "below", bound),
            Test::Remembers(slot) => (self.memory(slot, ""), self.memory(slot, "not ")),
            Test::Forgets(slot) => (self.memory(slot, "not "), self.memory(slot, "")),
            Test::Drew(twist, option) => {
                let options = &self.scenario().twists[twist.at()].options;
                let name = |option: u8| format!("`{}`", options[usize::from(option)]);
                (format!("the day to bring {}", name(option)), name(self.drew(twist)))
            }
            Test::Prepared(choice) => (self.choice(choice, ""), self.choice(choice, "not ")),
            Test::Unprepared(choice) => (self.choice(choice, "not "), self.choice(choice, "")),
        }
    }

    fn choice(&self, choice: ChoiceIx, not: &str) -> String {
        let mut ids = self.scenario().preparation.iter().flat_map(|stage| stage.ids());
        let name = ids.find(|(one, _)| *one == choice).map_or("", |(_, id)| id.as_str());
        format!("`{name}` {not}prepared")
    }

    fn memory(&self, slot: Slot, not: &str) -> String {
        let fact = self.scenario().facts.iter().find(|fact| fact.slot == slot);
        match (self.reply(slot), fact) {
            (Some(reply), _) => format!("the reply `{reply}` {not}said"),
            (None, Some(fact)) => format!("the fact `{}` {not}known", fact.id),
            (None, None) => format!("something {not}remembered"),
        }
    }
}
