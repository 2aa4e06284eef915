//! `muniment checkpoint`: the signed notes to be kept outside.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};

use crate::cli::Place;
use crate::door::{self, Door};
use crate::stop::Stop;

use super::{answer, written};

/// Most checkpoints listed at once.
const LISTED_MAX: usize = 1_000;

/// The newest checkpoint, the one of a size, or a list
#[derive(Args, Debug)]
pub struct Checkpoint {
    /// The one that signs so many entries, where it was kept
    #[arg(long, value_name = "ENTRIES")]
    size: Option<u64>,
    /// List those that were kept, from this size on
    #[arg(long, value_name = "ENTRIES", num_args = 0..=1, default_missing_value = "0", conflicts_with = "size")]
    list: Option<u64>,
    /// The file to write it to
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Prints or writes it.
pub async fn run(place: &Place, verb: Checkpoint) -> Result<(), Stop> {
    let door = door::open(place).await?;
    if let Some(from) = verb.list {
        let all = listed(&door, from).await?;
        answer(place.format, &all, || {
            for one in all["items"].as_array().into_iter().flatten() {
                out!("{:>10}  {}", one["entries"], one["time"].as_str().unwrap_or_default());
            }
        });
        return Ok(());
    }
    let note = match (&door, verb.size) {
        (Door::Folder(folder), None) => folder.engine.checkpoint(&folder.org).await?,
        (Door::Folder(folder), Some(size)) => folder.engine.checkpoint_of(&folder.org, size).await?,
        (Door::Server(server), None) => server.get_text("checkpoint", &[])?,
        (Door::Server(server), Some(size)) => server.get_text(&format!("ledger/checkpoints/{size}"), &[])?,
    };
    written(verb.out.as_deref(), &note)
}

async fn listed(door: &Door, from: u64) -> Result<Json, Stop> {
    match door {
        Door::Server(server) => server.get("ledger/checkpoints", &[("from".to_owned(), from.to_string())]),
        Door::Folder(folder) => {
            let all = folder.engine.checkpoints(&folder.org, from, LISTED_MAX).await?;
            let one = |one: &engine::Signed| json!({ "entries": one.size, "time": one.time.map(|time| time.to_string()), "note": one.note });
            Ok(json!({ "items": all.iter().map(one).collect::<Vec<_>>() }))
        }
    }
}
