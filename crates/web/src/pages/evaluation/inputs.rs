//! The inputs of a management review, worded from the records: proposed where nothing is written, for a person to edit.

use isms::evaluation::Review;
use isms::evaluation::reviews::inputs::{self, EARLIER, Spoken};
use isms::planning::Risk;
use isms::planning::risks::stage;
use kernel::refusal::Wrong;
use kernel::{Choice, Declared, Id, Row, Value};
use serde_json::json;

use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::generic::diff::plain;
use crate::generic::record_path;
use crate::pages::address::Address;
use crate::pages::hints::Hint;
use crate::pages::scene::Scene;
use crate::visit::Visit;

/// The name under which the address of a form asks for proposals.
pub const ASKED: &str = "_propose";
/// Records named on one input; the others are counted.
const NAMED_MAX: usize = 10;

/// A text for each input that records speak on: the key of its field, and Markdown.
pub fn proposed(visit: &Visit, review: Option<Id<Review>>) -> Vec<(&'static str, String)> {
    let scene = Scene::of(visit);
    let mut texts: Vec<(&'static str, String)> =
        earlier(visit, review).map(|text| (EARLIER, text)).into_iter().collect();
    for spoken in inputs::spoken(scene.state, review, scene.day) {
        let own = worded(visit, &spoken);
        match texts.iter_mut().find(|(input, _)| *input == spoken.input) {
            Some((_, text)) => *text = format!("{text}\n\n{own}"),
            None => texts.push((spoken.input, own)),
        }
    }
    texts
}

/// The contents of a form, with a proposal in each input that holds nothing.
pub fn filled(visit: &Visit, row: &Row<'_>, given: &Pairs, pairs: &mut Pairs) {
    let asked = row.record.register().key == Review::KEY && !text(given, ASKED).is_empty();
    for (input, own) in if asked { proposed(visit, Some(Id::of(row.id))) } else { Vec::new() } {
        match pairs.iter_mut().find(|(name, _)| name == input) {
            Some((_, held)) if held.trim().is_empty() => *held = own,
            Some(_) => {}
            None => pairs.push((input.to_owned(), own)),
        }
    }
}

/// What the card of a review says while inputs are empty that the records speak on.
pub fn hint(scene: Scene<'_>, row: &Row<'_>, review: &Review) -> Option<Hint> {
    let open = review.signature.is_none() && !row.head.retired && scene.may(access::right_for_edit(Review::REGISTER));
    let inputs = Review::REGISTER.live_fields().filter(|(_, field)| field.clause.starts_with("9.3.2 "));
    let empty = inputs.filter(|(at, _)| kernel::Record::get(review, *at).is_blank()).count();
    let edit = format!("{}/edit?{ASKED}=1#f-{EARLIER}", record_path(row));
    (open && empty > 0).then(|| Hint {
        words: scene.t.one("review-inputs-empty", "count", empty),
        records: Vec::new(),
        acts: vec![(scene.t.t("review-inputs-propose").to_owned(), scene.href(&edit))],
    })
}

/// Records of one register: how many stand how, then each of the first.
fn worded(visit: &Visit, spoken: &Spoken) -> String {
    let t = visit.t();
    let rows: Vec<_> = spoken.records.iter().filter_map(|id| visit.state.find(*id)).collect();
    let told: Vec<_> = rows.iter().map(|row| standing(visit, row, spoken.tells)).collect();
    let Some(register) = visit.state.register(spoken.register) else { return String::new() };
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for own in told.iter().filter(|own| !own.is_empty()) {
        match kinds.iter_mut().find(|(kind, _)| kind == own) {
            Some((_, count)) => *count += 1,
            None => kinds.push((own, 1)),
        }
    }
    let what = if rows.len() == 1 { t.register(register) } else { t.plural(register) };
    let mut sum = format!("{} {}", rows.len(), what.to_lowercase());
    // Values of their own, such as figures, are told record by record alone.
    if kinds.len() < rows.len().max(2) {
        let states: Vec<_> = kinds.iter().map(|(kind, count)| format!("{count} {}", kind.to_lowercase())).collect();
        sum = format!("{sum}: {}", states.join(", "));
    }
    let line = |(row, own): (&Row<'_>, &String)| {
        let named = format!("- {} {}", row.reference(), row.record.title());
        if own.is_empty() { named } else { format!("{named}: {own}") }
    };
    let lines = rows.iter().zip(&told).take(NAMED_MAX).map(line);
    let more = rows.len().saturating_sub(NAMED_MAX);
    let more = (more > 0).then(|| format!("- {}", t.one("list-more", "count", more)));
    std::iter::once(sum + "\n").chain(lines).chain(more).collect::<Vec<_>>().join("\n")
}

/// How a record stands, in words.
fn standing(visit: &Visit, row: &Row<'_>, tells: &str) -> String {
    let t = visit.t();
    if let Some(risk) = row.record.as_any().downcast_ref::<Risk>() {
        let stage = stage(&visit.state, Id::of(row.id), risk, visit.day());
        return t.choice("risk-stage", stage.key()).to_owned();
    }
    let register = row.record.register();
    let Some((at, field)) = register.field(tells) else { return String::new() };
    match row.record.get(at) {
        Value::Nothing => String::new(),
        value => plain((t, &visit.zone), register.key, field, &value, &visit.state),
    }
}

/// What earlier reviews decided, and whether it was done.
fn earlier(visit: &Visit, review: Option<Id<Review>>) -> Option<String> {
    let (scene, t) = (Scene::of(visit), visit.t());
    let told = |(id, key): (Id<Review>, String)| {
        let own = visit.state.get(id)?;
        let decision = own.decisions.at(&key)?;
        let who = decision.owner.map(|owner| scene.who(owner).into_owned());
        let day = decision.done_on.or(decision.due).map(|day| t.day(day));
        let stands = match (decision.done_on, decision.due) {
            (Some(_), _) => t.t("review-decision-done"),
            (None, Some(due)) if due < scene.day => t.t("review-decision-late"),
            (None, _) => t.t("review-decision-open"),
        };
        let about: Vec<_> = who.into_iter().chain(day).collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        Some(format!("- {} {}{about}: {stands}", visit.state.reference(id), decision.decided))
    };
    let lines: Vec<_> = inputs::decisions(&visit.state, review).into_iter().filter_map(told).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What the records say on the inputs of a review, as JSON; of the next one where none is named.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let find = |named: &str| visit.state.resolve(Review::KEY, named).map_err(|wrong| Wrong::new(wrong.0));
    let review = address.read("record", find)?.map(Id::<Review>::of);
    let since = inputs::since(&visit.state, review).map(|day| day.to_string());
    let texts: serde_json::Map<_, _> =
        proposed(visit, review).into_iter().map(|(input, text)| (input.to_owned(), json!(text))).collect();
    Ok(json!({ "day": visit.day().to_string(), "entry": visit.state.size(), "since": since, "inputs": texts }))
}
