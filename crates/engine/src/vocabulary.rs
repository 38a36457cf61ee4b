//! The words of the curriculum: settings, topics, techniques, pitfalls and the three scores. Every other
//! list of them (schema, checker, debrief, reports) is generated from here. Imports nothing of this crate.

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary: an enum whose variants each have the id that scenario files use.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $id:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }

        impl $name {
            /// All of them, in the order of the curriculum.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The id that scenario files, journals and reports use.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// What it means, in a line.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// The one with this id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// Where case managers work.
    Setting {
        /// Hospital, clinic, rehabilitation, home care.
        Healthcare = "healthcare",
        /// Housing, food, child and elder services, homelessness.
        SocialWork = "social-work",
        /// Claims, authorisations, appeals.
        Insurance = "insurance",
        /// Employee benefits, return to work, the team itself.
        Workplace = "workplace",
        /// Mental health, substance use, crisis follow-up.
        BehavioralHealth = "behavioral-health",
    }
}

vocabulary! {
    /// What makes the talk difficult.
    Topic {
        /// The requested treatment or service is not covered or not necessary.
        UnrealisticExpectations = "unrealistic-expectations",
        /// Missed appointments, or a refused treatment.
        NonCompliance = "non-compliance",
        /// A frustrated provider against an insurance adjuster.
        Mediation = "mediation",
        /// Medical or financial news for a family.
        BadNews = "bad-news",
        /// A conflict inside the case-management team.
        TeamConflict = "team-conflict",
        /// A delay, and no one is helping.
        AngryClient = "angry-client",
        /// The case manager's own limits.
        SelfCare = "self-care",
    }
}

vocabulary! {
    /// How much a talk asks of the trainee.
    Level {
        /// First talks: one need, few turns of feeling.
        Foundation = "foundation",
        /// Several needs, feelings that change direction.
        Intermediate = "intermediate",
        /// Several people or conflicting duties.
        Advanced = "advanced",
    }
}

vocabulary! {
    /// How a talk ends.
    EndingKind {
        /// A shared plan that the other party means.
        Agreement = "agreement",
        /// Something agreed, something left open.
        Partial = "partial",
        /// Put off on good terms, with a time to go on.
        Postponed = "postponed",
        /// The talk stopped working.
        Breakdown = "breakdown",
        /// The other party left.
        WalkedOut = "walked-out",
    }
}

vocabulary! {
    /// The three scores, each 0 to 100.
    Dimension {
        /// Feelings and stakes seen, named and respected.
        Empathy = "empathy",
        /// Issue, context, options; plain, specific, honest.
        Clarity = "clarity",
        /// Barriers found, options, shared steps with owner and date.
        Solution = "solution",
    }
}

vocabulary! {
    /// What a reply can do well.
    Technique {
        /// Names that this is hard before any fact.
        Acknowledge = "acknowledge",
        /// "It sounds as if…", tentatively, one notch softer than they said it.
        NameFeeling = "name-feeling",
        /// Says why the feeling makes sense.
        Validate = "validate",
        /// Gives the key points back for correction.
        Paraphrase = "paraphrase",
        /// Asks what matters most, what gets in the way.
        OpenQuestion = "open-question",
        /// Stays silent, lets them finish.
        GiveSpace = "give-space",
        /// Picks up something personal they said earlier.
        GenuineInterest = "genuine-interest",
        /// Asks about and adapts to values, faith, language, family roles.
        CulturalRespect = "cultural-respect",
        /// "Whatever the answer is, I will stay on this with you."
        StayWith = "stay-with",
        /// Says the hard thing plainly and early.
        StateIssue = "state-issue",
        /// Says why it is so, and why it must be talked about.
        GiveContext = "give-context",
        /// Everyday words for medical, legal, insurance terms.
        PlainLanguage = "plain-language",
        /// Who, what, by which day.
        Specifics = "specifics",
        /// Small pieces, then asks them to say it back.
        ChunkAndCheck = "chunk-and-check",
        /// Steady facts when feelings run high.
        StickToFacts = "stick-to-facts",
        /// Says what is not known or not possible.
        HonestLimits = "honest-limits",
        /// Closes with what was agreed.
        Summarise = "summarise",
        /// Finds what really prevents it.
        ExploreBarrier = "explore-barrier",
        /// Two or more real ways forward.
        OfferOptions = "offer-options",
        /// Plans with, not for.
        Collaborate = "collaborate",
        /// From argument to what can be done next.
        Redirect = "redirect",
        /// Finds interests under positions, trades fairly.
        Negotiate = "negotiate",
        /// Uses the role's power for the client.
        Advocate = "advocate",
        /// A named service, a warm hand-over.
        ConnectResource = "connect-resource",
        /// One agreed step with owner and date.
        NextStep = "next-step",
        /// Sets when the two will speak again.
        CheckBack = "check-back",
        /// Neutral, slower, lower; does not mirror anger.
        StayCalm = "stay-calm",
        /// A firm and respectful limit on how we talk.
        SetBoundary = "set-boundary",
        /// Pauses a talk that has stopped working and fixes when it resumes.
        TakeABreak = "take-a-break",
        /// Shares only what may be shared, and says so.
        ProtectPrivacy = "protect-privacy",
        /// Catches an assumption before acting on it.
        CheckOwnBias = "check-own-bias",
        /// Says when one is at the limit, and asks for help.
        OwnLimits = "own-limits",
    }
}

