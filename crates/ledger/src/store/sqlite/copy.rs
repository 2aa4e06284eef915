//! A copy of the file as of one moment, taken while others read and write it.

use crate::fault::Fault;
use crate::store::sqlite::{connect, files, log};
use std::path::Path;

/// Writes the data file of a folder to another place, where nothing may be yet: one consistent moment of it, without
/// the log beside it, and without what was erased. A log that is broken before its end is refused: SQLite would read it
/// up to there and say nothing.
pub async fn copy(folder: &Path, to: &Path) -> Result<(), Fault> {
    let file = files::resolved(folder)?;
    files::check(&file)?;
    log::check(&file)?;
    let readers = connect::readers(&file).map_err(|fault| fault.at(&file))?;
    let path = to.to_string_lossy().into_owned();
    let copied = readers.ask(move |conn| conn.execute("VACUUM INTO ?", (path,))).await;
    readers.close().await;
    copied?;
    // The mode of the journal stands in the file, and a copy starts without it.
    connect::set_journal(to).map_err(|fault| fault.at(to))
}
