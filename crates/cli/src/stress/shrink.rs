//! A talk that breaks a rule, made as short as it can be while it still breaks the same one.

use super::held::Held;
use super::rules::Broken;

/// Smaller seeds that are tried: a day that is easy to type.
const SEEDS: u64 = 64;

/// The shortest list of replies, then the smallest seed, with which `fails` still gives the same rule.
pub fn shrink(held: Held, broken: Broken, fails: impl Fn(&Held) -> Option<Broken>) -> (Held, Broken) {
    let same = |held: &Held| fails(held).filter(|found| found.rule == broken.rule);
    let (mut held, mut broken) = shorten((held, broken.clone()), &same);
    for seed in 0..SEEDS.min(held.seed) {
        let candidate = Held { seed, ..held.clone() };
        if let Some(found) = same(&candidate) {
            (held, broken) = shorten((candidate, found), &same);
            break;
        }
    }
    (held, broken)
}

/// Leaves out runs of replies, long ones first, until no single one can be left out.
fn shorten(mut least: (Held, Broken), same: &impl Fn(&Held) -> Option<Broken>) -> (Held, Broken) {
    let mut length = least.0.replies.len();
    loop {
        let (mut at, mut shorter) = (0, false);
        while at < least.0.replies.len() {
            let end = (at + length).min(least.0.replies.len());
            let mut candidate = least.0.clone();
            candidate.replies.drain(at..end);
            match same(&candidate) {
                Some(found) => {
                    least = (candidate, found);
                    shorter = true;
                }
                None => at = end,
            }
        }
        match length {
            0 => return least,
            1 if !shorter => return least,
            _ => length = length.div_ceil(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use rapport_engine::scenario::Prepared;

    use super::*;

    fn held(seed: u64, replies: &str) -> Held {
        let replies = replies.chars().filter_map(|c| c.to_string().parse().ok()).collect();
        Held { seed, prepared: Prepared::NOTHING, replies }
    }

    fn said(held: &Held) -> String {
        held.replies.iter().map(ToString::to_string).collect()
    }

    fn broken(rule: &'static str) -> Option<Broken> {
        Some(Broken { rule, what: "it was invented".to_owned() })
    }

    #[track_caller]
    fn check(from: &Held, fails: impl Fn(&Held) -> Option<Broken>, expect: &Held) {
        let found = fails(from).expect("it fails to begin with");
        let (least, broken) = shrink(from.clone(), found.clone(), fails);
        assert_eq!((&least, broken.rule), (expect, found.rule));
    }

    const LONG: &str = "abcdefghijklmnopqrstuvwxyz";

    #[test]
    fn what_does_not_matter_is_left_out() {
        let fails = |held: &Held| said(held).contains('q').then(|| broken("q")).flatten();
        check(&held(0, LONG), fails, &held(0, "q"));
    }

    #[test]
    fn replies_that_matter_together_stay_in_their_order() {
        let both = |text: &str| text.contains('c') && text.ends_with('x');
        let fails = |held: &Held| both(&said(held)).then(|| broken("both")).flatten();
        check(&held(0, "abcdefgx"), fails, &held(0, "cx"));
    }

    #[test]
    fn a_failure_of_another_kind_is_not_taken_for_it() {
        let fails = |held: &Held| if said(held).contains("xy") { broken("pair") } else { broken("other") };
        check(&held(0, LONG), fails, &held(0, "xy"));
    }

    #[test]
    fn the_seed_becomes_the_smallest_that_fails() {
        let fails = |held: &Held| (held.seed % 10 == 7).then(|| broken("day")).flatten();
        check(&held(1_017, "abc"), fails, &held(7, ""));
    }

    #[test]
    fn a_talk_that_needs_all_its_replies_keeps_them() {
        let fails = |held: &Held| (said(held) == "abc").then(|| broken("all")).flatten();
        check(&held(3, "abc"), fails, &held(0, "abc"));
    }
}
