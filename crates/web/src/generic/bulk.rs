//! One act on a choice of rows, all or nothing: retire, bring back, edit fields, or a named act.

mod edit;

use axum::response::{IntoResponse, Redirect, Response};
use exchange::sheets::book::listed;
use isms::planning::Risk;
use isms::support::Person;
use kernel::{Command, Declared, Refusal, Register, Row};

use super::leaning::Leaning;
use super::room::Room;
use super::{query, sample};
use crate::auth::{Pairs, inviting, text};
use crate::error::Halt;
use crate::flash;
use crate::frame::{list_path, register_path};
use crate::pages::history::undo;
use crate::pages::planning::risks;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// The keys under which such entries are recorded.
const RETIRE: &str = "bulk.retire";
const RESTORE: &str = "bulk.restore";
/// What makes accounts for people.
pub const INVITE: &str = "invite";
/// Most records changed at once.
pub const ROWS_MAX: usize = 10_000;
/// Most records that the form of a named act is opened with: they stand in its address.
const NAMED_ROWS_MAX: usize = 1_000;

/// `POST …/bulk`.
pub async fn act(At(visit): At, Room { section, plural }: Room, Sent(pairs): Sent) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let rows = chosen(&visit, register, &pairs)?;
    if rows.is_empty() {
        return Ok(flash::go(&back(&visit, register, &pairs), visit.t().t("bulk-none"), None));
    }
    let of_each = |command: fn(&'static Register, kernel::RawId) -> Command| {
        rows.iter().map(|row| (row.reference(), command(register, row.id))).collect::<Vec<_>>()
    };
    match text(&pairs, "act") {
        "retire" => {
            let leaning = Leaning::on(&visit, &rows).map(|leaning| leaning.told(&visit, "retired-pointing"));
            perform(&visit, register, (RETIRE, of_each(Command::Retire)), leaning, &pairs).await
        }
        "restore" => perform(&visit, register, (RESTORE, of_each(Command::Restore)), None, &pairs).await,
        INVITE => {
            let way = inviting::offered(&visit, &rows).filter(|_| register.key == Person::KEY);
            way.map(|way| Redirect::to(&way).into_response()).ok_or(Halt::NotFound)
        }
        "edit" => edit::step(&visit, register, &rows, &pairs).await,
        named => form_of(&visit, register, named, &rows, &pairs),
    }
}

/// The records that were ticked, or every one that the list shows.
fn chosen<'a>(visit: &'a Visit, register: &'static Register, pairs: &Pairs) -> Result<Vec<Row<'a>>, Halt> {
    let rows = if text(pairs, "_all").is_empty() {
        let named = pairs.iter().filter(|(name, _)| name == "id").map(|(_, text)| text.as_str());
        named.map(|named| super::row(visit, register, named)).collect::<Result<Vec<_>, _>>()?
    } else if register.key == Risk::KEY {
        // The designed register has filters of its own.
        let every = risks::every(visit, text(pairs, "_view"))?;
        every.into_iter().filter_map(|id| visit.state.row(Risk::KEY, id.raw())).collect()
    } else {
        let view: Pairs = serde_urlencoded::from_str(text(pairs, "_view")).unwrap_or_default();
        let asked = query::read(register, &view, &visit.state).map_err(Halt::Refused)?;
        sample::rows(visit, register, &asked, &view)
    };
    if rows.len() > ROWS_MAX {
        let message = format!("{} records are chosen; choose at most {ROWS_MAX} at once", rows.len());
        return Err(Halt::Refused(vec![Refusal::software("", message)]));
    }
    Ok(rows)
}

/// Does a command for each record as one entry, and goes back to the list with what else is to be said.
async fn perform(
    visit: &Visit,
    register: &Register,
    (key, commands): (&'static str, Vec<(String, Command)>),
    more: Option<String>,
    pairs: &Pairs,
) -> Result<Response, Halt> {
    let count = commands.len();
    let asked = super::form::circumstances(visit, pairs)?.map_err(|refusal| Halt::Refused(vec![refusal]))?;
    let done = visit.house().engine.execute(&visit.org, asked, Command::Batch(key, commands.into())).await?;
    let said = visit.t().one("done-changed", "count", count);
    let said = more.map_or(said.clone(), |more| format!("{said} {more}"));
    Ok(flash::go(&back(visit, register, pairs), said, undo::offer(visit, &done)))
}

/// The list as it was when the rows were chosen.
fn back(visit: &Visit, register: &Register, pairs: &Pairs) -> String {
    visit.href(&list(register, pairs))
}

/// The same below the organization.
fn list(register: &Register, pairs: &Pairs) -> String {
    let view: Pairs = serde_urlencoded::from_str(text(pairs, "_view")).unwrap_or_default();
    let (path, query) = (list_path(register), query::with(&view, &[]));
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// A named act opens its own form with the records on which it is not refused in any case; which are left out, and why,
/// is said before anything is filled in.
fn form_of(visit: &Visit, register: &Register, named: &str, rows: &[Row<'_>], pairs: &Pairs) -> Result<Response, Halt> {
    let act = isms::act(named).ok_or(Halt::NotFound)?;
    let first = act.arguments.first().ok_or(Halt::NotFound)?;
    if rows.len() > NAMED_ROWS_MAX {
        let message = format!("choose at most {NAMED_ROWS_MAX} records for this");
        return Err(Halt::Refused(vec![Refusal::software(first.key, message)]));
    }
    let scene = Scene::of(visit);
    let (mut query, mut left): (Vec<_>, Vec<(String, Vec<String>)>) = (Vec::new(), Vec::new());
    for row in rows {
        match scene.refused(act, *row) {
            None => query.push((first.key, row.reference())),
            Some(why) => match left.iter_mut().find(|(own, _)| *own == why) {
                Some((_, rows)) => rows.push(row.reference()),
                None => left.push((why, vec![row.reference()])),
            },
        }
    }
    let told = |(why, rows): (String, Vec<String>)| format!("{}: {why}", listed(rows.into_iter()));
    let left: Vec<_> = left.into_iter().map(told).collect();
    if query.is_empty() {
        return Err(Halt::Refused(left.into_iter().map(|why| Refusal::software(first.key, why)).collect()));
    }
    // Whoever chose them goes on where they chose.
    if !text(pairs, "_view").is_empty() {
        query.push(("_back", list(register, pairs)));
    }
    let query = serde_urlencoded::to_string(query).unwrap_or_default();
    let to = visit.href(&format!("{}/acts/{}?{query}", register_path(register), act.key));
    match left.is_empty() {
        true => Ok(Redirect::to(&to).into_response()),
        false => Ok(flash::go(&to, visit.t().one("bulk-left", "rows", left.join("; ")), None)),
    }
}
