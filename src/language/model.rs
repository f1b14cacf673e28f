//! The model file: sections of bytes behind a header, read where they lie.
//!
//! The file begins with [`MAGIC`], the version, the checksum of all that follows it and the number of sections, all in little-endian byte order; then a row
//! a section with its name, offset and length. Nothing is unpacked: a table is a slice of the file, and its rows are arrays of bytes.

use std::{borrow::Borrow, hint::black_box, sync::LazyLock};

static EMBEDDED: LazyLock<Model<'static>> = LazyLock::new(|| Model::open(&FILE.0).unwrap_or_default());

/// Bytes that begin with a cache line, as sections do in the file: no row then lies in more lines than it needs.
#[repr(align(64))]
struct Aligned<B: ?Sized>(B);

static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../model/english.bin"));

/// What every model file begins with.
pub const MAGIC: &[u8; 8] = b"factlint";
/// The version of the layout that this crate reads and writes.
pub const VERSION: u32 = 2;
/// How many hidden units the tagger has.
pub const HIDDEN: usize = 32;
/// What a row of the parser scores: how far Left and Right are above Shift.
pub const TRANSITIONS: usize = 2;
/// For how many relations a row of the labeller has room.
pub const RELATIONS: usize = 64;
/// For how many classes the tagger has room.
pub const CLASSES: usize = 128;

/// Where the header ends: magic, version, checksum, number of sections.
const HEADER: usize = 8 + 4 + 8 + 4;
/// How many bytes a row of the section table has: name, offset, length.
const ENTRY: usize = 8 + 4 + 4;
/// Where the bytes that the checksum covers begin.
const CHECKED: usize = 8 + 4 + 8;

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damaged {
    /// The first bytes are not those of a model of this version.
    #[error("no model of this version")]
    Foreign,
    /// A section reaches beyond the end or is not there.
    #[error("the model lacks section {0}")]
    Section(&'static str),
}

/// The byte of a weight of 0, larger ones being positive: bytes without a sign are added up in fewer steps.
pub const ZERO: u8 = 128;

/// How many units of the tagger's scores are one in its logarithms of odds.
pub const LOGIT: f32 = 32_768.0;

/// A table from hashes of features to rows of weights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table<'m, const WIDTH: usize> {
    rows: &'m [[u8; WIDTH]],
    shift: u32,
}

impl<'m, const WIDTH: usize> Table<'m, WIDTH> {
    fn new(bytes: &'m [u8]) -> Self {
        let rows = bytes.as_chunks().0;
        Self { rows, shift: 64 - rows.len().max(2).ilog2() }
    }

    /// `sums` and the weights of all features above it.
    #[inline]
    pub fn add<const COUNT: usize>(&self, features: &[u64; COUNT], sums: [i16; WIDTH]) -> [i16; WIDTH] {
        let rows = features.map(|feature| self.row(feature));
        // Rows lie anywhere in the file. Touching them before any is added up lets the processor wait for many at once.
        black_box(rows.iter().fold(0, |touched, row| touched ^ row[0]));
        total(rows, sums)
    }

    /// The same for rows so short that they are rather copied than touched.
    #[inline]
    pub fn add_short<const COUNT: usize>(&self, features: &[u64; COUNT], sums: [i16; WIDTH]) -> [i16; WIDTH] {
        let rows = features.map(|feature| *self.row(feature));
        total(rows, sums)
    }

    #[inline]
    fn row(&self, feature: u64) -> &'m [u8; WIDTH] {
        self.rows.get(slot(feature, self.shift)).unwrap_or(&[ZERO; WIDTH])
    }
}

/// `sums` and `rows` above it.
#[inline]
fn total<const WIDTH: usize, const COUNT: usize>(
    rows: [impl Borrow<[u8; WIDTH]>; COUNT],
    sums: [i16; WIDTH],
) -> [i16; WIDTH] {
    let least = i16::try_from(COUNT).unwrap_or(0) * i16::from(ZERO);
    let mut sums = sums.map(|sum| sum.wrapping_sub(least));
    for row in rows {
        for (sum, &cell) in sums.iter_mut().zip(row.borrow()) {
            *sum = sum.wrapping_add(i16::from(cell));
        }
    }
    sums
}

/// The row of `feature` in a table of `2.pow(64 - shift)` rows: its first bits, which hashes have to have well mixed.
#[inline]
pub fn slot(feature: u64, shift: u32) -> usize {
    usize::try_from(feature >> shift).unwrap_or(0)
}

/// A map from hashes to numbers: places of eight bytes, half of them free, a key being looked for from its place on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Map<'m> {
    places: &'m [[u8; 8]],
}

impl<'m> Map<'m> {
    fn new(bytes: &'m [u8]) -> Self {
        Self { places: bytes.as_chunks().0 }
    }

    /// The number of `hash`.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<u16> {
        let (key, start) = (key(hash), place(hash, self.places.len()));
        for step in 0..self.places.len() {
            let &[a, b, c, d, low, high, ..] = self.places.get((start + step) & (self.places.len() - 1))?;
            match u32::from_le_bytes([a, b, c, d]) {
                0 => return None,
                found if found == key => return Some(u16::from_le_bytes([low, high])),
                _ => {}
            }
        }
        None
    }
}

/// What a map keeps of a hash; never 0, which is a free place.
fn key(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(1).max(1)
}

