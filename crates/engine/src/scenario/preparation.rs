//! What the trainee may do before the talk: read the case file under a budget of time, expect what they will
//! raise, choose a goal, notice an assumption. Imports `ids`.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{ChoiceId, ChoiceIx, EndingIx};

/// The most choices that a preparation can offer: one bit each.
pub const MOST_CHOICES: usize = 64;
/// The most that is expected at once.
pub const MOST_EXPECTED: usize = 2;
/// The most goals that are chosen, and the most assumptions that are noticed.
pub const ONE: usize = 1;

/// The stage before the talk. Its choices are numbered through all four lists, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// The time there is to read, in minutes: less than the whole file takes.
    pub minutes: u8,
    /// What can be read.
    pub file: Vec<Item>,
    /// What they may raise; [`MOST_EXPECTED`] are expected at most.
    pub expect: Vec<Expectation>,
    /// What the talk may be for; one is chosen, or none.
    pub goals: Vec<Goal>,
    /// What the trainee might be assuming; one is noticed, or none.
    pub assumptions: Vec<Assumption>,
    /// What somebody has prepared who did not choose.
    pub standard: Prepared,
}

/// Something in the case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ChoiceId,
    /// What kind of paper it is.
    pub kind: ItemKind,
    /// What it is called.
    pub title: String,
    /// How long it takes to read, in minutes.
    pub minutes: u8,
    /// What it says; paragraphs.
    pub text: Vec<String>,
}

/// What kind of paper something in the case file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ItemKind {
    /// Something that is known of the case.
    Fact,
    /// What was written down when it happened.
    Record,
    /// A rule that holds for everybody.
    Policy,
    /// What somebody wrote to somebody.
    Message,
}

/// Something that the other party may raise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// Its id.
    pub id: ChoiceId,
    /// What they will do or say.
    pub says: String,
    /// Whether they will.
    pub fits: bool,
    /// Why it was or was not to be expected, for the debrief.
    pub because: String,
}

/// Something that the talk may be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id.
    pub id: ChoiceId,
    /// What will be so by the end.
    pub says: String,
    /// The ends that reach it.
    pub reached_by: Vec<EndingIx>,
    /// The ends that come near.
    pub nearly_by: Vec<EndingIx>,
    /// Whether it is one to have for this talk.
    pub fits: bool,
    /// What is good or poor about it, for the debrief; may be empty.
    pub because: String,
}

/// Something that the trainee might be assuming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumption {
    /// Its id.
    pub id: ChoiceId,
    /// What is assumed.
    pub says: String,
    /// Whether somebody in the trainee's place does.
    pub yours: bool,
    /// Where it comes from, for the debrief.
    pub because: String,
}

/// What was prepared: a set of choices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Prepared(pub u64);

/// Why nobody can prepare like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrepareError {
    /// The scenario has no such stage.
    NoStage,
    /// There is nothing of that name to prepare.
    Unknown(String),
    /// It takes longer to read than there is time.
    OverTime {
        /// What it takes, in minutes.
        needed: u16,
        /// What there is.
        minutes: u8,
    },
    /// More of one list than can be chosen.
    TooMany {
        /// What is in the list.
        what: &'static str,
        /// How many can be chosen.
        most: usize,
    },
    /// The choices are not written in their order, each once.
    Disorder,
}

impl fmt::Display for PrepareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStage => f.write_str("there is nothing to prepare in this scenario"),
            Self::Unknown(name) => write!(f, "there is nothing `{name}` to prepare"),
            Self::OverTime { needed, minutes } => {
                write!(f, "reading takes {needed} minutes, and there are {minutes}")
            }
            Self::TooMany { what, most } => write!(f, "{most} of the {what} can be chosen, no more"),
            Self::Disorder => f.write_str("the choices are not in their order, each once"),
        }
    }
}

impl std::error::Error for PrepareError {}

impl Prepared {
    /// Nothing at all.
    pub const NOTHING: Self = Self(0);

    /// Whether it was prepared.
    #[must_use]
    pub fn holds(self, choice: ChoiceIx) -> bool {
        self.0.checked_shr(choice.0.into()).is_some_and(|bits| bits & 1 == 1)
    }

    /// The same, and this as well.
    #[must_use]
    pub fn with(self, choice: ChoiceIx) -> Self {
        Self(self.0 | 1_u64.checked_shl(choice.0.into()).unwrap_or(0))
    }

