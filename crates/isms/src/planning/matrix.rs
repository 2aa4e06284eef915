//! The risk matrix: how many risks stand at each pair of likelihood and consequence, for scales of any size.

use kernel::{Choice, Id, Level, Many, State};

use super::methods::{Method, Step};
use super::risks::{Risk, Status};
use super::scoring;

/// Which reading of the risks a matrix shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "reading")]
pub enum Reading {
    /// The risks as they are, with the controls that work today.
    Current,
    /// What is expected to remain after the plan; the risk as it is where nothing else was judged.
    Residual,
}

/// A matrix of the scales of one method.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The method whose scales these are; none while there is no method at all.
    pub method: Option<Id<Method>>,
    /// The names of the steps of likelihood, from the lowest.
    pub likelihood: Vec<String>,
    /// The names of the steps of consequence, from the lowest.
    pub consequence: Vec<String>,
    /// The cells by likelihood, each line by consequence, both from the lowest.
    pub cells: Vec<Vec<Cell>>,
    /// Open risks that nobody has assessed.
    pub unassessed: Vec<Id<Risk>>,
    /// Open risks judged on steps that these scales do not have.
    pub off_scale: Vec<Id<Risk>>,
}

/// One pair of likelihood and consequence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The score by the method; none where its matrix has a hole.
    pub score: Option<i64>,
    /// The key of the level the score falls in.
    pub band: Option<String>,
    /// The risks that stand here, in the order of the register.
    pub risks: Vec<Id<Risk>>,
}

impl Matrix {
    /// The cell at a likelihood and a consequence, if both are steps of the scales.
    pub fn at(&self, likelihood: Level, consequence: Level) -> Option<&Cell> {
        self.cells.get(below(likelihood)?)?.get(below(consequence)?)
    }
}

/// The matrix of all open risks, on the scales of the method in force or else of the latest draft.
pub fn matrix(state: &State, reading: Reading) -> Matrix {
    let mut matrix = scoring::at_hand(state).map_or_else(empty, |(id, method)| blank(id, method));
    let open = state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open);
    for (id, risk) in open {
        match place(&matrix, risk, reading) {
            Some((likelihood, consequence)) => matrix.cells[likelihood][consequence].risks.push(id),
            None if risk.current.is_none() => matrix.unassessed.push(id),
            None => matrix.off_scale.push(id),
        }
    }
    matrix
}

/// The indices of the cell a risk stands in.
fn place(matrix: &Matrix, risk: &Risk, reading: Reading) -> Option<(usize, usize)> {
    risk.current.as_ref()?;
    let expected = reading == Reading::Residual && risk.residual.is_some();
    let (likelihood, consequence) = match expected {
        true => (risk.residual_likelihood, &risk.residual_consequence),
        false => (risk.likelihood, &risk.consequence),
    };
    let (likelihood, consequence) = (below(likelihood)?, below(scoring::worst(consequence))?);
    matrix.cells.get(likelihood)?.get(consequence).map(|_| (likelihood, consequence))
}

/// The index of a step.
fn below(level: Level) -> Option<usize> {
    usize::from(level.0).checked_sub(1)
}

fn empty() -> Matrix {
    let (likelihood, consequence, cells) = (Vec::new(), Vec::new(), Vec::new());
    Matrix { method: None, likelihood, consequence, cells, unassessed: Vec::new(), off_scale: Vec::new() }
}

fn blank(id: Id<Method>, method: &Method) -> Matrix {
    let steps = |scale: &Many<Step>| 1..=u8::try_from(scale.len()).unwrap_or(u8::MAX);
    let cell = |likelihood, consequence| {
        let score = scoring::score(method, Level(consequence), Level(likelihood));
        let band = score.and_then(|score| scoring::band(method, score)).map(|(key, _)| key.to_owned());
        Cell { score, band, risks: Vec::new() }
    };
    let line = |likelihood| steps(&method.consequence).map(|consequence| cell(likelihood, consequence)).collect();
    Matrix {
        method: Some(id),
        likelihood: names(&method.likelihood),
        consequence: names(&method.consequence),
        cells: steps(&method.likelihood).map(line).collect(),
        ..empty()
    }
}

/// The names of the steps in the order of their keys; a step that is missing has none.
fn names(scale: &Many<Step>) -> Vec<String> {
    let name = |step: usize| scale.at(&step.to_string()).map(|step| step.label.to_string()).unwrap_or_default();
    (1..=scale.len()).map(name).collect()
}
