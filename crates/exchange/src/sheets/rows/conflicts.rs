//! Cells that were edited here and in the file since it was made: which of the two is taken is said cell by cell, row
//! by row or for all, and for this file alone.

use kernel::{Path, Row, State, Value, print};

use crate::sheets::export::stands;

/// Which of two edits is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What stands here.
    Here,
    /// What the file says.
    Sheet,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Here, Self::Sheet];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Sheet => "sheet",
        }
    }

    /// The side that a word names.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.key() == key.trim())
    }
}

/// What is said about cells that were edited on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    /// The sheet; none for all of them.
    pub sheet: Option<String>,
    /// The row; none for all of them.
    pub row: Option<u32>,
    /// The place in the record; none for all that the row writes.
    pub place: Option<String>,
    /// Which is taken.
    pub side: Side,
}

impl Take {
    /// `sheet` and `here` for all, `Assets:12=here` for a row, `Assets:12:location=sheet` for a cell.
    pub fn read(text: &str) -> Option<Self> {
        let Some((cell, side)) = text.rsplit_once('=') else {
            return Some(Self { sheet: None, row: None, place: None, side: Side::find(text)? });
        };
        let side = Side::find(side)?;
        // A file's name may have colons of its own: the row is the first part that is a number.
        let split = cell.match_indices(':').find_map(|(at, _)| {
            let rest = &cell[at + 1..];
            let (row, place) = rest.split_once(':').map_or((rest, None), |(row, place)| (row, Some(place)));
            Some((&cell[..at], row.trim().parse().ok()?, place))
        });
        let (sheet, row, place) = split?;
        let place = place.map(str::trim).filter(|place| !place.is_empty()).map(str::to_owned);
        Some(Self { sheet: Some(sheet.trim().to_owned()), row: Some(row), place, side })
    }

    fn is_about(&self, sheet: &str, row: u32, place: &str) -> bool {
        self.sheet.as_deref().is_none_or(|own| own == sheet)
            && self.row.is_none_or(|own| own == row)
            && self.place.as_deref().is_none_or(|own| own == place)
    }
}

/// What is taken of a cell: the last that was said counts.
pub fn side(taken: &[Take], (sheet, row): (&str, u32), place: &Path) -> Option<Side> {
    let place = place.to_string();
    taken.iter().rev().find(|own| own.is_about(sheet, row, &place)).map(|own| own.side)
}

/// A cell that was edited on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// The place in its record.
    pub place: String,
    /// What stands here.
    pub here: String,
    /// What the file says.
    pub sheet: String,
    /// Which is taken; none where nobody said so.
    pub taken: Option<Side>,
}

/// The cells of a row that were edited on both sides, as its record was `then`, and what stands to be written: what the
/// file alone edited, and what it is said to be right about.
///
/// Where nobody knows what the record was then, every cell that differs was edited on both sides.
pub fn settle(
    (row, then): (Row<'_>, Option<Row<'_>>),
    values: Vec<(Path, Value)>,
    side: impl Fn(&Path) -> Option<Side>,
    state: &State,
) -> (Vec<(Path, Value)>, Vec<Contested>) {
    let (mut written, mut contested) = (Vec::new(), Vec::new());
    for (path, value) in values {
        let now = stands(row.record, &path);
        if then.is_some_and(|then| stands(then.record, &path) == now) {
            written.push((path, value));
            continue;
        }
        let taken = side(&path);
        let (here, sheet) = (print::text(&now, state), print::text(&value, state));
        contested.push(Contested { place: path.to_string(), here, sheet, taken });
        if taken != Some(Side::Here) {
            written.push((path, value));
        }
    }
    (written, contested)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_about_all_a_row_or_a_cell_and_the_last_counts() {
        let read = |text: &str| Take::read(text).map(|own| (own.sheet, own.row, own.place, own.side));
        assert_eq!(read("sheet"), Some((None, None, None, Side::Sheet)));
        assert_eq!(read("a:b:12=here"), Some((Some("a:b".into()), Some(12), None, Side::Here)));
        let cell = read("Assets:2:own.x:y.value=sheet");
        assert_eq!(cell, Some((Some("Assets".into()), Some(2), Some("own.x:y.value".into()), Side::Sheet)));
        assert_eq!((read("both"), read("Assets=here"), read("Assets:2=me")), (None, None, None));
        let said: Vec<_> = ["here", "Assets:2:location=sheet"].into_iter().filter_map(Take::read).collect();
        let of = |row, place: &'static str| side(&said, ("Assets", row), &Path::field(place));
        assert_eq!(
            (of(2, "location"), of(2, "name"), of(3, "location")),
            (Some(Side::Sheet), Some(Side::Here), Some(Side::Here))
        );
        assert_eq!(side(&[], ("Assets", 2), &Path::field("name")), None);
    }
}
