//! The list of what a build made, so that packing knows what each file is for.

use crate::project;
use crate::shell::Outcome;
use crate::shrink::program;
use std::fs;
use std::path::Path;

/// The list, in the app's own folder.
const LIST: &str = "files.json";

/// Files that are known by their whole name.
const NAMED: [(&str, &str); 3] = [("index.html", "page"), ("boot.js", "start"), ("rapport-case.js", "host")];

/// The programs, and who has use for them.
const PROGRAMS: [(&str, &str); 4] =
    [("talk", "talk"), ("study", "study"), ("link", "link"), ("trainer", "trainer")];

/// Writes the list of all that is in a folder.
pub fn write(folder: &Path) -> Outcome {
    let mut files = Vec::new();
    gather(folder, "", &mut files)?;
    files.sort();
    let line = |(path, bytes): &(String, u64)| {
        format!(r#"{{"path":"{path}","bytes":{bytes},"role":"{}"}}"#, role(path))
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    project::write(&folder.join(LIST), format!("[\n{}\n]\n", lines.join(",\n")))
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<(String, u64)>) -> Outcome {
    let cannot = |cause| format!("cannot read {}: {cause}", folder.display());
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let (about, name) = (entry.metadata().map_err(cannot)?, entry.file_name());
        let path = format!("{prefix}{}", name.to_string_lossy());
        if about.is_dir() {
            gather(&entry.path(), &format!("{path}/"), files)?;
        } else if path != LIST {
            files.push((path, about.len()));
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
            ("rapport-case.js", "host"),
            ("style-19cbd64ad412f03b.css", "style"),
            ("talk-981eb4c65387bbf7.wasm", "talk"),
            ("rapport-study_bg.wasm", "study"),
            ("rapport-trainer.js", "trainer"),
            ("link-4cf1e9540aa375c3.js", "link"),
            ("scenarios/talk-of-the-town.bin", "scenario"),
            ("robots.txt", "other"),
            ("talk.js.map", "other"),
        ] {
            assert_eq!(role(path), expected, "{path}");
        }
    }
}
