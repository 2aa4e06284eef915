//! The risk matrix: which risks stand at each pair of likelihood and consequence.

use isms::planning::matrix::{self, Cell, Reading};
use kernel::{Choice, Refusal, State};
use serde_json::{Value as Json, json};

use super::{Call, Problem, link};

/// Cells by likelihood, each line by consequence, both from the lowest step.
pub fn view(call: &Call) -> Result<Json, Problem> {
    let (reading, state) = (reading(call)?, call.state());
    let matrix = matrix::matrix(state, reading);
    let risks =
        |ids: &[kernel::Id<isms::planning::Risk>]| -> Json { ids.iter().map(|id| link(id.raw(), state)).collect() };
    let line = |line: &Vec<Cell>| -> Json { line.iter().map(|one| cell(one, state)).collect() };
    Ok(json!({
        "day": call.visit.day().to_string(),
        "entry": state.size(),
        "reading": reading.key(),
        "method": matrix.method.map(|id| link(id.raw(), state)),
        "chances": matrix.chances,
        "likelihood": matrix.likelihood,
        "consequence": matrix.consequence,
        "cells": matrix.cells.iter().map(line).collect::<Vec<_>>(),
        "unassessed": risks(&matrix.unassessed),
        "off_scale": risks(&matrix.off_scale),
    }))
}

fn cell(cell: &Cell, state: &State) -> Json {
    let risks: Vec<_> = cell.risks.iter().map(|id| link(id.raw(), state)).collect();
    json!({ "score": cell.score, "band": cell.band, "risks": risks })
}

fn reading(call: &Call) -> Result<Reading, Problem> {
    let word = call.parameter("reading");
    let known = [Reading::Current, Reading::Residual].into_iter().find(|reading| reading.key() == word);
    match known {
        Some(reading) => Ok(reading),
        None if word.is_empty() => Ok(Reading::Current),
        None => Err(Problem::malformed(&[Refusal::software("reading", "write current or residual")])),
    }
}
