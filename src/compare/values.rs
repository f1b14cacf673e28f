//! Typed values: the sources' values of the same kind, ranked by how much the words around them are those around the draft's.

mod exchanges;

use super::{
    Candidate, Check, Evidence, Reason, Verdict,
    candidates::{Bond, Found, RIVAL, candidates},
    derived,
    index::{Aligned, Index},
    quotations::Quoted,
    relation::{Worded, is_since, is_vague, relation, tells_nothing},
    sizes::{Size, is_bare, is_open, is_precise, is_slight},
    terms::{Digest, Passage},
};
use crate::{
    facts::Mention,
    interval::Relation,
    values::{DateValue, Value},
};

/// A candidate must be at least so like to support a value ...
const LIKE: u32 = 8;
/// ... and nearly as like as the likest one that says otherwise, in hundredths of its likeness.
const AS_LIKE: u32 = 60;
/// The same for values with several digits.
const LIKE_IF_PRECISE: u32 = 4;
const AS_LIKE_IF_PRECISE: u32 = 45;
/// The same for what is open on one side.
const AS_LIKE_IF_OPEN: u32 = 90;
/// A rival so little like is not heard against a value with a unit.
const WEAK: u32 = 10;
/// A duration so like keeps another one from being worked out.
const RIVAL_OF_TIME: u32 = 35;
/// A candidate so like that speaks of another value contradicts.
const THE_SAME: u32 = 45;
/// So many sentences are looked through for figures that are no values there ...
const MOST_UNREAD: usize = 2;
/// ... if they cover so much of the draft's, in hundredths.
const SAME_SENTENCE: u32 = 30;
/// A verdict is firm from this likeness on.
const FIRM: u32 = 65;

/// Checks the values of a sentence of the draft, of which some quotations or all may stand in a source word for word.
pub(super) fn check(
    draft: &Digest<'_>,
    passage: &Passage,
    aligned: &[Aligned<'_>],
    index: &Index<'_>,
    (quoted, sentence): (&[Quoted], Option<Evidence>),
    checks: &mut Vec<Check>,
) {
    for mention in draft.mentions(passage) {
        let written = Worded { value: &mention.value, words: draft.slice(mention.span) };
        let untyped = matches!(mention.value, Value::Name(_) | Value::Text(_));
        if untyped
            || is_torn(draft, mention)
            || mention.value.fault().is_some()
            || tells_nothing(written.value, written.words)
        {
            continue;
        }
        let before = quoted.partition_point(|quoted| quoted.span.start <= mention.span.start);
        let verbatim = quoted.iter().take(before).next_back().filter(|quoted| quoted.span.contains(mention.span));
        let same = sentence.and_then(|sentence| in_same_sentence(written, sentence, index));
        checks.extend(match (verbatim, same) {
            (Some(quoted), _) => Some(word_for_word(mention, quoted.evidence, "a quotation")),
            (None, Some(evidence)) => Some(word_for_word(mention, evidence, "a sentence")),
            (None, None) => Written { draft, passage, mention, aligned, index }.judge(),
        });
    }
}

/// Whether a number is a part of something that is none: "2" of "2-1".
fn is_torn(draft: &Digest<'_>, mention: &Mention) -> bool {
    let text = draft.analysis.article.source.text();
    let (before, behind) = (text.get(..mention.span.range().start), text.get(mention.span.range().end..));
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let dash = |letter: Option<char>| matches!(letter, Some('-' | '–'));
    let leads = behind.map(str::chars).is_some_and(|mut behind| dash(behind.next()) && digit(behind.next()));
    let trails =
        before.map(|before| before.chars().rev()).is_some_and(|mut before| dash(before.next()) && digit(before.next()));
    is_bare(&mention.value) && (leads || trails)
}

/// A value inside something that a source has word for word.
fn word_for_word(mention: &Mention, evidence: Evidence, what: &str) -> Check {
    let why = format!("it stands in {what} that the source has word for word");
    let check = Check::new(mention.span, mention.value.kind().name, Verdict::Supported, why);
    Check { firm: true, evidence: Some(evidence), ..check }
}

/// Where a sentence of a source, the same word for word, has a value: "Wednesday" may still be another day there.
fn in_same_sentence(written: Worded<'_>, sentence: Evidence, index: &Index<'_>) -> Option<Evidence> {
    let source = index.sources.get(sentence.source)?;
    let mentions = &source.analysis.mentions;
    let from = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
    let here = mentions.get(from..)?.iter().take_while(|mention| mention.span.start < sentence.span.end);
    let same = |mention: &&Mention| {
        let stated = Worded { value: &mention.value, words: source.slice(mention.span) };
        stated.words == written.words && relation(written, stated) != Some(Relation::Contradicted)
    };
    here.filter(same).map(|mention| Evidence { source: sentence.source, span: mention.span }).next()
}

/// A value of the draft with what it is held against.
struct Written<'s, 'd, 'i> {
    draft: &'s Digest<'d>,
    passage: &'s Passage,
    mention: &'d Mention,
    /// The sentences of the sources that speak of the same.
    aligned: &'s [Aligned<'s>],
    index: &'s Index<'i>,
}

