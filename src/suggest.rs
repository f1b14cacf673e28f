//! A claims file made of what an article says: a claim for every fact that it is sure of, each of which holds at once.

mod drafts;
mod page;

use crate::{
    claims,
    coverage::{self, Guards},
    facts::Fact,
    source::{Source, Span},
    verdict::{self, Checked, Subject, Verdict},
};
use drafts::Draft;
use page::Page;

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The types of values to claim something of, `quote` and `name` included; all of them where there is none.
    pub kinds: Vec<String>,
    /// Whether facts that are not firmly bound are claimed too, and not only named in comments.
    pub weak: bool,
}

impl Wish {
    fn wants(&self, fact: &Fact) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|kind| kind == kind_of(fact))
    }
}

/// The type of a fact for [`Wish::kinds`].
pub fn kind_of(fact: &Fact) -> &'static str {
    match fact.subject.as_str() {
        "quote" => "quote",
        "mention" => "name",
        _ => fact.value.kind().name,
    }
}

/// The claims of one article, a line each, under comments that quote its sentences; without an `article` statement, in canonical form. `scope` is the
/// name that the statements name the article by. Facts that `guards` guard are left out.
pub fn suggest(article: &Checked, scope: Option<&str>, wish: &Wish, guards: &Guards) -> String {
    let open = coverage::unguarded(&article.analysis.facts, guards);
    let facts: Vec<&Fact> = open.into_iter().filter(|fact| wish.wants(fact)).collect();
    let wanted = |fact: &&Fact| fact.firm || wish.weak;
    let drafts = settled(drafts::of(facts.iter().copied().filter(wanted)), article);
    let doubtful = facts.iter().copied().filter(|fact| !fact.firm && !wish.weak);
    let page = Page::new(article, scope).print(&drafts, &drafts::of(doubtful));
    match Source::new("", page.as_str()).map(|source| claims::format(&source)) {
        Ok(Ok(text)) => text,
        _ => page,
    }
}

/// The drafts in the first form in which each holds; those that hold in none are marked so.
fn settled<'a>(mut drafts: Vec<Draft<'a>>, article: &Checked) -> Vec<Draft<'a>> {
    let rounds = drafts.iter().map(|draft| draft.forms.len()).max().unwrap_or_default();
    for _ in 0..rounds {
        let waiting: Vec<usize> =
            (0..drafts.len()).filter(|&at| !drafts[at].holds && drafts[at].form().is_some()).collect();
        let lines: Vec<&str> = waiting.iter().filter_map(|&at| drafts[at].form()).collect();
        let verdicts = verdicts(&lines, article);
        for (&at, verdict) in waiting.iter().zip(&verdicts) {
            drafts[at].judged(verdict.as_ref());
        }
    }
    drafts
}

/// What a claim comes to over the article, and the words it rests on; `None` for a line that does not parse.
type Judgement = Option<(Verdict, Vec<Span>)>;

fn verdicts(lines: &[&str], article: &Checked) -> Vec<Judgement> {
    let mut verdicts: Vec<Judgement> = vec![None; lines.len()];
    let Ok(source) = Source::new("", lines.join("\n")) else { return verdicts };
    let (claims, _) = claims::parse(&source);
    for case in verdict::judge(&claims, &[Subject { name: None, checked: article }]).cases {
        let line = claims.statements.get(case.statement).map(|statement| source.position(statement.span.start).line);
        if let Some(slot) = line.and_then(|line| verdicts.get_mut(line - 1)) {
            *slot = Some((case.verdict, case.evidence.iter().map(|evidence| evidence.span).collect()));
        }
    }
    verdicts
}

/// The article statement of a suggested file.
pub fn article_statement(glob: &str, name: Option<&str>) -> String {
    let name = name.map(|name| format!(" as {name}")).unwrap_or_default();
    format!("article {}{name}\n", verdict::quoted_text(glob))
}

/// The plainest claim that says what a fact says, where one can.
pub fn claim(fact: &Fact) -> Option<String> {
    drafts::of(std::iter::once(fact)).first().and_then(|draft| draft.form().map(str::to_owned))
}
