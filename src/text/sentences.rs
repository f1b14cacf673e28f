//! Where sentences end.

use super::{
    Token, TokenKind,
    lexicon::{self, SPEECH_VERBS, STARTERS},
    marks::{is_closer, is_dash, is_opener, is_stop},
};
use crate::tables::rows;
use std::{collections::HashMap, sync::LazyLock};

/// How many words a name in front of a speech verb may have ("Foreign Minister Sergei Lavrov said").
const LONGEST_NAME: usize = 6;
/// How many tokens the number of a note may have behind its first ("[12, 13]").
const LONGEST_NOTE: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    Title,
    Inner,
    Number,
    Final,
    /// No abbreviation: a word that a number and a point follow ("Figure 2.").
    Label,
}

static ABBREVIATIONS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    let mut abbreviations = HashMap::new();
    for (class, words) in rows(include_str!("../../data/abbreviations.tsv")).filter_map(|row| row.split_once('\t')) {
        let class = match class {
            "title" => Abbreviation::Title,
            "inner" => Abbreviation::Inner,
            "number" => Abbreviation::Number,
            "label" => Abbreviation::Label,
            _ => Abbreviation::Final,
        };
        for word in words.split(' ') {
            abbreviations.entry(word).or_insert(class);
        }
    }
    abbreviations
});

/// The ends of the sentences in a block's `tokens`, as indices behind their last token.
pub(super) fn ends(text: &str, tokens: &[Token]) -> Vec<usize> {
    let block = Block { text, tokens };
    let (mut ends, mut start, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        if !block.stops(at) {
            at += 1;
            continue;
        }
        let behind = block.behind_stop(at);
        if behind < tokens.len() && block.parts(start, at, behind) {
            ends.push(behind);
            start = behind;
        }
        at = behind;
    }
    if !tokens.is_empty() {
        ends.push(tokens.len());
    }
    ends
}

fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word.to_lowercase().as_str()).copied()
}

