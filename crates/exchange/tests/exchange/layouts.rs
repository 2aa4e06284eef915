//! Headings in two rows, and tables that stand beside or below others.

use exchange::sheets::{self, Options};
use rust_xlsxwriter::Format;

use super::begun::with;
use super::looks::{look, of, told, written};
use super::workbooks::assets;

#[test]
fn groups_merged_across_with_short_words_below_are_headings_of_two_rows() {
    let book = assets(|page| {
        page.write_string(0, 0, "Name").expect("a cell");
        page.write_string(0, 1, "Description").expect("a cell");
        page.merge_range(0, 2, 0, 4, "Protection needs", &Format::new()).expect("merged");
        for (column, word) in (2_u16..).zip(["C", "I", "A"]) {
            page.write_string(1, column, word).expect("a cell");
        }
        for (column, word) in (0_u16..).zip(["Mail", "All of it", "3", "2", "1"]) {
            page.write_string(2, column, word).expect("a cell");
        }
    });
    let seen = sheets::preview("assets.xlsx", &book, &Options::default(), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "name")), (vec![], vec!["Mail"]));
    assert_eq!(["c", "i", "a"].map(|key| written(&seen, &format!("value[{key}].level"))), [["3"], ["2"], ["1"]]);
    assert_eq!(seen.sheets[0].heading_row, 2);
}

#[test]
fn a_table_beside_another_whose_headings_are_known_is_a_sheet_of_its_own() {
    let file = "Interested party,Needs and expectations,,Issue,Effect\nCustomers,No leaks,,Remote work,More risk\n\
        Staff,Privacy,,New law,More work\nOwners,Profit,,,\n";
    let seen = look(file, &of("party"), &with(&[]));
    let names: Vec<_> = seen.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["list", "list, column D"]);
    assert!(
        told(&seen).iter().any(|own| own.contains("list, column D: no register is called like this sheet")),
        "{:?}",
        told(&seen)
    );
    let key = "Asset,Description,,Level,Meaning\nMail,All,,1,low\nFiles,All,,2,high\nPay,All,,,\n";
    assert_eq!(look(key, &of("asset"), &with(&[])).sheets.len(), 1, "a key of a scale is no list");
}

#[test]
fn a_table_below_another_is_known_by_its_title() {
    let file = "Nonconformity,Source\nNo log,audit\n\nVerbesserungsvorschläge\nVorschlag,Vom Team\nMehr Licht,alle\n";
    let seen = look(file, &of("nonconformity"), &with(&[]));
    let names: Vec<_> = seen.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["list", "Verbesserungsvorschläge"]);
    assert_eq!(seen.sheets[1].register.map(|own| own.key), Some("improvement"));
}

#[test]
fn what_parties_need_is_a_need_of_theirs() {
    for heading in ["Needs and expectations", "Necesidades y expectativas", "Anforderungen"] {
        let seen = look(&format!("Interested party,{heading}\nCustomers,No leaks\n"), &of("party"), &with(&[]));
        assert_eq!((told(&seen), written(&seen, "needs[needs].what")), (vec![], vec!["No leaks"]), "{heading}");
    }
}
