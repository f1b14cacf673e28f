//! Where each key stands.

use super::terms::Key;

/// The places of every key, once each, in order. They are sorted and not hashed: no text makes that slow, and it takes one block of memory.
#[derive(Debug)]
pub(super) struct Postings<P> {
    places: Vec<(Key, P)>,
}

impl<P: Copy + Ord> Postings<P> {
    pub(super) fn of(mut places: Vec<(Key, P)>) -> Self {
        places.sort_unstable();
        places.dedup();
        Self { places }
    }

    /// The places of a key.
    pub(super) fn of_key(&self, key: Key) -> &[(Key, P)] {
        let start = self.places.partition_point(|(other, _)| *other < key);
        let behind = self.places.get(start..).unwrap_or_default();
        behind.get(..behind.partition_point(|(other, _)| *other == key)).unwrap_or_default()
    }

    /// Whether a key stands anywhere.
    pub(super) fn has(&self, key: Key) -> bool {
        !self.of_key(key).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_of_a_key_stands_once_and_in_order() {
        let [one, other, none] = ["one", "other", "none"].map(Key::of);
        let postings = Postings::of(vec![(one, 3), (other, 1), (one, 1), (one, 3)]);
        assert_eq!(postings.of_key(one), [(one, 1), (one, 3)]);
        assert_eq!(postings.of_key(other), [(other, 1)]);
        assert!(!postings.has(none));
    }
}
