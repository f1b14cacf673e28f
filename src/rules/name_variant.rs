//! One person's surname in two spellings. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    people::{self, Naming},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    language::{lexicon, words::class},
    text::{Article, TokenKind},
    values::NameKind,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    name: "name-variant",
    page: include_str!("name_variant.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Preview,
    confidence: Confidence::High,
    check,
};

/// Shorter names differ by a letter and are names of two people.
const SHORTEST: usize = 6;
/// Shorter words with a capital may be any.
const SHORTEST_UNREAD: usize = 7;
/// Names so long may differ in two letters.
const LONG: usize = 10;
/// No name has more letters.
const LONGEST: usize = 24;

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    if !analysis.article.is_english() {
        return Vec::new();
    }
    let mut namings = people::read(analysis);
    let unread = unread(&analysis.article, &namings);
    namings.extend(unread);
    let surnames = Surnames::of(&namings, &analysis.article);
    surnames.variants().into_iter().map(|(usual, rare)| finding(rule, analysis, usual, rare)).collect()
}

/// How a surname is used.
struct Surname<'a> {
    first: &'a Naming<'a>,
    times: usize,
    /// The given names before it.
    given: BTreeSet<&'a str>,
    /// Whether it is always that of a person, or may be.
    personal: bool,
}

/// The long surnames of an article that are no words of it.
struct Surnames<'a> {
    all: BTreeMap<&'a str, Surname<'a>>,
}

impl<'a> Surnames<'a> {
    fn of(namings: &'a [Naming<'a>], article: &Article) -> Self {
        let words = ordinary_words(article);
        let mut all: BTreeMap<&str, Surname<'a>> = BTreeMap::new();
        for naming in namings {
            let surname = naming.surname();
            let letters = (SHORTEST..=LONGEST).contains(&surname.chars().count())
                && surname.chars().skip(1).all(char::is_lowercase);
            let known = lexicon::is_place_name(surname)
                || lexicon::country(surname).is_some()
                || lexicon::given_name(surname).is_some()
                || words.contains(&surname.to_lowercase());
            if !letters || known {
                continue;
            }
            let entry = all.entry(surname);
            let use_of = entry.or_insert(Surname { first: naming, times: 0, given: BTreeSet::new(), personal: true });
            use_of.times += 1;
            use_of.given.extend(naming.given());
            use_of.personal &= matches!(naming.kind, NameKind::Person | NameKind::Other);
        }
        Self { all }
    }

    /// Pairs of one name in two spellings: the usual one first.
    fn variants(&self) -> Vec<(&'a Naming<'a>, &'a Naming<'a>)> {
        let mut stems: HashMap<String, Vec<&str>> = HashMap::new();
        let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
        for name in self.all.keys() {
            for stem in stems_of(name) {
                let alike = stems.entry(stem).or_default();
                pairs.extend(alike.last().map(|other| (*other, *name)));
                alike.push(name);
            }
        }
        pairs.into_iter().filter_map(|(one, other)| self.variant(one, other)).collect()
    }

    fn variant(&self, one: &str, other: &str) -> Option<(&'a Naming<'a>, &'a Naming<'a>)> {
        if is_form(one, other) {
            return None;
        }
        let (one, other) = (self.all.get(one)?, self.all.get(other)?);
        let (usual, rare) = if one.times >= other.times { (one, other) } else { (other, one) };
        let personal = usual.personal && rare.personal && usual.first.kind == NameKind::Person;
        // Everybody is introduced with a given name: who is not, and is nearly somebody who is, is the same person.
        let same = match rare.given.first() {
            None => usual.given.len() == 1 && usual.times > rare.times,
            Some(given) => rare.given.len() == 1 && usual.given.contains(given),
        };
        (personal && same && rare.times <= 2).then_some((usual.first, rare.first))
    }
}

/// Words with a capital that nothing takes for a name, and that stand by themselves: a misspelt name is known to nobody.
fn unread<'a>(article: &'a Article, namings: &[Naming<'_>]) -> Vec<Naming<'a>> {
    let named: HashSet<u32> = namings.iter().map(|naming| naming.span.end).collect();
    let tokens = &article.tokens;
    let large = |at: Option<usize>| {
        let token = at.and_then(|at| tokens.get(at)).filter(|token| token.kind == TokenKind::Word);
        token.is_some_and(|token| article.slice(token.span).starts_with(char::is_uppercase))
    };
    let alone = |at: &usize| large(Some(*at)) && !large(at.checked_sub(1)) && !large(Some(at + 1));
    let naming = |at: usize| {
        let span = tokens.get(at)?.span;
        let text = article.slice(span);
        let unknown = text.len() >= SHORTEST_UNREAD && class(text).is_none() && !named.contains(&span.end);
        unknown.then_some(Naming { span, text, name: text, kind: NameKind::Other })
    };
    (0..tokens.len()).filter(alone).filter_map(naming).collect()
}

/// The words that the article has in small letters.
fn ordinary_words(article: &Article) -> HashSet<String> {
    let words = article.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words
        .map(|token| article.slice(token.span))
        .filter(|word| word.starts_with(char::is_lowercase))
        .map(str::to_owned)
        .collect()
}

/// The name, and the name without each of its letters behind the first, of long names also without two of them: two names that differ in so many letters
/// share one of these.
fn stems_of(name: &str) -> Vec<String> {
    let length = name.chars().count();
    let without = |one: usize, other: usize| {
        let letters = name.chars().enumerate().filter(move |(place, _)| *place != one && *place != other);
        letters.map(|(_, letter)| letter).collect::<String>()
    };
    let others = |one: usize| if length >= LONG { one..length } else { one..one + 1 };
    let mut stems: Vec<String> = (1..length)
        .flat_map(|one| others(one).map(move |other| (one, other)))
        .map(|(one, other)| without(one, other))
        .collect();
    stems.push(name.to_owned());
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Whether one is a form of the other: a plural, an adjective, a name of the same family for men and women.
fn is_form(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    common + 1 >= one.chars().count().min(other.chars().count())
}

fn finding(rule: &Rule, analysis: &Analysis, usual: &Naming<'_>, rare: &Naming<'_>) -> Diagnostic {
    let source = &analysis.article.source;
    let (right, wrong) = (usual.surname(), rare.surname());
    rule.finding(format!("{wrong} is {right} elsewhere in this article"))
        .label(Label::new(source, rare.span, "another spelling"))
        .label(Label::new(source, usual.span, "the usual spelling here"))
        .help(format!("write {right} in both places if it is one person; else introduce {wrong} with a first name"))
}
