use isms::planning::matrix::Reading;

use super::view;
use crate::pages::levels::Levels;
use crate::pages::world::World;

#[test]
fn a_cell_counts_its_risks_and_opens_them() {
    let world = World::with_risks();
    let (scene, levels) = (world.scene(), Levels::of(&world.state));
    let view = view(scene, &levels, Reading::Current);
    let cell = &view.lines[1].cells[4];
    assert_eq!((cell.count, cell.level.map(|level| level.label)), (1, Some("Critical")));
    assert_eq!(cell.href, "/o/test/planning/risks?likelihood=4&consequence=5");
    assert_eq!((view.lines.len(), view.placed, view.unassessed.len()), (5, 2, 1));
    let drawn = |wall: bool| {
        let cells = view.lines.iter().flat_map(|line| line.cells.iter().enumerate());
        cells.filter(|(_, cell)| if wall { cell.wall } else { cell.line }).map(|(at, _)| at).collect::<Vec<_>>()
    };
    assert!(!drawn(false).is_empty(), "the acceptance line runs somewhere");
    assert!(!drawn(true).is_empty() && drawn(true).iter().all(|at| *at > 0), "the stair is whole");
}

#[test]
fn what_a_plan_changes_is_listed() {
    let mut world = World::with_risks();
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "2"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    let (scene, levels) = (world.scene(), Levels::of(&world.state));
    let view = view(scene, &levels, Reading::Residual);
    let moves: Vec<_> = view.moves.iter().map(|step| (step.from.label, step.to.label, step.risks.len())).collect();
    assert_eq!(moves, [("Critical", "Low", 1)]);
    assert_eq!(view.lines[3].cells[1].count, 1);
}

#[test]
fn without_a_method_there_is_no_matrix() {
    let world = World::new();
    let view = view(world.scene(), &Levels::of(&world.state), Reading::Current);
    assert!(view.method.is_none() && view.lines.is_empty() && view.legend.is_empty());
}

#[test]
fn a_level_that_the_line_runs_through_says_who_accepts_on_either_side() {
    let mut world = World::with_method();
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("line", "8")]);
    world.does_as("P-002", "method.approve", &[("method", "M-02")]);
    let levels = Levels::of(&world.state);
    let view = view(world.scene(), &levels, Reading::Current);
    let who: Vec<_> = view.legend.iter().map(|own| (own.level.label, own.who.as_str())).collect();
    let divided = "up to 8 the owner alone accepts; from 9 the owner accepts, with a reason and a last day";
    let high = "the owner accepts, with a reason and a last day; Manager countersigns";
    assert_eq!(who[..3], [("Low", "the owner alone accepts"), ("Medium", divided), ("High", high)]);
    let reason = ("reason", "The board looks at all of them each quarter");
    world.create("profile", &[("name", "Brixen"), ("sector", "software")]);
    world.does_as("P-002", "profile.set_aside", &[("profile", "PF-01"), ("rule", "acceptances-end"), reason]);
    let levels = Levels::of(&world.state);
    let who = super::view(world.scene(), &levels, Reading::Current).legend[2].who.clone();
    assert_eq!(who, "the owner accepts, with a reason; Manager countersigns", "no day is asked for");
}