    /// The same without this.
    #[must_use]
    pub fn without(self, choice: ChoiceIx) -> Self {
        Self(self.0 & !Self::NOTHING.with(choice).0)
    }
}

impl FromIterator<ChoiceIx> for Prepared {
    fn from_iter<T: IntoIterator<Item = ChoiceIx>>(choices: T) -> Self {
        choices.into_iter().fold(Self::NOTHING, Self::with)
    }
}

impl Preparation {
    /// The id of every choice, in order: file, expect, goals, assumptions.
    pub fn ids(&self) -> impl Iterator<Item = (ChoiceIx, &ChoiceId)> {
        let file = self.file.iter().map(|one| &one.id);
        let expect = self.expect.iter().map(|one| &one.id);
        let goals = self.goals.iter().map(|one| &one.id);
        let assumptions = self.assumptions.iter().map(|one| &one.id);
        (0..).map(ChoiceIx).zip(file.chain(expect).chain(goals).chain(assumptions))
    }

    /// What can be read, with its indices.
    pub fn items(&self) -> impl Iterator<Item = (ChoiceIx, &Item)> {
        numbered(0, &self.file)
    }

    /// What may be expected, with its indices.
    pub fn expectations(&self) -> impl Iterator<Item = (ChoiceIx, &Expectation)> {
        numbered(self.file.len(), &self.expect)
    }

    /// The goals, with their indices.
    pub fn goals(&self) -> impl Iterator<Item = (ChoiceIx, &Goal)> {
        numbered(self.file.len() + self.expect.len(), &self.goals)
    }

    /// The assumptions, with their indices.
    pub fn assumptions(&self) -> impl Iterator<Item = (ChoiceIx, &Assumption)> {
        numbered(self.file.len() + self.expect.len() + self.goals.len(), &self.assumptions)
    }

    /// How many choices it offers.
    #[must_use]
    pub fn choices(&self) -> usize {
        self.file.len() + self.expect.len() + self.goals.len() + self.assumptions.len()
    }

    /// The minutes that reading takes of what was prepared.
    #[must_use]
    pub fn reading(&self, prepared: Prepared) -> u16 {
        let read = self.items().filter(|(choice, _)| prepared.holds(*choice));
        read.map(|(_, item)| u16::from(item.minutes)).sum()
    }

    /// Whether somebody can prepare like this.
    ///
    /// # Errors
    /// Where reading takes longer than there is time, or more is chosen of a list than can be.
    pub fn check(&self, prepared: Prepared) -> Result<(), PrepareError> {
        if let Some(beyond) = (0..64).map(ChoiceIx).skip(self.choices()).find(|&one| prepared.holds(one)) {
            return Err(PrepareError::Unknown(beyond.0.to_string()));
        }
        let needed = self.reading(prepared);
        if needed > self.minutes.into() {
            return Err(PrepareError::OverTime { needed, minutes: self.minutes });
        }
        let expected = self.expectations().filter(|(choice, _)| prepared.holds(*choice)).count();
        let goals = self.goals().filter(|(choice, _)| prepared.holds(*choice)).count();
        let noticed = self.assumptions().filter(|(choice, _)| prepared.holds(*choice)).count();
        let counts =
            [("expectations", expected, MOST_EXPECTED), ("goals", goals, ONE), ("assumptions", noticed, ONE)];
        match counts.into_iter().find(|(_, count, most)| count > most) {
            Some((what, _, most)) => Err(PrepareError::TooMany { what, most }),
            None => Ok(()),
        }
    }

    /// What these names stand for together, where somebody can prepare so.
    ///
    /// # Errors
    /// Where there is nothing of a name, or it cannot be chosen together.
    pub fn named<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<Prepared, PrepareError> {
        let find = |name: &str| {
            let known = self.ids().find(|(_, id)| id.as_str() == name);
            known.map(|(choice, _)| choice).ok_or_else(|| PrepareError::Unknown(name.to_owned()))
        };
        let prepared = names.into_iter().map(find).collect::<Result<Prepared, _>>()?;
        self.check(prepared).map(|()| prepared)
    }
}

fn numbered<T>(first: usize, list: &[T]) -> impl Iterator<Item = (ChoiceIx, &T)> {
    let number = move |at: usize| ChoiceIx(u8::try_from(first + at).unwrap_or(u8::MAX));
    list.iter().enumerate().map(move |(at, one)| (number(at), one))
}
