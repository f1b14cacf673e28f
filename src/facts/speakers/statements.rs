//! Who makes the statements of a sentence outside quotation marks.
//!
//! The tree tells what hangs on a verb of saying, patterns of words what stands around one. Where they tell the same, that is sure; where they differ the
//! tree is followed. All that can be told of a sentence is gathered when it is first asked about.

use super::{
    Attribution, Quote, Speaker,
    place::is_in_quotation,
    reports::{self, Report},
    verbs::reporting,
};
use crate::{
    facts::clause::Clause,
    language::{
        lexicon::Speech,
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    source::Span,
};
use std::{cell::OnceCell, ops::Range};

mod explicit;
mod hanging;

use hanging::{Hanging, Mark};

/// The statements of an article, passage by passage.
pub(in crate::facts) struct Statements<'a> {
    attribution: Attribution<'a>,
    passages: Vec<OnceCell<Said<'a>>>,
    turns: &'a [Quote],
}

/// Who makes a statement.
#[derive(Clone, Debug, Default)]
pub(in crate::facts) struct Maker {
    pub(in crate::facts) speaker: Option<Speaker>,
    /// The token of the verb that reports it.
    pub(in crate::facts) verb: Option<usize>,
    /// Whether tree and patterns tell the same.
    pub(in crate::facts) sure: bool,
}

impl<'a> Statements<'a> {
    pub(in crate::facts) fn new(attribution: Attribution<'a>, turns: &'a [Quote]) -> Self {
        let passages = attribution.passages.all.iter().map(|_| OnceCell::new()).collect();
        Self { attribution, passages, turns }
    }

    /// The turn of a conversation that a place stands in.
    pub(in crate::facts) fn turn(&self, span: Span) -> Option<&'a Quote> {
        let behind = self.turns.partition_point(|turn| turn.span.start <= span.start);
        self.turns.get(behind.checked_sub(1)?).filter(|turn| turn.span.contains(span))
    }

    /// Who says what token `at` of a passage says: whoever a report in its sentence names, else whose turn it is.
    pub(in crate::facts) fn maker(&self, passage: usize, at: usize) -> Maker {
        let maker = self.reported(passage, at);
        let token = self.attribution.passages.article.tokens.get(at).filter(|_| maker.speaker.is_none());
        match token.and_then(|token| self.turn(token.span)) {
            Some(turn) => {
                Maker { speaker: turn.speaker.clone(), verb: None, sure: turn.firm && turn.speaker.is_some() }
            }
            None => maker,
        }
    }

    /// `NAME said …`, `…, NAME said`, `according to NAME`.
    fn reported(&self, passage: usize, at: usize) -> Maker {
        let Some(cell) = self.passages.get(passage) else { return Maker::default() };
        let said = cell.get_or_init(|| Said::of(self.attribution.clause(passage)));
        if said.is_plain() || said.is_source(at) {
            return Maker { sure: true, ..Maker::default() };
        }
        let attribution = &self.attribution;
        let before = said.before_of(attribution, at);
        let around = said.around(attribution, at);
        let near = before.clone().or_else(|| around.clone());
        let hung = said.hanging_of(at).and_then(|hanging| {
            let speaker = hanging.speaker(&said.clause).filter(|_| hanging.is_direct() || near.is_none());
            let near = near.clone().filter(|_| hanging.mark() == Mark::Tree);
            speaker.or(near).map(|speaker| (speaker, hanging))
        });
        let agreed = |speaker: &Speaker| near.as_ref().is_some_and(|near| near.name == speaker.name);
        let verb = match &hung {
            Some((_, hanging)) => Some(hanging.verb),
            None => around.as_ref().and_then(|_| said.behind_of(at)).map(|report| report.verb),
        };
        if verb.is_some_and(|verb| said.is_background(at, verb)) {
            return Maker::default();
        }
        match (hung, around) {
            (Some((speaker, hanging)), _) => {
                let sure = match hanging.mark() {
                    Mark::Words => true,
                    Mark::Tree => agreed(&speaker),
                    Mark::Doubtful => false,
                };
                Maker { sure, verb: Some(hanging.verb), speaker: Some(speaker) }
            }
            (None, Some(speaker)) => Maker { sure: !said.is_before_relative(at), verb, speaker: Some(speaker) },
            (None, None) => {
                let said = said.hanging.iter().any(|hanging| hanging.holds(at)) || said.is_hearsay(at);
                Maker { sure: before.is_none() && !said, ..Maker::default() }
            }
        }
    }
}

