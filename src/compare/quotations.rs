//! Quotations: word for word, altered, from another mouth, or in no source at all.

use super::{
    Check, Evidence, Reason, Verdict,
    index::Index,
    postings::Postings,
    representatives::speak_for_each_other,
    terms::{Digest, Key, name_keys},
};
use crate::{
    diagnostic::word_diff,
    facts::{Quote, Speaker},
    source::Span,
    text::Quotation,
    values::folded,
};
use std::collections::HashMap;

/// The words of all sources, and where each stands.
#[derive(Debug)]
pub(super) struct Spoken {
    /// A text a source: the key and the span of each word.
    texts: Vec<Vec<(Key, Span)>>,
    /// Source and place of each word.
    places: Postings<(u32, u32)>,
}

/// A quotation of the draft that a source has word for word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted {
    pub(super) span: Span,
    pub(super) evidence: Evidence,
}

impl Spoken {
    pub(super) fn of(sources: &[Digest<'_>]) -> Self {
        let texts: Vec<_> = sources.iter().map(|digest| words(digest.analysis.article.source.text(), 0)).collect();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let numbered = texts.iter().enumerate().flat_map(|(source, words)| {
            let place = move |(at, (key, _)): (usize, &(Key, Span))| (*key, (number(source), number(at)));
            words.iter().enumerate().map(place)
        });
        let places = Postings::of(numbered.collect());
        Self { texts, places }
    }

    /// Where a source has all the words of a text in their order.
    pub(super) fn verbatim(&self, text: &str) -> Option<Evidence> {
        let run: Vec<Key> = words(text, 0).into_iter().map(|(key, _)| key).collect();
        self.find(&run, |_| true)
    }

    /// Whether a source has a word.
    pub(super) fn has(&self, key: Key) -> bool {
        self.places.has(key)
    }

    /// Where a run of words stands, the first place in which it does so for which `wanted` holds.
    fn find(&self, run: &[Key], mut wanted: impl FnMut(Evidence) -> bool) -> Option<Evidence> {
        let places = run.iter().map(|key| self.places.of_key(*key)).enumerate();
        let (rarest, places) = places.min_by_key(|(_, places)| places.len())?;
        places.iter().find_map(|&(_, (source, at))| {
            let start = (at as usize).checked_sub(rarest)?;
            let text = self.texts.get(source as usize)?.get(start..start + run.len())?;
            let same = text.iter().map(|(key, _)| key).eq(run);
            let evidence = evidence(source as usize, text)?;
            (same && wanted(evidence)).then_some(evidence)
        })
    }

    /// The passage most like a run of words: where most of its words stand at the places that they have in it.
    fn nearest(&self, run: &[Key]) -> Option<(u32, Evidence)> {
        let mut votes: HashMap<(u32, u32), u32> = HashMap::new();
        for (at, key) in run.iter().enumerate() {
            for &(_, (source, place)) in self.places.of_key(*key).iter().take(MOST_PLACES) {
                let start = place.saturating_sub(u32::try_from(at).unwrap_or(u32::MAX));
                *votes.entry((source, start / DRIFT)).or_default() += 1;
            }
        }
        let mut starts: Vec<_> = votes.into_iter().collect();
        starts.sort_unstable_by_key(|&(start, count)| (std::cmp::Reverse(count), start));
        let alike = starts.iter().take(MOST_STARTS).filter_map(|&((source, bucket), _)| {
            let text = self.texts.get(source as usize)?;
            let first = (bucket * DRIFT) as usize;
            (first.saturating_sub(2)..first + DRIFT as usize + 2)
                .filter_map(|start| {
                    let window = text.get(start..(start + run.len()).min(text.len()))?;
                    Some((likeness(run, window), evidence(source as usize, window)?))
                })
                .max_by_key(|(likeness, evidence)| (*likeness, std::cmp::Reverse(evidence.span)))
        });
        alike.max_by_key(|(likeness, evidence)| (*likeness, std::cmp::Reverse((evidence.source, evidence.span))))
    }
}

/// A word of a quotation is looked for at so many places at most; what stands more often tells nothing.
const MOST_PLACES: usize = 2000;
/// How far words may drift apart where some are added or dropped.
const DRIFT: u32 = 4;
/// So many places are compared word by word.
const MOST_STARTS: usize = 6;

fn evidence(source: usize, words: &[(Key, Span)]) -> Option<Evidence> {
    let (first, last) = words.first().zip(words.last())?;
    Some(Evidence { source, span: first.1.join(last.1) })
}

/// How many of the words two runs have in common, in hundredths.
fn likeness(run: &[Key], window: &[(Key, Span)]) -> u32 {
    let other: Vec<Key> = window.iter().map(|(key, _)| *key).collect();
    let same: usize = similar::capture_diff_slices(similar::Algorithm::Myers, run, &other)
        .iter()
        .filter_map(|op| if let similar::DiffOp::Equal { len, .. } = op { Some(*len) } else { None })
        .sum();
    u32::try_from(200 * same / (run.len() + other.len()).max(1)).unwrap_or(0)
}

/// The words of a text with their spans.
fn words(text: &str, base: usize) -> Vec<(Key, Span)> {
    crate::values::spoken_words(text)
        .map(|word| {
            let start = base + word.as_ptr().addr() - text.as_ptr().addr();
            (Key::of_spoken(word), Span::new(start, start + word.len()))
        })
        .collect()
}

/// Quotations of fewer words are too short to tell a changed one from another one by its words alone.
const SHORTEST: usize = 4;
/// From this likeness on, in hundredths, a quotation is an altered form of a passage.
const ALTERED: u32 = 65;

/// Checks the quotations of the draft; those that a source has word for word are returned.
pub(super) fn check(draft: &Digest<'_>, index: &Index<'_>, checks: &mut Vec<Check>) -> Vec<Quoted> {
    let mut verbatim = Vec::new();
    for quotation in &draft.analysis.article.quotations {
        let quotes = draft.quotes();
        let at = quotes.partition_point(|quote| quote.span.end <= quotation.span.start);
        let quote = quotes.get(at).filter(|quote| quote.span.overlaps(quotation.span));
        if let Some(check) = judge(draft, quotation, quote, index) {
            if check.verdict == Verdict::Supported
                && let Some(evidence) = check.evidence
            {
                verbatim.push(Quoted { span: quotation.span, evidence });
            }
            checks.push(check);
        }
    }
    verbatim
}

fn judge(draft: &Digest<'_>, quotation: &Quotation, quote: Option<&Quote>, index: &Index<'_>) -> Option<Check> {
    let text = draft.slice(quotation.span);
    let pieces = pieces(text);
    let whole: Vec<Key> = pieces.iter().flatten().copied().collect();
    if whole.is_empty() {
        return None;
    }
    let spoken = &index.spoken;
    let held = |evidence: Evidence| quoted_there(index, evidence);
    let first = pieces.iter().max_by_key(|piece| piece.len())?;
    let all = pieces.iter().all(|piece| spoken.find(piece, |_| true).is_some());
    let new = |verdict, why: String| Check::new(quotation.span, "quote", verdict, why);
    if all {
        let Some(evidence) = spoken.find(first, held) else {
            let evidence = spoken.find(first, |_| true);
            let verdict =
                if quote.is_some() && whole.len() >= SHORTEST { Verdict::Unverified } else { Verdict::Supported };
            let reason = (verdict != Verdict::Supported).then_some(Reason::Fabricated);
            return Some(Check {
                reason,
                evidence,
                ..new(verdict, "the words are the source's own: it quotes nobody with them".into())
            });
        };
        return Some(match spoken_by_another(draft, quote, index, evidence) {
            Some((told, said)) => Check {
                firm: true,
                reason: Some(Reason::Speaker),
                evidence: Some(evidence),
                ..new(Verdict::Contradicted, format!("the source has these words from {said}, not from {told}"))
            },
            None => Check {
                firm: true,
                evidence: Some(evidence),
                ..new(Verdict::Supported, "the source has these words".into())
            },
        });
    }
    if let [run] = pieces.as_slice()
        && let Some(evidence) = joined(index, run)
    {
        let check = new(Verdict::Supported, "the source has these words, and says in between whose they are".into());
        return Some(Check { firm: true, evidence: Some(evidence), ..check });
    }
    let nearest = spoken.nearest(&whole);
    Some(match nearest {
        Some((likeness, evidence)) if likeness >= ALTERED && whole.len() >= SHORTEST => Check {
            firm: true,
            reason: Some(Reason::Altered),
            evidence: Some(evidence),
            ..new(
                Verdict::Contradicted,
                format!("the source has it in other words: {}", word_diff(text, index.slice(evidence))),
            )
        },
        nearest => Check {
            reason: Some(Reason::Fabricated),
            evidence: nearest.filter(|(likeness, _)| *likeness > 0).map(|(_, evidence)| evidence),
            ..new(Verdict::Unverified, "no source has these words".into())
        },
    })
}

/// Where two quotations of a source that only a few words part have the words of one of the draft: “A,” he said. “B.”
fn joined(index: &Index<'_>, run: &[Key]) -> Option<Evidence> {
    (1..run.len()).find_map(|at| {
        let (before, behind) = run.split_at(at);
        let first = index.spoken.find(before, |evidence| quoted_there(index, evidence))?;
        let follows = |next: Evidence| {
            let near = next.source == first.source
                && next.span.start >= first.span.end
                && next.span.start - first.span.end <= LONGEST_TAG;
            let whole = Evidence { span: first.span.join(next.span), ..first };
            near && quoted_there(index, next) && !quoted_there(index, whole)
        };
        let second = index.spoken.find(behind, follows)?;
        Some(Evidence { span: first.span.join(second.span), ..first })
    })
}

/// What tells in the midst of a quotation who speaks has so many bytes at most.
const LONGEST_TAG: u32 = 120;

/// The runs of words between ellipses and brackets.
fn pieces(text: &str) -> Vec<Vec<Key>> {
    let text = text.replace("...", "…");
    let mut outside = String::new();
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '[' => {
                depth += 1;
                outside.push('…');
            }
            ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            character => outside.push(character),
        }
    }
    outside
        .split('…')
        .map(|piece| words(piece, 0).into_iter().map(|(key, _)| key).collect::<Vec<_>>())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// So many quotations may begin one inside the other before words that they hold.
