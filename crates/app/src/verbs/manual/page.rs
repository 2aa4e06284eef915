//! One register: what it is for, its fields, choices, acts, duties and examples.

use access::{right_for_act, right_for_edit};
use exchange::examples;
use isms::work::duties::KINDS;
use kernel::kind::Choices;
use kernel::{Act, Choice, Field, Kind, Reference, Register, Writer};
use web::texts::{Texts, fallback};

use super::cards::{code, table};

/// Examples named on a page.
const EXAMPLES_MAX: usize = 8;

/// The file of a register's page.
pub fn file(register: &Register) -> String {
    format!("{}.md", register.plural)
}

/// The page of a register.
pub fn page(register: &'static Register) -> String {
    let t = fallback();
    let reference = register.reference.print(Reference { year: year(register), number: 1 });
    let mut page = format!("# {}\n\n", t.plural(register));
    page.push_str(&format!("{}\n\n", register.help));
    for what in ["why", "belongs"] {
        page.extend(t.about(register, what).map(|text| format!("{text}\n\n")));
    }
    page.push_str(&table(&["", ""], &facts(register, &reference)));
    page.push_str("\n## Fields\n\n");
    page.push_str(&table(&["Field", "Key", "Kind", "Clause", "What it holds"], &fields(t, register)));
    for choices in choices(register.fields) {
        page.push_str(&format!("\n### {}\n\n", choices.key));
        page.push_str(&table(&["Value", "Key", "Also understood", "Meaning"], &values(t, choices)));
    }
    let acts: Vec<_> = acts(register).map(|act| told(t, act)).collect();
    if !acts.is_empty() {
        page.push_str("\n## Acts\n\n");
        page.push_str(&table(&["Act", "Key", "Clause", "Least role", "What it does"], &acts));
    }
    let duties = KINDS.iter().filter(|kind| kind.register == register.key);
    let duties: Vec<_> = duties.map(|kind| vec![t.duty(kind.key), code(kind.who), code(kind.due)]).collect();
    if !duties.is_empty() {
        page.push_str("\n## What it asks of people\n\n");
        page.push_str(&table(&["What", "Of whom", "By when"], &duties));
    }
    page.push_str(&named_examples(register));
    page
}

fn year(register: &Register) -> u16 {
    if register.reference.yearly { 2026 } else { 0 }
}

/// Where it stands in the standard and in every face.
fn facts(register: &'static Register, reference: &str) -> Vec<Vec<String>> {
    let (section, plural, key) = (register.section(), register.plural, register.key);
    let facts = [
        ("Clause", register.clause.to_owned()),
        ("References", code(reference)),
        ("Written by", role(right_for_edit(register).least())),
        ("Page", format!("{} below the organization", code(&format!("{section}/{plural}")))),
        ("API", code(&format!("/api/v1/orgs/{{org}}/registers/{plural}"))),
        ("Command line", code(&format!("muniment list {plural}, muniment do {key}.create …"))),
    ];
    let filled = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    filled.map(|(name, fact)| vec![name.to_owned(), fact]).collect()
}

fn role(role: access::Role) -> String {
    format!("{} and above", fallback().choice("access-role", role.key()).to_lowercase())
}

fn fields(t: &Texts, register: &'static Register) -> Vec<Vec<String>> {
    let live = register.live_fields();
    live.flat_map(|(_, field)| with_parts(t, register.key, "", field)).collect()
}

/// A field, and below it the parts of its group.
fn with_parts(t: &Texts, stem: &str, within: &str, field: &Field) -> Vec<Vec<String>> {
    let key = format!("{within}{}", field.key);
    let inside = match field.kind {
        Kind::Many(_) => format!("{key}[…]."),
        _ => format!("{key}."),
    };
    let own = vec![t.field(stem, field), code(&key), kind(field), field.clause.to_owned(), holds(t, stem, field)];
    let parts = field.kind.parts().unwrap_or_default().iter().filter(|part| !part.retired);
    let stem = format!("{stem}-{}", field.key);
    std::iter::once(own).chain(parts.flat_map(|part| with_parts(t, &stem, &inside, part))).collect()
}

