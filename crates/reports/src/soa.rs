//! 6.1.3 d: the Statement of Applicability as a report.

use isms::catalogue::{Attribute, Edition};
use isms::evaluation::tests::TestResult;
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::proof::proof;
use isms::planning::soa::{self, SoaRow, ThemeCount};
use isms::planning::{Applicability, Control};
use isms::support::Document;
use kernel::{Choice, Date, Declared, Id, Link, State};

use crate::{Cell, Column, Heading, Row, Sheet, Summary, Width, Words};

/// The statement: every reference control of the edition, excluded ones too, and the organization's own beyond it.
pub fn soa(state: &State, edition: Edition, heading: Heading, words: Words<'_>) -> Sheet {
    let decided = soa::rows(state, edition);
    let beyond = soa::beyond_annex(state, edition);
    let day = heading.day;
    let from_annex = decided.iter().map(|row| of_reference(row, state, edition, day, words));
    let own = beyond.iter().filter_map(|id| of_own(*id, state, edition, words));
    Sheet {
        document: "ISMS-SOA-001".to_owned(),
        title: words.say("applicability"),
        basis: edition.standard().reference.clone(),
        heading,
        columns: columns(edition, words),
        rows: from_annex.chain(own).collect(),
        summary: Some(summary(&soa::counts(&decided, edition), words)),
        remarks: vec![words.say("report-soa-draft"), words.say("report-soa-reasons")],
    }
}

/// Its columns; the attributes of controls are there for filtering.
fn columns(edition: Edition, words: Words<'_>) -> Vec<Column> {
    let field = |key: &str| {
        let (_, field) = Applicability::REGISTER.field(key).expect("a field of the statement");
        words.field("applicability", field)
    };
    let column = |label: String, width: Width| Column { label, width, screen_only: false };
    let mut columns = vec![
        column(field("control"), Width::Narrow),
        column(words.say("report-soa-title"), Width::Title),
        column(words.say("report-soa-theme"), Width::Word),
        column(field("applicable"), Width::Word),
    ];
    columns.extend(
        ["lr", "co", "bp", "rra"].map(|reason| column(words.say(&format!("report-soa-{reason}")), Width::Tick)),
    );
    columns.extend([
        column(field("inclusion"), Width::Text),
        column(field("exclusion"), Width::Text),
        column(field("status"), Width::Word),
        column(field("due"), Width::Word),
        column(field("how"), Width::Text),
        column(field("owner"), Width::Name),
        column(field("controls"), Width::Title),
        column(words.say("report-soa-risks"), Width::Word),
        column(field("obligations"), Width::Word),
        column(field("documents"), Width::Title),
        column(words.say("report-soa-evidence"), Width::Word),
        column(words.say("report-soa-test"), Width::Word),
    ]);
    let attributes = attributes_of(edition);
    columns.extend(attributes.map(|own| Column {
        screen_only: true,
        ..column(words.say(&format!("attribute-{}", own.key())), Width::Name)
    }));
    columns
}

/// The attributes that controls of an edition have.
fn attributes_of(edition: Edition) -> impl Iterator<Item = Attribute> {
    let standard = edition.standard();
    Attribute::ALL.iter().copied().filter(|attribute| !standard.attribute_values(*attribute).is_empty())
}

fn of_reference(row: &SoaRow<'_>, state: &State, edition: Edition, day: Date, words: Words<'_>) -> Row {
    let theme = edition.standard().theme(&row.control.theme).map_or("", |theme| &theme.title);
    let mut cells = vec![
        Cell::text(&row.control.id),
        Cell::text(&row.control.title),
        Cell::text(theme),
        Cell::text(words.choice(Verdict::CHOICES.key, row.verdict().key())),
    ];
    cells.extend(decision(row, state, words));
    cells.push(Cell::text(row.own.iter().filter_map(|id| named(*id, state)).collect::<Vec<_>>().join("\n")));
    cells.push(Cell::text(row.derived.risks.iter().map(|id| state.reference(*id)).collect::<Vec<_>>().join(", ")));
    cells.extend(proof_of(row, state, day, words));
    cells.extend(attributes_of(edition).map(|attribute| attribute_values(row.control, attribute, words)));
    Row { cells, quiet: row.verdict() == Verdict::Excluded }
}

