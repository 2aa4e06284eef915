//! `muniment key`: the keys that sign checkpoints, shown and rotated.

use clap::{Args, Subcommand};
use jiff::Timestamp;
use ledger::{KeyTold, Keys};
use serde_json::{Value as Json, json};

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;

/// The keys that sign checkpoints
#[derive(Args, Debug)]
pub struct Key {
    /// What to do.
    #[command(subcommand)]
    what: What,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
enum What {
    /// The public keys, oldest first; keep them outside
    Show,
    /// Make a new key; the old one signs that it takes over, and a running server goes on with it
    Rotate {
        /// The old key is gone and can sign nothing; every verification with a key from outside will show it
        #[arg(long)]
        lost: bool,
    },
}

/// Tells the public keys, after a rotation the new ones.
pub async fn run(place: &Place, verb: &Key) -> Result<(), Stop> {
    door::local(place)?;
    let keys = match verb.what {
        What::Show => Keys::load(&place.data)?,
        What::Rotate { lost: false } => Keys::rotate(&place.data, now(place).await?)?,
        What::Rotate { lost: true } => Keys::replace(&place.data, now(place).await?)?,
    };
    // The name is that of an organization's checkpoints; the key is the same for all.
    let org = place.org.as_deref().unwrap_or(ledger::limits::INSTANCE);
    let (told, lines) = (keys.told(org), keys.lines(org));
    let all: Vec<_> = told.iter().map(json).collect();
    answer(place.format, &json!({ "keys": all }), || {
        // What is written down of this is what `--key` reads.
        for (key, line) in told.iter().zip(&lines) {
            out!("# {}", words(key));
            out!("{line}");
        }
    });
    Ok(())
}

/// The time from which on the new key counts: now, unless a ledger is ahead of the clock.
async fn now(place: &Place) -> Result<i64, Stop> {
    let store = door::store(place).read_only().await?;
    let mut latest = Timestamp::now().as_microsecond();
    for org in store.organizations().await? {
        latest = latest.max(store.head(&org).await?.time_us);
    }
    store.close().await;
    Ok(latest)
}

fn since(key: &KeyTold) -> Option<Timestamp> {
    key.since_us.and_then(|since| Timestamp::from_microsecond(since).ok())
}

fn json(key: &KeyTold) -> Json {
    let since = since(key).map(|since| since.to_string());
    json!({ "key": key.verifier, "since": since, "handed_over": key.handed_over })
}

fn words(key: &KeyTold) -> String {
    match since(key) {
        None => "the first".to_owned(),
        Some(since) if key.handed_over => format!("since {since}, handed over by the one before"),
        Some(since) => format!("since {since}, without a handover: the one before was lost"),
    }
}
