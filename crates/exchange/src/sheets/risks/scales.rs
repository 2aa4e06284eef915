//! On which scale the bare numbers of a column count.

use super::ladders::STEPS_MAX;
use crate::sheets::file::book::Lines;

/// Highest step of a scale that numbers may show.
const HIGHEST: u8 = 10;
/// Fewest numbers that show something by what is not among them.
pub const ROWS_MIN: usize = 5;

/// The bare numbers of a column.
pub struct Bare {
    lowest: u8,
    highest: u8,
    /// How many rows have one.
    rows: usize,
    /// Each once, from the lowest.
    all: Vec<u8>,
}

impl Bare {
    /// The numbers of a column, without words beside them.
    pub fn of(lines: &Lines, at: usize) -> Self {
        let numbers = lines.iter().filter_map(|line| unlettered(&line.cell(at).words()).trim().parse::<u8>().ok());
        let mut all: Vec<_> = numbers.collect();
        let rows = all.len();
        all.sort_unstable();
        all.dedup();
        let ends = all.first().copied().zip(all.last().copied());
        let (lowest, highest) = ends.unwrap_or_default();
        Self { lowest, highest, rows, all }
    }

    /// The first and the last step of another scale, where several numbers lie outside ours of so many steps, or one does
    /// that another usual scale has: a single odd number may be a mistake.
    pub fn beyond(&self, steps: u8) -> Option<(u8, u8)> {
        let outside = self.all.iter().filter(|number| **number > steps).count();
        let found = steps > 0 && self.all.len() > 1 && outside > 0 && (outside > 1 || self.highest <= HIGHEST);
        found.then_some((self.lowest.min(1), self.highest))
    }

    /// The highest number, where none reaches our last step, and how many stand here.
    pub fn below(&self, steps: u8) -> Option<(u8, usize)> {
        (self.highest > 1 && self.highest < steps).then_some((self.highest, self.rows))
    }

    /// Whether any stands here.
    pub fn any(&self) -> bool {
        self.rows > 0
    }
}

/// A text without the letter right before its number, which names the scale: `4 - Critique` of `G4 - Critique`.
pub fn unlettered(text: &str) -> &str {
    let text = text.trim();
    let mut signs = text.chars();
    let is_one = |first: char, second: char| first.is_ascii_alphabetic() && second.is_ascii_digit();
    match (signs.next(), signs.next()) {
        (Some(first), Some(second)) if is_one(first, second) => &text[first.len_utf8()..],
        _ => text,
    }
}

/// The steps that a heading counts: `C (1-3)`, `Impact 0 to 4`.
pub fn counted(heading: &str) -> Option<(u8, u8)> {
    let digit = |sign: char| sign.is_ascii_digit();
    let (before, rest) = heading.split_at(heading.find(digit)?);
    let first = rest.find(|sign: char| !digit(sign)).map(|end| rest.split_at(end));
    let range = first.and_then(|(first, rest)| {
        let (between, rest) = rest.split_at(rest.find(digit)?);
        let last = rest.split(|sign: char| !digit(sign)).next()?;
        let spans = ["-", "–", "—", "..", "...", "…", "to", "bis", "à", "a"].contains(&between.trim());
        Some((first.parse().ok()?, last.parse().ok()?)).filter(|_| spans)
    });
    let sound = |(first, last): &(u8, u8)| *first <= 1 && (2..=STEPS_MAX).contains(&usize::from(*last));
    let apart = !before.ends_with(char::is_alphabetic);
    range.filter(sound).filter(|_| apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_on_which_scale_it_counts() {
        let told = ["C (1-3)", "Impact 0 to 4", "Schaden (1 – 5)", "Likelihood", "Risk 2026-11", "ISO 27001", "CIA"];
        assert_eq!(told.map(counted), [Some((1, 3)), Some((0, 4)), Some((1, 5)), None, None, None, None]);
    }
}
