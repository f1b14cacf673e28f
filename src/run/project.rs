//! The project that an input belongs to: its settings, found upwards from it, and its root.

use super::{
    inputs::{self, shown},
    reading::{self, Limit},
    root::{Root, resolved},
};
use crate::{
    claims::Spanned,
    diagnostic::{Diagnostic, Label},
    report::Format,
    rules::Selection,
    settings::{self, Origin, Overrides, Settings},
    source::Source,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// How much of a file of settings is read.
const SETTINGS: Limit = Limit { bytes: 1 << 20, help: "settings are short; is this the file?" };

/// Where settings come from.
#[derive(Clone, Debug, Default)]
pub enum Config {
    /// The file `factlint.toml` that lies nearest above an input.
    #[default]
    Nearest,
    /// This file, for all inputs.
    File(PathBuf),
    /// No file.
    Nowhere,
}

/// What the command line and the environment say of a project.
#[derive(Clone, Debug, Default)]
pub struct ProjectOptions {
    /// Where settings come from.
    pub config: Config,
    /// The folder that claims files and settings do not lead out of.
    pub root: Option<PathBuf>,
    /// What goes over the file.
    pub overrides: Overrides,
}

/// Settings, the folder that they are relative to, and the root.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) settings: Settings,
    pub(super) folder: PathBuf,
    pub(super) root: Root,
}

impl Project {
    /// The path of a file as the patterns of `paths` have it: relative to the folder of the settings, with slashes.
    pub(super) fn relative(&self, file: &Path) -> Option<String> {
        let file = resolved(file);
        let below = file.strip_prefix(resolved(&self.folder)).ok()?;
        Some(below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"))
    }

    /// The articles of a claims file that names none, and what is wrong with the settings that tell them.
    pub(super) fn articles(&self) -> (Vec<PathBuf>, Vec<Diagnostic>) {
        self.files(&self.settings.articles.value)
    }

    fn files(&self, patterns: &[Spanned<String>]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
        let (mut files, mut errors) = (Vec::new(), Vec::new());
        for pattern in patterns {
            match inputs::glob_inside(&self.folder, &pattern.node, self) {
                Ok(found) => files.extend(found),
                Err(error) => errors.push(self.placed(error, pattern)),
            }
        }
        (files, errors)
    }

    /// How much of an article is read.
    pub(super) fn file_limit(&self) -> Limit {
        let help = "if it is right that it is so large, `--max-file-size` or `file-size` below `[limits]` in factlint.toml lets it be read";
        Limit { bytes: self.settings.limits.file_size.value, help }
    }

    /// How much of a claims file is read.
    pub(super) fn claims_limit(&self) -> Limit {
        let help = "split it, or set `claims-size` below `[limits]` in factlint.toml";
        Limit { bytes: self.settings.limits.claims_size.value, help }
    }

    /// The rules for the article at `path`.
    pub(super) fn selection(&self, chosen: &Selection, path: Option<&Path>) -> Selection {
        if self.settings.source.is_none() {
            return chosen.clone();
        }
        let path = path.and_then(|path| self.relative(path));
        self.settings.selection(chosen, path.as_deref())
    }

    /// The error at the place of the setting that led to it.
    fn placed<T>(&self, error: Diagnostic, at: &Spanned<T>) -> Diagnostic {
        match &self.settings.source {
            Some(source) if !at.span.is_empty() => error.label(Label::new(source, at.span, "named here")),
            _ => error,
        }
    }

    /// What is checked where the command line names nothing; a folder stands for the claims files in it.
    fn defaults(&self) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
        let patterns = &self.settings.claims;
        let is_folder = |pattern: &&Spanned<String>| {
            let literal = self.folder.join(&pattern.node);
            literal.is_dir() && self.root.holds(&literal)
        };
        let (folders, others): (Vec<_>, Vec<_>) = patterns.value.iter().partition(is_folder);
        if folders.is_empty() && patterns.origin == Origin::Default {
            return Err(vec![inputs::no_default()]);
        }
        let others: Vec<Spanned<String>> = others.into_iter().cloned().collect();
        let (files, errors) = self.files(&others);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(folders.into_iter().map(|folder| self.folder.join(&folder.node)).chain(files).collect())
    }

