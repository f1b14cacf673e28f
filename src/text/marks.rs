//! What single characters are: blanks, stops, marks that open or close something.

/// What stands between tokens: white space, controls, and characters without width.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// The marks that end a sentence.
pub(crate) fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '‼' | '⁇' | '⁉' | '؟' | '।')
}

/// Single quotation marks that serve as apostrophes too.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '＇')
}

/// What may close behind the stop of a sentence; straight quotation marks among them.
pub(crate) fn is_closer(character: char) -> bool {
    is_apostrophe(character) || matches!(character, '"' | '”' | '»' | '›' | ')' | ']' | '}' | '*' | '†' | '‡' | '″')
}

/// What may open before the first word of a sentence; straight quotation marks among them.
pub(crate) fn is_opener(character: char) -> bool {
    matches!(character, '"' | '“' | '„' | '«' | '‹' | '‘' | '‚' | '\'' | '’' | '(' | '[' | '{' | '¿' | '¡' | '`')
}

/// Hyphens and dashes.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑' | '–' | '—' | '―' | '−')
}

/// What stands before the items of a list and nowhere else.
pub(super) fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '▪' | '●' | '◦' | '‣' | '⁃' | '■' | '□' | '►' | '✓' | '❯')
}
