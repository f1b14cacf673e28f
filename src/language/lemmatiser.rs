//! Lemmas by form and tag: exceptions first, then the longest known ending.

use super::{model::Model, tags::Penn, traits::mix};
use std::borrow::Cow;

/// How many characters the longest ending has.
pub const LONGEST_ENDING: usize = 5;

/// How many bytes an edit can append.
pub const LONGEST_TAIL: usize = 13;

/// The way from a form to its lemma.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// Whether the form is put into lower case first.
    pub lower: bool,
    /// How many characters are cut off its end.
    pub cut: u8,
    /// What is put in their place, at most [`LONGEST_TAIL`] bytes.
    pub tail: String,
}

impl Edit {
    /// The shortest way from `form` to `lemma`; `None` where no edit leads there.
    pub fn between(form: &str, lemma: &str) -> Option<Self> {
        let lowered = form.to_lowercase();
        let kept = common(form, lemma);
        let (lower, form, kept) = if kept <= common(&lowered, lemma) {
            (true, lowered.as_str(), common(&lowered, lemma))
        } else {
            (false, form, kept)
        };
        let tail: String = lemma.chars().skip(kept).collect();
        let cut = u8::try_from(form.chars().count() - kept).ok()?;
        (tail.len() <= LONGEST_TAIL).then_some(Self { lower, cut, tail })
    }

    /// As the model file holds it.
    pub fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let tail = self.tail.as_bytes();
        bytes[0] = u8::from(self.lower);
        bytes[1] = self.cut;
        bytes[2] = tail.len().to_le_bytes()[0];
        bytes[3..3 + tail.len()].copy_from_slice(tail);
        bytes
    }
}

fn common(form: &str, lemma: &str) -> usize {
    form.chars().zip(lemma.chars()).take_while(|(one, other)| one == other).count()
}

/// The key of a form, given by its characters, under a tag.
pub fn form_key(form: impl Iterator<Item = char>, penn: Penn) -> u64 {
    form.fold(mix(0xF0, penn as u64), |hash, character| mix(hash, u64::from(character)))
}

/// The keys of the endings of `form` under a tag, from the empty one to the longest.
pub fn ending_keys(form: &str, penn: Penn) -> impl Iterator<Item = u64> {
    let mut hash = mix(0xE0, penn as u64);
    let letters = form.chars().rev().flat_map(char::to_lowercase).take(LONGEST_ENDING);
    std::iter::once(hash).chain(letters.map(move |letter| {
        hash = mix(hash, u64::from(letter));
        hash
    }))
}

/// The lemma of `form`: an exception as it is written or in lower case, or what its longest known ending leads to.
pub fn lemma<'t>(model: &Model<'_>, form: &'t str, penn: Penn) -> Cow<'t, str> {
    let known = model.lemmas.get(form_key(form.chars(), penn));
    let known = known.or_else(|| model.lemmas.get(form_key(form.chars().flat_map(char::to_lowercase), penn)));
    let edit = known.or_else(|| ending_keys(form, penn).filter_map(|key| model.endings.get(key)).last());
    match edit.and_then(|number| model.edits.get(usize::from(number))) {
        Some(edit) => apply(edit, form),
        None => Cow::Borrowed(form),
    }
}

fn apply<'t>(edit: &[u8; 16], form: &'t str) -> Cow<'t, str> {
    let &[lower, cut, length, ref tail @ ..] = edit;
    let tail = tail.get(..usize::from(length)).and_then(|tail| str::from_utf8(tail).ok()).unwrap_or_default();
    let form = if lower == 0 { Cow::Borrowed(form) } else { super::lemma::lower(form) };
    let end = form.char_indices().rev().nth(usize::from(cut).wrapping_sub(1)).map_or(form.len(), |(at, _)| at);
    if tail.is_empty() {
        return match form {
            Cow::Borrowed(form) => Cow::Borrowed(form.get(..end).unwrap_or(form)),
            Cow::Owned(mut form) => {
                form.truncate(end);
                Cow::Owned(form)
            }
        };
    }
    Cow::Owned(form.get(..end).unwrap_or(&form).to_owned() + tail)
}
