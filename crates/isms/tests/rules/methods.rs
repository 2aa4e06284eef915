//! 6.1.2 a to e: which methods can be approved.

use isms::planning::methods::{Band, Combination, Method, Step, falls, five_by_five, left_behind, lint, misfits};
use isms::planning::scoring;
use kernel::{Lines, Many};

use crate::world::World;

/// The method offered with one thing changed, and everything `lint` says of it.
#[track_caller]
fn check(change: impl FnOnce(&mut Method), expected: &[&str]) {
    let mut method = five_by_five().method.clone();
    change(&mut method);
    let found: Vec<_> = lint(&method).iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

fn steps(keys: &[&str]) -> Many<Step> {
    keys.iter().map(|key| (*key, Step { label: (*key).into(), meaning: None, low: None, high: None })).collect()
}

/// A method with the bands that begin at these scores.
fn banded(method: &mut Method, begin: &[(&str, i64)]) {
    let tone = five_by_five().method.bands.at("low").expect("the lowest level").tone;
    let band = |key: &str, from| (key.to_owned(), Band { label: key.into(), from, tone, authority: None });
    method.bands = begin.iter().map(|(key, from)| band(key, *from)).collect();
}

#[test]
fn the_method_offered_can_be_approved() {
    check(|_| {}, &[]);
}

#[test]
fn a_matrix_by_which_nothing_is_scored_is_not_signed() {
    let mut world = World::new();
    world.does("method.adopt", &[]);
    world.edit("method", "M-01", &[("matrix", "1 2 3")]);
    world.does("method.approve", &[("method", "M-01")]);
    assert_eq!(world.shows("method", "M-01", "matrix"), "");
}

#[test]
fn scales_have_whole_steps() {
    let count = "a scale has 3 to 10 steps, this one 2; add or remove steps";
    check(|method| method.likelihood = steps(&["1", "2"]), &[&format!("likelihood: {count}")]);
    let hole = "likelihood[3]: step 3 is missing; key the steps from 1 to 3 without a hole";
    check(|method| method.likelihood = steps(&["1", "2", "4"]), &[hole]);
    let none = "consequence: describe the steps of this scale, keyed 1, 2, 3 and so on (6.1.2 d 1)";
    check(|method| method.consequence = Many::default(), &[none]);
    check(
        |method| {
            method.likelihood = [("1", ""), ("2", "b"), ("3", "c")]
                .map(|(k, l)| (k, Step { label: l.into(), meaning: None, low: None, high: None }))
                .into_iter()
                .collect()
        },
        &["likelihood[1].label: name this step"],
    );
}

#[test]
fn levels_cover_every_score() {
    let begin = "bands[low].from: no level covers the scores from 1; let the lowest level begin there (6.1.2 e)";
    check(|method| banded(method, &[("low", 2), ("high", 10)]), &[begin]);
    let twin = "bands[low].from: high begins at 1 too; let each level begin at a score of its own";
    check(|method| banded(method, &[("low", 1), ("high", 1)]), &[twin]);
    let unreached = "no score falls in this level; let it begin between 1 and 25, or remove it";
    check(|method| banded(method, &[("low", 1), ("out", 26)]), &[&format!("bands[out].from: {unreached}")]);
    // 17 to 19 are no products of two steps.
    check(
        |method| banded(method, &[("low", 1), ("odd", 17), ("top", 20)]),
        &[&format!("bands[odd].from: {unreached}")],
    );
    let none = "bands: add the levels of risk; together they cover the scores 1 to 25 (6.1.2 e)";
    check(|method| banded(method, &[]), &[none]);
}

#[test]
fn a_worse_level_begins_at_a_higher_score() {
    let begin = |from: i64| {
        move |method: &mut Method| {
            let critical = Band { from, ..method.bands.at("critical").expect("the worst level").clone() };
            let high = Band { from: 20, ..method.bands.at("high").expect("the next level").clone() };
            method.bands.put_at("critical", critical);
            method.bands.put_at("high", high);
        }
    };
    let turned = "bands[critical].from: by its colour this level is worse than High, which begins at 20; let it begin \
                  above that, or give it a calmer colour (6.1.2 e)";
    check(begin(15), &[turned]);
    check(begin(25), &[]);
}

#[test]
fn the_line_and_the_interval_are_within_reason() {
    check(|method| method.line = 26, &["line: set the acceptance line to a score from 1 to 25 (6.1.2 a 1)"]);
    let interval = "interval_months: plan when risks are assessed again: every 1 to 60 months (8.2)";
    check(|method| method.interval_months = 0, &[interval]);
    check(|method| method.interval_months = 61, &[interval]);
    check(|method| method.interval_months = 60, &[]);
}

#[test]
fn a_matrix_has_a_score_for_every_pair() {
    let matrix = |lines: &[&str]| Lines(lines.iter().map(|line| (*line).to_owned()).collect());
    let three = |method: &mut Method, lines: &[&str]| {
        method.combination = Combination::Matrix;
        (method.consequence, method.likelihood) = (steps(&["1", "2", "3"]), steps(&["1", "2", "3"]));
        banded(method, &[("low", 1), ("high", 3)]);
        method.line = 2;
        method.matrix = matrix(lines);
    };
    check(|method| three(method, &["1 1 2", "1 2 3", "2 3 4"]), &[]);
    check(
        |method| three(method, &["1 1 2", "1 x 3"]),
        &[
            "matrix: write one line for each of the 3 steps of likelihood; there are 2 (6.1.2 a)",
            "matrix: line 2: write 3 whole numbers with space between, one a consequence (6.1.2 a)",
        ],
    );
}

#[test]
fn ranges_of_money_and_frequency_follow_upon_each_other() {
    let ranged = |ends: [(i64, i64); 3]| {
        move |method: &mut Method| {
            for (step, (low, high)) in (1..).zip(ends) {
                let own = method.consequence.at(&step.to_string()).expect("a step").clone();
                method
                    .consequence
                    .put_at(step.to_string(), Step { low: Some(low.into()), high: Some(high.into()), ..own });
            }
        }
    };
    check(ranged([(0, 10), (10, 50), (50, 90)]), &[]);
    let gap = "consequence[3].low: 60 leaves a gap after step 2, which ends at 50; begin there";
    check(ranged([(0, 10), (10, 50), (60, 90)]), &[gap]);
    let overlap = "consequence[2].low: 8 overlaps step 1, which ends at 10; begin there";
    let turned = "consequence[2].high: this is less than the lower end; write as much or more";
    check(ranged([(0, 10), (8, 5), (5, 9)]), &[turned, overlap]);
}

#[test]
fn the_higher_of_two_steps_is_a_score() {
    let highest = |method: &mut Method| {
        method.combination = Combination::Highest;
        banded(method, &[("low", 1), ("high", 4)]);
        method.line = 3;
    };
    check(highest, &[]);
    check(
        |method| {
            highest(method);
            method.line = 6;
        },
        &["line: set the acceptance line to a score from 1 to 5 (6.1.2 a 1)"],
    );
}

#[test]
fn multiplying_three_scales_needs_the_third() {
    let three = |method: &mut Method| method.combination = Combination::ThreatVulnerabilityImpact;
    let none = "ease: describe the steps of this scale, keyed 1, 2, 3 and so on (6.1.2 d 2)";
    check(three, &[none]);
    let whole = |method: &mut Method| {
        three(method);
        method.ease = steps(&["1", "2", "3", "4"]);
        banded(method, &[("low", 1), ("high", 40)]);
        method.line = 39;
    };
    check(whole, &[]);
    let beyond = |method: &mut Method| {
        whole(method);
        method.line = 101;
    };
    check(beyond, &["line: set the acceptance line to a score from 1 to 100 (6.1.2 a 1)"]);
}

#[test]
fn all_faults_are_named_at_once() {
    check(
        |method| {
            (method.criteria, method.line, method.interval_months) = (Many::default(), 0, 0);
        },
        &[
            "criteria: add the criteria consequences are judged by, such as confidentiality, integrity and availability (6.1.2 a)",
            "line: set the acceptance line to a score from 1 to 25 (6.1.2 a 1)",
            "interval_months: plan when risks are assessed again: every 1 to 60 months (8.2)",
        ],
    );
}

#[test]
fn adopting_makes_the_roles_that_countersign_once() {
    let mut world = World::new();
    world.create("role", &[("title", "top management")]);
    world.does("method.adopt", &[]);
    world.does("method.adopt", &[("title", "Our method")]);
    assert_eq!(world.state.table("role").map(|roles| roles.len()), Some(2));
    assert_eq!(world.shows("method", "M-02", "title"), "Our method");
    let bands = world.shows("method", "M-01", "bands");
    assert!(bands.contains("high: label High, from 10, tone hot, authority RO-02"), "{bands}");
    assert!(bands.contains("critical: label Critical, from 15, tone alarming, authority RO-01"), "{bands}");
}

#[test]
fn an_approved_method_stays_until_a_revision_begins() {
    let mut world = World::with_method();
    let again = "software method: this version is approved already; start a revision with method.revise to change it";
    world.refuses("method.approve", &[("method", "M-01")], &[again]);
    assert!(world.try_edit("method", "M-01", &[("line", "25")]).is_err());
    world.does("method.revise", &[("method", "M-01")]);
    let draft = "software method: this version is not approved; edit it as it is, then approve it with method.approve";
    world.refuses("method.revise", &[("method", "M-02")], &[draft]);
    world.edit("method", "M-02", &[("line", "0")]);
    let line = "requirement line: set the acceptance line to a score from 1 to 25 (6.1.2 a 1)";
    world.refuses("method.approve", &[("method", "M-02")], &[line]);
    world.edit("method", "M-02", &[("line", "8")]);
    world.does("method.approve", &[("method", "M-02")]);
    assert_eq!(world.shows("method", "M-02", "approval"), "by P-001, on 2026-11-23, version 2");
    world.refuses("method.revise", &[("method", "M-01")], &["software method: M-01 is retired; restore it first"]);
}

#[test]
fn a_matrix_that_falls_inside_a_line_or_a_column_is_told_with_its_place_and_may_be_approved() {
    let mut method = five_by_five().method.clone();
    let told = |method: &Method| falls(method).iter().map(ToString::to_string).collect::<Vec<_>>();
    let matrix = |lines: &[&str]| Lines(lines.iter().map(|line| (*line).to_owned()).collect());
    method.matrix = matrix(&["1 2 3", "2 1 4", "3 4 2"]);
    assert_eq!(told(&method), [""; 0], "a product falls nowhere");
    method.combination = Combination::Matrix;
    assert_eq!(told(&method), ["2/2: 1 < 2", "3/3: 2 < 4"]);
    method.matrix = matrix(&["1 2 3", "2 2 4", "3 4 4"]);
    assert_eq!(told(&method), [""; 0], "the same again is no fall");
    method.matrix = matrix(&["1 2 3", "2 x 4", "3 4 4"]);
    assert_eq!(told(&method), [""; 0], "what has holes is refused anyway");
}

/// Four steps where there were five, approved by nobody yet; a laptop and R-0001 were judged with the fifth.
fn shortened() -> World {
    let mut world = World::with_risk();
    world.create("asset", &[("name", "Laptop"), ("value[i].level", "5")]);
    world.create("asset", &[("name", "Desk"), ("value[i].level", "4")]);
    world.assess("R-0001", "5", "4");
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("consequence[5]", ""), ("likelihood[5]", "")]);
    world
}

