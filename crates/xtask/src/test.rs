//! `cargo xtask test`: everything that must hold before a change is done.

use crate::project::cargo;
use crate::shell::{self, Outcome, on_path};
use crate::tools::{self, Tools};
use crate::{build, debian, node, python};
use clap::builder::PossibleValuesParser;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Check everything: formatting, lints, tests, scenarios, and the app in real browsers.
///
/// What is missing is installed first: cargo tools and Python packages into `.tools/`, npm packages by their
/// lock, and the browsers with apt when this is root on Debian; elsewhere it says which packages to install.
#[derive(clap::Args)]
pub struct Args {
    /// Run only these steps
    #[arg(value_name = "STEP", value_parser = PossibleValuesParser::new(STEPS.map(|step| step.name)))]
    steps: Vec<String>,
}

#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    title: &'static str,
    run: fn() -> Outcome,
}

const STEPS: [Step; 11] = [
    step("format", "Formatting", format),
    step("lint", "Clippy on this machine", lint),
    step("lint-wasm", "Clippy for the browser", lint_wasm),
    step("unit", "Unit and property tests", unit),
    step("scenarios", "Scenario checks", scenarios),
    step("fuzz", "Damaged files", fuzz),
    step("setup", "Tools and browsers", setup),
    step("wasm", "Wasm tests in Chromium", wasm),
    step("build", "Release build", release),
    step("browser", "Journeys in browsers", browser),
    step("lms", "Packages in real LMSs", lms),
];

const DAMAGED_FILES: &str = "2500";

const fn step(name: &'static str, title: &'static str, run: fn() -> Outcome) -> Step {
    Step { name, title, run }
}

/// Runs the steps in order up to the first that fails, and ends with a table of times.
pub fn run(args: &Args) -> Outcome {
    let wanted = |step: &Step| args.steps.is_empty() || args.steps.iter().any(|name| name == step.name);
    let mut times = Vec::new();
    for step in STEPS.into_iter().filter(wanted) {
        println!("\n== {} ==", step.title);
        let start = Instant::now();
        (step.run)().map_err(|cause| failure(step, &cause))?;
        times.push((step.title, start.elapsed()));
        println!("-- {}: {}", step.title, shown(start.elapsed()));
    }
    println!("\n== All passed ==");
    for (title, time) in &times {
        println!("{title:<26}{:>8}", shown(*time));
    }
    let total = times.iter().map(|(_, time)| *time).sum();
    println!("{:<26}{:>8}", "Total", shown(total));
    Ok(())
}

fn format() -> Outcome {
    shell::run(cargo().args(["fmt", "--all", "--check"]))
}

fn lint() -> Outcome {
    shell::run(cargo().args(["clippy", "--workspace", "--all-targets"]).args(DENY_WARNINGS))
}

/// Clippy also reads the packages that the app is made of.
fn lint_wasm() -> Outcome {
    tools::add_target()?;
    shell::run(
        cargo()
            .args(["clippy", "--target", tools::TARGET])
            .args(["--package", "rapport-app", "--lib", "--bins", "--test", WASM_TESTS])
            .args(DENY_WARNINGS),
    )
}

fn unit() -> Outcome {
    if on_path("cargo-nextest").next().is_none() {
        return shell::run(cargo().args(["test", "--workspace"]));
    }
    shell::run(cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]))?;
    shell::run(cargo().args(["test", "--workspace", "--doc"]))
}

/// Damaged files of each kind, as many as take about a minute.
fn fuzz() -> Outcome {
    shell::run(
        cargo()
            .args(["test", "--package", "rapport-author", "--test", "fuzz"])
            .env("PROPTEST_CASES", DAMAGED_FILES),
    )
}

/// Faults, what plays must show, and what chance finds.
fn scenarios() -> Outcome {
    let rapport = |args: &[&str]| {
        shell::run(cargo().args(["run", "--quiet", "--package", "rapport-cli", "--"]).args(args))
    };
    rapport(&["check", "scenarios"])?;
    rapport(&["test", "scenarios"])?;
    rapport(&["stress", "scenarios", "--plays", "10000", "--seed", "1"])
}

fn setup() -> Outcome {
    debian::packages()?;
    node::packages()?;
    python::packages()?;
    Tools::ready().map(drop)
}

fn wasm() -> Outcome {
    let runner = Tools::ready()?.wasm_test_runner();
    let driver = on_path("chromedriver")
        .next()
        .ok_or("chromedriver is not installed: run `cargo xtask test setup`")?;
    shell::run(
        cargo()
            .args(["test", "--target", tools::TARGET])
            .args(["--package", "rapport-app", "--lib", "--test", WASM_TESTS])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", node::folder().join("webdriver.json")),
    )
}

fn release() -> Outcome {
    build::release(&Tools::ready()?)
}

fn browser() -> Outcome {
    node::packages()?;
    journeys("browser")
}

/// Real run-times on the other side: what they need beyond the browsers is Python.
fn lms() -> Outcome {
    debian::packages()?;
    node::packages()?;
    python::packages()?;
    journeys("lms")
}

const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// The tests that run natively and in a browser; those of the app itself run beside them.
const WASM_TESTS: &str = "golden";

fn journeys(folder: &str) -> Outcome {
    shell::run(node::node().args(["--test", "--test-reporter=spec"]).args(journeys_in(folder)?))
        .map_err(|_| "not every journey passed; which is above".to_owned())
}

fn journeys_in(folder: &str) -> Outcome<Vec<PathBuf>> {
    let folder = node::folder().join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|cause| format!("cannot read {}: {cause}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    match files.is_empty() {
        true => Err(format!("{} holds no journeys", folder.display())),
        false => Ok(files),
    }
}

fn failure(step: Step, cause: &str) -> String {
    let Step { name, title, .. } = step;
    format!("{title}: {cause} (`cargo xtask test {name}` runs this step alone)")
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}
