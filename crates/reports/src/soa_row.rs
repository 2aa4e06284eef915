//! The columns of the Statement of Applicability, and one row of it.

use isms::catalogue::{Attribute, Control, Edition};
use isms::evaluation::tests::TestResult;
use isms::planning::Applicability;
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::statements::FrozenRow;
use kernel::{Choice, Declared, Id, Markdown, State};

use crate::{Cell, Column, Row, Shown, Width, Words};

/// What every row says of the whole, so that rows tell where they come from when they are filtered or copied.
pub struct About {
    /// Which version it is, and whether it is approved.
    pub version: String,
    /// The risk method in force.
    pub method: String,
}

/// The columns; the last ones are there for filtering.
pub fn columns(edition: Edition, words: Words<'_>) -> Vec<Column> {
    let field = |key: &str| {
        let (_, field) = Applicability::REGISTER.field(key).expect("a field of the statement");
        words.field("applicability", field)
    };
    let own = |key: &str| words.say(&format!("report-soa-{key}"));
    let printed = [
        (field("control"), Width::Narrow, Shown::Everywhere),
        (own("title"), Width::Title, Shown::Everywhere),
        (own("theme"), Width::Word, Shown::Workbook),
        (field("applicable"), Width::Word, Shown::Everywhere),
        (own("lr"), Width::Tick, Shown::Everywhere),
        (own("co"), Width::Tick, Shown::Everywhere),
        (own("bp"), Width::Tick, Shown::Everywhere),
        (own("rra"), Width::Tick, Shown::Everywhere),
        (field("inclusion"), Width::Text, Shown::Everywhere),
        (field("exclusion"), Width::Text, Shown::Everywhere),
        (field("status"), Width::Word, Shown::Everywhere),
        (field("percent"), Width::Narrow, Shown::Workbook),
        (field("due"), Width::Word, Shown::Everywhere),
        (field("how"), Width::Text, Shown::Everywhere),
        (field("owner"), Width::Name, Shown::Everywhere),
        (field("controls"), Width::Title, Shown::Workbook),
        (own("risks"), Width::Word, Shown::Everywhere),
        (field("obligations"), Width::Word, Shown::Workbook),
        (field("documents"), Width::Title, Shown::Everywhere),
        (own("evidence"), Width::Word, Shown::Workbook),
        (own("review"), Width::Word, Shown::Workbook),
    ];
    let beside = [
        (field("reviewed_on"), Width::Word, Shown::Screen),
        (field("remark"), Width::Text, Shown::Screen),
        (own("version"), Width::Name, Shown::Screen),
        (own("method"), Width::Name, Shown::Screen),
    ];
    let attributes =
        attributes_of(edition).map(|own| (words.say(&format!("attribute-{}", own.key())), Width::Name, Shown::Screen));
    let column = |(label, width, shown)| Column { label, width, shown };
    printed.into_iter().chain(beside).chain(attributes).map(column).collect()
}

/// The attributes that controls of an edition have.
fn attributes_of(edition: Edition) -> impl Iterator<Item = Attribute> {
    let standard = edition.standard();
    Attribute::ALL.iter().copied().filter(|attribute| !standard.attribute_values(*attribute).is_empty())
}

