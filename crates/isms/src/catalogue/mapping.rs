//! The way from the 2013 edition to the 2022 edition and back, control by control and requirement by requirement.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::edition::Edition;
use super::file;

/// Both directions of the mapping between the editions.
#[derive(Debug)]
pub struct Mapping {
    forward: HashMap<String, Mapped>,
    backward: HashMap<String, Mapped>,
    requirements_forward: HashMap<String, Vec<String>>,
    requirements_backward: HashMap<String, Vec<String>>,
}

/// Where a control went, or where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Ids in the other edition, empty for a new control.
    pub ids: Vec<String>,
    /// What happened to it on the way.
    pub kind: MappingKind,
}

/// What happened to a control between the editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MappingKind {
    /// One to one, same title.
    Unchanged,
    /// One to one, another title.
    Renamed,
    /// Several of 2013 became one of 2022.
    Merged,
    /// One of 2013 became several of 2022.
    Split,
    /// Nothing like it in 2013.
    New,
}

/// The mapping between 2013 and 2022.
pub fn mapping() -> &'static Mapping {
    static MAPPING: LazyLock<Mapping> =
        LazyLock::new(|| read(include_str!("../../../../content/standards/mapping-2013-2022.yaml")));
    &MAPPING
}

impl Mapping {
    /// What became of a 2013 control.
    pub fn forward(&self, id_2013: &str) -> Option<&Mapped> {
        self.forward.get(id_2013)
    }

    /// Where a 2022 control came from.
    pub fn backward(&self, id_2022: &str) -> Option<&Mapped> {
        self.backward.get(id_2022)
    }

    /// The counterparts of a control of this edition in the other one.
    pub fn counterparts(&self, of: Edition, id: &str) -> &[String] {
        let mapped = match of {
            Edition::Iso27001_2013 => self.forward(id),
            Edition::Iso27001_2022 => self.backward(id),
        };
        mapped.map_or(&[], |mapped| &mapped.ids)
    }

    /// The counterparts of a requirement of this edition in the other one.
    pub fn requirement_counterparts(&self, of: Edition, id: &str) -> &[String] {
        let found = match of {
            Edition::Iso27001_2013 => self.requirements_forward.get(id),
            Edition::Iso27001_2022 => self.requirements_backward.get(id),
        };
        found.map_or(&[], |ids| ids)
    }
}

#[derive(Deserialize)]
struct MappingFile {
    forward_2013_to_2022: Vec<Forward>,
    backward_2022_to_2013: Vec<Backward>,
    requirements_2013_to_2022: Vec<RequirementRow>,
}

#[derive(Deserialize)]
struct Forward {
    id_2013: String,
    to: Vec<Named>,
    kind: MappingKind,
}

#[derive(Deserialize)]
struct Backward {
    id_2022: String,
    from: Vec<Named>,
    kind: MappingKind,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct RequirementRow {
    id_2013: String,
    to: Vec<String>,
}

fn read(text: &str) -> Mapping {
    let file: MappingFile = file::parse(text);
    let mut requirements_backward: HashMap<String, Vec<String>> = HashMap::new();
    for row in &file.requirements_2013_to_2022 {
        for id in &row.to {
            requirements_backward.entry(id.clone()).or_default().push(row.id_2013.clone());
        }
    }
    Mapping {
        forward: file.forward_2013_to_2022.into_iter().map(|row| (row.id_2013, mapped(row.to, row.kind))).collect(),
        backward: file.backward_2022_to_2013.into_iter().map(|row| (row.id_2022, mapped(row.from, row.kind))).collect(),
        requirements_forward: file.requirements_2013_to_2022.into_iter().map(|row| (row.id_2013, row.to)).collect(),
        requirements_backward,
    }
}

fn mapped(named: Vec<Named>, kind: MappingKind) -> Mapped {
    Mapped { ids: named.into_iter().map(|named| named.id).collect(), kind }
}
