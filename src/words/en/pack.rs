//! The words of packages for learning platforms.

use rapport_engine::goal::Goal;
use rapport_pack::{Kind, Refused};

pub const PACK: &str = super::TO_PACK;
pub const PACK_HELP: &str = "Choose what your learners are to practise, and where. The package is made in this browser; nothing is sent anywhere.";
pub const PACK_TALKS: &str = "Conversations";
pub const PACK_KIND: &str = "What the package is for";
pub const PACK_TITLE: &str = "Title";
pub const PACK_TITLE_HELP: &str =
    "What learners read in the platform. Left empty, it is the title of the first conversation.";
pub const PACK_MASTERY: &str = "Passed from";
pub const PACK_MASTERY_HELP: &str = "The overall score, 1 to 100, from which on the platform is told that it was passed. Left empty, SCORM 1.2 says “passed” of whoever finishes, the others say “completed” and no more.";
pub const PACK_DONE: &str = "When a conversation is done";
pub const PACK_DONE_ONCE: &str = "After one talk to its end";
pub const MAKE_PACKAGE: &str = "Make the package";
pub const GETTING_APP: &str = "Getting the files of the app…";
pub const PACKING: &str = "Packing, which takes some seconds…";
pub const SAVE_AGAIN: &str = "Save it again";

pub const ON_A_PAGE: &str = "Or on a page of your own";
pub const ON_A_PAGE_HELP: &str =
    "Where a page of a course, a wiki or an intranet takes HTML, these lines show the conversations in it.";
pub const LINES: &str = "Lines to copy";

pub const NO_LIST: &str = "This copy of Rapport has no list of its files, so that it cannot be packed here. Ask whoever runs this site to build it anew.";
pub const CHANGED_MEANWHILE: &str =
    "Rapport was changed on this site while it was being packed. Reload the page and try again.";
pub const MASTERY_WRONG: &str = "“Passed from” is a whole number from 1 to 100, or empty.";

/// What a kind of package is called, and who takes it.
pub const fn package_kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Scorm12 => (
            "SCORM 1.2",
            "Moodle, Open edX and nearly every other platform take it. Choose it where you are not sure.",
        ),
        Kind::Scorm2004 => (
            "SCORM 2004, 4th edition",
            "For platforms that ask for it. Passed and finished are told apart, and more is kept between visits.",
        ),
        Kind::Cmi5 => {
            ("cmi5", "For platforms with a learning record store: each decision is a statement of its own.")
        }
        Kind::Site => (
            "Site",
            "For any web server, without a platform: a folder of pages to practise with. Sessions in a room are led from one file, or from the whole app.",
        ),
        Kind::Html => (
            "One file",
            "A page to open by double click, also without a network: to practise, or to lead a session in a room. Nobody is told anything.",
        ),
    }
}

/// What to do with a package.
pub fn package_next(kind: Kind) -> &'static str {
    match kind {
        Kind::Scorm12 => "Add it to a course as a SCORM 1.2 package.",
        Kind::Scorm2004 => "Add it to a course as a SCORM 2004 package.",
        Kind::Cmi5 => "Add it to a course as a cmi5 package.",
        Kind::Site => "Unpack it into a folder of a web server.",
        Kind::Html => "Open it in a browser.",
    }
}

/// A package that is there.
pub fn packed(name: &str, bytes: usize, kind: Kind) -> String {
    format!("{name} is ready: {} kB. {}", bytes.div_ceil(1000), package_next(kind))
}

/// When a conversation is done, by a goal.
pub fn done_by(goal: Goal) -> String {
    format!("After {} talks, with each score at {} or more once", goal.runs, goal.score)
}

/// Why nothing was packed.
pub fn refused(why: &Refused) -> String {
    match why {
        Refused::NothingChosen => "Choose at least one conversation.".to_owned(),
        Refused::LongTitle(length) => {
            format!("The title has {length} characters. Platforms take 200: shorten it.")
        }
        Refused::Mastery(_) => MASTERY_WRONG.to_owned(),
        Refused::Twice(_)
        | Refused::Reserved(_)
        | Refused::NoPage
        | Refused::Page(_)
        | Refused::NoSuchFile(_)
        | Refused::TooLarge => format!("This copy of Rapport cannot be packed: {why}."),
    }
}
