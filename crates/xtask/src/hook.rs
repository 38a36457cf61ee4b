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
    /// The bare page, that the app is measured beside, is built: it starts no programs and is kept by nobody.
    AfterFloor,
}

const PAGE: &str = "index.html";

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
                false if is_first() => shrink_with(&staging, shrink::quick)?,
                false => {}
            }
            list::write(&staging)
        }
        Moment::AfterFloor => seal(&staging),
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

fn finish(staging: &Path) -> Outcome {
    match page::is_served(&project::read(&staging.join(PAGE))?) {
        true => shrink_with(staging, shrink::release),
        false => {
            seal(staging)?;
            keep::finish(staging)
        }
    }
}

/// Makes a release's files small, and gives its page the policy.
fn seal(staging: &Path) -> Outcome {
    shrink_with(staging, |folder, page| shrink::release(folder, page).map(|page| page::finished(&page)))
}

fn shrink_with(staging: &Path, shrink: impl FnOnce(&Path, String) -> Outcome<String>) -> Outcome {
    let page = staging.join(PAGE);
    project::write(&page, shrink(staging, project::read(&page)?)?)
}

#[cfg(test)]
mod tests {
    use super::{PAGE, finish, seal};
    use std::{env, fs, process};

    #[test]
    fn a_page_that_starts_no_programs_is_sealed_but_is_no_release() {
        let folder = env::temp_dir().join(format!("rapport-sealed-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let page = folder.join(PAGE);
        fs::write(&page, "<meta charset=utf-8><script src=floor.js></script>").expect("a page");
        assert!(finish(&folder).is_err());
        fs::write(&page, "<meta charset=utf-8><script src=floor.js></script>").expect("a page");
        assert_eq!(seal(&folder), Ok(()));
        let sealed = fs::read_to_string(&page).expect("the page");
        fs::remove_dir_all(&folder).expect("the folder is ours");
        assert!(sealed.contains("Content-Security-Policy"));
    }
}
