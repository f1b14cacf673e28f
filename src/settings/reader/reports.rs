//! The table of reports.

use super::{Placed, Reader};
use crate::{
    claims::Spanned,
    report::{self, Format},
    settings::{Report, Setting},
    source::Span,
    values::nearest,
};

impl Reader<'_> {
    pub(super) fn report(&mut self, value: Placed<'_>, formats: &mut Setting<Vec<Spanned<Report>>>) {
        for (key, place, value) in self.table(value, "report") {
            match key {
                "formats" => self.set(formats, place, value, Self::reports),
                _ => self.unknown_key(key, place, Some("report")),
            }
        }
    }

    fn reports(&mut self, value: Placed<'_>) -> Option<Vec<Spanned<Report>>> {
        let texts = self.texts(value, "[\"sarif=factlint.sarif\"]")?;
        let read = texts.into_iter().filter_map(|text| {
            let (format, file) =
                text.node.split_once('=').map_or((text.node, None), |(format, file)| (format, Some(file)));
            if format.is_empty() || file == Some("") {
                let help = "write `FORMAT` or `FORMAT=FILE`, such as \"sarif=factlint.sarif\"";
                self.tell(text.span, format!("\"{}\" is no report", text.node), "not a report", help.to_owned());
                return None;
            }
            let Some(known) = Format::find(format) else {
                self.unknown_format(format, text.span);
                return None;
            };
            let file = file.filter(|file| *file != "-").map(str::to_owned);
            Some(Spanned { node: Report { format: known.name, file }, span: text.span })
        });
        Some(read.collect())
    }

    fn unknown_format(&mut self, name: &str, place: Span) {
        let known: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the formats are: {}", known.join(", ")),
        };
        self.tell(place, format!("there is no format of reports `{name}`"), "unknown", help);
    }
}
