//! A part of the claims: by label, by file and line, or by words.

use super::drafts::Parsed;
use crate::{
    claims::{Statement, StatementKind},
    diagnostic::Diagnostic,
    source::Source,
};

/// Takes out the claims that none of `wanted` names, and the files that have none left. What names no claim is an error.
pub(super) fn select(files: &mut Vec<Parsed>, wanted: &[String]) -> Vec<Diagnostic> {
    let choices: Vec<Choice<'_>> = wanted.iter().map(|wanted| Choice::new(wanted, files)).collect();
    let chosen = |choice: &Choice<'_>, file: &Parsed| {
        file.claims
            .statements
            .iter()
            .any(|statement| is_claim(statement) && choice.takes(&file.claims.source, statement))
    };
    let lost = choices.iter().filter(|choice| !files.iter().any(|file| chosen(choice, file)));
    let errors = lost.map(|choice| nothing(choice.wanted, files)).collect();
    files.retain_mut(|file| {
        let source = &file.claims.source;
        let takes = |statement: &Statement| choices.iter().any(|choice| choice.takes(source, statement));
        file.claims.statements.retain(|statement| !is_claim(statement) || takes(statement));
        file.claims.statements.iter().any(is_claim)
    });
    errors
}

/// Whether a statement says anything of an article.
pub(super) fn is_claim(statement: &Statement) -> bool {
    !matches!(statement.kind, StatementKind::Article { .. } | StatementKind::Let { .. })
}

/// What one argument names.
struct Choice<'a> {
    wanted: &'a str,
    how: How<'a>,
}

/// A label is never mere words: where one is named, it alone is meant.
enum How<'a> {
    Label,
    Place { file: &'a str, line: usize },
    Words,
}

impl<'a> Choice<'a> {
    fn new(wanted: &'a str, files: &[Parsed]) -> Self {
        let labels = || files.iter().flat_map(|file| &file.claims.statements).filter_map(|it| it.label.as_ref());
        let place = wanted.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse::<usize>().ok()?)));
        let place = place.filter(|(file, _)| files.iter().any(|known| is_file(known.claims.source.name(), file)));
        let how = match place {
            _ if labels().any(|label| label.node == wanted) => How::Label,
            Some((file, line)) => How::Place { file, line },
            None => How::Words,
        };
        Self { wanted, how }
    }

    fn takes(&self, source: &Source, statement: &Statement) -> bool {
        match self.how {
            How::Label => statement.label.as_ref().is_some_and(|label| label.node == self.wanted),
            How::Place { file, line } => {
                let lines = source.line(statement.span.start) + 1..=source.line(statement.span.end) + 1;
                is_file(source.name(), file) && lines.contains(&line)
            }
            How::Words => source.slice(statement.span).contains(self.wanted),
        }
    }
}

/// Whether `file` names the file `name`, by its whole path or the end of it.
fn is_file(name: &str, file: &str) -> bool {
    let (name, file) = (name.replace('\\', "/"), file.replace('\\', "/"));
    let file = file.trim_start_matches("./");
    name.strip_suffix(file).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

fn nothing(wanted: &str, files: &[Parsed]) -> Diagnostic {
    let error = Diagnostic::error("nothing-selected", format!("no claim is named by `{wanted}`"));
    let labels = files.iter().flat_map(|file| &file.claims.statements).filter_map(|it| it.label.as_ref());
    let labels: Vec<&str> = labels.map(|label| label.node.as_str()).collect();
    match similar::get_close_matches(wanted, &labels, 1, 0.5).first() {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("give a label, FILE:LINE, or words of the claim; `--list` shows all"),
    }
}
