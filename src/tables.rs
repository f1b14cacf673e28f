//! Reads the data files under `data/`. `data/README.md` tells what each of them is for.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// The rows of a data file: its lines without comments and blank ones.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A map of words as they are written. The tables are our own, so that nobody can choose their words to collide.
pub(crate) type WordMap<K, T> = HashMap<K, T, BuildHasherDefault<Letters>>;

/// A set of words as they are written.
pub(crate) type WordSet<K> = HashSet<K, BuildHasherDefault<Letters>>;

/// What there is to know of some words, whatever their case. Most words of a text are in no table: the places of a table keep so much of the hash
/// that nothing has to be compared to tell.
pub(crate) struct WordTable<T> {
    /// The entries by the hash of their words, each from its place on: a [`mark`] and the number of the entry, from 1; 0 is a free place.
    places: Vec<u32>,
    entries: Vec<(Box<str>, T)>,
}

/// How many bits of a place are the number of its entry.
const NUMBER: u32 = 20;

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { places: Vec::new(), entries: Vec::new() }
    }
}

impl<T> WordTable<T> {
    /// The table of those words; what stands later wins.
    pub(crate) fn new(words: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Self {
        let mut table = Self::default();
        for (word, entry) in words {
            table.insert(word.as_ref(), entry);
        }
        table
    }

    /// Puts a word into the table, in place of what stands there under it.
    pub(crate) fn insert(&mut self, word: &str, entry: T) {
        if let Some((_, known)) = self.find(word).and_then(|number| self.entries.get_mut(number)) {
            *known = entry;
            return;
        }
        self.entries.push((word.to_ascii_lowercase().into(), entry));
        if self.places.len() < 4 * self.entries.len() {
            self.places = vec![0; (8 * self.entries.len()).next_power_of_two()];
            (1..).zip(&self.entries).for_each(|(number, (word, _))| settle(&mut self.places, word, number));
        } else if let Ok(number) = u32::try_from(self.entries.len()) {
            settle(&mut self.places, word, number);
        }
    }

    /// Whether the table has `word`.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// What the table has of `word`.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.find(word).and_then(|number| self.entries.get(number)).map(|(_, entry)| entry)
    }

    /// The entry of a word. Three places in four are free, so that the way to one is short.
    #[inline]
    fn find(&self, word: &str) -> Option<usize> {
        let hash = hash(word.as_bytes());
        let (mask, mut at) = (self.places.len().wrapping_sub(1), place(hash));
        loop {
            let found = *self.places.get(at & mask)?;
            if found == 0 {
                return None;
            }
            if found >> NUMBER == mark(hash) {
                let number = (found & ((1 << NUMBER) - 1)) as usize - 1;
                if self.entries.get(number).is_some_and(|(known, _)| known.eq_ignore_ascii_case(word)) {
                    return Some(number);
                }
            }
            at += 1;
        }
    }

    /// Every word of the table in lower case, in the order in which they came.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(word, _)| &**word)
    }
}

/// Writes the number of the entry of `word` to its place or the next that is free; there is one.
fn settle(places: &mut [u32], word: &str, number: u32) {
    let hash = hash(word.as_bytes());
    let mask = places.len().wrapping_sub(1);
    let free = (0..places.len())
        .map(|step| (place(hash) + step) & mask)
        .find(|at| places.get(*at).is_none_or(|place| *place == 0));
    if let Some(place) = free.and_then(|at| places.get_mut(at)) {
        *place = mark(hash) << NUMBER | number;
    }
}

impl<T> WordTable<Vec<T>> {
    /// The table of everything that stands under each word.
    pub(crate) fn grouped(words: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Self {
        let mut table: Self = Self::default();
        for (word, entry) in words {
            match table.find(word.as_ref()).and_then(|number| table.entries.get_mut(number)) {
                Some((_, group)) => group.push(entry),
                None => table.insert(word.as_ref(), vec![entry]),
            }
        }
        table
    }

    /// Everything that stands in the table.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().flat_map(|(_, group)| group)
    }
}

impl WordTable<()> {
    /// The table of words of which nothing is to be known but that they stand in it.
    pub(crate) fn set(words: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self::new(words.into_iter().map(|word| (word, ())))
    }
}

/// Where in a table to begin to look for a word.
fn place(hash: u64) -> usize {
    usize::try_from(hash >> 40).unwrap_or_default()
}

/// What a place keeps of the hash of its word.
fn mark(hash: u64) -> u32 {
    u32::try_from(hash >> 28 & 0xFFF).unwrap_or_default()
}

/// Hashes words, for maps that are asked for the words of texts.
#[derive(Default)]
pub(crate) struct Letters(u64);

