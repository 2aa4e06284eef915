//! The risk matrix: how many risks stand at each pair of likelihood and consequence, for scales of any size.

use kernel::{Choice, Id, Level, Many, State};

use super::methods::{Combination, Method, Step};
use super::risks::{Assessed, Risk, Status};
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
    /// The lines: each chance that the method's scales can give, from the lowest.
    pub chances: Vec<i64>,
    /// The names of the lines; where likelihood and ease are multiplied, the product.
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
    /// The cell at a chance and a consequence, if the scales have both.
    pub fn at(&self, chance: i64, consequence: Level) -> Option<&Cell> {
        self.cells.get(self.line(chance)?)?.get(below(consequence)?)
    }

    fn line(&self, chance: i64) -> Option<usize> {
        self.chances.binary_search(&chance).ok()
    }
}

/// The matrix of all open risks, on the scales of the method in force or else of the latest draft.
pub fn matrix(state: &State, reading: Reading) -> Matrix {
    let method = scoring::at_hand(state);
    let mut matrix = method.map_or_else(empty, |(id, method)| blank(id, method));
    let open = state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open);
    for (id, risk) in open {
        match method.and_then(|(_, method)| place(state, &matrix, method, risk, reading)) {
            Some((line, consequence)) => matrix.cells[line][consequence].risks.push(id),
            None if risk.current.is_none() => matrix.unassessed.push(id),
            None => matrix.off_scale.push(id),
        }
    }
    matrix
}

/// The judgement that a reading shows.
fn reading_of(risk: &Risk, reading: Reading) -> Option<&Assessed> {
    let expected = risk.residual.as_deref().filter(|_| reading == Reading::Residual);
    expected.or(risk.current.as_deref())
}

/// Where a risk stands by a reading: chance and consequence on the scales of a method, if it was judged and is on them.
pub fn standing(state: &State, method: &Method, risk: &Risk, reading: Reading) -> Option<(i64, Level)> {
    risk.current.as_ref()?;
    let expected = reading == Reading::Residual && risk.residual.is_some();
    let (likelihood, ease, consequence) = match expected {
        true => (risk.residual_likelihood, risk.residual_ease, &risk.residual_consequence),
        false => (risk.likelihood, risk.ease, &risk.consequence),
    };
    Some((scoring::chance(method, likelihood, ease)?, scoring::counted(state, method, risk, consequence)))
}

/// The indices of the cell a risk stands in.
fn place(state: &State, matrix: &Matrix, method: &Method, risk: &Risk, reading: Reading) -> Option<(usize, usize)> {
    let judged_by = reading_of(risk, reading).and_then(|own| state.get(own.method))?;
    if !scoring::same_steps(judged_by, method) {
        return None;
    }
    let (chance, consequence) = standing(state, method, risk, reading)?;
    let (line, consequence) = (matrix.line(chance)?, below(consequence)?);
    matrix.cells.get(line)?.get(consequence).map(|_| (line, consequence))
}

/// The index of a step.
fn below(level: Level) -> Option<usize> {
    usize::from(level.0).checked_sub(1)
}

fn empty() -> Matrix {
    let (chances, likelihood, consequence, cells) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Matrix { method: None, chances, likelihood, consequence, cells, unassessed: Vec::new(), off_scale: Vec::new() }
}

/// The matrix of a method, without risks.
pub fn blank(id: Id<Method>, method: &Method) -> Matrix {
    let cell = |chance, consequence| {
        let score = scoring::score(method, Level(consequence), chance);
        let band = score.and_then(|score| scoring::band(method, score)).map(|(key, _)| key.to_owned());
        Cell { score, band, risks: Vec::new() }
    };
    let columns = u8::try_from(method.consequence.len()).unwrap_or(u8::MAX);
    let line = |chance: &i64| (1..=columns).map(|consequence| cell(*chance, consequence)).collect();
    let chances: Vec<_> = scoring::chances(method).into_iter().collect();
    let multiplied = method.combination == Combination::ThreatVulnerabilityImpact;
    Matrix {
        method: Some(id),
        likelihood: if multiplied {
            chances.iter().map(ToString::to_string).collect()
        } else {
            names(&method.likelihood)
        },
        consequence: names(&method.consequence),
        cells: chances.iter().map(line).collect(),
        chances,
        ..empty()
    }
}

/// The names of the steps in the order of their keys; a step that is missing has none.
fn names(scale: &Many<Step>) -> Vec<String> {
    let name = |step: usize| scale.at(&step.to_string()).map(|step| step.label.to_string()).unwrap_or_default();
    (1..=scale.len()).map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearsal::tests::world::{TODAY, approval, clean};

    #[test]
    fn what_was_judged_on_other_scales_stands_in_no_cell() {
        let mut clean = clean();
        let placed = |state: &State| {
            let matrix = matrix(state, Reading::Current);
            (matrix.cells.iter().flatten().map(|cell| cell.risks.len()).sum::<usize>(), matrix.off_scale.len())
        };
        assert_eq!(placed(&clean.world.state), (4, 0));
        let before = clean.world.state.get(clean.method).unwrap().record.clone();
        let step = before.likelihood.at("5").unwrap().clone();
        let longer = clean.world.make(TODAY, |method: &mut Method| {
            *method = before;
            method.likelihood.put_at("6", step);
            method.approval = Some(approval(clean.leader, TODAY, 2));
        });
        assert_eq!(placed(&clean.world.state), (0, 4));
        clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().method = longer);
        assert_eq!(placed(&clean.world.state), (1, 3));
    }
}
