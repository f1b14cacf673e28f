//! A statement as a line of a report.

use crate::claims::{Claims, Scope, Statement};

/// The statement as it is written, without label, scope behind `each:`, comment and reason. Still foreign text.
pub(super) fn written(claims: &Claims, statement: &Statement) -> String {
    let text = claims.source.text();
    let mut start = statement.span.start;
    if let Some(label) = &statement.label {
        start = label.span.end;
    }
    if let Some(scope) = statement.scope.as_ref().filter(|scope| scope.node == Scope::Each) {
        start = scope.span.end;
    }
    let end = statement.because.as_ref().map_or(statement.span.end, |because| because.span.start);
    let written = text.get(start as usize..end as usize).unwrap_or_default().trim();
    let written = if start > statement.span.start { written.trim_start_matches(':') } else { written };
    let written = if statement.because.is_some() { written.trim_end_matches("because") } else { written };
    folded(written.trim())
}

/// Where in a statement the reader is.
enum Inside {
    Code,
    Text,
    Regex,
    Comment,
}

/// On one line: white space single, comments left out. `#` means nothing inside text and regular expressions.
fn folded(written: &str) -> String {
    let mut line = String::with_capacity(written.len());
    let mut inside = Inside::Code;
    let mut escaped = false;
    for c in written.chars() {
        match inside {
            Inside::Comment => {
                if c == '\n' {
                    inside = Inside::Code;
                }
                continue;
            }
            Inside::Text | Inside::Regex => {
                let close = if matches!(inside, Inside::Text) { '"' } else { '/' };
                if c == close && !escaped {
                    inside = Inside::Code;
                }
                escaped = c == '\\' && !escaped;
            }
            Inside::Code => match c {
                '#' => {
                    inside = Inside::Comment;
                    continue;
                }
                '"' => inside = Inside::Text,
                '/' if line.trim_end().ends_with("matches") => inside = Inside::Regex,
                _ if c.is_whitespace() => {
                    if !line.ends_with([' ', '(', '[']) {
                        line.push(' ');
                    }
                    continue;
                }
                ')' | ']' => line.truncate(line.trim_end().len()),
                _ => {}
            },
        }
        line.push(c);
    }
    line.truncate(line.trim_end().len());
    line
}
