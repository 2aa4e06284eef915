//! On which scale a list counts: keys beside it, letters before its numbers, and lists that never reach the last step.

use exchange::sheets::Preview;
use kernel::State;

use super::begun::judging;
use super::looks::{look, of, told, written};

const ROWS: &str = "Risk,Likelihood,Impact\nRansomware,1,1\nFax breaks,5,5\nTheft,2,3\n";

fn risks(file: &str) -> Preview {
    look(file, &of("risk"), &judging())
}

fn open(seen: &Preview) -> Vec<&str> {
    seen.sheets[0].words.iter().filter(|word| word.is_open()).map(|word| word.word.as_str()).collect()
}

fn asks(seen: &Preview, words: &str) -> bool {
    seen.warnings().any(|own| own.contains(words))
}

#[test]
fn a_key_that_runs_the_other_way_is_asked_about_wherever_it_stands() {
    let key = "Likelihood: 1 = almost certain ... 5 = rare. Impact: 1 = catastrophic ... 5 = negligible";
    let asked =
        format!("the key on this sheet runs the other way than the method: \"{key}\"; say what each number means");
    let german = "Risk,Likelihood,Impact,,Skala,Bedeutung\nRansomware,1,1,,1,sehr wahrscheinlich\n\
        Fax breaks,5,5,,2,wahrscheinlich\nTheft,2,3,,3,möglich\nFire,2,3,,4,unwahrscheinlich\nFlood,3,3,,,\n";
    for file in [format!("\"{key}\"\n{ROWS}"), format!("{ROWS}\n\"{key}\"\n")] {
        let seen = risks(&file);
        assert!(asks(&seen, &asked), "{file}: {:?}", seen.warnings().collect::<Vec<_>>());
        assert_eq!(
            (open(&seen).len(), told(&seen).len()),
            (6, 0),
            "each number of each column; nothing is judged before"
        );
    }
    assert!(asks(&risks(german), "the key on this sheet runs the other way"), "{:?}", risks(german).sheets[0].notes);
    let same = risks(&format!("\"Likelihood: 1 = rare, 5 = almost certain\"\n{ROWS}"));
    assert!(!asks(&same, "the key") && told(&same).is_empty(), "{:?}", told(&same));
}

#[test]
fn a_key_is_told_whole_and_may_count_other_steps() {
    let key = "Scale of all ratings here: 1 = low, 2 = medium, 3 = high, 4 = very high (board)";
    let seen = risks(&format!("\"{key}\"\nRisk,Likelihood,Impact\nFire,3,4\nTheft,1,2\n"));
    assert!(asks(&seen, &format!("counts other steps than the method: \"{key}\"")));
    assert_eq!(open(&seen), ["3", "1", "4", "2"]);
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains(key)), "{:?}", seen.sheets[0].notes);
}

#[test]
fn a_letter_before_a_number_keeps_its_word_held_against_it() {
    let file = "Risk,Likelihood,Impact\nFire,V4 - Quasi certain,G4 - Critique\nTheft,V2 - Vraisemblable,G3 - Grave\n";
    let seen = risks(file);
    assert_eq!(open(&seen).len(), 4, "its words count to 4");
    let seen = risks("Risk,Likelihood,Impact\nFire,V4,G4\nTheft,V2,G3\nFlood,V1,G2\n");
    assert!(asks(&seen, "no number is higher than 4"), "{:?}", seen.sheets[0].notes);
    let seen = risks("Risk,Likelihood,Impact\nFire,P4 - Likely,S5 - High\nTheft,P1,S1\n");
    assert_eq!(open(&seen), ["S5 - High"], "it is 5 by its number and 4 by its word");
}

#[test]
fn several_columns_that_never_reach_the_last_step_are_asked_about_once() {
    let question = "\"Likelihood\" (B), \"Impact\" (C): no number is higher than 4, and the method has 5 steps; do these count to 4 or to 5?";
    let seen = risks("Risk,Likelihood,Impact\nFire,3,4\nTheft,1,2\nFlood,4,1\nMail,2,2\n");
    let asked: Vec<_> = seen.warnings().filter(|own| own.contains("no number is higher")).collect();
    assert!(asked.len() == 1 && asked[0].contains(question), "{asked:?}");
    assert!(told(&seen).is_empty());
    for file in [
        ROWS,
        "Risk,Likelihood (1-4),Impact (1-4)\nFire,3,4\nTheft,1,2\nFlood,4,1\n",
        "Risk,Likelihood,Impact\nFire,3,4\n",
    ] {
        assert!(!asks(&risks(file), "no number is higher"), "{file}");
    }
    let assets = look("Name,C,I,A\nMail,3,2,1\nFiles,2,2,3\nPay,1,3,3\n", &of("asset"), &judging());
    assert!(asks(&assets, "do these count to 3 or to 5?"), "{:?}", assets.warnings().collect::<Vec<_>>());
}

