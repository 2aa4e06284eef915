//! One act on a choice of rows: a named act opens its form with them; retiring is done at once, all or nothing.

use axum::response::{IntoResponse, Redirect, Response};
use kernel::Command;

use super::room::Room;
use crate::auth::text;
use crate::error::Halt;
use crate::flash;
use crate::frame::register_path;
use crate::sent::Sent;
use crate::visit::At;

/// The key under which a bulk retirement is recorded.
const KEY: &str = "bulk.retire";

/// `POST …/bulk`.
pub async fn act(At(visit): At, Room { section, plural }: Room, Sent(pairs): Sent) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let path = register_path(register);
    let chosen: Vec<&str> = pairs.iter().filter(|(name, _)| name == "id").map(|(_, text)| text.as_str()).collect();
    if chosen.is_empty() {
        return Ok(flash::go(&visit.href(&path), visit.t().t("bulk-none"), None));
    }
    if text(&pairs, "act") != "retire" {
        let act = isms::act(text(&pairs, "act")).ok_or(Halt::NotFound)?;
        let first = act.arguments.first().ok_or(Halt::NotFound)?;
        let query: Vec<_> = chosen.iter().map(|id| (first.key, *id)).collect();
        let query = serde_urlencoded::to_string(query).unwrap_or_default();
        return Ok(Redirect::to(&visit.href(&format!("{path}/acts/{}?{query}", act.key))).into_response());
    }
    let mut commands = Vec::new();
    for named in &chosen {
        let row = super::row(&visit, register, named)?;
        commands.push((row.reference(), Command::Retire(register, row.id)));
    }
    let count = commands.len();
    visit.house().engine.execute(&visit.org, visit.asked()?, Command::Batch(KEY, commands)).await?;
    Ok(flash::go(&visit.href(&path), visit.t().one("done-changed", "count", count), None))
}
