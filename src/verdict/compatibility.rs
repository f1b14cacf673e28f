//! Whether what two facts tell can both be so.

use super::{answer, matching::same_thing};
use crate::{
    facts::Fact,
    interval::Relation,
    language::{lexicon, vocabulary::Vocabulary},
    values::Value,
};

/// Whether two facts are about the same thing, and not both of their values can be so: of words only where a thing has but one of them.
pub(crate) fn exclusive(one: &Fact, other: &Fact, words: &Vocabulary) -> bool {
    let told = one.value.words().is_some() || other.value.words().is_some();
    let single = lexicon::attribute(&one.attribute).is_some_and(|attribute| attribute.single);
    same_thing(one, other, words) && (!told || single) && excludes(&one.value, &other.value, words)
}

/// Whether two values cannot both be so, after rounding either way.
pub(crate) fn excludes(one: &Value, other: &Value, words: &Vocabulary) -> bool {
    answer::near(one, other, None, words) == Some(Relation::Contradicted)
        && answer::near(other, one, None, words) == Some(Relation::Contradicted)
}

/// Whether two values may both be so.
pub(crate) fn compatible(one: &Value, other: &Value, words: &Vocabulary) -> bool {
    answer::near(one, other, None, words).is_some() && !excludes(one, other, words)
}
