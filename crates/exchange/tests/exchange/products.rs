//! Lists as other products and templates export them: what each of their columns is taken for.

use exchange::sheets::Meaning;

use super::begun::judging;
use super::looks::{look, of, told, written};

/// What columns of a list are taken for: heading and place.
fn taken(register: &str, file: &str, wanted: &[(&str, &str)]) {
    let seen = look(file, &of(register), &judging());
    for (heading, place) in wanted {
        let column = seen.sheets[0].columns.iter().find(|column| column.heading == *heading);
        let column = column.unwrap_or_else(|| panic!("{register}: {heading}"));
        let found = match &column.meaning {
            Meaning::Computed => "computed".to_owned(),
            Meaning::Number => "number".to_owned(),
            Meaning::Waiting(path) => path.to_string(),
            _ => column.filled().map(ToString::to_string).unwrap_or_default(),
        };
        assert_eq!(&found, place, "{register}: {heading}: {:?}", column.meaning);
    }
}

#[test]
fn lists_of_assets_of_other_products_come_in() {
    let file = "Asset reference,Asset name,Asset type,Information Asset Owner (IAO),Location/s,Confidentiality requirement\n\
        IA001,Customer database,Data,Ada Lind,Frankfurt,High\n";
    let wanted = [
        ("Asset reference", "identifier"),
        ("Information Asset Owner (IAO)", "owner"),
        ("Location/s", "location"),
        ("Confidentiality requirement", "value[c].level"),
    ];
    taken("asset", file, &wanted);
    let file = "Kürzel;Titel;Objekttyp;Schutzbedarf Vertraulichkeit;Begründung Vertraulichkeit;abhängig von\n\
        S-01;Domänencontroller;Server;hoch;Kennwörter;\n";
    let wanted = [
        ("Objekttyp", "asset_type"),
        ("Schutzbedarf Vertraulichkeit", "value[c].level"),
        ("Begründung Vertraulichkeit", "value[c].because"),
    ];
    taken("asset", file, &wanted);
    let file = "name,asset_tag,sys_class_name,install_status,owned_by,managed_by,u_contains_pii,sys_id\n\
        srv-app-01,P1000123,cmdb_ci_server,Installed,Ada Lind,Ben Ohm,false,6816f79cc0a8\n";
    let wanted = [
        ("sys_class_name", "asset_type"),
        ("install_status", "state"),
        ("owned_by", "owner"),
        ("managed_by", "custodian"),
        ("u_contains_pii", "personal_data"),
        ("sys_id", ""),
    ];
    taken("asset", file, &wanted);
}

#[test]
fn lists_of_risks_of_other_products_come_in() {
    let file = "Asset;Impact C;Impact I;Impact A;Threat;Prob.;Current risk C;Current risk I;Treatment\n\
        Server;3;2;3;Malware;2;18;12;Reduction\n";
    let wanted = [
        ("Impact C", "consequence[c].level"),
        ("Prob.", "likelihood"),
        ("Current risk C", "computed"),
        ("Current risk I", "computed"),
    ];
    taken("risk", file, &wanted);
    let file = "ref_id;name;existing_applied_controls;current_impact;current_proba;treatment;residual_impact;residual_proba\n\
        R.1;Ransomware;Backup;4;4;Mitigate;3;2\n";
    let wanted = [
        ("ref_id", "number"),
        ("existing_applied_controls", "controls"),
        ("current_proba", "likelihood"),
        ("residual_proba", "residual_likelihood"),
    ];
    taken("risk", file, &wanted);
    let file = "Title,Asset,Risk Mitigation Strategy,Compensating Controls\nLaptop theft,Laptops,Mitigate,Encryption\n";
    taken("risk", file, &[("Compensating Controls", "controls")]);
    let file = "Risiko,Eigner,Risikoakzeptanz durch,Risikoakzeptanz am\nAusfall,Ada Lind,,\n";
    taken("risk", file, &[("Eigner", "owner")]);
}

