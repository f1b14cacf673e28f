//! Statements turned round: denied where a source affirms, or told by the opposite word.
//!
//! Only a sentence that says nearly the same otherwise, with the same names, can be turned round by one word.

use super::{
    Candidate, Check, Evidence, Reason, Verdict,
    frames::{Frame, Part, Predicate},
    index::{Counterpart, Index},
    sizes::is_bare,
    terms::{Digest, Key, NameAt, Passage, word_key},
};
use crate::{
    interval::Decimal,
    language::{lemma, tags::Upos},
    source::Span,
    tables::rows,
    values::{DateValue, Value},
};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// The opposites of each word, and whether they are so as nouns only.
static OPPOSITES: LazyLock<HashMap<&str, HashSet<(&str, bool)>>> = LazyLock::new(|| {
    let mut opposites: HashMap<&str, HashSet<(&str, bool)>> = HashMap::new();
    for row in rows(include_str!("../../data/antonyms.tsv")) {
        let mut columns = row.split('\t');
        let (Some(one), Some(other)) = (columns.next(), columns.next()) else { continue };
        let nouns = columns.next() == Some("noun");
        for (word, opposite) in one.split(' ').flat_map(|word| other.split(' ').map(move |opposite| (word, opposite))) {
            opposites.entry(word).or_default().insert((opposite, nouns));
            opposites.entry(opposite).or_default().insert((word, nouns));
        }
    }
    opposites
});

fn are_opposite(one: &str, other: &str, upos: Upos) -> bool {
    let noun = upos == Upos::Noun;
    OPPOSITES.get(one).is_some_and(|words| words.contains(&(other, false)) || noun && words.contains(&(other, true)))
}

/// Whether two words are opposites of each other wherever they stand.
pub(super) fn are_opposed(one: &str, other: &str) -> bool {
    are_opposite(one, other, Upos::Adj)
}

/// Whether a word has an opposite: who does it is then another one than to whom it is done.
pub(super) fn has_opposite(word: &str) -> bool {
    OPPOSITES.contains_key(word)
}

/// How much of the draft's sentence a source must have, in hundredths, for a word of it to be opposed.
const SAME_SENTENCE: u32 = 45;

/// Checks whether a sentence of the draft says the opposite of one of the sources.
pub(super) fn check(
    (draft, passage, frame): (&Digest<'_>, &Passage, &Frame<'_>),
    sentences: &[Counterpart<'_, '_>],
    index: &Index<'_>,
    checks: &mut Vec<Check>,
) {
    let found = sentences.iter().find_map(|(aligned, other)| {
        let theirs = index.sources.get(aligned.source)?.names(aligned.passage);
        let named = aligned.coverage < SAME_SENTENCE;
        let turned = turned((frame, draft.names(passage)), (other, theirs), named)?;
        let source = index.sources.get(aligned.source)?;
        (!of_other_numbers((draft, &turned.draft), (source, &turned.source))).then_some((aligned, turned))
    });
    let changed = |check: &Check| check.kind == "quote" && check.verdict == Verdict::Contradicted;
    let told = |turned: &Turned| checks.iter().any(|check| changed(check) && check.span.contains(turned.draft.span));
    let Some((aligned, turned)) = found.filter(|(_, turned)| !told(turned)) else { return };
    let evidence = Evidence { source: aligned.source, span: turned.source.span };
    let why = match turned.denied {
        Some(true) => format!("the source does not deny “{}”", index.slice(evidence)),
        Some(false) => format!("the source denies it: “{}”", index.slice(evidence)),
        None => format!("the source says the opposite: “{}”", index.slice(evidence)),
    };
    let trace = vec![Candidate { evidence, why: format!("{} % of the sentence stands there", aligned.coverage) }];
    let check = Check::new(turned.draft.span, "statement", Verdict::Contradicted, why);
    checks.push(Check { reason: Some(Reason::Negation), evidence: Some(evidence), trace, ..check });
}

