//! Markdown pages that are tests: what is said of an `article` block stands in the block behind it.
//! `UPDATE=1 cargo test` writes it there.

use std::{env, fs, path::Path};

/// Runs the page at `path`. Behind an article, a block that is marked `kind` holds what `describe` says of it; an article without
/// such a block must get no word.
pub(crate) fn hold(path: &Path, kind: &str, describe: impl Fn(&str) -> String) {
    let page = fs::read_to_string(path).unwrap();
    let now = rerun(&page, kind, describe);
    settle(path, &page, &now);
}

/// Fails where a page is not as it should be now, or writes it where that is asked for.
pub(crate) fn settle(path: &Path, page: &str, now: &str) {
    if now == page {
        return;
    }
    if env::var_os("UPDATE").is_some() {
        return fs::write(path, now).unwrap();
    }
    let diff = similar::TextDiff::from_lines(page, now).unified_diff().to_string();
    panic!("{}\n{diff}\nrun UPDATE=1 cargo test to accept", path.display());
}

fn rerun(page: &str, kind: &str, describe: impl Fn(&str) -> String) -> String {
    let (article_fence, answer_fence) = ("```article", format!("```{kind}"));
    let (mut out, mut article, mut lines) = (String::new(), String::new(), page.lines());
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        if line == article_fence {
            article = block(&mut lines);
            if lines.clone().next() != Some(&answer_fence) {
                assert_eq!(describe(&article), "", "of {article}");
            }
            out += &article;
            out += "```\n";
        } else if line == answer_fence {
            block(&mut lines);
            let answer = describe(&article);
            assert!(!answer.is_empty(), "nothing said of {article}");
            out += &answer;
            out += "```\n";
        }
    }
    out
}

pub(crate) fn block<'a>(lines: &mut impl Iterator<Item = &'a str>) -> String {
    lines.take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect()
}
