//! Fields for a file: the one there is, how it is taken away, and another to choose.

use engine::objects::FILE_BYTES_MAX;
use exchange::sheets::export::stands;
use kernel::refusal::Ground;
use kernel::{Field, FileRef, Kind, Path, Record, Refusal, State, parse, print};

use super::Desk;
use crate::auth::Pairs;
use crate::files::{FileLink, taken};
use crate::generic::input::{Control, Held, Takes};

/// The key of fields for a photo.
const PHOTO: &str = "photo";

impl Desk<'_> {
    pub(super) fn file(&self, field: &Field, name: &str) -> Control {
        let t = self.visit.t();
        let limit = t.one("file-limit", "limit", (FILE_BYTES_MAX >> 20) as usize);
        let takes = if field.key == PHOTO { Takes::Photo } else { Takes::Any };
        let limits = if takes == Takes::Photo { limit } else { format!("{limit} {}", t.t("file-kinds")) };
        // A file that is to be taken away stays in the form, so that this can be taken back.
        let leaving = self.typed(name).is_empty();
        let held = taken::files(self.pairs, name).pop();
        let held = held.map(|file| Held { text: file.to_string(), link: FileLink::of(self.visit, &file), leaving });
        Control::File(held, limits, takes)
    }
}

/// What a form sent, but for files that are not here or that no text names: those of the record come back in their
/// place.
pub fn held(
    fields: &'static [Field],
    pairs: &Pairs,
    refusals: &[Refusal],
    before: Option<&dyn Record>,
    state: &State,
) -> Pairs {
    let mut held = pairs.clone();
    for refusal in refusals {
        let Ok(path) = refusal.field.parse::<Path>() else { continue };
        let is_file = matches!(parse::place(fields, &path), Ok((_, Kind::File)));
        let names_none = |(name, text): &(String, String)| {
            *name == refusal.field && !text.trim().is_empty() && text.parse::<FileRef>().is_err()
        };
        if !is_file || refusal.ground != Ground::Missing && !pairs.iter().any(names_none) {
            continue;
        }
        held.retain(|(name, _)| *name != refusal.field);
        let own = before.map(|record| print::text(&stands(record, &path), state));
        held.push((refusal.field.clone(), own.unwrap_or_default()));
    }
    held
}
