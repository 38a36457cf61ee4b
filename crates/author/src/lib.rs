//! Reads scenario files for their authors: YAML in, a compiled scenario and every fault out.
//!
//! ```text
//! yaml -> decode -> scalar, collection, words, record -> source
//! source -> names -> condition -> resolve -> structure -> smells, and source -> shape
//! condition -> expect -> plays -> amend
//! ```
//!
//! `fault` is the one table of what can be wrong; `diagnostic` shows it. Nothing here reads a file: bytes
//! and a name come in. Imports go to the engine's data types, and to its scoring for the smells.

mod amend;
mod codes;
mod collection;
mod comments;
mod condition;
mod curriculum;
mod decode;
mod diagnostic;
mod expect;
mod fault;
mod graph;
mod limits;
mod mistakes;
mod names;
mod nearest;
mod plays;
mod record;
mod resolve;
mod scalar;
mod schema;
mod shape;
mod smells;
mod source;
mod structure;
mod words;
mod yaml;

use rapport_engine::scenario::Scenario;

pub use amend::{Unamended, added, retold};
pub use codes::codes;
pub use curriculum::curriculum;
pub use diagnostic::{Diagnostic, Place};
pub use expect::{Ask, Bound, Door, Expectation};
pub use fault::{Code, Severity};
pub use nearest::nearest;
pub use plays::{Beside, Play, load_plays, load_plays_of};
pub use yaml::MOST_BYTES;

use decode::Decode;
use diagnostic::Faults;
use fault::Fault;
use source::FORMAT;
use yaml::{Meaning, Node, Value};

/// What a file gave.
#[derive(Debug)]
pub struct Loaded {
    /// The scenario; there where no diagnostic is an error.
    pub scenario: Option<Scenario>,
    /// Everything that is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// The JSON schema of a scenario file, as it is kept in `scenarios/scenario.schema.json`.
#[must_use]
pub fn schema() -> String {
    let mut definitions = schema::Definitions::default();
    let root = source::Scenario::schema(&mut definitions);
    definitions.document(&root)
}

/// Reads a scenario file to play it. Its name must be the id and `.yaml`.
#[must_use]
pub fn load(file_name: &str, bytes: &[u8]) -> Loaded {
    let mut faults = Faults::default();
    let scenario = scenario(file_name, bytes, &mut faults).map(|(_, scenario)| scenario);
    let scenario = scenario.filter(|_| !faults.has_errors());
    Loaded { scenario, diagnostics: faults.into_diagnostics(file_name) }
}

/// Reads a scenario file to say all that can be said of it: what a careful colleague would mention as well. That
/// takes a look at every talk, up to some seconds.
#[must_use]
pub fn check(file_name: &str, bytes: &[u8]) -> Loaded {
    let mut faults = Faults::default();
    let read = scenario(file_name, bytes, &mut faults).filter(|_| !faults.has_errors());
    if let Some((source, scenario)) = &read {
        let text = yaml::text(bytes).unwrap_or_default();
        smells::check(source, scenario, &mut faults);
        smells::check_comments(text, &mut faults);
        smells::allow(text, &mut faults);
    }
    Loaded { scenario: read.map(|(_, scenario)| scenario), diagnostics: faults.into_diagnostics(file_name) }
}

/// What all scenarios of a folder together leave out of the curriculum, said of the folder itself.
#[must_use]
pub fn check_folder(folder: &str, scenarios: &[Scenario]) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    smells::check_folder(scenarios, &mut faults);
    faults.into_diagnostics(folder)
}

/// Names and shapes are looked at together; how the talk hangs together only when those are sound, because
/// one misspelt target would make everything after it unreachable.
fn scenario(file_name: &str, bytes: &[u8], faults: &mut Faults) -> Option<(source::Scenario, Scenario)> {
    let source: source::Scenario = record(bytes, faults)?;
    let (name, id) = (name(file_name), &source.id);
    if !id.is_blank() && name.strip_suffix(".yaml") != Some(&id.text) {
        faults.report(id.at, Fault::FileName { id: id.text.clone(), name: name.to_owned() });
    }
    shape::check(&source, faults);
    let scenario = resolve::resolve(&source, faults)?;
    if !faults.has_errors() {
        structure::check(&source, &scenario, faults);
    }
    Some((source, scenario))
}

/// The root record of a file, unless it is of a later format, where other faults would mean nothing.
fn record<T: Decode>(bytes: &[u8], faults: &mut Faults) -> Option<T> {
    let root = yaml::read(bytes, faults)?;
    if let Some((at, format)) = format(&root).filter(|(_, format)| *format > FORMAT) {
        faults.report(at, Fault::LaterFormat { format, ours: FORMAT });
        return None;
    }
    let record = T::decode(&root, faults);
    matches!(root.value, Value::Map(_)).then_some(record)
}

fn format(root: &Node) -> Option<(yaml::Place, i128)> {
    let Value::Map(entries) = &root.value else {
        return None;
    };
    let node = &entries.iter().find(|entry| entry.key == "format")?.node;
    match node.meaning() {
        Some(Meaning::Whole(format)) => Some((node.at, format)),
        _ => None,
    }
}

/// `late-parcel.yaml` of `scenarios/late-parcel.yaml`.
fn name(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}
