//! `factlint explain`: the pages of rules, and what verdicts and errors mean.

use super::{
    options::{Color, Look},
    output::tell,
    rules as listing,
};
use crate::{diagnostic::Diagnostic, rules};
use std::io::{self, Write};

/// Everything that reports name and that is no rule: a heading a group, below it a section a name.
const PAGES: &str = include_str!("explain.md");

/// How like each other two names must be for one to be offered for the other.
const LIKENESS: f32 = 0.5;

/// A section of the pages.
struct Page {
    group: &'static str,
    name: &'static str,
    text: &'static str,
}

impl Page {
    fn summary(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default()
    }
}

fn pages() -> impl Iterator<Item = Page> {
    PAGES.split("\n# ").flat_map(|part| {
        let (group, sections) = part.split_once('\n').unwrap_or((part, ""));
        sections.split("\n## ").skip(1).filter_map(move |section| {
            let (name, text) = section.split_once('\n')?;
            Some(Page { group: group.trim_start_matches("# "), name, text: text.trim() })
        })
    })
}

/// Lists everything that can be explained, a line each.
pub(super) fn list(out: &mut dyn Write) -> io::Result<u8> {
    writeln!(out, "Rules")?;
    listing::table(out)?;
    let (mut group, width) = ("", pages().map(|page| page.name.len()).max().unwrap_or_default());
    for page in pages() {
        if page.group != group {
            group = page.group;
            writeln!(out, "\n{group}")?;
        }
        writeln!(out, "{:width$}  {}", page.name, page.summary())?;
    }
    writeln!(out, "\n`factlint explain NAME` tells what it means, why, and what to do.")?;
    Ok(0)
}

/// Tells all there is to tell of a rule, a verdict or an error.
pub(super) fn explain(name: &str, out: &mut dyn Write) -> io::Result<u8> {
    if let Some(rule) = rules::find(name) {
        out.write_all(rule.page.as_bytes())?;
        let (level, status, confidence) = (rule.level(), rule.status.name(), rule.confidence.name());
        return writeln!(out, "\nLevel: {level}; status: {status}; confidence: {confidence}.").map(|()| 0);
    }
    match pages().find(|page| page.name.replace(' ', "-") == name.replace(' ', "-")) {
        Some(page) => writeln!(out, "# {}\n\n{}", page.name, page.text).map(|()| 0),
        None => tell(&[unknown(name)], Look { color: Color::Auto }),
    }
}

fn unknown(name: &str) -> Diagnostic {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).chain(pages().map(|page| page.name)).collect();
    let error = Diagnostic::error("unknown-rule", format!("there is no rule, verdict or error `{name}`"));
    match similar::get_close_matches(name, &names, 1, LIKENESS).first() {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("`factlint explain` lists them"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Verdict;
    use std::{collections::BTreeSet, fs, path::Path};

    /// The codes that the program gives to what it tells, rules aside.
    fn codes(folder: &Path, found: &mut BTreeSet<String>) {
        let code = regex::Regex::new(r#"(?:Diagnostic::error\(\s*|const CODE: &str = )"([a-z0-9-]+)""#);
        let code = code.expect("it is one");
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                codes(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                let program = text.split("#[cfg(test)]").next().unwrap_or_default();
                found.extend(code.captures_iter(program).map(|found| found[1].to_owned()));
            }
        }
    }

    #[test]
    fn every_code_and_every_verdict_is_explained() {
        let mut found = BTreeSet::from(["no-article".to_owned()]);
        codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        found.extend(Verdict::ALL.map(|verdict| verdict.name().to_owned()));
        assert!(found.len() > 20, "{found:?}");
        let told: BTreeSet<String> = pages().map(|page| page.name.to_owned()).collect();
        let missing: Vec<&String> =
            found.iter().filter(|code| !told.contains(*code) && rules::find(code).is_none()).collect();
        assert!(missing.is_empty(), "explain.md says nothing of {missing:?}");
    }

    #[test]
    fn a_section_begins_with_one_sentence_and_none_stands_twice() {
        let mut names = BTreeSet::new();
        for page in pages() {
            assert!(page.summary().ends_with('.') && page.summary().len() < 100, "{}", page.name);
            assert!(page.text.lines().nth(1).is_none_or(str::is_empty), "{}", page.name);
            assert!(names.insert(page.name) && rules::find(page.name).is_none(), "{}", page.name);
        }
        assert_eq!(pages().map(|page| page.group).collect::<BTreeSet<_>>().len(), 3);
    }
}
