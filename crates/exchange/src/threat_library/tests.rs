//! Small libraries with one thing wrong, and the real one.

use std::path::PathBuf;
use std::{env, fs};

use super::*;

const ASSETS: &str = r#"[{"uuid": "d2023c5d-44d1-11e9-a78c-0800277f0571", "code": "BAT", "label": "Building",
    "description": "", "type": "Secondary", "language": "EN", "version": 1}]"#;
const THREATS: &str = r#"[{"uuid": "b402d4e0-4576-11e9-9173-0800277f0571", "code": "ME11", "label": "Fire",
    "description": "It burns.", "theme": "Physical damage", "c": false, "i": true, "a": true}]"#;
const VULNERABILITIES: &str = r#"[{"uuid": "69fbfdd6-4591-11e9-9173-0800277f0571", "code": "7",
    "label": "No extinguisher", "description": "", "mode": 0, "status": 1}]"#;
const RISKS: &str = r#"[{"uuid": "7f9ea65e-4f02-11e9-b3ea-0800277f0571",
    "asset": "d2023c5d-44d1-11e9-a78c-0800277f0571", "threat": "b402d4e0-4576-11e9-9173-0800277f0571",
    "vulnerability": "69fbfdd6-4591-11e9-9173-0800277f0571", "version": 1}]"#;

/// Reads the small library with one part put in place of its own.
fn with(name: &str, text: &str) -> Result<ThreatLibrary, Vec<String>> {
    let files = [
        ("assets.en.json", ASSETS),
        ("threats.en.json", THREATS),
        ("vulnerabilities.en.json", VULNERABILITIES),
        ("risks.json", RISKS),
    ];
    let replaced = files.map(|(own, content)| (own, if own == name { text } else { content }.as_bytes()));
    parse(&replaced).map_err(told)
}

fn told(problems: Vec<Problem>) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

/// The small library with this part changed has exactly these problems.
fn check(name: &str, text: &str, problems: &[&str]) {
    assert_eq!(with(name, text), Err(problems.iter().map(|&line| line.to_owned()).collect()));
}

#[test]
fn a_whole_library_is_read() {
    let library = with("", "").expect("the small library is whole");
    assert_eq!(library.assets[0].kind, AssetKind::Supporting);
    let fire = &library.threats[0];
    assert_eq!((fire.confidentiality, fire.integrity, fire.availability), (false, true, true));
    assert_eq!((fire.label.as_str(), fire.theme.as_str()), ("Fire", "Physical damage"));
    assert_eq!(library.scenarios[0].threat, fire.uuid);
    assert_eq!(fire.uuid.to_string(), "b402d4e0-4576-11e9-9173-0800277f0571");
    assert_eq!(library.notes, []);
}

#[test]
fn every_problem_of_a_row_is_told_with_its_place() {
    check(
        "threats.en.json",
        r#"[{"uuid": "b402", "code": "ME11", "label": " ", "description": 4, "c": "yes", "i": true}, 7]"#,
        &[
            "threats.en.json, row 1 (ME11), uuid: write a UUID such as b402d4e0-4576-11e9-9173-0800277f0571",
            "threats.en.json, row 1 (ME11), label: is empty: give it a value",
            "threats.en.json, row 1 (ME11), description: is no text: write it between quotation marks",
            "threats.en.json, row 1 (ME11), c: write true or false",
            "threats.en.json, row 1 (ME11), a: write true or false",
            "threats.en.json, row 2: is no object: write {\"uuid\": …}",
        ],
    );
}

#[test]
fn a_threat_that_harms_nothing_is_a_problem() {
    let harmless = THREATS.replace("true", "false");
    check(
        "threats.en.json",
        &harmless,
        &["threats.en.json, row 1 (ME11), c: the threat harms nothing: set at least one of c, i and a to true"],
    );
}

#[test]
fn an_asset_type_is_primary_or_secondary() {
    let odd = ASSETS.replace("Secondary", "Tertiary");
    check("assets.en.json", &odd, &["assets.en.json, row 1 (BAT), type: write Primary or Secondary"]);
}

#[test]
fn a_triple_with_an_unknown_uuid_names_it() {
    let broken = RISKS.replace("b402d4e0", "b402d4e1");
    check(
        "risks.json",
        &broken,
        &["risks.json, row 1 (7f9ea65e-4f02-11e9-b3ea-0800277f0571), threat: b402d4e1-4576-11e9-9173-0800277f0571 \
         is not in the list of threats: add it there or remove this row"],
    );
}

