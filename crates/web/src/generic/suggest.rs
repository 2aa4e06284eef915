//! What fits while one types: records to link, people to speak to, tags in use.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use isms::catalogue::{self, Edition};
use isms::context::joining::joinable;
use isms::planning::Control;
use isms::planning::helpful::standing_for;
use kernel::{Declared, Register, Row, Value};
use serde::Serialize;

use super::desk::{REFERENCES, TAGS, introduced};
use super::form::NEW;
use super::gone::gone;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::visit::{At, Visit};

/// Most suggestions at once.
const OFFERS_MAX: usize = 12;
/// Number of ranks, from the best to the least.
const RANKS: u8 = 5;
/// Stands in the address for the records of any register.
const RECORDS: &str = "records";
/// Before the register whose followers are asked for.
const AFTER: &str = "after-";
/// Stands in the address for own controls and those of Annex A.
const CONTROLS: &str = "controls";

/// One suggestion.
#[derive(Debug, PartialEq, Serialize)]
struct Offer {
    /// What a form sends.
    value: String,
    /// What is read.
    label: String,
    /// What it is, where that is not plain.
    hint: String,
}

impl Offer {
    /// A line that is read and cannot be taken.
    fn read(label: String) -> Self {
        Self { value: String::new(), label, hint: String::new() }
    }
}

/// `GET /o/{org}/suggest/{what}`: the best ones, and how many more there are.
pub async fn offer(
    At(visit): At,
    Path((_, what)): Path<(String, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Halt> {
    let typed = text(&pairs, "q").trim().to_lowercase();
    let (mut offers, unshown) = match what.as_str() {
        TAGS => (tags(&visit, &typed), 0),
        REFERENCES => (annex(&typed), 0),
        CONTROLS => {
            let (mut offers, unshown) = records(&visit, &[Control::REGISTER], &typed);
            offers.extend(annex(&typed).into_iter().flat_map(|offer| meant(&visit, offer)));
            (offers, unshown)
        }
        RECORDS => records(&visit, visit.state.registers(), &typed),
        key if key.starts_with(AFTER) => {
            let named = key.strip_prefix(AFTER).and_then(|key| visit.state.register(key));
            records(&visit, &joinable(named.ok_or(Halt::NotFound)?), &typed)
        }
        key => {
            let register = visit.state.registers().iter().find(|register| register.key == key);
            records(&visit, &[*register.ok_or(Halt::NotFound)?], &typed)
        }
    };
    let more = unshown + offers.len().saturating_sub(OFFERS_MAX);
    offers.truncate(OFFERS_MAX);
    offers.extend((more > 0).then(|| Offer::read(visit.t().one("suggest-more", "count", more))));
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(offers)).into_response())
}

/// The controls of Annex A that fit, by number or title.
fn annex(typed: &str) -> Vec<Offer> {
    let fits = |control: &&'static catalogue::Control| {
        rank(typed, &control.id.to_lowercase(), &control.title.to_lowercase()).is_some()
    };
    let offer = |control: &'static catalogue::Control| Offer {
        value: control.id.clone(),
        label: format!("{} {}", control.id, control.title),
        hint: String::new(),
    };
    Edition::Iso27001_2022.standard().controls.iter().filter(fits).map(offer).collect()
}

/// What a reference control means where own controls are linked: itself while nothing stands for it, else the own
/// controls that do, and one more to be made.
fn meant(visit: &Visit, reference: Offer) -> Vec<Offer> {
    let (t, state) = (visit.t(), &*visit.state);
    let own = |(id, control): (kernel::Id<Control>, &Control)| Offer {
        value: state.reference(id),
        label: format!("{} {}", state.reference(id), control.title),
        hint: t.one("suggest-stands-for", "control", reference.value.clone()),
    };
    let mut offers: Vec<_> = standing_for(state, &reference.value).map(own).collect();
    if !offers.is_empty() {
        let value = format!("{NEW}{}", reference.value);
        offers.push(Offer { value, label: t.one("suggest-new-own", "control", reference.label), hint: String::new() });
        return offers;
    }
    vec![Offer { hint: t.t("suggest-new-own-hint").to_owned(), ..reference }]
}

/// The live records that fit best: by reference, by the beginning of the title, by a word, by any part of it. People
/// who left come after all others. With how many more there are.
fn records(visit: &Visit, registers: &[&'static Register], typed: &str) -> (Vec<Offer>, usize) {
    let mut found: Vec<(u8, String, Row<'_>)> = Vec::new();
    for table in registers.iter().filter_map(|register| visit.state.table(register.key)) {
        for row in table.rows().filter(|row| !row.head.retired) {
            let title = row.record.title().to_lowercase();
            if let Some(rank) = rank(typed, &row.reference().to_lowercase(), &title) {
                let rank = if gone(visit, &row).is_some() { rank + RANKS } else { rank };
                found.push((rank, title, row));
            }
        }
    }
    // Only what is shown is sorted.
    let more = found.len().saturating_sub(OFFERS_MAX);
    if found.len() > OFFERS_MAX {
        found.select_nth_unstable_by(OFFERS_MAX, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        found.truncate(OFFERS_MAX);
    }
    found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let several = registers.len() > 1;
    let offer = |row: &Row<'_>| Offer {
        value: row.reference(),
        label: introduced(row),
        hint: match gone(visit, row) {
            Some(gone) => gone,
            None if several => visit.t().register(row.record.register()).to_owned(),
            None => String::new(),
        },
    };
    (found.iter().map(|(.., row)| offer(row)).collect(), more)
}

/// How well a record fits what was typed, 0 best; none where it does not.
fn rank(typed: &str, reference: &str, title: &str) -> Option<u8> {
    let inside = || {
        let introduced = format!("{reference} {title}");
        typed.split_whitespace().all(|word| introduced.contains(word))
    };
    match () {
        () if reference == typed => Some(0),
        () if title.starts_with(typed) => Some(1),
        () if reference.starts_with(typed) => Some(2),
        () if title.split_whitespace().any(|word| word.starts_with(typed)) => Some(3),
        () if inside() => Some(4),
        () => None,
    }
}

/// The tags in use anywhere that begin so, else those that contain it.
fn tags(visit: &Visit, typed: &str) -> Vec<Offer> {
    let mut tags = BTreeSet::new();
    for register in visit.state.registers() {
        let Some((at, _)) = register.field(TAGS) else { continue };
        for row in visit.state.table(register.key).into_iter().flat_map(|table| table.rows()) {
            if let Value::Lines(lines) = row.record.get(at) {
                tags.extend(lines);
            }
        }
    }
    let (begin, others): (Vec<_>, Vec<_>) = tags
        .into_iter()
        .filter(|tag| tag.to_lowercase().contains(typed))
        .partition(|tag| tag.to_lowercase().starts_with(typed));
    let offer = |tag: String| Offer { value: tag.clone(), label: tag, hint: String::new() };
    begin.into_iter().chain(others).map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn the_reference_comes_first_then_the_beginning_then_any_word() {
        let order = ["r-0001", "ransom", "r-000", "of", "ware off", "elephant"];
        let ranks = order.map(|typed| rank(typed, "r-0001", "ransomware of the office"));
        assert_eq!(ranks, [Some(0), Some(1), Some(2), Some(3), Some(4), None]);
    }
}
