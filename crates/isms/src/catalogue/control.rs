//! Annex A: the reference controls, their themes and, in 2013, their objectives.

use serde::Deserialize;

use super::attribute::Attributes;

/// A group of controls: one of the 14 domains of 2013 or the 4 themes of 2022.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Theme {
    /// `A.5` and so on.
    pub id: String,
    /// The short title as printed.
    pub title: String,
}

/// A control objective. Only the 2013 edition has them, 35 in number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// `A.5.1` and so on.
    pub id: String,
    /// The short title as printed.
    pub title: String,
    /// What the controls under it are to reach, in our own words.
    pub purpose: String,
    /// The domain it lies in.
    pub theme: String,
}

/// A reference control of Annex A.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// `A.5.1.1` in 2013, `A.5.1` in 2022.
    pub id: String,
    /// The short title as printed.
    pub title: String,
    /// Another spelling that people search for.
    pub alias: Option<String>,
    /// What the control asks, in our own words.
    pub statement: String,
    /// The domain or theme it lies in.
    pub theme: String,
    /// The objective it serves, in 2013.
    pub objective: Option<String>,
    /// Its values of the five attributes, from 2022.
    pub attributes: Option<Attributes>,
    /// Whether the 2013 edition had nothing like it.
    pub new_in_2022: bool,
    /// Ids of its counterparts in the other edition.
    pub maps_to: Vec<String>,
}
