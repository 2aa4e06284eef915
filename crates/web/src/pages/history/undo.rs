//! Undoing an entry by a new one.

use std::collections::BTreeSet;

use axum::extract::Path;
use axum::response::Response;
use engine::{Asked, Done, Told};
use kernel::undo::{self, Later};
use kernel::{Change, Command, RawId, Refusal};

use super::past::{Past, runs};
use super::{filter, page_of};
use crate::auth::text;
use crate::error::Halt;
use crate::flash;
use crate::frame::list_path;
use crate::sent::Sent;
use crate::visit::{At, Visit, leads_inside};

/// Most records of an entry that are looked at before its page offers to undo it.
const LOOKED_RECORDS_MAX: usize = 1_000;

/// `POST /o/{org}/history/{seq}/undo`: back to the page that `_back` names, where it was done beside its list.
pub async fn undo(At(visit): At, Path((_, seq)): Path<(String, String)>, Sent(pairs): Sent) -> Result<Response, Halt> {
    let asked = visit.asked()?;
    let told = told(&visit, &seq).await?;
    let commands = commands(&visit, &told).await?.map_err(Halt::Refused)?;
    let reason = visit.t().one("undo-reason", "seq", told.seq);
    let asked = Asked { reason: Some(reason), ..asked };
    let done = visit.house().engine.execute(&visit.org, asked, Command::Batch(undo::ACT, commands.into())).await?;
    let touched = records(&done.changes);
    let back = Some(text(&pairs, "_back")).filter(|path| leads_inside(path)).map(|path| visit.href(path));
    let to = back.unwrap_or_else(|| landing(&visit, &done, &touched));
    Ok(flash::go(&to, visit.t().t("done-undone"), offer(&visit, &done)))
}

/// Where the way leads afterwards: to the record, or to the list of several; to the entry where they are of several lists.
fn landing(visit: &Visit, done: &Done, touched: &[RawId]) -> String {
    let rows: Vec<_> = touched.iter().filter_map(|id| done.state.find(*id)).collect();
    let register = |row: &kernel::Row<'_>| row.record.register();
    match &rows[..] {
        [only] => page_of(visit, only),
        [first, others @ ..] if others.iter().all(|row| register(row).key == register(first).key) => {
            visit.href(&list_path(register(first)))
        }
        _ => visit.href(&format!("history/{}", done.seq)),
    }
}

/// Where the form goes that undoes an entry.
pub fn address(visit: &Visit, seq: u64) -> String {
    visit.href(&format!("history/{seq}/undo"))
}

/// The address that undoes what was just done; none where it decided something, or the visitor may not.
pub fn offer(visit: &Visit, done: &Done) -> Option<String> {
    let may = visit.has(access::right_to_undo(done.changes.each()));
    (may && undo::is_open(done.changes.each(), &done.state)).then(|| address(visit, done.seq))
}

/// Whether the visitor may undo an entry today and nothing stands in the way.
pub async fn is_offered(visit: &Visit, told: &Told) -> Result<bool, Halt> {
    if visit.as_of.is_some() || records(&told.changes).len() > LOOKED_RECORDS_MAX {
        return Ok(false);
    }
    let Ok(commands) = commands(visit, told).await? else { return Ok(false) };
    Ok(visit.has(access::right_for(&Command::Batch(undo::ACT, commands.into()))))
}

async fn told(visit: &Visit, seq: &str) -> Result<Told, Halt> {
    let seq = filter::number(seq).ok().filter(|seq| (1..=visit.state.size()).contains(seq)).ok_or(Halt::NotFound)?;
    visit.house().engine.entries(&visit.org, seq, 1).await?.pop().ok_or(Halt::NotFound)
}

/// The commands that undo an entry, or what stands in the way.
async fn commands(visit: &Visit, told: &Told) -> Result<Result<Vec<(String, Command)>, Vec<Refusal>>, Halt> {
    if told.erased > 0 {
        let message = "parts of this entry were erased; write what should stand there instead";
        return Ok(Err(vec![Refusal::software("", message)]));
    }
    let ids = records(&told.changes).into_iter().collect();
    let past = Past::before(visit, &ids, told.seq).await?;
    let later = later(visit, &ids, told.seq).await?;
    Ok(undo::commands(&told.changes, past.state(), &later, &visit.state))
}

fn records(changes: &[Change]) -> Vec<RawId> {
    let mut seen = std::collections::HashSet::new();
    changes.iter().map(|change| change.subject().1).filter(|id| seen.insert(*id)).collect()
}

/// The entries after one that touched these records.
async fn later(visit: &Visit, ids: &BTreeSet<RawId>, seq: u64) -> Result<Vec<Later>, Halt> {
    let engine = &visit.house().engine;
    let after: BTreeSet<u64> = ids.iter().flat_map(|id| visit.state.entries_of(*id)).filter(|own| *own > seq).collect();
    let mut later = Vec::new();
    for (from, count) in runs(&after) {
        for told in engine.entries(&visit.org, from, count).await? {
            later.push(Later { seq: told.seq, by: engine.actor_name(told.actor), changes: told.changes });
        }
    }
    Ok(later)
}
