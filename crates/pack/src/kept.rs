//! What lets a browser keep a site for use without a network, told anew: with other scenarios it is another version.
//! Imports `app`.

use core::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::app::Role;

/// How a release's page and its worker name the version.
const IN_PAGE: &str = "data-version=\"";
const IN_WORKER: &str = "self.BUILD=";

/// A file of a site.
pub struct Kept {
    pub path: String,
    pub role: Role,
    pub bytes: Vec<u8>,
}

/// Gives the site a version of its own. What is no release has none, and its worker keeps nothing.
pub fn keep(files: &mut [Kept]) {
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let version = hexadecimal(list(files.iter()).as_bytes())[..16].to_owned();
    let page = files.iter_mut().find(|file| file.role == Role::Page);
    let Some(marked) = page.as_ref().and_then(|page| marked(&page.bytes, &version)) else { return };
    if let Some(page) = page {
        page.bytes = marked;
    }
    // The page first: where it is another, nothing else need be fetched.
    let (page, others): (Vec<&Kept>, Vec<&Kept>) =
        files.iter().filter(|file| file.role != Role::Worker).partition(|file| file.role == Role::Page);
    let build = list(page.into_iter().chain(others));
    for worker in files.iter_mut().filter(|file| file.role == Role::Worker) {
        let text = String::from_utf8_lossy(&worker.bytes);
        let script = match text.strip_prefix(IN_WORKER).and_then(|rest| rest.split_once(";\n")) {
            Some((_, script)) => script,
            None => &text,
        };
        let told = format!("{IN_WORKER}{{\"version\":\"{version}\",\"files\":{build}}};\n{script}");
        worker.bytes = told.into_bytes();
    }
}

/// The page with another version.
fn marked(page: &[u8], version: &str) -> Option<Vec<u8>> {
    let page = core::str::from_utf8(page).ok()?;
    let (before, rest) = page.split_once(IN_PAGE)?;
    let (_, after) = rest.split_once('"')?;
    Some(format!("{before}{IN_PAGE}{version}\"{after}").into_bytes())
}

/// The list that the worker reads; the app's own paths need no escapes.
fn list<'f>(files: impl Iterator<Item = &'f Kept>) -> String {
    let lines: Vec<String> = files
        .map(|Kept { path, role, bytes }| {
            let (role, digest) = (role.name(), hexadecimal(bytes));
            format!(r#"{{"path":"{path}","bytes":{},"role":"{role}","digest":"{digest}"}}"#, bytes.len())
        })
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn hexadecimal(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
