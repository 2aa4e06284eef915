//! The description and the routes say the same, in both directions.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::{Value as Json, json};

use super::House;
use crate::api::addresses;
use crate::api::views::VIEWS;
use exchange::openapi::BASE;

const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

fn described() -> Vec<(String, BTreeSet<String>)> {
    let document = exchange::openapi::document();
    let paths = document["paths"].as_object().unwrap();
    let methods =
        |operations: &Json| operations.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
    paths.iter().map(|(path, operations)| (path.clone(), methods(operations))).collect()
}

#[tokio::test]
async fn every_described_operation_is_answered_and_no_other_method_is() {
    let house = House::new().await;
    // What takes everything out is for administrators alone, accounts for those of the server.
    let token = house.administrator().await;
    let bearer = format!("Bearer {token}");
    for (path, methods) in described() {
        let real = path
            .strip_prefix(BASE)
            .unwrap()
            .replace("{org}", "acme")
            .replace("{register}", "issues")
            .replace("{account}", "X-0000")
            .replace("{id}", "X-0000")
            .replace("{seq}", "X-0000")
            .replace("{size}", "X-0000")
            .replace("{digest}", "X-0000");
        for method in METHODS {
            let answer = house
                .ask(method.clone(), &real, &json!({}), &[("if-match", "*"), ("authorization", bearer.as_str())])
                .await;
            let status = answer.status.as_u16();
            assert_eq!(status != 405, methods.contains(method.as_str()), "{method} {path}: {status}");
            // The thread is that of a risk, which has to be named.
            let gone = real.contains("X-0000") && status == 404 || real.ends_with("views/risk") && status == 400;
            assert!(gone || [200, 201, 405, 422].contains(&status), "{method} {path}: {status} {}", answer.text);
        }
    }
}

#[test]
fn every_route_is_described() {
    let described: BTreeSet<_> = described().into_iter().map(|(path, _)| path).collect();
    for (pattern, _) in addresses() {
        let pattern = format!("{BASE}{pattern}");
        assert!(described.iter().any(|path| fits(path, &pattern)), "{pattern} is not described");
    }
}

#[test]
fn every_view_is_described_with_the_parameters_it_takes() {
    let document = exchange::openapi::document();
    let base = format!("{BASE}/orgs/{{org}}/views/");
    let paths =
        document["paths"].as_object().unwrap().iter().filter_map(|(path, get)| Some((path.strip_prefix(&base)?, get)));
    let query = |parameter: &Json| {
        let shared = parameter["$ref"].as_str().and_then(|at| document.pointer(&at[1..]));
        let parameter = shared.unwrap_or(parameter);
        (parameter["in"] == "query").then(|| parameter["name"].as_str().unwrap().to_owned())
    };
    let described: BTreeSet<(String, BTreeSet<String>)> = paths
        .map(|(view, get)| {
            let parameters = get["get"]["parameters"].as_array().unwrap();
            (view.to_owned(), parameters.iter().filter_map(query).collect())
        })
        .collect();
    let taken = VIEWS.iter().map(|(view, taken, _)| {
        ((*view).to_owned(), taken.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>())
    });
    assert_eq!(described, taken.collect());
}

/// Whether a described path is one of those a route stands for.
fn fits(path: &str, route: &str) -> bool {
    let (path, route): (Vec<_>, Vec<_>) = (path.split('/').collect(), route.split('/').collect());
    let same = |(own, pattern): (&&str, &&str)| own == pattern || (pattern.starts_with('{') && !own.starts_with('{'));
    path.len() == route.len() && path.iter().zip(&route).all(same)
}

#[tokio::test]
async fn the_description_is_open_to_everybody() {
    let house = House::new().await;
    let answer = house.ask(Method::GET, "/openapi.json", &Json::Null, &[("authorization", "")]).await;
    assert_eq!(answer.good(200)["openapi"], "3.1.0");
}

#[tokio::test]
async fn an_answer_has_the_members_that_its_schema_names() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let document = exchange::openapi::document();
    for (path, real, schema) in [
        ("/orgs", "/orgs", "OrganizationList"),
        ("/orgs/{org}/registers", "/orgs/acme/registers", "RegisterList"),
        ("/orgs/{org}/registers/assets", "/orgs/acme/registers/assets", "AssetList"),
        ("/orgs/{org}/registers/assets/{id}", "/orgs/acme/registers/assets/A-0001", "Asset"),
        ("/orgs/{org}/registers/assets/{id}/history", "/orgs/acme/registers/assets/A-0001/history", "History"),
        ("/orgs/{org}/verify", "/orgs/acme/verify", "Verification"),
    ] {
        let named =
            &document["paths"][format!("{BASE}{path}")]["get"]["responses"]["200"]["content"]["application/json"];
        assert_eq!(named["schema"]["$ref"], format!("#/components/schemas/{schema}"));
        check(&document, schema, &house.get(real).await.good(200));
    }
}

fn check(document: &Json, schema: &str, told: &Json) {
    let schema_of = |name: &str| document["components"]["schemas"][name].clone();
    let shape = schema_of(schema);
    let members: BTreeSet<_> = told.as_object().unwrap().keys().cloned().collect();
    let known: BTreeSet<_> = shape["properties"].as_object().unwrap().keys().cloned().collect();
    assert!(members.is_subset(&known), "{schema}: {members:?} {known:?}");
    for required in shape["required"].as_array().unwrap() {
        assert!(members.contains(required.as_str().unwrap()), "{schema} lacks {required}");
    }
    for (member, own) in shape["properties"].as_object().unwrap() {
        let inner = own["items"]["$ref"].as_str().or(own["$ref"].as_str()).and_then(|at| at.rsplit('/').next());
        for each in told[member].as_array().into_iter().flatten().chain(told.get(member).filter(|one| one.is_object()))
        {
            inner.into_iter().for_each(|inner| check(document, inner, each));
        }
    }
}
