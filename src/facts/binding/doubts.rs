//! Shapes in which a value mostly belongs elsewhere than where both deciders have it.

use super::{Binder, Binding, Site, tree};
use crate::{
    language::{
        lemma, lexicon,
        tags::{Penn, Relation, Upos},
    },
    values::Value,
};
use std::ops::Range;

/// Words behind a length that tell how far away something is.
const AWAY: [&str; 13] = [
    "off",
    "from",
    "north",
    "south",
    "east",
    "west",
    "inland",
    "offshore",
    "away",
    "outside",
    "northeast",
    "southeast",
    "northwest",
];

/// Words that tell which half of the day a clock time is in.
const PARTS_OF_DAY: [&str; 10] =
    ["am", "pm", "a.m.", "p.m.", "morning", "afternoon", "evening", "night", "tonight", "noon"];

/// Prepositions by which a noun hangs on another and opens no clause, as behind "after" and "since".
const LEADING: [&str; 11] = ["for", "at", "in", "on", "from", "with", "against", "near", "outside", "inside", "around"];

impl Binder<'_> {
    /// Whether the shape of the sentence makes it doubtful that the value belongs there.
    pub(super) fn is_doubtful_shape(&self, site: Site, value: &Value, tokens: &Range<usize>) -> bool {
        let timed = matches!(value, Value::Date(_) | Value::Time(_));
        timed && (self.is_for_object(site, tokens) || self.is_bare_clock(tokens))
            || matches!(value, Value::Duration(_)) && self.is_span_of_rank(tokens)
            || timed && self.is_since_superlative(tokens)
            || self.is_beyond_that(site, tokens)
            || matches!(value, Value::Money(_)) && self.is_loss_of(site, tokens)
            || matches!(value, Value::Quantity(_)) && (self.tells_distance(tokens) || self.is_degree(tokens))
            || self.lacks_unit_of_list(value, tokens)
            || self.shares_unit_behind(value, tokens)
            || self.is_behind_relative(site, tokens)
            || self.is_exception(tokens)
            || self.is_part_of_word(value, tokens)
            || self.compares_manner(value, tokens)
            || matches!(value, Value::Duration(_)) && self.is_within_subject(site, tokens)
            || timed && self.is_part_of_game(tokens)
            || self.is_in_relative_of_other(site)
            || self.has_governed_subject(site)
            || self.has_subject_beyond_clause(site)
    }

    /// "approved a budget for 2027", "invited him to Zagreb for January", "crude for April delivery gained": a date behind "for" is that of what is approved.
    /// "is planned for May" tells of the verb itself.
    fn is_for_object(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Verb { verb, .. } = site else { return false };
        let led = tokens.start.checked_sub(1).filter(|at| self.clause.is(*at, &["for"]));
        led.is_some_and(|at| at != verb + 1)
    }

    /// "at half past five": in the morning or in the afternoon.
    fn is_bare_clock(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let told =
            tokens.clone().any(|at| clause.is(at, &["past"])) && !tokens.clone().any(|at| clause.is(at, &PARTS_OF_DAY));
        told && tokens.clone().all(|at| !clause.word(at).starts_with(|first: char| first.is_ascii_digit()))
    }

    /// "the first count in a decade", "the highest in six years": how long there was none like it.
    fn is_span_of_rank(&self, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let led = tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["in", "for"]));
        let near = led.map_or(0..0, |at| at.saturating_sub(NEAR_RANK).max(clause.start())..at);
        let ranked = |at: usize| {
            matches!(tree.penn(at), Some(Penn::Jjs | Penn::Rbs))
                || clause.is(at, &RANKED_TIMES) && clause.is(at + 1, &["time"])
                || self.values.iter().any(|(other, value)| other.contains(&at) && matches!(value, Value::Ordinal(_)))
        };
        near.into_iter().any(ranked)
    }

    /// "its lowest level for June since 1995": since when there was none like it.
    fn is_since_superlative(&self, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let superlative = |at: usize| {
            matches!(tree.penn(at), Some(Penn::Jjs | Penn::Rbs))
                || clause.is(at, &RANKED_TIMES) && clause.is(at + 1, &["time"])
        };
        let near = || tokens.start.saturating_sub(NEAR_RANK).max(clause.start())..tokens.start;
        (clause.is(tokens.start, &["since"]) || clause.is(tokens.start.wrapping_sub(1), &["for"]))
            && near().any(superlative)
    }

    /// "seeks an order that the firm cease production by 1 October": a clause with "that" begins between the verb and the value.
    fn is_beyond_that(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Verb { verb, .. } = site else { return false };
        let tree = self.clause.tree();
        let opens = |at: usize| {
            self.clause.is(at, &["that"])
                && !matches!(tree.penn(at), Some(Penn::Dt))
                && tree::is_noun(tree.upos(at - 1))
        };
        (verb + 2..tokens.start).any(opens)
    }

    /// "defrauding 61 pensioners of £1.3 million": what is taken from somebody, and not what they come to.
    fn is_loss_of(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Noun(noun) = site else { return false };
        let clause = &self.clause;
        let of = tokens.start.checked_sub(1).filter(|at| *at == noun + 1 && clause.is(*at, &["of"]));
        let verb =
            (clause.start()..self.phrase_start(noun)).rev().take(NEAR_VERB).find(|at| clause.is_finite_verb(*at));
        of.is_some() && verb.is_some_and(|verb| ROBBING.contains(&lemma::verb(&clause.lower(verb)).as_ref()))
    }

    /// "a buoy 40 km off the coast", "sank 40 miles from port": where something is, and not how long.
    fn tells_distance(&self, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let noun = tokens.start.checked_sub(1).is_some_and(|at| at >= clause.start() && tree::is_noun(tree.upos(at)));
        noun && clause.is(tokens.end, &AWAY)
    }

    /// "orbit as low as 30 miles above": what a measure does to an adjective that is no hedge.
    fn is_degree(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let adjective = tokens.start.checked_sub(2).filter(|at| *at > clause.start() && clause.is(at + 1, &["as"]));
        adjective.is_some_and(|at| clause.is(at - 1, &["as"]))
    }

    /// "winds of 195 km per hour and gusts of up to 240", "cost 55 euros and fetch as much as 240": a figure without a noun behind a measure has its unit.
    fn lacks_unit_of_list(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let bare = matches!(value, Value::Count(_) | Value::Number(_))
            && !matches!(tree.upos(tokens.end), Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Num))
            && !clause.is(tokens.end, &["of"]);
        let before = self.values.iter().rev().find(|(other, value)| {
            other.end <= tokens.start && !matches!(value, Value::Date(_) | Value::Time(_) | Value::Ordinal(_))
        });
        let measured = before.is_some_and(|(_, value)| matches!(value, Value::Quantity(_) | Value::Money(_)));
        let led = tokens.start.checked_sub(1).is_some_and(|at| clause.is(at, &["of", "by"]))
            || clause.is(tokens.start, &["as", "up"]);
        bare && measured && led
    }

    /// "made his first film at 23": a figure without a noun behind "at" counts nothing.
    pub(super) fn is_bare_at(&self, binding: &Binding, value: &Value, tokens: &Range<usize>) -> bool {
        let bare = matches!(value, Value::Count(_) | Value::Number(_)) && binding.attribute == "count";
        let led = tokens.start.checked_sub(1).is_some_and(|at| self.clause.is(at, &["at"]));
        bare && led && self.ends_phrase(tokens.end) && self.clause.tree().upos(tokens.end) != Some(Upos::Verb)
    }

    /// "all but two of the 19 miners": those of whom the rest is not told.
    fn is_exception(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let but = tokens.start.checked_sub(1).filter(|at| *at > clause.start() && clause.is(*at, &["but", "except"]));
        but.is_some_and(|at| clause.is(at - 1, &["all", "none", "everyone", "everything", "nobody", "any"]))
    }

    /// "four 3-pointers": a figure that is part of a word.
    fn is_part_of_word(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        matches!(value, Value::Count(_) | Value::Number(_))
            && clause.is_hyphen(tokens.end)
            && lemma::is_plural(&clause.lower(tokens.end + 1))
            && tree::is_noun(clause.tree().upos(tokens.end + 1))
    }

    /// "visited the flowers 40% less often": by how much something is done otherwise.
    fn compares_manner(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let measures = matches!(value, Value::Percent(_) | Value::Duration(_) | Value::Quantity(_));
        measures && clause.is(tokens.end, &["more", "less"]) && tree.upos(tokens.end + 1) == Some(Upos::Adv)
    }

    /// "Two goals in three minutes turned the game": how long what the subject counts took, and not what the verb tells.
    fn is_within_subject(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Verb { verb, subject: Some(subject) } = site else { return false };
        let inside = subject < tokens.start && tokens.end <= verb;
        inside && !(subject..verb).any(|at| self.clause.word(at) == ",")
    }

    /// "outscored the Kings 31-12 in the fourth quarter": a quarter or half of a game, and not of a year.
    fn is_part_of_game(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|at| self.clause.is(at, &["quarter", "half"]))
            && self.values.iter().any(|(_, other)| matches!(other, Value::Score(_)))
    }

    /// "Sales of cars, which cost €38,000 on average": a relative clause behind another noun than the subject may be told of that.
    fn is_in_relative_of_other(&self, site: Site) -> bool {
        let Site::Verb { verb, subject: Some(subject) } = site else { return false };
        let clause = &self.clause;
        let comma = (subject + 1..verb).rev().find(|at| clause.word(*at) == ",");
        let relative = comma.filter(|comma| clause.is(comma + 1, &["which", "who"]));
        let of = clause.is(subject + 1, &["of", "for"]);
        let acts = |comma: usize| {
            clause.is(comma + 1, &["who"]) && lexicon::is_person_noun(&lemma::noun(&clause.lower(subject)))
        };
        relative.is_some_and(|comma| of && !acts(comma) && subject + 1 < comma && clause.name_at(subject).is_none())
    }

    /// "sentenced to six and four years": the first of two figures has the unit of the second.
    fn shares_unit_behind(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let bare = matches!(value, Value::Count(_) | Value::Number(_));
        let joined = self.clause.is(tokens.end, &["and", "or", "to"]);
        let behind = self.values.iter().find(|(other, _)| other.start == tokens.end + 1);
        bare && joined
            && behind
                .is_some_and(|(_, other)| matches!(other, Value::Duration(_) | Value::Quantity(_) | Value::Money(_)))
    }

    /// "will fly past the asteroid, which is 400 metres wide, at 25,000 km/h": behind the relative clause its sentence goes on.
    fn is_behind_relative(&self, site: Site, tokens: &Range<usize>) -> bool {
        let (Site::Noun(noun) | Site::Copula(noun)) = site else { return false };
        let clause = &self.clause;
        let opens = clause.word(noun + 1) == "," && clause.is(noun + 2, &["which", "who"]);
        let closing = (noun + 3..tokens.start).rev().find(|at| clause.word(*at) == ",");
        let verb = |at: usize| matches!(clause.tree().upos(at), Some(Upos::Verb | Upos::Aux));
        opens && closing.is_some_and(|comma| !(comma..tokens.start).any(verb))
    }

    /// "at one point led by seven minutes", "Support for Brandt fell": a noun that a preposition leads to does nothing.
    fn has_governed_subject(&self, site: Site) -> bool {
        let Site::Verb { verb, subject: Some(subject) } = site else { return false };
        let clause = &self.clause;
        let start = self.phrase_start(subject);
        let before = start.checked_sub(1).filter(|at| *at >= clause.start() && subject < verb);
        before.is_some_and(|at| {
            clause.is(at, &LEADING)
                && !clause.is_hyphen(at.wrapping_sub(1))
                && !self.opens_with_circumstance(start, subject)
                && !self.is_told_behind(subject, verb)
        })
    }

    /// "at a meeting expected on 30 April", "at a meeting on Thursday that lasted": a participle or relative clause tells of the noun that it hangs on.
    fn is_told_behind(&self, noun: usize, verb: usize) -> bool {
        let clause = &self.clause;
        let participle = verb == noun + 1 && clause.tree().is(verb, &[Relation::Acl]);
        participle || (noun + 1..verb).any(|at| clause.is(at, &["who", "which", "that", "whose"]))
    }

    /// "On Monday Brenntal offered", "In Ireland sales fell": what the preposition leads to ends before the subject.
    fn opens_with_circumstance(&self, start: usize, subject: usize) -> bool {
        let named = self.clause.name_at(start).is_some_and(|name| name.tokens.end <= subject);
        let dated = |value: &Value| matches!(value, Value::Date(_) | Value::Time(_));
        let inside = |tokens: &Range<usize>| tokens.start < subject && start < tokens.end;
        named || self.values.iter().any(|(tokens, value)| dated(value) && inside(tokens))
    }

    /// "Schools stay closed, and rice for 5,000 families is due to arrive": another subject and its verb stand between.
    fn has_subject_beyond_clause(&self, site: Site) -> bool {
        let Site::Verb { verb, subject: Some(subject) } = site else { return false };
        let clause = &self.clause;
        let joins = |at: &usize| clause.word(*at) == "," && clause.is(at + 1, &["and", "but", "while"]);
        let Some(comma) = (subject + 1..verb).rev().find(joins) else { return false };
        let finite = |at: &usize| matches!(clause.tree().penn(*at), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md));
        let own = (comma + 2..verb).find(finite).and_then(|other| clause.subject_of(other));
        own.is_some_and(|phrase| phrase.tokens.start > comma)
    }

    /// "volleyed in from 20 yards": "from" tells what a value was only where it also tells what it became.
    pub(super) fn is_plain_origin(&self, binding: &Binding, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let led = |at: usize| at.checked_sub(1).is_some_and(|at| clause.is(at, &["to", "by", "up", "down"]));
        let becomes = || self.values.iter().any(|(other, _)| other != tokens && led(other.start));
        let changed = || {
            let word = tokens.start.checked_sub(2).map(|at| clause.lower(at)).unwrap_or_default();
            matches!(word.as_ref(), "up" | "down") || lexicon::is_change(&word)
        };
        let dated = self
            .values
            .iter()
            .any(|(other, value)| other == tokens && matches!(value, Value::Date(_) | Value::Time(_)));
        binding.attribute != "from" || dated || becomes() || changed()
    }
}

/// Verbs whose "of" leads to what is taken.
const ROBBING: [&str; 7] = ["defraud", "rob", "cheat", "strip", "deprive", "con", "relieve"];

/// How many words may stand between such a verb and whoever is robbed.
const NEAR_VERB: usize = 4;

/// Ranks in "for the first time in ten years".
const RANKED_TIMES: [&str; 4] = ["first", "second", "third", "only"];

/// How many words may stand between a rank and the span in which there was none.
const NEAR_RANK: usize = 8;
