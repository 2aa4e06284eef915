//! What lists say about risks that were accepted, plans that were carried out and versions of the Statement that were
//! approved before: it comes in by acts, once somebody says so.

use exchange::sheets::Options;
use isms::operation::Incident;
use isms::operation::incidents::IncidentState;
use isms::planning::objectives::ObjectiveState;
use isms::planning::statements::Statement;
use isms::planning::treatments::TreatmentState;
use isms::planning::{Objective, Risk, Treatment};
use jiff::tz::TimeZone;
use kernel::{Command, State, Value};

use super::looks::{look, of, told};
use super::past::{brought, came, one, people, refused};

/// A method that comes in as approved before, by which risks are judged.
pub fn judging() -> State {
    let act = |key: &str| isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act");
    let state = super::begun::done(Command::Act(act("method.adopt"), Vec::new()), &people());
    let method = state.resolve("method", "M-01").expect("it was adopted");
    super::begun::done(Command::Act(act("method.approve"), vec![("method".to_owned(), Value::Link(method))]), &state)
}

const RISKS: &str = "Risque,Propriétaire,Vraisemblance,Gravité,Confidentiality,Traitement,Accepté par,Accepté le\n\
    Vol de portables,Jane Cole,2,2,x,Accepter,Jane Cole,03.05.2026\n\
    Panne du centre,Jane Cole,2,2,x,Accepter,,\n";

#[test]
fn risks_come_in_as_their_owners_accepted_them_before() {
    let state = judging();
    let seen = look(RISKS, &of("risk"), &state);
    let brings = seen.sheets[0].brings.as_ref().expect("a row says that it was accepted");
    assert_eq!((brings.act, brings.rows, brings.told), ("risk.bring_in", 1, false));
    let after = came(RISKS, &brought("risk"), &state);
    let risk = one::<Risk>(&after, "Vol de portables");
    let acceptance = risk.acceptance.as_ref().expect("it was accepted");
    assert_eq!((Some(acceptance.by), acceptance.on.to_string().as_str()), (risk.owner, "2026-05-03"));
    let origin = acceptance.provenance.origin().expect("it is no signature given here");
    assert_eq!((origin.proof, origin.on.to_string().as_str()), ("list.csv, list, row 2", "2026-11-23"));
    // It had been judged by then, and that it was entered later stands with it.
    let judged = risk.current.as_ref().expect("it was judged");
    let days = [Some(judged.on), judged.recorded_on].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
    assert_eq!(days, ["2026-05-03", "2026-11-23"]);
    assert!(one::<Risk>(&after, "Panne du centre").acceptance.is_none());
    let titles = Options { matching: exchange::sheets::Matching::Titles, ..brought("risk") };
    let again = look(RISKS, &titles, &after);
    assert_eq!((told(&again), again.counts().same), (Vec::new(), 2));
}

#[test]
fn acceptances_of_others_and_above_the_line_are_told_at_their_cells() {
    let state = judging();
    let other = RISKS.replace("Jane Cole,03", "Bob Unger,03");
    let found = refused(&other, &brought("risk"), &state);
    assert!(found[0].starts_with("list, row 2, column Accepté par (G2): Jane Cole owns this risk"), "{found:?}");
    let above = RISKS.replace("Jane Cole,2,2", "Jane Cole,5,5");
    let found = refused(&above, &brought("risk"), &state);
    assert!(found.iter().any(|own| own.contains("acceptance.until: this lies above the acceptance line")), "{found:?}");
    let fill = |place: &str, words: &str| ("*".to_owned(), place.to_owned(), words.to_owned());
    let filled = vec![fill("acceptance.until", "2026-12-31"), fill("acceptance.reason", "The office closes")];
    let after = came(&above, &Options { filled, ..brought("risk") }, &state);
    let risk = one::<Risk>(&after, "Vol de portables");
    assert_eq!(risk.acceptance.as_ref().and_then(|own| own.reason.as_deref()), Some("The office closes"));
}

#[test]
fn a_status_tells_that_a_risk_was_accepted_where_no_day_does() {
    let state = judging();
    let file = "Risk,Owner,Likelihood,Impact,Confidentiality,Treatment,Status\n\
        Theft,Jane Cole,2,2,x,Accept,Accepted\nFire,Jane Cole,2,2,x,Accept,Open\n";
    let brings = |file: &str| look(file, &of("risk"), &state).sheets[0].brings.as_ref().map(|own| own.rows);
    assert_eq!(brings(file), Some(1));
    // A status that tells of something else stands for no acceptance.
    assert_eq!(brings(&file.replace("Accepted", "Closed")), None);
    let question = look(&file.replace("Accepted", "Closed"), &of("risk"), &state);
    assert!(question.warnings().any(|own| own.contains("\"Status\"") && !own.contains("decided before")));
    let filled = vec![("*".to_owned(), "acceptance.on".to_owned(), "2026-05-03".to_owned())];
    let after = came(file, &Options { filled, ..brought("risk") }, &state);
    assert!(one::<Risk>(&after, "Theft").acceptance.is_some() && one::<Risk>(&after, "Fire").acceptance.is_none());
}

