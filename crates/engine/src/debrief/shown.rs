//! What the replies of a talk showed: empathic opportunities, reflections to questions, techniques and pitfalls.
//! Turns are numbered from 0.

use crate::scenario::PersonaIx;
use crate::scoring::ACKNOWLEDGED;
use crate::talk::{Talk, Turn};
use crate::vocabulary::{Pitfall, Technique};

/// What a talk showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'t> {
    /// Every feeling or stake that was shown, in the order of the talk.
    pub opportunities: Vec<Opportunity<'t>>,
    /// Reflections to questions.
    pub reflections: Reflections,
    /// The techniques shown, in the order of the curriculum, each with its turns.
    pub techniques: Vec<(Technique, Vec<usize>)>,
    /// The pitfalls shown, likewise.
    pub pitfalls: Vec<(Pitfall, Vec<usize>)>,
}

/// A turn on which somebody showed a feeling or a stake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opportunity<'t> {
    /// The turn.
    pub turn: usize,
    /// Whose feeling or stake.
    pub of: PersonaIx,
    /// What was shown.
    pub feeling: &'t str,
    /// The step on the empathy ladder, 0 to 6, that the reply stands on.
    pub step: u8,
}

/// Replies that reflect and replies that ask. A reply counts once for each, as a volley does in the coding manual
/// for Motivational Interviewing Treatment Integrity (MITI 4.2.1; Moyers, Manuel and Ernst, 2015). Its ratios, by
/// its authors' experience and not by trials, are one reflection to a question as fair and two to one as good;
/// the curriculum calls them basic and proficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reflections {
    /// Replies that give back what was said or felt.
    pub reflecting: usize,
    /// Replies that ask: an open question, a row of closed ones, or any that has a question mark.
    pub asking: usize,
}

/// Reflections to a question from which a talk counts as basic, and as proficient.
pub const ENOUGH_REFLECTIONS: [usize; 2] = [1, 2];

/// The techniques that give back what was said or felt.
const REFLECTING: [Technique; 4] =
    [Technique::Acknowledge, Technique::NameFeeling, Technique::Validate, Technique::Paraphrase];

impl Opportunity<'_> {
    /// Whether the feeling was acknowledged at least; otherwise the opportunity was missed.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        self.step >= ACKNOWLEDGED
    }
}

impl Reflections {
    /// How many of [`ENOUGH_REFLECTIONS`] are reached; `None` where nothing was asked.
    #[must_use]
    pub fn band(&self) -> Option<usize> {
        let reached = |times: &&usize| self.reflecting >= **times * self.asking;
        (self.asking > 0).then(|| ENOUGH_REFLECTIONS.iter().filter(reached).count())
    }
}

impl<'t> Shown<'t> {
    /// What a talk shows so far.
    #[must_use]
    pub fn of(talk: &'t Talk) -> Self {
        let turns = |shows: &dyn Fn(&Turn) -> bool| -> Vec<usize> {
            talk.turns().iter().enumerate().filter(|(_, turn)| shows(turn)).map(|(at, _)| at).collect()
        };
        let does = |turn: &Turn, one: Technique| talk.reply(turn).techniques.contains(&one);
        let slips = |turn: &Turn, one: Pitfall| talk.pitfalls(turn).contains(&one);
        let reflects = |turn: &Turn| REFLECTING.iter().any(|&one| does(turn, one));
        let asks = |turn: &Turn| {
            let asked = does(turn, Technique::OpenQuestion) || slips(turn, Pitfall::Interrogate);
            asked || talk.reply(turn).text.contains('?')
        };
        let techniques = Technique::ALL.iter().map(|&one| (one, turns(&|turn| does(turn, one))));
        let pitfalls = Pitfall::ALL.iter().map(|&one| (one, turns(&|turn| slips(turn, one))));
        Self {
            opportunities: opportunities(talk),
            reflections: Reflections { reflecting: turns(&reflects).len(), asking: turns(&asks).len() },
            techniques: techniques.filter(|(_, turns)| !turns.is_empty()).collect(),
            pitfalls: pitfalls.filter(|(_, turns)| !turns.is_empty()).collect(),
        }
    }
}

fn opportunities(talk: &Talk) -> Vec<Opportunity<'_>> {
    let nodes = &talk.world().scenario().nodes;
    let turns = talk.turns().iter().enumerate();
    let shown = turns.filter_map(|(turn, taken)| {
        let node = &nodes[taken.node.at()];
        let (feeling, step) = (node.feeling.as_deref()?, taken.earned.ladder?);
        Some(Opportunity { turn, of: node.feeling_of, feeling, step })
    });
    shown.collect()
}
