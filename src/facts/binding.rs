//! What a value is about. Two deciders that know nothing of each other say where it is attached: the tree of the sentence ([`tree`]) and patterns of
//! neighbouring words ([`local`]). Where they agree the binding is firm. [`naming`] makes subject, attribute and participants of the place.

mod ages;
mod certainty;
mod doers;
mod doubts;
mod gapping;
mod led;
mod lives;
mod local;
mod measured;
mod naming;
mod objects;
mod parties;
mod reference;
mod restated;
mod scores;
mod subjects;
mod tree;

use super::{clause::Clause, events::Event};
use crate::{
    language::{
        lexicon::Shape,
        tags::{Penn, Relation, Upos},
        words::WordClass,
    },
    source::Span,
    values::Value,
};
use std::ops::Range;

/// What a value is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binding {
    pub(super) subject: String,
    pub(super) attribute: String,
    pub(super) participants: Vec<String>,
    /// Whether whoever says so is one of them: "I", "we".
    pub(super) speaks: bool,
    /// Whether the words leave no doubt.
    pub(super) firm: bool,
    pub(super) provenance: Provenance,
}

/// How a binding was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The edge of the tree that the place was found by: the value's word and the word it hangs on.
    pub edge: Option<(Span, Span)>,
    /// The name of the local pattern; none where only the tree decided.
    pub pattern: Option<&'static str>,
    /// The verb over what is counted: "cancelled" in "cancelled 45 trains".
    pub deed: Option<Span>,
}

/// Where a value is attached, by tokens of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Site {
    /// To a noun that it modifies: "a $5 million contract", "12 people", "a profit of £51m".
    Noun(usize),
    /// To the subject that it is said of: "the volume was $200bn".
    Copula(usize),
    /// To a verb, with the verb's subject: "profit rose 5 %".
    Verb { verb: usize, subject: Option<usize> },
}

/// A place with what decided for it.
#[derive(Clone, Copy, Debug)]
struct Decision {
    site: Site,
    firm: bool,
    provenance: Provenance,
}

/// A sentence with its events.
#[derive(Clone, Copy)]
pub(super) struct Binder<'a> {
    pub(super) clause: Clause<'a>,
    /// The events of the whole article.
    pub(super) events: &'a [Event],
    /// The values of the sentence, by their tokens.
    pub(super) values: &'a [(Range<usize>, &'a Value)],
    /// Whether the article is English: the trees of other languages mean nothing.
    pub(super) english: bool,
}