vocabulary! {
    /// What a reply can do badly.
    Pitfall {
        /// Words of the trade that they do not use.
        Jargon = "jargon",
        /// "Soon", "someone", "we will see".
        Vague = "vague",
        /// Hides the hard part in soft words.
        Sugarcoat = "sugarcoat",
        /// Makes it their fault.
        Blame = "blame",
        /// Cuts them off.
        Interrupt = "interrupt",
        /// Answers anger with anger.
        MirrorAnger = "mirror-anger",
        /// Makes it smaller than it is for them.
        Minimise = "minimise",
        /// Waves it away.
        Dismiss = "dismiss",
        /// A fix before the feeling was heard.
        PrematureSolution = "premature-solution",
        /// Promises what is not in one's power.
        FalsePromise = "false-promise",
        /// Closed questions in a row.
        Interrogate = "interrogate",
        /// Explains at length what they should do or know.
        Lecture = "lecture",
        /// Fights over who is right.
        Argue = "argue",
        /// Moves away from what they just said.
        ChangeSubject = "change-subject",
        /// Joins one side against the other.
        TakeSides = "take-sides",
        /// Takes them for a type.
        Stereotype = "stereotype",
        /// Shares what may not be shared.
        BreachPrivacy = "breach-privacy",
        /// Reads the script although the mood has turned.
        OverScript = "over-script",
        /// Leaves the hard thing unsaid.
        Avoid = "avoid",
        /// Grants what should not be granted, to have peace.
        GiveIn = "give-in",
    }
}

impl Technique {
    /// The scores this technique feeds (curriculum, section 4).
    #[must_use]
    pub const fn feeds(self) -> &'static [Dimension] {
        use Dimension::{Clarity, Empathy, Solution};
        match self {
            Self::Acknowledge
            | Self::NameFeeling
            | Self::Validate
            | Self::OpenQuestion
            | Self::GiveSpace
            | Self::GenuineInterest
            | Self::CulturalRespect
            | Self::StayWith
            | Self::StayCalm
            | Self::CheckOwnBias => &[Empathy],
            Self::Paraphrase => &[Empathy, Clarity],
            Self::StateIssue
            | Self::GiveContext
            | Self::PlainLanguage
            | Self::Specifics
            | Self::ChunkAndCheck
            | Self::StickToFacts
            | Self::HonestLimits
            | Self::SetBoundary
            | Self::ProtectPrivacy => &[Clarity],
            Self::Summarise => &[Clarity, Solution],
            Self::ExploreBarrier
            | Self::OfferOptions
            | Self::Collaborate
            | Self::Redirect
            | Self::Negotiate
            | Self::Advocate
            | Self::ConnectResource
            | Self::NextStep
            | Self::CheckBack
            | Self::TakeABreak
            | Self::OwnLimits => &[Solution],
        }
    }

    /// Whether this technique feeds that score.
    #[must_use]
    pub fn feeds_into(self, dimension: Dimension) -> bool {
        self.feeds().contains(&dimension)
    }
}

impl Pitfall {
    /// The scores this pitfall costs.
    #[must_use]
    pub const fn costs(self) -> &'static [Dimension] {
        use Dimension::{Clarity, Empathy, Solution};
        match self {
            Self::Jargon | Self::Vague | Self::Sugarcoat | Self::BreachPrivacy => &[Clarity],
            Self::Blame
            | Self::Interrupt
            | Self::MirrorAnger
            | Self::Minimise
            | Self::Dismiss
            | Self::Interrogate
            | Self::ChangeSubject
            | Self::Stereotype
            | Self::OverScript => &[Empathy],
            Self::PrematureSolution => &[Empathy, Solution],
            Self::FalsePromise | Self::Avoid => &[Clarity, Solution],
            Self::Lecture => &[Empathy, Clarity],
            Self::Argue => &[Empathy, Solution],
            Self::TakeSides | Self::GiveIn => &[Solution],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_finds_its_own_term_again() {
        for &term in Technique::ALL {
            assert_eq!(Technique::from_id(term.id()), Some(term));
        }
        for &term in Pitfall::ALL {
            assert_eq!(Pitfall::from_id(term.id()), Some(term));
        }
        assert_eq!(Technique::from_id("Acknowledge"), None);
    }

    #[test]
    fn every_technique_feeds_and_every_pitfall_costs_something() {
        assert!(Technique::ALL.iter().all(|one| !one.feeds().is_empty()));
        assert!(Pitfall::ALL.iter().all(|one| !one.costs().is_empty()));
    }
}
