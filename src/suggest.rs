//! A claims file made of what an article says: a claim for every fact that it is sure of, each of which holds at once.

mod drafts;
mod page;

use crate::{
    claims,
    coverage::{self, Guards},
    facts::Fact,
    source::Source,
    verdict::{self, Checked, Evidence, Subject, Verdict},
};
use drafts::Draft;
use page::Page;
use std::collections::BTreeSet;

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

/// The claims of the articles of one file, a line each, under comments that quote their sentences; without an `article` statement, in canonical form.
/// `scope` is the name that the statements name the articles by. Facts that the guards of an article guard are left out. No statement can tell one
/// article of a file from another: a claim must hold over all of them, and is made once.
pub fn suggest(articles: &[(&Checked, Guards)], scope: Option<&str>, wish: &Wish) -> String {
    let wanted = |fact: &&Fact| fact.firm || wish.weak;
    let facts: Vec<Vec<&Fact>> = articles.iter().map(|(article, guards)| open(article, guards, wish)).collect();
    let mut drafts: Vec<Vec<Draft<'_>>> =
        facts.iter().map(|facts| drafts::of(facts.iter().copied().filter(wanted))).collect();
    settle(&mut drafts, articles);
    let mut said = BTreeSet::new();
    for drafts in &mut drafts {
        drafts.retain(|draft| !draft.holds || draft.form().is_none_or(|form| said.insert(form.to_owned())));
    }
    let pages = articles.iter().zip(&facts).zip(&drafts).map(|(((article, _), facts), drafts)| {
        let doubtful = facts.iter().copied().filter(|fact| !wanted(fact));
        Page::new(article, scope).print(drafts, &drafts::of(doubtful))
    });
    formatted(&pages.collect::<String>(), scope)
}

/// The claims in canonical form. The formatter reads names of articles only where a statement gives them.
fn formatted(page: &str, scope: Option<&str>) -> String {
    let statement = article_statement("", scope);
    let text = Source::new("", format!("{statement}{page}")).map(|source| claims::format(&source));
    match text.as_ref().map(Result::as_deref) {
        Ok(Ok(text)) => text.strip_prefix(&statement).unwrap_or(page).to_owned(),
        _ => page.to_owned(),
    }
}

/// The facts that are to be claimed or named.
fn open<'a>(article: &'a Checked, guards: &Guards, wish: &Wish) -> Vec<&'a Fact> {
    let mut open = coverage::unguarded(&article.analysis.facts, guards);
    open.retain(|fact| wish.wants(fact));
    open
}

/// Takes each draft to the first form in which it holds; those that hold in none are marked so.
fn settle(drafts: &mut [Vec<Draft<'_>>], articles: &[(&Checked, Guards)]) {
    let rounds = drafts.iter().flatten().map(|draft| draft.forms.len()).max().unwrap_or_default();
    for _ in 0..rounds {
        let waiting = |draft: &&Draft<'_>| !draft.holds && draft.form().is_some();
        let lines: Vec<&str> = drafts.iter().flatten().filter(waiting).filter_map(Draft::form).collect();
        let mut verdicts = verdicts(&lines, articles).into_iter();
        for (at, drafts) in drafts.iter_mut().enumerate() {
            for draft in drafts.iter_mut().filter(|draft| waiting(&&**draft)) {
                draft.judged(verdicts.next().flatten().as_ref(), at);
            }
        }
    }
}

/// What a claim comes to over the articles, and what it rests on; `None` for a line that does not parse.
type Judgement = Option<(Verdict, Vec<Evidence>)>;

fn verdicts(lines: &[&str], articles: &[(&Checked, Guards)]) -> Vec<Judgement> {
    let mut verdicts: Vec<Judgement> = vec![None; lines.len()];
    let Ok(source) = Source::new("", lines.join("\n")) else { return verdicts };
    let (claims, _) = claims::parse(&source);
    let subjects: Vec<Subject<'_>> = articles.iter().map(|(checked, _)| Subject { name: None, checked }).collect();
    for case in verdict::judge(&claims, &subjects).cases {
        let line = claims.statements.get(case.statement).map(|statement| source.position(statement.span.start).line);
        if let Some(slot) = line.and_then(|line| verdicts.get_mut(line - 1)) {
            *slot = Some((case.verdict, case.evidence));
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
