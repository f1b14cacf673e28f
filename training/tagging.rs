//! Learning to tag.

use crate::{
    corpus::{Gold, Sentence},
    network::{Network, Pace, VOTERS, quantise},
    random::Random,
};
use factlint::language::{
    model,
    tagger::{Seen, Window},
    tags::{Penn, Upos},
    traits::Traits,
};
use std::collections::{BTreeMap, HashMap};

/// How the tagger learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// The table has `2.pow(bits)` rows.
    pub(crate) bits: u32,
    /// How often the text is read.
    pub(crate) epochs: usize,
    /// Where the numbers that choose the order of the first voter begin; each other voter's begin one further.
    pub(crate) seed: u64,
}

/// What was counted before learning.
pub(crate) struct Lexicon {
    classes: Vec<(Upos, Penn)>,
    certain: BTreeMap<u64, u8>,
    /// How often each form in lower case was seen in which class.
    lowers: HashMap<u64, BTreeMap<Upos, usize>>,
}

/// A form is certain that was seen so often.
const CERTAIN_AFTER: usize = 30;
/// A form is known that was seen so often.
const KNOWN_AFTER: usize = 2;
/// Of a form seen n times, one occurrence in (1 + n * this) is learnt as if its form were new.
const FAMILIARITY: f32 = 2.0;
/// Of a form seen no more often, an occurrence is learnt with the classes of the others: what the tagger will read was not counted either.
const RARE: usize = 20;

impl Lexicon {
    /// The lexicon of `sentences`.
    pub(crate) fn count(sentences: &[Sentence]) -> Self {
        let mut classes: BTreeMap<(Upos, Penn), usize> = BTreeMap::new();
        let mut forms: BTreeMap<u64, BTreeMap<(Upos, Penn), usize>> = BTreeMap::new();
        let mut lowers: HashMap<u64, BTreeMap<Upos, usize>> = HashMap::new();
        for word in sentences.iter().flatten() {
            let traits = Traits::of(&word.form);
            let class = (word.upos, word.penn);
            *classes.entry(class).or_default() += 1;
            *forms.entry(traits.form).or_default().entry(class).or_default() += 1;
            *lowers.entry(traits.lower).or_default().entry(word.upos).or_default() += 1;
        }
        let mut ranked: Vec<_> = classes.into_iter().collect();
        ranked.sort_by_key(|&(class, count)| (std::cmp::Reverse(count), class));
        let classes: Vec<_> = ranked.into_iter().map(|(class, _)| class).take(model::CLASSES).collect();
        let number =
            |class| classes.iter().position(|known| *known == class).and_then(|place| u8::try_from(place).ok());
        let certain = forms.iter().filter_map(|(&form, seen)| Some((form, number(certainty(seen)?)?))).collect();
        Self { classes, certain, lowers }
    }

    fn class(&self, word: &Gold) -> Option<usize> {
        self.classes.iter().position(|class| *class == (word.upos, word.penn))
    }

    /// The words of a sentence, those among them new that chance has chosen.
    fn see(&self, sentence: &Sentence, traits: &[Traits], random: &mut Random) -> Vec<Seen> {
        let see = |(word, &traits): (&Gold, &Traits)| {
            let seen = self.lowers.get(&traits.lower);
            let count = seen.map_or(0, |seen| seen.values().sum());
            let known = count >= KNOWN_AFTER && random.unit() >= 1.0 / (1.0 + count as f32 * FAMILIARITY);
            let kinds = seen
                .filter(|_| known)
                .map(|seen| if count > RARE { bits(seen) } else { bits(&without(seen, word.upos)) });
            Seen::with_kinds(traits, kinds)
        };
        sentence.iter().zip(traits).map(see).collect()
    }

