//! `factlint suggest`: claims files that say what articles say, and what is missing in those that there are.

use super::{ProjectOptions, Request, Rewrite, check, reading, shown};
use crate::{
    coverage,
    diagnostic::Diagnostic,
    formats::Format,
    report::{Run, Suite},
    rules::Selection,
    source::Source,
    suggest::{self, Wish},
    verdict::Checked,
};
use jiff::civil::Date;
use std::{
    io::Read,
    path::{Component, Path, PathBuf},
};

/// What to suggest, of which articles.
#[derive(Clone, Debug, Default)]
pub struct Suggest {
    /// The articles: files or patterns.
    pub articles: Vec<PathBuf>,
    /// When they were published; wins over what they say themselves.
    pub date: Option<Date>,
    /// The format of all articles; by their names and what they begin like where there is none.
    pub format: Option<Format>,
    /// Where settings come from, and what goes over them.
    pub project: ProjectOptions,
    /// What is wanted.
    pub wish: Wish,
    /// The claims file that is to have it all.
    pub file: Option<PathBuf>,
}

impl Suggest {
    /// How everything is read.
    fn reading(&self) -> Request {
        Request { date: self.date, format: self.format, project: self.project.clone(), ..Request::default() }
    }
}

/// The claims file that is suggested; where it exists, what it lacks is added behind what it has.
pub fn suggest(request: &Suggest, stdin: &mut dyn Read) -> (Option<Rewrite>, Vec<Diagnostic>) {
    let paths = request.articles.clone();
    let of_articles = Request { paths, rules: Selection::These(Vec::new()), ..request.reading() };
    let mut articles = check(&of_articles, stdin);
    let mut errors = std::mem::take(&mut articles.errors);
    if articles.articles.is_empty() {
        return (None, errors);
    }
    let file = match Existing::read(request, stdin) {
        Ok(file) => file,
        Err(bad) => {
            errors.extend(bad);
            return (None, errors);
        }
    };
    let text = file.with(&articles, request);
    let rewrite = Rewrite { source: file.source, text, path: request.file.clone() };
    (Some(rewrite), errors)
}

/// The claims file that there is, empty where there is none, and what it comes to.
struct Existing {
    source: std::sync::Arc<Source>,
    run: Run,
}

impl Existing {
    fn read(request: &Suggest, stdin: &mut dyn Read) -> Result<Self, Vec<Diagnostic>> {
        let nothing = || Source::new("", "").map_err(|error| vec![Diagnostic::error("unreadable", error.to_string())]);
        let Some(path) = request.file.as_deref().filter(|path| path.exists()) else {
            return Ok(Self { source: nothing()?, run: Run::default() });
        };
        let source = reading::read(path, &shown(path)).map_err(|error| vec![error])?;
        if source.text().trim().is_empty() {
            return Ok(Self { source, run: Run::default() });
        }
        let wanted = Request { paths: vec![path.to_path_buf()], allow_empty: true, ..request.reading() };
        let run = check(&wanted, stdin);
        // A file with mistakes stays as it is: what it guards is not known.
        if run.errors.is_empty() { Ok(Self { source, run }) } else { Err(run.errors) }
    }

    /// Its text with what it lacks.
    fn with(&self, run: &Run, request: &Suggest) -> String {
        let folder = request.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let mut text = self.source.text().to_owned();
        let several = run.articles.len() > 1 || self.run.articles.len() > 1;
        for (article, file) in run.articles.iter().zip(&run.files) {
            let known = self.place(file.as_deref());
            let own = file.as_deref().map_or_else(|| "ARTICLE".to_owned(), name_of);
            let name = match known {
                Some((suite, at)) => suite.articles.get(at).and_then(|(name, _)| name.clone()),
                None => (several || !self.run.articles.is_empty()).then_some(own),
            };
            let guards = known.map(|(suite, at)| coverage::guards(&suite.cases, at)).unwrap_or_default();
            let claims = suggest::suggest(article, name.as_deref(), &request.wish, &guards);
            // Comments alone are no reason to touch a file.
            let says_something = claims.lines().any(|line| !line.is_empty() && !line.starts_with('#'));
            if known.is_some() && !says_something {
                continue;
            }
            if !text.is_empty() {
                text.truncate(text.trim_end().len());
                text.push_str("\n\n");
            }
            if known.is_none() {
                let glob = glob_of(article, file.as_deref(), folder);
                text.push_str(&suggest::article_statement(&glob, name.as_deref()));
                text.push('\n');
            }
            text.push_str(claims.trim_start());
        }
        text
    }

    /// The suite that is about the article in `file`, and its place among those of the suite.
    fn place(&self, file: Option<&Path>) -> Option<(&Suite, usize)> {
        let wanted = file?.canonicalize().ok()?;
        let here = |at: usize| {
            let file = self.run.files.get(at)?.as_deref()?;
            (file.canonicalize().ok()? == wanted).then_some(())
        };
        self.run.suites.iter().find_map(|suite| {
            let at = suite.articles.iter().position(|(_, at)| here(*at).is_some())?;
            Some((suite, at))
        })
    }
}

/// A name for an article in a claims file: its file's, of letters and digits only.
fn name_of(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name: String = stem.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    if name.starts_with(char::is_alphabetic) { name } else { format!("article_{name}") }
}

/// The path of an article as an `article` statement of a file in `folder` has it.
fn glob_of(article: &Checked, file: Option<&Path>, folder: &Path) -> String {
    let Some(file) = file else { return article.analysis.article.source.name().to_owned() };
    let path = relative(file, folder).unwrap_or_else(|| file.to_path_buf());
    let path = path.to_string_lossy().replace('\\', "/");
    // What means something in a pattern is itself between brackets.
    path.chars()
        .map(|letter| if "*?[]{}".contains(letter) { format!("[{letter}]") } else { letter.to_string() })
        .collect()
}

fn relative(file: &Path, folder: &Path) -> Option<PathBuf> {
    let (file, folder) = (file.canonicalize().ok()?, absolute(folder)?);
    let (mut to, mut from) = (file.components().peekable(), folder.components().peekable());
    while to.peek().is_some() && to.peek() == from.peek() {
        to.next();
        from.next();
    }
    let up = from.map(|_| Component::ParentDir);
    Some(up.chain(to).collect())
}

/// The path of a folder from the root. What of it does not exist yet is taken as it is written.
fn absolute(folder: &Path) -> Option<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let written = || Some(absolute(folder.parent()?)?.join(folder.file_name()?));
    here.canonicalize().ok().or_else(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_gets_a_name_that_a_scope_may_have() {
        for (file, expected) in
            [("a/call.txt", "call"), ("000_a8-b.txt", "article_000_a8_b"), ("Überblick 1.md", "Überblick_1")]
        {
            assert_eq!(name_of(Path::new(file)), expected);
        }
    }
}
