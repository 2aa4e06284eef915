//! Words of other people's lists that mean something else than they seem, units, encodings and what no file says.

use exchange::sheets::{self, Encoding, Options, Preview};

use super::begun::with;
use super::looks::{look, of, told, written};

fn words(preview: &Preview) -> Vec<&str> {
    preview.sheets[0].words.iter().map(|own| own.word.as_str()).collect()
}

#[test]
fn a_supplier_whose_contract_ended_is_ended_and_one_under_review_is_asked_about() {
    let seen = look("Fournisseur,Statut\nA,Résilié\nB,Terminated\n", &of("supplier"), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "state")), (vec![], vec!["ended", "ended"]));
    let seen = look("Supplier,Status\nA,Under review\nB,in Prüfung\n", &of("supplier"), &with(&[]));
    assert_eq!(words(&seen), ["Under review", "in Prüfung"]);
}

#[test]
fn who_shows_no_certificate_has_none_and_who_does_not_know_is_asked() {
    let file = "Supplier,Certification,Personal data\nA,Aucune,yes\nB,keins,Unknown\nC,ISO 27001,n/a\n";
    let seen = look(file, &of("supplier"), &with(&[]));
    assert_eq!((words(&seen), written(&seen, "certificate")), (vec!["Unknown"], vec!["ISO 27001"]));
}

#[test]
fn a_number_in_the_unit_of_its_heading_is_not_taken_in_ours() {
    let file = "Supplier,notice_days (months)\nA,3\nB,6\nC,3\n";
    let headings = sheets::Headings(vec![("notice_days (months)".to_owned(), Some("notice_days".to_owned()))]);
    let options = Options { headings, ..of("supplier") };
    let seen = look(file, &options, &with(&[]));
    assert_eq!(words(&seen), ["3", "6"]);
    assert!(
        told(&seen)[0].contains("\"3\" is counted in months by its heading, and in days here"),
        "{:?}",
        told(&seen)
    );
    let saying = |word: &str, means: &str| sheets::Saying {
        sheet: None,
        heading: "notice_days (months)".to_owned(),
        word: word.to_owned(),
        means: sheets::Means::read(means),
    };
    let seen = look(file, &Options { words: vec![saying("3", "90"), saying("6", "180")], ..options }, &with(&[]));
    assert_eq!((told(&seen), written(&seen, "notice_days")), (vec![], vec!["90", "180", "90"]));
}

#[test]
fn a_status_in_percent_says_how_much_is_in_place_and_comments_are_remarks() {
    let file =
        "Control,Applicable,Status,Comments\nA.5.1,yes,80%,see there\nA.5.2,yes,100%,\nA.5.3,yes,Partially (25 %),\n";
    let seen = look(file, &of("applicability"), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "percent")), (vec![], vec!["80", "25"]));
    assert_eq!(
        (written(&seen, "status"), written(&seen, "remark")),
        (vec!["partly", "implemented", "partly"], vec!["see there"])
    );
}

#[test]
fn days_with_times_and_totals_with_names_are_known() {
    let file = "Name,Acquired on\nMail,04/28/2026 11:32:10 AM\nShop,04/30/2026 1:05 PM\nTotal assets,27\n";
    let headings = sheets::Headings(vec![("Acquired on".to_owned(), Some("acquired_on".to_owned()))]);
    let seen = look(file, &Options { headings, ..of("asset") }, &with(&[]));
    assert_eq!(written(&seen, "acquired_on"), ["2026-04-28", "2026-04-30"]);
    assert_eq!(seen.sheets[0].proposed.iter().map(|own| own.row).collect::<Vec<_>>(), [4]);
}

#[test]
fn how_a_text_is_encoded_is_told_and_can_be_said() {
    let file = b"Name,Location\nMail,\xA3\xF3d\x9F\n";
    let seen = sheets::preview("assets.csv", file, &of("asset"), &with(&[]));
    assert!(seen.sheets[0].notes[0].contains("read as windows-1252, as in \"£ódŸ\""), "{:?}", seen.sheets[0].notes);
    let options = Options { encoding: Some(Encoding::Windows1250), ..of("asset") };
    let seen = sheets::preview("assets.csv", file, &options, &with(&[]));
    assert_eq!(written(&seen, "location"), ["Łódź"]);
}
