//! What comes from npm, all locked in `tests/package-lock.json`: browser drivers, axe, wasm-opt, terser and what
//! stands on the other side of an LMS.

use crate::project;
use crate::shell::{Outcome, on_path, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Whether this machine has Node and npm.
pub fn present() -> bool {
    ["node", "npm"].iter().all(|name| on_path(name).next().is_some())
}

/// Installs the locked npm packages, unless they are there and as new as the lock.
pub fn packages() -> Outcome {
    let lock = changed(&folder().join("package-lock.json"));
    let installed = changed(&folder().join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    println!("Getting the npm packages of tests/package-lock.json (a quarter of a minute)");
    run(Command::new("npm").args(["ci", "--no-progress"]).current_dir(folder())).map_err(|cause| {
        format!("could not get the npm packages ({cause}): connect to the network and run `npm ci` in tests/")
    })
}

/// Node in the folder of the browser tests.
pub fn node() -> Command {
    let mut command = Command::new("node");
    command.current_dir(folder());
    command
}

/// A script of an npm package, when it is installed and Node can run it.
pub fn script(path: &str) -> Option<PathBuf> {
    let script = folder().join("node_modules").join(path);
    (present() && script.is_file()).then_some(script)
}

/// The folder of the browser tests.
pub fn folder() -> PathBuf {
    project::root().join("tests")
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}
