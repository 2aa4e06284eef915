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

/// Lists or drops them, without opening anything: what does not verify has snapshots too, and so has the instance.
pub async fn run(place: &Place, verb: Snapshots) -> Result<(), Stop> {
    let store = door::store_there(place, verb.drop).await?;
    let all = store.organizations().await?;
    let orgs = match &place.org {
        Some(org) if all.contains(org) => vec![org.clone()],
        Some(org) => return Err(Stop::usage(format!("there is no organization {org} in {}", door::store(place)))),
        None => all,
    };
    let mut told = Vec::new();
    for org in orgs {
        for (size, kind) in store.snapshots(&org).await? {
            if verb.drop {
                store.drop_snapshot(&org, size, &kind).await?;
            }
            told.push((org.clone(), size));
        }
    }
    store.close().await;
    let what = if verb.drop { "dropped" } else { "entries" };
    let all: Vec<_> = told.iter().map(|(org, size)| json!({ "organization": org, "entries": size })).collect();
    answer(place.format, &json!({ what: all }), || told.iter().for_each(|(org, size)| out!("{size:>10}  {org}")));
    Ok(())
}
