//! The curriculum's words as tables, for `docs/authors-guide.md`, and those of a look. Imports `words`.

use std::fmt::Write as _;

use rapport_engine::look::{Age, Dress, Hair, Tone};
use rapport_engine::vocabulary::{Dimension, EndingKind, Level, Pitfall, Setting, Technique, Topic};

use crate::words::Word;

/// Every id of the curriculum that a scenario may use, and what it means.
#[must_use]
pub fn curriculum() -> String {
    let mut page = String::new();
    table(&mut page, "Settings", Setting::ALL, Setting::id, Setting::doc);
    table(&mut page, "Topics", Topic::ALL, Topic::id, Topic::doc);
    table(&mut page, "Levels", Level::ALL, Level::id, Level::doc);
    table(&mut page, "Scores", Dimension::ALL, Dimension::id, Dimension::doc);
    page.push_str("\n### Techniques\n\n| id | what it looks like | feeds |\n| --- | --- | --- |\n");
    for one in Technique::ALL {
        let _ = writeln!(page, "| `{}` | {} | {} |", one.id(), one.doc(), scores(one.feeds()));
    }
    page.push_str("\n### Pitfalls\n\n| id | what it looks like | costs |\n| --- | --- | --- |\n");
    for one in Pitfall::ALL {
        let _ = writeln!(page, "| `{}` | {} | {} |", one.id(), one.doc(), scores(one.costs()));
    }
    table(&mut page, "Kinds of ending", EndingKind::ALL, EndingKind::id, EndingKind::doc);
    page.push_str("\n### Looks\n\n| key of `look` | words |\n| --- | --- |\n");
    look::<Age>(&mut page, "age");
    look::<Hair>(&mut page, "hair");
    look::<Tone>(&mut page, "hair-tone");
    look::<Tone>(&mut page, "skin");
    look::<Dress>(&mut page, "dress");
    page
}

fn look<W: Word>(page: &mut String, key: &str) {
    let words: Vec<String> = W::ALL.iter().map(|word| format!("`{}`", word.id())).collect();
    let _ = writeln!(page, "| `{key}` | {} |", words.join(", "));
}

type Shown<T> = fn(T) -> &'static str;

fn table<T: Copy>(page: &mut String, title: &str, all: &[T], id: Shown<T>, doc: Shown<T>) {
    let _ = write!(page, "\n### {title}\n\n| id | meaning |\n| --- | --- |\n");
    for one in all {
        let _ = writeln!(page, "| `{}` | {} |", id(*one), doc(*one));
    }
}

fn scores(dimensions: &[Dimension]) -> String {
    dimensions.iter().map(|dimension| dimension.id()).collect::<Vec<_>>().join(", ")
}
