//! Sentences as trees of tagged words.

use factlint::{
    language::{
        model::Model,
        syntax::{Analyser, Syntax},
        tags::{Penn, Relation, Upos},
    },
    source::Source,
    text::Article,
};

/// The first sentence of `text`.
fn read(text: &str) -> Syntax {
    let article = Article::read(Source::new("article.txt", text).unwrap());
    let sentence = &article.sentences[0];
    Analyser::default().read(text, &article.tokens[sentence.tokens.clone()])
}

fn words<'t>(text: &'t str, syntax: &Syntax) -> Vec<&'t str> {
    syntax.words.iter().map(|word| &text[word.span.range()]).collect()
}

/// The word `form` of the sentence.
fn find(text: &str, syntax: &Syntax, form: &str) -> usize {
    words(text, syntax).iter().position(|word| *word == form).unwrap()
}

#[test]
fn the_embedded_model_is_the_one_that_was_written() {
    assert!(Model::embedded().is_intact());
    assert!(Model::embedded().provenance.contains("CC BY-SA 4.0"));
}

#[test]
fn tokens_become_the_words_of_treebanks() {
    for (text, expected) in [
        ("China’s army won’t move.", "China|’s|army|wo|n’t|move|."),
        ("I'll say they've left.", "I|'ll|say|they|'ve|left|."),
        ("They cannot leave.", "They|can|not|leave|."),
        ("Mr. Smith met J. Brown today.", "Mr.|Smith|met|J.|Brown|today|."),
        ("The three-day visit to the U.S. ended.", "The|three|-|day|visit|to|the|U.S.|ended|."),
        ("It cost $200 on the 20th at 10:30.", "It|cost|$|200|on|the|20th|at|10:30|."),
        ("In the 1990s AT&T grew by 5%.", "In|the|1990s|AT&T|grew|by|5|%|."),
        ("Wait... what?", "Wait|...|what|?"),
    ] {
        let pieces = words(text, &read(text)).join("|");
        assert_eq!(pieces, expected, "{text}");
    }
}

#[test]
fn a_sentence_is_a_tree_of_tagged_words() {
    let text = "The treaty was signed by two presidents.";
    let syntax = read(text);
    let [treaty, signed, presidents, two] =
        ["treaty", "signed", "presidents", "two"].map(|form| find(text, &syntax, form));
    assert_eq!(syntax.root(), Some(signed));
    assert_eq!(syntax.words[signed].penn, Penn::Vbn);
    assert_eq!(syntax.words[treaty].upos, Upos::Noun);
    assert_eq!(syntax.child(signed, &[Relation::NsubjPass]), Some(treaty));
    assert_eq!(syntax.head(two), Some(presidents));
    assert_eq!(syntax.relation(two), Some(Relation::Nummod));
    assert_eq!(syntax.lemma(text, presidents), "president");
    assert_eq!(syntax.lemma(text, signed), "sign");
    assert_eq!(&text[syntax.subtree_span(presidents).range()], "by two presidents");
    assert_eq!(syntax.top(syntax.subtree_span(presidents)), Some(presidents));
    assert_eq!(syntax.ancestors(two).collect::<Vec<_>>(), [presidents, signed]);
}

#[test]
fn every_word_is_a_child_of_its_head_and_lies_in_its_subtree() {
    let text = "He said that the ships, which had left in May, would be back on the 20th if the weather held.";
    let syntax = read(text);
    for word in 0..syntax.words.len() {
        let Some(head) = syntax.head(word) else { continue };
        assert!(syntax.children(head).any(|child| child == word));
        assert!(syntax.subtree(head).contains(&word));
    }
    assert_eq!((0..syntax.words.len()).filter(|&word| syntax.head(word).is_none()).count(), 1);
}

#[test]
fn any_text_is_a_tree() {
    for text in
        ["TRUMP AND XI AGREE TO MEET IN APRIL", "?!", "\u{1F600} Ωμέγα İstanbul ﬁ 東京 \u{301}", "'", "''s", ". . ."]
    {
        let article = Article::read(Source::new("article.txt", text).unwrap());
        let syntax = Analyser::default().read(text, &article.tokens);
        let forms: String = words(text, &syntax).concat();
        assert_eq!(forms, text.split_whitespace().collect::<String>());
    }
    assert!(Analyser::default().read("", &[]).words.is_empty());
}

#[test]
fn a_sentence_of_fifty_thousand_words_is_read() {
    let text = "the old ship and ".repeat(12_500);
    let article = Article::read(Source::new("article.txt", text.as_str()).unwrap());
    let syntax = Analyser::default().read(&text, &article.tokens);
    assert_eq!(syntax.words.len(), 50_000);
    assert_eq!(syntax.root().map(|root| syntax.subtree(root)), Some(0..50_000));
}

#[test]
fn a_sentence_has_a_finite_verb() {
    for (text, form) in [
        ("Kowalczyk pleaded guilty in March to two counts.", "pleaded"),
        ("He and Xi discussed trade.", "discussed"),
        ("Trump said he and Xi discussed trade, Taiwan and Iran.", "discussed"),
    ] {
        let syntax = read(text);
        assert_eq!(syntax.words[find(text, &syntax, form)].penn, Penn::Vbd, "{text}");
    }
    let text = "The pact signed in 2010 has expired.";
    let syntax = read(text);
    assert_eq!(syntax.words[find(text, &syntax, "signed")].penn, Penn::Vbn);
}
