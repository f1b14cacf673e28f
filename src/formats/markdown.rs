//! Markdown: front matter and prose; code, tables, pictures, raw HTML and the targets of links are left out.

use super::{front_matter, parts::Parts};
use crate::source::{Extract, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The article of a file.
pub(super) fn read(text: &str) -> Parts {
    let mut parts = Parts::default();
    let matter = front_matter::split(text);
    let start = matter.map_or(text.len() - text.trim_start_matches('\u{feff}').len(), |(_, end)| end);
    if let Some((matter, _)) = matter {
        front_matter::read(text, matter, &mut parts);
    }
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let mut reader = Reader { text, start, body: Extract::default(), skipped: 0, item: false };
    for (event, range) in Parser::new_ext(text.get(start..).unwrap_or_default(), options).into_offset_iter() {
        reader.read(&event, range);
    }
    parts.body = reader.body;
    parts
}

struct Reader<'a> {
    text: &'a str,
    /// Where the parsed part of the text begins.
    start: usize,
    body: Extract,
    /// How many elements are open that hold no text.
    skipped: usize,
    /// Whether an item of a list has begun that holds nothing yet.
    item: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event<'_>, range: Range<usize>) {
        let span = Span::new(self.start + range.start, self.start + range.end);
        match event {
            Event::Start(tag) if is_left_out(tag) => self.skipped += 1,
            Event::End(tag) if is_end_left_out(*tag) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            Event::Start(Tag::Item) => {
                self.end_block();
                self.item = true;
            }
            Event::Start(tag) if is_block(tag) => self.end_block(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_)) => {
                self.end_block();
            }
            Event::Text(words) => self.push(words, span),
            Event::Code(words) => self.push(words, inside(self.text, words, span)),
            Event::SoftBreak => self.body.decode(" ", span),
            Event::HardBreak => self.body.insert("\n"),
            _ => {}
        }
    }

    fn push(&mut self, words: &str, span: Span) {
        if std::mem::take(&mut self.item) {
            self.body.insert("- ");
        }
        if self.text.get(span.range()) == Some(words) {
            self.body.copy(self.text, span);
        } else {
            self.body.decode(words, span);
        }
    }

    fn end_block(&mut self) {
        if !self.body.text().is_empty() && !self.body.text().ends_with("\n\n") {
            self.body.insert("\n\n");
        }
    }
}

/// The place of the words of a span of code between its marks.
fn inside(text: &str, words: &str, span: Span) -> Span {
    let found = text.get(span.range()).and_then(|written| written.find(words));
    found.map_or(span, |at| Span::new(span.start as usize + at, span.start as usize + at + words.len()))
}

fn is_left_out(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::Table(_) | Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_))
}

fn is_end_left_out(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::CodeBlock | TagEnd::Table | TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_))
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn text(markdown: &str) -> String {
        let file = Source::new("a.md", markdown).expect("short");
        read(markdown).into_source(&file).expect("short").text().to_owned()
    }

    #[test]
    fn prose_stays_and_everything_else_goes() {
        for (markdown, expected) in [
            (
                "# Leaders *speak*\n\nXi said &ldquo;yes&rdquo;,\nand [Putin](http://example.com/2026) **agreed**\\*.\n",
                "Leaders speak\n\nXi said “yes”, and Putin agreed*.\n",
            ),
            (
                "One.\n\n```\n5 km\n```\n\n    6 km\n\n| a | b |\n|---|---|\n| 7 | 8 |\n\n![9 men](x.png)\n\n<div>10</div>\n\nTwo `code` three<br>.",
                "One.\n\nTwo code three.\n",
            ),
            ("- one\n- two\n\n  more\n\n> said\n\n1. three\n", "- one\n\n- two\n\nmore\n\nsaid\n\n- three\n"),
            ("Line one  \nline two\n", "Line one\nline two\n"),
            (
                "\u{feff}---\ntitle: 'Old: bridge'\ndate: 2026-02-04T10:00:00Z\nauthors: [Ann Lee]\ntags:\n  - date: 5\n---\nIt fell.\n",
                " date 2026-02-04\nOld: bridge\n\nBy Ann Lee\n\nIt fell.\n",
            ),
            (
                "+++\ntitle = \"Old bridge\"\ndate = 2026-02-04\n+++\n# Old bridge\n\nIt fell.\n",
                " date 2026-02-04\nOld bridge\n\nIt fell.\n",
            ),
            ("---\n\nOne: two.\n", "One: two.\n"),
        ] {
            assert_eq!(text(markdown), expected, "{markdown}");
        }
    }
}
