//! Whatever is typed or pasted: no panic, every place is a place in the text, and a long text takes no longer.

use proptest::prelude::*;
use rapport_prose::about::{Agreed, Claim, Private, Untrue};
use rapport_prose::{About, Finding, Hint, Kind, MOST_CHARACTERS, RULES, Rule, check, score};

fn about(kind: Kind) -> About {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let because = "Nothing of the kind.".to_owned();
    let untrue = |claim, about| Untrue { claim, about: words(about), because: because.clone() };
    About {
        kind,
        recipient: "Rosa O’Dell".to_owned(),
        reach: "020 7946 0143".to_owned(),
        agreed: vec![Agreed {
            about: words(&["courier", ""]),
            by: words(&["Friday", "13 March"]),
            owner: words(&["I"]),
        }],
        untrue: vec![
            untrue(Claim::Agreed, &["nurse"]),
            untrue(Claim::Said, &["wedding"]),
            untrue(Claim::Read, &["fine print"]),
        ],
        private: vec![Private { about: words(&["husband"]), because: because.clone() }],
    }
}

/// Scraps that rules look at, and any characters between them.
fn text() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("I can’t promise ".to_owned()),
        Just("courier".to_owned()),
        Just("nurse".to_owned()),
        Just("the wedding, husband's ".to_owned()),
        Just("13th of March".to_owned()),
        Just("\n- ".to_owned()),
        Just(":\n\n".to_owned()),
        Just("p.m. ".to_owned()),
        Just("“soon” 'copay' ".to_owned()),
        Just("Rosa's fault".to_owned()),
        Just(" (0) 20-7946 0143".to_owned()),
        "\\PC{0,12}",
        any::<String>(),
    ];
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn every_finding_is_in_the_text_and_applies_to_it(text in text(), is_note in any::<bool>()) {
        let kind = if is_note { Kind::Note } else { Kind::Message };
        let found = check(&text, &about(kind));
        let is_place = |at: &std::ops::Range<usize>| at.start < at.end && text.get(at.clone()).is_some();
        prop_assert!(found.iter().filter_map(|finding| finding.at.as_ref()).all(is_place));
        prop_assert!(found.iter().all(|finding| finding.rule.applies(kind)));
        prop_assert!(found.is_sorted_by_key(|finding| finding.at.as_ref().map(|at| at.start)));
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_comes_after_the_limit_changes_nothing(text in text(), end in text()) {
        prop_assume!(!text.is_empty() && !end.is_empty());
        let most: String = text.chars().cycle().take(MOST_CHARACTERS).collect();
        let short = check(&most, &about(Kind::Note));
        let (too_long, rest): (Vec<_>, Vec<_>) = check(&(most + &end), &about(Kind::Note))
            .into_iter()
            .partition(|finding| finding.rule == Rule::TooLong);
        prop_assert_eq!(too_long.len(), 1);
        prop_assert_eq!(rest, short);
    }
}

#[test]
fn the_rows_of_the_table_are_in_the_order_of_the_rules_and_no_id_is_taken_twice() {
    for (at, row) in RULES.iter().enumerate() {
        assert_eq!(row.rule as usize, at);
        assert!(RULES.iter().filter(|other| other.id == row.id).count() == 1);
        assert!(row.cost <= row.most && !row.kinds.is_empty());
    }
}

#[track_caller]
fn check_score(kind: Kind, rules: &[Rule], expect: u8) {
    let found: Vec<Finding> =
        rules.iter().map(|rule| Finding { rule: *rule, at: None, hint: Hint::None }).collect();
    assert_eq!(score(kind, &found), expect);
}

#[test]
fn points_are_lost_by_the_table_and_never_below_none() {
    check_score(Kind::Message, &[], 6);
    check_score(Kind::Message, &[Rule::ThanksMissing, Rule::DateMissing], 4);
    check_score(Kind::Message, &[Rule::Jargon; 9], 4);
    check_score(Kind::Message, &[Rule::Private, Rule::Promise], 0);
    check_score(Kind::Note, &[Rule::Opinion; 2], 4);
}

#[test]
fn a_rule_for_the_other_kind_of_text_costs_nothing() {
    check_score(Kind::Note, &[Rule::ThanksMissing], 6);
    check_score(Kind::Message, &[Rule::Opinion], 6);
}
