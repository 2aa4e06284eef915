//! A preview as JSON.

use kernel::Refusal;
use serde_json::{Value as Json, json};

use super::preview::{Aside, Brings, Change, Counts, Preview, Row, Sheet, Unsaid};
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::rows::conflicts::{Contested, Side};
use crate::sheets::sayings::{Means, Word};
use crate::sheets::{RECORD_VERSION, REFERENCE};

/// What a file would do, as JSON.
pub fn of(preview: &Preview) -> Json {
    let refusals = preview.all_refusals();
    let mut told = counts(preview.counts());
    told["sheets"] = preview.sheets.iter().map(sheet).collect();
    told["notes"] = json!(preview.notes);
    told["refusals"] = refusals.iter().map(refusal).collect();
    told
}

/// What speaks against a file, at its place in it.
pub fn refusal(own: &Refusal) -> Json {
    json!({ "place": own.field, "message": own.message })
}

fn counts(counts: Counts) -> Json {
    let Counts { new, doubles, changed, same, conflicts, refused, renamed } = counts;
    json!({
        "new": new,
        "doubles": doubles,
        "changed": changed,
        "same": same,
        "conflicts": conflicts,
        "refused": refused,
        "renamed": renamed,
    })
}

fn sheet(sheet: &Sheet) -> Json {
    let mut told = json!({ "name": sheet.name, "register": sheet.register.map(|register| register.key) });
    if sheet.register.is_none() {
        told["candidates"] = sheet.candidates.iter().map(|register| register.key).collect();
    }
    told["heading_row"] = json!(sheet.heading_row);
    told["columns"] = sheet.columns.iter().map(column).collect();
    told["words"] = sheet.words.iter().map(|word| worded(sheet, word)).collect();
    told["counts"] = counts(sheet.counts);
    told["rows"] = sheet.rows.iter().map(row).collect();
    told["notes"] = json!(sheet.notes);
    told["warnings"] = json!(sheet.warnings);
    told["left_out"] = sheet.left_out.iter().map(aside).collect();
    told["proposed"] = sheet.proposed.iter().map(aside).collect();
    told["unsaid"] = sheet.unsaid.iter().map(unsaid).collect();
    told["brings"] = sheet.brings.as_ref().map_or(Json::Null, brings);
    told["lacking"] = sheet.lacking.iter().map(|own| json!({ "place": own.place, "told": own.told })).collect();
    told
}

/// What its rows say about the past: the act, the rows, their columns, and whether somebody said that it comes in.
fn brings(own: &Brings) -> Json {
    json!({ "act": own.act, "rows": own.rows, "columns": own.columns, "told": own.told })
}

fn aside(own: &Aside) -> Json {
    json!({ "row": own.row, "words": own.words })
}

fn unsaid(own: &Unsaid) -> Json {
    json!({
        "place": own.place,
        "taken": own.taken,
        "usual": own.usual,
        "told": own.told,
        "warned": own.warned,
        "once_done": own.once_done,
        "choices": own.choices,
    })
}

fn column(column: &Column) -> Json {
    let meaning = match &column.meaning {
        Meaning::Place(path)
        | Meaning::Judged(path)
        | Meaning::Waiting(path)
        | Meaning::Brought(path)
        | Meaning::Answer(path) => {
            json!(path.to_string())
        }
        Meaning::Reference => json!(REFERENCE),
        Meaning::RecordVersion => json!(RECORD_VERSION),
        Meaning::Number
        | Meaning::Computed
        | Meaning::Decided
        | Meaning::LeftOut
        | Meaning::Repeated
        | Meaning::Unknown => Json::Null,
    };
    json!({
        "column": column.letters,
        "heading": column.heading,
        "place": meaning,
        "meaning": word(&column.meaning),
        "by": by(column.by),
        "suggestions": column.suggestions,
        "example": column.example,
    })
}

/// A word about which something has to be, or was, said; `+` stands for a new record, `+role` for a new role where a
/// person is asked for, `+implemented` and the like for a new control, an empty text for nothing.
fn worded(sheet: &Sheet, own: &Word) -> Json {
    let column = sheet.columns.iter().find(|column| column.at == own.column);
    json!({
        "heading": column.map(|column| &column.heading),
        "place": own.place.to_string(),
        "word": own.word,
        "rows": own.rows,
        "said": own.said.as_ref().map(Means::key),
        "taken": own.taken,
        "form_of": own.form_of,
        "near": own.near,
        "again": own.again,
        "new": own.makes,
        "new_as": own.begins.map(kernel::Choice::key),
        "readings": own.readings.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn word(meaning: &Meaning) -> &'static str {
    match meaning {
        Meaning::Reference => "reference",
        Meaning::RecordVersion => "record version",
        Meaning::Number => "number of another list",
        Meaning::Place(_) => "field",
        Meaning::Computed => "computed here",
        Meaning::Judged(_) => "judged by an act",
        Meaning::Waiting(_) => "judged by an act once its words are told",
        Meaning::Brought(_) => "brought in as it was decided",
        Meaning::Decided => "decided by acts",
        Meaning::LeftOut => "left out",
        Meaning::Answer(_) => "another answer",
        Meaning::Repeated => "repeated",
        Meaning::Unknown => "unknown",
    }
}

fn by(by: By) -> &'static str {
    match by {
        By::Key => "key",
        By::Label => "label",
        By::Foreign => "word of other lists",
        By::Remembered => "remembered",
        By::Told => "told",
        By::Nothing => "nothing",
    }
}

fn row(row: &Row) -> Json {
    let contested = |own: &Contested| json!({ "place": own.place, "here": own.here, "sheet": own.sheet, "taken": own.taken.map(Side::key) });
    let change = |own: &Change| json!({ "place": own.place, "before": own.before, "after": own.after });
    json!({
        "row": row.number,
        "outcome": row.outcome.key(),
        "reference": row.reference,
        "title": row.title,
        "changes": row.changes.iter().map(change).collect::<Vec<_>>(),
        "contested": row.contested.iter().map(contested).collect::<Vec<_>>(),
        "note": row.note,
    })
}
