//! From a file to a text: what can go wrong there, and how it is told.

use crate::{
    diagnostic::{Diagnostic, Label},
    formats::{self, Format},
    guard::fenced,
    settings,
    source::{Source, Span},
    text::Article,
};
use encoding_rs::Encoding;
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    sync::Arc,
};

/// How much of a file is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    /// Bytes that it may have.
    pub(super) bytes: u64,
    /// What to do where it has more.
    pub(super) help: &'static str,
}

/// What a [`Source`] can hold.
const LARGEST: Limit =
    Limit { bytes: u32::MAX as u64, help: "split it, or send its articles through `factlint stream`" };

/// Reads the file at `path` under `name`.
pub(super) fn read(path: &Path, name: &str) -> Result<Arc<Source>, Diagnostic> {
    read_up_to(path, name, LARGEST)
}

/// Reads the file at `path` under `name` unless it is larger than `limit`.
pub(super) fn read_up_to(path: &Path, name: &str, limit: Limit) -> Result<Arc<Source>, Diagnostic> {
    let failed = |error: io::Error| unreadable(name, &error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        let error = Diagnostic::error("unreadable", format!("`{name}` is a folder, not a file"));
        return Err(error.help(format!("name files in it, as `{}/*.txt` does", name.trim_end_matches('/'))));
    }
    if about.len() > limit.bytes.min(LARGEST.bytes) {
        return Err(too_large(name, limit));
    }
    read_from(file, name, limit)
}

/// Reads all of `input` under `name`, unless it is more than `limit`: a device may never end.
pub(super) fn read_from(input: impl Read, name: &str, limit: Limit) -> Result<Arc<Source>, Diagnostic> {
    let mut bytes = Vec::new();
    let most = limit.bytes.min(LARGEST.bytes);
    input.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > most {
        return Err(too_large(name, limit));
    }
    let (text, recoded) = decode(name, bytes)?;
    if recoded { Source::recoded(name, text) } else { Source::new(name, text) }.map_err(|_| too_large(name, LARGEST))
}

/// The articles that a file holds.
pub(super) fn articles(file: &Arc<Source>, format: Format) -> Result<Vec<Arc<Source>>, Diagnostic> {
    let articles = fenced(file.name(), || formats::read(file, format))??;
    if articles.is_empty() {
        return Err(empty(file));
    }
    articles.into_iter().map(of_prose).collect()
}

fn empty(file: &Source) -> Diagnostic {
    let error = Diagnostic::error("empty-article", format!("`{}` is empty: nothing to check", file.name()));
    error.help("was the file saved?")
}

/// Refuses an article that holds nothing, or a line that no article has.
fn of_prose(source: Arc<Source>) -> Result<Arc<Source>, Diagnostic> {
    if source.text().trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(empty(&source));
    }
    match Article::overlong_line(&source) {
        Some(line) => Err(overlong(&source, line)),
        None => Ok(source),
    }
}

fn overlong(source: &Arc<Source>, line: usize) -> Diagnostic {
    let span = source.line_span(line);
    let (name, at) = (source.name(), source.position(span.start).line);
    let message = format!("line {at} of `{name}` holds {} bytes: this is no article", span.range().len());
    Diagnostic::error("overlong-line", message)
        .label(Label::new(source, Span { end: span.start, ..span }, "a line may have up to a megabyte"))
        .in_files()
        .help("an article is plain text, a paragraph a line or hard-wrapped; split the file where its paragraphs end")
}

fn too_large(name: &str, limit: Limit) -> Diagnostic {
    let most = settings::size_shown(limit.bytes.min(LARGEST.bytes));
    Diagnostic::error("too-large", format!("`{name}` is too large: it may have {most}")).help(limit.help)
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::NotFound => return Diagnostic::error("unreadable", format!("there is no file `{name}`")),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::error("unreadable", format!("cannot read `{name}`: {why}"))
}

