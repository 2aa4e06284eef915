//! What a record's card says about it beyond its fields: what speaks against it, what it lacks, and what to do.

use access::Right;
use isms::evaluation::programmes::lacks;
use isms::evaluation::{Audit, Programme, Review};
use isms::operation::Incident;
use isms::planning::methods::{Fall, LeftBehind, Misfit, falls, left_behind, lint, misfits};
use isms::planning::necessary::Newest;
use isms::planning::{Control, Method, Objective, Statement, Treatment, scoring, statements};
use isms::support::Document;
use isms::support::documents::DocumentState;
use isms::support::documents::readers::audience;
use kernel::{Declared, Id, Row};

use crate::frame::register_path;
use crate::generic::desk::id_of;
use crate::pages::clocks;
use crate::pages::evaluation::inputs;
use crate::pages::planning::left_out::left_out;
use crate::pages::planning::{drift, freshness};
use crate::pages::scene::{Named, Scene};

/// Most cells of a matrix named in one hint.
const FALLS_MAX: usize = 6;

/// What every objective has to say.
const OBJECTIVE_ASKED: [&str; 8] =
    ["policy", "actions", "resources", "owner", "due", "evaluation", "rhythm", "communicated_on"];

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
        return unready(scene, row, method)
            .into_iter()
            .chain(of_method(scene, row, method))
            .chain(left(scene, row, method))
            .chain(maxima(scene, row, method))
            .collect();
    }
    if let Some(version) = record.downcast_ref::<Statement>() {
        let in_force = statements::in_force(scene.state, version.edition).is_some_and(|(id, _)| id.raw() == row.id);
        return drift::told(scene, version.edition).filter(|_| in_force).into_iter().collect();
    }
    if record.is::<Control>() && !row.head.retired {
        let id = Id::<Control>::of(row.id);
        return scene.state.get(id).and_then(|control| freshness::on_card(scene, id, control)).into_iter().collect();
    }
    if let Some(document) = record.downcast_ref::<Document>() {
        return unheard(scene, row, document).into_iter().collect();
    }
    if let Some(incident) = record.downcast_ref::<Incident>() {
        return clocks::of_incident(scene, row, incident);
    }
    if let Some(review) = record.downcast_ref::<Review>() {
        return inputs::hint(scene, row, review).into_iter().collect();
    }
    if record.is::<Objective>() {
        return of_objective(scene, row).into_iter().collect();
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
    let hint = || Hint {
        words: t.one("method-falls", "cells", cells.join("; ")),
        records: Vec::new(),
        acts: edit_of(scene, row, method, "matrix"),
    };
    (!falls.is_empty()).then(hint).into_iter().collect()
}

/// Records judged by what a draft, or the method in force, does not have.
fn left(scene: Scene<'_>, row: &Row<'_>, method: &Method) -> Option<Hint> {
    let in_force = scoring::in_force(scene.state).is_some_and(|(id, _)| id.raw() == row.id);
    let counts = !row.head.retired && (method.approval.is_none() || in_force);
    let left = left_behind(scene.state, method);
    let (first, more) = left.first(scene.state);
    let args = [("count", left.records.len().into()), ("lacking", lacking(scene, &left).into()), ("more", more.into())];
    (counts && !left.records.is_empty()).then(|| Hint {
        words: scene.t.with("method-left-behind", &args),
        records: first.into_iter().map(|row| scene.named(row)).collect(),
        acts: Vec::new(),
    })
}

/// The steps and criteria that records hold and the method lacks, as its form calls them.
fn lacking(scene: Scene<'_>, left: &LeftBehind) -> String {
    let called = |key: &str| {
        let field = Method::REGISTER.field(key).map(|(_, field)| field);
        field.map_or_else(|| key.to_owned(), |field| scene.t.field(Method::KEY, field))
    };
    let steps = left.steps.iter().map(|(scale, step)| format!("{} {step}", called(scale)));
    let criteria = left.criteria.iter().map(|key| format!("{} {key}", called("criteria")));
    steps.chain(criteria).collect::<Vec<_>>().join(", ")
}

