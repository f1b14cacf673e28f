//! The names that the model gives: universal word classes, Penn tags, and relations of Universal Dependencies.

/// Writes an enum whose variants have a name in treebanks and a number in the model file.
macro_rules! names {
    ($(#[$about:meta])* $enum:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $enum { $($(#[$doc])* $variant,)* }

        impl $enum {
            /// All of them, each at the index that is its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As treebanks write it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The one that treebanks call `name`.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// The one of this number.
            pub fn numbered(number: u8) -> Option<Self> {
                Self::ALL.get(usize::from(number)).copied()
            }
        }
    };
}

names! {
    /// A universal word class (UPOS).
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Preposition or postposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary, modal or copula.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle: "not", the "to" of infinitives, possessive endings.
        Part = "PART",
        /// Pronoun, also where it determines ("his").
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol, such as "$" and "%".
        Sym = "SYM",
        /// Main verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

names! {
    /// A tag of the Penn Treebank as the English Web Treebank extends it.
    Penn {
        /// Full stop, question or exclamation mark.
        Stop = ".",
        /// Comma.
        Comma = ",",
        /// Colon, semicolon or dash.
        Colon = ":",
        /// Opening quotation mark.
        OpenQuote = "``",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Currency sign.
        Currency = "$",
        /// Address of mail or web.
        Add = "ADD",
        /// Affix parted from its word.
        Afx = "AFX",
        /// Coordinating conjunction.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Determiner.
        Dt = "DT",
        /// Existential "there".
        Ex = "EX",
        /// Foreign word.
        Fw = "FW",
        /// Part of a word that was written apart.
        Gw = "GW",
        /// Hyphen.
        Hyph = "HYPH",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Adjective.
        Jj = "JJ",
        /// Comparative adjective.
        Jjr = "JJR",
        /// Superlative adjective.
        Jjs = "JJS",
        /// Mark of a list item.
        Ls = "LS",
        /// Modal.
        Md = "MD",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Noun, singular or mass.
        Nn = "NN",
        /// Proper noun, singular.
        Nnp = "NNP",
        /// Proper noun, plural.
        Nnps = "NNPS",
        /// Noun, plural.
        Nns = "NNS",
        /// Predeterminer.
        Pdt = "PDT",
        /// Possessive ending.
        Pos = "POS",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPossessive = "PRP$",
        /// Adverb.
        Rb = "RB",
        /// Comparative adverb.
        Rbr = "RBR",
        /// Superlative adverb.
        Rbs = "RBS",
        /// Particle of a phrasal verb.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// "to".
        To = "TO",
        /// Interjection.
        Uh = "UH",
        /// Verb, base form.
        Vb = "VB",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, gerund or present participle.
        Vbg = "VBG",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, present, not third person singular.
        Vbp = "VBP",
        /// Verb, present, third person singular.
        Vbz = "VBZ",
        /// "which" and "that" before a noun or clause.
        Wdt = "WDT",
        /// "who" and "what".
        Wp = "WP",
        /// "whose".
        WpPossessive = "WP$",
        /// "when", "where", "how" and "why".
        Wrb = "WRB",
    }
}

names! {
    /// The relation of a word to its head.
    Relation {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Relative clause that modifies a clause.
        AdvclRelcl = "advcl:relcl",
        /// Adverb that modifies.
        Advmod = "advmod",
        /// Adjective that modifies a noun.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of the passive.
        AuxPass = "aux:pass",
        /// Preposition or possessive ending.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// "both", "either" and the like before what is coordinated.
        CcPreconj = "cc:preconj",
        /// Clause as object.
        Ccomp = "ccomp",
        /// Noun that modifies a noun.
        Compound = "compound",
        /// Particle of a phrasal verb.
        CompoundPrt = "compound:prt",
        /// What is coordinated with the head.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clause as subject.
        Csubj = "csubj",
        /// Clause as subject of a passive.
        CsubjPass = "csubj:pass",
        /// Unclear.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Predeterminer.
        DetPredet = "det:predet",
        /// Interjection or discourse marker.
        Discourse = "discourse",
        /// What stands before or behind the clause that it belongs to.
        Dislocated = "dislocated",
        /// Expletive "there" or "it".
        Expl = "expl",
        /// Further word of a fixed expression.
        Fixed = "fixed",
        /// Further word of a name.
        Flat = "flat",
        /// Further part of a word that was written apart.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Subordinating conjunction or the "to" of infinitives.
        Mark = "mark",
        /// Noun that modifies a noun, mostly with a preposition.
        Nmod = "nmod",
        /// Title or description before a name.
        NmodDesc = "nmod:desc",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Noun that modifies a noun without a preposition, such as a measure or a date.
        NmodUnmarked = "nmod:unmarked",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject whose predicate is a clause with a subject of its own.
        NsubjOuter = "nsubj:outer",
        /// Subject of a passive.
        NsubjPass = "nsubj:pass",
        /// Number that counts a noun.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Noun that modifies a verb, mostly with a preposition.
        Obl = "obl",
        /// Agent of a passive.
        OblAgent = "obl:agent",
        /// Noun that modifies a verb without a preposition, such as a time.
        OblUnmarked = "obl:unmarked",
        /// Remnant of an ellipsis.
        Orphan = "orphan",
        /// Clause set beside another, such as the "he said" of a quotation.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// What the speaker took back.
        Reparandum = "reparandum",
        /// Head of the sentence.
        Root = "root",
        /// Who is spoken to.
        Vocative = "vocative",
        /// Clause without a subject of its own as object or complement.
        Xcomp = "xcomp",
    }
}

impl Relation {
    /// The relation that a treebank calls `name`; a subtype too rare to have a variant counts as its relation.
    pub fn read(name: &str) -> Option<Self> {
        Self::named(name).or_else(|| Self::named(name.split(':').next()?))
    }

    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    #[must_use]
    pub fn universal(self) -> Self {
        Self::read(self.name().split(':').next().unwrap_or_default()).unwrap_or(self)
    }
}
