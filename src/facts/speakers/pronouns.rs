//! Whom pronouns stand for that speak: "he said", "she added", "the 42-year-old told the court".
//!
//! Whoever spoke last, unless the text has come to somebody else since. Where two could be meant, nobody is.

use super::{
    naming::{Last, Named, Pronoun, named as named_by},
    place::is_in_quotation,
    reports::{Report, from, inverted, is_closed, subject_at},
    verbs::is_mark,
};
use crate::{
    facts::{
        Speaker,
        clause::{Clause, Phrase},
        entities::NameSpan,
    },
    language::{
        lemma,
        lexicon::{self, Gender},
        words::WordClass,
    },
    values::NameKind,
};

/// How many sentences back a pronoun looks for the last speaker.
const PRONOUN_REACH: usize = 3;

/// Whom the pronoun at token `at` stands for; the word itself where nobody can be told.
pub(super) fn named(clause: &Clause<'_>, at: usize, last: Option<&Last>) -> Named {
    let word = if clause.is(at, &["I"]) { "I".into() } else { clause.lower(at) };
    let wanted = lexicon::gender(&word);
    let plural = matches!(word.as_ref(), "they" | "it");
    let fits = |pronoun: Pronoun| match pronoun {
        Pronoun::Person(gender) => wanted.is_some() && (gender.is_none() || gender == wanted),
        Pronoun::Other => plural,
        Pronoun::Any => wanted.is_some() || plural,
    };
    let at_hand = clause.span(&(at..at + 1));
    let near = last.filter(|last| clause.index - last.sentence.min(clause.index) <= PRONOUN_REACH);
    let recent = || near.filter(|last| fits(last.pronoun)).map(Named::again);
    let since = last.map_or(0, |last| last.sentence + 1);
    let search = Search { clause, wanted, fits: &fits };
    let found = search
        .in_clause(at)
        .or_else(|| search.back_to(since, Only::Subjects))
        .or_else(recent)
        .or_else(|| search.back_to(0, Only::Anybody))
        .or_else(|| search.back_to(0, Only::Described));
    if let Some(found) = found {
        return Named { speaker: Speaker { span: at_hand, ..found.speaker }, ..found };
    }
    let pronoun = wanted.map_or(Pronoun::Other, |gender| Pronoun::Person(Some(gender)));
    Named { speaker: Speaker { name: word.into_owned(), span: at_hand }, pronoun, firm: false }
}

/// Who may be found in a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    /// Its subject, or whoever reports what it says.
    Subjects,
    /// Anybody whom it names, where nobody else could be meant.
    Anybody,
    /// A subject that a noun describes: "Her agent remembers it differently."
    Described,
}

/// What a sentence tells of whom a pronoun stands for.
enum Found {
    This(Named),
    /// The pronoun stands there too.
    GoesOn,
    /// More than one could be meant.
    Unclear,
    Nobody,
}

/// How many sentences back somebody may be named; those that only go on do not count.
const SENTENCES_BACK: usize = 4;
/// How many there may be with those.
const FARTHEST: usize = 12;

/// The search for whom a pronoun stands for.
struct Search<'a, 'c> {
    clause: &'c Clause<'a>,
    wanted: Option<Gender>,
    fits: &'c dyn Fn(Pronoun) -> bool,
}

