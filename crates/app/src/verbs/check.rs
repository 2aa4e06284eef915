//! `muniment check`: the rehearsal, for people and for pipelines.

use clap::Args;
use exchange::rehearsal;
use isms::catalogue::Edition;
use isms::rehearsal::{Rehearsal, RequirementVerdict, rehearse};
use kernel::Date;
use serde_json::Value as Json;
use web::texts::fallback;

use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::stop::Stop;
use crate::{table, words};

use super::answer;

/// Rehearse the audit
#[derive(Args, Debug)]
pub struct Check {
    /// The edition to ask: iso27001-2022 or iso27001-2013
    #[arg(long, value_name = "STANDARD", default_value = "iso27001-2022")]
    standard: Edition,
    /// The day to rehearse, on the state at its end; today where left out
    #[arg(long, visible_alias = "as-of", value_name = "DAY", value_parser = cli::day)]
    day: Option<Date>,
    /// Show every requirement, not only what is open
    #[arg(long)]
    all: bool,
}

/// Rehearses, and ends with exit code 1 where a gap is open.
pub async fn run(place: &Place, verb: Check) -> Result<(), Stop> {
    let gaps = match door::open(place).await? {
        Door::Folder(folder) => {
            let rehearsal = on_folder(&folder, &verb).await?;
            let json = rehearsal::json(&rehearsal, &words::say);
            answer(place.format, &json, || tell(&rehearsal, verb.all));
            rehearsal.has_gaps()
        }
        Door::Server(server) => {
            let mut parameters = vec![("standard".to_owned(), verb.standard.key().to_owned())];
            parameters.extend(verb.day.map(|day| ("as_of".to_owned(), day.to_string())));
            let found = server.get("views/rehearsal", &parameters)?;
            answer(place.format, &found, || tell_json(&found, verb.all));
            found["totals"]["gaps"].as_u64().unwrap_or(0) > 0
        }
    };
    if gaps { Err(Stop::Found) } else { Ok(()) }
}

async fn on_folder(folder: &Folder, verb: &Check) -> Result<Rehearsal, Stop> {
    let today = folder.engine.today(&folder.org);
    let day = verb.day.unwrap_or(today);
    let state = folder.state(verb.day.filter(|day| *day < today)).await?;
    Ok(rehearse(&state, verb.standard, day))
}

fn tell(rehearsal: &Rehearsal, all: bool) {
    let open = |row: &&RequirementVerdict| all || !matches!(rehearsal::verdict(row), "no_gap" | rehearsal::UNREAD);
    for row in rehearsal.requirements.iter().filter(open) {
        let grade = row.outcome.as_ref().and_then(isms::rehearsal::Outcome::suggested);
        let grade = grade.map(|own| format!("-{}", own.grade.key())).unwrap_or_default();
        let id = format!("verdict-{}{grade}", rehearsal::verdict(row)).replace('_', "-");
        line(&isms::catalogue::printed(&row.requirement.id), fallback().t(&id), &rehearsal::sentence(row, &words::say));
    }
    // What a rehearsal is and is not stands on every one.
    rehearsal.bounds().iter().for_each(|told| out!("{}", words::say(told)));
}

fn tell_json(found: &Json, all: bool) {
    for row in found["requirements"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let text = |key: &str| row[key].as_str().unwrap_or_default();
        if all || !matches!(text("verdict"), "no_gap" | rehearsal::UNREAD) {
            line(text("id"), text("verdict"), text("sentence"));
        }
    }
    let totals = &found["totals"];
    out!("{} gaps, {} without gap, {} not due", totals["gaps"], totals["no_gap"], totals["not_due"]);
}

/// The requirement and its verdict, then the sentence, folded to the terminal.
fn line(id: &str, verdict: &str, sentence: &str) {
    out!("{id:<14} {verdict}");
    let width = table::width().saturating_sub(4).max(20);
    let mut row = String::new();
    for word in sentence.split_whitespace() {
        if !row.is_empty() && row.chars().count() + 1 + word.chars().count() > width {
            out!("    {row}");
            row.clear();
        }
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(word);
    }
    if !row.is_empty() {
        out!("    {row}");
    }
}
