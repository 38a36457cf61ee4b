//! Where things are in this project, which versions it has locked, and its cargo.

use crate::lean;
use crate::shell::Outcome;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the project.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).unwrap_or(&here).to_owned()
}

/// Where cargo tools are put when PATH has none that fits.
pub fn tools_folder() -> PathBuf {
    root().join(".tools")
}

/// Where cargo builds.
pub fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that runs this chore, in the project's root, as it was before a lean build called this.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    lean::leave(&mut command);
    command
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    version_in(&lock, package).ok_or_else(|| format!("Cargo.lock has no package `{package}`"))
}

/// A file as text.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|cause| format!("cannot read {}: {cause}", path.display()))
}

/// Writes a file.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(path, content).map_err(|cause| format!("cannot write {}: {cause}", path.display()))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let heading = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading);
    let version = lines.nth(1)?;
    let version = version.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn a_locked_version_is_that_of_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm"), None);
    }
}
