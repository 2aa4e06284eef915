//! 6.1.2 d and e: scores and levels, each worked out by hand.

use isms::planning::matrix::{Reading, matrix};
use isms::planning::methods::{Combination, Method, Step, five_by_five};
use isms::planning::risks::Risk;
use isms::planning::scoring::{score, scores};
use kernel::{Level, Lines};

use crate::world::World;

/// A judgement: confidentiality, integrity, availability, likelihood, ease; zero where not judged.
type Judged = [u8; 5];

/// With a method of these fields in force, and R-0001, which a threat to the aims named would cause.
fn with(method: &[(&str, &str)], threat: &str) -> World {
    let mut world = World::with_risk();
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", method);
    world.does("method.approve", &[("method", "M-02")]);
    let touched: Vec<_> = threat.split(' ').filter(|aim| !aim.is_empty()).map(|aim| (aim, "yes")).collect();
    world.create("threat", &[&[("title", "Malware")], &touched[..]].concat());
    world.edit("risk", "R-0001", &[("threat", "Malware")]);
    world
}

fn arguments([c, i, a, likelihood, ease]: Judged) -> Vec<(&'static str, String)> {
    let named = ["consequence[c].level", "consequence[i].level", "consequence[a].level", "likelihood", "ease"];
    let all = named.into_iter().zip([c, i, a, likelihood, ease]);
    all.filter(|(_, level)| *level > 0).map(|(key, level)| (key, level.to_string())).collect()
}

fn assess(world: &mut World, judged: Judged) -> Result<(), Vec<String>> {
    let given = arguments(judged);
    let pairs: Vec<_> = given.iter().map(|(key, level)| (*key, level.as_str())).collect();
    world.try_act("risk.assess", &[&[("risk", "R-0001")], &pairs[..]].concat())
}

/// Checks the score and the level of each judgement.
#[track_caller]
fn check(method: &[(&str, &str)], threat: &str, cases: &[(Judged, i64, &str)]) {
    for (judged, score, band) in cases {
        let mut world = with(method, threat);
        assess(&mut world, *judged).expect("the judgement lies on the scales");
        let id = world.id::<Risk>("risk", "R-0001");
        let reading = world.state.get(id).and_then(|risk| risk.current.clone()).expect("just assessed");
        assert_eq!((reading.score, &*reading.band), (*score, *band), "{judged:?}");
    }
}

const SUM: &[(&str, &str)] = &[
    ("combination", "sum"),
    ("line", "6"),
    ("bands[low].from", "2"),
    ("bands[medium].from", "5"),
    ("bands[high].from", "7"),
    ("bands[critical].from", "9"),
];

const MATRIX: &[(&str, &str)] = &[
    ("combination", "matrix"),
    ("matrix", "1 1 2 3 4\n1 2 3 4 6\n2 3 5 7 8\n3 5 7 8 9\n4 6 8 9 10"),
    ("line", "4"),
    ("bands[low].from", "1"),
    ("bands[medium].from", "3"),
    ("bands[high].from", "6"),
    ("bands[critical].from", "9"),
];

/// Four steps of ease; scores from 1 to 5 x 4 x 5.
const TVI: &[(&str, &str)] = &[
    ("combination", "monarc"),
    ("ease[1].label", "Hardly"),
    ("ease[2].label", "With effort"),
    ("ease[3].label", "Easily"),
    ("ease[4].label", "At once"),
    ("line", "29"),
    ("bands[low].from", "1"),
    ("bands[medium].from", "15"),
    ("bands[high].from", "30"),
    ("bands[critical].from", "60"),
];

