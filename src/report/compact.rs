//! A line a problem, as compilers print them: editors and `grep` know what to do with it.

use super::{Format, Options, Run, foreign, results};
use std::fmt::Write;

pub(super) const FORMAT: Format =
    Format { name: "compact", description: "editors and grep: a line a problem", shares: true, render };

fn render(run: &Run, _: &Options) -> String {
    let mut lines = String::new();
    for problem in results::problems(run) {
        let place = problem.place.map(|place| format!("{}: ", place.shown())).unwrap_or_default();
        let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        let level = problem.level.name();
        let _ = writeln!(lines, "{place}{level}[{}]: {}{help}", problem.code, problem.message);
    }
    foreign::disarmed(&lines, '·')
}
