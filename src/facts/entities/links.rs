//! From the short forms of a name to the full one that the article has.

use super::{
    kinds::Votes,
    runs::{Run, is_generic},
};
use crate::{
    facts::passages::Passages,
    language::lexicon::{self, NameWord},
    values::NameKind,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

/// The names of several words with their kinds, the longest first.
type FullNames<'a> = BTreeMap<(Reverse<usize>, &'a str), NameKind>;

/// Why a name stands for the full one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::facts) enum Link {
    /// It is the full one.
    Itself,
    /// "Xi" and "Mr Xi" for Xi Jinping.
    Part,
    /// "the Alliance" for the Civic Alliance.
    Noun,
    /// "UFW" for the United Food Workers.
    Acronym,
    /// "(“the Group”)".
    Defined,
    /// "Russian" and "Moscow" for Russia.
    Country,
}

/// The full forms by their short ones.
pub(super) struct Links<'a> {
    /// `None` where several have the same.
    full: HashMap<&'a str, Option<(&'a str, Link)>>,
    /// The short forms that an organisation has, alone or with others.
    of_organizations: HashSet<&'a str>,
}

/// How many words a full name may have that shorter ones are linked to.
const LONGEST_NAME: usize = 8;

impl<'a> Links<'a> {
    pub(super) fn of(passages: &Passages<'_>, runs: &'a [Run], votes: &HashMap<&'a str, Votes>) -> Self {
        let mut links = Self { full: HashMap::new(), of_organizations: HashSet::new() };
        let mut full = FullNames::new();
        for run in runs.iter().filter(|run| (2..=LONGEST_NAME).contains(&run.tokens.len())) {
            let kind = votes.get(run.text.as_str()).map_or(NameKind::Other, |votes| votes.kind());
            full.insert((Reverse(run.text.len()), &run.text), kind);
        }
        links.without_middle_names(&full);
        for (&(_, name), &kind) in &full {
            // "Harrow & Finch" is itself short for "Harrow & Finch plc".
            if links.find(name).is_none() {
                links.add_parts(name, kind);
            }
        }
        links.add_acronyms(passages, runs, &full);
        links.add_definitions(passages, runs);
        links
    }

    /// The full name that `name` stands for, and why.
    pub(super) fn find(&self, name: &str) -> Option<(&'a str, Link)> {
        self.full.get(name).copied().flatten()
    }

    /// Names that several persons have, such as the surname of a family.
    pub(super) fn is_shared(&self, name: &str) -> bool {
        self.full.get(name).is_some_and(Option::is_none) && !self.of_organizations.contains(name)
    }

    fn add(&mut self, part: &'a str, full: &'a str, link: Link) {
        if lexicon::is_place_name(part) || lexicon::country(part).is_some() {
            return;
        }
        let known = self.full.entry(part).or_insert(Some((full, link)));
        *known = known.filter(|(known, _)| *known == full);
    }

    /// "Donald J. Trump" is the same as "Donald Trump", and "Walter Nils Berg" as "Walter Berg".
    fn without_middle_names(&mut self, full: &FullNames<'a>) {
        let names: HashSet<&'a str> = full.keys().map(|&(_, name)| name).collect();
        for (&(_, name), kind) in full {
            let words: Vec<&str> = name.split(' ').filter(|word| !(word.len() == 2 && word.ends_with('.'))).collect();
            let plain = match words[..] {
                [first, middle, last]
                    if *kind == NameKind::Person && words.join(" ").len() == name.len() && is_given(middle) =>
                {
                    format!("{first} {last}")
                }
                _ => words.join(" "),
            };
            if plain.len() == name.len() {
                continue;
            }
            if let Some(short) = names.get(plain.as_str()) {
                self.full.insert(name, Some((short, Link::Part)));
            }
        }
    }

    fn add_parts(&mut self, name: &'a str, kind: NameKind) {
        let (first, last) = (name.find(' '), name.rfind(' ').map(|blank| &name[blank + 1..]));
        match kind {
            NameKind::Person | NameKind::Other => {
                for (blank, _) in name.match_indices(' ') {
                    for part in [&name[..blank], &name[blank + 1..]] {
                        let small = part.starts_with(char::is_lowercase) && !part.contains('-');
                        // "Colin Marsh": a word of maps is a surname, too.
                        let surname = kind == NameKind::Person && name.ends_with(part);
                        let generic =
                            is_generic(part) && !(surname && lexicon::name_word(part) == Some(NameWord::Place));
                        if !small && !generic {
                            self.add(part, name, Link::Part);
                        }
                    }
                }
            }
            NameKind::Organization => {
                let Some(last) = last else { return };
                if is_generic(last) {
                    self.add(last, name, Link::Noun);
                }
                let shortens = matches!(lexicon::name_word(last), Some(NameWord::Company | NameWord::Club));
                for (blank, _) in name.match_indices(' ').filter(|_| shortens) {
                    let part = &name[..blank];
                    if !is_generic(part) && !part.ends_with(['&', '-']) && part.len() > 2 {
                        self.of_organizations.insert(part);
                        self.add(part, name, Link::Part);
                    }
                }
            }
            NameKind::Place => {
                if let Some(last) = last.filter(|last| first.is_some() && is_generic(last)) {
                    self.add(last, name, Link::Noun);
                }
            }
        }
    }

    /// "UFW" for the United Food Workers: its initials, where one name alone has them.
    fn add_acronyms(&mut self, passages: &Passages<'_>, runs: &'a [Run], full: &FullNames<'a>) {
        let mut by_initials: HashMap<String, Option<&'a str>> = HashMap::new();
        for (&(_, name), _) in full.iter().filter(|(_, kind)| **kind != NameKind::Person) {
            let known = by_initials.entry(initials(name)).or_insert(Some(name));
            *known = known.filter(|known| *known == name);
        }
        for run in runs.iter().filter(|run| run.text.len() > 1 && run.text.chars().all(char::is_uppercase)) {
            let bracketed = run.tokens.start > 0 && passages.word(run.tokens.start - 1) == "(";
            if let Some(Some(name)) = by_initials.get(&run.text)
                && (run.text.len() > 2 || bracketed)
            {
                self.full.insert(&run.text, Some((name, Link::Acronym)));
            }
        }
    }

    /// "Calderwood Foods plc (“Calderwood” or “the Group”)".
    fn add_definitions(&mut self, passages: &Passages<'_>, runs: &'a [Run]) {
        for (at, run) in runs.iter().enumerate() {
            let mark = |token: usize| passages.word(token).starts_with(['“', '"', '‘', '\'']);
            if passages.word(run.tokens.end) != "(" {
                continue;
            }
            let close = (run.tokens.end..run.tokens.end + LONGEST_DEFINITION).find(|at| passages.word(*at) == ")");
            let Some(close) = close else { continue };
            for inner in runs[at + 1..].iter().take_while(|inner| inner.tokens.end <= close) {
                let before = inner.tokens.start - 1;
                if mark(before) || passages.word(before) == "the" && mark(before - 1) {
                    self.full.insert(&inner.text, Some((&run.text, Link::Defined)));
                }
            }
        }
    }
}

/// Whether a word may be a middle name: no particle of the last.
fn is_given(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains('-')
}

/// How many tokens the brackets that define short forms may hold.
const LONGEST_DEFINITION: usize = 16;

/// The initials of the capitalised words of a name.
fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase()).collect()
}
