//! Records to link, by choosing where they are few and by typing where they are many; and tags, typed the same way.

use kernel::{ANY, RawId, Row};

use super::Desk;
use crate::generic::gone::{gone, marked};
use crate::generic::input::{Choice, Control};
use crate::generic::typed;

/// Most options a choice among records offers; above it one types a few letters.
const OPTIONS_MAX: usize = 30;
/// Most ticks a choice of several records offers.
const TICKS_MAX: usize = 30;

impl Desk<'_> {
    pub(super) fn link(&self, register: &'static str, name: &str) -> Control {
        let chosen = typed::linked(self.pairs, name, register, &self.visit.state);
        let typed = self.typed(name);
        // What was typed and names no record stays in the field.
        let lost = chosen.is_empty() && !typed.is_empty();
        if self.is_few(register, OPTIONS_MAX) && !lost {
            return Control::Select(self.records(register, &chosen));
        }
        let named = chosen.last().and_then(|id| self.visit.state.row(register, *id)).map(|row| introduced(&row));
        Control::Pick(named.unwrap_or(typed), self.suggestions(register))
    }

    pub(super) fn links(&self, register: &'static str, name: &str) -> Control {
        let lines = self.pairs.iter().filter(|(own, text)| own == name && !text.is_empty());
        let typed: Vec<&str> = lines.flat_map(|(_, text)| text.lines()).collect();
        let (mut chosen, mut lost) = (Vec::new(), Vec::new());
        for text in typed {
            match self.visit.state.resolve(register, text) {
                Ok(id) if !chosen.contains(&id) => chosen.push(id),
                Ok(_) => {}
                Err(_) => lost.push(text),
            }
        }
        if self.is_few(register, TICKS_MAX) && lost.is_empty() {
            return Control::Ticks(self.records(register, &chosen));
        }
        let rows = chosen.iter().filter_map(|id| self.visit.state.row(register, *id));
        Control::Several(rows.map(|row| self.option(&row, true)).collect(), lost.join(", "), self.suggestions(register))
    }

    /// Words, such as tags: those there are, and room for more.
    pub(super) fn words(&self, name: &str, source: &str) -> Control {
        let lines = self.pairs.iter().filter(|(own, text)| own == name && !text.is_empty());
        let mut tags: Vec<&str> = lines.flat_map(|(_, text)| text.lines()).collect();
        tags.dedup();
        let chip = |tag: &str| Choice { value: tag.into(), label: tag.into(), help: String::new(), chosen: true };
        Control::Several(tags.into_iter().map(chip).collect(), String::new(), self.visit.href(source))
    }

    fn suggestions(&self, register: &str) -> String {
        self.visit.href(&format!("suggest/{}", if register == ANY { "records" } else { register }))
    }

    fn is_few(&self, register: &str, most: usize) -> bool {
        self.visit.state.table(register).is_some_and(|table| table.len_live() <= most)
    }

    fn option(&self, row: &Row<'_>, chosen: bool) -> Choice {
        let label = marked(self.visit, row, introduced(row));
        Choice { value: row.reference(), label, help: String::new(), chosen }
    }

    /// The live records of a register as options, those chosen marked, also where retired. People who left come last.
    fn records(&self, register: &str, chosen: &[RawId]) -> Vec<Choice> {
        let Some(table) = self.visit.state.table(register) else { return Vec::new() };
        let rows = table.rows().filter(|row| !row.head.retired || chosen.contains(&row.id));
        let mut options: Vec<_> = rows.map(|row| (gone(self.visit, &row).is_some(), row)).collect();
        options.sort_by_key(|(gone, row)| (*gone, row.head.reference));
        options.into_iter().map(|(_, row)| self.option(&row, chosen.contains(&row.id))).collect()
    }
}

/// A record by reference and title, as [`kernel::State::resolve`] reads it back.
pub fn introduced(row: &Row<'_>) -> String {
    format!("{} {}", row.reference(), row.record.title())
}
