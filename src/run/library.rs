//! The articles of a run.

use super::{
    STANDARD_INPUT,
    inputs::{Input, shown},
    project::{Project, Projects},
    reading,
};
use crate::{diagnostic::Diagnostic, formats::Format, rules::Selection, source::Source};
use std::{
    collections::BTreeMap,
    io::Read,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The articles of a run, each read once however often it is named.
pub(super) struct Library<'a> {
    stdin: &'a mut dyn Read,
    /// The rules that the command line chose.
    chosen: &'a Selection,
    /// The format of all articles; by their names and what they begin like where there is none.
    format: Option<Format>,
    pub(super) sources: Vec<Arc<Source>>,
    /// The rules for each of them.
    pub(super) rules: Vec<Selection>,
    /// Where each of them lies.
    paths: Vec<Option<PathBuf>>,
    /// The articles of each file, as indices.
    seen: BTreeMap<PathBuf, Result<Range<usize>, Diagnostic>>,
}

impl<'a> Library<'a> {
    pub(super) fn new(stdin: &'a mut dyn Read, chosen: &'a Selection, format: Option<Format>) -> Self {
        let (sources, rules, paths) = (Vec::new(), Vec::new(), Vec::new());
        Self { stdin, chosen, format, sources, rules, paths, seen: BTreeMap::new() }
    }

    pub(super) fn add_input(&mut self, input: Input, projects: &mut Projects<'_>) -> Result<(), Diagnostic> {
        match input {
            Input::Claims(_) => Ok(()),
            Input::Article(path) => self.add(&path, &projects.of_file(&path)).map(drop),
            Input::Stdin => {
                let project = projects.of_folder(Path::new(""));
                let file = reading::read_from(&mut self.stdin, STANDARD_INPUT, project.file_limit())?;
                let format = self.format.unwrap_or_else(|| Format::of_text(file.text()));
                self.push(reading::articles(&file, format)?, None, &project);
                Ok(())
            }
        }
    }

    /// The articles of the file at `path`.
    pub(super) fn add(&mut self, path: &Path, project: &Project) -> Result<Range<usize>, Diagnostic> {
        let key = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if let Some(known) = self.seen.get(&key) {
            return known.clone();
        }
        let format = self.format.unwrap_or_else(|| Format::of_path(path));
        let file = reading::read_up_to(path, &shown(path), project.file_limit());
        let read = file.and_then(|file| reading::articles(&file, format));
        let read = read.map(|articles| self.push(articles, Some(path), project));
        self.seen.insert(key, read.clone());
        read
    }

    fn push(&mut self, articles: Vec<Arc<Source>>, path: Option<&Path>, project: &Project) -> Range<usize> {
        let start = self.sources.len();
        self.sources.extend(articles);
        self.rules.resize(self.sources.len(), project.selection(self.chosen, path));
        self.paths.resize(self.sources.len(), path.map(Path::to_path_buf));
        start..self.sources.len()
    }

    /// The paths of the articles that could be checked, and the rules for them.
    pub(super) fn files(self, places: &[Option<usize>]) -> (Vec<Option<PathBuf>>, Vec<Selection>) {
        let all = self.paths.into_iter().zip(self.rules).zip(places);
        all.filter(|(_, place)| place.is_some()).map(|(about, _)| about).unzip()
    }
}