    /// The reports that are set; a file that is refused is told elsewhere, and nothing goes there.
    fn reports(&self) -> Vec<(&'static Format, Option<PathBuf>)> {
        let reports = self.settings.report.value.iter().map(|report| &report.node);
        let placed = reports.filter_map(|report| {
            let file = report.file.as_ref().map(|file| self.folder.join(file));
            Some((Format::find(report.format)?, file))
        });
        placed.filter(|(_, file)| file.as_ref().is_none_or(|file| self.root.holds(file))).collect()
    }

    /// Reports go nowhere but into the project.
    fn stray_reports(&self) -> Vec<Diagnostic> {
        let reports = self.settings.report.value.iter();
        let stray = reports.filter_map(|report| {
            let file = report.node.file.as_ref()?;
            let leads_out = !self.root.holds(&self.folder.join(file));
            leads_out.then(|| self.placed(self.root.refusal(file), report))
        });
        stray.collect()
    }
}

/// The projects of a run, each read once.
#[derive(Debug)]
pub(super) struct Projects<'a> {
    options: &'a ProjectOptions,
    /// By the folder that settings are looked for from.
    known: BTreeMap<PathBuf, Arc<Project>>,
    /// By the file.
    read: BTreeMap<PathBuf, Settings>,
    pub(super) errors: Vec<Diagnostic>,
}

impl<'a> Projects<'a> {
    pub(super) fn new(options: &'a ProjectOptions) -> Self {
        Self { options, known: BTreeMap::new(), read: BTreeMap::new(), errors: Vec::new() }
    }

    /// The project of the file at `path`.
    pub(super) fn of_file(&mut self, path: &Path) -> Arc<Project> {
        let parent = path.parent().unwrap_or(Path::new(""));
        self.of_folder(parent)
    }

    /// The project of what lies in `folder`.
    pub(super) fn of_folder(&mut self, folder: &Path) -> Arc<Project> {
        let folder = resolved(folder);
        if let Some(project) = self.known.get(&folder) {
            return Arc::clone(project);
        }
        let project = Arc::new(self.project(&folder));
        if !self.known.values().any(|known| known.folder == project.folder) {
            self.errors.extend(project.stray_reports());
        }
        self.known.insert(folder, Arc::clone(&project));
        project
    }

    /// The project that speaks for the whole run: that of the first input, or of the current folder.
    pub(super) fn of_run(&mut self, paths: &[PathBuf]) -> Arc<Project> {
        match paths.first() {
            Some(path) if path.is_dir() => self.of_folder(path),
            Some(path) if path != Path::new("-") => self.of_file(path),
            _ => self.of_folder(Path::new("")),
        }
    }

    /// What is checked where the command line names nothing.
    pub(super) fn defaults(&mut self) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
        self.of_folder(Path::new("")).defaults()
    }

    fn project(&mut self, folder: &Path) -> Project {
        let file = match &self.options.config {
            Config::Nearest => nearest(folder).map(|folder| from_here(&folder).join(settings::FILE)),
            Config::File(file) => Some(file.clone()),
            Config::Nowhere => None,
        };
        let settings = file.as_deref().map(|file| self.settings(file)).unwrap_or_default();
        let base = file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).to_path_buf();
        let root = match (&self.options.root, &self.options.config) {
            (Some(root), _) => Root::new(root),
            (None, Config::Nearest) if file.is_some() => Root::new(&base),
            (None, _) => Root::around(folder),
        };
        Project { settings: settings.overridden(&self.options.overrides), folder: base, root }
    }

    fn settings(&mut self, file: &Path) -> Settings {
        let key = resolved(file);
        if let Some(known) = self.read.get(&key) {
            return known.clone();
        }
        let (settings, errors) = match self.read_settings(file) {
            Ok(source) => settings::parse(&source),
            Err(error) => (Settings::default(), vec![error]),
        };
        self.errors.extend(errors);
        self.read.insert(key, settings.clone());
        settings
    }

    fn read_settings(&self, file: &Path) -> Result<Arc<Source>, Diagnostic> {
        let name = shown(file);
        let named = matches!(self.options.config, Config::File(_));
        let root = Root::around(file.parent().unwrap_or(Path::new("")));
        if !named && !root.holds(file) {
            return Err(root.refusal(&name));
        }
        reading::read_up_to(file, &name, SETTINGS)
    }
}

