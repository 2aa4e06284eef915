//! Defects in where risks were looked for, and in what they say.

use kernel::{Id, Links, Many};

use super::planted::{check, check_on};
use super::risks::{edit, like};
use super::world::{Clean, TODAY, day, ratings};
use crate::context::Unit;
use crate::context::profiles::Sought;
use crate::planning::assets::AssetState;
use crate::planning::risks::Status;
use crate::planning::{Asset, Risk, Vulnerability};

#[test]
fn a_risk_says_what_could_happen_to_what() {
    let bare = |clean: &mut Clean| edit(clean, clean.small, |risk| risk.assets = Links::default());
    check("a title alone", bare, ["risks.described bare minor R-0003"]);
    check(
        "a title and an event",
        |clean| {
            bare(clean);
            edit(clean, clean.small, |risk| risk.event = Some("A page shows old figures".into()));
        },
        [],
    );
    let another = |clean: &mut Clean| {
        let other = clean.world.make(day(1, 20), |asset: &mut Asset| asset.name = "Spare server".into());
        edit(clean, clean.small, |risk| risk.assets = Links::to([other]));
        other
    };
    check(
        "its only asset was retired",
        |clean| {
            let other = another(clean);
            clean.world.retire(other);
        },
        ["risks.described assets minor R-0003"],
    );
    check(
        "its only asset was disposed of",
        |clean| {
            let other = another(clean);
            clean.world.edit(other, |asset| asset.state = AssetState::Disposed);
        },
        ["risks.described assets minor R-0003"],
    );
    check(
        "one of its assets was retired",
        |clean| {
            let (other, server) = (another(clean), clean.server);
            edit(clean, clean.small, |risk| risk.assets = Links::to([other, server]));
            clean.world.retire(other);
        },
        ["risks.described asset minor R-0003,A-0003"],
    );
    check(
        "one of its assets was disposed of",
        |clean| {
            let (other, server) = (another(clean), clean.server);
            clean.world.edit(other, |asset| asset.state = AssetState::Disposed);
            edit(clean, clean.small, |risk| risk.assets.add(server));
        },
        [],
    );
    check(
        "its threat was retired",
        |clean| {
            let threat = clean.world.state.get(clean.treated).unwrap().threat.unwrap();
            clean.world.retire(threat);
        },
        ["risks.described retired minor T-001,R-0001"],
    );
}

#[test]
fn two_risks_that_say_the_same_have_to_be_told_apart() {
    let twin = |clean: &mut Clean, title: &str| {
        like(clean, clean.small, |risk| (risk.title, risk.event) = (title.into(), None));
    };
    check("word by word", |clean| twin(clean, " A page fails "), ["risks.described twins judgement R-0003,R-0005"]);
    check("in other words", |clean| twin(clean, "A page breaks"), []);
}

#[test]
fn one_scenario_under_two_titles_is_told() {
    let again = |clean: &mut Clean, change: fn(&mut Risk)| {
        let twin = like(clean, clean.treated, |risk| {
            (risk.title, risk.event) = ("Records are gone".into(), None);
            change(risk);
        });
        clean.world.edit(clean.done, |plan| plan.risks.add(twin));
        twin
    };
    let told = "risks.described scenario judgement R-0001,R-0005";
    check("the same assets, threat and vulnerability", |clean| _ = again(clean, |_| {}), [told]);
    check("one of them says more", |clean| _ = again(clean, |risk| risk.event = Some("A disk fails".into())), [told]);
    check(
        "another vulnerability, too",
        |clean| {
            let other = clean.world.make(day(1, 21), |own: &mut Vulnerability| own.title = "One power supply".into());
            let twin = again(clean, |_| {});
            clean.world.edit(twin, |risk| risk.vulnerabilities.add(other));
        },
        [],
    );
    check(
        "told apart by what happens",
        |clean| {
            edit(clean, clean.treated, |risk| risk.event = Some("A disk fails".into()));
            again(clean, |risk| risk.event = Some("Somebody deletes a table".into()));
        },
        [],
    );
}

