//! Stories in which every act is carried out at least once, one file for each part of the standard.

mod evaluation;
mod operation;
mod planning;
mod support;
mod work;

use std::collections::BTreeSet;

use isms::ACTS;
use isms::planning::risks::{Risk, stage};
use kernel::Choice;

use crate::world::World;

/// The stories.
const STORIES: [fn(&mut Way); 9] = [
    planning::begin,
    planning::tell,
    planning::past,
    support::tell,
    support::dispose,
    operation::tell,
    evaluation::tell,
    evaluation::past,
    work::tell,
];

/// An organization on its way, remembering what was done.
pub struct Way {
    pub world: World,
    done: BTreeSet<String>,
}

impl Way {
    fn begun() -> Self {
        Self { world: World::new(), done: BTreeSet::new() }
    }

    pub fn does(&mut self, act: &str, pairs: &[(&str, &str)]) {
        self.world.does(act, pairs);
        self.done.insert(act.to_owned());
    }

    /// Carries out an act for a risk and says where the risk stands then.
    #[track_caller]
    pub fn leads(&mut self, act: &str, pairs: &[(&str, &str)], expected: &str) {
        self.does(act, pairs);
        self.stands(expected);
    }

    #[track_caller]
    pub fn stands(&self, expected: &str) {
        let id = self.world.id::<Risk>("risk", "R-0001");
        let risk = self.world.state.get(id).expect("it was proposed");
        assert_eq!(stage(&self.world.state, id, risk, self.world.day).key(), expected);
    }

    pub fn acting(&mut self, person: &str) {
        self.world = self.world.clone().acting(person);
    }
}

#[test]
fn the_stories_carry_out_every_act() {
    let mut done = BTreeSet::new();
    for tell in STORIES {
        let mut way = Way::begun();
        tell(&mut way);
        done.extend(way.done);
    }
    let listed: BTreeSet<_> = ACTS.iter().map(|act| act.key.to_owned()).collect();
    assert_eq!(done, listed);
}
