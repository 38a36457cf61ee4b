//! Text to a tree whose every part knows its place. Events are pulled one by one onto a stack of our own, so
//! that neither depth nor size of a file can exhaust anything. Imports the faults and `mistakes`.

use std::collections::HashMap;
use std::str::Utf8Error;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::diagnostic::Faults;
pub(crate) use crate::diagnostic::Place;
use crate::fault::Fault;
use crate::mistakes::{Mistake, mistake, odd_space};

/// A file with more bytes is not read at all.
pub const MOST_BYTES: u64 = 1 << 24;

/// Lists and maps may be nested this deep; the format itself needs less than half of it.
const MOST_LEVELS: usize = 32;

/// A value and where it begins.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) at: Place,
    pub(crate) value: Value,
}

impl Node {
    /// What a scalar means; a list or map means nothing by itself.
    pub(crate) fn meaning(&self) -> Option<Meaning> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar.meaning()),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// A scalar as it is written, where that is something.
    pub(crate) fn written(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) if scalar.meaning() != Meaning::Nothing => Some(&scalar.text),
            _ => None,
        }
    }

    /// What a scalar would mean without quotes around it.
    pub(crate) fn unquoted(&self) -> Option<Meaning> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar.unquoted()),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Every word in it that could be a name.
    pub(crate) fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        self.add_words(&mut words);
        words
    }

    fn add_words<'a>(&'a self, words: &mut Vec<&'a str>) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        match &self.value {
            Value::Scalar(scalar) => words.extend(scalar.text.split(|c| !is_part(c))),
            Value::List(nodes) => nodes.iter().for_each(|node| node.add_words(words)),
            Value::Map(entries) => {
                for entry in entries {
                    words.push(&entry.key);
                    entry.node.add_words(words);
                }
            }
        }
    }
}

#[derive(Debug)]
pub(crate) enum Value {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One key of a map with its value.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_at: Place,
    pub(crate) node: Node,
}

/// Words as they were written; unquoted ones may mean a number, a truth or nothing.
#[derive(Debug)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) quoted: bool,
}

/// What YAML takes a scalar for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Nothing,
    Truth(bool),
    Whole(i128),
    Number,
    Text,
}

impl Scalar {
    /// Its meaning in YAML 1.2, where `no` and `off` are text.
    fn meaning(&self) -> Meaning {
        if self.quoted { Meaning::Text } else { self.unquoted() }
    }

    /// What it would mean without its quotes.
    fn unquoted(&self) -> Meaning {
        let text = self.text.as_str();
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Meaning::Nothing,
            "true" | "True" | "TRUE" => Meaning::Truth(true),
            "false" | "False" | "FALSE" => Meaning::Truth(false),
            _ if !text.contains(|c: char| c.is_ascii_digit()) => Meaning::Text,
            _ if text.starts_with("0x") || text.starts_with("0o") => Meaning::Number,
            _ => match text.parse() {
                Ok(whole) => Meaning::Whole(whole),
                Err(_) if text.parse::<f64>().is_ok() => Meaning::Number,
                Err(_) => Meaning::Text,
            },
        }
    }
}

/// The tree of the file's one document, or `None` where there is none to speak of.
pub(crate) fn read(bytes: &[u8], faults: &mut Faults) -> Option<Node> {
    if u64::try_from(bytes.len()).is_ok_and(|size| size > MOST_BYTES) {
        faults.report(Place::START, Fault::TooLarge { most: MOST_BYTES });
        return None;
    }
    let text = match text(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            faults.report(end_of(&good), Fault::NotUtf8 {});
            return None;
        }
    };
    if let Some(odd) = odd_space(text) {
        faults.report(odd.at, not_yaml(odd));
        return None;
    }
    let root = match Reader::new(text, faults).read() {
        Ok(root) => root,
        Err((at, fault)) => {
            faults.report(at, fault);
            return None;
        }
    };
    let root = root.filter(|root| root.meaning() != Some(Meaning::Nothing));
    if root.is_none() && !faults.has_errors() {
        faults.report(Place::START, Fault::Empty {});
    }
    root
}

/// A file as text, without a byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Utf8Error> {
    let text = std::str::from_utf8(bytes)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The place just after a text.
fn end_of(text: &str) -> Place {
    let last = text.rsplit('\n').next().unwrap_or_default();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line: count(text.matches('\n').count() + 1), column: count(last.chars().count() + 1) }
}

fn place(marker: Marker) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line: number(marker.line().max(1)), column: number(marker.col() + 1) }
}

/// A list or map that is not closed yet.
enum Open {
    List { at: Place, items: Vec<Node> },
    Map(OpenMap),
}

struct OpenMap {
    at: Place,
    entries: Vec<Entry>,
    seen: HashMap<String, Place>,
    key: Option<(String, Place)>,
    /// Whether it is an entry of a list.
    is_listed: bool,
    /// Whether its keys are there again: those of an entry whose dash is missing, or of a map that is indented
    /// too far. That is one slip, said of the first of them.
    repeats: bool,
}

struct Reader<'a> {
    text: &'a str,
    faults: &'a mut Faults,
    stack: Vec<Open>,
    root: Option<Node>,
}

type Stop = (Place, Fault);

impl<'a> Reader<'a> {
    fn new(text: &'a str, faults: &'a mut Faults) -> Self {
        Self { text, faults, stack: Vec::new(), root: None }
    }

