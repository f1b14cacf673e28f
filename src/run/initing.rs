//! `factlint init`: settings and a first claims file for the articles that there are.

use super::{ProjectOptions, Request, Rewrite, Suggest, inputs, project::Projects, read_articles, suggesting::suggest};
use crate::{diagnostic::Diagnostic, source::Source, verdict::Checked};
use std::{
    collections::BTreeSet,
    fmt::Write,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What is written.
const SETTINGS: &str = "factlint.toml";
const CLAIMS: &str = "claims/first.claims";

/// What may be an article.
const TEXTS: &str = "**/*.{txt,md,markdown,html,htm}";

/// How many articles a first claims file is made of; more make it long.
const MOST: usize = 5;

/// Fewer firm facts than this make no article worth claims: a licence, a list.
const LEAST_FACTS: usize = 5;

/// What is to be written in the current folder, of what is not there yet.
#[derive(Debug)]
pub struct Beginning {
    /// The files; none overwrites another.
    pub files: Vec<Rewrite>,
    /// How many articles were found.
    pub articles: usize,
    /// Those of them that a claims file would be too long with.
    pub left: Vec<PathBuf>,
    /// What could not be read.
    pub errors: Vec<Diagnostic>,
}

/// Looks for articles in the current folder and below, and makes settings and claims of them.
pub fn init() -> Beginning {
    let options = ProjectOptions::default();
    let project = Projects::new(&options).of_folder(Path::new(""));
    // Where nothing matches there is nothing; what else is wrong is told with what is read.
    let found = inputs::glob_inside(Path::new(""), TEXTS, &project).unwrap_or_default();
    let articles: Vec<PathBuf> = found.into_iter().filter(|path| is_article(path)).collect();
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    if articles.is_empty() {
        errors.push(
            Diagnostic::error("nothing-to-check", "there is no article here: no text in English with five firm facts")
                .help("put an article into this folder, or name one: `factlint suggest ARTICLE --write claims/first.claims`"),
        );
    }
    let taken: Vec<PathBuf> = articles.iter().take(MOST).cloned().collect();
    if !articles.is_empty() && !Path::new(SETTINGS).exists() {
        files.extend(new_file(SETTINGS, settings(&articles)));
    }
    if !articles.is_empty() && !Path::new(CLAIMS).exists() {
        let reading = Request { paths: taken.clone(), ..Request::default() };
        let request = Suggest { reading, file: Some(PathBuf::from(CLAIMS)), ..Suggest::default() };
        let (claims, bad) = suggest(&request, &mut io::empty());
        files.extend(claims);
        errors.extend(bad);
    }
    let left = articles.iter().skip(MOST).cloned().collect();
    Beginning { files, articles: articles.len(), left, errors }
}

/// Whether a file is prose with facts. What cannot be read is none.
fn is_article(path: &Path) -> bool {
    let request = Request { paths: vec![path.to_path_buf()], ..Request::default() };
    let (articles, _) = read_articles(&request, &mut io::empty());
    let firm = |article: &Arc<Checked>| article.analysis.facts.iter().filter(|fact| fact.firm).count();
    articles.iter().any(|article| article.analysis.article.is_english() && firm(article) >= LEAST_FACTS)
}

fn new_file(path: &str, text: String) -> Option<Rewrite> {
    let source = Source::new(path, "").ok()?;
    Some(Rewrite { source, text, path: Some(PathBuf::from(path)) })
}

/// The settings, with a pattern for each folder and ending.
fn settings(articles: &[PathBuf]) -> String {
    let pattern = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let folder = path.strip_prefix(".").unwrap_or(path).parent();
        let folder = folder.map(|folder| folder.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        let slash = if folder.is_empty() { "" } else { "/" };
        format!("{folder}{slash}*.{ending}")
    };
    let patterns: BTreeSet<String> = articles.iter().map(pattern).collect();
    let mut text = String::from(
        "# Settings of factlint: `factlint config` shows what is in force.\n\n# The articles of claims files that name none.\narticles = [\n",
    );
    for pattern in patterns {
        let _ = writeln!(text, "    {pattern:?},");
    }
    text + "]\n\n# What `factlint` checks where the command line names nothing.\nclaims = [\"claims\"]\n"
}
