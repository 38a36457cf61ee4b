//! What a finished talk means for the texts that are written after it, and what these are worth. Imports nothing of ours.

use std::rc::Rc;

use rapport_engine::calendar::Date;
use rapport_engine::follow_up::{Claims, FollowUpPoints};
use rapport_engine::scenario::{self, ClaimKind, FollowUp, Part, Window};
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
        let Claims { stage, claims, parts, note_parts, .. } = talk.follow_up()?;
        let to = talk.world().scenario().cast.get(stage.to.at())?.name.clone();
        let those = |holds| claims.iter().filter(move |one| one.holds == holds).map(|one| one.claim);
        let held: Vec<_> = those(true).filter(|claim| claim.kind == ClaimKind::Agreed).collect();
        let untrue: Vec<_> = those(false).collect();
        let about = |kind| Rc::new(about(kind, &to, stage, &held, &untrue));
        let offered = |parts: Vec<&Part>| parts.into_iter().cloned().collect();
        let says = |claim: &&scenario::Claim| claim.says.clone().unwrap_or_else(|| claim.about.join(", "));
        Some(Self {
            today: stage.today,
            window: stage.check_back,
            agreed: held.iter().map(says).collect(),
            message: (about(Kind::Message), offered(parts)),
            note: (about(Kind::Note), offered(note_parts)),
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
