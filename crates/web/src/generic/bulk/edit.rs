//! Fields of many records: choose them, give their content, see what changes, do it as one entry.

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
use crate::generic::worded::{sentence, worded};
use crate::visit::Visit;

/// The key under which it is recorded.
const EDIT: &str = "bulk.edit";
/// Most changes shown one by one.
const SHOWN_MAX: usize = 200;
/// Most refusals shown one by one.
const REFUSALS_MAX: usize = 50;

/// One field of a record before and after.
struct Line {
    reference: String,
    title: String,
    field: String,
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
    /// The fields that are not chosen yet: key and label.
    fields: Vec<(&'static str, String)>,
    chosen: Vec<Chosen>,
    reason: String,
    preview: Option<Preview>,
}

/// A field that is to be written.
struct Chosen {
    key: &'static str,
    label: String,
    /// What is done to a list: its name in the form, and the ways; none for any other field.
    how: String,
    hows: Vec<(&'static str, &'static str, bool)>,
    input: Input,
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
    let fields = chosen(register, pairs);
    if fields.is_empty() || !matches!(text(pairs, "_step"), "preview" | "confirm") {
        return show(visit, register, rows, pairs, &[], None);
    }
    let (mut wishes, mut refusals) = (Vec::new(), Vec::new());
    for field in fields {
        match wish(visit, register, field, pairs) {
            Ok(wish) => wishes.push(wish),
            Err(found) => refusals.extend(found),
        }
    }
    if !refusals.is_empty() {
        return Ok((status_of(&refusals), show(visit, register, rows, pairs, &refusals, None)?).into_response());
    }
    let commands = commands(register, rows, &wishes, entry(pairs));
    let seen = text(pairs, "_step") == "confirm" && text(pairs, "_seen") == signature(register, pairs);
    if seen && !commands.is_empty() {
        return perform(visit, register, (EDIT, commands), None, pairs).await;
    }
    let preview = preview(visit, register, rows, &wishes, commands);
    show(visit, register, rows, pairs, &[], Some(preview))
}

/// The fields that are chosen, each once, in the order of the register.
fn chosen(register: &'static Register, pairs: &Pairs) -> Vec<(usize, &'static Field)> {
    let named = |field: &Field| pairs.iter().any(|(name, key)| name == "_field" && key == field.key);
    offered(register).filter(|(_, field)| named(field)).collect()
}

/// The fields that can be written for many records at once; not what each is called.
fn offered(register: &'static Register) -> impl Iterator<Item = (usize, &'static Field)> {
    register.live_fields().filter(|(at, field)| *at != register.title && fits_a_cell(field) && !field.unique)
}

/// The name under which the form says what is done to a list.
fn how_of(field: &Field) -> String {
    format!("_how.{}", field.key)
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
    let how = match (field.kind, text(pairs, &how_of(field))) {
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

/// What a record would hold afterwards where that differs: the wish, before, after.
fn changing<'w>(wishes: &'w [Wish], row: &Row<'_>) -> Vec<(&'w Wish, Value, Value)> {
    let changed = wishes.iter().map(|wish| {
        let before = row.record.get(wish.at);
        let after = after(wish, &before);
        (wish, before, after)
    });
    changed.filter(|(_, before, after)| !before.is_like(after)).collect()
}

/// One command for each record that would change. A record changed after the preview is refused, not overwritten.
fn commands(
    register: &'static Register,
    rows: &[Row<'_>],
    wishes: &[Wish],
    entry: Option<u64>,
) -> Vec<(String, Command)> {
    let command = |row: &Row<'_>| {
        let found = changing(wishes, row).into_iter();
        let values: Vec<_> = found.map(|(wish, _, after)| (Path::field(wish.field.key), after)).collect();
        let version = entry.map_or(row.head.changed, |entry| entry.min(row.head.changed));
        let edit = || (row.reference(), Command::Edit(register, row.id, values.clone(), Some(version)));
        (!values.is_empty()).then(edit)
    };
    rows.iter().filter_map(command).collect()
}

/// The ledger entry that the preview was made from.
fn entry(pairs: &Pairs) -> Option<u64> {
    text(pairs, "_entry").parse().ok()
}

/// What a preview was made of, so that nothing is done that was not shown.
fn signature(register: &'static Register, pairs: &Pairs) -> String {
    let fields = chosen(register, pairs);
    let says = |name: &str| fields.iter().any(|(_, field)| name == field.key || name == how_of(field));
    let own = pairs.iter().filter(|(name, _)| name == "_field" || says(name));
    let own: Vec<_> = own.map(|(name, text)| (name.as_str(), text.as_str())).collect();
    serde_urlencoded::to_string(own).unwrap_or_default()
}

fn preview(
    visit: &Visit,
    register: &'static Register,
    rows: &[Row<'_>],
    wishes: &[Wish],
    commands: Vec<(String, Command)>,
) -> Preview {
    let changed = commands.len();
    let context = Context::new(visit.actor.account, visit.actor.person, visit.today, visit.house().engine.now(), 0);
    let refused = Command::Batch(EDIT, commands.into()).decide(&visit.state, &context).err().unwrap_or_default();
    let told = |wish: &Wish, value: &Value| brief(visit, register.key, wish.field, value);
    let lines = |row: &Row<'_>| {
        let (reference, title) = (row.reference(), row.record.title());
        let line = |(wish, before, after): (&Wish, Value, Value)| Line {
            reference: reference.clone(),
            title: title.clone(),
            field: visit.t().field(register.key, wish.field),
            before: told(wish, &before),
            after: told(wish, &after),
        };
        changing(wishes, row).into_iter().map(line).collect::<Vec<_>>()
    };
    let every: usize = rows.iter().map(|row| changing(wishes, row).len()).sum();
    Preview {
        changed,
        same: rows.len() - changed,
        lines: rows.iter().flat_map(lines).take(SHOWN_MAX).collect(),
        more: every.saturating_sub(SHOWN_MAX),
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
    let of = (register.key, register.fields);
    let Some(field) = rows.iter().find_map(named) else { return sentence(visit.t(), of, refusal) };
    Refusal { field, message: worded(visit.t(), of, &refusal.message), ..refusal.clone() }.to_string()
}

fn show(
    visit: &Visit,
    register: &'static Register,
    rows: &[Row<'_>],
    pairs: &Pairs,
    refusals: &[Refusal],
    preview: Option<Preview>,
) -> Result<Response, Halt> {
    let (t, path, wanted) = (visit.t(), register_path(register), chosen(register, pairs));
    let label = |field| t.field(register.key, field);
    let open = offered(register).filter(|(_, field)| wanted.iter().all(|(_, own)| own.key != field.key));
    let desk = Desk { visit, pairs, refusals };
    let hows = [("set", "bulk-set"), ("add", "bulk-add"), ("remove", "bulk-remove")];
    let chosen = |(_, field): &(usize, &'static Field)| {
        let how = how_of(field);
        let ways = hows.map(|(key, word)| (key, t.t(word), key == text(pairs, &how)));
        let many = matches!(field.kind, Kind::Links(_) | Kind::Lines);
        let input = desk.inputs(register.key, std::iter::once(*field)).pop()?;
        Some(Chosen {
            key: field.key,
            label: label(field).to_owned(),
            hows: if many { ways.into() } else { Vec::new() },
            how,
            // The field that it would wait for stands in each record, not in this form.
            input: Input { when: None, ..input },
        })
    };
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
        seen: signature(register, pairs),
        references: rows.iter().map(Row::reference).collect(),
        fields: open.map(|(_, own)| (own.key, label(own).to_owned())).collect(),
        chosen: wanted.iter().filter_map(chosen).collect(),
        reason: text(pairs, "_reason").to_owned(),
        preview,
    })
}
