//! Marks that say that a cell holds what stands above it: `"`, *ditto*, *s. o.*

use crate::sheets::cues::CUES;
use crate::sheets::file::book::{Lines, letters, listed};

/// Whether a text is such a mark.
pub fn is(text: &str) -> bool {
    let bare: String =
        text.trim().to_lowercase().chars().filter(|sign| !sign.is_whitespace() && *sign != '.').collect();
    CUES.ditto.marks.has(&bare) && (!CUES.ditto.pointed.has(&bare) || text.trim().ends_with('.'))
}

/// Writes into cells with such a mark what stands above them, and tells where.
pub fn fill(lines: &mut Lines) -> Option<String> {
    let mut told = Vec::new();
    for at in 1..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let marked = line.cells.iter().enumerate().filter(|(_, cell)| is(&cell.words())).map(|(column, _)| column);
        let (marked, number): (Vec<_>, _) = (marked.collect(), line.number);
        for column in marked {
            let above = lines.get(at - 1).map(|line| line.cell(column).clone().owned()).filter(|cell| !cell.is_empty());
            let Some(above) = above.filter(|above| !is(&above.words())) else { continue };
            lines.write(at..at + 1, column, &above);
            told.push(format!("{}{number} as \"{}\"", letters(column), above.words().trim()));
        }
    }
    (!told.is_empty())
        .then(|| format!("marks for the same again are read as what stands above them: {}", listed(told.into_iter())))
}

#[cfg(test)]
mod tests {
    use super::is;

    #[test]
    fn marks_of_several_languages_are_known() {
        assert!(["\"", " 〃", "Ditto", "dto.", "s. o.", "See above", "-\"-", "do."].into_iter().all(is));
        assert!(!["", "do", "so", "id", "dto", "Above", "\"Mail\""].into_iter().any(is));
    }
}
