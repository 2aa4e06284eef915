use super::{Section, view};
use crate::pages::world::World;

fn lines(section: &Section) -> Vec<String> {
    let told = |line: &super::Line| {
        let led: Vec<_> = line.led_to.iter().map(|record| record.reference.as_str()).collect();
        let acts: Vec<_> = line.acts.iter().map(|act| act.act).collect();
        format!("{} [{}] {}", line.record.reference, led.join(" "), acts.join(" ")).trim_end().to_owned()
    };
    section.lines.iter().map(told).collect()
}

#[test]
fn what_follows_is_named_and_what_does_not_follow_can_be_made() {
    let mut world = World::with_risks();
    world.create("issue", &[("title", "Customers ask for a certificate")]);
    world.create("issue", &[("title", "One team does everything"), ("climate", "no")]);
    world.edit("risk", "R-0001", &[("issues", "I-01")]);
    let contract = [("needs[1].what", "Notice"), ("needs[1].kind", "contractual"), ("needs[1].addressed", "yes")];
    world.create("party", &[&[("name", "Customers")], contract.as_slice()].concat());
    world.create("party", &[("name", "Neighbours")]);
    world.create("obligation", &[("title", "Tell within a day"), ("controls", "C-001")]);
    let view = view(world.scene());
    let [issues, parties, obligations] = view.sections.as_slice() else { panic!("three registers") };
    assert_eq!(lines(issues), ["I-01 [R-0001]", "I-02 [] risk.create opportunity.create"]);
    assert_eq!(lines(parties), ["IP-01 [] obligation.create", "IP-02 [] party.edit"]);
    assert_eq!(lines(obligations), ["OB-001 [C-001]"]);
    assert_eq!((issues.led, obligations.led), (1, 1));
    assert!(view.climate.is_some_and(|(_, issue)| issue.reference == "I-02"));
    assert!(view.climate_act.is_none() && view.due);
}

#[test]
fn without_records_the_climate_question_is_still_asked() {
    let view = view(World::new().scene());
    assert!(!view.due, "nothing can be missing before a risk is found");
    assert_eq!(view.climate_act.map(|act| act.act), Some("issue.create"));
    assert!(view.sections.iter().all(|section| section.lines.is_empty()));
}
