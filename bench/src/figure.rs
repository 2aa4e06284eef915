//! One measured figure beside its goal.

use std::fmt;

/// What has to hold.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// At least this much.
    AtLeast(f64),
    /// At most this much.
    AtMost(f64),
}

/// A figure with its unit, its goal and what it was compared with.
#[derive(Debug)]
pub struct Figure {
    pub what: String,
    pub value: f64,
    pub unit: &'static str,
    pub goal: Goal,
    pub beside: String,
}

impl Figure {
    /// Whether the goal is reached.
    pub fn reached(&self) -> bool {
        match self.goal {
            Goal::AtLeast(least) => self.value >= least,
            Goal::AtMost(most) => self.value <= most,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.reached() { "reached" } else { "MISSED" };
        let goal = match self.goal {
            Goal::AtLeast(least) => format!(">= {least}"),
            Goal::AtMost(most) => format!("<= {most}"),
        };
        let Self { what, value, unit, beside, .. } = self;
        write!(f, "{verdict:<8}{what:<52}{value:>10.2} {unit:<4} goal {goal:<9} {beside}")
    }
}
