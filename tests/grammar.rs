//! Every example of `GRAMMAR.md` parses, and is in canonical form.

use factlint::{claims, source::Source};

const GRAMMAR: &str = include_str!("../GRAMMAR.md");

#[test]
fn every_example_parses_and_is_formatted() {
    let mut examples = 0;
    for (at, block) in GRAMMAR.split("```claims\n").skip(1).enumerate() {
        let example = block.split("```").next().unwrap_or_default();
        let source = Source::new(format!("example {at}"), example).expect("short");
        match claims::format(&source) {
            Ok(formatted) => assert_eq!(formatted, example),
            Err(diagnostics) => panic!("{example}\n{diagnostics:#?}"),
        }
        examples += 1;
    }
    assert!(examples > 5, "the page lost its examples");
}

#[test]
fn every_type_is_in_the_grammar() {
    for kind in factlint::values::TYPES {
        assert!(GRAMMAR.contains(&format!("\"{}\"", kind.name)), "{} is not in GRAMMAR.md", kind.name);
    }
}
