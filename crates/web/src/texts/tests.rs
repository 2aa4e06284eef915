use kernel::{Field, Kind};

use super::*;

fn lacking_fields(stem: &str, fields: &[Field], lacking: &mut Vec<String>) {
    let texts = fallback();
    for field in fields.iter().filter(|field| !field.retired) {
        if texts.field_id(stem, field).is_none() {
            lacking.push(format!("{}-{}", id(stem), id(field.key)));
        }
        if let Kind::Choice(choices) = field.kind {
            let keys = choices.values.iter().map(|value| format!("choice-{}-{}", id(choices.key), id(value)));
            lacking.extend(keys.filter(|key| texts.find(key).is_none()));
        }
        if let Some(parts) = field.kind.parts() {
            lacking_fields(&format!("{stem}-{}", field.key), parts, lacking);
        }
    }
}

#[test]
fn every_register_field_choice_and_act_has_an_english_text() {
    let texts = fallback();
    let mut lacking = Vec::new();
    for register in isms::REGISTERS {
        let own = ["", ".plural", ".why", ".belongs"].map(|part| format!("{}{part}", id(register.key)));
        lacking.extend(own.into_iter().filter(|key| texts.find(key).is_none()));
        lacking_fields(register.key, register.fields, &mut lacking);
    }
    for act in isms::ACTS {
        let stem = format!("act-{}", act.key);
        lacking.extend([id(&stem).into_owned()].into_iter().filter(|key| texts.find(key).is_none()));
        lacking_fields(&stem, act.arguments, &mut lacking);
    }
    lacking.sort();
    lacking.dedup();
    assert_eq!(lacking, Vec::<String>::new());
}

/// The keys of bulk acts that stand in the sources below a folder.
fn bulk_keys(folder: &std::path::Path, found: &mut std::collections::BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bulk_keys(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let keys = text.split("\"bulk.").skip(1).filter_map(|rest| rest.split('"').next());
            let named = |key: &&str| key.starts_with(|first: char| first.is_ascii_lowercase());
            found.extend(keys.filter(named).map(|key| format!("bulk.{key}")));
        }
    }
}

#[test]
fn everything_that_is_recorded_has_a_name() {
    let mut keys = std::collections::BTreeSet::new();
    for room in ["web", "exchange"] {
        bulk_keys(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(room).join("src"), &mut keys);
    }
    assert!(keys.len() > 6, "{keys:?}");
    keys.extend(isms::ACTS.iter().map(|act| act.key.to_owned()));
    let unnamed: Vec<_> = keys.into_iter().filter(|key| fallback().recorded(key) == *key).collect();
    assert_eq!(unnamed, Vec::<String>::new());
}

#[test]
fn a_browser_gets_the_best_language_there_is() {
    assert_eq!(for_browser("en-GB,en;q=0.8").lang, "en");
    assert_eq!(for_browser("tlh;q=0.9, *;q=0.1").lang, FALLBACK);
}

#[test]
fn a_text_takes_arguments_and_chooses_its_plural() {
    assert_eq!(fallback().one("count-records", "count", 1), "1 record");
    assert_eq!(fallback().one("count-records", "count", 5), "5 records");
    assert_eq!(fallback().day(Date::constant(2026, 11, 23)), "23 Nov 2026");
}

#[test]
fn what_is_said_after_an_act_has_no_gaps() {
    let said = isms::ACTS.iter().map(|act| fallback().done_to(act.key, "R-0001", 1, 2));
    assert_eq!(said.filter(|text| text.contains('$')).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn several_records_are_told_by_their_number() {
    let told = |key: &str, reference: &str, of: usize| fallback().done_to(key, reference, of, 0);
    assert_eq!(told("risk.reject", "R-0001", 1), "R-0001 was rejected.");
    assert_eq!(told("risk.reject", "12 risks", 12), "12 risks were rejected.");
    assert_eq!(told("risk.adopt", "38 risks", 38), "38 risks are in the register now, to be assessed.");
}
