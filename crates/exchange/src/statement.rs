//! The Statement of Applicability as JSON: its rows as they are on a day, or those of a frozen version.

use isms::catalogue::Edition;
use isms::planning::statements::{FrozenRow, Statement, rows_now};
use isms::planning::{Method, scoring};
use kernel::{Choice, Date, Field, Group, Id, Many, State, Value};
use serde_json::{Map, Value as Json, json};

use crate::json::value;

/// The rows of an edition as they are on a day.
pub fn now(state: &State, edition: Edition, day: Date) -> Json {
    let method = scoring::in_force(state).map(|(id, _)| id);
    json!({
        "standard": edition.key(),
        "day": day.to_string(),
        "statement": null,
        "version": null,
        "approved": null,
        "method": method_of(state, method),
        "rows": rows(state, edition, &rows_now(state, edition, day)),
    })
}

/// A frozen version; none where its rows are not frozen yet.
pub fn version(state: &State, id: Id<Statement>) -> Option<Json> {
    let version = state.get(id)?;
    let frozen = version.frozen.as_ref()?;
    let edition = version.edition.of_standard();
    let approved = version.approval.as_ref().map(|approval| {
        let remark = approval.remark.as_ref().map(ToString::to_string);
        let brought_in = approval.provenance.origin().map(|own| {
            let evidence: Vec<_> = own.evidence.iter().map(|id| link(state, Some(id))).collect();
            let by = link(state, Some(own.by));
            json!({ "by": by, "on": own.on.to_string(), "proof": own.proof, "evidence": evidence })
        });
        let (by, on) = (link(state, Some(approval.by)), approval.on.to_string());
        json!({ "by": by, "on": on, "remark": remark, "brought_in": brought_in })
    });
    Some(json!({
        "standard": edition.key(),
        "day": frozen.on.to_string(),
        "statement": link(state, Some(id)),
        "version": (version.version > 0).then_some(version.version),
        "replaced": version.head.retired,
        "frozen_by": link(state, frozen.by),
        "approved": approved,
        "scope": link(state, version.scope),
        "method": method_of(state, frozen.method),
        "changes": version.changes.as_ref().map(ToString::to_string),
        "rows": rows(state, edition, &version.rows),
    }))
}

/// Every reference control of the edition in its order, undecided ones too, then the controls beyond Annex A.
fn rows(state: &State, edition: Edition, rows: &Many<FrozenRow>) -> Vec<Json> {
    let annex = edition.standard().controls.iter().map(|control| {
        let own = rows.iter().find(|(_, row)| row.control.as_ref().is_some_and(|id| **id == *control.id));
        let bare = || FrozenRow {
            control: Some(control.id.as_str().into()),
            title: control.title.as_str().into(),
            ..FrozenRow::blank()
        };
        row(state, own.map(|(key, _)| key), Some(&control.theme), &own.map_or_else(bare, |(_, row)| row.clone()))
    });
    let beyond = rows.iter().filter(|(_, own)| own.control.is_none());
    annex.chain(beyond.map(|(key, own)| row(state, Some(key), None, own))).collect()
}

/// A row with all its parts; the reference is that of its record, or of the own control beyond Annex A.
fn row(state: &State, reference: Option<&str>, theme: Option<&str>, row: &FrozenRow) -> Json {
    let part = |(at, field): (usize, &Field)| (field.key.to_owned(), value(&field.kind, &row.get(at), state));
    let mut told: Map<String, Json> = FrozenRow::FIELDS.iter().enumerate().map(part).collect();
    told.insert("record".to_owned(), json!(reference));
    told.insert("theme".to_owned(), json!(theme));
    let review = row.last_review().map(|review| {
        json!({ "on": review.on().to_string(), "how": review.key(), "result": review.result().map(Choice::key) })
    });
    told.insert("last_review".to_owned(), json!(review));
    Json::Object(told)
}

fn method_of(state: &State, method: Option<Id<Method>>) -> Json {
    let Some((id, own)) = method.and_then(|id| Some((id, state.get(id)?))) else { return Json::Null };
    json!({ "reference": state.reference(id), "title": own.title.to_string(), "version": own.version })
}

fn link<R: kernel::Declared>(state: &State, id: Option<Id<R>>) -> Json {
    id.map_or(Json::Null, |id| value(&kernel::Kind::Link(R::KEY), &Value::Link(id.raw()), state))
}
