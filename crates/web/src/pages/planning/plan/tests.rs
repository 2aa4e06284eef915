use super::{View, view};
use crate::pages::levels::Levels;
use crate::pages::planning::left_out::LeftOut;
use crate::pages::world::{World, address};

fn read<T>(world: &World, query: &str, look: impl FnOnce(View<'_>) -> T) -> T {
    let levels = Levels::of(&world.state);
    look(view(world.scene(), &levels, &address(query)))
}

/// Three measures: late, completed, and one that nobody sees to.
fn planned() -> World {
    let mut world = World::with_risks();
    let measure = |title, more: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
        [&[("title", title), ("risks", "R-0001")], more].concat()
    };
    let late = [("owner", "P-002"), ("due", "2026-10-01"), ("cost", "1000 EUR"), ("state", "under-way")];
    world.create("treatment", &measure("Offline copies", &late));
    world
        .create("treatment", &measure("Filters", &[("owner", "P-001"), ("due", "2026-12-01"), ("cost", "500.50 EUR")]));
    world.create("treatment", &measure("Insurance", &[("cost", "2000 NOK")]));
    world.does("treatment.complete", &[("treatment", "TP-2026-002"), ("result", "every mail is filtered now")]);
    world
}

fn columns(view: &View<'_>) -> Vec<(&'static str, usize)> {
    view.columns.iter().map(|column| (column.state, column.measures.len())).collect()
}

#[test]
fn measures_stand_in_the_column_of_their_state_and_are_counted() {
    read(&planned(), "", |view| {
        assert_eq!(columns(&view), [("planned", 1), ("under-way", 1), ("waiting", 0), ("done", 1), ("dropped", 0)]);
        assert_eq!((view.total, view.open, view.late, view.unapproved), (3, 2, 1, 2));
        assert_eq!(view.costs, ["1500.50 EUR", "2000 NOK"]);
    });
}

#[test]
fn a_measure_says_what_it_lacks_and_whose_approval_it_waits_for() {
    let mut world = planned();
    world.edit("person", "P-002", &[("left_on", "2026-11-01")]);
    read(&world, "", |view| {
        let lacks = |column: usize| view.columns[column].measures[0].lacks.clone();
        assert_eq!(lacks(0), ["nobody sees to it", "no date"]);
        assert_eq!(lacks(1), ["its owner has left"]);
        let acts: Vec<_> = view.columns[1].measures[0].acts.iter().map(|own| own.act).collect();
        assert!(acts.contains(&"treatment.hand_over"), "{acts:?}");
        assert_eq!(view.columns[1].measures[0].waits_for, ["Ada"]);
        assert!(view.columns[3].measures[0].waits_for.is_empty());
    });
}

#[test]
fn the_address_asks_for_less() {
    let world = planned();
    let shown = |query: &str| read(&world, query, |view| columns(&view).iter().map(|(_, count)| count).sum::<usize>());
    assert_eq!((shown("late=1"), shown("mine=1"), shown("unapproved=1"), shown("late=1&mine=1")), (1, 1, 2, 0));
}

#[test]
fn a_measure_names_the_controls_that_the_statement_leaves_out() {
    let mut world = planned();
    world.does("applicability.prepare", &[]);
    world.edit("risk", "R-0001", &[("controls", "")]);
    world.edit("applicability", "A.8.13", &[("applicable", "excluded"), ("exclusion", "the provider keeps copies")]);
    world.edit("treatment", "TP-2026-001", &[("controls", "C-001")]);
    read(&world, "", |view| {
        let told = |column: usize| {
            let left_out = view.columns[column].measures.iter().flat_map(|measure| &measure.left_out);
            let name = |own: &LeftOut| format!("{} {}", own.control.reference, own.excluded[0].0);
            left_out.map(name).collect::<Vec<_>>()
        };
        assert_eq!(told(1), ["C-001 A.8.13"]);
        assert_eq!(told(3), [""; 0], "what is done is no plan any more");
    });
}

#[test]
fn asking_for_an_approval_writes_a_task_for_whom_it_waits() {
    let world = planned().acting("P-002");
    read(&world, "", |view| {
        let ask = view.columns[1].measures[0].acts.first().expect("it waits for Ada");
        assert_eq!(
            (ask.label.as_str(), ask.asks.as_ref().map(|asks| asks.name.as_str()), ask.signs),
            ("Ask Ada", Some("Ada"), false)
        );
        let form =
            "task.ask?title=Approve+the+plan%3A+Offline+copies&about=TP-2026-001&act=treatment.approve&person=P-001";
        assert!(ask.href.ends_with(form), "{}", ask.href);
    });
}

#[test]
fn a_measure_tells_the_option_and_target_of_its_risks_and_the_reference_controls() {
    let mut world = World::with_risks();
    world.edit("risk", "R-0001", &[("target_score", "6"), ("target_on", "2027-06-30")]);
    world.create("treatment", &[("title", "Offline copies"), ("risks", "R-0001"), ("controls", "C-001")]);
    let told = read(&world, "", |view| {
        let measure = &view.columns[0].measures[0];
        let effect = &measure.risks[0];
        (
            effect.option.map(str::to_owned),
            effect.target.clone().unwrap_or_default(),
            measure.reference_controls.clone().join(", "),
        )
    });
    assert_eq!(told.0.as_deref(), Some("Modify"));
    assert!(told.1.starts_with("target 6 by "), "{}", told.1);
    assert_eq!(told.2, "A.8.13");
}
