//! `muniment show`: one record.

use clap::Args;
use exchange::json;
use kernel::{Date, Path, Refusal, Register};
use serde_json::Value as Json;

use crate::cli::{self, Place};
use crate::door::{self, Door, Folder};
use crate::stop::Stop;

use super::{answer, list, words};

/// Show one record
#[derive(Args, Debug)]
pub struct Show {
    /// The register: risks, assets, people …
    register: String,
    /// The record, by reference, id or title
    record: String,
    /// The state at the end of this day
    #[arg(long, value_name = "DAY", value_parser = cli::day)]
    as_of: Option<Date>,
}

/// Shows it.
pub async fn run(place: &Place, verb: Show) -> Result<(), Stop> {
    let register = list::named(&verb.register)?;
    let record = match door::open(place).await? {
        Door::Folder(folder) => on_folder(&folder, register, &verb).await?,
        Door::Server(server) => {
            let parameters: Vec<_> = verb.as_of.map(|day| ("as_of".to_owned(), day.to_string())).into_iter().collect();
            server.get(&format!("registers/{}/{}", register.plural, verb.record), &parameters)?
        }
    };
    answer(place.format, &record, || tell(register, &record));
    Ok(())
}

async fn on_folder(folder: &Folder, register: &'static Register, verb: &Show) -> Result<Json, Stop> {
    let state = folder.state(verb.as_of).await?;
    let id = state.resolve(register.key, &verb.record).map_err(|wrong| Refusal::missing("", wrong.0))?;
    let row = state.row(register.key, id).ok_or_else(|| Refusal::missing("", "there is no such record"))?;
    Ok(json::record(row, &state))
}

fn tell(register: &'static Register, record: &Json) {
    let retired = if record["retired"] == Json::Bool(true) { ", retired" } else { "" };
    out!("{} (version {}{retired})", words(&record["reference"]), record["version"]);
    for (_, field) in register.live_fields() {
        let content = &record["fields"][field.key];
        let label = exchange::texts::label(register, &Path::field(field.key));
        match content.as_object().filter(|_| matches!(field.kind, kernel::Kind::Many(_))) {
            Some(rows) if !rows.is_empty() => {
                out!("{label}:");
                rows.iter().for_each(|(key, row)| out!("  {key}: {}", words(row)));
            }
            _ => {
                let text = words(content);
                if !text.is_empty() {
                    out!("{label}: {}", text.replace('\n', "\n  "));
                }
            }
        }
    }
}
