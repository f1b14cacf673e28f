//! Stands in for the parts that other branches write; goes when they merge.

pub(crate) mod claims {
    use crate::{
        claims::{Claims, Spanned, Statement, StatementKind},
        diagnostic::{Diagnostic, Label},
        source::{Source, Span},
    };
    use std::sync::Arc;

    pub(crate) fn parse(source: &Arc<Source>) -> (Claims, Vec<Diagnostic>) {
        let (mut statements, mut errors) = (Vec::new(), Vec::new());
        let mut at = 0;
        for line in source.text().split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            match (line.trim().is_empty() || line.starts_with('#'), kind(line.trim_end(), at)) {
                (true, _) => {}
                (_, Some(kind)) => {
                    statements.push(Statement { span, label: None, scope: None, kind, because: None });
                }
                (_, None) => {
                    errors.push(Diagnostic::error("syntax", "no statement").label(Label::new(source, span, "this")));
                }
            }
            at += line.len();
        }
        (Claims { source: Arc::clone(source), statements }, errors)
    }

    fn kind(line: &str, at: usize) -> Option<StatementKind> {
        let word = |word: &str| {
            let start = at + line.find(word).unwrap_or(0);
            Spanned { node: word.trim_matches('"').to_owned(), span: Span::new(start, start + word.len()) }
        };
        let words: Vec<&str> = line.split(' ').collect();
        Some(match words.as_slice() {
            ["article", glob] => StatementKind::Article { glob: word(glob), name: None },
            ["article", glob, "as", name] => StatementKind::Article { glob: word(glob), name: Some(word(name)) },
            ["expect", rule] => StatementKind::Expect { rule: word(rule), text: None },
            ["allow", rule] => StatementKind::Allow { rule: word(rule), text: None },
            _ => return None,
        })
    }

    pub(crate) fn format(source: &Arc<Source>) -> Result<String, Vec<Diagnostic>> {
        let (_, errors) = parse(source);
        if errors.is_empty() {
            Ok(source.text().lines().flat_map(|line| [line.trim_end(), "\n"]).collect())
        } else {
            Err(errors)
        }
    }
}

pub(crate) mod terminal {
    use crate::{diagnostic::Diagnostic, report::Run};
    use std::fmt::Write;

    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) enum Verbosity {
        Quiet,
        #[default]
        Normal,
        Verbose,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Output {
        Terminal(Option<usize>),
        Pipe,
    }

    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct Options {
        pub(crate) width: usize,
        pub(crate) color: bool,
        pub(crate) verbosity: Verbosity,
    }

    impl Options {
        pub(crate) fn detect(output: Output, color: Option<bool>, variable: impl Fn(&str) -> Option<String>) -> Self {
            let columns = match output {
                Output::Terminal(columns) => columns,
                Output::Pipe => None,
            };
            let told = || variable("COLUMNS")?.parse().ok();
            Self {
                width: columns.or_else(told).unwrap_or(100),
                color: color.unwrap_or(false),
                verbosity: Verbosity::Normal,
            }
        }
    }

    pub(crate) fn render(run: &Run, options: &Options) -> String {
        let diagnostics: Vec<Diagnostic> = run.findings.iter().chain(&run.errors).cloned().collect();
        render_diagnostics(&diagnostics, options) + &format!("{} articles\n", run.articles.len())
    }

    pub(crate) fn render_diagnostics(diagnostics: &[Diagnostic], _: &Options) -> String {
        let mut out = String::new();
        for diagnostic in diagnostics {
            let _ = writeln!(out, "{}: {}: {}", diagnostic.severity.name(), diagnostic.code, diagnostic.message);
            for label in &diagnostic.labels {
                let place = label.source.position(label.span.start);
                let _ = writeln!(out, "  {}:{}:{}: {}", label.source.name(), place.line, place.column, label.text);
            }
            for note in diagnostic.notes.iter().chain(&diagnostic.help) {
                let _ = writeln!(out, "  {note}");
            }
        }
        out
    }
}

pub(crate) mod rules {
    pub(crate) trait Rule: Sync {
        fn name(&self) -> &'static str;
        fn page(&self) -> &'static str;
    }

    struct TruncatedSentence;

    impl Rule for TruncatedSentence {
        fn name(&self) -> &'static str {
            "truncated-sentence"
        }

        fn page(&self) -> &'static str {
            "# truncated-sentence\n\nA sentence that breaks off.\n"
        }
    }

    pub(crate) const ALL: &[&dyn Rule] = &[&TruncatedSentence];

    pub(crate) fn find(name: &str) -> Option<&'static dyn Rule> {
        ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

/// Used by the parsers of values, which are on another branch.
const _: fn(&str) -> &'static crate::values::units::Unit = crate::values::units::named;
