//! What a record's card says about it beyond its fields: what speaks against it, what it lacks, and what to do.

use access::Right;
use isms::evaluation::programmes::lacks;
use isms::evaluation::{Audit, Programme};
use isms::planning::methods::{Fall, falls};
use isms::planning::necessary::Newest;
use isms::planning::{Method, Treatment};
use kernel::{Declared, Id, Row};

use crate::frame::register_path;
use crate::pages::planning::left_out::left_out;
use crate::pages::scene::{Named, Scene};

/// Most cells of a matrix named in one hint.
const FALLS_MAX: usize = 6;

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
    if let Some(method) = record.downcast_ref::<Method>() {
        return of_method(scene, row, method);
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

/// A matrix that gives a lower score although likelihood or consequence rises.
fn of_method(scene: Scene<'_>, row: &Row<'_>, method: &Method) -> Vec<Hint> {
    let t = scene.t;
    let told = |fall: Fall| {
        let cell = [
            ("likelihood", fall.likelihood.into()),
            ("consequence", fall.consequence.into()),
            ("here", fall.here.into()),
            ("before", fall.before.into()),
        ];
        t.with("method-falls-cell", &cell)
    };
    let falls = falls(method);
    let mut cells: Vec<_> = falls.iter().take(FALLS_MAX).map(|fall| told(*fall)).collect();
    let more = falls.len().saturating_sub(FALLS_MAX);
    cells.extend((more > 0).then(|| t.one("list-more", "count", more)));
    let edit = scene.page_of(Method::REGISTER, &row.reference());
    let edit = (t.t("edit").to_owned(), format!("{edit}/edit#f-matrix"));
    let hint = || Hint {
        words: t.one("method-falls", "cells", cells.join("; ")),
        records: Vec::new(),
        acts: if scene.may(Right::Edit) && method.approval.is_none() { vec![edit] } else { Vec::new() },
    };
    (!falls.is_empty()).then(hint).into_iter().collect()
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
