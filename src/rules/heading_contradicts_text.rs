//! Figures of the headline that the text has otherwise. See the page beside this file.

use super::{Confidence, Rule, Status, exclusion::excludes, revisions, surroundings::Surroundings};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::{Analysis, Mention},
    interval::Decimal,
    language::{lemma, lexicon, words},
    source::Span,
    text::{Block, BlockKind},
    values::Value,
};

pub(super) const RULE: Rule = Rule {
    name: "heading-contradicts-text",
    page: include_str!("heading_contradicts_text.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// How far behind "20 people" the text may say what happened to them.
const REACH: usize = 5;
/// No headline has more.
const MOST_FIGURES: usize = 6;
/// So many figures of the text may add up to that of the headline.
const MOST_PARTS: usize = 12;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let article = &analysis.article;
    let Some(headline) = article.blocks.iter().find(|block| block.kind == BlockKind::Headline) else {
        return Vec::new();
    };
    if !article.is_english() {
        return Vec::new();
    }
    let reader = Reader { analysis, around: Surroundings::of(article) };
    let (titled, text) = reader.figures(headline);
    titled.into_iter().take(MOST_FIGURES).filter_map(|figure| reader.finding(rule, figure, &text)).collect()
}

struct Reader<'a> {
    analysis: &'a Analysis,
    around: Surroundings<'a>,
}

impl<'a> Reader<'a> {
    /// The figures of the headline, and those of the running text.
    fn figures(&self, headline: &Block) -> (Vec<&'a Mention>, Vec<&'a Mention>) {
        let figures = self.analysis.mentions.iter().filter(|mention| mention.value.measure().is_some());
        let (titled, others): (Vec<_>, Vec<_>) = figures.partition(|figure| headline.span.contains(figure.span));
        (titled, others.into_iter().filter(|figure| figure.span.start > headline.span.end).collect())
    }

    /// What a figure counts or measures: what happened to people, or the noun behind it.
    fn topic(&self, figure: &Mention) -> Option<String> {
        let tokens = self.around.tokens(figure.span);
        let casualty = |at: usize| lexicon::casualty(&lemma::lower(self.around.word(at)));
        let noun = lemma::lower(self.around.word(tokens.end));
        let open = self.around.is_word(tokens.end) && words::class(&noun).is_none();
        let of_people = !open
            || casualty(tokens.end).is_some()
            || lemma::noun(&noun) == "person"
            || matches!(noun.as_ref(), "people" | "persons");
        if matches!(figure.value, Value::Count(_) | Value::Number(_)) && of_people {
            let before = tokens.start.checked_sub(1).and_then(casualty);
            let behind = || (tokens.end..tokens.end + REACH).take_while(|at| self.goes_on(*at)).find_map(casualty);
            return before.or_else(behind).map(str::to_owned);
        }
        let kind = figure.value.dimension()?.0;
        (open && casualty(tokens.end).is_none()).then(|| format!("{kind} {}", lemma::noun(&noun)))
    }

    fn goes_on(&self, at: usize) -> bool {
        !self.around.is(at, &[",", ".", ";", "and", "but", "(", "-", "–", ":"])
    }

    fn finding(&self, rule: &Rule, figure: &Mention, text: &[&Mention]) -> Option<Diagnostic> {
        let topic = self.topic(figure)?;
        let comparable: Vec<_> = text.iter().filter(|other| other.value.comparable(&figure.value)).collect();
        // "Dozens of houses" is no other word for "30 people".
        let vague = |other: &Mention| other.value.measure().is_some_and(|measure| measure.stated.is_none());
        let may_be = |other: &Mention| !vague(other) || self.topic(other).as_ref() == Some(&topic);
        if comparable.iter().any(|other| may_be(other) && !excludes(&figure.value, &other.value)) {
            return None;
        }
        let same: Vec<_> = comparable.into_iter().filter(|other| self.topic(other).as_ref() == Some(&topic)).collect();
        if same.len() > 2 || adds_up(&figure.value, text) {
            return None;
        }
        let other = same.iter().find(|other| self.is_plain(other.span))?;
        let article = &self.analysis.article;
        let (titled, told) = (article.slice(figure.span), article.slice(other.span));
        let label = |span, text: &str| Label::new(&article.source, span, text);
        let finding = rule
            .finding(format!("the headline says “{titled}”, the text “{told}”"))
            .label(label(figure.span, "nothing in the text says so"))
            .label(label(other.span, "the text says this"));
        Some(finding.help("take the figure of the text into the headline, or mend the text"))
    }

    /// Whether the sentence around `span` has just this figure of the thing, and none of a part or of the past.
    fn is_plain(&self, span: Span) -> bool {
        let part = self.around.is(self.around.tokens(span).end, &["of"]);
        !part && !revisions::tells_another(self.around, self.around.sentence(span.start))
    }
}

/// Whether two figures of the text add up to that of the headline, or differ by it.
fn adds_up(value: &Value, text: &[&Mention]) -> bool {
    let Some(whole) = value.measure().and_then(|measure| measure.stated) else { return true };
    let comparable = text.iter().filter(|other| other.value.comparable(value));
    let parts: Vec<Decimal> = comparable.filter_map(|other| other.value.measure()?.stated).take(MOST_PARTS).collect();
    let agrees = |sum: Option<Decimal>| sum == Some(whole);
    let pairs =
        parts.iter().enumerate().flat_map(|(at, one)| parts.iter().skip(at + 1).map(move |other| (*one, *other)));
    let mut sums = pairs.map(|(one, other)| {
        agrees(one.plus(other)) || whole.plus(one) == Some(other) || whole.plus(other) == Some(one)
    });
    sums.any(|found| found) || agrees(parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(*part)))
}
