//! A run without the words of its articles: for embargoed copy in logs that are public. As the run itself has none of them any more, no format can
//! show any.
//!
//! What stays: names of files, lines and columns, verdicts, rules, and what claims say outside of quotation marks, with their labels and reasons.

use super::{Run, Suite, statement};
use crate::{
    claims::{Claims, Statement, StatementKind},
    diagnostic::{Diagnostic, Label},
    facts::{Analysis, Told},
    rules,
    source::{Source, Span},
    text::Article,
    verdict::{Case, Checked},
};
use std::{collections::BTreeMap, sync::Arc};

/// The same run without a word of its articles.
pub fn redacted(run: &Run) -> Run {
    let mut veil = Veil::default();
    // Claims files first: they keep what they do not quote.
    let claims: Vec<Claims> = run.suites.iter().map(|suite| veil.claims(&suite.claims)).collect();
    let mut suites = Vec::with_capacity(run.suites.len());
    for (suite, claims) in run.suites.iter().zip(claims) {
        let cases = suite.cases.iter().map(|case| veil.case(&claims, case)).collect();
        suites.push(Suite { claims, articles: suite.articles.clone(), cases });
    }
    Run {
        suites,
        claims_files: run.claims_files.clone(),
        articles: run.articles.iter().map(|article| Arc::new(veil.article(article))).collect(),
        files: run.files.clone(),
        rules: run.rules.clone(),
        findings: run.findings.iter().map(|finding| veil.diagnostic(finding)).collect(),
        errors: run.errors.iter().map(|error| veil.diagnostic(error)).collect(),
        times: run.times.clone(),
        stopped: run.stopped,
    }
}

/// The texts that are veiled already, each once.
#[derive(Default)]
struct Veil(BTreeMap<*const Source, Arc<Source>>);

impl Veil {
    fn source(&mut self, source: &Arc<Source>) -> Arc<Source> {
        let veiled = || source.veiled(|_, c| veiled(c));
        Arc::clone(self.0.entry(Arc::as_ptr(source)).or_insert_with(veiled))
    }

    fn claims(&mut self, claims: &Claims) -> Claims {
        let mut quoting = Quoting::new(claims);
        let source = claims.source.veiled(|at, c| if quoting.hides(at, c) { veiled(c) } else { c });
        self.0.insert(Arc::as_ptr(&claims.source), Arc::clone(&source));
        Claims { source, statements: claims.statements.clone(), words: Arc::clone(&claims.words) }
    }

    fn article(&mut self, article: &Checked) -> Checked {
        let read = &article.analysis.article;
        let source = self.source(&read.source);
        let bare =
            Article { source, head_date: None, blocks: vec![], sentences: vec![], tokens: vec![], quotations: vec![] };
        Checked {
            analysis: Analysis {
                article: bare,
                date: None,
                mentions: vec![],
                names: vec![],
                told: Told::default().into(),
            },
            findings: article.findings.iter().map(|finding| self.diagnostic(finding)).collect(),
            faults: article.faults.iter().map(|fault| self.diagnostic(fault)).collect(),
        }
    }

    fn case(&mut self, claims: &Claims, case: &Case) -> Case {
        let statement = claims.statements.get(case.statement).map(|it| statement::written(claims, it));
        let told = case.diagnostic.as_ref().map(|told| {
            let message = statement.unwrap_or_default();
            Diagnostic { message, ..self.diagnostic(told) }
        });
        Case { reason: None, diagnostic: told, ..case.clone() }
    }

    /// The diagnostic without what it says of the text: its places, and the rule in general.
    fn diagnostic(&mut self, told: &Diagnostic) -> Diagnostic {
        let message = match rules::find(told.code) {
            Some(rule) => rule.summary().trim_end_matches('.').to_owned(),
            None => unquoted(&told.message),
        };
        let label = |label: &Label| Label::new(&self.source(&label.source), label.span, "here");
        Diagnostic {
            code: told.code,
            severity: told.severity,
            message,
            labels: told.labels.iter().map(label).collect(),
            notes: Vec::new(),
            help: None,
        }
    }
}

