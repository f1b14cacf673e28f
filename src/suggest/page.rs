//! The claims of an article as they are written down.

use super::drafts::{Draft, Thing, seen};
use crate::{source::Span, verdict::Checked};
use std::{collections::BTreeSet, fmt::Write};

/// How many columns of a sentence a comment quotes.
const QUOTED: usize = 100;

/// The page of one article.
pub(super) struct Page<'a> {
    article: &'a Checked,
    scope: Option<&'a str>,
    out: String,
    /// The sentence that was quoted last.
    quoted: Span,
}

impl<'a> Page<'a> {
    /// An empty page; `scope` is the name that its statements name the article by.
    pub(super) fn new(article: &'a Checked, scope: Option<&'a str>) -> Self {
        Self { article, scope, out: String::new(), quoted: Span::default() }
    }

    /// The claims, one thing after the other in the order of their first words; then names by themselves, then what is not claimed.
    pub(super) fn print(mut self, drafts: &[Draft<'_>], doubtful: &[Draft<'_>]) -> String {
        let claims = || drafts.iter().filter(|draft| draft.holds);
        let mut seen = BTreeSet::new();
        let things = claims().filter(|draft| !draft.is_name()).map(Draft::thing).filter(|thing| seen.insert(*thing));
        for thing in things {
            self.print_thing(thing, claims());
        }
        self.section("names", claims().filter(|draft| draft.is_name()).filter_map(Draft::form));
        let said: BTreeSet<&str> = claims().filter_map(Draft::form).collect();
        let apart = drafts.iter().filter(|draft| !draft.holds).map(|draft| (draft, "does not hold alone"));
        let apart = apart.chain(doubtful.iter().map(|draft| (draft, draft.doubt())));
        let apart = apart.filter(|(draft, _)| draft.forms.first().is_some_and(|form| !said.contains(form.as_str())));
        let apart = apart.map(|(draft, why)| draft.comment(why));
        self.section("not claimed", apart.collect::<Vec<_>>().iter().map(String::as_str));
        self.out
    }

    fn print_thing<'d>(&mut self, thing: Thing<'_>, drafts: impl Iterator<Item = &'d Draft<'d>>) {
        let mut first = true;
        for draft in drafts.filter(|draft| draft.thing() == thing) {
            let here = draft.sentence();
            if here != self.quoted {
                if first {
                    self.out.push('\n');
                }
                if !here.is_empty() {
                    let _ = writeln!(self.out, "# {}", quoted(self.article.analysis.article.slice(here)));
                }
                self.quoted = here;
            }
            first = false;
            self.print_line(draft.form().unwrap_or_default());
        }
    }

    fn section<'l>(&mut self, title: &str, lines: impl Iterator<Item = &'l str>) {
        let mut lines = lines.peekable();
        if lines.peek().is_some() {
            let _ = writeln!(self.out, "\n# {title}");
            lines.for_each(|line| self.print_line(line));
        }
    }

    fn print_line(&mut self, line: &str) {
        let scope = self.scope.filter(|_| !line.starts_with('#')).map(|name| format!("{name}: ")).unwrap_or_default();
        let _ = writeln!(self.out, "{scope}{line}");
    }
}

/// A sentence on one line, cut to a comment's length.
fn quoted(sentence: &str) -> String {
    let line = seen(sentence);
    match line.char_indices().nth(QUOTED) {
        Some((cut, _)) => {
            format!("{} …", line.get(..cut).and_then(|line| line.rsplit_once(' ')).map_or("", |(line, _)| line))
        }
        None => line,
    }
}
