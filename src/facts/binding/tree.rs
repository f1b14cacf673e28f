//! Where a value is attached, by the tree of its sentence.

use super::{Binder, Site};
use crate::{
    facts::trees::Tree,
    language::tags::{Penn, Relation, Upos},
    values::Value,
};
use std::{iter, ops::Range};

/// What the tree says of a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attachment {
    pub(super) site: Option<Site>,
    /// The value's word and the word it hangs on.
    pub(super) edge: (usize, usize),
}

/// How many edges may lie between a value and the word it is attached to.
const LONGEST_CLIMB: usize = 8;

const SUBJECTS: [Relation; 5] =
    [Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter, Relation::Csubj, Relation::CsubjPass];

/// The place of the value in `tokens`; `None` where it hangs on nothing.
pub(super) fn attachment(binder: &Binder<'_>, value: &Value, tokens: &Range<usize>) -> Option<Attachment> {
    let tree = binder.clause.tree();
    let climb = Climb { binder, tree, tokens, share: matches!(value, Value::Percent(_)) };
    let top = climb.out_of_values(climb.top()?);
    let edge = (top, tree.head(top).unwrap_or(top));
    Some(Attachment { site: climb.site(top), edge })
}

/// The place of a date whose nearest noun is no event: the noun above that is one, or the verb.
pub(super) fn dated(binder: &Binder<'_>, site: Site) -> Option<Site> {
    let tree = binder.clause.tree();
    let Site::Noun(noun) = site else { return Some(site) };
    let mut at = noun;
    for _ in 0..LONGEST_CLIMB {
        if binder.event_at(at).is_some() {
            return Some(Site::Noun(at));
        }
        let Some(head) = tree.head(at) else { break };
        at = head;
        if tree.child(at, &[Relation::Cop]).is_some() {
            return subject_of(&tree, at).map(Site::Copula);
        }
        if tree.upos(at) == Some(Upos::Verb) {
            return Some(Site::Verb { verb: at, subject: subject_of(&tree, at) });
        }
    }
    Some(site)
}

/// Whether a duration hangs on a noun only by a preposition of time: "reopens after two years" is no duration of what is taken for a noun.
pub(super) fn is_loose(binder: &Binder<'_>, site: Site, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    let timed = before.is_some_and(|at| binder.clause.is(at, &["after", "before", "within", "during"]));
    // "hangs over a fire for 40 minutes"
    let lasts = |noun: usize| {
        let tree = binder.clause.tree();
        let placed = tree.is(noun, &[Relation::Obl]) && tree.child(noun, &[Relation::Case]).is_some();
        placed && before.is_some_and(|at| binder.clause.is(at, &["for"]) && at > noun)
    };
    matches!(site, Site::Noun(noun)
        if (timed || lasts(noun)) && noun < tokens.start && binder.event_at(noun).is_none())
}

/// The subject of a verb or predicate, wherever in the sentence it stands.
pub(super) fn subject_of(tree: &Tree<'_>, predicate: usize) -> Option<usize> {
    let mut at = predicate;
    for _ in 0..LONGEST_CLIMB {
        if let Some(subject) = tree.subject(at, &SUBJECTS) {
            // "made landfall on Friday, the bureau said": who reports behind a clause is not its subject.
            let reports = at != predicate && subject > predicate && tree.is(predicate, &[Relation::Ccomp]);
            return if reports { None } else { relative(tree, subject, at) };
        }
        let head = tree.head(at)?;
        match tree.relation(at)? {
            Relation::Ccomp if let Some(subject) = reported_subject(tree, head) => return Some(subject),
            Relation::AclRelcl | Relation::Acl => return Some(head),
            Relation::Xcomp => match tree.child(head, &[Relation::Obj]) {
                Some(object) => return Some(object),
                None => at = head,
            },
            Relation::Conj if !matches!(tree.upos(head), Some(Upos::Verb | Upos::Aux | Upos::Adj)) => return None,
            // "a monitor costing €64 and was rung": a finite verb goes on from no participle, but from what is told before.
            Relation::Conj
                if is_participle(tree, head) && tree.child(at, &[Relation::Aux, Relation::AuxPass]).is_some() =>
            {
                at = tree.ancestors(head).find(|above| tree.upos(*above) == Some(Upos::Verb))?;
            }
            Relation::Conj
            | Relation::Advcl
            | Relation::AdvclRelcl
            | Relation::Ccomp
            | Relation::Aux
            | Relation::AuxPass
            | Relation::Parataxis => at = head,
            _ => return None,
        }
    }
    None
}

