use std::task::{Context, Waker};

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value as Json, json};

use super::{Answer, House};

/// Sends a file as it is.
async fn send(house: &House, query: &str, content: &str, token: &str) -> Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/api/v1/orgs/acme/import?{query}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "text/csv");
    house.send(request.body(Body::from(content.to_owned())).unwrap()).await
}

async fn bring(house: &House, query: &str, content: &str) -> Answer {
    send(house, query, content, &house.token).await
}

const ASSETS: &str = "name,kind\nOrders,primary\nRoom,supporting\n";

#[tokio::test]
async fn a_file_is_tried_then_done_and_does_nothing_the_second_time() {
    let house = House::new().await;
    let tried = bring(&house, "name=assets.csv&dry_run=true", ASSETS).await.good(200);
    assert_eq!((&tried["new"], &tried["entry"], &tried["kind"]), (&json!(2), &Json::Null, &json!("sheets")));
    assert_eq!(house.get("/orgs/acme/registers/assets").await.good(200)["total"], 0);
    let done = bring(&house, "name=assets.csv&because=inventory", ASSETS).await.good(200);
    assert_eq!((&done["entry"], &done["records"][0]["made"]), (&json!(1), &json!(2)));
    let again = bring(&house, "name=assets.csv&match_titles=true", ASSETS).await.good(200);
    assert_eq!((&again["entry"], &again["same"]), (&Json::Null, &json!(2)));
}

#[tokio::test]
async fn headings_and_sheets_are_named_by_parameters() {
    let house = House::new().await;
    let foreign = "Wie es heisst;Kostenstelle\nOrders;4711\n";
    let query = "name=x.csv&register=assets&map=Wie+es+heisst:name&map=Kostenstelle:&remember=Group";
    let done = bring(&house, query, foreign).await.good(200);
    assert_eq!(done["records"][1]["register"], "column-map");
    let query = "name=x.csv&sheet=x%3D";
    assert_eq!(
        bring(&house, query, foreign).await.problem(422),
        "file: nothing stands in this file; choose one with rows"
    );
    for wrong in ["sheet=x", "register=unicorns", "dry_run=perhaps", "unknown=1"] {
        bring(&house, wrong, foreign).await.problem(400);
    }
}

#[tokio::test]
async fn a_column_that_nobody_knows_is_asked_about_and_kept_by_a_parameter() {
    let house = House::new().await;
    let (query, list) = ("name=assets.csv&register=assets", "Name,Moon phase\nOrders,full\n");
    let unsure = bring(&house, query, list).await.problem(422);
    assert!(unsure.contains("left out: \"Moon phase\" (B), 1 value, for example \"full\""), "{unsure}");
    let done = bring(&house, &format!("{query}&keep=Moon+phase"), list).await.good(200);
    assert_eq!(
        (&done["records"][0]["register"], &done["records"][0]["made"]),
        (&json!("own-field"), &json!(1)),
        "{done}"
    );
    bring(&house, "name=assets.csv&register=assets&keep=Sun", list).await.problem(422);
}

#[tokio::test]
async fn words_are_said_by_parameters_and_what_is_warned_about_is_said_to_be_meant() {
    let house = House::new().await;
    house.asset("Orders").await;
    let numbers = "ID,Name\nA-0001,Laptop\n";
    let query = "name=assets.csv&map=ID:reference";
    let unsure = bring(&house, query, numbers).await.problem(422);
    assert!(unsure.contains("say with sure that this is meant: 1 row changes"), "{unsure}");
    let tried = bring(&house, &format!("{query}&dry_run=true"), numbers).await.good(200);
    assert_eq!(tried["sheets"][0]["warnings"].as_array().map(Vec::len), Some(1));
    let done = bring(&house, &format!("{query}&sure=true"), numbers).await.good(200);
    assert_eq!(done["changed"], 1);
    let words = "Name,State,Owner\nShop,Mothballed,Mira\n";
    bring(&house, "name=assets.csv", words).await.problem(422);
    let said = "name=assets.csv&word=State:Mothballed%3Dstored&word=Owner:Mira%3D%2B";
    let done = bring(&house, said, words).await.good(200);
    let told: Vec<_> = (0..2).map(|at| done["sheets"][0]["words"][at]["said"].clone()).collect();
    assert_eq!(told, ["stored", "+"]);
    bring(&house, "name=assets.csv&word=Mothballed%3Dstored", words).await.problem(400);
}

#[tokio::test]
async fn what_is_refused_names_its_place_and_shows_what_was_understood() {
    let house = House::new().await;
    let answer = bring(&house, "name=assets.csv", "name,owner\nOrders,Nobody\n").await;
    answer.problem(422);
    let told = answer.json();
    assert_eq!(told["errors"][0]["field"], "assets, row 2, column owner (B2)");
    assert_eq!(told["preview"]["sheets"][0]["register"], "asset");
    let reader = house.another("rita", "Rita", Some(access::Role::Reader)).await;
    assert!(send(&house, "", ASSETS, &reader).await.problem(403).contains("ask a manager"));
}

#[tokio::test]
async fn the_same_key_brings_a_file_in_once() {
    let house = House::new().await;
    let path = "/orgs/acme/import?name=assets.csv";
    let headers = [("idempotency-key", "k1"), ("content-type", "text/csv")];
    let send = || async {
        let mut request = Request::builder().method(Method::POST).uri(format!("/api/v1{path}"));
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", house.token));
        for (name, value) in headers {
            request = request.header(name, value);
        }
        house.send(request.body(Body::from(ASSETS)).unwrap()).await
    };
    send().await.good(200);
    assert_eq!(send().await.header("idempotent-replayed"), "true");
    assert_eq!(house.get("/orgs/acme/registers/assets").await.good(200)["total"], 2);
}