/// The reports of a passage.
struct Said<'a> {
    clause: Clause<'a>,
    /// Verbs whose subject stands before them, in the order of the text.
    before: Vec<(usize, OnceCell<Option<Speaker>>)>,
    /// Where each report that stands behind its statement begins, and the report.
    behind: Vec<(usize, Report)>,
    according: Option<Report>,
    /// Words behind which the sentence tells its own again.
    ends: Vec<usize>,
    hanging: Vec<Hanging>,
    /// What somebody heard of nobody in particular.
    hearsay: Vec<Range<usize>>,
}

/// How many reports before a word may be looked at for the one that it stands in.
const REPORTS: usize = 3;

/// Words behind which a sentence tells its own and no longer what somebody said.
const ENDS_OF_REPORT: [&str; 8] = ["after", "before", "while", "when", "as", "although", "because", "though"];

impl<'a> Said<'a> {
    fn of(clause: Clause<'a>) -> Self {
        let tokens = clause.start()..clause.end();
        let quoted = |at: usize| is_in_quotation(clause.passages, at);
        let verbs: Vec<usize> = tokens.clone().filter(|at| states(&clause, *at) && !quoted(*at)).collect();
        let (inverted, before): (Vec<usize>, Vec<usize>) = verbs.iter().partition(|verb| is_inverted(&clause, **verb));
        let inverted = inverted.into_iter().rev().filter_map(|verb| Some((verb, reports::inverted(&clause, verb)?)));
        let commas = tokens.clone().filter(|comma| clause.word(*comma) == ",");
        let trailing = commas
            .filter_map(|comma| Some((comma, reports::from(&clause, comma + 1)?)))
            .filter(|(_, report)| states(&clause, report.verb) && reports::is_closed(&clause, report))
            // "In a report, the committee says that": what is said follows.
            .filter(|(_, report)| !clause.is(reports::end(&clause, report), &["that"]))
            // "…, Oslo had pledged up to $1bn" tells itself what was pledged.
            .filter(|(_, report)| !has_figure(&clause, report.verb));
        let behind: Vec<(usize, Report)> = inverted.chain(trailing).collect();
        let mut hanging: Vec<Hanging> = before.iter().filter_map(|verb| explicit::behind(&clause, *verb)).collect();
        hanging.extend(tokens.clone().filter_map(|verb| explicit::estimated(&clause, verb)));
        hanging.extend(behind.iter().filter_map(|(comma, report)| explicit::around(&clause, *comma, report)));
        // "the longest yet found, researchers reported on Wednesday": another report ends a statement.
        let next = |from: usize| behind.iter().map(|(comma, _)| *comma).filter(|comma| *comma > from).min();
        let cut = |statement: Hanging| match next(statement.verb) {
            Some(end) => statement.until(end),
            None => statement,
        };
        hanging.extend(hanging::all(&clause).into_iter().map(cut));
        let according = tokens.clone().filter(|at| clause.is(*at, &["according"]));
        // "as well as" goes on with what is reported.
        let joins = |at: usize| clause.is(at + 1, &["well"]) || at > 0 && clause.is(at - 1, &["well"]);
        Self {
            before: before.into_iter().map(|verb| (verb, OnceCell::new())).collect(),
            behind,
            according: according.into_iter().find_map(|at| reports::attributed(&clause, at)),
            ends: tokens.filter(|at| clause.is(*at, &ENDS_OF_REPORT) && !joins(*at)).collect(),
            hanging,
            hearsay: explicit::hearsay(&clause),
            clause,
        }
    }

    /// Whether nobody reports anything here.
    fn is_plain(&self) -> bool {
        self.before.is_empty()
            && self.behind.is_empty()
            && self.according.is_none()
            && self.hanging.is_empty()
            && self.hearsay.is_empty()
    }

    fn is_hearsay(&self, at: usize) -> bool {
        self.hearsay.iter().any(|heard| heard.contains(&at))
    }

