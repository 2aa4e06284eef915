//! Editing one field where it stands in a list: the form of a single cell, and the cell as it is afterwards.

use access::Right;
use askama::Template;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use engine::Failure;
use kernel::{Command, Field, Kind, Refusal, Register, Row, Writer};

use super::desk::Desk;
use super::input::Input;
use super::shown::{Shown, brief};
use super::worded::worded;
use super::{record_path, typed};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::pages::history::undo;
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

#[derive(Template)]
#[template(path = "generic/cell.html")]
struct Cell {
    t: &'static Texts,
    action: String,
    version: u64,
    input: Input,
    refusals: Vec<Refusal>,
    /// What the cell holds now, where somebody else changed the record meanwhile.
    newer: Option<Shown>,
}

fn place<'a>(
    visit: &'a Visit,
    (section, plural, named, key): (&str, &str, &str, &str),
) -> Result<(&'static Register, Row<'a>, usize, &'static Field), Halt> {
    visit.asked()?;
    if !visit.has(Right::Edit) {
        return Err(Halt::Forbidden(visit.t().one("error-forbidden-help", "organization", visit.name.clone())));
    }
    let register = super::register(visit, section, plural)?;
    let row = super::row(visit, register, named)?;
    let (at, field) = register.field(key).filter(|(_, field)| in_a_cell(field)).ok_or(Halt::NotFound)?;
    Ok((register, row, at, field))
}

/// A file comes with the form of its record alone.
fn in_a_cell(field: &Field) -> bool {
    field.writer == Writer::Edit && !matches!(field.kind, Kind::File)
}

fn form(
    visit: &Visit,
    (register, row, field): (&'static Register, &Row<'_>, &'static Field),
    pairs: &Pairs,
    refusals: Vec<Refusal>,
) -> Result<Response, Halt> {
    let desk = Desk { visit, pairs, refusals: &refusals };
    let input = desk.inputs(register.key, std::iter::once(field)).pop().ok_or(Halt::NotFound)?;
    let input = Input { in_row: true, ..input };
    let others = refusals.into_iter().filter(|refusal| refusal.field != field.key);
    let of = (register.key, register.fields);
    let said = |refusal: Refusal| Refusal { message: worded(visit.t(), of, &refusal.message), ..refusal };
    let refusals: Vec<_> = others.map(said).collect();
    let action = visit.href(&format!("{}/cells/{}", record_path(row), field.key));
    let conflict = status_of(&refusals) == StatusCode::CONFLICT;
    let newer = conflict.then(|| brief(visit, register.key, field, &row.record.value(field.key)));
    let html = Cell { t: visit.t(), action, version: row.head.changed, input, refusals, newer }.render()?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response())
}

/// `GET …/{record}/cells/{field}`.
pub async fn edit(
    At(visit): At,
    Path((_, section, plural, named, key)): Path<(String, String, String, String, String)>,
) -> Result<Response, Halt> {
    let (register, row, at, field) = place(&visit, (&section, &plural, &named, &key))?;
    let mut pairs = Pairs::new();
    typed::texts(field.key, &row.record.get(at), &visit.state, &mut pairs);
    form(&visit, (register, &row, field), &pairs, Vec::new())
}

/// `POST …/{record}/cells/{field}`: answers with the cell's new content, or with the form again.
pub async fn save(
    At(visit): At,
    Path((_, section, plural, named, key)): Path<(String, String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    let (register, row, at, field) = place(&visit, (&section, &plural, &named, &key))?;
    let version = text(&pairs, "_version").parse().ok();
    let own: Pairs = pairs
        .iter()
        .filter(|(name, _)| {
            name == field.key
                || name.starts_with(&format!("{}[", field.key))
                || name.starts_with(&format!("{}.", field.key))
                || name == typed::ROWS
        })
        .cloned()
        .collect();
    let outcome = match typed::values(register.fields, &own, &visit, Some(row.record)) {
        Err(refusals) => Err(refusals.into()),
        Ok(values) => {
            let command = Command::Edit(register, row.id, values, version);
            visit.house().engine.execute(&visit.org, visit.asked()?, command).await
        }
    };
    match outcome {
        Ok(done) => {
            let row = done.state.row(register.key, row.id).ok_or(Halt::NotFound)?;
            let content = brief(&visit, register.key, field, &row.record.get(at)).render()?;
            let answer = ([(header::CACHE_CONTROL, "no-store")], Html(content)).into_response();
            let said = visit.t().done(&format!("{}.edit", register.key), &row.reference());
            flash::beside(answer, visit.t(), said, undo::offer(&visit, &done))
        }
        Err(Failure::Refused(refusals)) => {
            let status = status_of(&refusals);
            Ok((status, form(&visit, (register, &row, field), &pairs, refusals)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}
