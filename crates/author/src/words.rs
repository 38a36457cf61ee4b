//! Words of a closed list: the curriculum's vocabulary, and the format's own few. Imports `decode`.

use rapport_engine::look::{Age, Dress, Hair, Tone};
use rapport_engine::mood::MoodName;
use rapport_engine::scenario::{ClaimKind, ItemKind, PartSlot, ReplyKind, Response, Volatility};
use rapport_engine::vocabulary::{EndingKind, Level, Pitfall, Setting, Technique, Topic};
use serde_json::{Value as Json, json};

use crate::decode::{Decode, entries, wrong_kind};
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::schema::Definitions;
use crate::yaml::{Node, Place};

/// A closed list of words.
pub(crate) trait Word: Copy + 'static {
    /// What one of them is called in a message.
    const WHAT: &'static str;
    /// All of them.
    const ALL: &'static [Self];
    /// How it is written.
    fn id(self) -> &'static str;
}

/// A word of such a list; `None` where it was faulty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Of<W>(pub(crate) Option<W>);

impl<W: Word> Of<W> {
    pub(crate) fn new(at: Place, text: &str, faults: &mut Faults) -> Self {
        let word = W::ALL.iter().copied().find(|word| word.id() == text);
        if word.is_none() {
            let known =
                || W::ALL.iter().map(|word| format!("`{}`", word.id())).collect::<Vec<_>>().join(", ");
            let (nearest, known) = match hint::<W>(text) {
                Some(hint) => (None, hint),
                None => {
                    let nearest = faults.nearest(text, W::ALL.iter().map(|word| word.id()));
                    (nearest, format!("one of {}", known()))
                }
            };
            faults.report(at, Fault::UnknownWord { what: W::WHAT, word: text.to_owned(), nearest, known });
        }
        Self(word)
    }

    /// The word, or any of the list where the file was faulty anyway.
    pub(crate) fn get(self) -> W {
        self.0.unwrap_or(W::ALL[0])
    }
}

impl<W: Word> Decode for Of<W> {
    fn decode(node: &Node, faults: &mut Faults) -> Self {
        if let Some(word) = node.written() {
            return Self::new(node.at, word, faults);
        }
        let article = if W::WHAT.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        wrong_kind(node, &format!("{article} {}", W::WHAT), None, faults);
        Self::blank()
    }

    fn blank() -> Self {
        Self(None)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.define(
            &W::WHAT.replace(' ', "-"),
            |_| json!({ "type": "string", "enum": W::ALL.iter().map(|word| word.id()).collect::<Vec<_>>() }),
        )
    }

    fn word(&self) -> Option<&str> {
        self.0.map(W::id)
    }
}

/// What is known of a word that is not in the list: it is several that are, or one of the other list.
fn hint<W: Word>(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(',').map(str::trim).collect();
    if words.len() > 1 && words.iter().all(|word| is_one::<W>(word)) {
        return Some(format!("write a list: `[{}]`", words.join(", ")));
    }
    match W::WHAT {
        Technique::WHAT if is_one::<Pitfall>(text) => Some(format!("`{text}` is a pitfall")),
        Pitfall::WHAT if is_one::<Technique>(text) => Some(format!("`{text}` is a technique")),
        _ => None,
    }
}

fn is_one<W: Word>(text: &str) -> bool {
    W::ALL.iter().any(|word| word.id() == text)
}

/// A map from words of a list to words of another.
#[derive(Debug, Clone)]
pub(crate) struct Table<K, V>(pub(crate) Vec<(Of<K>, Of<V>)>);

impl<K: Word, V: Word> Decode for Table<K, V> {
    const REQUIRED: bool = false;

    fn decode(node: &Node, faults: &mut Faults) -> Self {
        let entries = entries(node, &format!("a map of {}s", K::WHAT), faults).unwrap_or_default();
        let mut all = Vec::with_capacity(entries.len());
        for entry in entries {
            all.push((Of::new(entry.key_at, &entry.key, faults), Of::decode(&entry.node, faults)));
        }
        Self(all)
    }

    fn blank() -> Self {
        Self(Vec::new())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let value = Of::<V>::schema(definitions);
        let properties: serde_json::Map<String, Json> =
            K::ALL.iter().map(|key| (key.id().to_owned(), value.clone())).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }
}

/// The engine's vocabularies bring their ids with them.
macro_rules! vocabularies {
    ($($name:ident $what:literal,)+) => {$(
        impl Word for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = $name::ALL;
            fn id(self) -> &'static str { $name::id(self) }
        }
    )+};
}

vocabularies! {
    Setting "setting",
    Topic "topic",
    Level "level",
    Technique "technique",
    Pitfall "pitfall",
    EndingKind "kind of ending",
    MoodName "mood",
    Age "age",
    Hair "kind of hair",
    Tone "tone",
    Dress "kind of dress",
}

/// The others get theirs here.
macro_rules! words {
    ($($name:ident $what:literal { $($variant:ident = $id:literal),+ })+) => {$(
        impl Word for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$($name::$variant),+];
            fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }
        }
    )+};
}

words! {
    Volatility "volatility" { Low = "low", Medium = "medium", High = "high" }
    Response "response" { Strong = "strong", Weak = "weak", None = "none", Backfires = "backfires" }
    ReplyKind "kind of reply" { Speech = "speech", Silence = "silence", Break = "break" }
    ItemKind "kind of paper" { Fact = "fact", Record = "record", Policy = "policy", Message = "message" }
    ClaimKind "kind of claim" { Agreed = "agreed", Said = "said", Read = "read" }
    PartSlot "slot" { Thanks = "thanks", Agreed = "agreed", Next = "next", Reach = "reach", Other = "other" }
}

/// What a persona may answer to in a way of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Move {
    Technique(Technique),
    Pitfall(Pitfall),
}

impl Word for Move {
    const WHAT: &'static str = "technique or pitfall";
    const ALL: &'static [Self] = &MOVES;

    fn id(self) -> &'static str {
        match self {
            Self::Technique(technique) => technique.id(),
            Self::Pitfall(pitfall) => pitfall.id(),
        }
    }
}

const TECHNIQUES: usize = Technique::ALL.len();

static MOVES: [Move; TECHNIQUES + Pitfall::ALL.len()] = {
    let mut moves = [Move::Technique(Technique::ALL[0]); TECHNIQUES + Pitfall::ALL.len()];
    let mut at = 0;
    while at < moves.len() {
        moves[at] = if at < TECHNIQUES {
            Move::Technique(Technique::ALL[at])
        } else {
            Move::Pitfall(Pitfall::ALL[at - TECHNIQUES])
        };
        at += 1;
    }
    moves
};
