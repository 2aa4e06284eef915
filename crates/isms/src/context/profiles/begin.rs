//! 4.1: beginning a management system from three answers: size, trade, and the date wished for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::{Act, Changes, Choice, Context, Date, Decide, Decision, Id, Links, Refusal, State, Text};
use serde::Deserialize;

use super::{Profile, Sector, profile};
use crate::certification::certifications;
use crate::context::sites::SiteKind;
use crate::context::units::UnitKind;
use crate::context::{Scope, Site, Unit};
use crate::planning::methods::AdoptMethod;
use crate::project::projects::{self, Frame};
use crate::project::schedule::schedule;
use crate::support::Person;

/// Begin the management system: profile, site, unit, a draft of the scope, the method offered, and a project with its
/// plan and its certification. Everything is a draft, to be changed like any other record.
#[derive(Act)]
#[act(key = "profile.begin", clause = "4.1")]
pub struct BeginSystem {
    /// What the organization is called.
    pub name: Text,
    /// How many persons work under its control.
    pub persons: i64,
    /// The trade it belongs to.
    pub sector: Sector,
    /// The day the certificate is wished for.
    pub wished_on: Option<Date>,
    /// What the first site is called; the head office where it is left out.
    pub site: Option<Text>,
}

impl Decide for BeginSystem {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let refusals = refusals(self, state, context);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.create(|profile: &mut Profile| {
            profile.name = self.name.clone();
            profile.sector = self.sector;
            profile.persons = Some(self.persons);
        });
        let (site, unit) = places(self, &mut changes);
        let manager = context.person.map(Id::<Person>::of);
        let scope = scope(self, &mut changes, (site, unit), manager);
        let adopted = AdoptMethod { title: None }.decide(changes.state(), context)?;
        changes.absorb(adopted);
        let begins = context.effective_day();
        let plan = schedule(begins, self.persons);
        let titled = |text: &str| Text::from(text.replace("{name}", &self.name));
        let frame = Frame {
            title: titled(&drafts().project),
            scope,
            site,
            manager,
            persons: self.persons,
            begins,
            wished: self.wished_on,
        };
        projects::begin(&mut changes, &frame, &plan);
        let visits = (plan.stage_one, plan.stage_two);
        certifications::begin(&mut changes, titled(&drafts().certification), scope, self.persons, visits);
        Ok(changes.done())
    }
}

fn refusals(asked: &BeginSystem, state: &State, context: &Context) -> Vec<Refusal> {
    let begun = profile(state).map(|_| {
        let message = "this management system has begun; edit its profile, scope and project instead";
        Refusal::software("", message)
    });
    let nameless = asked.name.trim().is_empty().then(|| Refusal::software("name", "required; fill this in"));
    let nobody = (asked.persons < 1).then(|| Refusal::software("persons", "write 1 or more persons"));
    let past = asked.wished_on.is_some_and(|day| day <= context.effective_day());
    let past = past.then(|| Refusal::software("wished_on", "pick a date after today"));
    [begun, nameless, nobody, past].into_iter().flatten().collect()
}

fn places(asked: &BeginSystem, changes: &mut Changes<'_>) -> (Id<Site>, Id<Unit>) {
    let named = asked.site.clone().filter(|site| !site.trim().is_empty());
    let site = changes.create(|site: &mut Site| {
        site.name = named.unwrap_or_else(|| drafts().site.as_str().into());
        site.kind = Some(SiteKind::Office);
        site.persons = Some(asked.persons);
        site.central = true;
    });
    let unit = changes.create(|unit: &mut Unit| {
        unit.name = asked.name.clone();
        unit.kind = Some(UnitKind::Company);
        unit.persons = Some(asked.persons);
        unit.sites = Links::to([site]);
    });
    (site, unit)
}

fn scope(
    asked: &BeginSystem,
    changes: &mut Changes<'_>,
    (site, unit): (Id<Site>, Id<Unit>),
    owner: Option<Id<Person>>,
) -> Id<Scope> {
    let place = changes.state().get(site).map(|site| site.name.to_string()).unwrap_or_default();
    let told = |text: &str| text.replace("{name}", &asked.name).replace("{site}", &place);
    let draft = drafts().of(asked.sector);
    changes.create(|scope: &mut Scope| {
        scope.title = told(&drafts().scope).into();
        scope.statement = told(&draft.statement).into();
        scope.business = Some(told(&draft.business).into());
        scope.location = Some(told(&drafts().location).into());
        scope.technology = Some(told(&draft.technology).into());
        scope.units = Links::to([unit]);
        scope.sites = Links::to([site]);
        scope.owner = owner;
    })
}

/// What a beginning is written with: `content/drafts/beginning.yaml`.
#[derive(Deserialize)]
struct Drafts {
    site: String,
    scope: String,
    location: String,
    project: String,
    certification: String,
    sectors: BTreeMap<String, Draft>,
}

#[derive(Deserialize)]
struct Draft {
    statement: String,
    business: String,
    technology: String,
}

const SOUND: &str = "content/drafts/beginning.yaml is part of the build, and a test begins every trade with it";

impl Drafts {
    fn of(&self, sector: Sector) -> &Draft {
        self.sectors.get(sector.key()).expect(SOUND)
    }
}

fn drafts() -> &'static Drafts {
    static READ: LazyLock<Drafts> = LazyLock::new(|| {
        serde_norway::from_str(include_str!("../../../../../content/drafts/beginning.yaml")).expect(SOUND)
    });
    &READ
}