impl Hasher for Letters {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.rotate_left(23) ^ hash(bytes);
    }

    /// What stands behind a word in a key, and which kind a key is of.
    fn write_u8(&mut self, byte: u8) {
        self.0 = self.0.rotate_left(23) ^ u64::from(byte);
    }

    fn write_isize(&mut self, number: isize) {
        self.0 = self.0.rotate_left(23) ^ number.cast_unsigned() as u64;
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// A number for the letters of a word, the same for both cases, by its first and last eight: words are short, and this knows no loop.
#[inline]
fn hash(word: &[u8]) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let (head, tail) = if let (Some(head), Some(tail)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
    } else if let (Some(head), Some(tail)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into())
    } else {
        (word.iter().fold(0, |letters, byte| letters << 8 | u64::from(*byte)), 0)
    };
    let mixed =
        ((head | SMALL).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (tail | SMALL)).rotate_left(32) ^ word.len() as u64;
    mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

#[cfg(test)]
mod tests {
    use super::{WordTable, rows};
    use std::{collections::HashSet, fs, path::Path};

    /// The names and contents of all data files, sorted.
    fn files() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).expect("the folder of the data files") {
            let path = entry.expect("readable").path();
            let name = path.file_name().expect("a file").to_str().expect("UTF-8").to_owned();
            if name != "README.md" {
                files.push((name, fs::read_to_string(path).expect("UTF-8")));
            }
        }
        files.sort();
        assert!(files.len() > 20, "the data files are gone");
        files
    }

    #[test]
    fn every_file_begins_with_what_it_is_and_how_its_rows_are_laid_out() {
        for (name, table) in files() {
            let header: Vec<&str> = table.lines().take_while(|line| line.starts_with("# ")).collect();
            assert!(header.first().is_some_and(|line| line.ends_with('.')), "data/{name} does not say what it is");
            let layouts: &[&str] = match name.rsplit_once('.') {
                Some((_, "tsv")) => &["# Columns, separated by "],
                Some((_, "txt")) => &["# Words, separated by blanks", "# A phrase a line"],
                _ => panic!("data/{name} is neither .tsv nor .txt"),
            };
            let laid_out = header.iter().any(|line| layouts.iter().any(|layout| line.starts_with(layout)));
            assert!(laid_out, "data/{name} has no line in its header that begins with one of {layouts:?}");
        }
    }

    #[test]
    fn every_row_stands_once_and_has_all_columns() {
        for (name, table) in files() {
            let mut seen = HashSet::new();
            let columns = rows(&table).next().map_or(0, |row| row.split('\t').count());
            for row in rows(&table) {
                assert!(seen.insert(row), "data/{name}: {row:?} stands there twice");
                assert_eq!(row.split('\t').count(), columns, "data/{name}: the columns of {row:?}");
                assert!(row.split('\t').all(|cell| !cell.is_empty()), "data/{name}: an empty column in {row:?}");
            }
            assert!(!seen.is_empty(), "data/{name} has no rows");
        }
    }

    #[test]
    fn a_column_of_kinds_holds_no_other_than_the_header_names() {
        let mut held = 0;
        for (name, table) in files() {
            let header = || table.lines().filter_map(|line| line.strip_prefix("# "));
            let columns = header().find_map(|line| line.strip_prefix("Columns, separated by ")?.split_once(": "));
            for (column, rest) in header().filter_map(|line| line.split_once(" is one of: ")) {
                let kinds: Vec<&str> = rest.split('.').next().unwrap_or_default().split(", ").collect();
                let (_, columns) = columns.expect(&name);
                let at = columns.split(", ").position(|described| described.starts_with(column)).expect(&name);
                for row in rows(&table) {
                    let kind = row.split('\t').nth(at).expect(row);
                    assert!(kinds.contains(&kind), "data/{name}: {kind:?} is none of {kinds:?}");
                }
                held += 1;
            }
        }
        assert!(held > 5, "the headers no longer name the kinds");
    }

    #[test]
    fn lines_have_no_blanks_at_their_end() {
        for (name, table) in files() {
            for (at, line) in table.split('\n').enumerate() {
                assert_eq!(line, line.trim_end(), "data/{name}, line {}", at + 1);
            }
            assert!(table.ends_with('\n') && !table.ends_with("\n\n"), "data/{name} does not end with one line end");
        }
    }

    #[test]
    fn every_file_is_in_the_readme_and_read_by_the_program() {
        let readme = include_str!("../data/README.md");
        let mut code = String::new();
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
        for (name, _) in files() {
            assert!(readme.contains(&format!("| `{name}` |")), "data/README.md does not tell what data/{name} is for");
            assert!(code.contains(&format!("/data/{name}\")")), "nothing reads data/{name}");
        }
    }

    fn gather(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder of the crate") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                gather(&path, code);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                code.push_str(&fs::read_to_string(path).expect("UTF-8"));
            }
        }
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let table = WordTable::new([("May", 5), ("p.m.", 12), ("a", 1), ("août", 8)]);
        for (word, entry) in [("may", Some(5)), ("MAY", Some(5)), ("P.M.", Some(12)), ("A", Some(1)), ("août", Some(8))]
        {
            assert_eq!(table.get(word).copied(), entry, "{word}");
        }
        for word in ["", "mag", "b", "mays", "‑", "an", "a word that is longer than any in a table of words"] {
            assert_eq!(table.get(word), None, "{word}");
        }
    }
}