    fn read(mut self) -> Result<Option<Node>, Stop> {
        let mut parser = Parser::new_from_str(self.text);
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| stop(self.text, &error))?;
            let at = place(span.start);
            match event {
                Event::DocumentStart(_) if documents > 0 => {
                    self.faults.report(at, Fault::SecondDocument {});
                    break;
                }
                Event::DocumentStart(_) => documents += 1,
                Event::Alias(_) => {
                    self.faults.report(at, Fault::Anchor {});
                    self.scalar(at, String::from("alias"), true)?;
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.refuse(at, anchor, tag.is_some());
                    self.scalar(at, text.into_owned(), style != ScalarStyle::Plain)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.refuse(at, anchor, tag.is_some());
                    self.open(at, Open::List { at, items: Vec::new() })?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.refuse(at, anchor, tag.is_some());
                    let (entries, seen) = (Vec::new(), HashMap::new());
                    let is_listed = matches!(self.stack.last(), Some(Open::List { .. }));
                    let map = OpenMap { at, entries, seen, key: None, is_listed, repeats: false };
                    self.open(at, Open::Map(map))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close()?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(self.root)
    }

    fn refuse(&mut self, at: Place, anchor: usize, tagged: bool) {
        if anchor != 0 {
            self.faults.report(at, Fault::Anchor {});
        }
        if tagged {
            self.faults.report(at, Fault::Tag {});
        }
    }

    fn open(&mut self, at: Place, open: Open) -> Result<(), Stop> {
        if matches!(self.stack.last(), Some(Open::Map(OpenMap { key: None, .. }))) {
            return Err((at, Fault::KeyNotText {}));
        }
        if self.stack.len() == MOST_LEVELS {
            return Err((at, Fault::TooDeep { most: MOST_LEVELS }));
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self) -> Result<(), Stop> {
        match self.stack.pop() {
            Some(Open::List { at, items }) => self.put(Node { at, value: Value::List(items) }),
            Some(Open::Map(map)) => self.put(Node { at: map.at, value: Value::Map(map.entries) }),
            None => Ok(()),
        }
    }

    fn scalar(&mut self, at: Place, text: String, quoted: bool) -> Result<(), Stop> {
        if let Some(Open::Map(map @ OpenMap { key: None, .. })) = self.stack.last_mut() {
            let first = *map.seen.entry(text.clone()).or_insert(at);
            let is_again = first != at;
            if is_again && !map.repeats {
                let help = map.is_listed.then_some("a new entry of the list begins with a dash, `- `");
                self.faults.report(at, Fault::SameKey { key: text.clone(), line: first.line, help });
            }
            map.repeats = is_again || map.repeats && map.is_listed;
            map.key = Some((text, at));
            return Ok(());
        }
        self.put(Node { at, value: Value::Scalar(Scalar { text, quoted }) })
    }

    fn put(&mut self, node: Node) -> Result<(), Stop> {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map(map)) => {
                let (mut key, key_at) = map.key.take().ok_or((node.at, Fault::KeyNotText {}))?;
                let node = match (key.split_once(':'), node.meaning()) {
                    // In braces `key:value` is a key without a value; it is read as what was meant.
                    (Some((before, behind)), Some(Meaning::Nothing)) => {
                        self.faults.report(key_at, Fault::CloseColon { key: before.to_owned() });
                        let value = Value::Scalar(Scalar { text: behind.to_owned(), quoted: false });
                        let width = u32::try_from(before.chars().count() + 1).unwrap_or_default();
                        let at = Place { column: key_at.column.saturating_add(width), ..key_at };
                        key = before.to_owned();
                        Node { at, value }
                    }
                    _ => node,
                };
                if *map.seen.entry(key.clone()).or_insert(key_at) == key_at {
                    map.entries.push(Entry { key, key_at, node });
                } else {
                    self.faults.skip(node.words());
                }
            }
        }
        Ok(())
    }
}

fn not_yaml(mistake: Mistake) -> Fault {
    Fault::NotYaml { reason: mistake.reason, help: mistake.help }
}

fn stop(text: &str, error: &ScanError) -> Stop {
    let at = place(*error.marker());
    match error.info() {
        info if info.contains("recursion limit") => (at, Fault::TooDeep { most: MOST_LEVELS }),
        info if info.contains("anchor") => (at, Fault::Anchor {}),
        info => {
            let mistake = mistake(text, at, info);
            (mistake.at, not_yaml(mistake))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Scalar};

    #[track_caller]
    fn check(text: &str, expect: Meaning) {
        assert_eq!(Scalar { text: text.to_owned(), quoted: false }.meaning(), expect);
        assert_eq!(Scalar { text: text.to_owned(), quoted: true }.meaning(), Meaning::Text);
    }

    #[test]
    fn yes_and_no_are_words() {
        check("yes", Meaning::Text);
        check("No", Meaning::Text);
        check("true", Meaning::Truth(true));
    }

    #[test]
    fn times_and_dates_are_words() {
        check("9:30", Meaning::Text);
        check("2026-11-21", Meaning::Text);
    }

    #[test]
    fn numbers_are_numbers_only_in_forms_that_yaml_knows() {
        check("-12", Meaning::Whole(-12));
        check("1.5", Meaning::Number);
        check("0x1F", Meaning::Number);
        check("1_000", Meaning::Text);
        check("infinity", Meaning::Text);
    }

    #[test]
    fn nothing_is_written_in_three_ways() {
        check("", Meaning::Nothing);
        check("~", Meaning::Nothing);
        check("null", Meaning::Nothing);
    }
}