const NESTED: usize = 8;

/// Whether words of a source stand between quotation marks there.
fn quoted_there(index: &Index<'_>, evidence: Evidence) -> bool {
    let Some(source) = index.sources.get(evidence.source) else { return false };
    let quotations = &source.analysis.article.quotations;
    let before = quotations.partition_point(|quotation| quotation.span.start <= evidence.span.start);
    quotations.iter().take(before).rev().take(NESTED).any(|quotation| quotation.span.contains(evidence.span))
}

/// Whether the words that tell a speaker hold a part of the name: "he" may be anybody.
fn is_named_there(words: &str, name: &str) -> bool {
    let keys = name_keys(name);
    name_keys(words).iter().any(|key| keys.contains(key))
}

/// Whether a quotation goes on behind the words that tell who speaks: “A,” she said. “B.”
fn goes_on(quotes: &[Quote], quote: &Quote) -> bool {
    let at = quotes.partition_point(|other| other.span.start < quote.span.start);
    let before = at.checked_sub(1).and_then(|before| quotes.get(before)).filter(|before| before.firm);
    before.zip(quote.speaker.as_ref()).is_some_and(|(before, said)| {
        let told = before.speaker.as_ref().filter(|told| told.name == said.name);
        let between = |told: &Speaker| told.span.start >= before.span.end && told.span.end <= quote.span.start;
        quote.span.start - before.span.end <= LONGEST_TAG && told.is_some_and(between)
    })
}

