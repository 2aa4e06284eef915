//! `muniment snapshots`: the states that are kept so that opening and looking back are quick.

use clap::Args;
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;

/// The snapshots of the organization
#[derive(Args, Debug)]
pub struct Snapshots {
    /// Forget them; they are a cache and made again
    #[arg(long)]
    drop: bool,
}

/// Lists or drops them, without opening the organization: what does not verify has snapshots too.
pub async fn run(place: &Place, verb: Snapshots) -> Result<(), Stop> {
    let engine = door::existing(place).await?;
    let folder = door::within(engine.clone(), place)?;
    let sizes = match verb.drop {
        true => engine.drop_snapshots(&folder.org).await?,
        false => engine.snapshots(&folder.org).await?,
    };
    let what = if verb.drop { "dropped" } else { "entries" };
    answer(place.format, &json!({ what: sizes }), || sizes.iter().for_each(|size| out!("{size:>10}")));
    engine.close().await;
    Ok(())
}
