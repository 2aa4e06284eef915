//! A small organization in which everything is as it should be, and ways to change that.

use jiff::tz::TimeZone;
use kernel::{Changes, Context, Date, Declared, Id, Level, Link, Links, Many, RawId, State, Text, Timestamp};

use crate::catalogue::Edition;
use crate::context::scopes::{Began, Interface};
use crate::context::{Scope, Site, Unit};
use crate::leadership::roles::Told;
use crate::leadership::{Approval, Role};
use crate::operation::Assessment;
use crate::operation::assessments::{AssessmentCompletion, AssessmentState};
use crate::planning::applicability::Verdict;
use crate::planning::assets::{AssetKind, Rating};
use crate::planning::controls::Implementation;
use crate::planning::methods::{Band, five_by_five};
use crate::planning::risks::{Acceptance, Assessed, Decided, Status, TreatmentOption};
use crate::planning::statements::{AnnexEdition, Frozen, rows_now};
use crate::planning::treatments::Completion;
use crate::planning::{
    Applicability, Asset, AssetType, Control, Method, Risk, Statement, Threat, Treatment, Vulnerability, scoring,
};
use crate::support::Person;

use super::around::{Around, around};

/// A day of 2026.
pub const fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

/// The day rehearsed.
pub const TODAY: Date = day(6, 1);

/// A state under construction.
pub struct World {
    pub state: State,
    entries: u64,
}

impl World {
    pub fn empty() -> Self {
        Self { state: State::new(crate::REGISTERS), entries: 0 }
    }

    /// One ledger entry on a day, past all rules: what is planted need not be allowed.
    pub fn on<T>(&mut self, day: Date, act: impl FnOnce(&mut Changes<'_>) -> T) -> T {
        self.entries += 1;
        let time = noon(day);
        let context = Context::new(RawId(1), None, day, time, u128::from(self.entries));
        let mut changes = Changes::on(&self.state, &context);
        let made = act(&mut changes);
        self.state.apply(self.entries, time, &changes.done()).expect("the changes were made on this state");
        made
    }

    /// Makes a record on a day.
    pub fn make<R: Declared>(&mut self, day: Date, fill: impl FnOnce(&mut R)) -> Id<R> {
        self.on(day, |changes| changes.create(fill))
    }

    /// Changes a record today.
    pub fn edit<R: Declared>(&mut self, id: Id<R>, change: impl FnOnce(&mut R)) {
        self.on(TODAY, |changes| changes.edit(id, change));
    }

    /// Retires a record today.
    pub fn retire<R: Declared>(&mut self, id: Id<R>) {
        self.on(TODAY, |changes| changes.retire(R::REGISTER, id.raw()));
    }

    /// The live records of a register.
    pub fn all<R: Declared>(&self) -> Vec<Id<R>> {
        self.state.of::<R>().iter().map(|(id, _)| id).collect()
    }

    /// The row of the statement about a reference control.
    pub fn row(&self, control: &str) -> Id<Applicability> {
        let mut rows = self.state.of::<Applicability>().iter();
        rows.find(|(_, row)| *row.control == *control).expect("the statement has every control").0
    }
}

fn noon(day: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).expect("a day of our time")
}

/// The records of the clean organization, by what they are for.
pub struct Clean {
    pub world: World,
    pub owner: Id<Person>,
    pub leader: Id<Person>,
    pub role: Id<Role>,
    pub site: Id<Site>,
    pub method: Id<Method>,
    pub scope: Id<Scope>,
    pub context: Around,
    pub asset_type: Id<AssetType>,
    /// Carries the value.
    pub service: Id<Asset>,
    /// What the service cannot work without.
    pub server: Id<Asset>,
    /// Implemented; stands for A.8.13.
    pub backup: Id<Control>,
    /// Planned; stands for A.8.16.
    pub watch: Id<Control>,
    /// Score 12, above the line; modified by a plan that is done; 8 remains and is accepted.
    pub treated: Id<Risk>,
    /// Score 20, the highest level; modified by a plan under way; 10 is expected, accepted and countersigned.
    pub critical: Id<Risk>,
    /// Score 4; retained and accepted.
    pub small: Id<Risk>,
    /// Score 9; retained and accepted.
    pub kept: Id<Risk>,
    pub done: Id<Treatment>,
    pub open: Id<Treatment>,
    /// The assessment in which all risks were judged.
    pub run: Id<Assessment>,
}

