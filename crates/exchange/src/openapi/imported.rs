//! The shapes of what an import answers.

use serde_json::{Map, Value as Json, json};

use super::{shared, whole};

/// What a member holds.
enum Of {
    Text,
    /// A text, or nothing.
    Name,
    Number,
    /// A number, or nothing.
    Place,
    Yes,
    Texts,
    /// A shape of this name.
    One(&'static str),
    /// A shape of this name, or nothing.
    Perhaps(&'static str),
    Each(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words, or nothing.
    WordOrNone(&'static [&'static str]),
}

type Shape = (&'static str, &'static [(&'static str, Of)]);

/// How many rows of each outcome; of an import and of each sheet.
const COUNTS: [&str; 7] = ["new", "doubles", "changed", "same", "conflicts", "refused", "renamed"];

/// Members that are always there, of each shape.
const SHAPES: [Shape; 14] = {
    use Of::{Each, Name, Number, One, Perhaps, Place, Text, Texts, Word, WordOrNone, Yes};
    [
        (
            "Import",
            &[
                ("kind", Word(&["sheets", "threats", "organization"])),
                ("sheets", Each("ImportSheet")),
                ("records", Each("ImportRecords")),
                ("notes", Texts),
                ("refusals", Each("ImportRefusal")),
                ("entry", Place),
            ],
        ),
        ("ImportRecords", &[("register", Text), ("made", Number), ("changed", Number)]),
        ("ImportRefusal", &[("place", Text), ("message", Text)]),
        ("ImportAside", &[("row", Number), ("words", Text)]),
        ("ImportBrings", &[("act", Text), ("rows", Number), ("columns", Texts), ("told", Yes)]),
        ("ImportLacking", &[("place", Text), ("told", Text)]),
        (
            "ImportUnsaid",
            &[
                ("place", Text),
                ("taken", Text),
                ("usual", Text),
                ("told", Yes),
                ("warned", Yes),
                ("once_done", Name),
                ("choices", Texts),
            ],
        ),
        ("ImportCounts", &[]),
        (
            "ImportSheet",
            &[
                ("name", Text),
                ("register", Name),
                ("heading_row", Number),
                ("columns", Each("ImportColumn")),
                ("words", Each("ImportWord")),
                ("counts", One("ImportCounts")),
                ("rows", Each("ImportRow")),
                ("notes", Texts),
                ("warnings", Texts),
                ("left_out", Each("ImportAside")),
                ("proposed", Each("ImportAside")),
                ("unsaid", Each("ImportUnsaid")),
                ("lacking", Each("ImportLacking")),
                ("brings", Perhaps("ImportBrings")),
            ],
        ),
        (
            "ImportColumn",
            &[
                ("column", Text),
                ("heading", Text),
                ("place", Name),
                ("meaning", Text),
                ("by", Text),
                ("suggestions", Texts),
                ("example", Text),
            ],
        ),
        (
            "ImportWord",
            &[
                ("heading", Name),
                ("place", Text),
                ("word", Text),
                ("rows", Number),
                ("said", Name),
                ("taken", Place),
                ("form_of", Name),
                ("near", Name),
                ("again", Yes),
                ("new", Yes),
                ("new_as", Name),
                ("readings", Texts),
            ],
        ),
        (
            "ImportRow",
            &[
                ("row", Number),
                ("outcome", Word(&["new", "double", "changed", "same", "conflict", "refused"])),
                ("reference", Name),
                ("title", Text),
                ("changes", Each("ImportChange")),
                ("contested", Each("ImportContested")),
                ("note", Name),
            ],
        ),
        (
            "ImportContested",
            &[("place", Text), ("here", Text), ("sheet", Text), ("taken", WordOrNone(&["here", "sheet"]))],
        ),
        ("ImportChange", &[("place", Text), ("before", Text), ("after", Text)]),
    ]
};

/// The shapes by their names.
pub fn schemas() -> Map<String, Json> {
    let mut shapes: Map<String, Json> =
        SHAPES.iter().map(|(name, members)| ((*name).to_owned(), shape(name, members))).collect();
    shapes["Import"]["properties"]["entry"]["description"] = json!("None where nothing was written");
    // Only where nobody can tell which register a sheet lists.
    shapes["ImportSheet"]["properties"]["candidates"] = Of::Texts.schema();
    shapes
}

fn shape(name: &str, members: &[(&'static str, Of)]) -> Json {
    let counted = if matches!(name, "Import" | "ImportCounts") { COUNTS.as_slice() } else { &[] };
    let counts = counted.iter().map(|count| (*count, Of::Number.schema()));
    whole(counts.chain(members.iter().map(|(key, of)| (*key, of.schema()))))
}

impl Of {
    fn schema(&self) -> Json {
        match self {
            Of::Text => json!({ "type": "string" }),
            Of::Name => json!({ "type": ["string", "null"] }),
            Of::Number => json!({ "type": "integer" }),
            Of::Place => json!({ "type": ["integer", "null"] }),
            Of::Yes => json!({ "type": "boolean" }),
            Of::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Of::One(name) => shared("schemas", name),
            Of::Perhaps(name) => json!({ "anyOf": [shared("schemas", name), { "type": "null" }] }),
            Of::Each(name) => json!({ "type": "array", "items": shared("schemas", name) }),
            Of::Word(words) => json!({ "enum": words }),
            Of::WordOrNone(words) => {
                json!({ "enum": words.iter().map(Some).chain([None]).collect::<Vec<_>>() })
            }
        }
    }
}
