//! The files of a built app, read from its folder. Imports `files`.

use std::fs;
use std::path::{Component, Path};

use rapport_pack::{AppFile, LIST, Listed};

use crate::files::{self, Unusable};

/// All files that the app's list names.
pub fn read(folder: &Path) -> Result<Vec<AppFile>, Unusable> {
    let list = folder.join(LIST);
    let text = fs::read(&list).map_err(|_| {
        Unusable::new(
            folder,
            "no built app is in it\nhelp: run `cargo xtask build`, or name its folder with `--app`",
        )
    })?;
    let listed: Vec<Listed> = serde_json::from_slice(&text)
        .map_err(|cause| Unusable::new(&list, format!("it is not the list of an app's files: {cause}")))?;
    listed.into_iter().map(|file| read_one(folder, file)).collect()
}

fn read_one(folder: &Path, listed: Listed) -> Result<AppFile, Unusable> {
    let path = folder.join(&listed.path);
    if !Path::new(&listed.path).components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Unusable::new(&path, "it is not a file of the app"));
    }
    let bytes = fs::read(&path).map_err(|cause| Unusable::new(&path, files::why(&cause)))?;
    if bytes.len() != listed.bytes {
        let why = format!(
            "it has {} bytes and `{LIST}` says {}\nhelp: build the app again",
            bytes.len(),
            listed.bytes
        );
        return Err(Unusable::new(&path, why));
    }
    Ok(AppFile { path: listed.path, role: listed.role, bytes })
}
