//! One field of many records: choose the field, give the content, see what changes, do it as one entry.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::{Command, Context, Field, Kind, Path, Refusal, Register, Row, Value};

use super::{back, perform};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::frame::{Frame, Head, page, register_path};
use crate::generic::column::fits_a_cell;
use crate::generic::desk::Desk;
use crate::generic::input::Input;
use crate::generic::shown::{Shown, brief};
use crate::generic::typed;
use crate::generic::worded::worded;
use crate::visit::Visit;

/// The key under which it is recorded.
const EDIT: &str = "bulk.edit";
/// Most changes shown one by one.
const SHOWN_MAX: usize = 200;
/// Most refusals shown one by one.
const REFUSALS_MAX: usize = 50;

/// One record before and after.
struct Line {
    reference: String,
    title: String,
    before: Shown,
    after: Shown,
}

/// What would happen.
struct Preview {
    changed: usize,
    same: usize,
    lines: Vec<Line>,
    more: usize,
    refusals: Vec<String>,
}

#[derive(Template)]
#[template(path = "generic/bulk.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    back: String,
    view: String,
    entry: u64,
    seen: String,
    references: Vec<String>,
    fields: Vec<(&'static str, String, bool)>,
    hows: Vec<(&'static str, &'static str, bool)>,
    input: Option<Input>,
    reason: String,
    preview: Option<Preview>,
}

/// What is to be written: the field, whether content is set, added or taken away, and the content.
struct Wish {
    field: &'static Field,
    at: usize,
    how: How,
    content: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Set,
    Add,
    Remove,
}

/// The form, its preview, or the deed.
pub(super) async fn step(
    visit: &Visit,
    register: &'static Register,
    rows: &[Row<'_>],
    pairs: &Pairs,
) -> Result<Response, Halt> {
    visit.asked()?;
    let chosen = register.field(text(pairs, "_field")).filter(|(_, field)| fits_a_cell(field));
    let (Some(at), "preview" | "confirm") = (chosen, text(pairs, "_step")) else {
        return show(visit, register, rows, pairs, &[], None);
    };
    let wish = match wish(visit, register, at, pairs) {
        Ok(wish) => wish,
        Err(refusals) => {
            return Ok((status_of(&refusals), show(visit, register, rows, pairs, &refusals, None)?).into_response());
        }
    };
    let commands = commands(register, rows, &wish, entry(pairs));
    let seen = text(pairs, "_step") == "confirm" && text(pairs, "_seen") == signature(pairs);
    if seen && !commands.is_empty() {
        return perform(visit, register, (EDIT, commands), None, pairs).await;
    }
    let preview = preview(visit, register, rows, &wish, commands);
    show(visit, register, rows, pairs, &[], Some(preview))
}

/// The content as its form gives it.
fn wish(
    visit: &Visit,
    register: &'static Register,
    (at, field): (usize, &'static Field),
    pairs: &Pairs,
) -> Result<Wish, Vec<Refusal>> {
    let own: Pairs = pairs.iter().filter(|(name, _)| name == field.key).cloned().collect();
    let values = typed::values(register.fields, &own, visit, None)?;
    let content = values.into_iter().find(|(path, _)| path.field == field.key).map(|(_, value)| value);
    let how = match (field.kind, text(pairs, "_how")) {
        (Kind::Links(_) | Kind::Lines, "add") => How::Add,
        (Kind::Links(_) | Kind::Lines, "remove") => How::Remove,
        _ => How::Set,
    };
    Ok(Wish { field, at, how, content: content.unwrap_or(Value::Nothing) })
}

/// What a record holds afterwards.
fn after(wish: &Wish, before: &Value) -> Value {
    match (wish.how, before, &wish.content) {
        (How::Add, Value::Links(own), Value::Links(more)) => Value::Links(joined(own, more)),
        (How::Add, Value::Lines(own), Value::Lines(more)) => Value::Lines(joined(own, more)),
        (How::Remove, Value::Links(own), Value::Links(less)) => Value::Links(without(own, less)),
        (How::Remove, Value::Lines(own), Value::Lines(less)) => Value::Lines(without(own, less)),
        (How::Add | How::Remove, own, _) => own.clone(),
        (How::Set, _, content) => content.clone(),
    }
}

fn joined<T: Clone + PartialEq>(own: &[T], more: &[T]) -> Vec<T> {
    own.iter().chain(more.iter().filter(|one| !own.contains(one))).cloned().collect()
}

fn without<T: Clone + PartialEq>(own: &[T], less: &[T]) -> Vec<T> {
    own.iter().filter(|one| !less.contains(one)).cloned().collect()
}

/// One command for each record that would change. A record changed after the preview is refused, not overwritten.
fn commands(register: &'static Register, rows: &[Row<'_>], wish: &Wish, entry: Option<u64>) -> Vec<(String, Command)> {
    let changing = rows.iter().filter_map(|row| {
        let before = row.record.get(wish.at);
        let after = after(wish, &before);
        (!before.is_like(&after)).then_some((row, after))
    });
    let command = |(row, after): (&Row<'_>, Value)| {
        let version = entry.map_or(row.head.changed, |entry| entry.min(row.head.changed));
        let values = vec![(Path::field(wish.field.key), after)];
        (row.reference(), Command::Edit(register, row.id, values, Some(version)))
    };
    changing.map(command).collect()
}

/// The ledger entry that the preview was made from.
fn entry(pairs: &Pairs) -> Option<u64> {
    text(pairs, "_entry").parse().ok()
}

/// What a preview was made of, so that nothing is done that was not shown.
fn signature(pairs: &Pairs) -> String {
    let field = text(pairs, "_field");
    let own = pairs.iter().filter(|(name, _)| name == field || name == "_how" || name == "_field");
    let own: Vec<_> = own.map(|(name, text)| (name.as_str(), text.as_str())).collect();
    serde_urlencoded::to_string(own).unwrap_or_default()
}

fn preview(
    visit: &Visit,
    register: &'static Register,
    rows: &[Row<'_>],
    wish: &Wish,
    commands: Vec<(String, Command)>,
) -> Preview {
    let changed = commands.len();
    let context = Context::new(visit.actor.account, visit.actor.person, visit.today, visit.house().engine.now(), 0);
    let refused = Command::Batch(EDIT, commands.into()).decide(&visit.state, &context).err().unwrap_or_default();
    let told = |value: &Value| brief(visit, register.key, wish.field, value);
    let changing = rows.iter().filter_map(|row| {
        let before = row.record.get(wish.at);
        let after = after(wish, &before);
        let line = || Line {
            reference: row.reference(),
            title: row.record.title(),
            before: told(&before),
            after: told(&after),
        };
        (!before.is_like(&after)).then(line)
    });
    Preview {
        changed,
        same: rows.len() - changed,
        lines: changing.take(SHOWN_MAX).collect(),
        more: changed.saturating_sub(SHOWN_MAX),
        refusals: refused.iter().take(REFUSALS_MAX).map(|refusal| told_of(visit, register, rows, refusal)).collect(),
    }
}

/// A refusal with the record and the field as lists call them: `SOA-061 A.8.14, Why it is not necessary: …`.
fn told_of(visit: &Visit, register: &'static Register, rows: &[Row<'_>], refusal: &Refusal) -> String {
    let named = |row: &Row<'_>| {
        let place = refusal.field.strip_prefix(&row.reference())?;
        let field = place.strip_prefix('.').and_then(|key| register.field(key)).map(|(_, field)| field);
        let label = field.map(|field| format!(", {}", visit.t().field(register.key, field))).unwrap_or_default();
        (place.is_empty() || place.starts_with('.'))
            .then(|| format!("{} {}{label}", row.reference(), row.record.title()))
    };
    let message = worded(visit.t(), (register.key, register.fields), &refusal.message);
    let field = rows.iter().find_map(named).unwrap_or_else(|| refusal.field.clone());
    Refusal { field, message, ..refusal.clone() }.to_string()
}

