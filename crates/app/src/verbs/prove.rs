//! `muniment prove`: proofs as files, for somebody who has nothing but a checkpoint.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::cli::Place;
use crate::door::{self, Door};
use crate::stop::{Stop, file};

use super::written;

/// Write a proof
#[derive(Args, Debug)]
pub struct Prove {
    /// What is to be proved.
    #[command(subcommand)]
    what: What,
}

/// What can be proved.
#[derive(Debug, Subcommand)]
enum What {
    /// That an entry is in the ledger
    Entry(Entry),
    /// That a ledger only grew between two checkpoints
    Consistency(Consistency),
}

#[derive(Args, Debug)]
struct Entry {
    /// The entry's number
    number: u64,
    /// Disclose what the entry changed and why, not only who did what when
    #[arg(long)]
    content: bool,
    #[command(flatten)]
    rest: Rest,
}

#[derive(Args, Debug)]
struct Consistency {
    /// How many entries the older checkpoint signs
    older: u64,
    /// How many entries the newer checkpoint signs, where it is not the newest
    newer: Option<u64>,
    #[command(flatten)]
    rest: Rest,
}

#[derive(Args, Debug)]
struct Rest {
    /// A file with the checkpoint that the proof is to lead to, where it is not the newest
    #[arg(long, value_name = "NOTE")]
    checkpoint: Option<PathBuf>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Prints or writes the proof.
pub async fn run(place: &Place, verb: Prove) -> Result<(), Stop> {
    let door = door::open(place).await?;
    let (proof, rest) = match verb.what {
        What::Entry(entry) => (prove_entry(&door, &entry).await?, entry.rest),
        What::Consistency(growth) => (prove_growth(&door, &growth).await?, growth.rest),
    };
    written(rest.out.as_deref(), &proof)
}

async fn prove_entry(door: &Door, entry: &Entry) -> Result<String, Stop> {
    let note = note(entry.rest.checkpoint.as_deref())?;
    match door {
        Door::Folder(folder) => {
            Ok(folder.engine.prove_entry(&folder.org, entry.number, entry.content, note.as_deref()).await?)
        }
        Door::Server(server) => {
            let mut parameters = vec![("content".to_owned(), entry.content.to_string())];
            parameters.extend(note.map(|note| ("checkpoint".to_owned(), note)));
            server.get_text(&format!("ledger/entries/{}/proof", entry.number), &parameters)
        }
    }
}

async fn prove_growth(door: &Door, growth: &Consistency) -> Result<String, Stop> {
    let given = note(growth.rest.checkpoint.as_deref())?;
    if given.is_some() && growth.newer.is_some() {
        return Err(Stop::usage("name the newer checkpoint by its size or with --checkpoint, not both"));
    }
    match door {
        Door::Folder(folder) => {
            let note = match growth.newer {
                Some(size) => Some(folder.engine.checkpoint_of(&folder.org, size).await?),
                None => given,
            };
            Ok(folder.engine.prove_growth(&folder.org, growth.older, note.as_deref()).await?)
        }
        Door::Server(server) => {
            let mut parameters = vec![("from".to_owned(), growth.older.to_string())];
            parameters.extend(growth.newer.map(|size| ("to".to_owned(), size.to_string())));
            parameters.extend(given.map(|note| ("checkpoint".to_owned(), note)));
            server.get_text("ledger/consistency", &parameters)
        }
    }
}

fn note(path: Option<&Path>) -> Result<Option<String>, Stop> {
    path.map(|path| std::fs::read_to_string(path).map_err(file(path))).transpose()
}
