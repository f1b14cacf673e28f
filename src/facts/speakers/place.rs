//! Where a quotation stands: what is told around it, and whether it is one at all.

mod forms;

use super::{
    reports::{self, Report},
    verbs::{is_mark, reporting},
};
use crate::{
    facts::{clause::Clause, entities::Entities, passages::Passages},
    language::{
        lexicon::{self, Speech},
        words::{self, WordClass},
    },
    text::{BlockKind, Quotation, TokenKind},
};

/// The sentences around a quotation, and how far they count.
pub(super) struct Place<'a, 'd> {
    passages: &'a Passages<'a>,
    /// The sentence that the opening mark stands in; where the quotation is a paragraph by itself behind a colon, the one before it.
    pub(super) before: Clause<'a>,
    behind: Clause<'a>,
    /// Where what is told before the quotation begins, and ends.
    from: usize,
    open: usize,
    /// Where what is told behind it begins.
    close: usize,
    /// How many quotations every token stands in, and this one.
    depths: &'d [u8],
    depth: u8,
    quoted: &'a str,
}

/// How many quotations every token of the article stands in.
pub(super) fn depths(passages: &Passages<'_>) -> Vec<u8> {
    let tokens = &passages.article.tokens;
    let at = |offset: u32| tokens.partition_point(|token| token.span.start < offset);
    let mut changes = vec![0i32; tokens.len() + 1];
    for quotation in &passages.article.quotations {
        changes[at(quotation.outer.start)] += 1;
        changes[at(quotation.outer.end)] -= 1;
    }
    let mut depth = 0;
    let depths = changes.iter().map(|change| {
        depth += change;
        u8::try_from(depth).unwrap_or(u8::MAX)
    });
    depths.collect()
}

/// Whether token `at` stands in a quotation.
pub(in crate::facts) fn is_in_quotation(passages: &Passages<'_>, at: usize) -> bool {
    let quotations = &passages.article.quotations;
    let start = passages.article.tokens.get(at).map_or(0, |token| token.span.start);
    let behind = quotations.partition_point(|quotation| quotation.outer.start <= start);
    quotations[..behind].iter().rev().take(NESTED).any(|quotation| quotation.outer.end > start)
}

/// How many quotations inside a quotation may stand before words that it still holds.
const NESTED: usize = 8;

impl<'a, 'd> Place<'a, 'd> {
    pub(super) fn of(
        passages: &'a Passages<'a>,
        entities: &'a Entities,
        depths: &'d [u8],
        quotation: &Quotation,
    ) -> Option<Self> {
        let article = passages.article;
        let token = |offset: u32| article.tokens.partition_point(|token| token.span.start < offset);
        let (open, close) = (token(quotation.outer.start), token(quotation.outer.end));
        let sentence = passages.of_token(open)?;
        let behind = Clause::new(passages, entities, passages.of_token(close.checked_sub(1)?)?);
        let mut before = Clause::new(passages, entities, sentence);
        let mut open = open;
        let depth = depths.get(open).copied()?;
        if let Some(index) = sentence.checked_sub(1).filter(|_| before.start() == open) {
            let introduction = Clause::new(passages, entities, index);
            let colon = introduction.word(introduction.end() - 1) == ":";
            if colon && introduction.sentence.block + 1 == before.sentence.block {
                (before, open) = (introduction, introduction.end());
            }
        }
        let quoted = article.slice(quotation.span);
        let mut place = Self { passages, from: before.start(), before, behind, open, close, depths, depth, quoted };
        // Inside a quotation only that quotation counts.
        place.from = (before.start()..open)
            .rev()
            .find(|at| place.depth_of(*at).saturating_add(1) < depth)
            .map_or(place.from, |at| at + 1);
        if depth > 1
            && place.from < open
            && article.slice(article.tokens[place.from].span).starts_with(is_mark_of_quotation)
        {
            place.from += 1;
        }
        Some(place)
    }

    fn depth_of(&self, at: usize) -> u8 {
        self.depths.get(at).copied().unwrap_or_default()
    }

    /// Whether the token is told beside the quotation, and not quoted itself.
    fn is_told(&self, at: usize) -> bool {
        self.depth_of(at).saturating_add(1) == self.depth
    }

    pub(super) fn is_nested(&self) -> bool {
        self.depth > 1
    }

    /// Whether nothing is told before the quotation in its sentence.
    pub(super) fn opens_sentence(&self) -> bool {
        !(self.from..self.open).any(|at| self.is_told(at) && !is_mark(&self.before, at))
    }

    /// Whether nothing is told beside the quotation in its sentence.
    pub(super) fn fills_sentence(&self) -> bool {
        let told = |at: usize| self.is_told(at) && !is_mark(&self.behind, at);
        self.opens_sentence() && !(self.close..self.behind.end()).any(told)
    }