    fn sections(&self) -> Vec<(&'static str, Vec<u8>)> {
        let known = self.lowers.iter().filter(|(_, seen)| seen.values().sum::<usize>() >= KNOWN_AFTER);
        let mut kinds: Vec<_> = known.map(|(&lower, seen)| (lower, bits(seen))).collect();
        kinds.sort_unstable();
        vec![
            ("classes", self.classes.iter().flat_map(|&(upos, penn)| [upos as u8, penn as u8]).collect()),
            ("certain", model::map(self.certain.iter().map(|(&form, &class)| (form, u16::from(class))))),
            ("kinds", model::map(kinds)),
        ]
    }
}

/// The class of a form that has no other.
fn certainty(seen: &BTreeMap<(Upos, Penn), usize>) -> Option<(Upos, Penn)> {
    let total: usize = seen.values().sum();
    let (&class, &count) = seen.iter().max_by_key(|&(_, count)| count)?;
    (total >= CERTAIN_AFTER && count * 1000 >= total * 995).then_some(class)
}

/// A bit for every class that makes up a twentieth of what was seen; "X" has none.
fn bits(seen: &BTreeMap<Upos, usize>) -> u16 {
    let total: usize = seen.values().sum();
    let common = seen.iter().filter(|&(_, &count)| count * 20 >= total);
    common.fold(0, |bits, (&upos, _)| bits | 1_u16.checked_shl(u32::from(upos as u8)).unwrap_or(0))
}

/// What was seen but for one occurrence.
fn without(seen: &BTreeMap<Upos, usize>, upos: Upos) -> BTreeMap<Upos, usize> {
    let rest = seen.iter().map(|(&other, &count)| (other, count - usize::from(other == upos)));
    rest.filter(|&(_, count)| count > 0).collect()
}

/// Learns from `sentences`; the sections of the tagger.
pub(crate) fn train(sentences: &[Sentence], plan: Plan) -> Vec<(&'static str, Vec<u8>)> {
    let lexicon = Lexicon::count(sentences);
    let seeds = (plan.seed..).take(VOTERS);
    let voters: Vec<Network> = seeds.map(|seed| voter(&lexicon, sentences, plan, Random::new(seed))).collect();
    let [rows, thresholds, outputs, biases] = quantise(&voters);
    let mut sections = lexicon.sections();
    sections.extend([("embed", rows), ("thresh", thresholds), ("output", outputs), ("bias", biases)]);
    sections
}

/// A network that has learnt from `sentences`. Its weights are the average of those after each epoch of the second half.
fn voter(lexicon: &Lexicon, sentences: &[Sentence], plan: Plan, mut random: Random) -> Network {
    let mut network = Network::new(plan.bits, lexicon.classes.len(), &mut random);
    let traits: Vec<Vec<Traits>> =
        sentences.iter().map(|sentence| sentence.iter().map(|word| Traits::of(&word.form)).collect()).collect();
    let mut average = network.clone();
    for epoch in 0..plan.epochs {
        let pace = Pace { rate: 0.05 * (1.0 - 0.9 * epoch as f32 / plan.epochs as f32), dropout: 0.05 };
        for place in random.order(sentences.len()) {
            let seen = lexicon.see(&sentences[place], &traits[place], &mut random);
            learn(lexicon, &mut network, &sentences[place], &seen, pace, &mut random);
        }
        let settled = (epoch + 1).saturating_sub(plan.epochs / 2).max(1);
        average.blend(&network, 1.0 / settled as f32);
    }
    average
}

/// Tags a sentence, each word after what was taken for the classes of those before it, and learns from every mistake.
fn learn(
    lexicon: &Lexicon,
    network: &mut Network,
    sentence: &Sentence,
    seen: &[Seen],
    pace: Pace,
    random: &mut Random,
) {
    let mut classes = Vec::new();
    for (at, word) in sentence.iter().enumerate() {
        if let Some(&class) = lexicon.certain.get(&Traits::of(&word.form).form) {
            classes.push(class);
            continue;
        }
        let features = Window::new(seen, at, &classes).features();
        let guess = match lexicon.class(word) {
            Some(gold) => network.learn(&features, gold, pace, random),
            None => network.predict(&features),
        };
        classes.push(guess.to_le_bytes()[0]);
    }
}
