//! What each block is: prose, a title, a picture's text, or something the page around the article brought in.
//!
//! Wrong guesses cost most where prose is taken for anything else, so every kind but a paragraph needs a sign of its own.

use super::{
    Article, Block, BlockKind, Token, TokenKind,
    blocks::{ends_properly, is_item},
    lexicon::{self, NEVER_LAST},
    marks::{is_blank, is_closer, is_dash, is_opener},
};
use crate::tables::{WordSet, rows};
use std::{collections::BTreeMap, sync::LazyLock};

/// A title of a section has no more words; with more, a line without a stop is prose.
const LONGEST_HEADING: usize = 12;
/// A headline may be a whole sentence.
const LONGEST_HEADLINE: usize = 20;
/// Fewer words make a fragment even with a stop at the end: a question among related headlines, a name with initials.
const SHORTEST_PROSE: usize = 8;
/// Fewer lines without stops behind the last paragraph may be a signature or a broken sentence.
const SHORTEST_TAIL: usize = 3;
/// Fewer lines with a colon behind a name may be titles ("Weather: storm ahead").
const FEWEST_TURNS: usize = 3;
/// How many tokens the name of a speaker may have.
const LONGEST_SPEAKER: usize = 4;
/// How much of the ends of a line is searched for credits, in bytes.
const CREDIT: usize = 200;

/// Gives every block of `article` its kind.
pub(super) fn assign(article: &mut Article) {
    let mut shapes: Vec<Shape> = article.blocks.iter().map(|block| Shape::of(article, block)).collect();
    let mut kinds: Vec<Option<BlockKind>> = article.blocks.iter().map(|block| by_its_looks(article, block)).collect();
    keep_turns(article, &mut shapes);
    keep_verses(article, &mut shapes);
    mark_tail(&shapes, &mut kinds);
    mark_headlines(article, &shapes, &mut kinds);
    mark_headings(&shapes, &mut kinds);
    for (block, kind) in article.blocks.iter_mut().zip(kinds) {
        block.kind = kind.unwrap_or(BlockKind::Paragraph);
    }
}

/// What the place of a block is judged by.
struct Shape {
    words: usize,
    sentences: usize,
    /// Whether it ends in a stop.
    stopped: bool,
    /// Whether that stop is a question mark.
    asks: bool,
    /// Whether it could be a title: one piece that begins like one and is not cut off.
    title: bool,
}

impl Shape {
    fn of(article: &Article, block: &Block) -> Self {
        let text = article.slice(block.span);
        let tokens = article.tokens_of(block);
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
        let stopped = ends_properly(text);
        let asks = text.trim_end_matches(is_closer).ends_with('?');
        let begins = text.trim_start_matches(is_opener).starts_with(|first: char| !first.is_lowercase());
        let sentences = block.sentences.len() - usize::from(is_dated(article, block));
        let title = sentences == 1 && begins && (!stopped || asks) && !breaks_off(article, tokens);
        Self { words, sentences, stopped, asks, title }
    }

    fn prose(&self) -> bool {
        self.stopped && (self.sentences > 1 || self.words >= SHORTEST_PROSE && !self.asks)
    }

    fn heading(&self) -> bool {
        self.title && self.words <= LONGEST_HEADING
    }
}

/// Whether a date stands behind the title.
fn is_dated(article: &Article, block: &Block) -> bool {
    let [_, last] = article.sentences_of(block) else { return false };
    is_dateline(article, article.tokens.get(last.tokens.clone()).unwrap_or_default())
}

/// Whether something must follow the last token.
fn breaks_off(article: &Article, tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|last| match article.slice(last.span) {
        "," | ";" | "(" | "“" => true,
        word => lexicon::has(&NEVER_LAST, word),
    })
}

/// The kind that a block shows wherever it stands.
fn by_its_looks(article: &Article, block: &Block) -> Option<BlockKind> {
    let text = article.slice(block.span);
    let tokens = article.tokens_of(block);
    if is_furniture(text) || is_byline(article, tokens) {
        Some(BlockKind::Furniture)
    } else if is_dateline(article, tokens) {
        Some(BlockKind::Dateline)
    } else if is_caption(text) {
        Some(BlockKind::Caption)
    } else if is_item(text) {
        Some(BlockKind::ListItem)
    } else {
        is_marked_heading(text).then_some(BlockKind::Heading)
    }
}

/// A heading of Markdown.
fn is_marked_heading(text: &str) -> bool {
    text.starts_with('#') && text.trim_start_matches('#').starts_with(is_blank)
}

/// Takes the turns of an interview for no titles: lines that begin with a name or a letter and a colon, where there are several.
fn keep_turns(article: &Article, shapes: &mut [Shape]) {
    let turns: Vec<usize> = (0..shapes.len()).filter(|&at| is_turn(article, &article.blocks[at])).collect();
    if turns.len() >= FEWEST_TURNS {
        for at in turns {
            shapes[at].title = false;
        }
    }
}

