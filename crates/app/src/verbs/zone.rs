//! `muniment zone`: where the days of an organization begin and end.

use clap::Args;
use engine::Actor;
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;

/// Give an organization another time zone
#[derive(Args, Debug)]
pub struct Zone {
    /// The time zone, such as Europe/Oslo; its days begin and end there from then on, also those that are past
    zone: String,
}

/// Changes it for the organization named by `--org`.
pub async fn run(place: &Place, verb: Zone) -> Result<(), Stop> {
    let folder = door::folder(place).await?;
    folder.engine.lie_in(&folder.org, &verb.zone, &Actor::operator()).await?;
    answer(place.format, &json!({ "org": folder.org, "time_zone": verb.zone }), || {
        out!("the days of {} begin and end in {}", folder.org, verb.zone);
    });
    folder.engine.close().await;
    Ok(())
}