impl<'a> Search<'a, '_> {
    /// "When Hale came home, he said": a name in the sentence itself. In "Hale would come home, he said" Hale is somebody else.
    fn in_clause(&self, at: usize) -> Option<Named> {
        let clause = self.clause;
        let start = clause.start();
        if clause.is(at, &["it"]) {
            return self.body(at);
        }
        let opening = matches!(clause.class(start), Some(WordClass::Subordinator | WordClass::Preposition));
        let trails = at.checked_sub(1).is_none_or(|before| is_mark(clause, before));
        let name = clause.antecedent(at).filter(|name| name.tokens.start >= start && (opening || !trails))?;
        Some(of_name(clause, name)).filter(|named| self.wanted.is_some() && (self.fits)(named.pronoun))
    }

    /// "The airline cancelled 212 flights, it said": the subject of the sentence, where that is nobody with a gender.
    fn body(&self, at: usize) -> Option<Named> {
        let clause = self.clause;
        let subject = subject_at(clause, clause.start()).filter(|subject| subject.tokens.end < at)?;
        let noun = clause.class(subject.head).is_none() && !lemma::is_plural(&clause.lower(subject.head));
        let acts = verb_follows(clause, subject.tokens.end);
        let named = named_by(clause, &subject, None).filter(|_| noun && acts)?;
        let body =
            !matches!(named.pronoun, Pronoun::Person(_)) && !lexicon::is_person_noun(&clause.lower(subject.head));
        (body && named.firm).then_some(named)
    }

    /// The nearest that the sentences before tell of, back to the one with index `first`.
    fn back_to(&self, first: usize, only: Only) -> Option<Named> {
        let clause = self.clause;
        self.wanted?;
        let mut left = SENTENCES_BACK;
        let first = first.max(clause.index.saturating_sub(FARTHEST));
        for index in (first..clause.index).rev() {
            let earlier = Clause::new(clause.passages, clause.entities, index);
            if (earlier.start()..earlier.end()).all(|at| is_in_quotation(earlier.passages, at) || is_mark(&earlier, at))
            {
                continue;
            }
            match self.principal(&earlier, only) {
                Found::This(named) => return Some(named),
                Found::Unclear => return None,
                Found::GoesOn => continue,
                Found::Nobody => left -= 1,
            }
            if left == 0 {
                break;
            }
        }
        None
    }

    fn principal(&self, earlier: &Clause<'a>, only: Only) -> Found {
        let told = |at: &usize| !is_in_quotation(earlier.passages, *at);
        let goes_on =
            |subject: &Phrase| earlier.is(subject.head, &["he", "she"]) && self.is_wanted(earlier, subject.head);
        let mut subjects = subjects(earlier);
        let people = self.people(earlier);
        if subjects.iter().any(|(subject, _)| goes_on(subject)) {
            return self.anticipated(earlier, &people).map_or(Found::GoesOn, Found::This);
        }
        let surer = |named: &Named| {
            named.pronoun == Pronoun::Person(None)
                && people.iter().any(|name| earlier.entities.gender(name.entity).is_some())
        };
        subjects.retain(|(subject, _)| earlier.class(subject.head) != Some(WordClass::Pronoun));
        for (subject, reports) in &subjects {
            let named = named_by(earlier, subject, None).filter(|named| named.firm);
            let fits = |named: &Named| self.is_himself(earlier, subject) || (self.fits)(named.pronoun);
            let Some(named) = named.filter(fits) else { continue };
            let head = earlier.lower(subject.head);
            let one = || lexicon::is_person_noun(&head) && !lemma::is_plural(&head);
            let speaks = || earlier.name_at(subject.head).is_some() || one();
            // "The judge told Hale …": whoever reports may be "he", whatever the noun tells.
            let acts = *reports || only == Only::Described;
            let person = self.is_himself(earlier, subject)
                || matches!(named.pronoun, Pronoun::Person(_))
                || acts && named.pronoun == Pronoun::Any && speaks();
            if person {
                return if surer(&named) { Found::Unclear } else { Found::This(named) };
            }
        }
        if (earlier.start()..earlier.end())
            .filter(told)
            .any(|at| earlier.is(at, &["he", "she"]) && self.is_wanted(earlier, at))
        {
            return self.anticipated(earlier, &people).map_or(Found::GoesOn, Found::This);
        }
        // "Her debut was turned down": whose it is goes on where nobody else is named.
        let owned = || {
            (earlier.start()..earlier.end())
                .filter(told)
                .any(|at| earlier.is(at, &["his", "her"]) && self.is_wanted(earlier, at))
        };
        match people.as_slice() {
            [] if owned() => Found::GoesOn,
            [] => Found::Nobody,
            _ if only != Only::Anybody => Found::Nobody,
            [name] if self.is_sure(name) => Found::This(of_name(earlier, name)),
            _ => Found::Unclear,
        }
    }

    /// "When Derek Oakes first walked the towpath, he counted": who is named before the pronoun that goes on.
    fn anticipated(&self, earlier: &Clause<'a>, people: &[&'a NameSpan]) -> Option<Named> {
        let [name] = people else { return None };
        let opens = name.tokens.start == earlier.start() + 1
            && earlier.is(
                earlier.start(),
                &["after", "although", "as", "before", "once", "since", "though", "when", "while"],
            );
        let acts =
            verb_follows(earlier, name.tokens.end + usize::from(earlier.is(name.tokens.end, &["first", "last"])));
        (opens && acts && self.is_sure(name)).then(|| of_name(earlier, name))
    }

    /// Whether the pronoun surely fits somebody, or fits nobody else of the article.
    fn is_sure(&self, name: &NameSpan) -> bool {
        let entities = self.clause.entities;
        let other = |span: &NameSpan| {
            let person = span.entity != name.entity && entities.of(span).kind == NameKind::Person;
            person && (self.fits)(Pronoun::Person(entities.gender(span.entity)))
        };
        entities.gender(name.entity) == self.wanted || !entities.spans.iter().any(other)
    }

    /// "Khan himself blamed the light"
    fn is_himself(&self, clause: &Clause<'_>, subject: &Phrase) -> bool {
        clause.is(subject.tokens.end, &["himself", "herself"]) && self.is_wanted(clause, subject.tokens.end)
    }

    fn is_wanted(&self, clause: &Clause<'_>, at: usize) -> bool {
        lexicon::gender(&clause.lower(at)) == self.wanted
    }

    /// The people named outside quotation marks who could be meant, each once.
    fn people(&self, clause: &Clause<'a>) -> Vec<&'a NameSpan> {
        let mut people: Vec<&NameSpan> = Vec::new();
        for name in clause.entities.within(clause.start()..clause.end()) {
            let fits = clause.entities.of(name).kind == NameKind::Person
                && (self.fits)(Pronoun::Person(clause.entities.gender(name.entity)));
            if fits
                && !is_in_quotation(clause.passages, name.tokens.start)
                && people.iter().all(|other| other.entity != name.entity)
            {
                people.push(name);
            }
        }
        people
    }
}

