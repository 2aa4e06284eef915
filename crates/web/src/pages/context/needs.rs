//! 4.2: what every interested party needs, on one page: write it down, decide whether the management system addresses
//! it, or take it away.

use access::Right;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::context::parties::{Addressed, Need};
use isms::context::{Obligation, Party};
use kernel::{Choice as _, Declared, Row};
use serde_json::{Value as Json, json};

use crate::error::Halt;
use crate::frame::register_path;
use crate::generic::sheet::{self, Beside, Choice, Holds, Sheet};
use crate::pages::address::Address;
use crate::pages::scene::{Doing, Scene};
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// Where it is, below an organization.
pub const PATH: &str = "context/needs";

static SHEET: Sheet = Sheet {
    register: Party::REGISTER,
    field: "needs",
    parts: &["what", "kind", "addressed", "how", "climate"],
    path: PATH,
    word: "needs",
    clause: "4.2",
    choices: &[
        Choice { key: "all", word: "needs-all", holds: Holds::Each(|_| true) },
        Choice { key: "open", word: "needs-open", holds: Holds::Each(is_open) },
        Choice { key: "unsaid", word: "needs-unsaid", holds: Holds::Each(|row| unsaid(row) > 0) },
    ],
    fills: &[("addressed", "undecided")],
    beside,
    notice,
};

/// Whether nobody has said what the party needs, or whether that is addressed.
fn is_open(row: &Row<'_>) -> bool {
    let party = row.record.as_any().downcast_ref::<Party>();
    party.is_some_and(|party| {
        party.needs.is_empty() || party.needs.iter().any(|(_, need)| need.addressed == Addressed::Undecided)
    })
}

/// How many needs of a party are decided about without a word on how they are addressed, or why not.
fn unsaid(row: &Row<'_>) -> usize {
    let party = row.record.as_any().downcast_ref::<Party>();
    let needs = party.into_iter().flat_map(|party| party.needs.iter());
    needs.filter(|(_, need)| need.addressed != Addressed::Undecided && need.is_unexplained()).count()
}

/// Clause: 4.2 c. Asks how needs are addressed of which only that was said.
fn notice(scene: Scene<'_>) -> Option<(String, &'static str)> {
    let rows = scene.state.table(Party::KEY).into_iter().flat_map(kernel::Table::rows);
    let count: usize = rows.filter(|row| !row.head.retired).map(|row| unsaid(&row)).sum();
    (count > 0).then(|| (scene.t.one("needs-unsaid-notice", "count", count), "unsaid"))
}

/// What the party is, and the obligations that its needs led to.
fn beside(scene: Scene<'_>, rows: &[Row<'_>]) -> Vec<Beside> {
    let of = |row: &Row<'_>| {
        let party = row.record.as_any().downcast_ref::<Party>();
        let obligations = scene.state.pointing::<Obligation>(row.id);
        Beside {
            note: party.map(|party| scene.t.choice("party-kind", party.kind.key()).to_owned()).unwrap_or_default(),
            links: obligations.filter_map(|(id, _)| scene.link_to(id)).collect(),
            act: obligation(scene, row),
        }
    };
    rows.iter().map(of).collect()
}

fn obligation(scene: Scene<'_>, row: &Row<'_>) -> Option<Doing> {
    let path = format!("{}/new?party={}", register_path(Obligation::REGISTER), row.reference());
    let doing = || Doing {
        act: "obligation.create",
        label: scene.t.t("coverage-obligation").to_owned(),
        href: scene.href(&path),
        signs: false,
        asks: None,
    };
    scene.may(Right::Edit).then(doing)
}

/// What every interested party needs, as JSON.
pub fn json(visit: &Visit, address: &Address) -> Json {
    let need = |(key, need): (&str, &Need)| {
        json!({
            "key": key,
            "what": need.what.to_string(),
            "kind": need.kind.key(),
            "addressed": need.addressed.key(),
            "how": need.how.as_ref().map(ToString::to_string),
            "climate": need.climate,
        })
    };
    sheet::json(visit, &SHEET, address, &|row| {
        let party = row.record.as_any().downcast_ref::<Party>();
        party.into_iter().flat_map(|party| party.needs.iter()).map(need).collect()
    })
}

/// `GET /o/{org}/context/needs`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    sheet::show(&visit, &SHEET, query.as_deref().unwrap_or_default())
}

/// `POST /o/{org}/context/needs`.
pub async fn save(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    sheet::save(&visit, &SHEET, &pairs).await
}