/// An organization in operation since 15 March 2026, without a gap on [`TODAY`].
pub fn clean() -> Clean {
    let mut world = World::empty();
    let owner = world.make(day(1, 5), |person: &mut Person| person.name = "Kari Lund".into());
    let leader = world.make(day(1, 5), |person: &mut Person| person.name = "Ola Berg".into());
    let unit = world.make(day(1, 5), |unit: &mut Unit| unit.name = "Engineering".into());
    let site = world.make(day(1, 5), |site: &mut Site| {
        site.name = "Oslo".into();
        site.persons = Some(40);
    });
    let role = world.make(day(1, 6), |role: &mut Role| {
        role.title = "Top management".into();
        role.top_management = true;
        role.holders = Links::to([leader]);
        let told = Told { by: Some(leader), on: day(1, 7), to: "Everybody".into(), how: None };
        role.communicated = Some(told);
    });
    let method = method(&mut world, role, leader);
    let scope = scope(&mut world, unit, site, leader);
    let context = around(&mut world, owner, leader);
    let asset_type = world.make(day(1, 20), |own: &mut AssetType| own.title = "Server".into());
    let server = world.make(day(1, 20), |asset: &mut Asset| {
        asset.name = "Database server".into();
        asset.kind = AssetKind::Supporting;
        asset.asset_type = Some(asset_type);
        asset.unit = Some(unit);
    });
    let service = world.make(day(1, 20), |asset: &mut Asset| {
        asset.name = "Freight service".into();
        asset.unit = Some(unit);
        asset.value = ratings(&[("c", 4), ("i", 4), ("a", 5)]);
        asset.depends_on = Links::to([server]);
    });
    let threat = world.make(day(1, 21), |threat: &mut Threat| {
        threat.title = "Loss of data".into();
        (threat.integrity, threat.availability) = (true, true);
    });
    let weakness = world.make(day(1, 21), |own: &mut Vulnerability| own.title = "Backups never restored".into());
    let backup = control(&mut world, "Backups", "A.8.13", Implementation::Implemented, owner);
    let watch = control(&mut world, "Watching", "A.8.16", Implementation::Planned, owner);

    let mut risk = |title: &str, consequence: &[(&str, u8)], likelihood: u8| {
        world.make(day(2, 1), |risk: &mut Risk| {
            risk.title = title.into();
            risk.assets = Links::to([server]);
            risk.issues = Links::to([context.market]);
            risk.owner = Some(owner);
            risk.identified_on = Some(day(2, 1));
            risk.status = Status::Open;
            risk.consequence = ratings(consequence);
            let judged = |key| consequence.iter().any(|(own, _)| *own == key);
            (risk.confidentiality, risk.integrity, risk.availability) = (judged("c"), judged("i"), judged("a"));
            risk.likelihood = Level(likelihood);
            risk.current = Some(assessed(method, owner, consequence, likelihood, day(2, 10)).into());
        })
    };
    let treated = risk("Data is lost", &[("i", 3), ("a", 4)], 3);
    let critical = risk("Data is stolen", &[("c", 5), ("i", 2)], 4);
    let small = risk("A page fails", &[("a", 2)], 2);
    let kept = risk("A clerk errs", &[("i", 3)], 3);
    let run = run(&mut world, scope, method, owner);
    world.on(day(2, 20), |changes| {
        changes.edit(treated, |risk| {
            risk.threat = Some(threat);
            risk.vulnerabilities = Links::to([weakness]);
            risk.controls = Links::to([backup]);
            decide(risk, TreatmentOption::Modify, owner);
            expect(risk, method, owner, &[("i", 2), ("a", 4)], 2);
        });
        changes.edit(critical, |risk| {
            decide(risk, TreatmentOption::Modify, owner);
            expect(risk, method, owner, &[("c", 5), ("i", 2)], 2);
        });
        changes.edit(small, |risk| decide(risk, TreatmentOption::Retain, owner));
        changes.edit(kept, |risk| decide(risk, TreatmentOption::Retain, owner));
    });
    let done = plan(&mut world, "Restore backups each quarter", treated, backup, owner, day(4, 30));
    let open = plan(&mut world, "Watch the network", critical, watch, owner, day(9, 30));
    for (risk, score) in [(treated, 8), (critical, 10), (small, 4), (kept, 9)] {
        world.on(day(3, 15), |changes| {
            changes.edit(risk, |risk| risk.acceptance = Some(acceptance(owner, score).into()))
        });
    }
    world.on(day(3, 16), |changes| {
        changes.edit(critical, |risk| {
            let acceptance = risk.acceptance.take().expect("just accepted");
            let (reason, until) = (Some("the work is under way".into()), Some(Date::constant(2027, 3, 1)));
            let (needs, countersigned_by) = (Some(role), Some(leader));
            risk.acceptance = Some(Acceptance { reason, until, needs, countersigned_by, ..*acceptance }.into());
        });
    });
    world.on(day(4, 20), |changes| {
        changes.edit(done, |plan| {
            let result = "Two restores went well, in less than four hours".into();
            plan.completion = Some(Completion { by: owner, on: day(4, 20), result });
        });
    });
    statement(&mut world, owner, leader);
    Clean {
        world,
        owner,
        leader,
        role,
        site,
        method,
        scope,
        context,
        asset_type,
        service,
        server,
        backup,
        watch,
        treated,
        critical,
        small,
        kept,
        done,
        open,
        run,
    }
}

