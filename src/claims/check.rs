//! What can be told of statements before any article is read: names that are missing or taken, and values that can never fit.

use super::{
    parser::CODE,
    syntax::{Literal, Path, Right, Scope, Set, Spanned, Statement, StatementKind, Test},
};
use crate::{
    diagnostic::{Diagnostic, Label},
    interval::{Comparison, Relation},
    language::lexicon,
    source::{Source, Span},
    values::{TYPES, Value, ValueType, nearest, type_named},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Subjects that the program knows without an article.
const BUILT_IN_SUBJECTS: [&str; 3] = ["article", "mention", "quote"];

/// The statements without mistake; one diagnostic for each of the others.
pub(super) fn check(
    source: &Arc<Source>,
    statements: Vec<Statement>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Statement> {
    let names = Names::of(&statements);
    let mut taken = BTreeMap::new();
    let mut good = Vec::new();
    for mut statement in statements {
        names.resolve(&mut statement);
        let mistake = taken_name(source, &statement, &mut taken)
            .or_else(|| names.unknown_scope(source, &statement))
            .or_else(|| ill_typed(source, &statement, &names));
        match mistake {
            Some(mistake) => diagnostics.push(mistake),
            None => good.push(statement),
        }
    }
    good
}

/// The names that the file gives to articles and facts.
struct Names {
    articles: BTreeSet<String>,
    facts: BTreeMap<String, &'static ValueType>,
}

impl Names {
    fn of(statements: &[Statement]) -> Self {
        let mut names = Self { articles: BTreeSet::new(), facts: BTreeMap::new() };
        for statement in statements {
            match &statement.kind {
                StatementKind::Article { name: Some(name), .. } => {
                    names.articles.insert(name.node.clone());
                }
                StatementKind::Let { name, kind, .. } => {
                    names.facts.insert(name.node.clone(), kind.node);
                }
                _ => {}
            }
        }
        names
    }

    /// A bare word on the right is a path if `let` gave it to a fact.
    fn resolve(&self, statement: &mut Statement) {
        let StatementKind::Claim { test: Test::Compare { right, .. }, .. } = &mut statement.kind else { return };
        let Right::Value(Spanned { node: Value::Name(name), span }) = right else { return };
        if self.facts.contains_key(&name.name) {
            let (span, subject) = (*span, name.name.clone());
            let subject = Spanned { node: subject, span };
            *right =
                Right::Path(Path { span, subject, participants: Vec::new(), filters: Vec::new(), attribute: None });
        }
    }

    fn unknown_scope(&self, source: &Arc<Source>, statement: &Statement) -> Option<Diagnostic> {
        let Spanned { node: Scope::Article(name), span } = statement.scope.as_ref()? else { return None };
        if self.articles.contains(name) {
            return None;
        }
        let error = mistake(source, *span, format!("no article is named `{name}`"), "unknown name");
        Some(match nearest(name, self.articles.iter().map(String::as_str).chain(["each"])) {
            Some(meant) => error.help(format!("did you mean `{meant}:`?")),
            None => error.help(format!("name it: `article \"…\" as {name}`")),
        })
    }
}

fn mistake(source: &Arc<Source>, span: Span, message: impl Into<String>, label: impl Into<String>) -> Diagnostic {
    Diagnostic::error(CODE, message).label(Label::new(source, span, label))
}

fn taken_name(source: &Arc<Source>, statement: &Statement, taken: &mut BTreeMap<String, Span>) -> Option<Diagnostic> {
    let (StatementKind::Article { name: Some(name), .. } | StatementKind::Let { name, .. }) = &statement.kind else {
        return None;
    };
    let Some(&first) = taken.get(&name.node) else {
        taken.insert(name.node.clone(), name.span);
        return None;
    };
    Some(
        mistake(source, name.span, format!("`{}` is already a name in this file", name.node), "named again")
            .label(Label::new(source, first, "first named here"))
            .help("choose another name"),
    )
}

fn ill_typed(source: &Arc<Source>, statement: &Statement, names: &Names) -> Option<Diagnostic> {
    let (path, test) = match &statement.kind {
        StatementKind::Claim { path, test } => (path, Some(test)),
        StatementKind::Exists(path)
        | StatementKind::Denied(path)
        | StatementKind::Absent(path)
        | StatementKind::Agree(path) => (path, None),
        _ => return None,
    };
    let typed = Typed::of(path, names);
    bad_path(source, path).or_else(|| typed.bad_test(source, test?))
}

fn bad_path(source: &Arc<Source>, path: &Path) -> Option<Diagnostic> {
    if let Some(meant) = slip(&path.subject.node, BUILT_IN_SUBJECTS.into_iter()) {
        let message = format!("`{}` looks like a misspelt `{meant}`", path.subject.node);
        let error = mistake(source, path.subject.span, message, "unknown subject");
        return Some(error.help(format!("did you mean `{meant}`?")));
    }
    if let Some(attribute) = &path.attribute
        && let Some(meant) = slip(&attribute.node, TYPES.iter().map(|kind| kind.name).filter(|name| name.len() > 5))
    {
        let message = format!("`{}` looks like a misspelt `{meant}`", attribute.node);
        return Some(
            mistake(source, attribute.span, message, "unknown attribute").help(format!("did you mean `.{meant}`?")),
        );
    }
    path.filters.iter().find_map(|filter| Typed::attribute(&filter.key.node).bad_test(source, &filter.test))
}

/// The known word that `word` misspells by one letter too many, too few, or out of place. Any other word may be a word of the article.
fn slip<'known>(word: &str, known: impl Iterator<Item = &'known str>) -> Option<&'known str> {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let one_less = |long: &str, short: &str| {
        let dropped = |(at, c): (usize, char)| {
            long.get(..at).is_some_and(|start| short.starts_with(start))
                && long.get(at + c.len_utf8()..) == short.get(at..)
        };
        long.char_indices().any(dropped)
    };
    let is_slip = |known: &str| {
        let inflected = word.starts_with(known);
        let close = word.len().abs_diff(known.len()) <= 1 && word.len() >= 5;
        close && !inflected && (sorted(word) == sorted(known) || one_less(word, known) || one_less(known, word))
    };
    known.into_iter().find(|known| is_slip(known))
}