    /// The statement that token `at` stands in: of two in each other the outer one, unless the inner one is that of somebody with a name. "Mr Hale said
    /// his client did not dispute" is what Mr Hale says.
    fn hanging_of(&self, at: usize) -> Option<&Hanging> {
        let holding = || self.hanging.iter().filter(|hanging| hanging.holds(at) && !self.tells_of_speaker(hanging, at));
        let inner = holding().min_by_key(|hanging| hanging.words())?;
        let named = inner.names_speaker(&self.clause);
        let outer = holding().filter(|outer| !named && outer.verb != inner.verb && outer.holds(inner.verb));
        Some(outer.max_by_key(|hanging| hanging.words()).unwrap_or(inner))
    }

    /// "said Auchter, who turned 21 last week": whoever speaks does not say that.
    fn tells_of_speaker(&self, hanging: &Hanging, at: usize) -> bool {
        hanging.speaker_behind().is_some_and(|end| at > end && self.opens_relative(end))
    }

    fn opens_relative(&self, comma: usize) -> bool {
        self.clause.word(comma) == "," && self.clause.is(comma + 1, &["which", "who", "whose", "where"])
    }

    /// The comma that opens the relative clause which token `at` stands in.
    fn relative_before(&self, at: usize) -> Option<usize> {
        let comma = (self.clause.start()..at).rev().find(|at| self.clause.word(*at) == ",")?;
        self.opens_relative(comma).then_some(comma)
    }

    /// "The mill, which employs 300, burned down, police said": what only tells what something is may be the article's own.
    fn is_background(&self, at: usize, verb: usize) -> bool {
        verb > at && self.relative_before(at).is_some()
    }

    /// Whom a report behind the statement names, or "according to" anywhere.
    fn around(&self, attribution: &Attribution<'a>, at: usize) -> Option<Speaker> {
        let speaker = |report: &Report| attribution.speaker(&self.clause, report);
        self.behind_of(at).and_then(speaker).or_else(|| self.according_to(at).and_then(speaker))
    }

    /// The report with "according to", but for what is told there of the source.
    fn according_to(&self, at: usize) -> Option<&Report> {
        let report = self.according.as_ref()?;
        let of_source = at > report.verb && self.relative_before(at).is_some_and(|comma| comma > report.verb);
        // "was late and, according to the recorder, was speeding": what stands before has no source.
        let clause = &self.clause;
        let joins = |comma: usize| clause.word(comma) == "," && clause.is(comma.wrapping_sub(1), &["and", "but"]);
        let goes_on = at < report.verb && report.verb.checked_sub(1).is_some_and(joins);
        (!of_source && !goes_on).then_some(report)
    }

    /// "a cap of 25 pupils, where the average is 29, according to the state": whether the source may be that of the relative alone.
    fn is_before_relative(&self, at: usize) -> bool {
        let clause = &self.clause;
        let Some(according) = self.according.as_ref().map(|report| report.verb) else { return false };
        (at..according).any(|at| clause.word(at) == "," && clause.is(at + 1, &["which", "where", "who", "whose"]))
    }

    /// "according to figures published on Tuesday": who is named as the source says nothing of itself there.
    fn is_source(&self, at: usize) -> bool {
        let within = |report: &Report| at >= report.verb && !(report.verb..at).any(|at| self.clause.word(at) == ",");
        let opens = |report: &Report| report.verb == self.clause.start();
        self.according.as_ref().is_some_and(|report| within(report) && !opens(report))
    }

    /// Whom the last report before token `at` names.
    fn before_of(&self, attribution: &Attribution<'a>, at: usize) -> Option<Speaker> {
        let clause = &self.clause;
        let from = self.ends[..self.ends.partition_point(|end| *end < at)].last().copied().unwrap_or(clause.start());
        let from = (from..at).rev().find(|at| clause.word(*at) == ";").unwrap_or(from);
        let verbs = &self.before[..self.before.partition_point(|(verb, _)| *verb < at)];
        let read = |verb: usize| {
            let report = reports::with_verb(clause, clause.start(), verb)?;
            attribution.speaker(clause, &report)
        };
        verbs
            .iter()
            .rev()
            .take_while(|(verb, _)| *verb >= from)
            .filter(|(verb, _)| !in_closed_insertion(clause, *verb, at))
            .take(REPORTS)
            .find_map(|(verb, speaker)| speaker.get_or_init(|| read(*verb)).clone())
    }