impl Written<'_, '_, '_> {
    fn value(&self) -> &Value {
        &self.mention.value
    }

    fn words(&self) -> &str {
        self.draft.slice(self.mention.span)
    }

    /// The check of a value; none for "one" and "two" where the sources count nothing of the kind: they hardly count anything. None either for "the next
    /// weeks", of which no source need tell.
    fn judge(&self) -> Option<Check> {
        let Self { draft, passage, mention, aligned, index } = *self;
        let mut found = candidates(draft, passage, mention, aligned, index);
        found.sort_by_key(|found| {
            (std::cmp::Reverse((found.likeness, found.relation)), found.evidence.source, found.evidence.span)
        });
        let trace = found.iter().take(SHOWN).map(|found| candidate(found, index)).collect();
        let check = self.answer(&found)?;
        let rival = rival(&check, &found);
        Some(Check { rival, trace, ..check })
    }

    fn answer(&self, found: &[Found]) -> Option<Check> {
        let Self { mention, index, .. } = *self;
        let (value, written) = (self.value(), self.words());
        let new = |verdict, why: String| Check::new(mention.span, value.kind().name, verdict, why);
        let supported = |evidence, why| Check { evidence: Some(evidence), ..new(Verdict::Supported, why) };
        let follows = |(evidence, working)| supported(evidence, format!("it follows from the source: {working}"));
        let supporting = support(found, value);
        if let Some(rival) = supporting.and_then(|support| self.moved_from(support, found)) {
            return Some(excluded(rival, new, index.slice(rival.evidence), written));
        }
        if let Some((support, why)) = supporting.and_then(|support| Some((support, self.compared_otherwise(support)?)))
        {
            let check = Check { evidence: Some(support.evidence), ..new(Verdict::Contradicted, why) };
            return Some(Check { reason: Some(Reason::Negation), ..check });
        }
        if let Some(support) = supporting.filter(|support| !self.is_exchanged(support, found)) {
            let why = format!("the source says “{}” of the same thing", index.slice(support.evidence));
            return Some(Check { firm: support.likeness >= FIRM, ..supported(support.evidence, why) });
        }
        if let Some(check) = self.worked_out(found).map(follows) {
            return Some(check);
        }
        if let Some(against) = against(found, value) {
            return Some(excluded(against, new, index.slice(against.evidence), written));
        }
        if let Some(evidence) =
            of_the_day(value, index).filter(|_| !is_since(written) && !found.iter().any(Found::is_rival))
        {
            return Some(supported(evidence, "it is the time of which the source is".to_owned()));
        }
        if let Some(check) = self.spread(found).map(follows) {
            return Some(check);
        }
        if let Some(evidence) = derived::score(value, index).filter(|_| found.is_empty()) {
            return Some(supported(evidence, "a source has the score".to_owned()));
        }
        if is_slight(value, written) && !found.iter().any(|found| counts_otherwise(found, value)) {
            return None;
        }
        if is_vague(value, written) {
            return None;
        }
        if let Some(evidence) = self.unread() {
            return Some(supported(evidence, "the source has the figure where it speaks of the same".to_owned()));
        }
        let (why, evidence) = nearest(found, index);
        Some(Check { reason: Some(Reason::Value), evidence, ..new(Verdict::Unverified, why) })
    }

    /// Where a sentence that speaks of the same has the figures of a bare number that was not read as a value there: "in the other group 18 did".
    fn unread(&self) -> Option<Evidence> {
        let figures = Some(self.words()).filter(|words| words.chars().all(|digit| digit.is_ascii_digit()))?;
        let like = self.aligned.iter().filter(|sentence| is_bare(self.value()) && sentence.coverage >= SAME_SENTENCE);
        like.take(MOST_UNREAD).find_map(|sentence| {
            let source = self.index.sources.get(sentence.source)?;
            let tokens = source.analysis.article.tokens.get(sentence.passage.tokens.clone())?;
            let read = |span| source.mentions(sentence.passage).iter().any(|mention| mention.span.overlaps(span));
            let same = tokens.iter().find(|token| source.slice(token.span) == figures && !read(token.span))?;
            Some(Evidence { source: sentence.source, span: same.span })
        })
    }

    /// What a value follows from. Time lies between any two dates: it is worked out only where nothing says otherwise of the same thing.
    fn worked_out(&self, found: &[Found]) -> Option<(Evidence, String)> {
        let otherwise = |found: &Found| found.relation == Relation::Contradicted && found.likeness >= RIVAL;
        let alike = |found: &&Found| otherwise(found) && (found.size != Size::Far || found.slip);
        let lasts = matches!(self.value(), Value::Duration(_));
        let rival = found.iter().filter(alike).map(|found| found.likeness).max().filter(|_| lasts);
        if rival.is_some_and(|rival| rival >= RIVAL_OF_TIME) {
            return None;
        }
        let counted = |found: &Found| found.counted && found.bond != Bond::Claimed && otherwise(found);
        let rivalled = rival.is_some() || found.iter().any(counted);
        derived::find(self.mention, (self.draft, self.passage), self.aligned, self.index, rivalled)
    }

    /// What a value follows from that stands in sentences apart, where nothing of its size says otherwise of the same thing.
    fn spread(&self, found: &[Found]) -> Option<(Evidence, String)> {
        if found.iter().any(Found::is_rival) {
            return None;
        }
        derived::find_spread(self.mention, (self.draft, self.passage), self.aligned, self.index)
    }
}

