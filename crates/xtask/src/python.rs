//! What comes from PyPI, all locked in `tests/lms/requirements.txt`: a real LRS, and Open edX's import of packages.

use crate::shell::{Outcome, ask, on_path, run};
use crate::{node, project};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A Python of this machine that can make room for packages of its own.
pub fn interpreter() -> Option<PathBuf> {
    on_path("python3")
        .find(|python| ask(Command::new(python).args(["-c", "import ensurepip, venv"])).is_some())
}

/// Installs the locked packages into `.tools/python`, unless they are there.
pub fn packages() -> Outcome {
    let wanted = project::read(&node::folder().join("lms/requirements.txt"))?;
    let room = project::tools_folder().join("python");
    let note = room.join("requirements.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Getting the Python packages of tests/lms/requirements.txt (half a minute)");
    install(&room).map_err(|cause| {
        format!("could not get the Python packages of tests/lms/requirements.txt ({cause}): connect to the network and try again")
    })?;
    project::write(&note, wanted)
}

fn install(room: &Path) -> Outcome {
    let python = interpreter().ok_or("no Python 3 with its module venv is installed")?;
    run(Command::new(python).args(["-m", "venv", "--clear"]).arg(room))?;
    run(Command::new(room.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"])
        .args(["--no-deps", "--requirement", "lms/requirements.txt"])
        .current_dir(node::folder()))
}
