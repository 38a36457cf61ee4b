//! The chores of this project behind one command: `cargo xtask --help`.
//!
//! May import nothing of Rapport itself: a bare machine compiles this first and waits for it.

use clap::{Parser, Subcommand};
use std::process::ExitCode;

mod bench;
mod build;
mod debian;
mod digest;
mod hook;
mod keep;
mod lean;
mod list;
mod node;
mod page;
mod project;
mod python;
mod serve;
mod shell;
mod shrink;
mod test;
mod tools;

/// The chores of Rapport: serve it, build it, test it, measure it.
///
/// Tools that are missing are put into `.tools/` (cargo tools) and `tests/node_modules` (npm), which
/// `cargo clean` leaves alone. Fitting versions that are already on PATH are used as they are.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    Serve(serve::Args),
    Build(build::Args),
    Test(test::Args),
    Bench(bench::Args),
    #[command(hide = true)]
    Hook(hook::Args),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().chore {
        Chore::Serve(args) => serve::run(&args),
        Chore::Build(args) => build::run(&args),
        Chore::Test(args) => test::run(&args),
        Chore::Bench(args) => bench::run(&args),
        Chore::Hook(args) => hook::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}
