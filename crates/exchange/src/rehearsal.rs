//! A rehearsal as JSON: one answer for the API, the command line and whoever reads either.

use isms::rehearsal::{Named, Next, Read, Rehearsal, RequirementVerdict, Sentence, Verdict};
use serde_json::{Map, Value as Json, json};

/// How a requirement reads that no rule looks at yet.
pub const UNREAD: &str = "unread";

/// The rehearsal; `say` prints a sentence in the reader's language.
pub fn json(rehearsal: &Rehearsal, say: &dyn Fn(&Sentence) -> String) -> Json {
    let totals = &rehearsal.totals;
    json!({
        "standard": rehearsal.standard.key(),
        "day": rehearsal.day.to_string(),
        "entry": rehearsal.entry,
        "operating_since": rehearsal.operating_since.map(|day| day.to_string()),
        "operation_said": rehearsal.began.as_ref().map(|(person, began)| json!({
            "by": person,
            "on": began.on.to_string(),
            "reason": began.reason.as_deref(),
        })),
        "operation_proposed": rehearsal.proposed.map(|day| day.to_string()),
        "requirements": rehearsal.requirements.iter().map(|row| requirement(row, say)).collect::<Vec<_>>(),
        "totals": {
            "no_gap": totals.no_gap,
            "judged": totals.judged,
            "gaps": totals.gaps,
            "major": totals.major,
            "not_due": totals.not_due,
            "judgement": totals.judgement,
            "unread": totals.unread,
        },
        "from_another_ledger": rehearsal.elsewhere,
        "entered_later": {
            "records": rehearsal.later.late,
            "of": rehearsal.later.total,
            "readings": rehearsal.readings.late,
            "of_readings": rehearsal.readings.total,
        },
    })
}

/// The verdict on a requirement, as one word.
pub fn verdict(row: &RequirementVerdict) -> &'static str {
    row.outcome.as_ref().map_or(UNREAD, isms::rehearsal::Outcome::key)
}

/// What a requirement's verdict says, in one paragraph.
pub fn sentence(row: &RequirementVerdict, say: &dyn Fn(&Sentence) -> String) -> String {
    row.sentences.iter().map(say).collect::<Vec<_>>().join(" ")
}

fn requirement(row: &RequirementVerdict, say: &dyn Fn(&Sentence) -> String) -> Json {
    let mut told = Map::new();
    told.insert("id".into(), json!(row.requirement.id));
    told.insert("clause".into(), json!(row.requirement.clause));
    told.insert("verdict".into(), json!(verdict(row)));
    if let Some(suggested) = row.outcome.as_ref().and_then(isms::rehearsal::Outcome::suggested) {
        told.insert("grade".into(), json!(suggested.grade.key()));
        told.insert("grade_because".into(), json!(say(&suggested.why)));
    }
    if !row.sentences.is_empty() {
        told.insert("sentence".into(), json!(sentence(row, say)));
    }
    told.insert("checks".into(), row.checks.iter().map(|(key, verdict)| check(key, verdict)).collect());
    told.insert("read".into(), json!(row.read.registers));
    told.insert("records".into(), json!(records(&row.read)));
    told.insert("further_records".into(), json!(row.read.more));
    told.insert("next".into(), row.next.as_ref().map_or(Json::Null, next));
    Json::Object(told)
}

fn check(key: &str, verdict: &Verdict) -> Json {
    json!({ "key": key, "verdict": verdict.outcome.key() })
}

fn records(read: &Read) -> Vec<Json> {
    read.records.iter().map(named).collect()
}

fn named(record: &Named) -> Json {
    json!({ "register": record.register, "id": record.id.to_string(), "reference": record.label, "title": record.title })
}

fn next(next: &Next) -> Json {
    json!({ "act": next.act, "subject": next.subject.as_ref().map(named) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use isms::catalogue::Edition;
    use kernel::{Date, State};

    #[test]
    fn every_requirement_is_answered_and_the_numbers_add_up() {
        let state = State::new(isms::REGISTERS);
        for edition in Edition::ALL {
            let rehearsal = isms::rehearsal::rehearse(&state, *edition, Date::constant(2026, 11, 23));
            let told = json(&rehearsal, &|sentence| sentence.key.clone());
            let requirements = told["requirements"].as_array().expect("a list");
            assert_eq!(requirements.len(), edition.standard().requirements.len());
            let counted = ["no_gap", "judged", "gaps", "not_due", "judgement", "unread"];
            let sum: u64 = counted.iter().filter_map(|key| told["totals"][key].as_u64()).sum();
            assert_eq!(sum, requirements.len() as u64);
        }
    }
}