#[test]
fn parts_of_the_plan_come_in_as_carried_out() {
    let state = came(RISKS, &brought("risk"), &judging());
    let file = "Maßnahme,Risiko,Verantwortlich,Status,Erledigt am,Ergebnis\n\
        Platten verschlüsseln,Vol de portables,Bob Unger,Erledigt,30.06.2026,Alle 40 Geräte\n\
        Schulung,Vol de portables,Bob Unger,Offen,,\n";
    let seen = look(file, &of("treatment"), &state);
    assert_eq!(seen.sheets[0].brings.as_ref().map(|own| (own.act, own.rows)), Some(("treatment.complete", 1)));
    // Who says so is no question of who brings the list in.
    let found = refused(file, &brought("treatment"), &state);
    assert!(found[0].contains("not by whom") && found[0].contains("fill completion.by"), "{found:?}");
    let filled = vec![("*".to_owned(), "completion.by".to_owned(), "Bob Unger".to_owned())];
    let after = came(file, &Options { filled, ..brought("treatment") }, &state);
    let done = one::<Treatment>(&after, "Platten verschlüsseln");
    let completion = done.completion.as_ref().expect("it was carried out");
    assert_eq!((done.state, completion.on.to_string().as_str()), (TreatmentState::Done, "2026-06-30"));
    assert_eq!(&*completion.result, "Alle 40 Geräte (list.csv, list, row 2)");
    assert!(one::<Treatment>(&after, "Schulung").completion.is_none());
}

#[test]
fn a_version_of_the_statement_comes_in_frozen_and_approved() {
    let act = |key: &str| isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act");
    let edition = vec![("edition".to_owned(), Value::Choice("iso27001-2022".into()))];
    let state = super::begun::done(Command::Act(act("applicability.prepare"), edition), &people());
    let file = "Title,Edition,Version,Approved by,Approved on\nSoA 2026,2022,3,Jane Cole,2026-02-01\n";
    // Its rows are those that stand here: what nobody decided nobody approved.
    let found = refused(file, &brought("statement"), &state);
    assert!(found[0].contains("nobody decided about A.5.1"), "{found:?}");
    let rows: String = (1..=93).map(row).collect();
    let rows = format!("Control,Applicable,Justification\n{rows}");
    let state = came(&rows, &of("applicability"), &state);
    let after = came(file, &brought("statement"), &state);
    let version = one::<Statement>(&after, "SoA 2026");
    let approval = version.approval.as_ref().expect("it was approved");
    assert_eq!((version.version, version.rows.len()), (3, 93));
    assert!(approval.provenance.origin().is_some_and(|own| own.proof == "list.csv, list, row 2"));
    let found = told(&look(&file.replace(",3,", ",2.1,"), &brought("statement"), &state));
    assert!(found[0].contains("column Version (C2): versions are counted in whole numbers"), "{found:?}");
}

/// The row of a reference control of 2022, by its position.
fn row(at: usize) -> String {
    let themes = [(5, 37), (6, 8), (7, 14), (8, 34)];
    let mut left = at;
    for (theme, count) in themes {
        if left <= count {
            return format!("A.{theme}.{left},Yes,Good practice\n");
        }
        left -= count;
    }
    unreachable!("there are 93")
}

#[test]
fn incidents_and_objectives_come_in_as_they_stand() {
    let state = people();
    let file = "Incident,Detected on,Status,Closed on\nLost laptop,2026-03-01,Closed,2026-03-09\n";
    let incident = one::<Incident>(&came(file, &of("incident"), &state), "Lost laptop");
    assert_eq!((incident.state, incident.closed_at.is_some()), (IncidentState::Closed, true));
    // Who closed it comes in by an act, which marks it.
    let file = "Incident,Detected on,Status,Closed on,Closed by\nLost laptop,2026-03-01,Closed,2026-03-09,Bob Unger\n";
    let incident = one::<Incident>(&came(file, &brought("incident"), &state), "Lost laptop");
    let closure = incident.closure.as_ref().expect("it was closed by somebody");
    assert_eq!((closure.on.to_string().as_str(), closure.provenance.origin().is_some()), ("2026-03-09", true));
    // The day is that of the organization, however it is kept.
    let east = Options { zone: TimeZone::get("Asia/Tokyo").ok(), ..brought("incident") };
    let incident = one::<Incident>(&came(file, &east, &state), "Lost laptop");
    assert_eq!(incident.closure.as_ref().map(|own| own.on.to_string()).as_deref(), Some("2026-03-09"));
    // What happened since the first entry here is closed here.
    let late = file.replace("2026-03", "2026-11");
    let found = refused(&late.replace("11-09", "11-20"), &brought("incident"), &state);
    assert!(found[0].contains("the first entry here was made on"), "{found:?}");
    let file =
        "Objective,Responsible,Due date,Status,Achievement\nFewer phishing clicks,Jane Cole,2026-06-30,Achieved,4 %\n";
    let objective = one::<Objective>(&came(file, &of("objective"), &state), "Fewer phishing clicks");
    assert_eq!((objective.state, objective.result.as_deref()), (ObjectiveState::Reached, Some("4 %")));
}