#[test]
fn lists_of_suppliers_findings_and_controls_come_in() {
    let file =
        "\"Title\",\"Lieferant_x0020_Typ\",\"Kritikalit_x00e4_t\"\n\"Muster Hosting\",\"Cloud-Dienst\",\"Hoch\"\n";
    taken("supplier", file, &[("Title", "name"), ("Lieferant_x0020_Typ", "kind")]);
    let file = "Vendor,Last security review completed,Next security review due,Annual contract amount\n\
        Amazon,2026-01-10,2027-01-10,\"USD 120,000\"\n";
    let wanted = [
        ("Last security review completed", "assessed_on"),
        ("Next security review due", "next_review"),
        ("Annual contract amount", "yearly_cost"),
    ];
    taken("supplier", file, &wanted);
    // What a ticket is called is one thing, what it describes another.
    let file = "Summary,Issue key,Assignee,Reporter,Labels,Description\n\
        No reviews,ISMS-12,Ada Lind,Ben Ohm,audit,No records of the review\n";
    let wanted = [
        ("Summary", "title"),
        ("Issue key", "number"),
        ("Assignee", "owner"),
        ("Reporter", "raised_by"),
        ("Labels", "tags"),
        ("Description", "statement"),
    ];
    taken("finding", file, &wanted);
    let file = "Control ID,Control Name,ISO 27001:2022\nDCF-1,Onboarding,A.6.1; A.6.2\n";
    taken("control", file, &[("ISO 27001:2022", "reference_controls")]);
}

#[test]
fn statements_and_registers_of_law_come_in() {
    let file = "Section,Information security control,Control applied?,Overview of implementation\n\
        5.1,Policies for information security,Y,Policy\n7.4,Physical security monitoring,N,\n";
    let wanted = [
        ("Section", "control"),
        ("Information security control", "computed"),
        ("Control applied?", "applicable"),
        ("Overview of implementation", "how"),
    ];
    taken("applicability", file, &wanted);
    let file = "N°;Texte;Référence légale;Autorité;Exigence applicable;Conforme (O/N/P);Date d'évaluation;Écart\n\
        1;RGPD;Règlement 2016/679;CNIL;Registre;;12/01/2026;Base légale\n";
    let wanted = [
        ("Texte", "title"),
        ("Référence légale", "article"),
        ("Autorité", "source"),
        ("Exigence applicable", "demands"),
        ("Conforme (O/N/P)", "compliance"),
        ("Date d'évaluation", "judged_on"),
        ("Écart", "judgement"),
    ];
    taken("obligation", file, &wanted);
}

#[test]
fn cells_are_read_as_their_tool_shows_them() {
    let file = "Title,Type,Owner,Storage\n\"=HYPERLINK(\"\"https://x\"\",\"\"Access policy\"\")\",Policy,Ada Lind;#12,\"=\"\"00123\"\"\"\n";
    let seen = look(file, &of("document"), &judging());
    assert_eq!(written(&seen, "title"), ["Access policy"], "{:?}", told(&seen));
    assert_eq!((written(&seen, "owner"), written(&seen, "storage")), (vec!["P-001"], vec!["00123"]));
    let notes = &seen.sheets[0].notes;
    assert!(
        notes
            .iter()
            .any(|own| own
                .starts_with("formulas are read as the text that they show, without the address behind it: A2")),
        "{notes:?}"
    );
    let file = "Incident,Priority,State\nMail down,1 - Critical,Work in Progress\nOdd,4 - Low,3. Closed\n";
    let seen = look(file, &of("incident"), &judging());
    assert_eq!(written(&seen, "severity"), ["critical", "low"]);
    assert_eq!(written(&seen, "state"), ["triaged", "closed"]);
    // Who failed was there.
    let file = "Title,Learner,Status\nAwareness,Ada Lind,Failed\n";
    let refused = told(&look(file, &of("training"), &judging()));
    assert!(refused[0].contains("\"Failed\" is none of the choices"), "{refused:?}");
}
