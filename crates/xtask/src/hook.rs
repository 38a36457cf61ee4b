//! What Trunk calls before and after a build, so that plain `trunk serve` gets the same app.

use crate::project::cargo;
use crate::shell::{self, Outcome};
use crate::{keep, list, page, project, shrink};
use clap::ValueEnum;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The moment of a Trunk build.
#[derive(Clone, Copy, ValueEnum)]
enum Moment {
    BeforeBuild,
    AfterBuild,
}

/// What Trunk calls around a build.
#[derive(clap::Args)]
pub struct Args {
    moment: Moment,
}

/// Does what belongs to the moment, in the folder that Trunk is filling.
pub fn run(args: &Args) -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this is for Trunk to call: use `cargo xtask build` or `trunk build`")?;
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    match args.moment {
        Moment::BeforeBuild => compile_scenarios(&staging),
        Moment::AfterBuild => {
            match release {
                true => finish(&staging)?,
                false if is_first() => shrink_quickly(&staging)?,
                false => {}
            }
            list::write(&staging)
        }
    }
}

fn compile_scenarios(staging: &Path) -> Outcome {
    let mut compile = cargo();
    compile
        .args(["run", "--quiet", "--package", "rapport-cli", "--"])
        .args(["compile", "scenarios", "--out"])
        .arg(staging.join("scenarios"));
    shell::run(&mut compile)
        .map_err(|_| "the scenarios could not be compiled; the reason is above".to_owned())
}

/// Names a file that is there until the first build of a `serve` is done: the builds that follow a change of
/// the sources are to be quick.
pub const FIRST_BUILD: &str = "RAPPORT_FIRST_BUILD";

fn is_first() -> bool {
    env::var_os(FIRST_BUILD).is_some_and(|file| fs::remove_file(file).is_ok())
}

fn shrink_quickly(staging: &Path) -> Outcome {
    let page = staging.join("index.html");
    let html = shrink::quick(staging, project::read(&page)?)?;
    project::write(&page, html)
}

fn finish(staging: &Path) -> Outcome {
    let page = staging.join("index.html");
    let html = shrink::release(staging, project::read(&page)?)?;
    if page::is_served(&html) {
        return project::write(&page, html);
    }
    project::write(&page, page::finished(&html))?;
    keep::finish(staging)
}
