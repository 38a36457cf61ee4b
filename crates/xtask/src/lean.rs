//! A release is compiled with a standard library of its own: made for size, and one that stops at a fault where Rust's
//! own would first write down which. That is a tenth of every program. The page says that it cannot go on either way, and
//! whoever wants to know why replays the talk in a build for development.
//!
//! Stable Rust does not offer it yet. Where it cannot be had, the app is whole without, and larger.

use crate::project::{self, cargo};
use crate::shell::{Outcome, ask, on_path, run};
use crate::tools::TARGET;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What rustc is told beyond the profile.
const FLAGS: &str = "-Cpanic=immediate-abort -Zunstable-options -Zlocation-detail=none";

/// How Cargo and rustc are told.
const SETTINGS: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS),
];

/// Where Cargo builds. What is for this machine would be compiled anew with each change of the settings.
const FOLDER: &str = "CARGO_TARGET_DIR";

/// Where it built before.
const FOLDER_BEFORE: &str = "RAPPORT_TARGET_DIR";

/// Lets a build for the browser be so, if this machine can; gives where it is built.
pub fn enter(build: &mut Command) -> PathBuf {
    let folder = project::target_folder();
    match ready() {
        Ok(()) => {
            let lean = folder.join("lean");
            build.envs(SETTINGS).env(FOLDER, &lean).env(FOLDER_BEFORE, folder);
            lean
        }
        Err(cause) => {
            println!("Going on with the standard library as it comes: {cause}");
            folder
        }
    }
}

/// Takes it all back for what a hook of Trunk's runs.
pub fn leave(command: &mut Command) {
    if let Some(folder) = env::var_os(FOLDER_BEFORE) {
        for (name, _) in SETTINGS {
            command.env_remove(name);
        }
        command.env_remove(FOLDER_BEFORE).env(FOLDER, folder);
    }
}

fn ready() -> Outcome {
    let mut probe = Command::new("rustc");
    probe.envs(SETTINGS).args(["--print", "cfg", "--target", TARGET]).args(FLAGS.split(' '));
    ask(&mut probe).ok_or("this Rust does not know how to leave out what a panic says")?;
    add_source()?;
    ask(cargo().envs(SETTINGS).args(["fetch", "--quiet", "--locked", "--target", TARGET]))
        .map(drop)
        .ok_or_else(|| "what the standard library is made of could not be fetched".to_owned())
}

/// Adds the source of the standard library to the toolchain in use, unless it is there.
fn add_source() -> Outcome {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    if on_path("rustup").next().is_none() {
        return Err("its source is not here, and there is no rustup to add it".to_owned());
    }
    println!("Adding the source of Rust's standard library");
    run(Command::new("rustup").args(["component", "add", "rust-src"]))
}
