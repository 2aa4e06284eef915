//! 6.1.2 c: what losing each asset would mean, by every criterion of the method: a row for each asset, one key for
//! each value.

use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::assets::AssetKind;
use isms::planning::worth::{Worths, worthless};
use isms::planning::{Asset, scoring};
use kernel::{Declared, Id, RawId, Row};
use serde_json::{Value as Json, json};

use crate::error::Halt;
use crate::generic::sheet::{self, Beside, Choice, Holds, Sheet};
use crate::pages::address::Address;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// Most assets named in one sentence.
const NAMED_MAX: usize = 12;
/// Where it is, below an organization.
pub const PATH: &str = "planning/values";

static SHEET: Sheet = Sheet {
    register: Asset::REGISTER,
    field: "value",
    parts: &["level"],
    path: PATH,
    word: "values",
    clause: "6.1.2 c",
    choices: &[
        Choice { key: "primary", word: "values-primary", holds: Holds::Each(is_primary) },
        Choice { key: "open", word: "values-open", holds: Holds::Each(|row| is_primary(row) && is_open(row)) },
        Choice { key: "worthless", word: "values-worthless", holds: Holds::Among(bare) },
        Choice { key: "all", word: "values-all", holds: Holds::Each(|_| true) },
    ],
    fills: &[("level", "")],
    beside,
    notice,
};

fn asset<'a>(row: &Row<'a>) -> Option<&'a Asset> {
    row.record.as_any().downcast_ref()
}

fn is_primary(row: &Row<'_>) -> bool {
    asset(row).is_some_and(|asset| asset.kind == AssetKind::Primary)
}

fn is_open(row: &Row<'_>) -> bool {
    asset(row).is_some_and(|asset| asset.value.is_empty())
}

/// The assets that have no value and that nothing of value needs.
fn bare(scene: Scene<'_>) -> Vec<RawId> {
    worthless(scene.state).into_iter().map(Id::raw).collect()
}

/// Says which assets those are: nothing weighs the risks around them.
fn notice(scene: Scene<'_>) -> Option<(String, &'static str)> {
    let found = worthless(scene.state);
    let named = found.iter().take(NAMED_MAX).filter_map(|id| scene.link_to(*id));
    let mut named: Vec<_> = named.map(|own| format!("{} {}", own.reference, own.title)).collect();
    named.extend((found.len() > NAMED_MAX).then(|| format!("+{}", found.len() - NAMED_MAX)));
    let words = format!("{} {}.", scene.t.one("assets-worthless", "count", found.len()), named.join(", "));
    (!found.is_empty()).then_some((words, "worthless"))
}

/// What an asset without values of its own inherits, and by whom it is answered for.
fn beside(scene: Scene<'_>, rows: &[Row<'_>]) -> Vec<Beside> {
    let worths = Worths::of(scene.state);
    let method = scoring::at_hand(scene.state).map(|(_, method)| method);
    let inherited = |row: &Row<'_>| {
        let each = method.into_iter().flat_map(|method| method.criteria.iter());
        let each = each.map(|(key, own)| (own.label.to_string(), worths.at(Id::<Asset>::of(row.id), key).0));
        let told: Vec<_> =
            each.filter(|(_, level)| *level > 0).map(|(word, level)| format!("{word} {level}")).collect();
        (is_open(row) && !told.is_empty()).then(|| scene.t.one("values-inherited", "values", told.join(", ")))
    };
    let of = |row: &Row<'_>| {
        let owner = asset(row).and_then(|asset| asset.owner).map(|owner| scene.who(owner).into_owned());
        let note = owner.into_iter().chain(inherited(row)).collect::<Vec<_>>().join(" · ");
        Beside { note, ..Beside::default() }
    };
    rows.iter().map(of).collect()
}

/// What losing each asset would mean as JSON, by every criterion: its own value and why, else what it inherits and from
/// which assets.
pub fn json(visit: &Visit, address: &Address) -> Json {
    let (state, worths) = (&visit.state, visit.house().worths.of(visit));
    let method = scoring::at_hand(state).map(|(_, method)| method);
    let value = |id: Id<Asset>, asset: &Asset, key: &str, label: String| {
        let own = asset.value.at(key).filter(|rating| rating.level.0 > 0);
        let level = worths.at(id, key).0;
        let from: Vec<_> = worths.sources(state, id, key).into_iter().map(|source| state.reference(source)).collect();
        json!({
            "criterion": key,
            "label": label,
            "level": own.map(|rating| rating.level.0),
            "because": own.and_then(|rating| rating.because.as_ref()).map(ToString::to_string),
            "inherited": (own.is_none() && level > 0).then(|| json!({ "level": level, "from": from })),
        })
    };
    sheet::json(visit, &SHEET, address, &|row| {
        let Some(asset) = asset(row) else { return Json::Array(Vec::new()) };
        let criteria = method.into_iter().flat_map(|method| method.criteria.iter());
        criteria.map(|(key, own)| value(Id::of(row.id), asset, key, own.label.to_string())).collect()
    })
}

/// `GET /o/{org}/planning/values`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    sheet::show(&visit, &SHEET, query.as_deref().unwrap_or_default())
}

/// `POST /o/{org}/planning/values`.
pub async fn save(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    sheet::save(&visit, &SHEET, &pairs).await
}
