//! The natural order of clause and control numbers: A.5.2 before A.5.10, 6.1.2 before 6.1.2.a.1 before 6.1.2-doc.

use std::cmp::Ordering;

/// One step of an id. The order of the variants is the order of sorting: a lettered item comes before the
/// sentences that have no letter, and the clauses before Annex A.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Step<'a> {
    Number(u32),
    Word(&'a str),
    AfterHyphen(Option<u32>, &'a str),
}

/// Compares two ids of clauses, requirements or controls in the order in which the standard counts.
pub fn compare_ids(a: &str, b: &str) -> Ordering {
    steps(a).cmp(steps(b))
}

fn steps(id: &str) -> impl Iterator<Item = Step<'_>> {
    id.split('.').flat_map(|part| {
        let mut words = part.split('-');
        let first = words.next().map(plain);
        first.into_iter().chain(words.map(after_hyphen))
    })
}

fn plain(word: &str) -> Step<'_> {
    word.parse().map_or(Step::Word(word), Step::Number)
}

fn after_hyphen(word: &str) -> Step<'_> {
    Step::AfterHyphen(word.parse().ok(), word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_as_the_standard_counts() {
        let sorted = [
            "4",
            "4.1",
            "4.2.a",
            "4.3",
            "4.3.a",
            "4.3-doc",
            "6.1.2",
            "6.1.2.a.1",
            "6.1.2.a.2",
            "6.1.2.b",
            "6.1.2.e.2",
            "6.1.2-doc",
            "6.1.3.d",
            "6.1.3.d-1",
            "6.1.3.d-2",
            "6.1.3.e",
            "6.2",
            "10.1",
            "A.5",
            "A.5.1",
            "A.5.1.1",
            "A.5.2",
            "A.5.10",
            "A.8.34",
            "A.18.2.3",
        ];
        let mut shuffled: Vec<_> = sorted.iter().rev().copied().collect();
        shuffled.sort_by(|a, b| compare_ids(a, b));
        assert_eq!(shuffled, sorted);
    }
}
