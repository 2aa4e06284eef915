//! What lists of other people's making say is never lost, nor taken for something else, without a question.

use exchange::sheets;
use isms::planning::{Applicability, Asset, Control, Risk};
use kernel::{Command, State};

use super::begun::{done, judging, with};
use super::looks::{look, of, told, written};

/// The warnings of a list.
fn asked(file: &str, register: &str, state: &State) -> Vec<String> {
    let seen = look(file, &of(register), state);
    assert_eq!(told(&seen), Vec::<String>::new());
    seen.warnings().map(str::to_owned).collect()
}

/// The state after a list came in.
fn brought(file: &str, register: &str, state: &State) -> State {
    let mut seen = look(file, &of(register), state);
    assert_eq!(told(&seen), Vec::<String>::new());
    done(Command::Batch(sheets::ACT, seen.commands().expect("it is sound")), state)
}

#[track_caller]
fn check(asked: &[String], begins: &[&str]) {
    let alike = asked.len() == begins.len() && asked.iter().zip(begins).all(|(own, begin)| own.starts_with(begin));
    assert!(alike, "{asked:#?}");
}

#[test]
fn one_consequence_for_all_is_that_of_what_the_risk_touches() {
    let file = "title,owner,confidentiality,integrity,availability,Likelihood,Impact\nOutage,Ada Lind,No,No,Yes,3,4\nLoss,Ada Lind,,,,3,4\n";
    let after = brought(file, "risk", &judging());
    let read = |title: &str| {
        let (_, risk) = after.of::<Risk>().iter().find(|(_, risk)| *risk.title == *title).expect("it came in");
        let keys: Vec<_> = risk.consequence.iter().map(|(key, _)| key.to_owned()).collect();
        (keys, [risk.confidentiality, risk.integrity, risk.availability])
    };
    assert_eq!(read("Outage"), (vec!["a".to_owned()], [false, false, true]));
    // What touches none is judged by none, which is asked about.
    assert_eq!(read("Loss"), (Vec::new(), [false, false, false]));
}

#[test]
fn judgements_that_stay_out_are_asked_about() {
    let word = asked("Title,Likelihood,Impact\nLeak,3,Major\nFire,1,Gigantic\n", "risk", &judging());
    check(&word, &["left out: \"Likelihood\" (B), \"Impact\" (C); some words are no steps"]);
    let beyond = asked("Title,Likelihood,Impact,Owner\nLeak,3,4,Ada Lind\nFire,1,77,Ada Lind\n", "risk", &judging());
    check(&beyond, &["left out: \"Likelihood\" (B), \"Impact\" (C); some words"]);
    let residual = asked("Title,Residual likelihood,Residual impact\nLeak,2,3\n", "risk", &judging());
    check(&residual, &["left out: \"Residual likelihood\" (B), \"Residual impact\" (C); the risk as it is"]);
    let waiting = asked("Title,Likelihood,Impact\nLeak,2,3\n", "risk", &with(&[("person", &[("name", "Ada Lind")])]));
    check(&waiting, &["left out: \"Likelihood\" (B), 1 value", "left out: \"Impact\" (C), 1 value"]);
    assert!(
        waiting[0].ends_with("no risk method is in force; approve one first, and it comes in as an assessment by it")
    );
}

#[test]
fn a_risk_before_any_control_is_the_risk_as_it_is_where_no_column_tells_that() {
    let file = "Title,Owner,Inherent likelihood,Inherent impact,Treatment,Residual likelihood,Residual impact\nLeak,Ada Lind,3,5,Mitigate,2,3\n";
    check(
        &asked(file, "risk", &judging()),
        &[
            "\"Inherent likelihood\" (C), \"Inherent impact\" (D): read as the risk as it is",
            "\"Inherent impact\" (D): one consequence",
        ],
    );
    let after = brought(file, "risk", &judging());
    let (_, risk) = after.of::<Risk>().iter().next().expect("it came in");
    assert_eq!((risk.likelihood.0, risk.residual_likelihood.0, risk.inherent_likelihood.0), (3, 2, 0));
    assert!(risk.decision.is_some());
    let three = "Title,Inherent likelihood,Inherent impact,Likelihood,Impact\nLeak,5,5,3,4\n";
    check(&asked(three, "risk", &judging()), &["\"Impact\" (E): one consequence"]);
    let after = brought(three, "risk", &judging());
    let (_, risk) = after.of::<Risk>().iter().next().expect("it came in");
    assert_eq!((risk.likelihood.0, risk.inherent_likelihood.0), (3, 5));
}

