//! What the columns of a foreign sheet mean, said once and kept.

use kernel::{Group, Guard, Lines, Many, Own, Path, Proposal, Record, Refusal, Register, Text, parse};

/// What the columns of a foreign sheet mean: said once, and used again for every sheet with these headings.
#[derive(Clone, Debug, Record)]
#[register(key = "column-map", plural = "column-maps", reference = "XM-{n:03}")]
pub struct ColumnMap {
    /// What it is called, such as the name of the list or of the tool it comes from.
    #[field(column)]
    pub title: Text,
    /// The key of the register that such a sheet is about.
    #[field(column)]
    pub register: Text,
    /// The headings of the sheet, each with the place it fills.
    pub headings: Many<Heading>,
    /// Words of its columns that no choice and no record is called by, each with what it means.
    pub words: Many<Meant>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// One column of a foreign sheet.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Heading {
    /// What stands above the column.
    pub heading: Text,
    /// The place it fills, such as owner or value[c].level; empty where the column is left out.
    pub place: Option<Text>,
}

/// One word of a column of a foreign sheet.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Meant {
    /// What stands above the column.
    pub heading: Text,
    /// The word.
    pub word: Text,
    /// What would be written in its place: a choice, a step, or a record; + makes a record, empty leaves it out.
    pub means: Option<Text>,
}

/// Places that are no fields: the record of a row, and the version it was exported with.
const BESIDE_FIELDS: [&str; 2] = ["reference", "record_version"];

impl Guard for ColumnMap {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let map = proposal.after;
        let Some(register) = proposal.state.register(&map.register) else {
            let message = format!("there is no register \"{}\"; write the key of one, such as asset", map.register);
            return vec![Refusal::software("register", message)];
        };
        let lost =
            map.headings.iter().filter(|(_, own)| own.place.as_ref().is_some_and(|place| !leads(register, place)));
        let refusal = |(key, own): (&str, &Heading)| {
            let place = own.place.as_ref().map(ToString::to_string).unwrap_or_default();
            let message = format!("{place} is no field of {}; write one of its keys", register.plural);
            Refusal::software(format!("headings[{key}].place"), message)
        };
        lost.map(refusal).collect()
    }
}

fn leads(register: &Register, place: &str) -> bool {
    let path = place.parse::<Path>().ok();
    BESIDE_FIELDS.contains(&place) || path.is_some_and(|path| parse::place(register.fields, &path).is_ok())
}
