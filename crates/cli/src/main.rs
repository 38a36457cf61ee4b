//! The `rapport` command: one module for each of its words.

mod analyze;
mod check;
mod compile;
mod dimensions;
mod files;
mod outcome;
mod pack;
mod play;
mod playable;
mod report;
mod schema;
mod stress;
mod test;
mod transcript;

use std::process::ExitCode;

use clap::Parser;

/// Check, compile and pack the talks of Rapport
#[derive(Debug, Parser)]
#[command(name = "rapport", version)]
enum Command {
    Analyze(analyze::Analyze),
    Check(check::Check),
    Compile(compile::Compile),
    Pack(pack::Pack),
    Play(play::Play),
    Schema(schema::Schema),
    Stress(stress::Stress),
    Test(test::Test),
}

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Analyze(analyze) => analyze.run(),
        Command::Check(check) => check.run(),
        Command::Compile(compile) => compile.run(),
        Command::Pack(pack) => pack.run(),
        Command::Play(play) => play.run(),
        Command::Schema(schema) => schema.run(),
        Command::Stress(stress) => stress.run(),
        Command::Test(test) => test.run(),
    };
    outcome.into()
}
