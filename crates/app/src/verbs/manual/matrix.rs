//! The matrix of clauses: each requirement of an edition with the registers, acts and checks that answer it.

use isms::catalogue::{Answer, Edition, answers, printed};
use web::texts::fallback;

use super::cards::{code, table};
use super::page;

/// The file of an edition's matrix.
pub fn file(edition: Edition) -> String {
    match edition {
        Edition::Iso27001_2013 => "clauses-2013.md".to_owned(),
        Edition::Iso27001_2022 => "clauses-2022.md".to_owned(),
    }
}

/// The matrix of an edition.
pub fn page(edition: Edition) -> String {
    let standard = edition.standard();
    let mut page = format!(
        "# {}: clauses, registers, acts, checks\n\nWhat answers each requirement here, in our own words. \
        `muniment check --standard {}` says what the records show.\n",
        standard.reference,
        edition.key()
    );
    let answers: Vec<_> = answers(edition).collect();
    for clause in &standard.clauses {
        let own = answers.iter().filter(|answer| answer.requirement.clause == clause.id);
        let rows: Vec<_> = own.map(row).collect();
        if !rows.is_empty() {
            page.push_str(&format!("\n## {} {}\n\n", clause.id, clause.title));
            page.push_str(&table(&["Requirement", "What it asks", "Registers", "Acts", "Checks"], &rows));
        }
    }
    page
}

fn row(answer: &Answer) -> Vec<String> {
    let registers = answer.registers.iter().map(|one| format!("[{}]({})", fallback().plural(one), page::file(one)));
    let acts = answer.acts.iter().map(|act| code(act.key));
    let checks = answer.checks.iter().map(|check| code(check.key));
    vec![
        printed(&answer.requirement.id),
        answer.requirement.statement.clone(),
        registers.collect::<Vec<_>>().join(", "),
        acts.collect::<Vec<_>>().join(", "),
        checks.collect::<Vec<_>>().join(", "),
    ]
}
