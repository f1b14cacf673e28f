//! Where names stand: runs of capitalised words, taken apart into names, titles and nationalities.

mod openings;
mod titles;

use super::spelling::{Spelling, is_hyphen, is_shouted, opens};
use crate::{
    facts::{passages::Passages, trees::behind_dateline},
    language::{
        lemma,
        lexicon::{self, CountryWord, NameWord},
        tagger,
        tags::{Penn, Upos},
        words::{self, WordClass},
    },
    tables::{WordSet, rows},
    text::{Article, BlockKind, TokenKind},
    values::{is_currency_sign, is_currency_sign_with, is_glued_amount, is_scale},
};
use std::{borrow::Cow, ops::Range, sync::LazyLock};

/// Small words inside names.
static PARTICLES: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/name-particles.txt")).flat_map(str::split_whitespace).collect());

/// Capitals that are common nouns.
static ACRONYMS: LazyLock<WordSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../../data/acronyms.txt")).flat_map(str::split_whitespace).collect());

/// A run of capitalised words before it has been linked to its full form.
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    pub(super) text: String,
    /// The titles before it.
    pub(super) titles: Range<usize>,
}

/// Reads the runs of the passages, one by one.
pub(super) struct Reader<'a> {
    pub(super) passages: &'a Passages<'a>,
    pub(super) spelling: &'a Spelling<'a>,
    pub(super) runs: Vec<Run>,
}

/// Words behind which a possessive with nothing that is had may be the name of a house: "by St Anne's had raised".
const BEFORE_HOUSES: [&str; 9] = ["at", "by", "from", "into", "near", "of", "outside", "to", "with"];

/// A passage whose runs are read.
#[derive(Clone, Copy)]
struct Place {
    passage: usize,
    end: usize,
    /// The first word.
    first: usize,
    /// The first word behind a dateline, else the first.
    opening: usize,
    /// Headlines capitalise every word: only names known from the text count there.
    title: bool,
}

