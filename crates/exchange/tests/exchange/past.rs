//! What lists say about the past comes in by acts, once somebody says so, with the list as its source.

use exchange::sheets::{self, Options};
use isms::evaluation::{Audit, Finding};
use isms::improvement::Nonconformity;
use isms::improvement::nonconformities::NonconformityState;
use isms::planning::PlannedChange;
use isms::support::Document;
use isms::support::documents::DocumentState;
use kernel::{Command, Context, Date, Declared, Held, Path, RawId, Refusal, State, Timestamp, Value};

use super::begun::done;
use super::looks::{look, of, told};

/// Two people, recorded on 18 November.
pub fn people() -> State {
    let time: Timestamp = "2026-11-18T08:00:00Z".parse().expect("a time");
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 18), time, 7);
    let person = isms::REGISTERS.iter().find(|own| own.key == "person").expect("a listed register");
    let named = |name: &str| Command::Create(person, vec![(Path::field("name"), Value::Text(name.to_owned()))]);
    let both = ["Jane Cole", "Bob Unger"].map(|name| (String::new(), named(name)));
    let mut state = State::new(isms::REGISTERS);
    let changes = Command::Batch("begin", both.into_iter().collect()).decide(&state, &context).expect("people");
    state.apply(1, time, &changes).expect("decided on this state");
    state
}

/// Lists of this register whose rows come in as they were decided.
pub fn brought(register: &str) -> Options {
    Options { brought: vec!["*".to_owned()], ..of(register) }
}

pub fn came(file: &str, options: &Options, state: &State) -> State {
    let mut seen = look(file, options, state);
    // Numbers of the list are asked about whatever its rows say.
    let asked: Vec<_> = seen.warnings().filter(|own| !own.contains("numbers of another list")).collect();
    assert_eq!((told(&seen), asked), (Vec::new(), Vec::new()), "{file}");
    done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), state)
}

pub fn one<R: Declared>(state: &State, title: &str) -> Held<R> {
    let found = state.of::<R>().iter().find(|(_, held)| held.record.title() == title).map(|(_, held)| held.clone());
    found.unwrap_or_else(|| panic!("{title}"))
}

/// What rules say against a list, at their places in it.
pub fn refused(file: &str, options: &Options, state: &State) -> Vec<String> {
    let mut seen = look(file, options, state);
    let Ok(commands) = seen.commands() else { return told(&seen) };
    let (person, day) = (state.resolve("person", "P-001").ok(), Date::constant(2026, 11, 23));
    let context = Context::new(RawId(1), person, day, state.time(), 99);
    let found = Command::Batch(sheets::ACT, commands).decide(state, &context).expect_err("refused");
    seen.placed(found).iter().map(Refusal::to_string).collect()
}

const CAPA: &str = "CAPA #,Issue,Raised,Raised by,Root cause,Responsible,Closed on,Verified by,Effective?,Status\n\
    CA-1,Backups not tested,2026-04-03,Jane Cole,No plan,Bob Unger,2026-05-20,Jane Cole,Yes,Closed\n\
    CA-2,No DPIA,2026-04-04,Jane Cole,,Bob Unger,,,,Open\n";

#[test]
fn closed_nonconformities_are_asked_about_and_come_in_closed_once_somebody_says_so() {
    let state = people();
    let asked = look(CAPA, &of("nonconformity"), &state);
    let brings = asked.sheets[0].brings.as_ref().expect("a row says that it was closed");
    assert_eq!((brings.act, brings.rows, brings.told), ("nonconformity.bring_in", 1, false));
    let questions: Vec<_> = asked.warnings().filter(|own| !own.contains("numbers of another list")).collect();
    assert!(questions.iter().all(|own| own.contains("bring it in as it was decided before")), "{questions:#?}");
    let named: Vec<_> = questions.iter().filter_map(|own| own.split('"').nth(1)).collect();
    assert_eq!(named, ["Closed on", "Effective?", "Status"]);
    let after = came(CAPA, &brought("nonconformity"), &state);
    let closed = one::<Nonconformity>(&after, "Backups not tested");
    let closure = closed.closure.as_ref().expect("it is closed");
    assert_eq!(
        (closed.state, closure.by, closure.on.to_string().as_str()),
        (NonconformityState::Closed, None, "2026-05-20")
    );
    let origin = closure.provenance.origin().expect("it is no closure given here");
    assert_eq!((origin.proof, origin.on.to_string().as_str()), ("list.csv, list, row 2", "2026-11-23"));
    let judged = closed.effectiveness.as_ref().expect("somebody checked");
    assert_eq!(Some(judged.by), closed.reviewer);
    assert!(judged.effective && judged.provenance.origin().is_some());
    let open = one::<Nonconformity>(&after, "No DPIA");
    assert_eq!((open.state, open.closure.is_none()), (NonconformityState::Open, true));
    // The same list once more says nothing new.
    let titles = Options { matching: sheets::Matching::Titles, ..brought("nonconformity") };
    let again = look(CAPA, &titles, &after);
    assert_eq!((told(&again), again.counts().same), (Vec::new(), 2));
}

