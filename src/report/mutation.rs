//! What became of the mutations of articles: a table for people, JSON for programs.

use super::{Run, facts::one_line, foreign};
use crate::{
    facts::Fact,
    mutate::{Kind, Mutation},
    source::Position,
    suggest,
};
use serde::Serialize;
use std::fmt::Write;

/// A mutation and whether something went red.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The article, as an index into [`Run::articles`].
    pub article: usize,
    /// The change.
    pub mutation: Mutation,
    /// Whether the fact that it changes is bound firmly.
    pub firm: bool,
    /// Whether a claim that passed fails, or a rule finds more than before.
    pub killed: bool,
}

/// What became of the mutations of the articles of a run.
#[derive(Debug)]
pub struct Mutants {
    /// The run of the articles as they are.
    pub run: Run,
    /// In the order of articles and text.
    pub mutants: Vec<Mutant>,
}

/// How many of some mutants were killed.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Tally {
    killed: usize,
    mutants: usize,
}

impl Tally {
    fn of<'a>(mutants: impl Iterator<Item = &'a Mutant>) -> Self {
        mutants.fold(Self::default(), |tally, mutant| Self {
            killed: tally.killed + usize::from(mutant.killed),
            mutants: tally.mutants + 1,
        })
    }

    fn percent(self) -> usize {
        (self.killed * 100).checked_div(self.mutants).unwrap_or(100)
    }
}

impl Mutants {
    /// The share of mutants of firm facts that were killed in hundredths, rounded down; 100 where there are none.
    pub fn percent(&self) -> usize {
        Tally::of(self.mutants.iter().filter(|mutant| mutant.firm)).percent()
    }

    fn fact(&self, mutant: &Mutant) -> Option<&Fact> {
        self.run.articles.get(mutant.article)?.analysis.facts.get(mutant.mutation.fact)
    }

    fn of_kind(&self, kind: Kind, firm: bool) -> Tally {
        Tally::of(self.mutants.iter().filter(|mutant| mutant.mutation.kind == kind && mutant.firm == firm))
    }

    /// The claim that says what the changed fact says.
    fn claim(&self, mutant: &Mutant) -> Option<String> {
        self.fact(mutant).and_then(suggest::claim)
    }

    /// The mutants of firm facts that nothing told of, each with a claim that would have; then the shares by kind.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for (at, article) in self.run.articles.iter().enumerate() {
            let source = &article.analysis.article.source;
            let survived = |mutant: &&Mutant| mutant.article == at && mutant.firm && !mutant.killed;
            let survivors: Vec<&Mutant> = self.mutants.iter().filter(survived).collect();
            if survivors.is_empty() {
                continue;
            }
            let _ = writeln!(out, "{}: nothing tells of these changes", source.name());
            for mutant in survivors {
                let line = source.position(mutant.mutation.span.start).line;
                let (from, to) = (one_line(source.slice(mutant.mutation.span)), &mutant.mutation.replacement);
                let _ = writeln!(out, "{line:4}  {:9}  “{from}” → “{to}”", mutant.mutation.kind.name());
                if let Some(claim) = self.claim(mutant) {
                    let _ = writeln!(out, "                 {}", one_line(&claim));
                }
            }
            out.push('\n');
        }
        self.shares(&mut out);
        foreign::harmless(&out)
    }

    fn shares(&self, out: &mut String) {
        let _ = writeln!(out, "change     killed, of firm facts     of weak facts");
        for kind in Kind::ALL {
            let (firm, weak) = (self.of_kind(kind, true), self.of_kind(kind, false));
            if firm.mutants + weak.mutants > 0 {
                let share = |tally: Tally| format!("{} of {}", tally.killed, tally.mutants);
                let _ = writeln!(
                    out,
                    "{:9}  {:12}  {:>3} %      {}",
                    kind.name(),
                    share(firm),
                    firm.percent(),
                    share(weak)
                );
            }
        }
        let firm = Tally::of(self.mutants.iter().filter(|mutant| mutant.firm));
        let _ =
            writeln!(out, "\nkilled: {} of {} changes of firm facts, {} %", firm.killed, firm.mutants, firm.percent());
    }

    /// The same as a JSON object, every mutant in it.
    pub fn json(&self) -> String {
        let kinds = Kind::ALL.map(|kind| KindRecord {
            kind: kind.name(),
            firm: self.of_kind(kind, true),
            weak: self.of_kind(kind, false),
        });
        let mutants = self.mutants.iter().filter_map(|mutant| self.record(mutant)).collect();
        let record = MutantsRecord { percent: self.percent(), kinds, mutants };
        foreign::pretty_json(&record)
    }

    fn record<'a>(&'a self, mutant: &'a Mutant) -> Option<MutantRecord<'a>> {
        let source = &self.run.articles.get(mutant.article)?.analysis.article.source;
        let Position { line, column } = source.position(mutant.mutation.span.start);
        Some(MutantRecord {
            article: source.name(),
            line,
            column,
            kind: mutant.mutation.kind.name(),
            from: source.slice(mutant.mutation.span),
            to: &mutant.mutation.replacement,
            firm: mutant.firm,
            killed: mutant.killed,
            claim: self.claim(mutant),
        })
    }
}

#[derive(Serialize)]
struct MutantsRecord<'a> {
    percent: usize,
    kinds: [KindRecord; Kind::ALL.len()],
    mutants: Vec<MutantRecord<'a>>,
}

#[derive(Serialize)]
struct KindRecord {
    kind: &'static str,
    firm: Tally,
    weak: Tally,
}

#[derive(Serialize)]
struct MutantRecord<'a> {
    article: &'a str,
    line: usize,
    column: usize,
    kind: &'static str,
    from: &'a str,
    to: &'a str,
    firm: bool,
    killed: bool,
    claim: Option<String>,
}
