//! Taking a record out of the management system and bringing it back; nothing is ever deleted.

use axum::extract::Path;
use axum::response::Response;
use kernel::Command;

use super::record_path;
use crate::error::Halt;
use crate::flash;
use crate::pages::history::undo;
use crate::visit::At;

/// `POST …/{record}/retire`.
pub async fn retire(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    let done = visit.house().engine.execute(&visit.org, visit.asked()?, Command::Retire(register, row.id)).await?;
    let said = visit.t().done(&format!("{}.retire", register.key), &row.reference());
    Ok(flash::go(&visit.href(&record_path(&row)), said, undo::offer(&visit, &done)))
}

/// `POST …/{record}/restore`.
pub async fn restore(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    let done = visit.house().engine.execute(&visit.org, visit.asked()?, Command::Restore(register, row.id)).await?;
    let said = visit.t().done(&format!("{}.restore", register.key), &row.reference());
    Ok(flash::go(&visit.href(&record_path(&row)), said, undo::offer(&visit, &done)))
}
