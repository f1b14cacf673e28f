//! `factlint suggest`: claims files that say what articles say, and what is missing in those that there are.

use super::{Request, Rewrite, STANDARD_INPUT, Wanted, check, check_inputs, reading, shown};
use crate::{
    claims,
    coverage::{self, Guards},
    diagnostic::Diagnostic,
    report::{Run, Suite},
    rules::Selection,
    source::Source,
    suggest::{self, Wish},
    verdict::Checked,
};
use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Component, Path, PathBuf},
};

/// What to suggest, of which articles.
#[derive(Clone, Debug, Default)]
pub struct Suggest {
    /// The articles, files, folders or patterns, and how they are read.
    pub reading: Request,
    /// What is wanted.
    pub wish: Wish,
    /// The claims file that is to have it all.
    pub file: Option<PathBuf>,
}

/// The claims file that is suggested; where it exists, what it lacks is added behind what it has.
pub fn suggest(request: &Suggest, stdin: &mut dyn Read) -> (Option<Rewrite>, Vec<Diagnostic>) {
    if let Some(error) = request.file.as_deref().and_then(|file| refused(file, &request.reading.paths)) {
        return (None, vec![error]);
    }
    let of_articles = Request { rules: Selection::These(Vec::new()), ..request.reading.clone() };
    let mut articles = check_inputs(&of_articles, Wanted::Articles, stdin);
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
    if let Some(error) = file.would_widen(&articles) {
        errors.push(error);
        return (None, errors);
    }
    let text = file.with(&articles, request);
    let rewrite = Rewrite { source: file.source, text, path: request.file.clone() };
    (Some(rewrite), errors)
}