/// One row: a reference control, or under its reference a necessary control that Annex A does not have.
pub fn line(
    (reference, control): (&str, Option<&'static Control>),
    row: &FrozenRow,
    state: &State,
    edition: Edition,
    about: &About,
    words: Words<'_>,
) -> Row {
    let theme = control.map(|control| edition.standard().theme(&control.theme).map_or("", |theme| &theme.title));
    let mut cells = vec![
        Cell::text(reference),
        Cell::text(row.title.to_string()),
        Cell::text(theme.map_or_else(|| words.say("report-soa-beyond"), str::to_owned)),
        Cell::text(words.choice(Verdict::CHOICES.key, row.applicable.key())),
    ];
    cells.extend(decision(row, state, words));
    cells.extend(behind(row, state, words));
    cells.extend([
        Cell::day(row.reviewed_on),
        text(&row.remark),
        Cell::text(&about.version),
        Cell::text(&about.method),
    ]);
    let attribute = |own| control.map_or(Cell::Empty, |control| attribute_values(control, own, words));
    cells.extend(attributes_of(edition).map(attribute));
    Row { cells, quiet: row.applicable == Verdict::Excluded }
}

/// Reasons, justifications, how far it is in place, how, and who answers for it.
fn decision(row: &FrozenRow, state: &State, words: Words<'_>) -> [Cell; 11] {
    let applicable = row.applicable == Verdict::Applicable;
    let only = |wanted: bool, cell: Cell| if wanted { cell } else { Cell::Empty };
    let tick = |set: bool| Cell::tick(applicable && set);
    let owner = row.owner.and_then(|id| state.get(id)).map(|person| person.name.to_string());
    [
        tick(row.legal),
        tick(row.contractual),
        tick(row.business),
        tick(row.risk),
        only(applicable, text(&row.inclusion)),
        only(row.applicable == Verdict::Excluded, Cell::text(left_out(row, state))),
        only(applicable, Cell::text(words.choice(Implementation::CHOICES.key, row.status.key()))),
        only(applicable, row.percent.map_or(Cell::Empty, |percent| Cell::Number(percent as f64))),
        only(applicable, Cell::day(row.due)),
        text(&row.how),
        Cell::text(owner.unwrap_or_default()),
    ]
}

/// Why a control is left out; where records spoke against that, who answered for it on which day, and what was said then
/// if it was not the same.
fn left_out(row: &FrozenRow, state: &State) -> String {
    let justification = row.exclusion.as_ref().map(ToString::to_string).unwrap_or_default();
    let Some((by, on)) = row.upheld_by.and_then(|by| state.get(by)).zip(row.upheld_on) else { return justification };
    let said = row.upheld_because.as_ref().map(ToString::to_string).filter(|said| *said != justification);
    let said = said.map(|said| format!(": {said}")).unwrap_or_default();
    let against = row.upheld_against.0.join(", ");
    let against = if against.is_empty() { against } else { format!(" ({against})") };
    format!("{justification}\n{}, {on}{against}{said}", by.name)
}

/// Own controls, risks and obligations, where it is written down, the latest evidence and the last review.
fn behind(row: &FrozenRow, state: &State, words: Words<'_>) -> [Cell; 6] {
    let controls = row.controls.iter().filter_map(|id| Some(titled(state, id, &state.get(id)?.title)));
    let documents = row.documents.iter().filter_map(|id| Some(titled(state, id, &state.get(id)?.title)));
    let review = row.last_review().map(|review| {
        let shown = review.result().map(|result| words.choice(TestResult::CHOICES.key, result.key()));
        let shown = shown.unwrap_or_else(|| words.say(&format!("report-soa-{}", review.key())));
        format!("{} {shown}", review.on())
    });
    [
        Cell::text(controls.collect::<Vec<_>>().join("\n")),
        Cell::text(row.risks.iter().map(|id| state.reference(id)).collect::<Vec<_>>().join(", ")),
        Cell::text(row.obligations.iter().map(|id| state.reference(id)).collect::<Vec<_>>().join(", ")),
        Cell::text(documents.collect::<Vec<_>>().join("\n")),
        Cell::day(row.evidence_on),
        review.map_or(Cell::Empty, Cell::text),
    ]
}

fn titled<R: Declared>(state: &State, id: Id<R>, title: &str) -> String {
    format!("{} {title}", state.reference(id))
}

fn text(text: &Option<Markdown>) -> Cell {
    text.as_ref().map_or(Cell::Empty, |text| Cell::text(text.to_string()))
}

fn attribute_values(control: &Control, attribute: Attribute, words: Words<'_>) -> Cell {
    let values = control.attributes.iter().flat_map(|own| own.values(attribute));
    let word = |value: &String| {
        let id = format!("attribute-value-{}", value.replace('_', "-"));
        (words.0)(&id).unwrap_or_else(|| value.replace('_', " "))
    };
    Cell::text(values.map(word).collect::<Vec<_>>().join(", "))
}
