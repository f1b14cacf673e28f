//! A page for a browser: the articles with their facts underlined, and beside them what is said of each.
//!
//! One file that asks for nothing else. Every word that reaches it goes through [`foreign::markup`], whatever the template does with it.

mod cards;
mod page;
mod paragraphs;
mod places;

use super::{Format, Options, Run, foreign};
use minijinja::{Environment, Error, Output, State, Value, context};
use page::Page;

pub(super) const FORMAT: Format = Format {
    name: "html",
    description: "browsers: the articles with every fact underlined, and the claims beside them",
    shares: false,
    render,
};

const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

fn render(run: &Run, options: &Options) -> String {
    filled(&Page::of(run, options)).unwrap_or_else(|error| foreign::markup(&format!("internal error: {error}")) + "\n")
}

fn filled(page: &Page) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_formatter(harmless);
    environment.add_template("page.html", TEMPLATE)?;
    let (style, script) = (Value::from_safe_string(STYLE.to_owned()), Value::from_safe_string(SCRIPT.to_owned()));
    environment.get_template("page.html")?.render(context! { page, style, script })
}

/// Writes a value of the template: only what this file itself calls safe is written as it is.
fn harmless(out: &mut Output<'_>, _: &State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = value.to_string();
    let written = if value.is_safe() { out.write_str(&text) } else { out.write_str(&foreign::markup(&text)) };
    written.map_err(Error::from)
}
