//! The list of what a build made, so that packing and keeping know what each file is for.

use crate::digest;
use crate::project;
use crate::shell::Outcome;
use crate::shrink::program;
use std::fs;
use std::path::Path;

/// The list, in the app's own folder.
const LIST: &str = "files.json";

/// Files that are known by their whole name.
const NAMED: [(&str, &str); 7] = [
    ("index.html", "page"),
    ("rapport-case.js", "host"),
    ("worker.js", "worker"),
    ("manifest.webmanifest", "offline"),
    ("icon.svg", "offline"),
    ("icon-192.png", "offline"),
    ("icon-512.png", "offline"),
];

/// The scripts and programs, and who has use for them.
const PROGRAMS: [(&str, &str); 7] = [
    ("boot", "start"),
    ("talk", "talk"),
    ("study", "study"),
    ("link", "link"),
    ("trainer", "trainer"),
    ("whole", "whole"),
    ("offline", "offline"),
];

/// A file of a build.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Where it is, from the app's folder.
    pub path: String,
    /// What it is for.
    pub role: &'static str,
    bytes: usize,
    digest: String,
}

/// Writes the list of all that is in a folder.
pub fn write(folder: &Path) -> Outcome {
    project::write(&folder.join(LIST), json(&of(folder)?))
}

/// All that is in a folder, by path.
pub fn of(folder: &Path) -> Outcome<Vec<Listed>> {
    let mut files = Vec::new();
    gather(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

/// The list as it is written. The names that a build gives its files need no escapes.
pub fn json(files: &[Listed]) -> String {
    let line = |Listed { path, role, bytes, digest }: &Listed| {
        format!(r#"{{"path":"{path}","bytes":{bytes},"role":"{role}","digest":"{digest}"}}"#)
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<Listed>) -> Outcome {
    let cannot = |cause| format!("cannot read {}: {cause}", folder.display());
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let (about, name) = (entry.metadata().map_err(cannot)?, entry.file_name());
        let path = format!("{prefix}{}", name.to_string_lossy());
        if about.is_dir() {
            gather(&entry.path(), &format!("{path}/"), files)?;
        } else if path != LIST {
            let content = fs::read(entry.path()).map_err(cannot)?;
            let (role, digest) = (role(&path), digest::whole(&content));
            files.push(Listed { path, role, bytes: content.len(), digest });
        }
    }
    Ok(())
}

fn role(path: &str) -> &'static str {
    let of = |table: &[(&str, &'static str)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    };
    if let Some(role) = of(&NAMED, path) {
        return role;
    }
    match path.rsplit_once('.') {
        _ if path.starts_with("scenarios/") => "scenario",
        Some((_, "css")) => "style",
        Some((name, "js" | "wasm")) => of(&PROGRAMS, program(name)).unwrap_or("other"),
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::role;

    #[test]
    fn each_file_of_a_build_has_its_role() {
        for (path, expected) in [
            ("index.html", "page"),
            ("boot.js", "start"),
            ("boot-ebd98b72e143932b.js", "start"),
            ("rapport-case.js", "host"),
            ("style-19cbd64ad412f03b.css", "style"),
            ("talk-981eb4c65387bbf7.wasm", "talk"),
            ("rapport-study_bg.wasm", "study"),
            ("rapport-trainer.js", "trainer"),
            ("whole-7f03b2aa91c4d5e6.wasm", "whole"),
            ("link-4cf1e9540aa375c3.js", "link"),
            ("worker.js", "worker"),
            ("offline-6e1ac74ba01ceaab.js", "offline"),
            ("scenarios/talk-of-the-town.bin", "scenario"),
            ("robots.txt", "other"),
            ("talk.js.map", "other"),
        ] {
            assert_eq!(role(path), expected, "{path}");
        }
    }
}
