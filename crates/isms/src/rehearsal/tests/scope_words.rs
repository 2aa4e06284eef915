//! Words of the scope beside sites, assets and certificates, and the law beside personal data.

use super::planted::check;
use super::world::{Clean, day};
use crate::certification::Certification;
use crate::context::obligations::ObligationKind;
use crate::context::scopes::Exclusion;
use crate::context::{Process, Unit};

#[test]
fn a_place_in_the_scope_is_a_site() {
    let said = |statement: &'static str| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.scope, |scope| scope.statement = statement.into());
        }
    };
    let places = ["scope.states_boundaries places judgement SC-01"];
    check("beside a site", said("Operation of the freight service in Oslo and Hamburg."), places);
    check("instead of one", said("Operation of the freight service in Bergen"), places);
    check("its site", said("Operation of the freight service for customers in Oslo"), []);
    check("no place", said("Operation of the freight service in Norwegian ports from Oslo"), []);
}

#[test]
fn a_scope_does_not_leave_out_what_it_rests_on() {
    let left_out = |what: &'static str| {
        move |clean: &mut Clean| {
            let justification = "Run by the provider, who is certified".into();
            let exclusion = Exclusion { what: what.into(), justification };
            clean.world.edit(clean.scope, |scope| scope.exclusions.put_at("1", exclusion));
        }
    };
    check(
        "the server",
        left_out("database server"),
        ["scope.states_boundaries needed judgement A-0001,A-0002,R-0001,R-0002,R-0003,R-0004"],
    );
    check("something of a like name", left_out("Database server of the customers"), []);
}

#[test]
fn what_is_left_out_by_another_name_is_asked_about() {
    let left_out = |what: &'static str, justification: &'static str| {
        move |clean: &mut Clean| {
            let exclusion = Exclusion { what: what.into(), justification: justification.into() };
            clean.world.edit(clean.scope, |scope| scope.exclusions.put_at("1", exclusion));
        }
    };
    let handed = ["scope.states_boundaries handed-over judgement SC-01"];
    check("outsourced", left_out("Hosting of forms", "It is outsourced and certified, and thus none of ours."), handed);
    check("in German", left_out("IT-Betrieb", "Liegt in der Hand eines Dienstleisters, der dafür haftet."), handed);
    check("of others", left_out("Machines of the customers", "They belong to them and are run by them."), []);
    let inside = |name: &'static str, plant: fn(&mut Clean, &'static str), what: &'static str| {
        move |clean: &mut Clean| {
            plant(clean, name);
            left_out(what, "It only serves the others.")(clean);
        }
    };
    let unit = |clean: &mut Clean, name: &'static str| {
        let own = clean.world.all::<Unit>()[0];
        clean.world.edit(own, |unit| unit.name = name.into());
    };
    let site = |clean: &mut Clean, name: &'static str| clean.world.edit(clean.site, |site| site.name = name.into());
    let aside = |record: &str| [format!("scope.states_boundaries aside judgement SC-01,{record}")];
    let told = |what: &str, plant: &dyn Fn(&mut Clean), record: &str| {
        let [expected] = aside(record);
        check(what, plant, [expected.as_str()]);
    };
    told("its first letters", &inside("Information technology", unit, "IT department"), "U-001");
    told("part of its name", &inside("Sales and marketing", unit, "Sales"), "U-001");
    told("before the comma", &inside("Oslo, Grefsen", site, "Oslo office"), "S-001");
    check("another place there", inside("Oslo, Grefsen", site, "Oslo, Majorstuen"), []);
    check(
        "what it names lies outside",
        |clean| {
            inside("Sales and marketing", unit, "Sales")(clean);
            clean.world.make(day(2, 1), |unit: &mut Unit| unit.name = "Sales abroad".into());
        },
        [],
    );
    let home = |location: &'static str| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.scope, |scope| scope.location = Some(location.into()));
            left_out("Arbeit von zu Hause", "Wohnungen lassen sich nicht prüfen.")(clean);
        }
    };
    let both = ["scope.states_boundaries home judgement SC-01"];
    check("home", home("Das Kontor in Oslo; gearbeitet wird auch von zu Hause."), both);
    check("home, left out twice", home("The office in Oslo. Work from home lies outside."), []);
}

#[test]
fn a_unit_that_is_left_out_takes_its_processes_along() {
    check(
        "the unit below one inside",
        |clean| {
            let above = clean.world.all::<Unit>()[0];
            let unit = clean.world.make(day(2, 1), |own: &mut Unit| {
                (own.name, own.parent) = ("Drug safety".into(), Some(above));
            });
            let process = clean.world.make(day(2, 1), |own: &mut Process| {
                (own.name, own.unit) = ("Side effects".into(), Some(unit));
            });
            let exclusion =
                Exclusion { what: "Drug safety".into(), justification: "It works by rules of its own".into() };
            clean.world.edit(clean.scope, |scope| {
                scope.exclusions.put_at("1", exclusion);
                scope.processes.add(process);
            });
        },
        ["scope.states_boundaries split judgement U-002,PR-003"],
    );
}

#[test]
fn a_certificate_is_for_the_scope() {
    let certificate = |text: &'static str| {
        move |clean: &mut Clean| {
            clean.world.make(day(5, 2), |own: &mut Certification| {
                (own.title, own.scope_text) = ("Certificate".into(), Some(text.into()));
            });
        }
    };
    check("the same", certificate("Operation of the freight service"), []);
    check(
        "another one",
        certificate("Hosting and sale of software for hospitals worldwide"),
        ["scope.states_boundaries certificate judgement CERT-01,SC-01"],
    );
}

#[test]
fn whoever_holds_personal_data_knows_the_law() {
    let personal = |clean: &mut Clean| clean.world.edit(clean.service, |asset| asset.personal_data = true);
    check("no law at all", personal, ["parties.needs_listed lawless minor A-0002"]);
    let law = |clean: &mut Clean| {
        personal(clean);
        clean.world.edit(clean.context.contract, |own| own.kind = ObligationKind::Law);
    };
    let mut clean = super::world::clean();
    law(&mut clean);
    let told = super::planted::verdict(&clean, "parties.needs_listed");
    assert_eq!(told.outcome.key(), "no_gap");
}
