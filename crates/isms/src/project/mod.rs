//! The project that builds the management system, in steps and activities.

pub mod activities;
pub mod ims2;
pub mod outcomes;
pub mod projects;
pub mod schedule;
mod standing;
pub mod way;

pub use activities::Activity;
pub use projects::Project;
