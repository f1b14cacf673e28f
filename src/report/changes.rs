//! What changed between two versions of an article: lines for people, JSON for programs.

use super::{facts::one_line, foreign, records::FactRecord};
use crate::{
    changes::{Change, changes},
    facts::Fact,
    source::{CodePoints, Source},
    verdict::Checked,
};
use serde::Serialize;
use std::{fmt::Write, sync::Arc};

/// Two versions of an article, and the claims that hold of the older one alone.
#[derive(Debug)]
pub struct Versions {
    /// The older one.
    pub old: Arc<Checked>,
    /// The newer one.
    pub new: Arc<Checked>,
    /// The claims that the change breaks.
    pub broken: Vec<Broken>,
}

/// A claim that a change breaks.
#[derive(Clone, Debug, Serialize)]
pub struct Broken {
    /// The claims file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The statement.
    pub claim: String,
    /// What it comes to now.
    pub verdict: &'static str,
    /// Whether that fails a run, by the settings that hold for the claims file.
    pub fails: bool,
}

fn source(version: &Checked) -> &Source {
    &version.analysis.article.source
}

impl Versions {
    /// A line a change, its value on both sides and its place in the version that has it; then the claims that break.
    pub fn lines(&self) -> String {
        let mut out = String::new();
        let (mut changed, mut dropped, mut added) = (0, 0, 0);
        for change in changes(&self.old, &self.new) {
            let line = match change {
                Change::Changed { old, new } => {
                    changed += 1;
                    format!("changed  {}: {} → {}", one_line(&old.path()), self.old_value(old), self.new_value(new))
                }
                Change::Dropped(old) => {
                    dropped += 1;
                    format!("dropped  {}: {}", one_line(&old.path()), self.old_value(old))
                }
                Change::Added(new) => {
                    added += 1;
                    format!("added    {}: {}", one_line(&new.path()), self.new_value(new))
                }
            };
            let _ = writeln!(out, "{line}");
        }
        for Broken { file, line, claim, verdict, fails } in &self.broken {
            let level = if *fails { "" } else { ", a warning" };
            let _ = writeln!(out, "breaks   {file}:{line}: {claim} ({verdict}{level})");
        }
        let _ =
            writeln!(out, "{changed} changed, {dropped} dropped, {added} added; claims broken: {}", self.broken.len());
        foreign::harmless(&out)
    }

    fn old_value(&self, fact: &Fact) -> String {
        value(&self.old, fact)
    }

    fn new_value(&self, fact: &Fact) -> String {
        value(&self.new, fact)
    }

    /// The same as a JSON object.
    pub fn json(&self) -> String {
        let (old_points, new_points) =
            (&mut CodePoints::new(source(&self.old).text()), &mut CodePoints::new(source(&self.new).text()));
        let changes = changes(&self.old, &self.new)
            .into_iter()
            .map(|change| {
                let (kind, old, new) = match change {
                    Change::Changed { old, new } => ("changed", Some(old), Some(new)),
                    Change::Dropped(old) => ("dropped", Some(old), None),
                    Change::Added(new) => ("added", None, Some(new)),
                };
                let old = old.map(|fact| FactRecord::new(fact, old_points));
                ChangeRecord { change: kind, old, new: new.map(|fact| FactRecord::new(fact, new_points)) }
            })
            .collect();
        let (old, new) = (source(&self.old).name(), source(&self.new).name());
        foreign::pretty_json(&VersionsRecord { old, new, changes, broken: &self.broken })
    }
}

/// A value with the words and the line that state it.
fn value(version: &Checked, fact: &Fact) -> String {
    let line = source(version).position(fact.span.start).line;
    let words = one_line(source(version).slice(fact.span));
    if fact.value.words().is_some() {
        return format!("“{words}” (line {line})");
    }
    let shown = one_line(&fact.value.to_string());
    format!("{shown} (line {line}, “{words}”)")
}

#[derive(Serialize)]
struct VersionsRecord<'a> {
    old: &'a str,
    new: &'a str,
    changes: Vec<ChangeRecord<'a>>,
    broken: &'a [Broken],
}

#[derive(Serialize)]
struct ChangeRecord<'a> {
    change: &'static str,
    old: Option<FactRecord<'a>>,
    new: Option<FactRecord<'a>>,
}