fn of_name(clause: &Clause<'_>, name: &NameSpan) -> Named {
    let speaker = Speaker { name: clause.entities.of(name).name.clone(), span: clause.span(&name.tokens) };
    Named { speaker, pronoun: Pronoun::Person(clause.entities.gender(name.entity)), firm: true }
}

fn verb_follows(clause: &Clause<'_>, at: usize) -> bool {
    clause.is_finite_verb(at) || clause.class(at) == Some(WordClass::Auxiliary)
}

/// Who reports what a sentence tells, behind that or before it, and its subject; each with whether it reports.
fn subjects(clause: &Clause<'_>) -> Vec<(Phrase, bool)> {
    let marks = (clause.start()..clause.end()).filter(|at| matches!(clause.word(*at), "," | "”" | "\"" | "’" | "'"));
    let behind = |mark: usize| {
        // "Lowe, who met her, said he was grateful" has its subject before it.
        inverted(clause, mark + 1).or_else(|| from(clause, mark + 1)).filter(|report| is_closed(clause, report))
    };
    let told = |report: &Report| !is_in_quotation(clause.passages, report.verb);
    let mut found: Vec<(Phrase, bool)> =
        marks.filter_map(behind).filter(told).map(|report| (report.subject, true)).collect();
    found.truncate(1);
    // "Asked about costs, Ms Voss …": a subject may stand behind a comma.
    let comma = (clause.start()..clause.end()).find(|at| clause.word(*at) == ",");
    let mut opening = [Some(clause.start()), comma.map(|comma| comma + 1)].into_iter().flatten();
    let opening = opening.find_map(|start| Some((start, subject_at(clause, start)?)));
    if let Some((start, subject)) = opening.filter(|(_, subject)| !is_in_quotation(clause.passages, subject.head)) {
        let reports = from(clause, start).is_some_and(|report| told(&report));
        found.push((subject, reports));
    }
    // "Between 1926 and 1939 Zsoldos made nine journeys"
    let acts = |name: &&NameSpan| {
        verb_follows(clause, name.tokens.end) && !is_in_quotation(clause.passages, name.tokens.start)
    };
    if let Some(name) = clause.entities.within(clause.start()..clause.end()).iter().find(acts) {
        found.push((Phrase { tokens: name.tokens.clone(), head: name.tokens.end - 1 }, false));
    }
    found
}

