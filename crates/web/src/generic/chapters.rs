//! The fields of a large register in chapters, so that one reads or fills one thing after the other.

use kernel::{Field, Kind, own};

use super::desk::TAGS;

/// Most fields that stand together without chapters.
const PLAIN_FIELDS_MAX: usize = 8;
/// Registers whose records are people or stand for them.
const PEOPLE: &[&str] = &["person", "role", "unit"];

/// What the fields of a chapter say of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// What it is.
    What,
    /// Who has to do with it.
    Who,
    /// When something happens.
    When,
    /// What it hangs together with.
    Links,
    /// Tags and the organization's own fields.
    Words,
}

impl Chapter {
    /// The id of its title's text.
    pub fn key(self) -> &'static str {
        match self {
            Self::What => "chapter-what",
            Self::Who => "chapter-who",
            Self::When => "chapter-when",
            Self::Links => "chapter-links",
            Self::Words => "chapter-words",
        }
    }
}

/// Fields in chapters, in the order of their declaration within each; a single chapter without a name where they
/// are few.
pub fn chapters<T>(fields: Vec<T>, field: impl Fn(&T) -> &'static Field) -> Vec<(Option<Chapter>, Vec<T>)> {
    let own: Vec<_> = fields.iter().map(&field).collect();
    let plain = own.iter().filter(|field| of(field) != Chapter::Words).count() <= PLAIN_FIELDS_MAX;
    let mut chapters: Vec<(Option<Chapter>, Vec<T>)> = Vec::new();
    for one in fields {
        let chapter = (!plain).then(|| leading(field(&one), &own));
        match chapters.iter_mut().find(|(other, _)| *other == chapter) {
            Some((_, all)) => all.push(one),
            None => chapters.push((chapter, vec![one])),
        }
    }
    chapters.sort_by_key(|(chapter, _)| *chapter);
    chapters
}

/// A field that is shown only with another stands beside it.
fn leading(field: &'static Field, all: &[&'static Field]) -> Chapter {
    let leader = field.when.and_then(|(key, _)| all.iter().find(|other| other.key == key));
    leader.map_or_else(|| of(field), |leader| of(leader))
}

fn of(field: &Field) -> Chapter {
    match field.kind {
        _ if field.key == TAGS || field.key == own::FIELD => Chapter::Words,
        Kind::Link(register) | Kind::Links(register) if PEOPLE.contains(&register) => Chapter::Who,
        Kind::Link(_) | Kind::Links(_) => Chapter::Links,
        Kind::Date | Kind::Time => Chapter::When,
        Kind::Whole if field.key.ends_with("_months") || field.key.ends_with("_days") => Chapter::When,
        _ => Chapter::What,
    }
}

#[cfg(test)]
mod tests {
    use isms::planning::{Asset, AssetType};
    use kernel::{Declared, Register};

    use super::*;

    fn titles(register: &'static Register) -> Vec<(Option<Chapter>, Vec<&'static str>)> {
        let fields = register.live_fields().map(|(_, field)| field).collect();
        let told = |(chapter, fields): (_, Vec<&Field>)| (chapter, fields.iter().map(|field| field.key).collect());
        chapters(fields, |field| *field).into_iter().map(told).collect()
    }

    #[test]
    fn a_large_register_is_read_in_chapters_and_a_small_one_at_once() {
        let large = titles(Asset::REGISTER);
        let who = large.iter().find(|(chapter, _)| *chapter == Some(Chapter::Who)).expect("an asset has an owner");
        assert!(who.1.contains(&"owner") && !who.1.contains(&"site"), "{who:?}");
        assert_eq!(large.last().expect("chapters"), &(Some(Chapter::Words), vec!["tags", "own"]));
        assert_eq!(titles(AssetType::REGISTER).len(), 1);
    }

    #[test]
    fn no_field_is_lost_and_none_stands_twice() {
        for register in isms::REGISTERS {
            let mut keys: Vec<_> = titles(register).into_iter().flat_map(|(_, keys)| keys).collect();
            let mut all: Vec<_> = register.live_fields().map(|(_, field)| field.key).collect();
            keys.sort_unstable();
            all.sort_unstable();
            assert_eq!(keys, all, "{}", register.key);
        }
    }
}
