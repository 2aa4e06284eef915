//! Two days compared: what is different between them, record by record, with who changed it and why.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use engine::Told;
use jiff::civil::Date;
use kernel::{RawId, Register, Row, State};

use super::entry::{Touched, named};
use super::past::blank;
use crate::error::Halt;
use crate::frame::{Frame, Head, page};
use crate::generic::history::{Step, compare, step};
use crate::pages::address::Address;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Most records compared on one page.
const RECORDS_MAX: usize = 100;
/// Most entries named with one record.
const STEPS_MAX: usize = 5;

/// A record that differs.
struct Different {
    record: Touched,
    steps: Vec<Step>,
    more: usize,
}

/// The records of one register that differ.
struct Group {
    /// The clause's section, where it begins with this register.
    section: Option<String>,
    clause: &'static str,
    register: String,
    records: Vec<Different>,
}

#[derive(Template)]
#[template(path = "history/compare.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    from: Date,
    to: Date,
    between: String,
    asked: bool,
    groups: Vec<Group>,
    total: usize,
    entries: u64,
    next: Option<String>,
}

/// `GET /o/{org}/history/compare?from=&to=`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("history/compare"), query.as_deref().unwrap_or_default());
    let to = address.read("to", kernel::parse::date)?.unwrap_or(visit.day()).min(visit.day());
    let from = address.read("from", kernel::parse::date)?;
    let (from, to) = from.map_or((to, to), |from| (from.min(to), from.max(to)));
    let asked = address.has("from");
    let start = address.read("at", super::filter::number)?.unwrap_or(0);
    let engine = &visit.house().engine;
    let (then, now) = (engine.state_at(&visit.org, from).await?, engine.state_at(&visit.org, to).await?);
    let differing = if asked { differing(&then, &now) } else { Vec::new() };
    let skipped = usize::try_from(start).unwrap_or(usize::MAX).min(differing.len());
    let end = differing.len().min(skipped + RECORDS_MAX);
    let groups = groups(&visit, &then, &now, &differing[skipped..end]).await?;
    let t = scene.t;
    page(&Page {
        frame: Frame::at(&visit, "history/compare", t.t("history-compare")),
        head: Head::new(t, t.t("history-compare"))
            .why(t.t("history-compare-why"))
            .below(t.t("section-history"), scene.href("history")),
        t,
        from,
        to,
        between: t.with("history-between", &[("from", t.day(from).into()), ("to", t.day(to).into())]),
        asked,
        total: differing.len(),
        entries: now.size() - then.size().min(now.size()),
        next: (end < differing.len()).then(|| address.with("at", &end.to_string())),
        groups,
    })
}

/// The records whose content or standing differs, register by register in the order of the standard.
fn differing(then: &State, now: &State) -> Vec<(&'static Register, RawId)> {
    let changed = |row: &Row<'_>| row.head.changed > then.size();
    let of = |register: &&'static Register| {
        let rows = now.table(register.key).into_iter().flat_map(|table| table.rows());
        rows.filter(changed).map(|row| (*register, row.id)).collect::<Vec<_>>()
    };
    now.registers().iter().flat_map(of).filter(|(register, id)| differs(then, now, register, *id)).collect()
}

fn differs(then: &State, now: &State, register: &Register, id: RawId) -> bool {
    let (Some(before), Some(after)) = (then.row(register.key, id), now.row(register.key, id)) else { return true };
    let fields = 0..register.fields.len();
    before.head.retired != after.head.retired
        || fields.into_iter().any(|at| before.record.get(at) != after.record.get(at))
}

async fn groups(
    visit: &Visit,
    then: &State,
    now: &State,
    differing: &[(&'static Register, RawId)],
) -> Result<Vec<Group>, Halt> {
    let told = told(visit, then, now, differing).await?;
    let (mut groups, mut section): (Vec<Group>, _) = (Vec::new(), None);
    for (register, id) in differing {
        let different = different(visit, then, now, register, *id, &told);
        let label = visit.t().plural(register).to_owned();
        match groups.last_mut().filter(|group| group.register == label) {
            Some(group) => group.records.push(different),
            None => {
                let begins = section != Some(register.section());
                section = Some(register.section());
                groups.push(Group {
                    section: begins.then(|| visit.t().section(register.section()).to_owned()),
                    clause: register.clause,
                    register: label,
                    records: vec![different],
                });
            }
        }
    }
    Ok(groups)
}

/// The entries between the two days that touched these records, a few for each.
async fn told(
    visit: &Visit,
    then: &State,
    now: &State,
    differing: &[(&'static Register, RawId)],
) -> Result<BTreeMap<u64, Told>, Halt> {
    let latest = |id: RawId| between(then, now, id).rev().take(STEPS_MAX).collect::<Vec<_>>();
    let wanted: BTreeSet<u64> = differing.iter().flat_map(|(_, id)| latest(*id)).collect();
    let mut told = BTreeMap::new();
    for seq in wanted {
        let read = visit.house().engine.entries(&visit.org, seq, 1).await?;
        told.extend(read.into_iter().map(|one| (one.seq, one)));
    }
    Ok(told)
}

fn between(then: &State, now: &State, id: RawId) -> impl DoubleEndedIterator<Item = u64> {
    let after = then.size();
    now.entries_of(id).filter(move |seq| *seq > after)
}

fn different(
    visit: &Visit,
    then: &State,
    now: &State,
    register: &'static Register,
    id: RawId,
    told: &BTreeMap<u64, Told>,
) -> Different {
    let (before, after) = (then.row(register.key, id), now.row(register.key, id));
    let verb = match (&before, &after) {
        (None, _) => "history-added",
        (Some(before), Some(after)) if !before.head.retired && after.head.retired => "history-retired",
        (Some(before), Some(after)) if before.head.retired && !after.head.retired => "history-restored",
        (Some(_), _) => "history-changed",
    };
    let content = |row: Option<Row<'_>>| row.map_or_else(|| blank(register), |row| row.record.copied());
    let (old, new) = (content(before), content(after));
    let changes = compare(visit, register, old.as_ref(), new.as_ref(), then, now);
    let record = named(visit, register, id, new.title(), verb).with(changes);
    let own: Vec<u64> = between(then, now, id).collect();
    let steps: Vec<_> =
        own.iter().rev().take(STEPS_MAX).filter_map(|seq| told.get(seq)).map(|told| step(visit, told)).collect();
    Different { record, more: own.len().saturating_sub(steps.len()), steps }
}