impl Reader<'_> {
    pub(super) fn read(&mut self) {
        for (passage, sentence) in self.passages.all.iter().enumerate() {
            let kind = self.passages.kind(sentence);
            if kind == BlockKind::Furniture {
                continue;
            }
            let title = matches!(kind, BlockKind::Headline | BlockKind::Heading)
                || is_shouted(self.article(), sentence.tokens.clone());
            let first = sentence.tokens.clone().find(|at| self.kind(*at) == Some(TokenKind::Word));
            let end = sentence.tokens.end;
            let told = behind_dateline(self.article(), sentence.tokens.clone());
            let opening = told.clone().find(|at| self.kind(*at) == Some(TokenKind::Word)).unwrap_or(end);
            let place = Place { passage, end, first: first.unwrap_or(end), opening, title };
            self.read_passage(place);
        }
    }

    fn article(&self) -> &Article {
        self.passages.article
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.article().tokens.get(at).map(|token| token.kind)
    }

    fn word(&self, at: usize) -> &str {
        self.passages.word(at)
    }

    fn read_passage(&mut self, place: Place) {
        let mut at = place.first;
        while at < place.end {
            let start = at;
            at = self.run_end(start, place);
            if at == start {
                at += 1;
                continue;
            }
            self.split(start..at, place);
        }
    }

    /// Where the run that begins at `start` ends; `start` where none does.
    fn run_end(&self, start: usize, place: Place) -> usize {
        let (mut at, end) = (start, place.end);
        if self.is_prefixed(start) || self.is_currency(start) {
            return start;
        }
        if self.is_arabic_article(at, end) {
            at += 3;
        }
        while at < end
            && !self.is_number_sign(at)
            && (is_name_word(self.article(), at) || at > start && self.joins(start, at, end))
        {
            at += 1;
        }
        if at == start {
            return at;
        }
        if self.is_house(start, at, place) { at + 1 } else { at + self.designation(start, at, place) }
    }

    /// "sold at Christie's", "moved to St Anne's": behind a preposition of place, a possessive with nothing that is had is part of the name.
    fn is_house(&self, start: usize, at: usize, place: Place) -> bool {
        let led = start.checked_sub(1).is_some_and(|before| BEFORE_HOUSES.contains(&self.word(before)));
        let ends = || {
            let next = self.word(at + 1);
            self.kind(at + 1).is_none_or(|kind| kind == TokenKind::Mark && !is_hyphen(next) && !opens(next))
                || matches!(
                    words::class(next),
                    Some(WordClass::Preposition | WordClass::Conjunction | WordClass::Auxiliary)
                )
        };
        let acts = || matches!(self.passages.tree(place.passage).penn(at + 1), Some(Penn::Vbd | Penn::Vbz | Penn::Md));
        led && matches!(self.word(at), "'s" | "’s") && (ends() || acts())
    }

    /// "Rs 7.50", "Rs. 40 crore", "EUR 5m", "US$5", "Sh450", "R14.6 million"
    fn is_currency(&self, at: usize) -> bool {
        let (word, next) = (self.word(at), self.word(at + 1));
        let is_figure = |at: usize| self.kind(at) == Some(TokenKind::Number);
        let part = || matches!(next, "." | ",") && is_figure(at + 2) || is_scale(next);
        is_figure(at + 1 + usize::from(next == ".")) && is_currency_sign(word)
            || is_figure(at + 2) && is_currency_sign_with(word, next)
            || is_glued_amount(word, part())
    }

    /// "No" in "Report No 4" and "No. 4".
    fn is_number_sign(&self, at: usize) -> bool {
        let figure = at + 1 + usize::from(self.word(at + 1) == ".");
        self.kind(figure) == Some(TokenKind::Number) && matches!(self.word(at), "No" | "Nos" | "Nr")
    }

    /// "the pan-European Continental 300": the compound is no part of the name behind it.
    fn is_prefixed(&self, at: usize) -> bool {
        at > 1
            && is_hyphen(self.word(at - 1))
            && self.touches(at - 1)
            && self.word(at - 2).starts_with(char::is_lowercase)
            && lexicon::name_word(self.word(at)) != Some(NameWord::Title)
            && !self.is_arabic_article(at - 2, at + 1)
            && is_name_word(self.article(), at + 1)
    }

    /// "al-Sisi".
    fn is_arabic_article(&self, at: usize, end: usize) -> bool {
        at + 2 < end
            && matches!(self.word(at), "al" | "el" | "an" | "ash")
            && is_hyphen(self.word(at + 1))
            && self.touches(at + 1)
            && is_name_word(self.article(), at + 2)
    }

    /// Whether no blank stands on either side of a token.
    fn touches(&self, at: usize) -> bool {
        let span = |at: usize| self.article().tokens.get(at).map(|token| token.span);
        let (Some(before), Some(here), Some(behind)) = (at.checked_sub(1).and_then(span), span(at), span(at + 1))
        else {
            return false;
        };
        before.end == here.start && here.end == behind.start
    }

    /// The figure of "the Stoxx 600" and "Sentinel-1", in tokens.
    fn designation(&self, start: usize, at: usize, place: Place) -> usize {
        let end = place.end;
        let is_figure = |at: usize| {
            at < end
                && self.kind(at) == Some(TokenKind::Number)
                && self.word(at).bytes().all(|byte| byte.is_ascii_digit())
        };
        if is_hyphen(self.word(at)) && self.touches(at) && is_figure(at + 1) && !is_hyphen(self.word(at + 2)) {
            return 2;
        }
        let (start, article) = self.behind_article(start);
        usize::from(
            (article || self.is_prefixed(start.wrapping_sub(1)))
                && at > start
                && at <= start + LONGEST_MODEL
                && is_figure(at)
                && self.word(at).len() < 4
                && self.ends_designation(at + 1, place),
        )
    }

    /// Whether no noun follows that the figure before it could count.
    fn ends_designation(&self, at: usize, place: Place) -> bool {
        let is_mark = || self.kind(at) == Some(TokenKind::Mark) && !is_hyphen(self.word(at));
        let goes_on = || match self.passages.tree(place.passage).upos(at) {
            Some(Upos::Noun) => lemma::is_plural(self.word(at)),
            Some(Upos::Verb) => false,
            _ => true,
        };
        at >= place.end || words::class(self.word(at)).is_some() || is_mark() || !goes_on()
    }

    /// "of" in "Bank of England", "van" in "Vincent van Gogh": small words and marks that a name goes on over.
    fn joins(&self, start: usize, at: usize, end: usize) -> bool {
        let next = at + 1 < end && is_name_word(self.article(), at + 1);
        let head = self.word(at - 1);
        match self.word(at) {
            "'s" | "’s" | "’" | "'" => {
                let office = || self.keeps_possessive(at) && self.leads_to_office(at + 1, end);
                next && (is_class_of_people(head) || office())
            }
            "&" => next,
            "." => head.chars().count() == 1 && next,
            "plc" => true,
            "of" => {
                let office = is_office(head)
                    || matches!(lexicon::name_word(head), Some(NameWord::Place))
                    || lexicon::name_word(head) == Some(NameWord::Title) && self.word(start) == head;
                office
                    && (next
                        || self.word(at + 1) == "the"
                            && is_name_word(self.article(), at + 2)
                            && (is_office(head) || is_office(self.word(start))))
            }
            "the" => next && head == "of" && at > start + 1,
            "for" => is_office(head) && next,
            "and" => next && self.is_office_of_two(start, at, end),
            particle if PARTICLES.contains(particle) => {
                next || at + 2 < end && PARTICLES.contains(self.word(at + 1)) && is_name_word(self.article(), at + 2)
            }
            "al" | "el" | "an" => self.is_arabic_article(at, end),
            hyphen if is_hyphen(hyphen) => {
                let small = matches!(head, "al" | "el" | "an" | "ash");
                let apart = self.spelling.stands(head) && self.spelling.stands(self.word(at + 1));
                self.touches(at) && next && (small || !apart)
            }
            _ => false,
        }
    }

    /// "Federal Ministry", "Institutes of Health Research": whether a name is that of an office, by its last word or the one before "of".
    fn ends_in_office(&self, tokens: Range<usize>) -> bool {
        let head = tokens.clone().find(|at| matches!(self.word(*at), "of" | "for")).unwrap_or(tokens.end);
        head > tokens.start && is_office(self.word(head - 1)) || is_office(self.word(tokens.end - 1))
    }

    /// "the Competition and Markets Authority", "Department for Work and Pensions": one office with two fields.
    fn is_office_of_two(&self, start: usize, at: usize, end: usize) -> bool {
        let inside = matches!(self.word(at.wrapping_sub(2)), "of" | "for") && is_office(self.word(start));
        let mut last = at + 1;
        while last + 1 < end && is_name_word(self.article(), last + 1) {
            last += 1;
        }
        let (start, article) = self.behind_article(start);
        let owned = || start.checked_sub(1).is_some_and(|before| matches!(self.word(before), "'s" | "’s"));
        let word = self.word(start);
        let somebody = lexicon::given_name(word).is_some() || lexicon::is_person_noun(&lemma::lower(word));
        let field = at == start + 1 && !somebody && lexicon::country(word).is_none();
        inside
            || (article || owned()) && field && last > at + 1 && is_office(self.word(last))
            || self.has_acronym(start..last + 1)
    }

    /// "Unity and Progress Front (UPF)": whether the first letters of some words stand in brackets behind them.
    fn has_acronym(&self, tokens: Range<usize>) -> bool {
        let initials =
            tokens.clone().filter(|at| is_name_word(self.article(), *at)).filter_map(|at| self.word(at).chars().next());
        self.word(tokens.end) == "(" && initials.eq(self.word(tokens.end + 1).chars())
    }

    /// Where a run begins that may begin with an article, and whether an article stands there.
    fn behind_article(&self, start: usize) -> (usize, bool) {
        if self.word(start) == "The" {
            return (start + 1, true);
        }
        (start, start.checked_sub(1).is_some_and(|before| self.word(before) == "the"))
    }

    fn is_known(word: &str) -> bool {
        lexicon::country(word).is_some() || lexicon::name_word(word).is_some() || lexicon::given_name(word).is_some()
    }

    /// "St Mary's Hospital", "King's College", "Women's Institute": a name may go on over the possessive of a saint, a title or a plural.
    fn keeps_possessive(&self, at: usize) -> bool {
        let owner = self.word(at - 1);
        let saint = at > 1 && (matches!(self.word(at - 2), "St" | "Saint"))
            || at > 2 && self.word(at - 2) == "." && self.word(at - 3) == "St";
        saint || lexicon::name_word(owner) == Some(NameWord::Title) || lemma::is_plural(&lemma::lower(owner))
    }

    /// Whether an office or a place is named within the next words.
    fn leads_to_office(&self, at: usize, end: usize) -> bool {
        (at..end.min(at + 3))
            .take_while(|at| is_name_word(self.article(), *at))
            .any(|at| is_office(self.word(at)) || lexicon::name_word(self.word(at)) == Some(NameWord::Place))
    }

    fn text(&self, tokens: Range<usize>) -> Cow<'_, str> {
        self.article().in_one_line(super::span_of(self.article(), &tokens))
    }

    fn push(&mut self, tokens: Range<usize>, titles: Range<usize>) {
        let text = self.text(tokens.clone()).into_owned();
        self.runs.push(Run { tokens, text, titles });
    }

    /// Cuts a run of capitalised words into names: closed-class words, titles and nationalities at its beginning are no part of a person's name.
    fn split(&mut self, tokens: Range<usize>, place: Place) {
        if tokens.len() == 1 && self.is_no_name(tokens.start, place) {
            return;
        }
        let inside = tokens.start != place.first && tokens.start != place.opening;
        let mut start = self.past_closed_class(&tokens, inside);
        let first = start == place.first || start == place.opening;
        let opening = first || start > 0 && self.opens_clause(start - 1);
        // "NEW DELHI, July 24:"
        let shouted = self.is_all_capitals(start) && self.is_all_capitals(start + 1);
        if opening && start + 1 < tokens.end && !shouted && self.is_ordinary(start, place) {
            start += 1 + usize::from(
                matches!(self.word(start + 1), "." | "&" | "'s" | "’s") || is_hyphen(self.word(start + 1)),
            );
        }
        let single = opening && start == place.first.max(tokens.start) && start + 1 == tokens.end;
        if start >= tokens.end || single && !self.is_defined(start) && self.is_ordinary(start, place) {
            return;
        }
        // "Russian President Vladimir Putin": the nationality is a name by itself.
        for length in [2, 1] {
            let end = start + length;
            // "British Columbia"
            let placed = lexicon::is_place_name(&self.text(start..tokens.end));
            let nationality = end < tokens.end
                && !placed
                && lexicon::country(&self.text(start..end)).is_some_and(|(_, kind)| kind == CountryWord::Adjective)
                && !self.ends_in_office(end..tokens.end)
                && !(end + 1 == tokens.end && (is_thing(self.word(end)) || is_water(self.word(end))));
            if nationality && !is_hyphen(self.word(end)) {
                self.push(start..end, start..start);
                start = end;
                break;
            }
        }
        self.split_titles(start..tokens.end, place);
    }

    /// Whether a mark stands here behind which a sentence may begin, a hyphen for a dash among them: "(KBRV) - Three".
    fn opens_clause(&self, at: usize) -> bool {
        opens(self.word(at)) || is_hyphen(self.word(at)) && !self.touches(at)
    }

    fn is_all_capitals(&self, at: usize) -> bool {
        self.word(at).len() > 1 && self.word(at).chars().all(char::is_uppercase)
    }
}