impl Binder<'_> {
    /// Everything that the value in `tokens` is bound to; mostly one thing, none where nothing near it will do.
    pub(super) fn bind(&self, value: &Value, tokens: &Range<usize>) -> Vec<Binding> {
        match value {
            Value::Name(_) | Value::Text(_) => return Vec::new(),
            Value::Score(_) => return self.scored(value, tokens),
            _ if self.clause.tree().upos(tokens.start).is_none() => return Vec::new(),
            _ => {}
        }
        if self.is_person_by_age(value, tokens) {
            return self.named(Site::Noun(tokens.end - 1), value, tokens);
        }
        if let Some(people) = self.people_of_age(value, tokens) {
            return self.named(Site::Noun(people), value, tokens);
        }
        let told = self.change_of_value(tokens).or_else(|| self.restated(value, tokens));
        if let Some(bound) = told.or_else(|| self.lived(value, tokens)) {
            return bound;
        }
        if let Some(person) = self.doer_of_age(value, tokens) {
            return vec![Binding { firm: false, ..Self::of_actor(person, "age".to_owned()) }];
        }
        let led = self.led(value, tokens);
        let tokens = led.as_ref().map_or(tokens, |led| &led.tokens);
        let Some(decision) = self.decide(value, tokens) else { return Vec::new() };
        let mut bound = self.named(decision.site, value, tokens);
        bound.extend(self.through_when(value, tokens));
        let attribute = led.as_ref().and_then(|led| led.attribute.as_ref());
        for binding in &mut bound {
            if let Some(attribute) = attribute {
                binding.attribute.clone_from(attribute);
            }
            let unnamed = binding.participants.is_empty() && self.has_named_side(decision.site);
            binding.firm &= decision.firm
                && !unnamed
                && Self::is_plain(binding, value)
                && self.is_plain_origin(binding, tokens)
                && !self.is_bare_at(binding, value, tokens);
            binding.provenance = decision.provenance;
        }
        bound
    }

    /// "The 19-year-old was found guilty": an age that stands for who has it.
    fn is_person_by_age(&self, value: &Value, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let noun = [Upos::Noun, Upos::Propn, Upos::Adj].map(Some).contains(&clause.tree().upos(tokens.end));
        // "a 20-year-old making just his second appearance"
        let acts = clause.lower(tokens.end).ends_with("ing")
            && (matches!(
                clause.class(tokens.end + 1),
                Some(WordClass::Article | WordClass::Possessive | WordClass::Adverb)
            ) || clause.is(tokens.end + 1, &["just", "only"]));
        let named = noun && !acts || clause.name_at(tokens.end).is_some();
        matches!(value, Value::Age(_)) && clause.is(tokens.end - 1, &["old", "olds"]) && !named && {
            let article = tokens.start.checked_sub(1).and_then(|at| clause.class(at));
            let opens = clause.class(tokens.start);
            [article, opens].contains(&Some(WordClass::Article))
        }
    }

    fn decide(&self, value: &Value, tokens: &Range<usize>) -> Option<Decision> {
        let dated = matches!(value, Value::Date(_) | Value::Time(_));
        let attached = tree::attachment(self, value, tokens);
        let mut pattern = local::pattern(self, value, tokens);
        let mut tree_site = attached.and_then(|attached| attached.site);
        if matches!(value, Value::Duration(_)) {
            tree_site = tree_site.filter(|site| !tree::is_loose(self, *site, tokens));
        }
        if self.clause.is(tokens.end, &["times"]) {
            // How often something is done is no count of a thing.
            tree_site = tree_site.filter(|site| !matches!(site, Site::Noun(_)));
        }
        if dated {
            tree_site = tree_site.and_then(|site| tree::dated(self, site)).map(|site| self.held(site));
            pattern = pattern.map(|pattern| local::Pattern { site: self.held(pattern.site), ..pattern });
        }
        let settled = |site| self.of_compound(self.done(site), value);
        tree_site = tree_site.map(settled);
        pattern = pattern.map(|pattern| local::Pattern { site: settled(pattern.site), ..pattern });
        let within = |site: Option<Site>| site.is_some_and(|site| self.is_told_of_value(site, tokens));
        let mistaken = within(tree_site) || within(pattern.map(|pattern| pattern.site));
        tree_site = tree_site.map(|site| self.outside_values(site, tokens));
        pattern = pattern.map(|pattern| local::Pattern { site: self.outside_values(pattern.site, tokens), ..pattern });
        let site = match (tree_site, pattern) {
            (Some(site), Some(pattern)) => self.chosen(site, &pattern, tokens),
            (site, pattern) => site.or(pattern.map(|pattern| pattern.site))?,
        };
        let gapped = self.gapped(site, tokens);
        let site = self.of_predicate(self.of_infinitive(self.of_whole(gapped), tokens), tokens);
        let site = self.paired(site, value, tokens);
        let agreed = tree_site.zip(pattern).is_some_and(|(site, pattern)| self.same(site, pattern.site));
        let edge = attached.map(|attached| attached.edge);
        let span = |at: usize| self.clause.span(&(at..at + 1));
        let provenance = Provenance {
            edge: edge.map(|(from, to)| (span(from), span(to))),
            pattern: pattern.map(|pattern| pattern.name),
            deed: self.deed(site).map(span),
        };
        Some(Decision {
            site,
            firm: agreed
                && site == gapped
                && !mistaken
                && self.is_sure_ground()
                && self.is_sure_site(site, value, tokens),
            provenance,
        })
    }

    /// The verb that the things at a noun do or undergo: "45 trains were cancelled", "three people killed in the fire".
    fn deed(&self, site: Site) -> Option<usize> {
        let (Site::Noun(noun), tree) = (site, self.clause.tree()) else { return None };
        let first = tree.head(noun).filter(|_| tree.is(noun, &[Relation::Conj])).unwrap_or(noun);
        let verb = if tree.is(first, &[Relation::Nsubj, Relation::NsubjPass, Relation::Obj]) {
            tree.head(first)
        } else {
            tree.child(noun, &[Relation::Acl]).filter(|verb| tree.penn(*verb) == Some(Penn::Vbn))
        };
        verb.filter(|verb| tree.upos(*verb) == Some(Upos::Verb))
    }

    /// The place of the better decider. Where both have one verb, the subject is that of the tree unless the other stands right before the verb.
    fn chosen(&self, of_tree: Site, pattern: &local::Pattern, tokens: &Range<usize>) -> Site {
        match (of_tree, pattern.site) {
            (Site::Verb { verb, subject }, Site::Verb { verb: other, subject: near }) if verb == other => {
                Site::Verb { verb, subject: self.nearer(verb, subject, near) }
            }
            (Site::Noun(noun), Site::Verb { .. }) if self.is_sum_of(noun, tokens) => of_tree,
            (_, site)
                if pattern.own
                    || self.is_beyond_comma(of_tree, site, tokens)
                    || self.is_fronted(of_tree, site, tokens) =>
            {
                site
            }
            (site, _) => site,
        }
    }

    /// Whether the value opens the sentence and the other place is nearer to it: "On Tuesday, diplomats met in Beijing and reached a consensus".
    fn is_fronted(&self, of_tree: Site, of_pattern: Site, tokens: &Range<usize>) -> bool {
        let at = |site: Site| match site {
            Site::Noun(at) | Site::Copula(at) | Site::Verb { verb: at, .. } => at,
        };
        let opens = self.clause.word(tokens.end) == "," && tokens.start <= self.clause.start() + 1;
        opens && (tokens.end..at(of_tree)).contains(&at(of_pattern))
    }

    /// Whether a comma stands between the value and the tree's verb, but none between the value and the other.
    fn is_beyond_comma(&self, of_tree: Site, of_pattern: Site, tokens: &Range<usize>) -> bool {
        let parted = |verb: usize| {
            let mut between = if verb < tokens.start { verb..tokens.start } else { tokens.end..verb };
            between.any(|at| self.clause.word(at) == ",")
        };
        match (of_tree, of_pattern) {
            (Site::Verb { verb: one, .. }, Site::Verb { verb: other, .. }) => {
                one != other && parted(one) && !parted(other)
            }
            _ => false,
        }
    }

    /// The event whose date is that of a verb or noun: the summit in "hosted a summit", the anniversary in "the anniversary of the war".
    fn held(&self, site: Site) -> Site {
        match site {
            Site::Noun(noun) => {
                let event = self.head_event(noun);
                self.told_of_subject(event).unwrap_or(Site::Noun(event))
            }
            Site::Verb { verb, .. } if self.event_at(verb).is_some() && !self.is_undergone(verb) => {
                self.told_of_subject(verb).unwrap_or(Site::Noun(verb))
            }
            Site::Verb { verb, subject } if self.is_holding(verb) => {
                let event = self.object_of(verb).into_iter().chain(subject).find(|at| self.event_at(*at).is_some());
                event.map_or(site, |event| Site::Noun(self.head_event(event)))
            }
            other => other,
        }
    }

    /// "The sides meet again on Friday": the verb with its subject where nobody is named that its event would be known by.
    fn told_of_subject(&self, verb: usize) -> Option<Site> {
        let tree = self.clause.tree();
        let subject = tree.upos(verb).filter(|upos| *upos == Upos::Verb).and_then(|_| tree::subject_of(&tree, verb));
        let told = self.is_told_of_nobody(verb, subject, &self.events_at(verb));
        told.then_some(Site::Verb { verb, subject })
    }

    /// "a house, which was bought in 2021", "the appeal was launched on Thursday": the date is said of what was bought or launched, which the event does not
    /// name as such.
    fn is_undergone(&self, verb: usize) -> bool {
        let tree = self.clause.tree();
        let relative = |child: usize| matches!(tree.penn(child), Some(Penn::Wdt | Penn::Wp));
        let undergone = |event: &Event| match event.kind.shape {
            Shape::Mutual | Shape::Contact => false,
            shape => event.participants.is_empty() || shape == Shape::Directed && tree.children(verb).any(relative),
        };
        tree.child(verb, &[Relation::AuxPass]).is_some() && self.event_at(verb).is_some_and(undergone)
    }

    /// The event that another hangs on by "of".
    fn head_event(&self, noun: usize) -> usize {
        let clause = &self.clause;
        let Some(event) = self.event_at(noun) else { return noun };
        let before = clause.phrase_before(event.tokens.end).and_then(|phrase| phrase.tokens.start.checked_sub(1));
        let outer = before.filter(|at| clause.is(*at, &["of"])).and_then(|of| of.checked_sub(1));
        outer.filter(|at| self.event_at(*at).is_some()).unwrap_or(event.tokens.end - 1)
    }

    /// Whether two places are one; of a name any word will do, and where the tree has no subject for a verb, the other may have one.
    fn same(&self, of_tree: Site, of_pattern: Site) -> bool {
        let last = |at: usize| self.clause.bearer(at).map_or(at, |name| name.tokens.end - 1);
        match (of_tree, of_pattern) {
            (Site::Noun(one), Site::Noun(other)) | (Site::Copula(one), Site::Copula(other)) => last(one) == last(other),
            (Site::Verb { verb: one, subject: known }, Site::Verb { verb: other, subject }) => {
                one == other && known.is_some() && known.map(last) == subject.map(last)
            }
            _ => false,
        }
    }

    /// The value, other than the one in `tokens`, that a token belongs to.
    fn other_value(&self, at: usize, tokens: &Range<usize>) -> Option<&(Range<usize>, &Value)> {
        self.values.iter().find(|(other, _)| other.contains(&at) && !tokens.contains(&at))
    }

    /// "fell three times", "closed at 7,112 points": what is counted is how often or on what scale, and no things.
    fn is_unit(&self, noun: usize, tokens: &Range<usize>) -> bool {
        self.clause.is(noun, &["times"]) || noun == tokens.end && self.clause.is(noun, &["points"])
    }

    /// "bring the debt to 71 percent of its output": how high something is, and not a share of what stands behind.
    fn is_level(&self, tokens: &Range<usize>) -> bool {
        let clause = &self.clause;
        let before = tokens.start.checked_sub(1);
        before.is_some_and(|at| {
            // "accounts for two-thirds of revenue"
            let behind_verb = || at.checked_sub(1).is_some_and(|verb| clause.is_finite_verb(verb));
            clause.is(at, &["to", "from", "at", "by", "below", "above", "within"])
                || clause.is(at, &["for"]) && behind_verb()
        })
    }

    fn event_at(&self, at: usize) -> Option<&Event> {
        self.here().find(|event| event.tokens.contains(&at))
    }

    /// The events of this sentence, in order.
    fn here(&self) -> impl DoubleEndedIterator<Item = &Event> {
        let start = self.events.partition_point(|event| event.tokens.start < self.clause.start());
        let end = self.events.partition_point(|event| event.tokens.start < self.clause.end());
        self.events.get(start..end.max(start)).unwrap_or_default().iter()
    }
}