    /// `"…," said NAME`, `"…," NAME said`, `"…", according to NAME`.
    pub(super) fn report_behind(&self) -> Option<(Clause<'a>, Report)> {
        let clause = self.behind;
        let mut at = self.close;
        while at < clause.end() && matches!(clause.word(at), "," | "." | "—" | "–" | "-") {
            at += 1;
        }
        if at >= clause.end() || !self.is_told(at) {
            return None;
        }
        let parted = at > self.close || self.ends_in_mark();
        let report = reports::attributed(&clause, at)
            .or_else(|| reports::inverted(&clause, at).filter(|report| parted || self.is_name(report)))
            .or_else(|| {
                let whole = self.opens_sentence() && (parted || self.is_sentence());
                reports::from(&clause, at)
                    .filter(|report| whole || parted && reports::is_closed(&clause, report))
                    .filter(|report| !self.leads_on(report))
            })?;
        Some((clause, report))
    }

    /// `the plan was "dead" before it began, NAME said.`
    pub(super) fn report_at_end(&self) -> Option<(Clause<'a>, Report)> {
        let clause = self.behind;
        let commas = (self.close..clause.end()).filter(|at| self.is_told(*at) && clause.word(*at) == ",");
        let report = commas.map(|comma| comma + 1).find_map(|at| {
            reports::attributed(&clause, at)
                .or_else(|| reports::inverted(&clause, at))
                .or_else(|| reports::from(&clause, at).filter(|report| reports::is_closed(&clause, report)))
        })?;
        Some((clause, report))
    }

    /// `"A." Smith said, "B."`: who is named here speaks what follows.
    fn leads_on(&self, report: &Report) -> bool {
        let at = report.verb + 1;
        self.quoted.trim_end().ends_with('.')
            && matches!(self.behind.word(at), "," | ":")
            && self.depth_of(at + 1) >= self.depth
    }

    fn is_name(&self, report: &Report) -> bool {
        self.behind.name_at(report.subject.head).is_some()
    }

    /// The last verb of speech before the quotation, and what it does.
    pub(super) fn verb_before(&self) -> Option<(usize, Speech)> {
        (self.from..self.open)
            .rev()
            .filter(|at| self.is_told(*at))
            .find_map(|at| reporting(&self.before, at).map(|kind| (at, kind)))
    }

    /// `NAME said, "…"`, `NAME called the plan "…"`, `NAME said that the plan was "…"`.
    pub(super) fn report_before(&self) -> Option<(Clause<'a>, Report)> {
        let clause = self.before;
        let Some((verb, kind)) = self.verb_before() else {
            let passive = || reports::passive(&clause, self.from, self.open).filter(|_| self.is_sentence());
            let rarer =
                || self.as_put().or_else(|| self.described_by()).or_else(|| self.estimate()).or_else(|| self.act());
            let report = self.report_in_opening().or_else(passive).or_else(rarer);
            return report.map(|report| (clause, report));
        };
        if self.is_bracketed_off(verb) {
            return None;
        }
        let report = self.inserted(verb).or_else(|| reports::with_verb(&clause, self.from, verb))?;
        if let Some(outer) = self.outer_of(&report, kind) {
            return Some((clause, outer));
        }
        let end = report.addressee.as_ref().map_or(verb + 1, |addressee| addressee.tokens.end);
        // "pointed out: “…”"
        let direct = self.is_direct(end + usize::from(clause.is(end, &["out"])));
        let plain = lexicon::is_plain_speech(&clause.lower(verb));
        let described = (verb + 1..self.open).any(|at| self.is_told(at) && !is_mark(&clause, at));
        let takes = match kind {
            // "wrote “Rails and Regrets”" has a title, "wrote: “Rails and Regrets”" words.
            _ if direct && kind != Speech::Describe => plain || is_mark(&clause, self.open - 1) || !self.is_title(),
            Speech::Voice => false,
            Speech::Say | Speech::Tell | Speech::Think => {
                self.is_predicate() || !self.is_title() && (plain || !self.is_adjectival())
            }
            // "a podcast called “X”" has a name; "what he called a “farce”" is described.
            Speech::Describe => (described || self.is_relative(&report)) && !self.is_title(),
        };
        takes.then_some((clause, report))
    }

    /// Whether a bracket opens between the verb and the quotation, and is open still, or a colon or semicolon begins something new.
    fn is_bracketed_off(&self, verb: usize) -> bool {
        let parts = |at: usize| at + 1 < self.open && self.is_told(at) && matches!(self.before.word(at), ":" | ";");
        if (verb..self.open).any(parts) {
            return true;
        }
        let between = (verb..self.open).rev().map(|at| self.before.word(at));
        between.into_iter().find(|word| matches!(*word, "(" | ")")) == Some("(")
    }

