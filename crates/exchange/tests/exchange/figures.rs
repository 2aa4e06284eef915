//! What follows from records stands in lists of ours, and is not read back.

use exchange::sheets;
use kernel::{Command, State};

use super::begun::done;
use super::looks::{look, of, told};

fn brought(file: &str, register: &str, state: &State) -> State {
    let commands = look(file, &of(register), state).commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

#[test]
fn lists_of_ours_tell_what_follows_from_risks_and_treatments_and_come_back_unread() {
    let state = super::begun::judging();
    let control = "Control,Annex A\nAlarms,A.7.4; A.5.24\n";
    let state = brought(control, "control", &state);
    let file = "Risk,Controls,Inherent likelihood,Inherent impact,Likelihood,Impact,Response,Target score\nFire,Alarms,5,5,3,4,Mitigate,4\n";
    let state = brought(file, "risk", &state);
    let plan = "Measure,Risk,Controls\nSprinklers,Fire,Alarms\n";
    let state = brought(plan, "treatment", &state);
    let cells = |register: &str| -> Vec<(String, String)> {
        let table = state.table(register).expect("listed");
        let register = state.register(register).expect("listed");
        let text = String::from_utf8(exchange::csv::export(register, table.rows(), &state)).expect("UTF-8");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headings = reader.headers().expect("headings").clone();
        let row = reader.records().next().expect("a row").expect("cells");
        let all = headings.iter().zip(row.iter()).map(|(heading, cell)| (heading.to_owned(), cell.to_owned()));
        let back = look(&text, &of(register.key), &state);
        assert_eq!((back.counts().same, &back.sheets[0].notes[..]), (1, &[][..]), "{:?}", told(&back));
        all.collect()
    };
    let says = |all: &[(String, String)], heading: &str| {
        all.iter()
            .find(|(own, _)| own == heading)
            .map(|(_, cell)| cell.clone())
            .unwrap_or_else(|| panic!("{heading}: {all:?}"))
    };
    let risk = cells("risk");
    for (heading, cell) in [
        ("computed.at_stake", "confidentiality, integrity, availability"),
        ("computed.inherent_score", "25"),
        ("computed.inherent_level", "Critical"),
        ("computed.current_score", "12"),
        ("computed.current_level", "High"),
        ("computed.target_level", "Low"),
        ("computed.reference_controls", "A.5.24, A.7.4"),
        ("decision.option", "modify"),
    ] {
        assert_eq!(says(&risk, heading), cell, "{heading}");
    }
    let plan = cells("treatment");
    assert_eq!(says(&plan, "computed.option"), "modify");
    assert_eq!(says(&plan, "computed.current"), "12 High");
    assert_eq!(says(&plan, "computed.reference_controls"), "A.5.24, A.7.4");
}

#[test]
fn own_fields_stand_in_lists_of_ours_before_any_record_holds_them() {
    let state = super::begun::with(&[
        ("own-field", &[("title", "Cost centre"), ("key", "cost-centre"), ("register", "asset")]),
        ("asset", &[("name", "Orders")]),
    ]);
    let table = state.table("asset").expect("listed");
    let text = exchange::csv::export(state.register("asset").expect("listed"), table.rows(), &state);
    let text = String::from_utf8(text).expect("UTF-8");
    let heading = text.lines().next().expect("headings").split(',').position(|own| own == "own[cost-centre].value");
    let at = heading.unwrap_or_else(|| panic!("{text}"));
    let mut cells: Vec<_> = text.lines().nth(1).expect("a row").split(',').map(str::to_owned).collect();
    cells[at] = "4711".to_owned();
    let edited = format!("{}\n{}\n", text.lines().next().expect("headings"), cells.join(","));
    let after = brought(&edited, "asset", &state);
    let table = after.table("asset").expect("listed");
    let back = String::from_utf8(exchange::csv::export(table.register(), table.rows(), &after)).expect("UTF-8");
    assert!(back.contains(",4711,"), "{back}");
}
