//! An article cut into paragraphs, and these into pieces that no place begins or ends in: places overlap and hold each other, links cannot.

use super::places::{Lead, Places, State};
use crate::{
    source::{Source, Span},
    text::{Article, BlockKind},
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    iter::Peekable,
    vec::IntoIter,
};

#[derive(Debug, Serialize)]
pub(super) struct Paragraph {
    kind: &'static str,
    /// The line of the file that it begins on.
    line: usize,
    pieces: Vec<Piece>,
}

/// Text that everything said of it is said of as a whole.
#[derive(Debug, Default, Serialize)]
struct Piece {
    text: String,
    /// `None` for text that nothing is said of.
    link: Option<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    id: String,
    /// The worst last.
    states: Vec<State>,
    /// What is told of it, the worst first.
    cards: Vec<String>,
    title: String,
    /// Whether a place begins here: the others are continuations, which the tab key skips.
    begins: bool,
}

/// The paragraphs of an article, and the piece that each place begins with.
pub(super) fn of(article: &Article, places: &Places, number: usize) -> (Vec<Paragraph>, BTreeMap<Span, String>) {
    let mut cutting = Cutting {
        source: &article.source,
        number,
        waiting: places.in_order().into_iter().peekable(),
        open: Vec::new(),
        links: 0,
        marks: BTreeMap::new(),
    };
    let paragraphs = lines(article).into_iter().map(|(kind, span)| Paragraph {
        kind,
        line: article.source.position(span.start).line,
        pieces: cutting.pieces(span),
    });
    let paragraphs = paragraphs.collect();
    (paragraphs, cutting.marks)
}

/// What to show in a paragraph of its own: the blocks, and the lines that belong to none.
fn lines(article: &Article) -> Vec<(&'static str, Span)> {
    let mut lines = Vec::new();
    let mut done = 0;
    for block in &article.blocks {
        lines.extend(loose(&article.source, Span { start: done, end: block.span.start }));
        lines.push((name(block.kind), block.span));
        done = block.span.end;
    }
    let end = Span::new(0, article.source.text().len()).end;
    lines.extend(loose(&article.source, Span { start: done, end }));
    lines
}

fn loose(source: &Source, gap: Span) -> impl Iterator<Item = (&'static str, Span)> {
    let mut start = gap.start as usize;
    source.slice(gap).split('\n').filter_map(move |line| {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len() + 1;
        let text = line.trim().trim_start_matches('\u{feff}');
        (!text.is_empty()).then(|| ("furniture", Span::new(at, at + line.trim().len())))
    })
}

fn name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::ListItem => "item",
        BlockKind::Dateline => "dateline",
        BlockKind::Furniture => "furniture",
    }
}

/// One way through the text, from its beginning to its end.
struct Cutting<'a> {
    source: &'a Source,
    /// That of the article, for the names of its pieces.
    number: usize,
    waiting: Peekable<IntoIter<(Span, &'a [Lead])>>,
    open: Vec<(Span, &'a [Lead])>,
    links: usize,
    marks: BTreeMap<Span, String>,
}

impl Cutting<'_> {
    fn pieces(&mut self, paragraph: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = paragraph.start;
        while start < paragraph.end {
            self.open(start);
            let closes = self.open.iter().map(|(span, _)| span.end).min();
            let opens = self.waiting.peek().map(|(span, _)| span.start);
            let end = [closes, opens].into_iter().flatten().min().map_or(paragraph.end, |end| end.min(paragraph.end));
            let text = self.source.slice(Span { start, end }).to_owned();
            pieces.push(Piece { text, link: self.link() });
            start = end;
        }
        pieces
    }

    /// Opens the places that begin at `at` or before, and closes those that end there.
    fn open(&mut self, at: u32) {
        while let Some(place) = self.waiting.next_if(|(span, _)| span.start <= at) {
            self.open.push(place);
        }
        self.open.retain(|(span, _)| span.end > at);
    }

    fn link(&mut self) -> Option<Link> {
        let mut leads: Vec<&Lead> = self.open.iter().flat_map(|(_, leads)| *leads).collect();
        if leads.is_empty() {
            return None;
        }
        // Of the same state, the narrowest place opened last.
        leads.reverse();
        leads.sort_by_key(|lead| std::cmp::Reverse(lead.state));
        let states: BTreeSet<State> = leads.iter().map(|lead| lead.state).collect();
        let told = leads.iter().map(|lead| format!("{}: {}", lead.state.name(), lead.title));
        let id = format!("a{}m{}", self.number, self.links);
        self.links += 1;
        Some(Link {
            begins: self.mark(&id),
            id,
            states: states.into_iter().collect(),
            title: told.collect::<Vec<_>>().join(" · "),
            cards: leads.iter().map(|lead| lead.card.clone()).collect(),
        })
    }

    /// Names the piece as the beginning of those open places that have none yet.
    fn mark(&mut self, id: &str) -> bool {
        let known = self.marks.len();
        for (span, _) in &self.open {
            self.marks.entry(*span).or_insert_with(|| id.to_owned());
        }
        self.marks.len() > known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, words: &[&str]) -> String {
        let article = Article::read(Source::new("a.txt", text).expect("short"));
        let mut places = Places::default();
        for (at, words) in words.iter().enumerate() {
            let start = text.find(words).expect("it is there");
            let lead = Lead { state: State::Unguarded, card: at.to_string(), title: String::new() };
            places.add(Span::new(start, start + words.len()), lead);
        }
        let shown = |piece: &Piece| match &piece.link {
            Some(link) => format!("[{}|{}{}]", piece.text, link.cards.join(""), if link.begins { "" } else { "…" }),
            None => piece.text.clone(),
        };
        let (paragraphs, _) = of(&article, &places, 0);
        let whole = |paragraph: &Paragraph| paragraph.pieces.iter().map(shown).collect::<String>();
        paragraphs.iter().map(whole).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn places_that_overlap_or_hold_each_other_become_pieces_in_a_row() {
        let text = "One two three four five.";
        assert_eq!(cut(text, &["two"]), "One [two|0] three four five.");
        assert_eq!(cut(text, &["two three four", "three"]), "One [two |0][three|10][ four|0…] five.");
        assert_eq!(cut(text, &["two three", "three four"]), "One [two |0][three|10][ four|1…] five.");
        assert_eq!(cut(text, &["One two three four five."]), "[One two three four five.|0]");
    }

    #[test]
    fn a_place_goes_on_behind_the_end_of_a_paragraph() {
        let text = "A headline\n\nThe first line is long enough.\n\nThe second one is, too.\n";
        let shown = "A headline\nThe first line is [long enough.|0]\n[The second|0…] one is, too.";
        assert_eq!(cut(text, &["long enough.\n\nThe second"]), shown);
    }
}
