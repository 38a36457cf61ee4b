//! `record!`: one declaration of a record of the format gives its struct, its decoder and its schema. The doc
//! comments are what an author's editor shows. Imports `decode`.

use crate::decode::Decode;
use crate::diagnostic::Faults;
use crate::fault::{Fault, Keys, Known};
use crate::yaml::{Entry, Place};

/// Declares records: `/// about`, `Name "the noun in messages" { /// doc  field: Type, }`.
macro_rules! record {
    ($($(#[doc = $about:literal])+ $name:ident $noun:literal {
        $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+
    })+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        #[allow(dead_code, reason = "a record is all of the format, also what nothing asks for")]
        pub(crate) struct $name {
            pub(crate) at: $crate::yaml::Place,
            /// Whether the file has nothing in it.
            pub(crate) is_empty: bool,
            $($(#[doc = $doc])+ pub(crate) $field: $type,)+
        }

        impl $crate::decode::Decode for $name {
            fn decode(node: &$crate::yaml::Node, faults: &mut $crate::diagnostic::Faults) -> Self {
                let expected = concat!($noun, ", which is a map");
                let Some(entries) = $crate::decode::entries(node, expected, faults) else {
                    return Self::blank();
                };
                let names = [$((stringify!($field), <$type as $crate::decode::Decode>::REQUIRED)),+];
                let fields = $crate::record::Fields::of($noun, node.at, entries, &names, faults);
                Self { at: node.at, is_empty: entries.is_empty(), $($field: fields.get(stringify!($field), faults),)+ }
            }

            fn blank() -> Self {
                Self { at: $crate::yaml::Place::START, is_empty: false, $($field: <$type>::blank(),)+ }
            }

            fn schema(definitions: &mut $crate::schema::Definitions) -> serde_json::Value {
                definitions.define(stringify!($name), |definitions| {
                    let fields = [$($crate::schema::Field {
                        key: $crate::record::key(stringify!($field)),
                        doc: concat!($($doc),+),
                        required: <$type>::REQUIRED,
                        schema: <$type>::schema(definitions),
                    },)+];
                    $crate::schema::record(concat!($($about),+), &fields)
                })
            }
        }
    )+};
}
pub(crate) use record;

/// A field's name as a key of the file.
pub(crate) fn key(field: &str) -> String {
    field.replace('_', "-")
}

/// So many unknown keys of one record are named.
const MOST_NAMED: usize = 8;

/// A field's name, and whether a record that lacks it is at fault.
type Wanted = (&'static str, bool);

/// The entries of one record, on their way into fields.
pub(crate) struct Fields<'a> {
    noun: &'static str,
    at: Place,
    entries: &'a [Entry],
    /// Keys with a slip in them are read as what was meant: a name in there is known, as it is in the file.
    meant: Vec<(&'static str, &'a Entry)>,
    /// Whether what it lacks was said beside the keys that are none of its own.
    is_told: bool,
}

impl<'a> Fields<'a> {
    /// Reports every key that is none of the fields.
    pub(crate) fn of(
        noun: &'static str,
        at: Place,
        entries: &'a [Entry],
        wanted: &[Wanted],
        faults: &mut Faults,
    ) -> Self {
        let is_known = |entry: &&Entry| wanted.iter().any(|(field, _)| is_key(field, &entry.key));
        let strangers: Vec<&Entry> = entries.iter().filter(|entry| !is_known(entry)).collect();
        let mut fields = Self { noun, at, entries, meant: Vec::new(), is_told: false };
        if !strangers.is_empty() {
            fields.refuse(strangers, wanted, faults);
        }
        fields
    }

    fn refuse(&mut self, strangers: Vec<&'a Entry>, wanted: &[Wanted], faults: &mut Faults) {
        let is_there = |field: &str| self.entries.iter().any(|entry| is_key(field, &entry.key));
        let mut left: Vec<Wanted> = wanted.iter().copied().filter(|(field, _)| !is_there(field)).collect();
        let mut others = Vec::new();
        for entry in strangers {
            let keys: Vec<String> = left.iter().map(|(field, _)| key(field)).collect();
            let Some(nearest) = faults.nearest(&entry.key, keys.iter().map(String::as_str)) else {
                others.push(entry);
                continue;
            };
            let (field, _) = left.remove(keys.iter().position(|key| *key == nearest).unwrap_or_default());
            self.meant.push((field, entry));
            let (keys, help) = (Keys(vec![entry.key.clone()]), Known::Meant(nearest));
            faults.report(entry.key_at, Fault::UnknownKey { keys, record: self.noun, help });
        }
        let named = |fields: &[Wanted], is_shown: fn(&Wanted) -> bool| {
            Keys(fields.iter().filter(|field| is_shown(field)).map(|(field, _)| key(field)).collect())
        };
        let lacks = named(&left, |(_, is_required)| *is_required);
        let help = if lacks.0.is_empty() { Known::All(named(wanted, |_| true)) } else { Known::Lacks(lacks) };
        // They are one fault: the record may be of another kind.
        let keys = Keys(others.iter().take(MOST_NAMED).map(|entry| entry.key.clone()).collect());
        for entry in &others {
            faults.skip([entry.key.as_str()]);
            faults.skip(entry.node.words());
            let fault = Fault::UnknownKey { keys: keys.clone(), record: self.noun, help: help.clone() };
            faults.report(entry.key_at, fault);
        }
        self.is_told = !others.is_empty();
    }

    pub(crate) fn get<T: Decode>(&self, field: &str, faults: &mut Faults) -> T {
        let meant = || self.meant.iter().find(|(meant, _)| *meant == field).map(|(_, entry)| *entry);
        match self.entries.iter().find(|entry| is_key(field, &entry.key)).or_else(meant) {
            Some(entry) => T::decode(&entry.node, faults),
            None if T::REQUIRED && !self.is_told => {
                faults.report(self.at, Fault::MissingKey { key: key(field), record: self.noun });
                T::blank()
            }
            None => T::blank(),
        }
    }
}

fn is_key(field: &str, key: &str) -> bool {
    let kebab = field.bytes().map(|b| if b == b'_' { b'-' } else { b });
    field.len() == key.len() && kebab.eq(key.bytes())
}
