//! What must hold of a binding that is firm, beside that both deciders agree: grounds for doubt that neither of them sees.

use super::{Binder, Binding, Site, tree};
use crate::{
    facts::entities::NameSpan,
    language::{
        lemma,
        lexicon::{self, Speech},
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    values::Value,
};
use std::ops::Range;

/// Sentences that are longer are often read wrongly.
const SURE_LENGTH: usize = 60;

/// What the sides of a verb are to it.
const SIDES: [Relation; 5] = [Relation::Nsubj, Relation::NsubjPass, Relation::Obj, Relation::Iobj, Relation::OblAgent];

impl Binder<'_> {
    /// Whether trees of such sentences are mostly right.
    pub(super) fn is_sure_ground(&self) -> bool {
        let clause = &self.clause;
        let capitals = |at: usize| clause.word(at).chars().all(|letter| !letter.is_lowercase());
        // Code and logs have no grammar.
        let coded = |at: usize| matches!(clause.word(at), "{" | "}" | "=" | "==" | "<" | ">" | "|" | "\\" | "_");
        let coded = (clause.start()..clause.end()).any(coded);
        self.english
            && !coded
            && clause.end() - clause.start() <= SURE_LENGTH
            && !(clause.start()..clause.end()).all(capitals)
    }

    /// Whether there is a finite verb: in headlines, items of lists and what the tagger misreads there is none.
    fn is_clause(&self) -> bool {
        let tree = self.clause.tree();
        let finite = |at: usize| matches!(tree.penn(at), Some(Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md));
        (self.clause.start()..self.clause.end()).any(finite)
    }

    /// Whether nothing makes it doubtful that a value belongs where both deciders have it.
    pub(super) fn is_sure_site(&self, site: Site, value: &Value, tokens: &Range<usize>) -> bool {
        let timed = matches!(value, Value::Date(_) | Value::Time(_));
        let ranked = matches!(value, Value::Ordinal(_));
        // "The window shuts at 11pm." is a sentence, and no window.
        let closed = self.clause.end().checked_sub(1).is_some_and(|last| self.clause.word(last) == ".");
        let doubtful = self.is_beyond_insertion(site, tokens)
            || self.is_other_rate(value, tokens)
            || closed && timed && !self.is_clause()
            || timed && self.may_be_of_inner_noun(site, tokens)
            || ranked && self.is_far_from_verb(site, tokens)
            || self.is_base_of_comparison(tokens)
            || self.is_indefinite(tokens)
            || self.is_tally(value, tokens)
            || self.lacks_unit(value, tokens)
            || self.is_age_of_several(site, value)
            || self.may_be_of_outer_noun(site)
            || self.is_doubtful_shape(site, value, tokens);
        !doubtful && self.is_sure_verb(site, tokens)
    }

    /// "more people died than in 2019", "against 37", "compared with 4 %": the value is that of what something is held against.
    fn is_base_of_comparison(&self, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let held_against = |at: usize| clause.is(at, &["than", "against", "compared"]);
        let small = |at: &usize| {
            matches!(tree.upos(*at), Some(Upos::Adp | Upos::Det | Upos::Pron | Upos::Sconj)) || held_against(*at)
        };
        // "from $754 million a year earlier", "against 9 months in 2019": the time is that of the base.
        let base = || {
            let led = |at: usize| self.is_date(tokens) && clause.class(at) == Some(WordClass::Preposition);
            let before = (clause.start()..tokens.start).rev().find(|at| !led(*at));
            // "from a peak of 11.2% in October 2022"
            let out_of_noun = |at: usize| {
                let phrase =
                    at.checked_sub(1).and_then(|end| clause.phrase_before(end + 1)).filter(|_| clause.is(at, &["of"]));
                phrase.map_or(Some(at), |phrase| phrase.tokens.start.checked_sub(1))
            };
            before
                .and_then(|at| self.other_value(at, tokens))
                .and_then(|(other, _)| other.start.checked_sub(1))
                .and_then(out_of_noun)
                .is_some_and(|at| clause.is(at, &["from"]) || held_against(at))
        };
        (clause.start()..tokens.start).rev().take_while(small).any(held_against)
            || base()
            || self.is_time_before(tokens)
    }

    /// "up 18% on the previous week", "27% over the prior year": a time that a change is measured from.
    fn is_time_before(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let earlier =
            tokens.clone().any(|at| clause.is(at, &["previous", "prior", "same", "earlier", "ago", "before"]));
        let led = tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["on", "over", "from"]));
        let changed = led.and_then(|at| at.checked_sub(1)).is_some_and(|at| self.other_value(at, tokens).is_some());
        self.is_date(tokens) && changed && (earlier || led.is_some_and(|at| clause.is(at, &["from"])))
    }

    fn is_date(&self, tokens: &Range<usize>) -> bool {
        self.values.iter().any(|(own, value)| own == tokens && matches!(value, Value::Date(_)))
    }

    /// "Putin, whose aide met Witkoff in May, spoke to Trump": a value in an insertion with a relative is of no verb or noun outside.
    fn is_beyond_insertion(&self, site: Site, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let (Site::Noun(at) | Site::Copula(at) | Site::Verb { verb: at, .. }) = site;
        let opening = (clause.start()..tokens.start).rev().find(|at| clause.word(*at) == ",");
        let relative = opening.filter(|comma| clause.is(comma + 1, &["who", "which", "whose", "whom", "where"]));
        relative.is_some_and(|comma| {
            let closing = (tokens.end..clause.end()).find(|at| clause.word(*at) == ",");
            closing.is_some_and(|closing| {
                at > closing || at < comma && !matches!(site, Site::Verb { .. }) && self.event_at(at).is_some()
            })
        })
    }

    /// "was $40 million, or $1.12 per share", "is £14, or £9 for students": the same told by the piece, or for some, is another figure.
    fn is_other_rate(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let or = tokens.start.checked_sub(1).filter(|at| clause.is(*at, &["or"]));
        matches!(value, Value::Money(_)) && or.is_some() && clause.is(tokens.end, &["a", "an", "per", "each", "for"])
    }

    /// "one reason": an article rather than a count.
    fn is_indefinite(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.clause.is(tokens.start, &["one"]) && !self.clause.is(tokens.end, &["of"])
    }

    /// "voted 28 to 19", "ruled 6-3": one side of two, and no count of anything.
    fn is_tally(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let (clause, tree) = (&self.clause, self.clause.tree());
        let joins = |at: usize| clause.is(at, &["to"]) || clause.is_hyphen(at);
        let figure = |at: usize| clause.sentence.tokens.contains(&at) && tree.upos(at) == Some(Upos::Num);
        let other_behind = joins(tokens.end) && figure(tokens.end + 1);
        let other = tokens.start.checked_sub(2).filter(|at| joins(at + 1) && figure(*at));
        let from = |at: usize| at.checked_sub(1).is_some_and(|at| clause.is(at, &["from"]));
        let ranges = from(tokens.start) || other.is_some_and(from);
        matches!(value, Value::Count(_) | Value::Number(_)) && !ranges && (other_behind || other.is_some())
    }

    /// "from 14 weeks to nine": a bare figure in a row with a measure is no count.
    fn lacks_unit(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let Some(to) = tokens.start.checked_sub(1).filter(|at| self.clause.is(*at, &["to", "and", "or"])) else {
            return false;
        };
        let before = to.checked_sub(1).and_then(|at| self.other_value(at, tokens));
        let measured = before.is_some_and(|(_, other)| !matches!(other, Value::Count(_) | Value::Number(_)));
        measured
            && matches!(value, Value::Count(_) | Value::Number(_))
            && !tree::is_noun(self.clause.tree().upos(tokens.end))
    }

    /// "three men, aged 24, 31 and 35": one age of several people.
    fn is_age_of_several(&self, site: Site, value: &Value) -> bool {
        let Site::Noun(noun) = site else { return false };
        let one = matches!(value, Value::Age(age) if age.measure.stated.is_some());
        one && lemma::is_plural(&self.clause.lower(noun)) && self.clause.name_at(noun).is_none()
    }

    /// "Spending on care, which swallows 61p": a relative clause behind a comma may tell of the noun that its own hangs on.
    fn may_be_of_outer_noun(&self, site: Site) -> bool {
        let Site::Verb { verb, subject: Some(subject) } = site else { return false };
        let relative = |at: usize| self.clause.word(at) == "," && self.clause.is(at + 1, &["which", "who"]);
        (subject + 1..verb).any(relative) && self.clause.name_at(subject).is_none() && self.is_governed(subject)
    }

    /// "accused of a theft in 2011": the date may be that of what the verb is about.
    fn may_be_of_inner_noun(&self, site: Site, tokens: &Range<usize>) -> bool {
        let (Site::Verb { verb, .. } | Site::Noun(verb)) = site else { return false };
        let clause = &self.clause;
        let about = clause.tree().upos(verb) == Some(Upos::Verb) && clause.is(verb + 1, &["of", "for", "over"]);
        let inner = clause.phrase_at(verb + 2).filter(|phrase| about && self.is_common_noun(phrase.head));
        inner.is_some_and(|phrase| phrase.tokens.end < tokens.start && tokens.start <= phrase.tokens.end + 1)
    }

    /// "sacked with the team 17th": a noun between the verb and a rank may have the rank instead.
    fn is_far_from_verb(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Verb { verb, .. } = site else { return false };
        (verb + 1..tokens.start).any(|at| tree::is_noun(self.clause.tree().upos(at)))
    }

    /// Whether nothing stands between a value and the verb it is said to belong to that may have it instead.
    fn is_sure_verb(&self, site: Site, tokens: &Range<usize>) -> bool {
        let Site::Verb { verb, .. } = site else { return true };
        // "called the report three-quarters wrong" measures nobody.
        let speaks = lexicon::speech(&self.clause.lower(verb));
        if speaks == Some(Speech::Describe) || lexicon::is_plain_speech(&self.clause.lower(verb)) {
            return false;
        }
        let participle = matches!(self.clause.tree().penn(verb), Some(Penn::Vbg | Penn::Vbn | Penn::Vb));
        let interrupted = verb < tokens.start && self.is_interrupted(verb + 1..tokens.start);
        // "led after 14 minutes" tells when, not how long.
        let after = tokens.start.checked_sub(1).is_some_and(|before| self.clause.is(before, &["after"]));
        !interrupted && !after && (!participle || self.is_clause())
    }

    /// A comma behind which no value stands.
    fn is_interrupted(&self, mut between: Range<usize>) -> bool {
        between.any(|at| self.clause.word(at) == ",")
    }

    /// Whether a verb over a place has a name among its sides. Who has no part in a fact by both deciders may have one all the same.
    pub(super) fn has_named_side(&self, site: Site) -> bool {
        let tree = self.clause.tree();
        let verb = match site {
            Site::Verb { verb, .. } => Some(verb),
            Site::Noun(at) | Site::Copula(at) => tree.ancestors(at).find(|at| tree.upos(*at) == Some(Upos::Verb)),
        };
        let Some(verb) = verb else { return false };
        let named =
            |head: usize| self.clause.entities.within(tree.subtree(head)).iter().any(|name| !self.tells_where(name));
        let sides = tree.children(verb).filter(|child| tree.is(*child, &SIDES));
        let goals = tree.children(verb).filter(|child| {
            let case = tree.child(*child, &[Relation::Case]);
            case.is_some_and(|case| self.clause.is(case, &["to", "into", "with", "against"]))
        });
        // "ordered Kowalczyk to serve three years of release": who does what an infinitive tells of stands above.
        let above = self.verb_above(verb);
        let far = above.into_iter().flat_map(|verb| tree.children(verb)).filter(|child| tree.is(*child, &SIDES));
        sides.chain(self.subject(verb)).chain(far).any(named)
            || goals.into_iter().any(|at| self.clause.name_at(at).is_some())
    }

    /// The verb that an infinitive without a subject of its own hangs on.
    fn verb_above(&self, verb: usize) -> Option<usize> {
        let tree = self.clause.tree();
        let alone = tree.penn(verb) == Some(Penn::Vb) && tree.child(verb, &SIDES[..2]).is_none();
        tree.ancestors(verb).filter(|_| alone).find(|at| tree.child(*at, &SIDES[..2]).is_some())
    }

    /// "the summit in Paris": where something is takes no part in it.
    fn tells_where(&self, name: &NameSpan) -> bool {
        let before = name.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.clause.is(at, &["in", "at", "near", "outside", "across"]))
    }

    /// Whether what a binding says is plain: a date that is known, parties with names, a rank among things and not on a scale.
    pub(super) fn is_plain(binding: &Binding, value: &Value) -> bool {
        let dated = !matches!(value, Value::Date(date) if date.best().is_none());
        let named = binding.participants.iter().all(|name| name.chars().next().is_some_and(char::is_uppercase));
        let scale = lexicon::is_calendar_unit(&binding.subject) || lexicon::is_scale(&binding.subject);
        // "walked for 30 minutes a day lived longer": no day did.
        let timed = !matches!(value, Value::Count(_)) && lexicon::is_calendar_unit(&binding.subject);
        let ranked = !(timed || matches!(value, Value::Ordinal(_)) && scale);
        // A figure before a name is part of one more often than it counts.
        let counted = binding.attribute != "count" || !matches!(binding.subject.as_str(), "organization" | "place");
        // "will be the subject of a film on 3 August": nobody has a date.
        let who = matches!(binding.subject.as_str(), "person" | "organization" | "place");
        let acts = !(who && binding.attribute == "date");
        let season = lexicon::is_calendar_word(&binding.subject);
        dated && named && ranked && counted && acts && !season && !lexicon::stands_for_noun(&binding.subject)
    }
}
