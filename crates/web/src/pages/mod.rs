//! The pages that make the product: each designed for its purpose, in place of the generic room.
//!
//! A page is a view, a pure function of a [`scene::Scene`] and an [`address::Address`], and a template that prints
//! it. The same view is the JSON of `/api/v1/orgs/{org}/views/{view}`.

pub mod address;
pub mod brought;
pub mod calendar;
pub mod catalogue;
pub mod clocks;
pub mod context;
mod control;
pub mod evaluation;
pub mod facts;
pub mod hints;
pub mod history;
pub mod leadership;
pub mod levels;
pub mod planning;
pub mod readers;
pub mod rehearsal;
pub mod scene;
pub mod signing;
pub mod talk;
pub mod thread;
pub mod today;
#[cfg(test)]
pub mod world;

use serde::Serialize;

use crate::error::Halt;

/// A view as plain JSON.
fn plain(view: &impl Serialize) -> Result<serde_json::Value, Halt> {
    serde_json::to_value(view).map_err(|error| Halt::Fault(engine::Fault::of(error).id))
}
