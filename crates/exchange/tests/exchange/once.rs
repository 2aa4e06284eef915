//! What is asked once: words that stand in several columns and sheets, and columns that wait for their words alone.

use exchange::sheets::{self, By, Meaning, Options, Saying};
use kernel::State;

use super::begun::judging;
use super::looks::{look, of, told, written};

/// A workbook of sheets in CSV.
pub fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, text) in sheets {
        let mut sheet = rust_xlsxwriter::Worksheet::new();
        sheet.set_name(*name).expect("a name");
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_word_of_several_sheets_is_told_once() {
    let sheets = [
        ("Actifs", "Actif,Propriétaire,Administrateur\nPaie,DSI,DSI\n"),
        ("Risques", "Risque,Propriétaire\nVol,DSI\nPanne,Standard\n"),
    ];
    let bytes = book(&sheets);
    let state = State::new(isms::REGISTERS);
    let seen = sheets::preview("liste.xlsx", &bytes, &Options::default(), &state);
    let asked = |seen: &sheets::Preview| -> Vec<(String, String)> {
        let words = seen.sheets.iter().flat_map(|sheet| sheet.words.iter().map(move |word| (sheet, word)));
        words.filter(|(_, word)| !word.again).map(|(sheet, word)| (sheet.name.clone(), word.word.clone())).collect()
    };
    let once = |sheet: &str, word: &str| (sheet.to_owned(), word.to_owned());
    assert_eq!(asked(&seen), [once("Actifs", "DSI"), once("Risques", "Standard")]);
    let words =
        vec![Saying { sheet: Some("Actifs".to_owned()), ..Saying::read("Propriétaire: DSI", "+").expect("a saying") }];
    let seen = sheets::preview("liste.xlsx", &bytes, &Options { words, ..Options::default() }, &state);
    let refused = told(&seen);
    assert!(refused.iter().all(|own| !own.contains("DSI")) && refused[0].contains("Standard"), "{refused:?}");
    assert_eq!(asked(&seen), [once("Actifs", "DSI"), once("Risques", "Standard")]);
    // What stays empty in one column is asked about in the others.
    let words =
        vec![Saying { sheet: Some("Actifs".to_owned()), ..Saying::read("Propriétaire: DSI", "").expect("a saying") }];
    let seen = sheets::preview("liste.xlsx", &bytes, &Options { words, ..Options::default() }, &state);
    assert_eq!(asked(&seen).len(), 4, "{:?}", asked(&seen));
}

#[test]
fn columns_that_wait_for_their_words_are_not_left_out() {
    let file = "Risk,Owner,Likelihood,Impact,Treatment\nTheft,Ada Lind,often,3,Mitigate\n";
    let seen = look(file, &of("risk"), &judging());
    let waiting: Vec<_> = seen.sheets[0]
        .columns
        .iter()
        .filter(|column| matches!(column.meaning, Meaning::Waiting(_)))
        .map(|column| column.heading.as_str())
        .collect();
    assert_eq!(waiting, ["Likelihood", "Impact", "Treatment"]);
    let words = vec![Saying::read("Likelihood: often", "4").expect("a saying")];
    let seen = look(file, &Options { words, ..of("risk") }, &judging());
    let judged = |heading: &str| {
        let column = seen.sheets[0].columns.iter().find(|column| column.heading == heading);
        matches!(column.expect("it is there").meaning, Meaning::Judged(_))
    };
    assert!(["Likelihood", "Impact", "Treatment"].into_iter().all(judged));
}

#[test]
fn how_far_controls_are_is_read_below_any_heading() {
    let state = State::new(isms::REGISTERS);
    let file = "Contrôle,Applicable,Mise en œuvre\nA.5.1,Oui,Réalisé\nA.5.2,Oui,Partiel\n";
    let seen = look(file, &of("applicability"), &state);
    assert_eq!(written(&seen, "status"), ["implemented", "partly"]);
    let file = "Contrôle,Applicable,Mise en œuvre\nA.5.1,Oui,Réalisé\nA.5.2,Oui,Procédure PR-12\n";
    let seen = look(file, &of("applicability"), &state);
    assert_eq!(written(&seen, "how"), ["Réalisé", "Procédure PR-12"]);
}

#[test]
fn numbers_and_initials_of_other_languages_are_known() {
    let state = State::new(isms::REGISTERS);
    for heading in ["Réf.", "Ref", "Nr.", "Id", "N°", "Lfd. Nr."] {
        let file = format!("{heading},Actif,Dépend de\nAC-1,Paie,AC-2\nAC-2,Serveur,\n");
        let seen = look(&file, &of("asset"), &state);
        assert_eq!(written(&seen, "depends_on"), ["AC-2"], "{heading}: {:?}", told(&seen));
    }
    let seen = look("Actif,D,I,C\nPaie,3,2,4\n", &of("asset"), &judging());
    let by: Vec<_> = seen.sheets[0].columns.iter().map(|column| column.by).collect();
    assert_eq!(by[1..], [By::Foreign; 3]);
    assert_eq!(written(&seen, "value[a].level"), ["3"]);
}