/// How many tokens a name may have before the figure that is a part of it: "the S&P 500".
const LONGEST_MODEL: usize = 3;

/// Whether a word makes the name of an organisation.
pub(super) fn is_office(word: &str) -> bool {
    matches!(
        lexicon::name_word(word),
        Some(NameWord::Organization | NameWord::Company | NameWord::Club | NameWord::Body)
    )
}

/// Whether a word is no name by itself, though names end in it: "Society", "Group", "River".
pub(super) fn is_generic(word: &str) -> bool {
    matches!(
        lexicon::name_word(word),
        Some(NameWord::Organization | NameWord::Company | NameWord::Club | NameWord::Place | NameWord::Title)
    )
}

/// "Women" in "Women's Tour": whom competitions, parties and funds are for.
fn is_class_of_people(word: &str) -> bool {
    let (plural, noun) = (lemma::lower(word), lemma::noun(&lemma::lower(word)).into_owned());
    lemma::is_plural(&plural) && (lexicon::is_person_noun(&noun) || lexicon::gender(&noun).is_some())
}

/// "Ocean" in "Indian Ocean": what stands on maps is no country's for its adjective.
fn is_water(word: &str) -> bool {
    lexicon::name_word(word) == Some(NameWord::Place)
}

/// Whether a word is a common noun, and none for people: with a nationality it makes a name, "Irish Rail".
fn is_thing(word: &str) -> bool {
    tagger::is_common_noun(word)
        && lexicon::name_word(word).is_none()
        && !lexicon::is_person_noun(&lemma::noun(&lemma::lower(word)))
}

