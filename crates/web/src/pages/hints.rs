//! What a record's card says about it beyond its fields: what speaks against it, what it lacks, and what to do.

use access::Right;
use isms::evaluation::programmes::lacks;
use isms::evaluation::{Audit, Programme};
use isms::planning::Treatment;
use isms::planning::necessary::Newest;
use kernel::{Declared, Id, Row};

use crate::frame::register_path;
use crate::pages::planning::left_out::left_out;
use crate::pages::scene::{Named, Scene};

/// One thing to be said, with the records it speaks of and what can be done.
pub struct Hint {
    /// What is to be said.
    pub words: String,
    /// The records it speaks of.
    pub records: Vec<Named>,
    /// What can be done: words and address.
    pub acts: Vec<(String, String)>,
}

/// What is to be said about a record.
pub fn of_record(scene: Scene<'_>, row: &Row<'_>) -> Vec<Hint> {
    let record = row.record.as_any();
    if let Some(plan) = record.downcast_ref::<Treatment>() {
        return of_treatment(scene, plan);
    }
    let programme = record.downcast_ref::<Programme>().filter(|_| !row.head.retired);
    programme.and_then(|programme| of_programme(scene, row, programme)).into_iter().collect()
}

/// Controls that the statement leaves out.
fn of_treatment(scene: Scene<'_>, plan: &Treatment) -> Vec<Hint> {
    let newest = Newest::of(scene.state);
    let hint = |own: crate::pages::planning::left_out::LeftOut| {
        let excluded = own.excluded.into_iter();
        let excluded = excluded.map(|(control, href)| Named { reference: control, title: String::new(), href });
        Hint {
            words: scene.t.t("plan-left-out").to_owned(),
            records: std::iter::once(own.control).chain(excluded).collect(),
            acts: Vec::new(),
        }
    };
    left_out(scene, newest.as_ref(), plan).into_iter().map(hint).collect()
}

/// A programme that plans no audit.
fn of_programme(scene: Scene<'_>, row: &Row<'_>, programme: &Programme) -> Option<Hint> {
    let lacks = lacks(scene.state, Id::of(row.id), programme);
    if lacks.is_empty() {
        return None;
    }
    let (t, reference) = (scene.t, row.reference());
    let told: Vec<_> = lacks.iter().filter_map(|own| t.find(&format!("programme-lacks-{}", own.key()))).collect();
    let edit = format!("{}/{reference}/edit", register_path(Programme::REGISTER));
    let audit = format!("{}/new?programme={reference}", register_path(Audit::REGISTER));
    let acts = [("programme-add-days", edit), ("programme-add-audit", audit)];
    let acts = acts.map(|(words, path)| (t.t(words).to_owned(), scene.href(&path)));
    Some(Hint {
        words: t.one("programme-lacks", "what", told.join(", ")),
        records: Vec::new(),
        acts: if scene.may(Right::Edit) { acts.into() } else { Vec::new() },
    })
}
