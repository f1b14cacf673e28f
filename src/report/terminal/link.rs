//! Places of files as links that a terminal follows.

use std::{fmt::Write, path::Path};

/// The line with `place` in it as a link to the file of that name in `folder`; as it is where that is no file.
pub(super) fn linked(line: &str, place: &str, folder: &Path, file: &str) -> String {
    if file.starts_with('<') {
        return line.to_owned();
    }
    let (path, end) = (folder.join(file), "\u{1b}]8;;\u{1b}\\");
    line.replacen(place, &format!("\u{1b}]8;;file://{}\u{1b}\\{place}{end}", encoded(&path.to_string_lossy())), 1)
}

/// A path in an address: whatever is no letter, digit or slash of ASCII as its bytes in hexadecimal, so that nothing ends the link.
fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_leads_to_its_file() {
        let shown = linked("  ╭─[a b.txt:3:1]", "a b.txt:3:1", Path::new("/news"), "a b.txt");
        assert_eq!(shown, "  ╭─[\u{1b}]8;;file:///news/a%20b.txt\u{1b}\\a b.txt:3:1\u{1b}]8;;\u{1b}\\]");
        let standard_input = linked("  ╭─[<stdin>:3:1]", "<stdin>:3:1", Path::new("/news"), "<stdin>");
        assert_eq!(standard_input, "  ╭─[<stdin>:3:1]");
    }

    #[test]
    fn no_name_ends_a_link() {
        let hostile = "\u{1b}\\\u{7};é\u{9c}";
        let address = encoded(hostile);
        assert_eq!(address, "%1B%5C%07%3B%C3%A9%C2%9C");
    }
}