/// Who speaks in the draft and who in the source, where the two are surely not one and neither speaks for the other.
fn spoken_by_another(
    draft: &Digest<'_>,
    quote: Option<&Quote>,
    index: &Index<'_>,
    evidence: Evidence,
) -> Option<(String, String)> {
    let told = quote.filter(|quote| quote.firm)?.speaker.as_ref()?;
    let source = index.sources.get(evidence.source)?;
    // Of quotations in one another the inner one is what is quoted.
    let around = source.quotes().iter().filter(|quote| quote.span.overlaps(evidence.span));
    let inner = around.min_by_key(|quote| quote.span.end - quote.span.start)?;
    let said = inner.speaker.as_ref().filter(|_| inner.firm || goes_on(source.quotes(), inner))?;
    // "He" may be anybody whom the paragraph names.
    if !is_named_there(source.slice(said.span), &said.name) && source.names_near(evidence.span, &told.name) {
        return None;
    }
    let same = |one: &str, other: &str| {
        let others = name_keys(other);
        name_keys(one).iter().any(|key| others.contains(key))
    };
    let named = |name: &str| name.starts_with(char::is_uppercase) && folded(name).next().is_some();
    let another = named(&told.name) && named(&said.name) && !same(&told.name, &said.name);
    let for_it =
        || speak_for_each_other(draft, &told.name, &said.name) || speak_for_each_other(source, &told.name, &said.name);
    (another && !for_it()).then(|| (told.name.clone(), said.name.clone()))
}
