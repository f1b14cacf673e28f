//! Trains the model of English, and measures it.
//!
//! ```text
//! cargo run --release --example train -- train TRAIN.tsv DEV.tsv MODEL
//! cargo run --release --example train -- evaluate DEV.tsv [MODEL]
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used))]
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::cast_precision_loss, clippy::cast_possible_truncation)]

mod corpus;
mod evaluation;
mod lemmas;
mod network;
mod oracle;
mod parsing;
mod perceptron;
mod pipeline;
mod random;
mod tagging;
#[cfg(test)]
mod tests;

use factlint::language::model::Model;
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["train", train, dev, file] => {
            let bytes = pipeline::train(&corpus::read(Path::new(train))?, pipeline::FULL)?;
            fs::write(file, &bytes)?;
            let model = Model::open(&bytes)?;
            println!("{file}: {} bytes\n{}", bytes.len(), evaluation::evaluate(&model, &corpus::read(Path::new(dev))?));
        }
        ["evaluate", dev] => {
            print!("{}", evaluation::evaluate(Model::embedded(), &corpus::read(Path::new(dev))?));
        }
        ["evaluate", dev, file] => {
            let bytes = fs::read(file)?;
            print!("{}", evaluation::evaluate(&Model::open(&bytes)?, &corpus::read(Path::new(dev))?));
        }
        _ => return Err("train TRAIN.tsv DEV.tsv MODEL, or evaluate DEV.tsv [MODEL]".into()),
    }
    Ok(())
}
