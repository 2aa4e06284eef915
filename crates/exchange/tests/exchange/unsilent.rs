//! What lists say and nobody may miss: states that contradict, answers that say no, and columns that stand for nothing here.

use exchange::sheets::{Options, Preview};
use isms::evaluation::Audit;
use isms::evaluation::audits::AuditState;
use isms::operation::Incident;
use isms::planning::Risk;
use isms::planning::Treatment;
use isms::planning::treatments::TreatmentState;
use kernel::{Command, State};

use super::begun::{done, judging, with};
use super::looks::{look, of, told, written};
use super::past::{brought, one};

/// What comes of a list though something in it has to be confirmed.
fn confirmed(file: &str, options: &Options, state: &State) -> State {
    let mut seen = look(file, options, state);
    assert_eq!(told(&seen), Vec::<String>::new(), "{file}");
    done(Command::Batch(exchange::sheets::ACT, seen.commands().expect("sound")), state)
}

fn asks(seen: &Preview, words: &str) -> bool {
    seen.warnings().any(|own| own.contains(words))
}

#[test]
fn no_word_of_a_status_of_people_goes_away_unsaid() {
    let state = with(&[]);
    for word in ["Left", "Resigned", "Ausgeschieden", "Retired", "Former", "Deceased", "Parti"] {
        let seen = look(&format!("Name,E-mail,Status\nAda,,{word}\nBen,,Active\n"), &of("person"), &state);
        assert!(asks(&seen, "switched off would come in as people at work by \"Status\" (C): rows 2"), "{word}");
        assert_eq!(seen.warnings().count(), 1, "{word}");
    }
    for word in ["On leave", "Elternzeit", "Candidate", "Left 2024-05-31"] {
        for heading in ["Status", "Active", "Account status", "Enabled", "Locked"] {
            let seen = look(&format!("Name,E-mail,{heading}\nAda,,{word}\nBen,,\n"), &of("person"), &state);
            assert!(asks(&seen, &format!("\"{word}\"")), "{heading}: {word}: {:?}", seen.sheets[0].notes);
        }
    }
    let seen = look("Name,Disabled\nAda,off\nBen,no\n", &of("person"), &state);
    assert!(!asks(&seen, "switched off"));
}

#[test]
fn risks_that_touch_none_of_the_three_are_asked_about_and_not_judged() {
    let state = judging();
    for (file, rows) in [
        ("Risk,Likelihood,Impact,Confidentiality,Integrity,Availability\nFire,3,4,No,No,No\n", "row 2: "),
        ("Risk,Likelihood,Impact,CIA\nTheft,3,4,A\nFire,3,4,\nLate,3,4,n/a\nLow,3,4,-\n", "rows 3, 4 and 5: "),
    ] {
        assert!(asks(&look(file, &of("risk"), &state), &format!("{rows}the row says of none of")), "{file}");
        let fire = one::<Risk>(&confirmed(file, &of("risk"), &state), "Fire");
        let touches = [fire.confidentiality, fire.integrity, fire.availability];
        assert!(fire.current.is_none() && touches == [false; 3], "{file}");
    }
    let file = "Risk,Likelihood,Impact,CIA\nTheft,3,4,A\nFire,3,4,\n";
    let filled = vec![("*".to_owned(), "integrity".to_owned(), "yes".to_owned())];
    let options = Options { filled, ..of("risk") };
    assert!(!asks(&look(file, &options, &state), "of none of"));
    assert!(one::<Risk>(&confirmed(file, &options, &state), "Fire").current.is_some());
}

#[test]
fn a_no_beside_the_day_of_an_acceptance_is_no_acceptance() {
    let state = super::past_risks::judging();
    let list = |heading: &str, yes: &str, no: &str| {
        format!(
            "Risk,Risk owner,Likelihood,Impact,CIA,Treatment option,{heading},Accepted on\n\
             Old,Jane Cole,2,2,C,Accept,{yes},2026-03-01\nNew,Jane Cole,2,2,C,Accept,{no},2026-04-01\n"
        )
    };
    let of_words = ["Not accepted", "Open", "Pending", "Nicht akzeptiert", "No", "Rejected", "Mitigated"];
    let files = of_words.map(|no| list("Status", "Accepted", no)).into_iter();
    for file in
        files.chain([list("Accepted", "Yes", "No"), list("Accepted", "No", "No").replace("No,2026-03", "Yes,2026-03")])
    {
        let seen = look(&file, &brought("risk"), &state);
        assert!(asks(&seen, "\"Accepted on\" (H) in rows 3"), "{file}: {:?}", seen.warnings().collect::<Vec<_>>());
        let after = confirmed(&file, &brought("risk"), &state);
        assert!(one::<Risk>(&after, "Old").acceptance.is_some(), "{file}");
        assert!(one::<Risk>(&after, "New").acceptance.is_none(), "{file}");
    }
    for file in [list("Accepted", "No", "No"), list("Status", "Open", "Not accepted")] {
        let after = confirmed(&file, &brought("risk"), &state);
        assert!(one::<Risk>(&after, "New").acceptance.is_none(), "{file}");
    }
}

