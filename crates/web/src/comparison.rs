//! Two days compared, as JSON: one answer for the API and the command line.

use engine::{Comparison, Engine, Failure, Steps, Told};
use exchange::{json, texts};
use jiff::civil::Date;
use kernel::compare::{self, Different};
use kernel::{Path, Record, State};
use serde_json::{Value as Json, json};

/// Most entries told with one record; the rest is counted.
const STEPS_MAX: usize = 20;

/// The part of a comparison to tell.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// How many records to pass over.
    pub at: usize,
    /// How many to tell.
    pub max: usize,
}

/// What differs between the ends of two days, grouped by clause and register, each record with its entries: who, when,
/// which act and why.
pub async fn told(engine: &Engine, org: &str, one: Date, other: Date, part: Part) -> Result<Json, Failure> {
    let between = engine.compare(org, one, other).await?;
    let total = between.differing.len();
    let start = part.at.min(total);
    let end = total.min(start.saturating_add(part.max));
    let shown = &between.differing[start..end];
    let steps = engine.steps(org, &between, shown, STEPS_MAX).await?;
    Ok(json!({
        "from": { "day": between.from.to_string(), "entry": between.then.size() },
        "to": { "day": between.to.to_string(), "entry": between.now.size() },
        "total": total,
        "groups": groups(engine, &between, shown, &steps),
        "next": (end < total).then_some(end),
    }))
}

/// Records that follow each other in one register are one group.
fn groups(engine: &Engine, between: &Comparison, shown: &[Different], steps: &Steps) -> Json {
    let same = |one: &Different, next: &Different| one.register.key == next.register.key;
    let groups = shown.chunk_by(same).filter_map(|group| {
        let register = group.first()?.register;
        Some(json!({
            "section": register.section(),
            "clause": register.clause,
            "register": register.plural,
            "records": group.iter().map(|one| record(engine, between, one, steps)).collect::<Vec<_>>(),
        }))
    });
    groups.collect()
}

fn record(engine: &Engine, between: &Comparison, one: &Different, steps: &Steps) -> Json {
    let (then, now) = (&*between.then, &*between.now);
    let row = now.row(one.register.key, one.id);
    json!({
        "id": one.id.to_string(),
        "reference": row.as_ref().map(|row| row.reference()),
        "title": row.as_ref().map(|row| row.record.title()),
        "became": one.became.key(),
        "changes": changes(then, now, one),
        "entries": steps.of(one.id).map(|told| step(told, engine)).collect::<Vec<_>>(),
        "further_entries": steps.more(one.id),
    })
}

fn changes(then: &State, now: &State, one: &Different) -> Vec<Json> {
    let register = one.register;
    let Some(after) = now.row(register.key, one.id) else { return Vec::new() };
    let before = then.row(register.key, one.id);
    let blank = (register.blank)();
    let earlier: &dyn Record = before.as_ref().map_or(&*blank, |row| row.record);
    let change = |(at, field): (usize, &'static kernel::Field)| {
        // What a new record holds before anybody writes is nobody's.
        let old = if before.is_some() { json::value(&field.kind, &earlier.get(at), then) } else { Json::Null };
        json!({
            "field": field.key,
            "label": texts::label(register, &Path::field(field.key)),
            "before": old,
            "after": json::value(&field.kind, &after.record.get(at), now),
        })
    };
    compare::fields(register, earlier, after.record).map(change).collect()
}

/// Who did what when, and why.
pub fn step(told: &Told, engine: &Engine) -> Json {
    json!({
        "entry": told.seq,
        "time": told.time.to_string(),
        "actor": { "id": told.actor.to_string(), "name": engine.actor_name(told.actor) },
        "act": told.act,
        "reason": told.reason,
        "happened_on": told.happened_on.map(|day| day.to_string()),
        "erased": told.erased,
    })
}
