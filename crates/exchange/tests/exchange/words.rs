//! Words of other people's lists: what is understood, what is asked once, and what comes of the answer.

use exchange::sheets::{self, Meaning, Means, Options, Preview, Saying};
use isms::planning::{Applicability, Asset, Risk};
use kernel::{Command, Path, State, Value};

use super::begun::done;

/// A method in force, three people, a role with its holder and one without.
fn begun() -> State {
    let text = |text: &str| Value::Text(text.to_owned());
    let made = |register: &str, values: Vec<(&'static str, Value)>| {
        let register = isms::REGISTERS.iter().find(|own| own.key == register).expect("a listed register");
        let values = values.into_iter().map(|(field, value)| (Path::field(field), value));
        (String::new(), Command::Create(register, values.collect()))
    };
    let commands = vec![
        made("person", vec![("name", text("Jürgen Müller")), ("position", text("Head of Finance"))]),
        made("person", vec![("name", text("Anna Ahrens"))]),
        made("role", vec![("title", text("IT Manager"))]),
        made("role", vec![("title", text("CISO"))]),
    ];
    let state = done(Command::Batch("begin", commands.into()), &State::new(isms::REGISTERS));
    let found = |register: &str, title: &str| Value::Link(state.resolve(register, title).expect(title));
    let given = [("role", found("role", "IT Manager")), ("person", found("person", "Anna Ahrens"))];
    let given = given.map(|(argument, value)| (argument.to_owned(), value)).to_vec();
    let state = done(Command::Act(act("role.assign"), given), &state);
    let state = done(Command::Act(act("method.adopt"), Vec::new()), &state);
    let method = state.resolve("method", "M-01").expect("it was adopted");
    done(Command::Act(act("method.approve"), vec![("method".to_owned(), Value::Link(method))]), &state)
}

fn act(key: &str) -> &'static kernel::Act {
    isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act")
}

fn options(register: &str, words: &[(&str, &str, &str)]) -> Options {
    let said = |(heading, word, means): &(&str, &str, &str)| Saying {
        sheet: None,
        heading: (*heading).to_owned(),
        word: (*word).to_owned(),
        means: Means::read(means),
    };
    let usual = isms::REGISTERS.iter().find(|own| own.key == register).copied();
    Options { usual, words: words.iter().map(said).collect(), ..Options::default() }
}

fn refusals(preview: &Preview) -> Vec<String> {
    preview.all_refusals().iter().map(ToString::to_string).collect()
}

fn brought(mut preview: Preview, state: &State) -> State {
    let commands = preview.commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

const ASSETS: &str = "\
Asset,Type,Owner,Status,Department
Mail,Cloud-Dienst,CISO,Deployed,Finance
Files,Cloud-Dienst,CISO,Mothballed,Finance
Shop,Cloud-Dienst,CISO,Mothballed,Finance
";

#[test]
fn a_word_is_refused_once_and_said_once() {
    let state = begun();
    let seen = sheets::preview("list.csv", ASSETS.as_bytes(), &options("asset", &[]), &state);
    let told = refusals(&seen);
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].starts_with("list, rows 2, 3 and 4, column Type (B): no asset type is called"), "{told:?}");
    assert!(
        told.iter().any(|own| own.starts_with("list, rows 3 and 4, column Status (D): \"Mothballed\"")),
        "{told:?}"
    );
    let asked: Vec<_> = seen.sheets[0].words.iter().map(|own| (own.word.as_str(), own.rows, own.makes)).collect();
    assert_eq!(asked, [("Cloud-Dienst", 3, true), ("CISO", 3, true), ("Mothballed", 2, false), ("Finance", 3, true)]);

    let said = [
        ("Type", "cloud-dienst", "+"),
        ("Owner", "CISO", "P-001"),
        ("Status", "Mothballed", "stored"),
        ("Department", "Finance", ""),
    ];
    let options = Options { remember: Some("Inventory".to_owned()), ..options("asset", &said) };
    let seen = sheets::preview("list.csv", ASSETS.as_bytes(), &options, &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert_eq!(seen.notes, ["made beside the rows: asset-type \"Cloud-Dienst\""]);
    let after = brought(seen, &state);
    let assets: Vec<_> = after.of::<Asset>().iter().map(|(_, held)| &held.record).collect();
    let types: Vec<_> = assets.iter().map(|asset| asset.asset_type).collect();
    assert!(types[0].is_some() && types.iter().all(|own| *own == types[0]), "one type for all three");
    assert_eq!(after.of::<isms::planning::AssetType>().iter().count(), 1);
    assert!(assets.iter().all(|asset| asset.unit.is_none() && asset.owner.is_some()));

    let more = "Asset,Type,Owner,Status,Department\nArchive,Cloud-Dienst,CISO,Mothballed,Finance\n";
    let seen = sheets::preview("next.csv", more.as_bytes(), &self::options("asset", &[]), &after);
    assert_eq!(refusals(&seen), Vec::<String>::new(), "what was said is remembered");
}

