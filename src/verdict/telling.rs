//! Verdicts put into words: the evidence, the few words beside a statement, and the diagnostic of one that did not pass.

use super::{
    Case, Evidence, Verdict,
    bench::{Answered, Bench, Named},
    matching,
    suggestions::{plain, quoted_text, ranged},
};
use crate::{
    claims::{Literal, Path, Right, Set, Spanned, Statement, StatementKind, Test},
    diagnostic::{Diagnostic, Label, word_diff},
    facts::{Fact, Status},
    interval::Relation,
    source::Span,
    values::Value,
};
use std::{collections::BTreeSet, sync::Arc};

/// How many paths or further facts a diagnostic shows.
const SHOWN: usize = 3;

/// One statement and what is to be told of it.
pub(super) struct Telling<'a> {
    pub(super) bench: &'a Bench<'a>,
    pub(super) statement: &'a Statement,
    pub(super) at: usize,
}

impl Telling<'_> {
    pub(super) fn case(&self, verdict: Verdict, evidence: Vec<Evidence>) -> Case {
        Case { statement: self.at, article: None, verdict, evidence, weak: false, reason: None, diagnostic: None }
    }

    pub(super) fn failed(
        &self,
        verdict: Verdict,
        evidence: Vec<Evidence>,
        reason: String,
        diagnostic: Diagnostic,
    ) -> Case {
        let because = self.statement.because.as_ref().map(|because| format!("because: {}", because.node));
        let diagnostic = match because {
            Some(because) => diagnostic.note(because),
            None => diagnostic,
        };
        Case { reason: Some(reason), diagnostic: Some(diagnostic), ..self.case(verdict, evidence) }
    }

    pub(super) fn diagnostic(&self, verdict: Verdict) -> Diagnostic {
        let code = match verdict {
            Verdict::Contradicted => "contradicted",
            Verdict::Ambiguous => "ambiguous",
            Verdict::Unchecked => "not-checked",
            _ => "unverified",
        };
        Diagnostic::error(code, self.text())
    }

    /// The statement on one line, its label, scope and reason aside.
    fn text(&self) -> String {
        let start = match (&self.statement.scope, &self.statement.label) {
            (Some(part), _) => part.span.end,
            (None, Some(part)) => part.span.end,
            (None, None) => self.statement.span.start,
        };
        let end = self.statement.because.as_ref().map_or(self.statement.span.end, |because| because.span.start);
        let text = self.bench.claims.source.slice(Span { start, end });
        let text = text.trim_start_matches([':', ' ', '\t']).trim_end();
        let text = text.strip_suffix("because").unwrap_or(text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn on_claim(&self, span: Span, text: impl Into<String>) -> Label {
        Label::new(&self.bench.claims.source, span, text)
    }

    pub(super) fn on_article(&self, article: usize, span: Span, text: impl Into<String>) -> Option<Label> {
        let source = &self.bench.subjects.get(article)?.checked.analysis.article.source;
        Some(Label::new(&Arc::clone(source), span, text))
    }

    /// "trt:18": the article's name in the claims file, else its file's, and the line.
    pub(super) fn place(&self, article: usize, span: Span) -> String {
        let Some(subject) = self.bench.subjects.get(article) else { return String::new() };
        let source = &subject.checked.analysis.article.source;
        let file = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        format!("{}:{}", subject.name.unwrap_or(stem), source.position(span.start).line)
    }

    pub(super) fn words(&self, article: usize, span: Span) -> String {
        let text = self.bench.subjects.get(article).map_or("", |subject| subject.checked.analysis.article.slice(span));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn labelled(&self, diagnostic: Diagnostic, article: usize, fact: &Fact, text: String) -> Diagnostic {
        match self.on_article(article, fact.span, text).filter(|_| !fact.span.is_empty()) {
            Some(label) => diagnostic.label(label),
            None => diagnostic,
        }
    }

    pub(super) fn supported<'f>(&self, answered: impl Iterator<Item = &'f Answered<'f>>) -> Case {
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

    pub(super) fn shown(&self, named: &[Named<'_>]) -> Case {
        let answered: Vec<Answered<'_>> = named
            .iter()
            .map(|named| Answered { article: named.article, fact: named.fact, relation: Relation::Entailed })
            .collect();
        self.supported(answered.iter())
    }

    /// Absence has no evidence but the text as a whole.
    pub(super) fn absent(&self) -> Case {
        Case { reason: Some("nothing in the text".into()), ..self.case(Verdict::Supported, Vec::new()) }
    }

    pub(super) fn contradicted(&self, against: &[&Answered<'_>], all: &[Answered<'_>]) -> Case {
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

    /// "trt:11 “nearly an hour and a half” (81 to 90 min)".
    fn quoted(&self, answer: &Answered<'_>) -> String {
        let place = self.place(answer.article, answer.fact.span);
        let words = self.words(answer.article, answer.fact.span);
        let weak = if answer.fact.firm { "" } else { ", bound weakly" };
        let value = answer.fact.value.range_shown().unwrap_or_else(|| plain(&answer.fact.value));
        format!("{place} “{words}” ({value}{weak})")
    }

    fn says(fact: &Fact) -> String {
        let by = fact.by.as_ref().map(|by| format!(", says {by}")).unwrap_or_default();
        let what = ranged(&fact.value);
        match fact.status {
            Status::Asserted => format!("{what}{by}"),
            status => format!("{what}, {}{by}", status.name()),
        }
    }

    /// Where the claimed value stands.
    fn claimed_span(&self) -> Span {
        match &self.statement.kind {
            StatementKind::Claim { test, .. } => test_span(test).unwrap_or(self.statement.span),
            _ => self.statement.span,
        }
    }

    fn claimed(&self) -> String {
        match &self.statement.kind {
            StatementKind::Claim {
                test: Test::Compare { right: Right::Value(value), .. } | Test::Near { value, .. },
                ..
            } => {
                format!("claimed: {}", plain(&value.node))
            }
            StatementKind::Claim { .. } => self.right_side().map_or_else(
                || "claimed".into(),
                |(article, fact)| {
                    let weak = if fact.firm { "" } else { ", bound weakly" };
                    format!("{} has {} here{weak}", self.place(article, fact.span), plain(&fact.value))
                },
            ),
            _ => "claimed".into(),
        }
    }

    /// The first fact that the path on the right of a comparison names.
    fn right_side(&self) -> Option<(usize, &Fact)> {
        let StatementKind::Claim { test: Test::Compare { right: Right::Path(path), .. }, .. } = &self.statement.kind
        else {
            return None;
        };
        let everywhere: Vec<usize> = (0..self.bench.subjects.len()).collect();
        let named = self.bench.named(path, &everywhere, matching::Polarity::Affirmed);
        named.first().map(|named| (named.article, named.fact))
    }

    /// Facts that fit the path but say neither yes nor no.
    pub(super) fn undecided(&self, answered: &[Answered<'_>]) -> Case {
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

    pub(super) fn ambiguous(&self, things: &[Vec<&Answered<'_>>]) -> Case {
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

    /// No fact answers to the path.
    pub(super) fn unknown(&self, path: &Path, articles: &[usize]) -> Case {
        let nearest = self.nearest_paths(path, articles);
        let what =
            if articles.len() == 1 { "the article says nothing of this" } else { "no article says anything of this" };
        let mut diagnostic = self.diagnostic(Verdict::Unverified).label(self.on_claim(path.span, what));
        for near in &nearest {
            diagnostic = diagnostic.note(near.clone());
        }
        let help = if let Some(meant) = self.meant(path, articles) {
            format!("did you mean `{meant}`?")
        } else if nearest.is_empty() {
            "`factlint facts ARTICLE` lists what can be claimed".to_owned()
        } else {
            "write one of these paths, or see `factlint facts ARTICLE` for all".to_owned()
        };
        self.failed(Verdict::Unverified, Vec::new(), "nothing says so".into(), diagnostic.help(help))
    }

    /// Facts answer to the path, but its filters leave none of them.
    pub(super) fn filtered_out(&self, path: &Path, named: &[Named<'_>]) -> Case {
        let (Some(first), Some(filter)) = (named.first(), path.filters.first()) else { return self.unknown(path, &[]) };
        let by = first.fact.by.as_ref().map_or_else(|| "the article itself".to_owned(), Clone::clone);
        let reason = format!("{} does not pass the filter", self.place(first.article, first.fact.span));
        let span = path.filters.iter().fold(filter.span, |span, filter| span.join(filter.span));
        let diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(span, "no fact of this path passes the filter"));
        let mut diagnostic =
            self.labelled(diagnostic, first.article, first.fact, format!("{}, says {by}", ranged(&first.fact.value)));
        for other in named.iter().skip(1).take(SHOWN) {
            let words = self.words(other.article, other.fact.span);
            diagnostic = diagnostic.note(format!("nor does {} “{words}”", self.place(other.article, other.fact.span)));
        }
        let evidence = vec![Evidence { article: first.article, span: first.fact.span }];
        self.failed(Verdict::Unverified, evidence, reason, diagnostic)
    }

    /// The article denies it, or only supposes it.
    pub(super) fn not_affirmed(&self, named: &Named<'_>) -> Case {
        let fact = named.fact;
        let how = if fact.negated { "denied" } else { fact.status.name() };
        let reason = format!("{} has it only as {how}", self.place(named.article, fact.span));
        let diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(self.statement.span, "claimed as so"));
        let diagnostic = self.labelled(diagnostic, named.article, fact, format!("{}, {how}", ranged(&fact.value)));
        let help = if fact.negated {
            "`PATH denied` claims that the article denies it".to_owned()
        } else {
            format!("`[status == {how}]` claims what the article only has as {how}")
        };
        self.failed(
            Verdict::Unverified,
            vec![Evidence { article: named.article, span: fact.span }],
            reason,
            diagnostic.help(help),
        )
    }

    /// Facts answer to the path, but of another type than the claim's value.
    pub(super) fn incomparable(&self, named: &[Named<'_>], test: &Test) -> Case {
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

    /// A quotation that is nearly the claimed one.
    pub(super) fn altered(&self, element: &Literal, claimed: &str, named: &Named<'_>, passage: &str) -> Case {
        let reason = format!("{} has other words", self.place(named.article, named.fact.span));
        let by = named.fact.by.as_ref().map(|by| format!(", says {by}")).unwrap_or_default();
        // Whose words these are is not certain: they may well be others than the claimed ones.
        let (verdict, unsure) = if named.fact.firm {
            (Verdict::Contradicted, "")
        } else {
            (Verdict::Unverified, ", but it is not certain that these are meant")
        };
        let diagnostic = self.diagnostic(verdict).label(self.on_claim(element.span, "claimed"));
        let diagnostic = self
            .labelled(diagnostic, named.article, named.fact, format!("the words here{by}{unsure}"))
            .note(format!("from claim to article: {}", word_diff(claimed, passage)));
        let words = quoted_text(passage);
        let help = format!("`{words}` is what the article supports");
        self.failed(
            verdict,
            vec![Evidence { article: named.article, span: named.fact.span }],
            reason,
            diagnostic.help(help).fix(element.span, words),
        )
    }

    pub(super) fn not_contained(&self, element: &Literal, named: &[Named<'_>], elsewhere: Option<&Named<'_>>) -> Case {
        let mut diagnostic = self
            .diagnostic(Verdict::Unverified)
            .label(self.on_claim(element.span, "not found in what answers to the path"));
        let mut evidence = Vec::new();
        let mut reason = "these words are not there".to_owned();
        if let Some(other) = elsewhere {
            let who = other.fact.participants.join(", ");
            reason = format!("{} has these words from {who}", self.place(other.article, other.fact.span));
            diagnostic = self.labelled(diagnostic, other.article, other.fact, format!("these words are from {who}"));
            evidence.push(Evidence { article: other.article, span: other.fact.span });
        } else {
            for named in named.iter().take(SHOWN) {
                diagnostic = diagnostic.note(format!(
                    "{} has {}",
                    self.place(named.article, named.fact.span),
                    plain(&named.fact.value)
                ));
            }
        }
        self.failed(Verdict::Unverified, evidence, reason, diagnostic)
    }

    /// A fact that stands against `denied` or `absent`.
    pub(super) fn asserted(&self, named: &Named<'_>, label: &str) -> Case {
        let reason =
            format!("{} “{}”", self.place(named.article, named.fact.span), self.words(named.article, named.fact.span));
        let diagnostic = self.diagnostic(Verdict::Contradicted).label(self.on_claim(self.statement.span, "claimed"));
        let diagnostic = self.labelled(diagnostic, named.article, named.fact, label.to_owned());
        self.failed(
            Verdict::Contradicted,
            vec![Evidence { article: named.article, span: named.fact.span }],
            reason,
            diagnostic,
        )
    }

    /// Something that may be what a claim says is absent.
    pub(super) fn perhaps_present(&self, evidence: Evidence) -> Case {
        let reason = format!("{} may speak of it", self.place(evidence.article, evidence.span));
        let mut diagnostic =
            self.diagnostic(Verdict::Unverified).label(self.on_claim(self.statement.span, "claimed to be absent"));
        if let Some(label) = self.on_article(evidence.article, evidence.span, "this may speak of it") {
            diagnostic = diagnostic.label(label);
        }
        self.failed(Verdict::Unverified, vec![evidence], reason, diagnostic)
    }

    pub(super) fn disagree(&self, one: &Named<'_>, other: &Named<'_>) -> Case {
        let reason = format!(
            "{} says {}, {} says {}",
            self.place(one.article, one.fact.span),
            plain(&one.fact.value),
            self.place(other.article, other.fact.span),
            plain(&other.fact.value)
        );
        let diagnostic = self
            .diagnostic(Verdict::Contradicted)
            .label(self.on_claim(self.statement.span, "claimed to be alike in every article"));
        let diagnostic = self.labelled(diagnostic, one.article, one.fact, Self::says(one.fact));
        let diagnostic = self.labelled(diagnostic, other.article, other.fact, Self::says(other.fact));
        let evidence = [one, other].map(|named| Evidence { article: named.article, span: named.fact.span });
        self.failed(Verdict::Contradicted, evidence.into(), reason, diagnostic)
    }

    /// Articles of which nothing goes together, though none of it is certain to be about one thing.
    pub(super) fn do_not_meet(&self, path: &Path, one: &Named<'_>, other: &Named<'_>) -> Case {
        let [here, there] = [one, other].map(|named| self.place(named.article, named.fact.span));
        let (says, but) = (plain(&one.fact.value), plain(&other.fact.value));
        let diagnostic = self
            .diagnostic(Verdict::Ambiguous)
            .label(self.on_claim(path.span, "nothing that one article says here is in the other"));
        let diagnostic = self.labelled(diagnostic, one.article, one.fact, Self::says(one.fact));
        let diagnostic = self.labelled(diagnostic, other.article, other.fact, Self::says(other.fact));
        let evidence = [one, other].map(|named| Evidence { article: named.article, span: named.fact.span });
        let help = "they may speak of different things: name the parties, or claim a value of each article (`NAME: …`)";
        let reason = format!("{here} says {says}, {there} says {but}");
        self.failed(Verdict::Ambiguous, evidence.into(), reason, diagnostic.help(help))
    }

    /// A name of the path means two people, of whom only one need have said so.
    pub(super) fn several_bearers(&self, path: &Path, one: &Named<'_>, other: &Named<'_>) -> Case {
        let diagnostic =
            self.diagnostic(Verdict::Ambiguous).label(self.on_claim(path.span, "a name here means more than one"));
        let diagnostic = self.labelled(diagnostic, one.article, one.fact, one.fact.path());
        let diagnostic = self.labelled(diagnostic, other.article, other.fact, other.fact.path());
        let evidence = [one, other].map(|named| Evidence { article: named.article, span: named.fact.span });
        let help = format!("write the name in full, as in `{}`", one.fact.path());
        let reason = format!("may be {} or {}", one.fact.participants.join(", "), other.fact.participants.join(", "));
        self.failed(Verdict::Ambiguous, evidence.into(), reason, diagnostic.help(help))
    }

    /// The scope's articles could not be read, which the run tells by itself.
    pub(super) fn without_article(&self) -> Case {
        let reason = "its article could not be read";
        let span = self.statement.scope.as_ref().map_or(self.statement.span, |scope| scope.span);
        let diagnostic = self.diagnostic(Verdict::Unchecked).label(self.on_claim(span, reason));
        self.failed(Verdict::Unchecked, Vec::new(), reason.into(), diagnostic)
    }

    /// `agree` over fewer than two articles that state it.
    pub(super) fn too_few(&self, path: &Path, named: &[Named<'_>], articles: usize) -> Case {
        let Some(first) = named.first() else {
            return self.unknown(path, &(0..self.bench.subjects.len()).collect::<Vec<_>>());
        };
        let reason = format!("only {} states it", self.place(first.article, first.fact.span));
        let states = match articles {
            1 => "there is but one article here".to_owned(),
            _ => format!("1 of {articles} articles states this"),
        };
        let diagnostic = self
            .diagnostic(Verdict::Unverified)
            .label(self.on_claim(path.span, format!("{states}; two are needed to agree")));
        let diagnostic = self.labelled(diagnostic, first.article, first.fact, Self::says(first.fact));
        self.failed(
            Verdict::Unverified,
            vec![Evidence { article: first.article, span: first.fact.span }],
            reason,
            diagnostic,
        )
    }

    /// An `expect` without its finding.
    pub(super) fn not_found(&self, rule: &Spanned<String>, text: Option<&Spanned<String>>, articles: &[usize]) -> Case {
        let others: Vec<&Diagnostic> = articles
            .iter()
            .filter_map(|&article| self.bench.subjects.get(article))
            .flat_map(|subject| &subject.checked.findings)
            .filter(|finding| finding.code == rule.node)
            .collect();
        let span = text.map_or(rule.span, |text| text.span);
        let what = if others.is_empty() {
            format!("{} finds nothing", rule.node)
        } else {
            format!("{} finds nothing here", rule.node)
        };
        let mut diagnostic = self.diagnostic(Verdict::Contradicted).label(self.on_claim(span, what.clone()));
        if let Some(label) = others.first().and_then(|finding| finding.labels.first()) {
            diagnostic = diagnostic.label(Label { text: "but it finds this".into(), ..label.clone() });
        }
        let help = "delete the statement if the text was mended; `allow` accepts a finding, there or not";
        self.failed(Verdict::Contradicted, Vec::new(), what, diagnostic.help(help))
    }

    /// A statement that the program cannot check yet.
    pub(super) fn unchecked(&self, span: Span) -> Case {
        let diagnostic = self
            .diagnostic(Verdict::Unchecked)
            .label(self.on_claim(span, "comparing sentences does not exist yet"))
            .help("write what the sentence says as claims, such as `call(Xi, Putin).duration == 85min`");
        self.failed(Verdict::Unchecked, Vec::new(), "not checked yet".into(), diagnostic)
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

fn test_span(test: &Test) -> Option<Span> {
    Some(match test {
        Test::Compare { right: Right::Value(value), .. } | Test::Near { value, .. } => value.span,
        Test::Compare { right: Right::Path(path), .. } => path.span,
        Test::In(Set::Range(low, high)) => low.span.join(high.span),
        Test::In(Set::List(list)) | Test::Contains(list) => list.first()?.span.join(list.last()?.span),
        Test::Matches { pattern, .. } => pattern.span,
    })
}
