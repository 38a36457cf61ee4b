//! The tools a build needs beyond cargo: the wasm target, Trunk and the wasm-bindgen program.

use crate::project::{self, cargo};
use crate::shell::{self, Outcome, ask, on_path, run};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The Trunk to install; any other patch release of its series on PATH does as well.
const TRUNK: &str = "0.21.14";
const TRUNK_SERIES: &str = "0.21.";

/// What Trunk says: not its hooks, which speak for themselves, nor that its own minifier gave up on
/// a script, which the hook after the build sees to.
const TRUNK_LOG: &str = "error,trunk=info,trunk::hooks=warn,trunk::processing=error";

/// Everything a build of the app needs, found or installed.
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    /// Finds each tool, and installs what is missing.
    pub fn ready() -> Outcome<Self> {
        add_target()?;
        let programs = [wasm_bindgen_program()?, trunk_program()];
        for missing in programs.iter().filter(|program| program.found().is_none()) {
            println!(
                "{} {} is missing here: it will be put into .tools, once",
                missing.package, missing.version
            );
        }
        let [wasm_bindgen, trunk] = programs;
        Ok(Self { wasm_bindgen: wasm_bindgen.ready()?, trunk: trunk.ready()? })
    }

    /// Trunk in the project's root, able to find the fitting wasm-bindgen.
    pub fn trunk(&self) -> Outcome<Command> {
        let mut command = Command::new(&self.trunk);
        command
            .current_dir(project::root())
            .env("PATH", self.path()?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .env("RUST_LIB_BACKTRACE", "0")
            .args(["--log", TRUNK_LOG]);
        // Trunk takes NO_COLOR for a flag and refuses the usual value 1.
        if std::env::var_os("NO_COLOR").is_some() {
            command.env_remove("NO_COLOR").args(["--color", "never"]);
        }
        Ok(command)
    }

    /// The runner of wasm tests, which comes with wasm-bindgen.
    pub fn wasm_test_runner(&self) -> PathBuf {
        self.wasm_bindgen.with_file_name(shell::program_file("wasm-bindgen-test-runner"))
    }

    fn path(&self) -> Outcome<OsString> {
        shell::path_with(self.wasm_bindgen.parent())
    }
}

/// Adds the wasm target to the toolchain in use, unless it is there.
pub fn add_target() -> Outcome {
    let library = ask(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if library.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if on_path("rustup").next().is_none() {
        return Err(format!(
            "this Rust has no {TARGET} target and there is no rustup to add it: install rustup, or the package of your system that holds the target"
        ));
    }
    println!("Adding the Rust target {TARGET}");
    run(Command::new("rustup").args(["target", "add", TARGET])).map_err(|cause| {
        format!("could not get the Rust target {TARGET} ({cause}): connect to the network and run `rustup target add {TARGET}`")
    })
}

struct Program {
    package: &'static str,
    /// The program that tells the version.
    name: &'static str,
    version: String,
    /// What a version must begin with to do.
    fits: String,
    /// Whether the package builds with the versions it has locked.
    locked: bool,
    takes: &'static str,
}

fn trunk_program() -> Program {
    Program {
        package: "trunk",
        name: "trunk",
        version: TRUNK.to_owned(),
        fits: TRUNK_SERIES.to_owned(),
        locked: true,
        takes: "about 5 minutes on two cores",
    }
}

fn wasm_bindgen_program() -> Outcome<Program> {
    let version = project::locked_version("wasm-bindgen")?;
    Ok(Program {
        package: "wasm-bindgen-cli",
        name: "wasm-bindgen",
        fits: version.clone(),
        version,
        locked: false,
        takes: "about 2 minutes on two cores",
    })
}

impl Program {
    fn ready(&self) -> Outcome<PathBuf> {
        if let Some(found) = self.found() {
            return Ok(found);
        }
        if on_path("cargo-binstall").next().is_none() || self.fetch().is_err() {
            self.compile()?;
        }
        self.found().ok_or_else(|| {
            format!(
                "{} was installed but does not run as version {}: remove .tools and try again",
                self.package, self.version
            )
        })
    }

    fn found(&self) -> Option<PathBuf> {
        let own = project::tools_folder().join("bin").join(shell::program_file(self.name));
        std::iter::once(own).chain(on_path(self.name)).find(|program| self.is_right(program))
    }

    fn is_right(&self, program: &Path) -> bool {
        let said = ask(Command::new(program).arg("--version")).unwrap_or_default();
        let version = said.split_whitespace().nth(1).unwrap_or_default();
        version == self.fits || self.fits.ends_with('.') && version.starts_with(&self.fits)
    }

    fn fetch(&self) -> Outcome {
        run(cargo()
            .args(["binstall", "--no-confirm", "--disable-strategies", "compile"])
            .arg("--root")
            .arg(project::tools_folder())
            .arg(format!("{}@{}", self.package, self.version)))
    }

    /// A build without optimisation and debug information: these tools are quick enough so, and
    /// it halves the wait. Its folder stays until it is done, so that a broken-off run goes on.
    fn compile(&self) -> Outcome {
        println!("Compiling {} from source, {}; cargo says how far it is", self.package, self.takes);
        let objects = project::tools_folder().join("build");
        let mut install = cargo();
        install
            .args(["install", self.package, "--debug", "--version"])
            .arg(format!("={}", self.version))
            .arg("--root")
            .arg(project::tools_folder())
            .env("CARGO_TARGET_DIR", &objects)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        if self.locked {
            install.arg("--locked");
        }
        run(&mut install).map_err(|cause| {
            format!(
                "could not get {} {} ({cause}): connect to the network and try again, or put a fitting `{}` on PATH",
                self.package, self.version, self.name
            )
        })?;
        std::fs::remove_dir_all(&objects)
            .map_err(|cause| format!("cannot remove {}: {cause}", objects.display()))
    }
}