/// Words of a method that name a maximum which its scales do not reach.
fn maxima(scene: Scene<'_>, row: &Row<'_>, method: &Method) -> Option<Hint> {
    let t = scene.t;
    let called = |own: &Misfit| format!("{} “{}”", place(scene, &own.place), own.range);
    let found = misfits(method);
    let highest = scoring::scores(method).last().copied().unwrap_or_default();
    let args = [
        ("where", found.iter().map(called).collect::<Vec<_>>().join("; ").into()),
        ("highest", highest.into()),
        ("consequence", method.consequence.len().into()),
        ("likelihood", method.likelihood.len().into()),
    ];
    (!row.head.retired && !found.is_empty()).then(|| Hint {
        words: t.with("method-maxima", &args),
        records: Vec::new(),
        acts: edit_of(scene, row, method, found.first().map_or("", |own| own.place.split('[').next().unwrap_or(""))),
    })
}

/// What keeps a draft from being approved, said before somebody is to sign it.
fn unready(scene: Scene<'_>, row: &Row<'_>, method: &Method) -> Vec<Hint> {
    let draft = !row.head.retired && method.approval.is_none();
    let wrong = if draft { lint(method) } else { Vec::new() };
    let hint = |refusal: kernel::Refusal| Hint {
        words: scene.t.with(
            "method-unready",
            &[("where", place(scene, &refusal.field).into()), ("what", refusal.message.clone().into())],
        ),
        records: Vec::new(),
        acts: edit_of(scene, row, method, &refusal.field),
    };
    wrong.into_iter().map(hint).collect()
}

/// What a place in a method is called: the label of its field and the key of its row.
fn place(scene: Scene<'_>, path: &str) -> String {
    let (field, row) = path.split_once('[').unwrap_or((path, ""));
    let label = Method::REGISTER.field(field).map(|(_, field)| scene.t.field(Method::KEY, field)).unwrap_or_default();
    format!("{label} {}", row.split(']').next().unwrap_or_default()).trim().to_owned()
}

/// Editing a method at a field, while it is a draft and the visitor may.
fn edit_of(scene: Scene<'_>, row: &Row<'_>, method: &Method, field: &str) -> Vec<(String, String)> {
    let page = scene.page_of(Method::REGISTER, &row.reference());
    let edit = (scene.t.t("edit").to_owned(), format!("{page}/edit#{}", id_of(field)));
    if scene.may(Right::Edit) && method.approval.is_none() { vec![edit] } else { Vec::new() }
}

/// A document that names whom it is for, or is to be acknowledged, and is for nobody who works here.
fn unheard(scene: Scene<'_>, row: &Row<'_>, document: &Document) -> Option<Hint> {
    let ended = matches!(document.state, DocumentState::Superseded | DocumentState::Retired) || row.head.retired;
    let named = !document.units.is_empty() || !document.roles.is_empty();
    let asked = !ended && (named || document.to_acknowledge);
    if !asked || !audience(scene.state, document, scene.day).is_empty() {
        return None;
    }
    let units = document.units.iter().filter_map(|unit| scene.link_to(unit));
    let roles = document.roles.iter().filter_map(|role| scene.link_to(role));
    let page = scene.page_of(Document::REGISTER, &row.reference());
    let edit = (scene.t.t("edit").to_owned(), format!("{page}/edit#f-units"));
    Some(Hint {
        words: scene.t.t(if named { "document-for-nobody" } else { "document-without-people" }).to_owned(),
        records: units.chain(roles).collect(),
        acts: if scene.may(Right::Edit) { vec![edit] } else { Vec::new() },
    })
}

/// Clause: 6.2. What an objective does not say yet, though the standard asks for it.
fn of_objective(scene: Scene<'_>, row: &Row<'_>) -> Option<Hint> {
    let blank = |key: &&&str| row.record.value(key).is_blank();
    let unmeasured = ["target", "sign"].iter().all(|key| row.record.value(key).is_blank());
    let lacks: Vec<_> = OBJECTIVE_ASKED.iter().filter(blank).chain(unmeasured.then_some(&"target")).collect();
    let first = lacks.first().filter(|_| !row.head.retired)?;
    let called = |key: &&&str| {
        let field = Objective::REGISTER.field(key).map(|(_, field)| field)?;
        Some(scene.t.field(Objective::KEY, field))
    };
    let labels: Vec<_> = lacks.iter().filter_map(called).collect();
    let page = scene.page_of(Objective::REGISTER, &row.reference());
    let edit = (scene.t.t("edit").to_owned(), format!("{page}/edit#f-{first}"));
    Some(Hint {
        words: scene.t.one("objective-lacks", "fields", labels.join(", ")),
        records: Vec::new(),
        acts: if scene.may(Right::Edit) { vec![edit] } else { Vec::new() },
    })
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
