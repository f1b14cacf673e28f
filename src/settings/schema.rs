//! The JSON schema of the file, for editors.

use super::{
    FILE,
    keys::{KEYS, Key, Kind, LEVELS},
};
use crate::{report, rules};
use serde_json::{Map, Value, json};

/// The schema, from [`KEYS`].
pub fn schema() -> Value {
    let mut properties = Map::new();
    for key in KEYS {
        let Some(table) = key.table else {
            properties.insert(key.name.to_owned(), of_key(key));
            continue;
        };
        let table = properties
            .entry(table)
            .or_insert_with(|| json!({ "type": "object", "additionalProperties": false, "properties": {} }));
        if let Some(Value::Object(properties)) = table.get_mut("properties") {
            properties.insert(key.name.to_owned(), of_key(key));
        }
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": FILE,
        "description": "The settings of factlint.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn of_key(key: &Key) -> Value {
    let mut schema = of_kind(key.kind);
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), key.description.into());
    }
    schema
}

fn of_kind(kind: Kind) -> Value {
    let texts = || json!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    match kind {
        Kind::Patterns => texts(),
        Kind::One(values) => json!({ "enum": values }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Size => json!({ "type": "string", "pattern": "^[0-9]+ *(B|KiB|MiB|GiB)?$" }),
        Kind::Count => json!({ "type": "integer", "minimum": 1, "maximum": super::keys::MOST_MATCHES }),
        Kind::Reports => {
            let formats: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
            let pattern = format!("^({})(=.+)?$", formats.join("|"));
            json!({ "type": "array", "items": { "type": "string", "pattern": pattern } })
        }
        Kind::Levels => levels(),
        Kind::Overrides => json!({
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["match"],
                "properties": { "match": texts(), "rules": levels() },
            },
        }),
        Kind::Synonyms => json!({ "type": "object", "additionalProperties": texts() }),
    }
}

fn levels() -> Value {
    let rules =
        rules::ALL.iter().map(|rule| (rule.name.to_owned(), json!({ "enum": LEVELS, "description": rule.summary() })));
    json!({ "type": "object", "additionalProperties": false, "properties": rules.collect::<Map<_, _>>() })
}

#[cfg(test)]
mod tests {
    use super::schema;
    use std::{env, fs};

    #[test]
    fn the_schema_for_editors_is_the_one_of_the_program() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/settings.json");
        let mut made = serde_json::to_string_pretty(&schema()).expect("it is JSON");
        made.push('\n');
        if env::var_os("UPDATE").is_some() {
            fs::write(path, &made).expect("writable");
        }
        let kept = fs::read_to_string(path).expect("schemas/settings.json");
        assert_eq!(kept, made, "`UPDATE=1 cargo test` writes schemas/settings.json anew");
    }
}
