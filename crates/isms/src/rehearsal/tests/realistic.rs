//! Likelihoods beside the organization's own figures, ranges of scales, and events told twice.

use jiff::tz::TimeZone;
use kernel::{Date, Decimal, Id, Level, Links, Money};

use super::planted::check;
use super::world::{Clean, TODAY, day, ratings};
use crate::context::Process;
use crate::context::processes::ProcessKind;
use crate::operation::Incident;
use crate::operation::incidents::IncidentClass;
use crate::planning::methods::{Method, Step};
use crate::planning::{Asset, Risk};

/// Incidents that named a risk, one a day from a day on.
fn incidents(clean: &mut Clean, risk: Id<Risk>, from: Date, count: i8) {
    for at in 0..count {
        let on = from.saturating_add(jiff::Span::new().days(at));
        let noticed = TimeZone::UTC.to_timestamp(on.at(8, 0, 0, 0)).expect("a day of our time");
        clean.world.make(TODAY, |own: &mut Incident| {
            (own.title, own.class, own.detected_at) = ("A page failed".into(), IncidentClass::Incident, Some(noticed));
            own.severity = Some(crate::operation::Severity::Low);
            own.risks = Links::to([risk]);
        });
    }
}

#[test]
fn what_happens_often_is_not_judged_as_seldom() {
    let small = |clean: &mut Clean, from, count| {
        let risk = clean.small;
        incidents(clean, risk, from, count);
    };
    check(
        "three of this spring",
        |clean| small(clean, day(4, 1), 3),
        ["risks.have_likelihood incidents judgement R-0003"],
    );
    check("two of them", |clean| small(clean, day(4, 1), 2), []);
    check("long ago", |clean| small(clean, Date::constant(2025, 1, 1), 3), []);
    check(
        "somebody says why",
        |clean| {
            small(clean, day(4, 1), 3);
            clean.world.edit(clean.small, |risk| {
                risk.current.as_mut().unwrap().because = Some("All came from one page that is gone".into());
            });
        },
        [],
    );
}

/// Changes a step of the scale of likelihoods.
fn step(method: &mut Method, key: &str, change: impl FnOnce(&mut Step)) {
    let mut own = method.likelihood.at(key).expect("five steps").clone();
    change(&mut own);
    method.likelihood.put_at(key, own);
}

/// The method gives its likelihoods ranges.
fn ranged(method: &mut Method) {
    for (key, low, high) in [("1", 0, 1), ("2", 1, 2), ("3", 2, 4), ("4", 4, 12), ("5", 12, 100)] {
        step(method, key, |own| (own.low, own.high) = (Some(Decimal::from(low)), Some(Decimal::from(high))));
    }
}

#[test]
fn a_likelihood_fits_the_range_of_its_step() {
    let yearly = |clean: &mut Clean, low: i64, high: i64| {
        clean.world.edit(clean.method, ranged);
        clean.world.edit(clean.small, |risk| {
            risk.yearly_low = Some(Box::new(Decimal::from(low)));
            risk.yearly_high = Some(Box::new(Decimal::from(high)));
        });
    };
    let figures = ["risks.have_likelihood figures judgement R-0003"];
    check("more often", |clean| yearly(clean, 20, 50), figures);
    check("within", |clean| yearly(clean, 1, 2), []);
    check("turned round", |clean| yearly(clean, 2, 1), ["risks.have_likelihood turned judgement R-0003"]);
    let loss = |low: i64, high: i64| {
        move |clean: &mut Clean| {
            let money = |amount: i64| Money { amount: Decimal::from(amount), currency: *b"EUR" };
            clean.world.edit(clean.small, |risk| {
                risk.loss_low = Some(Box::new(money(low)));
                risk.loss_high = Some(Box::new(money(high)));
            });
        }
    };
    check("a loss turned round", loss(20, 10), ["risks.have_consequences turned judgement R-0003"]);
    check("a loss", loss(10, 20), []);
}

#[test]
fn steps_follow_upon_each_other_under_names_of_their_own() {
    check("ranges that fit", |clean| clean.world.edit(clean.method, ranged), []);
    let range = |clean: &mut Clean, low: i64| {
        clean.world.edit(clean.method, ranged);
        clean.world.edit(clean.method, |own| step(own, "3", |own| own.low = Some(Decimal::from(low))));
    };
    check("a hole", |clean| range(clean, 3), ["risks.scored_on_scale ranges judgement M-01"]);
    check("an overlap", |clean| range(clean, 1), ["risks.scored_on_scale ranges judgement M-01"]);
    check(
        "one name for two steps",
        |clean| {
            clean.world.edit(clean.method, |own| {
                let label = own.likelihood.at("2").unwrap().label.clone();
                step(own, "3", |own| own.label = label);
            });
        },
        ["risks.scored_on_scale namesakes minor M-01"],
    );
}

/// Two risks that tell of one event in one process, read with these likelihoods.
fn events(clean: &mut Clean, titles: [&'static str; 2], likelihoods: [u8; 2]) {
    let process = clean.world.make(day(1, 17), |own: &mut Process| {
        (own.name, own.kind) = ("Freight".into(), ProcessKind::Support);
    });
    for ((id, title), likelihood) in [clean.small, clean.kept].into_iter().zip(titles).zip(likelihoods) {
        clean.world.edit(id, |risk| {
            (risk.title, risk.assets, risk.processes) = (title.into(), Links::default(), Links::to([process]));
            (risk.event, risk.cause) = (Some("A clerk errs".into()), Some("Haste".into()));
            risk.harm = Some("Freight is late".into());
            (risk.consequence, risk.likelihood) = (ratings(&[("i", 2)]), Level(likelihood));
            (risk.confidentiality, risk.integrity, risk.availability) = (false, true, false);
            let current = risk.current.as_mut().unwrap();
            current.score = 2 * i64::from(likelihood);
            current.band = if likelihood > 2 { "moderate" } else { "low" }.into();
            risk.acceptance.as_mut().unwrap().score = 2 * i64::from(likelihood);
        });
    }
}

#[test]
fn events_are_compared_by_their_processes() {
    let told = |clean: Clean| {
        let verdict = super::planted::verdict(&clean, "risks.scored_consistently");
        super::planted::told("risks.scored_consistently", &verdict)
    };
    let of = |titles, likelihoods| {
        let mut clean = super::world::clean();
        events(&mut clean, titles, likelihoods);
        told(clean)
    };
    assert_eq!(of(["An error", "An error"], [2, 5]), "risks.scored_consistently twins minor R-0003,R-0004");
    assert_eq!(of(["An error", "Haste"], [2, 5]), "risks.scored_consistently pairs judgement R-0003,R-0004");
    assert_eq!(of(["An error", "Haste"], [2, 2]), "risks.scored_consistently ok no_gap");
}

#[test]
fn a_process_that_earns_money_was_looked_at() {
    let core = |clean: &mut Clean, name: &'static str| {
        let unit = clean.world.all::<crate::context::Unit>()[0];
        clean.world.make(day(1, 17), |own: &mut Process| {
            (own.name, own.kind, own.unit) = (name.into(), ProcessKind::Core, Some(unit));
        })
    };
    let served = |clean: &mut Clean| {
        let process = core(clean, "Freight");
        clean.world.edit(clean.service, |asset: &mut Asset| asset.processes = Links::to([process]));
    };
    check("the service runs it", served, []);
    check(
        "another one that nothing names",
        |clean| {
            core(clean, "Customs advice");
            served(clean);
        },
        ["risks.cover_scope unlooked judgement PR-003"],
    );
    check("where no process is named anywhere", |clean| _ = core(clean, "Customs advice"), []);
}
