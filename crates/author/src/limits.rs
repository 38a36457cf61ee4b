//! Every threshold of a warning, with its reason: `docs/diagnostics.md` shows this table. Imports nothing.

/// A threshold as it is shown to authors.
pub(crate) struct Limit {
    pub(crate) name: &'static str,
    pub(crate) value: usize,
    pub(crate) why: &'static str,
}

/// Declares thresholds: a constant each, and the table of all of them.
macro_rules! limits {
    ($($id:ident = $value:literal, $name:literal, $why:literal;)+) => {
        $(pub(crate) const $id: usize = $value;)+

        /// All of them, in order.
        pub(crate) const ALL: &[Limit] = &[$(Limit { name: $name, value: $id, why: $why },)+];
    };
}

limits! {
    SHOWN_REPLIES = 4, "replies shown at once, at most",
        "a choice is held in mind whole; a fifth reply pushes the first one out";
    REPLY_WORDS = 45, "words in a reply, at most",
        "up to four are read before every choice, and each should be sayable in one breath or two";
    LINE_WORDS = 60, "words in a line of theirs, at most",
        "people who are upset do not give speeches; longer ones read better as two lines";
    GRADED_WORDS = 15, "words before a reading level is worked out, at least",
        "the formula was made for passages; in a few spoken words it measures chance";
    REPLY_GRADE = 8, "school grade of a reply that is meant as a good one, at most",
        "advice on writing for patients asks for grade 6 to 8";
    SPEECH_GRADE = 12, "school grade of anything else that is said, at most",
        "what is harder is written language, and nobody talks like that";
    CLAIMS = 4, "techniques, or pitfalls, that one reply claims, at most",
        "a reply shows one to three; more is points collected";
    PARAPHRASE_HEARD = 10, "words heard before a `paraphrase` is measured against them, at least",
        "after a few words it goes back to what was said earlier";
    PARAPHRASE_SHARE = 200, "length of a `paraphrase`, without its questions, in percent of what was heard, at most",
        "it may do more than give back; beyond that it is their talk retold";
    SPACE_WORDS = 20, "words in a reply that claims `give-space`, at most",
        "more than a sentence fills the pause it claims to leave";
    SUMMARY_WORDS = 8, "words in a reply that claims `summarise`, at least",
        "what was agreed, by whom and by when takes more than a phrase";
    NOTICE_LENGTH = 150, "length of what is right to notice, in percent of each wrong option or the other way round, at most",
        "what stands out by its length is chosen for its length";
    COACHED_SHARE = 50, "percent of replies with a `coach` note before a missing one is mentioned, more than",
        "an author who writes notes has forgotten one; an author who writes none has decided";
    STATES = 200_000, "states that are looked at in the talks of one day, at most",
        "as many as a browser keeps: past it, the scores of a debrief are bounds too";
    KINDS_OF_DAY = 64, "kinds of day that are looked at, at most",
        "more than that, nobody rehearses";
    OTHER_PLAYS = 200, "talks at random with each other preparation on each kind of day",
        "they find most of what a preparation opens, a thousand times as fast as looking at every talk";
    OTHER_TALKS = 32, "days with another preparation of which every talk is looked at, for what is still not met, at most",
        "each takes about a second; an author waits for an answer, and can allow what only a rare preparation opens";
    FORK_POINTS = 6, "points by which equal replies may differ later, less than",
        "one full reply in one score: less is a matter of taste";
    FORK_SHARE = 1, "percent of talks that meet such a fork, at least",
        "what fewer meet changes no score that anybody compares";
    STILL_REPLIES = 4, "replies still to come when a score can no longer be earned, at least",
        "the last words of a talk may be about one thing";
    TOLD_CHOICES = 3, "choices that matter in a talk, at least, before the look of the best is judged",
        "in fewer, chance looks like habit";
    TOLD_OVER_GUESS = 25, "percent by which the look of the best may beat a guess, at most",
        "a trainee who finds it by its look in one choice of four more than by luck has learned to look";
    STUCK_PLAYS = 200, "talks at random in which moods are watched",
        "a share of one in ten is then known to within four percent";
    STUCK_REPLIES = 3, "replies to the end at the end of the scale, more than",
        "for the last few a mood may be settled; before, it should still answer";
    STUCK_SHARE = 10, "percent of talks in which that may be so, at most",
        "who plays badly throughout may well hit the floor";
    LIBRARY_SCENARIOS = 2, "scenarios that are looked at as a library, at least",
        "one talk cannot practise everything";
    PITFALL_SCENARIOS = 2, "scenarios with a pitfall, at least",
        "a slip that is met once is taken for a trait of that one client";
}
