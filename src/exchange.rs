//! What leaves this browser as a file, and what comes in as one: an attempt, or everything. Texts in, texts
//! out; the formats are described in `docs/attempt-format.md`. The talk program has none of it, because of JSON.
//! Imports `attempt`, `key` and the engine.

mod chosen;
mod csv;
mod file;
mod group;
mod merge;
mod told;

use std::collections::BTreeMap;

pub use chosen::text_of;
pub use csv::csv;
pub use file::{MOST_BYTES, Refusal, all_of, attempt_of, read};
pub use group::group_csv;
pub use merge::{Merged, merge};
pub use told::Told;

/// What is kept: texts by name.
pub type Contents = BTreeMap<String, String>;
