//! The file format, record by record: `docs/scenario-format.md` as types. The doc comments are shown by an
//! author's editor. Imports `record` and the kinds of values.

use rapport_engine::look::{Age, Dress, Hair, Tone};
use rapport_engine::scenario::{ClaimKind, ItemKind, PartSlot, ReplyKind, Response, Volatility};
use rapport_engine::vocabulary::{EndingKind, Level, Pitfall, Setting, Technique, Topic};
use serde_json::{Value as Json, json};

use crate::collection::{List, Named, OneOrMore};
use crate::decode::{Decode, wrong_kind};
use crate::diagnostic::Faults;
use crate::record::record;
use crate::scalar::{CalendarDay, Name, Text, Whole};
use crate::schema::Definitions;
use crate::words::{Move, Of, Table};
use crate::yaml::{Node, Value};

/// The version of the format that is read and written.
pub(crate) const FORMAT: i128 = 1;

/// A step of rapport or arousal that an author may give.
pub(crate) type Step = Whole<-100, 100>;
type Score = Whole<0, 6>;

record! {
    /// One difficult conversation.
    Scenario "the scenario" {
        /// The version of this format: 1.
        format: Whole<FORMAT, FORMAT>,
        /// The scenario's id; the file is named after it.
        id: Name,
        /// The title on the library's card.
        title: Text,
        /// One sentence for the library's card.
        summary: Text,
        /// Where it takes place.
        setting: Of<Setting>,
        /// What makes it difficult; one or more.
        topics: OneOrMore<Of<Topic>, 1>,
        /// How much it asks of the trainee.
        level: Of<Level>,
        /// About how many minutes one talk takes.
        minutes: Whole<1, 120>,
        /// What the trainee reads before the talk.
        brief: Brief,
        /// What the trainee may read, expect, aim at and notice before the talk.
        prepare: Option<Prepare>,
        /// The other parties, 1 to 4; the first is the main persona.
        cast: Named<Persona, 1, 4>,
        /// What can be learned in the talk: an id and a sentence each.
        facts: Named<Text>,
        /// What the seed decides once per talk: an id and its options each.
        twists: Named<List<Name, 2, 32>>,
        /// Every place the talk can be in; the first is where it starts.
        nodes: Named<Scene, 1>,
        /// Every way the talk can end.
        endings: Named<Ending, 1>,
        /// Early ends, looked at after every reply, before it leads anywhere.
        breaking_points: List<BreakingPoint>,
        /// What the trainee writes after the talk.
        follow_up: Option<FollowUp>,
    }

    /// What the trainee reads before the talk.
    Brief "the brief" {
        /// Who the trainee is and what has happened; one paragraph or a list of them.
        situation: OneOrMore<Text, 1>,
        /// What to reach by the end of the talk.
        goal: Text,
        /// What is on file, one line each.
        known: OneOrMore<Text>,
    }

    /// The stage before the talk. No two of its entries share an id, in whichever list.
    Prepare "the preparation" {
        /// The minutes there are to read, 1 to 60: fewer than the whole file takes.
        minutes: Whole<1, 60>,
        /// What can be read, 2 to 12.
        file: Named<Item, 2, 12>,
        /// What they may raise, 2 to 8; the trainee expects at most two of them.
        expect: Named<Expectation, 2, 8>,
        /// What the talk may be for, 2 to 5; the trainee chooses one, or none.
        goals: Named<Goal, 2, 5>,
        /// What the trainee might be assuming, 2 to 5; at most one is noticed.
        assumptions: Named<Assumption, 2, 5>,
        /// What somebody has prepared who did not choose: ids of the four lists.
        standard: OneOrMore<Name, 1>,
    }

    /// Something in the case file.
    Item "an item of the file" {
        /// What kind of paper it is.
        kind: Of<ItemKind>,
        /// What it is called.
        title: Text,
        /// How long it takes to read, 1 to 15 minutes.
        minutes: Whole<1, 15>,
        /// What it says; one paragraph or a list of them.
        text: OneOrMore<Text, 1>,
    }

