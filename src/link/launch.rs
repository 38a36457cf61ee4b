//! Who launched the app, and with what: from the page and its address.

use rapport_lms::course::{Course, Form};
use rapport_lms::digest::digest;

use crate::browser;
use crate::load;
use crate::route::{self, Route};

/// What the page and its address say.
pub struct Launched {
    /// What the page was packed as: a query string.
    pub pack: String,
    /// The query in the address.
    pub query: String,
    /// The page that it named first.
    pub hash: String,
}

impl Launched {
    /// As the page's start script found it.
    pub fn here() -> Self {
        let of = |name| browser::launch(name);
        Self { pack: of("pack"), query: of("query"), hash: of("hash") }
    }

    /// What the page was packed as.
    pub fn form(&self) -> Form {
        Course::of(&self.pack).form
    }

    /// Where this learner's things on this course are kept.
    pub fn scope(&self, learner: &str) -> String {
        digest(&[learner, &Course::of(&self.pack).id])
    }

    /// What is to be practised: what was packed, else the scenario that the address names, else the whole library.
    pub async fn course(&self) -> Course {
        let mut course = Course::of(&self.pack);
        course.goal = course.goal.or_else(|| route::goal(&self.hash)?.parse().ok());
        if course.scenarios.is_empty() {
            course.scenarios = match Route::parse(&self.hash).scenario() {
                Some(one) => vec![one.clone()],
                None => load::library().await.unwrap_or_default().into_iter().map(|card| card.id).collect(),
            };
        }
        course
    }
}