/// Whether a verb is a participle in -ing without an auxiliary.
fn is_participle(tree: &Tree<'_>, verb: usize) -> bool {
    tree.penn(verb) == Some(Penn::Vbg) && tree.child(verb, &[Relation::Aux]).is_none()
}

/// What "which", "that" or "who" stands for: the noun that the clause hangs on, also where a report stands between ("which an aide said lasted").
fn relative(tree: &Tree<'_>, subject: usize, predicate: usize) -> Option<usize> {
    let relative = matches!(tree.penn(subject), Some(Penn::Wdt | Penn::Wp | Penn::WpPossessive));
    if !relative {
        return Some(subject);
    }
    let within = |at: &usize| tree.is(*at, &[Relation::Ccomp, Relation::Conj, Relation::Xcomp]);
    let clause = iter::once(predicate).chain(tree.ancestors(predicate)).find(|at| !within(at));
    let hangs = clause.filter(|clause| tree.is(*clause, &[Relation::AclRelcl, Relation::Acl]));
    let noun = hangs.and_then(|clause| tree.head(clause));
    let near = || noun_before(tree, subject);
    noun.filter(|noun| !(is_plural(tree, *noun) && is_singular(tree, predicate))).or_else(near).or(noun)
}

fn is_plural(tree: &Tree<'_>, noun: usize) -> bool {
    matches!(tree.penn(noun), Some(Penn::Nns | Penn::Nnps))
}

/// "shares of Sarvani, which reaches 22 towns": whether a verb or its auxiliary tells of one thing.
fn is_singular(tree: &Tree<'_>, verb: usize) -> bool {
    let helps = [Relation::Aux, Relation::AuxPass, Relation::Cop];
    iter::once(verb).chain(tree.child(verb, &helps)).any(|at| tree.penn(at) == Some(Penn::Vbz))
}

/// "the call, which an aide said lasted": the noun of a relative pronoun that the parser takes for the object of a verb of saying.
fn reported_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let relative = |child: &usize| *child < verb && matches!(tree.penn(*child), Some(Penn::Wdt | Penn::Wp));
    let pronoun = tree.children(verb).filter(|child| tree.is(*child, &[Relation::Obj])).find(relative)?;
    noun_before(tree, pronoun)
}

/// The noun right before a relative pronoun, with a comma or without.
fn noun_before(tree: &Tree<'_>, pronoun: usize) -> Option<usize> {
    let before = (0..pronoun).rev().take(2).find(|at| tree.upos(*at) != Some(Upos::Punct))?;
    is_noun(tree.upos(before)).then_some(before)
}

/// Whether a word of this class names something.
pub(super) fn is_noun(upos: Option<Upos>) -> bool {
    matches!(upos, Some(Upos::Noun | Upos::Propn))
}

struct Climb<'c> {
    binder: &'c Binder<'c>,
    tree: Tree<'c>,
    tokens: &'c Range<usize>,
    /// Whether the value is a share.
    share: bool,
}

