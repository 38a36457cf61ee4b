//! A compiled scenario: what the author crate makes of a scenario file and what a talk is played from.
//! Plain data; every reference is an index that the loader has checked. Imports `vocabulary`, `look`, `ids`,
//! `calendar` and `condition`.

mod follow_up;
mod preparation;
mod sound;

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
pub use crate::ids::{
    ChoiceId, ChoiceIx, EndingIx, NodeIx, PersonaIx, ReplyId, ScenarioId, Slot, TwistIx, is_id,
};
use crate::look::Look;
use crate::vocabulary::{EndingKind, Level, Pitfall, Setting, Technique, Topic};
pub use follow_up::{Claim, ClaimKind, FollowUp, Part, PartSlot, Private, Window};
pub use preparation::{
    Assumption, Expectation, Goal, Item, ItemKind, MOST_CHOICES, MOST_EXPECTED, Preparation, PrepareError,
    Prepared,
};
pub use sound::MOST_CAST;

/// One difficult conversation, ready to play.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
    /// One sentence for the library's card.
    pub summary: String,
    /// Where it takes place.
    pub setting: Setting,
    /// What makes it difficult; at least one.
    pub topics: Vec<Topic>,
    /// How much it asks.
    pub level: Level,
    /// About how many minutes a talk takes.
    pub minutes: u8,
    /// What the trainee reads first.
    pub brief: Brief,
    /// What the trainee may prepare, where there is such a stage.
    pub preparation: Option<Preparation>,
    /// The other parties; 1 to 4. The first is the main one.
    pub cast: Vec<Persona>,
    /// What can be learned in the talk.
    pub facts: Vec<Fact>,
    /// What the seed decides once per talk.
    pub twists: Vec<Twist>,
    /// Every place the talk can be in; the first is where it starts.
    pub nodes: Vec<Node>,
    /// Every way it can end.
    pub endings: Vec<Ending>,
    /// Early ends, looked at in order after every reply.
    pub breaking_points: Vec<BreakingPoint>,
    /// What the trainee writes afterwards, where there is such a stage.
    pub follow_up: Option<FollowUp>,
    /// How many things a talk remembers; every [`Slot`] is below it.
    pub slots: u16,
}

/// What the trainee reads before the talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief {
    /// Who the trainee is, and what has happened; paragraphs.
    pub situation: Vec<String>,
    /// What to reach by the end of the talk.
    pub goal: String,
    /// What is known beforehand, one line each.
    pub known: Vec<String>,
}

/// Another party to the talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persona {
    /// Its id, such as `rosa`.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// Who they are to the case, in a few words.
    pub role: String,
    /// How they are drawn.
    pub look: Look,
    /// Where mood starts, before the day's shift.
    pub baseline: Baseline,
    /// How strongly arousal moves.
    pub volatility: Volatility,
    /// Whether they must be heard before they can hear a solution.
    pub heard_first: bool,
    /// Where they differ from the default answer to a technique.
    pub to_techniques: Vec<(Technique, Response)>,
    /// Where they differ from the default answer to a pitfall.
    pub to_pitfalls: Vec<(Pitfall, Response)>,
    /// The days they may have; the seed draws one. At least one.
    pub days: Vec<DayKind>,
}

/// Where a persona's mood rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// Trust, −50 to 50.
    pub rapport: i8,
    /// Agitation, 0 to 100.
    pub arousal: i8,
}

/// A kind of day: a shift of the baseline, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayKind {
    /// What happened, such as "slept three hours".
    pub name: String,
    /// Added to the baseline's rapport, −15 to 15.
    pub rapport: i8,
    /// Added to the baseline's arousal, −25 to 25.
    pub arousal: i8,
}

/// How strongly a persona's arousal moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Volatility {
    /// Seven tenths of the default.
    Low,
    /// The default.
    Medium,
    /// Fourteen tenths of the default.
    High,
}

/// How a persona answers to one technique or pitfall, against the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// Nearly twice the default.
    Strong,
    /// Half the default.
    Weak,
    /// Not at all.
    None,
    /// The other way round, at half the strength.
    Backfires,
}

/// Something that can be learned in the talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// What it is, as a sentence for the debrief.
    pub text: String,
    /// Where a talk remembers it.
    pub slot: Slot,
}

