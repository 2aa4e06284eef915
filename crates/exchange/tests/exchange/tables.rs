//! Workbooks whose cells, headings and tables are laid out for the eye.

use exchange::sheets::{self, Options};
use rust_xlsxwriter::{Format, Workbook};

use super::looks::told;
use super::workbooks::{assets, begun, fill, preview, workbook};

#[test]
fn numbers_are_read_as_their_cells_show_them() {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Statement of Applicability").expect("a name");
    fill(page, &[&["Ref", "Applicable", "Status"], &[], &["8.1", "Yes", "Planned"]]);
    page.write_number_with_format(1, 0, 8.3, &Format::new().set_num_format("0.00")).expect("a number");
    page.write_string(1, 1, "Yes").expect("a cell");
    page.write_number_with_format(1, 2, 1.0, &Format::new().set_num_format("0%")).expect("a number");
    let seen = preview(&book.save_to_buffer().expect("a workbook"), &begun());
    let row = &seen.sheets[0].rows[0];
    let said = |place: &str| row.changes.iter().find(|own| own.place == place).map(|own| own.after.as_str());
    assert_eq!((said("control"), said("status")), (Some("A.8.30"), Some("implemented")), "{:?}", told(&seen));
}

#[test]
fn each_table_of_a_sheet_is_read_as_a_sheet_of_its_own() {
    let book = workbook(&[(
        "Assets",
        &[
            &["Name", "Owner", "Kind"],
            &["Contracts", "", "Primary"],
            &[],
            &["Suppliers"],
            &["Supplier", "Service", "Country"],
            &["Hoster", "Hosting", "Germany"],
        ],
    )]);
    let seen = preview(&book, &begun());
    let sheets: Vec<_> =
        seen.sheets.iter().map(|own| (own.name.as_str(), own.register.map(|own| own.key), own.counts.new)).collect();
    assert_eq!(sheets, [("Assets", Some("asset"), 1), ("Suppliers", Some("supplier"), 1)], "{:?}", told(&seen));
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains("more than one table")), "{:?}", seen.sheets[0].notes);
}

#[test]
fn headings_in_two_rows_are_joined_where_cells_are_merged_over_both() {
    let book = assets(|page| {
        fill(
            page,
            &[
                &["Information assets"],
                &["Name", "Security requirements", "", "Owner", ""],
                &["", "Confidentiality", "Integrity", "", ""],
                &["Mail", "3", "2", "", "a remark"],
            ],
        );
        let merged = Format::new();
        page.merge_range(1, 0, 2, 0, "Name", &merged).expect("merged");
        page.merge_range(1, 1, 1, 2, "Security requirements", &merged).expect("merged");
        page.merge_range(1, 3, 2, 3, "Owner", &merged).expect("merged");
        page.merge_range(1, 4, 2, 4, "Location", &merged).expect("merged");
    });
    let seen = preview(&book, &begun());
    let headings: Vec<_> = seen.sheets[0].columns.iter().map(|own| own.heading.as_str()).collect();
    assert_eq!(headings, ["Name", "Confidentiality", "Integrity", "Owner", "Location"], "{:?}", told(&seen));
    assert_eq!(seen.counts().new, 1);
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains("row 1 \"Information assets\"")));
}

#[test]
fn a_column_without_a_heading_is_told_and_can_be_mapped() {
    let book = workbook(&[("Assets", &[&["Name", "", "Location"], &["Mail", "a remark", "Bonn"]])]);
    let seen = preview(&book, &begun());
    let column = &seen.sheets[0].columns[1];
    assert_eq!((column.heading.as_str(), column.letters.as_str()), ("column B", "B"));
    let map = vec![("column B".to_owned(), Some("description".to_owned()))];
    let options = Options { headings: sheets::Headings(map), ..Options::default() };
    let seen = sheets::preview("book.xlsx", &book, &options, &begun());
    assert!(seen.sheets[0].rows[0].changes.iter().any(|own| own.after == "a remark"), "{:?}", told(&seen));
}

#[test]
fn what_stands_right_of_the_last_heading_is_told_and_left() {
    let book =
        workbook(&[("Assets", &[&["Name", "Location"], &["Mail", "Bonn", "", "check this"], &["Files", "Kiel"]])]);
    let seen = preview(&book, &begun());
    assert_eq!((told(&seen), seen.counts().new), (Vec::new(), 2));
    let notes = &seen.sheets[0].notes;
    assert!(notes.iter().any(|own| own.contains("without a heading") && own.contains("\"column D\"")), "{notes:?}");
    // In a text a cell too many may be half of one whose quotes are missing.
    let text = sheets::preview("assets.csv", b"Name,Location\nMail,Bonn, Kiel\n", &Options::default(), &begun());
    assert!(told(&text)[0].contains("check the quotes"), "{:?}", told(&text));
}