/// What says otherwise among words more like the draft's than those around the evidence of a check. A sentence may tell of several days.
fn rival(check: &Check, found: &[Found]) -> Option<Evidence> {
    let support = found.iter().find(|found| Some(found.evidence) == check.evidence && check.kind != "date")?;
    let says_otherwise = |found: &&Found| {
        found.relation == Relation::Contradicted && found.bond != Bond::Claimed && found.likeness > support.likeness
    };
    found.iter().find(says_otherwise).map(|rival| rival.evidence)
}

/// The check of a value that a candidate excludes.
fn excluded(against: &Found, new: impl Fn(Verdict, String) -> Check, said: &str, written: &str) -> Check {
    let why = format!("the source says “{said}” of the same thing, not “{written}”");
    let (firm, evidence) = (against.likeness >= FIRM, Some(against.evidence));
    Check { firm, reason: Some(Reason::Value), evidence, ..new(Verdict::Contradicted, why) }
}

/// What to say of a value that nothing supports, and the words of a source nearest to it.
fn nearest(found: &[Found], index: &Index<'_>) -> (String, Option<Evidence>) {
    let said = |found: &Found| index.slice(found.evidence);
    let elsewhere = found.iter().find(|found| found.relation == Relation::Entailed);
    let why = match (elsewhere, found.first()) {
        (Some(elsewhere), _) if elsewhere.bond == Bond::OfOthers => {
            format!("the source says “{}” of others", said(elsewhere))
        }
        (Some(elsewhere), _) => format!("the sources have “{}” only for something else", said(elsewhere)),
        (None, Some(nearest)) => format!("no source says so; the nearest is “{}”", said(nearest)),
        (None, None) => "no source has such a value where it speaks of this".to_owned(),
    };
    (why, elsewhere.or(found.first()).map(|found| found.evidence))
}

