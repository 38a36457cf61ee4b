//! `cargo xtask serve`: the app on this machine, rebuilt as its sources change.

use crate::build::prepare_optimiser;
use crate::hook::FIRST_BUILD;
use crate::lean;
use crate::project;
use crate::shell::Outcome;
use crate::tools::Tools;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

/// What a browser keeps belongs to the port as well, so the port stays the same while it is free.
const PORTS: std::ops::Range<u16> = 8080..8180;

/// Build the app, serve it on this machine, and rebuild it when a source changes.
///
/// The first run gets what is missing: the wasm target by rustup, Trunk and wasm-bindgen into
/// `.tools/`. That takes a few minutes, once. Where Node is, wasm-opt makes the first build of each run
/// smaller; what is rebuilt after a change is left as it is, so that it is there sooner.
#[derive(clap::Args)]
pub struct Args {
    /// Serve what `cargo xtask build` makes: optimised, with its content security policy.
    ///
    /// Pages are not reloaded by themselves after a rebuild.
    #[arg(long)]
    release: bool,

    /// The port to serve on [default: the first free one from 8080]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

/// Gets what is missing, builds and serves until it is stopped.
pub fn run(args: &Args) -> Outcome {
    let port = free_port(args.port)?;
    let tools = Tools::ready()?;
    let mut trunk = tools.trunk()?;
    trunk.args(["serve", "--address", "127.0.0.1", "--dist", "target/served"]);
    trunk.args(["--port", &port.to_string()]);
    prepare_optimiser();
    if args.release {
        lean::enter(&mut trunk);
        trunk.args(["--release", "--no-autoreload", "true"]);
    } else {
        let first = project::target_folder().join("first-build");
        project::write(&first, String::new())?;
        trunk.env(FIRST_BUILD, first);
    }
    println!("Building; Rapport will be at http://127.0.0.1:{port}/ (Ctrl-C stops it)");
    become_program(&mut trunk)
}

fn free_port(wanted: Option<u16>) -> Outcome<u16> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match wanted {
        Some(port) if is_free(&port) => Ok(port),
        Some(port) => Err(format!("port {port} is taken or not allowed: choose another or leave --port out")),
        None => PORTS
            .into_iter()
            .find(is_free)
            .ok_or_else(|| format!("no port from {} to {} is free", PORTS.start, PORTS.end - 1)),
    }
}

/// Trunk takes the place of this process, so that whoever stops the chore stops the server.
#[cfg(unix)]
fn become_program(trunk: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(format!("Trunk could not be started: {}", trunk.exec()))
}

#[cfg(not(unix))]
fn become_program(trunk: &mut Command) -> Outcome {
    crate::shell::run(trunk)
}