#[tokio::test]
async fn everything_and_each_register_go_out_in_every_format() {
    let house = House::new().await;
    house.asset("Orders").await;
    for (query, media) in [
        ("", "application/json"),
        ("?format=yaml", "application/yaml"),
        ("?register=assets", "application/json"),
        ("?register=assets&format=csv", "text/csv; charset=utf-8"),
    ] {
        let answer = house.get(&format!("/orgs/acme/export{query}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, media), "{query}");
        assert!(answer.text.contains("Orders"), "{query}: {}", answer.text);
    }
    for wrong in ["?format=csv", "?format=pdf", "?register=assets&format=yaml"] {
        house.get(&format!("/orgs/acme/export{wrong}")).await.problem(400);
    }
    house.get("/orgs/acme/export?register=unicorns").await.problem(404);
}

#[tokio::test]
async fn no_more_files_are_read_at_once_than_there_is_room_for() {
    let house = House::new().await;
    let request = |length: u64, body: Body| {
        let request = Request::builder().method(Method::POST).uri("/api/v1/orgs/acme/import?name=assets.csv");
        let request = request.header(header::AUTHORIZATION, format!("Bearer {}", house.token));
        request.header(header::CONTENT_LENGTH, length).body(body).unwrap()
    };
    // Four files that are announced and do not come take all the room there is.
    let never = || Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let mut waiting: Vec<_> = (0..4).map(|_| Box::pin(house.send(request(64 << 20, never())))).collect();
    let refused = loop {
        for sent in &mut waiting {
            let mut context = Context::from_waker(Waker::noop());
            assert!(sent.as_mut().poll(&mut context).is_pending(), "the file has not come");
        }
        tokio::task::yield_now().await;
        let answer = house.send(request(ASSETS.len() as u64, Body::from(ASSETS))).await;
        if answer.status != 200 {
            break answer;
        }
    };
    assert!(refused.problem(503).contains("256 MB are being read"), "{refused:?}");
    assert_eq!(refused.header("retry-after"), "60");
    drop(waiting);
    bring(&house, "name=assets.csv&dry_run=true", ASSETS).await.good(200);
}

/// The assets of a house as a sheet, in which somebody called one otherwise.
async fn renamed(house: &House, from: &str, to: &str) -> String {
    let answer = house.get("/orgs/acme/export?register=assets&format=csv").await;
    assert_eq!(answer.status, 200);
    answer.text.replace(from, to)
}

#[tokio::test]
async fn which_of_two_edits_counts_is_said_by_a_parameter() {
    for (take, name) in [
        ("take=here", "Here"),
        ("take=sheet", "There"),
        ("take=here&take=assets:2%3Dsheet", "There"),
        ("take=sheet&take=assets:2:name%3Dhere", "Here"),
    ] {
        let house = House::new().await;
        let asset = house.asset("Orders").await;
        let sheet = renamed(&house, "Orders", "There").await;
        let path = format!("/orgs/acme/registers/assets/{}", asset["id"].as_str().unwrap());
        let tag = house.get(&path).await.header("etag").to_owned();
        house.patch(&path, &tag, json!({ "name": "Here" })).await.good(200);
        let query = "name=assets.csv&sure=true";
        let told = bring(&house, query, &sheet).await;
        told.problem(412);
        let cell = &told.json()["preview"]["sheets"][0]["rows"][0]["contested"][0];
        assert_eq!((&cell["place"], &cell["here"], &cell["sheet"]), (&json!("name"), &json!("Here"), &json!("There")));
        bring(&house, &format!("{query}&{take}"), &sheet).await.good(200);
        assert_eq!(house.get(&path).await.good(200)["fields"]["name"], name, "{take}");
    }
    let house = House::new().await;
    for wrong in ["take=both", "take=assets:2", "take=assets:two%3Dhere"] {
        let refused = bring(&house, &format!("name=assets.csv&{wrong}"), ASSETS).await;
        assert!(refused.problem(400).contains("write here or sheet"), "{wrong}");
    }
}

const CLOSED: &str = "Title,Date raised,Date closed,Status\nBackups not tested,2025-04-03,2025-05-20,Closed\n";

#[tokio::test]
async fn what_was_closed_before_comes_in_by_a_parameter() {
    let house = House::new().await;
    let query = "name=list.csv&register=nonconformities";
    assert!(bring(&house, query, CLOSED).await.problem(422).contains("bring it in as it was decided before"));
    let tried = bring(&house, &format!("{query}&dry_run=true"), CLOSED).await.good(200);
    let brings = &tried["sheets"][0]["brings"];
    assert_eq!(
        (&brings["act"], &brings["rows"], &brings["told"]),
        (&json!("nonconformity.bring_in"), &json!(1), &json!(false))
    );
    // Nobody brings it in without a name.
    let nameless = bring(&house, &format!("{query}&bring_in=list"), CLOSED).await;
    assert!(nameless.text.contains("a person has to sign this"), "{nameless:?}");
    assert_eq!(house.get("/orgs/acme/registers/nonconformities").await.good(200)["total"], 0);
}
