//! The curriculum's words as tables, for `docs/authors-guide.md`. Imports `words`.

use std::fmt::Write as _;

use rapport_engine::vocabulary::{Dimension, EndingKind, Level, Pitfall, Setting, Technique, Topic};

use crate::words::Word;

/// Every id of the curriculum that a scenario may use, and what it means.
#[must_use]
pub fn curriculum() -> String {
    let mut page = String::new();
    table(&mut page, "Settings", Setting::ALL, Setting::doc);
    table(&mut page, "Topics", Topic::ALL, Topic::doc);
    table(&mut page, "Levels", Level::ALL, Level::doc);
    page.push_str("\n### Techniques\n\n| id | what it looks like | feeds |\n| --- | --- | --- |\n");
    for one in Technique::ALL {
        let _ = writeln!(page, "| `{}` | {} | {} |", one.id(), one.doc(), scores(one.feeds()));
    }
    page.push_str("\n### Pitfalls\n\n| id | what it looks like | costs |\n| --- | --- | --- |\n");
    for one in Pitfall::ALL {
        let _ = writeln!(page, "| `{}` | {} | {} |", one.id(), one.doc(), scores(one.costs()));
    }
    table(&mut page, "Kinds of ending", EndingKind::ALL, EndingKind::doc);
    page
}

fn table<W: Word>(page: &mut String, title: &str, all: &[W], doc: fn(W) -> &'static str) {
    let _ = write!(page, "\n### {title}\n\n| id | meaning |\n| --- | --- |\n");
    for one in all {
        let _ = writeln!(page, "| `{}` | {} |", one.id(), doc(*one));
    }
}

fn scores(dimensions: &[Dimension]) -> String {
    dimensions.iter().map(|dimension| dimension.id()).collect::<Vec<_>>().join(", ")
}
