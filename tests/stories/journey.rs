//! From an empty ledger to accepted risks and a first Statement of Applicability, on real input.

use serde_json::Value;

use crate::program::Muniment;

const ASSETS: &str = "Name;Type;Owner;Classification;C;I;A\n\
    Dispatch database;Software;ada@example.org;confidential;4;5;5\n\
    Driver laptops;Laptop;bob@example.org;internal;3;2;3\n";

fn act(muniment: &Muniment, person: &str, act: &str, pairs: &[&str]) {
    let person: &[&str] = if person.is_empty() { &[] } else { &["--as", person] };
    muniment.ok(&[&["do", act, "--org", "acme"], person, pairs].concat());
}

fn reference(list: &Value, at: usize) -> String {
    list["items"][at]["reference"].as_str().unwrap_or_else(|| panic!("{list}")).to_owned()
}

#[test]
fn an_empty_ledger_becomes_accepted_risks_and_a_statement() {
    let muniment = Muniment::founded();
    for (name, email) in
        [("Ada Berg", "ada@example.org"), ("Bob Lund", "bob@example.org"), ("Cleo Dahl", "cleo@example.org")]
    {
        act(&muniment, "", "person.create", &[&format!("name={name}"), &format!("email={email}")]);
    }

    // Scope, approved by the managing director.
    act(&muniment, "", "unit.create", &["name=Operations"]);
    act(
        &muniment,
        "",
        "scope.create",
        &["title=Dispatch", "statement=Planning and dispatch of freight.", "units=Operations"],
    );
    act(&muniment, "cleo@example.org", "scope.approve", &["scope=SC-01"]);

    // The method offered, its roles held, approved.
    act(&muniment, "", "method.adopt", &[]);
    act(&muniment, "cleo@example.org", "method.approve", &["method=M-01"]);

    // The library, twice: the second time there is nothing to do.
    let library = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/threats/monarc");
    muniment.ok(&["import", library, "--org", "acme"]);
    let again = muniment.ok(&["import", library, "--org", "acme"]);
    assert!(again.contains("nothing to do"), "{again}");
    let threats = muniment.json(&["list", "threats", "--org", "acme", "limit=1000"]);
    assert_eq!(threats["total"], 30, "{threats}");
    let types = muniment.json(&["list", "asset-types", "--org", "acme", "limit=1000"]);
    assert_eq!(types["total"], 42);
    assert_eq!(muniment.json(&["list", "vulnerabilities", "--org", "acme", "limit=1"])["total"], 706);

    // An inventory from a foreign sheet; its types are those of the library.
    let titles: Vec<_> =
        types["items"].as_array().unwrap().iter().map(|item| item["fields"]["title"].as_str().unwrap()).collect();
    let sheet = muniment.data.path().join("assets.csv");
    let text =
        ASSETS.replace(";Software;", &format!(";{};", titles[3])).replace(";Laptop;", &format!(";{};", titles[4]));
    std::fs::write(&sheet, text).unwrap();
    muniment.ok(&["import", sheet.to_str().unwrap(), "--org", "acme", "--kind", "assets"]);

    // Proposals, one adopted, the rest rejected with a reason.
    act(&muniment, "", "risk.propose", &["assets=A-0001", "limit=5"]);
    let risks = muniment.json(&["list", "risks", "--org", "acme"]);
    assert_eq!(risks["total"], 5, "{risks}");
    let risk = format!("risk={}", reference(&risks, 0));
    act(&muniment, "", "risk.adopt", &[&format!("risks={}", reference(&risks, 0))]);
    act(&muniment, "", "risk.reject", &[&format!("risks={}", reference(&risks, 1)), "reason=not on our systems"]);

    // Assessed, decided, treated, expected, approved and accepted by its owner, and by nobody else.
    let off_scale =
        muniment.refused(&["do", "risk.assess", "--org", "acme", &risk, "consequence[c].level=9", "likelihood=3"]);
    assert!(off_scale.contains("consequence[c].level"), "{off_scale}");
    act(
        &muniment,
        "ada@example.org",
        "risk.assess",
        &[&risk, "consequence[c].level=2", "consequence[a].level=4", "likelihood=3"],
    );
    act(&muniment, "ada@example.org", "risk.decide", &[&risk, "option=modify", "reason=a copy offline"]);
    act(
        &muniment,
        "",
        "control.create",
        &["title=Offline backup", "reference_controls=A.8.13", "status=planned", "due=2099-01-01"],
    );
    let plan = [
        risk.replace("risk=", "risks="),
        "title=Offline copy".into(),
        "controls=C-001".into(),
        "owner=bob@example.org".into(),
        "due=2099-01-01".into(),
    ];
    act(&muniment, "", "treatment.create", &plan.iter().map(String::as_str).collect::<Vec<_>>());
    let treatments = muniment.json(&["list", "treatments", "--org", "acme"]);
    act(&muniment, "ada@example.org", "treatment.approve", &[&format!("treatment={}", reference(&treatments, 0))]);
    act(
        &muniment,
        "ada@example.org",
        "risk.expect",
        &[&risk, "residual_consequence[c].level=2", "residual_consequence[a].level=2", "residual_likelihood=2"],
    );
    let other = muniment.refused(&["do", "risk.accept", "--org", "acme", "--as", "bob@example.org", &risk]);
    assert!(other.contains("owner") && other.contains("6.1.3 f"), "{other}");
    act(&muniment, "ada@example.org", "risk.accept", &[&risk]);

    // The first Statement of Applicability: every control of Annex A has its row.
    act(&muniment, "", "applicability.prepare", &[]);
    assert_eq!(muniment.json(&["list", "applicability", "--org", "acme", "limit=1000"])["total"], 93);
    let workbook = muniment.data.path().join("soa.xlsx");
    muniment.ok(&["export", "soa", "--org", "acme", "--format", "xlsx", "--out", workbook.to_str().unwrap()]);
    assert!(std::fs::read(&workbook).unwrap().starts_with(b"PK"));
    let document = muniment.data.path().join("soa.pdf");
    muniment.ok(&["export", "soa", "--org", "acme", "--out", document.to_str().unwrap()]);
    assert!(std::fs::read(&document).unwrap().starts_with(b"%PDF"));

    // The rehearsal says what an auditor would, and the ledger proves the way here.
    let check = muniment.run(&["check", "--org", "acme", "--format", "json"]);
    let rehearsal: Value = serde_json::from_str(&check.out).unwrap();
    let verdict = |id: &str| {
        let requirements = rehearsal["requirements"].as_array().unwrap();
        requirements.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id}"))["verdict"].clone()
    };
    assert_eq!(verdict("4.3-doc"), "no_gap", "{rehearsal}");
    assert_eq!(verdict("6.1.2.c.2"), "no_gap");
    assert!(muniment.ok(&["verify"]).contains("acme"));
}

#[test]
fn an_organization_is_given_another_time_zone() {
    let muniment = Muniment::founded();
    let refused = muniment.run(&["zone", "Europe/Nowhere", "--org", "acme"]);
    assert!(refused.code != 0 && refused.err.contains("write a time zone such as Europe/Oslo"), "{}", refused.err);
    let told = muniment.json(&["zone", "Pacific/Auckland", "--org", "acme"]);
    assert_eq!((told["org"].as_str(), told["time_zone"].as_str()), (Some("acme"), Some("Pacific/Auckland")));
}
