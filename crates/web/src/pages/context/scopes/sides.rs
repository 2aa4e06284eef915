//! 4.3: what lies on which side of the boundary, as lists beside the drawing.

use isms::context::boundary::{Boundary, Side};
use isms::context::{Process, Scope, Site, Unit};
use isms::operation::Supplier;
use isms::planning::Asset;
use kernel::{Declared, Held, Id};
use serde::Serialize;

use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;

/// Most records named on one side.
const NAMED_MAX: usize = 10;

/// The records of one register by where they lie.
#[derive(Serialize)]
pub struct Sides {
    /// `asset`.
    pub register: &'static str,
    /// What they are called.
    pub label: &'static str,
    /// Inside; of suppliers, those that an interface names.
    pub inside: Listed,
    /// Outside.
    pub outside: Listed,
    /// Where nothing tells; of suppliers, those that something inside rests on and no interface names.
    pub open: Listed,
}

/// The first records of a side, and how many more there are.
#[derive(Default, Serialize)]
pub struct Listed {
    /// The first ones.
    pub records: Vec<Named>,
    /// How many more.
    pub more: usize,
}

impl Sides {
    /// The three sides, each with its heading.
    pub fn listed(&self, t: &'static Texts) -> [(&'static str, &Listed); 3] {
        [
            (t.t("scope-page-inside"), &self.inside),
            (t.t("scope-page-outside"), &self.outside),
            (t.t("scope-sides-open"), &self.open),
        ]
    }
}

impl Listed {
    /// Number of records on the side.
    pub fn len(&self) -> usize {
        self.records.len() + self.more
    }
}

/// The sides of the boundary of one scope.
pub fn sides(scene: Scene<'_>, scope: &Scope) -> Vec<Sides> {
    let boundary = Boundary::of(scene.state, [scope]);
    vec![
        of(scene, |id: Id<Unit>, _| boundary.unit(id)),
        of(scene, |id: Id<Site>, _| boundary.site(id)),
        of(scene, |id: Id<Process>, process| boundary.process(id, process)),
        of(scene, |_: Id<Asset>, asset| boundary.asset(asset)),
        of(scene, |id: Id<Supplier>, supplier| match boundary.meets(id) {
            true => Side::Inside,
            false if boundary.rests_on(scene.state, id, supplier) => Side::Unplaced,
            false => Side::Outside,
        }),
    ]
}

fn of<R: Declared>(scene: Scene<'_>, side: impl Fn(Id<R>, &Held<R>) -> Side) -> Sides {
    let mut sides = Sides {
        register: R::KEY,
        label: scene.t.plural(R::REGISTER),
        inside: Listed::default(),
        outside: Listed::default(),
        open: Listed::default(),
    };
    let mut held: Vec<_> = scene.state.of::<R>().iter().collect();
    held.sort_by_key(|(_, held)| held.head.reference);
    for (id, held) in held {
        let listed = match side(id, held) {
            Side::Inside => &mut sides.inside,
            Side::Outside => &mut sides.outside,
            Side::Unplaced => &mut sides.open,
        };
        match listed.records.len() < NAMED_MAX {
            true => listed.records.extend(scene.link_to(id)),
            false => listed.more += 1,
        }
    }
    sides
}