    /// "According to NAME, the plan was "…"", "Addressing Xi as "…", Putin hailed …".
    fn report_in_opening(&self) -> Option<Report> {
        let clause = self.before;
        let opening = (self.from..self.open).find(|at| self.is_told(*at) && !is_mark(&clause, *at))?;
        if let Some(report) = reports::attributed(&clause, opening) {
            return (!self.is_title()).then_some(report);
        }
        let participle = opening == clause.start()
            && clause.is_open(opening)
            && clause.lower(opening).ends_with("ing")
            && (opening..self.open).any(|at| clause.is(at, &["as"]));
        let comma = (self.close..clause.end()).find(|at| clause.word(*at) == "," && participle)?;
        let subject = reports::subject_at(&clause, comma + 1)?;
        Some(Report { subject, verb: opening, addressee: None })
    }

    /// `NAME was less pleased: "…"`: a colon behind a sentence about a person.
    pub(super) fn person_before_colon(&self) -> Option<(Clause<'a>, Report)> {
        let clause = self.before;
        let colon = self.open.checked_sub(1).filter(|at| clause.word(*at) == ":")?;
        let subject = reports::subject_at(&clause, self.from)?;
        let person = clause.is(subject.head, &["he", "she"]) || clause.is_person(subject.head);
        (person && self.is_sentence()).then_some((clause, Report { subject, verb: colon, addressee: None }))
    }

    /// Whether nothing stands between token `at` and the quotation but marks and "that".
    fn is_direct(&self, at: usize) -> bool {
        (at..self.open).all(|at| is_mark(&self.before, at) || self.before.is(at, &["that"]))
    }

    /// Whether the quotation goes on from the one before it in its sentence: "… and “…”".
    pub(super) fn joins(&self) -> bool {
        let last = (self.from..self.open).rev().take_while(|at| self.is_told(*at));
        last.into_iter().all(|at| reporting(&self.before, at).is_none()) && !self.is_title()
    }

    fn ends_in_mark(&self) -> bool {
        self.quoted.trim_end().ends_with([',', '.', '!', '?', '…', '—', '–', '-'])
    }

    /// Whether the quotation is a sentence by itself.
    pub(super) fn is_sentence(&self) -> bool {
        let text = self.quoted.trim_start_matches(['[', '(', '…', '.', ' ', '‘', '\'', '“', '"']);
        let opens = text.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
        opens && (self.ends_in_mark() || self.quoted.split_whitespace().count() > 3 && !self.is_title())
    }

    /// Whether it is capitalised as a title is: every word of an open class, and no mark at its end.
    fn is_title(&self) -> bool {
        let mut open = self.words().filter(|word| words::class(word).is_none()).peekable();
        open.peek().is_some() && !self.ends_in_mark() && open.all(|word| !word.starts_with(char::is_lowercase))
    }

    fn words(&self) -> impl Iterator<Item = &'a str> {
        let article = self.passages.article;
        let tokens = article.tokens.get(self.open..self.close).unwrap_or_default();
        tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| article.slice(token.span))
            .filter(|word| word.len() > 2)
    }

    /// Whether a noun follows that the quotation describes: `an "excellent" phone call`.
    fn is_adjectival(&self) -> bool {
        self.behind.is_open(self.close) && reporting(&self.behind, self.close).is_none()
    }

    /// Whether the quotation stands behind "was" or "as": `the claim was "fake"`.
    fn is_predicate(&self) -> bool {
        let before = self.open.checked_sub(1).filter(|at| *at >= self.from);
        before.is_some_and(|at| self.before.class(at) == Some(WordClass::Auxiliary) || self.before.is(at, &["as"]))
            && !self.is_adjectival()
    }

    /// "which critics called “a triumph”": what is described stands before the subject.
    fn is_relative(&self, report: &Report) -> bool {
        let before = report.subject.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.before.is(at, &["which", "what", "whom", "that"]))
    }

    /// Whether the words before make a name or a mention of it: `the word "sorry"`, `the so-called "corridor"`.
    pub(super) fn is_mentioned(&self) -> bool {
        let before = self.open.checked_sub(1).filter(|at| *at >= self.from);
        let Some(last) = before else { return false };
        let word = self.before.lower(last);
        let so_called = word == "called" && last > 0 && self.before.is_hyphen(last - 1);
        let known_as = word == "as" && last > 0 && self.before.is(last - 1, &["known"]);
        so_called || known_as || lexicon::names_what_follows(&word)
    }

    /// Whether it may be a quotation although nobody is named who speaks it: a sentence with a word that makes a clause of it.
    pub(super) fn may_stand_alone(&self) -> bool {
        let clausal = |class| matches!(class, WordClass::Pronoun | WordClass::Auxiliary | WordClass::Possessive);
        self.is_sentence()
            && self.quoted.split_whitespace().count() > 3
            && self.words().filter_map(words::class).any(clausal)
    }

    /// Whether it stands in the headline or a heading.
    pub(super) fn is_in_title(&self) -> bool {
        matches!(self.passages.kind(self.behind.sentence), BlockKind::Headline | BlockKind::Heading)
    }
}

fn is_mark_of_quotation(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | '„' | '‚' | '＂' | '`')
}
