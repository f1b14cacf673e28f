//! Claims files that are read, and the articles that they are about.

use super::{
    inputs::{self, shown},
    library::Library,
    project::Project,
    reading,
};
use crate::{
    claims::{self, Claims, StatementKind},
    diagnostic::{Diagnostic, Label},
    guard::fenced,
    report::Suite,
    rules::{self, Selection},
    source::Span,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A claims file that is read.
pub(super) struct Parsed {
    path: PathBuf,
    pub(super) claims: Claims,
    /// What is wrong with it.
    pub(super) bad: Vec<Diagnostic>,
    /// Whether its articles are those that the settings name.
    by_settings: bool,
    project: Arc<Project>,
}

impl Parsed {
    pub(super) fn read(path: &Path, project: Arc<Project>, rules: &Selection) -> Result<Self, Diagnostic> {
        let source = reading::read_up_to(path, &shown(path), project.claims_limit())?;
        let (mut claims, mut bad) = fenced(source.name(), || claims::parse(&source))?;
        claims.words = Arc::clone(&project.settings.vocabulary);
        let names_articles =
            claims.statements.iter().any(|statement| matches!(statement.kind, StatementKind::Article { .. }));
        let by_settings = !names_articles && !project.settings.articles.value.is_empty();
        let about_nothing = !names_articles && (!by_settings || claims.statements.is_empty());
        if bad.is_empty() && about_nothing {
            bad.push(no_article(&claims));
        }
        bad.extend(take_idle_rules(&mut claims, rules, &project));
        Ok(Self { path: path.to_path_buf(), claims, bad, by_settings, project })
    }
}

/// A claims file whose articles are read, but not checked yet.
pub(super) struct Draft {
    pub(super) path: PathBuf,
    claims: Claims,
    /// The name that the `article` statement gives, and an index into [`Library::sources`].
    articles: Vec<(Option<String>, usize)>,
    pub(super) project: Arc<Project>,
}

impl Draft {
    pub(super) fn gather(parsed: Parsed, library: &mut Library<'_>, errors: &mut Vec<Diagnostic>) -> Self {
        let Parsed { path, claims, mut bad, by_settings, project } = parsed;
        let articles = if by_settings {
            set_articles(&project, library, &mut bad)
        } else {
            named_articles(&claims, path.parent().unwrap_or(Path::new("")), &project, library, &mut bad)
        };
        bad.sort_by_key(|error| error.labels.first().map(|label| label.span));
        errors.extend(bad);
        Self { path, claims, articles: once(articles), project }
    }

    pub(super) fn settled(self, places: &[Option<usize>]) -> Suite {
        let place = |at: usize| places.get(at).copied().flatten();
        let articles = self.articles.into_iter().filter_map(|(name, at)| Some((name, place(at)?))).collect();
        Suite { claims: self.claims, articles, cases: Vec::new() }
    }
}

/// The articles of the `article` statements of a claims file in `folder`.
fn named_articles(
    claims: &Claims,
    folder: &Path,
    project: &Project,
    library: &mut Library<'_>,
    bad: &mut Vec<Diagnostic>,
) -> Vec<(Option<String>, usize)> {
    let mut articles = Vec::new();
    for statement in &claims.statements {
        let StatementKind::Article { glob, name } = &statement.kind else { continue };
        let here = |error: Diagnostic| error.label(Label::new(&claims.source, glob.span, "named here"));
        let files = inputs::glob_inside(folder, &glob.node, project).unwrap_or_else(|error| {
            bad.push(here(error));
            Vec::new()
        });
        for file in files {
            match library.add(&file, project) {
                Ok(read) => articles.extend(read.map(|at| (name.as_ref().map(|name| name.node.clone()), at))),
                Err(error) => bad.push(here(error)),
            }
        }
    }
    articles
}

/// The articles that the settings name.
fn set_articles(
    project: &Project,
    library: &mut Library<'_>,
    bad: &mut Vec<Diagnostic>,
) -> Vec<(Option<String>, usize)> {
    let (files, errors) = project.articles();
    bad.extend(errors);
    let mut articles = Vec::new();
    for file in files {
        match library.add(&file, project) {
            Ok(read) => articles.extend(read.map(|at| (None, at))),
            Err(error) => bad.push(error),
        }
    }
    articles
}

/// Without repetitions; an article that one statement names and another only matches keeps the name.
fn once(mut articles: Vec<(Option<String>, usize)>) -> Vec<(Option<String>, usize)> {
    let named: BTreeSet<usize> = articles.iter().filter(|(name, _)| name.is_some()).map(|(_, at)| *at).collect();
    let mut seen = BTreeSet::new();
    articles.retain(|article| (article.0.is_some() || !named.contains(&article.1)) && seen.insert(article.clone()));
    articles
}

fn no_article(claims: &Claims) -> Diagnostic {
    let (code, message, span) = match claims.statements.first() {
        Some(first) => ("no-article", "these claims are about no article", first.span),
        None => ("nothing-to-check", "nothing to check: this claims file says nothing", Span::default()),
    };
    Diagnostic::error(code, message)
        .label(Label::new(&claims.source, span, "no `article` statement in this file"))
        .help("begin the file with `article \"../article.txt\"`; the path is relative to the claims file and may hold `*`; `articles` in factlint.toml serves files that name none")
}

/// Takes out the statements about rules that do not run: nothing could be said of them. That is an error, unless the user chose the rules.
fn take_idle_rules(claims: &mut Claims, chosen: &Selection, project: &Project) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let source = Arc::clone(&claims.source);
    claims.statements.retain(|statement| {
        let (StatementKind::Expect { rule, .. } | StatementKind::Allow { rule, .. }) = &statement.kind else {
            return true;
        };
        let error = match (rules::find(&rule.node), chosen) {
            (Some(known), Selection::Default) if project.settings.ever_runs(known) => return true,
            (Some(_), Selection::Default) => {
                idle_rule(&rule.node).label(Label::new(&source, rule.span, "does not run"))
            }
            (Some(known), _) => return chosen.has(known),
            (None, _) => unknown_rule(&rule.node).label(Label::new(&source, rule.span, "no rule of this name")),
        };
        errors.push(error);
        false
    });
    errors
}

fn idle_rule(name: &str) -> Diagnostic {
    Diagnostic::error("idle-rule", format!("the rule `{name}` is off"))
        .help(format!(
            "`--rules {name}` runs it, and no other rule that it does not name; `{name} = \"warning\"` below `[rules]` in factlint.toml does for good"
        ))
}

/// The error for a rule that does not exist, with the names nearest to it.
pub(crate) fn unknown_rule(name: &str) -> Diagnostic {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    let error = Diagnostic::error("unknown-rule", format!("there is no rule `{name}`"));
    match similar::get_close_matches(name, &names, 1, 0.5).first() {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("the rules are: {}; `factlint rules` lists them", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_article_stands_once() {
        let name = |name: &str| Some(name.to_owned());
        let articles = vec![(None, 1), (name("a"), 0), (None, 0), (None, 1), (name("a"), 0), (name("b"), 0)];
        assert_eq!(once(articles), [(None, 1), (name("a"), 0), (name("b"), 0)]);
    }
}
