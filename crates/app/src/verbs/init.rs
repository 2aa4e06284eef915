//! `muniment init`: an organization with an empty ledger.

use clap::Args;
use engine::Actor;
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;

/// Found an organization
#[derive(Args, Debug)]
pub struct Init {
    /// The organization's name
    #[arg(long)]
    name: String,
    /// Its time zone; days begin and end there
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    time_zone: String,
}

/// Founds the organization named by `--org`.
pub async fn run(place: &Place, verb: Init) -> Result<(), Stop> {
    let key = place
        .org
        .as_deref()
        .ok_or_else(|| Stop::usage("give the organization a key with --org, such as --org acme"))?;
    let engine = door::engine(place).await?;
    engine.found(key, &verb.name, Some(&verb.time_zone), &Actor::operator()).await?;
    engine.close().await;
    let data = door::store(place);
    answer(place.format, &json!({ "org": key, "name": verb.name }), || {
        out!("founded {key} ({}) in {data}", verb.name);
        out!("next: muniment do method.adopt --org {key}, or muniment serve");
    });
    Ok(())
}
