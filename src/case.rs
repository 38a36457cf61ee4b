//! What a finished talk means for the texts that are written after it, and what these are worth. Imports nothing of ours.

use std::rc::Rc;

use rapport_engine::calendar::Date;
use rapport_engine::condition::{Axis, Circumstances, Condition};
use rapport_engine::follow_up::FollowUpPoints;
use rapport_engine::ids::{ChoiceIx, PersonaIx, Slot, TwistIx};
use rapport_engine::rules::State;
use rapport_engine::scenario::{self, ClaimKind, FollowUp, Part, Target, Window};
use rapport_engine::talk::Talk;
use rapport_prose::about::{Agreed, Claim, Private, Untrue};
use rapport_prose::{About, Finding, Kind, check, score};

/// What is known of one finished talk.
#[derive(Debug, PartialEq)]
pub struct Case {
    /// Who gets the message.
    pub to: String,
    /// The day of the talk.
    pub today: Date,
    /// When looking in again fits.
    pub window: Window,
    /// What was agreed, a sentence each, in the order of `About::agreed`.
    pub agreed: Vec<String>,
    message: (Rc<About>, Rc<[Part]>),
    note: (Rc<About>, Rc<[Part]>),
}

impl Case {
    /// The follow-up of a talk that is over, where its scenario has one.
    pub fn of(talk: &Talk) -> Option<Self> {
        let scenario = talk.world().scenario();
        let stage = scenario.follow_up.as_ref()?;
        let Target::Ending(ending) = talk.now().place() else { return None };
        let end = End { talk, now: talk.now() };
        let holds = |claim: &&scenario::Claim| {
            end.has(&claim.when) && (claim.ended.is_empty() || claim.ended.contains(&ending))
        };
        let to = scenario.cast.get(stage.to.at())?.name.clone();
        let (held, untrue): (Vec<_>, Vec<_>) = stage.claims.iter().partition(holds);
        let held: Vec<_> = held.into_iter().filter(|claim| claim.kind == ClaimKind::Agreed).collect();
        let about = |kind| Rc::new(about(kind, &to, stage, &held, &untrue));
        let offered = |parts: &[Part]| parts.iter().filter(|part| end.has(&part.when)).cloned().collect();
        let says = |claim: &&scenario::Claim| claim.says.clone().unwrap_or_else(|| claim.about.join(", "));
        Some(Self {
            today: stage.today,
            window: stage.check_back,
            agreed: held.iter().map(says).collect(),
            message: (about(Kind::Message), offered(&stage.parts)),
            note: (about(Kind::Note), offered(&stage.note_parts)),
            to,
        })
    }

    /// What a text of this kind can be held against.
    pub fn about(&self, kind: Kind) -> &Rc<About> {
        &self.of_kind(kind).0
    }

    /// The sentences on offer for it.
    pub fn parts(&self, kind: Kind) -> &Rc<[Part]> {
        &self.of_kind(kind).1
    }

    fn of_kind(&self, kind: Kind) -> &(Rc<About>, Rc<[Part]>) {
        match kind {
            Kind::Message => &self.message,
            Kind::Note => &self.note,
        }
    }
}

/// What writing after a talk came to.
pub struct Worth {
    /// In points.
    pub points: FollowUpPoints,
    /// What was found in the message.
    pub message: Vec<Finding>,
    /// What was found in the case note.
    pub note: Vec<Finding>,
}

impl Worth {
    /// What these texts and this day to look in again are worth after a talk that is over, where its scenario has a
    /// follow-up.
    pub fn of(talk: &Talk, message: &str, note: &str, check_back: Option<Date>) -> Option<Self> {
        let (case, claims) = (Case::of(talk)?, talk.follow_up()?);
        let message = check(message, case.about(Kind::Message));
        let note = check(note, case.about(Kind::Note));
        let points = FollowUpPoints {
            message: score(Kind::Message, &message),
            note: score(Kind::Note, &note),
            date: claims.date(check_back),
        };
        Some(Self { points, message, note })
    }
}

fn about(
    kind: Kind,
    to: &str,
    stage: &FollowUp,
    held: &[&scenario::Claim],
    untrue: &[&scenario::Claim],
) -> About {
    let agreed = held.iter().map(|claim| Agreed {
        about: claim.about.clone(),
        by: claim.by.clone(),
        owner: claim.owner.clone(),
    });
    let untrue = untrue.iter().map(|claim| Untrue {
        claim: match claim.kind {
            ClaimKind::Agreed => Claim::Agreed,
            ClaimKind::Said => Claim::Said,
            ClaimKind::Read => Claim::Read,
        },
        about: claim.about.clone(),
        because: claim.because.clone(),
    });
    // The file may hold what the reader of the message must not learn.
    let private = stage.private.iter().filter(|_| kind == Kind::Message);
    let private =
        private.map(|one| Private { about: one.about.clone(), because: one.because.clone() }).collect();
    About {
        kind,
        recipient: to.to_owned(),
        reach: stage.reach.clone(),
        agreed: agreed.collect(),
        untrue: untrue.collect(),
        private,
    }
}

/// How a talk ended, to be asked.
struct End<'t> {
    talk: &'t Talk,
    now: &'t State,
}

impl End<'_> {
    fn has(&self, condition: &Condition) -> bool {
        condition.holds(self)
    }
}

impl Circumstances for End<'_> {
    fn mood(&self, of: PersonaIx, axis: Axis) -> i8 {
        let mood = self.now.mood(of);
        match axis {
            Axis::Rapport => mood.rapport,
            Axis::Arousal => mood.arousal,
        }
    }

    fn remembers(&self, slot: Slot) -> bool {
        self.now.remembers(slot)
    }

    fn drew(&self, twist: TwistIx) -> u8 {
        self.talk.world().day().twist(twist)
    }

    fn prepared(&self, choice: ChoiceIx) -> bool {
        self.talk.world().in_hand().holds(choice)
    }
}