/// "the 42-year-old": whom the text gave that age, else whoever spoke last, or is the subject of the paragraph since.
pub(super) fn of_age(clause: &Clause<'_>, phrase: &Phrase, last: Option<&Last>) -> Option<Named> {
    let figure = phrase.tokens.clone().find(|at| clause.is_hyphen(at + 1))?;
    if !(clause.is(phrase.tokens.start, &["the"]) && clause.is(phrase.head, &["old"])) {
        return None;
    }
    let span = clause.span(&phrase.tokens);
    if let Some(name) = aged(clause, clause.word(figure)) {
        let speaker = Speaker { name: clause.entities.of(name).name.clone(), span };
        return Some(Named { speaker, pronoun: Pronoun::Person(clause.entities.gender(name.entity)), firm: true });
    }
    let is_person = |pronoun: Pronoun| matches!(pronoun, Pronoun::Person(_));
    let near =
        |last: &&Last| clause.index - last.sentence.min(clause.index) <= PRONOUN_REACH && is_person(last.pronoun);
    let recent = || last.filter(near).map(|last| (last.speaker.name.clone(), last.pronoun));
    let newer = newer_subject(clause, last, &is_person).map(|named| (named.speaker.name, named.pronoun));
    let (name, pronoun) = newer.or_else(recent)?;
    Some(Named { speaker: Speaker { name, span }, pronoun, firm: true })
}

/// "Dunn, 42,": the last name before the clause that such a figure stands behind.
fn aged<'a>(clause: &Clause<'a>, years: &str) -> Option<&'a NameSpan> {
    let word = |at: usize| clause.passages.word(at);
    let names = clause.entities.within(0..clause.start());
    let aged = |name: &&NameSpan| {
        let end = name.tokens.end;
        word(end) == "," && (word(end + 1) == years || word(end + 1) == "aged" && word(end + 2) == years)
    };
    names.iter().rev().take(MOST_NAMES).find(aged)
}

/// How many names back an age may have been given.
const MOST_NAMES: usize = 100;

/// Whoever the sentences of the paragraph speak of since somebody spoke last: the person, or the description whose gender fits, that opens
/// the nearest of them.
fn newer_subject(clause: &Clause<'_>, last: Option<&Last>, fits: &dyn Fn(Pronoun) -> bool) -> Option<Named> {
    let spoken = last.map_or(0, |last| last.sentence + 1);
    let first = spoken.max(clause.index.saturating_sub(PRONOUN_REACH));
    (first..clause.index).rev().find_map(|index| {
        let earlier = Clause::new(clause.passages, clause.entities, index);
        let same =
            earlier.sentence.block == clause.sentence.block && !is_in_quotation(earlier.passages, earlier.start());
        // "Asked about costs, Ms Voss …": a subject may stand behind a comma.
        let comma = (earlier.start()..earlier.end()).find(|at| earlier.word(*at) == ",").unwrap_or(earlier.end());
        let opening = subject_at(&earlier, earlier.start()).or_else(|| subject_at(&earlier, comma + 1));
        let subject = named_by(&earlier, &opening.filter(|_| same)?, None)?;
        // "The judge told Hale …": whoever reports may be "he", whatever the noun tells.
        let person = matches!(subject.pronoun, Pronoun::Person(_))
            || subject.pronoun == Pronoun::Any && from(&earlier, earlier.start()).is_some();
        (subject.firm && person && fits(subject.pronoun)).then_some(subject)
    })
}
