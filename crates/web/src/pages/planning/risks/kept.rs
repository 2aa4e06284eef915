//! Lines of the register as they were printed before. After an edit only the lines it touches are printed again;
//! sorting, filtering and turning pages print none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use askama::Template;
use isms::leadership::Role;
use isms::planning::risks::{self, Risk};
use isms::planning::{Asset, Vulnerability};
use isms::support::Person;
use kernel::{Date, Declared, Id, State};

use super::{Drawn, Entry, Line, Shared, criteria, references};
use crate::error::Halt;
use crate::pages::levels::Levels;
use crate::pages::scene::Scene;

/// The registers that a line shows something of, beside its own risk and those that tell where that stands.
const SHOWN: [&str; 4] = [Asset::KEY, Vulnerability::KEY, Person::KEY, Role::KEY];
/// Most sets of lines kept: organizations, days, languages and rights that readers differ in.
const SETS_MAX: usize = 16;
/// Most lines in one set; a set that grows beyond begins anew.
const LINES_MAX: usize = 20_000;

/// The lines of every organization.
#[derive(Default)]
pub struct KeptLines(Mutex<Vec<(Manner, Arc<Mutex<Lines>>)>>);

/// Printed lines by risk, each with the entry that changed the risk last.
type Lines = HashMap<Id<Risk>, (u64, Arc<str>)>;

/// Everything a line depends on beside its risk.
#[derive(Clone, PartialEq)]
pub struct Manner {
    /// The organization's part of the address: `/o/sample/planning/risks`.
    pub base: String,
    /// What keeps a past day in the address.
    pub suffix: String,
    /// Whether lines can be chosen.
    pub picks: bool,
    /// Whether cells can be edited.
    pub edits: bool,
    /// Whether there is a column of ease.
    pub eased: bool,
    /// Which columns are drawn.
    pub drawn: Drawn,
    language: &'static str,
    day: Date,
    versions: Vec<u64>,
}

impl Manner {
    /// How lines of a scene are printed.
    pub fn of(scene: Scene<'_>, base: &str, (picks, edits): (bool, bool), drawn: Drawn) -> Self {
        let (state, day): (&State, Date) = (scene.state, scene.day);
        let others = risks::reads().filter(|register| *register != Risk::KEY);
        let versions = SHOWN.into_iter().chain(others).map(|register| state.version(register)).collect();
        let eased = super::eased(scene) && drawn.has("ease");
        let (base, suffix) = (base.to_owned(), scene.suffix());
        Self { base, suffix, picks, edits, eased, drawn, language: &scene.t.lang, day, versions }
    }
}

#[derive(Template)]
#[template(path = "planning/risk-line.html")]
struct Printed<'a> {
    line: &'a Line<'a>,
    manner: &'a Manner,
    criteria: usize,
    not_yet: &'static str,
    as_it_is: &'static str,
    after_plan: &'static str,
}

impl KeptLines {
    /// The lines of these risks, printed where they are not known.
    pub fn of(&self, scene: Scene<'_>, manner: &Manner, entries: &[Entry<'_>]) -> Result<Vec<Arc<str>>, Halt> {
        let set = self.set(manner);
        let mut lines = set.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if lines.len() > LINES_MAX {
            lines.clear();
        }
        let known = |lines: &Lines, entry: &Entry<'_>| {
            lines.get(&entry.0).filter(|(changed, _)| *changed == entry.1.head.changed).map(|(_, line)| line.clone())
        };
        let new: Vec<Entry<'_>> = entries.iter().filter(|entry| known(&lines, entry).is_none()).copied().collect();
        if !new.is_empty() {
            print(scene, manner, &new, &mut lines)?;
        }
        Ok(entries.iter().filter_map(|entry| known(&lines, entry)).collect())
    }

    fn set(&self, manner: &Manner) -> Arc<Mutex<Lines>> {
        let mut sets = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(at) = sets.iter().position(|(own, _)| own == manner) {
            let found = sets.remove(at);
            sets.insert(0, found);
        } else {
            sets.insert(0, (manner.clone(), Arc::default()));
            sets.truncate(SETS_MAX);
        }
        sets[0].1.clone()
    }
}

/// Prints lines that are not known.
fn print(scene: Scene<'_>, manner: &Manner, new: &[Entry<'_>], lines: &mut Lines) -> Result<(), Halt> {
    let (levels, criteria, controls) = (Levels::of(scene.state), criteria(scene), references(scene.state));
    let mut shared = Shared::new(scene, &levels, &criteria, &controls);
    let t = scene.t;
    for entry in new {
        let printed = Printed {
            line: &shared.line(*entry),
            manner,
            criteria: criteria.len(),
            not_yet: t.t("risks-not-yet"),
            as_it_is: t.t("risks-as-it-is"),
            after_plan: t.t("risks-after-plan"),
        };
        lines.insert(entry.0, (entry.1.head.changed, printed.render()?.into()));
    }
    Ok(())
}
