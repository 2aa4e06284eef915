//! Words of the scope beside sites, assets and certificates, and the law beside personal data.

use super::planted::check;
use super::world::{Clean, day};
use crate::certification::Certification;
use crate::context::obligations::ObligationKind;
use crate::context::scopes::Exclusion;

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
