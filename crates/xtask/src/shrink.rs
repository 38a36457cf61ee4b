//! Makes the wasm and the script of a build smaller, and keeps the page that names them in step.
//!
//! Trunk could call wasm-opt itself, but would try to download it on a machine without Node; and its own
//! minifier cannot read the script that wasm-bindgen writes today.

use crate::shell::{Outcome, run};
use crate::{digest, node};
use std::fs;
use std::path::{Path, PathBuf};

/// An npm program that writes a smaller version of one kind of file.
struct Shrinker {
    name: &'static str,
    extension: &'static str,
    /// Its script in node_modules.
    script: &'static str,
    options: &'static [&'static str],
}

const WASM_OPT: Shrinker = Shrinker {
    name: "wasm-opt",
    extension: "wasm",
    script: "binaryen/bin/wasm-opt",
    // The features that rustc uses; `--all-features` would use some that browsers refuse.
    options: &[
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        // What is written once is less to compress than what stands in many places, however short.
        "--always-inline-max-function-size=0",
        "--flexible-inline-max-function-size=0",
        "--one-caller-inline-max-function-size=0",
    ],
};

const TERSER: Shrinker = Shrinker {
    name: "terser",
    extension: "js",
    script: "terser/bin/terser",
    options: &["--compress", "--mangle"],
};

/// Shrinks all it can in a folder. Gives the page with the new names and integrities of the files.
pub fn release(folder: &Path, page: String) -> Outcome<String> {
    shrunk(&[(WASM_OPT, "-Oz"), (TERSER, "--module")], folder, page)
}

/// Shrinks the wasm as much as seconds allow.
pub fn quick(folder: &Path, page: String) -> Outcome<String> {
    shrunk(&[(WASM_OPT, "-O1")], folder, page)
}

fn shrunk(shrinkers: &[(Shrinker, &str)], folder: &Path, mut page: String) -> Outcome<String> {
    for (shrinker, effort) in shrinkers {
        match node::script(shrinker.script) {
            Some(script) => page = shrinker.shrink(effort, &script, folder, page)?,
            None => println!(
                "{} is not here, it comes with Node and `npm ci` in tests/: the app is whole without, and larger",
                shrinker.name
            ),
        }
    }
    Ok(page)
}

impl Shrinker {
    fn shrink(&self, effort: &str, script: &Path, folder: &Path, mut page: String) -> Outcome<String> {
        for file in self.files(folder)? {
            let smaller = folder.join("smaller");
            run(node::node().arg(script).arg(&file).arg(effort).args(self.options).arg("-o").arg(&smaller))?;
            let (before, after) = (read(&file)?, read(&smaller)?);
            let program = program(&name(&file)).to_owned();
            let renamed = match page.contains(&name(&file)) {
                true => folder.join(format!("{program}-{}.{}", digest::short_name(&after), self.extension)),
                // Pages elsewhere may name it.
                false => file.clone(),
            };
            fs::remove_file(&file)
                .and_then(|()| fs::rename(&smaller, &renamed))
                .map_err(|cause| format!("cannot rename {}: {cause}", file.display()))?;
            println!("{program}, {}: {} bytes, was {}", self.extension, after.len(), before.len());
            page = page
                .replace(&name(&file), &name(&renamed))
                .replace(&digest::integrity(&before), &digest::integrity(&after));
        }
        Ok(page)
    }

    fn files(&self, folder: &Path) -> Outcome<Vec<PathBuf>> {
        let all =
            fs::read_dir(folder).map_err(|cause| format!("cannot read {}: {cause}", folder.display()))?;
        let paths = all.flatten().map(|entry| entry.path());
        Ok(paths.filter(|path| path.extension().is_some_and(|it| it == self.extension)).collect())
    }
}

/// The program that a file of Trunk's belongs to: `talk` of `rapport-talk-2f1c_bg.wasm`.
pub fn program(file: &str) -> &str {
    let name = file.strip_prefix("rapport-").unwrap_or(file);
    name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or(name)
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|cause| format!("cannot read {}: {cause}", file.display()))
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::program;

    #[test]
    fn a_file_tells_its_program() {
        assert_eq!(program("rapport-talk-2f1c_bg.wasm"), "talk");
        assert_eq!(program("rapport-study_bg.wasm"), "study");
    }
}