#[test]
fn tables_side_by_side_are_read_as_sheets_of_their_own() {
    let named: &[&[&str]] = &[
        &["Assets", "", "", "Suppliers"],
        &["Name", "Location", "", "Name", "Country"],
        &["Mail", "Bonn", "", "Hoster", "Germany"],
        &["Files", "Kiel", "", "", ""],
    ];
    let lower: &[&[&str]] = &[
        &["Name", "Location"],
        &["Mail", "Bonn", "", "Supplier", "Service", "Country"],
        &["Files", "Kiel", "", "Hoster", "Hosting", "Germany"],
    ];
    for (rows, name) in [(named, "Suppliers"), (lower, "Assets, column D")] {
        let book = workbook(&[("Assets", rows)]);
        let mut options = Options::default();
        let supplier = isms::REGISTERS.iter().find(|own| own.key == "supplier").copied();
        options.sheets.push(("Assets, column D".to_owned(), supplier).clone());
        options.sheets.retain(|_| name != "Suppliers");
        let seen = sheets::preview("book.xlsx", &book, &options, &begun());
        let sheets: Vec<_> = seen.sheets.iter().map(|own| (own.name.as_str(), own.counts.new)).collect();
        assert_eq!(sheets, [("Assets", 2), (name, 1)], "{:?}", told(&seen));
        let column = seen.sheets[1].columns.iter().map(|own| own.letters.as_str()).next();
        assert_eq!((column, told(&seen)), (Some("D"), Vec::new()));
    }
}

#[test]
fn an_empty_column_between_the_columns_of_a_table_parts_nothing() {
    let rows: &[&[&str]] =
        &[&["Risk", "Description", "", "Likelihood", "Impact"], &["Orders are lost", "By fire", "", "2", "3"]];
    let seen = preview(&workbook(&[("Risks", rows)]), &begun());
    assert_eq!((seen.sheets.len(), seen.counts().new, told(&seen)), (1, 1, Vec::new()));
}

#[test]
fn in_a_list_of_ours_a_row_without_a_title_is_none_of_the_row_above() {
    let state = super::begun::with(&[("asset", &[("name", "Orders")])]);
    let file = b"reference,name,tags,record_version\nA-0001,Orders,a,1\n,,b,\n";
    let seen = sheets::preview("assets.csv", file, &Options::default(), &state);
    assert!(told(&seen)[0].starts_with("assets, row 3, column name (B3): required"), "{:?}", told(&seen));
}

/// A list of risks in which titles are merged down over their controls.
fn archer(due: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Risks").expect("a name");
    fill(
        page,
        &[
            &["Risk", "Description", "Controls", "Next review"],
            &["Identify", "", "", ""],
            &["Fire", "Burns", "Backups", "2027-01-01"],
            &["", "", "Alarms", due],
            &["Theft", "Gone", "Alarms", ""],
            &["", "", "Backups", ""],
        ],
    );
    let plain = Format::new();
    page.merge_range(1, 0, 1, 3, "Identify", &plain).expect("merged");
    page.merge_range(2, 0, 3, 0, "Fire", &plain).expect("merged");
    page.merge_range(2, 1, 3, 1, "Burns", &plain).expect("merged");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_risk_that_is_merged_down_over_its_controls_is_one_risk() {
    let state = super::begun::with(&[("control", &[("title", "Backups")]), ("control", &[("title", "Alarms")])]);
    let seen = preview(&archer(""), &state);
    assert_eq!((told(&seen), seen.counts().new), (Vec::new(), 2), "{:?}", seen.sheets[0].notes);
    assert_eq!(super::looks::written(&seen, "controls").len(), 2);
    let all = |own: &str| own.contains("C-001") && own.contains("C-002");
    assert!(super::looks::written(&seen, "controls").iter().all(|own| all(own)), "{:?}", seen.sheets[0].rows);
    let notes = seen.sheets[0].notes.join("\n");
    assert!(
        notes.contains("row 2 \"Identify\"") && notes.contains("rows 3 to 4, rows 5 to 6: one risk each"),
        "{notes}"
    );
    assert_eq!(seen.warnings().count(), 0);
    let apart = preview(&archer("2027-02-02"), &state);
    let asked: Vec<_> = apart.warnings().collect();
    assert_eq!(apart.counts().new, 3);
    assert!(
        asked[0].contains("rows 3 to 4 have one title merged down over them and differ in \"Next review\" (D)"),
        "{asked:?}"
    );
}
