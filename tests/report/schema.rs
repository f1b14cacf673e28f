//! The schema of the JSON report, held against reports: every key is described, and every one that is required is there.

use super::runs::leaders_call;
use factlint::report::{Format, Options, SCHEMA_VERSION};
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../schemas/report.schema.json")).unwrap()
}

/// Fails where `value` is not as `schema` has it. Knows the words that the schema uses, and allows no key that it does not describe.
fn hold(schema: &Value, value: &Value, root: &Value, at: &str) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        return hold(root.pointer(name.trim_start_matches('#')).expect(name), value, root, at);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let told: Vec<_> = choices.iter().map(|choice| hold(choice, value, root, at)).collect();
        return told.iter().find(|told| told.is_ok()).unwrap_or(&told[0]).clone();
    }
    if let Some(values) = schema["enum"].as_array() {
        return if values.contains(value) { Ok(()) } else { Err(format!("{at}: {value} is none of {values:?}")) };
    }
    if !schema["const"].is_null() {
        return if schema["const"] == *value { Ok(()) } else { Err(format!("{at}: {value}")) };
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        kind => vec![kind.clone()],
    };
    if !types.contains(&Value::from(kind(value))) {
        return Err(format!("{at}: {value} is none of {types:?}"));
    }
    if value.as_i64() < schema["minimum"].as_i64() && value.is_i64() {
        return Err(format!("{at}: {value} is too small"));
    }
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        hold(&schema["items"], item, root, &format!("{at}[{number}]"))?;
    }
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        value.get(key).ok_or_else(|| format!("{at} lacks {key}"))?;
    }
    for (key, item) in value.as_object().into_iter().flatten() {
        let known = schema["properties"].get(key).ok_or_else(|| format!("{at} has {key}, which nothing describes"))?;
        hold(known, item, root, &format!("{at}.{key}"))?;
    }
    Ok(())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn rendered(format: &str) -> String {
    let format = Format::find(format).expect("it exists");
    (format.render)(&leaders_call(), &Options::plain())
}

#[test]
fn the_json_report_is_as_its_schema_has_it() {
    let report: Value = serde_json::from_str(&rendered("json")).unwrap();
    assert_eq!(hold(&schema(), &report, &schema(), "report"), Ok(()));
    assert_eq!(report["schema"], SCHEMA_VERSION);
    assert_eq!(schema()["$id"], format!("urn:factlint:schema:report:{SCHEMA_VERSION}"));
}

#[test]
fn a_report_with_a_key_too_few_or_too_many_is_refused() {
    let mut report: Value = serde_json::from_str(&rendered("json")).unwrap();
    report["suites"][0]["claims"][0]["mood"] = "fair".into();
    let told = hold(&schema(), &report, &schema(), "report").unwrap_err();
    assert_eq!(told, "report.suites[0].claims[0] has mood, which nothing describes");
    report["suites"][0]["claims"][0] = serde_json::json!({});
    let told = hold(&schema(), &report, &schema(), "report").unwrap_err();
    assert_eq!(told, "report.suites[0].claims[0] lacks claim");
}

#[test]
fn the_lines_of_jsonl_are_the_records_of_json() {
    let schema = schema();
    for line in rendered("jsonl").lines() {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let kind = record.as_object_mut().unwrap().remove("type").unwrap();
        let definition = match kind.as_str().unwrap() {
            "claim" => "claim",
            "article" => "article",
            "finding" | "error" => "problem",
            // Keys of the report itself.
            "report" | "summary" => {
                for (key, value) in record.as_object().unwrap() {
                    assert_eq!(hold(&schema["properties"][key], value, &schema, key), Ok(()));
                }
                continue;
            }
            other => panic!("a line of type {other}"),
        };
        assert_eq!(hold(&schema["$defs"][definition], &record, &schema, definition), Ok(()));
    }
}