/// Whether both words are of numbers or dates, and of other ones: who won one game of seven and lost six says the same twice, and what began in 1975 may
/// have ended in 1984.
fn of_other_numbers((draft, one): (&Digest<'_>, &Predicate), (source, other): (&Digest<'_>, &Predicate)) -> bool {
    let differ = |ours: Option<Figure>, theirs: Option<Figure>| {
        ours.zip(theirs).is_some_and(|(ours, theirs)| ours.differs(&theirs))
    };
    differ(figure_behind(draft, one.span), figure_behind(source, other.span))
}

/// What a word may be of.
enum Figure {
    Number(Decimal),
    Date(DateValue),
}

impl Figure {
    fn differs(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(ours), Self::Number(theirs)) => ours != theirs,
            (Self::Date(ours), Self::Date(theirs)) => {
                ours.best().zip(theirs.best()).is_some_and(|(ours, theirs)| ours.disjoint(theirs))
            }
            _ => false,
        }
    }
}

/// The number without a unit or the date right behind a word, or behind the word after that: "won only one", "began in 1975".
fn figure_behind(digest: &Digest<'_>, span: Span) -> Option<Figure> {
    let behind = digest.tokens(span).end;
    let tokens = digest.analysis.article.tokens.get(behind..behind + 2)?;
    tokens.iter().find_map(|token| {
        let mentions = &digest.analysis.mentions;
        let at = mentions.partition_point(|mention| mention.span.end <= token.span.start);
        let one = || digest.slice(token.span).eq_ignore_ascii_case("one").then_some(Figure::Number(Decimal::ONE));
        match mentions.get(at).filter(|mention| mention.span.contains(token.span)).map(|mention| &mention.value) {
            Some(Value::Date(date)) => Some(Figure::Date(date.clone())),
            Some(value) if is_bare(value) => value.measure()?.stated.map(Figure::Number),
            _ => one(),
        }
    })
}

/// A word of the draft and the word of the source that says the opposite.
struct Turned {
    draft: Predicate,
    source: Predicate,
    /// Whether the draft denies what the source affirms, or the other way round; `None` for an opposite word.
    denied: Option<bool>,
}

type Side<'f, 't> = (&'f Frame<'t>, &'f [NameAt<'t>]);

/// The first word that is turned round. Where the subject must be `named`, both sides have it under the same name.
fn turned(draft: Side<'_, '_>, source: Side<'_, '_>, named: bool) -> Option<Turned> {
    let words = |frame: &Frame<'_>| -> Vec<(Predicate, String)> {
        frame.predicates().map(|predicate| (predicate, base(frame, &predicate))).collect()
    };
    let (ours, theirs) = (words(draft.0), words(source.0));
    let same_subject = |one: &Predicate, other: &Predicate| match subjects_agree(draft, one, source, other) {
        Some(agree) => agree,
        None => !named,
    };
    let denied = |one: &Predicate, other: &Predicate| draft.0.denial(one.word).zip(source.0.denial(other.word));
    for (one, lemma) in &ours {
        for (other, opposite) in &theirs {
            if lemma == opposite && one.upos == Upos::Verb && other.upos == Upos::Verb {
                let denied = denied(one, other).filter(|(here, there)| here != there);
                let only = |side: &[(Predicate, String)]| side.iter().filter(|(_, known)| known == lemma).count() == 1;
                let excepted = || draft.0.is_excepted(one.word) || source.0.is_excepted(other.word);
                if let Some((denied, _)) = denied
                    && only(&ours)
                    && only(&theirs)
                    && !excepted()
                    && same_subject(one, other)
                {
                    return Some(Turned { draft: *one, source: *other, denied: Some(denied) });
                }
            }
            if one.upos == Upos::Adj && ranks_otherwise(draft.0, one, source.0, other) {
                let source = Predicate { span: source.0.with_rank(other.word), ..*other };
                return Some(Turned { draft: *one, source, denied: None });
            }
            let same_place = || one.upos == other.upos && share_neighbour(draft.0, one, source.0, other);
            let as_denied = || denied(one, other).is_some_and(|(here, there)| here == there);
            if are_turned((draft.0, &ours, (one, lemma)), (source.0, &theirs, (other, opposite)))
                && same_place()
                && as_denied()
                && same_subject(one, other)
            {
                return Some(Turned { draft: *one, source: *other, denied: None });
            }
        }
    }
    None
}

