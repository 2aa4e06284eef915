//! Lists in the languages of other people, and lists of registers that few tools know: which column means what.

use exchange::sheets::{By, Meaning};

use super::begun::{judging, with};
use super::looks::{look, of, written};

/// Every heading of a list, in its register, and the place it means.
fn meant(register: &str, headings: &[(&str, &str)]) {
    let file =
        format!("{}\n", headings.iter().map(|(heading, _)| format!("\"{heading}\"")).collect::<Vec<_>>().join(","));
    let seen = look(&file, &of(register), &judging());
    for (column, (heading, place)) in seen.sheets[0].columns.iter().zip(headings) {
        let found = column.filled().map(ToString::to_string).unwrap_or_else(|| format!("{:?}", column.meaning));
        assert_eq!(found, *place, "{register}: {heading}");
    }
}

#[test]
fn inventories_are_read_in_every_language() {
    for headings in [
        ["Nome del bene", "Tipologia", "Responsabile", "Classificazione", "Dati personali", "Descrizione"],
        ["Naam bedrijfsmiddel", "Soort", "Eigenaar", "Classificatie", "Persoonsgegevens", "Omschrijving"],
        ["Nazwa aktywa", "Rodzaj", "Właściciel", "Klasyfikacja", "Dane osobowe", "Opis"],
        ["Nome do ativo", "Tipo de ativo", "Responsável", "Classificação", "Dados pessoais", "Descrição"],
        ["Bezeichnung", "Kategorie", "Verantwortlich", "Klassifizierung", "Personenbezogene Daten", "Beschreibung"],
        [
            "Nom de l'actif",
            "Catégorie",
            "Propriétaire",
            "Niveau de classification",
            "Données personnelles",
            "Remarques",
        ],
        ["Nombre del activo", "Tipo de activo", "Propietario", "Clasificación", "Datos personales", "Descripción"],
    ] {
        let places = ["name", "asset_type", "owner", "classification", "personal_data", "description"];
        meant("asset", &headings.into_iter().zip(places).collect::<Vec<_>>());
    }
}

#[test]
fn risks_suppliers_and_the_statement_are_read_in_every_language() {
    for headings in [
        ["Scenario di rischio", "Proprietario del rischio", "Probabilità", "Impatto", "Trattamento"],
        ["Risiconaam", "Risico-eigenaar", "Kans", "Gevolgen", "Risicobehandeling"],
        ["Nazwa ryzyka", "Właściciel ryzyka", "Prawdopodobieństwo", "Skutek", "Postępowanie z ryzykiem"],
        ["Nome do risco", "Dono do risco", "Probabilidade", "Impacto", "Tratamento do risco"],
    ] {
        let places = ["title", "owner", "likelihood", "consequence", "decision.option"];
        let file = format!("{}\nx,,3,4,\n", headings.join(","));
        let seen = look(&file, &of("risk"), &judging());
        for (column, place) in seen.sheets[0].columns.iter().zip(places) {
            let found = column.filled().map(ToString::to_string).unwrap_or_default();
            assert!(
                found.starts_with(place) || column.by != By::Nothing,
                "{}: {found} {:?}",
                column.heading,
                column.meaning
            );
        }
    }
    for headings in [
        ["Controllo", "Applicabile", "Motivazione", "Stato di attuazione", "Note"],
        ["Beheersmaatregel", "Van toepassing", "Motivering", "Implementatiestatus", "Opmerkingen"],
        ["Zabezpieczenie", "Ma zastosowanie", "Uzasadnienie", "Stan wdrożenia", "Uwagi"],
        ["Controle", "Aplicável", "Justificativa", "Status de implementação", "Observações"],
    ] {
        let places = ["control", "applicable", "inclusion", "status", "remark"];
        meant("applicability", &headings.into_iter().zip(places).collect::<Vec<_>>());
    }
    for headings in [
        ["Ragione sociale", "Servizio", "Criticità", "Referente interno", "Fine contratto"],
        ["Leverancier", "Geleverde dienst", "Kritikaliteit", "Contracteigenaar", "Einddatum contract"],
        ["Nazwa dostawcy", "Usługa", "Krytyczność", "Opiekun umowy", "Koniec umowy"],
        ["Fornecedor", "Serviço", "Criticidade", "Gestor do contrato", "Fim do contrato"],
    ] {
        let places = ["name", "service", "criticality", "owner", "contract_until"];
        meant("supplier", &headings.into_iter().zip(places).collect::<Vec<_>>());
    }
}

