//! `make bench`: every promise of speed and size, measured beside a peer or a limit in the same run.
//!
//! Wall time alone says little on a shared machine, so CPU time and ratios count. A figure that misses its
//! goal is printed as missed and makes the run fail.

mod acts;
mod editing;
mod figure;
mod finding;
mod intake;
mod ledgers;
mod lists;
mod load;
mod many;
mod opening;
mod pages;
mod planning;
mod raw;
mod raw_postgres;
mod starting;
mod thread;
mod whole;
mod worlds;

use figure::Figure;

/// A bench by its name.
type Bench = (&'static str, fn() -> Vec<Figure>);

const BENCHES: &[Bench] = &[
    ("pages", pages::bench),
    ("lists", lists::bench),
    ("planning", planning::bench),
    ("finding", finding::bench),
    ("intake", intake::bench),
    ("whole", whole::bench),
    ("acts", acts::bench),
    ("many", many::bench),
    ("opening", opening::bench),
    ("starting", starting::bench),
    ("editing", editing::bench),
    ("proofs", ledgers::proofs),
    ("verify", ledgers::verify),
    ("past", ledgers::past),
    ("thread", thread::bench),
];

fn main() {
    heap::give_back_soon();
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        // Children of the benches, in processes of their own so that memory is theirs alone.
        Some("open") => opening::child(&args.next().expect("a data folder")),
        Some("intake") if args.len() > 0 => intake::child(&args.collect::<Vec<_>>()),
        Some("many") if args.len() > 0 => many::child(&args.next().expect("a data folder")),
        Some("load") => load::child(&args.collect::<Vec<_>>()),
        Some(name) => run(BENCHES.iter().filter(|bench| bench.0 == name)),
        None => run(BENCHES.iter()),
    }
}

fn run<'a>(benches: impl Iterator<Item = &'a Bench>) {
    let mut missed = 0;
    for (name, bench) in benches {
        println!("{name}");
        for figure in bench() {
            println!("  {figure}");
            missed += usize::from(!figure.reached());
        }
    }
    println!("{missed} missed");
    std::process::exit(i32::from(missed > 0));
}
