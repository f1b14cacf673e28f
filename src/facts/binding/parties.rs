//! Who and what with a name takes part in what a value tells of.

use super::{Binder, tree};
use crate::{
    facts::{clause::Phrase, entities::NameSpan, speakers::leader_named},
    language::{
        lemma,
        lexicon::{self, CountryWord},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::{NameKind, Value},
};
use std::ops::Range;

/// Somebody or something that a word names or stands for.
pub(super) struct Who {
    /// The noun of its kind.
    pub(super) kind: &'static str,
    /// The full names, sorted.
    pub(super) names: Vec<String>,
    /// Whether whoever speaks is one of them: "I", "we".
    pub(super) speaks: bool,
    pub(super) firm: bool,
}

impl Who {
    /// Somebody that is not quite certain to be meant.
    pub(super) fn perhaps(kind: &'static str, names: Vec<String>) -> Self {
        Self { kind, names, speaks: false, firm: false }
    }
}

/// How many words may tell what somebody is, between a country and the name.
const LONGEST_ROLE: usize = 4;

/// What adjectives made of names end in: "European", "Republican", "Catholic", "Scottish".
const ADJECTIVAL: [&str; 6] = ["an", "ic", "ish", "ese", "ern", "al"];

impl Binder<'_> {
    /// Who has the value in `tokens` by the name, pronoun or description that ends in token `at`: of "Caul, 34, and Petrick, 29," each has one, and of
    /// "Japan has given $3 million and Germany $2 million" Germany the second.
    pub(super) fn who_has(&self, at: usize, tokens: &Range<usize>) -> Option<Who> {
        let clause = &self.clause;
        let own = clause.bearer(at).filter(|name| {
            let behind = name.tokens.end;
            let mark = usize::from(matches!(clause.word(behind), "," | "(") || clause.is_possessive(behind));
            behind + mark == tokens.start
        });
        let alone = |name| Who { firm: true, ..Who::perhaps(self.kind_of(name), vec![clause.entities.actor(name)]) };
        own.map(alone).or_else(|| if self.is_within_phrase(at, tokens) { None } else { self.who(at) })
    }

    /// "his third wife, Chloe Adams": whether a value tells of a noun what that is, and not of who stands beside it; an age is that of both.
    fn is_within_phrase(&self, noun: usize, tokens: &Range<usize>) -> bool {
        let inside = self.phrase_start(noun) <= tokens.start && tokens.end <= noun;
        let aged = self.values.iter().any(|(other, value)| other == tokens && matches!(value, Value::Age(_)));
        inside && !aged && self.clause.bearer(noun).is_none()
    }

    /// Who is meant by the name, pronoun or description that ends in token `at`.
    pub(super) fn who(&self, at: usize) -> Option<Who> {
        let clause = &self.clause;
        if let Some(name) = clause.bearer(at).or_else(|| self.apposed(at)) {
            if self.is_one_of_many(name) {
                let described = self.described_name(at).map(|name| clause.entities.actor(name));
                return Some(Who::perhaps("person", described.into_iter().collect()));
            }
            let kind = self.kind_of(name);
            let mut names: Vec<String> =
                self.listed_with(name).iter().map(|name| clause.entities.actor(name)).collect();
            names.sort();
            names.dedup();
            return Some(Who { kind, names, speaks: false, firm: true });
        }
        // "I'll", "we're" and "she'd" are one token.
        let lower = clause.lower(at);
        let pronoun = lower.split(['\'', '’']).next().unwrap_or_default();
        if matches!(pronoun, "he" | "she" | "him" | "her") {
            let wanted = lexicon::gender(pronoun);
            let fits =
                |name: &&NameSpan| clause.entities.gender(name.entity).is_none_or(|gender| Some(gender) == wanted);
            let meant = clause.antecedent(at).or_else(|| self.last_person(at).filter(fits))?;
            return Some(Who::perhaps("person", vec![clause.entities.actor(meant)]));
        }
        if matches!(pronoun, "we" | "us" | "me") && clause.word(at) != "US"
            || pronoun == "i" && clause.word(at).starts_with('I')
        {
            return Some(Who { speaks: true, ..Who::perhaps("person", Vec::new()) });
        }
        let leader = clause.phrase_before(at + 1).and_then(|phrase| leader_named(clause, &phrase))?;
        Some(Who::perhaps("person", vec![leader]))
    }

    /// "a Democrat", "an Israeli": somebody who is called so, as others are.
    fn is_one_of_many(&self, name: &NameSpan) -> bool {
        let article = name.tokens.start.checked_sub(1).is_some_and(|at| self.clause.is(at, &["a", "an"]));
        let kind = self.clause.entities.of(name).kind;
        let adjective = matches!(name.country, Some((_, CountryWord::Adjective)));
        article && name.tokens.len() == 1 && (adjective || matches!(kind, NameKind::Other | NameKind::Person))
    }

    /// "the architect, Beatriz Monteiro": the name that stands in apposition to a noun.
    fn apposed(&self, noun: usize) -> Option<&NameSpan> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        // "share eight toilets, Ann Lee sat": several things are nobody.
        if !self.is_common_noun(noun) || lemma::is_plural(&clause.lower(noun)) {
            return None;
        }
        let apposed = tree.children(noun).filter(|child| *child > noun && tree.is(*child, &[Relation::Appos]));
        apposed.filter_map(|child| clause.name_at(child)).find(|name| {
            clause.word(name.tokens.start.wrapping_sub(1)) == "," && clause.entities.of(name).kind != NameKind::Place
        })
    }

    fn kind_of(&self, name: &NameSpan) -> &'static str {
        let people = matches!(name.country, Some((_, CountryWord::Adjective)));
        match self.clause.entities.of(name).kind {
            _ if people && lemma::is_plural(&self.clause.lower(name.tokens.end - 1)) => "person",
            NameKind::Person => "person",
            NameKind::Place => "place",
            NameKind::Organization | NameKind::Other => "organization",
        }
    }

    /// A name, and the names it is coordinated with: "Xi and Putin".
    fn listed_with(&self, name: &NameSpan) -> Vec<&NameSpan> {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let top = tree.top(name.tokens.clone()).unwrap_or(name.tokens.start);
        let first = tree.head(top).filter(|_| tree.is(top, &[Relation::Conj])).unwrap_or(top);
        // What a name is coordinated with may hang on any of its words.
        let words = clause.name_at(first).map_or(first..first + 1, |name| name.tokens.clone());
        let led = |word: usize| tree.child(word, &[Relation::Case]).is_some();
        // "Caul, of Tarlton, and Petrick, of Hannibal": no preposition leads to one of a list alone.
        let joined = |child: &usize| tree.is(*child, &[Relation::Conj]) && (led(first) || !led(*child));
        let others = words.flat_map(|word| tree.children(word)).filter(joined);
        let listed: Vec<&NameSpan> =
            std::iter::once(first).chain(others).chain([top]).filter_map(|at| clause.name_at(at)).collect();
        let start = listed.iter().map(|name| name.tokens.start).min().unwrap_or(top);
        let end = listed.iter().map(|name| name.tokens.end).max().unwrap_or(top);
        // Trees take "said Ek, Norway would have earned" for a list.
        let is_list = (start..end).any(|at| clause.is(at, &["and", "or", "&", "nor"]));
        let mut names: Vec<_> = if is_list { listed } else { clause.name_at(top).into_iter().collect() };
        names.extend(clause.listed_before(name));
        names
    }

    pub(super) fn phrase_start(&self, head: usize) -> usize {
        self.clause.phrase_before(head + 1).map_or(head, |phrase| phrase.tokens.start)
    }

    /// "Corvane, the second-largest maker", "Ek, chief economist at Nordbank": the name that the phrase of `head` stands in apposition to.
    pub(super) fn described_name(&self, head: usize) -> Option<&NameSpan> {
        let clause = &self.clause;
        let start = self.before_age(clause.phrase_before(head + 1)?.tokens.start);
        // "Ekholm, then a 31-year-old professor,"
        let dated = usize::from(start > 0 && clause.is(start - 1, &["then", "now", "once", "still"]));
        let comma = start.checked_sub(1 + dated).filter(|at| clause.word(*at) == ",")?;
        let last = comma.checked_sub(1 + usize::from(comma > 0 && clause.word(comma - 1) == "."))?;
        let name = clause.name_at(last)?;
        let determined = clause.is(start, &["a", "an", "the", "his", "her", "its", "their"]);
        let listed =
            name.tokens.start.checked_sub(1).is_some_and(|at| clause.word(at) == "," || clause.is(at, &["and"]));
        // "led by Kestrel Ventures, the company announced": what a verb stands behind is no apposition.
        let finite = matches!(clause.tree().penn(head + 1), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md));
        let reports =
            lexicon::is_plain_speech(&clause.lower(head + 1)) || lexicon::speech(&clause.lower(head + 1)).is_some();
        let acts = (finite || reports) && clause.class(head + 1) != Some(WordClass::Relative);
        (determined && !listed && !acts).then_some(name)
    }

    /// "a 63-year-old retired army engineer": where a phrase begins whose age makes it longer than others.
    fn before_age(&self, start: usize) -> usize {
        let age = self
            .values
            .iter()
            .find(|(tokens, value)| matches!(value, Value::Age(_)) && (tokens.start..=tokens.end).contains(&start));
        let Some((tokens, _)) = age else { return start };
        let article = tokens.start.checked_sub(1).filter(|at| self.clause.class(*at) == Some(WordClass::Article));
        article.unwrap_or(tokens.start).min(start)
    }

    /// "the European Commission, whose last review took 14 months": who has what stands behind "whose".
    pub(super) fn name_before_whose(&self, start: usize) -> Option<&NameSpan> {
        let clause = &self.clause;
        let whose = [Some(start), start.checked_sub(1)].into_iter().flatten().find(|at| clause.is(*at, &["whose"]))?;
        let before = whose.checked_sub(1)?;
        clause.name_at(before - usize::from(before > 0 && clause.word(before) == ","))
    }

    /// Who a noun phrase says take part: those of its event, the names in it and in the phrases right behind it.
    pub(super) fn parties(&self, phrase: &Phrase) -> Vec<String> {
        if let Some(event) = self.event_at(phrase.head) {
            return event.participants.clone();
        }
        let entities = self.clause.entities;
        let anybody = self.clause.is(phrase.tokens.start, &["a", "an"]);
        let inside = entities.within(phrase.tokens.clone()).iter().filter(|name| {
            // "a French group": no country.
            let nation = matches!(name.country, Some((_, CountryWord::Adjective)));
            !(anybody && nation || self.only_describes(name) || self.clause.is_seat(name))
        });
        let mut names: Vec<String> = inside.map(|name| entities.actor(name)).collect();
        // "the bakery chain Kornblume"
        let behind = self.clause.name_at(phrase.tokens.end).filter(|name| self.is_called(phrase.head, name));
        names.extend(behind.map(|name| entities.actor(name)));
        let owner = phrase.tokens.clone().find(|at| self.clause.is(*at, &["his", "her"]));
        let owner = owner.and_then(|at| self.clause.antecedent(at));
        let described = self.described_name(phrase.head).filter(|name| entities.of(name).kind != NameKind::Place);
        let whose = self.name_before_whose(phrase.tokens.start);
        let apposed = self.apposed(phrase.head);
        names.extend([owner, described, whose, apposed].into_iter().flatten().map(|name| entities.actor(name)));
        let mut at = phrase.tokens.end;
        while self.clause.is(at, &["of", "between", "with", "into", "in", "to", "from", "against", "on", "for", "by"]) {
            let mut listed = self.clause.listed_names(at + 1);
            listed.retain(|name| !self.has_own_figure(name));
            if let Some(bearer) = self.described_by_country(&listed) {
                listed = vec![bearer];
            }
            let Some(last) = listed.last() else {
                // "phase of trilateral talks between A and B": the parties stand one phrase further.
                match self.clause.phrase_at(at + 1) {
                    Some(inner) => at = inner.tokens.end,
                    None => break,
                }
                continue;
            };
            // "a nurse from Zagreb" is of the city; "a pact with Zagreb" of the country.
            let placed = self.clause.is(at, &["in", "from"]);
            let called = |name: &&NameSpan| if placed { entities.of(name).name.clone() } else { entities.actor(name) };
            names.extend(listed.iter().map(called));
            at = last.tokens.end;
        }
        names.sort();
        names.dedup();
        names
    }

    /// "by the Uruguayan striker Diego Varela": whom the adjective of a country only describes.
    fn described_by_country(&self, listed: &[&NameSpan]) -> Option<&NameSpan> {
        let [country] = listed else { return None };
        let clause = &self.clause;
        let adjective = matches!(country.country, Some((_, CountryWord::Adjective)));
        let nouns = (country.tokens.end..).take_while(|at| clause.is_open(*at)).take(LONGEST_ROLE).count();
        let bearer = clause.name_at(country.tokens.end + nouns)?;
        let role = nouns > 0 && tree::is_noun(clause.tree().upos(country.tokens.end + nouns - 1));
        (adjective && role && bearer.country.is_none()).then_some(bearer)
    }

    /// "19 shots to Marlow's eight": the name is that of whom the other figure counts for.
    fn has_own_figure(&self, name: &NameSpan) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let figure = name.tokens.end + 1;
        clause.is_possessive(name.tokens.end)
            && tree.upos(figure) == Some(Upos::Num)
            && !matches!(tree.upos(figure + 1), Some(Upos::Noun | Upos::Adj | Upos::Propn))
    }

    /// Whether a name right behind a noun is what that is called.
    fn is_called(&self, noun: usize, name: &NameSpan) -> bool {
        let tree = self.clause.tree();
        let relations = [Relation::Appos, Relation::Flat, Relation::NmodDesc, Relation::Compound];
        let hangs = |one: usize, other: usize| tree.head(one) == Some(other) && tree.is(one, &relations);
        // Two objects side by side are one.
        let beside = |top: usize| tree.head(top) == tree.head(noun) && tree.relation(top) == tree.relation(noun);
        tree.top(name.tokens.clone()).is_some_and(|top| hangs(top, noun) || hangs(noun, top) || beside(top))
    }

    /// "European shares", "Republican control": an adjective that stands for no country.
    pub(super) fn only_describes(&self, name: &NameSpan) -> bool {
        name.tokens.len() == 1
            && name.country.is_none()
            && self.clause.tree().upos(name.tokens.start) == Some(Upos::Adj)
            && ADJECTIVAL.iter().any(|ending| self.clause.word(name.tokens.start).ends_with(ending))
    }

    /// Whether all of `names` only tell where: who does it may still be added.
    pub(super) fn are_places(&self, names: &[String]) -> bool {
        let is_place =
            |name: &String| self.clause.entities.named(name).is_some_and(|entity| entity.kind == NameKind::Place);
        names.iter().all(is_place)
    }

    /// The last list of names in the sentence before token `at`.
    pub(super) fn names_earlier(&self, at: usize) -> Vec<String> {
        let clause = &self.clause;
        let linked = (clause.start()..at)
            .rev()
            .find(|at| clause.is(*at, &["between", "with", "of"]) && clause.name_at(at + 1).is_some());
        let mut names: Vec<String> = linked
            .map(|at| clause.listed_names(at + 1).iter().map(|name| clause.entities.actor(name)).collect())
            .unwrap_or_default();
        names.sort();
        names
    }
}
