//! What is packed, and for whom. Imports `app` and `text`.

use core::fmt;

use rapport_engine::codec::{self, DecodeError};
use rapport_engine::goal::Goal;
use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use uuid::Uuid;

use crate::app::Role;
use crate::text::{self, MOST_IN_TITLE};

/// What a talk is, to those who ask: the type of an activity.
pub(crate) const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";

/// What the file of the library is called, among those of scenarios.
pub(crate) const LIBRARY: &str = "library";

/// What a package can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A package for SCORM 1.2.
    Scorm12,
    /// A package for SCORM 2004, 4th edition.
    Scorm2004,
    /// A package for cmi5.
    Cmi5,
    /// Pages for any web server.
    Site,
    /// One page that holds everything.
    Html,
}

impl Kind {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::Scorm12, Self::Scorm2004, Self::Cmi5, Self::Site, Self::Html];

    /// How it is written in a command and in a page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorm12 => "scorm12",
            Self::Scorm2004 => "scorm2004",
            Self::Cmi5 => "cmi5",
            Self::Site => "site",
            Self::Html => "html",
        }
    }

    /// How its file's name ends.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            _ => "zip",
        }
    }

    /// Whether it has use for a file of the app. Those who learn get no program for those who teach, but in the page
    /// that is one file, which has all programs as one and tells nobody. The library is another one, and what keeps a
    /// site knows the files of that site only.
    #[must_use]
    pub fn takes(self, role: Role) -> bool {
        match role {
            Role::Trainer | Role::Scenario => false,
            Role::Talk | Role::Study | Role::Link => self != Self::Html,
            Role::Whole => self == Self::Html,
            Role::Host | Role::Offline | Role::Worker => self == Self::Site,
            _ => true,
        }
    }
}

/// A scenario for a package.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub(crate) card: Card,
    pub(crate) bytes: Vec<u8>,
}

impl Chosen {
    /// A scenario in its compiled form.
    ///
    /// # Errors
    /// Where it is not one.
    pub fn read(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let card = Card::of(&codec::decode(&bytes)?.scenario);
        Ok(Self { card, bytes })
    }
}

/// What is packed.
#[derive(Debug, Clone)]
pub struct Course {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    /// In the order of their ids.
    pub(crate) scenarios: Vec<Chosen>,
    pub(crate) mastery: Option<u8>,
    pub(crate) goal: Option<Goal>,
}

/// Why nothing was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// No scenario was chosen.
    NothingChosen,
    /// A scenario was chosen twice.
    Twice(ScenarioId),
    /// The id of a scenario is the name of the library's file.
    Reserved(ScenarioId),
    /// The title has so many characters.
    LongTitle(usize),
    /// Nobody can reach it, or everybody does.
    Mastery(u8),
    /// The app's page is not among its files.
    NoPage,
    /// The app's page is not one that can be packed: what it lacks.
    Page(&'static str),
    /// The page names a file that the app does not have.
    NoSuchFile(String),
    /// There is more of it than a zip file can hold.
    TooLarge,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingChosen => f.write_str("no scenario was chosen"),
            Self::Twice(id) => write!(f, "the scenario `{id}` was chosen twice"),
            Self::Reserved(id) => write!(f, "the id `{id}` is the name of the library"),
            Self::LongTitle(length) => {
                write!(f, "the title has {length} characters, and platforms take {MOST_IN_TITLE}")
            }
            Self::Mastery(score) => write!(f, "a mastery of {score} is not between 1 and 100"),
            Self::NoPage => f.write_str("the app has no page"),
            Self::Page(what) => write!(f, "the app's page has no {what}"),
            Self::NoSuchFile(path) => write!(f, "the app has no file `{path}`, which its page names"),
            Self::TooLarge => f.write_str("it is more than a zip file can hold"),
        }
    }
}

impl core::error::Error for Refused {}

impl Course {
    /// Scenarios for a kind of platform. Their title is that of the first, until it gets one of its own.
    ///
    /// # Errors
    /// Where there is none, or one of them twice.
    pub fn new(kind: Kind, mut scenarios: Vec<Chosen>) -> Result<Self, Refused> {
        scenarios.sort_by(|one, other| one.card.id.as_str().cmp(other.card.id.as_str()));
        if let Some(pair) = scenarios.windows(2).find(|pair| pair[0].card.id == pair[1].card.id) {
            return Err(Refused::Twice(pair[0].card.id.clone()));
        }
        if let Some(chosen) = scenarios.iter().find(|chosen| chosen.card.id.as_str() == LIBRARY) {
            return Err(Refused::Reserved(chosen.card.id.clone()));
        }
        let first = scenarios.first().ok_or(Refused::NothingChosen)?;
        let title = text::held(&first.card.title).chars().take(MOST_IN_TITLE).collect();
        Ok(Self { kind, title, scenarios, mastery: None, goal: None })
    }

    /// With a title of its own; an empty one changes nothing.
    ///
    /// # Errors
    /// Where it is too long.
    pub fn titled(self, title: &str) -> Result<Self, Refused> {
        let title = text::held(title);
        match title.chars().count() {
            0 => Ok(self),
            1..=MOST_IN_TITLE => Ok(Self { title, ..self }),
            length => Err(Refused::LongTitle(length)),
        }
    }

    /// Passed from this overall score on.
    ///
    /// # Errors
    /// Where it is no score that tells passed from not passed.
    pub fn mastered_at(self, score: u8) -> Result<Self, Refused> {
        match score {
            1..=100 => Ok(Self { mastery: Some(score), ..self }),
            _ => Err(Refused::Mastery(score)),
        }
    }

    /// Done with each scenario once it has come to this.
    #[must_use]
    pub fn with_goal(self, goal: Goal) -> Self {
        Self { goal: Some(goal), ..self }
    }

    /// What tells it from other courses: the same title and scenarios are the same course, packed today or in a year
    /// and for whatever platform.
    pub(crate) fn id(&self) -> Uuid {
        let ids = self.scenarios.iter().map(|chosen| chosen.card.id.as_str());
        let named: Vec<&str> = [self.title.as_str()].into_iter().chain(ids).collect();
        Uuid::new_v5(&Uuid::NAMESPACE_OID, named.join("\n").as_bytes())
    }

    /// The mastery that the platform may judge by itself: only where its judgement is ours. A platform that is told of
    /// a mastery judges each visit by the score it has, and marks somebody as failed who has finished one talk of three.
    pub(crate) fn judged_by_platform(&self) -> Option<u8> {
        self.mastery.filter(|_| self.scenarios.len() == 1 && self.goal.is_none())
    }

    /// What the page is told.
    pub(crate) fn query(&self) -> String {
        let ids: Vec<&str> = self.scenarios.iter().map(|chosen| chosen.card.id.as_str()).collect();
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("as", self.kind.name());
        query.append_pair("id", &self.id().to_string());
        query.append_pair("title", &self.title);
        query.append_pair("scenarios", &ids.join(","));
        if let Some(mastery) = self.mastery {
            query.append_pair("mastery", &mastery.to_string());
        }
        if let Some(goal) = self.goal {
            query.append_pair("goal", &goal.to_string());
        }
        query.finish()
    }
}
