//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    factlint::cli::main(std::env::args_os())
}