fn run(world: &mut World, scope: Id<Scope>, method: Id<Method>, by: Id<Person>) -> Id<Assessment> {
    let risks = Links::to(world.all::<Risk>());
    world.make(day(2, 12), |run: &mut Assessment| {
        run.title = "First assessment".into();
        (run.scope, run.method, run.lead) = (Some(scope), Some(method), Some(by));
        (run.planned_on, run.from, run.until) = (Some(day(2, 10)), Some(day(2, 10)), Some(day(2, 12)));
        run.risks = risks;
        run.state = AssessmentState::Completed;
        let conclusion = "Two risks lie above the line".into();
        let (on, version, risks, above_line) = (day(2, 12), 1, 4, 2);
        run.completion = Some(AssessmentCompletion { by, on, version, risks, above_line, conclusion });
    })
}

fn method(world: &mut World, role: Id<Role>, leader: Id<Person>) -> Id<Method> {
    world.make(day(1, 15), |method: &mut Method| {
        *method = five_by_five().method.clone();
        let bands: Many<Band> = method
            .bands
            .iter()
            .map(|(key, band)| {
                let authority = (band.from > method.line).then_some(role);
                (key.to_owned(), Band { authority, ..band.clone() })
            })
            .collect();
        method.bands = bands;
        method.version = 1;
        method.approval = Some(approval(leader, day(1, 15), 1));
    })
}

fn scope(world: &mut World, unit: Id<Unit>, site: Id<Site>, leader: Id<Person>) -> Id<Scope> {
    world.make(day(1, 16), |scope: &mut Scope| {
        scope.title = "The freight service".into();
        scope.statement = "Development and operation of the freight service in Oslo".into();
        scope.business = Some("Services for forwarders".into());
        scope.technology = Some("All systems that hold customer data".into());
        scope.units = Links::to([unit]);
        scope.sites = Links::to([site]);
        scope.issues = Some("Customers ask for a certificate".into());
        scope.parties = Some("Customs sets rules for declarations".into());
        scope.interfaces.put_at(
            "host",
            Interface { with: "Hosting provider".into(), what: "Machines and power".into(), supplier: None },
        );
        scope.version = 1;
        scope.approval = Some(approval(leader, day(1, 20), 1));
        scope.operates_from = Some(day(4, 14));
        scope.began = Some(Began { by: Some(leader), on: day(3, 15), reason: None });
    })
}

