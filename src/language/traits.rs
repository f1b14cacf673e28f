//! What the model sees of a word: hashes of its form and of parts of it.

use std::iter::once;

/// Mixes `next` into `hash`.
#[inline]
pub const fn mix(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// How far the features of one template lie from those of the next.
const TEMPLATE: u64 = 0xA076_1D64_78BD_642F;

/// The features of one decision, each moved by its place: what several templates share then stands for several features.
#[inline]
pub fn apart<const COUNT: usize>(mut features: [u64; COUNT]) -> [u64; COUNT] {
    let mut template = 0_u64;
    for feature in &mut features {
        template = template.wrapping_add(TEMPLATE);
        *feature = feature.wrapping_add(template);
    }
    features
}

/// How a word is written, as bits.
pub mod shape {
    /// Begins with a capital letter.
    pub const CAPITAL: u64 = 1;
    /// Begins with a capital letter and has no small ones.
    pub const CAPITALS: u64 = 2;
    /// Has a digit.
    pub const DIGIT: u64 = 4;
    /// Has neither letters nor digits.
    pub const MARK: u64 = 8;
    /// Has a capital letter behind the first.
    pub const INNER_CAPITAL: u64 = 16;
    /// Has a point.
    pub const POINT: u64 = 32;
    /// Is a single character.
    pub const SINGLE: u64 = 64;
}

/// The traits of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// The form as written.
    pub form: u64,
    /// The form in lower case, every digit a 9.
    pub lower: u64,
    /// The first one, two and three characters of that.
    pub prefixes: [u64; 3],
    /// The last one to four characters of that.
    pub suffixes: [u64; 4],
    /// Bits of [`shape`].
    pub shape: u64,
}

impl Traits {
    /// The traits of `form`.
    pub fn of(form: &str) -> Self {
        if form.is_ascii() {
            Self::spelt(form, |character| once(character.to_ascii_lowercase()))
        } else {
            Self::spelt(form, char::to_lowercase)
        }
    }

    /// The traits of `form`, `small` being the small letters for one of its characters.
    #[inline]
    fn spelt<S: Iterator<Item = char>>(form: &str, small: impl Fn(char) -> S) -> Self {
        let mut traits = Self { form: 1, lower: 2, shape: shape_of(form), ..Self::default() };
        let mut count = 0;
        for character in form.chars() {
            traits.form = mix(traits.form, u64::from(straight(character)));
            for character in small(character) {
                traits.lower = mix(traits.lower, folded(character));
                if let Some(prefix) = traits.prefixes.get_mut(count) {
                    *prefix = traits.lower;
                }
                count += 1;
            }
        }
        let mut ending = 3;
        let last = form.chars().rev().flat_map(small);
        for (suffix, character) in traits.suffixes.iter_mut().zip(last) {
            ending = mix(ending, folded(character));
            *suffix = ending;
        }
        traits
    }
}

fn folded(character: char) -> u64 {
    if character.is_numeric() { u64::from('9') } else { u64::from(straight(character)) }
}

/// The apostrophe of typewriters for that of printers.
fn straight(character: char) -> char {
    if character == '’' { '\'' } else { character }
}

fn shape_of(form: &str) -> u64 {
    let mut bits = shape::MARK;
    let (mut small, mut count) = (false, 0);
    for (place, character) in form.chars().enumerate() {
        count += 1;
        if character.is_uppercase() {
            bits |= if place == 0 { shape::CAPITAL } else { shape::INNER_CAPITAL };
        }
        if character.is_numeric() {
            bits |= shape::DIGIT;
        }
        if character == '.' {
            bits |= shape::POINT;
        }
        if character.is_alphanumeric() {
            bits &= !shape::MARK;
        }
        small |= character.is_lowercase();
    }
    if bits & shape::CAPITAL != 0 && !small {
        bits |= shape::CAPITALS;
    }
    if count == 1 { bits | shape::SINGLE } else { bits }
}