    /// Something that they may raise.
    Expectation "an expectation" {
        /// What they will do or say.
        says: Text,
        /// Whether they will.
        fits: bool,
        /// Why it was or was not to be expected, for the debrief.
        because: Text,
    }

    /// Something that the talk may be for.
    Goal "a goal" {
        /// What will be so by the end of the talk.
        says: Text,
        /// The endings that reach it: one or a list.
        reached_by: OneOrMore<Name>,
        /// The endings that come near: one or a list.
        nearly_by: OneOrMore<Name>,
        /// `false` where it is a poor goal for this talk, reached or not. Default `true`.
        fits: Option<bool>,
        /// What is good or poor about it, for the debrief.
        because: Option<Text>,
    }

    /// Something that the trainee might be assuming.
    Assumption "an assumption" {
        /// What is assumed.
        says: Text,
        /// Whether somebody in the trainee's place does.
        yours: bool,
        /// Where it comes from, for the debrief.
        because: Text,
    }

    /// Somebody the trainee talks with.
    Persona "a persona" {
        /// The full name.
        name: Text,
        /// Who they are to the case, in a few words.
        role: Text,
        /// How they are drawn.
        look: Look,
        /// Where the mood rests before the day's shift.
        baseline: Baseline,
        /// How strongly arousal moves.
        volatility: Of<Volatility>,
        /// Whether they must be heard before a solution counts.
        heard_first: bool,
        /// Where this person differs from most: technique or pitfall ids, and how they answer.
        answers: Table<Move, Response>,
        /// The days they may have; the seed draws one.
        days: List<Day, 1>,
    }

    /// How a persona is drawn.
    Look "a look" {
        /// About how old.
        age: Of<Age>,
        /// The hair.
        hair: Of<Hair>,
        /// How dark the hair is; light is grey or fair.
        hair_tone: Of<Tone>,
        /// How dark the skin is.
        skin: Of<Tone>,
        /// What they wear.
        dress: Of<Dress>,
        /// Whether they wear glasses.
        glasses: bool,
        /// Whether they have a beard.
        beard: bool,
    }

    /// Where a persona's mood rests.
    Baseline "a baseline" {
        /// Trust, -50 to 50.
        rapport: Whole<-50, 50>,
        /// Agitation, 0 to 100.
        arousal: Whole<0, 100>,
    }

    /// A kind of day.
    Day "a day" {
        /// What happened, such as "slept three hours".
        name: Text,
        /// Added to the baseline's rapport, -15 to 15.
        rapport: Whole<-15, 15>,
        /// Added to the baseline's arousal, -25 to 25.
        arousal: Whole<-25, 25>,
    }

    /// A place in the talk: they speak, then the trainee replies.
    Scene "a node" {
        /// The feeling or stake that shows here; marks an empathic opportunity.
        feeling: Option<Text>,
        /// Whose feeling it is, if not the last speaker's.
        feeling_of: Option<Name>,
        /// Whether what is said comes in several breaths: a reply may then cut in.
        breaths: Option<bool>,
        /// A question about what could be seen and heard here.
        notice: Option<Notice>,
        /// What the story itself does to the mood on arriving here.
        shifts: List<Shift>,
        /// What is said, in order.
        lines: List<Line>,
        /// What the trainee can say; two to four, one of them without `when`, `needs` and `times`.
        replies: List<Reply, 1>,
    }

    /// A question about what could be seen and heard; the answer changes nothing in the talk.
    Notice "what can be noticed" {
        /// What was there to notice.
        right: Text,
        /// What was not, one to three.
        wrong: List<Text, 1, 3>,
        /// How one could tell.
        because: Text,
    }

    /// A change of mood that the story brings.
    Shift "a shift" {
        /// Whose mood.
        who: Name,
        /// Only when this holds.
        when: Option<When>,
        /// Added to rapport.
        rapport: Step,
        /// Added to arousal.
        arousal: Step,
        /// Why, for the debrief.
        because: Text,
    }

