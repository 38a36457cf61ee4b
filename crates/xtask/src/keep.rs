//! What a release is made of, told to the worker that keeps it for use without a network; and its version, told to
//! the page.

use crate::shell::Outcome;
use crate::{digest, list, page, project};
use std::path::Path;

const PAGE: &str = "index.html";
const WORKER: &str = "worker.js";

/// Tells page and worker, in the folder of a release that is done but for that.
pub fn finish(folder: &Path) -> Outcome {
    let version = digest::short_name(list::json(&list::of(folder)?).as_bytes());
    let page = folder.join(PAGE);
    project::write(&page, page::of_version(&project::read(&page)?, &version)?)?;

    let mut kept = list::of(folder)?;
    kept.retain(|file| file.path != WORKER);
    // A page that is not this version's own shows at once that nothing else need be fetched.
    kept.sort_by_key(|file| file.path != PAGE);
    let worker = folder.join(WORKER);
    let script = project::read(&worker)?;
    let files = list::json(&kept);
    project::write(&worker, format!("self.BUILD={{\"version\":\"{version}\",\"files\":{files}}};\n{script}"))
}
