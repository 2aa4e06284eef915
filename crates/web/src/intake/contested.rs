//! Cells that were edited here and in the file since it was made, and the buttons that say which of the two is taken.

use exchange::sheets::{self, Side, Take};

use super::columns::label;
use super::rows::{named, spoken};
use crate::auth::Pairs;
use crate::visit::Visit;

/// Such cells of one sheet.
pub struct Contested {
    /// How many wait for a word.
    pub open: usize,
    pub cells: Vec<Cell>,
    /// What is said for all of them: words, value.
    pub all: Vec<(String, String)>,
    /// What was said before.
    pub said: Vec<String>,
}

/// One cell.
pub struct Cell {
    pub row: u32,
    pub reference: Option<(String, String)>,
    pub title: String,
    pub field: String,
    /// What stands here and what the file says, each with its button.
    pub sides: [Button; 2],
}

/// One of the two.
pub struct Button {
    /// Where it stands.
    pub head: &'static str,
    pub content: String,
    pub told: String,
    pub value: String,
    pub taken: bool,
}

/// The cells of a sheet that were edited on both sides; none where there are none.
pub fn told(visit: &Visit, pairs: &Pairs, at: usize, sheet: &sheets::Sheet) -> Option<Contested> {
    let t = visit.t();
    let own = sheet.rows.iter().flat_map(|row| row.contested.iter().map(move |cell| (row, cell)));
    let cells: Vec<_> = own.map(|(row, cell)| of_cell(visit, sheet, row, cell)).collect();
    if cells.is_empty() && sheet.counts.conflicts == 0 {
        return None;
    }
    let open = cells.iter().filter(|cell| cell.sides.iter().all(|side| !side.taken)).count();
    let all =
        Side::ALL.map(|side| (t.t(&format!("import-take-all-{}", side.key())).to_owned(), format!("*={}", side.key())));
    let all = if cells.len() == 1 { Vec::new() } else { all.to_vec() };
    Some(Contested { open, cells, all, said: said(pairs, at) })
}

fn of_cell(visit: &Visit, sheet: &sheets::Sheet, row: &sheets::Row, cell: &sheets::Contested) -> Cell {
    let (t, path) = (visit.t(), cell.place.parse().ok());
    let field = sheet.register.zip(path.as_ref()).map(|(own, path)| label(t, own, path, &visit.state));
    let button = |side: Side, head, content: &str| Button {
        head,
        content: spoken(visit, sheet.register, path.as_ref(), content),
        told: t.t(&format!("import-take-{}", side.key())).to_owned(),
        value: format!("{}:{}={}", row.number, cell.place, side.key()),
        taken: cell.taken == Some(side),
    };
    Cell {
        row: row.number,
        reference: named(visit, sheet.register, row),
        title: row.title.clone(),
        field: field.unwrap_or_else(|| cell.place.clone()),
        sides: [
            button(Side::Here, "import-stands-here", &cell.here),
            button(Side::Sheet, "import-stands-sheet", &cell.sheet),
        ],
    }
}

/// What the form says about a sheet's cells, without what was said otherwise since: `12:location=here`, `*=sheet`.
fn said(pairs: &Pairs, at: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for said in pairs.iter().filter(|(name, _)| *name == format!("take.{at}")).map(|(_, said)| said) {
        let Some((cell, _)) = said.rsplit_once('=') else { continue };
        all.retain(|own| cell != "*" && own.rsplit_once('=').is_none_or(|(own, _)| own != cell));
        all.push(said.clone());
    }
    all
}

/// The same for the reading of the file.
pub fn taken(pairs: &Pairs, at: usize, sheet: &str) -> Vec<Take> {
    let take = |said: String| {
        let (cell, side) = said.rsplit_once('=')?;
        let (row, place) = cell.split_once(':').map_or((None, None), |(row, place)| (row.parse().ok(), Some(place)));
        let (sheet, place) = (Some(sheet.to_owned()), place.map(str::to_owned));
        Some(Take { sheet, row, place, side: Side::find(side)? })
    };
    said(pairs, at).into_iter().filter_map(take).collect()
}
