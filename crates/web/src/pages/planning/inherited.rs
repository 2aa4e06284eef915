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
    from: String,
}

/// What an asset inherits by the criteria that nobody valued it by.
fn inherited(visit: &Visit, worths: &Worths, id: Id<Asset>, asset: &Asset, field: &Field) -> Vec<Inherited> {
    let Some((_, method)) = scoring::at_hand(&visit.state) else { return Vec::new() };
    let part = field.kind.parts().unwrap_or_default().iter().find(|part| part.key == "level");
    let own = |key: &str| asset.value.at(key).is_some_and(|rating| rating.level.0 > 0);
    let told = method.criteria.iter().filter(|(key, _)| !own(key)).filter_map(|(key, criterion)| {
        let level = worths.at(id, key).0;
        let sources = worths.sources(&visit.state, id, key);
        let named = |id: &Id<Asset>| Some(format!("{} {}", visit.state.reference(*id), visit.state.get(*id)?.name));
        let mut from: Vec<_> = sources.iter().take(NAMED_MAX).filter_map(named).collect();
        from.extend((sources.len() > NAMED_MAX).then(|| "…".to_owned()));
        (level > 0).then(|| Inherited {
            criterion: criterion.label.to_string(),
            level: part.map_or_else(|| level.to_string(), |part| scale::name(&visit.state, part, level)),
            from: visit.t().one("asset-inherits-from", "assets", from.join(", ")),
        })
    });
    told.collect()
}

/// The values of an asset on its card: its own as they are shown, then what it inherits and from where.
pub fn on_card(visit: &Visit, id: Id<Asset>, asset: &Asset, field: &Field, own: Shown) -> Shown {
    let inherited = inherited(visit, &Worths::of(&visit.state), id, asset, field);
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
    let row = |own: Inherited| (own.criterion, vec![Shown::Text(own.level), Shown::Text(own.from)]);
    rows.extend(inherited.into_iter().map(row));
    Shown::Rows(heads, rows)
}

/// The values of an asset in one cell: its own as they are shown, then what it inherits and from where.
pub fn in_cell(visit: &Visit, worths: &Worths, id: Id<Asset>, asset: &Asset, field: &Field, own: Shown) -> Shown {
    let mut lines = match own {
        Shown::Text(own) => vec![own],
        Shown::Nothing => Vec::new(),
        other => return other,
    };
    let told = inherited(visit, worths, id, asset, field).into_iter();
    lines.extend(told.map(|own| format!("{} {} ({})", own.criterion, own.level, own.from)));
    if lines.is_empty() { Shown::Nothing } else { Shown::Lines(lines) }
}
