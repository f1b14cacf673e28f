//! The way from a word to the top of its sentence, and what the words beside it say of the statement.

use super::{
    Manner,
    words::{EMPTY, contraction, marked},
};
use crate::{
    facts::{clause::Clause, trees::Tree},
    language::{
        lexicon::{self, Modality},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
};
use std::iter;

/// The tokens from a word upwards.
pub(super) struct Path<'a, 'c> {
    clause: &'c Clause<'a>,
    tree: Tree<'a>,
    at: usize,
}

/// How a step upwards comes to a token.
#[derive(Clone, Copy)]
struct Step {
    from: usize,
    relation: Relation,
}

impl Step {
    fn is_subject(self) -> bool {
        matches!(self.relation.universal(), Relation::Nsubj | Relation::Csubj)
    }
}

impl<'a, 'c> Path<'a, 'c> {
    pub(super) fn new(clause: &'c Clause<'a>, at: usize) -> Self {
        Self { clause, tree: clause.tree(), at }
    }

    /// Takes in what every token on the way says of the statement, up to its end. Whether that is a clause that goes on from a noun of the sentence, which
    /// says nothing of it.
    pub(super) fn read(&self, manner: &mut Manner) -> bool {
        let (mut step, mut definite) = (None, false);
        for node in iter::once(self.at).chain(self.tree.ancestors(self.at)) {
            if let Some(step) = step.filter(|step| self.is_own_statement(*step)) {
                return matches!(step.relation, Relation::AclRelcl | Relation::AdvclRelcl);
            }
            // "neither of the two pilots", "nobody betters his 16 goals": that there are so many goes without saying.
            let had = step.is_some_and(|step| step.relation == Relation::Obj && self.is_had(step.from));
            if !(had || definite && step.is_some_and(|step| step.relation == Relation::Nmod)) {
                self.read_governor(node, step, manner);
            }
            // "the fee", "all three counties": that there are such goes without saying.
            let given = had || definite && step.is_some_and(Step::is_subject);
            if !given {
                self.read_infinitive(node, manner);
            }
            if step.is_some_and(|step| self.is_reported(node, step)) {
                return false;
            }
            if !given {
                self.read_markers(node, step, manner);
            }
            definite = self.is_definite(node) || definite && self.tree.upos(node) != Some(Upos::Verb);
            step = self.tree.relation(node).map(|relation| Step { from: node, relation });
        }
        self.read_instruction(step, manner);
        false
    }

    /// The verb that the word belongs to.
    pub(super) fn attachment(&self) -> Option<usize> {
        self.tree.ancestors(self.at).find(|node| self.tree.upos(*node) == Some(Upos::Verb))
    }

    /// Whether what lies below is a statement that stands by itself wherever it hangs.
    fn is_own_statement(&self, step: Step) -> bool {
        if self.stands_apart(step.from) {
            return true;
        }
        match step.relation {
            Relation::AclRelcl | Relation::AdvclRelcl | Relation::Parataxis => true,
            // "Kargbo, a 63-year-old engineer, is due to be sworn in"
            Relation::Appos => self.is_between_commas(step.from),
            Relation::Acl => self.tree.penn(step.from) == Some(Penn::Vbn) && self.auxiliary(step.from, &[]).is_none(),
            Relation::Advcl => {
                self.is_past(step.from) || self.is_reason(step.from) || self.is_bare_participle(step.from)
            }
            _ => false,
        }
    }

    /// Whether a colon or semicolon stands before what hangs on a word, or a comma and a relative.
    fn stands_apart(&self, node: usize) -> bool {
        let clause = self.clause;
        let start = self.tree.subtree(node).start;
        let comma = if clause.word(start) == "," { Some(start) } else { start.checked_sub(1) };
        comma.is_some_and(|at| match clause.word(at) {
            ":" | ";" => true,
            "," => clause.is(at + 1, &["which", "who", "whose", "where"]),
            _ => false,
        })
    }

    /// Whether a noun with what hangs on it stands between two commas.
    fn is_between_commas(&self, noun: usize) -> bool {
        let tokens = self.tree.subtree(noun);
        let comma = |at: usize| self.clause.word(at) == ",";
        (comma(tokens.start) || tokens.start.checked_sub(1).is_some_and(comma))
            && (comma(tokens.end) || tokens.end.checked_sub(1).is_some_and(comma))
    }

    fn is_past(&self, verb: usize) -> bool {
        self.tree.penn(verb) == Some(Penn::Vbd)
            || self.auxiliary(verb, &["had", "was", "were", "did"]).is_some() && self.condition(verb).is_none()
    }

    /// "Built in 1998, the ferry could carry": a past participle by itself tells what has been done.
    fn is_bare_participle(&self, verb: usize) -> bool {
        let marks = [Relation::Mark, Relation::Aux, Relation::AuxPass, Relation::Advmod];
        self.tree.penn(verb) == Some(Penn::Vbn) && self.tree.child(verb, &marks).is_none()
    }

    fn is_reason(&self, verb: usize) -> bool {
        let reasons = ["because", "although", "though", "whereas", "while", "since", "as"];
        self.tree.child(verb, &[Relation::Mark]).is_some_and(|mark| self.clause.is(mark, &reasons))
    }

    /// Whether `node` reports what lies below: how the report itself is presented says nothing of that.
    fn is_reported(&self, node: usize, step: Step) -> bool {
        step.relation == Relation::Ccomp && lexicon::speech(&self.clause.lower(node)).is_some()
    }

    /// "plans to", "accused of", "fears that": a word that the statement hangs on.
    fn read_governor(&self, node: usize, step: Option<Step>, manner: &mut Manner) {
        let Some(modality) = marked(self.clause, node) else { return };
        // "was acquitted of murder in May": the murder is denied, and not the month.
        let of = self.clause.is(node + 1, &["of"]);
        let led = |step: Step| {
            let case = self.tree.child(step.from, &[Relation::Case, Relation::Mark]);
            case.is_some_and(|case| self.clause.is(case, &["of"]))
        };
        if of && modality == Modality::Denied && !step.is_some_and(led) {
            return;
        }
        // "denies 17 counts of theft": that they are seventeen nobody denies.
        let charged = |step: Step| step.relation == Relation::Obj && self.clause.is(step.from, &CHARGES);
        if modality == Modality::Denied && step.is_some_and(charged) {
            return;
        }
        // "In 2026 ministers pledged to stop": when they pledged it.
        let fronted = |step: Step| {
            step.relation.universal() == Relation::Obl && step.from < node && self.clause.word(node + 1) == "to"
        };
        if modality == Modality::Planned && self.is_past(node) && step.is_some_and(fronted) {
            return;
        }
        let governs = match step.map(|step| step.relation.universal()) {
            None => modality == Modality::Denied,
            // "240 flats are expected to be built": what is expected is the whole.
            // Of gusts that "are expected" nothing is so yet, but "the 12 ships" that are expected are twelve.
            Some(Relation::Nsubj | Relation::Csubj) if modality == Modality::Awaited => {
                self.raises(node) || step.is_some_and(|step| self.is_awaited(step))
            }
            Some(Relation::Nsubj | Relation::Csubj) => {
                let predicate =
                    || self.tree.upos(node) == Some(Upos::Adj) && step.is_some_and(|step| !self.is_definite(step.from));
                modality != Modality::Denied && (self.raises(node) || predicate())
            }
            Some(Relation::Conj) => false,
            Some(Relation::Xcomp | Relation::Ccomp | Relation::Advcl | Relation::Acl) => true,
            // "do not expect an answer before December"
            Some(_) => modality != Modality::Awaited || self.is_negated(node),
        };
        if governs {
            manner.take(modality, node);
        }
    }

    /// "plans to open": the word right before an infinitive governs it, whatever the tree hangs it on.
    fn read_infinitive(&self, node: usize, manner: &mut Manner) {
        let mark = self.tree.child(node, &[Relation::Mark]).filter(|mark| self.clause.is(*mark, &["to"]));
        let before = mark.and_then(|mark| mark.checked_sub(1)).filter(|before| *before >= self.clause.start());
        if let Some((before, modality)) = before.and_then(|before| Some((before, marked(self.clause, before)?))) {
            manner.take(modality, before);
        }
    }

    /// "Gusts are expected": the subject of a passive that is no more known than what is said of it.
    fn is_awaited(&self, step: Step) -> bool {
        step.relation == Relation::NsubjPass && !self.is_definite(step.from)
    }

    fn is_negated(&self, verb: usize) -> bool {
        self.tree.children(verb).any(|child| self.clause.is(child, &["not", "n't", "n’t"]))
    }

    /// Whether an infinitive hangs on a word.
    fn raises(&self, node: usize) -> bool {
        let infinitive = |child: usize| {
            self.tree.is(child, &[Relation::Xcomp, Relation::Advcl, Relation::Ccomp])
                && self.tree.child(child, &[Relation::Mark]).is_some_and(|mark| self.clause.is(mark, &["to"]))
        };
        self.tree.children(node).any(infinitive)
    }

    /// Auxiliaries, adverbs, conditions and negations that hang on `node`.
    fn read_markers(&self, node: usize, step: Option<Step>, manner: &mut Manner) {
        if step.is_some_and(|step| step.relation == Relation::Conj && !self.shares(node, step.from)) {
            return;
        }
        // "12 shops did not open" are twelve shops; a reason or an aim is not denied with what it is given for.
        // "It is not true that he resigned" denies its subject, which "it" stands for.
        let anticipated = self.tree.child(node, &[Relation::Expl]).is_some();
        let undenied = step.is_some_and(|step| step.is_subject() && !anticipated || step.relation == Relation::Advcl);
        let from = step.map(|step| step.from);
        for child in self.tree.children(node).filter(|child| Some(*child) != from) {
            let marker = self.marker(node, child).filter(|_| !is_cut_off(self.clause, child, self.at));
            match marker {
                Some(Modality::Denied) if undenied => {}
                Some(modality) => manner.take(self.in_full(node, child, modality), child),
                None => {}
            }
        }
    }

    /// What a word that hangs on another says of that.
    fn marker(&self, node: usize, child: usize) -> Option<Modality> {
        match self.tree.relation(child)? {
            Relation::Nsubj | Relation::NsubjPass => self
                .empty_subject(child)
                .or_else(|| self.contracted(child).filter(|_| self.tree.penn(node) == Some(Penn::Vb))),
            Relation::Advcl => self.condition(child).map(|_| self.of_condition(child)),
            Relation::Mark if self.clause.is(child, &["if", "unless"]) => Some(Modality::Possible),
            relation if is_marker(relation) => marked(self.clause, child),
            _ => None,
        }
    }

    /// "we'll": subject and auxiliary are one token.
    fn contracted(&self, subject: usize) -> Option<Modality> {
        contraction(self.clause.word(subject))
    }

    /// "nobody", "no shop", "none of them".
    fn empty_subject(&self, subject: usize) -> Option<Modality> {
        let determined = self.tree.child(subject, &[Relation::Det]).is_some_and(|det| self.clause.is(det, &EMPTY));
        (determined || self.clause.is(subject, &EMPTY)).then_some(Modality::Denied)
    }

    /// The "if" of a clause.
    fn condition(&self, verb: usize) -> Option<usize> {
        self.tree.child(verb, &[Relation::Mark]).filter(|mark| self.clause.is(*mark, &["if", "unless"]))
    }

    fn of_condition(&self, verb: usize) -> Modality {
        let unreal = self.auxiliary(verb, &["had"]).is_some() && self.tree.penn(verb) == Some(Penn::Vbn);
        if unreal { Modality::Counterfactual } else { Modality::Possible }
    }

    /// What a marker says with the other auxiliaries of its verb: "could have killed", "if mining had begun".
    fn in_full(&self, verb: usize, marker: usize, modality: Modality) -> Modality {
        // "might have to give up"
        let perfect =
            self.auxiliary(verb, &["have", "'ve", "’ve"]).is_some_and(|have| !self.clause.is(have + 1, &["to"]));
        if perfect && self.clause.is(marker, &["would", "could", "might", "should"]) {
            return Modality::Counterfactual;
        }
        if self.clause.is(marker, &["if", "unless"]) { self.of_condition(verb) } else { modality }
    }

    /// The first auxiliary of a verb that is one of `forms`; any where there are none.
    fn auxiliary(&self, verb: usize, forms: &[&str]) -> Option<usize> {
        let auxiliaries = [Relation::Aux, Relation::AuxPass, Relation::Cop];
        self.tree
            .children(verb)
            .find(|child| self.tree.is(*child, &auxiliaries) && (forms.is_empty() || self.clause.is(*child, forms)))
    }

    /// "his 16 goals"
    fn is_had(&self, noun: usize) -> bool {
        let owner = self.tree.child(noun, &[Relation::NmodPoss]);
        owner.is_some_and(|owner| self.clause.class(owner) == Some(WordClass::Possessive))
    }

    fn is_definite(&self, noun: usize) -> bool {
        let determined = self.tree.child(noun, &[Relation::Det]).is_some_and(|det| {
            self.clause.is(det, &["the", "this", "these", "that", "those", "all", "both", "each", "every"])
        });
        determined
            || self.tree.child(noun, &[Relation::NmodPoss]).is_some()
            || self.tree.upos(noun) == Some(Upos::Propn)
    }

    /// Whether what is coordinated with a word has its auxiliaries: "will buy and sell", not "will buy and he sold".
    fn shares(&self, node: usize, conjunct: usize) -> bool {
        let form = self.tree.penn(conjunct);
        let finite = matches!(form, Some(Penn::Vbd | Penn::Vbz | Penn::Vbp));
        let subject = self.tree.child(conjunct, &[Relation::Nsubj, Relation::NsubjPass]).is_some();
        let verbal = self.tree.upos(node) == Some(Upos::Verb);
        !verbal || form == self.tree.penn(node) && !finite && !subject && self.auxiliary(conjunct, &[]).is_none()
    }

    /// "Nadal, 36, beat Ruud": a sentence that begins with who does something instructs nobody, whatever its verb is taken for.
    fn opens_with_noun(&self) -> bool {
        matches!(self.tree.upos(self.clause.start()), Some(Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det))
    }

    /// "Work on the first phase is due to begin": a noun taken for the base form of a verb, as the sentence comes to another verb.
    fn is_subject_of_clause(&self, root: usize) -> bool {
        let clause = self.clause;
        let finite = |at: &usize| {
            matches!(self.tree.penn(*at), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md)) && !clause.is_open(*at)
        };
        let first = (root + 1..clause.end()).take_while(|at| !clause.is(*at, &BEGIN_CLAUSES)).find(finite);
        root == clause.start() && first.is_some()
    }

    /// "Boil the water for 10 minutes."
    fn read_instruction(&self, step: Option<Step>, manner: &mut Manner) {
        let Some(root) = step.map(|step| step.from) else { return };
        let tells = |at: usize| self.tree.penn(at) == Some(Penn::Vbd);
        let bare = self.tree.penn(root) == Some(Penn::Vb)
            && (root == self.clause.start() || !self.opens_with_noun())
            && !(root > 0 && self.clause.is(root - 1, &["to"]))
            // "Put in under a grey sky, the hosts lost": a participle that looks like a base form.
            && !(root < self.at && (root..self.at).any(tells))
            && self.tree.children(root).all(|child| !self.tree.is(child, &SUBJECTS_AND_AUXILIARIES));
        if bare && self.tree.head(root).is_none() && !self.is_subject_of_clause(root) {
            manner.take(Modality::Possible, root);
        }
    }
}

