//! The columns of the register: its own, which stand as they are drawn unless a reader leaves some out, and behind them
//! whatever else of a risk a reader asks for.

use isms::planning::risks::Risk;
use kernel::Declared;

use super::Entry;
use crate::auth::Pairs;
use crate::generic::column::{self, Column};
use crate::generic::shown::Shown;
use crate::generic::tools::Option3;
use crate::visit::Visit;

/// The fields that the register draws itself, in its order.
const DRAWN: [&str; 9] =
    ["consequence", "likelihood", "ease", "current", "decision", "controls", "residual", "owner", "acceptance"];

/// Which of those are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Drawn([bool; DRAWN.len()]);

impl Drawn {
    /// Whether one of them is.
    pub fn has(&self, key: &str) -> bool {
        DRAWN.iter().zip(self.0).any(|(own, shown)| *own == key && shown)
    }
}

/// The columns as a reader asked for them.
pub struct Columns {
    /// Those of the register itself.
    pub drawn: Drawn,
    /// Those behind them.
    pub more: Vec<Column>,
    /// All of them to choose from, those shown first.
    pub offered: Vec<Option3>,
}

impl Columns {
    /// As the address or the reader's preference has them.
    pub fn of(visit: &Visit, pairs: &Pairs) -> Self {
        let all = column::all(visit, Risk::REGISTER);
        let label = |key: &str| all.iter().find(|own| own.key == key).map(|own| own.label.clone());
        let chosen = column::chosen_keys(visit, Risk::REGISTER, pairs);
        let shows = |key: &str| chosen.as_ref().is_none_or(|keys| keys.iter().any(|own| own == key));
        let drawn = Drawn(DRAWN.map(shows));
        let of_drawn = DRAWN.iter().filter_map(|key| Some(((*key).to_owned(), label(key)?, drawn.has(key))));
        let mut offered: Vec<Option3> = of_drawn.collect();
        let mut more: Vec<Column> = all.into_iter().filter(|own| !DRAWN.contains(&own.key.as_str())).collect();
        let place = |own: &Column| chosen.as_ref().and_then(|keys| keys.iter().position(|key| *key == own.key));
        more.sort_by_key(|own| place(own).unwrap_or(usize::MAX));
        // Own fields stand there once a reader chose them: what a file brought in does not squeeze what is drawn.
        let shown = |own: &Column| place(own).is_some();
        offered.extend(more.iter().map(|own| (own.key.clone(), own.label.clone(), shown(own))));
        offered.sort_by_key(|(.., shown)| !shown);
        more.retain(shown);
        Self { drawn, more, offered }
    }

    /// What stands behind the drawn cells of a risk.
    pub fn cells(&self, visit: &Visit, (id, _): Entry<'_>) -> Vec<Shown> {
        let row = visit.state.row(Risk::KEY, id.raw());
        row.map(|row| self.more.iter().map(|column| column.cell(visit, &row)).collect()).unwrap_or_default()
    }
}