#[test]
fn an_owner_who_is_a_role_or_a_position_is_the_one_who_holds_it() {
    let state = begun();
    let list = "Asset,Owner\nMail,IT Manager\nLedger,head of finance\n";
    let seen = sheets::preview("list.csv", list.as_bytes(), &options("asset", &[]), &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("\"IT Manager\" in Owner (B) is a role or position; P-002 Anna Ahrens"), "{notes}");
    let after = brought(seen, &state);
    let owners: Vec<_> =
        after.of::<Asset>().iter().map(|(_, held)| held.record.owner.map(|id| after.reference(id))).collect();
    assert_eq!(
        owners.iter().map(|own| own.as_ref().map(ToString::to_string)).collect::<Vec<_>>(),
        [Some("P-002".to_owned()), Some("P-001".to_owned())]
    );
}

const STATEMENT: &str = "\
Control,Control title,Applicable?,Justification for inclusion / exclusion,Implementation status,Evidence
5.1,Policies for information security,Yes,Clause 5.2,Implemented,Policy v3
A.5.3,Segregation of duties,Ja,R-002,teilweise umgesetzt,—
8.11,Data masking,N,No test data with personal data,N/A,—
8.12,Data leakage prevention,—,—,—,—
";

#[test]
fn a_statement_of_applicability_with_one_column_of_reasons_comes_in() {
    let state = begun();
    let seen = sheets::preview("SoA.csv", STATEMENT.as_bytes(), &options("applicability", &[]), &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    let after = brought(seen, &state);
    let rows: Vec<_> = after.of::<Applicability>().iter().map(|(_, held)| &held.record).collect();
    let row = |control: &str| rows.iter().find(|row| *row.control == *control).expect(control);
    let said = |text: &Option<kernel::Markdown>| text.as_ref().map(ToString::to_string);
    assert_eq!(said(&row("A.5.1").inclusion).as_deref(), Some("Clause 5.2"));
    assert_eq!(said(&row("A.5.1").remark).as_deref(), Some("Policy v3"));
    assert_eq!(row("A.5.3").status, isms::planning::controls::Implementation::Partly);
    let masked = row("A.8.11");
    assert!(masked.excluded() && masked.inclusion.is_none());
    assert_eq!(said(&masked.exclusion).as_deref(), Some("No test data with personal data"));
    assert_eq!(row("A.8.12").applicable, isms::planning::applicability::Verdict::Undecided);
}

const RISKS: &str = "\
Risk ID,Risk,Likelihood (1-5),Impact (1-5),Score,Treatment,Residual Likelihood,Residual Impact,Status
RSK-001,Ransomware,3 - Possible,4,12,Mitigate,2,4,Open
RSK-002,Flood,1,5,5,Accept,,,Open
RSK-003,Fraud,,,,,,,New
";

#[test]
fn ratings_of_another_list_are_judged_by_the_method() {
    let state = begun();
    let seen = sheets::preview("risks.csv", RISKS.as_bytes(), &options("risk", &[]), &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("judged with risk.assess by whoever brings this in"), "{notes}");
    let judged = seen.sheets[0].columns.iter().filter(|column| matches!(column.meaning, Meaning::Judged(_)));
    assert_eq!(judged.count(), 5);
    let after = brought(seen, &state);
    let risks: Vec<_> = after.of::<Risk>().iter().map(|(_, held)| &held.record).collect();
    let scores: Vec<_> = risks.iter().map(|risk| risk.current.as_ref().map(|own| own.score)).collect();
    assert_eq!(scores, [Some(12), Some(5), None]);
    assert_eq!(risks[0].residual.as_ref().map(|own| own.score), Some(8));
    assert!(risks[0].current.as_ref().is_some_and(|own| own.because.as_ref().is_some_and(|why| why.contains("row 2"))));
    let options: Vec<_> = risks.iter().map(|risk| risk.decision.as_ref().map(|own| own.option)).collect();
    assert_eq!(
        options,
        [
            Some(isms::planning::risks::TreatmentOption::Modify),
            Some(isms::planning::risks::TreatmentOption::Retain),
            None
        ]
    );
}

#[test]
fn ratings_that_are_no_steps_are_left_out_until_somebody_says_what_they_mean() {
    let state = begun();
    let list = "Risk,Likelihood,Impact\nPhishing,Credible,Huge\nFlood,Credible,4\n";
    let seen = sheets::preview("risks.csv", list.as_bytes(), &options("risk", &[]), &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert!(seen.warnings().any(|own| own.contains("some words are no steps of the method")));
    let asked: Vec<_> = seen.sheets[0].words.iter().map(|own| own.word.as_str()).collect();
    assert_eq!(asked, ["Credible", "Huge"]);
    let said = [("Likelihood", "Credible", "3"), ("Impact", "Huge", "5")];
    let after = brought(sheets::preview("risks.csv", list.as_bytes(), &options("risk", &said), &state), &state);
    let scores: Vec<_> =
        after.of::<Risk>().iter().map(|(_, held)| held.record.current.as_ref().map(|own| own.score)).collect();
    assert_eq!(scores, [Some(15), Some(12)]);
}

#[test]
fn what_every_record_needs_is_told_beside_what_else_is_wrong() {
    let list = "Training Program,Status\nAwareness,Purple\nLead Auditor,Purple\n";
    let seen = sheets::preview("Training Log.csv", list.as_bytes(), &Options::default(), &begun());
    let told = refusals(&seen);
    assert!(told.iter().any(|own| own.contains("rows 2 and 3, person: required, and no column fills it")), "{told:?}");
    assert!(told.iter().any(|own| own.contains("\"Purple\" is none of the choices")), "{told:?}");
}

#[test]
fn three_columns_of_one_value_are_judged_together() {
    let list = "Zielobjekt;Schutzbedarf Vertraulichkeit;Schutzbedarf Integrität;Schutzbedarf Verfügbarkeit\n\
                ERP;hoch;mittel;sehr hoch\nServerraum;hoch;hoch;niedrig\n";
    let seen = sheets::preview("Strukturanalyse.csv", list.as_bytes(), &Options::default(), &begun());
    assert_eq!(refusals(&seen), Vec::<String>::new());
}

#[test]
fn registers_are_told_by_names_with_numbers_before_them() {
    for (name, register) in [
        ("1 Assets.csv", "asset"),
        ("04 Corrective Action Log.csv", "nonconformity"),
        ("KPI.csv", "metric"),
        ("Training Log.csv", "training"),
        ("Change Log.csv", "change"),
    ] {
        let seen = sheets::preview(name, b"Title\nSomething\n", &Options::default(), &begun());
        assert_eq!(seen.sheets[0].register.map(|own| own.key), Some(register), "{name}");
    }
}

#[test]
fn headings_of_other_lists_lead_where_they_belong() {
    let known = |register: &str, list: &str| -> Vec<String> {
        let seen = sheets::preview("list.csv", list.as_bytes(), &options(register, &[]), &begun());
        let place = |column: &sheets::Column| match &column.meaning {
            Meaning::Place(path) | Meaning::Judged(path) => path.to_string(),
            Meaning::Number => "number".to_owned(),
            other => format!("{other:?}"),
        };
        seen.sheets[0].columns.iter().map(place).collect()
    };
    assert_eq!(known("party", "Party,Category\nCustomers,External\n"), ["name", "kind"]);
    assert_eq!(
        known(
            "nonconformity",
            "CAR Number,Description of Nonconformity,Root Cause,Responsible\nCAR-1,A gap,None,Anna Ahrens\n"
        ),
        ["number", "title", "root_cause", "owner"]
    );
    assert_eq!(known("control", "Control ID,Control Name\nCTL-01,Backup\n"), ["number", "title"]);
    assert_eq!(known("control", "Control ID,Control Name\nA.8.13,Backup\n"), ["reference_controls", "title"]);
    assert_eq!(
        known("risk", "Threat Event,Risk,Overall Likelihood,Level of Impact\nPhishing,Very High,3,4\n"),
        ["title", "Computed", "likelihood", "consequence[all].level"]
    );
    assert_eq!(
        known("objective", "Objective,Target,Due Date\nStay certified,No major finding,2026-12-31\n"),
        ["title", "sign", "due"]
    );
}

#[test]
fn the_number_of_another_list_is_kept_in_a_field_of_its_own() {
    let state = begun();
    let place = sheets::own_place("Risk ID").expect("letters stand in it").to_string();
    assert_eq!(place, "own[risk-id].value");
    let headings = sheets::Headings(vec![("Risk ID".to_owned(), Some(place))]);
    let options = Options { headings, ..options("risk", &[]) };
    let seen = sheets::preview("risks.csv", RISKS.as_bytes(), &options, &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    let after = brought(seen, &state);
    let of = |risk: &Risk| risk.own.iter().find(|(key, _)| *key == "risk-id").and_then(|(_, own)| own.value.clone());
    let own: Vec<_> = after.of::<Risk>().iter().filter_map(|(_, held)| of(&held.record)).collect();
    assert_eq!(own.iter().map(ToString::to_string).collect::<Vec<_>>(), ["RSK-001", "RSK-002", "RSK-003"]);
}

#[test]
fn a_word_where_a_day_is_asked_for_is_said_once_a_day_or_nothing() {
    let state = begun();
    let file = "Title,Next review\nA,Q3 2026\nB,Q3 2026\nC,sofort\nD,2026-05-01\nE,03/04/2026\nF,-\n";
    let read = |words: &[(&str, &str, &str)], file: &str| {
        sheets::preview("risks.csv", file.as_bytes(), &options("risk", words), &state)
    };
    let told = read(&[], file);
    let words: Vec<_> = told.sheets[0].words.iter().map(|word| (word.word.as_str(), word.rows, word.makes)).collect();
    assert_eq!(words, [("Q3 2026", 2, false), ("sofort", 1, false), ("03/04/2026", 1, false)]);
    let readings: Vec<_> = told.sheets[0].words[2].readings.iter().map(ToString::to_string).collect();
    assert_eq!(readings, ["2026-04-03", "2026-03-04"]);
    assert_eq!(refusals(&told).len(), 3, "{:?}", refusals(&told));
    let file = file.replace("E,03/04/2026\n", "");
    let said = [("Next review", "q3  2026", "2026-09-30"), ("Next review", "sofort", "")];
    let after = brought(read(&said, &file), &state);
    let days: Vec<_> = after.of::<Risk>().iter().map(|(_, risk)| risk.next_review.map(|day| day.to_string())).collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(days, [day("2026-09-30"), day("2026-09-30"), None, day("2026-05-01"), None]);
    let wrong = read(&[("Next review", "Q3 2026", "autumn"), ("Next review", "sofort", "")], &file);
    assert!(refusals(&wrong)[0].contains("rows 2 and 3"), "{:?}", refusals(&wrong));
}

#[test]
fn a_day_that_can_mean_two_is_said_by_one_of_its_readings() {
    let state = begun();
    let file = "Title,Next review\nA,03.04.24\nB,03.04.24\n";
    let read =
        |words: &[(&str, &str, &str)]| sheets::preview("risks.csv", file.as_bytes(), &options("risk", words), &state);
    let open = read(&[]);
    assert!(refusals(&open)[0].contains("can mean two days; write 2024-04-03 or 2024-03-04"), "{:?}", refusals(&open));
    let readings: Vec<_> =
        open.sheets[0].words.iter().flat_map(|word| &word.readings).map(ToString::to_string).collect();
    assert_eq!(readings, ["2024-04-03", "2024-03-04"]);
    let after = brought(read(&[("Next review", "03.04.24", &readings[1])]), &state);
    assert!(after.of::<Risk>().iter().all(|(_, risk)| risk.next_review == Some(kernel::Date::constant(2024, 3, 4))));
    // A column full of them is asked about by the order of its numbers alone.
    let many: String = (1..=12).map(|day| format!("R{day},{day:02}.01.24\nS{day},01.{day:02}.24\n")).collect();
    let full =
        sheets::preview("risks.csv", format!("Title,Next review\n{many}").as_bytes(), &options("risk", &[]), &state);
    assert!(full.sheets[0].words.is_empty() && !refusals(&full).is_empty());
}

#[test]
fn an_unknown_owner_is_made_a_person_or_a_role_that_nobody_holds_yet() {
    let state = begun();
    let file = "Name,Owner\nMail,DPO\nFiles,DPO\n";
    let read = |means: &str| {
        let words = [("Owner", "DPO", means)];
        sheets::preview("assets.csv", file.as_bytes(), &options("asset", &words), &state)
    };
    let open = sheets::preview("assets.csv", file.as_bytes(), &options("asset", &[]), &state);
    assert!(open.sheets[0].words[0].roles());
    let owners = |state: &State| state.of::<Asset>().iter().map(|(_, own)| own.owner.is_some()).collect::<Vec<_>>();
    let (person, role) = (brought(read("+"), &state), brought(read("+role"), &state));
    assert_eq!((owners(&person), owners(&role)), (vec![true; 2], vec![false; 2]));
    assert!(person.resolve("person", "DPO").is_ok() && person.resolve("role", "DPO").is_err());
    assert!(role.resolve("person", "DPO").is_err() && role.resolve("role", "DPO").is_ok());
}

/// The state in which the controls of a sheet of risks are made, with what is told of one of them.
fn controls_made(heading: &str, words: &[(&str, &str, &str)]) -> (Vec<String>, String) {
    let state = begun();
    let file = format!("Title,{heading}\nLost laptop,Disk encryption\n");
    let preview = sheets::preview("risks.csv", file.as_bytes(), &options("risk", words), &state);
    assert_eq!(refusals(&preview), Vec::<String>::new());
    let told = preview.notes.iter().find(|note| note.contains("made beside")).cloned().unwrap_or_default();
    let state = brought(preview, &state);
    let made = state.of::<isms::planning::Control>().iter();
    (made.map(|(_, control)| kernel::Choice::key(control.status).to_owned()).collect(), told)
}

#[test]
fn controls_that_a_heading_calls_existing_come_in_as_implemented_unless_somebody_says_otherwise() {
    for (heading, means, status) in [
        ("Mesures existantes", "+", "implemented"),
        ("Existing controls", "+not-started", "not-started"),
        ("Existing controls", "+planned", "planned"),
        ("Maßnahmen", "+", "not-started"),
        ("Maßnahmen", "+implemented", "implemented"),
    ] {
        let (made, told) = controls_made(heading, &[(heading, "Disk encryption", means)]);
        assert_eq!(made, [status], "{heading} {means}");
        assert_eq!(told, format!("made beside the rows: control \"Disk encryption\", as {status}"));
    }
}

#[test]
fn units_made_by_name_belong_to_the_one_at_the_top_and_places_that_are_no_sites_are_locations() {
    let text = |text: &str| Value::Text(text.to_owned());
    let unit = |name| {
        let register = isms::REGISTERS.iter().find(|own| own.key == "unit").expect("a listed register");
        Command::Create(register, vec![(Path::field("name"), text(name))])
    };
    let state = done(unit("Nordlicht"), &begun());
    let file = b"Asset,Type,Abteilung,Standort\nMail,Service,Sales,Frankfurt\n";
    let words = [("Abteilung", "Sales", "+"), ("Type", "Service", "+")];
    let preview = sheets::preview("assets.csv", file, &options("asset", &words), &state);
    let told = preview.sheets[0].notes.iter().any(|note| note.contains("taken for the location in words"));
    assert!(told && refusals(&preview).is_empty(), "{:?} {:?}", preview.sheets[0].notes, refusals(&preview));
    let come = brought(preview, &state);
    let sales = come.get(kernel::Id::<isms::context::Unit>::of(come.resolve("unit", "Sales").expect("made")));
    assert_eq!(sales.and_then(|unit| unit.parent).map(|id| come.reference(id)), Some("U-001".to_owned()));
    let asset = come.of::<Asset>().iter().next().map(|(_, asset)| (asset.location.clone(), asset.site));
    assert_eq!(asset, Some((Some("Frankfurt".into()), None)));
    // Of two at the top neither is the one it belongs to.
    let two = done(unit("Holding"), &state);
    let come = brought(sheets::preview("assets.csv", file, &options("asset", &words), &two), &two);
    let sales = come.get(kernel::Id::<isms::context::Unit>::of(come.resolve("unit", "Sales").expect("made")));
    assert_eq!(sales.and_then(|unit| unit.parent), None);
    // Where a site is called so, it is the site.
    let register = isms::REGISTERS.iter().find(|own| own.key == "site").expect("a listed register");
    let known = done(Command::Create(register, vec![(Path::field("name"), text("Frankfurt"))]), &state);
    let come = brought(sheets::preview("assets.csv", file, &options("asset", &words), &known), &known);
    assert!(come.of::<Asset>().iter().all(|(_, asset)| asset.site.is_some() && asset.location.is_none()));
}
