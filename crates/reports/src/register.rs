//! Any register as a report: what its records hold, in words.

use kernel::value::Parts;
use kernel::{Field, Kind, Register, State, Value, own, print};

use crate::{Cell, Column, Heading, Row, Sheet, Shown, Width, Words, figures, owned, stage};

/// The records as a report, in the order given; links are named with reference and title.
pub fn register<'a>(
    register: &'static Register,
    records: impl IntoIterator<Item = kernel::Row<'a>>,
    state: &State,
    heading: Heading,
    words: Words<'_>,
) -> Sheet {
    // What a list shows is printed; the rest stands behind it, for reading and filtering on the screen.
    let fields = register.live_fields().filter(|(_, field)| field.key != own::FIELD);
    let (printed, rest): (Vec<_>, Vec<_>) = fields.partition(|(_, field)| field.column);
    let reference = Column { label: words.say("report-reference"), width: Width::Word, shown: Shown::Everywhere };
    let column = |(_, field): &(usize, &'static Field)| Column {
        label: words.field(register.key, field),
        width: width(&field.kind),
        shown: if field.column { Shown::Everywhere } else { Shown::Screen },
    };
    let day = heading.day;
    let row = |record: kernel::Row<'a>| {
        let own =
            |(at, field): &(usize, &'static Field)| cell(register.key, field, &record.record.get(*at), state, words);
        let cells = std::iter::once(Cell::text(record.reference())).chain(printed.iter().map(own));
        let cells = cells.chain(owned::cells(&record, state)).chain(rest.iter().map(own));
        let cells = cells.chain(figures::cells(&record, state)).chain(stage::cell(&record, state, day, words));
        Row { cells: cells.collect(), quiet: record.head.retired }
    };
    Sheet {
        document: String::new(),
        title: words.plural(register.key),
        version: String::new(),
        basis: String::new(),
        heading,
        columns: std::iter::once(reference)
            .chain(printed.iter().map(column))
            .chain(owned::columns(register, state))
            .chain(rest.iter().map(column))
            .chain(figures::columns(register, words))
            .chain(stage::column(register, words))
            .collect(),
        rows: records.into_iter().map(row).collect(),
        summary: None,
        remarks: Vec::new(),
    }
}

pub(crate) fn width(kind: &Kind) -> Width {
    match kind {
        Kind::Markdown | Kind::Group(_) | Kind::Many(_) => Width::Text,
        Kind::Text | Kind::Links(_) | Kind::Lines => Width::Title,
        Kind::Link(_) | Kind::File => Width::Name,
        Kind::Date | Kind::Time | Kind::Choice(_) | Kind::Money | Kind::Decimal => Width::Word,
        Kind::Whole | Kind::Level | Kind::Flag => Width::Narrow,
    }
}

pub(crate) fn cell(stem: &str, field: &Field, value: &Value, state: &State, words: Words<'_>) -> Cell {
    match value {
        Value::Whole(number) => Cell::Number(*number as f64),
        Value::Level(step) if *step > 0 => Cell::Number(f64::from(*step)),
        Value::Date(day) => Cell::Day(*day),
        Value::Flag(set) => Cell::tick(*set),
        other => Cell::text(text(stem, field, other, state, words)),
    }
}

fn text(stem: &str, field: &Field, value: &Value, state: &State, words: Words<'_>) -> String {
    let parts = || field.kind.parts().unwrap_or_default();
    let stem = format!("{stem}-{}", field.key);
    match (value, &field.kind) {
        (Value::Choice(key), Kind::Choice(choices)) => words.choice(choices.key, key),
        (Value::Link(id), _) => named(*id, state),
        (Value::Links(ids), _) => ids.iter().map(|id| named(*id, state)).collect::<Vec<_>>().join("\n"),
        (Value::Group(own), _) => group(&stem, parts(), own, state, words),
        (Value::Many(rows), _) => {
            let row = |(key, own): &(String, Parts)| format!("{key}: {}", group(&stem, parts(), own, state, words));
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        (other, _) => print::text(other, state),
    }
}

pub(crate) fn named(id: kernel::RawId, state: &State) -> String {
    let row = state.find(id);
    row.map(|row| format!("{} {}", row.reference(), row.record.title())).unwrap_or_default()
}

fn group(stem: &str, fields: &[Field], parts: &Parts, state: &State, words: Words<'_>) -> String {
    let filled = parts.iter().filter(|(_, value)| !value.is_blank());
    let told = filled.filter_map(|(key, value)| {
        let field = fields.iter().find(|field| field.answers_to(key))?;
        Some(format!("{}: {}", words.field(stem, field), text(stem, field, value, state, words)))
    });
    told.collect::<Vec<_>>().join("; ")
}
