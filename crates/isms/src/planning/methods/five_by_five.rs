//! The method offered to a new organization: `content/methods/5x5.yaml`, embedded and read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::{Choice, Declared, Many, Markdown, Text};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_norway::Mapping;

use super::{Band, Combination, Criterion, Foundation, Method, Step, Tone};

/// The method offered, and the roles its levels name.
pub struct FiveByFive {
    /// The method; its levels name no role yet.
    pub method: Method,
    /// The roles that countersign, by the key of the level.
    pub authorities: Vec<(String, RoleOffer)>,
}

/// A role as the file describes it.
#[derive(Clone, Debug, Deserialize)]
pub struct RoleOffer {
    /// What the role is called.
    pub title: String,
    /// Whether it belongs to top management.
    #[serde(default)]
    pub top_management: bool,
    /// What it is responsible for.
    pub responsibilities: String,
    /// What it may decide.
    pub authorities: String,
}

/// The method offered, as the file has it.
pub fn five_by_five() -> &'static FiveByFive {
    static READ: LazyLock<FiveByFive> = LazyLock::new(|| read(include_str!("../../../../../content/methods/5x5.yaml")));
    &READ
}

#[derive(Deserialize)]
struct File {
    method: Row,
    roles: BTreeMap<String, RoleOffer>,
}

#[derive(Deserialize)]
struct Row {
    title: String,
    basis: String,
    process: String,
    criteria: Mapping,
    consequence: Mapping,
    likelihood: Mapping,
    combination: String,
    bands: Mapping,
    line: i64,
    interval_months: i64,
    triggers: String,
}

#[derive(Deserialize)]
struct Labelled {
    label: String,
    meaning: String,
}

#[derive(Deserialize)]
struct BandRow {
    label: String,
    from: i64,
    tone: String,
    authority: Option<String>,
}

const SOUND: &str = "content/methods/5x5.yaml is part of the build, and a test adopts it";

fn read(text: &str) -> FiveByFive {
    let File { method: row, roles } = serde_norway::from_str(text).expect(SOUND);
    let bands = keyed::<BandRow>(row.bands);
    let named = bands.iter().filter_map(|(key, band)| Some((key.clone(), band.authority.clone()?)));
    let authorities = named.map(|(key, role)| (key, roles.get(&role).expect(SOUND).clone())).collect();
    let step =
        |step: Labelled| Step { label: step.label.into(), meaning: Some(step.meaning.into()), low: None, high: None };
    let criterion = |row: Labelled| Criterion { label: row.label.into(), meaning: Some(row.meaning.into()) };
    let method = Method {
        title: row.title.into(),
        process: Some(Markdown::from(row.process)),
        founded_on: Some(Foundation::Own),
        basis: Some(Text::from(row.basis)),
        criteria: many(row.criteria, criterion),
        consequence: many(row.consequence, step),
        likelihood: many(row.likelihood, step),
        combination: Combination::of(&row.combination).expect(SOUND),
        bands: bands.into_iter().map(|(key, row)| (key, band(row))).collect(),
        line: row.line,
        interval_months: row.interval_months,
        triggers: Some(Markdown::from(row.triggers)),
        ..Method::blank()
    };
    FiveByFive { method, authorities }
}

fn band(row: BandRow) -> Band {
    Band { label: row.label.into(), from: row.from, tone: Tone::of(&row.tone).expect(SOUND), authority: None }
}

fn many<T: DeserializeOwned, G>(rows: Mapping, make: impl Fn(T) -> G) -> Many<G> {
    keyed(rows).into_iter().map(|(key, row)| (key, make(row))).collect()
}

/// The rows of a mapping in the order of the file.
fn keyed<T: DeserializeOwned>(rows: Mapping) -> Vec<(String, T)> {
    let row = |(key, row)| {
        let key = serde_norway::from_value(key).expect(SOUND);
        (key, serde_norway::from_value(row).expect(SOUND))
    };
    rows.into_iter().map(row).collect()
}
