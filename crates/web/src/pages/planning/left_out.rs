//! Controls of a treatment that the statement leaves out, said wherever the treatment is planned.

use isms::planning::necessary::Newest;
use isms::planning::treatments::{TreatmentState, standing};
use isms::planning::{Control, Treatment};
use kernel::Links;
use serde::Serialize;

use crate::pages::scene::{Named, Scene};

/// A control that the statement leaves out.
#[derive(Serialize)]
pub struct LeftOut {
    /// The own control.
    pub control: Named,
    /// The reference controls that it stands for and the statement excludes: number and page.
    pub excluded: Vec<(String, String)>,
}

/// Those of a part of the plan that is still to be carried out.
pub fn left_out(scene: Scene<'_>, newest: Option<&Newest<'_>>, plan: &Treatment) -> Vec<LeftOut> {
    match standing(plan) {
        TreatmentState::Done | TreatmentState::Dropped => Vec::new(),
        TreatmentState::Planned | TreatmentState::UnderWay | TreatmentState::Waiting => {
            newest.map(|newest| among(scene, newest, &plan.controls)).unwrap_or_default()
        }
    }
}

fn among(scene: Scene<'_>, newest: &Newest<'_>, controls: &Links<Control>) -> Vec<LeftOut> {
    let page = |control: &str| (control.to_owned(), scene.href(&format!("planning/soa/{control}")));
    let told = newest.left_out(scene.state, controls).into_iter().filter_map(|(id, rows)| {
        let excluded = rows.iter().map(|(_, row)| page(&row.control)).collect();
        Some(LeftOut { control: scene.link_to(id)?, excluded })
    });
    told.collect()
}
