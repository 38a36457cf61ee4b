//! `cargo xtask bench`: how much a first visit weighs, and how quick everything is.

use crate::project::cargo;
use crate::shell::{self, Outcome};
use crate::tools::{TARGET, Tools};
use crate::{build, debian, lean, node, project};
use std::path::{Path, PathBuf};

/// Measure the app beside a bare Yew page, and print the figures with their aims.
///
/// Builds both for release, then drives Chromium: bytes and requests of a first visit, time to the first
/// click on a slow line, time from a reply to the changed page, frames while a debrief opens and while ten thousand
/// result files are read; the engine alone, native and as wasm; and how all of it grows up to 10,000 nodes, beside a
/// run-time for ink.
/// Leave the machine alone meanwhile: whatever else runs is measured too.
#[derive(clap::Args)]
pub struct Args {
    /// The scenario to measure with
    #[arg(long, value_name = "ID", default_value = "not-covered")]
    talk: String,
}

/// Builds what is compared, and measures it.
pub fn run(args: &Args) -> Outcome {
    debian::packages()?;
    node::packages()?;
    let tools = Tools::ready()?;
    build::release(&tools)?;
    let floor = build_floor(&tools)?;
    let native = build_example("speed", None)?;
    let wasm = build_example("speed", Some(TARGET))?;
    let attempts = build_example("attempts", None)?;
    let scale = Scale::built()?;
    shell::run(
        node::node()
            .arg("bench/bench.mjs")
            .args(["--talk", &args.talk])
            .arg("--floor")
            .arg(floor)
            .arg("--native")
            .arg(native)
            .arg("--wasm")
            .arg(wasm)
            .arg("--attempts")
            .arg(attempts)
            .arg("--scale-time")
            .arg(scale.time)
            .arg("--scale-memory")
            .arg(scale.memory)
            .arg("--scale-stages")
            .arg(scale.stages),
    )
}

fn build_floor(tools: &Tools) -> Outcome<PathBuf> {
    let built = project::root().join("target/floor");
    let mut trunk = tools.trunk()?;
    lean::enter(&mut trunk);
    trunk.current_dir(project::root().join("crates/floor"));
    shell::run(trunk.args(["build", "--release", "--dist"]).arg(&built))?;
    Ok(built)
}

/// Builds a program of `crates/author/examples`, for this machine or for a target.
fn build_example(name: &str, target: Option<&str>) -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "rapport-author", "--example", name]);
    if let Some(target) = target {
        build.args(["--target", target]);
    }
    shell::run(&mut build)?;
    let folder = project::target_folder().join(target.unwrap_or_default());
    let file = match target {
        Some(_) => format!("{name}.wasm"),
        None => shell::program_file(name),
    };
    Ok(folder.join(Path::new("release/examples")).join(file))
}

/// The programs of `crates/scale`.
struct Scale {
    time: PathBuf,
    memory: PathBuf,
    stages: PathBuf,
}

impl Scale {
    /// Builds them; the profile `bench` lets the run-time for ink be as fast as it can.
    fn built() -> Outcome<Self> {
        let build = ["build", "--package", "rapport-scale"];
        shell::run(cargo().args(build).args(["--profile", "bench", "--features", "bench", "--bins"]))?;
        shell::run(cargo().args(build).args(["--release", "--target", TARGET, "--bin", "scale-stages"]))?;
        let native = project::target_folder().join("release");
        Ok(Self {
            time: native.join(shell::program_file("scale-time")),
            memory: native.join(shell::program_file("scale-memory")),
            stages: project::target_folder().join(TARGET).join("release/scale-stages.wasm"),
        })
    }
}
