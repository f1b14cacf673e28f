//! Claims that facts answer: they bear it out, speak against it, leave it open or belong to several things.

use super::{SHOWN, Telling};
use crate::{
    claims::{Right, Set, StatementKind, Test},
    interval::Relation,
    values::Value,
    verdict::{
        Case, Evidence, Verdict,
        bench::{Answered, Named},
        suggestions::{plain, ranged},
    },
};
use std::collections::BTreeSet;

impl Telling<'_> {
    pub(in crate::verdict) fn supported<'f>(&self, answered: impl Iterator<Item = &'f Answered<'f>>) -> Case {
        let answered: Vec<&Answered<'_>> = answered.collect();
        let reason = self.far_beyond(&answered);
        let weak = !answered.is_empty() && answered.iter().all(|answer| !answer.fact.firm);
        let mut evidence: Vec<(bool, Evidence)> = answered
            .iter()
            .map(|answer| (!answer.fact.firm, Evidence { article: answer.article, span: answer.fact.span }))
            .collect();
        evidence.sort_by_key(|(weak, _)| *weak);
        let mut evidence: Vec<Evidence> = evidence.into_iter().map(|(_, evidence)| evidence).collect();
        let mut seen = BTreeSet::new();
        evidence.retain(|one| seen.insert((one.article, one.span)));
        Case { weak, reason, ..self.case(Verdict::Supported, evidence) }
    }

    /// What an editor would ask where a figure holds only as one far beyond those that are exceeded.
    fn far_beyond(&self, answered: &[&Answered<'_>]) -> Option<String> {
        let StatementKind::Claim { test: Test::Near { value: claimed, .. }, .. } = &self.statement.kind else {
            return None;
        };
        let far = answered.iter().all(|answer| answer.fact.value.is_far_below(&claimed.node));
        let first = answered.first().filter(|_| far)?;
        let fact = first.fact;
        Some(format!("{} says {}, far less", self.place(first.article, fact.span), plain(&fact.value)))
    }

    pub(in crate::verdict) fn contradicted(&self, against: &[&Answered<'_>], all: &[Answered<'_>]) -> Case {
        // The plain figure tells more than the hedged one.
        let mut against = against.to_vec();
        against.sort_by_key(|answer| answer.fact.hedge().is_some());
        let Some(first) = against.first() else { return self.undecided(all) };
        let fact = first.fact;
        let reason = format!("{} says {}", self.place(first.article, fact.span), plain(&fact.value));
        let mut diagnostic =
            self.diagnostic(Verdict::Contradicted).label(self.on_claim(self.claimed_span(), self.claimed()));
        diagnostic = self.labelled(diagnostic, first.article, fact, Self::says(fact));
        for other in against.iter().skip(1).take(SHOWN) {
            diagnostic = diagnostic.note(format!("so does {}", self.quoted(other)));
        }
        let entailed: Vec<&Answered<'_>> = all.iter().filter(|answer| answer.relation == Relation::Entailed).collect();
        for other in entailed.iter().take(SHOWN) {
            diagnostic = diagnostic.note(format!("but {} supports the claim", self.quoted(other)));
        }
        diagnostic = if entailed.is_empty() {
            self.rewritten(diagnostic, fact)
        } else {
            diagnostic.help("the texts disagree: correct one of them, or scope the claim to one article (`NAME: …`)")
        };
        let evidence =
            against.iter().map(|answer| Evidence { article: answer.article, span: answer.fact.span }).collect();
        self.failed(Verdict::Contradicted, evidence, reason, diagnostic)
    }

    /// Facts that fit the path but say neither yes nor no.
    pub(in crate::verdict) fn undecided(&self, answered: &[Answered<'_>]) -> Case {
        let against_weakly = |answer: &&Answered<'_>| answer.relation == Relation::Contradicted;
        let best = answered.iter().max_by_key(|answer| (answer.relation == Relation::Compatible, answer.fact.firm));
        let Some(best) = best else { return self.case(Verdict::Unverified, Vec::new()) };
        let weakly = against_weakly(&best);
        let many = best.fact.value.words().is_some();
        let place = self.place(best.article, best.fact.span);
        let words = self.words(best.article, best.fact.span);
        let (reason, label) = if let Some(fault) = best.fact.value.fault() {
            (format!("{place} has {fault}"), fault)
        } else if many {
            (format!("{place} has “{words}”"), plain(&best.fact.value))
        } else if weakly {
            (
                format!("{place} “{words}” may be about something else"),
                format!("{}, but it is not certain that this is about it", Self::says(best.fact)),
            )
        } else if self.right_side().is_some() {
            (format!("{place} “{words}” does not decide it"), Self::says(best.fact))
        } else {
            (format!("{place} “{words}” is wider"), format!("{}: possible, not stated", Self::says(best.fact)))
        };
        let mut diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(self.claimed_span(), self.claimed()));
        diagnostic = self.labelled(diagnostic, best.article, best.fact, label);
        for other in answered.iter().filter(|other| other.fact.span != best.fact.span).take(SHOWN) {
            diagnostic = diagnostic.note(format!("also {}", self.quoted(other)));
        }
        if !weakly {
            diagnostic = self.rewritten(diagnostic, best.fact);
        }
        self.failed(
            Verdict::Unverified,
            vec![Evidence { article: best.article, span: best.fact.span }],
            reason,
            diagnostic,
        )
    }

    pub(in crate::verdict) fn ambiguous(&self, things: &[Vec<&Answered<'_>>]) -> Case {
        let firsts: Vec<&Answered<'_>> = if things.len() == 1 {
            things[0].iter().copied().take(SHOWN + 1).collect()
        } else {
            things.iter().filter_map(|thing| thing.first().copied()).collect()
        };
        let StatementKind::Claim { path, .. } = &self.statement.kind else {
            return self.case(Verdict::Ambiguous, Vec::new());
        };
        let mut diagnostic =
            self.diagnostic(Verdict::Ambiguous).label(self.on_claim(path.span, "several things answer to this path"));
        if let Some(first) = firsts.first() {
            diagnostic = self.labelled(
                diagnostic,
                first.article,
                first.fact,
                format!("{} is {}", first.fact.path(), plain(&first.fact.value)),
            );
        }
        for other in firsts.iter().skip(1).take(SHOWN) {
            diagnostic = diagnostic.note(format!(
                "{}: {} is {}",
                self.place(other.article, other.fact.span),
                other.fact.path(),
                ranged(&other.fact.value)
            ));
        }
        let narrower =
            firsts.iter().map(|answer| answer.fact).find(|fact| !fact.participants.is_empty() && things.len() > 1);
        let help = match narrower {
            Some(fact) if self.bench.subjects.iter().any(|subject| subject.checked.analysis.facts.contains(fact)) => {
                format!("name the parties, as in `{}`, or filter by time, place or speaker, as in `[by == NAME]`", fact.path())
            }
            _ => "filter by time, place or speaker, as in `[date == 2026-02]` or `[by == NAME]`, or scope the claim to one article (`NAME: …`)".into(),
        };
        let evidence =
            firsts.iter().map(|answer| Evidence { article: answer.article, span: answer.fact.span }).collect();
        self.failed(
            Verdict::Ambiguous,
            evidence,
            format!("{} things that do not agree", firsts.len().max(2)),
            diagnostic.help(help),
        )
    }

    /// Facts answer to the path, but of another type than the claim's value.
    pub(in crate::verdict) fn incomparable(&self, named: &[Named<'_>], test: &Test) -> Case {
        let Some(first) = named.first() else { return self.case(Verdict::Unverified, Vec::new()) };
        let (found, claimed) = described(&first.fact.value, test_value(test));
        let reason = format!("{} has {found} here", self.place(first.article, first.fact.span));
        let diagnostic = self
            .diagnostic(Verdict::Unverified)
            .label(self.on_claim(self.claimed_span(), format!("this is {claimed}; {} is {found}", first.fact.path())));
        let mut diagnostic = self.labelled(diagnostic, first.article, first.fact, Self::says(first.fact));
        diagnostic = self.rewritten(diagnostic, first.fact);
        self.failed(
            Verdict::Unverified,
            vec![Evidence { article: first.article, span: first.fact.span }],
            reason,
            diagnostic,
        )
    }
}

/// What a fact and a claimed value are, as precisely as it takes to see why they do not compare: "a percentage", "an amount of GBP".
fn described(fact: &Value, claimed: Option<&Value>) -> (String, String) {
    let alike = claimed.is_some_and(|claimed| claimed.kind() == fact.kind());
    let described = |value: &Value| match value {
        Value::Money(money) if alike => format!("an amount of {}", money.currency.code),
        Value::Percent(percent) if percent.points => "a number of points".to_owned(),
        Value::Quantity(quantity) if alike => format!("a quantity of {}", quantity.unit.dimension),
        value => value.kind().described.to_owned(),
    };
    (described(fact), claimed.map_or_else(|| "something else".to_owned(), described))
}

fn test_value(test: &Test) -> Option<&Value> {
    match test {
        Test::Compare { right: Right::Value(value), .. }
        | Test::Near { value, .. }
        | Test::In(Set::Range(value, _)) => Some(&value.node),
        Test::In(Set::List(list)) | Test::Contains(list) => list.first().map(|value| &value.node),
        _ => None,
    }
}
