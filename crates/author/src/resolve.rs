//! The file's records to the engine's scenario: names become indices, memory gets its slots. Imports
//! `source`, `names` and `condition`.

mod stages;

use rapport_engine::condition::Condition;
use rapport_engine::look;
use rapport_engine::scenario::{
    Baseline, BreakingPoint, Brief, DayKind, Ending, EndingIx, Fact, Lead, Line, MoodOverride, Node, Notice,
    Persona, PersonaIx, PointsOverride, Reply, ReplyId, ReplyKind, Scenario, ScenarioId, Shift, Slot, Twist,
};

use crate::condition::condition;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::names::Names;
use crate::scalar::{Name, Text};
use crate::source::{self, When};
use crate::words::Move;

/// The scenario; worth something only where nothing was reported.
pub(crate) fn resolve(source: &source::Scenario, faults: &mut Faults) -> Option<Scenario> {
    let names = Names::of(source, faults);
    let mut resolver = Resolver { names, faults };
    let mut nodes: Vec<Node> = source.nodes.0.iter().map(|(id, node)| resolver.node(id, node)).collect();
    let endings = source.endings.0.iter().map(|(id, ending)| resolver.ending(id, ending)).collect();
    let breaking_points =
        source.breaking_points.0.iter().filter_map(|point| resolver.breaking_point(point)).collect();
    let preparation = source.prepare.as_ref().and_then(|stage| resolver.preparation(stage));
    let follow_up = source.follow_up.as_ref().and_then(|stage| resolver.follow_up(stage));
    resolver.remember(source, &mut nodes);
    let slots = resolver.slots(source);
    Some(Scenario {
        id: ScenarioId::parse(&source.id.text)?,
        title: source.title.text.clone(),
        summary: source.summary.text.clone(),
        setting: source.setting.get(),
        topics: source.topics.0.iter().map(|topic| topic.get()).collect(),
        level: source.level.get(),
        minutes: source.minutes.get(),
        brief: brief(&source.brief),
        preparation,
        cast: source.cast.0.iter().map(|(id, someone)| persona(id, someone)).collect(),
        facts: source.facts.0.iter().zip(0..).map(|((id, text), slot)| fact(id, text, Slot(slot))).collect(),
        twists: source.twists.0.iter().map(|(id, options)| twist(id, &options.0)).collect(),
        nodes,
        endings,
        breaking_points,
        follow_up,
        slots,
    })
}

struct Resolver<'a> {
    names: Names<'a>,
    faults: &'a mut Faults,
}

impl Resolver<'_> {
    fn node(&mut self, id: &Name, node: &source::Scene) -> Node {
        let lines = self.lines(&node.lines.0);
        let listener = lines.last().map_or(PersonaIx(0), |line| line.who);
        let feeling_of = node.feeling_of.as_ref().and_then(|name| self.names.persona(name, self.faults));
        Node {
            id: id.text.clone(),
            feeling: node.feeling.as_ref().map(words),
            feeling_of: feeling_of.unwrap_or(listener),
            breaths: node.breaths.unwrap_or(false),
            notice: node.notice.as_ref().map(notice),
            shifts: node.shifts.0.iter().filter_map(|shift| self.shift(shift)).collect(),
            lines,
            replies: node.replies.0.iter().filter_map(|reply| self.reply(reply, listener)).collect(),
        }
    }

    fn shift(&mut self, shift: &source::Shift) -> Option<Shift> {
        let when = self.when(shift.when.as_ref());
        Some(Shift {
            who: self.names.persona(&shift.who, self.faults)?,
            when,
            rapport: shift.rapport.get(),
            arousal: shift.arousal.get(),
            because: words(&shift.because),
        })
    }

    fn lines(&mut self, lines: &[source::Line]) -> Vec<Line> {
        lines.iter().filter_map(|line| self.line(line)).collect()
    }

    fn line(&mut self, line: &source::Line) -> Option<Line> {
        let when = self.when(line.when.as_ref());
        Some(Line {
            who: self.names.persona(&line.who, self.faults)?,
            to: line.to.as_ref().and_then(|name| self.names.persona(name, self.faults)),
            variants: line.says.0.iter().map(words).collect(),
            cue: line.cue.as_ref().map(words),
            when,
        })
    }

    fn reply(&mut self, reply: &source::Reply, listener: PersonaIx) -> Option<Reply> {
        let to: Vec<_> = reply.to.0.iter().filter_map(|name| self.names.persona(name, self.faults)).collect();
        let times = reply.times.map_or(0, |times| times.get::<usize>());
        Some(Reply {
            kind: reply.kind.map_or(ReplyKind::Speech, |kind| kind.get()),
            text: reply.says.as_ref().map(words).unwrap_or_default(),
            to: if to.is_empty() { vec![listener] } else { to },
            techniques: reply.techniques.0.iter().map(|technique| technique.get()).collect(),
            pitfalls: reply.pitfalls.0.iter().map(|pitfall| pitfall.get()).collect(),
            points: reply.points.as_ref().map(points),
            mood: reply.mood.as_ref().map(mood),
            learns: reply.learns.0.iter().filter_map(|name| self.names.fact(name, self.faults)).collect(),
            said: None,
            uses: (0..times).map(|_| self.names.slot()).collect(),
            when: self.when(reply.when.as_ref()),
            needs: self.when(reply.needs.as_ref()),
            closed: reply.closed.as_ref().map(words),
            leads: reply.leads.0.iter().filter_map(|lead| self.lead(lead)).collect(),
            coach: reply.coach.as_ref().map(words),
            id: ReplyId::parse(&reply.id.text)?,
        })
    }

    fn lead(&mut self, lead: &source::Lead) -> Option<Lead> {
        let when = self.when(lead.when.as_ref());
        Some(Lead { when, to: self.names.target(&lead.to, self.faults)? })
    }

    fn ending(&mut self, id: &Name, ending: &source::Ending) -> Ending {
        Ending {
            id: id.text.clone(),
            kind: ending.kind.get(),
            title: words(&ending.title),
            lines: self.lines(&ending.lines.0),
            outcome: words(&ending.outcome),
        }
    }

    fn breaking_point(&mut self, point: &source::BreakingPoint) -> Option<BreakingPoint> {
        let when = self.when(Some(&point.when));
        Some(BreakingPoint { when, to: self.names.ending(&point.to, self.faults)? })
    }

    fn endings(&mut self, names: &[Name]) -> Vec<EndingIx> {
        names.iter().filter_map(|name| self.names.ending(name, self.faults)).collect()
    }

    fn when(&mut self, when: Option<&When>) -> Condition {
        when.map_or(Condition::ALWAYS, |when| condition(when, &mut self.names, self.faults))
    }

    /// A reply is remembered only where some condition asks for it, which is known last.
    fn remember(&self, source: &source::Scenario, nodes: &mut [Node]) {
        for ((_, scene), node) in source.nodes.0.iter().zip(nodes) {
            for (given, reply) in scene.replies.0.iter().zip(&mut node.replies) {
                reply.said = self.names.asked(&given.id);
            }
        }
    }

    fn slots(&mut self, source: &source::Scenario) -> u16 {
        let count = self.names.slots();
        u16::try_from(count).unwrap_or_else(|_| {
            let most = usize::from(u16::MAX);
            self.faults.report(source.at, Fault::TooMany { what: "things to remember", count, most });
            u16::MAX
        })
    }
}

