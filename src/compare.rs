//! A draft against its sources: what they say of each of its values, names, quotations and statements.
//!
//! A sentence of the draft is first aligned with the sentences of the sources that speak of the same things; only then are values compared. What
//! cannot be told stays unverified.

mod baselines;
mod candidates;
mod denials;
mod derived;
mod elided;
mod frames;
mod holders;
mod index;
mod joints;
mod names;
mod niches;
mod outcomes;
mod polarity;
mod postings;
mod quotations;
mod relation;
mod representatives;
mod roles;
mod routes;
mod sizes;
mod stances;
mod surroundings;
mod terms;
mod values;

pub use index::Index;
pub(crate) use joints::{Untold, untold};
pub(crate) use terms::{Key, name_keys, word_key};

use crate::{diagnostic::Severity, facts::Analysis, language::syntax::Analyser, source::Span};
use frames::Frame;
use jiff::civil::Date;
use terms::{Digest, WordKeys};

/// What the sources say of a part of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// A source says so.
    Supported,
    /// What the sources say of the same thing excludes it.
    Contradicted,
    /// No source says so, and none surely says otherwise.
    Unverified,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Supported, Self::Contradicted, Self::Unverified];

    /// Its name in reports and in the stream format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Unverified => "unverified",
        }
    }
}

/// In what a part of the draft differs from the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Another value.
    Value,
    /// Somebody else said it.
    Speaker,
    /// The words of a quotation were changed.
    Altered,
    /// No source has such words.
    Fabricated,
    /// Somebody or something else takes the part.
    Role,
    /// The sources deny it, or say the opposite.
    Negation,
}

impl Reason {
    /// Its name in the stream format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Speaker => "speaker",
            Self::Altered => "altered",
            Self::Fabricated => "fabricated",
            Self::Role => "role",
            Self::Negation => "negation",
        }
    }
}

/// Words of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The source, as an index into those compared.
    pub source: usize,
    /// The words.
    pub span: Span,
}

/// Words of a source that were looked at for a check, and why they do or do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The words.
    pub evidence: Evidence,
    /// Why they count, or why not: a few words.
    pub why: String,
}

/// A part of the draft with what the sources say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The words of the draft.
    pub span: Span,
    /// What they are: the name of a type of value, `name`, `quote` or `statement`.
    pub kind: &'static str,
    /// What the sources say of it.
    pub verdict: Verdict,
    /// Whether the sentences agree in so much else that the verdict is sure.
    pub firm: bool,
    /// In what it differs; `None` where it is supported.
    pub reason: Option<Reason>,
    /// The words of a source that decide it, or the nearest ones.
    pub evidence: Option<Evidence>,
    /// Of a value that is supported: words of a source that exclude it, and stand among words more like the draft's than its evidence does.
    pub rival: Option<Evidence>,
    /// The verdict as a sentence without a full stop.
    pub why: String,
    /// What was looked at, the best first.
    pub trace: Vec<Candidate>,
}

impl Check {
    fn new(span: Span, kind: &'static str, verdict: Verdict, why: impl Into<String>) -> Self {
        Self {
            span,
            kind,
            verdict,
            firm: false,
            reason: None,
            evidence: None,
            rival: None,
            why: why.into(),
            trace: Vec::new(),
        }
    }

    /// How bad it is: `None` where it is supported, and where nothing is to be told of its kind.
    pub fn severity(&self, levels: &Levels) -> Option<Severity> {
        match (self.verdict, self.kind) {
            (Verdict::Supported, _) => None,
            (Verdict::Contradicted, _) => levels.contradicted,
            (Verdict::Unverified, "name") => levels.unverified_name,
            (Verdict::Unverified, _) => levels.unverified,
        }
    }
}

/// How bad each verdict is; `None` where nothing is to be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Of what the sources exclude: a value, a role, a quotation altered or from another mouth.
    pub contradicted: Option<Severity>,
    /// Of a value, a quotation or a statement that no source has.
    pub unverified: Option<Severity>,
    /// Of a name that no source has.
    pub unverified_name: Option<Severity>,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            contradicted: Some(Severity::Error),
            unverified: Some(Severity::Warning),
            unverified_name: Some(Severity::Note),
        }
    }
}

/// What the sources say of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the draft.
    pub checks: Vec<Check>,
}

impl Comparison {
    /// How many checks came to `verdict`.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.checks.iter().filter(|check| check.verdict == verdict).count()
    }
}

/// The date of the newest of some sources: a draft without a date of its own is read as of it.
pub fn newest<'a>(sources: impl IntoIterator<Item = &'a Analysis>) -> Option<Date> {
    sources.into_iter().filter_map(|source| source.date).max()
}

/// Holds every value, name, quotation and statement of a draft against the sources of `index`.
pub fn compare(draft: &Analysis, index: &Index<'_>) -> Comparison {
    let digest = Digest::of(draft, &mut WordKeys::default());
    let mut checks = Vec::new();
    let quoted = quotations::check(&digest, index, &mut checks);
    let mut analyser = Analyser::default();
    for passage in &digest.passages {
        let aligned = index.align(passage);
        let same = index.spoken.verbatim(digest.slice(passage.span));
        values::check(&digest, passage, &aligned, index, (&quoted, same), &mut checks);
        let frames = if same.is_none() { index.frames(&aligned, &mut analyser) } else { Vec::new() };
        // No tree is needed where there is none to hold it against.
        let frame = if frames.is_empty() { Frame::default() } else { Frame::of(&digest, passage, &mut analyser) };
        let sentence = (&digest, passage, &frame);
        names::check(sentence, (&aligned, &frames), index, same, &mut checks);
        polarity::check(sentence, &frames, index, &mut checks);
        if same.is_none() {
            outcomes::check(&digest, passage, &aligned, index, &mut checks);
            routes::check(&digest, passage, &aligned, index, &mut checks);
            stances::check(&digest, passage, &aligned, index, &mut checks);
        }
    }
    checks.sort_by_key(|check| (check.span, check.kind));
    Comparison { checks }
}