#[test]
fn what_the_state_of_a_row_contradicts_is_not_brought_in() {
    let state = super::past::people();
    let file = "Audit,Kind,Lead auditor,starts_on,ends_on,Report date,State\n\
        One,internal,Jane Cole,2025-05-01,2025-05-03,2025-05-20,Cancelled\n\
        Two,internal,Jane Cole,2024-05-01,2024-05-03,2024-05-20,Completed\n";
    assert!(asks(&look(file, &brought("audit"), &state), "in rows 2, which do not say by \"State\" (G)"));
    let after = confirmed(file, &brought("audit"), &state);
    let (one_, two) = (one::<Audit>(&after, "One"), one::<Audit>(&after, "Two"));
    assert_eq!((one_.state, one_.report.is_none()), (AuditState::Cancelled, true));
    assert_eq!((two.state, two.report.is_some()), (AuditState::Done, true));
    for word in ["Open", "In progress", "Contained"] {
        let file = format!(
            "Incident,Detected at,Closed,Closed by,Status\nA,2026-01-05 09:00,2026-01-10,Jane Cole,{word}\n\
             B,2026-01-05 09:00,2026-01-10,Jane Cole,Closed\n"
        );
        assert!(asks(&look(&file, &brought("incident"), &state), "\"Closed by\" (D) in rows 2"), "{word}");
        let after = confirmed(&file, &brought("incident"), &state);
        assert!(one::<Incident>(&after, "A").closure.is_none() && one::<Incident>(&after, "B").closure.is_some());
    }
    let state = confirmed("Risk\nTheft\n", &of("risk"), &super::past::people());
    let file = "Measure,Risk,Responsible,State,Completed on,Completed by\nMFA,Theft,Jane Cole,In progress,2026-02-20,Jane Cole\n\
        Locks,Theft,Jane Cole,Done,2026-02-20,Jane Cole\n";
    assert!(asks(&look(file, &brought("treatment"), &state), "in rows 2, which do not say by \"State\" (D)"));
    let after = confirmed(file, &brought("treatment"), &state);
    let (mfa, locks) = (one::<Treatment>(&after, "MFA"), one::<Treatment>(&after, "Locks"));
    assert_eq!((mfa.state, mfa.completion.is_none()), (TreatmentState::UnderWay, true));
    assert_eq!((locks.state, locks.completion.is_some()), (TreatmentState::Done, true));
}

#[test]
fn what_was_done_to_recover_stays_also_in_one_word() {
    for heading in ["Recovery", "close_notes", "Behebung"] {
        let seen = look(&format!("Incident,{heading}\nMail down,fixed\n"), &of("incident"), &with(&[]));
        assert_eq!(written(&seen, "recovery"), ["fixed"], "{heading}");
    }
}

#[test]
fn columns_of_a_table_of_trainings_that_are_none_are_asked_about() {
    let state = super::past::people();
    let file = "Employee,Remark,Manager,Start date,Birthday,Contract end,Awareness,GDPR,Coding\n\
        Jane Cole,refused to sign,Bob Unger,2015-01-01,1980-02-03,2027-01-01,2026-01-15,2025-11-01,2026-03-03\n";
    let seen = look(file, &of("training"), &state);
    assert_eq!((told(&seen), written(&seen, "title")), (Vec::new(), vec!["Awareness", "GDPR", "Coding"]));
    for heading in ["Remark", "Manager", "Start date", "Birthday", "Contract end"] {
        assert!(
            asks(&seen, &format!("left out: \"{heading}\"")),
            "{heading}: {:?}",
            seen.warnings().collect::<Vec<_>>()
        );
    }
    assert!(asks(&seen, "refused to sign"));
    let kept = Options { kept: vec![("*".to_owned(), "Remark".to_owned())], ..of("training") };
    assert!(!asks(&look(file, &kept, &state), "Remark"));
    let few = look(
        "Employee,Start date,Awareness,GDPR\nJane Cole,2015-01-01,2026-01-15,2025-11-01\n",
        &of("training"),
        &state,
    );
    assert_eq!(written(&few, "title"), ["Awareness", "GDPR"]);
    let dated = look("Employee,Date,Awareness,GDPR,Coding\nJane Cole,2026-11-01,x,x,x\n", &of("training"), &state);
    assert!(asks(&dated, "left out: \"Date\" (B), 1 value, for example \"2026-11-01\""));
}

#[test]
fn two_columns_of_one_month_are_asked_about() {
    let seen = look("Metric,Jan 2026,Feb 2026,Feb 2026\nA,1,2,3\n", &of("metric"), &with(&[]));
    assert!(asks(&seen, "columns C and D are both headed by \"Feb 2026\""));
    let seen = look("Metric,Jan 2026,Feb 2026,Mar 2026\nA,1,2,3\n", &of("metric"), &with(&[]));
    assert!(!asks(&seen, "both headed"));
}

#[test]
fn a_day_of_the_end_beside_a_state_that_is_empty_or_goes_on_is_asked_about() {
    let state = confirmed("Risk\nTheft\n", &of("risk"), &super::past::people());
    for (register, file) in [
        ("incident", "Incident,Detected at,Closed at,State\nA,2026-01-05 09:00,2026-01-10 10:00,{}\n"),
        ("asset", "Asset,Disposed on,State\nA,2026-01-10,{}\n"),
        ("control", "Control,Implemented on,Status\nA,2026-01-10,{}\n"),
        ("treatment", "Measure,Risk,Responsible,% complete,State\nA,Theft,Jane Cole,100,{}\n"),
    ] {
        let over = match register {
            "incident" => "Closed",
            "asset" => "Disposed",
            "control" => "Implemented",
            _ => "Done",
        };
        let of_word = |word: &str| {
            // A row beside it says its state, so that the column is one of states.
            let file = format!(
                "{}{}",
                file.replace("{}", word),
                file.lines().nth(1).unwrap_or_default().replace("A,", "B,").replace("{}", over)
            );
            asks(&look(&file, &of(register), &state), "row 2: the row says when it was over")
        };
        assert!(of_word("") && of_word("Planned").max(of_word("In use")).max(of_word("Open")), "{register}");
        assert!(!of_word(over), "{register}");
    }
}
