//! 6.1.2 d: records that were judged by steps or criteria which a method does not have.

use std::collections::BTreeSet;

use kernel::{Declared, Level, Many, RawId, Register, State};

use super::{Method, Step};
use crate::planning::assets::Rating;
use crate::planning::{Asset, Risk, scoring};

/// Most records named in one sentence.
const NAMED_MAX: usize = 6;

/// What records hold and a method lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftBehind {
    /// The records, assets before risks, each in the order of its register.
    pub records: Vec<(&'static str, RawId)>,
    /// The criteria they were judged by that the method does not have.
    pub criteria: BTreeSet<String>,
    /// The steps they were judged with that its scales do not have: the scale's field, and the step.
    pub steps: BTreeSet<(&'static str, u8)>,
}

impl LeftBehind {
    /// What is lacking, as the method's fields have it: `consequence 5, likelihood 5, criteria safety`.
    pub fn lacking(&self) -> String {
        let steps = self.steps.iter().map(|(scale, step)| format!("{scale} {step}"));
        steps.chain(self.criteria.iter().map(|key| format!("criteria {key}"))).collect::<Vec<_>>().join(", ")
    }

    /// The first records by reference and title, and how many more there are.
    pub fn first<'a>(&self, state: &'a State) -> (Vec<kernel::Row<'a>>, usize) {
        let named = self.records.iter().take(NAMED_MAX);
        let rows = named.filter_map(|(register, id)| state.row(register, *id)).collect();
        (rows, self.records.len().saturating_sub(NAMED_MAX))
    }

    fn note(&mut self, register: &'static Register, id: RawId, lacks: Vec<Lack>) {
        if lacks.is_empty() {
            return;
        }
        self.records.push((register.key, id));
        for lack in lacks {
            match lack {
                Lack::Criterion(key) => drop(self.criteria.insert(key)),
                Lack::Step(scale, step) => drop(self.steps.insert((scale, step))),
            }
        }
    }
}

enum Lack {
    Criterion(String),
    Step(&'static str, u8),
}

/// What assets and risks hold that a method lacks: they were judged by another version, or before there was one.
pub fn left_behind(state: &State, method: &Method) -> LeftBehind {
    let mut found = LeftBehind::default();
    for (id, asset) in state.of::<Asset>().iter() {
        found.note(Asset::REGISTER, id.raw(), of_ratings(method, &asset.value));
    }
    for (id, risk) in state.of::<Risk>().iter() {
        let mut lacks = Vec::new();
        for ratings in [&risk.inherent_consequence, &risk.consequence, &risk.residual_consequence] {
            lacks.extend(of_ratings(method, ratings));
        }
        for level in [risk.inherent_likelihood, risk.likelihood, risk.residual_likelihood] {
            lacks.extend(off("likelihood", &method.likelihood, level));
        }
        for level in [risk.inherent_ease, risk.ease, risk.residual_ease] {
            lacks.extend(off("ease", &method.ease, level).filter(|_| !scoring::eases(method).is_empty()));
        }
        found.note(Risk::REGISTER, id.raw(), lacks);
    }
    found
}

fn of_ratings(method: &Method, ratings: &Many<Rating>) -> Vec<Lack> {
    let unknown = |key: &&str| !method.criteria.is_empty() && method.criteria.at(key).is_none();
    let criteria = ratings.iter().map(|(key, _)| key).filter(unknown).map(|key| Lack::Criterion(key.to_owned()));
    let steps = ratings.iter().filter_map(|(_, rating)| off("consequence", &method.consequence, rating.level));
    criteria.chain(steps).collect()
}

fn off(scale: &'static str, steps: &Many<Step>, level: Level) -> Option<Lack> {
    (level.0 > 0 && !scoring::on_scale(steps.len(), level)).then_some(Lack::Step(scale, level.0))
}
