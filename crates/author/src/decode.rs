//! From the tree to values. A type that can be decoded also says its schema, so that editor and checker
//! cannot disagree. Decoding never stops at a fault: it reports it and goes on with a blank value, which
//! never leaves this crate because a file with errors gives no scenario. Imports `yaml`, `fault`, `schema`.

use serde_json::Value as Json;

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::schema::Definitions;
use crate::yaml::{Entry, Meaning, Node, Value};

/// Something that stands in a file.
pub(crate) trait Decode: Sized {
    /// Whether a record that lacks it is at fault.
    const REQUIRED: bool = true;

    fn decode(node: &Node, faults: &mut Faults) -> Self;

    /// What stands in for a missing or faulty one.
    fn blank() -> Self;

    fn schema(definitions: &mut Definitions) -> Json;

    /// What must not be twice in a list.
    fn word(&self) -> Option<&str> {
        None
    }
}

/// A longer text is not repeated in a message.
const MOST_QUOTED: usize = 40;

/// The entries of a map; a fault where it is none.
pub(crate) fn entries<'a>(node: &'a Node, expected: &str, faults: &mut Faults) -> Option<&'a [Entry]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        _ => {
            let help = matches!(node.value, Value::Scalar(_))
                .then_some("its keys stand on lines of their own, or in braces: `{ key: value }`");
            wrong_kind(node, expected, help, faults);
            None
        }
    }
}

/// The words of a text; a fault where it is none.
pub(crate) fn text<'a>(node: &'a Node, expected: &str, faults: &mut Faults) -> Option<&'a str> {
    let help = match (&node.value, node.meaning()) {
        (Value::Scalar(scalar), Some(Meaning::Text)) => return Some(&scalar.text),
        (_, Some(Meaning::Truth(_) | Meaning::Whole(_) | Meaning::Number)) => {
            Some("a text like this needs quotes")
        }
        (Value::Map(_), _) => Some("a text with `: ` in it needs quotes"),
        _ => None,
    };
    wrong_kind(node, expected, help, faults);
    None
}

/// Reports that something else stands here, which is not read.
pub(crate) fn wrong_kind(node: &Node, expected: &str, help: Option<&'static str>, faults: &mut Faults) {
    faults.skip(node.words());
    let found = match &node.value {
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
        Value::Scalar(scalar) if scalar.text.is_empty() => "nothing".to_owned(),
        Value::Scalar(scalar) if scalar.text.chars().count() <= MOST_QUOTED => {
            format!("`{}`", scalar.text)
        }
        Value::Scalar(_) => "a text".to_owned(),
    };
    faults.report(node.at, Fault::WrongKind { expected: expected.to_owned(), found, help });
}