#[test]
fn what_acts_decide_and_what_follows_from_nothing_is_asked_about() {
    let state = judging();
    let risks = "Risk title,Owner,Treatment plan,Status,Risk score\nPower cut,Ada Lind,Buy a generator,Closed,12\n";
    check(
        &asked(risks, "risk", &state),
        &[
            "left out: \"Treatment plan\" (C), 1 value, for example \"Buy a generator\"; acts decide this here",
            "left out: \"Status\" (D)",
            "left out: \"Risk score\" (E), 1 value, for example \"12\"; computed here from what no column says",
        ],
    );
    let scored = "Title,CIA,Likelihood,Impact,Risk score\nPower cut,A,3,4,12\n";
    assert_eq!(asked(scored, "risk", &state), Vec::<String>::new());
    let findings = "Title,Status\nNo lock,Closed\n";
    check(&asked(findings, "finding", &state), &["left out: \"Status\" (B)"]);
    let actions = "Issue,Corrective action,Target date\nBackups not tested,Plan tests,2026-12-31\n";
    check(
        &asked(actions, "nonconformity", &state),
        &["left out: \"Corrective action\" (B)", "left out: \"Target date\" (C)"],
    );
    let empty = "Title,Status\nNo lock,\n";
    assert_eq!(asked(empty, "finding", &state), Vec::<String>::new());
}

#[test]
fn rows_of_words_that_could_be_headings_are_records() {
    let proposed = |file: &str, register: &str| look(file, &of(register), &judging()).sheets[0].proposed.len();
    assert_eq!(proposed("Control,Excluded,Justification\nA.5.1,No,LR\nA.5.2,No,Risk\n", "applicability"), 0);
    assert_eq!(proposed("Name,Type,Owner\nSystem,Application,IT\n", "asset"), 0);
    assert_eq!(proposed("Name,Type,Owner\nCRM,Application,Ada Lind\nName,Type,Owner\n", "asset"), 1);
    assert_eq!(proposed("Name,Owner,Location\nBezeichnung,Verantwortlich,Standort\nCRM,Ada Lind,Berlin\n", "asset"), 1);
}

#[test]
fn heads_of_groups_and_remarks_below_a_list_are_proposed_to_be_left_out() {
    let proposed = |rows: &str| {
        let seen = look(&format!("Name,Owner,Location\n{rows}"), &of("asset"), &judging());
        seen.sheets[0].proposed.iter().map(|own| own.row).collect::<Vec<_>>()
    };
    let grouped = "Finance,,\nCRM,Ada Lind,Oslo\nERP,Ada Lind,Oslo\nSales,,\nShop,Ben Ohm,Oslo\nMail,Ben Ohm,Oslo\n";
    assert_eq!(proposed(grouped), [2, 5]);
    assert_eq!(proposed("CRM,Ada Lind,Oslo\nLegend: Oslo is the seat,,\nLast updated 2026-01-01,,\n"), [3, 4]);
    assert_eq!(proposed("CRM,,\nERP,,\nShop,Ben Ohm,Oslo\n"), Vec::<u32>::new());
}

#[test]
fn lines_may_end_with_carriage_returns_alone() {
    let seen = look("Name,Owner\rCRM,Ada Lind\rERP,Ben Ohm\r", &of("asset"), &judging());
    assert_eq!(seen.counts().new, 2);
}

