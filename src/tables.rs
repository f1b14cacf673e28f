//! Reads the data files under `data/`. `data/README.md` tells what each of them is for.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// The rows of a data file: its lines without comments and blank ones.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What there is to know of some words, whatever their case. Most words of a text are in no table: their first two letters and their length
/// mostly tell so, before anything is folded or hashed.
pub(crate) struct WordTable<T> {
    /// By the first two letters, a bit for each length that a word of the table has.
    lengths: Box<[u32; PREFIXES]>,
    entries: HashMap<Box<[u8]>, T, BuildHasherDefault<Fnv>>,
}

/// How many pairs of letters there are, of five bits each.
const PREFIXES: usize = 1 << 10;

/// Longer words are in no table.
const LONGEST: usize = 31;

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { lengths: Box::new([0; PREFIXES]), entries: HashMap::default() }
    }
}

impl<T> WordTable<T> {
    /// The table of those words; what stands later wins. Words over 31 bytes are left out.
    pub(crate) fn new(words: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Self {
        let mut table = Self::default();
        for (word, entry) in words {
            table.insert(word.as_ref(), entry);
        }
        table
    }

    /// Puts a word into the table, in place of what stands there under it.
    pub(crate) fn insert(&mut self, word: &str, entry: T) {
        if word.len() <= LONGEST {
            let word = word.to_ascii_lowercase().into_bytes();
            self.lengths[prefix(&word)] |= 1 << word.len();
            self.entries.insert(word.into(), entry);
        }
    }

    /// Whether the table has `word`.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// What the table has of `word`.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST || self.lengths[prefix(bytes)] & (1 << bytes.len()) == 0 {
            return None;
        }
        let mut folded = [0; LONGEST];
        let folded = folded.get_mut(..bytes.len())?;
        folded.copy_from_slice(bytes);
        folded.make_ascii_lowercase();
        self.entries.get(&*folded)
    }

    /// Every word of the table in lower case, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().filter_map(|word| std::str::from_utf8(word).ok())
    }
}

impl<T> WordTable<Vec<T>> {
    /// The table of everything that stands under each word.
    pub(crate) fn grouped(words: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Self {
        let mut groups: HashMap<String, Vec<T>> = HashMap::new();
        for (word, entry) in words {
            groups.entry(word.as_ref().to_ascii_lowercase()).or_default().push(entry);
        }
        Self::new(groups)
    }

    /// Everything that stands in the table, in no order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &T> {
        self.entries.values().flatten()
    }
}

impl WordTable<()> {
    /// The table of words of which nothing is to be known but that they stand in it.
    pub(crate) fn set(words: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self::new(words.into_iter().map(|word| (word, ())))
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a): the tables are our own, so that nobody can choose their words to collide, and the words are short.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The first two letters as a number, the same for both cases.
fn prefix(word: &[u8]) -> usize {
    let bits = |at: usize| usize::from(word.get(at).copied().unwrap_or_default() & 0b1_1111);
    bits(0) << 5 | bits(1)
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
