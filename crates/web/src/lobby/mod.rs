//! What belongs to no organization: choosing one, founding one, the keyboard's page.

pub mod keys;
pub mod organizations;
