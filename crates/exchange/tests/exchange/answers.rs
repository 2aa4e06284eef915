//! Headings that deny, and ticks in several columns for one question.

use exchange::sheets::{Headings, Meaning, Saying};

use super::begun::with;
use super::looks::{look, of, told, written};

#[test]
fn below_a_heading_that_denies_yes_is_no() {
    let state = with(&[]);
    let file = "Name,Not personal data\nMailbox,x\nPortal,no\n";
    let seen = look(file, &of("asset"), &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(written(&seen, "personal_data"), ["no", "yes"]);
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains("its heading denies")), "{:?}", seen.sheets[0].notes);
    for heading in ["Excluded", "Not applicable", "Ausgeschlossen", "Nicht anwendbar", "Out of scope"] {
        let file = format!("Control,{heading}\nA.5.1,no\nA.7.1,Yes\n");
        let seen = look(&file, &of("applicability"), &state);
        assert_eq!(told(&seen), Vec::<String>::new(), "{heading}");
        assert_eq!(written(&seen, "applicable"), ["applicable", "excluded"], "{heading}");
    }
    let mut mapped = of("applicability");
    mapped.headings = Headings(vec![("Left aside / excluded".to_owned(), Some("applicable".to_owned()))]);
    let seen = look("Control,Left aside / excluded\nA.5.1,n\nA.7.1,Excluded\n", &mapped, &state);
    assert_eq!(written(&seen, "applicable"), ["applicable", "excluded"], "a word of its own means itself");
}

#[test]
fn an_empty_cell_below_a_heading_that_denies_is_asked_about_once() {
    let state = with(&[]);
    let file = "Name,Not personal data\nMailbox,\nPortal,x\nShop,\n";
    let seen = look(file, &of("asset"), &state);
    let asked = told(&seen);
    assert!(asked.len() == 1 && asked[0].contains("its heading denies, and cells below it are empty"), "{asked:?}");
    let mut said = of("asset");
    said.filled = vec![("*".to_owned(), "personal_data".to_owned(), "yes".to_owned())];
    let seen = look(file, &said, &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(written(&seen, "personal_data"), ["yes", "no", "yes"]);
}

#[test]
fn two_columns_of_ticks_are_one_question() {
    let state = with(&[]);
    let yes_and_no =
        [("Ja", "Nein"), ("Applicable", "Not applicable"), ("Yes", "No"), ("Anwendbar Ja", "Anwendbar Nein")];
    for (yes, no) in yes_and_no {
        let file = format!("Control,{yes},{no}\nA.5.1,X,\nA.7.1,,x\nA.8.1,,\n");
        let seen = look(&file, &of("applicability"), &state);
        assert_eq!(told(&seen), Vec::<String>::new(), "{yes}");
        assert_eq!(written(&seen, "applicable"), ["applicable", "excluded"], "{yes}");
        assert!(matches!(seen.sheets[0].columns[2].meaning, Meaning::Answer(_)));
    }
    let seen = look("Name,Personal data yes,Personal data no\nMailbox,x,\nPortal,,x\n", &of("asset"), &state);
    assert_eq!(written(&seen, "personal_data"), ["yes", "no"]);
    let both = told(&look("Control,Ja,Nein\nA.5.1,X,x\n", &of("applicability"), &state));
    assert!(both[0].contains("row 2, column Ja (B2)") && both[0].contains("at once"), "{both:?}");
}

#[test]
fn a_heading_with_a_colon_is_quoted_to_say_what_its_words_mean() {
    let state = with(&[]);
    let mut said = of("asset");
    said.headings = Headings(vec![("State: today!".to_owned(), Some("state".to_owned()))]);
    said.words = Saying::read("\"State: today!\": mothballed", "stored").into_iter().collect();
    assert_eq!(said.words[0].written(), "\"State: today!\":mothballed");
    let seen = look("Name,State: today!\nMailbox,Mothballed\n", &said, &state);
    assert_eq!((told(&seen), written(&seen, "state")), (Vec::new(), vec!["stored"]));
}

#[test]
fn a_day_of_another_zone_is_told_where_it_is_another_day_here() {
    let mut options = of("asset");
    options.zone = Some(jiff::tz::TimeZone::fixed(jiff::tz::offset(1)));
    let file =
        "Name,Purchase date\nMailbox,2026-03-31T23:30:00Z\nPortal,2026-03-31T10:00:00Z\nShop,2026-03-31 23:10 UTC\n";
    let seen = look(file, &options, &with(&[]));
    assert_eq!(told(&seen), Vec::<String>::new());
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("row 2 says 2026-03-31T23:30:00Z: 2026-03-31, and 2026-04-01 here; row 4"), "{notes}");
}

