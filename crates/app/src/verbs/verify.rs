//! `muniment verify`: ledgers and files recomputed from their stored bytes.

use std::path::{Path, PathBuf};

use clap::Args;
use engine::objects;
use ledger::Report;
use serde_json::{Value as Json, json};

use crate::cli::Place;
use crate::door;
use crate::stop::{Stop, file};

use super::{answer, restore};

/// Recompute the ledger
#[derive(Args, Debug)]
pub struct Verify {
    /// A backup instead of the data folder
    #[arg(value_name = "FILE")]
    backup: Option<PathBuf>,
    /// A file with a checkpoint that was kept outside
    #[arg(long, value_name = "NOTE")]
    checkpoint: Option<PathBuf>,
}

/// Verifies every organization; ends with exit code 1 where something was found.
pub async fn run(place: &Place, verb: Verify) -> Result<(), Stop> {
    door::local(place)?;
    let note = verb.checkpoint.as_deref().map(read).transpose()?;
    let reports = match &verb.backup {
        None => objects::verify_folder(&place.data, note.as_deref()).await?,
        Some(backup) => {
            let unpacked = tempfile::tempdir().map_err(file(backup))?;
            restore::unpack(backup, unpacked.path())?;
            objects::verify_folder(unpacked.path(), note.as_deref()).await?
        }
    };
    let all: Vec<_> = reports.iter().map(told).collect();
    answer(place.format, &json!(all), || reports.iter().for_each(|report| out!("{report}")));
    if reports.iter().all(Report::is_sound) { Ok(()) } else { Err(Stop::Found) }
}

fn read(path: &Path) -> Result<String, Stop> {
    std::fs::read_to_string(path).map_err(file(path))
}

fn told(report: &Report) -> Json {
    let findings = report.findings.iter().map(
        |finding| json!({ "place": finding.place.to_string(), "sentence": finding.sentence, "advice": finding.advice }),
    );
    json!({
        "org": report.org,
        "sound": report.is_sound(),
        "entries": report.entries,
        "items_erased": report.items_erased,
        "checkpoints": report.checkpoints,
        "covered": report.covered.as_ref().map(|covered| covered.size),
        "outside": report.outside,
        "findings": findings.collect::<Vec<_>>(),
        "further": report.further,
    })
}