/// Whether a token is a capitalised word of the kind that names are made of.
pub(super) fn is_name_word(article: &Article, at: usize) -> bool {
    let Some(token) = article.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else { return false };
    let word = article.slice(token.span);
    word.chars().next().is_some_and(char::is_uppercase)
        && word.strip_prefix('I').is_none_or(|rest| rest.starts_with(char::is_alphanumeric))
        && (!is_calendar(word) || is_calendar_name(article, at))
}

/// A month or a weekday, also in the plural: "closed Tuesdays".
fn is_calendar(word: &str) -> bool {
    lexicon::is_calendar_word(word)
        || word.strip_suffix('s').is_some_and(|day| day.ends_with("day") && lexicon::is_calendar_word(day))
}

/// "Jan Peters", "April Jones": a month that no preposition leads to and a capitalised word follows.
fn is_calendar_name(article: &Article, at: usize) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.slice(token.span));
    let led = at.checked_sub(1).is_some_and(|before| {
        words::class(word(before)).is_some() || matches!(word(before), "last" | "next" | "early" | "late" | "mid")
    });
    let next = word(at + 1);
    !led && at > 0
        && next.chars().next().is_some_and(char::is_uppercase)
        && !lexicon::is_calendar_word(next)
        && words::class(next).is_none()
}