#[test]
fn guests_and_accounts_that_are_switched_off_are_no_employees_without_a_question() {
    let state = with(&[("person", &[("name", "Known"), ("email", "k@example.org")])]);
    let file = "displayName,mail,userType,accountEnabled\nAda,a@example.org,Member,True\nBen,b@example.org,Guest,True\nCy,c@example.org,Member,False\nKnown,k@example.org,Member,False\n";
    let seen = look(file, &of("person"), &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(written(&seen, "kind"), ["employee", "outsider", "employee"]);
    let asked: Vec<_> = seen.warnings().collect();
    assert!(asked.len() == 1 && asked[0].contains("by \"accountEnabled\" (D): rows 4;"), "{asked:?}");
    assert_eq!(seen.sheets[0].proposed.iter().map(|own| own.row).collect::<Vec<_>>(), [4]);
    for (heading, cell) in
        [("Suspended", "TRUE"), ("Status [READ ONLY]", "Suspended"), ("Block sign in", "yes"), ("Inactive", "x")]
    {
        let seen = look(&format!("Name,{heading}\nAda,{cell}\nBen,\n"), &of("person"), &state);
        assert_eq!(seen.warnings().count(), 1, "{heading}: {:?}", seen.sheets[0].notes);
    }
    let left = look("Name,Suspended,Last day\nAda,yes,2026-01-31\n", &of("person"), &state);
    assert_eq!(left.warnings().count(), 0, "somebody said when they left");
}

#[test]
fn a_tool_of_tickets_is_understood() {
    let file = "Summary,Priority,Status,Resolution,Custom field (Root cause)\nMail,Highest,To Do,Done,Phishing\nSite,Lowest,Won't Do,Blocked the sender,\n";
    let seen = look(file, &of("incident"), &with(&[]));
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(written(&seen, "severity"), ["critical", "low"]);
    assert_eq!(written(&seen, "state"), ["reported", "closed"]);
    assert_eq!(written(&seen, "recovery"), ["Blocked the sender"]);
    assert_eq!(written(&seen, "cause"), ["Phishing"]);
    assert!(
        seen.sheets[0].notes.iter().any(|own| own.contains("\"Done\" read as empty")),
        "{:?}",
        seen.sheets[0].notes
    );
}

#[test]
fn ticks_below_a_heading_that_names_a_choice_mean_that_choice() {
    let state = with(&[]);
    let mapped = |heading: &str, place: &str, register: &str| {
        let headings = Headings(vec![(heading.to_owned(), Some(place.to_owned()))]);
        exchange::sheets::Options { headings, ..of(register) }
    };
    let file = "Control,Planned\nA.5.1,x\nA.5.2,Partly\n";
    let seen = look(file, &mapped("Planned", "status", "applicability"), &state);
    assert_eq!((told(&seen), written(&seen, "status")), (Vec::new(), vec!["planned", "partly"]));
    let seen = look("Control,Planned\nA.5.1,no\n", &mapped("Planned", "status", "applicability"), &state);
    assert!(told(&seen)[0].contains("does not say what else it is"), "{:?}", told(&seen));
    let seen = look("Supplier,Inactive\nAlpha,yes\nBeta,no\n", &mapped("Inactive", "state", "supplier"), &state);
    assert_eq!((told(&seen), written(&seen, "state")), (Vec::new(), vec!["ended", "active"]));
}

#[test]
fn a_denial_in_front_of_a_known_heading_is_understood_in_other_cases_of_the_words() {
    let seen = look("Name,Keine personenbezogenen Daten\nMailbox,x\nPortal,nein\n", &of("asset"), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "personal_data")), (Vec::new(), vec!["no", "yes"]));
}
