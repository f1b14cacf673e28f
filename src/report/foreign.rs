//! Foreign text made harmless. Articles, claims files and names of files may try anything: nothing of them gets into a report but through here.

use crate::source::is_unseen;
use serde::Serialize;
use std::fmt::Write;

/// What to show for `c`. Every character becomes one character, so that nothing moves; what a terminal would obey or hide becomes a picture.
pub(super) fn visible(c: char, unicode: bool) -> char {
    if c == '\t' || c == '\n' || c == '\r' {
        return ' ';
    }
    if !is_unseen(c) {
        return c;
    }
    match c {
        _ if !unicode => '?',
        '\0'..' ' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('·'),
        '\u{7f}' => '␡',
        _ => '·',
    }
}

/// Lines as they are, but for what a terminal or a runner would obey: for what is printed beside reports, such as diffs and claims.
pub fn harmless(text: &str) -> String {
    disarmed(&seen(&text.replace("\r\n", "\n")).replace('\r', " "), '·')
}

/// Text with its lines as they are, and nothing in it that a terminal would obey or hide.
pub(super) fn seen(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { c } else { visible(c, true) }).collect()
}

/// One line of text that reads as it is: blanks single, nothing in it that a terminal would obey or hide.
pub(super) fn line(text: &str) -> String {
    folded(text, true)
}

/// The same for consoles that know ASCII only, where `unicode` says so.
pub(super) fn folded(text: &str, unicode: bool) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars().map(|c| visible(c, unicode)) {
        if c != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// A log that no runner obeys: GitHub looks for `::` behind blanks, and others, too, for `##[`, `##vso[` or `##teamcity[` anywhere. `dot` breaks
/// these up.
pub(super) fn disarmed(log: &str, dot: char) -> String {
    let mut safe = String::with_capacity(log.len());
    for line in log.split_inclusive('\n') {
        let bare = without_lead(line);
        let (lead, rest) = line.split_at(line.len() - bare.len());
        push_without_hashes(&mut safe, lead, &dot.to_string());
        match rest.strip_prefix("::") {
            Some(rest) => {
                safe.extend([':', dot]);
                push_without_hashes(&mut safe, rest, &dot.to_string());
            }
            None => push_without_hashes(&mut safe, rest, &dot.to_string()),
        }
    }
    safe
}

/// Puts `broken` in the place of the second `#` of what may be a command to a runner.
fn push_without_hashes(safe: &mut String, text: &str, broken: &str) {
    let mut rest = text;
    while let Some(at) = rest.find("##") {
        let (before, behind) = rest.split_at(at + 1);
        safe.push_str(before);
        let command = behind[1..].starts_with(|c: char| c == '[' || c.is_ascii_alphabetic());
        if command {
            safe.push_str(broken);
            rest = &behind[1..];
        } else {
            rest = behind;
        }
    }
    safe.push_str(rest);
}

/// The line behind its blanks and colours.
fn without_lead(line: &str) -> &str {
    let bare = line.trim_start();
    match bare.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m')) {
        Some((digits, rest)) if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') => without_lead(rest),
        _ => bare,
    }
}

/// JSON on one line.
pub(super) fn json(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string(value).unwrap_or_default())
}

/// JSON that people can read, too.
pub(super) fn pretty_json(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// JSON with escapes for what a terminal, a page or a runner would obey. Such characters stand in strings only, which stay the same.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    let mut rest = json;
    // Nearly all of it is plain: that is copied as it stands, and no character of it looked at.
    while let Some(at) = rest.bytes().position(is_suspect) {
        let (plain, suspect) = rest.split_at(at);
        safe.push_str(plain);
        let mut characters = suspect.chars();
        let Some(c) = characters.next() else { break };
        rest = characters.as_str();
        let hashes = c == '#' && rest.starts_with('#');
        if matches!(c, '<' | '>' | '&') || hashes || is_unseen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe.push_str(rest);
    safe
}

/// Whether a byte of JSON may begin a character that needs an escape.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | b'#') || !matches!(byte, b'\n' | b' '..=b'~')
}

/// Text of an element or an attribute of XML: what XML 1.0 cannot hold is no more in a line made by [`line`].
pub(super) fn xml(text: &str) -> String {
    markup(&line(text))
}

/// The same with its blanks as they are, in HTML too.
pub(super) fn markup(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut characters = text.chars().map(|c| visible(c, true)).peekable();
    while let Some(c) = characters.next() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            // Runners look for commands in whatever is printed.
            '#' if characters.peek() == Some(&'#') => safe.push_str("&#35;"),
            ':' if characters.peek() == Some(&':') => safe.push_str("&#58;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('·'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runners_obey_no_line_of_a_log() {
        assert_eq!(disarmed("  ::error::x\nno ::error::y\n", '·'), "  :·error::x\nno ::error::y\n");
        assert_eq!(disarmed("\u{1b}[1m::debug::x", '·'), "\u{1b}[1m:·debug::x");
        assert_eq!(disarmed("a ##[error] ###vso[x] ## heading", '·'), "a #·[error] ##·vso[x] ## heading");
    }

    #[test]
    fn lines_stay_lines_and_do_nothing() {
        let text = "-a\t\u{1b}[2J\r\n+b \u{202e}c\r::error::d\n::error::e ##[x]\n";
        assert_eq!(harmless(text), "-a\t␛[2J\n+b ·c ::error::d\n:·error::e #·[x]\n");
    }

    #[test]
    fn json_keeps_its_strings() {
        let text = "</script> ##[x] \u{202e}\u{7f}\u{85}\u{e0041}\0";
        let safe = json(&text);
        assert_eq!(safe, r#""\u003c/script\u003e \u0023#[x] \u202e\u007f\u0085\udb40\udc41\u0000""#);
        assert_eq!(serde_json::from_str::<String>(&safe).expect("it is JSON"), text);
    }

    #[test]
    fn xml_holds_no_markup_and_no_command() {
        assert_eq!(xml("]]> <a b='\"'>&\0\n##[x::y"), "]]&gt; &lt;a b=&apos;&quot;&apos;&gt;&amp;␀ &#35;#[x&#58;:y");
    }
}