    fn behind_of(&self, at: usize) -> Option<&Report> {
        let digit = |at: usize| self.clause.word(at).starts_with(|first: char| first.is_ascii_digit());
        // "4:52" is one word.
        let parts = |at: usize| matches!(self.clause.word(at), ";" | ":") && !digit(at + 1);
        let parted = |from: usize| (at..from).any(parts);
        let mut reports = self.behind.iter().filter(|(from, _)| *from > at && !parted(*from)).take(REPORTS);
        let mut reports = reports.by_ref().map(|(_, report)| report);
        let first = reports.next()?;
        // "…, the longest yet found, researchers said": a verb of saying outweighs one of thinking.
        let says = |report: &&Report| reporting(&self.clause, report.verb) != Some(Speech::Think);
        Some([first].into_iter().chain(reports).find(says).unwrap_or(first))
    }
}

/// Whether the object of a verb is an amount.
fn has_figure(clause: &Clause<'_>, verb: usize) -> bool {
    let tree = clause.tree();
    let figure = |at: usize| matches!(tree.upos(at), Some(Upos::Num | Upos::Sym));
    tree.child(verb, &[Relation::Obj]).is_some_and(|object| object > verb && tree.subtree(object).any(figure))
}

/// Whether the verb at token `at` may report a statement without quotation marks.
fn states(clause: &Clause<'_>, at: usize) -> bool {
    // "agreed to raise trade": a deed and no statement, but "claims to have lost".
    let acts =
        clause.is(at + 1, &["to"]) && clause.tree().penn(at + 2) == Some(Penn::Vb) && !clause.is(at + 2, &["have"]);
    !acts && reporting(clause, at).is_some_and(|kind| kind != Speech::Voice)
}

/// Whether the subject of a report stands behind its verb: "…, said Peters."
fn is_inverted(clause: &Clause<'_>, verb: usize) -> bool {
    let is_name = |at: usize| clause.name_at(at).is_some();
    // "said Mayor Anna Lindt", "said spokesman Jan Holl"
    let titled = || clause.phrase_at(verb + 1).is_some_and(|phrase| is_name(phrase.head));
    let described = || clause.is_open(verb + 2) || is_name(verb + 2);
    // "said her children would spend": what follows is what is said.
    let states = || {
        let end = clause.phrase_at(verb + 1).map_or(verb + 1, |phrase| phrase.tokens.end);
        clause.class(end) == Some(WordClass::Auxiliary) || clause.is_finite_verb(end)
    };
    let possessed = || matches!(clause.class(verb + 1), Some(WordClass::Article | WordClass::Possessive));
    // "said Kargbo had won": so it is behind a name.
    let names =
        !states() && (is_name(verb + 1) || titled() || possessed() && described() && has_statement(clause, verb));
    // "Ek, a biologist, called the findings “beautiful”": what is described says nothing.
    let has_object = reporting(clause, verb) == Some(Speech::Describe);
    let own_subject = || clause.tree().child(verb, &[Relation::Nsubj]).is_some_and(|subject| subject < verb);
    verb > clause.start()
        && matches!(clause.word(verb - 1), "," | "”" | "’" | "\"" | "'")
        && names
        && !has_object
        && !clause.lower(verb).ends_with("ing")
        && !own_subject()
}

/// Whether something is stated before the comma that token `verb` stands behind: "The yard, which employs 310, denied the claims" only comes to
/// its own verb there.
fn has_statement(clause: &Clause<'_>, verb: usize) -> bool {
    let mut inserted = false;
    let Some(comma) = verb.checked_sub(1).filter(|comma| clause.word(*comma) == ",") else { return true };
    let from = (clause.start()..verb).rev().find(|at| clause.word(*at) == ";").unwrap_or(clause.start());
    (from..comma).any(|at| {
        if clause.word(at) == "," {
            inserted = false;
        }
        inserted |= clause.is(at, &["which", "who", "whom", "whose", "where"]);
        !inserted && (clause.is_finite_verb(at) || clause.class(at) == Some(WordClass::Auxiliary))
    })
}

/// Whether the verb stands in an insertion that ends before token `at`: "The call, which an aide said lasted 85 minutes, came …".
fn in_closed_insertion(clause: &Clause<'_>, verb: usize, at: usize) -> bool {
    let closed = (verb..at).any(|at| clause.word(at) == ",");
    let opening = (clause.start()..verb).rev().find(|at| clause.word(*at) == ",");
    closed && opening.is_some_and(|comma| clause.is(comma + 1, &["which", "who", "whom", "that"]))
}