    /// One thing somebody says.
    Line "a line" {
        /// Who speaks: a persona's id.
        who: Name,
        /// To whom, if not to the trainee: another persona's id.
        to: Option<Name>,
        /// The words; of a list, the seed picks one.
        says: OneOrMore<Text, 1>,
        /// What is seen or heard beside the words, in a few words.
        cue: Option<Text>,
        /// Only when this holds.
        when: Option<When>,
    }

    /// One thing the trainee can say.
    Reply "a reply" {
        /// Its id, unique in the file.
        id: Name,
        /// Speech, which needs no mention, silence or a break.
        kind: Option<Of<ReplyKind>>,
        /// The words; a silence may do without.
        says: Option<Text>,
        /// Whom it is said to, if not to the last who spoke.
        to: OneOrMore<Name>,
        /// What it does well: ids of the curriculum, usually one to three.
        techniques: OneOrMore<Of<Technique>>,
        /// What it does badly: ids of the curriculum.
        pitfalls: OneOrMore<Of<Pitfall>>,
        /// The author's own points instead of the computed ones.
        points: Option<Points>,
        /// The author's own change of mood instead of the computed one.
        mood: Option<Mood>,
        /// The facts that are learned by saying it.
        learns: OneOrMore<Name>,
        /// How often it may be said, 1 to 3; without it, no limit.
        times: Option<Whole<1, 3>>,
        /// Not shown at all unless this holds.
        when: Option<When>,
        /// Shown, but closed until this holds.
        needs: Option<When>,
        /// The sentence that explains the lock; always with `needs`.
        closed: Option<Text>,
        /// Where it leads: an id, or a list; the first that holds is taken, and the last has no condition.
        leads: Leads,
        /// What it did to this person and why, for the debrief.
        coach: Option<Text>,
    }

    /// Points that the author gives; a score that is left out stays computed.
    Points "points" {
        /// 0 to 6.
        empathy: Option<Score>,
        /// 0 to 6.
        clarity: Option<Score>,
        /// 0 to 6.
        solution: Option<Score>,
        /// Why, for the debrief.
        because: Text,
    }

    /// A change of mood that the author gives.
    Mood "a mood" {
        /// Added to rapport.
        rapport: Step,
        /// Added to arousal.
        arousal: Step,
        /// Why, for the debrief.
        because: Text,
    }

    /// One way a reply may lead.
    Lead "a lead" {
        /// Only when this holds.
        when: Option<When>,
        /// The id of a node or an ending.
        to: Name,
    }

    /// When something holds: all of its keys must.
    When "a condition" {
        /// Whose mood is meant, if not the main persona's.
        of: Option<Name>,
        /// Rapport is this or more, -50 to 50.
        rapport_at_least: Option<Whole<-50, 50>>,
        /// Rapport is under this, -50 to 50.
        rapport_below: Option<Whole<-50, 50>>,
        /// Arousal is this or more, 0 to 100.
        arousal_at_least: Option<Whole<0, 100>>,
        /// Arousal is under this, 0 to 100.
        arousal_below: Option<Whole<0, 100>>,
        /// These facts have been learned: one or a list.
        knows: OneOrMore<Name>,
        /// None of these facts has been learned: one or a list.
        not_knows: OneOrMore<Name>,
        /// These replies have been said: one or a list.
        said: OneOrMore<Name>,
        /// None of these replies has been said: one or a list.
        not_said: OneOrMore<Name>,
        /// The seed drew this option of a twist.
        twist: Option<Name>,
        /// These were prepared: one id of `prepare` or a list.
        prepared: OneOrMore<Name>,
        /// None of these was prepared: one or a list.
        not_prepared: OneOrMore<Name>,
        /// One of these conditions holds.
        any_of: Option<List<When, 1>>,
    }

    /// An early end of the talk, whatever the reply was.
    BreakingPoint "a breaking point" {
        /// When it comes to this.
        when: When,
        /// The id of an ending.
        to: Name,
    }

