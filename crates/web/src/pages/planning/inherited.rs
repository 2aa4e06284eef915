//! 6.1.2 c: what losing an asset would mean, with what it inherits from the assets that cannot work without it.

use isms::planning::worth::Worths;
use isms::planning::{Asset, scoring};
use kernel::{Field, Id};

use crate::generic::scale;
use crate::generic::shown::Shown;
use crate::visit::Visit;

/// Most assets named of which one inherits.
const NAMED_MAX: usize = 3;

/// A value that an asset inherits.
struct Inherited {
    criterion: String,
    level: String,
    /// The assets it comes from, the first of them.
    sources: Vec<Id<Asset>>,
    /// Whether there are more.
    more: bool,
}

impl Inherited {
    /// Where it comes from: what each is called, joined.
    fn from(&self, visit: &Visit, called: impl Fn(Id<Asset>) -> String) -> String {
        let mut from: Vec<_> = self.sources.iter().map(|id| called(*id)).collect();
        from.extend(self.more.then(|| "…".to_owned()));
        visit.t().one("asset-inherits-from", "assets", from.join(", "))
    }
}

/// What an asset inherits by the criteria that nobody valued it by.
fn inherited(visit: &Visit, worths: &Worths, id: Id<Asset>, asset: &Asset, field: &Field) -> Vec<Inherited> {
    let Some((_, method)) = scoring::at_hand(&visit.state) else { return Vec::new() };
    let part = field.kind.parts().unwrap_or_default().iter().find(|part| part.key == "level");
    let own = |key: &str| asset.value.at(key).is_some_and(|rating| rating.level.0 > 0);
    let told = method.criteria.iter().filter(|(key, _)| !own(key)).filter_map(|(key, criterion)| {
        let level = worths.at(id, key).0;
        let mut sources = worths.sources(&visit.state, id, key);
        let more = sources.len() > NAMED_MAX;
        sources.truncate(NAMED_MAX);
        (level > 0).then(|| Inherited {
            criterion: criterion.label.to_string(),
            level: part.map_or_else(|| level.to_string(), |part| scale::name(&visit.state, part, level)),
            sources,
            more,
        })
    });
    told.collect()
}

/// The values of an asset on its card: its own as they are shown, then what it inherits and from where.
pub fn on_card(visit: &Visit, id: Id<Asset>, asset: &Asset, field: &Field, own: Shown) -> Shown {
    let inherited = inherited(visit, &visit.house().worths.of(visit), id, asset, field);
    if inherited.is_empty() {
        return own;
    }
    let (heads, mut rows) = match own {
        Shown::Rows(heads, rows) => (heads, rows),
        _ => {
            let parts = field.kind.parts().unwrap_or_default().iter();
            (parts.map(|part| visit.t().field("asset-value", part)).collect(), Vec::new())
        }
    };
    let named = |id: Id<Asset>| {
        let name = visit.state.get(id).map(|own| own.name.to_string()).unwrap_or_default();
        format!("{} {name}", visit.state.reference(id))
    };
    let row = |own: Inherited| {
        let from = own.from(visit, named);
        (own.criterion, vec![Shown::Text(own.level), Shown::Text(from)])
    };
    rows.extend(inherited.into_iter().map(row));
    Shown::Rows(heads, rows)
}

/// The values of an asset in one cell: a sign for each criterion, those it inherits standing back; in words its own as
/// they are shown, then what it inherits, by where it comes from.
pub fn in_cell(visit: &Visit, worths: &Worths, id: Id<Asset>, asset: &Asset, field: &Field, own: Shown) -> Shown {
    let mut lines = match own {
        Shown::Text(own) => vec![own],
        Shown::Nothing => Vec::new(),
        other => return other,
    };
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for own in inherited(visit, worths, id, asset, field) {
        let from = own.from(visit, |id| visit.state.reference(id));
        let value = format!("{} {}", own.criterion, own.level);
        match told.iter_mut().find(|(other, _)| *other == from) {
            Some((_, values)) => values.push(value),
            None => told.push((from, vec![value])),
        }
    }
    lines.extend(told.into_iter().map(|(from, values)| format!("{} ({from})", values.join(", "))));
    if lines.is_empty() { Shown::Nothing } else { Shown::Signs(signs(visit, worths, id, asset), lines.join("; ")) }
}

/// `C4` for each criterion by which the asset is worth something, with whether it inherits that.
fn signs(visit: &Visit, worths: &Worths, id: Id<Asset>, asset: &Asset) -> Vec<(String, bool)> {
    let Some((_, method)) = scoring::at_hand(&visit.state) else { return Vec::new() };
    let own = |key: &str| asset.value.at(key).map_or(0, |rating| rating.level.0);
    let sign = |key: &str| {
        let level = if own(key) > 0 { own(key) } else { worths.at(id, key).0 };
        (level > 0).then(|| (format!("{}{level}", key.to_uppercase()), own(key) == 0))
    };
    method.criteria.iter().filter_map(|(key, _)| sign(key)).collect()
}