/// "Q: Why?", "Ms. Park: Thank you."
fn is_turn(article: &Article, block: &Block) -> bool {
    let tokens = article.tokens_of(block);
    let word = |token: &Token| article.slice(token.span);
    let Some(colon) = tokens.iter().take(LONGEST_SPEAKER + 1).position(|token| word(token) == ":") else {
        return false;
    };
    let (speaker, said) = (&tokens[..colon], &tokens[colon + 1..]);
    !said.is_empty() && speaker.iter().all(|token| word(token).starts_with(char::is_uppercase) || word(token) == ".")
}

/// Takes the lines behind a comma for no titles: a verse, an address.
fn keep_verses(article: &Article, shapes: &mut [Shape]) {
    for (shape, before) in shapes.iter_mut().skip(1).zip(&article.blocks) {
        shape.title &= !article.slice(before.span).ends_with([',', ';']);
    }
}

/// Everything from the first line of furniture behind the last paragraph on, or a run of titles there.
fn mark_tail(shapes: &[Shape], kinds: &mut [Option<BlockKind>]) {
    let prose = |at: &usize| kinds[*at].is_none() && shapes[*at].prose();
    let Some(last) = (0..shapes.len()).rev().find(prose) else { return };
    let tail = last + 1..shapes.len();
    let furniture = tail.clone().find(|&at| kinds[at] == Some(BlockKind::Furniture));
    let titles = tail.len() >= SHORTEST_TAIL
        && tail.clone().all(|at| kinds[at].is_none() && shapes[at].title && shapes[at].words > 3);
    if let Some(start) = furniture.or(titles.then_some(last + 1)) {
        kinds[start..].fill(Some(BlockKind::Furniture));
    }
}

/// The titles before the first paragraph, and the first of them wherever it is repeated.
fn mark_headlines(article: &Article, shapes: &[Shape], kinds: &mut [Option<BlockKind>]) {
    let open = |kinds: &[Option<BlockKind>], at: &usize| kinds[*at].is_none();
    let Some(first) = (0..shapes.len()).find(|at| open(kinds, at)) else { return };
    let is_headline = |at: usize| shapes[at].title && shapes[at].words <= LONGEST_HEADLINE;
    let prose_follows = (first + 1..shapes.len()).any(|at| kinds[at].is_none() && shapes[at].prose());
    if !is_headline(first) || !prose_follows {
        return;
    }
    let headline = article.slice(article.blocks[first].span);
    let mut leading = true;
    for at in first..shapes.len() {
        if kinds[at].is_some() {
            continue;
        }
        leading &= is_headline(at) && (at == first || shapes[at].words > 4);
        if leading || article.slice(article.blocks[at].span) == headline {
            kinds[at] = Some(BlockKind::Headline);
        }
    }
}

/// Short titles with a paragraph under them.
fn mark_headings(shapes: &[Shape], kinds: &mut [Option<BlockKind>]) {
    let mut paragraph_follows = false;
    for at in (0..shapes.len()).rev() {
        match kinds[at] {
            None if paragraph_follows && shapes[at].heading() => kinds[at] = Some(BlockKind::Heading),
            None | Some(BlockKind::ListItem) => paragraph_follows = true,
            Some(_) => {}
        }
    }
}

/// Phrases by the byte at one of their ends, in lower case: nearly all texts differ there.
#[derive(Default)]
struct Phrases(BTreeMap<u8, Vec<&'static str>>);

impl Phrases {
    fn add(&mut self, phrase: &'static str, end: Option<u8>) {
        self.0.entry(end.unwrap_or_default().to_ascii_lowercase()).or_default().push(phrase);
    }

    /// What stands behind each phrase that `text` begins with, in any case, where the phrases are known by their first byte.
    fn behind<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let phrases = self.of(text.bytes().next()).iter();
        phrases.filter_map(|phrase| {
            let (start, rest) = text.split_at_checked(phrase.len())?;
            start.eq_ignore_ascii_case(phrase).then_some(rest)
        })
    }

    /// Whether `text` ends with a phrase, in any case, where the phrases are known by their last byte.
    fn end(&self, text: &str) -> bool {
        let end = |phrase: &str| text.get(text.len().checked_sub(phrase.len())?..);
        let mut phrases = self.of(text.bytes().next_back()).iter();
        phrases.any(|phrase| end(phrase).is_some_and(|end| end.eq_ignore_ascii_case(phrase)))
    }

    fn of(&self, end: Option<u8>) -> &[&'static str] {
        end.and_then(|byte| self.0.get(&byte.to_ascii_lowercase())).map_or(&[], Vec::as_slice)
    }
}

/// The phrases of `data/furniture.txt`.
#[derive(Default)]
struct Furniture {
    lines: WordSet<&'static str>,
    labels: Phrases,
    openings: Phrases,
}

static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let mut furniture = Furniture::default();
    for phrase in rows(include_str!("../../data/furniture.txt")) {
        if let Some(label) = phrase.strip_suffix(':') {
            furniture.labels.add(label, label.bytes().next());
        } else if let Some(opening) = phrase.strip_suffix('*') {
            furniture.openings.add(opening, opening.bytes().next());
        } else {
            furniture.lines.insert(phrase);
        }
    }
    furniture
});

