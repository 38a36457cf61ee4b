//! Running other programs, and saying in one sentence when one fails.

use std::env;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a chore comes to: a failure is one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// Runs a program with the terminal attached and asks that it succeeds.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|cause| cannot_start(command, &cause))?;
    if status.success() {
        return Ok(());
    }
    Err(match status.code() {
        Some(code) => format!("{} failed with exit status {code}", shown(command)),
        None => format!("{} was stopped by a signal", shown(command)),
    })
}

/// Runs a program quietly and gives its standard output, or nothing when it is absent or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let said = output.status.success().then_some(output.stdout)?;
    String::from_utf8(said).ok()
}

/// Every program of this name on PATH, in the order the system would try them.
pub fn on_path(name: &str) -> impl Iterator<Item = PathBuf> {
    let file = program_file(name);
    let folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    folders.into_iter().map(move |folder| folder.join(&file)).filter(|program| program.is_file())
}

/// The file name of a program on this system.
pub fn program_file(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// A PATH that looks into `first` before anything else.
pub fn path_with(first: Option<&Path>) -> Outcome<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = first.map(Path::to_owned).into_iter().chain(env::split_paths(&rest));
    env::join_paths(folders).map_err(|cause| format!("cannot extend PATH: {cause}"))
}

fn cannot_start(command: &Command, cause: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    match cause.kind() {
        ErrorKind::NotFound => format!("`{program}` is not installed"),
        _ => format!("`{program}` could not be started: {cause}"),
    }
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_else(|| command.get_program());
    let first_words = command.get_args().take(3);
    let words: Vec<_> =
        std::iter::once(program).chain(first_words).map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}
