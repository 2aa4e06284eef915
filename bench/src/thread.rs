//! The golden thread of one control, the Statement of Applicability and the checks of clauses 4 and 6, over an
//! organization of 10,000 risks, 5,000 assets and 20,000 dependencies.

use cpu_time::ProcessTime;
use isms::catalogue::Edition;
use isms::planning::applicability::PrepareStatement;
use isms::planning::assets::{AssetKind, Rating};
use isms::planning::methods::{AdoptMethod, Method};
use isms::planning::risks::Status;
use isms::planning::{Applicability, Asset, Control, Risk, soa};
use isms::rehearsal::{CHECKS, Look};
use isms::support::Document;
use isms::thread::{Station, thread};
use kernel::{Changes, Context, Date, Decide, Id, Level, Links, RawId, State, Timestamp};

use crate::figure::{Figure, Goal};

const TODAY: Date = Date::constant(2026, 11, 23);
const RISKS: usize = 10_000;
const ASSETS: usize = 5_000;
const DEPENDENCIES: usize = 4;
/// Every control works against so many risks.
const RISKS_A_CONTROL: usize = 100;
const TIMES: u32 = 20;

/// The three figures.
pub fn bench() -> Vec<Figure> {
    let (state, control) = world();
    let found = thread(&state, control).expect("the control is there");
    let reached: usize = found.knots.iter().map(|knot| knot.records.len() + knot.more).sum();
    let at_risk = found.at(Station::Risk).len();
    let checks = CHECKS.iter().filter(|check| check.clause.starts_with('4') || check.clause.starts_with('6'));
    let checks: Vec<_> = checks.collect();
    let figure = |what: &str, value: f64, goal: f64, beside: String| Figure {
        what: what.to_owned(),
        value,
        unit: "ms",
        goal: Goal::AtMost(goal),
        beside,
    };
    let of_thread = cpu_ms(|| drop(thread(&state, control)));
    let of_soa = cpu_ms(|| drop(soa::rows(&state, Edition::Iso27001_2013)));
    // As the rehearsal runs them: one look at the state for all of them.
    let of_checks = cpu_ms(|| {
        let look = Look::on(&state, Edition::Iso27001_2022);
        for check in &checks {
            check.run(&look.afresh(), TODAY);
        }
    });
    vec![
        figure("thread of one control", of_thread, 5.0, format!("CPU, {reached} records, {at_risk} of them risks")),
        figure("Statement of Applicability, 114 rows", of_soa, 5.0, "CPU, computed".into()),
        figure("checks of clauses 4 and 6", of_checks, 30.0, format!("CPU, {} checks, nothing kept", checks.len())),
    ]
}

fn cpu_ms(mut work: impl FnMut()) -> f64 {
    work();
    let begun = ProcessTime::now();
    (0..TIMES).for_each(|_| work());
    begun.elapsed().as_secs_f64() * 1e3 / f64::from(TIMES)
}

/// The organization, and one of its controls.
fn world() -> (State, RawId) {
    let mut world = World { state: State::new(isms::REGISTERS), entries: 0 };
    let context = world.context();
    let adopted = AdoptMethod { title: None }.decide(&world.state, &context).expect("there is no method yet");
    world.apply(&adopted);
    let method = world.state.of::<Method>().iter().next().expect("just adopted").0;
    let assets = world.entry(|changes| {
        let mut assets: Vec<Id<Asset>> = Vec::with_capacity(ASSETS);
        for number in 0..ASSETS {
            let below = (1..=DEPENDENCIES).filter_map(|step| number.checked_sub(step * 7)).map(|at| assets[at]);
            let depends_on = Links::to(below);
            assets.push(changes.create(|asset: &mut Asset| {
                asset.name = format!("Asset {number}").as_str().into();
                asset.kind = if number % 10 == 0 { AssetKind::Primary } else { AssetKind::Supporting };
                asset.value.put_at("a", Rating { level: Level(1 + (number % 5) as u8), because: None });
                asset.depends_on = depends_on;
            }));
        }
        assets
    });
    let references: Vec<_> = Edition::ALL.iter().flat_map(|edition| &edition.standard().controls).collect();
    let controls = world.entry(|changes| {
        let control = |number: usize| {
            let document =
                changes.create(|document: &mut Document| document.title = format!("How {number}").as_str().into());
            changes.create(|control: &mut Control| {
                control.title = format!("Control {number}").as_str().into();
                control.reference_controls.0 = vec![references[number % references.len()].id.clone()];
                control.documents = Links::to([document]);
            })
        };
        (0..2 * RISKS / RISKS_A_CONTROL).map(control).collect::<Vec<Id<Control>>>()
    });
    for first in (0..RISKS).step_by(1_000) {
        world.entry(|changes| {
            for number in first..first + 1_000 {
                changes.create(|risk: &mut Risk| {
                    risk.title = format!("Risk {number}").as_str().into();
                    risk.status = Status::Open;
                    risk.assets = Links::to([assets[number % ASSETS]]);
                    risk.controls = Links::to([0, 1].map(|step| controls[(number + step) % controls.len()]));
                    risk.consequence.put_at("a", Rating { level: Level(1 + (number % 5) as u8), because: None });
                    risk.likelihood = Level(1 + (number % 4) as u8);
                });
            }
        });
    }
    let context = world.context();
    for edition in Edition::ALL {
        let laid = PrepareStatement { edition: Some(*edition) }.decide(&world.state, &context);
        world.apply(&laid.expect("rows can be laid out"));
    }
    world.entry(|changes| {
        let rows: Vec<_> = changes.state().of::<Applicability>().iter().map(|(id, _)| id).collect();
        for id in rows {
            changes.edit(id, |row| {
                row.applicable = isms::planning::applicability::Verdict::Applicable;
                row.business = true;
            });
        }
        let method: Id<Method> = method;
        changes.edit(method, |method| method.version = 1);
    });
    (world.state, controls[0].raw())
}

struct World {
    state: State,
    entries: u64,
}

impl World {
    fn context(&self) -> Context {
        Context::new(RawId(1), None, TODAY, moment(self.entries), u128::from(self.entries))
    }

    fn apply(&mut self, changes: &[kernel::Change]) {
        self.entries += 1;
        self.state.apply(self.entries, moment(self.entries), changes).expect("decided on this state");
    }

    fn entry<T>(&mut self, make: impl FnOnce(&mut Changes<'_>) -> T) -> T {
        let context = self.context();
        let mut changes = Changes::on(&self.state, &context);
        let made = make(&mut changes);
        let changes = changes.done();
        self.apply(&changes);
        made
    }
}

fn moment(entry: u64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + i64::try_from(entry).expect("few entries")).expect("a valid instant")
}
