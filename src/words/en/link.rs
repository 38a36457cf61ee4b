//! The words of reports to learning platforms, and of what is said when these do not answer.

use rapport_engine::vocabulary::Dimension;
use rapport_lms::launch::Malformed;
use rapport_lms::report::Words;
use rapport_lms::suspend::Refusal;

use super::{CASE_NOTE, MESSAGE, SAY_NOTHING, dimension_name};

/// What the reader of a report sees beside what was said.
pub const REPORT: Words = Words {
    language: "en",
    silence: SAY_NOTHING,
    offered: "On offer",
    message: MESSAGE,
    note: CASE_NOTE,
    scores: [
        dimension_name(Dimension::Empathy),
        dimension_name(Dimension::Clarity),
        dimension_name(Dimension::Solution),
    ],
};

pub const LINKED: &str = "Connected to your LMS.";
pub const BACK_TO_LMS: &str = "Go back to your LMS";
pub const GOING_BACK: &str = "Your visit ends…";
pub const NO_ANSWER: &str = "Your LMS does not answer. Your talk is kept in this browser; it is tried again.";
pub const NO_ACCESS: &str = "Your LMS does not let this page in to its records. Your talk is kept in this browser; it is tried again. If that does not help, open the page from your LMS again.";
pub const TRY_NOW: &str = "Try now";
pub const RESULT_FILE: &str = "Download result file";
pub const VISIT_OVER: &str = "Your LMS has closed this visit, as it does when the page is left or reloaded. What you do now is kept in this browser only: open it from your LMS again, and it is told then.";
pub const NO_LMS: &str = "This package was made for an LMS, and there is none around this page. Your talk is kept in this browser. If you did open it in an LMS, let it open in the same window or in a frame, and tell whoever runs it.";
pub const LAUNCH_UNUSABLE: &str =
    "Your talk is kept in this browser and not reported. Tell whoever runs your LMS.";
pub const LOST_SUSPENDED: &str = "What your LMS had kept for you cannot be used";
pub const LOST_SUSPENDED_HELP: &str = "Nothing of it has been changed. If you start afresh, your LMS keeps what you do from now on in its place.";
pub const START_AFRESH: &str = "Start afresh";
pub const GO_ON_WITHOUT: &str = "Go on without the LMS";
pub const WITHOUT: &str = "You go on without your LMS: nothing is reported to it, and what it had stays as it is. Your talk is kept in this browser.";

/// The result file's name, by the day.
pub fn result_file(day: &str) -> String {
    format!("rapport-result-{day}.json")
}

/// Some of what was told was not taken.
pub fn not_taken(count: usize) -> String {
    let what = if count == 1 { "One report was".to_owned() } else { format!("{count} reports were") };
    format!("{what} refused by your LMS. All of it is in the result file.")
}

/// A launch that cannot be used.
pub fn malformed(why: Malformed) -> String {
    let why = match why {
        Malformed::Missing(name) => format!("`{name}` is missing in the address"),
        Malformed::Twice(name) => format!("`{name}` is in the address twice"),
        Malformed::NotAnAddress(name) => {
            format!("`{name}` in the address is not the address of a web server")
        }
        Malformed::NotAnIri(name) => format!("`{name}` in the address is not an IRI"),
        Malformed::NotARegistration => "`registration` in the address is not a UUID".to_owned(),
        Malformed::NotAnActor => "`actor` in the address does not name one person".to_owned(),
        Malformed::NotAHeader => "`auth` in the address cannot be sent".to_owned(),
    };
    launch_fault(&why)
}

/// A platform that gives no token.
pub fn no_token(code: &str) -> String {
    launch_fault(&format!("it gives no access (error {code}), as when the page is opened a second time"))
}

/// A platform that says what cannot be used.
pub fn unusable(part: &str) -> String {
    launch_fault(&format!("its `{part}` cannot be read"))
}

fn launch_fault(why: &str) -> String {
    format!("Your LMS opened this page in a way that cannot be used: {why}. {LAUNCH_UNUSABLE}")
}

/// Why what a platform had kept is not taken.
pub fn lost_suspended(why: &Refusal) -> String {
    match why {
        Refusal::Unread => "Your LMS did not say what it is. Close this page and open it from your LMS again, and it is asked once more.".to_owned(),
        Refusal::Foreign => "It was not written by Rapport.".to_owned(),
        Refusal::Version => "It was written by another version of Rapport.".to_owned(),
        Refusal::Damaged => "It was cut off or changed on the way.".to_owned(),
        Refusal::AnotherLearner => "It belongs to somebody else.".to_owned(),
        Refusal::AnotherCourse(id) => format!("It is about `{id}`, which is not in this package."),
        Refusal::Revised(id) => format!("The conversation `{id}` was revised since."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_launch_that_cannot_be_used_and_each_refusal_has_a_sentence_of_its_own() {
        let sentences = [
            malformed(Malformed::Missing("actor")),
            malformed(Malformed::Twice("actor")),
            malformed(Malformed::NotAnAddress("endpoint")),
            malformed(Malformed::NotAnIri("activityId")),
            malformed(Malformed::NotARegistration),
            malformed(Malformed::NotAnActor),
            malformed(Malformed::NotAHeader),
            no_token("3"),
            unusable("launchMode"),
            lost_suspended(&Refusal::Unread),
            lost_suspended(&Refusal::Foreign),
            lost_suspended(&Refusal::Version),
            lost_suspended(&Refusal::Damaged),
            lost_suspended(&Refusal::AnotherLearner),
            lost_suspended(&Refusal::AnotherCourse("x".to_owned())),
        ];
        for (at, sentence) in sentences.iter().enumerate() {
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(!sentences[at + 1..].contains(sentence), "{sentence}");
        }
    }
}