fn show(
    visit: &Visit,
    register: &'static Register,
    rows: &[Row<'_>],
    pairs: &Pairs,
    refusals: &[Refusal],
    preview: Option<Preview>,
) -> Result<Response, Halt> {
    let (t, path, chosen) = (visit.t(), register_path(register), text(pairs, "_field"));
    let fields = register.live_fields().filter(|(_, field)| fits_a_cell(field) && !field.unique);
    let field = register.field(chosen).filter(|(_, field)| fits_a_cell(field)).map(|(_, field)| field);
    let desk = Desk { visit, pairs, refusals };
    let how = text(pairs, "_how");
    let hows = [("set", "bulk-set"), ("add", "bulk-add"), ("remove", "bulk-remove")];
    let many = field.is_some_and(|field| matches!(field.kind, Kind::Links(_) | Kind::Lines));
    let title = t.one("bulk-title", "count", rows.len());
    page(&Page {
        frame: Frame::at(visit, &path, title.clone()),
        head: Head::new(t, title)
            .why(t.t("bulk-why"))
            .below(t.section(register.section()), visit.href(register.section()))
            .below(t.plural(register), visit.href(&path)),
        action: visit.href(&format!("{path}/bulk")),
        back: back(visit, register, pairs),
        view: text(pairs, "_view").to_owned(),
        entry: visit.state.size(),
        seen: signature(pairs),
        references: rows.iter().map(Row::reference).collect(),
        fields: fields.map(|(_, own)| (own.key, t.field(register.key, own), own.key == chosen)).collect(),
        hows: if many { hows.map(|(key, word)| (key, t.t(word), key == how)).into() } else { Vec::new() },
        // The field that it would wait for stands in each record, not in this form.
        input: field
            .and_then(|field| desk.inputs(register.key, std::iter::once(field)).pop())
            .map(|input| Input { when: None, ..input }),
        reason: text(pairs, "_reason").to_owned(),
        preview,
    })
}
