//! Lists of risks: in which state their columns read, who decides, and whose numbers they link by.

use exchange::sheets::{self, Means, Options, Preview, Saying, Who};
use isms::planning::Risk;
use kernel::{Command, RawId, State};

use super::begun::{done, judging};
use super::looks::told;

fn look(file: &str, options: &Options, state: &State) -> Preview {
    let usual = isms::REGISTERS.iter().find(|own| own.key == "risk").copied();
    sheets::preview("list.csv", file.as_bytes(), &Options { usual, ..options.clone() }, state)
}

fn brought(file: &str, options: &Options, state: &State) -> State {
    let commands = look(file, options, state).commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

fn notes(preview: &Preview) -> String {
    preview.sheets[0].notes.join("\n")
}

/// What the first risk reads: the likelihood before any control, the score as it is, and what is to remain.
fn read(state: &State) -> (u8, Option<i64>, Option<i64>) {
    let risks = state.of::<Risk>();
    let (_, risk) = risks.iter().next().expect("it came in");
    let (current, residual) = (risk.current.as_ref().map(|own| own.score), risk.residual.as_ref().map(|own| own.score));
    (risk.inherent_likelihood.0, current, residual)
}

#[test]
fn each_reading_of_a_risk_comes_in_as_what_its_heading_says() {
    let state = judging();
    for (headings, expected) in [
        ("Inherent Likelihood,Inherent Impact,Current Likelihood,Current Impact", (5, Some(6), None)),
        ("Gross likelihood,Gross impact,Likelihood,Impact", (5, Some(6), None)),
        ("Likelihood before controls,Impact before controls,Likelihood,Impact", (5, Some(6), None)),
        ("Likelihood,Impact,Likelihood (new),Impact (new)", (0, Some(20), Some(6))),
        ("Likelihood,Impact,Likelihood after treatment,Impact after treatment", (0, Some(20), Some(6))),
        ("Likelihood,Impact,Target likelihood,Target impact", (0, Some(20), Some(6))),
        ("Likelihood,Impact,Likelihood,Impact", (0, Some(20), Some(6))),
    ] {
        let after = brought(&format!("Risk,{headings}\nFlood,5,4,2,3\n"), &Options::default(), &state);
        assert_eq!(read(&after), expected, "{headings}");
    }
    let seen = look("Risk,Likelihood,Impact,Likelihood,Impact\nFlood,5,4,2,3\n", &Options::default(), &state);
    assert!(notes(&seen).contains("stand here for the second time, and are read as what is to remain"));
}

#[test]
fn what_is_read_in_two_states_is_put_together_by_nobody() {
    let state = judging();
    let seen = look("Risk,Inherent Impact,Likelihood\nFlood,5,2\n", &Options::default(), &state);
    let asked: Vec<_> = seen.warnings().collect();
    assert!(asked[0].contains("judged together, and one of them is in no column"), "{asked:?}");
    let after = brought("Risk,Inherent Impact,Likelihood\nFlood,5,2\n", &Options::default(), &state);
    let risks = after.of::<Risk>();
    let (_, risk) = risks.iter().next().expect("it came in");
    assert_eq!((risk.current.is_some(), risk.inherent_consequence.len()), (false, 3));
    let seen = look("Risk,Likelihood,Likelihood,Impact\nFlood,5,2,3\n", &Options::default(), &state);
    assert!(told(&seen)[0].contains("are both read as likelihood; say in which state"), "{:?}", told(&seen));
}

#[test]
fn what_comes_of_no_reading_is_told_row_by_row() {
    let state = judging();
    let file = "Risk,Likelihood,Impact,Treatment,Residual likelihood,Residual impact\n\
        Flood,5,4,Accept,2,3\nFire,5,,,2,3\nTheft,5,4,Reduce,2,\n";
    let seen = look(file, &Options::default(), &state);
    let rows: Vec<_> = seen.sheets[0].rows.iter().map(|row| row.note.clone().unwrap_or_default()).collect();
    assert!(rows[0].starts_with("the risk is kept as it is"), "{rows:?}");
    assert!(rows[1].contains("one of them is empty") && rows[1].contains("the risk as it is has no"), "{rows:?}");
    assert!(rows[2].contains("one of them is empty"), "{rows:?}");
    assert!(notes(&seen).contains("row 2: the risk is kept as it is"), "{}", notes(&seen));
}

#[test]
fn what_remains_of_risks_that_are_judged_comes_in_without_their_assessment() {
    let state = brought("Risk,Likelihood,Impact\nFlood,5,4\n", &Options::default(), &judging());
    let options = Options { matching: sheets::Matching::Titles, ..Options::default() };
    let after = brought("Risk,Treatment,Likelihood (new),Impact (new)\nFlood,Reduce,2,3\n", &options, &state);
    assert_eq!(read(&after), (0, Some(20), Some(6)));
}

#[test]
fn whoever_may_not_decide_brings_a_list_in_without_its_decisions() {
    let state = judging();
    let file = "Risk,Owner,Likelihood,Impact,Treatment\nFlood,Ben Ohm,5,4,Reduce\nFire,Ada Lind,5,4,Reduce\n";
    let person = state.resolve("person", "P-001").ok();
    let decided = |who: Who| {
        let after = brought(file, &Options { who: Some(who), ..Options::default() }, &state);
        after.of::<Risk>().iter().map(|(_, risk)| risk.decision.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(decided(Who { person, governs: false }), [false, true]);
    assert_eq!(decided(Who { person: Some(RawId(99)), governs: false }), [false, false]);
    let seen = look(file, &Options { who: Some(Who { person, governs: false }), ..Options::default() }, &state);
    assert!(notes(&seen).contains("row 2: what to do about the risk is left out"), "{}", notes(&seen));
}

#[test]
fn a_risk_that_is_shared_comes_in_decided_where_a_column_says_with_whom() {
    let state = judging();
    let with = |heading: &str| {
        let file = format!("Risk,Likelihood,Impact,Treatment,{heading}\nFlood,5,4,Transfer,Nordsure\n");
        let seen = look(&file, &Options::default(), &state);
        let after = brought(&file, &Options::default(), &state);
        let risks = after.of::<Risk>();
        let (_, risk) = risks.iter().next().expect("it came in");
        let with = risk.decision.as_ref().map(|own| own.shared_with.as_ref().map(ToString::to_string));
        (with, notes(&seen))
    };
    assert_eq!(with("Transferred to").0, Some(Some("Nordsure".into())));
    let (decided, told) = with("Broker's mood");
    assert_eq!(decided, None);
    assert!(told.contains("row 2: the risk is shared, and no column says with whom"), "{told}");
}

#[test]
fn a_number_that_is_our_reference_and_that_of_another_list_is_asked_about() {
    let assets = "Asset ID,Asset name\nA-0002,Server 2\nA-0001,Server 1\nX-7,Server 7\n";
    let register = |key: &str| isms::REGISTERS.iter().find(|own| own.key == key).copied();
    let options = Options { usual: register("asset"), ..Options::default() };
    let commands = sheets::preview("assets.csv", assets.as_bytes(), &options, &judging()).commands().expect("sound");
    let state = done(Command::Batch(sheets::ACT, commands), &judging());
    let file = "Risk,Affected assets\nFlood,A-0001\nFire,X-7\n";
    let seen = look(file, &Options::default(), &state);
    let either =
        "\"A-0001\" can mean A-0001 Server 2 by our reference, and A-0002 Server 1 by its number in another list";
    assert!(told(&seen)[0].contains(either), "{:?}", told(&seen));
    for (means, reference) in [("reference", "A-0001"), ("number", "A-0002"), ("", "")] {
        let word = if means.is_empty() { "A-0001" } else { "*" };
        let (heading, word) = ("Affected assets".to_owned(), word.to_owned());
        let words = vec![Saying { sheet: None, heading, word, means: Means::read(means) }];
        let seen = look(file, &Options { words, ..Options::default() }, &state);
        let linked: Vec<_> =
            seen.sheets[0].rows.iter().flat_map(|row| &row.changes).filter(|own| own.place == "assets").collect();
        let linked: Vec<_> = linked.iter().map(|own| own.after.as_str()).collect();
        let expected: Vec<_> = [reference, "A-0003"].into_iter().filter(|own| !own.is_empty()).collect();
        assert_eq!((told(&seen), linked), (vec![], expected), "{means}");
    }
}

#[test]
fn what_remains_of_a_risk_that_is_kept_is_the_risk_as_it_is_and_what_was_before_its_history() {
    let file = "Risk,Likelihood,Impact,Treatment,Residual likelihood,Residual impact\nFlood,5,4,Accept,2,3\n";
    let state = brought(file, &Options::default(), &judging());
    assert_eq!(read(&state), (0, Some(6), None));
    let scores = |state: &State| -> Vec<i64> {
        let risks = state.of::<Risk>();
        risks.iter().flat_map(|(_, risk)| risk.readings.iter().map(|(_, own)| own.score).collect::<Vec<_>>()).collect()
    };
    assert_eq!(scores(&state), [20]);
    let again = Options { matching: sheets::Matching::Titles, ..Options::default() };
    assert_eq!(look(file, &again, &state).counts().same, 1, "the same list once more says nothing new");
}
