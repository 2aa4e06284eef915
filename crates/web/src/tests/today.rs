//! Today through the browser's eyes: how much waits, and what others did meanwhile.

use engine::Actor;
use isms::context::Scope;
use isms::leadership::Role;
use isms::operation::Incident;
use isms::planning::{Asset, AssetType, Risk, Threat, Vulnerability};
use kernel::{Declared, Id, RawId, Value};

use super::World;
use super::world::NOW_S;

#[tokio::test]
async fn the_headline_counts_the_decisions_of_top_management_and_the_next_step() {
    let mut world = World::new().await;
    let scope = [("title", "The whole company"), ("statement", "All that we do.")];
    let rests = [("issues", "Customers ask"), ("parties", "Customers"), ("interfaces[1].with", "The landlord")];
    world.add(Scope::REGISTER, &[&scope[..], &rests].concat()).await;
    let page = world.get("/o/test/today").await.body;
    assert!(page.contains("One thing waits for you"), "the next step: {page}");
    // Nobody gives a role to themselves.
    world.actor = Actor::operator();
    world.add(Role::REGISTER, &[("title", "Board"), ("top_management", "yes")]).await;
    world.does("role.assign", &[("role", "Board"), ("person", "P-001")]).await;
    let page = world.get("/o/test/today").await.body;
    assert!(page.contains("2 things wait for you"), "the scope to approve as well: {page}");
    assert!(!page.contains("Nothing waits for you"), "{page}");
}

#[tokio::test]
async fn what_others_changed_is_told_record_by_record_in_sentences() {
    let mut world = World::new().await;
    let risk = Id::<Risk>::of(world.add(Risk::REGISTER, &[("title", "Power cut"), ("owner", "P-001")]).await);
    let quiet = world.get("/o/test/today").await.body;
    assert!(quiet.contains("Nobody changed a record that names you"), "{quiet}");
    world.actor = Actor::operator();
    world.set(risk, "title", Value::Text("Power cut at the office".into())).await;
    world.set(risk, "category", Value::Text("Utilities".into())).await;
    let page = world.get("/o/test/today").await.body;
    let (_, changes) = page.split_once("What others changed").expect("the section is there");
    assert_eq!(changes.matches("<span class=\"ref\">R-0001</span> Power cut at the office").count(), 1, "{changes}");
    for told in [" changed Title.", " changed Category."] {
        assert!(changes.contains(told), "{told} is not said: {changes}");
    }
}

#[tokio::test]
async fn an_entry_about_many_records_is_told_once() {
    let mut world = World::new().await;
    let mut ids = Vec::new();
    for number in 1..=4 {
        let title = format!("Power cut {number}");
        ids.push(world.add(Risk::REGISTER, &[("title", &title), ("owner", "P-001")]).await);
    }
    world.actor = Actor::operator();
    let change = |id: &RawId| {
        let values = vec![(kernel::Path::field("category"), Value::Text("Utilities".into()))];
        (String::new(), kernel::Command::Edit(Risk::REGISTER, *id, values, None))
    };
    let all = kernel::Command::Batch("bulk.edit", ids.iter().map(change).collect());
    world.execute(all).await;
    let page = world.get("/o/test/today").await.body;
    let (_, changes) = page.split_once("What others changed").expect("the section is there");
    assert_eq!(changes.matches(" changed Category.").count(), 1, "{changes}");
    assert!(changes.contains("R-0001, R-0002, R-0003</span> 1 more"), "{changes}");
}

