//! Places in the standard as people write them: `9.2.2 b`, `A.5.18`, `A.5.15 to A.5.18`, `8.1 and A.5.22`.

use super::{Edition, find_control};

/// Words between two ends of a range.
const RANGE: [&str; 3] = [" to ", " - ", "–"];

/// The first part of a list of places that no edition knows; parts stand between commas, semicolons or "and", and a
/// range of controls or clauses names its two ends.
pub fn unknown(text: &str) -> Option<&str> {
    let parts = text.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
    parts.filter(|part| !part.is_empty()).find(|part| !ranged(part).all(known))
}

/// The ends of a range, or the one place.
fn ranged(part: &str) -> impl Iterator<Item = &str> {
    let between = RANGE.iter().find_map(|word| part.split_once(word));
    let (first, last) = between.map_or((part, None), |(first, last)| (first, Some(last)));
    [Some(first), last].into_iter().flatten().map(str::trim)
}

/// Whether some edition has this clause, requirement, control, or theme: `7.5.3`, `6.1.2 c 2`, `A.8.13`, `A.6`.
pub fn known(id: &str) -> bool {
    let dotted = id.replace(' ', ".");
    let has = |edition: &Edition| {
        let standard = edition.standard();
        let place = standard.clause(&dotted).is_some() || standard.requirement(&dotted).is_some();
        place || standard.theme(&dotted).is_some() || standard.objective(&dotted).is_some() || below(edition, &dotted)
    };
    find_control(id).is_some() || Edition::ALL.iter().any(has)
}

/// Whether requirements or subclauses lie below this place: `6.1.2.c` has `6.1.2.c.1`, `4` has `4.1`.
fn below(edition: &Edition, place: &str) -> bool {
    let standard = edition.standard();
    let lies = |id: &str| id.strip_prefix(place).is_some_and(|rest| rest.starts_with(['.', '-']));
    standard.requirements.iter().any(|requirement| lies(&requirement.id))
}

/// Whether a text names an edition that can be worked with: `ISO/IEC 27001:2022 with Amendment 1:2024`.
pub fn names_edition(text: &str) -> bool {
    Edition::ALL.iter().any(|edition| text.trim().starts_with(edition.standard().reference.as_str()))
}

/// Whether a text speaks of the standard at all, in any edition or none.
pub fn names_standard(text: &str) -> bool {
    text.contains("27001")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_known_one_by_one_in_lists_and_as_ranges() {
        let lists =
            ["9.2.2 b", "4", "A.6", "6.1.2 c", "6.1.3 a, 6.1.3 f", "A.5.15 to A.5.18", "8.1 and A.5.22", "A.12.3.1"];
        for list in lists {
            assert_eq!(unknown(list), None, "{list}");
        }
        for (list, part) in
            [("banana", "banana"), ("8.1, A.99.99", "A.99.99"), ("A.5.15 to A.5.99", "A.5.15 to A.5.99")]
        {
            assert_eq!(unknown(list), Some(part), "{list}");
        }
    }

    #[test]
    fn an_edition_is_named_by_its_year() {
        assert!(names_edition("ISO/IEC 27001:2022 with Amendment 1:2024") && names_edition("ISO/IEC 27001:2013"));
        assert!(!names_edition("ISO 27001") && names_standard("ISO 27001") && !names_standard("ISO 9001:2015"));
    }
}
