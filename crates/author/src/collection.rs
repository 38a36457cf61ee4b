//! Several values: lists, one or a list, maps from ids, and none at all. Imports `decode`.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use crate::decode::{Decode, entries, wrong_kind};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::scalar::Name;
use crate::schema::Definitions;
use crate::yaml::{Entry, Node, Value};

impl<T: Decode> Decode for Option<T> {
    const REQUIRED: bool = false;

    fn decode(node: &Node, faults: &mut Faults) -> Self {
        Some(T::decode(node, faults))
    }

    fn blank() -> Self {
        None
    }

    fn schema(definitions: &mut Definitions) -> Json {
        T::schema(definitions)
    }
}

/// The engine counts with 16 bits.
const MOST_ENTRIES: usize = u16::MAX as usize;

/// A list of `LEAST` to `MOST`.
#[derive(Debug, Clone)]
pub(crate) struct List<T, const LEAST: usize = 0, const MOST: usize = MOST_ENTRIES>(pub(crate) Vec<T>);

impl<T: Decode, const LEAST: usize, const MOST: usize> Decode for List<T, LEAST, MOST> {
    const REQUIRED: bool = LEAST > 0;

    fn decode(node: &Node, faults: &mut Faults) -> Self {
        match &node.value {
            Value::List(nodes) => {
                count(node, nodes.len(), LEAST, MOST, faults);
                Self(decode_all(nodes, faults))
            }
            _ => {
                let help = "a list stands in brackets, `[a, b]`, or has a dash before each entry";
                wrong_kind(node, "a list", Some(help), faults);
                Self::blank()
            }
        }
    }

    fn blank() -> Self {
        Self(Vec::new())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        list_schema(T::schema(definitions), LEAST, MOST)
    }
}

/// One, or a list of at least `LEAST`.
#[derive(Debug, Clone)]
pub(crate) struct OneOrMore<T, const LEAST: usize = 0>(pub(crate) Vec<T>);

impl<T: Decode, const LEAST: usize> Decode for OneOrMore<T, LEAST> {
    const REQUIRED: bool = LEAST > 0;

    fn decode(node: &Node, faults: &mut Faults) -> Self {
        match &node.value {
            Value::List(_) => Self(List::<T, 1>::decode(node, faults).0),
            _ => Self(vec![T::decode(node, faults)]),
        }
    }

    fn blank() -> Self {
        Self(Vec::new())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let one = T::schema(definitions);
        json!({ "anyOf": [one, list_schema(one.clone(), 1, MOST_ENTRIES)] })
    }
}

/// A map from ids of the author's own to values, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Named<T, const LEAST: usize = 0, const MOST: usize = MOST_ENTRIES>(
    pub(crate) Vec<(Name, T)>,
);

impl<T: Decode, const LEAST: usize, const MOST: usize> Decode for Named<T, LEAST, MOST> {
    const REQUIRED: bool = LEAST > 0;

    fn decode(node: &Node, faults: &mut Faults) -> Self {
        let Some(entries) = entries(node, "a map of ids", faults) else {
            return Self::blank();
        };
        count(node, entries.len(), LEAST, MOST, faults);
        let one =
            |entry: &Entry| (Name::new(entry.key_at, &entry.key, faults), T::decode(&entry.node, faults));
        Self(entries.iter().map(one).collect())
    }

    fn blank() -> Self {
        Self(Vec::new())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let (name, value) = (Name::schema(definitions), T::schema(definitions));
        let mut schema = json!({ "type": "object", "propertyNames": name, "additionalProperties": value });
        if LEAST > 0 {
            schema["minProperties"] = json!(LEAST);
        }
        if MOST < MOST_ENTRIES {
            schema["maxProperties"] = json!(MOST);
        }
        schema
    }
}

fn decode_all<T: Decode>(nodes: &[Node], faults: &mut Faults) -> Vec<T> {
    let mut seen = HashSet::new();
    let mut all = Vec::with_capacity(nodes.len());
    for node in nodes {
        let one = T::decode(node, faults);
        if let Some(word) = one.word().filter(|word| !seen.insert((*word).to_owned())) {
            faults.report(node.at, Fault::Repeated { word: word.to_owned() });
        }
        all.push(one);
    }
    all
}

fn list_schema(items: Json, least: usize, most: usize) -> Json {
    let mut schema = json!({ "type": "array", "items": items });
    if least > 0 {
        schema["minItems"] = json!(least);
    }
    if most < MOST_ENTRIES {
        schema["maxItems"] = json!(most);
    }
    schema
}

fn count(node: &Node, found: usize, least: usize, most: usize, faults: &mut Faults) {
    let expected = match () {
        () if (least..=most).contains(&found) => return,
        () if most == MOST_ENTRIES => format!("{least} or more entries"),
        () => format!("{least} to {most} entries"),
    };
    faults.report(node.at, Fault::WrongCount { found, expected });
}