#[test]
fn words_of_other_languages_are_choices_and_steps() {
    let file = "Controllo,Applicabile,Stato di attuazione\nA.5.1,Sì,Parzialmente implementato\nA.5.2,No,\n";
    let seen = look(file, &of("applicability"), &with(&[]));
    assert_eq!(written(&seen, "applicable"), ["applicable", "excluded"]);
    assert_eq!(written(&seen, "status"), ["partly"]);
    let file = "Zabezpieczenie,Ma zastosowanie,Stan wdrożenia\nA.5.1,Tak,Wdrożone\nA.5.2,Nie,\n";
    let seen = look(file, &of("applicability"), &with(&[]));
    assert_eq!(
        (written(&seen, "applicable"), written(&seen, "status")),
        (vec!["applicable", "excluded"], vec!["implemented"])
    );
    let file = "Naam bedrijfsmiddel,Persoonsgegevens,Levensfase\nMail,Ja,In gebruik\nFax,Nee,Afgevoerd\n";
    let seen = look(file, &of("asset"), &with(&[]));
    assert_eq!(written(&seen, "state"), ["in-use", "disposed"]);
    for words in ["Basso,Alto", "Laag,Hoog", "Niski,Wysoki", "Baixo,Alto"] {
        let (low, high) = words.split_once(',').expect("two words");
        let file = format!("Supplier,Criticality\nA,{low}\nB,{high}\n");
        assert_eq!(written(&look(&file, &of("supplier"), &with(&[])), "criticality"), ["low", "high"], "{words}");
    }
}

#[test]
fn lists_of_processes_roles_units_sites_and_evidence_are_known_by_their_headings() {
    meant(
        "process",
        &[("Process name", "name"), ("Process owner", "owner"), ("Dept", "unit"), ("Related policies", "documents")],
    );
    meant(
        "role",
        &[
            ("Role name", "title"),
            ("Assigned to", "Decided"),
            ("Reports to", "reports_to"),
            ("Duties", "responsibilities"),
        ],
    );
    meant(
        "unit",
        &[("Department", "name"), ("Head of department", "head"), ("Headcount", "persons"), ("Office", "sites")],
    );
    meant(
        "site",
        &[("Office", "name"), ("Street address", "address"), ("Country", "country"), ("Headcount", "persons")],
    );
    meant(
        "evidence",
        &[("Evidence name", "title"), ("Control ID(s)", "about"), ("Link", "address"), ("Uploaded by", "collected_by")],
    );
    meant("document", &[("Policy name", "title"), ("Policy owner", "owner"), ("Policy ID", "identifier")]);
    meant("risk", &[("Risk", "title"), ("Control ID(s)", "controls"), ("Asset IDs", "assets")]);
    meant("risk", &[("Risk", "title"), ("Related controls", "controls"), ("Related assets", "assets")]);
    meant("control", &[("Control name", "title"), ("Annex A ref", "reference_controls"), ("Related assets", "assets")]);
    for (name, register) in [
        ("Departments", "unit"),
        ("Offices", "site"),
        ("Evidence library", "evidence"),
        ("Processi", "process"),
        ("Ruoli", "role"),
    ] {
        let file = "Name,Owner\nA,\n";
        let seen = exchange::sheets::preview(
            &format!("{name}.csv"),
            file.as_bytes(),
            &exchange::sheets::Options::default(),
            &with(&[]),
        );
        assert_eq!(seen.sheets[0].register.map(|own| own.key), Some(register), "{name}");
    }
    let unknown = look("Name,Colour\n", &of("site"), &with(&[]));
    assert_eq!(unknown.sheets[0].columns[1].meaning, Meaning::Unknown);
}