/// What the values on the right must be, as far as the path says it.
struct Typed<'claim> {
    attribute: &'claim str,
    kind: Option<&'static ValueType>,
}

impl<'claim> Typed<'claim> {
    fn of(path: &'claim Path, names: &Names) -> Self {
        match &path.attribute {
            Some(attribute) => Self::attribute(&attribute.node),
            None => Self { attribute: &path.subject.node, kind: names.facts.get(&path.subject.node).copied() },
        }
    }

    fn attribute(attribute: &'claim str) -> Self {
        // Words that may stand for an attribute (`length`) may also be something else's: only its own name tells the type.
        let kind = lexicon::attribute(attribute)
            .filter(|known| known.name == attribute || type_named(attribute).is_some())
            .and_then(|known| known.kind)
            .or_else(|| type_named(attribute).map(|kind| kind.name))
            .and_then(type_named);
        Self { attribute, kind }
    }

    fn bad_test(&self, source: &Arc<Source>, test: &Test) -> Option<Diagnostic> {
        match test {
            Test::Compare { right: Right::Path(_), .. } | Test::Contains(_) | Test::Matches { .. } => None,
            Test::Compare { comparison, right: Right::Value(value) } => {
                self.misfit(source, value).or_else(|| self.unordered(source, *comparison, value))
            }
            Test::Near { value, tolerance } => {
                self.misfit(source, value).or_else(|| bad_tolerance(source, value, tolerance.as_ref()?))
            }
            Test::In(Set::List(list)) => list.iter().find_map(|value| self.misfit(source, value)),
            Test::In(Set::Range(low, high)) => {
                self.misfit(source, low).or_else(|| self.misfit(source, high)).or_else(|| bad_range(source, low, high))
            }
        }
    }

    /// The error for a value that no fact of this kind can ever be compared with.
    fn misfit(&self, source: &Arc<Source>, value: &Literal) -> Option<Diagnostic> {
        let kind = self.kind.filter(|kind| !fits(kind, &value.node))?;
        let written = source.slice(value.span);
        let found = value.node.kind().described;
        let subject = if kind.name == self.attribute {
            format!("`{}` is {}", self.attribute, kind.described)
        } else {
            format!("`{}` takes {}", self.attribute, kind.described)
        };
        let help = match (&value.node, kind.name) {
            (Value::Number(_), "percent") => format!("write `{written}%`"),
            (Value::Number(_), "money") => format!("name the currency: `{written} USD`"),
            (Value::Number(_), "duration" | "quantity") => {
                format!("name the unit: `{written} {}`", if kind.name == "duration" { "min" } else { "km" })
            }
            _ => format!("write {} such as `{}`, or a text", kind.described, kind.examples.join("`, `")),
        };
        Some(
            mistake(source, value.span, format!("{subject}; {written} is {found}"), format!("not {}", kind.described))
                .help(help),
        )
    }

