//! The JSON schema that editors complete scenario files from, gathered from the same declarations that
//! decode them. Imports nothing of this crate.

use serde_json::{Map, Value as Json, json};

/// The records met so far, by name.
#[derive(Default)]
pub(crate) struct Definitions(Map<String, Json>);

/// One key of a record.
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) doc: &'static str,
    pub(crate) required: bool,
    pub(crate) schema: Json,
}

impl Definitions {
    /// The whole schema, of which `root` is the top.
    pub(crate) fn document(self, root: &Json) -> String {
        let schema = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "A talk for Rapport",
            "allOf": [root],
            "definitions": self.0,
        });
        format!("{schema:#}\n")
    }

    /// Defines something, once, and gives a reference to it.
    pub(crate) fn define(&mut self, name: &str, schema: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.0.contains_key(name) {
            // Set before its parts are asked, because a condition has conditions in it.
            self.0.insert(name.to_owned(), Json::Null);
            let schema = schema(self);
            self.0.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }
}

/// The schema of a record.
pub(crate) fn record(about: &str, fields: &[Field]) -> Json {
    let required: Vec<&str> = fields.iter().filter(|f| f.required).map(|f| f.key.as_str()).collect();
    let properties: Map<String, Json> = fields.iter().map(|f| (f.key.clone(), documented(f))).collect();
    json!({
        "type": "object",
        "description": about.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// A reference keeps its description beside it in `allOf`: older editors ignore what stands next to `$ref`.
fn documented(field: &Field) -> Json {
    let mut schema = match &field.schema {
        reference if reference.get("$ref").is_some() => json!({ "allOf": [reference] }),
        schema => schema.clone(),
    };
    schema["description"] = json!(field.doc.trim());
    schema
}
