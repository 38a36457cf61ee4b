//! The English catalogue.

mod debrief;
mod follow_up;
mod group;
mod link;
mod pack;
mod prepare;
mod progress;
mod room;
mod talk;

pub use debrief::*;
pub use follow_up::*;
pub use group::*;
pub use link::*;
pub use pack::*;
pub use prepare::*;
pub use progress::*;
pub use room::*;
pub use talk::*;

use rapport_engine::codec::DecodeError;
use rapport_engine::journal::JournalError;
use rapport_engine::mood::{MoodName, Named, Why};
use rapport_engine::talk::ReplayError;
use rapport_engine::vocabulary::{Dimension, EndingKind, Level, Pitfall, Setting, Technique, Topic};

use crate::store::Kept;

pub const RAPPORT: &str = "Rapport";
pub const TAGLINE: &str = "Practise the conversations that are hard to have.";
pub const SKIP: &str = "Skip to the content";
pub const LOADING: &str = "Loading…";
pub const TRY_LOADING_AGAIN: &str = "Try again";
pub const NO_SUCH_PAGE: &str = "There is no such page";
pub const NO_SUCH_TALK: &str = "There is no such conversation here";
pub const NO_SUCH_PAGE_HELP: &str =
    "The address may have been cut off. All conversations are in the library.";
pub const TO_LIBRARY: &str = "Library";
pub const TO_PROGRESS: &str = "My progress";
pub const TO_PACK: &str = "Use in your LMS";

pub const LIBRARY_EMPTY: &str = "There are no conversations here yet.";
pub const PREPARE: &str = "Read the brief";
pub const ALSO_OPEN: &str = "Also open:";
pub const CONTINUE: &str = "Continue";
pub const LAST_DEBRIEF: &str = "Last debrief";
pub const DUE_AGAIN: &str = "Due for another try";
pub const NOT_TRIED: &str = "Not tried yet";
pub const PRACTISES: &str = "Practises";
pub const BEST: &str = "Best";
pub const LATEST: &str = "Latest";
pub const SCORE: &str = "Score";

pub const WHO: &str = "Who you will talk to";
pub const SITUATION: &str = "The situation";
pub const KNOWN: &str = "What is on file";
pub const GOAL: &str = "Your goal";
pub const START: &str = "Start the talk";
pub const OTHER_DAY: &str = "Another day";
pub const SAME_DAY: &str = "The same number is the same talk for everyone. Another day, another mood.";

pub const TRANSCRIPT: &str = "The talk so far";
pub const YOUR_REPLY: &str = "What do you say?";
pub const YOU: &str = "You";
pub const SAY_NOTHING: &str = "Say nothing.";
pub const CLOSED: &str = "Closed";
pub const THE_END: &str = "The talk is over";
pub const TO_DEBRIEF: &str = "See how it went";
pub const NOT_REPLAYED: &str = "Your saved talk could not be opened";
pub const NOT_REPLAYED_HELP: &str = "It is kept in this browser, set aside. You can begin the talk afresh.";
pub const NOT_SET_ASIDE: &str =
    "There is no room to set it aside. Free some of this browser’s storage first, or take another day.";
pub const BEGIN_AFRESH: &str = "Begin afresh";

pub const RAPPORT_AXIS: &str = "Rapport";
pub const AROUSAL_AXIS: &str = "Agitation";
pub const TURN: &str = "Turn";
pub const MOOD: &str = "Mood";
pub const AT_THE_END: &str = "End";
pub const AS_TABLE: &str = "The curve as a table";
pub const LEARNED: &str = "What you found out";

pub fn minutes(minutes: u8) -> String {
    format!("about {minutes} min")
}

pub fn day_number(seed: u64) -> String {
    format!("Day {seed}")
}

pub fn runs(count: usize) -> String {
    if count == 1 { "1 run".to_owned() } else { format!("{count} runs") }
}

pub fn page_title(page: &str) -> String {
    format!("{page} · {RAPPORT}")
}

pub fn talking_with(names: &str) -> String {
    format!("Talk with {names}")
}

pub fn turn(number: usize) -> String {
    format!("{TURN} {number}")
}

/// `together` is what the talk gets that is best in all three, where this is not such a talk.
pub fn of_possible(got: u16, possible: u16, together: Option<u16>) -> String {
    let got = format!("{got} of {possible} points.");
    match together {
        Some(together) => format!("{got} The best talk in all three gets {together}."),
        None => got,
    }
}

