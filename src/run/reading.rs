//! From a file to a text: what can go wrong there, and how it is told.

use crate::{
    diagnostic::{Diagnostic, Label},
    settings,
    source::{Source, Span},
    text::Article,
};
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
    Source::new(name, decode(name, bytes)?).map_err(|_| too_large(name, LARGEST))
}

/// Refuses an article that holds nothing, or a line that no article has.
pub(super) fn of_prose(source: Arc<Source>) -> Result<Arc<Source>, Diagnostic> {
    if source.text().trim_start_matches('\u{feff}').trim().is_empty() {
        let error = Diagnostic::error("empty-article", format!("`{}` is empty: nothing to check", source.name()));
        return Err(error.help("an article is plain text; was the file saved?"));
    }
    match Article::overlong_line(&source) {
        Some(line) => Err(overlong(&source, line)),
        None => Ok(source),
    }
}

fn overlong(source: &Arc<Source>, line: usize) -> Diagnostic {
    let span = source.line_span(line);
    let message =
        format!("line {} of `{}` holds {} bytes: this is no article", line + 1, source.name(), span.range().len());
    Diagnostic::error("overlong-line", message)
        .label(Label::new(source, Span { end: span.start, ..span }, "a line may have up to a megabyte"))
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

fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let wide = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => Some((encoding_rs::UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((encoding_rs::UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = wide {
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        return text.map(Into::into).ok_or_else(|| broken_utf16(name, encoding.name()));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        not_utf8(name, error.as_bytes(), at, "starts no character")
    })?;
    match text.find('\0') {
        Some(at) => Err(not_utf8(name, text.as_bytes(), at, "is nought, which no text holds")),
        None => Ok(text),
    }
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
        decode("a.txt", bytes.to_vec()).map_err(|error| error.message)
    }

    #[test]
    fn encodings_are_told_by_their_marks() {
        assert_eq!(decoded("\u{feff}Xi’s".as_bytes()), Ok("\u{feff}Xi’s".to_owned()));
        assert_eq!(decoded(b"\xff\xfeX\x00i\x00\x19\x20"), Ok("Xi’".to_owned()));
        assert_eq!(decoded(b"\xfe\xff\x00X\x00i\x20\x19"), Ok("Xi’".to_owned()));
    }

    #[test]
    fn what_is_not_utf8_is_refused_with_its_place() {
        let refused = |bytes| decoded(bytes).expect_err("not UTF-8");
        assert_eq!(refused(b"one\ntwo \x93three\x94"), "`a.txt` is not UTF-8: byte 8 (line 2) starts no character");
        assert_eq!(refused(b"X\x00i\x00"), "`a.txt` is not UTF-8: byte 1 (line 1) is nought, which no text holds");
        assert_eq!(refused(b"\xff\xfeX\x00\x00\xd8"), "`a.txt` begins as UTF-16LE does, but is not");
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
