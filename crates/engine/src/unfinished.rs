//! A copy into a place that did not come to its end: a restore or a move that was cut off leaves a place that looks like
//! a house, and is none.

use std::path::{Path, PathBuf};

use crate::Place;
use crate::failure::Fault;
use crate::place::without_password;

/// The file that says so, beside the data.
const MARK: &str = "muniment.unfinished";

/// A place into which a copy was begun. It counts as data only once [`Unfinished::done`] was said.
#[derive(Debug)]
pub struct Unfinished {
    mark: PathBuf,
}

impl Unfinished {
    /// Marks a place before anything is copied to it.
    ///
    /// # Errors
    /// Where the folder takes no file.
    pub fn begin(place: &Place) -> std::io::Result<Option<Self>> {
        let Some(folder) = place.folder() else { return Ok(None) };
        ledger::make_folder(folder)?;
        let mark = folder.join(MARK);
        std::fs::write(&mark, target(place))?;
        std::fs::File::open(&mark)?.sync_all()?;
        std::fs::File::open(folder)?.sync_all()?;
        Ok(Some(Self { mark }))
    }

    /// All is there: from now on the place is one like any other.
    ///
    /// # Errors
    /// Where the mark cannot be taken away.
    pub fn done(self) -> std::io::Result<()> {
        std::fs::remove_file(&self.mark)?;
        self.mark.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
    }
}

/// Refuses a place into which a copy was begun and not ended.
///
/// # Errors
/// Where its folder says so.
pub(crate) fn check(place: &Place) -> Result<(), Fault> {
    let Some(folder) = place.folder() else { return Ok(()) };
    // What cannot be read says nothing: whatever else is wrong with the folder is told where it is opened.
    match std::fs::read_to_string(folder.join(MARK)) {
        Ok(begun) if begun == target(place) => Err(Fault::of(ledger::Fault::Unusable(said(folder, place)))),
        _ => Ok(()),
    }
}

/// What a copy was begun into: a folder that keeps the keys of a database may hold a house of its own.
fn target(place: &Place) -> String {
    match place {
        Place::Database { url, .. } => without_password(url),
        Place::Folder(_) | Place::Memory | Place::Store(_) => "folder".to_owned(),
    }
}

fn said(folder: &Path, place: &Place) -> String {
    let mark = folder.join(MARK);
    let remove = match place {
        Place::Database { .. } => format!("empty the database, remove {}", mark.display()),
        _ => format!("empty the folder {}", folder.display()),
    };
    format!(
        "a restore or a move to {place} was cut off, so that what is there is not whole: where it still runs, let it \
         end; otherwise {remove}, and begin it again (what it was copied from is as it was)"
    )
}
