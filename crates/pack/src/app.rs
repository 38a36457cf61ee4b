//! The app's files, as a build lists them in `files.json`. Imports nothing of this crate.

use serde::Deserialize;

/// The name of the list, in the app's own folder.
pub const LIST: &str = "files.json";

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// Where it is, from the app's folder.
    pub path: String,
    /// Its size.
    pub bytes: usize,
    /// What it is for.
    pub role: Role,
}

/// What a file of the app is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The page.
    Page,
    /// The style sheet.
    Style,
    /// The script that starts the programs.
    Start,
    /// The program of a talk.
    Talk,
    /// The program of what comes after a talk.
    Study,
    /// The program that tells a platform.
    Link,
    /// A program for those who teach.
    Trainer,
    /// Library, talk, what follows a talk, desk and stage as one program.
    Whole,
    /// What other sites load to show a talk.
    Host,
    /// A scenario, or the library.
    Scenario,
    /// What it takes to use the app without a network, and to install it.
    Offline,
    /// The worker that keeps the app in a browser.
    Worker,
    /// Anything else.
    #[serde(other)]
    Other,
}

impl Role {
    /// How it is written in the list.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Style => "style",
            Self::Start => "start",
            Self::Talk => "talk",
            Self::Study => "study",
            Self::Link => "link",
            Self::Trainer => "trainer",
            Self::Whole => "whole",
            Self::Host => "host",
            Self::Scenario => "scenario",
            Self::Offline => "offline",
            Self::Worker => "worker",
            Self::Other => "other",
        }
    }
}

/// A file with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppFile {
    /// Where it is, from the app's folder.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// What is in it.
    pub bytes: Vec<u8>,
}