impl Climb<'_> {
    /// The word of the value that the others hang on; a figure or unit rather than the words of a hedge.
    fn top(&self) -> Option<usize> {
        let tree = &self.tree;
        let outside =
            |at: &usize| tree.upos(*at).is_some() && tree.head(*at).is_none_or(|head| !self.tokens.contains(&head));
        let says =
            |at: &usize| matches!(tree.upos(*at), Some(Upos::Num | Upos::Noun | Upos::Propn | Upos::Sym | Upos::Adj));
        let tops = || self.tokens.clone().filter(outside);
        tops().find(says).or_else(|| tops().next())
    }

    /// Out of the value, and out of others it is listed with or measured against: "from £605m" in "to £648m from £605m".
    fn out_of_values(&self, top: usize) -> usize {
        let mut at = top;
        for _ in 0..LONGEST_CLIMB {
            match self.tree.head(at) {
                Some(head) if self.tokens.contains(&head) => at = head,
                Some(head) if self.hangs_on_value(at, head) => at = head,
                _ => break,
            }
        }
        at
    }

    fn hangs_on_value(&self, at: usize, head: usize) -> bool {
        self.binder.other_value(head, self.tokens).is_some() && !self.tree.is(at, &SUBJECTS)
    }

    fn site(&self, at: usize) -> Option<Site> {
        let tree = &self.tree;
        if self.is_predicate(at) {
            return self.of_predicate(at);
        }
        if let Some(whole) = self.whole(at) {
            return Some(Site::Noun(whole));
        }
        let Some(head) = tree.head(at) else { return subject_of(tree, at).map(Site::Copula) };
        match tree.relation(at)? {
            Relation::Nummod | Relation::Compound | Relation::Amod if head > at => self.noun(head),
            // "Three belonged to the university."
            Relation::Nsubj | Relation::NsubjPass if self.tree.upos(at) == Some(Upos::Num) => Some(Site::Noun(at)),
            Relation::NsubjPass => Some(Site::Verb { verb: head, subject: None }),
            // "Wages rose 4 %": behind a verb no figure is its subject.
            Relation::Nsubj if head > at => None,
            Relation::NsubjOuter => None,
            _ => self.above(head),
        }
    }

    /// Whether a noun belongs to another value, or is what that is told in: "points" in "slipped nine points to 1,104".
    fn is_of_value(&self, noun: usize) -> bool {
        let binder = self.binder;
        let unit = || binder.values.iter().any(|(other, _)| other != self.tokens && binder.is_unit(noun, other));
        binder.other_value(noun, self.tokens).is_some() || unit()
    }

    /// Whether a copula stands before a word.
    fn is_predicate(&self, at: usize) -> bool {
        self.tree.child(at, &[Relation::Cop]).is_some()
    }

    /// The place of what a copula stands before: its subject; "is to close" is a verb, whatever its tag.
    fn of_predicate(&self, at: usize) -> Option<Site> {
        let (clause, tree) = (&self.binder.clause, &self.tree);
        let subject = subject_of(tree, at);
        let infinitive = at.checked_sub(1).is_some_and(|to| clause.is(to, &["to"]) && tree.is(to, &[Relation::Mark]));
        if infinitive { Some(Site::Verb { verb: at, subject }) } else { subject.map(Site::Copula) }
    }

    /// "troops" for "tens of thousands of troops", "fallers" for "three of the five fallers".
    fn whole(&self, at: usize) -> Option<usize> {
        let tree = &self.tree;
        let of = |child: &usize| {
            let case = tree.child(*child, &[Relation::Case]);
            *child >= self.tokens.end && case.is_some_and(|case| self.binder.clause.is(case, &["of"]))
        };
        let whole = tree.children(at).filter(|child| tree.is(*child, &[Relation::Nmod])).find(of);
        whole.filter(|_| !(self.share && self.binder.is_level(self.tokens)))
    }

    /// The noun itself; of an adjective of measure ("a six-foot-long fence") the noun that it modifies.
    fn noun(&self, at: usize) -> Option<Site> {
        match self.tree.upos(at)? {
            _ if self.binder.is_unit(at, self.tokens) => self.above(self.tree.head(at)?),
            Upos::Noun | Upos::Propn | Upos::Pron => Some(Site::Noun(at)),
            _ if self.is_gapped(at) => Some(Site::Verb { verb: at, subject: subject_of(&self.tree, at) }),
            _ => self.above(at),
        }
    }

    /// "ten were killed and 14 injured": a participle that shares subject and auxiliary with the verb it is coordinated with.
    fn is_gapped(&self, at: usize) -> bool {
        let tree = &self.tree;
        let verb = tree.head(at).filter(|_| tree.is(at, &[Relation::Conj]));
        verb.is_some_and(|verb| tree.upos(verb) == Some(Upos::Verb))
    }

    /// From a word that the value hangs on to the predicate or noun: out of "up", "ago", "worth" and "each".
    fn above(&self, from: usize) -> Option<Site> {
        let tree = &self.tree;
        let mut at = from;
        for _ in 0..LONGEST_CLIMB {
            if self.is_predicate(at) {
                return self.of_predicate(at);
            }
            match tree.upos(at)? {
                Upos::Verb => return Some(Site::Verb { verb: at, subject: subject_of(tree, at) }),
                Upos::Aux => return subject_of(tree, at).map(Site::Copula),
                Upos::Noun | Upos::Propn | Upos::Pron if !self.is_of_value(at) => {
                    return Some(Site::Noun(at));
                }
                _ => {}
            }
            match tree.head(at) {
                Some(head) => at = head,
                None => return subject_of(tree, at).map(Site::Copula),
            }
        }
        None
    }
}
