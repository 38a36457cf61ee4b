//! Small random scenarios for the property tests: every feature of the model, no story; and ways to play them.

use std::sync::Arc;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rapport_engine::calendar::Date;
use rapport_engine::codec::Compiled;
use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::journal::Act;
use rapport_engine::look::{Age, Dress, Hair, Look, Tone};
use rapport_engine::scenario::*;
use rapport_engine::talk::{Situation, Talk};
use rapport_engine::vocabulary::*;

/// Where facts and said replies are remembered: in the first word of memory and far behind it.
const FAR: [u16; 2] = [0, 130];

/// How many things a random scenario has to prepare, if any.
const CHOICES: u8 = 8;

/// A talk before its first reply, with a preparation that the seed chooses: the standard one half of the time.
pub fn begin(compiled: &Arc<Compiled>, seed: u64) -> Talk {
    match &compiled.scenario.preparation {
        Some(stage) if seed.is_multiple_of(2) => {
            let prepared = prepared(stage, seed / 2);
            Talk::begin_prepared(compiled.clone(), seed, 0, prepared).expect("it can be chosen")
        }
        _ => Talk::begin(compiled.clone(), seed, 0),
    }
}

/// All that can be said: the open replies, then those that can cut in.
pub fn acts(talk: &Talk) -> Vec<Act> {
    let Situation::Choosing(offers) = talk.situation() else { return vec![] };
    let open = || offers.iter().filter(|offer| offer.closed.is_none()).map(|offer| offer.reply);
    let heard_out = open().map(|reply| Act::Reply(reply.id.clone()));
    let speaks =
        open().filter(|reply| talk.world().breaths(talk.now()) > 1 && reply.kind != ReplyKind::Silence);
    heard_out.chain(speaks.map(|reply| Act::CutIn(reply.id.clone()))).collect()
}

/// Plays on, each choice taken from `choices` in turn, until the end or until they run out. Now and then something
/// is noticed first.
pub fn play(compiled: &Arc<Compiled>, seed: u64, choices: &[u8]) -> Talk {
    let mut talk = begin(compiled, seed);
    for &choice in choices {
        if talk.ending().is_some() {
            break;
        }
        let noticeable = talk.world().noticeable(talk.now());
        if let Some(&(option, _)) = noticeable.get(usize::from(choice) % 5) {
            talk.notice(option, u32::from(choice)).expect("it can be noticed");
        }
        let acts = acts(&talk);
        assert!(!acts.is_empty(), "a talk is never stuck");
        talk.act(&acts[usize::from(choice) % acts.len()], u32::from(choice)).expect("an open reply");
    }
    talk
}

/// A preparation that somebody can choose: of the choices that the bits name, each that still can be added.
pub fn prepared(stage: &Preparation, bits: u64) -> Prepared {
    let wanted = stage.ids().map(|(choice, _)| choice).filter(|choice| Prepared(bits).holds(*choice));
    let add =
        |all: Prepared, choice| if stage.check(all.with(choice)).is_ok() { all.with(choice) } else { all };
    wanted.fold(Prepared::NOTHING, add)
}

/// A random scenario, ready to play.
pub fn compiled(scenario: u64) -> Arc<Compiled> {
    Compiled::new(self::scenario(scenario))
}