#[test]
fn what_holds_a_step_that_was_taken_away_is_named_before_the_method_is_approved() {
    let mut world = shortened();
    let unsaid = "house-rule remark: 2 records were judged by what this version does not have (consequence 5): A-0001 \
                  Laptop, R-0001 Ransomware on file server; judge them anew, or say here what becomes of them";
    world.refuses("method.approve", &[("method", "M-02")], &[unsaid]);
    world.refuses("method.approve", &[("method", "M-02"), ("remark", " ")], &[unsaid]);
    world.does("method.approve", &[("method", "M-02"), ("remark", "The workshop of May judges them anew.")]);
    let left = left_behind(&world.state, scoring::in_force(&world.state).expect("M-02").1);
    assert_eq!(left.records.len(), 2, "they are told until they were judged anew");
    world.edit("asset", "A-0001", &[("value[i].level", "4")]);
    world.assess("R-0001", "4", "4");
    let left = left_behind(&world.state, scoring::in_force(&world.state).expect("M-02").1);
    assert_eq!(left.records, [], "nothing is left behind");
}

#[test]
fn a_text_that_names_a_maximum_beyond_the_scales_is_told_with_its_place() {
    let mut method = five_by_five().method.clone();
    let told = |method: &Method| misfits(method).into_iter().map(|own| (own.place, own.range)).collect::<Vec<_>>();
    assert_eq!(told(&method), [], "the method offered names what it reaches");
    method.process = Some("Scores go from 1 to 16, levels 1 to 5; twice in 1 to 12 months.".into());
    assert_eq!(told(&method), [("process".to_owned(), "1 to 16".to_owned())]);
}