    /// How a talk ends.
    Ending "an ending" {
        /// What kind of end it is.
        kind: Of<EndingKind>,
        /// Its name in a few words, such as "A plan for Thursday".
        title: Text,
        /// The last lines.
        lines: List<Line>,
        /// What became of it, in one or two sentences.
        outcome: Text,
    }

    /// The stage after the talk; its conditions are asked of how the talk ended.
    FollowUp "the follow-up" {
        /// Who gets the message: a persona's id.
        to: Name,
        /// How they reach the trainee, such as a telephone number.
        reach: Text,
        /// The day of the talk, such as 2026-03-11.
        today: CalendarDay,
        /// When looking in again fits.
        check_back: Window,
        /// What a text may or may not say.
        claims: List<Claim>,
        /// What is not for this reader.
        private: List<Private>,
        /// Sentences for the message, good and bad ones; 20 at most.
        parts: List<Part, 0, 20>,
        /// Sentences for the case note; 20 at most.
        note_parts: List<Part, 0, 20>,
    }

    /// From so many to so many days after the talk.
    Window "a window of days" {
        /// The first day that fits.
        from: Whole<0, 90>,
        /// The last day that fits.
        to: Whole<0, 90>,
    }

    /// Something that a text may speak of.
    Claim "a claim" {
        /// Its id, unique among the claims.
        id: Name,
        /// What makes it true: it was agreed, they said it, or the trainee read it.
        kind: Of<ClaimKind>,
        /// The words by which it is recognised: one or a list.
        about: OneOrMore<Text, 1>,
        /// It holds only when this does.
        when: Option<When>,
        /// It holds only after this ending: one or a list.
        ended: OneOrMore<Name>,
        /// The day, in each of the ways to say it.
        by: OneOrMore<Text>,
        /// Who does it, in each of the ways to say it.
        owner: OneOrMore<Text>,
        /// The whole of it in a sentence; what was agreed has one.
        says: Option<Text>,
        /// Why it must not be said where it does not hold.
        because: Text,
    }

    /// Something that is not for the reader of the message.
    Private "something private" {
        /// The words by which it is recognised: one or a list.
        about: OneOrMore<Text, 1>,
        /// Why it is not for them.
        because: Text,
    }

    /// A sentence to compose a text from.
    Part "a part" {
        /// What it is there for; without it, `other`.
        slot: Option<Of<PartSlot>>,
        /// The words.
        says: Text,
        /// On offer only when this holds.
        when: Option<When>,
    }
}

impl Prepare {
    /// The id of everything that can be prepared, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Name> {
        let file = self.file.0.iter().map(|(name, _)| name);
        let expect = self.expect.0.iter().map(|(name, _)| name);
        let goals = self.goals.0.iter().map(|(name, _)| name);
        file.chain(expect).chain(goals).chain(self.assumptions.0.iter().map(|(name, _)| name))
    }
}

/// One id, or a list of leads.
#[derive(Debug, Clone)]
pub(crate) struct Leads(pub(crate) Vec<Lead>);

impl Decode for Leads {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        match &node.value {
            Value::Scalar(_) => {
                let to = Name::decode(node, faults);
                Self(vec![Lead { at: node.at, is_empty: false, when: None, to }])
            }
            Value::List(nodes) if !nodes.is_empty() && nodes.iter().all(|one| one.written().is_some()) => {
                let help = "to lead to several, give each a condition but the last: `- { when: …, to: … }`";
                wrong_kind(node, "the id of one place", Some(help), faults);
                Self::blank()
            }
            Value::List(_) | Value::Map(_) => Self(OneOrMore::<Lead>::decode(node, faults).0),
        }
    }

    fn blank() -> Self {
        Self(Vec::new())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let (name, leads) = (Name::schema(definitions), OneOrMore::<Lead>::schema(definitions));
        json!({ "anyOf": [name, leads] })
    }
}
