//! The matrix, for scales of any size.

use isms::planning::matrix::{Matrix, Reading, matrix};
use kernel::Level;

use crate::world::World;

fn at(matrix: &Matrix, likelihood: u8, consequence: u8) -> (Option<i64>, Option<&str>, usize) {
    let cell = matrix.at(i64::from(likelihood), Level(consequence)).expect("a cell");
    (cell.score, cell.band.as_deref(), cell.risks.len())
}

#[test]
fn risks_stand_where_they_were_judged_and_move_to_what_is_expected() {
    let mut world = World::with_decision("4", "3", "modify");
    world.create("risk", &[("title", "Fire")]);
    let expected = [("risk", "R-0001"), ("residual_consequence[c].level", "2"), ("residual_likelihood", "3")];
    world.does("risk.expect", &expected);
    let now = matrix(&world.state, Reading::Current);
    assert_eq!(at(&now, 3, 4), (Some(12), Some("high"), 1));
    assert_eq!(at(&now, 3, 2), (Some(6), Some("medium"), 0));
    assert_eq!(now.unassessed, [world.id("risk", "R-0002")]);
    let then = matrix(&world.state, Reading::Residual);
    assert_eq!((at(&then, 3, 4).2, at(&then, 3, 2).2), (0, 1));
    assert_eq!(now.likelihood, ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]);
    assert_eq!(now.at(0, Level(1)), None);
    assert_eq!(now.at(6, Level(1)), None);
}

#[test]
fn a_smaller_scale_has_a_smaller_matrix_and_shows_what_no_longer_fits() {
    let mut world = World::with_decision("4", "3", "retain");
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("consequence[4]", ""), ("consequence[5]", ""), ("line", "8")]);
    world.does("method.approve", &[("method", "M-02"), ("remark", "assessed anew in January")]);
    let small = matrix(&world.state, Reading::Current);
    assert_eq!((small.cells.len(), small.cells[0].len()), (5, 3));
    assert_eq!(small.off_scale, [world.id("risk", "R-0001")]);
}

#[test]
fn without_a_method_there_is_no_matrix_and_nothing_is_lost() {
    let mut world = World::new();
    world.create("risk", &[("title", "Fire")]);
    let none = matrix(&world.state, Reading::Current);
    assert_eq!((none.method, none.cells.len(), none.unassessed.len()), (None, 0, 1));
}
