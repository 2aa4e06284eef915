//! Taking a record out of the management system and bringing it back; nothing is ever deleted.

use axum::extract::Path;
use axum::response::Response;
use kernel::{Command, RawId, Register};

use super::form::circumstances;
use super::record_path;
use crate::auth::Pairs;
use crate::error::Halt;
use crate::flash;
use crate::pages::history::undo;
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// `POST …/{record}/retire`.
pub async fn retire(
    At(visit): At,
    Path(named): Path<(String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    moved(&visit, named, &pairs, Command::Retire).await
}

/// `POST …/{record}/restore`.
pub async fn restore(
    At(visit): At,
    Path(named): Path<(String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    moved(&visit, named, &pairs, Command::Restore).await
}

/// Takes a record out or back, and goes to its page.
async fn moved(
    visit: &Visit,
    (_, section, plural, named): (String, String, String, String),
    pairs: &Pairs,
    command: fn(&'static Register, RawId) -> Command,
) -> Result<Response, Halt> {
    let register = super::register(visit, &section, &plural)?;
    let row = super::row(visit, register, &named)?;
    let command = command(register, row.id);
    let asked = circumstances(visit, pairs)?.map_err(|refusal| Halt::Refused(vec![refusal]))?;
    let said = visit.t().done(&command.key(), &row.reference());
    let done = visit.house().engine.execute(&visit.org, asked, command).await?;
    Ok(flash::go(&visit.href(&record_path(&row)), said, undo::offer(visit, &done)))
}
