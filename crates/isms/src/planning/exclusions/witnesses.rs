//! 6.1.3 d: the records that speak against leaving controls out, by each ground.

use kernel::{Declared, Id, RawId, State};

use super::Ground;
use crate::context::boundary::{Boundary, Side};
use crate::context::obligations::ObligationKind;
use crate::context::parties::{Addressed, PartyKind};
use crate::context::profiles::profile;
use crate::context::sites::SiteKind;
use crate::context::{Obligation, Party, Process, Scope, Site, scopes};
use crate::leadership::Role;
use crate::operation::suppliers::{SupplierKind, SupplierState};
use crate::operation::{Incident, Supplier};
use crate::planning::assets::{AssetKind, AssetState, Classification};
use crate::planning::{Asset, scoring};
use crate::support::documents::DocumentKind;
use crate::support::people::PersonKind;
use crate::support::{Document, Person};
use crate::telling::{Topic, names, tells};

/// Fewer people need no rules among themselves.
const STAFF_MIN: i64 = 2;

/// The records that speak by a ground, as they stand; none by what rests on controls.
pub(super) fn witnesses(ground: Ground, state: &State) -> Vec<RawId> {
    match ground {
        Ground::PersonalData => personal_data(state),
        Ground::People => those(state, |site: &Site| site.persons.is_some_and(|persons| persons > 0)),
        Ground::Premises => places(state, |kind| !matches!(kind, SiteKind::Home | SiteKind::Elsewhere)),
        Ground::Machinery => places(state, |kind| matches!(kind, SiteKind::DataCentre | SiteKind::Production)),
        Ground::NeededAgain => needed_again(state),
        Ground::Development => development(state),
        Ground::Commissioned => those(state, develops),
        Ground::Supplied => those(state, |_: &Supplier| true),
        Ground::Cloud => those(state, serves_from_the_cloud),
        Ground::Home => home(state),
        Ground::Obliged => those(state, |own: &Obligation| own.kind != ObligationKind::Commitment),
        Ground::Written => those(state, |own: &Document| own.kind == DocumentKind::Policy),
        Ground::AskedByClause => scopes(state, |_| true),
        Ground::Directed => those(state, |own: &Role| own.top_management || own.conformity || own.reporting),
        Ground::Supervised => those(state, |own: &Party| own.kind == PartyKind::Authority),
        Ground::Classified => those(state, |own: &Asset| own.classification.is_some_and(Classification::is_secret)),
        Ground::Staffed => scopes(state, |_| staffed(state)),
        Ground::Equipped => equipped(state),
        Ground::Troubled => troubled(state),
        Ground::Held => those(state, |_: &Asset| true),
        Ground::Asks | Ground::Rests(_) | Ground::Treats(_) | Ground::Needed | Ground::AtWork => Vec::new(),
    }
}

/// The live records of a register of which something holds, in the order of their references.
fn those<R: Declared>(state: &State, holds: impl Fn(&R) -> bool) -> Vec<RawId> {
    let mut found: Vec<_> = state.of::<R>().iter().filter(|(_, held)| holds(held)).collect();
    found.sort_by_key(|(_, held)| held.head.reference);
    found.into_iter().map(|(id, _)| id.raw()).collect()
}

/// The scopes in force, else the newest draft, of which something holds.
fn scopes(state: &State, holds: impl Fn(&Scope) -> bool) -> Vec<RawId> {
    scopes::at_hand(state).into_iter().filter(|(_, scope)| holds(scope)).map(|(id, _)| id.raw()).collect()
}

fn boundary(state: &State) -> Boundary {
    Boundary::of(state, scopes::at_hand(state).iter().map(|(_, scope)| &scope.record))
}

/// The sites of a kind that lie inside the scope and were not closed.
fn places(state: &State, kind: fn(SiteKind) -> bool) -> Vec<RawId> {
    let boundary = boundary(state);
    let found = those(state, |site: &Site| site.kind.is_some_and(kind) && site.closed_on.is_none());
    found.into_iter().filter(|id| boundary.site(Id::of(*id)) == Side::Inside).collect()
}

fn personal_data(state: &State) -> Vec<RawId> {
    let mut found = those(state, |asset: &Asset| asset.personal_data);
    found.extend(those(state, |own: &Obligation| own.personal_data));
    found.extend(those(state, |supplier: &Supplier| supplier.personal_data));
    found
}