#[tokio::test]
async fn proposals_that_others_rejected_are_folded_into_one_line() {
    let mut world = World::new().await;
    world.does("method.adopt", &[]).await;
    world.add(AssetType::REGISTER, &[("title", "Server"), ("kind", "supporting")]).await;
    for title in ["Pollution", "Flood"] {
        world.add(Threat::REGISTER, &[("title", title), ("availability", "yes")]).await;
        let used = [("exploited[1].threat", title), ("exploited[1].asset_types", "Server")];
        world.add(Vulnerability::REGISTER, &[&[("title", "Low ground")], &used[..]].concat()).await;
    }
    let server = [("name", "Rack"), ("kind", "supporting"), ("asset_type", "Server"), ("owner", "P-001")];
    world.add(Asset::REGISTER, &server).await;
    let proposed = world.post("/o/test/planning/assets/acts/risk.propose", &[("assets", "A-0001")]).await;
    assert_eq!(proposed.header("location"), "/o/test/planning/risks?status=proposed", "{}", proposed.body);
    let list = world.get("/o/test/planning/risks?status=proposed").await.body;
    assert!(list.contains("Touches nothing that is valued, by one way in."), "{list}");
    assert!(list.contains("name=\"limit\"") || list.contains("has nothing to propose"), "one page: {list}");
    world.actor = Actor::operator();
    let reject = isms::act("risk.reject").expect("it is listed");
    let ids = world.engine.state("test").await.unwrap();
    let ids: Vec<_> = ids.table(Risk::KEY).unwrap().rows().map(|row| row.id).collect();
    let args = [("risks", Value::Links(ids)), ("reason", Value::Text("none of ours".into()))];
    let args = args.into_iter().map(|(field, value)| (kernel::Path::field(field), value)).collect();
    let command = kernel::Command::Act(reject, kernel::act::gathered(args));
    world.execute(command).await;
    let page = world.get("/o/test/today").await.body;
    assert!(page.contains("2 proposals that name you were rejected"), "{page}");
}

#[tokio::test]
async fn whoever_may_only_read_reports_an_incident_from_today() {
    let world = World::new().await.reading().await;
    let form = "/o/test/operation/incidents/acts/incident.report";
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains(&format!("href=\"{form}\"")) && today.contains("Report an incident"), "{today}");
    let offered = world.get("/o/test/palette?q=report%20incident&at=").await.body;
    assert!(offered.contains(form), "{offered}");
    let shown = world.get(form).await;
    assert!(shown.status.is_success() && shown.body.contains("name=\"title\""), "{}", shown.body);
    let told = [("title", "Payslip sent to a stranger"), ("place", "Accounts, second floor")];
    let done = world.post(form, &told).await;
    assert_eq!(done.header("location"), "/o/test/operation/incidents/INC-2026-001", "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    let (_, incident) = state.of::<Incident>().iter().next().expect("it was written");
    let now = Some(jiff::Timestamp::from_second(NOW_S).unwrap());
    assert_eq!(incident.reported_by.map(Id::raw), world.actor.person);
    assert_eq!((incident.reported_at, incident.detected_at), (now, now));
    assert_eq!(incident.place.as_deref(), Some("Accounts, second floor"));
    let full = world.get("/o/test/operation/incidents/new").await;
    assert_eq!(full.status, axum::http::StatusCode::FORBIDDEN);
    assert!(full.body.contains(&format!("href=\"{form}\"")), "the refusal leads to the short form: {}", full.body);
    let other = world.get("/o/test/context/units/new").await;
    assert!(!other.body.contains("/acts/"), "{}", other.body);
    let ahead = world.post(form, &[("title", "Tomorrow"), ("noticed_at", "2030-01-01T00:00:00Z")]).await;
    assert!(ahead.body.contains("this lies ahead"), "{}", ahead.body);
}

#[tokio::test]
async fn the_next_step_is_that_of_whoever_leads_the_project() {
    let mut world = World::new().await;
    // Nobody gives a project, a risk or a role to themselves.
    world.actor = Actor::operator();
    let risk = Id::<Risk>::of(world.add(Risk::REGISTER, &[("title", "Power cut"), ("owner", "P-001")]).await);
    let step = |page: &str| page.contains("aria-labelledby=\"next\"");
    let page = world.get("/o/test/today").await.body;
    assert!(step(&page) && page.contains("2 things wait for you"), "who governs, while nobody leads: {page}");
    world.add(isms::support::Person::REGISTER, &[("name", "Ben Lead")]).await;
    world
        .add(
            isms::project::Project::REGISTER,
            &[("title", "Certificate"), ("manager", "Ben Lead"), ("state", "running")],
        )
        .await;
    let page = world.get("/o/test/today").await.body;
    assert!(!step(&page) && page.contains("One thing waits for you"), "the lead's alone: {page}");
    assert!(page.contains("Next best acts"), "who governs still sees what would help most: {page}");
    let owner = world.reading_as(access::Role::Contributor).await;
    world.set(risk, "owner", Value::Link(owner.actor.person.expect("a person"))).await;
    let page = owner.get("/o/test/today").await.body;
    assert!(page.contains("One thing waits for you") && page.contains("Power cut"), "{page}");
    assert!(!step(&page) && !page.contains("Next best acts"), "the owner's own things alone: {page}");
}

