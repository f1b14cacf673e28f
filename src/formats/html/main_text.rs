//! Which part of a page is the article.

use super::{
    blocks::{self, Block},
    elements::Part,
    furniture,
    tree::{Element, Page},
};
use std::ops::Range;

/// The article of a page.
pub(super) struct Main {
    /// The element that holds it.
    pub(super) root: usize,
    /// Its text.
    pub(super) blocks: Vec<Block>,
}

/// Finds the article: the blocks that stand in no furniture, and of these the ones that the element with most of their prose holds.
pub(super) fn find(page: &Page<'_>) -> Main {
    let all = blocks::read(page, &[]);
    let dropped = dropped(page, &Weights::of(&all));
    let kept = blocks::read(page, &dropped);
    // A page that is furniture as a whole calls its parts by misleading names.
    let blocks = if Weights::of(&kept).total() > 0 { kept } else { all };
    let weights = Weights::of(&blocks);
    let root = widened(page, root(page, &weights, &dropped), &weights, &blocks);
    let within = page.within(root);
    Main { root, blocks: text_of(blocks.into_iter().filter(|block| within.contains(&block.node)).collect()) }
}

/// How much prose stands before each block.
struct Weights {
    nodes: Vec<usize>,
    sums: Vec<usize>,
}

impl Weights {
    fn of(blocks: &[Block]) -> Self {
        let mut weights = Self { nodes: Vec::new(), sums: vec![0] };
        for block in blocks {
            weights.nodes.push(block.node);
            weights.sums.push(weights.total() + block.prose());
        }
        weights
    }

    fn total(&self) -> usize {
        self.sums.last().copied().unwrap_or_default()
    }

    fn before(&self, node: usize) -> usize {
        let at = self.nodes.partition_point(|other| *other < node);
        self.sums.get(at).copied().unwrap_or_default()
    }

    fn within(&self, range: &Range<usize>) -> usize {
        self.before(range.end) - self.before(range.start)
    }
}

/// Which nodes stand in furniture.
fn dropped(page: &Page<'_>, weights: &Weights) -> Vec<bool> {
    let anchors: Vec<usize> =
        page.elements().filter(|(_, element)| is_anchor(page, element)).map(|(at, _)| at).collect();
    let holds_anchor = |range: &Range<usize>| {
        let next = anchors.partition_point(|at| *at < range.start);
        anchors.get(next).is_some_and(|at| range.contains(at))
    };
    let mut dropped = vec![false; page.nodes.len()];
    let mut end = 0;
    for (at, element) in page.elements() {
        let range = page.within(at);
        if at < end || !is_box(element) && !furniture::is_named(page, element) {
            continue;
        }
        // A name may be that of the whole page: "with-sidebar". So may the form that some systems put round it.
        let may_hold_it = !is_always_furniture(page, element);
        if may_hold_it && (holds_anchor(&range) || 4 * weights.within(&range) > 3 * weights.total()) {
            continue;
        }
        end = range.end;
        dropped[range].fill(true);
    }
    dropped
}

fn is_box(element: &Element) -> bool {
    element.known.part == Part::Box
}

fn is_always_furniture(page: &Page<'_>, element: &Element) -> bool {
    let role = page.attribute(element, "role");
    ["nav", "footer", "aside", "dialog", "menu"].iter().any(|name| page.is(element, name))
        || role.is_some_and(|role| matches!(role, "dialog" | "alertdialog" | "navigation" | "contentinfo"))
}

/// Whether only the article, or what holds it, has such an element.
fn is_anchor(page: &Page<'_>, element: &Element) -> bool {
    page.is(element, "main") || page.is(element, "h1") || page.attribute(element, "itemprop") == Some("articleBody")
}