/// Where a map of `length` places, a power of two, begins to look for a hash.
fn place(hash: u64, length: usize) -> usize {
    usize::try_from(hash >> 20 & 0x0FFF_FFFF).unwrap_or(0) & length.wrapping_sub(1)
}

/// Lays out a [`Map`].
pub fn map(entries: impl IntoIterator<Item = (u64, u16)>) -> Vec<u8> {
    let entries: Vec<_> = entries.into_iter().collect();
    let length = (entries.len() * 2).next_power_of_two();
    let mut places = vec![[0; 8]; length];
    for (hash, number) in entries {
        let mut at = place(hash, length);
        while places[at] != [0; 8] && places[at][..4] != key(hash).to_le_bytes() {
            at = (at + 1) & (length - 1);
        }
        places[at][..4].copy_from_slice(&key(hash).to_le_bytes());
        places[at][4..6].copy_from_slice(&number.to_le_bytes());
    }
    places.concat()
}

/// A model, as slices of its file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Model<'m> {
    bytes: &'m [u8],
    /// What it was trained on and how.
    pub provenance: &'m str,
    /// Pairs of the numbers of a universal class and a Penn tag: what the tagger chooses from.
    pub classes: &'m [[u8; 2]],
    /// Forms that are of one class wherever they were seen.
    pub certain: Map<'m>,
    /// The universal classes of forms in lower case, a bit each.
    pub kinds: Map<'m>,
    /// The tagger's first layer.
    pub embedding: Table<'m, HIDDEN>,
    /// What its hidden units begin with.
    pub thresholds: &'m [[u8; 2]],
    /// The tagger's second layer, a row of weights a class.
    pub outputs: &'m [[[u8; 2]; HIDDEN]],
    /// What the classes begin with.
    pub biases: &'m [[u8; 4]],
    /// Scores of the parser's transitions.
    pub transitions: Table<'m, TRANSITIONS>,
    /// Scores of relations.
    pub relations: Table<'m, RELATIONS>,
    /// Lemmas of forms that no ending gives: the number of the edit.
    pub lemmas: Map<'m>,
    /// Lemmas by ending: the number of the edit.
    pub endings: Map<'m>,
    /// The edits that lead from form to lemma.
    pub edits: &'m [[u8; 16]],
}

impl Model<'static> {
    /// The model that is built into the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }
}

impl<'m> Model<'m> {
    /// The model in `bytes`. The checksum is not looked at.
    pub fn open(bytes: &'m [u8]) -> Result<Self, Damaged> {
        let version = bytes.get(8..12).ok_or(Damaged::Foreign)?;
        if !bytes.starts_with(MAGIC) || version != VERSION.to_le_bytes() {
            return Err(Damaged::Foreign);
        }
        let section = |name| section(bytes, name).ok_or(Damaged::Section(name));
        Ok(Self {
            bytes,
            provenance: str::from_utf8(section("source")?).map_err(|_| Damaged::Section("source"))?,
            classes: section("classes")?.as_chunks().0,
            certain: Map::new(section("certain")?),
            kinds: Map::new(section("kinds")?),
            embedding: Table::new(section("embed")?),
            thresholds: section("thresh")?.as_chunks().0,
            outputs: section("output")?.as_chunks().0.as_chunks().0,
            biases: section("bias")?.as_chunks().0,
            transitions: Table::new(section("moves")?),
            relations: Table::new(section("relation")?),
            lemmas: Map::new(section("lemmas")?),
            endings: Map::new(section("endings")?),
            edits: section("edits")?.as_chunks().0,
        })
    }

    /// Whether the bytes are those that were written.
    pub fn is_intact(&self) -> bool {
        let (Some(told), Some(rest)) = (self.bytes.get(12..CHECKED), self.bytes.get(CHECKED..)) else { return false };
        told == checksum(rest).to_le_bytes()
    }
}

fn section<'m>(bytes: &'m [u8], name: &str) -> Option<&'m [u8]> {
    let (entries, _) = bytes.get(HEADER..)?.as_chunks::<ENTRY>();
    let count = number(bytes, CHECKED)?;
    let entry = entries.iter().take(count).find(|entry| entry[..8] == padded(name))?;
    let start = number(entry, 8)?;
    bytes.get(start..start.checked_add(number(entry, 12)?)?)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let &[a, b, c, d] = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()
}

fn padded(name: &str) -> [u8; 8] {
    let mut padded = [0; 8];
    for (to, from) in padded.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    padded
}

/// FNV-1a over 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Lays out a model file. Every section has one of the names that [`Model::open`] asks for.
pub fn write(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = vec![0; HEADER + sections.len() * ENTRY];
    for (place, (name, section)) in sections.iter().enumerate() {
        let start = bytes.len().next_multiple_of(64);
        bytes.resize(start, 0);
        let entry = &mut bytes[HEADER + place * ENTRY..][..ENTRY];
        entry[..8].copy_from_slice(&padded(name));
        entry[8..12].copy_from_slice(&length_bytes(start));
        entry[12..].copy_from_slice(&length_bytes(section.len()));
        bytes.extend(section);
    }
    bytes[..8].copy_from_slice(MAGIC);
    bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
    bytes[CHECKED..HEADER].copy_from_slice(&length_bytes(sections.len()));
    let sum = checksum(&bytes[CHECKED..]);
    bytes[12..CHECKED].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// A length or an offset as the file holds it.
fn length_bytes(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}