#[test]
fn what_rules_have_against_the_past_is_told_at_its_cell() {
    let state = people();
    let early = CAPA.replace("2026-05-20", "2026-04-01");
    let found = refused(&early, &brought("nonconformity"), &state);
    assert_eq!(
        found,
        ["list, row 2, column Closed on (G2): this lies before 2026-04-03, when it was raised, corrected or checked"]
    );
    let undated = CAPA.replace("2026-05-20", "");
    let found = refused(&undated, &brought("nonconformity"), &state);
    let message = "list, row 2, column Closed on (G2): this row says that it was done, and not on which day; write \
                   it here, or say what holds for all rows: fill closure.on";
    assert_eq!(found, [message]);
    let failed = CAPA.replace(",Yes,", ",No,");
    let found = refused(&failed, &brought("nonconformity"), &state);
    assert!(found[0].contains("column Effective? (I2): actions that did not work close nothing"), "{found:?}");
    let recent = CAPA.replace("2026-05-20", "2026-11-23");
    let found = refused(&recent, &brought("nonconformity"), &people());
    assert!(found[0].contains("Closed on (G2): the first entry here was made on"), "{found:?}");
}

const DOCUMENTS: &str = "Document title,Type,Owner,Version,Status,Approved by,Approval date,Release date,Location\n\
    Access policy,Policy,Jane Cole,2.1,Approved,Bob Unger,2026-01-15,2026-02-01,SharePoint\n\
    Backup rules,Procedure,Jane Cole,3,Published,Bob Unger,2026-01-15,,SharePoint\n\
    Draft rules,Procedure,Jane Cole,0.3,Draft,,,,SharePoint\n";

#[test]
fn approved_documents_come_in_in_force_with_version_and_days() {
    let after = came(DOCUMENTS, &brought("document"), &people());
    let policy = one::<Document>(&after, "Access policy");
    let approval = policy.approval.as_ref().expect("it was approved");
    assert_eq!(
        (policy.state, policy.version, policy.printed_version.as_deref()),
        (DocumentState::Published, 2, Some("2.1"))
    );
    assert_eq!(after.get(approval.by).map(|by| by.name.to_string()).as_deref(), Some("Bob Unger"));
    assert!(approval.provenance.origin().is_some_and(|own| own.proof == "list.csv, list, row 2"));
    assert_eq!(policy.publication.as_ref().map(|own| own.holds_from.to_string()).as_deref(), Some("2026-02-01"));
    let rules = one::<Document>(&after, "Backup rules");
    assert_eq!((rules.version, rules.printed_version.as_deref()), (3, None));
    let draft = one::<Document>(&after, "Draft rules");
    assert_eq!(
        (draft.state, draft.approval.is_none(), draft.printed_version.as_deref()),
        (DocumentState::Draft, true, Some("0.3"))
    );
}

#[test]
fn what_no_column_says_is_said_for_all_rows() {
    let state = people();
    let file = "Title,Type,Status\nAccess policy,Policy,Approved\n";
    let seen = look(file, &brought("document"), &state);
    let lacking: Vec<_> = seen.sheets[0].lacking.iter().map(|own| own.place).collect();
    assert_eq!(lacking, ["approval.by", "approval.on", "storage"]);
    let found = told(&seen);
    assert!(found[0].contains("column Status (C2): this row says that it was done, and not by whom"), "{found:?}");
    let fill = |place: &str, words: &str| ("*".to_owned(), place.to_owned(), words.to_owned());
    let filled = vec![
        fill("approval.by", "Bob Unger"),
        fill("approval.on", "2026-01-15"),
        fill("storage", "Intranet"),
        fill("approval.proof", "Minutes of January"),
    ];
    let after = came(file, &Options { filled: filled.clone(), ..brought("document") }, &state);
    let approval = one::<Document>(&after, "Access policy").record.approval.expect("it was approved");
    assert_eq!(approval.provenance.proof.as_deref(), Some("Minutes of January (list.csv, list, row 2)"));
    // Said of rows that nobody wants to come in so, it would go away.
    let found = told(&look(file, &Options { filled, ..of("document") }, &state));
    assert!(
        found.iter().any(|own| own.contains("approval.by: this is taken once the rows are brought in")),
        "{found:?}"
    );
}