/// A scenario of 2 to 8 nodes, with hubs, gates, twists, overrides and breaking points.
pub fn scenario(seed: u64) -> Scenario {
    let mut dice = Dice { chance: ChaCha8Rng::seed_from_u64(seed), choices: 0 };
    dice.choices = if dice.chance(70) { CHOICES } else { 0 };
    let cast = 1 + dice.below(2);
    let (nodes, endings, facts) = (2 + dice.below(7), 1 + dice.below(4), 1 + dice.below(3));
    let mut slots = FAR[1] + ix(facts);
    let twists =
        vec![Twist { id: "weather".into(), options: vec!["sun".into(), "rain".into(), "snow".into()] }];
    let mut built = Vec::new();
    for at in 0..nodes {
        let count = 1 + dice.below(3);
        let mut replies: Vec<Reply> =
            (0..count).map(|_| dice.reply(at, nodes, endings, facts, cast)).collect();
        replies.push(Reply { when: Condition::ALWAYS, needs: Condition::ALWAYS, ..replies[0].clone() });
        for (place, reply) in replies.iter_mut().enumerate() {
            reply.id = ReplyId::parse(&format!("n{at}-r{place}")).expect("an id");
        }
        // A topic: may be said once or twice, and leads back.
        if at > 0 && dice.chance(50) {
            let mut topic = dice.reply(at, nodes, endings, facts, cast);
            let uses = 1 + dice.below(2);
            topic.uses = (slots..slots + ix(uses)).map(Slot).collect();
            slots += ix(uses);
            topic.leads =
                vec![Lead { when: Condition::ALWAYS, to: Target::Node(NodeIx(ix(dice.below(at + 1)))) }];
            topic.id = ReplyId::parse(&format!("n{at}-topic")).expect("an id");
            replies.push(topic);
        }
        built.push(Node {
            id: format!("n{at}"),
            feeling: dice.chance(50).then(|| "fear".into()),
            feeling_of: PersonaIx(ix(dice.below(cast))),
            breaths: dice.chance(30),
            notice: dice.chance(30).then(|| Notice {
                options: vec!["A frown.".into(), "A smile.".into(), "A sigh.".into()],
                because: "It could be seen.".into(),
            }),
            shifts: (0..dice.below(3)).map(|_| dice.shift(facts, cast)).collect(),
            lines: vec![dice.line(facts, cast), dice.line(facts, cast)],
            replies,
        });
    }
    Scenario {
        id: ScenarioId::parse("random").expect("an id"),
        title: "Random".into(),
        summary: "A random scenario.".into(),
        setting: Setting::Workplace,
        topics: vec![Topic::SelfCare],
        level: Level::Foundation,
        minutes: 5,
        brief: Brief { situation: vec!["You.".into()], goal: "End it.".into(), known: vec![] },
        preparation: (dice.choices > 0).then(|| dice.preparation(endings)),
        cast: (0..cast).map(|at| dice.persona(at)).collect(),
        facts: (0..facts)
            .map(|at| Fact { id: format!("f{at}"), text: "A fact.".into(), slot: Slot(ix(at)) })
            .collect(),
        twists,
        nodes: built,
        endings: (0..endings)
            .map(|at| Ending {
                id: format!("e{at}"),
                kind: dice.any(EndingKind::ALL),
                title: "The end".into(),
                lines: vec![dice.line(facts, cast)],
                outcome: "It ended.".into(),
            })
            .collect(),
        breaking_points: (0..2)
            .map(|at| BreakingPoint {
                when: Condition(vec![vec![
                    Test::AtLeast(PersonaIx(0), Axis::Arousal, 85 + at),
                    Test::Below(PersonaIx(0), Axis::Rapport, 10),
                ]]),
                to: EndingIx(0),
            })
            .collect(),
        follow_up: dice.chance(50).then(|| dice.follow_up(endings, facts, cast)),
        slots,
    }
}