/// What kind of content it takes, and whether it has to be there.
fn kind(field: &Field) -> String {
    let named = match field.kind {
        Kind::Choice(choices) => format!("choice of {}", code(choices.key)),
        Kind::Link(target) | Kind::Links(target) => format!("{} to {}", field.kind.name(), code(target)),
        Kind::Text
        | Kind::Markdown
        | Kind::Whole
        | Kind::Decimal
        | Kind::Money
        | Kind::Date
        | Kind::Time
        | Kind::Flag
        | Kind::Level
        | Kind::Lines
        | Kind::File
        | Kind::Group(_)
        | Kind::Many(_) => field.kind.name().to_owned(),
    };
    let marks = [
        (field.required, "required"),
        (field.unique, "unique"),
        (field.writer == Writer::Act, "written by acts alone"),
    ];
    let marks = marks.into_iter().filter_map(|(holds, mark)| holds.then_some(mark));
    std::iter::once(named.as_str()).chain(marks).collect::<Vec<_>>().join(", ")
}

fn holds(t: &Texts, stem: &str, field: &Field) -> String {
    let when = field.when.map(|(other, values)| format!(" Only where {} is {}.", code(other), values.join(" or ")));
    format!("{}{}", t.help(stem, field), when.unwrap_or_default())
}

/// Every choice among fields and their parts, each once.
fn choices(fields: &'static [Field]) -> Vec<&'static Choices> {
    let mut found: Vec<&'static Choices> = Vec::new();
    for field in fields.iter().filter(|field| !field.retired) {
        let own = if let Kind::Choice(choices) = field.kind { vec![choices] } else { Vec::new() };
        for choices in own.into_iter().chain(choices(field.kind.parts().unwrap_or_default())) {
            if !found.iter().any(|known| known.key == choices.key) {
                found.push(choices);
            }
        }
    }
    found
}

fn values(t: &Texts, choices: &'static Choices) -> Vec<Vec<String>> {
    let value = |value: &&'static str| {
        let aliases = choices.aliases.iter().filter(|(_, meant)| meant == value).map(|(alias, _)| *alias);
        let help = t.choice_help(choices.key, value);
        let named = t.choice(choices.key, value).to_owned();
        vec![named, code(value), aliases.collect::<Vec<_>>().join(", "), help.to_owned()]
    };
    choices.values.iter().map(value).collect()
}

/// The acts on its records, and those that belong to it without a record.
fn acts(register: &'static Register) -> impl Iterator<Item = &'static Act> {
    let own = move |act: &&&'static Act| {
        act.subject().map_or_else(|| act.key.split('.').next() == Some(register.key), |on| on == register.key)
    };
    isms::ACTS.iter().filter(own).copied()
}

fn told(t: &Texts, act: &'static Act) -> Vec<String> {
    let signs = if act.signs { " It is a signature: in one's own name, never backdated." } else { "" };
    let least = fallback().choice("access-role", right_for_act(act).least().key()).to_lowercase();
    vec![t.act(act).to_owned(), code(act.key), act.clause.to_owned(), least, format!("{}{signs}", t.act_help(act))]
}

fn named_examples(register: &'static Register) -> String {
    let all = examples::of_register(register);
    let named = all.iter().filter(|example| example.sector.is_none()).take(EXAMPLES_MAX);
    let lines: Vec<_> = named.map(|example| format!("- {}\n", example.title)).collect();
    if lines.is_empty() {
        return String::new();
    }
    let more = all.len() - lines.len();
    let rest = format!("\n{more} more, by trade: `muniment examples {}`.\n", register.plural);
    format!("\n## Examples\n\n{}{}", lines.concat(), if more > 0 { rest } else { String::new() })
}

/// The list of all pages, in the order of the standard.
pub fn index() -> String {
    let t = fallback();
    let mut page = "# Registers\n\nMade from the declarations; a test fails where they say something else. \
        Remake them with `cargo run -p muniment -- manual`.\n\nThe matrix of clauses, requirement by requirement: \
        [edition of 2022](clauses-2022.md), [edition of 2013](clauses-2013.md).\n"
        .to_owned();
    let mut section = "";
    for register in isms::REGISTERS {
        if register.section() != section {
            section = register.section();
            page.push_str(&format!("\n## {}\n\n", t.section(section)));
        }
        let clause = if register.clause.is_empty() { String::new() } else { format!(" ({})", register.clause) };
        page.push_str(&format!("- [{}]({}){clause}: {}\n", t.plural(register), file(register), register.help));
    }
    page
}
