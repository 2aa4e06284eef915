//! Where assets are: at a site of the organization, or anywhere else, such as a data centre of somebody else.

use isms::context::Site;
use isms::planning::Asset;
use kernel::{Declared, Path};

use super::names::Names;
use crate::sheets::columns::meanings::{By, Meaning};
use crate::sheets::opening::Opened;
use crate::sheets::report::notes;

/// Has a column that seems to name sites say where assets are in words, where no site is called so: nobody asked for
/// sites to be made. What somebody said about the column or its words counts as said.
pub fn settle(opened: &mut [Opened], names: &Names<'_>) {
    if opened.iter().any(|own| own.register.key == Site::KEY) {
        return;
    }
    let (site, location) = (Path::field("site"), Path::field("location"));
    for own in opened.iter_mut().filter(|own| own.register.key == Asset::KEY) {
        let taken = own.sheet.columns.iter().any(|column| column.place() == Some(&location));
        let said = own.manner.sayings.speaks_of(&site);
        let column = own.sheet.columns.iter().position(|column| column.place() == Some(&site));
        let Some(at) = column.filter(|at| !taken && !said && own.sheet.columns[*at].by == By::Foreign) else {
            continue;
        };
        let mut words = own.lines.iter().map(|line| line.cell(own.sheet.columns[at].at).words());
        if words.any(|word| names.resolve(Site::KEY, word.trim()).is_ok()) {
            continue;
        }
        let column = &mut own.sheet.columns[at];
        column.meaning = Meaning::Place(location.clone());
        let note = format!("{}: taken for the location in words, since no site is called so", notes::named(column));
        own.sheet.notes.push(note);
    }
}
