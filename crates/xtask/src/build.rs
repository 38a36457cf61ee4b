//! `cargo xtask build`: the static files for any host.

use crate::lean;
use crate::node;
use crate::shell::{self, Outcome};
use crate::tools::Tools;

/// Build the app for release into `dist/`.
///
/// What is left there are static files with relative addresses only: copy them to any folder of any
/// static host. With Node the wasm is also made smaller by wasm-opt.
#[derive(clap::Args)]
pub struct Args {}

/// Gets what is missing and builds.
pub fn run(_: &Args) -> Outcome {
    release(&Tools::ready()?)?;
    println!("Built into dist/");
    Ok(())
}

/// Builds for release with tools that are there.
pub fn release(tools: &Tools) -> Outcome {
    prepare_optimiser();
    let mut trunk = tools.trunk()?;
    lean::enter(&mut trunk);
    shell::run(trunk.args(["build", "--release"]))
        .map_err(|_| "the app could not be built; the reason is above".to_owned())
}

/// Gets wasm-opt and terser where Node is. Without them a release is larger but whole, so this never fails.
pub fn prepare_optimiser() {
    if node::present()
        && let Err(cause) = node::packages()
    {
        println!("Going on without wasm-opt and terser: {cause}");
    }
}