struct Dice {
    chance: ChaCha8Rng,
    /// How many things can be prepared.
    choices: u8,
}

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        (self.chance.next_u32() as usize) % most
    }

    fn between(&mut self, least: i8, most: i8) -> i8 {
        least + i8::try_from(self.below((most - least + 1) as usize)).expect("small")
    }

    fn chance(&mut self, hundredths: usize) -> bool {
        self.below(100) < hundredths
    }

    fn any<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn persona(&mut self, at: usize) -> Persona {
        let answers = [Response::Strong, Response::Weak, Response::None, Response::Backfires];
        Persona {
            id: format!("p{at}"),
            name: "Somebody".into(),
            role: "client".into(),
            look: Look {
                age: Age::Middle,
                hair: Hair::Short,
                hair_tone: Tone::Dark,
                skin: Tone::Medium,
                dress: Dress::Shirt,
                glasses: false,
                beard: false,
            },
            baseline: Baseline { rapport: self.between(-20, 20), arousal: self.between(10, 80) },
            volatility: self.any(&[Volatility::Low, Volatility::Medium, Volatility::High]),
            heard_first: self.chance(50),
            to_techniques: (0..3).map(|_| (self.any(Technique::ALL), self.any(&answers))).collect(),
            to_pitfalls: (0..3).map(|_| (self.any(Pitfall::ALL), self.any(&answers))).collect(),
            days: (0..3)
                .map(|day| DayKind {
                    name: format!("day {day}"),
                    rapport: self.between(-15, 15),
                    arousal: self.between(-25, 25),
                })
                .collect(),
        }
    }

    fn choice(&mut self) -> ChoiceIx {
        ChoiceIx(u8::try_from(self.below(self.choices.into())).expect("small"))
    }

    /// Two of each list; one item can be read.
    fn preparation(&mut self, endings: usize) -> Preparation {
        let id = |name: &str, at: usize| ChoiceId::parse(&format!("{name}-{at}")).expect("an id");
        let mut stage = Preparation {
            minutes: 5,
            file: (0..2)
                .map(|at| Item {
                    id: id("item", at),
                    kind: ItemKind::Record,
                    title: "A paper".into(),
                    minutes: 3 + at as u8,
                    text: vec!["Words.".into()],
                })
                .collect(),
            expect: (0..2)
                .map(|at| Expectation {
                    id: id("expectation", at),
                    says: "They will sigh.".into(),
                    fits: at == 0,
                    because: "so".into(),
                })
                .collect(),
            goals: (0..2)
                .map(|at| Goal {
                    id: id("goal", at),
                    says: "It ends.".into(),
                    reached_by: vec![EndingIx(ix(self.below(endings)))],
                    nearly_by: vec![EndingIx(ix(self.below(endings)))],
                    fits: true,
                    because: String::new(),
                })
                .collect(),
            assumptions: (0..2)
                .map(|at| Assumption {
                    id: id("assumption", at),
                    says: "They always sigh.".into(),
                    yours: at == 0,
                    because: "so".into(),
                })
                .collect(),
            standard: Prepared::NOTHING,
        };
        stage.standard = prepared(&stage, self.chance.next_u64());
        stage
    }

    fn follow_up(&mut self, endings: usize, facts: usize, cast: usize) -> FollowUp {
        let kinds = [ClaimKind::Agreed, ClaimKind::Said, ClaimKind::Read];
        FollowUp {
            to: PersonaIx(0),
            reach: "020 7946 0100".into(),
            today: Date::new(2026, 3, 11).expect("a day"),
            check_back: Window { from: 1, to: 5 },
            claims: (0..3)
                .map(|at| Claim {
                    id: format!("c{at}"),
                    kind: self.any(&kinds),
                    about: vec!["word".into()],
                    when: self.condition(facts, cast),
                    ended: (0..self.below(2)).map(|_| EndingIx(ix(self.below(endings)))).collect(),
                    by: vec![],
                    owner: vec![],
                    says: Some("It is so.".into()),
                    because: "so".into(),
                })
                .collect(),
            private: vec![],
            parts: (0..2)
                .map(|_| Part {
                    slot: PartSlot::Agreed,
                    says: "It is so.".into(),
                    when: self.condition(facts, cast),
                })
                .collect(),
            note_parts: vec![],
        }
    }

    fn shift(&mut self, facts: usize, cast: usize) -> Shift {
        Shift {
            who: PersonaIx(ix(self.below(cast))),
            when: self.condition(facts, cast),
            rapport: self.between(-8, 8),
            arousal: self.between(-15, 15),
            because: "the story".into(),
        }
    }

    fn line(&mut self, facts: usize, cast: usize) -> Line {
        Line {
            who: PersonaIx(ix(self.below(cast))),
            to: self.chance(20).then(|| PersonaIx(ix(self.below(cast)))),
            variants: (0..=self.below(3)).map(|at| format!("Words, way {at}.")).collect(),
            cue: self.chance(50).then(|| "looks away".into()),
            when: self.condition(facts, cast),
        }
    }

    /// Often none; otherwise up to three alternatives of up to three tests each.
    fn condition(&mut self, facts: usize, cast: usize) -> Condition {
        if self.chance(50) {
            return Condition::ALWAYS;
        }
        let alternatives = 1 + self.below(3);
        Condition((0..alternatives).map(|_| self.product(facts, cast)).collect())
    }

    fn product(&mut self, facts: usize, cast: usize) -> Vec<Test> {
        (0..=self.below(3)).map(|_| self.test(facts, cast)).collect()
    }

    fn test(&mut self, facts: usize, cast: usize) -> Test {
        let of = PersonaIx(ix(self.below(cast)));
        let remembered = FAR[self.below(FAR.len())] + ix(self.below(facts));
        match self.below(if self.choices > 0 { 9 } else { 7 }) {
            0 => Test::AtLeast(of, Axis::Rapport, self.between(-20, 20)),
            1 => Test::Below(of, Axis::Rapport, self.between(-20, 20)),
            2 => Test::AtLeast(of, Axis::Arousal, self.between(20, 80)),
            3 => Test::Below(of, Axis::Arousal, self.between(20, 80)),
            4 => Test::Remembers(Slot(remembered)),
            5 => Test::Forgets(Slot(remembered)),
            6 => Test::Drew(TwistIx(0), u8::try_from(self.below(3)).expect("small")),
            7 => Test::Prepared(self.choice()),
            _ => Test::Unprepared(self.choice()),
        }
    }

    fn reply(&mut self, at: usize, nodes: usize, endings: usize, facts: usize, cast: usize) -> Reply {
        let ending = Target::Ending(EndingIx(ix(self.below(endings))));
        let onward = if at + 1 < nodes && self.chance(85) {
            Target::Node(NodeIx(ix(at + 1 + self.below((nodes - at - 1).min(2)))))
        } else {
            ending
        };
        let needs = self.condition(facts, cast);
        let early =
            self.chance(25).then(|| Lead { when: Condition(vec![self.product(facts, cast)]), to: ending });
        Reply {
            id: ReplyId::parse("r").expect("an id"),
            kind: self.any(&[ReplyKind::Speech, ReplyKind::Silence, ReplyKind::Break]),
            text: "Something. ".repeat(1 + self.below(3)),
            to: if self.chance(30) { listeners(cast) } else { vec![PersonaIx(ix(self.below(cast)))] },
            techniques: (0..self.below(4)).map(|_| self.any(Technique::ALL)).collect(),
            pitfalls: (0..self.below(2)).map(|_| self.any(Pitfall::ALL)).collect(),
            points: self
                .chance(10)
                .then(|| PointsOverride { points: [Some(3), None, Some(6)], because: "so".into() }),
            mood: self.chance(10).then(|| MoodOverride { rapport: 4, arousal: -9, because: "so".into() }),
            learns: if self.chance(40) { vec![Slot(ix(self.below(facts)))] } else { vec![] },
            said: self.chance(40).then(|| Slot(FAR[1] + ix(self.below(facts)))),
            uses: vec![],
            when: if self.chance(30) { self.condition(facts, cast) } else { Condition::ALWAYS },
            closed: (!needs.is_always()).then(|| "Not yet.".into()),
            needs,
            leads: early.into_iter().chain([Lead { when: Condition::ALWAYS, to: onward }]).collect(),
            coach: None,
        }
    }
}

fn listeners(cast: usize) -> Vec<PersonaIx> {
    (0..cast).map(|at| PersonaIx(ix(at))).collect()
}

fn ix(at: usize) -> u16 {
    u16::try_from(at).expect("small")
}