/// The settings of a whole run, or of one path.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The settings.
    pub settings: Settings,
    /// The path of the article that they are asked for, relative to the folder of the file.
    pub path: Option<String>,
    /// The folder that claims files and settings do not lead out of.
    pub root: PathBuf,
    /// The reports that they ask for: the format, and the file it goes to as one would name it from the current folder.
    pub reports: Vec<(&'static Format, Option<PathBuf>)>,
    /// What is wrong with them.
    pub errors: Vec<Diagnostic>,
}

/// What is in force for a run over `paths`: where several files of settings serve them, that of the first path speaks for what concerns the whole
/// run, such as `fail-on`.
pub fn in_force(options: &ProjectOptions, paths: &[PathBuf]) -> InForce {
    let mut projects = Projects::new(options);
    let project = projects.of_run(paths);
    let path = paths.first().filter(|path| path.as_path() != Path::new("-") && !path.is_dir());
    InForce {
        settings: project.settings.clone(),
        path: path.and_then(|path| project.relative(path)),
        root: project.root.path().to_path_buf(),
        reports: project.reports(),
        errors: projects.errors,
    }
}

/// The folder at or nearest above `folder` that has a file of settings.
fn nearest(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(settings::FILE).is_file()).map(Path::to_path_buf)
}

/// A folder as one would type it from the current one, where that lies above or below.
fn from_here(folder: &Path) -> PathBuf {
    let here = resolved(Path::new(""));
    if let Ok(below) = folder.strip_prefix(&here) {
        return below.to_path_buf();
    }
    match here.strip_prefix(folder) {
        Ok(above) => above.components().map(|_| "..").collect(),
        Err(_) => folder.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn project(folder: &str, root: &str, text: &str) -> Project {
        let (settings, errors) = settings::parse(&Source::new(settings::FILE, text).expect("short"));
        assert!(errors.is_empty(), "{errors:?}");
        Project { settings, folder: folder.into(), root: Root::new(Path::new(root)) }
    }

    #[test]
    fn reports_go_below_the_folder_of_the_settings() {
        let project =
            project("docs", ".", "[report]\nformats = ['terminal', 'sarif=out/a.sarif', 'tap=../../b.tap']\n");
        let expected = [("terminal", None), ("sarif", Some(PathBuf::from("docs/out/a.sarif")))];
        let reports: Vec<_> = project.reports().into_iter().map(|(format, file)| (format.name, file)).collect();
        assert_eq!(reports, expected);
        let stray: Vec<_> = project.stray_reports().into_iter().map(|error| error.message).collect();
        assert_eq!(stray, ["`../../b.tap` leads out of the project"]);
    }

    #[test]
    fn a_path_is_relative_to_the_folder_of_the_settings() {
        let project = project("docs", ".", "");
        assert_eq!(project.relative(Path::new("docs/settings.md")).as_deref(), Some("settings.md"));
        assert_eq!(project.relative(Path::new("src/../docs/./none.md")).as_deref(), Some("none.md"));
        assert_eq!(project.relative(Path::new("src/lib.rs")), None);
    }

    #[test]
    fn folders_are_named_as_one_would_type_them() {
        let here = resolved(Path::new(""));
        assert_eq!(from_here(&here), PathBuf::from(""));
        assert_eq!(from_here(&here.join("a/b")), PathBuf::from("a/b"));
        let above = here.parent().expect("the crate lies somewhere");
        assert_eq!(from_here(above), PathBuf::from(".."));
        assert_eq!(from_here(&above.join("elsewhere")), above.join("elsewhere"));
    }
}
