//! A draft held against its sources: what does not hold, then the sums.

use super::{
    Options, Verbosity, diagnostics,
    style::{Color, Style},
    text,
};
use crate::{compare::Verdict, report::comparison::Compared};

/// The report of a comparison. With `why`, every check is told with what was looked at.
pub fn render_comparison(compared: &Compared, options: &Options, why: bool) -> String {
    let style = Style::new(options);
    let mut sections: Vec<String> = Vec::new();
    if options.verbosity == Verbosity::Verbose {
        sections.extend(supported(compared, &style));
    }
    sections.extend(diagnostics::render_all(&compared.diagnostics(why), &style));
    sections.extend(diagnostics::render_all(&compared.errors, &style));
    let lines = text::wrap(&compared.summary(), style.width, style.width - 2);
    let lines: Vec<String> = lines.iter().map(|line| style.paint(line, color(compared))).collect();
    sections.push(lines.join("\n  ") + "\n");
    style.finish(&sections)
}

/// A line for each check that is supported, with the words that support it.
fn supported(compared: &Compared, style: &Style) -> Option<String> {
    let article = &compared.draft.as_ref()?.analysis.article;
    let mut section = String::new();
    for check in compared.comparison.checks.iter().filter(|check| check.verdict == Verdict::Supported) {
        let mark = style.paint(style.mark(crate::verdict::Verdict::Supported), Color::Green);
        let line = article.source.position(check.span.start).line;
        let place = check.evidence.and_then(|evidence| {
            let source = &compared.sources.get(evidence.source)?.analysis.article.source;
            let words = style.quoted(&style.visible(source.slice(evidence.span)));
            Some(format!("{}:{} {words}", source.name(), source.position(evidence.span.start).line))
        });
        let written = style.visible(article.slice(check.span));
        let told = format!("{line}: {written}  {}", place.unwrap_or_else(|| check.why.clone()));
        section.extend([mark.trim_end(), " ", &style.clip(&told, style.width.saturating_sub(5)), "\n"]);
    }
    (!section.is_empty()).then_some(section)
}

fn color(compared: &Compared) -> Color {
    let worst = compared.comparison.checks.iter().filter_map(|check| check.severity(&compared.levels)).max();
    if compared.errors.is_empty() { worst.map_or(Color::Green, Style::severity_color) } else { Color::Red }
}
