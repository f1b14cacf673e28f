//! Who takes part without being named alone: "its rival Helicor", "Russian and US negotiators", "the leaders of Norway and Indonesia".

use super::participants::{DEEPEST, Parties, Roles};
use crate::{
    facts::{entities::NameSpan, speakers::leader_named},
    language::{
        lemma,
        lexicon::{self, CountryWord, EventKind},
        tags::Upos,
        words::WordClass,
    },
    values::NameKind,
};

/// Nouns for who leads a country.
const LEADERS: [&str; 5] = ["leader", "president", "premier", "chancellor", "king"];

impl<'a> Roles<'a, '_> {
    /// "its Dutch rival Helicor": the name right behind the noun for who bears it.
    pub(super) fn called(&self, at: usize) -> Option<&'a NameSpan> {
        let (clause, tree) = (self.clause, self.clause.tree());
        let noun = clause.is_open(at) && tree.upos(at) == Some(Upos::Noun) && !lemma::is_plural(&clause.lower(at));
        let name =
            clause.name_at(at + 1).filter(|name| noun && name.country.is_none() && name.tokens.start == at + 1)?;
        // "in a statement Helicor said"
        let next = name.tokens.end;
        let acts = clause.is_finite_verb(next) || clause.class(next) == Some(WordClass::Auxiliary);
        (!acts && clause.entities.of(name).kind != NameKind::Place).then_some(name)
    }

    /// "Russian and US negotiators" are Russia and the United States; "the Russian president" is who the article says; "diplomats" are diplomats.
    pub(super) fn described(&self, at: usize) -> Parties {
        let (clause, tree) = (self.clause, self.clause.tree());
        let noun = clause.lower(at);
        // "Russia's military offensive" may be tagged as an adjective.
        let nominal = tree.upos(at) == Some(Upos::Noun) || EventKind::of_noun(&noun).is_some();
        if !nominal && !lemma::is_plural(&noun) {
            return Parties::default();
        }
        let start = clause.phrase_before(at + 1).map_or(at, |phrase| phrase.tokens.start);
        let tokens = self.list_start(start)..at + 1;
        let phrase = crate::facts::clause::Phrase { tokens: tokens.clone(), head: at };
        if let Some(leader) = leader_named(clause, &phrase) {
            return Parties::of(leader);
        }
        let countries: Vec<&NameSpan> = clause
            .entities
            .within(tokens)
            .iter()
            .filter(|name| name.country.is_some() && !clause.is_seat(name))
            .collect();
        if LEADERS.contains(&lemma::noun(&noun).as_ref()) && !countries.is_empty() {
            return Parties { names: Vec::new(), described: true };
        }
        // "arrested an Italian driver": no country.
        let anybody = clause.is(phrase.tokens.start, &["a", "an"]);
        let countries = countries.into_iter().filter(|_| !anybody);
        let mut names: Vec<String> = countries.map(|name| clause.entities.actor(name)).collect();
        if names.is_empty() && clause.is(at + 1, &["of"]) && lexicon::is_person_noun(&noun) {
            // "the leaders of Norway and Indonesia"
            names = clause.listed_names(at + 2).iter().map(|name| clause.entities.actor(name)).collect();
        }
        if names.is_empty() && lemma::is_plural(&noun) && lexicon::is_person_noun(&noun) && clause.is_open(at) {
            names.push(noun.into_owned());
        }
        Parties { names, described: false }
    }

    /// Where the list of nationalities begins that ends before token `start`: "Russian, Ukrainian and US negotiators".
    pub(super) fn list_start(&self, start: usize) -> usize {
        let clause = self.clause;
        let mut start = start;
        for _ in 0..DEEPEST {
            let joint = |at: usize| clause.is(at, &["and"]) || clause.word(at) == ",";
            let Some(mut before) = start.checked_sub(1).filter(|at| joint(*at)) else { break };
            before -= usize::from(before > 0 && joint(before - 1));
            match before.checked_sub(1).and_then(|at| clause.name_at(at)) {
                Some(name) if matches!(name.country, Some((_, CountryWord::Adjective))) => start = name.tokens.start,
                _ => break,
            }
        }
        start
    }
}