/// Whether a candidate counts the same thing and comes to another number.
fn counts_otherwise(found: &Found, value: &Value) -> bool {
    (found.counted || matches!(value, Value::Duration(_)) && found.size != Size::Far)
        && found.relation == Relation::Contradicted
        && found.bond != Bond::Claimed
        && found.likeness >= RIVAL
}

/// The title of a source whose date a day or a longer time of the draft is or holds: "yesterday", "this year".
fn of_the_day(value: &Value, index: &Index<'_>) -> Option<Evidence> {
    let Value::Date(date) = value else { return None };
    let stretch = date.best().filter(|_| !is_open(value) && date.hedge.is_none())?;
    index.sources.iter().enumerate().find_map(|(source, digest)| {
        let day = DateValue::day(digest.analysis.date?)?;
        let span = digest.passages.first()?.span;
        day.best()?.inside(stretch).then_some(Evidence { source, span })
    })
}

/// The candidate that supports a value: it says so, and none that says otherwise is much more like it.
fn support<'f>(found: &'f [Found], value: &Value) -> Option<&'f Found> {
    // Nearly any figure is over or under another one: only the likest may support such a claim. A precise figure is hardly there by accident.
    let (open, precise) = (is_open(value), is_precise(value));
    let has_unit = !is_bare(value) && !matches!(value, Value::Date(_));
    let close = found.iter().filter(|support| support.size == Size::Close);
    close.chain(found).find(|support| {
        let best = found.iter().filter(|rival| rival.may_stand_for(support)).map(|rival| rival.likeness).max();
        let best = best.filter(|best| *best >= RIVAL || !precise);
        let (least, bar) = match (open, support.size) {
            (true, Size::Close) => (LIKE, AS_LIKE_IF_PRECISE),
            (true, _) => (LIKE, AS_LIKE_IF_OPEN),
            (false, Size::Far) if !matches!(value, Value::Date(_)) => (LIKE, 100),
            (false, _) if precise => (LIKE_IF_PRECISE, AS_LIKE_IF_PRECISE),
            (false, _) => (LIKE, AS_LIKE),
        };
        let best = best.filter(|best| *best >= WEAK || !has_unit || open).unwrap_or(0);
        let least = if best > 0 { least } else { least.min(if precise || has_unit { 0 } else { LIKE_IF_PRECISE }) };
        support.relation == Relation::Entailed
            && support.bond != Bond::OfOthers
            && support.likeness >= least
            && 100 * support.likeness >= bar * best
    })
}

/// The likest candidate, where it says otherwise.
fn against<'f>(found: &'f [Found], value: &Value) -> Option<&'f Found> {
    let likest = found.iter().find(|found| found.bond != Bond::Claimed && found.relation != Relation::Entailed)?;
    let same = likest.likeness >= THE_SAME && (likest.beside || likest.likeness >= FIRM);
    let another =
        |found: &Found| found.relation == Relation::Entailed && found.size == Size::Close && found.likeness >= LIKE;
    if found.iter().any(another) {
        return None;
    }
    // A bare number is of what it counts; a figure far smaller or larger is likely of something else.
    let bare = is_bare(value);
    let near = likest.size != Size::Far || likest.slip || likest.likeness >= FIRM;
    let of_the_same = near && (likest.counted || !bare);
    Some(likest).filter(|likest| likest.relation == Relation::Contradicted && same && of_the_same)
}

/// How many candidates a check keeps for its trace.
const SHOWN: usize = 5;

fn candidate(found: &Found, index: &Index<'_>) -> Candidate {
    let says = match found.relation {
        Relation::Entailed => "says so",
        Relation::Compatible => "neither says nor excludes it",
        Relation::Contradicted => "excludes it",
    };
    let why = format!("“{}” {says}; the words around agree to {} %", index.slice(found.evidence), found.likeness);
    Candidate { evidence: found.evidence, why }
}
