//! What is asked and told about the past that a list tells: how many rows, by which columns, and what would be lost.

use super::acts::VERSION;
use super::{Plan, is_silent};
use crate::sheets::columns::meanings::Column;
use crate::sheets::file::book::{self, Line, Lines};
use crate::sheets::report::notes;
use crate::sheets::report::preview::{Brings, Lacking};
use crate::sheets::sayings::folded;

impl Plan {
    /// What comes in, or would: told by the sheet.
    pub fn brings(&self, columns: &[Column], lines: &Lines) -> Option<Brings> {
        let rows = lines.iter().filter(|line| self.says(line)).count();
        let named = columns.iter().filter(|column| self.has(column)).map(notes::named).collect();
        (rows > 0).then_some(Brings { act: self.way.act, rows, columns: named, told: self.told })
    }

    /// Words of the status about which somebody said what they mean.
    pub fn heard(&self, lines: &Lines) -> Vec<String> {
        let Some(at) = self.status else { return Vec::new() };
        let stands = |word: &str| lines.iter().any(|line| folded(&line.cell(at).words()) == word);
        self.meant.iter().filter(|(word, _)| stands(word)).map(|(word, _)| word.clone()).collect()
    }

    /// Whether the words of the status say all that they say by what comes in and what does not.
    pub fn is_read(&self, column: &Column, lines: &Lines) -> bool {
        let read = |text: &str| self.is_said(text) || self.is_begun(text) || is_silent(text);
        self.told && self.status == Some(column.at) && lines.iter().all(|line| read(&line.cell(column.at).words()))
    }

    /// What would be lost though the past comes in: what stands in its columns in rows that do not say that it was done.
    pub fn lost(&self, columns: &[Column], lines: &Lines) -> Option<String> {
        if !self.told {
            return None;
        }
        // Numbers of versions come in by all rows.
        let lost = |line: &Line<'_>, at: usize, place: &str| {
            place != VERSION && !self.says(line) && !is_silent(&line.cell(at).words())
        };
        let rows: Vec<_> = lines
            .iter()
            .filter(|line| self.columns.iter().any(|(at, place)| lost(line, *at, place)))
            .map(|line| line.number.to_string())
            .collect();
        let of = |at: usize| columns.iter().find(|column| column.at == at);
        let lossy = |(at, place): &&(usize, &str)| lines.iter().any(|line| lost(&line, *at, place));
        let named: Vec<_> = self.columns.iter().filter(lossy).filter_map(|(at, _)| of(*at)).map(notes::named).collect();
        let status = self
            .status
            .or(self.state.map(|(at, _)| at))
            .and_then(of)
            .map_or_else(String::new, |own| format!(" by {}", notes::named(own)));
        (!rows.is_empty()).then(|| {
            let rows = book::listed(rows.iter().cloned());
            format!("left out: {} in rows {rows}, which do not say{status} that it was done", named.join(", "))
        })
    }

    /// What is asked for all rows that say that it was done, because no column tells it.
    pub fn lacking(&self, columns: &[Column], said: &[(&str, &str)]) -> Vec<Lacking> {
        let filled =
            |place: &str| columns.iter().any(|column| column.filled().is_some_and(|path| path.to_string() == place));
        let kept = |place: &str| place == "storage" && (filled("body") || filled("file"));
        let needs = self.way.needs.iter().filter(|place| self.told && !filled(place) && !kept(place));
        let told = |place: &str| said.iter().find(|(own, _)| *own == place).map(|(_, words)| (*words).to_owned());
        needs.map(|place| Lacking { place, told: told(place).unwrap_or_default() }).collect()
    }
}