struct Block<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Block<'a> {
    fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    fn first(&self, at: usize) -> Option<char> {
        self.token(at).chars().next()
    }

    fn is_mark(&self, at: usize, kind: impl Fn(char) -> bool) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark) && self.first(at).is_some_and(kind)
    }

    /// Whether no blank stands before the token.
    fn stuck(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| token.span.start == self.tokens[at - 1].span.end)
    }

    fn stops(&self, at: usize) -> bool {
        self.is_mark(at, is_stop) || self.tokens[at].kind == TokenKind::Word && self.token(at).ends_with('.')
    }

    /// The first token behind the stop at `at` and whatever belongs to it: further stops, closing quotation marks and brackets,
    /// the numbers of notes.
    fn behind_stop(&self, at: usize) -> usize {
        let mut behind = self.behind_closers(at + 1);
        if self.note_number(at, behind) {
            behind += 1;
        }
        while let Some(note) = self.note(behind) {
            behind = self.behind_closers(note);
        }
        behind
    }

    fn behind_closers(&self, mut at: usize) -> usize {
        while self.is_mark(at, is_stop) || self.stuck(at) && self.is_mark(at, is_closer) {
            at += 1;
        }
        at
    }

    /// "ended.12 The": a raised number that lost its height.
    fn note_number(&self, at: usize, behind: usize) -> bool {
        let before = self.token(at.wrapping_sub(1));
        let word = before.chars().count() > 2 && before.chars().all(char::is_alphabetic);
        let number = self.tokens.get(behind).is_some_and(|token| token.kind == TokenKind::Number);
        word && number && self.stuck(behind) && self.token(behind).len() < 4 && !self.stuck(behind + 1)
    }

    /// The token behind a note such as "[12]" or "[1-3]" that begins at `at`.
    fn note(&self, at: usize) -> Option<usize> {
        let numbered = self.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
        if !numbered || !self.is_mark(at, |mark| mark == '[') {
            return None;
        }
        (at + 2..at + 2 + LONGEST_NOTE).find(|&end| self.is_mark(end, |mark| mark == ']')).map(|end| end + 1)
    }

    /// Whether a sentence that began at `start` ends with the stop at `at`, and the next one begins at `behind`.
    fn parts(&self, start: usize, at: usize, behind: usize) -> bool {
        if self.stuck(behind) {
            return self.parts_without_blank(at, behind);
        }
        let Some(lead) = self.lead(behind) else { return false };
        let lower = |at| self.first(at).is_some_and(char::is_lowercase);
        if lower(lead) && !(lower(start) && behind == at + 1 && self.token(at) != "…") {
            return false;
        }
        if behind == at + 1 && !self.ends_word(start, at, lead) {
            return false;
        }
        !(self.closes_quotation(at, behind) && self.speaker_follows(lead))
    }

    /// The blank behind a stop gets lost at times ("ended.The"); in an address or a file name what follows is no capital.
    fn parts_without_blank(&self, at: usize, behind: usize) -> bool {
        let before = self.token(at.wrapping_sub(1));
        let next = self.token(behind);
        behind == at + 1
            && self.stuck(at)
            && before.chars().count() > 2
            && before.chars().all(char::is_lowercase)
            && next.chars().count() > 1
            && next.starts_with(char::is_uppercase)
            && next.chars().skip(1).all(char::is_lowercase)
    }

    /// The token that shows how the next sentence begins: past quotation marks, brackets and dashes.
    fn lead(&self, behind: usize) -> Option<usize> {
        let past = (behind..behind + 4).find(|&at| !self.is_mark(at, |mark| is_opener(mark) || is_dash(mark)))?;
        let goes_on =
            self.is_mark(past, |mark| matches!(mark, ',' | ';' | ':' | ')' | ']' | '%' | '/' | '=' | '&' | '+'));
        (past < self.tokens.len() && !goes_on).then_some(past)
    }

    /// Whether a single point behind a word ends the sentence, and does not merely shorten the word or number a list.
    fn ends_word(&self, start: usize, at: usize, lead: usize) -> bool {
        let pointed = self.tokens[at].kind == TokenKind::Word;
        if !pointed && self.token(at) != "." {
            return true;
        }
        if !pointed && !self.stuck(at) {
            return at != start;
        }
        let word_at = if pointed { at } else { at - 1 };
        let word = self.token(word_at).trim_end_matches('.');
        let single = word.chars().count() == 1 && self.tokens[word_at].kind == TokenKind::Word;
        if self.labels_item(start, word_at, single) {
            return false;
        }
        if single && word.starts_with(char::is_uppercase) {
            return self.starter(lead);
        }
        match abbreviation(word) {
            Some(Abbreviation::Title) => !word.starts_with(char::is_uppercase),
            Some(Abbreviation::Inner) => false,
            Some(Abbreviation::Number) => self.tokens[lead].kind != TokenKind::Number,
            Some(Abbreviation::Final) => self.starter(lead),
            Some(Abbreviation::Label) | None => !pointed || self.starter(lead),
        }
    }

    /// Whether the word or number is the label of an item or a figure at the beginning of a sentence: "1.", "• a.", "Figure 2.".
    fn labels_item(&self, start: usize, at: usize, single: bool) -> bool {
        let number = self.tokens[at].kind == TokenKind::Number;
        let first = at == start || at == start + 1 && self.tokens[start].kind == TokenKind::Mark;
        let label = at == start + 1 && abbreviation(self.token(start)) == Some(Abbreviation::Label);
        first && (single || number) || label && number
    }

    /// Whether a sentence is likely to begin with this token, though an abbreviation stands before it.
    fn starter(&self, at: usize) -> bool {
        let titled =
            abbreviation(self.token(at)) == Some(Abbreviation::Title) && self.is_mark(at + 1, |mark| mark == '.');
        titled || lexicon::has(&STARTERS, self.token(at))
    }

    fn capital(&self, at: usize) -> bool {
        self.first(at).is_some_and(char::is_uppercase)
    }

    fn closes_quotation(&self, at: usize, behind: usize) -> bool {
        (at + 1..behind).any(|mark| self.is_mark(mark, |mark| matches!(mark, '"' | '”' | '»' | '\'' | '’')))
    }

    /// Whether `NAME said` begins here: then it belongs to the quotation before it.
    fn speaker_follows(&self, lead: usize) -> bool {
        if lexicon::has(&STARTERS, self.token(lead)) {
            return false;
        }
        for at in lead..lead + LONGEST_NAME {
            if at > lead && self.is_mark(at, |mark| mark == '.' || is_dash(mark)) {
                continue;
            }
            if lexicon::has(&SPEECH_VERBS, self.token(at)) {
                return at > lead;
            }
            if !self.capital(at) {
                return false;
            }
        }
        false
    }
}
