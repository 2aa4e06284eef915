//! Files that come in as records, and records that go out as files.

use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::parameters::given;
use super::{BASE, responses, shared};
use crate::problem::Sort;
use crate::sheets::{Encoding, Order};

/// The paths.
pub fn paths() -> Map<String, Json> {
    let at = |what: &str| format!("{BASE}/orgs/{{org}}/{what}");
    Map::from_iter([(at("import"), json!({ "post": bring() })), (at("export"), json!({ "get": take() }))])
}

/// What speaks against a file.
const PROBLEMS: [Sort; 4] = [Sort::Malformed, Sort::Conflict, Sort::TooLarge, Sort::Refused];

fn bring() -> Json {
    let text = || json!({ "type": "string" });
    let yes = || json!({ "type": "boolean" });
    // Each with its sign between name and meaning; without it the request cannot be read.
    let several = |form: &str| json!({ "type": "array", "items": { "type": "string", "pattern": form } });
    let one_of = |words: &[&str]| json!({ "type": "string", "enum": words });
    let registers: Vec<_> = isms::REGISTERS.iter().flat_map(|register| [register.plural, register.key]).collect();
    let of_sheet = format!("=({})?$", registers.join("|"));
    let own = [
        ("name", "What the file is called", text()),
        ("dry_run", "Tell what it would do, and do nothing", yes()),
        ("carried", "Bring in the threat library of the product; the body is not read", yes()),
        ("register", "The register that a sheet lists which stands alone and does not tell it", one_of(&registers)),
        ("sheet", "The register of one sheet, as sheet=register, or sheet= to leave it out", several(&of_sheet)),
        ("map", "What a heading means, as heading:field, or heading: to leave it out", several(":")),
        (
            "word",
            "What a word of a column means, as heading:word=choice or record; = alone leaves it empty, =+ makes it new, =+role makes a role where a person is asked for, =+implemented, =+partly, =+planned and =+not-started make a control that is in place so far",
            several(":.*="),
        ),
        ("match_titles", "Let rows without a reference change the record that bears their title", yes()),
        ("hidden_sheets", "Read hidden sheets too", yes()),
        ("leave_refused", "Leave out all rows with a refusal", yes()),
        ("encoding", "How a text file is encoded that is no UTF-8", one_of(&Encoding::ALL.map(Encoding::key))),
        ("days", "How days such as 03/04/2026 are read", one_of(&Order::ALL.map(Order::key))),
        ("leave_row", "A row to leave out, as sheet:row", several(":[0-9]{1,9}$")),
        (
            "fill",
            "What new records hold where no column says it, as field=words; {Course} in the words stands for the cell in the column of that name",
            several("="),
        ),
        (
            "keep",
            "A column that no field holds and that is kept as an own field, by its heading; * for all that nobody knows",
            several("."),
        ),
        (
            "take",
            "What counts where a cell was edited here and in the file since it was made: here or sheet for all, sheet:row=here for a row, sheet:row:place=sheet for a cell; the last counts",
            several("(^|=)(here|sheet)$"),
        ),
        (
            "bring_in",
            "A sheet whose rows come in as decided before where they say that something was approved, closed or given; * for all",
            several("."),
        ),
        ("sure", "Say that what is warned about is meant", yes()),
        ("remember", "Keep what map and word say under this title", text()),
    ];
    let own = own.map(|(name, says, schema)| given("query", name, says, schema));
    let good = json!({
        "description": "What it would do, and the entry it became",
        "content": { "application/json": { "schema": shared("schemas", "Import") } },
        "headers": { "Idempotent-Replayed": shared("headers", "Replayed") },
    });
    let mut operation = Operation {
        id: "importFile".to_owned(),
        tag: "files",
        summary: "Bring in a workbook, a text file or a whole organization: all of it, or nothing".to_owned(),
        parameters: [with(&["Org", "Because", "HappenedOn", "IdempotencyKey"]), own.into()].concat(),
        body: None,
        responses: responses::with_problems(200, good, &PROBLEMS),
    }
    .print();
    let content = json!({ "*/*": { "schema": { "type": "string", "contentMediaType": "application/octet-stream" } } });
    operation["requestBody"] = json!({ "required": false, "description": "The file as it is", "content": content });
    operation
}

fn take() -> Json {
    let formats = json!({ "type": "string", "enum": ["json", "yaml", "xlsx", "csv", "pdf", "zip"] });
    let editions = json!({ "type": "string", "enum": ["iso27001-2022", "iso27001-2013"] });
    let own = [
        given(
            "query",
            "format",
            "json, yaml, xlsx, or zip with the content of files; of one register or the statement pdf, json, xlsx or csv",
            formats,
        ),
        given("query", "register", "One register; everything where none is named", json!({ "type": "string" })),
        given(
            "query",
            "statement",
            "The Statement of Applicability: a frozen version by its reference, or today for the rows as they are",
            json!({ "type": "string" }),
        ),
        given("query", "standard", "The edition of the rows as they are", editions),
    ];
    let file = |media: &str| json!({ "type": "string", "contentMediaType": media });
    let book = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let good = json!({
        "description": "The file; workbook and CSV can be changed and imported again",
        "content": {
            "application/json": { "schema": { "type": "object", "additionalProperties": true } },
            "application/yaml": { "schema": file("application/yaml") },
            "application/pdf": { "schema": file("application/pdf") },
            "application/zip": { "schema": file("application/zip") },
            "text/csv": { "schema": file("text/csv") },
            book: { "schema": file(book) },
        },
    });
    Operation {
        id: "exportFile".to_owned(),
        tag: "files",
        summary: "Everything that the organization holds, or one register, as a file".to_owned(),
        parameters: [with(&["Org", "AsOf"]), own.into()].concat(),
        body: None,
        responses: responses::with_problems(200, good, &[Sort::Malformed]),
    }
    .print()
}
