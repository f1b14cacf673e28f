//! Values of one thing that exclude each other. See the page beside this file.
//!
//! All depends on the two being of one thing: a named person's age, birth or death, or something that the article has one of.

mod references;
mod singletons;

use super::{Confidence, Rule, Status, exclusion::excludes, revisions, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::{self, Analysis, Fact},
    language::lemma,
    source::Span,
    text::BlockKind,
    values::Value,
};
use singletons::Singletons;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "conflicting-values",
    page: include_str!("conflicting_values.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// Events that a person has but once.
const ONCE: [&str; 2] = ["birth", "death"];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    if !analysis.article.is_english() {
        return Vec::new();
    }
    let reader =
        Reader { analysis, around: Surroundings::of(&analysis.article), singletons: Singletons::of(&analysis.article) };
    let mut groups: BTreeMap<Thing, Vec<&Fact>> = BTreeMap::new();
    for fact in &analysis.facts {
        if let Some(thing) = reader.thing(fact) {
            groups.entry(thing).or_default().push(fact);
        }
    }
    let conflicts = groups.iter().filter_map(|(thing, facts)| Some((thing, conflict(facts)?)));
    let bound = conflicts.map(|(thing, (first, second))| {
        finding(rule, analysis, &thing.name, [(first.span, &first.value), (second.span, &second.value)])
    });
    let pointed = references::find(&reader).into_iter().map(|reference| {
        let figures = [reference.first, reference.second].map(|mention| (mention.span, &mention.value));
        finding(rule, analysis, &reference.name, figures)
    });
    bound.chain(pointed).collect()
}

/// What a value is of, and who says so.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Thing {
    /// For readers: "the bridge".
    name: String,
    attribute: String,
    by: Option<String>,
}

struct Reader<'a> {
    analysis: &'a Analysis,
    around: Surroundings<'a>,
    singletons: Singletons,
}

impl Reader<'_> {
    /// The thing that a fact is surely about, where another value of it would be a conflict.
    fn thing(&self, fact: &Fact) -> Option<Thing> {
        let plain = fact.status == facts::Status::Asserted && !fact.negated;
        if !plain || self.around.is_quoted(fact.span) || !self.is_prose(fact.span) {
            return None;
        }
        let sentence = self.around.tokens(fact.sentence);
        let (name, attribute) = match &fact.value {
            Value::Age(_) => self.person(fact)?,
            Value::Date(_) => occasion(fact)?,
            Value::Count(_) => self.counted(fact)?,
            Value::Duration(_) | Value::Money(_) | Value::Quantity(_) => self.measured(fact)?,
            _ => return None,
        };
        let settled = matches!(fact.value, Value::Date(_)) || !revisions::tells_apart(self.around, sentence);
        settled.then(|| Thing { name, attribute, by: fact.by.clone() })
    }

    fn is_prose(&self, span: Span) -> bool {
        let blocks = &self.analysis.article.blocks;
        let behind = blocks.partition_point(|block| block.span.start <= span.start);
        behind
            .checked_sub(1)
            .and_then(|at| blocks.get(at))
            .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Caption))
    }

    /// The age of a named person, in the present: "Ann Lee, 42, said", "42-year-old Ann Lee".
    fn person(&self, fact: &Fact) -> Option<(String, String)> {
        let [name] = fact.participants.as_slice() else { return None };
        let tokens = self.around.tokens(fact.span);
        let beside = self.around.before(tokens.start) == "," && self.around.is(tokens.end, &[","]);
        let full = name.contains(' ');
        (fact.firm && fact.subject == "person" && fact.attribute == "age" && full && beside)
            .then(|| (name.clone(), "age".to_owned()))
    }

    /// "The blast killed 20 people": what the one blast of the article did, to so many of what.
    fn counted(&self, fact: &Fact) -> Option<(String, String)> {
        let around = self.around;
        let tokens = around.tokens(fact.span);
        let verb = tokens.start.checked_sub(1)?;
        let subject = verb.checked_sub(1)?;
        let noun = lemma::lower(around.word(subject)).into_owned();
        let opens =
            around.sentence(fact.span.start).start + 1 == subject && around.is(subject.checked_sub(1)?, &["the"]);
        let ends = !around.is_word(tokens.end + 1) || around.is(tokens.end + 1, &["on", "in", "at", "and"]);
        let (action, counted) = (lemma::verb(around.word(verb)), lemma::noun(around.word(tokens.end)));
        let verbal = lemma::looks_verbal(around.word(verb)) && around.is_word(tokens.end);
        (opens && ends && verbal && self.singletons.has(&noun))
            .then(|| (format!("the {noun}"), format!("{action} {counted}")))
    }

    /// A measure of what the article has one of: "the meeting lasted two hours".
    fn measured(&self, fact: &Fact) -> Option<(String, String)> {
        let dated = self.analysis.mentions.partition_point(|mention| mention.span.start < fact.sentence.start);
        let of_sentence = self.analysis.mentions.get(dated..).unwrap_or_default().iter();
        let alone = of_sentence.take_while(|mention| mention.span.start < fact.sentence.end).count() == 1;
        let single = fact.participants.is_empty() && self.singletons.has(&fact.subject);
        (fact.firm && alone && single).then(|| (format!("the {}", fact.subject), fact.attribute.clone()))
    }
}

/// The day of a birth or death.
fn occasion(fact: &Fact) -> Option<(String, String)> {
    let [name] = fact.participants.as_slice() else { return None };
    let once = ONCE.contains(&fact.subject.as_str()) && fact.attribute == "date";
    (fact.firm && once && name.contains(' ')).then(|| (format!("the {} of {name}", fact.subject), "date".to_owned()))
}

/// The first two that exclude each other, where the values are of two kinds and no more: three are a series.
fn conflict<'a>(facts: &[&'a Fact]) -> Option<(&'a Fact, &'a Fact)> {
    let (first, others) = facts.split_first()?;
    let second = others.iter().find(|other| excludes(&first.value, &other.value))?;
    let apart = first.sentence != second.sentence;
    let two =
        others.iter().all(|other| !excludes(&first.value, &other.value) || !excludes(&second.value, &other.value));
    (apart && two).then_some((*first, *second))
}

fn finding(rule: &Rule, analysis: &Analysis, thing: &str, figures: [(Span, &Value); 2]) -> Diagnostic {
    let [(first, _), (second, _)] = figures;
    let article = &analysis.article;
    let (earlier, later) = (article.slice(first), article.slice(second));
    let message = format!("{thing} has two values that exclude each other: “{earlier}” and “{later}”");
    let label = |span, text: &str| Label::new(&article.source, span, text);
    let mut finding = rule
        .finding(message)
        .label(label(second, "this excludes what was said before"))
        .label(label(first, "first this"));
    for (span, value) in figures {
        if let Some(range) = value.range_shown() {
            finding = finding.note(format!("“{}” is {range}", article.slice(span)));
        }
    }
    finding.help("keep the one that is right, or say what sets them apart: whose figures they are, or of what time")
}
