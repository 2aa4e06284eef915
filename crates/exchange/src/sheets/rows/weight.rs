//! Whether what a file brings fits into one entry of the ledger, told before anything of it is compared.
//!
//! Only new records are weighed, since of known ones nobody knows yet what differs, and each is weighed with the least
//! it takes: what is refused here could not come in, and what passes is weighed exactly by whoever records it.

use std::ops::RangeInclusive;

use kernel::{Kind, Refusal, Register, entry, parse};

use crate::sheets::columns::meanings::Column;
use crate::sheets::file::book::{Cell, Line};

/// Parts of ten of an entry that the advised parts fill by this reckoning, which is a little short of the truth.
const FILLED_TENTHS: usize = 8;

/// What a sheet would write.
pub struct Load {
    /// Bytes that its new records take at least.
    pub bytes: usize,
    /// How many they are.
    pub records: usize,
    /// The first and the last row of the sheet.
    pub rows: RangeInclusive<u32>,
}

impl Load {
    /// Weighs the rows of a sheet that make a new record.
    pub fn of<'l>(register: &Register, columns: &[Column], lines: impl Iterator<Item = (Line<'l>, bool)>) -> Self {
        let places = columns.iter().filter_map(|column| {
            let (path, at) = (column.place()?, column.at);
            let (_, kind) = parse::place(register.fields, path).ok()?;
            Some((at, entry::room(register, path), weight(&kind)?))
        });
        let places: Vec<_> = places.collect();
        let made = entry::room_of_new(register);
        let mut load = Self { bytes: 0, records: 0, rows: RangeInclusive::new(u32::MAX, 0) };
        for (line, new) in lines {
            load.rows = line.number.min(*load.rows.start())..=line.number.max(*load.rows.end());
            if new {
                let cells = places.iter().map(|(at, room, weight)| taken(line.cell(*at), *room, *weight));
                load.bytes += made + cells.sum::<usize>();
                load.records += 1;
            }
        }
        load
    }

    /// Why sheets that would write so many bytes together cannot come in, told of the one that writes most.
    pub fn refusal(&self, sheet: &str, bytes: usize) -> Option<Refusal> {
        if bytes <= entry::BYTES_MAX {
            return None;
        }
        let parts = bytes * 10 / (entry::BYTES_MAX * FILLED_TENTHS) + 1;
        let each = self.records / parts;
        let message = format!(
            "{} new records as wide as these take at least {} MiB, and what comes in at once is one entry of at most {} MiB; split the file into {parts}, with at most {each} of these rows in each, and bring in one after the other",
            self.records,
            bytes.div_ceil(1 << 20),
            entry::BYTES_MAX >> 20,
        );
        let (first, last) = (self.rows.start(), self.rows.end());
        Some(Refusal::software(format!("{sheet}, rows {first} to {last}"), message))
    }
}

/// How the text of a cell of this kind is weighed beside the room of its place; none where the cell may say what a
/// blank record holds already, such as a choice or a no, and write nothing at all.
fn weight(kind: &Kind) -> Option<fn(&str) -> usize> {
    match kind {
        Kind::Text | Kind::Markdown | Kind::Lines => Some(letters),
        Kind::Date | Kind::Time | Kind::Link(_) | Kind::Links(_) => Some(|_| 0),
        Kind::Whole
        | Kind::Decimal
        | Kind::Money
        | Kind::Flag
        | Kind::Level
        | Kind::Choice(_)
        | Kind::File
        | Kind::Group(_)
        | Kind::Many(_) => None,
    }
}

/// Bytes of a text without its space, some of which goes away.
fn letters(text: &str) -> usize {
    text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count()
}

/// Bytes that a cell takes at least.
fn taken(cell: &Cell<'_>, room: usize, weight: fn(&str) -> usize) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => room + weight(text),
        Cell::Number(_) | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_) => room,
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Command, Context, Date, RawId, State, Timestamp};

    use crate::progress::Progress;
    use crate::sheets::file::text;
    use crate::sheets::{ACT, Options, preview};

    use super::*;

    #[test]
    fn what_new_rows_take_at_least_is_little_less_than_what_they_take() {
        let row = |row| format!("Server {row},\"Runs what nobody\nwants to miss\",Room {row},primary,rack {row}\n");
        let headings = "name,description,location,kind,tags\n".to_owned();
        let file = std::iter::once(headings).chain((1..=50).map(row)).collect::<String>().into_bytes();
        let state = State::new(isms::REGISTERS);
        let register = state.register("asset").expect("a listed register");
        let mut told = preview("assets.csv", &file, &Options::default(), &state);
        let commands = Command::Batch(ACT, told.commands().expect("a sound list"));
        let now = Timestamp::from_second(1_795_000_000).expect("an instant");
        let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), now, 7);
        let changes = commands.decide(&state, &context).expect("sound rows");
        let mut room = entry::Room::of(&context);
        room.take(&changes);
        let exact = room.bytes + room.items * entry::BESIDE_ITEM_BYTES;
        let page = text::read("assets", &file, None, &Progress::default()).expect("sound text");
        let lines = page.lines.iter().skip(1).map(|line| (line, true));
        let least = Load::of(register, &told.sheets[0].columns, lines).bytes;
        assert!(least <= exact && least * 10 >= exact * FILLED_TENTHS, "{least} of {exact}");
    }
}
