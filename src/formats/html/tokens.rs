//! The tags of HTML and the text between them, as spans. Follows the tokenizer of the HTML standard as far as it matters for text.

use super::elements::{self, Shape};
use crate::source::Span;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// The start of an element: its name, and its attributes as they are written.
    Start { name: Span, attributes: Span },
    /// The end of an element.
    End { name: Span },
    /// Text with references, or the contents of a script as they are.
    Text(Span),
}

/// The tokens of a page, each error the place of what the page ends in the middle of.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The name of the element whose contents are no markup.
    raw: Option<Span>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, raw: None }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Everything up to the end of the raw element.
    fn raw_text(&mut self, name: Span) -> Result<Token, Span> {
        let element = self.text.get(name.range()).unwrap_or_default();
        let ends = |at: &usize| {
            let behind = self.rest().get(at + 2..).unwrap_or_default();
            let named = behind.get(..element.len()).is_some_and(|start| start.eq_ignore_ascii_case(element));
            named
                && behind[element.len()..]
                    .starts_with(|next: char| next.is_ascii_whitespace() || matches!(next, '>' | '/'))
        };
        let end = self.rest().match_indices("</").map(|(at, _)| at).find(ends).ok_or(name)?;
        let span = Span::new(self.at, self.at + end);
        self.at += end;
        Ok(Token::Text(span))
    }

    fn text_run(&mut self) -> Token {
        let opens = |at: &usize| {
            let next = self.rest().as_bytes().get(at + 1);
            next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
        };
        let length = self.rest().match_indices('<').map(|(at, _)| at).find(opens).unwrap_or(self.rest().len());
        let span = Span::new(self.at, self.at + length);
        self.at += length;
        Token::Text(span)
    }

    /// Steps over a comment, a doctype or the like.
    fn skip_declaration(&mut self) -> Result<(), Span> {
        let open = Span::new(self.at, self.at + 2);
        let (begin, close) = if self.rest().starts_with("<!--") {
            (if self.rest().starts_with("<!-->") { 2 } else { 4 }, "-->")
        } else if self.rest().starts_with("<![CDATA[") {
            (9, "]]>")
        } else {
            (2, ">")
        };
        let end = self.rest().get(begin..).and_then(|rest| rest.find(close)).ok_or(open)?;
        self.at += begin + end + close.len();
        Ok(())
    }

    fn tag(&mut self) -> Result<Option<Token>, Span> {
        let closing = self.rest().starts_with("</");
        let open = self.at;
        self.at += if closing { 2 } else { 1 };
        if closing && !self.rest().starts_with(|first: char| first.is_ascii_alphabetic()) {
            self.at += self.rest().find('>').ok_or(Span::new(open, open + 2))? + 1;
            return Ok(None);
        }
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        let length = self.rest().find(is_end).unwrap_or(self.rest().len());
        let name = Span::new(self.at, self.at + length);
        self.at += length;
        let start = self.at;
        let end = tag_end(self.text, start).ok_or(Span { start: Span::new(open, 0).start, end: name.end })?;
        self.at = end + 1;
        if closing {
            return Ok(Some(Token::End { name }));
        }
        let attributes = Span::new(start, end);
        let is_raw = elements::known(self.text.get(name.range()).unwrap_or_default()).shape == Shape::Raw;
        self.raw = is_raw.then_some(name);
        Ok(Some(Token::Start { name, attributes }))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Result<Token, Span>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw_text(name));
        }
        loop {
            let mut next = self.rest().bytes();
            match (next.next()?, next.next()) {
                (b'<', Some(b'!' | b'?')) => {
                    if let Err(open) = self.skip_declaration() {
                        return Some(Err(open));
                    }
                }
                (b'<', Some(b'/' | b'a'..=b'z' | b'A'..=b'Z')) => {
                    if let Some(token) = self.tag().transpose() {
                        return Some(token);
                    }
                }
                _ => return Some(Ok(self.text_run())),
            }
        }
    }
}

/// The place of the `>` that ends a tag whose attributes begin at `at`.
fn tag_end(text: &str, at: usize) -> Option<usize> {
    let mut attributes = Attributes { text, at };
    while attributes.next().is_some() {}
    text.as_bytes().get(attributes.at).filter(|byte| **byte == b'>').map(|_| attributes.at)
}

/// The attributes of a tag: the spans of each name and its value; stops at the `>` or at the end of the text.
pub(super) struct Attributes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    /// Those of a tag of `text`.
    pub(super) fn of(text: &'a str, attributes: Span) -> Self {
        Self { text: text.get(..attributes.end as usize).unwrap_or_default(), at: attributes.start as usize }
    }

    fn skip(&mut self, while_it: impl Fn(u8) -> bool) -> Span {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !while_it(*byte)).unwrap_or(rest.len());
        Span::new(start, self.at)
    }

    fn value(&mut self) -> Option<Span> {
        match self.text.as_bytes().get(self.at) {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.skip(|byte| byte != *quote);
                // A quotation mark that nothing closes takes in everything.
                self.text.as_bytes().get(self.at)?;
                self.at += 1;
                Some(value)
            }
            _ => Some(self.skip(|byte| !byte.is_ascii_whitespace() && byte != b'>')),
        }
    }
}

impl Iterator for Attributes<'_> {
    type Item = (Span, Span);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        let first = *self.text.as_bytes().get(self.at)?;
        if first == b'>' {
            return None;
        }
        let start = self.at;
        self.at += 1;
        let name = self.skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        let name = Span { start: Span::new(start, 0).start, ..name };
        let behind = self.at;
        self.skip(|byte| byte.is_ascii_whitespace());
        if self.text.as_bytes().get(self.at) == Some(&b'=') {
            self.at += 1;
            self.skip(|byte| byte.is_ascii_whitespace());
            return Some((name, self.value()?));
        }
        self.at = behind;
        Some((name, Span::new(behind, behind)))
    }
}
