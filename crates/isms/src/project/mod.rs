//! The project that builds the management system, in steps and activities.

pub mod activities;
pub mod projects;

pub use activities::Activity;
pub use projects::Project;