/// The obligations that ask for it, where it is written down, the day of the latest evidence, and the last test.
fn proof_of(row: &SoaRow<'_>, state: &State, day: Date, words: Words<'_>) -> [Cell; 4] {
    let found = proof(state, row, day);
    let own = row.own.iter().filter_map(|id| state.live(*id).ok());
    let behind = own.flat_map(|control| control.documents.iter());
    let mut documents: Vec<_> = row.decided.into_iter().flat_map(|own| own.documents.iter()).chain(behind).collect();
    documents.dedup();
    let title = |id: Id<Document>| state.get(id).map(|own| format!("{} {}", state.reference(id), own.title));
    let documents: Vec<_> = documents.into_iter().filter_map(title).collect();
    let obligations: Vec<_> = row.derived.obligations.iter().map(|(id, _)| state.reference(*id)).collect();
    let test = found.test.map(|(on, result)| {
        let result = result.map(|result| words.choice(TestResult::CHOICES.key, result.key()));
        [Some(on.to_string()), result].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    [
        Cell::text(obligations.join(", ")),
        Cell::text(documents.join("\n")),
        Cell::day(found.evidence),
        test.map_or(Cell::Empty, Cell::text),
    ]
}

/// Reasons, justifications, state and owner, as decided.
fn decision(row: &SoaRow<'_>, state: &State, words: Words<'_>) -> Vec<Cell> {
    let Some(own) = row.decided else { return vec![Cell::Empty; 10] };
    let applicable = own.applicable == Verdict::Applicable;
    let text = |text: &Option<kernel::Markdown>| text.as_ref().map_or(Cell::Empty, |text| Cell::text(text.to_string()));
    let only = |wanted: bool, cell: Cell| if wanted { cell } else { Cell::Empty };
    let status = Cell::text(words.choice(Implementation::CHOICES.key, own.status.key()));
    let ticks = [own.legal, own.contractual, own.business, own.risk].map(|set| Cell::tick(applicable && set));
    let rest = [
        only(applicable, text(&own.inclusion)),
        only(own.applicable == Verdict::Excluded, text(&own.exclusion)),
        only(applicable, status),
        only(applicable, Cell::day(own.due)),
        text(&own.how),
        owner(own.owner, state),
    ];
    ticks.into_iter().chain(rest).collect()
}

fn owner(owner: Option<Link<isms::support::Person>>, state: &State) -> Cell {
    owner.and_then(|id| state.get(id)).map_or(Cell::Empty, |person| Cell::text(person.name.to_string()))
}

fn named(id: Id<Control>, state: &State) -> Option<String> {
    state.get(id).map(|control| format!("{} {}", state.reference(id), control.title))
}

fn attribute_values(control: &isms::catalogue::Control, attribute: Attribute, words: Words<'_>) -> Cell {
    let values = control.attributes.iter().flat_map(|own| own.values(attribute));
    let word = |value: &String| {
        let id = format!("attribute-value-{}", value.replace('_', "-"));
        (words.0)(&id).unwrap_or_else(|| value.replace('_', " "))
    };
    Cell::text(values.map(word).collect::<Vec<_>>().join(", "))
}

/// A necessary control that Annex A does not have.
fn of_own(id: Id<Control>, state: &State, edition: Edition, words: Words<'_>) -> Option<Row> {
    let control = state.get(id)?;
    let mut cells = vec![
        Cell::text(state.reference(id)),
        Cell::text(control.title.to_string()),
        Cell::text(words.say("report-soa-beyond")),
        Cell::text(words.choice(Verdict::CHOICES.key, Verdict::Applicable.key())),
    ];
    cells.extend(vec![Cell::Empty; 6]);
    cells.extend([
        Cell::text(words.choice(Implementation::CHOICES.key, control.status.key())),
        Cell::day(control.due),
        Cell::text(control.how.as_ref().map(ToString::to_string).unwrap_or_default()),
        owner(control.owner, state),
    ]);
    cells.extend(vec![Cell::Empty; 6]);
    cells.extend(attributes_of(edition).map(|_| Cell::Empty));
    Some(Row { cells, quiet: false })
}

fn summary(counts: &[ThemeCount], words: Words<'_>) -> Summary {
    let numbers =
        |count: &ThemeCount| vec![count.total, count.applicable, count.excluded, count.undecided, count.implemented];
    let rows: Vec<_> =
        counts.iter().map(|count| (format!("{} {}", count.theme.id, count.theme.title), numbers(count))).collect();
    let sums = (0..5).map(|at| rows.iter().map(|(_, numbers)| numbers[at]).sum()).collect();
    let column = |id: &str| words.say(&format!("report-soa-{id}"));
    let columns = ["theme", "total", "applicable", "excluded", "undecided", "implemented"].map(column);
    Summary {
        title: words.say("report-summary"),
        columns: columns.into(),
        rows,
        total: (words.say("report-sum"), sums),
    }
}
