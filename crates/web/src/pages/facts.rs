//! What a card says of a field otherwise than of any other of its kind: what is inherited, what is summed up, and what
//! would contradict what stands beside it.

use isms::operation::Incident;
use isms::planning::aims::AIMS;
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::statements::FrozenRow;
use isms::planning::{Asset, Risk, Statement, figures};
use isms::work::Task;
use kernel::{Field, Id, Row};

use crate::generic::shown::{Fold, Shown};
use crate::pages::clocks;
use crate::pages::planning::inherited;
use crate::texts::Texts;
use crate::visit::Visit;

/// What a card says of a field of a record, where any other field of its kind would say `plain`.
pub fn told(visit: &Visit, row: &Row<'_>, field: &Field, plain: Shown) -> Shown {
    let record = row.record.as_any();
    if let Some(asset) = record.downcast_ref::<Asset>().filter(|_| field.key == "value") {
        return inherited::on_card(visit, Id::of(row.id), asset, field, plain);
    }
    if let Some(incident) = record.downcast_ref::<Incident>().filter(|_| field.key == "clocks") {
        return clocks::on_card(visit, incident, plain);
    }
    if let Some(risk) = record.downcast_ref::<Risk>() {
        return if touched(visit, risk, field.key) { Shown::Nothing } else { plain };
    }
    if let Some(act) = record.downcast_ref::<Task>().filter(|_| field.key == "asks").and_then(|task| task.asks.as_ref())
    {
        return Shown::Text(visit.t().recorded(act));
    }
    match (record.downcast_ref::<Statement>(), plain) {
        (Some(version), Shown::Folds(folds)) if field.key == "rows" => Shown::Themes(themes(visit.t(), version, folds)),
        (_, Shown::File(file)) if file.picture => Shown::Picture(file),
        (_, plain) => plain,
    }
}

/// Whether a criterion that nobody ticked is at stake all the same: the threat touches it, or a judgement weighs it.
fn touched(visit: &Visit, risk: &Risk, key: &str) -> bool {
    let aim = AIMS.iter().find(|aim| aim.field == key);
    aim.is_some_and(|aim| !(aim.ticked)(risk) && figures::is_at_stake(&visit.state, risk, aim.key))
}

/// The rows of a version by theme, each theme with its sums; those beyond Annex A last.
fn themes(t: &Texts, version: &Statement, folds: Vec<Fold>) -> Vec<(String, String, Vec<Fold>)> {
    let standard = version.edition.of_standard().standard();
    let own: Vec<(&FrozenRow, Fold)> = version.rows.iter().map(|(_, row)| row).zip(folds).collect();
    let theme =
        |row: &FrozenRow| row.control.as_ref().and_then(|id| standard.control(id)).map(|own| own.theme.as_str());
    let named = standard.themes.iter().map(|own| (Some(own.id.as_str()), format!("{} {}", own.id, own.title)));
    let named: Vec<_> = named.chain([(None, t.t("soa-beyond").to_owned())]).collect();
    let mut groups: Vec<_> = named.into_iter().map(|(id, title)| (id, title, Vec::new(), Vec::new())).collect();
    for (row, fold) in own {
        if let Some(group) = groups.iter_mut().find(|(id, ..)| *id == theme(row)) {
            group.2.push(row);
            group.3.push(fold);
        }
    }
    let shown = groups.into_iter().filter(|(_, _, rows, _)| !rows.is_empty());
    shown.map(|(_, title, rows, folds)| (title, sums(t, "soa-theme-counts", rows.into_iter()), folds)).collect()
}

/// The sums of a version over the controls of its edition, and how many of our own stand beyond them, in words.
pub fn sums_of(t: &Texts, version: &Statement) -> String {
    let (of_edition, beyond): (Vec<_>, Vec<_>) =
        version.rows.iter().map(|(_, row)| row).partition(|row| row.control.is_some());
    let told = sums(t, "soa-counts", of_edition.into_iter());
    if beyond.is_empty() { told } else { format!("{told}; {}", t.one("soa-counts-beyond", "count", beyond.len())) }
}

fn sums<'a>(t: &Texts, key: &str, rows: impl Iterator<Item = &'a FrozenRow>) -> String {
    let rows: Vec<_> = rows.collect();
    let those = |wanted: Verdict| rows.iter().filter(|row| row.applicable == wanted).count();
    let at_work =
        |row: &&&FrozenRow| row.applicable == Verdict::Applicable && row.status == Implementation::Implemented;
    let args = [
        ("total", rows.len().into()),
        ("applicable", those(Verdict::Applicable).into()),
        ("excluded", those(Verdict::Excluded).into()),
        ("undecided", those(Verdict::Undecided).into()),
        ("implemented", rows.iter().filter(at_work).count().into()),
    ];
    t.with(key, &args)
}
