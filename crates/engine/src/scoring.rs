//! What a reply is worth, 0 to 6 points for each score, by the rules of the curriculum's section 6. Imports
//! `vocabulary` and `scenario`.

use crate::scenario::Reply;
use crate::vocabulary::{Dimension, Pitfall, Technique};

/// Points by [`Dimension`], in its order; each 0 to [`MOST`].
pub type Points = [u8; 3];

/// The most points a reply can earn in one score: the top of the empathy ladder.
pub const MOST: u8 = 6;

/// The step from which a feeling counts as acknowledged.
pub const ACKNOWLEDGED: u8 = 3;

/// The step on which a feeling is confirmed as making sense.
const CONFIRMED: u8 = 5;

/// The most that is left of the good part beside a slip.
const SLIPPED: u8 = 2;

/// What a solution is worth before the feeling was acknowledged.
const TOO_SOON_MOST: u8 = 1;

/// The step of the empathy ladder that a reply stands on: the author's, or what its techniques reach. Somebody who
/// is cut off is left with less, whatever is said.
#[must_use]
pub fn step(reply: &Reply, cut_in: bool) -> u8 {
    let own = reply.points.as_ref().and_then(|own| own.points[Dimension::Empathy as usize]);
    let reached = own.unwrap_or_else(|| ladder(&reply.techniques, &reply.pitfalls));
    reached.min(if cut_in { SLIPPED } else { MOST })
}

/// What a reply earns where it stands.
///
/// `opportunity`: the other party shows a feeling or stake here. `too_soon`: they must be heard before a
/// solution counts, and were not. `cut_in`: it was said before they had finished.
#[must_use]
pub fn points(reply: &Reply, opportunity: bool, too_soon: bool, cut_in: bool) -> Points {
    let empathy = if opportunity { step(reply, cut_in) } else { 0 };
    let own = |dimension: Dimension| reply.points.as_ref().and_then(|own| own.points[dimension as usize]);
    let solution = own(Dimension::Solution).unwrap_or_else(|| {
        let worth = tally(reply, Dimension::Solution);
        if too_soon { worth.min(TOO_SOON_MOST) } else { worth }
    });
    let clarity = own(Dimension::Clarity).unwrap_or_else(|| tally(reply, Dimension::Clarity));
    [empathy, clarity.min(MOST), solution.min(MOST)]
}

/// The step of the empathy ladder that a reply reaches, 0 to 6.
///
/// The ladder follows the seven levels of the Empathic Communication Coding System (Bylund and Makoul, 2002):
/// 0 denial, 1 perfunctory, 2 implicit, 3 acknowledgement, 4 pursuit, 5 confirmation, 6 shared or stayed with.
#[must_use]
pub fn ladder(techniques: &[Technique], pitfalls: &[Pitfall]) -> u8 {
    if pitfalls.iter().any(|&one| denies(one)) {
        return 0;
    }
    let shows = |technique| techniques.contains(&technique);
    let goes_on = |than| techniques.iter().any(|&one| one != than && rung(one) == ACKNOWLEDGED);
    let reached = match techniques.iter().map(|&one| rung(one)).max().unwrap_or(0) {
        CONFIRMED if shows(Technique::StayWith) => MOST,
        ACKNOWLEDGED if shows(Technique::OpenQuestion) => ACKNOWLEDGED + 1,
        ACKNOWLEDGED if shows(Technique::StayWith) && goes_on(Technique::StayWith) => ACKNOWLEDGED + 1,
        step => step,
    };
    // Another slip beside the good part leaves it standing as half of what it was.
    let slips = pitfalls.iter().any(|one| one.costs().contains(&Dimension::Empathy));
    if slips { reached.min(SLIPPED) } else { reached }
}

/// The step that a technique reaches by itself.
const fn rung(technique: Technique) -> u8 {
    match technique {
        Technique::Validate => CONFIRMED,
        Technique::Acknowledge | Technique::NameFeeling | Technique::StayWith => ACKNOWLEDGED,
        Technique::Paraphrase
        | Technique::OpenQuestion
        | Technique::GiveSpace
        | Technique::GenuineInterest
        | Technique::CulturalRespect => 2,
        Technique::StayCalm | Technique::CheckOwnBias => 1,
        _ => 0,
    }
}

/// Whether a pitfall denies the feeling, whatever else the reply shows.
const fn denies(pitfall: Pitfall) -> bool {
    matches!(
        pitfall,
        Pitfall::Dismiss
            | Pitfall::Minimise
            | Pitfall::Blame
            | Pitfall::ChangeSubject
            | Pitfall::MirrorAnger
            | Pitfall::Stereotype
    )
}

/// Two points for each technique that feeds the score, less two for each pitfall that costs it.
fn tally(reply: &Reply, dimension: Dimension) -> u8 {
    let gained = reply.techniques.iter().filter(|one| one.feeds_into(dimension)).count();
    let lost = reply.pitfalls.iter().filter(|one| one.costs().contains(&dimension)).count();
    let points = gained.saturating_sub(lost) * 2;
    u8::try_from(points).unwrap_or(MOST).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(techniques: &[Technique], pitfalls: &[Pitfall], step: u8) {
        assert_eq!(ladder(techniques, pitfalls), step, "{techniques:?} {pitfalls:?}");
    }

    #[test]
    fn the_ladder_has_seven_steps() {
        use Technique::{Acknowledge, NameFeeling, OpenQuestion, Paraphrase, StayCalm, StayWith, Validate};
        check(&[Validate], &[Pitfall::Minimise], 0);
        check(&[Technique::OfferOptions], &[], 0);
        check(&[StayCalm], &[], 1);
        check(&[Paraphrase], &[], 2);
        check(&[Acknowledge], &[], 3);
        check(&[NameFeeling, OpenQuestion], &[], 4);
        check(&[Acknowledge, StayWith], &[], 4);
        check(&[Validate, OpenQuestion], &[], 5);
        check(&[Validate, StayWith], &[], 6);
    }

    #[test]
    fn a_slip_beside_the_good_part_leaves_half_of_it() {
        check(&[Technique::Validate], &[Pitfall::PrematureSolution], 2);
        check(&[Technique::Validate], &[Pitfall::Jargon], 5);
    }
}