/// Words behind which another clause than the first one begins.
const BEGIN_CLAUSES: [&str; 12] =
    ["if", "when", "where", "that", "which", "who", "because", "until", "unless", "as", "while", "before"];

/// Whether a word of modality at `token` says nothing of token `at`: a semicolon stands between them, or it stands in an insertion with "who" or "which"
/// that ends before: "Devane, who was not involved, said that 133 had left".
fn is_cut_off(clause: &Clause<'_>, token: usize, at: usize) -> bool {
    if token >= at {
        return false;
    }
    if (token..at).any(|at| clause.word(at) == ";") || is_in_past_clause(clause, token, at) {
        return true;
    }
    let closes = (token..at).any(|at| clause.word(at) == "," && clause.is_finite_verb(at + 1));
    let opening = (clause.start()..token).rev().find(|at| clause.word(*at) == ",");
    closes && opening.is_some_and(|comma| clause.is(comma + 1, &["which", "who", "whose"]))
}

/// "could prove the worst since the ship sank in 1999": whether what stands behind a word of time or reason is told as past.
fn is_in_past_clause(clause: &Clause<'_>, token: usize, at: usize) -> bool {
    let opens = |at: &usize| clause.is(*at, &["since", "when", "after", "because", "although", "while"]);
    let Some(opening) = (token + 1..at).find(opens) else { return false };
    let tree = clause.tree();
    let past = |at: usize| tree.penn(at) == Some(Penn::Vbd);
    let modal = |at: usize| tree.penn(at) == Some(Penn::Md);
    (opening..at).any(past) && !(opening..at).any(modal)
}

/// What is denied in court is that they are true.
const CHARGES: [&str; 8] = ["count", "counts", "charge", "charges", "offence", "offences", "offense", "offenses"];

const SUBJECTS_AND_AUXILIARIES: [Relation; 6] =
    [Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Mark];

/// Whether a word in this relation can say how its head is presented.
fn is_marker(relation: Relation) -> bool {
    matches!(
        relation.universal(),
        Relation::Aux
            | Relation::Advmod
            | Relation::Mark
            | Relation::Det
            | Relation::Case
            | Relation::Cop
            | Relation::Cc
            | Relation::Discourse
            | Relation::Obl
    )
}
