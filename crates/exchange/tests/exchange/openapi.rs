//! The interface description: complete, consistent, and fit for generators of clients.

use std::collections::BTreeSet;

use serde_json::Value as Json;

fn references(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Object(members) => {
            found.extend(members.get("$ref").and_then(Json::as_str).map(str::to_owned));
            members.values().for_each(|member| references(member, found));
        }
        Json::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

fn operations(document: &Json) -> Vec<(String, String, Json)> {
    let paths = document["paths"].as_object().expect("paths");
    let each = |(path, methods): (&String, &Json)| -> Vec<_> {
        let methods = methods.as_object().expect("methods");
        methods.iter().map(|(method, operation)| (path.clone(), method.clone(), operation.clone())).collect()
    };
    paths.iter().flat_map(each).collect()
}

#[test]
fn every_reference_leads_somewhere_and_every_shared_part_is_used() {
    let document = exchange::openapi::document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    for reference in &found {
        let pointer = reference.strip_prefix('#').expect("references stay inside");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    // No register holds a file yet; the kind exists all the same.
    found.insert("#/components/schemas/StoredFile".to_owned());
    for kind in ["schemas", "parameters", "responses", "headers"] {
        for name in document["components"][kind].as_object().expect(kind).keys() {
            assert!(found.contains(&format!("#/components/{kind}/{name}")), "nobody uses {kind}/{name}");
        }
    }
}

#[test]
fn every_register_and_every_act_has_its_operations() {
    let document = exchange::openapi::document();
    for register in isms::REGISTERS {
        let base = format!("/api/v1/orgs/{{org}}/registers/{}", register.plural);
        assert!(document["paths"][&base]["get"].is_object() && document["paths"][&base]["post"].is_object(), "{base}");
        for (end, method) in
            [("", "get"), ("", "patch"), ("/history", "get"), ("/retire", "post"), ("/restore", "post")]
        {
            let path = format!("{base}/{{id}}{end}");
            assert!(document["paths"][&path][method].is_object(), "{method} {path}");
        }
    }
    for act in isms::ACTS {
        let path = format!("/api/v1/orgs/{{org}}/acts/{}", act.key);
        assert!(document["paths"][&path]["post"].is_object(), "{path}");
    }
}

#[test]
fn operations_have_names_of_their_own_and_answers_for_what_goes_wrong() {
    let document = exchange::openapi::document();
    let mut names = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let name = operation["operationId"].as_str().expect("a name").to_owned();
        assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric()), "{name}");
        assert!(names.insert(name.clone()), "{name} stands twice");
        if operation["security"] == serde_json::json!([]) {
            continue;
        }
        for status in ["401", "403", "404", "429"] {
            assert!(operation["responses"][status].is_object(), "{method} {path} lacks {status}");
        }
    }
    for name in ["createRisk", "listRisks", "getRisk", "editRisk", "actScopeApprove", "getRiskHistory", "viewSoa"] {
        assert!(names.contains(name), "{name}");
    }
}

#[test]
fn parameters_in_a_path_are_declared() {
    for (path, method, operation) in operations(&exchange::openapi::document()) {
        let declared: Vec<_> = operation["parameters"].as_array().into_iter().flatten().collect();
        let named = |name: &str| {
            declared.iter().any(|parameter| parameter["$ref"] == format!("#/components/parameters/{name}"))
        };
        assert!(!path.contains("{org}") || named("Org"), "{method} {path}");
        assert!(!path.contains("{id}") || named("Id"), "{method} {path}");
    }
}