#[tokio::test]
async fn an_incomplete_scope_waits_for_nobodys_approval_and_a_complete_one_for_who_may() {
    let mut world = World::new().await;
    let scope = [("title", "The whole company"), ("statement", "All that we do."), ("owner", "P-001")];
    let id = Id::<Scope>::of(world.add(Scope::REGISTER, &scope).await);
    world.add(isms::support::Person::REGISTER, &[("name", "Clara")]).await;
    world.actor = Actor::operator();
    world.add(Role::REGISTER, &[("title", "Board"), ("top_management", "yes")]).await;
    world.does("role.assign", &[("role", "Board"), ("person", "P-002")]).await;
    let seen = "/o/test/context/scopes/SC-01";
    let page = world.get(seen).await.body;
    assert!(!page.contains("acts/scope.approve"), "Ada looks after it: {page}");
    assert!(page.contains("Ask Clara") && page.contains("Clara has no account here"), "{page}");
    let asked = [("title", "Approve: all"), ("about", "SC-01"), ("act", "scope.approve"), ("person", "P-002")];
    for (name, value) in asked.iter().skip(1) {
        assert!(page.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{name}: {page}");
    }
    // Whoever asks stays on the page, as it was shown, and is told what happened.
    let shown = world.get(&format!("{seen}?shown=all")).await.body;
    assert!(shown.contains("name=\"_back\" value=\"context/scopes/SC-01?shown=all\""), "{shown}");
    let back = ("_back", "context/scopes/SC-01");
    let sent = world.post(&format!("/o/test/{}/acts/task.ask", "work/tasks"), &[&asked[..], &[back]].concat()).await;
    assert_eq!(sent.status, axum::http::StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(sent.header("location"), seen);
    assert!(world.said(&sent).await.contains("Clara is asked with TK-0001"));
    let page = world.get(seen).await.body;
    assert!(page.contains("Asked Clara on") && !page.contains("Ask Clara"), "{page}");
    world.set(id, "owner", Value::Nothing).await;
    let left = [("role", "Board"), ("person", "P-002"), ("because", "She left the board")];
    world.does("role.relieve", &left).await;
    let page = world.get(seen).await.body;
    assert!(page.contains("Complete it") && page.contains("Approve it as it is"), "{page}");
    assert!(!page.contains("btn btn-sign"), "{page}");
    for (field, text) in [("issues", "Customers ask"), ("parties", "Customers")] {
        world.set(id, field, Value::Text(text.into())).await;
    }
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains("its interfaces to others"), "{today}");
}

#[tokio::test]
async fn accounts_are_asked_for_while_somebody_who_owns_something_has_none() {
    let world = World::new().await;
    world.add(isms::support::Person::REGISTER, &[("name", "Clara Moe")]).await;
    let page = world.get("/o/test/today").await.body;
    assert!(!page.contains("Without an account"), "she owns nothing: {page}");
    world.add(Risk::REGISTER, &[("title", "Power cut"), ("owner", "P-002")]).await;
    let page = world.get("/o/test/today").await.body;
    assert!(page.contains("Without an account") && page.contains("/o/test/members/invite?id=P-002"), "{page}");
    let other = world.reading_as(access::Role::Contributor).await;
    assert!(!other.get("/o/test/today").await.body.contains("Without an account"), "who may not make one");
}