/// No fixed phrase is longer, in bytes.
const LONGEST_PHRASE: usize = 60;

fn is_furniture(text: &str) -> bool {
    let labelled = |rest: &str| {
        let stuck = rest.starts_with(char::is_uppercase) && !ends_properly(text);
        stuck || rest.trim_start().starts_with([':', '–', '—', '|']) || rest.starts_with(" - ")
    };
    let begins = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    FURNITURE.labels.behind(text).any(labelled)
        || FURNITURE.openings.behind(text).any(begins)
        || text.len() <= LONGEST_PHRASE && is_fixed_line(text)
}

fn is_fixed_line(text: &str) -> bool {
    let mut line = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(if word.chars().all(char::is_numeric) { "0" } else { word });
    }
    FURNITURE.lines.contains(line.as_str()) || FURNITURE.lines.contains(line.to_lowercase().as_str())
}

/// "By" and one or two names.
fn is_byline(article: &Article, tokens: &[Token]) -> bool {
    let Some((first, names)) = tokens.split_first() else { return false };
    let fits = |token: &Token| {
        let word = article.slice(token.span);
        matches!(word, "and" | "," | "." | "-" | "|" | "&" | "in" | "for") || word.starts_with(char::is_uppercase)
    };
    article.slice(first.span).eq_ignore_ascii_case("by")
        && (2..=LONGEST_HEADING).contains(&names.len())
        && article.slice(names[0].span).starts_with(char::is_uppercase)
        && !article.slice(names[names.len() - 1].span).ends_with('.')
        && names.iter().all(fits)
}

/// A city, a country and their parts.
const MOST_PLACES: usize = 4;

/// A month and figures with names of places before them, or a date in figures, and nothing else.
fn is_dateline(article: &Article, tokens: &[Token]) -> bool {
    if tokens.len() > 2 * LONGEST_HEADING || tokens.iter().all(|token| token.kind != TokenKind::Number) {
        return false;
    }
    let (mut months, mut figures, mut places) = (0, 0, 0);
    for (at, token) in tokens.iter().enumerate() {
        let word = article.slice(token.span);
        match (token.kind, lexicon::in_calendar(word)) {
            (TokenKind::Number, _) => figures += 1,
            (TokenKind::Mark, _) if is_dateline_mark(word) => {}
            (TokenKind::Word, Some(true)) => months += 1,
            (TokenKind::Word, Some(false)) => {}
            // "Born: 9 February 1939": the date of something else.
            (TokenKind::Word, None) if is_label(article, tokens, at) => return false,
            (TokenKind::Word, None) if word.starts_with(char::is_uppercase) && figures == 0 => places += 1,
            _ => return false,
        }
    }
    if months > 0 { places <= MOST_PLACES } else { figures == 3 && places == 0 }
}

/// Whether a colon stands behind a word that is not in capitals, as those of places in datelines mostly are.
fn is_label(article: &Article, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| article.slice(token.span));
    word(at + 1) == ":" && word(at).chars().any(char::is_lowercase)
}

fn is_dateline_mark(mark: &str) -> bool {
    matches!(mark, "," | "." | ":" | "/" | "|" | "(" | ")" | "·" | "•") || mark.starts_with(is_dash)
}

/// The credits of `data/credits.txt`, by where they stand.
#[derive(Default)]
struct Credits {
    openings: Phrases,
    endings: Phrases,
    anywhere: Vec<&'static str>,
}

static CREDITS: LazyLock<Credits> = LazyLock::new(|| {
    let mut credits = Credits::default();
    for row in rows(include_str!("../../data/credits.txt")).filter(|row| !row.starts_with('+')) {
        if let Some(opening) = row.strip_prefix('^') {
            credits.openings.add(opening, opening.bytes().next());
        } else if let Some(ending) = row.strip_suffix('$') {
            let ending = ending.trim_end_matches(is_closer);
            credits.endings.add(ending, ending.bytes().next_back());
        } else {
            credits.anywhere.push(row);
        }
    }
    credits
});

fn is_caption(text: &str) -> bool {
    let last = &text[text.ceil_char_boundary(text.len().saturating_sub(CREDIT))..];
    CREDITS.openings.behind(text).next().is_some()
        || CREDITS.endings.end(last.trim_end_matches(is_closer))
        // No early end: a processor looks at many bytes at once.
        || last.bytes().fold(false, |found, byte| found | matches!(byte, b'(' | b'[' | b':'))
            && holds_credit(&last.to_lowercase())
        || last.contains('/') && ends_in_agency(last)
}

fn holds_credit(text: &str) -> bool {
    CREDITS.anywhere.iter().any(|credit| text.contains(credit))
}

/// "… / Reuters": a stroke between blanks and a name.
fn ends_in_agency(text: &str) -> bool {
    let Some((before, agency)) = text.rsplit_once(" / ") else { return false };
    let mut names = agency.split(is_blank).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some()
        && before.split(is_blank).count() > 4
        && agency.split(is_blank).count() <= 4
        && !ends_properly(agency)
        && names.all(|name| name.starts_with(char::is_uppercase))
}