/// A word of a sentence with its lemma, and all of them.
type Told<'s, 't> = (&'s Frame<'t>, &'s [(Predicate, String)], (&'s Predicate, &'s str));

/// Whether two words are opposite, and neither sentence says what the other one does besides. Who refused the one prize and accepted the other did not
/// accept the one.
fn are_turned((draft, ours, (one, lemma)): Told<'_, '_>, (source, theirs, (other, opposite)): Told<'_, '_>) -> bool {
    if !are_opposite(lemma, opposite, one.upos) {
        return false;
    }
    let (same, apart) = (draft.named_objects(one.word), source.named_objects(other.word));
    let object = same.iter().any(|key| apart.contains(key));
    let told = |frame: &Frame<'_>, side: &[(Predicate, String)], lemma: &str, objects: &[Key]| {
        side.iter()
            .filter(|(_, known)| says(known, lemma))
            .any(|(known, _)| !object || frame.named_objects(known.word).iter().any(|key| objects.contains(key)))
    };
    !told(source, theirs, lemma, &same) && !told(draft, ours, opposite, &apart)
}

/// Whether a word says what another one does: "reopen" says "open" again, and "shut" says "close".
fn says(word: &str, lemma: &str) -> bool {
    word == lemma
        || word.strip_prefix("re") == Some(lemma)
        || word_key(lemma).is_some_and(|key| word_key(word) == Some(key))
}

/// The lemma of a word, by the rules of English where the model's has no opposite.
fn base(frame: &Frame<'_>, predicate: &Predicate) -> String {
    let read = frame.lemma(predicate.word);
    if predicate.upos != Upos::Verb || has_opposite(&read) {
        return read;
    }
    let ruled = lemma::verb(&lemma::lower(frame.word(predicate.word))).into_owned();
    if has_opposite(&ruled) { ruled } else { read }
}

/// Whether a superlative is the very first on the one side and a later one on the other: "the highest" and "the second-highest".
fn ranks_otherwise(draft: &Frame<'_>, one: &Predicate, source: &Frame<'_>, other: &Predicate) -> bool {
    let (ours, theirs) = (draft.superlative(one.word), source.superlative(other.word));
    let ranks = ours.zip(theirs).filter(|((_, one), (_, other))| one == other);
    ranks.is_some_and(|((first, _), (second, _))| first != second) && share_neighbour(draft, one, source, other)
}

/// Whether two words hang on the same word, or the same word on both.
fn share_neighbour(draft: &Frame<'_>, one: &Predicate, source: &Frame<'_>, other: &Predicate) -> bool {
    // "A before B" is "B after A": a word of time joins the same two.
    if matches!(one.upos, Upos::Adp | Upos::Sconj) && draft.above(one.word) != source.above(other.word) {
        return false;
    }
    let (ours, theirs) = (draft.neighbours(one.word), source.neighbours(other.word));
    ours.iter().any(|key| theirs.contains(key))
}

/// Whether two words govern the same name as subject; `None` where one of them has none. Who is beaten in the one sentence and beats in the other does
/// not do the same.
fn subjects_agree(draft: Side<'_, '_>, one: &Predicate, source: Side<'_, '_>, other: &Predicate) -> Option<bool> {
    let (ours, theirs) = (parts(draft, one, Part::Subject), parts(source, other, Part::Subject));
    let shared = |ours: &[Key], theirs: &[Key]| ours.iter().any(|key| theirs.contains(key));
    if !ours.is_empty() && !theirs.is_empty() {
        return Some(shared(&ours, &theirs));
    }
    let crossed =
        shared(&parts(draft, one, Part::Object), &theirs) || shared(&ours, &parts(source, other, Part::Object));
    crossed.then_some(false)
}

/// The keys of the names that take a part in what a word tells.
fn parts((frame, names): Side<'_, '_>, predicate: &Predicate, part: Part) -> Vec<Key> {
    let key = frame.key(predicate.word);
    let slots = frame.slots.iter().filter(|slot| Some(slot.governor) == key && slot.part == part);
    slots.filter_map(|slot| names.get(slot.name)).flat_map(|name| name.keys.iter().copied()).collect()
}
