//! "Did you mean …?": the known word nearest to an unknown one.

/// Beyond this many known words a suggestion is not worth the wait.
const MOST_COMPARED: usize = 2_000;

/// The known word that `word` was probably meant to be: at most a third of it differs.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let (word, most) = (word.to_lowercase(), (word.chars().count() / 3).max(1));
    known
        .into_iter()
        .take(MOST_COMPARED)
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most)
        .map(|candidate| (strsim::damerau_levenshtein(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(word: &str, expect: Option<&str>) {
        let known = ["angry", "agree", "plan-for-saturday", "plans"];
        assert_eq!(nearest(word, known).as_deref(), expect);
    }

    #[test]
    fn swapped_letters_are_one_slip() {
        check("angyr", Some("angry"));
    }

    #[test]
    fn the_nearest_of_two_wins() {
        check("plan", Some("plans"));
    }

    #[test]
    fn capitals_are_no_difference() {
        check("AGREE", Some("agree"));
    }

    #[test]
    fn a_quite_different_word_is_not_a_slip() {
        check("hospital", None);
    }

    #[test]
    fn a_very_long_word_is_not_compared() {
        check(&"a".repeat(100_000), None);
    }
}
