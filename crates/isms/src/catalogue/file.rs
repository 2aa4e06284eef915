//! The shape of the files in `content/standards`, and how they become a [`Standard`].

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::attribute::Attributes;
use super::control::{Control, Objective, Theme};
use super::requirement::{Clause, Requirement};
use super::standard::{Parts, Standard};

#[derive(Deserialize)]
struct File<Annex> {
    standard: Head,
    clauses: Vec<Clause>,
    requirements: Vec<Requirement>,
    annex_a: Annex,
    #[serde(default)]
    attribute_values: Attributes,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    reference: String,
}

/// Annex A of 2013: domains hold objectives, objectives hold controls.
#[derive(Deserialize)]
struct Domain {
    #[serde(flatten)]
    theme: Theme,
    objectives: Vec<ObjectiveRow>,
}

#[derive(Deserialize)]
struct ObjectiveRow {
    id: String,
    title: String,
    purpose: String,
    controls: Vec<Control2013>,
}

#[derive(Deserialize)]
struct Control2013 {
    id: String,
    title: String,
    statement: String,
    maps_to_2022: Vec<String>,
}

/// Annex A of 2022: themes, and controls that name theirs.
#[derive(Deserialize)]
struct Annex2022 {
    themes: Vec<Theme>,
    controls: Vec<Control2022>,
}

#[derive(Deserialize)]
struct Control2022 {
    id: String,
    title: String,
    alias: Option<String>,
    theme: String,
    statement: String,
    new_in_2022: bool,
    maps_to_2013: Vec<String>,
    attributes: Attributes,
}

/// Reads the 2013 edition.
pub(super) fn iso27001_2013(text: &str) -> Standard {
    let file: File<Vec<Domain>> = parse(text);
    let mut annex = (Vec::new(), Vec::new(), Vec::new());
    for domain in file.annex_a {
        for row in domain.objectives {
            annex.2.extend(row.controls.into_iter().map(|control| control_2013(control, &domain.theme.id, &row.id)));
            annex.1.push(Objective {
                id: row.id,
                title: row.title,
                purpose: row.purpose,
                theme: domain.theme.id.clone(),
            });
        }
        annex.0.push(domain.theme);
    }
    let (themes, objectives, controls) = annex;
    Standard::indexed(Parts {
        id: file.standard.id,
        reference: file.standard.reference,
        clauses: file.clauses,
        requirements: file.requirements,
        themes,
        objectives,
        controls,
        attribute_values: file.attribute_values,
    })
}

/// Reads the 2022 edition.
pub(super) fn iso27001_2022(text: &str) -> Standard {
    let file: File<Annex2022> = parse(text);
    Standard::indexed(Parts {
        id: file.standard.id,
        reference: file.standard.reference,
        clauses: file.clauses,
        requirements: file.requirements,
        themes: file.annex_a.themes,
        objectives: Vec::new(),
        controls: file.annex_a.controls.into_iter().map(control_2022).collect(),
        attribute_values: file.attribute_values,
    })
}

/// Parses an embedded file. It cannot change after the build, and the tests parse every one of them.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_norway::from_str(text).expect("embedded content is parsed by the tests of the catalogue")
}

fn control_2013(row: Control2013, theme: &str, objective: &str) -> Control {
    Control {
        id: row.id,
        title: row.title,
        alias: None,
        statement: row.statement,
        theme: theme.to_owned(),
        objective: Some(objective.to_owned()),
        attributes: None,
        new_in_2022: false,
        maps_to: row.maps_to_2022,
    }
}

fn control_2022(row: Control2022) -> Control {
    Control {
        id: row.id,
        title: row.title,
        alias: row.alias,
        statement: row.statement,
        theme: row.theme,
        objective: None,
        attributes: Some(row.attributes),
        new_in_2022: row.new_in_2022,
        maps_to: row.maps_to_2013,
    }
}