/// Assets whose loss of availability lies in the upper half of the scale.
fn needed_again(state: &State) -> Vec<RawId> {
    let steps = scoring::at_hand(state).map_or(0, |(_, method)| method.consequence.len());
    those(state, |asset: &Asset| asset.valued_highly(Some("a"), steps))
}

/// Whether several people work here, as the records say.
fn staffed(state: &State) -> bool {
    let several = |persons: Option<i64>| persons.is_some_and(|persons| persons >= STAFF_MIN);
    let works = |own: &Person| own.left_on.is_none() && own.kind != PersonKind::Outsider;
    let named = || state.of::<Person>().iter().filter(|(_, own)| works(own)).count();
    several(profile(state).and_then(|own| own.persons))
        || state.of::<Site>().iter().any(|(_, own)| several(own.persons))
        || several(i64::try_from(named()).ok())
}

/// Supporting assets in use inside whose name, or that of their type, tells of equipment.
fn equipped(state: &State) -> Vec<RawId> {
    let boundary = boundary(state);
    those(state, |asset: &Asset| {
        let here = asset.kind == AssetKind::Supporting && asset.state == AssetState::InUse;
        here && boundary.asset(asset) != Side::Outside && named_or_typed(state, asset, Topic::Equipment)
    })
}

fn named_or_typed(state: &State, asset: &Asset, topic: Topic) -> bool {
    let typed = || asset.asset_type.and_then(|id| state.get(id));
    tells(topic, &asset.name) || typed().is_some_and(|own| tells(topic, &own.title))
}

/// Incidents, and the processes by which they are handled.
fn troubled(state: &State) -> Vec<RawId> {
    let mut found = those(state, |_: &Incident| true);
    found.extend(those(state, |own: &Process| tells(Topic::Incidents, &own.name)));
    found
}

/// Assets whose name or type, processes inside whose name, and scopes whose words tell of development.
fn development(state: &State) -> Vec<RawId> {
    let mut found = those(state, |asset: &Asset| named_or_typed(state, asset, Topic::Development));
    let boundary = boundary(state);
    let inside = |id: &RawId| {
        let id = Id::<Process>::of(*id);
        state.get(id).is_some_and(|own| boundary.process(id, own) != Side::Outside)
    };
    found.extend(those(state, |own: &Process| tells(Topic::Development, &own.name)).into_iter().filter(inside));
    let said = |scope: &Scope| {
        let words = [Some(&scope.statement), scope.business.as_ref(), scope.technology.as_ref()];
        words.into_iter().flatten().any(|own| tells(Topic::Development, own))
    };
    found.extend(scopes(state, said));
    found
}

/// Homes as places of work, scopes that name them, and parties that need them.
fn home(state: &State) -> Vec<RawId> {
    let mut found = those(state, |site: &Site| site.kind == Some(SiteKind::Home) && site.closed_on.is_none());
    let said = |scope: &Scope| {
        let more = [&scope.business, &scope.location, &scope.technology];
        let words = std::iter::once(&scope.statement).chain(more.into_iter().flatten());
        words.into_iter().any(|own| tells(Topic::Home, own))
    };
    found.extend(scopes(state, said));
    found.extend(those(state, |party: &Party| {
        party.needs.iter().any(|(_, need)| need.addressed == Addressed::Addressed && tells(Topic::Home, &need.what))
    }));
    found
}

/// Whether a supplier at work is of the cloud by its kind, or tells so in its name or in what it provides.
fn serves_from_the_cloud(supplier: &Supplier) -> bool {
    let named = |text: &str| names(Topic::Cloud, text);
    let service = supplier.service.as_ref().is_some_and(|service| named(service));
    supplier.kind == SupplierKind::Cloud || supplier.state != SupplierState::Ended && (service || named(&supplier.name))
}

/// Whether a supplier at work tells of development in its name or in what it provides.
fn develops(supplier: &Supplier) -> bool {
    let works = match supplier.state {
        SupplierState::Active | SupplierState::Leaving => true,
        SupplierState::Candidate | SupplierState::Ended => false,
    };
    let service = supplier.service.as_ref().is_some_and(|service| tells(Topic::Development, service));
    works && (service || tells(Topic::Development, &supplier.name))
}
