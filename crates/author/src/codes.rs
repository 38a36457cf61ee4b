//! `docs/diagnostics.md`, made from the tables. Imports `fault` and `limits`.

use std::fmt::Write as _;

use crate::fault::Code;
use crate::limits;

/// Where a group of codes begins, and what its codes have in common.
const GROUPS: [(&str, &str); 10] = [
    ("S001", "Names"),
    ("S020", "The file"),
    ("S040", "Keys and values"),
    ("S060", "How the talk hangs together"),
    ("S100", "Smells: what all talks together show"),
    ("S130", "Smells: what is said"),
    ("S140", "Smells: what a reply claims"),
    ("S155", "Smells: what can be chosen"),
    ("S165", "Allowances"),
    ("S170", "Smells of a whole folder"),
];

/// The list of everything that `rapport check` can say.
#[must_use]
pub fn codes() -> String {
    let mut page = String::from(
        "# Diagnostics\n\nEverything that `rapport check` can say about a file. A file with an error\n\
         cannot be played; one with a warning can. A note is no fault of any file. Made from the\n\
         table in `crates/author/src/fault.rs`; a faulty sample of each is in\n\
         `crates/author/tests/faults/`.\n",
    );
    for code in Code::ALL {
        if let Some((_, group)) = GROUPS.iter().find(|(first, _)| *first == code.id()) {
            let _ = write!(page, "\n## {group}\n\n| code | | meaning |\n| --- | --- | --- |\n");
        }
        let _ = writeln!(page, "| {code} | {} | {} |", code.severity(), code.doc());
    }
    page.push_str(
        "\n## Thresholds\n\nWhat the warnings count against, and why it is that much. Made from the table in\n\
         `crates/author/src/limits.rs`.\n\n| what | limit | why |\n| --- | --- | --- |\n",
    );
    for limit in limits::ALL {
        let _ = writeln!(page, "| {} | {} | {} |", limit.name, limit.value, limit.why);
    }
    page
}
