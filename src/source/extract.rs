//! A text taken out of a file, and the way back: which bytes of the file each byte of the text stands for.

use super::Span;

/// How a piece of the text came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The same bytes as in the file.
    Copied,
    /// Other bytes that stand for a run of the file as a whole: `&amp;`, `\u201c`.
    Decoded,
    /// Nothing of the file: the blank lines between blocks.
    Inserted,
}

/// A run of the text, up to where the next one starts.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: u32,
    file: Span,
    kind: Kind,
}

/// The pieces of a text, in its order. They need not be in the order of the file: a title may stand behind the body there.
#[derive(Clone, Debug, Default)]
pub(super) struct Map(Vec<Piece>);

/// Where words of a text stand in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// From the first to the last of them, with whatever markup is between.
    pub(super) span: Span,
    /// Whether the file has exactly these words there.
    pub(super) exact: bool,
}

impl Map {
    /// The place of `span`; an empty span, or one of inserted text only, has an empty place.
    pub(super) fn place(&self, span: Span) -> Place {
        let (first, last) = (self.piece_at(span.start), self.piece_at(span.end.saturating_sub(1).max(span.start)));
        let pieces = self.0.get(first..=last).unwrap_or_default();
        let of_file = |piece: &&Piece| piece.kind != Kind::Inserted;
        let Some((first, last)) = pieces.iter().find(of_file).zip(pieces.iter().rfind(of_file)) else {
            let start = pieces.first().map_or(0, |piece| piece.file.start);
            return Place { span: Span { start, end: start }, exact: false };
        };
        let start = first.file_offset(span.start);
        let end = last.file_end(span.end).max(start);
        Place { span: Span { start, end }, exact: pieces.len() == 1 && first.kind == Kind::Copied }
    }

    fn piece_at(&self, offset: u32) -> usize {
        self.0.partition_point(|piece| piece.start <= offset).saturating_sub(1)
    }

    /// The pieces that share something with `span`, each with its part of it.
    fn within(&self, span: Span) -> impl Iterator<Item = (Piece, Span)> {
        let from = self.piece_at(span.start);
        self.0.iter().enumerate().skip(from).take_while(move |(_, piece)| piece.start < span.end).map(
            move |(at, piece)| {
                let end = self.0.get(at + 1).map_or(span.end, |next| next.start.min(span.end));
                (*piece, Span { start: piece.start.max(span.start), end })
            },
        )
    }
}

impl Piece {
    fn file_offset(&self, offset: u32) -> u32 {
        match self.kind {
            Kind::Copied => self.file.start + offset.saturating_sub(self.start).min(self.file.end - self.file.start),
            Kind::Decoded | Kind::Inserted => self.file.start,
        }
    }

    fn file_end(&self, offset: u32) -> u32 {
        match self.kind {
            Kind::Copied => self.file_offset(offset),
            Kind::Decoded | Kind::Inserted => self.file.end,
        }
    }
}

/// A text in the making.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    pub(super) text: String,
    pub(super) map: Map,
}

impl Extract {
    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds what `span` of `file` holds.
    pub fn copy(&mut self, file: &str, span: Span) {
        let Some(words) = file.get(span.range()) else { return };
        let start = self.length();
        let follows = |last: &Piece| last.kind == Kind::Copied && last.file.end == span.start;
        match self.map.0.last_mut().filter(|last| follows(last)) {
            Some(last) => last.file.end = span.end,
            None => self.push(Piece { start, file: span, kind: Kind::Copied }, words),
        }
        self.text.push_str(words);
    }

    /// Adds `text`, which stands for all of `span` of the file.
    pub fn decode(&mut self, text: &str, span: Span) {
        self.push(Piece { start: self.length(), file: span, kind: Kind::Decoded }, text);
        self.text.push_str(text);
    }

    /// Adds `text`, which stands for all of `words` of the same file.
    pub fn rewrite(&mut self, text: &str, words: &Self) {
        self.decode(text, words.map.place(Span { start: 0, end: words.length() }).span);
    }

    /// Adds `text`, of which the file has nothing.
    pub fn insert(&mut self, text: &str) {
        let at = self.map.0.last().map_or(0, |last| last.file.end);
        self.push(Piece { start: self.length(), file: Span { start: at, end: at }, kind: Kind::Inserted }, text);
        self.text.push_str(text);
    }

