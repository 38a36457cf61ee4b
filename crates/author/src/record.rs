//! `record!`: one declaration of a record of the format gives its struct, its decoder and its schema. The doc
//! comments are what an author's editor shows. Imports `decode`.

use crate::decode::Decode;
use crate::diagnostic::Faults;
use crate::fault::Fault;
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
            $($(#[doc = $doc])+ pub(crate) $field: $type,)+
        }

        impl $crate::decode::Decode for $name {
            fn decode(node: &$crate::yaml::Node, faults: &mut $crate::diagnostic::Faults) -> Self {
                let expected = concat!($noun, ", which is a map");
                let Some(entries) = $crate::decode::entries(node, expected, faults) else {
                    return Self::blank();
                };
                let fields = $crate::record::Fields { noun: $noun, at: node.at, entries };
                fields.refuse_others(&[$(stringify!($field)),+], faults);
                Self { at: node.at, $($field: fields.get(stringify!($field), faults),)+ }
            }

            fn blank() -> Self {
                Self { at: $crate::yaml::Place::START, $($field: <$type>::blank(),)+ }
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

/// The entries of one record, on their way into fields.
pub(crate) struct Fields<'a> {
    pub(crate) noun: &'static str,
    pub(crate) at: Place,
    pub(crate) entries: &'a [Entry],
}

impl Fields<'_> {
    pub(crate) fn refuse_others(&self, fields: &[&str], faults: &mut Faults) {
        for entry in self.entries {
            if !fields.iter().any(|field| is_key(field, &entry.key)) {
                let keys: Vec<String> = fields.iter().map(|field| key(field)).collect();
                let nearest = faults.nearest(&entry.key, keys.iter().map(String::as_str));
                let known = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
                let fault = Fault::UnknownKey { key: entry.key.clone(), record: self.noun, nearest, known };
                faults.report(entry.key_at, fault);
            }
        }
    }

    pub(crate) fn get<T: Decode>(&self, field: &str, faults: &mut Faults) -> T {
        match self.entries.iter().find(|entry| is_key(field, &entry.key)) {
            Some(entry) => T::decode(&entry.node, faults),
            None if T::REQUIRED => {
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