/// The text, and whether its bytes are others in the file.
fn decode(name: &str, bytes: Vec<u8>) -> Result<(String, bool), Diagnostic> {
    let wide = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => Some((encoding_rs::UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((encoding_rs::UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = wide {
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        // Saving a plain text as UTF-8 loses nothing.
        return text.map(|text| (text.into(), false)).ok_or_else(|| broken_utf16(name, encoding.name()));
    }
    if let Some((_, kind)) = DOCUMENTS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(document(name, kind));
    }
    let (text, recoded) = match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => {
            // A page that says otherwise and is UTF-8 was converted when it was saved.
            let Some(encoding) = declared(error.as_bytes()) else {
                let at = error.utf8_error().valid_up_to();
                return Err(not_utf8(name, error.as_bytes(), at, "starts no character"));
            };
            (encoding.decode_without_bom_handling(error.as_bytes()).0.into_owned(), true)
        }
    };
    match text.find('\0') {
        Some(at) => Err(not_utf8(name, text.as_bytes(), at, "is nought, which no text holds")),
        None => Ok((text, recoded)),
    }
}

/// How much of a page is searched for its encoding, as browsers do, in bytes.
const DECLARATION: usize = 1024;

/// The encoding that a page says it is in: `<meta charset=…>`, `<meta … content="text/html; charset=…">`, `<?xml … encoding=…>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION).unwrap_or(bytes)).to_ascii_lowercase();
    let behind = |opening: &str, key: &str| {
        let element = head.get(head.find(opening)?..)?;
        let value = element.get(element.find(key)? + key.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let label = value.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', ';', '>', '/', '?']).next()?;
        Encoding::for_label(label.as_bytes())
    };
    behind("<meta", "charset")
        .or_else(|| behind("<?xml", "encoding"))
        .filter(|encoding| *encoding != encoding_rs::UTF_8)
}

/// What documents begin with that are no text, though some look like one.
const DOCUMENTS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "an archive, as documents of word processors are"),
    (b"\xd0\xcf\x11\xe0", "a document of an old word processor"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a document in Rich Text Format"),
];

fn document(name: &str, kind: &str) -> Diagnostic {
    Diagnostic::error("unreadable", format!("`{name}` is {kind}"))
        .help("save the document as plain text, HTML or Markdown")
}

fn broken_utf16(name: &str, encoding: &str) -> Diagnostic {
    Diagnostic::error("not-utf8", format!("`{name}` begins as {encoding} does, but is not")).help("save it as UTF-8")
}

fn not_utf8(name: &str, bytes: &[u8], at: usize, why: &str) -> Diagnostic {
    let line = bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
    Diagnostic::error("not-utf8", format!("`{name}` is not UTF-8: byte {at} (line {line}) {why}"))
        .help("save it as UTF-8; `iconv -f WINDOWS-1252 -t UTF-8` converts an older text; UTF-16 is read where the file begins with its mark")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        decode("a.txt", bytes.to_vec()).map(|(text, _)| text).map_err(|error| error.message)
    }

    #[test]
    fn encodings_are_told_by_their_marks() {
        assert_eq!(decoded("\u{feff}Xi’s".as_bytes()), Ok("\u{feff}Xi’s".to_owned()));
        assert_eq!(decoded(b"\xff\xfeX\x00i\x00\x19\x20"), Ok("Xi’".to_owned()));
        assert_eq!(decoded(b"\xfe\xff\x00X\x00i\x20\x19"), Ok("Xi’".to_owned()));
        assert_eq!(decoded(b"<META CharSet=windows-1252>Xi\x92s"), Ok("<META CharSet=windows-1252>Xi’s".to_owned()));
        let page = b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\">Wa\xb3\xeasa";
        assert!(decoded(page).is_ok_and(|text| text.ends_with(">Wałęsa")));
        assert!(decoded(b"<?xml version='1.0' encoding='koi8-r'?>\xed").is_ok_and(|text| text.ends_with(">М")));
        assert!(decoded("<meta charset=\"latin1\">Xi’s".as_bytes()).is_ok_and(|text| text.ends_with("Xi’s")));
    }

    #[test]
    fn what_is_not_utf8_is_refused_with_its_place() {
        let refused = |bytes| decoded(bytes).expect_err("not UTF-8");
        assert_eq!(refused(b"one\ntwo \x93three\x94"), "`a.txt` is not UTF-8: byte 8 (line 2) starts no character");
        assert_eq!(refused(b"X\x00i\x00"), "`a.txt` is not UTF-8: byte 1 (line 1) is nought, which no text holds");
        assert_eq!(refused(b"\xff\xfeX\x00\x00\xd8"), "`a.txt` begins as UTF-16LE does, but is not");
        assert_eq!(refused(b"<meta charset=utf-8>\x93"), "`a.txt` is not UTF-8: byte 20 (line 1) starts no character");
        assert_eq!(refused(b"PK\x03\x04 and more"), "`a.txt` is an archive, as documents of word processors are");
        assert_eq!(refused(b"%PDF-1.7\nplain so far"), "`a.txt` is a PDF document");
        assert_eq!(refused(b"{\\rtf1\\ansi The talks}"), "`a.txt` is a document in Rich Text Format");
    }

    #[test]
    fn an_article_of_blanks_is_empty() {
        let source = |text: &str| Source::new("a.txt", text).expect("short");
        let error = of_prose(source("\u{feff} \r\n")).expect_err("empty");
        assert_eq!((error.code, error.message.as_str()), ("empty-article", "`a.txt` is empty: nothing to check"));
        assert!(of_prose(source("Xi")).is_ok());
    }

    #[test]
    fn an_article_has_no_line_of_many_megabytes() {
        let text = format!("Xi and Putin spoke.\n{}", "word ".repeat(1 << 20));
        let error = of_prose(Source::new("a.txt", text).expect("short")).expect_err("overlong");
        assert_eq!(error.code, "overlong-line");
        assert_eq!(error.message, "line 2 of `a.txt` holds 5242880 bytes: this is no article");
    }
}
