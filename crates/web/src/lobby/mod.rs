//! What belongs to no organization: the three ways in, choosing one, founding one, the keyboard's page.

pub mod accounts;
pub mod bring;
mod certificate;
pub mod keys;
pub mod organizations;
pub mod sample;
pub mod start;