pub fn day_was(day: &str) -> String {
    format!("The day: {day}.")
}

/// Said beside a name, for those who hear the page.
pub fn aside(words: &str) -> String {
    format!(", {words}")
}

pub fn about(action: &str, what: &str) -> String {
    format!("{action}: {what}")
}

pub fn dotted(parts: &[&str]) -> String {
    parts.join(" · ")
}

pub fn last_ended(runs: &str, kind: EndingKind) -> String {
    format!("{runs}, the last: {}", ending_kind(kind))
}

/// A number with its sign in front: a true minus, not a hyphen.
pub fn signed(value: i16) -> String {
    match value {
        0 => "0".to_owned(),
        1.. => format!("+{value}"),
        _ => format!("−{}", value.unsigned_abs()),
    }
}

/// Said of what is written, where a reload does it no harm. Where one does, a notice says so.
pub const fn as_you_write(kept: Kept) -> &'static str {
    match kept {
        Kept::InBrowser => "It is kept in this browser as you write.",
        Kept::InPage | Kept::Full => "",
    }
}

pub fn kept(kept: Kept) -> Option<&'static str> {
    match kept {
        Kept::InBrowser => None,
        Kept::InPage => Some(
            "This browser keeps nothing for this page. What you do here is safe as long as the page stays open, and is gone when you close it.",
        ),
        Kept::Full => Some(
            "This browser’s storage is full. What you do here is safe as long as the page stays open; free some space to keep it longer.",
        ),
    }
}

pub fn mood(named: Named) -> String {
    let word = mood_name(named.name);
    match named.intensity {
        1 => format!("a little {word}"),
        2 => word.to_owned(),
        _ => format!("very {word}"),
    }
}

const fn mood_name(name: MoodName) -> &'static str {
    match name {
        MoodName::Withdrawn => "withdrawn",
        MoodName::Frustrated => "frustrated",
        MoodName::Angry => "angry",
        MoodName::Guarded => "guarded",
        MoodName::Worried => "worried",
        MoodName::Overwhelmed => "overwhelmed",
        MoodName::Open => "open",
        MoodName::Hopeful => "hopeful",
        MoodName::Shaken => "shaken",
    }
}

pub const fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Healthcare => "Healthcare",
        Setting::SocialWork => "Social work",
        Setting::Insurance => "Insurance",
        Setting::Workplace => "Workplace",
        Setting::BehavioralHealth => "Behavioural health",
    }
}

pub const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::UnrealisticExpectations => "Unrealistic expectations",
        Topic::NonCompliance => "Missed or refused treatment",
        Topic::Mediation => "Mediation",
        Topic::BadNews => "Bad news",
        Topic::TeamConflict => "Conflict in the team",
        Topic::AngryClient => "An angry client",
        Topic::SelfCare => "Your own limits",
    }
}

pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Foundation => "Foundation",
        Level::Intermediate => "Intermediate",
        Level::Advanced => "Advanced",
    }
}

pub const fn ending_kind(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Agreement => "Agreement",
        EndingKind::Partial => "Partial agreement",
        EndingKind::Postponed => "Postponed on good terms",
        EndingKind::Breakdown => "Breakdown",
        EndingKind::WalkedOut => "Walked out",
    }
}

pub const fn dimension_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "Empathy",
        Dimension::Clarity => "Clarity",
        Dimension::Solution => "Solution focus",
    }
}

/// The name of a score inside a sentence.
const fn dimension_in_text(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "empathy",
        Dimension::Clarity => "clarity",
        Dimension::Solution => "solution focus",
    }
}

/// What moved a mood. `own` is the author's reason, where the cause has one.
pub fn cause(why: Why, own: &str) -> String {
    match why {
        Why::Technique(one) => technique(one).to_owned(),
        Why::Pitfall(one) => pitfall(one).to_owned(),
        Why::Habituation(one) => format!("{}: used just before, so it did less", technique(one)),
        Why::TooSoon(one) => format!("{}: too soon, the feeling had not been heard", technique(one)),
        Why::Author | Why::Story(_) => own.to_owned(),
        Why::Breach => "An early breach of trust still stands between you".to_owned(),
        Why::Pause => "The pause let things settle".to_owned(),
        Why::Settling => "Settling toward how the day began".to_owned(),
        Why::Limit => "It could not go further".to_owned(),
    }
}