fn control(world: &mut World, title: &str, reference: &str, status: Implementation, owner: Id<Person>) -> Id<Control> {
    world.make(day(1, 25), |control: &mut Control| {
        control.title = title.into();
        control.reference_controls.0 = vec![reference.to_owned()];
        control.status = status;
        control.owner = Some(owner);
        control.how = Some("As the runbook says".into());
    })
}

fn plan(
    world: &mut World,
    title: &str,
    risk: Id<Risk>,
    control: Id<Control>,
    owner: Id<Person>,
    due: Date,
) -> Id<Treatment> {
    world.make(day(3, 1), |plan: &mut Treatment| {
        plan.title = title.into();
        plan.risks = Links::to([risk]);
        plan.controls = Links::to([control]);
        plan.owner = Some(owner);
        plan.due = Some(due);
        plan.version = 1;
        plan.approvals.put_at("P-001", approval(owner, day(3, 10), 1));
    })
}

/// Every control of both editions decided: one excluded, one planned, the others at work.
fn statement(world: &mut World, owner: Id<Person>, leader: Id<Person>) {
    let controls = Edition::ALL.iter().flat_map(|edition| &edition.standard().controls);
    world.on(day(3, 5), |changes| {
        for control in controls {
            changes.create(|row: &mut Applicability| decide_row(row, &control.id, owner));
        }
    });
    for edition in Edition::ALL {
        let rows = rows_now(&world.state, *edition, day(4, 21));
        world.make(day(4, 21), |version: &mut Statement| {
            version.title = "For the first audit".into();
            version.edition = AnnexEdition::of(*edition);
            version.rows = rows;
            version.frozen = Some(Frozen { by: Some(owner), on: day(4, 21), method: None });
            version.version = 1;
            version.approval = Some(approval(leader, day(4, 21), 1));
        });
    }
}

fn decide_row(row: &mut Applicability, id: &str, owner: Id<Person>) {
    row.control = id.into();
    if matches!(id, "A.8.30" | "A.14.2.7") {
        row.applicable = Verdict::Excluded;
        row.exclusion = Some("Nobody outside writes software for us".into());
        return;
    }
    row.applicable = Verdict::Applicable;
    row.business = true;
    row.status = Implementation::Implemented;
    if matches!(id, "A.8.16" | "A.12.4.1") {
        row.status = Implementation::Planned;
        (row.owner, row.due) = (Some(owner), Some(day(9, 30)));
    }
}

pub fn approval(by: Link<Person>, on: Date, version: i64) -> Approval {
    Approval::given(by, on, version, None)
}

pub fn ratings(levels: &[(&str, u8)]) -> Many<Rating> {
    levels.iter().map(|(key, level)| (*key, Rating { level: Level(*level), because: None })).collect()
}

/// A reading by the method offered.
pub fn assessed(method: Id<Method>, by: Id<Person>, consequence: &[(&str, u8)], likelihood: u8, on: Date) -> Assessed {
    let offered = &five_by_five().method;
    let worst = scoring::worst(&ratings(consequence));
    let score = scoring::score(offered, worst, i64::from(likelihood)).expect("on the scale");
    let (band, _) = scoring::band(offered, score).expect("every score has a level");
    Assessed { by: Some(by), on, method, version: 1, score, band: band.into(), because: None, recorded_on: None }
}

fn decide(risk: &mut Risk, option: TreatmentOption, by: Id<Person>) {
    let reason: Option<Text> = None;
    risk.decision = Some(
        Decided { option, by: Some(by), on: day(2, 20), recorded_on: None, reason, shared_with: None, supplier: None }
            .into(),
    );
}

fn expect(risk: &mut Risk, method: Id<Method>, by: Id<Person>, consequence: &[(&str, u8)], likelihood: u8) {
    risk.residual_consequence = ratings(consequence);
    risk.residual_likelihood = Level(likelihood);
    risk.residual = Some(assessed(method, by, consequence, likelihood, day(2, 20)).into());
}

fn acceptance(by: Id<Person>, score: i64) -> Acceptance {
    Acceptance { by, on: day(3, 15), score, ..kernel::Group::blank() }
}
