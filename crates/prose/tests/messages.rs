//! Every message and note of `tests/messages` is found to have what its writer expected: all of it and nothing else.

use std::fs;
use std::path::Path;

use rapport_prose::about::{Agreed, Claim, Private, Untrue};
use rapport_prose::{About, Kind, RULES, Rule, check};

/// Fewer cases than this are not enough to trust the rules.
const LEAST_CASES: usize = 80;

#[test]
fn each_message_has_the_findings_that_its_writer_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let (mut cases, mut wrong, mut seen) = (0, Vec::new(), Vec::new());
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let text = fs::read_to_string(file).expect("text");
        let mut parts = text.split("\n=== ");
        let about = about(parts.next().expect("what was agreed"));
        for case in parts.map(Case::new) {
            cases += 1;
            let found = case.found(&about);
            seen.extend(found.iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()));
            if found != case.expected {
                wrong.push(format!(
                    "{}: {}\n  expected {:#?}\n  found {found:#?}",
                    file.display(),
                    case.name,
                    case.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases >= LEAST_CASES, "{cases} cases");
    for row in RULES.iter().filter(|row| row.rule != Rule::TooLong) {
        assert!(seen.iter().any(|id| id == row.id), "no case shows `{}`", row.id);
    }
}

/// `message: a name`, the text, and a line `=> rule: words` for each finding.
struct Case<'a> {
    kind: Kind,
    name: &'a str,
    text: String,
    expected: Vec<String>,
}

impl<'a> Case<'a> {
    fn new(case: &'a str) -> Self {
        let (title, body) = case.split_once('\n').expect("a title and a text");
        let (kind, name) = title.split_once(": ").expect("`message: name` or `note: name`");
        let kind = match kind {
            "message" => Kind::Message,
            "note" => Kind::Note,
            other => panic!("`{other}` is neither `message` nor `note`"),
        };
        let (text, expected) = body.split_once("\n=> ").unwrap_or_else(|| panic!("{name}: no `=> ` line"));
        let expected = expected
            .lines()
            .map(|line| line.trim_start_matches("=> ").trim())
            .filter(|line| !line.is_empty());
        let expected = expected.filter(|line| *line != "nothing").map(str::to_owned).collect();
        Self { kind, name, text: text.to_owned(), expected }
    }

    fn found(&self, about: &About) -> Vec<String> {
        let about = About { kind: self.kind, ..about.clone() };
        let line = |rule: &str, at: Option<std::ops::Range<usize>>| match at {
            Some(at) => format!("{rule}: {}", self.text[at].replace('\n', " ")),
            None => rule.to_owned(),
        };
        check(&self.text, &about).into_iter().map(|finding| line(finding.rule.row().id, finding.at)).collect()
    }
}

/// The head of a file: one fact a line, its columns parted by `|`, words by commas.
#[track_caller]
fn about(head: &str) -> About {
    let mut about = About {
        kind: Kind::Message,
        recipient: String::new(),
        reach: String::new(),
        agreed: Vec::new(),
        untrue: Vec::new(),
        private: Vec::new(),
    };
    for line in head.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("`{line}` has no `: `"));
        let columns: Vec<&str> = value.split('|').map(str::trim).collect();
        let words = |at: usize| {
            let words = columns.get(at).copied().unwrap_or_default().split(", ");
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let because = || columns.get(1).expect("a reason").to_string();
        let mut untrue = |claim| about.untrue.push(Untrue { claim, about: words(0), because: because() });
        match key {
            "to" => about.recipient = value.to_owned(),
            "reach" => about.reach = value.to_owned(),
            "agreed" => about.agreed.push(Agreed { about: words(0), by: words(1), owner: words(2) }),
            "not agreed" => untrue(Claim::Agreed),
            "not said" => untrue(Claim::Said),
            "not read" => untrue(Claim::Read),
            "private" => about.private.push(Private { about: words(0), because: because() }),
            other => panic!("`{other}` is no fact that a file can begin with"),
        }
    }
    about
}
