//! The `expected` lines of a page, in the form that `tests/pages/articles/README.md` tells.

use factlint::{
    claims::{self, Right, StatementKind, Test},
    interval::Hedge,
    source::{Source, Span},
    values::Value,
};

/// What a careful reader finds at a place of an article.
pub(super) struct Expected {
    /// The words of the value, or those inside the marks.
    pub(super) span: Span,
    /// Who may be named as the speaker.
    pub(super) speakers: Speakers,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    Fact(Statement),
    Quotation,
}

pub(super) struct Statement {
    pub(super) paths: Vec<PathForm>,
    pub(super) values: Vec<Wanted>,
    /// Names of statuses; any will do where there is none.
    pub(super) statuses: Vec<String>,
    /// Whether the article denies it; `None` where both will do.
    pub(super) negated: Option<bool>,
    pub(super) periods: Vec<Wanted>,
}

/// A path with its alternatives that differ in a word only.
pub(super) struct PathForm {
    pub(super) subjects: Vec<String>,
    pub(super) required: Vec<String>,
    pub(super) optional: Vec<String>,
    pub(super) attributes: Vec<String>,
}

#[derive(Default)]
pub(super) struct Speakers {
    pub(super) names: Vec<String>,
    /// Whether the article itself may say so.
    pub(super) optional: bool,
}

/// A value as it is expected: hedged, or everything between two ends.
#[expect(clippy::large_enum_variant, reason = "a page holds few of them, and plain fields read better than boxes")]
pub(super) enum Wanted {
    Value(Option<Hedge>, Value),
    Range(Option<Value>, Option<Value>),
}

/// Reads an `expected` block of `article`.
pub(super) fn read(block: &str, article: &str) -> Vec<Expected> {
    let folded = Folded::of(article);
    block.lines().map(|line| expected(line, &folded)).collect()
}

fn expected(line: &str, article: &Folded) -> Expected {
    let (statement, words) = line.split_once(" “").unwrap_or_else(|| panic!("no words in {line}"));
    let words = words.strip_suffix('”').unwrap_or_else(|| panic!("no end of the words in {line}"));
    if let Some(speaker) = statement.strip_prefix("quote").filter(|rest| rest.is_empty() || rest.starts_with('(')) {
        let names = speaker.trim_start_matches('(').trim_end_matches(')');
        let speakers = Speakers { optional: names.is_empty(), names: alternatives(names, " | ") };
        return Expected { span: article.quotation(words), speakers, kind: Kind::Quotation };
    }
    let (paths, rest) = statement.split_once(" = ").unwrap_or_else(|| panic!("no value in {line}"));
    let mut clauses = rest.split("; ");
    let values = alternatives(clauses.next().unwrap(), " or ").iter().map(|value| wanted(value)).collect();
    let mut stated = Statement {
        paths: alternatives(paths, " | ").iter().map(|path| path_form(path)).collect(),
        values,
        statuses: vec!["asserted".to_owned()],
        negated: Some(false),
        periods: Vec::new(),
    };
    let mut speakers = Speakers { names: Vec::new(), optional: true };
    for clause in clauses {
        if let Some(names) = clause.strip_prefix("by ") {
            speakers.optional = names.contains('[');
            speakers.names = alternatives(&names.replace(['[', ']'], ""), " | ");
        } else if let Some(period) = clause.strip_prefix("in ") {
            stated.periods = alternatives(period, " or ").iter().map(|period| wanted(period)).collect();
        } else {
            read_manner(clause, &mut stated);
        }
    }
    Expected { span: article.value(words), speakers, kind: Kind::Fact(stated) }
}

/// "planned or possible", "denied"
fn read_manner(clause: &str, stated: &mut Statement) {
    let (denied, statuses): (Vec<String>, Vec<String>) =
        alternatives(clause, " or ").into_iter().partition(|manner| manner == "denied");
    let known = |status: &String| factlint::facts::Status::ALL.iter().any(|known| known.name() == status);
    assert!(statuses.iter().all(known), "no status: {clause}");
    if !denied.is_empty() {
        stated.negated = statuses.is_empty().then_some(true);
    }
    stated.statuses = statuses;
}

fn path_form(path: &str) -> PathForm {
    let (head, attributes) = path.rsplit_once('.').unwrap_or_else(|| panic!("no attribute in {path}"));
    let (subjects, names) = head.split_once('(').unwrap_or((head, ""));
    let (optional, required): (Vec<String>, Vec<String>) =
        alternatives(names.trim_end_matches(')'), ", ").into_iter().partition(|name| name.starts_with('['));
    let optional = optional.iter().map(|name| name.replace(['[', ']'], "")).collect();
    PathForm { subjects: alternatives(subjects, "/"), required, optional, attributes: alternatives(attributes, "/") }
}

fn alternatives(text: &str, separator: &str) -> Vec<String> {
    text.split(separator).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn wanted(text: &str) -> Wanted {
    if let Some((low, high)) = text.split_once("..") {
        let end = |text: &str| (!text.is_empty()).then(|| literal(text));
        return Wanted::Range(end(low), end(high));
    }
    let hedged = text.split_once(' ').and_then(|(hedge, rest)| Some((Hedge::from_name(hedge)?, rest)));
    match hedged {
        Some((hedge, rest)) => Wanted::Value(Some(hedge), literal(rest)),
        None => Wanted::Value(None, literal(text)),
    }
}

fn literal(text: &str) -> Value {
    let (claims, _) = claims::parse(&Source::new("literal", format!("x == {text}\n")).unwrap());
    match claims.statements.into_iter().map(|statement| statement.kind).next() {
        Some(StatementKind::Claim { test: Test::Compare { right: Right::Value(value), .. }, .. }) => value.node,
        _ => panic!("`{text}` is no value"),
    }
}

/// A text with single blanks, and where each of its bytes stands in the text itself.
struct Folded {
    text: String,
    origins: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { text: String::new(), origins: Vec::new() };
        for (at, letter) in text.char_indices() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter != ' ' || !folded.text.ends_with(' ') {
                folded.origins.extend((at..).take(letter.len_utf8()));
                folded.text.push(letter);
            }
        }
        folded.origins.push(text.len());
        folded
    }

    /// Where the value stands whose words are `words`, brackets around it where they are more.
    fn value(&self, words: &str) -> Span {
        let start = words.find('[').unwrap_or(0);
        let end = words.find(']').map_or(words.len(), |end| end - 1);
        let at = self.only(&words.replace(['[', ']'], ""), |_| true);
        self.span(at + start, at + end)
    }

    fn quotation(&self, words: &str) -> Span {
        let at = self.only(words, |before| before.ends_with(['“', '‘', '"', '\'']));
        self.span(at, at + words.len())
    }

    fn only(&self, words: &str, fits: impl Fn(&str) -> bool) -> usize {
        let places: Vec<usize> =
            self.text.match_indices(words).map(|(at, _)| at).filter(|&at| fits(&self.text[..at])).collect();
        assert_eq!(places.len(), 1, "how often the article has “{words}”");
        places[0]
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.origins[start], self.origins[end])
    }
}