#[test]
fn a_control_whose_number_lost_its_nought_is_found_by_the_row_above() {
    let file =
        "Control,Applicable,Exclusion\n5.9,No,Nothing is listed\n5.1,No,Nothing is used\n5.11,No,Nobody leaves\n";
    let seen = look(file, &of("applicability"), &judging());
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("row 3: 5.1 as 5.10"), "{notes}");
    let after = brought(file, "applicability", &judging());
    let mut rows: Vec<_> = after.of::<Applicability>().iter().map(|(_, row)| row.control.to_string()).collect();
    rows.sort();
    assert_eq!(rows, ["A.5.10", "A.5.11", "A.5.9"]);
}

#[test]
fn parts_of_one_are_percent_where_nothing_is_more() {
    let percent = |cells: [&str; 2]| {
        let file = format!("title,percent\nLock,{}\nKey,{}\n", cells[0], cells[1]);
        let after = brought(&file, "control", &judging());
        after.of::<Control>().iter().map(|(_, own)| own.percent).collect::<Vec<_>>()
    };
    assert_eq!(percent(["1", "0.4"]), [Some(100), Some(40)]);
    assert_eq!(percent(["1", "40"]), [Some(1), Some(40)]);
}

#[test]
fn words_that_are_taken_for_choices_are_told() {
    let file = "Name,Status\nCRM,Deployed\nERP,in-use\n";
    let told = look(file, &of("asset"), &judging()).sheets[0].notes.join("\n");
    assert!(told.contains("\"Status\" (B): words are read as choices: \"Deployed\" as in-use"), "{told}");
    assert!(!told.contains("\"in-use\" as"), "{told}");
}

#[test]
fn assets_are_valued_in_whatever_words_stand_beside_the_criterion() {
    let values = |headings: &str| {
        let after = brought(&format!("Asset,Owner,{headings}\nCRM,Ada Lind,5,4,3\n"), "asset", &judging());
        let (_, asset) = after.of::<Asset>().iter().next().expect("it came in");
        ["c", "i", "a"].map(|key| asset.value.at(key).map(|own| own.level.0))
    };
    for headings in [
        "Value (1-5) C,Value (1-5) I,Value (1-5) A",
        "CIA: C,CIA: I,CIA: A",
        "Confidentiality rating,Integrity rating,Availability rating",
        "C value,I value,A value",
    ] {
        assert_eq!(values(headings), [Some(5), Some(4), Some(3)], "{headings}");
    }
}

#[test]
fn marks_of_reasons_are_the_reasons() {
    let file = "Control,Applicable,Justification\nA.5.1,Yes,\"LR, RRA\"\nA.5.2,Yes,Because of the GDPR\nA.5.3,✔,CO\n";
    let after = brought(file, "applicability", &judging());
    let rows: Vec<_> = after.of::<Applicability>().iter().map(|(_, held)| held).collect();
    let told = |row: &Applicability| (row.legal, row.contractual, row.risk, row.inclusion.is_some());
    let told: Vec<_> = rows.iter().map(|row| told(&row.record)).collect();
    assert_eq!(told, [(true, false, true, false), (false, false, false, true), (false, true, false, false)]);
}

#[test]
fn people_are_found_however_their_names_are_written() {
    let state = with(&[("person", &[("name", "Jürgen Müller")]), ("person", &[("name", "Jane Cole")])]);
    for name in
        ["Dr. Jane Cole", "\"Cole, Jane (IT)\"", "jane.cole", "ACME\\jane.cole", "\"Cole, J.\"", "Juergen Mueller"]
    {
        let seen = look(&format!("Name,Owner\nCRM,{name}\n"), &of("asset"), &state);
        assert_eq!(told(&seen), Vec::<String>::new(), "{name}");
        assert_eq!(seen.sheets[0].words.iter().filter(|word| word.is_open()).count(), 0, "{name}");
    }
}

#[test]
fn a_name_comes_before_a_description_as_the_title() {
    for (register, headings) in [
        ("finding", "Finding name,Finding description"),
        ("risk", "Name,Risk statement"),
        ("nonconformity", "Summary,Description"),
    ] {
        let seen = look(&format!("{headings}\nShort,A long text\n"), &of(register), &judging());
        assert_eq!(written(&seen, "title"), ["Short"], "{register}: {:?}", seen.sheets[0].notes);
    }
}
