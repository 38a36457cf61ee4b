//! Finding, reading and writing the files that a command is given.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rapport_author::MOST_BYTES;

/// A path that could not be used, and why.
pub struct Unusable {
    path: PathBuf,
    why: String,
}

impl Unusable {
    /// A path, and why it cannot be used.
    pub fn new(path: &Path, why: impl Into<String>) -> Self {
        Self { path: path.to_owned(), why: why.into() }
    }
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "error: cannot use `{}`: {}", self.path.display(), self.why)
    }
}

/// The YAML files among the paths, and in the folders among them, in order of name.
pub fn find(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Unusable>) {
    let (mut files, mut unusable) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            let (found, unread) = search(path);
            if found.is_empty() && unread.is_empty() {
                unusable.push(Unusable::new(path, "no `.yaml` file is in it"));
            }
            files.extend(found);
            unusable.extend(unread);
        } else {
            match fs::metadata(path) {
                Ok(_) => files.push(path.clone()),
                Err(error) => unusable.push(Unusable::new(path, why(&error))),
            }
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    (files, unusable)
}

/// The scenarios among them; where there is none, every path is named as one without.
pub fn find_scenarios(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Unusable>) {
    let (mut files, mut unusable) = find(paths);
    files.retain(|file| !is_plays(file));
    if files.is_empty() && unusable.is_empty() {
        unusable.extend(paths.iter().map(|path| Unusable::new(path, "it holds no scenario")));
    }
    (files, unusable)
}

/// The YAML files in a folder; what is nearly named like one; the folders within that cannot be looked into.
fn search(folder: &Path) -> (Vec<PathBuf>, Vec<Unusable>) {
    let (mut files, mut unusable, mut folders) = (Vec::new(), Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        if let Err(error) = search_one(&folder, &mut files, &mut folders, &mut unusable) {
            unusable.push(Unusable::new(&folder, why(&error)));
        }
    }
    files.sort();
    unusable.sort_by(|one, other| one.path.cmp(&other.path));
    (files, unusable)
}

fn search_one(
    folder: &Path,
    files: &mut Vec<PathBuf>,
    folders: &mut Vec<PathBuf>,
    unusable: &mut Vec<Unusable>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // A link to a folder is not followed: it could lead round.
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if path.is_file() {
            match named(&path) {
                Named::Yaml => files.push(path),
                Named::Nearly => {
                    unusable.push(Unusable::new(&path, "only a file that ends in `.yaml` is read"))
                }
                Named::Otherwise => {}
            }
        }
    }
    Ok(())
}

/// What a file is by its name.
enum Named {
    Yaml,
    /// Probably meant to be one: with the other ending, in capitals, or with the one that some editors add.
    Nearly,
    Otherwise,
}

fn named(path: &Path) -> Named {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".txt").unwrap_or(&name);
    match name.ends_with(".yaml") || name.ends_with(".yml") {
        _ if is_yaml(path) => Named::Yaml,
        true => Named::Nearly,
        false => Named::Otherwise,
    }
}

/// The innermost folder that all of the files are in.
pub fn folder_of(files: &[PathBuf]) -> PathBuf {
    let mut folders = files.iter().filter_map(|file| file.parent());
    let first = folders.next().unwrap_or(Path::new("")).to_owned();
    let within = |common: PathBuf, folder: &Path| {
        let shared = common.components().zip(folder.components()).take_while(|(one, other)| one == other);
        shared.map(|(one, _)| one).collect()
    };
    let folder: PathBuf = folders.fold(first, within);
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}

/// The bytes of a file; of one that is too large only as many as show that it is.
pub fn read(path: &Path) -> Result<Vec<u8>, Unusable> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Unusable::new(path, why(&error))),
    }
}

/// The same words on every system, where they are known.
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// Whether a file is named as one of YAML.
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml")
}

/// Whether a file holds the plays of a scenario.
pub fn is_plays(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(".plays.yaml"))
}

/// The scenario that a file of plays belongs to.
pub fn scenario_of(plays: &Path) -> PathBuf {
    let name = plays.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    plays.with_file_name(name.replace(".plays.yaml", ".yaml"))
}

/// The file that holds the plays of a scenario.
pub fn plays_of(scenario: &Path) -> PathBuf {
    scenario.with_extension("plays.yaml")
}

/// Whether a file could be written, without writing it.
pub fn could_write(path: &Path) -> Result<(), Unusable> {
    let beside = beside(path);
    let written = File::create(&beside).and_then(|_| fs::remove_file(&beside));
    written.map_err(|error| Unusable::new(path, why(&error)))
}

/// Writes a file whole or not at all. One that is there keeps its mode, and a link to it stays one.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Unusable> {
    let (real, beside) = (real(path), beside(path));
    let keep_mode = || match fs::metadata(&real) {
        Ok(old) => fs::set_permissions(&beside, old.permissions()),
        Err(_) => Ok(()),
    };
    let written = fs::write(&beside, content).and_then(|()| keep_mode());
    written.and_then(|()| fs::rename(&beside, &real)).map_err(|error| {
        let _ = fs::remove_file(&beside);
        Unusable::new(path, why(&error))
    })
}

/// The file itself, where the path is a link to it.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Where a file is written until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = real(path).into_os_string();
    name.push(".new");
    name.into()
}

/// A file of text, read whole.
pub fn read_text(path: &Path) -> Result<String, Unusable> {
    String::from_utf8(read(path)?).map_err(|_| Unusable::new(path, "it is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::why;

    #[test]
    fn what_often_goes_wrong_is_said_in_the_same_words_everywhere() {
        for (kind, words) in [
            (ErrorKind::NotFound, "there is no such file"),
            (ErrorKind::PermissionDenied, "permission denied"),
            (ErrorKind::IsADirectory, "it is a folder"),
        ] {
            assert_eq!(why(&kind.into()), words);
        }
    }
}
