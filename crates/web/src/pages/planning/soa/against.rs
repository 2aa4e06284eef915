//! Why records speak against leaving a control out, each in words: what it is, and by what it does.

use std::collections::HashMap;

use isms::catalogue::Edition;
use isms::context::{Obligation, Site};
use isms::operation::Supplier;
use isms::planning::exclusions::{Ground, Witness, contradicted};
use isms::planning::reasons::Reasons;
use isms::planning::risks::TreatmentOption;
use isms::planning::soa::SoaRow;
use isms::planning::treatments::{TreatmentState, standing};
use isms::planning::{Applicability, Asset, Risk, Treatment};
use kernel::{Choice, Id, Row};
use serde::Serialize;

use crate::pages::scene::{Named, Scene};

/// A record that speaks against leaving a control out.
#[derive(Serialize)]
pub struct Objector {
    /// The record.
    #[serde(flatten)]
    pub record: Named,
    /// What it is and why it speaks against it.
    pub words: String,
    /// The own control through which a risk or a plan needs the control left out.
    pub through: Option<Named>,
}

/// What speaks against exclusions, by the row that leaves the control out.
pub type Against = HashMap<Id<Applicability>, Vec<Witness>>;

/// The records that speak against exclusions among these rows.
pub fn against(scene: Scene<'_>, edition: Edition, rows: &[SoaRow<'_>]) -> Against {
    let decided = rows.iter().filter_map(|row| Some((row.id?, row.decided?)));
    let excluded: Vec<_> = decided.filter(|(_, row)| row.excluded()).collect();
    if excluded.is_empty() {
        return HashMap::new();
    }
    contradicted(scene.state, &Reasons::of(scene.state), edition, &excluded).into_iter().collect()
}

/// The records that speak against leaving out the control of a row.
pub fn objectors(scene: Scene<'_>, row: Option<Id<Applicability>>, against: &Against) -> Vec<Objector> {
    let witnesses = row.and_then(|id| against.get(&id)).into_iter().flatten();
    witnesses.filter_map(|own| objector(scene, *own)).collect()
}

fn objector(scene: Scene<'_>, witness: Witness) -> Option<Objector> {
    let (t, row) = (scene.t, scene.state.find(witness.record)?);
    let why = t.find(&format!("soa-ground-{}", witness.ground.key())).unwrap_or_default();
    let through = witness.ground.through().and_then(|id| scene.link_to(id));
    Some(Objector { record: scene.named(row), words: format!("{}: {why}", what(scene, row, witness.ground)), through })
}

/// What a record is, with what about it counts here.
fn what(scene: Scene<'_>, row: Row<'_>, ground: Ground) -> String {
    let (t, record) = (scene.t, row.record.as_any());
    let bare = t.register(row.record.register()).to_owned();
    if let Some(asset) = record.downcast_ref::<Asset>() {
        let asset_type = asset.asset_type.and_then(|id| scene.state.get(id));
        return asset_type.map_or(bare, |own| t.one("soa-asset-of", "type", own.title.to_string()));
    }
    if let Some(supplier) = record.downcast_ref::<Supplier>() {
        return supplier.service.as_ref().map_or(bare, |own| t.one("soa-supplier-of", "service", own.to_string()));
    }
    if let Some(obligation) = record.downcast_ref::<Obligation>() {
        return t.choice(isms::context::obligations::ObligationKind::CHOICES.key, obligation.kind.key()).to_owned();
    }
    if let Some(site) = record.downcast_ref::<Site>() {
        let persons = site.persons.filter(|_| ground == Ground::People);
        return persons.map_or(bare, |persons| t.one("soa-site-of", "count", persons));
    }
    if let Some(risk) = record.downcast_ref::<Risk>() {
        let option = risk.decision.as_ref().map(|own| t.choice(TreatmentOption::CHOICES.key, own.option.key()));
        return option.map_or(bare, |option| t.one("soa-risk-decided", "option", option));
    }
    if let Some(plan) = record.downcast_ref::<Treatment>() {
        let state = t.choice(TreatmentState::CHOICES.key, standing(plan).key());
        let approved = if plan.approved() { "yes" } else { "no" };
        return t.with("soa-treatment-in", &[("state", state.into()), ("approved", approved.into())]);
    }
    bare
}