#[test]
fn a_list_whose_words_count_to_the_last_step_is_not_asked_whether_it_does() {
    for file in [
        "\"Likelihood and impact: 1 = very low, 5 = very high\"\nRisk,Likelihood,Impact\nFire,3,4\nTheft,1,2\nFlood,4,1\n",
        "Risk,Likelihood,In words,Impact\nFire,3,Possible,4\nTheft,1,Rare,2\nFlood,4,Likely,1\n",
        "Risk,Likelihood,Impact\nFire,3,4 - Major\nTheft,1,2 - Minor\nFlood,4,1\nMail,2,3\n",
    ] {
        assert!(!asks(&risks(file), "no number is higher"), "{file}");
    }
    let short = "Risk,Likelihood,In words,Impact\nFire,3,High,4\nTheft,1,Low,2\nFlood,2,Medium,1\n";
    assert!(asks(&risks(short), "no number is higher"), "its words count to 3");
}

#[test]
fn a_key_of_something_else_asks_nothing() {
    let rows = "Risk,Likelihood,Impact,Priority\nFire,3,5,1\nTheft,5,2,3\n";
    let maturity = "Maturity,,\n1,low,\n2,high,\n";
    for key in ["\"Priority: 1 = high, 3 = low\"\n", "\"Prio (1 = high, 3 = low)\"\n", maturity] {
        let seen = risks(&format!("{key}{rows}"));
        assert!(!asks(&seen, "the key on this sheet") && told(&seen).is_empty(), "{key}: {:?}", told(&seen));
    }
    // One that names a column is about it alone; one that names nothing is about all.
    let likelihood = risks(&format!("\"Likelihood: 1 = very high, 5 = very low\"\n{rows}"));
    assert_eq!(open(&likelihood), ["3", "5"]);
    for key in ["\"1 = very high, 5 = very low\"\n", "\"Risk scale: 1 = very high, 5 = very low\"\n"] {
        assert_eq!(open(&risks(&format!("{key}{rows}"))).len(), 4, "{key}");
    }
    let both = "\"Likelihood: 1 = low, 5 = high. Impact: 1 = high, 5 = low\"\n";
    assert_eq!(open(&risks(&format!("{both}{rows}"))), ["5", "2"]);
}

#[test]
fn what_remains_is_asked_about_where_nothing_says_what_it_follows_from() {
    let state: State = judging();
    for heading in ["Residual risk", "Restrisiko"] {
        let file = format!("Risk,Likelihood,Impact,Risk score,{heading}\nFire,5,4,20,Medium\nTheft,2,2,4,Low\n");
        let seen = look(&file, &of("risk"), &state);
        let asked =
            format!("left out: \"{heading}\" (E), 2 values, for example \"Medium\", \"Low\"; computed here from");
        assert!(asks(&seen, &asked), "{:?}", seen.warnings().collect::<Vec<_>>());
        assert!(!asks(&seen, "\"Risk score\""));
    }
    let file = "Risk,Likelihood,Impact,Residual likelihood,Residual impact,Residual risk\nFire,5,4,2,2,4\n";
    assert!(!asks(&look(file, &of("risk"), &state), "\"Residual risk\""));
}

#[test]
fn parts_of_one_beside_a_target_in_percent_are_read_in_percent_once_confirmed() {
    let list = |target: &str, values: &str| {
        format!("Metric,Unit,Target,2026-01,2026-02,2026-03\nPatches,%,{target},{values}\n")
    };
    let seen = look(&list("95", "0.9,0.071,1"), &of("metric"), &judging());
    assert_eq!(written(&seen, "value"), ["90", "7.1", "100"], "{:?}", told(&seen));
    assert!(asks(&seen, "\"Patches\": the unit is percent, and no value is more than 1"));
    for (target, values) in [("95", "90,92,1"), ("0.5", "0.4,0.6,0.3"), ("95", "0.9%,0.8%,0.7%")] {
        let seen = look(&list(target, values), &of("metric"), &judging());
        assert!(!asks(&seen, "the unit is percent"), "{target} {values}");
    }
}

#[test]
fn measures_called_by_a_mean_are_no_totals() {
    let file = "Metric,Unit,Target,2026-01,2026-02,2026-03\nPatches,%,95,90,92,91\nAverage patch age,days,14,12,11,10\n\
        Mean time to close incidents,hours,24,20,22,21\nTotal incidents,number,5,1,2,3\n";
    let seen = look(file, &of("metric"), &judging());
    assert!(seen.sheets.iter().all(|sheet| sheet.proposed.is_empty()), "{:?}", seen.sheets[1].proposed);
    let file = "Name,Kind,Owner,Quantity\nMail,supporting,,1\nFiles,supporting,,2\nAverage,,,1.5\nTotal assets,,,3\n";
    let seen = look(file, &of("asset"), &judging());
    assert_eq!(seen.sheets[0].proposed.iter().map(|own| own.row).collect::<Vec<_>>(), [4, 5]);
}
