//! The rules that reckon, held by sentences that are made of figures: right ones are silent, wrong ones are told.

use factlint::{
    facts,
    rules::{self, Selection},
    source::Source,
};
use proptest::prelude::*;

/// How often `rule` finds anything in `text`.
fn findings(rule: &str, text: &str) -> usize {
    let these = Selection::These(vec![rules::find(rule).unwrap()]);
    let analysis = facts::analyse(Source::new("article", text).unwrap(), None);
    let (findings, faults) = rules::run(these.rules(), &analysis);
    assert!(faults.is_empty(), "{faults:?}");
    findings.len()
}

/// The quotient, rounded half up.
fn rounded(dividend: u32, divisor: u32) -> u32 {
    (2 * dividend + divisor) / (2 * divisor)
}

/// Names that are told apart by one letter.
fn names(count: usize) -> String {
    let all: Vec<String> = ('A'..).take(count).map(|letter| format!("Ann {letter}oe")).collect();
    let (last, others) = all.split_last().unwrap();
    format!("{} and {last}", others.join(", "))
}

/// A sentence takes milliseconds where nothing is optimised: a quarter of the usual cases.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: (usual.cases / 4).max(1), ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_change_is_held_against_its_figures(from in 20..900_u32, percent in 3..90_u32, off in 8..60_u32, falls: bool) {
        let percent = percent - percent / 10 * u32::from(falls);
        let to = if falls { rounded(from * (100 - percent), 100) } else { rounded(from * (100 + percent), 100) };
        let told = rounded(from.abs_diff(to) * 100, from);
        prop_assume!(told > 0);
        let verb = if falls { "fell" } else { "rose" };
        let sentence = |percent: u32| format!("The price {verb} {percent} percent from ${from} to ${to} in May.");
        prop_assert_eq!(findings("change-arithmetic", &sentence(told)), 0);
        // Figures of three digits may have been rounded to tens.
        let slack = if from >= 100 { 10 * 100 * 2 / from } else { 200 / from };
        prop_assert_eq!(findings("change-arithmetic", &sentence(told + off + slack)), 1);
        let behind = format!("The price {verb} to ${to} from ${from} a year earlier, and ${from} is the most it was.");
        prop_assert_eq!(findings("change-arithmetic", &behind), 0);
    }

    #[test]
    fn a_change_in_numbers_is_held_against_its_figures(from in 20..90_u32, by in 1..9_u32, off in 2..9_u32) {
        let sentence = |by: u32, to: u32| format!("The number of members rose by {by} from {from} to {to} in May.");
        prop_assert_eq!(findings("change-arithmetic", &sentence(by, from + by)), 0);
        prop_assert_eq!(findings("change-arithmetic", &sentence(by + off, from + by)), 1);
    }

    #[test]
    fn parts_are_added(parts in proptest::collection::vec(2..90_u32, 2..5), off in 1..2_u32) {
        let places = ["Paris", "Lyon", "Nice", "Metz"];
        let list: Vec<String> = parts.iter().zip(places).map(|(part, place)| format!("{part} in {place}")).collect();
        let (last, others) = list.split_last().unwrap();
        let sum: u32 = parts.iter().sum();
        let sentence = |sum: u32| format!("{sum} people died: {} and {last}.", others.join(", "));
        prop_assert_eq!(findings("sum-of-parts", &sentence(sum)), 0);
        prop_assert_eq!(findings("sum-of-parts", &sentence(sum + off)), 1);
        prop_assert_eq!(findings("sum-of-parts", &sentence(sum - off)), 1);
    }

    #[test]
    fn a_share_is_held_against_part_and_whole(whole in 5..900_u32, part in 1..900_u32, off in 3..40_u32) {
        let part = 1 + part % (whole - 1);
        let share = rounded(100 * part, whole);
        let sentence = |share: u32| format!("Women won {part} of the {whole} seats ({share}%) in the assembly.");
        prop_assert_eq!(findings("share-of-total", &sentence(share)), 0);
        prop_assert_eq!(findings("share-of-total", &sentence(share + off)), 1);
    }

    #[test]
    fn an_average_is_held_against_total_and_count(count in 2..30_u32, average in 2..50_u32, off in 2..9_u32) {
        let sentence = |total: u32| format!("She scored {total} points in {count} games, an average of {average}.");
        prop_assert_eq!(findings("average", &sentence(count * average)), 0);
        // A total that ends in noughts may have been rounded.
        let total = count * (average + off);
        prop_assert_eq!(findings("average", &sentence(total + u32::from(total % 10 == 0))), 1);
    }

    #[test]
    fn a_conversion_is_held_against_its_quantity(miles in 11..900_u32) {
        let sentence = |km: u32| format!("The road is {miles} miles ({km} km) long.");
        let right = rounded(miles * 1609, 1000);
        prop_assert_eq!(findings("unit-conversion", &sentence(right)), 0);
        if miles > 60 {
            prop_assert_eq!(findings("unit-conversion", &sentence(rounded(right, 10) * 10)), 0);
        }
        prop_assert_eq!(findings("unit-conversion", &sentence(right * 3 / 2)), 1);
        prop_assert_eq!(findings("unit-conversion", &sentence(miles)), 1);
    }

    #[test]
    fn conversions_of_money_have_one_rate(one in 100..900_u32, other in 100..900_u32, rate in 50..400_u32) {
        let sentence = |rate: u32, next: u32| {
            let (here, there) = (rounded(one * rate, 100), rounded(other * next, 100));
            format!("A ticket costs €{one} (${here}) now. A season ticket costs €{other} (${there}).")
        };
        prop_assert_eq!(findings("currency-conversion", &sentence(rate, rate)), 0);
        prop_assert_eq!(findings("currency-conversion", &sentence(rate, rate * 3 / 2)), 1);
    }

    #[test]
    fn items_are_counted(items in 2..9_usize, off in 1..3_usize) {
        let sentence = |count: usize| format!("Police arrested {count} suspects: {}.", names(items));
        prop_assert_eq!(findings("count-of-list", &sentence(items)), 0);
        prop_assert_eq!(findings("count-of-list", &sentence(items + off)), 1);
        if items > 2 {
            prop_assert_eq!(findings("count-of-list", &sentence(items - 1)), 1);
        }
    }

    #[test]
    fn a_draw_has_as_many_points_on_both_sides(one in 0..9_u32, other in 0..9_u32) {
        let draw = format!("Leeds drew {one}-{other} with York on Saturday.");
        prop_assert_eq!(findings("score-and-winner", &draw), usize::from(one != other));
        let win = format!("Leeds beat York {one}-{other} on Saturday.");
        prop_assert_eq!(findings("score-and-winner", &win), usize::from(one == other));
    }
}