pub const fn technique(technique: Technique) -> &'static str {
    match technique {
        Technique::Acknowledge => "Acknowledging",
        Technique::NameFeeling => "Naming the feeling",
        Technique::Validate => "Validating",
        Technique::Paraphrase => "Paraphrasing",
        Technique::OpenQuestion => "Open question",
        Technique::GiveSpace => "Giving space",
        Technique::GenuineInterest => "Genuine interest",
        Technique::CulturalRespect => "Cultural respect",
        Technique::StayWith => "Staying with them",
        Technique::StateIssue => "Stating the issue",
        Technique::GiveContext => "Giving context",
        Technique::PlainLanguage => "Plain language",
        Technique::Specifics => "Specifics",
        Technique::ChunkAndCheck => "Small pieces, checked",
        Technique::StickToFacts => "Sticking to facts",
        Technique::HonestLimits => "Honest limits",
        Technique::Summarise => "Summarising",
        Technique::ExploreBarrier => "Exploring the barrier",
        Technique::OfferOptions => "Offering options",
        Technique::Collaborate => "Planning together",
        Technique::Redirect => "Redirecting",
        Technique::Negotiate => "Negotiating",
        Technique::Advocate => "Advocating",
        Technique::ConnectResource => "Connecting a resource",
        Technique::NextStep => "Next step",
        Technique::CheckBack => "Checking back",
        Technique::StayCalm => "Staying calm",
        Technique::SetBoundary => "Setting a boundary",
        Technique::TakeABreak => "Taking a break",
        Technique::ProtectPrivacy => "Protecting privacy",
        Technique::CheckOwnBias => "Checking your own bias",
        Technique::OwnLimits => "Knowing your limits",
    }
}

pub const fn pitfall(pitfall: Pitfall) -> &'static str {
    match pitfall {
        Pitfall::Jargon => "Jargon",
        Pitfall::Vague => "Vagueness",
        Pitfall::Sugarcoat => "Sugarcoating",
        Pitfall::Blame => "Blame",
        Pitfall::Interrupt => "Interrupting",
        Pitfall::MirrorAnger => "Mirroring anger",
        Pitfall::Minimise => "Minimising",
        Pitfall::Dismiss => "Dismissing",
        Pitfall::PrematureSolution => "Premature solution",
        Pitfall::FalsePromise => "False promise",
        Pitfall::Interrogate => "Interrogating",
        Pitfall::Lecture => "Lecturing",
        Pitfall::Argue => "Arguing",
        Pitfall::ChangeSubject => "Changing the subject",
        Pitfall::TakeSides => "Taking sides",
        Pitfall::Stereotype => "Stereotyping",
        Pitfall::BreachPrivacy => "Breach of privacy",
        Pitfall::OverScript => "Sticking to the script",
        Pitfall::Avoid => "Avoiding",
        Pitfall::GiveIn => "Giving in",
    }
}

pub const NOT_REACHED: &str =
    "This part of Rapport is not in this browser and could not be fetched. Check the connection.";
pub const NOT_THERE: &str = "There is no conversation of this name here.";

/// Why a compiled scenario or library could not be read.
pub const fn decode_error(why: DecodeError) -> &'static str {
    match why {
        DecodeError::Foreign => "What was fetched is not a conversation.",
        DecodeError::Version(_) => {
            "This page and its conversations are of different versions. Reload the page."
        }
        DecodeError::Damaged => "The conversation arrived damaged.",
    }
}

/// Why a kept talk could not be read as one.
pub const fn journal_error(why: JournalError) -> &'static str {
    match why {
        JournalError::Foreign => "What was kept is not a talk.",
        JournalError::Version => "It was kept by another version of Rapport.",
        JournalError::Field(_) => "It is damaged.",
        JournalError::TooLong => "It is longer than any talk.",
    }
}

/// Why a kept talk could not be gone through again.
pub fn replay_error(why: &ReplayError) -> String {
    match why {
        ReplayError::OtherScenario => "It belongs to another conversation.".to_owned(),
        ReplayError::OtherDay => "It was held on another day.".to_owned(),
        ReplayError::Revised => "The conversation was revised since then.".to_owned(),
        ReplayError::Unprepared(_) => "Its preparation is not one that can be chosen.".to_owned(),
        ReplayError::Impossible(step, _) => format!("Its reply number {step} was not on offer."),
    }
}

pub fn closed(reason: &str) -> String {
    format!("{CLOSED}: {reason}")
}

pub fn found(found: usize, all: usize) -> String {
    match all - found {
        0 => format!("All {all} of {all}."),
        left => format!("{found} of {all}; {left} stayed unsaid."),
    }
}
