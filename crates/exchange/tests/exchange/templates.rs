//! Lists in the manner of well-known templates and tools, with invented contents: which columns nobody knows, and that
//! none of those is left out unasked.

use exchange::sheets::{self, Meaning, Options};

use super::begun::judging;

const TEMPLATES: [(&str, &[u8], &[&str]); 10] = [
    (
        "risk",
        include_bytes!("foreign/templates/nist80030_risks.csv"),
        &[
            "Threat Event ID",
            "Capability",
            "Intent",
            "Targeting",
            "Relevance",
            "Likelihood of Attack Initiation",
            "Severity and Pervasiveness",
            "Likelihood Initiated Attack Succeeds",
            "Response Owner",
        ],
    ),
    (
        "control",
        include_bytes!("foreign/templates/cis_controls.csv"),
        &[
            "CIS Control",
            "CIS Safeguard",
            "Asset Type",
            "Security Function",
            "IG1",
            "IG2",
            "IG3",
            "Policy Defined",
            "Control Automated",
            "Control Reported to Business",
        ],
    ),
    (
        "asset",
        include_bytes!("foreign/templates/bsi_zielobjekte.csv"),
        &["Benutzende", "Plattform", "Externer Dienstleister"],
    ),
    ("risk", include_bytes!("foreign/templates/ebios_rm.csv"), &["Objectif visé"]),
    ("asset", include_bytes!("foreign/templates/sharepoint_assets.csv"), &["ExternallyFacing", "ThirdPartyManaged"]),
    ("risk", include_bytes!("foreign/templates/jira_risks.csv"), &["Priority", "Resolution", "Reporter"]),
    (
        "supplier",
        include_bytes!("foreign/templates/drata_vendors.csv"),
        &["isSubprocessor", "hasDpa", "soc2ReportExpiresAt", "accessesCustomerData"],
    ),
    ("person", include_bytes!("foreign/templates/hr_people.csv"), &[]),
    ("incident", include_bytes!("foreign/templates/itsm_incidents.csv"), &["Urgency", "Escalation"]),
    ("attestation", include_bytes!("foreign/templates/grc_attestations.csv"), &["Next reviewer"]),
];

/// How a question ends that keeping the column answers.
const KEPT: &str = "keep it as an own field";

#[test]
fn what_nobody_knows_of_well_known_templates_is_asked_about_and_can_be_kept() {
    let state = judging();
    for (register, file, unknown) in TEMPLATES {
        let usual = isms::REGISTERS.iter().find(|own| own.key == register).copied();
        let options = Options { usual, ..Options::default() };
        let seen = sheets::preview("list.csv", file, &options, &state);
        let [sheet] = &seen.sheets[..] else { panic!("{register}: {:?}", seen.refusals) };
        let open = |column: &&sheets::Column| column.meaning == Meaning::Unknown;
        let asked: Vec<_> =
            sheet.warnings.iter().filter(|own| own.ends_with(KEPT) && !own.contains("acts decide this")).collect();
        let headings: Vec<_> = sheet.columns.iter().filter(open).map(|column| column.heading.as_str()).collect();
        let missed: Vec<_> = unknown.iter().filter(|own| !headings.contains(own)).collect();
        assert_eq!((missed, asked.len()), (Vec::<&&str>::new(), unknown.len()), "{register}: {asked:?}");
        let kept = Options { kept: vec![("*".to_owned(), "*".to_owned())], ..options };
        let seen = sheets::preview("list.csv", file, &kept, &state);
        assert!(seen.warnings().all(|own| !own.ends_with(KEPT)), "{register}");
    }
}

#[test]
fn headings_of_lists_of_people_incidents_and_attestations_are_read_for_what_they_mean() {
    let state = judging();
    let places = |file: &'static [u8], register: &str| {
        let usual = isms::REGISTERS.iter().find(|own| own.key == register).copied();
        let seen = sheets::preview("list.csv", file, &Options { usual, ..Options::default() }, &state);
        let told = |column: &sheets::Column| Some(format!("{}: {}", column.heading, column.place()?));
        seen.sheets[0].columns.iter().filter_map(told).collect::<Vec<_>>()
    };
    let people = places(include_bytes!("foreign/templates/hr_people.csv"), "person");
    let expected = [
        "Full Name: name",
        "Work Email: email",
        "Job Title: position",
        "Dept: unit",
        "Line Manager: manager",
        "Start Date: joined_on",
        "End Date: left_on",
        "Employment Type: kind",
        "NDA signed: confidentiality_on",
        "Background Check: screened_on",
        "Mobile: phone",
    ];
    assert_eq!(people, expected);
    let incidents = places(include_bytes!("foreign/templates/itsm_incidents.csv"), "incident");
    let expected = [
        "Short description: title",
        "Incident details: description",
        "Opened: reported_at",
        "Opened by: reporter",
        "Date discovered: detected_at",
        "Incident category: category",
        "Incident severity: severity",
        "Location: place",
        "Individuals affected: people_concerned",
        "Immediate actions taken: containment",
        "Root cause analysis: cause",
        "Corrective actions: recovery",
        "Post-incident review: lessons",
        "Date resolved: closed_at",
    ];
    assert_eq!(incidents, expected);
    let attestations = places(include_bytes!("foreign/templates/grc_attestations.csv"), "attestation");
    let expected = ["Attestation: title", "Clause: requirement", "Conclusion: statement", "Date attested: looked_on"];
    assert_eq!(attestations, expected);
}