#[test]
fn rows_with_the_same_uuid_or_code_are_told() {
    let row = VULNERABILITIES.trim_matches(['[', ']']);
    let twice = format!("[{row}, {}]", row.replace("69fbfdd6", "69FBFDD6"));
    check(
        "vulnerabilities.en.json",
        &twice,
        &[
            "vulnerabilities.en.json, row 2 (7), uuid: the same as in row 1: remove one row or give it its own",
            "vulnerabilities.en.json, row 2 (7), code: the same as in row 1: remove one row or give it its own",
        ],
    );
}

#[test]
fn the_same_triple_twice_is_told() {
    let row = RISKS.trim_matches(['[', ']']);
    let twice = format!("[{row}, {}]", row.replace("7f9ea65e", "7f9ea65f"));
    check(
        "risks.json",
        &twice,
        &[
            "risks.json, row 2 (7f9ea65f-4f02-11e9-b3ea-0800277f0571), asset: the same triple as row 1: remove one of them",
        ],
    );
}

#[test]
fn damaged_json_is_told_with_line_and_column() {
    let cut = &THREATS[..THREATS.len() - 9];
    let problems = with("threats.en.json", cut).expect_err("the file is cut short");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("threats.en.json: is no JSON list (EOF while parsing"), "{problems:?}");
    assert!(problems[0].contains("line 2 column"), "{problems:?}");
}

#[test]
fn files_that_are_missing_doubled_or_foreign_are_named() {
    let files =
        [("a/threats.en.json", THREATS), ("a/threats.fr.json", THREATS), ("notes.json", "[]"), ("risks.json", RISKS)];
    let problems = parse(&files.map(|(name, text)| (name, text.as_bytes()))).expect_err("two files are missing");
    assert_eq!(
        told(problems),
        [
            "a/threats.fr.json: is a second list of threats, beside a/threats.en.json: give one of them",
            "notes.json: is no part of a threat library: leave it out, or name it assets.json, threats.json, \
         vulnerabilities.json or risks.json",
            "assets.json: is missing: a library needs all four files",
            "vulnerabilities.json: is missing: a library needs all four files",
        ]
    );
}

#[test]
fn unknown_fields_are_noted_once() {
    let more = ASSETS.replace("\"version\": 1", "\"colour\": \"red\"");
    let library = with("assets.en.json", &more).expect("an unknown field is no problem");
    assert_eq!(told(library.notes), ["assets.en.json, row 1, colour: is not a field we know: it was left out"]);
}

#[test]
fn sizes_are_bounded() {
    let long = THREATS.replace("Fire", &"x".repeat(LABEL_CHARS_MAX + 1));
    check(
        "threats.en.json",
        &long,
        &["threats.en.json, row 1 (ME11), label: is longer than 500 characters: shorten it"],
    );
    let large = " ".repeat(FILE_BYTES_MAX + 1);
    check("assets.en.json", &large, &["assets.en.json: is larger than 16 MiB: split the library"]);
    let rows = format!("[{}0]", "0,".repeat(ROWS_MAX));
    check("risks.json", &rows, &["risks.json: has 50001 rows, more than 50000: split the library"]);
    let broken = format!("[{}0]", "0,".repeat(PROBLEMS_MAX + 5));
    let problems = with("risks.json", &broken).expect_err("numbers are no rows");
    assert_eq!(problems.len(), PROBLEMS_MAX);
    assert_eq!(problems[PROBLEMS_MAX - 1], "risks.json: and after it: 7 more problems: repair those above first");
}

#[test]
fn the_library_of_the_project_is_read_whole() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/threats/monarc");
    assert_eq!(counts(&folder), [42, 30, 706, 1_938]);
}

/// Asset types, threats, vulnerabilities and triples of the library in a folder.
#[allow(clippy::disallowed_methods, reason = "the parser opens nothing, its tests read real files")]
fn counts(folder: &std::path::Path) -> [usize; 4] {
    let names = ["assets.en.json", "threats.en.json", "vulnerabilities.en.json", "risks.json"];
    let files = names.map(|name| (name, fs::read(folder.join(name)).expect(name)));
    let library = parse(&files.each_ref().map(|(name, bytes)| (*name, bytes.as_slice()))).unwrap_or_else(|problems| {
        panic!("{:#?}", told(problems));
    });
    assert_eq!(library.notes, []);
    [library.assets.len(), library.threats.len(), library.vulnerabilities.len(), library.scenarios.len()]
}