/// The element that holds the article.
fn root(page: &Page<'_>, weights: &Weights, dropped: &[bool]) -> usize {
    let standing = |at: usize| !dropped.get(at).is_some_and(|dropped| *dropped);
    let fullest = |is: &dyn Fn(&Element) -> bool| {
        let candidates = page.elements().filter(|(at, element)| standing(*at) && is(element));
        let weighed = candidates.map(|(at, _)| (weights.within(&page.within(at)), at));
        // Of nested ones the outermost.
        weighed
            .max_by_key(|(weight, at)| (*weight, std::cmp::Reverse(*at)))
            .filter(|(weight, _)| 2 * weight >= weights.total() && *weight > 0)
    };
    let article = fullest(&|element| page.is(element, "article") || page.attribute(element, "role") == Some("article"));
    let main = || fullest(&|element| page.is(element, "main") || page.attribute(element, "role") == Some("main"));
    let is_body = |element: &Element| page.attribute(element, "itemprop") == Some("articleBody");
    let body = || {
        let last = page.elements().filter(|(at, element)| standing(*at) && is_body(element)).last().map(|(at, _)| at);
        fullest(&is_body).zip(last).map(|((weight, at), last)| (weight, above(page, at, |range| range.contains(&last))))
    };
    match article.or_else(body).or_else(main) {
        Some((_, at)) => at,
        None => fullest_by_descent(page, weights),
    }
}

/// The innermost element around the one at `at` that holds what is wanted.
fn above(page: &Page<'_>, at: usize, holds: impl Fn(&Range<usize>) -> bool) -> usize {
    let mut at = at;
    while at > 0 && !holds(&page.within(at)) {
        at = page.element(at).map_or(0, |element| element.parent);
    }
    at
}

/// The element at `root`, or one around it that has the headline too and hardly more prose: the first sentences may stand under the headline.
fn widened(page: &Page<'_>, root: usize, weights: &Weights, blocks: &[Block]) -> usize {
    let within = page.within(root);
    let titles = || blocks.iter().filter(|block| block.kind == Part::Title).map(|block| block.node);
    let Some(headline) = titles().take_while(|node| *node < within.end).last().filter(|node| *node < within.start)
    else {
        return root;
    };
    let wider = above(page, root, |range| range.contains(&headline));
    if 3 * weights.within(&page.within(wider)) <= 4 * weights.within(&within) { wider } else { root }
}

/// The innermost element that holds nearly all prose.
fn fullest_by_descent(page: &Page<'_>, weights: &Weights) -> usize {
    let mut root = 0;
    loop {
        let within = page.within(root);
        let whole = weights.within(&within);
        let mut child = root + 1;
        let fuller = loop {
            if child >= within.end {
                break None;
            }
            let range = page.within(child);
            if page.element(child).is_some() && whole > 0 && 4 * weights.within(&range) > 3 * whole {
                break Some(child);
            }
            child = range.end;
        };
        match fuller {
            // A single paragraph may be most of a short article.
            Some(child) if page.element(child).is_some_and(may_hold_paragraphs) => root = child,
            _ => return root,
        }
    }
}

fn may_hold_paragraphs(element: &Element) -> bool {
    matches!(element.known.part, Part::Text | Part::Box | Part::Row)
}

/// Leaves out what leads elsewhere, the titles above it, and what stands above the headline.
fn text_of(blocks: Vec<Block>) -> Vec<Block> {
    let titles = || blocks.iter().filter(|block| block.kind == Part::Title);
    // The name of the site leads to its front page.
    let named = titles().any(|title| !title.is_links());
    let is_headline = |block: &Block| block.kind == Part::Title && !(named && block.is_links());
    let headline = blocks.iter().position(is_headline).unwrap_or_default();
    let mut text: Vec<Block> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        let title = matches!(block.kind, Part::Title | Part::Heading);
        if block.is_links() && !is_headline(&block) {
            while text.last().is_some_and(|last| last.kind == Part::Heading) {
                text.pop();
            }
        } else if title || at >= headline || block.prose() > 0 {
            text.push(block);
        }
    }
    while text.last().is_some_and(|last| last.kind == Part::Heading) {
        text.pop();
    }
    text
}
