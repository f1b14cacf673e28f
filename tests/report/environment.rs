use factlint::report::terminal::{Options, Output};

fn detect(output: Output, color: Option<bool>, variables: &[(&str, &str)]) -> Options {
    Options::detect(output, color, |name| {
        variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
    })
}

const TERMINAL: Output = Output::Terminal(Some(72));

#[test]
fn width_is_the_terminals_then_columns_then_a_hundred() {
    assert_eq!(detect(TERMINAL, None, &[("COLUMNS", "50")]).width, 72);
    assert_eq!(detect(Output::Terminal(None), None, &[("COLUMNS", "50")]).width, 50);
    assert_eq!(detect(Output::Pipe, None, &[("COLUMNS", "50")]).width, 50);
    assert_eq!(detect(Output::Pipe, None, &[("COLUMNS", "many")]).width, 100);
    assert_eq!(detect(Output::Pipe, None, &[("COLUMNS", "0")]).width, 100);
    assert_eq!(detect(Output::Pipe, None, &[]).width, 100);
}

#[test]
fn color_is_for_terminals_unless_somebody_says_otherwise() {
    for (output, color, variables, expected) in [
        (TERMINAL, None, [("", "")], true),
        (Output::Pipe, None, [("", "")], false),
        (TERMINAL, None, [("NO_COLOR", "1")], false),
        (TERMINAL, None, [("NO_COLOR", "")], true),
        (TERMINAL, None, [("CLICOLOR", "0")], false),
        (TERMINAL, None, [("TERM", "dumb")], false),
        (Output::Pipe, None, [("CLICOLOR_FORCE", "1")], true),
        (Output::Pipe, None, [("CLICOLOR_FORCE", "0")], false),
        (Output::Pipe, Some(true), [("NO_COLOR", "1")], true),
        (TERMINAL, Some(false), [("CLICOLOR_FORCE", "1")], false),
    ] {
        assert_eq!(detect(output, color, &variables).color, expected, "{output:?} {color:?} {variables:?}");
    }
    assert!(!detect(TERMINAL, None, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]).color);
}

#[cfg(not(windows))]
#[test]
fn drawing_follows_the_locale() {
    for (output, variables, expected) in [
        (TERMINAL, &[][..], false),
        (Output::Pipe, &[][..], true),
        (TERMINAL, &[("LANG", "C")][..], false),
        (Output::Pipe, &[("LANG", "POSIX")][..], true),
        (TERMINAL, &[("LANG", "C.UTF-8")][..], true),
        (TERMINAL, &[("LANG", "en_GB.utf8")][..], true),
        (Output::Pipe, &[("LANG", "de_DE.ISO-8859-1")][..], false),
        (TERMINAL, &[("LANG", "de_DE.UTF-8"), ("LC_CTYPE", "C")][..], false),
        (TERMINAL, &[("LANG", "C"), ("LC_ALL", "de_DE.UTF-8"), ("LC_CTYPE", "C")][..], true),
        (TERMINAL, &[("LC_ALL", ""), ("LANG", "de_DE.UTF-8")][..], true),
    ] {
        assert_eq!(detect(output, None, variables).unicode, expected, "{output:?} {variables:?}");
    }
}

#[test]
fn github_actions_says_so_itself() {
    assert!(detect(Output::Pipe, None, &[("GITHUB_ACTIONS", "true")]).github_actions);
    assert!(!detect(Output::Pipe, None, &[("GITHUB_ACTIONS", "false")]).github_actions);
}
