use axum::http::StatusCode;
use isms::certification::Evidence;
use kernel::{Command, Declared, FileRef, Kind, Path, Value};

use super::World;
use super::world::NOW_S;
use crate::routes;

/// An example record of every register: what is required, written as in a form; links lead to the first record of
/// their register, which stands before it.
async fn filled(world: &World) {
    for register in isms::REGISTERS {
        let state = world.engine.state("test").await.unwrap();
        let first = |target: &str| {
            let target = if target == kernel::ANY { "risk" } else { target };
            let row = state.table(target).and_then(|table| table.rows().next());
            row.map(|row| row.reference()).unwrap_or_default()
        };
        let mut values: Vec<(&str, String)> = Vec::new();
        for (_, field) in register.live_fields().filter(|(_, field)| field.required) {
            match field.kind {
                Kind::Text | Kind::Markdown => values.push((field.key, "Something".to_owned())),
                Kind::Link(target) | Kind::Links(target) => values.push((field.key, first(target))),
                _ => {}
            }
        }
        let own: &[(&str, &str)] = match register.key {
            "applicability" => &[("control", "A.8.13")],
            "attestation" => &[("requirement", "7.1")],
            "measurement" => &[("period", "2026-11"), ("value", "7")],
            "saved-view" | "column-map" => &[("register", "risk")],
            "own-field" => &[("register", "risk"), ("key", "something")],
            _ => &[],
        };
        values.retain(|(key, _)| !own.iter().any(|(own, _)| own == key));
        values.extend(own.iter().map(|(key, text)| (*key, (*text).to_owned())));
        let values: Vec<_> = values.iter().map(|(key, text)| (*key, text.as_str())).collect();
        world.add(register, &values).await;
    }
}

/// A file that a record of evidence names.
async fn brought(world: &World) -> FileRef {
    let mut receiving = world.engine.receive("test", &world.actor).await.unwrap();
    receiving.push(b"restored in four hours").await.unwrap();
    let file = receiving.finish("proof.txt", None).await.unwrap();
    let title = (Path::field("title"), Value::Text("Restore test".into()));
    let values = vec![title, (Path::field("file"), Value::File(Box::new(file.clone())))];
    world.execute(Command::Create(Evidence::REGISTER, values)).await;
    file
}

#[tokio::test]
async fn every_room_of_every_register_answers() {
    let world = World::new().await;
    for path in ["rooms that are empty", "rooms with a record"] {
        for register in isms::REGISTERS {
            let list = format!("/o/test/{}/{}", register.section(), register.plural);
            let answer = world.get(&list).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {list}: {}", answer.body);
            let new = world.get(&format!("{list}/new")).await;
            assert_eq!(new.status, StatusCode::OK, "{list}/new: {}", new.body);
        }
        if path == "rooms that are empty" {
            filled(&world).await;
        }
    }
    let state = world.engine.state("test").await.unwrap();
    for register in isms::REGISTERS {
        let row = state.table(register.key).unwrap().rows().next().unwrap();
        let card = format!("/o/test/{}/{}/{}", register.section(), register.plural, row.reference());
        for room in ["", "/edit", "/history"] {
            let answer = world.get(&format!("{card}{room}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{card}{room}: {}", answer.body);
        }
        for act in isms::acts_on(register.key) {
            let answer = world.get(&format!("{card}/acts/{}", act.key)).await;
            assert_eq!(answer.status, StatusCode::OK, "{card}/acts/{}: {}", act.key, answer.body);
        }
        for kind in ["csv", "json", "pdf"] {
            let list = format!("/o/test/{}/{}", register.section(), register.plural);
            assert_eq!(world.get(&format!("{list}/export/{kind}")).await.status, StatusCode::OK, "{list} as {kind}");
        }
    }
}

#[tokio::test]
async fn every_address_is_answered_by_somebody() {
    let world = World::new().await;
    filled(&world).await;
    let whole = world.get("/o/test/export/json").await.bytes;
    let digest = brought(&world).await.digest;
    let size = world.engine.state("test").await.unwrap().size().to_string();
    world.post("/o/test/import", &[("_source", "carried")]).await;
    let job = (NOW_S * 1000).to_string();
    let founded = world.upload("/organizations/import", &[("key", "founded")], &[("test.json", &whole)]).await;
    assert_eq!(founded.status, StatusCode::SEE_OTHER, "{}", founded.body);
    let founding = (NOW_S * 1000 + 1).to_string();
    for path in routes::paths() {
        let address = path
            .replace("{org}", "test")
            .replace("{digest}/{name}", &format!("{digest}/proof.txt"))
            .replace("/scopes/{record}", "/scopes/SC-01")
            .replace("{section}", "planning")
            .replace("{plural}", "risks")
            .replace("{record}", "R-0001")
            .replace("{field}", "title")
            .replace("{act}", "risk.assess")
            .replace("test/export/{kind}", "test/export/json")
            .replace("{kind}", "csv")
            .replace("{what}", "person")
            .replace("{seq}", "1")
            .replace("{size}", &size)
            .replace("organizations/import/{job}", &format!("organizations/import/{founding}"))
            .replace("{job}", &job)
            .replace("{control}", "A.8.13")
            .replace("{cell}", "applicable")
            .replace("{*file}", "muniment.css");
        let answer = world.get(&address).await;
        let fine = answer.status.is_success() || answer.status.is_redirection();
        assert!(fine || answer.status == StatusCode::METHOD_NOT_ALLOWED, "{address}: {}", answer.status);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{address}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_to_people_and_to_programs() {
    let world = World::new().await;
    let page = world.get("/o/test/planning/unicorns").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("This page does not exist"), "{}", page.body);
    assert_eq!(world.get("/o/test/planning/risks/R-9999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get("/o/elsewhere/planning/risks").await.status, StatusCode::NOT_FOUND);
    let problem = world.get("/api/v1/nothing").await;
    assert_eq!(problem.status, StatusCode::NOT_FOUND);
    assert_eq!(problem.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_page_stands_without_anything_inline() {
    let world = World::new().await;
    filled(&world).await;
    for path in
        ["/", "/account", "/keys", "/o/test/planning/risks", "/o/test/planning/risks/R-0001/edit", "/o/test/members"]
    {
        let page = world.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        for bad in [" style=", "<style", " onclick=", "javascript:"] {
            assert!(!page.body.contains(bad), "{path} contains {bad}");
        }
    }
}