#[test]
fn an_aim_that_no_risk_looks_at_is_named() {
    check(
        "nobody looks at confidentiality",
        |clean| {
            edit(clean, clean.critical, |risk| {
                risk.consequence = ratings(&[("i", 5)]);
                risk.residual_consequence = ratings(&[("i", 5)]);
                risk.confidentiality = false;
            });
        },
        ["risks.cover_cia blind minor"],
    );
    check(
        "a risk of something else",
        |clean| {
            clean.world.edit(clean.method, |method| {
                let own = method.criteria.at("c").unwrap().clone();
                method.criteria.put_at("fame", own);
            });
            edit(clean, clean.kept, |risk| risk.consequence = ratings(&[("fame", 3)]));
        },
        ["risks.cover_cia empty minor R-0004"],
    );
}

#[test]
fn a_valued_asset_that_no_risk_looks_at_is_named() {
    let lonely = |clean: &mut Clean, unit: Option<Id<Unit>>| {
        clean.world.make(TODAY, |asset: &mut Asset| {
            asset.name = "Payroll".into();
            asset.value = ratings(&[("c", 4)]);
            asset.unit = unit;
        });
    };
    check("an asset nobody looked at", |clean| lonely(clean, None), ["risks.cover_scope uncovered minor A-0003"]);
    let sought = |clean: &mut Clean, on: kernel::Date| {
        lonely(clean, None);
        let (by, payroll) = (clean.leader, *clean.world.all::<Asset>().last().unwrap());
        let sought = Sought { by, on, statement: "Terms and outages of the provider".into() };
        clean.world.edit(payroll, |asset| asset.sought = Some(Box::new(sought)));
    };
    check(
        "an asset that somebody looked at and found nothing",
        |clean| sought(clean, day(5, 1)),
        ["risks.cover_scope sought attested A-0003"],
    );
    let year = kernel::Date::constant(2025, 5, 31);
    check("the same a year ago", |clean| sought(clean, year), ["risks.cover_scope uncovered minor A-0003"]);
    check(
        "an asset that a risk is proposed for",
        |clean| {
            lonely(clean, None);
            let payroll = clean.world.all::<Asset>().last().copied().unwrap();
            clean.world.make(TODAY, |risk: &mut Risk| {
                risk.title = "Theft on Payroll".into();
                risk.status = Status::Proposed;
                risk.assets = Links::to([payroll]);
            });
        },
        [],
    );
    check_on(
        day(7, 2),
        "an asset outside the scope",
        |clean| {
            let outside = clean.world.make(TODAY, |unit: &mut Unit| unit.name = "Laboratory".into());
            lonely(clean, Some(outside));
        },
        ["scope.states_boundaries open minor U-002,SC-01"],
    );
    check(
        "an asset that was disposed of",
        |clean| {
            lonely(clean, None);
            let asset = *clean.world.all::<Asset>().last().unwrap();
            clean.world.edit(asset, |asset| asset.state = AssetState::Disposed);
        },
        [],
    );
    let primary =
        |clean: &mut Clean, on: kernel::Date| clean.world.make(on, |asset: &mut Asset| asset.name = "Payroll".into());
    check(
        "never valued, thirty-one days ago",
        |clean| {
            primary(clean, day(5, 1));
        },
        ["risks.cover_scope passed-over minor A-0003"],
    );
    check(
        "never valued, thirty days ago",
        |clean| {
            primary(clean, day(5, 2));
        },
        ["risks.cover_scope fresh not_due A-0003"],
    );
    check(
        "never valued, and still to come",
        |clean| {
            let asset = primary(clean, day(5, 1));
            clean.world.edit(asset, |asset| asset.state = AssetState::Planned);
        },
        [],
    );
    check(
        "risks without assets",
        |clean| {
            clean.world.edit(clean.service, |asset| asset.value = Many::default());
            for risk in clean.world.all::<Risk>() {
                edit(clean, risk, |risk| (risk.assets, risk.event) = (Links::default(), Some("A mistake".into())));
            }
        },
        ["risks.cover_scope event judgement"],
    );
}