/// What stands for a character: a low line of as many bytes.
fn veiled(c: char) -> char {
    match (c, c.len_utf8()) {
        ('\n' | '\r' | '\u{feff}', _) => c,
        (_, 1) => '_',
        (_, 2) => '\u{2cd}',
        (_, 3) => '▁',
        _ => '\u{1fb7b}',
    }
}

/// A message without what it quotes of texts.
fn unquoted(message: &str) -> String {
    let mut until = None;
    let veil = |c: char| {
        let close = match c {
            '“' => '”',
            c => c,
        };
        match until {
            Some(end) if c == end => until = None,
            Some(_) => return '_',
            None if matches!(c, '“' | '"') => until = Some(close),
            None => {}
        }
        c
    };
    message.chars().map(veil).collect()
}

/// Reads through a claims file and tells what in it is quoted, or a comment.
struct Quoting {
    /// Labels, reasons and `article` statements: they are the author's own words, in their order.
    own: Vec<Span>,
    /// What ends the part that the reader is in: a quotation mark, a slash, or the line.
    until: Option<char>,
    escaped: bool,
    /// The word that was read last.
    word: String,
}

impl Quoting {
    fn new(claims: &Claims) -> Self {
        let own = |statement: &Statement| {
            let all = matches!(statement.kind, StatementKind::Article { .. }).then_some(statement.span);
            let label = statement.label.as_ref().map(|label| label.span);
            [all, label, statement.because.as_ref().map(|because| because.span)].into_iter().flatten()
        };
        Self { own: claims.statements.iter().flat_map(own).collect(), until: None, escaped: false, word: String::new() }
    }

    /// Whether `c` at `at`, the next character, is to be hidden.
    fn hides(&mut self, at: usize, c: char) -> bool {
        let own = self.own.partition_point(|span| (span.end as usize) <= at);
        let kept = self.own.get(own).is_some_and(|span| span.range().contains(&at));
        if c == '\n' {
            self.until = None;
            return false;
        }
        if let Some(end) = self.until {
            let ends = c == end && !self.escaped;
            self.escaped = c == '\\' && !self.escaped;
            if ends {
                self.until = None;
            }
            return !(ends || kept);
        }
        self.until = match c {
            '"' => Some('"'),
            '/' if self.word == "matches" => Some('/'),
            '#' => Some('\n'),
            _ => None,
        };
        if c.is_whitespace() {
            return false;
        }
        // A regular expression stands behind blanks.
        if self.until.is_some() || !c.is_alphabetic() {
            self.word.clear();
        } else {
            self.word.push(c);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims;

    #[test]
    fn a_claims_file_keeps_what_it_does_not_quote() {
        let text = "article \"a.txt\" # as sent\n\
                    \"the \\\"end\\\"\": quote(Xi) contains \"a \\\"grand\\\" plan\" because \"he said so\"\n\
                    quote(Xi) matches /grand \\/ plan/i\n\
                    speed.value == 50 km/h # \"fifty\"\n";
        let (claims, mistakes) = claims::parse(&Source::new("a.claims", text).expect("short"));
        assert!(mistakes.is_empty(), "{mistakes:?}");
        insta::assert_snapshot!(Veil::default().claims(&claims).source.text(), @r#"
        article "a.txt" #________
        "the \"end\"": quote(Xi) contains "________________" because "he said so"
        quote(Xi) matches /_____________/i
        speed.value == 50 km/h #________
        "#);
    }

    #[test]
    fn a_veil_moves_nothing() {
        let source = Source::new("a.txt", "\u{feff}Xi’s “ö” 𝄞\r\n\nend").expect("short");
        let veiled = Veil::default().source(&source);
        assert_eq!(veiled.text(), "\u{feff}__▁__▁\u{2cd}▁_\u{1fb7b}\r\n\n___");
        let end = u32::try_from(source.text().len()).expect("short");
        assert!((0..end).all(|at| veiled.position(at) == source.position(at)));
    }

    #[test]
    fn messages_keep_what_they_do_not_quote() {
        assert_eq!(unquoted("the word “the” stands twice, \"so\""), "the word “___” stands twice, \"__\"");
    }
}
