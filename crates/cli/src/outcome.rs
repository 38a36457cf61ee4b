//! How a command ends, and its ways of speaking. A reader who has left is no reason to panic.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::ValueEnum;

/// Who is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A person.
    Human,
    /// A program, in one line of JSON.
    Json,
}

/// What a command says to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is well.
    Clean = 0,
    /// The files have faults.
    Faults = 1,
    /// It could not be found out: a wrong argument, a file that cannot be read.
    Trouble = 2,
}

impl Outcome {
    /// Says something to the person at the keyboard.
    pub fn tell(text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Gives what was asked for, at once: what is still kept at the end can be lost without a word.
    #[must_use]
    pub fn answer(text: &str) -> Self {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Self::tell(&format!("error: cannot write to standard output: {error}\n"));
                Self::Trouble
            }
            _ => Self::Clean,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
