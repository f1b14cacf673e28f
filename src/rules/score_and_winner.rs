//! Draws with more points on one side, and wins with as many on both. See the page beside this file.

use super::{
    Confidence, Rule, Status,
    figures::{Figure, Passage, passages},
};
use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    facts::Analysis,
    values::Value,
};

pub(super) const RULE: Rule = Rule {
    name: "score-and-winner",
    page: include_str!("score_and_winner.md"),
    severity: Severity::Warning,
    on: true,
    status: Status::Stable,
    confidence: Confidence::High,
    check,
};

/// How many words the name of the other side has at most, "with" before it included.
const LONGEST_SIDE: usize = 5;
/// What decides a match that ends level, or makes one result of two.
const DECIDERS: [&str; 13] = [
    "penalties",
    "penalty",
    "shootout",
    "shoot",
    "aggregate",
    "away",
    "replay",
    "countback",
    "series",
    "tiebreak",
    "tie",
    "bonus",
    "forfeit",
];

fn check(rule: &Rule, analysis: &Analysis) -> Vec<Diagnostic> {
    let of_sentence = |passage: Passage<'_>| -> Vec<Diagnostic> {
        let decided = passage.has(0..passage.prose.len(), &DECIDERS);
        let scores = passage.figures.iter().filter(|_| !decided);
        scores.filter_map(|figure| finding(rule, &passage, figure)).collect()
    };
    passages(analysis, 1).flat_map(of_sentence).collect()
}

fn finding(rule: &Rule, passage: &Passage<'_>, figure: &Figure<'_>) -> Option<Diagnostic> {
    let Value::Score(points) = figure.value else { return None };
    let [one, other] = points.as_slice() else { return None };
    let outcome = named_behind(passage, figure).or_else(|| told_before(passage, figure))?;
    let (message, label) = match (outcome, one == other) {
        (Outcome::Draw, false) => ("is no draw", "one side has more"),
        (Outcome::Decided, true) => ("has no winner", "both sides have as many"),
        _ => return None,
    };
    let score = passage.words(figure);
    Some(
        rule.finding(format!("{score} {message}"))
            .label(Label::new(&passage.article.source, figure.span, label))
            .help("look the result up: the score or the word for it is wrong"),
    )
}

/// How a match ended.
#[derive(Clone, Copy)]
enum Outcome {
    Draw,
    Decided,
}

/// "a 2-1 draw", "the 2-2 defeat".
fn named_behind(passage: &Passage<'_>, score: &Figure<'_>) -> Option<Outcome> {
    let at = score.tokens.end;
    let ended = |words: &[&str]| passage.prose.is_any(at, words) && !passage.prose.is_dash(at + 1);
    if ended(&["draw", "stalemate"]) {
        return Some(Outcome::Draw);
    }
    ended(&["win", "victory", "defeat", "loss"]).then_some(Outcome::Decided)
}

/// "drew 2-1", "drew with York 2-1", "beat York City 2-2": nothing but the name of the other side stands between.
fn told_before(passage: &Passage<'_>, score: &Figure<'_>) -> Option<Outcome> {
    let prose = &passage.prose;
    let end = score.tokens.start;
    let begin = end.saturating_sub(LONGEST_SIDE + 1);
    let verb =
        (begin..end).rev().find(|&at| prose.is_any(at, &["drew", "beat", "defeated", "thrashed", "won", "lost"]))?;
    let side = |at: usize| prose.is_capitalised(at) || prose.is_any(at, &["with", "against", "at", "home", "the"]);
    let outcome = if prose.is(verb, "drew") { Outcome::Draw } else { Outcome::Decided };
    (verb + 1..end).all(side).then_some(outcome)
}
