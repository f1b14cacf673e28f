//! Where sentences end.

use super::{
    Token, TokenKind,
    abbreviation::{self, Abbreviation},
    lexicon::{self, CREDIT_LABELS, SPEECH_VERBS, STARTERS},
    marks::{is_bullet, is_closer, is_dash, is_opener, is_stop},
};

/// How many words a name in front of a speech verb may have ("Foreign Minister Sergei Lavrov said").
const LONGEST_NAME: usize = 6;
/// How many tokens the number of a note may have behind its first ("[12, 13]").
const LONGEST_NOTE: usize = 6;

/// How many tokens the credit behind a label may have ("Image: Jane Doe / Reuters").
const LONGEST_CREDIT: usize = 10;
/// How many tokens "Sunday May 28 2006" has, without its commas.
const SHORTEST_DATE: usize = 4;
/// How many tokens "On Jan. 5, at 6 a.m." may have.
const LONGEST_TIME: usize = 10;

/// Appends the ends of the sentences in a block's `tokens`, as indices behind their last token.
pub(super) fn read(text: &str, tokens: &[Token], ends: &mut Vec<usize>) {
    let block = Block { text, tokens };
    let dates = block.dates_apart();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        let behind = block.behind_stop(at);
        let end = match behind {
            Some(behind) => (behind < tokens.len() && block.parts(start, at, behind)).then_some(behind),
            None => block.piece(at).or(dates.filter(|&date| date == at)).filter(|&piece| piece > start),
        };
        if let Some(end) = end {
            ends.push(end);
            start = end;
        }
        at = behind.unwrap_or(at + 1);
    }
    if !tokens.is_empty() {
        ends.push(tokens.len());
    }
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

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn mark(&self, at: usize) -> Option<char> {
        if self.kind(at) == Some(TokenKind::Mark) { self.first(at) } else { None }
    }

    fn is_mark(&self, at: usize, kind: impl Fn(char) -> bool) -> bool {
        self.mark(at).is_some_and(kind)
    }

    fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Whether no blank stands before the token.
    fn stuck(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| token.span.start == self.tokens[at - 1].span.end)
    }

    fn stops(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| match token.kind {
            TokenKind::Mark => self.is_mark(at, is_stop),
            TokenKind::Word => self.text.as_bytes().get(token.span.end as usize - 1) == Some(&b'.'),
            TokenKind::Number => false,
        })
    }

    /// The first token behind the stop at `at` and whatever belongs to it: further stops, closing quotation marks and brackets,
    /// the numbers of notes. None where no stop is.
    fn behind_stop(&self, at: usize) -> Option<usize> {
        if !self.stops(at) {
            return None;
        }
        let mut behind = self.behind_closers(at + 1);
        if self.note_number(at, behind) {
            behind += 1;
        }
        while let Some(note) = self.note(behind) {
            behind = self.behind_closers(note);
        }
        Some(behind + self.smile(behind))
    }

    fn behind_closers(&self, mut at: usize) -> usize {
        while self.is_mark(at, is_stop) || self.stuck(at) && self.is_mark(at, is_closer) {
            at += 1;
        }
        at
    }

    /// The tokens of a ":)" or ":-)".
    fn smile(&self, at: usize) -> usize {
        let nose = usize::from(self.stuck(at + 1) && self.is_mark(at + 1, is_dash));
        let mouth = at + 1 + nose;
        let smiles = self.is_mark(at, |eyes| matches!(eyes, ':' | ';')) && self.is_mark(mouth, |mark| mark == ')');
        if smiles && self.stuck(mouth) { 2 + nose } else { 0 }
    }

    /// Where a date that stands behind a title without a mark begins ("Minister opens line Sunday, May 28, 2006"), or where what
    /// follows such a date does.
    fn dates_apart(&self) -> Option<usize> {
        let is_full = |from: usize| {
            let other = |at, mark| usize::from(self.is_mark(at, |is| is == mark));
            let month = from + 1 + other(from + 1, ',');
            let year = month + 2 + other(month + 2, ',');
            let named = |at, month| self.capital(at) && lexicon::in_calendar(self.token(at)) == Some(month);
            let figures = self.is_number(month + 1) && self.is_number(year) && self.token(year).len() == 4;
            let full = figures && named(from, false) && named(month, true);
            full.then_some(year + 1)
        };
        if let Some(end) = is_full(0) {
            return self.capital(end).then_some(end);
        }
        let first = self.tokens.len().checked_sub(SHORTEST_DATE + 2)?.max(1);
        let begin = (first..self.tokens.len()).find(|&at| is_full(at) == Some(self.tokens.len()))?;
        let apart = self.kind(begin - 1) == Some(TokenKind::Word) && !self.starts(begin - 1);
        (apart || self.is_mark(begin - 1, is_closer)).then_some(begin)
    }

    /// Where a piece that needs no stop before it begins, as the mark at `at` shows: an item of a list behind its bullet, or a credit
    /// behind its label ("The fans at the gate Image: Jane Doe").
    fn piece(&self, at: usize) -> Option<usize> {
        let mark = self.mark(at)?;
        if is_bullet(mark) && !self.stuck(at) {
            return Some(at);
        }
        let label = at.checked_sub(1).filter(|_| mark == ':')?;
        let labels = self.capital(label) && lexicon::has(&CREDIT_LABELS, self.token(label));
        let names = self.capital(at + 1) && self.tokens.len() - at <= LONGEST_CREDIT;
        let apart = self.kind(label.wrapping_sub(1)) != Some(TokenKind::Mark);
        (labels && names && apart).then_some(label)
    }

    /// "ended.12 The": a raised number that lost its height.
    fn note_number(&self, at: usize, behind: usize) -> bool {
        let before = self.token(at.wrapping_sub(1));
        let word = before.chars().count() > 2 && before.chars().all(char::is_alphabetic);
        let number = self.tokens.get(behind).is_some_and(|token| token.kind == TokenKind::Number);
        word && number && self.stuck(behind) && self.token(behind).len() < 4 && !self.stuck(behind + 1)
    }

    /// The token behind a note such as "[12]", "[1-3]" or "[citation needed]" that begins at `at`.
    fn note(&self, at: usize) -> Option<usize> {
        if !self.is_mark(at, |mark| mark == '[') {
            return None;
        }
        let end = (at + 2..at + 2 + LONGEST_NOTE).find(|&end| self.is_mark(end, |mark| mark == ']'))?;
        (self.is_number(at + 1) || self.token(end - 1) == "needed").then_some(end + 1)
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
        !(self.closes_quotation(at, behind) && self.speaker_follows(lead) || self.signed(behind))
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
            return !self.names_firm(lead);
        }
        if !pointed && !self.stuck(at) {
            return at != start;
        }
        let word_at = if pointed { at } else { at - 1 };
        let word = self.token(word_at).trim_end_matches('.');
        if self.labels_item(start, word_at) {
            return false;
        }
        if self.is_initial(word_at) {
            return self.starter(lead) || matches!(word, "C" | "F") && self.measures(word_at) && self.capital(lead);
        }
        match abbreviation::of(word) {
            Some(Abbreviation::Courtesy | Abbreviation::Title) => !word.starts_with(char::is_uppercase),
            Some(Abbreviation::Inner) => false,
            Some(Abbreviation::Number) => !self.is_number(lead),
            Some(Abbreviation::Last) => self.capital(lead),
            Some(Abbreviation::Measure) if self.measures(word_at) => self.ends_measure(start, at, lead),
            Some(Abbreviation::Measure | Abbreviation::Final) => self.starter(lead),
            Some(Abbreviation::Label) | None => !pointed || self.starter(lead),
        }
    }

    fn is_initial(&self, at: usize) -> bool {
        self.capital(at) && self.kind(at) == Some(TokenKind::Word) && self.is_single(at)
    }

    fn is_single(&self, at: usize) -> bool {
        self.token(at).trim_end_matches('.').chars().nth(1).is_none()
    }

    /// Whether a figure stands before the unit at `at`.
    fn measures(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_number(before) || self.is_mark(before, |mark| mark == '°'))
    }

    /// Whether a sentence ends with the unit at `at`: not in "5 p.m. Monday" and "5 p.m. Moscow time", and not where it is only a time so far.
    fn ends_measure(&self, start: usize, at: usize, lead: usize) -> bool {
        if self.starts(lead) {
            return true;
        }
        let so_far = start..at;
        let time = so_far.len() <= LONGEST_TIME
            && self.starts(start)
            && so_far
                .into_iter()
                .all(|at| self.kind(at) != Some(TokenKind::Word) || self.capital(at) || self.dates(at));
        let local = self.token(lead + 1) == "time";
        self.capital(lead) && !self.dates(lead) && !local && !time
    }

    fn dates(&self, at: usize) -> bool {
        lexicon::in_calendar(self.token(at).trim_end_matches('.')).is_some()
    }

    /// Whether the word or number is the label of an item or a figure at the beginning of a sentence: "1.", "• a.", "Figure 2.".
    fn labels_item(&self, start: usize, at: usize) -> bool {
        let first = at == start || at == start + 1 && self.kind(start) == Some(TokenKind::Mark);
        let label = at == start + 1 && abbreviation::of(self.token(start)) == Some(Abbreviation::Label);
        first && (self.is_number(at) || self.is_single(at)) || label && self.is_number(at)
    }

    /// Whether a sentence is likely to begin with this token, though an abbreviation stands before it.
    fn starter(&self, at: usize) -> bool {
        let courtesy = self.is_mark(at + 1, |mark| mark == '.')
            && abbreviation::of(self.token(at)) == Some(Abbreviation::Courtesy);
        courtesy || self.starts(at)
    }

    fn starts(&self, at: usize) -> bool {
        lexicon::has(&STARTERS, self.token(at))
    }

    fn capital(&self, at: usize) -> bool {
        self.first(at).is_some_and(char::is_uppercase)
    }

    /// "Yahoo! Inc."
    fn names_firm(&self, at: usize) -> bool {
        self.is_mark(at + 1, |mark| mark == '.') && abbreviation::of(self.token(at)) == Some(Abbreviation::Final)
    }

    /// Whether nothing but the name of who wrote or said it follows: "… — Jane Doe".
    fn signed(&self, behind: usize) -> bool {
        let name = behind + 1..self.tokens.len();
        let named = |at| self.capital(at) || self.is_mark(at, |mark| mark == ',') || self.token(at) == "of";
        self.is_mark(behind, is_dash)
            && (1..=LONGEST_NAME).contains(&name.len())
            && !self.starts(behind + 1)
            && name.into_iter().all(named)
    }

    fn closes_quotation(&self, at: usize, behind: usize) -> bool {
        (at + 1..behind).any(|mark| self.is_mark(mark, |mark| matches!(mark, '"' | '”' | '»' | '\'' | '’')))
    }

    /// Whether `NAME said` begins here: then it belongs to the quotation before it.
    fn speaker_follows(&self, lead: usize) -> bool {
        if self.starts(lead) {
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