#[test]
fn nothing_is_lost_that_does_not_come_in() {
    let state = people();
    let half = DOCUMENTS.replace("0.3,Draft,,", "0.3,Draft,Bob Unger,").replace("Published", "Parked");
    let asked: Vec<_> = look(&half, &brought("document"), &state).warnings().map(str::to_owned).collect();
    assert_eq!(asked.len(), 2, "{asked:#?}");
    assert!(
        asked[0].starts_with("left out: \"Status\" (E), 3 values")
            && asked[0].contains("do not say whether it was done"),
        "{asked:?}"
    );
    assert!(asked[1].starts_with("left out: \"Approved by\" (F), \"Approval date\" (G) in rows 3"), "{asked:?}");
    let word = sheets::Saying::read("Status: Parked", "approved").expect("a saying");
    let parked = look(&half, &Options { words: vec![word], ..brought("document") }, &state);
    assert_eq!(told(&parked), Vec::<String>::new());
    assert_eq!(parked.sheets[0].brings.as_ref().map(|own| own.rows), Some(2));
    let slip = sheets::Saying::read("Status: Parkt", "approved").expect("a saying");
    let found = told(&look(&half, &Options { words: vec![slip], ..brought("document") }, &state));
    assert!(found.iter().any(|own| own.starts_with("word: ")), "{found:?}");
    let elsewhere = Options { brought: vec!["Documents".to_owned()], ..of("document") };
    let found = told(&look(&half, &elsewhere, &state));
    assert!(found.iter().any(|own| own.starts_with("bring_in: there is no sheet \"Documents\"")), "{found:?}");
    assert!(parked.warnings().all(|own| !own.starts_with("left out: \"Status\"")));
}

#[test]
fn findings_changes_and_audits_come_in_as_they_were() {
    let state = people();
    let findings =
        "Title,Status,Date closed,Closed by\nVisitors not recorded,Closed,2026-06-30,Jane Cole\nNo log review,Open,,\n";
    let after = came(findings, &brought("finding"), &state);
    let closed = one::<Finding>(&after, "Visitors not recorded").record.closure.expect("it is closed");
    assert!(closed.by.is_some() && closed.provenance.origin().is_some());
    assert!(one::<Finding>(&after, "No log review").closure.is_none());
    let changes = "Change,Requested by,Requested on,Approved by,Approval date\nNew VPN,Bob Unger,2026-01-01,Jane Cole,2026-01-05\nNew rack,Bob Unger,2026-01-01,,\n";
    let after = came(changes, &brought("change"), &state);
    assert!(
        one::<PlannedChange>(&after, "New VPN").approval.as_ref().is_some_and(|own| own.provenance.origin().is_some())
    );
    assert!(one::<PlannedChange>(&after, "New rack").approval.is_none());
    let audits =
        "title,starts_on,ends_on,lead,Report date\nInternal audit 2025,2025-10-06,2025-10-08,Jane Cole,2025-10-20\n";
    let after = came(audits, &brought("audit"), &state);
    assert!(
        one::<Audit>(&after, "Internal audit 2025")
            .report
            .as_ref()
            .is_some_and(|own| own.provenance.origin().is_some())
    );
}

#[test]
fn a_finding_is_closed_after_what_came_of_it() {
    let csv = |name: &str, text: &str| {
        let mut book = rust_xlsxwriter::Worksheet::new();
        book.set_name(name).expect("a name");
        for (row, line) in text.lines().enumerate() {
            for (column, cell) in line.split(',').enumerate() {
                let (row, column) = (u32::try_from(row).expect("few"), u16::try_from(column).expect("few"));
                book.write_string(row, column, cell).expect("a cell");
            }
        }
        book
    };
    let mut book = rust_xlsxwriter::Workbook::new();
    book.push_worksheet(csv("Findings", "Title,Status,Date closed\nVisitors not recorded,Closed,2026-06-30"));
    book.push_worksheet(csv(
        "Nonconformities",
        "Title,findings,Status,Closed on\nNo book,Visitors not recorded,Closed,2026-05-20",
    ));
    let bytes = book.save_to_buffer().expect("a workbook");
    let state = people();
    let options = Options { brought: vec!["*".to_owned()], ..Options::default() };
    let mut seen = sheets::preview("list.xlsx", &bytes, &options, &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    assert!(one::<Finding>(&after, "Visitors not recorded").closure.is_some());
}