/// The error for what can be no claims file of these articles.
fn refused(file: &Path, articles: &[PathBuf]) -> Option<Diagnostic> {
    let name = shown(file);
    if articles.iter().any(|article| article == Path::new("-")) {
        let error = Diagnostic::error("usage", "a claims file cannot name an article on standard input");
        return Some(error.help("give the article by its path, or leave `--write` out"));
    }
    if file.extension().is_none_or(|extension| extension != "claims") {
        let error = Diagnostic::error("usage", format!("`{name}` is no name of a claims file"));
        return Some(error.help("it ends in `.claims`; any other file is read as an article"));
    }
    let is_file = fs::metadata(file).map_or(true, |about| about.is_file());
    (!is_file).then(|| Diagnostic::error("unwritable", format!("cannot write `{name}`: it is no file")))
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
        let wanted = Request { paths: vec![path.to_path_buf()], allow_empty: true, ..request.reading.clone() };
        let run = check(&wanted, stdin);
        // A file with mistakes stays as it is: what it guards is not known.
        if run.errors.is_empty() { Ok(Self { source, run }) } else { Err(run.errors) }
    }

    /// Its text with what it lacks.
    fn with(&self, run: &Run, request: &Suggest) -> String {
        let folder = request.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let mut text = self.source.text().to_owned();
        let files = files(run);
        let several = files.len() > 1 || !self.run.articles.is_empty();
        let mut taken = self.names();
        for Held { file, articles } in files {
            let known = self.places(file);
            let name = match known.first() {
                Some((suite, at)) => suite.articles.get(*at).and_then(|(name, _)| name.clone()),
                None => several.then(|| name_of(file.unwrap_or(Path::new("article")), &mut taken)),
            };
            let mut guards = known.iter().map(|(suite, at)| coverage::guards(&suite.cases, *at));
            let guarded = |article| (article, guards.next().unwrap_or_default());
            let articles: Vec<(&Checked, Guards)> = articles.into_iter().map(guarded).collect();
            let claims = suggest::suggest(&articles, name.as_deref(), &request.wish);
            // Comments alone are no reason to touch a file.
            let says_something = claims.lines().any(|line| !line.is_empty() && !line.starts_with('#'));
            if !known.is_empty() && !says_something {
                continue;
            }
            if !text.is_empty() {
                text.truncate(text.trim_end().len());
                text.push_str("\n\n");
            }
            if known.is_empty() {
                let glob = file.map_or_else(|| STANDARD_INPUT.to_owned(), |file| glob_of(file, folder));
                text.push_str(&suggest::article_statement(&glob, name.as_deref()));
                text.push('\n');
            }
            text.push_str(claims.trim_start());
        }
        self.with_its_line_ends(text)
    }

    /// The text with the line ends of the file in what is added to it.
    fn with_its_line_ends(&self, text: String) -> String {
        let before = self.source.text();
        match text.split_at_checked(before.trim_end().len()) {
            Some((kept, added)) if text != before && before.contains("\r\n") => {
                kept.to_owned() + &added.replace('\n', "\r\n")
            }
            _ => text,
        }
    }

    /// The names that its articles have.
    fn names(&self) -> BTreeSet<String> {
        let articles = self.run.suites.iter().flat_map(|suite| &suite.articles);
        articles.filter_map(|(name, _)| name.clone()).collect()
    }

    /// The error where claims that name no article would be about more articles than before, with those of `run` among them.
    fn would_widen(&self, run: &Run) -> Option<Diagnostic> {
        let suite = self.run.suites.iter().find(|suite| suite.articles.iter().any(|(name, _)| name.is_none()))?;
        let added = files(run).into_iter().find(|held| self.places(held.file).is_empty())?;
        let (name, article) = (suite.claims.source.name(), shown(added.file?));
        let error = Diagnostic::error("usage", format!("the claims in `{name}` would be about `{article}`, too"));
        Some(error.help(format!(
            "write to another file; or name the articles in `{name}`, as `article \"a.txt\" as a` does, and begin its claims with that name, as in `a: …`"
        )))
    }

    /// The suite that is about the articles in `file`, and the place of each of them among those of the suite.
    fn places(&self, file: Option<&Path>) -> Vec<(&Suite, usize)> {
        let Some(wanted) = file.and_then(|file| file.canonicalize().ok()) else { return Vec::new() };
        let here = |at: usize| {
            let file = self.run.files.get(at).and_then(|file| file.as_deref()?.canonicalize().ok());
            file.as_ref() == Some(&wanted)
        };
        let places = |suite: &'_ Suite| -> Vec<usize> {
            let places = suite.articles.iter().enumerate().filter(|(_, (_, at))| here(*at));
            places.map(|(place, _)| place).collect()
        };
        let of_suite =
            self.run.suites.iter().map(|suite| (suite, places(suite))).find(|(_, places)| !places.is_empty());
        of_suite.map(|(suite, places)| places.into_iter().map(|at| (suite, at)).collect()).unwrap_or_default()
    }
}

/// A file, or standard input, and the articles in it.
struct Held<'a> {
    file: Option<&'a Path>,
    articles: Vec<&'a Checked>,
}

/// The files of a run in their order; the articles of each stand side by side in it.
fn files(run: &Run) -> Vec<Held<'_>> {
    let mut files: Vec<Held<'_>> = Vec::new();
    for (article, file) in run.articles.iter().zip(&run.files) {
        match files.last_mut().filter(|held| held.file == file.as_deref()) {
            Some(held) => held.articles.push(article),
            None => files.push(Held { file: file.as_deref(), articles: vec![article] }),
        }
    }
    files
}

/// A name for an article in a claims file that none of `taken` has: its file's, of letters and digits only.
fn name_of(file: &Path, taken: &mut BTreeSet<String>) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name: String = stem.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    let plain = name.starts_with(char::is_alphabetic) && !claims::is_statement_word(&name);
    let name = if plain { name } else { format!("article_{name}") };
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    free
}

/// The path of an article as an `article` statement of a file in `folder` has it.
fn glob_of(file: &Path, folder: &Path) -> String {
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
        let mut taken = BTreeSet::new();
        for (file, expected) in [
            ("a/call.txt", "call"),
            ("b/call.txt", "call_2"),
            ("000_a8-b.txt", "article_000_a8_b"),
            ("Überblick 1.md", "Überblick_1"),
            ("each.txt", "article_each"),
        ] {
            assert_eq!(name_of(Path::new(file), &mut taken), expected);
        }
    }
}