#[test]
fn the_same_register_through_three_methods() {
    let all = "confidentiality integrity availability";
    let judged = [[2, 0, 4, 3, 0], [1, 1, 1, 1, 0], [5, 2, 3, 4, 0]];
    let expect = |scores: [(i64, &'static str); 3]| -> Vec<_> {
        judged.iter().zip(scores).map(|(judged, (score, band))| (*judged, score, band)).collect()
    };
    check(&[("title", "Product")], all, &expect([(12, "high"), (1, "low"), (20, "critical")]));
    check(SUM, all, &expect([(7, "high"), (2, "low"), (9, "critical")]));
    check(MATRIX, all, &expect([(7, "high"), (1, "low"), (9, "critical")]));
}

#[test]
fn threat_times_vulnerability_times_the_worst_impact_that_the_threat_touches() {
    // Likelihood 3 x ease 2 = 6, times the highest of c, i, a among those touched.
    let judged = [4, 5, 2, 3, 2];
    check(TVI, "confidentiality integrity availability", &[(judged, 30, "high")]);
    check(TVI, "confidentiality availability", &[(judged, 24, "medium")]);
    check(TVI, "availability", &[(judged, 12, "low")]);
    // Extremes and edges of levels: 1 x 1 x 1, 5 x 4 x 5, 5 x 3 x 4 = 60, 5 x 2 x 1 = 10.
    let edges = [
        ([1, 0, 0, 1, 1], 1, "low"),
        ([5, 0, 0, 5, 4], 100, "critical"),
        ([4, 0, 0, 5, 3], 60, "critical"),
        ([1, 0, 0, 5, 2], 10, "low"),
        ([3, 0, 0, 5, 1], 15, "medium"),
    ];
    check(TVI, "confidentiality", &edges);
}

#[test]
fn a_criterion_of_ones_own_counts_where_the_threat_names_it() {
    let own = [TVI, &[("criteria[fame].label", "Reputation")]].concat();
    let judged = [
        ("risk", "R-0001"),
        ("consequence[c].level", "2"),
        ("consequence[fame].level", "5"),
        ("likelihood", "2"),
        ("ease", "3"),
    ];
    let mut world = with(&own, "confidentiality");
    world.does("risk.assess", &judged);
    assert!(world.shows("risk", "R-0001", "current").contains("score 12, band low"));
    world.edit("threat", "Malware", &[("criteria", "fame")]);
    world.does("risk.assess", &judged);
    assert!(world.shows("risk", "R-0001", "current").contains("score 30, band high"));
}

#[test]
fn the_third_scale_is_asked_for_where_the_method_multiplies_it_and_nowhere_else() {
    let mut world = with(TVI, "confidentiality");
    let missing = "method ease: judge this, too: pick a step from 1 to 4 (6.1.2 a)";
    assert_eq!(assess(&mut world, [3, 0, 0, 3, 0]), Err(vec![missing.to_owned()]));
    let off = "method ease: 5 is off the scale; pick a step from 1 to 4 (6.1.2 a)";
    assert_eq!(assess(&mut world, [3, 0, 0, 3, 5]), Err(vec![off.to_owned()]));
    let untouched = "method consequence: the threat touches c; judge one of them (6.1.2 a)";
    assert_eq!(assess(&mut world, [0, 3, 0, 3, 2]), Err(vec![untouched.to_owned()]));
    let mut product = World::with_risk();
    let foreign =
        "method ease: the method does not ask how easily vulnerabilities are used; leave this empty (6.1.2 a)";
    assert_eq!(assess(&mut product, [3, 0, 0, 3, 2]), Err(vec![foreign.to_owned()]));
}

#[test]
fn what_was_scored_before_stays_and_is_not_compared() {
    let mut world = World::with_decision("4", "3", "modify");
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", TVI);
    world.does("method.approve", &[("method", "M-02")]);
    assert!(world.shows("risk", "R-0001", "current").contains("method M-01, version 1, score 12, band high"));
    let expected = [
        ("risk", "R-0001"),
        ("residual_consequence[c].level", "2"),
        ("residual_likelihood", "2"),
        ("residual_ease", "2"),
    ];
    let other = "method risk: the risk was judged on other scales than those in force; assess it again with risk.assess first (6.1.2 a)";
    world.refuses("risk.expect", &expected, &[other]);
}

#[test]
fn a_method_that_changes_while_somebody_judges_is_noticed() {
    let mut world = World::with_risk();
    world.does("method.revise", &[("method", "M-01")]);
    world.does("method.approve", &[("method", "M-02")]);
    let judged = [("risk", "R-0001"), ("consequence[c].level", "3"), ("likelihood", "3"), ("method", "M-01")];
    let overtaken =
        "method method: you judged by M-01, and M-02 is in force; read its scales and judge again (6.1.2 a)";
    world.refuses("risk.assess", &judged, &[overtaken]);
}

#[test]
fn the_matrix_of_three_scales_has_a_line_for_each_product() {
    let mut world = with(TVI, "confidentiality availability");
    assess(&mut world, [4, 5, 2, 3, 2]).expect("the judgement lies on the scales");
    let matrix = matrix(&world.state, Reading::Current);
    assert_eq!(matrix.chances, [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20]);
    let cell = matrix.at(6, Level(4)).expect("a cell");
    assert_eq!((cell.score, cell.band.as_deref(), cell.risks.len()), (Some(24), Some("medium"), 1));
    assert_eq!(matrix.at(7, Level(4)), None);
}

/// A matrix method of so many steps each way.
fn sized(steps: u8, matrix: &[String]) -> Method {
    let mut method = five_by_five().method.clone();
    let step = |step: u8| (step.to_string(), Step { label: "step".into(), meaning: None, low: None, high: None });
    method.combination = Combination::Matrix;
    method.consequence = (1..=steps).map(step).collect();
    method.likelihood = (1..=steps).map(step).collect();
    method.matrix = Lines(matrix.to_vec());
    method
}

#[test]
fn a_matrix_of_three_steps_gives_each_pair_its_own_score() {
    let three = sized(3, &["1 2 4", "2 5 7", "3 8 9"].map(str::to_owned));
    // By consequence, then likelihood: the lines are likelihood, from the lowest.
    let cases = [(1, 1, 1), (3, 1, 4), (1, 3, 3), (2, 2, 5), (3, 2, 7), (2, 3, 8), (3, 3, 9)];
    for (consequence, likelihood, expected) in cases {
        assert_eq!(score(&three, Level(consequence), likelihood), Some(expected), "{consequence} and {likelihood}");
    }
    assert_eq!(
        (score(&three, Level(4), 1), score(&three, Level(1), 4), score(&three, Level(0), 1)),
        (None, None, None)
    );
    assert_eq!(scores(&three).into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 7, 8, 9]);
}

#[test]
fn a_matrix_of_ten_steps_reaches_its_last_corner() {
    let line = |likelihood: i64| (0..10).map(|step| (likelihood + step).to_string()).collect::<Vec<_>>().join(" ");
    let ten = sized(10, &(1..=10).map(line).collect::<Vec<_>>());
    for (consequence, likelihood, expected) in [(1, 1, 1), (10, 1, 10), (1, 10, 10), (7, 4, 10), (10, 10, 19)] {
        assert_eq!(score(&ten, Level(consequence), likelihood), Some(expected), "{consequence} and {likelihood}");
    }
    assert_eq!((scores(&ten).len(), score(&ten, Level(11), 10), score(&ten, Level(10), 11)), (19, None, None));
}
