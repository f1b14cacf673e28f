//! The registry of rules. A rule is `rules/NAME.rs` with its page `rules/NAME.md`, a `mod` line and a line in [`ALL`].

mod acronym_mismatch;
mod age_birth_year;
mod altered_quotation;
mod anniversary;
mod average;
mod bounds;
mod change_arithmetic;
mod conflicting_values;
mod count_of_list;
mod cues;
mod currency_conversion;
mod date_order;
mod date_weekday;
mod dates;
mod duplicated_passage;
mod exclusion;
mod figures;
mod heading_contradicts_text;
mod impossible_date;
mod leftover_markup;
mod marks;
mod misattributed_quotation;
mod mismatched_quotation_marks;
mod mixed_quotation_style;
mod name_variant;
mod people;
mod repeated_word;
mod revisions;
mod score_and_winner;
mod share_of_total;
mod spelling_variant;
mod sum_of_parts;
mod surroundings;
mod title_conflict;
mod truncated_sentence;
mod unclosed_quotation;
mod unit_conversion;
mod utterances;

use crate::{
    diagnostic::{Diagnostic, Severity},
    facts::Analysis,
    guard::caught,
};

/// Every rule, sorted by name.
pub static ALL: &[Rule] = &[
    acronym_mismatch::RULE,
    age_birth_year::RULE,
    altered_quotation::RULE,
    anniversary::RULE,
    average::RULE,
    change_arithmetic::RULE,
    conflicting_values::RULE,
    count_of_list::RULE,
    currency_conversion::RULE,
    date_order::RULE,
    date_weekday::RULE,
    duplicated_passage::RULE,
    heading_contradicts_text::RULE,
    impossible_date::RULE,
    leftover_markup::RULE,
    misattributed_quotation::RULE,
    mismatched_quotation_marks::RULE,
    mixed_quotation_style::RULE,
    name_variant::RULE,
    repeated_word::RULE,
    score_and_winner::RULE,
    share_of_total::RULE,
    spelling_variant::RULE,
    sum_of_parts::RULE,
    title_conflict::RULE,
    truncated_sentence::RULE,
    unclosed_quotation::RULE,
    unit_conversion::RULE,
];

/// How far a rule has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// What it finds changes only with a note in the changelog.
    Stable,
    /// What it finds may change with any version.
    Preview,
}

impl Status {
    /// `stable` or `preview`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Preview => "preview",
        }
    }
}

/// How sure a rule is of what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// What it flags cannot be read otherwise.
    Certain,
    /// What it flags is hardly ever meant.
    High,
    /// What it flags may be meant.
    Medium,
}

impl Confidence {
    /// `certain`, `high` or `medium`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::High => "high",
            Self::Medium => "medium",
        }
    }
}

/// One check of one article.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab case; reads well behind "allow".
    pub name: &'static str,
    /// Its page: what it finds, why it matters, examples. The examples are its tests.
    pub page: &'static str,
    /// The level of its findings.
    pub severity: Severity,
    /// Whether it runs where nobody asks for it by name.
    pub on: bool,
    /// How far it has come.
    pub status: Status,
    /// How sure it is.
    pub confidence: Confidence,
    /// Finds everything there is to find in an article, in any order.
    check: fn(&Rule, &Analysis) -> Vec<Diagnostic>,
}

impl Rule {
    /// Everything that it finds in an article.
    pub fn check(&self, analysis: &Analysis) -> Vec<Diagnostic> {
        (self.check)(self, analysis)
    }

    /// What it finds, in the one sentence that stands below the heading of its page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().skip(1).find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// The level that it has by default: that of its findings, or `off`.
    pub fn level(&self) -> &'static str {
        if self.on { self.severity.name() } else { "off" }
    }

    /// A finding of this rule, without a place yet.
    fn finding(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(self.name, message).severity(self.severity)
    }
}

/// The level that settings give to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// Its findings are of this level.
    At(Severity),
}

impl Level {
    /// `off`, or the name of the severity.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }
}

/// The rules that a run uses.
#[derive(Clone, Debug, Default)]
pub enum Selection {
    /// Those that are on by default.
    #[default]
    Default,
    /// These and no others.
    These(Vec<&'static Rule>),
    /// These and no others, and the level of their findings where it is not their own.
    Levelled(Vec<(&'static Rule, Option<Severity>)>),
}

impl Selection {
    /// The rules, in the order of [`ALL`].
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        ALL.iter().filter(|rule| self.has(rule))
    }

    /// Whether `rule` is one of them.
    pub fn has(&self, rule: &Rule) -> bool {
        match self {
            Self::Default => rule.on,
            Self::These(rules) => rules.iter().any(|other| other.name == rule.name),
            Self::Levelled(rules) => rules.iter().any(|(other, _)| other.name == rule.name),
        }
    }

    /// The level that findings of the rule `name` are to have instead of their own.
    pub fn level(&self, name: &str) -> Option<Severity> {
        let Self::Levelled(rules) = self else { return None };
        rules.iter().find(|(rule, _)| rule.name == name).and_then(|(_, level)| *level)
    }
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}

/// What `rules` find in an article, in the order of the text and at one place of the names of the rules; and an internal error for each rule
/// that panics.
pub fn run<'a>(rules: impl IntoIterator<Item = &'a Rule>, analysis: &Analysis) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let (mut findings, mut faults) = (Vec::new(), Vec::new());
    let name = analysis.article.source.name();
    for rule in rules {
        match caught(name, || rule.check(analysis)) {
            Ok(found) => findings.extend(found),
            Err(fault) => {
                let message = format!("internal error: the rule `{}` could not check `{name}`", rule.name);
                faults.push(Diagnostic { message, ..fault });
            }
        }
    }
    findings.sort_by_key(|finding: &Diagnostic| (finding.labels.first().map(|label| label.span), finding.code));
    (findings, faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{facts, source::Source};

    #[test]
    fn a_rule_that_panics_is_told_and_the_others_go_on() {
        let check: fn(&Rule, &Analysis) -> Vec<Diagnostic> = |_, _| panic!("no such token");
        let broken = Rule { name: "broken", check, ..repeated_word::RULE };
        let source = Source::new("a.txt", "The river rose in the the night.\n").expect("short");
        let (findings, faults) = run([&broken, &repeated_word::RULE], &facts::analyse(source, None));
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["repeated-word"]);
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["internal-error"]);
        assert_eq!(faults[0].message, "internal error: the rule `broken` could not check `a.txt`");
        assert_eq!(faults[0].notes, ["no such token"]);
    }

    #[test]
    fn a_selection_keeps_the_order_of_the_registry() {
        let these = ["truncated-sentence", "repeated-word"].map(|name| find(name).expect("it exists"));
        let names: Vec<_> = Selection::These(these.into()).rules().map(|rule| rule.name).collect();
        assert_eq!(names, ["repeated-word", "truncated-sentence"]);
        assert!(Selection::Default.rules().all(|rule| rule.on));
    }
}