/// What the seed decides: one of the options, evenly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twist {
    /// Its id.
    pub id: String,
    /// The ids of what may happen; at least two.
    pub options: Vec<String>,
}

/// A place in the talk: they speak, then the trainee replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// The feeling or stake shown here, where one is: an empathic opportunity.
    pub feeling: Option<String>,
    /// Whose feeling it is.
    pub feeling_of: PersonaIx,
    /// Whether what is said comes in several breaths, so that one can cut in.
    pub breaths: bool,
    /// What the trainee is asked to notice, where it is.
    pub notice: Option<Notice>,
    /// What moves the mood on arriving, apart from the reply.
    pub shifts: Vec<Shift>,
    /// What is said, in order.
    pub lines: Vec<Line>,
    /// What the trainee can say. At least one is free: no condition, no limit.
    pub replies: Vec<Reply>,
}

/// A question about what could be seen and heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What may be noticed; the first is right.
    pub options: Vec<String>,
    /// Why that one.
    pub because: String,
}

/// A change of mood that the story brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Whose.
    pub who: PersonaIx,
    /// Only when.
    pub when: Condition,
    /// Added to rapport.
    pub rapport: i8,
    /// Added to arousal.
    pub arousal: i8,
    /// Why, for the debrief.
    pub because: String,
}

/// One thing somebody says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who speaks.
    pub who: PersonaIx,
    /// To whom, if not to the trainee.
    pub to: Option<PersonaIx>,
    /// The words; where there are several, the seed picks one.
    pub variants: Vec<String>,
    /// What can be seen or heard beside the words.
    pub cue: Option<String>,
    /// Only when.
    pub when: Condition,
}

/// One thing the trainee can say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Its id, unique in the scenario.
    pub id: ReplyId,
    /// Speech, silence or a break.
    pub kind: ReplyKind,
    /// The words; may be empty for silence.
    pub text: String,
    /// Whom it is said to: whose mood it moves. At least one.
    pub to: Vec<PersonaIx>,
    /// What it does well.
    pub techniques: Vec<Technique>,
    /// What it does badly.
    pub pitfalls: Vec<Pitfall>,
    /// Points that the author gives instead of the computed ones.
    pub points: Option<PointsOverride>,
    /// A change of mood that the author gives instead of the computed one.
    pub mood: Option<MoodOverride>,
    /// What is learned by saying it.
    pub learns: Vec<Slot>,
    /// Where having said it is remembered, if anything asks.
    pub said: Option<Slot>,
    /// How often it may be said, 1 to 3, with one slot a use; empty: no limit.
    pub uses: Vec<Slot>,
    /// Shown only when.
    pub when: Condition,
    /// Open only when; otherwise shown closed.
    pub needs: Condition,
    /// Why it is closed; set where `needs` is.
    pub closed: Option<String>,
    /// Where it leads: the first whose condition holds; the last has none.
    pub leads: Vec<Lead>,
    /// What it did and why, for the debrief.
    pub coach: Option<String>,
}

/// What a reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReplyKind {
    /// Words.
    Speech,
    /// Staying silent.
    Silence,
    /// Pausing the talk.
    Break,
}

/// Points given by the author, each 0 to 6; `None` keeps the computed ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsOverride {
    /// By [`crate::vocabulary::Dimension`], in its order.
    pub points: [Option<u8>; 3],
    /// Why.
    pub because: String,
}

/// A change of mood given by the author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoodOverride {
    /// Added to rapport.
    pub rapport: i8,
    /// Added to arousal.
    pub arousal: i8,
    /// Why.
    pub because: String,
}

/// One way a reply may lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Only when.
    pub when: Condition,
    /// Where to.
    pub to: Target,
}

/// Where a reply leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// On, to a node.
    Node(NodeIx),
    /// To an end.
    Ending(EndingIx),
}

/// An early end: a mood, or something said, that ends the talk whatever the reply was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakingPoint {
    /// When.
    pub when: Condition,
    /// To which end.
    pub to: EndingIx,
}

/// How a talk ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: EndingKind,
    /// Its name in a few words, such as "A plan for Thursday".
    pub title: String,
    /// The last lines.
    pub lines: Vec<Line>,
    /// What became of it: one or two sentences.
    pub outcome: String,
}
