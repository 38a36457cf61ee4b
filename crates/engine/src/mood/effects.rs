//! The default effect of each technique and pitfall on a person: (rapport, arousal), on scales of a hundred
//! steps. The figures are this project's own judgement, set so that trust grows by a few steps a turn and is
//! lost faster than it is won; a persona's answers and an author's override change them.

use super::Effect;
use crate::vocabulary::{Pitfall, Technique};

pub(super) const fn of_technique(technique: Technique) -> Effect {
    let (rapport, arousal) = match technique {
        Technique::Acknowledge => (2, -5),
        Technique::NameFeeling => (3, -5),
        Technique::Validate => (3, -7),
        Technique::Paraphrase => (3, -4),
        Technique::OpenQuestion => (2, -2),
        Technique::GiveSpace => (2, -5),
        Technique::GenuineInterest => (4, -3),
        Technique::CulturalRespect => (4, -3),
        Technique::StayWith => (4, -5),
        // The hard thing hurts when it is said; saying it plainly is what trust is made of later.
        Technique::StateIssue => (1, 4),
        Technique::GiveContext => (1, -2),
        Technique::PlainLanguage => (1, -2),
        Technique::Specifics => (2, -3),
        Technique::ChunkAndCheck => (2, -3),
        Technique::StickToFacts => (1, -3),
        Technique::HonestLimits => (2, 0),
        Technique::Summarise => (1, -3),
        Technique::ExploreBarrier => (3, -2),
        Technique::OfferOptions => (2, -4),
        Technique::Collaborate => (3, -4),
        Technique::Redirect => (0, -3),
        Technique::Negotiate => (2, -3),
        Technique::Advocate => (4, -5),
        Technique::ConnectResource => (3, -4),
        Technique::NextStep => (2, -5),
        Technique::CheckBack => (2, -4),
        Technique::StayCalm => (1, -6),
        Technique::SetBoundary => (-1, -2),
        Technique::TakeABreak => (0, -10),
        Technique::ProtectPrivacy => (1, 0),
        Technique::CheckOwnBias => (2, -2),
        Technique::OwnLimits => (1, -1),
    };
    Effect { rapport, arousal }
}

pub(super) const fn of_pitfall(pitfall: Pitfall) -> Effect {
    let (rapport, arousal) = match pitfall {
        Pitfall::Jargon => (-2, 4),
        Pitfall::Vague => (-3, 5),
        // What soothes and is not true soothes only now; the bill comes as a capped rapport, or in the story.
        Pitfall::Sugarcoat => (0, -2),
        Pitfall::FalsePromise => (1, -3),
        Pitfall::GiveIn => (1, -5),
        Pitfall::Blame => (-8, 12),
        Pitfall::Interrupt => (-5, 9),
        Pitfall::MirrorAnger => (-8, 16),
        Pitfall::Minimise => (-6, 9),
        Pitfall::Dismiss => (-8, 10),
        Pitfall::PrematureSolution => (-3, 6),
        Pitfall::Interrogate => (-4, 6),
        Pitfall::Lecture => (-5, 7),
        Pitfall::Argue => (-6, 11),
        Pitfall::ChangeSubject => (-4, 5),
        Pitfall::TakeSides => (-5, 6),
        Pitfall::Stereotype => (-8, 9),
        Pitfall::BreachPrivacy => (-10, 8),
        Pitfall::OverScript => (-3, 6),
        Pitfall::Avoid => (-2, 2),
    };
    Effect { rapport, arousal }
}
