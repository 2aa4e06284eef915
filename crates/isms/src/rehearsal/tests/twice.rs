//! The same risk twice, and what is to fall without a control that touches it.

use kernel::{Level, Links, Many, Text};

use super::planted::{check, told, verdict};
use super::risks::like;
use super::world::{Clean, clean, ratings};
use crate::planning::assets::Rating;
use crate::planning::one_sided::{OneSided, Side, one_sided};

const KEY: &str = "risks.scored_consistently";

/// The small risk once more, as likely as this.
fn twin(clean: &mut Clean, likelihood: u8, title: &str) {
    like(clean, clean.small, |risk| {
        (risk.title, risk.event, risk.likelihood) = (title.into(), None, Level(likelihood));
        let reading = risk.current.as_mut().unwrap();
        reading.because = Some("So the team of the second floor sees it, after the failures of May".into());
        reading.score = 2 * i64::from(likelihood);
        let accepted = risk.acceptance.as_mut().unwrap();
        accepted.score = 2 * i64::from(likelihood);
    });
}

#[test]
fn the_same_risk_with_another_score_is_told_once() {
    let found = |likelihood, title: &str| {
        let mut planted = clean();
        twin(&mut planted, likelihood, title);
        told(KEY, &verdict(&planted, KEY))
    };
    let twins = format!("{KEY} twins minor R-0003,R-0005");
    assert_eq!(found(1, "a page  FAILS"), twins, "one step apart, with a reason");
    assert_eq!(found(2, "A page fails"), format!("{KEY} ok no_gap"), "the same score");
    assert_eq!(found(1, "A page fails slowly"), format!("{KEY} ok no_gap"), "another risk");
    let other_aim = |clean: &mut Clean| {
        twin(clean, 1, "A page fails");
        let id = *clean.world.all::<crate::planning::Risk>().last().unwrap();
        clean.world.edit(id, |risk| {
            (risk.consequence, [risk.confidentiality, risk.availability]) = (ratings(&[("c", 2)]), [true, false]);
        });
    };
    check("what it harms is another thing", other_aim, []);
    check("a step less likely", |clean| twin(clean, 1, "A page fails"), [&*twins]);
}

/// The control of the open plan, and what the plan is to do to the critical risk.
fn expects(clean: &mut Clean, attributes: [bool; 3], consequence: Many<Rating>, likelihood: u8, because: Option<Text>) {
    clean.world.edit(clean.watch, |own| [own.preventive, own.detective, own.corrective] = attributes);
    clean.world.edit(clean.critical, |risk| {
        (risk.residual_consequence, risk.residual_likelihood) = (consequence, Level(likelihood));
        risk.residual.as_mut().unwrap().because = because;
    });
}

#[test]
fn what_only_prevents_makes_nothing_less_bad_and_what_only_notices_nothing_less_likely() {
    let less_bad = || ratings(&[("c", 2), ("i", 2)]);
    let found = |attributes, consequence, likelihood| {
        let mut planted = clean();
        expects(&mut planted, attributes, consequence, likelihood, None);
        let state = &planted.world.state;
        one_sided(state, planted.critical, state.get(planted.critical).unwrap())
    };
    let watch = clean().watch;
    let told = |side, from, to, otherwise| {
        let (from, to, controls) = (Level(from), Level(to), vec![watch]);
        vec![OneSided { side, from, to, expected: 10, otherwise, controls }]
    };
    let same = || ratings(&[("c", 5), ("i", 2)]);
    assert_eq!(found([true, false, false], less_bad(), 4), told(Side::Consequence, 5, 2, 20));
    assert_eq!(found([true, false, false], same(), 2), []);
    assert_eq!(found([false, true, false], same(), 2), told(Side::Likelihood, 4, 2, 20));
    assert_eq!(found([false, false, true], less_bad(), 4), []);
    assert_eq!(found([true, false, true], less_bad(), 2), []);
    assert_eq!(found([false; 3], less_bad(), 2), [], "nobody says what it does");
}

#[test]
fn a_side_that_no_control_touches_is_for_somebody_to_look_at_unless_they_said_why() {
    let only = |because: Option<&str>| {
        let mut planted = clean();
        let consequence = ratings(&[("c", 2), ("i", 2)]);
        expects(&mut planted, [true, false, false], consequence, 4, because.map(Text::from));
        planted.world.edit(planted.critical, |risk| risk.controls = Links::default());
        told(KEY, &verdict(&planted, KEY))
    };
    assert_eq!(only(None), format!("{KEY} only-prevented judgement R-0002"));
    assert_eq!(only(Some("Fewer records are kept, so that less can be taken")), format!("{KEY} ok no_gap"));
}