    fn unordered(&self, source: &Arc<Source>, comparison: Comparison, value: &Literal) -> Option<Diagnostic> {
        let equates = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        let prose = matches!(value.node, Value::Text(_))
            && self.kind.is_some_and(|kind| !matches!(kind.name, "name" | "text" | "score"));
        if equates || prose || value.node.words().is_none() {
            return None;
        }
        let found = value.node.kind().described;
        let message =
            format!("`{}` compares figures and dates; {} is {found}", comparison.symbol(), source.slice(value.span));
        Some(
            mistake(source, value.span, message, "has no order")
                .help("use `==` or `contains`, or write a number, a date or a duration"),
        )
    }
}

/// Whether a fact of that type can be compared with `value`. Text is read as prose of the type.
fn fits(kind: &ValueType, value: &Value) -> bool {
    let of_years = matches!(value, Value::Number(_)) && kind.name == "age";
    let sample = kind.examples.first().and_then(|example| (kind.literal)(example).ok());
    of_years
        || matches!(value, Value::Text(_))
        || value.kind() == kind
        || sample.is_some_and(|(_, sample)| sample.comparable(value))
}

fn bad_tolerance(source: &Arc<Source>, value: &Literal, tolerance: &Literal) -> Option<Diagnostic> {
    let year = matches!((&value.node, &tolerance.node), (Value::Number(_), Value::Duration(_)));
    if year || matches!(value.node, Value::Text(_)) || value.node.near(&value.node, Some(&tolerance.node)).is_some() {
        return None;
    }
    let (found, wanted) = (tolerance.node.kind().described, value.node.kind());
    let message = format!("{} is {}; it cannot be off by {found}", source.slice(value.span), wanted.described);
    let help = if wanted.name == "date" {
        "write a duration: `+- 2 days`"
    } else {
        "write the tolerance in the unit of the value, or as a share: `+- 5%`"
    };
    Some(mistake(source, tolerance.span, message, format!("{found} does not go with {}", wanted.described)).help(help))
}

fn bad_range(source: &Arc<Source>, low: &Literal, high: &Literal) -> Option<Diagnostic> {
    let whole = low.span.join(high.span);
    let (from, to) = (source.slice(low.span), source.slice(high.span));
    if matches!(low.node, Value::Text(_)) || matches!(high.node, Value::Text(_)) {
        return None;
    }
    match low.node.relate(Comparison::Greater, &high.node).or_else(|| {
        let (low, high) = (year_of(&low.node, &high.node)?, &high.node);
        low.relate(Comparison::Greater, high)
    }) {
        Some(Relation::Entailed) => Some(
            mistake(source, whole, "the range ends before it begins", "from the larger to the smaller")
                .help(format!("write `{to}..{from}`")),
        ),
        Some(_) => None,
        None => {
            let message = format!(
                "a range runs between two values of one kind; {from} is {}, {to} is {}",
                low.node.kind().described,
                high.node.kind().described
            );
            let help = match (&low.node, &high.node) {
                (Value::Number(_), _) if to.starts_with(|c: char| c.is_ascii_digit()) => {
                    let unit = to.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.'));
                    format!("write the unit at both ends: `{from}{unit}..{to}`")
                }
                _ => "write two numbers, dates or quantities: `10 km..20 km`; for names a list: `[a, b]`".to_owned(),
            };
            Some(mistake(source, whole, message, "these have no order").help(help))
        }
    }
}

/// A bare number at the beginning of a range of dates is a year.
fn year_of(low: &Value, high: &Value) -> Option<Value> {
    let (Value::Number(_), Value::Date(_)) = (low, high) else { return None };
    let Value::Number(measure) = low else { return None };
    let year = measure.stated?.to_i64()?;
    crate::values::DateValue::year(i16::try_from(year).ok()?).map(Value::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_letter_and_no_other_word() {
        let known = || ["duration", "quote", "amount"].into_iter();
        for (word, meant) in
            [("duraton", "duration"), ("duratoin", "duration"), ("qoute", "quote"), ("ammount", "amount")]
        {
            assert_eq!(slip(word, known()), Some(meant));
        }
        for word in ["duration", "durations", "quota", "quoted", "mounted", "count", "été"] {
            assert_eq!(slip(word, known()), None, "{word}");
        }
    }
}
