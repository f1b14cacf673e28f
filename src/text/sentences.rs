//! Where sentences end.

use super::{
    Token, TokenKind,
    lexicon::{self, SPEECH_VERBS, STARTERS},
    marks::{is_closer, is_dash, is_opener, is_stop},
};
use std::{collections::HashMap, sync::LazyLock};

/// How many words a name in front of a speech verb may have ("Foreign Minister Sergei Lavrov said").
const LONGEST_NAME: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    Title,
    Inner,
    Number,
    Final,
}

static ABBREVIATIONS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    let mut abbreviations = HashMap::new();
    for (class, words) in
        lexicon::rows(include_str!("../../data/abbreviations.tsv")).filter_map(|row| row.split_once('\t'))
    {
        let class = match class {
            "title" => Abbreviation::Title,
            "inner" => Abbreviation::Inner,
            "number" => Abbreviation::Number,
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

    /// The first token behind the stop at `at` and whatever belongs to it: further stops, closing quotation marks and brackets.
    fn behind_stop(&self, at: usize) -> usize {
        let mut behind = at + 1;
        while self.is_mark(behind, is_stop) || self.stuck(behind) && self.is_mark(behind, is_closer) {
            behind += 1;
        }
        behind
    }

    /// Whether a sentence that began at `start` ends with the stop at `at`, and the next one begins at `behind`.
    fn parts(&self, start: usize, at: usize, behind: usize) -> bool {
        if self.stuck(behind) {
            return self.parts_without_blank(at, behind);
        }
        let Some(lead) = self.lead(behind) else { return false };
        if self.first(lead).is_some_and(char::is_lowercase) {
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
        if word_at == start && (single || self.tokens[word_at].kind == TokenKind::Number) {
            return false;
        }
        if single && word.starts_with(char::is_uppercase) {
            return lexicon::has(&STARTERS, self.token(lead));
        }
        match ABBREVIATIONS.get(word.to_lowercase().as_str()) {
            Some(Abbreviation::Title) => !word.starts_with(char::is_uppercase),
            Some(Abbreviation::Inner) => false,
            Some(Abbreviation::Number) => self.tokens[lead].kind != TokenKind::Number,
            Some(Abbreviation::Final) => lexicon::has(&STARTERS, self.token(lead)),
            None => !pointed || lexicon::has(&STARTERS, self.token(lead)),
        }
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
