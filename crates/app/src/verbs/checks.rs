//! `muniment checks`: the rules of the rehearsal and the requirements that each answers.

use clap::Args;
use isms::catalogue::Edition;
use isms::rehearsal::{CHECKS, Check};
use serde_json::{Map, Value as Json, json};

use crate::cli::Format;
use crate::stop::Stop;
use crate::{table, words};

use super::answer;

/// What checks there are
#[derive(Args, Debug)]
pub struct Checks {}

/// Tells all of them.
pub fn run(format: Format, _verb: &Checks) -> Result<(), Stop> {
    let all: Vec<_> = CHECKS.iter().map(|check| told(check)).collect();
    answer(format, &json!(all), tell);
    Ok(())
}

fn title(check: &Check) -> String {
    words::find(&check.message()).unwrap_or_else(|| check.key.to_owned())
}

fn served(check: &Check, edition: Edition) -> Vec<&'static str> {
    edition.standard().requirements_answered_by(check.key).map(|requirement| requirement.id.as_str()).collect()
}

fn told(check: &Check) -> Json {
    let requirements: Map<_, _> =
        Edition::ALL.iter().map(|edition| (edition.key().to_owned(), json!(served(check, *edition)))).collect();
    json!({ "key": check.key, "clause": check.clause, "title": title(check), "requirements": requirements })
}

fn tell() {
    let mut headings = ["Check", "Clause", "What it looks at"].map(str::to_owned).to_vec();
    headings.extend(Edition::ALL.iter().map(|edition| edition.key().to_owned()));
    let row = |check: &&'static Check| {
        let mut cells = vec![check.key.to_owned(), check.clause.to_owned(), title(check)];
        cells.extend(Edition::ALL.iter().map(|edition| served(check, *edition).join(" ")));
        cells
    };
    table::print(&headings, &CHECKS.iter().map(row).collect::<Vec<_>>());
}
