//! 6.1.2 b: where a matrix gives a lower score although likelihood or consequence rises.

use std::fmt;

use super::{Combination, Method};
use crate::planning::scoring;

/// A score of a matrix that is lower than the one before it in its line or its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// The step of likelihood, from 1.
    pub likelihood: usize,
    /// The step of consequence, from 1.
    pub consequence: usize,
    /// The score one step below, of likelihood or of consequence.
    pub before: i64,
    /// The score here.
    pub here: i64,
}

impl fmt::Display for Fall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}: {} < {}", self.likelihood, self.consequence, self.here, self.before)
    }
}

/// The falls of a method's matrix, line by line; none where it uses no matrix or that has holes. Nothing forbids them,
/// and somebody has to say whether they are meant.
pub fn falls(method: &Method) -> Vec<Fall> {
    if method.combination != Combination::Matrix {
        return Vec::new();
    }
    let lines = method.matrix.0.iter().map(|line| scoring::cells(line).collect::<Option<Vec<i64>>>());
    let Some(lines) = lines.collect::<Option<Vec<_>>>() else { return Vec::new() };
    let mut falls = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        for (column, here) in line.iter().enumerate() {
            let left = column.checked_sub(1).and_then(|before| line.get(before));
            let above = row.checked_sub(1).and_then(|before| lines.get(before)?.get(column));
            let before = left.into_iter().chain(above).max().filter(|before| *before > here);
            let at = |before: &i64| Fall { likelihood: row + 1, consequence: column + 1, before: *before, here: *here };
            falls.extend(before.map(at));
        }
    }
    falls
}
