//! The lines that may say what a fact says, from the plainest on.

use crate::{
    facts::{Fact, Status, pasteable},
    source::{Span, is_unseen},
    values::Value,
    verdict::{Evidence, Verdict, quoted_text, supported_test},
};
use std::collections::{BTreeMap, BTreeSet};

/// What facts are about: subject and participants.
pub(super) type Thing<'a> = (&'a str, &'a [String]);

/// The attribute of who takes part.
const PARTICIPANTS: &str = "participants";

fn thing(fact: &Fact) -> Thing<'_> {
    (&fact.subject, &fact.participants)
}

/// A claim that is to say what one fact says, or several of one list.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    fact: &'a Fact,
    /// The words of all the facts that it says.
    spans: Vec<Span>,
    /// The ways to say it, the plainest first.
    pub(super) forms: Vec<String>,
    /// Which of them is tried.
    tried: usize,
    /// Whether that one holds over the article, by these words.
    pub(super) holds: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn thing(&self) -> Thing<'a> {
        thing(self.fact)
    }

    pub(super) fn sentence(&self) -> Span {
        self.fact.sentence
    }

    pub(super) fn is_name(&self) -> bool {
        self.fact.subject == "mention"
    }

    /// The way that is tried.
    pub(super) fn form(&self) -> Option<&str> {
        self.forms.get(self.tried).map(String::as_str)
    }

    /// Takes what the form that is tried came to: on to the next where it does not hold by the words of the fact, which stands in the article `at`.
    pub(super) fn judged(&mut self, judgement: Option<&(Verdict, Vec<Evidence>)>, at: usize) {
        self.holds = judgement.is_some_and(|(verdict, evidence)| {
            let here = |evidence: &Evidence| evidence.article == at && self.spans.contains(&evidence.span);
            *verdict == Verdict::Supported && evidence.iter().any(here)
        });
        if !self.holds {
            self.tried += 1;
        }
    }

    /// Why the fact is weak.
    pub(super) fn doubt(&self) -> &'static str {
        self.fact.doubt()
    }

    /// The plainest form as a comment that says why it is none.
    pub(super) fn comment(&self, why: &str) -> String {
        self.forms.first().map(|form| format!("# {form}  -- {why}")).unwrap_or_default()
    }
}

/// A draft for each fact that a claim can say, in the order of the text; no two alike.
pub(super) fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Vec<Draft<'a>> {
    let facts: Vec<&Fact> = facts.filter(|fact| fact.attribute != "words" && fact.value.fault().is_none()).collect();
    let claimed: BTreeSet<Thing<'_>> =
        facts.iter().filter(|fact| fact.attribute != PARTICIPANTS).map(|fact| thing(fact)).collect();
    let facts: Vec<&Fact> = facts
        .into_iter()
        // Every path to something about a thing names those who take part.
        .filter(|fact| fact.attribute != PARTICIPANTS || !claimed.contains(&thing(fact)))
        .collect();
    let mut lists: BTreeMap<(String, bool), Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| is_listed(fact)) {
        lists.entry((fact.filtered_path(&filters(fact, &[])), fact.negated)).or_default().push(fact);
    }
    let (mut drafts, mut seen) = (Vec::new(), BTreeSet::new());
    for fact in facts {
        let key = (fact.filtered_path(&filters(fact, &[])), fact.negated);
        let list = if is_listed(fact) { lists.remove(&key).unwrap_or_default() } else { vec![fact] };
        let forms = forms(&list);
        if forms.first().is_some_and(|form| seen.insert(form.clone())) {
            let spans = list.iter().map(|fact| fact.span).collect();
            drafts.push(Draft { fact, spans, forms, tried: 0, holds: false });
        }
    }
    drafts
}

/// Whether a thing has many of it: topics, participants, places.
fn is_listed(fact: &Fact) -> bool {
    matches!(fact.value, Value::Text(_) | Value::Name(_))
        && !matches!(fact.subject.as_str(), "quote" | "mention" | "article")
}

/// The lines that may say what these facts say; none where no claim can.
fn forms(facts: &[&Fact]) -> Vec<String> {
    let Some(fact) = facts.first() else { return Vec::new() };
    let mut forms: Vec<String> = Vec::new();
    for keys in [&[][..], &["by"], &["date"], &["place"], &["by", "date"]] {
        let path = fact.filtered_path(&filters(fact, keys));
        let form = said(&path, facts).unwrap_or_default();
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Words without what nobody sees: a claims file is read by people.
pub(super) fn seen(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_unseen(c) { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(path: &str, facts: &[&Fact]) -> Option<String> {
    let fact = facts.first()?;
    if fact.negated {
        return Some(format!("{path} denied"));
    }
    if fact.attribute == PARTICIPANTS {
        return path.strip_suffix(PARTICIPANTS).map(|path| format!("{} exists", path.trim_end_matches('.')));
    }
    let words: BTreeSet<&str> = facts.iter().filter_map(|fact| fact.value.words()).collect();
    match (fact.subject.as_str(), facts) {
        ("mention", _) => Some(format!("{path} exists")),
        ("quote", _) => Some(format!("{path} contains {}", quoted_text(&seen(fact.value.words()?)))),
        (_, [_, _, ..]) if words.len() > 1 => {
            let names: Vec<_> = words.into_iter().map(pasteable).collect();
            Some(format!("{path} contains [{}]", names.join(", ")))
        }
        _ => {
            let (operator, operand) = supported_test(&fact.value)?;
            // The bound itself is to stay: "more than 5,200" is more than 1,200 too, and "up to 58" may be 18.
            Some(match operator {
                ">" | ">=" => format!("{path} ~= {operand}"),
                "<" | "<=" => format!("{path} == {}", quoted_text(&fact.value.to_string())),
                _ => format!("{path} {operator} {operand}"),
            })
        }
    }
}

/// The filters that single out a fact by those of `keys` that it has. What is not plainly so must say how it is presented.
fn filters(fact: &Fact, keys: &[&str]) -> Vec<String> {
    let mut filters = Vec::new();
    if keys.contains(&"by") && fact.subject != "quote" {
        filters.extend(fact.by.as_deref().map(|by| format!("by == {}", pasteable(by))));
    }
    if keys.contains(&"date") {
        let period = fact.period.as_ref().filter(|period| period.is_calendar_unit() && period.best().is_some());
        filters.extend(period.map(|period| format!("date == {:#}", Value::Date(period.clone()))));
    }
    if keys.contains(&"place") {
        filters.extend(fact.place.as_deref().map(|place| format!("place == {}", pasteable(place))));
    }
    if !fact.negated && !matches!(fact.status, Status::Asserted | Status::Planned) {
        filters.push(format!("status == {}", fact.status.name()));
    }
    filters
}
