//! One edition of the standard, indexed for look-up.

use std::collections::HashMap;

use super::attribute::{Attribute, Attributes};
use super::control::{Control, Objective, Theme};
use super::requirement::{Clause, Requirement, printed};

/// An edition with its clauses, requirements and reference controls, each list in the order of the standard.
#[derive(Debug)]
pub struct Standard {
    /// The key, as of its [`Edition`](super::Edition): `iso27001-2022`.
    pub id: String,
    /// How to cite it: `ISO/IEC 27001:2022`.
    pub reference: String,
    /// Clauses 4 to 10 with their subclauses.
    pub clauses: Vec<Clause>,
    /// Every requirement of clauses 4 to 10.
    pub requirements: Vec<Requirement>,
    /// Domains (2013) or themes (2022) of Annex A.
    pub themes: Vec<Theme>,
    /// Control objectives, empty from 2022.
    pub objectives: Vec<Objective>,
    /// The reference controls of Annex A.
    pub controls: Vec<Control>,
    attribute_values: Attributes,
    index: Index,
}

/// Positions by id. Clauses, requirements and controls have their own: `4.3` is a clause and a requirement,
/// and `A.5.1` is an objective of 2013.
#[derive(Debug)]
struct Index {
    clauses: HashMap<String, usize>,
    requirements: HashMap<String, usize>,
    controls: HashMap<String, usize>,
    objectives: HashMap<String, usize>,
}

/// What a [`Standard`] is made of, before it is indexed.
pub(super) struct Parts {
    pub id: String,
    pub reference: String,
    pub clauses: Vec<Clause>,
    pub requirements: Vec<Requirement>,
    pub themes: Vec<Theme>,
    pub objectives: Vec<Objective>,
    pub controls: Vec<Control>,
    pub attribute_values: Attributes,
}

impl Standard {
    pub(super) fn indexed(parts: Parts) -> Standard {
        let index = Index {
            clauses: positions(&parts.clauses, |clause| &clause.id),
            requirements: positions(&parts.requirements, |requirement| &requirement.id),
            controls: positions(&parts.controls, |control| &control.id),
            objectives: positions(&parts.objectives, |objective| &objective.id),
        };
        let Parts { id, reference, clauses, requirements, themes, objectives, controls, attribute_values } = parts;
        Standard { id, reference, clauses, requirements, themes, objectives, controls, attribute_values, index }
    }

    /// The clause with this number: `6.1.2`.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.index.clauses.get(id).map(|&at| &self.clauses[at])
    }

    /// The requirement with this id: `6.1.2.c.2`.
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.index.requirements.get(id).map(|&at| &self.requirements[at])
    }

    /// The requirement that is meant: by its id, or by its place as it is printed, with or without blanks, dots and
    /// brackets, where one alone has that place.
    pub fn meant(&self, text: &str) -> Option<&Requirement> {
        let signs = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let wanted = signs(text);
        let mut own = self.requirements.iter().filter(|own| signs(&printed(&own.id)) == wanted);
        self.requirement(text.trim()).or_else(|| own.next().filter(|_| own.next().is_none()))
    }

    /// The reference control with this id: `A.5.1`.
    pub fn control(&self, id: &str) -> Option<&Control> {
        self.index.controls.get(id).map(|&at| &self.controls[at])
    }

    /// The control objective with this id, in 2013.
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.index.objectives.get(id).map(|&at| &self.objectives[at])
    }

    /// The domain or theme with this id: `A.5`.
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// The reference controls of one domain or theme.
    pub fn controls_of<'a>(&'a self, theme: &'a str) -> impl Iterator<Item = &'a Control> {
        self.controls.iter().filter(move |control| control.theme == theme)
    }

    /// The requirements that name this check.
    pub fn requirements_answered_by<'a>(&'a self, check: &'a str) -> impl Iterator<Item = &'a Requirement> {
        self.requirements.iter().filter(move |requirement| requirement.checks.iter().any(|key| key == check))
    }

    /// The values that controls of this edition can have, for filters. Empty in 2013, which has no attributes.
    pub fn attribute_values(&self, attribute: Attribute) -> &[String] {
        self.attribute_values.values(attribute)
    }
}

fn positions<T>(rows: &[T], id: impl Fn(&T) -> &String) -> HashMap<String, usize> {
    rows.iter().enumerate().map(|(at, row)| (id(row).clone(), at)).collect()
}
