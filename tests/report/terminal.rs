use super::runs::{WIDE, leaders_call};
use factlint::report::terminal::{Options, render};

#[test]
fn everything() {
    print!("{}", render(&leaders_call(), &WIDE));
    print!("{}", render(&leaders_call(), &Options { width: 60, ..WIDE.clone() }));
    print!("{}", render(&leaders_call(), &Options { width: 40, unicode: false, ..WIDE.clone() }));
    print!("{}", render(&leaders_call(), &Options { color: true, ..WIDE.clone() }));
}