fn words(text: &Text) -> String {
    text.text.clone()
}

fn notice(notice: &source::Notice) -> Notice {
    let options = std::iter::once(&notice.right).chain(&notice.wrong.0);
    Notice { options: options.map(words).collect(), because: words(&notice.because) }
}

fn brief(brief: &source::Brief) -> Brief {
    Brief {
        situation: brief.situation.0.iter().map(words).collect(),
        goal: words(&brief.goal),
        known: brief.known.0.iter().map(words).collect(),
    }
}

fn persona(id: &Name, someone: &source::Persona) -> Persona {
    let (mut to_techniques, mut to_pitfalls) = (Vec::new(), Vec::new());
    for (what, response) in &someone.answers.0 {
        match what.get() {
            Move::Technique(technique) => to_techniques.push((technique, response.get())),
            Move::Pitfall(pitfall) => to_pitfalls.push((pitfall, response.get())),
        }
    }
    Persona {
        id: id.text.clone(),
        name: words(&someone.name),
        role: words(&someone.role),
        look: look(&someone.look),
        baseline: Baseline {
            rapport: someone.baseline.rapport.get(),
            arousal: someone.baseline.arousal.get(),
        },
        volatility: someone.volatility.get(),
        heard_first: someone.heard_first,
        to_techniques,
        to_pitfalls,
        days: someone.days.0.iter().map(day).collect(),
    }
}

fn look(look: &source::Look) -> look::Look {
    look::Look {
        age: look.age.get(),
        hair: look.hair.get(),
        hair_tone: look.hair_tone.get(),
        skin: look.skin.get(),
        dress: look.dress.get(),
        glasses: look.glasses,
        beard: look.beard,
    }
}

fn day(day: &source::Day) -> DayKind {
    DayKind { name: words(&day.name), rapport: day.rapport.get(), arousal: day.arousal.get() }
}

fn fact(id: &Name, text: &Text, slot: Slot) -> Fact {
    Fact { id: id.text.clone(), text: words(text), slot }
}

fn twist(id: &Name, options: &[Name]) -> Twist {
    Twist { id: id.text.clone(), options: options.iter().map(|option| option.text.clone()).collect() }
}

fn points(points: &source::Points) -> PointsOverride {
    let given = [points.empathy, points.clarity, points.solution];
    PointsOverride {
        points: given.map(|score| score.map(|score| score.get())),
        because: words(&points.because),
    }
}

fn mood(mood: &source::Mood) -> MoodOverride {
    MoodOverride { rapport: mood.rapport.get(), arousal: mood.arousal.get(), because: words(&mood.because) }
}
