//! The acts that the statement itself offers: laying out its rows, confirming reasons, taking the status from own controls,
//! carrying over an edition.

use axum::response::Response;
use isms::catalogue::Edition;
use isms::context::Scope;
use isms::planning::soa::{self, SoaRow};
use isms::planning::statements::AnnexEdition;
use isms::planning::{Applicability, Statement};
use kernel::{Args, Choice, Command, Declared, Path, RawId, Value};

use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::flash;
use crate::pages::history::undo;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// `POST /o/{org}/planning/soa/prepare`.
pub async fn prepare(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let edition = edition(&pairs)?;
    let made =
        act(&visit, "applicability.prepare", vec![("edition".into(), Value::Choice(edition.key().into()))]).await?;
    Ok(flash::go(&back(&visit, edition), visit.t().one("soa-rows-made", "count", made), None))
}

/// `POST /o/{org}/planning/soa/confirm`: the rows chosen, or all that are proposed.
pub async fn confirm(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    on_rows(&visit, &pairs, "applicability.confirm", "soa-confirmed", |row| !row.proposals().is_empty()).await
}

/// `POST /o/{org}/planning/soa/take-status`: the rows chosen, or all whose own controls say something else.
pub async fn take_status(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    on_rows(&visit, &pairs, "applicability.take_status", "soa-status-taken", |row| row.status_of_own().is_some()).await
}

/// Does an act on the rows chosen, or on all that wait for it, and says on how many.
async fn on_rows(
    visit: &Visit,
    pairs: &Pairs,
    key: &str,
    said: &str,
    waits: fn(&SoaRow<'_>) -> bool,
) -> Result<Response, Halt> {
    let edition = edition(pairs)?;
    let waiting = || waiting(visit, edition, waits);
    let rows = if text(pairs, "all").is_empty() { chosen(visit, pairs)? } else { waiting() };
    if rows.is_empty() {
        return Ok(flash::go(&back(visit, edition), visit.t().t("bulk-none"), None));
    }
    let open = waiting();
    let count = rows.iter().filter(|row| open.contains(row)).count();
    act(visit, key, vec![("rows".into(), Value::Links(rows))]).await?;
    Ok(flash::go(&back(visit, edition), visit.t().one(said, "count", count), None))
}

/// `POST /o/{org}/planning/soa/carry`: the statement of 2013 goes over to 2022.
pub async fn carry(At(visit): At, Sent(_): Sent) -> Result<Response, Halt> {
    act(&visit, "applicability.carry", Args::new()).await?;
    Ok(flash::go(&visit.href("planning/soa/transition"), visit.t().t("soa-carried"), None))
}

/// `POST /o/{org}/planning/soa/versions`: keeps the rows as they are today as a version that waits for its approval. A
/// version that was begun and not frozen yet is the one.
pub async fn hand_in(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let edition = edition(&pairs)?;
    let freeze = |id| {
        Command::Act(
            isms::act("statement.freeze").expect("the act is listed"),
            vec![("statement".into(), Value::Link(id))],
        )
    };
    let command = match begun(&visit, edition) {
        Some(id) => freeze(id),
        None => {
            let new = Command::Create(Statement::REGISTER, named(&visit, edition));
            Command::Batch(
                "bulk.hand_in",
                vec![(String::new(), new), (String::new(), freeze(RawId::pending(0)))].into(),
            )
        }
    };
    let done = visit.house().engine.execute(&visit.org, visit.asked()?, command).await?;
    visit.house().heed(&visit.org, &done.state);
    let id =
        done.changes.iter().map(|change| change.subject()).find(|(key, _)| *key == Statement::KEY).map(|(_, id)| id);
    let row = id.and_then(|id| done.state.row(Statement::KEY, id)).ok_or(Halt::NotFound)?;
    let waits = Scene::of(&visit).then(&done.state).doing("statement.approve", row).and_then(|doing| doing.asks);
    let said = match waits {
        Some(asks) => {
            visit.t().with("soa-handed-in-to", &[("version", row.reference().into()), ("person", asks.name.into())])
        }
        None => visit.t().one("soa-handed-in", "version", row.reference()),
    };
    let to = visit.href(&format!("planning/soa/versions?edition={}", edition.key()));
    Ok(flash::go(&to, said, undo::offer(&visit, &done)))
}

/// The newest version of an edition that nobody froze yet.
fn begun(visit: &Visit, edition: Edition) -> Option<RawId> {
    let open =
        |own: &Statement| own.edition == AnnexEdition::of(edition) && own.frozen.is_none() && own.approval.is_none();
    let found = visit.state.of::<Statement>().iter().filter(|(_, own)| open(own));
    found.max_by_key(|(_, own)| own.head.reference).map(|(id, _)| id.raw())
}

/// What a version begun today holds: its day, the edition, the scope where one is approved, and who begins it.
fn named(visit: &Visit, edition: Edition) -> Vec<(Path, Value)> {
    let t = visit.t();
    let mut scopes = visit.state.of::<Scope>().iter().filter(|(_, own)| own.approval.is_some());
    let scope = scopes.next().map(|(id, _)| id.raw()).filter(|_| scopes.next().is_none());
    let edition = AnnexEdition::of(edition).key();
    let mut values = vec![
        (Path::field("title"), Value::Text(t.one("soa-version-of", "day", t.day(visit.day())))),
        (Path::field("edition"), Value::Choice(edition.into())),
    ];
    values.extend(scope.map(|id| (Path::field("scope"), Value::Link(id))));
    values.extend(visit.actor.person.map(|id| (Path::field("owner"), Value::Link(id))));
    values
}

/// Does an act and says how many records it made.
async fn act(visit: &Visit, key: &str, args: Args) -> Result<usize, Halt> {
    let act = isms::act(key).ok_or(Halt::NotFound)?;
    let done = visit.house().engine.execute(&visit.org, visit.asked()?, Command::Act(act, args)).await?;
    Ok(done.changes.iter().filter(|change| matches!(change, kernel::Change::Create { .. })).count())
}

fn chosen(visit: &Visit, pairs: &Pairs) -> Result<Vec<RawId>, Halt> {
    let named = pairs.iter().filter(|(name, _)| name == "id").map(|(_, text)| text);
    named.map(|text| visit.state.resolve(Applicability::KEY, text).map_err(|wrong| Halt::Malformed(wrong.0))).collect()
}

fn waiting(visit: &Visit, edition: Edition, waits: fn(&SoaRow<'_>) -> bool) -> Vec<RawId> {
    let rows = soa::rows(&visit.state, edition);
    let open = rows.iter().filter(|row| waits(row));
    open.filter_map(|row| row.id).map(|id| id.raw()).collect()
}

fn edition(pairs: &Pairs) -> Result<Edition, Halt> {
    let word = text(pairs, "edition");
    let known = Edition::CHOICES.find(word).and_then(Edition::from_key);
    known.ok_or_else(|| Halt::Malformed("edition: use iso27001-2022 or iso27001-2013".into()))
}

fn back(visit: &Visit, edition: Edition) -> String {
    match edition {
        Edition::Iso27001_2022 => visit.href("planning/soa"),
        Edition::Iso27001_2013 => visit.href("planning/soa?edition=iso27001-2013"),
    }
}
