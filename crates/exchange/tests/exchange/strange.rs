//! What other people's files hold and nobody may miss: rows that are no records, currencies and times beside numbers, signs
//! that nobody sees, and letters that were garbled.

use exchange::sheets::Options;
use kernel::State;

use super::begun::with;
use super::looks::{look, of, told, written};

fn warned(file: &str, options: &Options, state: &State, words: &str) -> bool {
    look(file, options, state).warnings().any(|own| own.contains(words))
}

#[test]
fn rows_that_are_no_records_come_in_only_where_somebody_says_so() {
    let file = "Name,Quantity\nMail,3\nShop,4\nTotal,7\n";
    let seen = look(file, &of("asset"), &with(&[]));
    let unsure: Vec<_> = seen.unsure().iter().map(ToString::to_string).collect();
    assert!(unsure.len() == 1 && unsure[0].contains("row 4 \"Total, 7\": this looks like a total"), "{unsure:?}");
    let footed = "Asset,Owner\nMail,\nShop,\nPage 1 of 1,\nConfidential - do not distribute,\n";
    let rows = look(footed, &of("asset"), &with(&[])).sheets[0].proposed.iter().map(|own| own.row).collect::<Vec<_>>();
    assert_eq!(rows, [4, 5]);
    let left = Options { rows_left_out: vec![("list".to_owned(), 4)], ..of("asset") };
    assert_eq!(look(file, &left, &with(&[])).unsure().len(), 0);
}

#[test]
fn a_currency_in_a_column_of_its_own_is_that_of_the_amounts_beside_it() {
    let file = "Supplier,Annual cost,Currency\nA,\"12,500.50\",CHF\nB,900,€\nC,,USD\nD,70,EUR\n";
    let seen = look(file, &of("supplier"), &with(&[]));
    assert_eq!(written(&seen, "yearly_cost"), ["12500.50 CHF", "900 EUR", "70 EUR"]);
    let notes = &seen.sheets[0].notes;
    assert!(notes.iter().any(|own| own.contains("that stands beside them below \"Currency\"")), "{notes:?}");
    assert!(!seen.warnings().any(|own| own.contains("Currency")));
    let wrong = look("Supplier,Annual cost,Währung\nA,12 USD,EUR\nB,9,Taler\n", &of("supplier"), &with(&[]));
    let found = told(&wrong).join("\n");
    assert!(found.contains("\"12 USD\" does not agree with \"EUR\" beside it"), "{found}");
    assert!(found.contains("\"Taler\" beside this amount is no currency"), "{found}");
    // Where no column holds amounts, it is asked about like any other.
    assert!(warned("Supplier,Currency\nA,EUR\n", &of("supplier"), &with(&[]), "left out: \"Currency\""));
}

#[test]
fn times_are_counted_in_the_unit_of_their_field() {
    let file = "Name,RTO,RPO\nMail,4h,\nShop,2 days,1d 4h\nFiles,1 Woche,120 min\nFax,,30 min\n";
    let seen = look(file, &of("asset"), &with(&[]));
    assert_eq!(written(&seen, "rto_hours"), ["4", "48", "168"]);
    assert!(
        told(&seen).join("\n").contains("\"30 min\" is no whole number of hours; write 0 or 1"),
        "{:?}",
        told(&seen)
    );
    let notes = &seen.sheets[0].notes;
    assert!(
        notes.iter().any(|own| own.contains("times are counted in hours: \"1 Woche\" as 168, \"2 days\" as 48")),
        "{notes:?}"
    );
}

#[test]
fn signs_that_nobody_sees_keep_nothing_from_being_found() {
    let state = with(&[("person", &[("name", "Jane Cole")]), ("asset", &[("name", "Orders")])]);
    let file = "Na\u{200b}me,Ow\u{ad}ner,Depends\u{a0}on,State\nShop,Jane\u{a0}Cole,\u{feff}Orders,In\u{200b} use\n";
    let seen = look(file, &of("asset"), &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(
        (written(&seen, "owner"), written(&seen, "depends_on"), written(&seen, "state")),
        (vec!["P-001"], vec!["A-0001"], vec!["in-use"])
    );
    let notes = &seen.sheets[0].notes;
    assert!(
        notes.iter().any(|own| own.starts_with("signs that are not seen") && own.contains("B2, C2, D2")),
        "{notes:?}"
    );
    let file = "reference,name,location,record_version\nA-0001\u{200b},Orders,Bonn,1\n";
    assert_eq!(look(file, &of("asset"), &state).counts().changed, 1);
}

#[test]
fn letters_that_were_garbled_are_asked_about_with_what_they_may_mean() {
    let file = "Name,Location\nGeschÃ¤ftsfÃ¼hrung,Köln\nMail,ZÃ¼rich\n";
    let words = "A2 \"GeschÃ¤ftsfÃ¼hrung\", perhaps \"Geschäftsführung\"; B3 \"ZÃ¼rich\", perhaps \"Zürich\"";
    assert!(warned(file, &of("asset"), &with(&[]), words));
    assert!(!warned("Name,Location\nGeschäftsführung,Köln\n", &of("asset"), &with(&[]), "garbled"));
}

#[test]
fn a_row_of_a_table_of_trainings_that_tells_none_is_asked_about() {
    let state = super::past::people();
    let file = "Employee,Awareness,GDPR,Coding,Remark\nJane Cole,2026-01-15,2025-11-01,2026-03-03,\n\
        Bob Unger,,,,on parental leave\n,2026-01-15,,,\n";
    let seen = look(file, &of("training"), &state);
    assert_eq!(written(&seen, "title"), ["Awareness", "GDPR", "Coding"]);
    let asked: Vec<_> = seen.warnings().filter(|own| own.contains("rows that tell no training")).collect();
    let words =
        ["row 3, Bob Unger: \"Remark\" (E) \"on parental leave\"", "row 4, nobody: \"Awareness\" (B) \"2026-01-15\""];
    assert!(asked.len() == 1 && words.iter().all(|own| asked[0].contains(own)), "{asked:?}");
}

#[test]
fn approvals_of_treatments_are_asked_about_with_the_act_that_brings_them_in() {
    let state = super::past::came("Risk\nTheft\n", &of("risk"), &super::past::people());
    for headings in ["Approved by,Approval date", "Genehmigt von,Genehmigt am", "Approuvé par,Date d'approbation"] {
        let file = format!("Measure,Risk,Responsible,{headings}\nMFA,Theft,Jane Cole,Bob Unger,2026-02-20\n");
        let seen = look(&file, &of("treatment"), &state);
        let asked = seen.warnings().filter(|own| own.contains("treatment.bring_in")).count();
        assert_eq!((told(&seen), asked), (Vec::new(), 2), "{:?}", seen.warnings().collect::<Vec<_>>());
    }
}