    /// Adds all of `other`.
    pub fn append(&mut self, other: &Self) {
        let shift = self.length();
        self.map.0.extend(other.map.0.iter().map(|piece| Piece { start: piece.start + shift, ..*piece }));
        self.text.push_str(&other.text);
    }

    /// The part of it that `span` is.
    #[must_use]
    pub fn part(&self, span: Span) -> Self {
        let mut part = Self::default();
        for (piece, span) in self.map.within(span) {
            let words = self.text.get(span.range()).unwrap_or_default();
            let file = Span { start: piece.file_offset(span.start), end: piece.file_end(span.end) };
            part.push(Piece { start: part.length(), file, kind: piece.kind }, words);
            part.text.push_str(words);
        }
        part
    }

    /// Without the blanks at both ends.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let behind = self.text.trim_start();
        let start = self.text.len() - behind.len();
        self.part(Span::new(start, start + behind.trim_end().len()))
    }

    /// The same, of the file that `outer` was taken out of, where this was taken out of the text of `outer`.
    #[must_use]
    pub fn through(&self, outer: &Self) -> Self {
        let mut through = Self::default();
        for (piece, span) in self.map.within(Span { start: 0, end: self.length() }) {
            let words = self.text.get(span.range()).unwrap_or_default();
            match piece.kind {
                Kind::Copied => through.append(&outer.part(piece.file)),
                Kind::Decoded => through.decode(words, outer.map.place(piece.file).span),
                Kind::Inserted => through.insert(words),
            }
        }
        through
    }

    fn length(&self) -> u32 {
        Span::new(self.text.len(), 0).start
    }

    fn push(&mut self, piece: Piece, words: &str) {
        if !words.is_empty() {
            self.map.0.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "<p>Fish &amp; <b>chips</b> cost &pound;9</p>";

    fn extract() -> Extract {
        let mut extract = Extract::default();
        let at = |words: &str| {
            let start = FILE.find(words).expect(words);
            Span::new(start, start + words.len())
        };
        extract.copy(FILE, at("Fish "));
        extract.decode("&", at("&amp;"));
        extract.copy(FILE, Span::new(13, 14));
        extract.copy(FILE, at("chips"));
        extract.copy(FILE, at(" cost "));
        extract.decode("£", at("&pound;"));
        extract.copy(FILE, at("9"));
        extract.insert("\n\n");
        extract
    }

    fn shown(extract: &Extract, words: &str) -> (String, bool) {
        let start = extract.text.find(words).expect(words);
        let place = extract.map.place(Span::new(start, start + words.len()));
        (FILE[place.span.range()].to_owned(), place.exact)
    }

    #[test]
    fn words_lead_back_to_where_they_stand() {
        let extract = extract();
        assert_eq!(extract.text(), "Fish & chips cost £9\n\n");
        for (words, file, exact) in [
            ("Fish", "Fish", true),
            ("& ", "&amp; ", false),
            ("hip", "hip", true),
            ("Fish & chips", "Fish &amp; <b>chips", false),
            ("£9", "&pound;9", false),
            ("9\n\n", "9", false),
            ("\n", "", false),
        ] {
            assert_eq!(shown(&extract, words), (file.to_owned(), exact), "{words}");
        }
    }

    #[test]
    fn a_part_leads_back_as_the_whole_does() {
        let part = extract().part(Span::new(3, 14));
        assert_eq!(part.text(), "h & chips c");
        assert_eq!(shown(&part, "chips"), ("chips".to_owned(), true));
        assert_eq!(shown(&part, "& "), ("&amp; ".to_owned(), false));
        assert_eq!(extract().trimmed().text(), "Fish & chips cost £9");
    }

    #[test]
    fn a_text_of_a_text_leads_back_to_the_file() {
        let outer = extract();
        let mut inner = Extract::default();
        inner.copy(outer.text(), Span::new(5, 12));
        inner.insert("; ");
        inner.decode("nine pounds", Span::new(18, 21));
        let through = inner.through(&outer);
        assert_eq!(through.text(), "& chips; nine pounds");
        assert_eq!(shown(&through, "chips"), ("chips".to_owned(), true));
        assert_eq!(shown(&through, "& chips"), ("&amp; <b>chips".to_owned(), false));
        assert_eq!(shown(&through, "pounds"), ("&pound;9".to_owned(), false));
    }
}
