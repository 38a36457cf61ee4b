//! The browsers of the journeys, and the Python of real services: what comes as packages of the system.

use crate::shell::{Outcome, ask, on_path, run};
use crate::{project, python};
use std::path::Path;
use std::process::Command;

/// Each Debian package that a full test needs, and a program by which it is known to be there.
const PACKAGES: &[(&str, &str)] = &[
    ("nodejs", "node"),
    ("npm", "npm"),
    ("chromium", "chromium"),
    ("chromium-driver", "chromedriver"),
    ("firefox-esr", "firefox-esr"),
    ("webkit2gtk-driver", "WebKitWebDriver"),
    ("xvfb", "xvfb-run"),
];

/// Debian's Python comes without what makes room for packages; no program tells.
const PYTHON: &str = "python3-venv";

/// Installs the missing packages where this user may, else says which are missing.
pub fn packages() -> Outcome {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(_, program)| on_path(program).next().is_none())
        .map(|(package, _)| *package)
        .chain(python::interpreter().is_none().then_some(PYTHON))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        return Err(format!(
            "the tests need programs that are missing here: install {names} (their names on Debian) and run again"
        ));
    }
    println!("Installing Debian packages: {names}");
    apt(&["update", "--quiet"])
        .and_then(|()| apt(&[&["install", "--yes", "--no-install-recommends"], &missing[..]].concat()))
        .map_err(|cause| {
            format!(
                "could not get the Debian packages {names} ({cause}): connect to the network and try again"
            )
        })
}

fn apt(words: &[&str]) -> Outcome {
    run(Command::new("apt-get")
        .args(["-o", "DPkg::Lock::Timeout=500"])
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .current_dir(project::root()))
}

fn is_root() -> bool {
    ask(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
